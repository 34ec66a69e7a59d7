//! What `collect` does when sources change, disks fill up, and others are at work.

use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::support::{Place, entries, found, noise};
#[cfg(unix)]
use super::support::{Ran, ran};

#[test]
fn a_file_that_keeps_growing_is_left_out_loudly_and_the_rest_is_whole() {
    let place = Place::new();
    for n in 0..6 {
        place.write(&format!("s/{n}.bin"), noise(n, 9_000_000));
    }
    let growing = place.write("s/3-growing.bin", noise(9, 30_000_000));
    let stop = AtomicBool::new(false);
    let ran = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = std::fs::File::options()
                .append(true)
                .open(&growing)
                .unwrap();
            while !stop.load(Ordering::Relaxed) {
                file.write_all(b"one more").unwrap();
                std::thread::sleep(Duration::from_micros(200));
            }
        });
        let ran = place.run(&["collect", "s", "-o", "a.zip", "--json"]);
        stop.store(true, Ordering::Relaxed);
        ran
    });
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["left_out"][0]["reason"], "changing");
    assert_eq!(value["payload"]["files"], 6);
    let found = entries(&place.path("a.zip"));
    for n in 0..6 {
        assert!(found[&format!("a/data/s/{n}.bin")] == place.read(&format!("s/{n}.bin")));
    }
    place.expect(0, &["verify", "a.zip"]);
    // Once it holds still it is taken, and nothing tells that it once did not.
    std::fs::remove_file(place.path("a.zip")).unwrap();
    place.expect(0, &["collect", "s", "-o", "a.zip"]);
}

#[test]
fn a_file_that_changes_once_is_read_again() {
    let place = Place::new();
    for n in 0..4 {
        place.write(&format!("s/{n}.bin"), noise(n, 40_000_000));
    }
    // Somewhere while 0 and 1 are read the last octets of both change, and their length.
    let touched = place.path("s/0.bin");
    let ran = std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(40));
            let mut file = std::fs::File::options()
                .append(true)
                .open(&touched)
                .unwrap();
            file.write_all(b"the end").unwrap();
        });
        place.run(&["collect", "s", "-o", "a.zip"])
    });
    assert_eq!(ran.code, Some(0), "{ran:?}");
    place.expect(0, &["verify", "a.zip"]);
    let found = entries(&place.path("a.zip"));
    for n in 0..4 {
        assert!(
            found[&format!("a/data/s/{n}.bin")] == place.read(&format!("s/{n}.bin")),
            "{n}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_source_that_cannot_be_read_is_left_out_with_the_systems_word() {
    let place = Place::new();
    place.write("s/a.txt", "a");
    // A regular file whose reading fails with an I/O error.
    let ran = place.expect(
        1,
        &["collect", "s", "/proc/self/mem", "-o", "a.zip", "--json"],
    );
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["left_out"][0]["reason"], "unreadable");
    assert!(
        value["left_out"][0]["detail"]
            .as_str()
            .unwrap()
            .contains("error"),
        "{value}"
    );
    place.expect(0, &["verify", "a.zip"]);
}

/// Runs the command where no file may grow beyond that many blocks of 512 octets.
#[cfg(unix)]
fn limited(place: &Place, blocks: u32, arguments: &[&str]) -> Ran {
    let mut command = std::process::Command::new("sh");
    command
        .arg("-c")
        .arg(format!(
            "trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""
        ))
        .arg(env!("CARGO_BIN_EXE_backup"))
        .args(arguments)
        .current_dir(place.path("."))
        .env("LANG", "C")
        .env("SOURCE_DATE_EPOCH", "1795219200");
    ran(command.output().unwrap())
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_that_large_is_refused_before_it_is_written() {
    let place = Place::new();
    for n in 0..20 {
        place.write(&format!("s/{n:02}.bin"), noise(n, 1_500_000));
    }
    place.expect(0, &["collect", "s", "-o", "good.zip"]);
    std::fs::create_dir(place.path("t")).unwrap();
    let arguments = ["collect", "s", "-o", "t/good.zip"];
    for _ in 0..2 {
        let ran = limited(&place, 20_000, &arguments);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(
            ran.err
                .contains("larger than this disk or the system allows"),
            "{}",
            ran.err
        );
        assert!(!place.has("t/good.zip"));
    }
    place.expect(0, &arguments);
    assert!(place.read("t/good.zip") == place.read("good.zip"));
    assert_eq!(place.list("t"), ["good.zip"]);
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_when_the_catalogue_is_written_ends_the_run_and_the_next_one_goes_on() {
    let place = Place::new();
    for n in 0..900 {
        place.write(&format!("s/{n:04}{}.txt", "名".repeat(40)), format!("{n}"));
    }
    place.write("s/z.mp4", found("videos/E311-faststart.mp4"));
    let arguments = ["collect", "s", "-o", "t", "--format", "dir", "--no-verify"];
    std::fs::create_dir(place.path("once")).unwrap();
    place.expect(1, &[&arguments[..3], &["once/t"], &arguments[4..]].concat());
    // Every file of the payload fits, the catalogue does not.
    let size = place.read("once/t/catalog.json").len();
    let blocks = (size / 512 - 20) as u32;
    for language in ["en", "zh"] {
        let ran = limited(
            &place,
            blocks,
            &[&arguments[..], &["--lang", language]].concat(),
        );
        assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{ran:?}");
        let hint = if language == "en" {
            "hint:"
        } else {
            "建议："
        };
        assert!(ran.err.contains(hint), "{}", ran.err);
        assert!(!place.has("t"), "no final name");
        assert!(place.has(".t.liudi-part/data/s/z.mp4"));
        let kept = place.path(".t.liudi-part/catalog.json").metadata();
        assert!(kept.is_ok_and(|kept| kept.len() < size as u64));
    }
    place.expect(1, &arguments);
    for name in ["catalog.json", "index.html", "tagmanifest-sha256.txt"] {
        let once = place.read(&format!("once/t/{name}"));
        assert!(place.read(&format!("t/{name}")) == once, "{name}");
    }
    place.expect(0, &["verify", "t"]);
    assert_eq!(place.list("."), ["once", "s", "t"]);
}

/// A table of orders, so many rows of it.
fn orders(rows: std::ops::Range<usize>) -> String {
    let row = |n| format!("\t69{n:017},裤,2026-02-03 10:00:00,已完成,12.50\n");
    rows.map(row).collect()
}

#[test]
fn what_is_told_of_a_file_that_grew_is_what_was_archived_of_it() {
    let place = Place::new();
    let header = "主订单编号,选购商品,订单提交时间,订单状态,订单应付金额\n";
    let table = place.write("s/a.csv", format!("{header}{}", orders(0..400_000)));
    place.write("s/b.bin", noise(1, 30_000_000));
    let (mut grown, mut left) = (0, 0);
    for (round, wait) in [10, 60, 120, 250, 500].into_iter().enumerate() {
        let ran = std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(wait));
                let mut file = std::fs::File::options().append(true).open(&table).unwrap();
                let more = orders(400_000 + round * 10..400_010 + round * 10);
                file.write_all(more.as_bytes()).unwrap();
            });
            place.run(&["collect", "s", "-o", "a.zip", "--json", "--jobs", "1"])
        });
        let kept = super::understood::catalogue(&place, "a.zip");
        let found = entries(&place.path("a.zip"));
        if let Some(octets) = found.get("a/data/s/a.csv") {
            assert_eq!(ran.code, Some(0), "{ran:?}");
            let rows = octets.iter().filter(|octet| **octet == b'\n').count() - 1;
            let entry = &kept["entries"][0];
            assert_eq!(entry["octets"], octets.len());
            let told = &entry["facts"]["detail"]["tables"][0];
            assert_eq!(
                (&told["rows"], &told["orders"]),
                (&rows.into(), &rows.into())
            );
            assert_eq!(kept["totals"]["exports"]["doudian-orders"]["rows"], rows);
            grown += usize::from(rows > 400_000 + round * 10);
        } else {
            assert_eq!(ran.code, Some(1), "{ran:?}");
            assert_eq!(kept["left_out"][0]["reason"], "changing");
            left += 1;
        }
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    assert!(grown + left > 0, "it grew while it was read at least once");
}

#[test]
fn a_film_that_keeps_growing_is_in_the_catalogue_as_left_out_and_nowhere_else() {
    let place = Place::new();
    place.write("s/a.mp4", found("videos/good-turned.mp4"));
    let film = [found("videos/good-to-the-end.mp4"), noise(9, 30_000_000)].concat();
    let growing = place.write("s/直播.mp4", film);
    let stop = AtomicBool::new(false);
    let ran = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = std::fs::File::options()
                .append(true)
                .open(&growing)
                .unwrap();
            while !stop.load(Ordering::Relaxed) {
                file.write_all(b"one more").unwrap();
                std::thread::sleep(Duration::from_micros(200));
            }
        });
        let ran = place.run(&["collect", "s", "-o", "a.zip"]);
        stop.store(true, Ordering::Relaxed);
        ran
    });
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let kept = super::understood::catalogue(&place, "a.zip");
    let left = serde_json::json!([{"path": "s/直播.mp4", "reason": "changing"}]);
    assert_eq!(kept["left_out"], left);
    assert_eq!(kept["entries"].as_array().unwrap().len(), 1);
    assert_eq!(kept["findings"], serde_json::json!([]));
    place.expect(0, &["verify", "a.zip"]);
}

#[test]
fn a_second_process_on_the_same_target_is_refused_while_the_first_lives() {
    let place = Place::new();
    place.write("s/a.txt", "a");
    let journal = std::fs::File::create(place.path(".a.zip.liudi-journal")).unwrap();
    journal.try_lock().unwrap();
    let ran = place.expect(2, &["collect", "s", "-o", "a.zip"]);
    insta::assert_snapshot!("busy", place.plain(&ran.err));
    drop(journal);
    place.expect(0, &["collect", "s", "-o", "a.zip"]);
    assert_eq!(place.list("."), ["a.zip", "s"]);
}

#[test]
fn too_little_room_is_refused_before_the_first_octet() {
    let place = Place::new();
    // A file with a hole: larger than any disk here, yet nothing on it.
    let file = std::fs::File::create(place.write("s/huge.mp4", "")).unwrap();
    file.set_len(15 << 40).unwrap();
    let ran = place.expect(2, &["collect", "s", "-o", "a.zip"]);
    assert!(ran.err.contains("not enough room"), "{}", ran.err);
    assert_eq!(place.list("."), ["s"]);
}

#[test]
fn a_file_that_is_gone_when_its_turn_comes_is_left_out_loudly() {
    let place = Place::new();
    for n in 0..5 {
        place.write(&format!("s/{n}.bin"), noise(n, 30_000_000));
    }
    let ran = std::thread::scope(|scope| {
        scope.spawn(|| {
            // The journal is there once everything was listed.
            while !place.has(".a.zip.liudi-journal") {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::fs::remove_file(place.path("s/4.bin")).unwrap();
            let file = std::fs::File::options()
                .write(true)
                .open(place.path("s/3.bin"))
                .unwrap();
            file.set_len(1_000_000).unwrap();
        });
        place.run(&["collect", "s", "-o", "a.zip", "--json", "--jobs", "1"])
    });
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["left_out"][0]["reason"], "vanished");
    let found = entries(&place.path("a.zip"));
    assert!(
        found["a/data/s/3.bin"] == place.read("s/3.bin"),
        "as it is now, shorter"
    );
    assert!(!found.contains_key("a/data/s/4.bin"));
    place.expect(0, &["verify", "a.zip"]);
}

#[test]
fn nothing_to_collect_is_a_failure_and_leaves_nothing() {
    let place = Place::new();
    std::fs::create_dir_all(place.path("s/empty")).unwrap();
    let ran = place.expect(2, &["collect", "s", "-o", "a.zip"]);
    assert!(ran.err.contains("nothing to collect"), "{}", ran.err);
    if cfg!(target_os = "linux") {
        for format in ["zip", "dir"] {
            let ran = place.expect(
                2,
                &[
                    "collect",
                    "/proc/self/mem",
                    "-o",
                    "a.zip",
                    "--format",
                    format,
                ],
            );
            assert!(
                ran.err.contains("/mem") && ran.err.contains("nothing to collect"),
                "{}",
                ran.err
            );
        }
    }
    assert_eq!(place.list("."), ["s"]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_archive_that_was_made_is_named_even_when_the_account_cannot_be_printed() {
    let place = Place::new();
    place.write("s/a.txt", "a");
    let full = std::fs::File::options().write(true).open("/dev/full");
    let mut command = place.command(&["collect", "s", "-o", "a.zip", "--lang", "zh"]);
    let ran = super::support::ran(command.stdout(full.unwrap()).output().unwrap());
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("磁盘满了") && ran.err.contains("存档本身已经做好"),
        "{}",
        ran.err
    );
    place.expect(0, &["verify", "a.zip"]);
}

#[cfg(unix)]
#[test]
fn a_target_that_cannot_stand_there_is_refused_with_what_to_change() {
    let place = Place::new();
    place.write("s/a.txt", "a");
    let long = format!("{}.zip", "x".repeat(251));
    let ran = place.expect(2, &["collect", "s", "-o", &long]);
    assert!(ran.err.contains("choose a shorter one"), "{}", ran.err);
    let ran = place.expect(2, &["collect", "s", "-o", "s/a.txt/b.zip"]);
    assert!(ran.err.contains("make the folder first"), "{}", ran.err);
    assert_eq!(place.list("."), ["s"]);
}
