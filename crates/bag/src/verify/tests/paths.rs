//! Paths: unsafe, encoded, twins, normal forms, `fetch.txt`.

use super::*;
use crate::defect::Code::*;

const ZEROS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

fn with_line(path: &str) -> Bag {
    bag().edit(MANIFEST, |text| format!("{text}{ZEROS}  {path}\n"))
}

#[test]
fn unsafe_paths_in_a_manifest_are_refused() {
    for path in [
        "../../etc/passwd",
        "data/../../a",
        "/etc/passwd",
        "C:\\Windows\\a",
        "C:/Windows/a",
        "\\\\server\\share\\a",
        "\\\\?\\C:\\a",
        "~/a",
        "./data/a.txt",
        "data//a",
        "data/a\\b",
        "%HomeDrive%/a",
    ] {
        let report = with_line(&path.replace("%Home", "%25Home").replace("ve%", "ve%25")).report();
        assert_eq!(found(&report), only(UnsafePath, path));
        assert_eq!(report.verdict, Verdict::Unverifiable);
        assert_eq!(fact(&report, UnsafePath, "other"), MANIFEST);
        assert_eq!(fact(&report, UnsafePath, "line"), "4");
    }
}

#[test]
fn unsafe_paths_in_a_tag_manifest_are_refused() {
    let line = format!("{ZEROS}  ../a\n");
    let bag = bag().tamper_text(TAG_MANIFEST, |text| text + &line);
    assert_eq!(bag.found(), only(UnsafePath, "../a"));
}

#[test]
fn outside_data() {
    for path in ["bag-info.txt", "database/a", "Data/a"] {
        assert_eq!(with_line(path).found(), only(OutsideData, path));
    }
}

#[test]
fn names_a_directory() {
    for path in ["data/b", "data/b/", "data", "data/"] {
        assert_eq!(
            with_line(path).found(),
            only(NamesDirectory, path),
            "{path}"
        );
    }
    let store = with_line("data/hollow")
        .store()
        .with_directory("data/hollow");
    let report = look(&store, Depth::Contents);
    assert_eq!(found(&report), only(NamesDirectory, "data/hollow"));
}

#[test]
fn line_ends_and_percent_are_encoded_in_1_0() {
    let names = [
        "data/a\nb",
        "data/a\rb",
        "data/a\r\nb",
        "data/100%",
        "data/a%0Ab",
        "data/%41",
        "data/%25",
    ];
    let payload = names.map(|name| (name, name));
    let bag = Bag::of(Version::V1_0, &[SHA256], &payload);
    assert_eq!(bag.found(), []);
    let manifest = String::from_utf8(bag.files[MANIFEST].clone()).unwrap();
    assert!(manifest.contains("data/a%0D%0Ab") && manifest.contains("data/a%250Ab"));
    let lower = bag.edit(MANIFEST, |text| text.replace("%0D%0A", "%0d%0a"));
    assert_eq!(lower.found(), []);
}

#[test]
fn a_stray_percent_is_taken_literally() {
    for name in ["data/100%", "data/a%41", "data/a%"] {
        let encoded = crate::path::encode(name).into_owned();
        let bag = Bag::of(Version::V1_0, &[SHA256], &[(name, "x")])
            .edit(MANIFEST, |text| text.replace(&encoded, name));
        assert_eq!(bag.found(), only(StrayPercent, name));
        assert_eq!(bag.report().verdict, Verdict::Intact);
    }
}

#[test]
fn a_name_that_was_never_encoded_is_found_literally() {
    // Makers that encode CR and LF only write `%25` for a file that is really called so.
    let bag = Bag::of(Version::V1_0, &[SHA256], &[("data/a%25b", "x")])
        .edit(MANIFEST, |text| text.replace("a%2525b", "a%25b"));
    assert_eq!(bag.found(), only(StrayPercent, "data/a%b"));
    assert_eq!(bag.report().verdict, Verdict::Intact);
}

#[test]
fn the_style_of_md5sum_is_a_warning() {
    let bag = bag().edit(MANIFEST, |text| text.replace("  data", " *data"));
    assert_eq!(bag.found(), only(ChecksumStyle, MANIFEST));
    let payload = [("data/a\nb", "x")];
    let bag = Bag::of(Version::V1_0, &[SHA256], &payload)
        .edit(MANIFEST, |text| format!("\\{}", text.replace("%0A", "\\n")));
    assert_eq!(bag.found(), only(ChecksumStyle, MANIFEST));
    assert_eq!(bag.report().verdict, Verdict::Intact);
}

#[test]
fn case_twins_and_normal_form_twins() {
    let twins = [
        ("data/A.txt", "1"),
        ("data/a.txt", "2"),
        ("data/é", "3"),
        ("data/e\u{301}", "4"),
    ];
    let bag = Bag::of(Version::V1_0, &[SHA256], &twins);
    let report = bag.report();
    assert_eq!(
        found(&report),
        [
            (CaseTwins, "data/a.txt".into()),
            (NormalFormTwins, "data/é".into())
        ]
    );
    assert_eq!(fact(&report, CaseTwins, "other"), "data/A.txt");
    assert_eq!(fact(&report, NormalFormTwins, "other"), "data/e\u{301}");
    assert_eq!(report.verdict, Verdict::Intact);
    // Each keeps its own digest.
    let report = bag.tamper("data/é", "4").report();
    assert!(found(&report).contains(&(PayloadDigest, "data/é".into())));
}

#[test]
fn listed_and_stored_normal_form_differ() {
    for (stored, listed) in [("data/é", "data/e\u{301}"), ("data/e\u{301}", "data/é")] {
        let bag = Bag::of(Version::V1_0, &[SHA256], &[(stored, "x")])
            .edit(MANIFEST, |text| text.replace(stored, listed));
        let report = bag.report();
        assert_eq!(found(&report), only(NormalFormDiffers, listed));
        assert_eq!(fact(&report, NormalFormDiffers, "other"), stored);
        assert_eq!((report.verdict, report.complete), (Verdict::Intact, true));
        let report = bag.tamper(stored, "y").report();
        assert!(found(&report).contains(&(PayloadDigest, stored.into())));
    }
}

#[test]
fn one_file_listed_under_two_normal_forms() {
    let twins = [("data/e\u{301}", "x"), ("data/é", "x")];
    for gone in ["data/e\u{301}", "data/é"] {
        let bag = Bag::of(Version::V1_0, &[SHA256], &twins)
            .remove(gone)
            .edit(INFO, |text| text.replace("2.2", "1.1"));
        assert!(
            bag.found().iter().all(|(code, _)| *code == NormalFormTwins),
            "{:?}",
            bag.found()
        );
    }
    let twins = [("data/e\u{301}", "x"), ("data/é", "y")];
    let bag = Bag::of(Version::V1_0, &[SHA256], &twins).remove("data/é");
    assert!(bag.found().contains(&(MissingPayload, "data/é".into())));
}

fn holey(line: &'static str) -> Bag {
    bag().remove("data/b/c.mp4").set("fetch.txt", line)
}

#[test]
fn a_holey_bag_is_incomplete() {
    for line in [
        "https://a.example/c 5 data/b/c.mp4\n",
        "https://a.example/c - data/b/c.mp4\r\n",
    ] {
        let report = holey(line).report();
        assert_eq!(found(&report), only(NotFetched, "data/b/c.mp4"));
        assert_eq!(report.verdict, Verdict::Incomplete);
        assert!(!report.complete);
    }
    let whole = bag().set("fetch.txt", "https://a.example/c 5 data/b/c.mp4\n");
    assert_eq!(whole.found(), []);
}

#[test]
fn fetch_lines_that_are_none() {
    for line in [
        "a/b 5 data/b/c.mp4",
        "https://a five data/b/c.mp4",
        "https://a 5",
        "",
    ] {
        let report = bag().set("fetch.txt", format!("{line}\n")).report();
        assert_eq!(found(&report), only(FetchLine, "fetch.txt"), "{line}");
        assert_eq!(fact(&report, FetchLine, "line"), "1");
    }
}

#[test]
fn fetch_paths_are_judged_though_never_fetched() {
    for (path, code) in [
        ("../../a", UnsafePath),
        ("C:\\a", UnsafePath),
        ("/a", UnsafePath),
        ("~/a", UnsafePath),
        ("data/not-listed", FetchNotInManifest),
        (INFO, FetchTagFile),
        ("data/b", NamesDirectory),
    ] {
        let bag = bag().set("fetch.txt", format!("https://a.example/x 1 {path}\n"));
        assert_eq!(bag.found(), only(code, path));
    }
}

#[test]
fn names_of_every_kind_are_found() {
    let long = format!("data/{}", "长".repeat(100));
    let names = [
        "data/CON",
        "data/NUL.txt",
        "data/尾点.",
        "data/尾空格 ",
        "data/ 首空格",
        "data/*星",
        "data/~$doc.docx",
        "data/12:30.mp4",
        "data/「全角」：／.png",
        "data/\u{202E}gpj.exe",
        &long,
    ];
    let payload = names.map(|name| (name, name));
    assert_eq!(Bag::of(Version::V1_0, &[SHA256], &payload).found(), []);
}
