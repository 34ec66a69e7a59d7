//! Names that systems, zips and manifests make trouble with, all the way into the archive.
#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use super::support::{Place, entries};

/// Awkward, yet possible on the disk of a Unix system.
pub fn awkward() -> Vec<Vec<u8>> {
    let mut names: Vec<Vec<u8>> = [
        "视频（全）：最终版！.txt",
        "a\r\nb.txt",
        "100%25 %41 %.csv",
        "e\u{301}.txt",
        "\u{e9}.txt",
        "Case.txt",
        "case.txt",
        "CON",
        "aux.txt",
        "trailing dot.",
        "trailing blank ",
        " leading",
        "tab\there",
        "back\\slash.txt",
        "quote\"'<>|?*:.txt",
        "~",
        "-rf",
        "\u{202e}gpj.exe",
        "\u{1b}[31mred",
    ]
    .iter()
    .map(|n| n.as_bytes().to_vec())
    .collect();
    names.push(b"\xb6\xa9\xb5\xa5.csv".to_vec());
    names.push(b"\xd5\x5c.txt".to_vec());
    names.push(b"\xff\xfe\xfd".to_vec());
    names.push("订".repeat(85).into_bytes());
    names.push([&b"\xb6\xa9".repeat(125)[..], b".csv"].concat());
    names
}

/// Two lines, so that a table of them has a row.
pub fn content(at: usize) -> String {
    format!("content {at}\n1\n")
}

pub fn plant(place: &Place) -> Vec<Vec<u8>> {
    let names = awkward();
    std::fs::create_dir_all(place.path("s/空")).unwrap();
    for (at, name) in names.iter().enumerate() {
        std::fs::write(place.path("s").join(OsStr::from_bytes(name)), content(at)).unwrap();
    }
    names
}

#[test]
fn every_awkward_name_is_collected_under_a_path_that_verifies() {
    let place = Place::new();
    let names = plant(&place);
    let ran = place.expect(0, &["collect", "s", "-o", "a.zip", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["payload"]["files"], names.len());
    assert_eq!(
        value["renamed"], 6,
        "twin, backslash, four that are no UTF-8"
    );
    let found = entries(&place.path("a.zip"));
    let mut contents: Vec<String> = found
        .iter()
        .filter(|(name, _)| name.starts_with("a/data/"))
        .map(|(_, content)| String::from_utf8(content.clone()).unwrap())
        .collect();
    contents.sort();
    let mut expected: Vec<String> = (0..names.len()).map(content).collect();
    expected.sort();
    assert_eq!(contents, expected);
    assert!(
        found.contains_key("a/data/s/订单.csv"),
        "GBK octets get a readable name"
    );
    let records = String::from_utf8(found["a/liudi/names.jsonl"].clone()).unwrap();
    assert!(
        records.contains("\"octets\":\"646174612f732fb6a9b5a52e637376\""),
        "{records}"
    );
    assert!(
        records.contains("{\"directory\":\"data/s/空\"}"),
        "{records}"
    );
    let manifest = String::from_utf8(found["a/manifest-sha256.txt"].clone()).unwrap();
    assert!(
        manifest.contains("data/s/a%0D%0Ab.txt")
            && manifest.contains("data/s/100%2525 %2541 %25.csv")
    );
    let ran = place.expect(0, &["verify", "a.zip"]);
    assert!(
        !ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'),
        "{}",
        ran.out
    );
    place.expect(0, &["collect", "s", "-o", "f", "--format", "dir"]);
    place.expect(0, &["verify", "f"]);
}

#[test]
fn a_file_and_a_folder_of_one_readable_name_both_come_back() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::new();
    place.write("s/订单/1.csv", "utf-8\n1\n");
    place.write("s/a＼b/1.csv", "folder\n1\n");
    place.write("s/a\\b", "file");
    let gbk = std::ffi::OsStr::from_bytes(b"s/\xb6\xa9\xb5\xa5");
    std::fs::write(place.path("").join(gbk), "gbk").unwrap();
    for (target, format) in [("a.zip", "zip"), ("a", "dir")] {
        place.expect(0, &["collect", "s", "-o", target, "--format", format]);
        let back = format!("{format}-back");
        place.expect(0, &["extract", target, "-C", &back]);
        assert_eq!(place.list(&format!("{back}/s")).len(), 4);
        assert_eq!(place.read(&format!("{back}/s/订单/1.csv")), b"utf-8\n1\n");
        assert_eq!(place.read(&format!("{back}/s/a\\b")), b"file");
        let file = place.path(&back).join(gbk);
        assert_eq!(std::fs::read(file).unwrap(), b"gbk");
    }
    let zip = super::support::entries(&place.path("a.zip"));
    for name in zip.keys() {
        let inside = format!("{name}/");
        assert!(
            !zip.keys().any(|other| other.starts_with(&inside)),
            "{name}"
        );
    }
}
