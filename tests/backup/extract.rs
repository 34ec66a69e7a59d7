//! What `list` shows and `extract` gives back.

use super::support::{Place, noise};

fn archive(place: &Place) {
    place.write("s/视频/a.bin", noise(1, 300_000));
    place.write("s/订单/2026.csv", "编号,金额\n".repeat(900));
    place.write("s/empty.txt", "");
    let made = place.expect(1, &["collect", "s", "-o", "a.zip"]);
    assert!(made.out.contains("E301"), "{}", made.out);
}

#[test]
fn everything_comes_back_with_its_time() {
    let place = Place::new();
    archive(&place);
    let ran = place.expect(0, &["extract", "a.zip", "-C", "out"]);
    assert!(ran.out.contains("3 files"), "{}", ran.out);
    for name in ["s/视频/a.bin", "s/订单/2026.csv", "s/empty.txt"] {
        assert!(
            place.read(&format!("out/{name}")) == place.read(name),
            "{name}"
        );
        let seconds = |path: &str| {
            let time = place.path(path).metadata().unwrap().modified().unwrap();
            time.duration_since(std::time::UNIX_EPOCH)
                .unwrap()
                .as_secs()
        };
        assert_eq!(seconds(&format!("out/{name}")), seconds(name));
    }
    // Once more changes nothing, and says so.
    let ran = place.expect(0, &["extract", "a.zip", "-C", "out"]);
    assert!(
        ran.out.contains("3 files stood there already"),
        "{}",
        ran.out
    );
    place.expect(0, &["extract", "a.zip", "-C", "whole", "--bag"]);
    place.expect(0, &["verify", "whole/a"]);
}

#[test]
fn a_pattern_gives_what_it_means_and_a_foreign_file_is_not_overwritten() {
    let place = Place::new();
    archive(&place);
    place.expect(0, &["extract", "a.zip", "*.csv", "-C", "out"]);
    assert!(place.has("out/s/订单/2026.csv") && !place.has("out/s/视频"));
    place.write("out/s/订单/2026.csv", "mine");
    let ran = place.expect(
        1,
        &["extract", "a.zip", "s/订单", "-C", "out", "--lang", "zh"],
    );
    assert!(ran.out.contains("--force"), "{}", ran.out);
    assert_eq!(place.read("out/s/订单/2026.csv"), b"mine");
    place.expect(0, &["extract", "a.zip", "s/订单", "-C", "out", "--force"]);
    assert_eq!(
        place.read("out/s/订单/2026.csv"),
        place.read("s/订单/2026.csv")
    );
    let ran = place.expect(1, &["extract", "a.zip", "nothing-like-that", "-C", "out"]);
    assert!(ran.err.contains("nothing-like-that"), "{ran:?}");
}

#[test]
fn what_fails_its_digest_is_not_left_standing_as_if_it_were_whole() {
    let place = Place::new();
    archive(&place);
    place.damage("a.zip", 1, 300_000);
    let ran = place.expect(1, &["extract", "a.zip", "-C", "out"]);
    assert!(
        ran.out.contains("s/视频/a.bin") && ran.out.contains("2 files"),
        "{}",
        ran.out
    );
    assert_eq!(place.list("out/s/视频"), Vec::<String>::new());
    let ran = place.expect(
        1,
        &[
            "extract",
            "a.zip",
            "-C",
            "marked",
            "--keep-damaged",
            "--json",
        ],
    );
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["damaged"][0]["kept"], "s/视频/a.bin.damaged");
    assert_eq!(place.list("marked/s/视频"), ["a.bin.damaged"]);
}

#[cfg(unix)]
#[test]
fn awkward_names_come_back_octet_by_octet_and_windows_gets_a_map() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::new();
    let names = super::names::plant(&place);
    place.expect(0, &["collect", "s", "-o", "a.zip"]);
    place.expect(0, &["extract", "a.zip", "-C", "out"]);
    for (at, name) in names.iter().enumerate() {
        let path = place.path("out/s").join(OsStr::from_bytes(name));
        assert_eq!(
            std::fs::read(&path).unwrap(),
            super::names::content(at).into_bytes(),
            "{path:?}"
        );
    }
    assert!(place.path("out/s/空").is_dir());
    assert_eq!(
        std::fs::read_dir(place.path("out/s")).unwrap().count(),
        names.len() + 1
    );
    let ran = place.expect(
        0,
        &[
            "extract", "a.zip", "-C", "win", "--names", "windows", "--json",
        ],
    );
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["restored"]["files"], names.len());
    assert!(place.has("win/liudi-names.jsonl"));
    for name in place.list("win/s") {
        assert!(
            !name.contains(['<', '>', ':', '"', '|', '?', '*', '\\']),
            "{name}"
        );
        assert!(
            !name.ends_with([' ', '.']) && !name.eq_ignore_ascii_case("con"),
            "{name}"
        );
    }
}

#[cfg(unix)]
#[test]
fn links_that_stand_in_the_target_are_not_followed() {
    let place = Place::new();
    archive(&place);
    place.write("outside/keep.txt", "keep");
    std::fs::create_dir_all(place.path("out/s")).unwrap();
    std::os::unix::fs::symlink(place.path("outside"), place.path("out/s/视频")).unwrap();
    std::os::unix::fs::symlink(
        place.path("outside/keep.txt"),
        place.path("out/s/empty.txt"),
    )
    .unwrap();
    place.expect(1, &["extract", "a.zip", "-C", "out", "--force"]);
    assert_eq!(place.list("outside"), ["keep.txt"]);
    assert_eq!(place.read("outside/keep.txt"), b"keep");
    assert!(place.has("out/s/订单/2026.csv"));
}

#[test]
fn a_listing_has_size_time_digest_and_path() {
    let place = Place::new();
    archive(&place);
    let ran = place.expect(0, &["list", "a.zip"]);
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let line = ran
        .out
        .lines()
        .find(|l| l.ends_with("  s/empty.txt"))
        .unwrap();
    assert!(
        line.contains(empty) && line.trim_start().starts_with("0  20"),
        "{line}"
    );
    assert!(ran.out.ends_with("3 files, 312.60 kB\n"), "{}", ran.out);
    let ran = place.expect(0, &["list", "a.zip", "--bag", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["entries"].as_array().unwrap().len(), 10);
    place.write("no.zip", "none");
    let ran = place.expect(2, &["list", "no.zip"]);
    assert!(ran.err.contains("E201"), "{ran:?}");
    let whole = place.read("a.zip");
    place.write("cut.zip", &whole[..whole.len() / 2]);
    for command in ["list", "extract"] {
        let ran = place.expect(2, &[command, "cut.zip"]);
        assert!(ran.err.contains("E202") && ran.err.contains('→'), "{ran:?}");
        assert!(
            !ran.err.contains("--quick"),
            "nobody asked for a quick check: {ran:?}"
        );
    }
}

#[test]
fn a_zip_that_leads_out_of_the_folder_is_refused() {
    let place = Place::new();
    let options = zip::write::SimpleFileOptions::default();
    let mut writer = zip::ZipWriter::new(std::fs::File::create(place.path("evil.zip")).unwrap());
    for name in ["b/bagit.txt", "b/data/../../../escaped.txt"] {
        writer.start_file(name, options).unwrap();
    }
    writer.finish().unwrap();
    let ran = place.run(&["extract", "evil.zip", "-C", "in/out"]);
    assert!(matches!(ran.code, Some(1 | 2)), "{ran:?}");
    assert!(!place.has("escaped.txt") && !place.has("in/escaped.txt"));
    assert_eq!(place.expect(2, &["verify", "evil.zip"]).code, Some(2));
}
