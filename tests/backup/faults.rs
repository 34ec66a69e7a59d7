//! What `collect` does when sources change, disks fill up, and others are at work.

use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::support::{Place, entries, noise, ran};

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
    let limited = || {
        let mut command = std::process::Command::new("sh");
        command
            .args(["-c", "trap '' XFSZ; ulimit -f 20000; exec \"$0\" \"$@\""])
            .arg(env!("CARGO_BIN_EXE_backup"))
            .args(arguments)
            .current_dir(place.path("."))
            .env("LANG", "C")
            .env("SOURCE_DATE_EPOCH", "1795219200");
        ran(command.output().unwrap())
    };
    for _ in 0..2 {
        let ran = limited();
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
