//! Kills `collect` at any moment and runs it again: no final name with bad content, ever; nothing lost; the same octets.

use std::time::Duration;

#[cfg(target_os = "linux")]
use super::support::digits;
use super::support::{Place, entries, found, noise, ran};

/// Slow enough to be killed in every stage, small enough to be done often.
const COMMAND: [&str; 7] = ["collect", "s", "--digest", "sha512", "--jobs", "2", "-o"];

fn sources(place: &Place) {
    for n in 0..10u64 {
        place.write(&format!("s/video/{n:02}.bin"), noise(n, 9_000_000));
        place.write(
            &format!("s/orders/{n:02}.csv"),
            format!("{n},订单,12.50\n").repeat(40_000),
        );
    }
    for n in 0..1500 {
        place.write(&format!("s/shots/{n:04}.bin"), noise(n, 5_000));
    }
    for name in [
        "pictures/good-photo.jpg",
        "pictures/good-screenshot.png",
        "tables/good-doudian-order75.csv",
        "videos/good-cover.mp4",
        "videos/good-whole.mkv",
    ] {
        place.write(&format!("s/{name}"), found(name));
    }
}

fn arguments(target: &str) -> Vec<&str> {
    COMMAND.into_iter().chain([target]).collect()
}

/// How often it is killed in all; under Wine each start takes ten times as long.
const KILLS: u32 = if cfg!(windows) { 10 } else { 100 };

/// Whether a run ended because it was killed. Windows has no signals: there a killed process ends with 1.
fn was_killed(code: Option<i32>) -> bool {
    code == if cfg!(windows) { Some(1) } else { None }
}

#[test]
fn killed_at_a_hundred_random_moments_it_ends_with_the_same_octets() {
    let place = Place::new();
    sources(&place);
    std::fs::create_dir(place.path("once")).unwrap();
    let begun = std::time::Instant::now();
    place.expect(0, &arguments("once/a.zip"));
    let whole = begun.elapsed();
    let good = place.read("once/a.zip");
    let moments = noise(4242, 8 * 500);
    let mut moments = moments
        .chunks_exact(8)
        .map(|c| u64::from_le_bytes(c.try_into().unwrap()));
    let (mut killed, mut resumed, mut finished) = (0, 0, 0);
    while killed < KILLS {
        let moment = moments
            .next()
            .expect("500 runs and not enough of them killed in time");
        let mut child = place
            .command(&arguments("a.zip"))
            .stderr(std::process::Stdio::piped())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(whole.mul_f64((moment % 1000) as f64 / 900.0));
        let _ = child.kill();
        let ran = ran(child.wait_with_output().unwrap());
        resumed += u32::from(ran.err.contains("Going on"));
        killed += u32::from(was_killed(ran.code));
        if place.has("a.zip") {
            assert!(
                place.read("a.zip") == good,
                "the final name holds something else"
            );
            finished += 1;
            // Killed between the rename and the end, the next run says that it is done.
            if place.has(".a.zip.liudi-journal") {
                let again = place.expect(0, &arguments("a.zip"));
                assert!(
                    again.out.contains("finished by the run before"),
                    "{again:?}"
                );
            }
            std::fs::remove_file(place.path("a.zip")).unwrap();
        }
    }
    assert!(
        resumed >= KILLS / 10,
        "{resumed} runs went on from before; {finished} finished"
    );
    place.expect(0, &arguments("a.zip"));
    assert!(place.read("a.zip") == good);
    assert_eq!(place.list("."), ["a.zip", "once", "s"]);
}

/// Runs until the journal holds entries, then kills; gives whether it came to that.
fn kill_half_way(place: &Place, target: &str, format: &str) -> bool {
    let mut all = arguments(target);
    all.extend(["--format", format]);
    let mut child = place
        .command(&all)
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let journal = place.path(&format!(".{target}.liudi-journal"));
    let half_way = loop {
        if child.try_wait().unwrap().is_some() {
            break false;
        }
        if journal.metadata().is_ok_and(|m| m.len() > 4000) {
            break true;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let _ = child.kill();
    was_killed(child.wait().unwrap().code()) && half_way && !place.has(target)
}

#[test]
fn what_was_found_in_files_before_a_kill_is_told_after_it() {
    let place = Place::new();
    sources(&place);
    for name in [
        "books/E339-cut.xlsx",
        "data/E353-cut.json",
        "pictures/E321-cut.jpg",
        "tables/E331-cut.csv",
        "videos/E311-faststart.mp4",
    ] {
        // Before and after everything else in the order of the paths.
        place.write(&format!("s/a/{name}"), found(name));
        place.write(&format!("s/z/{name}"), found(name));
    }
    std::fs::create_dir(place.path("once")).unwrap();
    let once = place.expect(1, &arguments("once/a.zip"));
    while !kill_half_way(&place, "a.zip", "zip") {
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    let ran = place.expect(1, &arguments("a.zip"));
    assert!(ran.err.contains("Going on"), "{ran:?}");
    let of = |out: &str| {
        let out = out.replace(std::path::MAIN_SEPARATOR, "/");
        out.split_once("\nE311").unwrap().1.replace("once/", "")
    };
    assert_eq!(of(&ran.out), of(&once.out), "what is said is the same");
    let (killed, whole) = (
        entries(&place.path("a.zip")),
        entries(&place.path("once/a.zip")),
    );
    for name in ["a/catalog.json", "a/index.html"] {
        assert!(killed[name] == whole[name], "{name}");
    }
    assert!(place.read("a.zip") == place.read("once/a.zip"));
}

#[test]
fn a_folder_that_was_killed_goes_on_too() {
    let place = Place::new();
    sources(&place);
    std::fs::create_dir(place.path("once")).unwrap();
    place.expect(
        0,
        &[
            "collect", "s", "-o", "once/a", "--format", "dir", "--digest", "sha512",
        ],
    );
    while !kill_half_way(&place, "a", "dir") {
        std::fs::remove_dir_all(place.path("a")).unwrap();
    }
    // What is no part of the plan, a file cut short among it, does not stay in the staged folder.
    place.write(".a.liudi-part/data/s/stray.txt", "x");
    let ran = place.expect(0, &[&arguments("a")[..], &["--format", "dir"]].concat());
    assert!(ran.err.contains("Going on"), "{ran:?}");
    for tag in [
        "catalog.json",
        "index.html",
        "manifest-sha512.txt",
        "tagmanifest-sha256.txt",
        "bag-info.txt",
    ] {
        assert_eq!(
            place.read(&format!("a/{tag}")),
            place.read(&format!("once/a/{tag}"))
        );
    }
    place.expect(0, &["verify", "a"]);
}

#[test]
fn sources_that_changed_since_the_kill_are_read_again() {
    let place = Place::new();
    sources(&place);
    while !kill_half_way(&place, "a.zip", "zip") {
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    // Other lengths before, between and after what is done; one gone, one new.
    place.write("s/orders/00.csv", "1,订单,1.00\n".repeat(70_000));
    place.write("s/shots/0000.bin", noise(77, 4_000));
    place.write("s/video/05.bin", noise(78, 9_500_000));
    place.write("s/orders/aa.csv", "new\n1\n");
    std::fs::remove_file(place.path("s/shots/0003.bin")).unwrap();
    place.expect(0, &arguments("a.zip"));
    std::fs::create_dir(place.path("once")).unwrap();
    place.expect(0, &arguments("once/a.zip"));
    assert!(place.read("a.zip") == place.read("once/a.zip"));
}

#[test]
fn another_command_does_not_take_over_what_one_began() {
    let place = Place::new();
    sources(&place);
    while !kill_half_way(&place, "a.zip", "zip") {
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    let part = place.read(".a.zip.liudi-part").len();
    let other = place.expect(2, &["collect", "s", "-o", "a.zip"]);
    insta::assert_snapshot!("other_command", place.plain(&other.err));
    assert_eq!(place.read(".a.zip.liudi-part").len(), part);
    place.expect(0, &["collect", "s", "-o", "a.zip", "--start-over"]);
    place.expect(0, &["verify", "a.zip"]);
    assert_eq!(place.list("."), ["a.zip", "s"]);
}

#[test]
fn octets_that_rot_in_the_staged_archive_never_get_the_final_name() {
    use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
    let place = Place::new();
    sources(&place);
    while !kill_half_way(&place, "a.zip", "zip") {
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    let mut part = std::fs::File::options()
        .read(true)
        .write(true)
        .open(place.path(".a.zip.liudi-part"))
        .unwrap();
    let mut octet = [0];
    part.seek(SeekFrom::Start(200)).unwrap();
    part.read_exact(&mut octet).unwrap();
    part.seek(SeekFrom::Start(200)).unwrap();
    part.write_all(&[octet[0] ^ 1]).unwrap();
    drop(part);
    let ran = place.expect(2, &arguments("a.zip"));
    assert!(ran.err.contains("not what was written"), "{}", ran.err);
    assert!(!place.has("a.zip"));
    // The next run trusts nothing of it.
    let ran = place.expect(0, &arguments("a.zip"));
    assert!(!ran.err.contains("Going on"), "{}", ran.err);
    place.expect(0, &["verify", "a.zip"]);
}

/// Windows has no such signal from one process to another without a console that both have; there `tests/windows/console.py` presses the keys.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_at_once_keeps_what_is_done_and_says_how_to_go_on() {
    let place = Place::new();
    sources(&place);
    let mut stopped = 0;
    for wait in [300, 150, 500, 80, 20] {
        let child = place
            .command(&arguments("a.zip"))
            .stderr(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let begun = std::time::Instant::now();
        std::process::Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status()
            .unwrap();
        let ran = ran(child.wait_with_output().unwrap());
        assert!(
            begun.elapsed() < Duration::from_secs(5),
            "{:?}",
            begun.elapsed()
        );
        match ran.code {
            Some(130) => {
                stopped += 1;
                assert!(
                    ran.err.contains("Run the same command again"),
                    "{}",
                    ran.err
                );
                assert!(place.has(".a.zip.liudi-part") && !place.has("a.zip"));
            }
            // Too late, or before it listened.
            Some(0) => std::fs::remove_file(place.path("a.zip")).unwrap(),
            other => assert_eq!(other, None, "{ran:?}"),
        }
    }
    assert!(stopped >= 1);
    place.expect(0, &arguments("a.zip"));
    place.expect(0, &["verify", "a.zip"]);
}

#[test]
fn octets_cut_off_the_staged_archive_are_read_again() {
    let place = Place::new();
    sources(&place);
    std::fs::create_dir(place.path("once")).unwrap();
    place.expect(0, &arguments("once/a.zip"));
    while !kill_half_way(&place, "a.zip", "zip") {
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    place.write(".a.zip.liudi-part", "");
    let ran = place.expect(0, &[&arguments("a.zip")[..], &["--no-verify"]].concat());
    assert!(!ran.err.contains("Going on"), "{}", ran.err);
    assert!(place.read("a.zip") == place.read("once/a.zip"));
}

/// What cannot be read comes up again each time the layout starts anew; it is one item all the same.
#[cfg(target_os = "linux")]
#[test]
fn what_is_left_out_is_told_once_however_often_the_layout_changes() {
    let place = Place::new();
    sources(&place);
    let command = |target| {
        [
            &["collect", "s", "/proc/1/mem", "--json", "-o"],
            &[target][..],
        ]
        .concat()
    };
    let mut child = place
        .command(&command("a.zip"))
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let journal = place.path(".a.zip.liudi-journal");
    while !journal.metadata().is_ok_and(|m| m.len() > 4000) {
        assert!(child.try_wait().unwrap().is_none(), "done before the kill");
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    place.write("s/orders/00.csv", digits(5, 300_000));
    place.write("s/orders/05.csv", digits(6, 300_000));
    let ran = place.expect(1, &command("a.zip"));
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["left_out"].as_array().unwrap().len(), 1, "{value}");
    assert_eq!(value["payload"]["files"], 1525);
}

#[test]
fn a_run_stopped_after_the_rename_still_says_that_something_was_left_out() {
    let place = Place::new();
    sources(&place);
    while !kill_half_way(&place, "a.zip", "zip") {
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    // What stands there between the rename and the end: the archive, and a journal that ends with the seal.
    let root = "ab".repeat(32);
    let line = format!(r#"{{"sealed":{{"root":"{root}","left_out":2,"troubled":true}}}}"#);
    let journal = place.read(".a.zip.liudi-journal");
    let begin = journal.split_inclusive(|&c| c == b'\n').next().unwrap();
    let sealed = format!("{line} {:08x}\n", crc32fast::hash(line.as_bytes()));
    place.write(".a.zip.liudi-journal", [begin, sealed.as_bytes()].concat());
    std::fs::rename(place.path(".a.zip.liudi-part"), place.path("a.zip")).unwrap();
    let ran = place.expect(1, &arguments("a.zip"));
    assert!(
        ran.out.contains("finished by the run before") && ran.out.contains("2 items were left out"),
        "{ran:?}"
    );
    assert!(ran.out.contains("backup list --summary"), "{ran:?}");
    assert_eq!(place.list("."), ["a.zip", "s"]);
}
