//! Bags of the drafts before RFC 8493, 0.93 to 0.97.

use super::*;
use crate::defect::Code::*;

fn drafts() -> impl Iterator<Item = Version> {
    Version::ALL
        .into_iter()
        .filter(|version| !version.is_final())
}

fn draft(version: Version) -> Bag {
    let payload = [("data/a%0Ab.txt", "1"), ("data/100%", "2")];
    Bag::of(version, &[SHA256], &payload)
}

#[test]
fn every_draft_is_read_and_decodes_nothing() {
    for version in drafts() {
        let report = draft(version).report();
        assert_eq!(found(&report), [], "{version}");
        assert_eq!(
            (report.verdict, report.valid),
            (Verdict::Intact, Validity::Valid)
        );
        assert_eq!(report.version, Some(version));
        assert_eq!(report.info.len(), 2, "{version}");
    }
}

#[test]
fn line_ends_that_a_draft_encoded_are_found() {
    // bagit-python writes 0.97 bags and encodes CR and LF in them.
    let bag = Bag::of(
        Version::V0_97,
        &[SHA256],
        &[("data/Icon\r", "i"), ("data/%0D", "p")],
    );
    let bag = bag.edit(MANIFEST, |text| text.replace('\r', "%0D"));
    assert_eq!(bag.found(), []);
    let altered = bag.tamper("data/Icon\r", "j");
    assert_eq!(altered.found(), only(PayloadDigest, "data/Icon\r"));
}

#[test]
fn package_info_up_to_0_95() {
    assert!(draft(Version::V0_95).files.contains_key("package-info.txt"));
    assert!(draft(Version::V0_96).files.contains_key(INFO));
    let mut bag = draft(Version::V0_94);
    let info = bag.files.remove("package-info.txt").unwrap();
    let report = bag.set(INFO, info).report();
    assert_eq!(report.info.len(), 2);
}

#[test]
fn metadata_may_repeat() {
    for version in drafts() {
        let bag = draft(version).edit(version.info_name(), |text| text + "X: 1\nX: 2\nx: 3\n");
        assert_eq!(bag.found(), []);
        assert_eq!(bag.report().info.len(), 5);
    }
}

#[test]
fn blanks_are_forgiven() {
    let bag = draft(Version::V0_97)
        .edit(BAGIT, |text| text.replace(": ", " :  "))
        .edit(INFO, |text| text.replace(": ", " : ") + "\nA:b\n\n")
        .edit(MANIFEST, |text| text.replace(' ', "\t ") + "\n");
    assert_eq!(bag.found(), []);
}

#[test]
fn one_manifest_is_enough_in_a_draft() {
    let payload = [("data/a", "a"), ("data/b", "b")];
    let bag = Bag::of(Version::V0_97, &[SHA256, Algorithm::Md5], &payload)
        .edit(MANIFEST, |text| text.lines().next().unwrap().to_owned())
        .edit("manifest-md5.txt", |text| {
            text.lines().nth(1).unwrap().to_owned()
        });
    assert_eq!(bag.found(), []);
    let bag = bag.edit("manifest-md5.txt", |_| String::new());
    assert_eq!(bag.found(), only(UnlistedPayload, "data/b"));
}

#[test]
fn a_repeated_line_is_a_warning_when_the_digest_is_the_same() {
    let bag = draft(Version::V0_97);
    let twice = bag.clone().edit(MANIFEST, |text| text.clone() + &text);
    assert_eq!(
        twice.found(),
        [
            (RepeatedLine, "data/100%".into()),
            (RepeatedLine, "data/a%0Ab.txt".into())
        ]
    );
    assert_eq!(twice.report().verdict, Verdict::Intact);
    let other = Digest::of(SHA256, b"other");
    let differ = bag.edit(MANIFEST, |text| format!("{text}{other}  data/100%\n"));
    assert_eq!(differ.found(), only(DuplicateLine, "data/100%"));
}

#[test]
fn tag_manifests_of_drafts_may_omit_manifests() {
    let bag = draft(Version::V0_97).tamper_text(TAG_MANIFEST, |text| {
        let lines = text.lines().filter(|line| !line.ends_with(MANIFEST));
        lines.map(|line| format!("{line}\n")).collect()
    });
    assert_eq!(bag.found(), only(UnlistedTagFile, MANIFEST));
}

#[test]
fn unsafe_paths_are_refused_in_drafts_too() {
    let line = format!("{}  ../../../README.md\n", Digest::of(SHA256, b""));
    let bag = draft(Version::V0_97).edit(MANIFEST, |text| text + &line);
    assert_eq!(bag.found(), only(UnsafePath, "../../../README.md"));
}

#[test]
fn fetch_of_a_draft_needs_one_manifest_only() {
    let payload = [("data/a", "a"), ("data/b", "b")];
    let bag = Bag::of(Version::V0_97, &[SHA256, Algorithm::Md5], &payload)
        .edit(MANIFEST, |text| text.lines().next().unwrap().to_owned())
        .remove("data/b")
        .set("fetch.txt", "http://a.example/b 1 data/b\n");
    assert_eq!(bag.found(), only(NotFetched, "data/b"));
}
