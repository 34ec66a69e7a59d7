//! One test a defect of structure.

use super::*;
use crate::defect::Code::*;
use crate::store::ItemKind;

fn sha(text: &str) -> String {
    Digest::of(SHA256, text.as_bytes()).to_string()
}

#[test]
fn a_right_bag_is_intact_complete_and_valid() {
    let report = bag().report();
    assert_eq!(found(&report), []);
    assert_eq!(report.verdict, Verdict::Intact);
    assert!(report.complete);
    assert_eq!(report.valid, Validity::Valid);
    assert_eq!(report.version, Some(Version::V1_0));
    assert_eq!(report.algorithms, [SHA256]);
    assert_eq!((report.payload_files, report.payload_octets), (3, 8));
    assert_eq!(report.tag_files, 4);
    assert_eq!(report.info[0].0, "Bagging-Date");
    let root = Digest::of(SHA256, &bag().files[TAG_MANIFEST]);
    assert_eq!(report.root_digest, Some(root));
}

#[test]
fn a_quick_look_never_says_intact() {
    let report = look(&bag().store(), Depth::Structure);
    assert_eq!(report.verdict, Verdict::NotRead);
    assert_eq!((report.complete, report.valid), (true, Validity::Unknown));
    let payload = bag().tamper("data/b/c.mp4", "VIDEO");
    assert_eq!(
        look(&payload.store(), Depth::Structure).verdict,
        Verdict::NotRead
    );
    let tag = bag().set("note.txt", "a").tamper("note.txt", "b");
    assert_eq!(
        found(&look(&tag.store(), Depth::Structure)),
        only(TagDigest, "note.txt")
    );
    let size = bag().tamper("data/b/c.mp4", "longer video");
    assert_eq!(
        look(&size.store(), Depth::Structure).verdict,
        Verdict::Incomplete
    );
}

#[test]
fn not_a_bag() {
    let report = look(&Memory::new([("a.txt", "a")]), Depth::Contents);
    assert_eq!(found(&report), only(NotABag, ""));
    assert_eq!(report.verdict, Verdict::Unverifiable);
    assert_eq!((report.complete, report.valid), (false, Validity::Unknown));
}

#[test]
fn version_2_0_is_refused() {
    let bag = bag().edit(BAGIT, |text| text.replace("1.0", "2.0"));
    assert_eq!(bag.found(), only(UnsupportedVersion, BAGIT));
    assert_eq!(bag.report().verdict, Verdict::Unverifiable);
}

#[test]
fn unknown_encoding_is_refused() {
    let bag = bag().edit(BAGIT, |text| text.replace("UTF-8", "UTF-7"));
    assert_eq!(bag.found(), only(UnsupportedEncoding, BAGIT));
}

#[test]
fn three_lines_of_bagit_txt() {
    let bag = bag().edit(BAGIT, |text| text + "Third: line\n");
    assert_eq!(bag.found(), only(BadDeclaration, BAGIT));
    assert_eq!(bag.report().verdict, Verdict::Incomplete);
    assert_eq!(bag.report().valid, Validity::Invalid);
}

#[test]
fn no_manifest() {
    let bag = bag().remove(MANIFEST).seal();
    assert_eq!(bag.found(), only(NoManifest, ""));
}

#[test]
fn unknown_algorithm() {
    let bag = bag().set("manifest-whirlpool.txt", "00 data/a.txt\n");
    assert_eq!(
        bag.found(),
        only(UnknownAlgorithm, "manifest-whirlpool.txt")
    );
    assert_eq!(bag.report().verdict, Verdict::Intact);
    let alone = bag.remove(MANIFEST).seal();
    let codes: Vec<_> = alone.found().into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, [NoManifest, UnknownAlgorithm]);
}

#[test]
fn a_second_manifest_of_an_algorithm_is_not_used() {
    let bag = bag().set("manifest-SHA-256.txt", "00 data/a.txt\n");
    assert_eq!(bag.found(), only(UnknownAlgorithm, "manifest-SHA-256.txt"));
    let manifest = bag.files[MANIFEST].clone();
    let alone = bag
        .set("manifest-SHA-256.txt", manifest)
        .remove(MANIFEST)
        .seal();
    assert_eq!(alone.found(), []);
    assert_eq!(alone.report().algorithms, [SHA256]);
}

#[test]
fn no_payload_directory_and_empty_payload() {
    let empty = Bag::of(Version::V1_0, &[SHA256], &[]);
    assert_eq!(empty.found(), only(NoPayloadDirectory, ""));
    let store = empty.store().with_directory("data");
    assert_eq!(look(&store, Depth::Contents).verdict, Verdict::Intact);
}

#[test]
fn links_devices_and_a_linked_data() {
    let store = bag()
        .store()
        .with_special("data/link", ItemKind::Link)
        .with_special("data/fifo", ItemKind::Special);
    let report = look(&store, Depth::Contents);
    assert_eq!(
        found(&report),
        [
            (LinkInBag, "data/fifo".into()),
            (LinkInBag, "data/link".into())
        ]
    );
    assert_eq!(report.verdict, Verdict::Altered);
    let empty = Bag::of(Version::V1_0, &[SHA256], &[]).store();
    let linked = look(&empty.with_special("data", ItemKind::Link), Depth::Contents);
    assert_eq!(
        found(&linked),
        [
            (NoPayloadDirectory, String::new()),
            (LinkInBag, "data".into())
        ]
    );
}

#[test]
fn a_link_that_the_container_reported_is_not_reported_again() {
    let store = bag().store().with_special("data/link", ItemKind::Link);
    let before = vec![Defect::at(LinkInBag, "bag/data/link").with("kind", "link")];
    let report = verify(&store, before, &options(Depth::Contents), &mut |_| {});
    assert_eq!(found(&report), only(LinkInBag, "bag/data/link"));
}

#[test]
fn a_listed_file_that_is_a_link_is_not_opened() {
    let store = bag().remove("data/empty").store();
    let report = look(
        &store.with_special("data/empty", ItemKind::Link),
        Depth::Contents,
    );
    assert!(found(&report).contains(&(LinkInBag, "data/empty".into())));
    assert_eq!(report.verdict, Verdict::Altered);
}

#[test]
fn digest_of_wrong_length() {
    let bag = bag().edit(MANIFEST, |text| {
        text.replacen(&sha("甲"), &sha("甲")[2..], 1)
    });
    let report = bag.report();
    assert_eq!(found(&report), only(DigestLength, "data/a.txt"));
    assert_eq!(fact(&report, DigestLength, "expected"), "64");
    assert_eq!(fact(&report, DigestLength, "found"), "62");
    assert_eq!(fact(&report, DigestLength, "line"), "1");
}

#[test]
fn manifest_line_that_is_none() {
    for line in ["nonsense\n", "\n", "xyz data/a.txt\n", "# comment\n"] {
        let bag = bag().edit(MANIFEST, |text| text + line);
        let report = bag.report();
        assert!(
            found(&report).contains(&(ManifestLine, MANIFEST.into())),
            "{line:?}"
        );
        assert_eq!(fact(&report, ManifestLine, "line"), "4");
        assert_ne!(report.verdict, Verdict::Intact);
    }
}

#[test]
fn upper_case_digests_are_fine() {
    let upper = sha("甲").to_uppercase();
    let bag = bag().edit(MANIFEST, |text| text.replace(&sha("甲"), &upper));
    assert_eq!(bag.found(), []);
}

#[test]
fn listed_twice() {
    let bag = bag().edit(MANIFEST, |text| {
        text + &format!("{}  data/a.txt\n", sha("甲"))
    });
    assert_eq!(bag.found(), only(DuplicateLine, "data/a.txt"));
    let missing = bag
        .remove("data/a.txt")
        .edit(INFO, |text| text.replace("Payload-Oxum: 8.3\n", ""));
    assert_eq!(
        missing.found(),
        [
            (DuplicateLine, "data/a.txt".into()),
            (MissingPayload, "data/a.txt".into())
        ]
    );
}

#[test]
fn missing_payload_and_oxum() {
    let bag = bag().remove("data/b/c.mp4");
    let report = bag.report();
    assert_eq!(found(&report), only(MissingPayload, "data/b/c.mp4"));
    assert_eq!(fact(&report, MissingPayload, "other"), MANIFEST);
    assert_eq!(report.verdict, Verdict::Incomplete);
    assert!(!report.complete);
}

#[test]
fn a_renamed_file_is_missing_and_unlisted() {
    let octets = bag().files["data/b/c.mp4"].clone();
    let bag = bag().remove("data/b/c.mp4").tamper("data/b/d.mp4", octets);
    assert_eq!(
        bag.found(),
        [
            (MissingPayload, "data/b/c.mp4".into()),
            (UnlistedPayload, "data/b/d.mp4".into())
        ]
    );
}

#[test]
fn junk_missing_is_a_warning() {
    let payload = [("data/.DS_Store", "junk"), ("data/a", "a")];
    let bag = Bag::of(Version::V1_0, &[SHA256], &payload).remove("data/.DS_Store");
    let report = bag.report();
    assert_eq!(found(&report), only(JunkMissing, "data/.DS_Store"));
    assert_eq!(report.verdict, Verdict::Intact);
    assert_eq!((report.complete, report.valid), (false, Validity::Invalid));
}

#[test]
fn unlisted_payload() {
    let bag = bag()
        .tamper("data/new.txt", "")
        .edit(INFO, |text| text.replace("8.3", "8.4"));
    assert_eq!(bag.found(), only(UnlistedPayload, "data/new.txt"));
    assert_eq!(bag.report().verdict, Verdict::Altered);
    assert!(!bag.report().complete);
}

#[test]
fn not_in_every_manifest() {
    let payload = [("data/a", "a"), ("data/b", "b")];
    let bag = Bag::of(Version::V1_0, &[SHA256, Algorithm::Sha512], &payload)
        .edit("manifest-sha512.txt", |text| {
            text.lines().next().unwrap().to_owned()
        });
    let report = bag.report();
    assert_eq!(found(&report), only(NotInEveryManifest, "data/b"));
    assert_eq!(
        fact(&report, NotInEveryManifest, "other"),
        "manifest-sha512.txt"
    );
}

#[test]
fn manifests_that_disagree() {
    let both = [SHA256, Algorithm::Sha512];
    let wrong = Digest::of(Algorithm::Sha512, b"other").to_string();
    let bag = Bag::of(Version::V1_0, &both, &[("data/a", "a")])
        .edit("manifest-sha512.txt", |text| {
            format!("{wrong}  {}", text.split_once("  ").unwrap().1)
        });
    let report = bag.report();
    assert_eq!(found(&report), only(PayloadDigest, "data/a"));
    assert_eq!(fact(&report, PayloadDigest, "field"), "sha512");
    assert_eq!(fact(&report, PayloadDigest, "expected"), wrong);
}

#[test]
fn altered_payload_and_tag_file() {
    let report = bag().tamper("data/b/c.mp4", "vide0").report();
    assert_eq!(found(&report), only(PayloadDigest, "data/b/c.mp4"));
    assert_eq!(fact(&report, PayloadDigest, "expected"), sha("video"));
    assert_eq!(fact(&report, PayloadDigest, "found"), sha("vide0"));
    assert_eq!(report.verdict, Verdict::Altered);
    assert_eq!((report.complete, report.valid), (true, Validity::Invalid));
    let report = bag().tamper_text(INFO, |text| text + "A: b\n").report();
    assert_eq!(found(&report), only(TagDigest, INFO));
}

#[test]
fn missing_tag_file() {
    let report = bag().set("note.txt", "a").remove("note.txt").report();
    assert_eq!(found(&report), only(MissingTagFile, "note.txt"));
    assert_eq!(report.verdict, Verdict::Incomplete);
}

#[test]
fn tag_manifest_lists_itself_or_payload() {
    for path in [TAG_MANIFEST, "tagmanifest-md5.txt", "data/a.txt"] {
        let line = format!("{}  {path}\n", sha("甲"));
        let bag = bag().tamper_text(TAG_MANIFEST, |text| text + &line);
        assert_eq!(bag.found(), only(TagManifestScope, path));
    }
}

#[test]
fn tag_manifest_omits_a_payload_manifest() {
    let keep = |text: String| {
        let lines = text.lines().filter(|line| !line.ends_with(MANIFEST));
        lines.map(|line| format!("{line}\n")).collect()
    };
    let report = bag().tamper_text(TAG_MANIFEST, keep).report();
    assert_eq!(found(&report), only(TagManifestOmits, MANIFEST));
    assert_eq!(fact(&report, TagManifestOmits, "other"), TAG_MANIFEST);
}

#[test]
fn unlisted_tag_file_and_no_tag_manifest() {
    let bag = bag().tamper("note.txt", "a");
    assert_eq!(bag.found(), only(UnlistedTagFile, "note.txt"));
    assert_eq!(bag.report().verdict, Verdict::Intact);
    let bag = bag.remove(TAG_MANIFEST);
    assert_eq!(bag.found(), only(NoTagManifest, ""));
    assert_eq!(bag.report().root_digest, None);
}

#[test]
fn bag_of_our_making_never_lacks_its_tag_manifest() {
    let ours = "Bag-Software-Agent: Liudi backup 0.1.0\n";
    let bag = bag().tamper("bag-info.txt", ours).remove(TAG_MANIFEST);
    assert_eq!(bag.found(), only(MissingTagFile, TAG_MANIFEST));
    assert_eq!(bag.report().verdict, Verdict::Incomplete);
}

#[test]
fn payload_oxum_wrong_malformed_or_twice() {
    let oxum = |text: &'static str| {
        bag()
            .edit(INFO, move |info| info.replace("8.3", text))
            .report()
    };
    let report = oxum("9.3");
    assert_eq!(found(&report), only(OxumMismatch, INFO));
    assert_eq!(fact(&report, OxumMismatch, "expected"), "9.3");
    assert_eq!(fact(&report, OxumMismatch, "found"), "8.3");
    assert_eq!(found(&oxum("8.4")), only(OxumMismatch, INFO));
    assert_eq!(found(&oxum("8 octets")), only(OxumMalformed, INFO));
    assert_eq!(
        found(&oxum("8.3\nPayload-Oxum: 8.3")),
        only(OxumMalformed, INFO)
    );
    assert_eq!(report.verdict, Verdict::Incomplete);
}

#[test]
fn bag_info_line_and_repeated_bagging_date() {
    let bag_info = |line: &'static str| bag().edit(INFO, move |text| text + line).report();
    let report = bag_info("no label\n");
    assert_eq!(found(&report), only(InfoLine, INFO));
    assert_eq!(fact(&report, InfoLine, "line"), "3");
    let report = bag_info("Bagging-Date: 2026-11-22\n");
    assert_eq!(found(&report), only(RepeatedLabel, INFO));
    assert_eq!(fact(&report, RepeatedLabel, "label"), "Bagging-Date");
    assert_eq!(report.verdict, Verdict::Intact);
    let report = bag_info("Note: one\n  two\n\tthree\n");
    assert_eq!(report.info[2].1, "one\ntwo\nthree");
}

#[test]
fn weak_algorithms() {
    let payload = [("data/a", "a")];
    for (algorithms, weak) in [
        (vec![Algorithm::Md5], true),
        (vec![Algorithm::Md5, Algorithm::Sha1], true),
        (vec![Algorithm::Md5, Algorithm::Sha224], false),
    ] {
        let report = Bag::of(Version::V1_0, &algorithms, &payload).report();
        assert_eq!(!found(&report).is_empty(), weak);
        assert_eq!(report.verdict, Verdict::Intact);
        if weak {
            assert!(fact(&report, WeakAlgorithm, "found").starts_with("md5"));
        }
    }
}

#[test]
fn all_six_algorithms() {
    let payload = [("data/a", "a"), ("data/b", "")];
    for algorithms in Algorithm::ALL
        .map(|a| vec![a])
        .into_iter()
        .chain([Algorithm::ALL.to_vec()])
    {
        let bag = Bag::of(Version::V1_0, &algorithms, &payload);
        let report = bag.report();
        assert_eq!(report.verdict, Verdict::Intact, "{algorithms:?}");
        assert_eq!(report.valid, Validity::Valid);
        assert_eq!(report.algorithms, algorithms);
        let report = bag.tamper("data/a", "b").report();
        let wrong = report.defects.iter().filter(|d| d.code == PayloadDigest);
        assert_eq!(wrong.count(), algorithms.len());
    }
}

#[test]
fn root_digest_expected() {
    let sealed = bag();
    let root = Digest::of(SHA256, &sealed.files[TAG_MANIFEST]);
    let ask = |bag: &Bag| {
        let mut options = options(Depth::Contents);
        options.expect = Some(root.clone());
        verify(&bag.store(), Vec::new(), &options, &mut |_| {})
    };
    assert_eq!(ask(&sealed).verdict, Verdict::Intact);
    // Someone replaced a file and wrote all manifests anew: only the root digest tells.
    let forged = Bag::of(Version::V1_0, &[SHA256], &[("data/a.txt", "forged")]);
    assert_eq!(forged.report().verdict, Verdict::Intact);
    let report = ask(&forged);
    assert_eq!(found(&report), only(RootDigest, TAG_MANIFEST));
    assert_eq!(report.verdict, Verdict::Altered);
    assert_eq!(fact(&report, RootDigest, "expected"), root.to_string());
    let bare = sealed.remove(TAG_MANIFEST);
    let report = ask(&bare);
    assert!(found(&report).contains(&(NoRootDigest, String::new())));
    assert_eq!(report.verdict, Verdict::Unverifiable);
}

#[test]
fn defects_of_the_container_count() {
    let found_before = vec![Defect::at(Gap, "bag/data/a")];
    let report = verify(
        &bag().store(),
        found_before,
        &options(Depth::Contents),
        &mut |_| {},
    );
    assert_eq!(found(&report), only(Gap, "bag/data/a"));
    assert_eq!(report.verdict, Verdict::Altered);
}
