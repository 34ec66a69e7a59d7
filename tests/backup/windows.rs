//! What only Windows has: long paths, odd names, files that are held, hidden files, roots of disks.

use std::os::windows::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::PathBuf;

use super::support::{Place, entries, noise};

/// A path as it is, without what Windows makes of names by itself.
fn plain(place: &Place, inner: &str) -> PathBuf {
    let here = place.path(".").canonicalize().unwrap();
    assert!(here.to_string_lossy().starts_with(r"\\?\"));
    inner.split('/').fold(here, |path, part| path.join(part))
}

fn left_out(json: &str) -> Vec<(String, String)> {
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    let of = |one: &serde_json::Value| {
        let path = one["path"].as_str().unwrap();
        let name = path.rsplit('\\').next().unwrap().to_owned();
        (name, one["reason"].as_str().unwrap().to_owned())
    };
    let mut left: Vec<_> = value["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(of)
        .collect();
    left.sort();
    left
}

#[test]
fn paths_beyond_260_characters_go_in_and_come_out() {
    let place = Place::new();
    let deep = vec!["很深的文件夹".repeat(8); 8].join("/");
    let inner = format!("s/{deep}/订单.csv");
    let file = plain(&place, &inner);
    assert!(file.to_string_lossy().chars().count() > 400);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "编号,金额\n1,2\n").unwrap();
    place.expect(0, &["collect", "s", "-o", "a.zip"]);
    place.expect(0, &["collect", "s", "-o", "b", "--format", "dir"]);
    place.expect(0, &["verify", "a.zip", "b"]);
    for (archive, back) in [("a.zip", "back"), ("b", "back2")] {
        place.expect(0, &["extract", archive, "-C", back]);
        let found = std::fs::read(plain(&place, &format!("{back}/{inner}"))).unwrap();
        assert_eq!(found, std::fs::read(&file).unwrap());
    }
}

#[test]
fn names_that_windows_makes_trouble_with_are_collected_and_come_back_under_names_it_can_open() {
    let place = Place::new();
    let names = ["dot.", "blank ", "con.txt", "nul", "普通.txt"];
    std::fs::create_dir(place.path("s")).unwrap();
    for name in names {
        std::fs::write(plain(&place, &format!("s/{name}")), format!("of {name}\n")).unwrap();
    }
    let ran = place.expect(0, &["collect", "s", "-o", "a.zip"]);
    let found = entries(&place.path("a.zip"));
    for name in names {
        let content = found.get(&format!("a/data/s/{name}"));
        assert_eq!(
            content,
            Some(&format!("of {name}\n").into_bytes()),
            "{ran:?}"
        );
    }
    place.expect(0, &["extract", "a.zip", "-C", "back"]);
    let back = place.list("back/s");
    assert_eq!(back.len(), names.len(), "{back:?}");
    assert!(back.contains(&"普通.txt".to_owned()), "{back:?}");
    assert!(
        !back.iter().any(|name| name.ends_with(['.', ' '])),
        "{back:?}"
    );
    let map = String::from_utf8(place.read("back/liudi-names.jsonl")).unwrap();
    for name in &names[..4] {
        assert!(map.contains(name), "{name}: {map}");
    }
}

#[test]
fn a_file_that_another_program_holds_is_left_out_and_the_next_run_takes_it() {
    let place = Place::new();
    place.write("s/a.bin", noise(1, 3_000_000));
    let file = place.write("s/千牛.db", noise(2, 3_000_000));
    let held = std::fs::File::options()
        .read(true)
        .share_mode(0)
        .open(&file)
        .unwrap();
    let ran = place.expect(1, &["collect", "s", "-o", "a.zip", "--json"]);
    assert_eq!(
        left_out(&ran.out),
        [("千牛.db".to_owned(), "held".to_owned())]
    );
    let ran = place.expect(1, &["collect", "s", "-o", "b.zip"]);
    assert!(
        ran.out.contains("Close that program and collect once more"),
        "{ran:?}"
    );
    place.expect(0, &["verify", "a.zip", "b.zip"]);
    drop(held);
    place.expect(0, &["collect", "s", "-o", "c.zip"]);
}

#[test]
fn hidden_and_system_files_are_files() {
    let place = Place::new();
    for name in ["s/hidden.txt", "s/system.txt", "s/both.txt"] {
        place.write(name, "text");
    }
    let set = |attributes: &[&str], name: &str| {
        let mut command = std::process::Command::new("attrib");
        let status = command.args(attributes).arg(place.path(name)).status();
        assert!(status.unwrap().success());
    };
    set(&["+h"], "s/hidden.txt");
    set(&["+s"], "s/system.txt");
    set(&["+h", "+s"], "s/both.txt");
    let attributes = place
        .path("s/hidden.txt")
        .metadata()
        .unwrap()
        .file_attributes();
    assert_eq!(attributes & 2, 2, "hidden");
    place.expect(0, &["collect", "s", "-o", "a.zip"]);
    let found = entries(&place.path("a.zip"));
    assert_eq!(
        found.keys().filter(|name| name.contains("/data/")).count(),
        3
    );
}

#[test]
fn a_whole_disk_is_collected_without_what_windows_keeps_on_it() {
    // `tests/windows/run` gives an empty disk.
    let disk = std::env::var("LIUDI_DRIVE").unwrap();
    let root = PathBuf::from(&disk);
    assert_eq!(std::fs::read_dir(&root).unwrap().count(), 0);
    for name in ["$RECYCLE.BIN", "System Volume Information", "店"] {
        std::fs::create_dir(root.join(name)).unwrap();
        std::fs::write(root.join(name).join("pagefile.sys"), "inside").unwrap();
    }
    std::fs::write(root.join("pagefile.sys"), "system").unwrap();
    let place = Place::new();
    let letter = disk.chars().next().unwrap();
    let ran = place.expect(1, &["collect", &disk, "--json"]);
    let names = ["$RECYCLE.BIN", "System Volume Information", "pagefile.sys"];
    let expected = names.map(|name| (name.to_owned(), "system".to_owned()));
    assert_eq!(left_out(&ran.out), expected);
    let archive = format!("disk-{letter}-backup.zip");
    let found = entries(&place.path(&archive));
    let inside = format!("disk-{letter}-backup/data/disk-{letter}/店/pagefile.sys");
    assert_eq!(
        found.get(&inside),
        Some(&b"inside".to_vec()),
        "{:?}",
        found.keys()
    );
    // Dropped, a disk has nothing beside it: the archive stands on it, and is not in itself.
    let ran = place.expect(1, &[&disk]);
    assert!(root.join(&archive).is_file(), "{ran:?}");
    let again = entries(&root.join(&archive));
    assert_eq!(
        again.keys().filter(|name| name.contains("/data/")).count(),
        1
    );
}

#[test]
fn a_share_of_another_computer_is_collected_and_holds_archives() {
    // `tests/windows/run` gives an empty one: `\\server\share`.
    let share = std::env::var("LIUDI_SHARE").unwrap();
    let root = PathBuf::from(&share);
    assert!(share.starts_with(r"\\") && std::fs::read_dir(&root).unwrap().count() == 0);
    std::fs::create_dir(root.join("店")).unwrap();
    std::fs::write(root.join("店").join("订单.txt"), "one").unwrap();
    std::fs::write(root.join("b.txt"), "two").unwrap();
    let place = Place::new();
    let name = share.rsplit('\\').next().unwrap();
    place.expect(0, &["collect", &share]);
    let here = entries(&place.path(&format!("{name}-backup.zip")));
    let inside = format!("{name}-backup/data/{name}/店/订单.txt");
    assert_eq!(
        here.get(&inside),
        Some(&b"one".to_vec()),
        "{:?}",
        here.keys()
    );
    // A folder of it, and the archive beside that.
    let (source, archive) = (format!(r"{share}\店"), format!(r"{share}\a.zip"));
    place.expect(0, &["collect", &source, "-o", &archive]);
    place.expect(0, &["verify", &archive]);
    let out = root.join("out");
    std::fs::create_dir(&out).unwrap();
    place.expect(0, &["extract", &archive, "-C", &format!(r"{share}\out")]);
    let restored = out.join("店").join("订单.txt");
    assert_eq!(std::fs::read(restored).unwrap(), b"one");
}
