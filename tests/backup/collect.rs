//! What `collect` makes of ordinary sources, and what it says.

use std::io::Read as _;
use std::time::{Duration, UNIX_EPOCH};

use super::support::{Place, entries, fixtures, found, noise};

fn shop(place: &Place) {
    place.write("shop/视频/a.mp4", found("videos/good-faststart.mp4"));
    place.write("shop/截图/1.png", found("pictures/good.png"));
    place.write("shop/订单/2026.csv", "订单编号,金额\n".repeat(5_000));
    place.write("shop/订单/big.csv", "1,2,3\n".repeat(100_000));
    place.write("shop/cache.bin", noise(1, 400_000));
}

#[test]
fn the_fixtures_are_collected_and_both_languages_say_so() {
    let place = Place::new();
    let source = fixtures();
    let source = source.to_str().unwrap();
    let english = place.expect(1, &["collect", source, "-o", "a.zip"]);
    let text = place.plain(&english.out);
    insta::with_settings!({filters => vec![(r"[0-9a-f]{64}", "DIGEST"), (r"\([\d.]+ kB\)", "(SIZE)"), (r"(?m)^    [0-9a-f ]{39}$", "    DIGEST")]}, {
        insta::assert_snapshot!("collected_en", text);
        let chinese = place.expect(1, &["collect", source, "-o", "b.zip", "--lang", "zh"]);
        let text = place.plain(&chinese.out);
        insta::with_settings!({filters => vec![(r"[0-9a-f]{64}", "DIGEST"), (r"（[\d.]+ kB）\n  ", "（SIZE）\n  "), (r"(?m)^    [0-9a-f ]{39}$", "    DIGEST")]}, {
            insta::assert_snapshot!("collected_zh", text);
        });
    });
    assert!(
        english
            .err
            .starts_with("Found 11 files, 264.73 kB. Making "),
        "{}",
        english.err
    );
    assert_eq!(place.list("."), ["a.zip", "b.zip"]);
}

#[test]
fn another_reader_finds_every_file_as_it_was() {
    let place = Place::new();
    shop(&place);
    let time = UNIX_EPOCH + Duration::from_secs(1_700_000_001);
    std::fs::File::options()
        .write(true)
        .open(place.path("shop/视频/a.mp4"))
        .unwrap()
        .set_modified(time)
        .unwrap();
    place.write("shop/empty.json", "");
    let ran = place.expect(1, &["collect", "shop", "-o", "s.zip"]);
    assert!(ran.out.contains("E301"), "an empty file: {}", ran.out);
    let found = entries(&place.path("s.zip"));
    let payload: Vec<&str> = found
        .keys()
        .filter_map(|n| n.strip_prefix("s/data/"))
        .collect();
    assert_eq!(
        payload,
        [
            "shop/cache.bin",
            "shop/empty.json",
            "shop/截图/1.png",
            "shop/视频/a.mp4",
            "shop/订单/2026.csv",
            "shop/订单/big.csv"
        ]
    );
    for name in payload {
        assert_eq!(found[&format!("s/data/{name}")], place.read(name), "{name}");
    }
    let mut archive =
        zip::ZipArchive::new(std::fs::File::open(place.path("s.zip")).unwrap()).unwrap();
    assert!(!archive.has_overlapping_files().unwrap());
    let mut video = archive.by_name("s/data/shop/视频/a.mp4").unwrap();
    assert_eq!(video.compression(), zip::CompressionMethod::Stored);
    video.read_to_end(&mut Vec::new()).unwrap();
    drop(video);
    let octets = place.read("s.zip");
    let name = "s/data/shop/视频/a.mp4".as_bytes();
    let at = octets.windows(name.len()).position(|w| w == name).unwrap() + name.len();
    assert_eq!(
        octets[at..at + 9],
        [0x55, 0x54, 5, 0, 1, 0x01, 0xf1, 0x53, 0x65],
        "seconds in UTC"
    );
    let table = archive.by_name("s/data/shop/订单/2026.csv").unwrap();
    assert_eq!(table.compression(), zip::CompressionMethod::Deflated);
}

#[test]
fn tag_files_say_what_the_rfc_wants() {
    let place = Place::new();
    shop(&place);
    place.expect(
        0,
        &[
            "collect",
            "shop",
            "-o",
            "s.zip",
            "--digest",
            "sha512",
            "--info",
            "Source-Organization=某某 店",
        ],
    );
    let found = entries(&place.path("s.zip"));
    let text = |name: &str| String::from_utf8(found[&format!("s/{name}")].clone()).unwrap();
    assert_eq!(
        text("bagit.txt"),
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    );
    let octets: usize = found
        .iter()
        .filter(|(n, _)| n.contains("/data/"))
        .map(|(_, c)| c.len())
        .sum();
    let info = text("bag-info.txt");
    assert!(info.contains("Bagging-Date: 2026-11-21\n"), "{info}");
    assert!(
        info.contains(&format!("Payload-Oxum: {octets}.5\n")),
        "{info}"
    );
    assert!(
        info.contains("Bag-Size: ") && info.contains("Bag-Software-Agent: Liudi backup "),
        "{info}"
    );
    assert!(info.ends_with("Source-Organization: 某某 店\n"), "{info}");
    assert!(text("how-to-check.txt").contains("sha512sum -c"));
    for algorithm in ["sha256", "sha512"] {
        assert_eq!(
            text(&format!("manifest-{algorithm}.txt")).lines().count(),
            5
        );
        let tags = text(&format!("tagmanifest-{algorithm}.txt"));
        let listed: Vec<&str> = tags
            .lines()
            .map(|l| l.split_once("  ").unwrap().1)
            .collect();
        assert_eq!(
            listed,
            [
                "bag-info.txt",
                "bagit.txt",
                "catalog.json",
                "how-to-check.txt",
                "index.html",
                "manifest-sha256.txt",
                "manifest-sha512.txt"
            ]
        );
    }
    assert!(
        !found.contains_key("s/liudi/names.jsonl"),
        "no name needed it"
    );
}

#[test]
fn same_input_and_date_same_octets_whatever_the_jobs() {
    let place = Place::new();
    shop(&place);
    for n in 0..300 {
        place.write(&format!("shop/many/{n}.bin"), noise(n, 9_000));
    }
    for (name, jobs) in [("1/s.zip", "1"), ("2/s.zip", "2"), ("7/s.zip", "7")] {
        std::fs::create_dir(place.path(jobs)).unwrap();
        place.expect(
            0,
            &["collect", "shop", "-o", name, "--jobs", jobs, "--no-verify"],
        );
    }
    assert!(place.read("1/s.zip") == place.read("2/s.zip"));
    assert!(place.read("1/s.zip") == place.read("7/s.zip"));
}

#[test]
fn a_folder_is_the_same_bag_as_the_zip() {
    let place = Place::new();
    shop(&place);
    place.write("shop/empty.json", "");
    place.expect(1, &["collect", "shop", "-o", "bag.zip"]);
    place.expect(1, &["collect", "shop", "-o", "bag", "--format", "dir"]);
    for (name, content) in entries(&place.path("bag.zip")) {
        assert_eq!(place.read(&name), content, "{name}");
    }
    let modified = |path: &str| place.path(path).metadata().unwrap().modified().unwrap();
    let apart = modified("shop/截图/1.png")
        .duration_since(modified("bag/data/shop/截图/1.png"))
        .unwrap();
    assert!(apart < Duration::from_secs(1));
    place.expect(0, &["verify", "bag", "bag.zip"]);
}

#[test]
fn what_is_left_out_is_listed_and_makes_the_status_1() {
    let place = Place::new();
    shop(&place);
    place.write("shop/.DS_Store", "x");
    place.write("shop/tmp/draft.tmp", "x");
    place.write("shop/drafts/a.txt", "x");
    let ran = place.expect(
        1,
        &[
            "collect",
            "shop",
            "-o",
            "s.zip",
            "--exclude",
            "*.tmp",
            "--exclude",
            "drafts",
        ],
    );
    for name in ["shop/.DS_Store", "shop/tmp/draft.tmp", "shop/drafts"] {
        let said = ran.out.replace('\\', "/");
        assert!(said.contains(name), "{}", ran.out);
    }
    assert!(ran.out.contains("3 items were left out"), "{}", ran.out);
    place.expect(0, &["verify", "s.zip"]);
    let kept = place.expect(
        1,
        &[
            "collect",
            "shop",
            "-o",
            "k.zip",
            "--keep-junk",
            "--exclude",
            "*.tmp",
            "-q",
        ],
    );
    assert!(
        !kept.err.contains(".DS_Store") && kept.err.contains("draft.tmp"),
        "{}",
        kept.err
    );
    assert_eq!(kept.out, "");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_special_files_are_not_opened() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    shop(&place);
    place.write("elsewhere/secret.txt", "secret");
    symlink(place.path("elsewhere"), place.path("shop/link")).unwrap();
    symlink("nowhere", place.path("shop/dangling")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(place.path("shop/socket")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(place.path("shop/fifo"))
        .status()
        .unwrap();
    assert!(made.success());
    let ran = place.expect(1, &["collect", "shop", "-o", "s.zip", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let mut left: Vec<(String, String)> = value["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let path = one["path"].as_str().unwrap();
            (
                path.rsplit('/').next().unwrap().to_owned(),
                one["reason"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    left.sort();
    let expected = [
        ("dangling", "link"),
        ("fifo", "special"),
        ("link", "link"),
        ("socket", "special"),
    ];
    assert_eq!(left, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert!(
        entries(&place.path("s.zip"))
            .keys()
            .all(|name| !name.contains("secret"))
    );
}

#[test]
fn the_archive_never_collects_itself() {
    let place = Place::new();
    shop(&place);
    place.expect(0, &["collect", "shop", "-o", "shop/s.zip"]);
    assert!(
        entries(&place.path("shop/s.zip"))
            .keys()
            .all(|name| !name.contains("s.zip") && !name.contains("liudi-"))
    );
    // The next one takes the first along like any file.
    place.expect(0, &["collect", "shop", "-o", "shop/t.zip"]);
    assert!(entries(&place.path("shop/t.zip")).contains_key("t/data/shop/s.zip"));
}

#[test]
fn originals_are_as_they_were() {
    let place = Place::new();
    shop(&place);
    let look = || {
        let metadata = place.path("shop/视频/a.mp4").metadata().unwrap();
        (
            metadata.modified().unwrap(),
            // Windows keeps it itself, now and then; it cannot be asked not to without the right to write.
            cfg!(unix).then(|| metadata.accessed().unwrap()),
            place.list("shop"),
        )
    };
    let before = look();
    place.expect(0, &["collect", "shop", "-o", "s.zip"]);
    assert_eq!(look(), before);
}

#[test]
fn a_dry_run_writes_nothing_and_a_target_that_exists_is_refused() {
    let place = Place::new();
    shop(&place);
    let ran = place.expect(0, &["collect", "shop", "--dry-run"]);
    assert!(
        ran.out.contains("shop-backup.zip") && ran.out.contains("5 files"),
        "{}",
        ran.out
    );
    let quiet = place.expect(0, &["collect", "shop", "--dry-run", "--quiet"]);
    assert_eq!((&*quiet.out, &*quiet.err), ("", ""));
    assert_eq!(place.list("."), ["shop"]);
    place.expect(0, &["collect", "shop"]);
    let before = place.read("shop-backup.zip");
    let ran = place.expect(2, &["collect", "shop"]);
    insta::assert_snapshot!("target_exists", place.plain(&ran.err));
    assert_eq!(place.read("shop-backup.zip"), before);
    assert_eq!(place.list("."), ["shop", "shop-backup.zip"]);
}

#[test]
fn json_holds_what_the_text_says() {
    let place = Place::new();
    shop(&place);
    let ran = place.expect(0, &["collect", "shop", "-o", "s.zip", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["liudi"], "collect");
    assert_eq!(value["payload"]["files"], 5);
    assert_eq!(value["payload"]["kinds"]["table"]["files"], 2);
    assert_eq!(value["octets"], place.read("s.zip").len());
    let root = value["root_digest"].as_str().unwrap();
    place.expect(0, &["verify", "s.zip", "--expect", root]);
}

#[test]
fn arguments_that_make_no_sense_are_refused_with_a_hint() {
    let place = Place::new();
    shop(&place);
    place.write("none/.keep-me-out", "");
    std::fs::remove_file(place.path("none/.keep-me-out")).unwrap();
    let mut said = String::new();
    for arguments in [
        &["collect", "nowhere"][..],
        &["collect", "shop", "shop/../shop"],
        &["collect", "shop", "-o", "no/folder/a.zip"],
        &["collect", "shop", "--date", "21.11.2026"],
        &["collect", "shop", "--info", "no value"],
        &["collect", "shop", "--info", "payload-oxum=1.1"],
        &["collect", "shop", "--exclude", "a[b"],
        &["collect", "shop", "--format", "tar"],
        &["collect"],
        &["colect", "shop"],
        &["verify", "shop", "--expect", "abc"],
        &[],
    ] {
        let ran = place.expect(2, arguments);
        assert_eq!(ran.out, "");
        said += &format!(
            "$ backup {}\n{}",
            arguments.join(" "),
            place.plain(&ran.err)
        );
    }
    insta::assert_snapshot!("bad_arguments", said);
    assert_eq!(place.list("."), ["none", "shop"]);
}

#[test]
fn two_sources_of_one_name_are_both_collected_and_it_is_said() {
    let place = Place::new();
    place.write("a/x/1.txt", "one");
    place.write("b/x/1.txt", "two");
    let ran = place.expect(0, &["collect", "a/x", "b/x", "-o", "s.zip"]);
    assert!(ran.err.contains("b/x is stored as x~2"), "{}", ran.err);
    let found = entries(&place.path("s.zip"));
    assert_eq!(found["s/data/x/1.txt"], b"one");
    assert_eq!(found["s/data/x~2/1.txt"], b"two");
}

#[test]
fn a_named_file_that_is_excluded_is_left_out_and_told() {
    let place = Place::new();
    place.write("a.tmp", "a");
    place.write("b.txt", "b");
    let ran = place.expect(
        1,
        &[
            "collect",
            "a.tmp",
            "b.txt",
            "-o",
            "s.zip",
            "--exclude",
            "*.tmp",
            "--json",
        ],
    );
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["left_out"][0]["reason"], "excluded");
    assert_eq!(value["payload"]["files"], 1);
}

#[test]
fn a_source_inside_another_is_stored_once_and_it_is_said() {
    let place = Place::new();
    shop(&place);
    let ran = place.expect(
        0,
        &[
            "collect",
            "shop/视频",
            "shop",
            "shop/cache.bin",
            "-o",
            "s.zip",
        ],
    );
    assert_eq!(ran.err.matches("stored once").count(), 2, "{}", ran.err);
    let found = entries(&place.path("s.zip"));
    let payload = found.keys().filter(|name| name.starts_with("s/data/"));
    assert_eq!(payload.count(), 5);
    assert!(found.contains_key("s/data/shop/视频/a.mp4"));
}
