//! What stands in the target before: files, folders, links.

use std::fs;
use std::time::{Duration, SystemTime};

use bag::memory::Memory;
use bag::store::ItemKind;
use shell::interrupt::Interrupt;

use super::sample::{MOMENT, Sample, config, names_of, run, tree};
use crate::extract::{Config, Existing, Failure, Reason, Skipped, extract};
use crate::list::{Globs, Scope};

fn skipped(path: &str, reason: Reason) -> Vec<Skipped> {
    let path = path.into();
    vec![Skipped { path, reason }]
}

fn force() -> Config {
    Config {
        existing: Existing::Replace,
        ..config()
    }
}

#[test]
fn empty_target_gets_all_with_times() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("new/deep");
    let sample = Sample::of(&[("a.txt", "a"), ("x/y/视频.mp4", "vv"), ("x/empty", "")]);
    let report = sample.restore(&folder);
    assert!(report.is_clean());
    assert_eq!((report.restored, report.octets), (3, 3));
    assert_eq!(
        names_of(&folder),
        ["a.txt", "x/", "x/empty", "x/y/", "x/y/视频.mp4"]
    );
    let modified = fs::metadata(folder.join("x/y/视频.mp4"))
        .unwrap()
        .modified();
    assert_eq!(
        modified.unwrap(),
        SystemTime::UNIX_EPOCH + Duration::from_secs(MOMENT as u64)
    );
    let again = sample.restore(&folder);
    assert!(again.is_clean());
    assert_eq!((again.restored, again.present), (0, 3));
}

#[test]
fn whole_bag_keeps_its_base_and_stored_names() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a", "a")])
        .file("bagit.txt", b"b")
        .file("tagmanifest-sha256.txt", b"t")
        .unlisted("tagmanifest-sha256.txt");
    let all = Config {
        scope: Scope::Bag,
        ..config()
    };
    let report = sample.extract(root.path(), &all).unwrap();
    assert!(report.is_clean(), "{report:?}");
    assert_eq!(
        names_of(root.path()),
        [
            "bag/",
            "bag/bagit.txt",
            "bag/data/",
            "bag/data/a",
            "bag/tagmanifest-sha256.txt"
        ]
    );
}

#[test]
fn globs_choose_and_tell_what_meant_nothing() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a.txt", "a"), ("x/b.mp4", "b"), ("x/c.txt", "c")]);
    let some = Config {
        globs: Globs::new(&["x", "*.doc"]).unwrap(),
        ..config()
    };
    let report = sample.extract(root.path(), &some).unwrap();
    assert_eq!(names_of(root.path()), ["x/", "x/b.mp4", "x/c.txt"]);
    assert_eq!(report.unmatched, ["*.doc"]);
    assert!(!report.is_clean());
}

#[cfg(unix)]
#[test]
fn link_on_the_way_is_not_gone_through() {
    for absolute in [true, false] {
        for config in [config(), force()] {
            let root = tempfile::tempdir().unwrap();
            let (folder, outside) = (root.path().join("in"), root.path().join("out"));
            fs::create_dir_all(folder.join("inner")).unwrap();
            fs::create_dir(&outside).unwrap();
            let to = if absolute {
                outside.as_path()
            } else {
                "../out".as_ref()
            };
            std::os::unix::fs::symlink(to, folder.join("x")).unwrap();
            std::os::unix::fs::symlink("inner", folder.join("y")).unwrap();
            let sample = Sample::of(&[("x/a", "a"), ("y/b", "b"), ("z", "z")]);
            let report = sample.extract(&folder, &config).unwrap();
            assert_eq!(names_of(&outside), [""; 0]);
            assert_eq!(names_of(&folder), ["inner/", "x@", "y@", "z"]);
            let mut expected = skipped("data/x/a", Reason::LinkInPlace);
            expected.extend(skipped("data/y/b", Reason::LinkInPlace));
            assert_eq!(report.skipped, expected);
        }
    }
}

#[cfg(unix)]
#[test]
fn link_in_place_of_a_file_is_not_written_through() {
    for config in [config(), force()] {
        let root = tempfile::tempdir().unwrap();
        let (folder, outside) = (root.path().join("in"), root.path().join("victim"));
        fs::create_dir(&folder).unwrap();
        fs::write(&outside, "victim").unwrap();
        std::os::unix::fs::symlink(&outside, folder.join("a")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.join("b")).unwrap();
        let sample = Sample::of(&[("a", "aaaaaa"), ("b", "b")]);
        let report = sample.extract(&folder, &config).unwrap();
        assert_eq!(fs::read(&outside).unwrap(), b"victim");
        assert_eq!(names_of(&folder), ["a@", "b@"]);
        assert_eq!(report.skipped.len(), 2);
        assert!(
            report
                .skipped
                .iter()
                .all(|s| s.reason == Reason::LinkInPlace)
        );
    }
}

#[cfg(unix)]
#[test]
fn target_itself_may_be_a_link() {
    let root = tempfile::tempdir().unwrap();
    let real = root.path().join("real");
    fs::create_dir(&real).unwrap();
    let link = root.path().join("link");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert!(Sample::of(&[("a", "a")]).restore(&link).is_clean());
    assert_eq!(names_of(&real), ["a"]);
}

#[test]
fn standing_file_is_kept_or_replaced() {
    let root = tempfile::tempdir().unwrap();
    for text in ["old", "other length"] {
        fs::write(root.path().join("a"), text).unwrap();
        let sample = Sample::of(&[("a", "new")]);
        let report = sample.restore(root.path());
        assert_eq!(report.skipped, skipped("data/a", Reason::Exists));
        assert_eq!(fs::read(root.path().join("a")).unwrap(), text.as_bytes());
        let report = sample.extract(root.path(), &force()).unwrap();
        assert!(report.is_clean());
        assert_eq!(fs::read(root.path().join("a")).unwrap(), b"new");
    }
}

#[test]
fn damaged_file_never_replaces_a_standing_one() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("a"), "old").unwrap();
    let sample = Sample::of(&[("a", "new")]).altered("data/a", b"bad");
    let report = sample.extract(root.path(), &force()).unwrap();
    assert_eq!(report.damaged.len(), 1);
    assert_eq!(fs::read(root.path().join("a")).unwrap(), b"old");
}

#[test]
fn folder_in_place_of_a_file_and_file_in_place_of_a_folder() {
    for config in [config(), force()] {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        fs::write(root.path().join("b"), "file").unwrap();
        let sample = Sample::of(&[("a", "a"), ("b/c", "c")]);
        let report = sample.extract(root.path(), &config).unwrap();
        let mut expected = skipped("data/a", Reason::DirectoryInPlace);
        expected.extend(skipped("data/b/c", Reason::OtherInPlace));
        assert_eq!(report.skipped, expected);
        assert_eq!(names_of(root.path()), ["a/", "b"]);
    }
}

#[cfg(unix)]
#[test]
fn socket_in_place_is_not_opened() {
    let root = tempfile::tempdir().unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(root.path().join("a")).unwrap();
    let report = Sample::of(&[("a", "a")])
        .extract(root.path(), &force())
        .unwrap();
    assert_eq!(report.skipped, skipped("data/a", Reason::OtherInPlace));
}

#[test]
fn links_and_devices_of_the_bag_are_never_made() {
    let root = tempfile::tempdir().unwrap();
    let store = Memory::new([("data/a", "a")])
        .with_special("data/link", ItemKind::Link)
        .with_special("data/pipe", ItemKind::Special);
    let sample = Sample::of(&[("a", "a")]);
    let report = sample.open_store(&store, |bag| run(bag, root.path(), &config()).unwrap());
    let mut expected = skipped("data/link", Reason::Link);
    expected.extend(skipped("data/pipe", Reason::Special));
    assert_eq!(report.skipped, expected);
    assert_eq!(names_of(root.path()), ["a"]);
}

#[test]
fn too_little_room_writes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a", "12345"), ("x/b", "67890")]);
    let little = Config {
        free: Some(9),
        ..config()
    };
    let failure = sample.extract(root.path(), &little).unwrap_err();
    assert!(matches!(
        failure,
        Failure::Room {
            needed: 10,
            free: 9
        }
    ));
    assert!(tree(root.path()).is_empty());
    // What stands there already needs no room.
    fs::create_dir(root.path().join("x")).unwrap();
    fs::write(root.path().join("x/b"), "67890").unwrap();
    let report = sample.extract(root.path(), &little).unwrap();
    assert_eq!((report.restored, report.present), (1, 1));
}

#[test]
fn stop_leaves_nothing_staged() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a", "a"), ("b", "b")]);
    let stop = Interrupt::default();
    let failure = sample.open(|bag| {
        let mut on_event = |_: crate::extract::Event<'_>| stop.raise();
        extract(bag, root.path(), &config(), &stop, &mut on_event).unwrap_err()
    });
    assert!(matches!(failure, Failure::Stopped { .. }));
    assert!(
        names_of(root.path())
            .iter()
            .all(|name| !name.starts_with('.'))
    );
}

#[test]
fn target_that_cannot_be_made() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("file");
    fs::write(&file, "x").unwrap();
    let failure = Sample::of(&[("a", "a")])
        .extract(&file, &config())
        .unwrap_err();
    assert!(matches!(failure, Failure::Target { path, .. } if path == file));
}

#[test]
fn base_that_leads_out_is_not_restored() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("in");
    let sample = Sample::of(&[("a", "a")]);
    for base in ["..", ".", ""] {
        let zip = sample.zip_of(base);
        let all = Config {
            scope: Scope::Bag,
            ..config()
        };
        let report = sample.open_zip(&zip, |bag| run(bag, &folder, &all).unwrap());
        assert_eq!(report.skipped, skipped("data/a", Reason::UnsafePath));
        assert_eq!(names_of(root.path()), ["in/"]);
    }
}

#[test]
fn names_of_staged_files_are_files_like_others() {
    let root = tempfile::tempdir().unwrap();
    let odd = [".liudi-0.part", ".liudi-1.part", ".LIUDI--0.part", "x"];
    let files = odd.map(|name| (name, name));
    let sample = Sample::of(&files);
    for config in [config(), force()] {
        let report = sample.open(|bag| {
            let stop = Interrupt::default();
            extract(bag, root.path(), &config, &stop, &mut |_| {}).unwrap()
        });
        assert!(report.is_clean(), "{report:?}");
        let held = tree(root.path());
        assert_eq!(held.len(), 4);
        assert!(held.iter().all(|(name, octets)| name.as_bytes() == octets));
    }
}

#[test]
fn archive_itself_is_never_replaced() {
    let root = tempfile::tempdir().unwrap();
    let archive = root.path().join("bag.zip");
    let sample = Sample::of(&[("bag.zip", "other"), ("a", "a")]);
    fs::write(&archive, sample.zip()).unwrap();
    let spared = Config {
        archive: Some(archive.clone()),
        ..force()
    };
    let report = sample.extract(root.path(), &spared).unwrap();
    assert_eq!(report.skipped, skipped("data/bag.zip", Reason::Archive));
    assert_eq!(report.restored, 1);
    assert_eq!(fs::read(&archive).unwrap(), sample.zip());
}

#[test]
fn file_without_a_digest_that_stands_there_already_is_present() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a", "a")]).unlisted("data/a");
    assert_eq!(sample.restore(root.path()).restored, 1);
    let again = sample.restore(root.path());
    assert!(again.skipped.is_empty(), "{again:?}");
    assert_eq!(again.present, 1);
    fs::write(root.path().join("a"), "b").unwrap();
    let other = sample.restore(root.path());
    assert_eq!(other.skipped, skipped("data/a", Reason::Exists));
}
