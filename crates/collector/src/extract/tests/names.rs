//! Original names and empty folders come back; records that lead out do not.

use bag::names::{NameRecord, Original};

use super::sample::{Sample, config, names_of};
use crate::extract::{Config, Mapped, Reason};
use crate::list::{Globs, Scope};

fn file(path: &str, original: &[u8]) -> NameRecord {
    NameRecord::File {
        path: path.to_owned(),
        original: Original::of(original.to_vec()),
    }
}

fn directory(path: &str) -> NameRecord {
    NameRecord::Directory {
        path: path.to_owned(),
        original: None,
    }
}

#[test]
fn original_names_come_back() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("x/读我.txt", "1"), ("x/读我~2.txt", "2")]).records(&[file(
        "data/x/读我~2.txt",
        "data/x/line\nbreak\\e\u{301}.txt".as_bytes(),
    )]);
    let report = sample.restore(root.path());
    assert!(report.is_clean());
    assert_eq!(report.mapped, []);
    assert_eq!(
        names_of(root.path()),
        ["x/", "x/line\nbreak\\e\u{301}.txt", "x/读我.txt"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn raw_octets_come_back() {
    use std::os::unix::ffi::OsStrExt as _;
    let root = tempfile::tempdir().unwrap();
    let raw = b"\xb6\xa9\xb5\xa5/\xb6\xc1\xce\xd2.txt";
    let sample = Sample::of(&[("订单/读我.txt", "1")])
        .records(&[file("data/订单/读我.txt", &[b"data/", &raw[..]].concat())]);
    assert!(sample.restore(root.path()).is_clean());
    assert!(root.path().join(std::ffi::OsStr::from_bytes(raw)).is_file());
    // The whole bag stays as it is.
    let other = tempfile::tempdir().unwrap();
    let all = Config {
        scope: Scope::Bag,
        ..config()
    };
    sample.extract(other.path(), &all).unwrap();
    assert!(other.path().join("bag/data/订单/读我.txt").is_file());
}

#[test]
fn globs_know_original_names_too() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a~2", "1"), ("b", "2")]).records(&[file("data/a~2", b"data/A")]);
    let some = Config {
        globs: Globs::new(&["A"]).unwrap(),
        ..config()
    };
    let report = sample.extract(root.path(), &some).unwrap();
    assert!(report.is_clean());
    assert_eq!(names_of(root.path()), ["A"]);
}

#[test]
fn originals_that_lead_out_are_not_used() {
    let odd: [&[u8]; 8] = [
        b"data/../../out",
        b"../out",
        b"/out",
        b"out",
        b"data/",
        b"data//out",
        b"data/a\0b",
        b"data/./out",
    ];
    for original in odd {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("in/side");
        let sample = Sample::of(&[("a", "1")]).records(&[file("data/a", original)]);
        let report = sample.restore(&folder);
        assert_eq!(report.restored, 1);
        assert_eq!(
            report.mapped,
            [Mapped {
                restored: "a".to_owned(),
                original: Original::of(original.to_vec()),
            }]
        );
        assert_eq!(
            names_of(root.path()),
            ["in/", "in/side/", "in/side/a", "in/side/liudi-names.jsonl"]
        );
    }
}

#[test]
fn two_files_of_one_original_name_both_come_back() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a", "1"), ("b", "2")]).records(&[file("data/b", b"data/a")]);
    let force = Config {
        existing: crate::extract::Existing::Replace,
        ..config()
    };
    let report = sample.extract(root.path(), &force).unwrap();
    assert_eq!(report.restored, 2);
    assert_eq!(names_of(root.path()), ["a", "a~2", "liudi-names.jsonl"]);
    assert_eq!(report.mapped.len(), 1);
    assert_eq!(report.map.as_deref(), Some("liudi-names.jsonl"));
}

#[test]
fn empty_folders_come_back() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("x/a", "1")]).records(&[
        directory("data/x/empty/deep"),
        directory("data/y"),
        directory("data/../out"),
        directory("liudi/z"),
    ]);
    let report = sample.restore(root.path());
    assert_eq!(
        names_of(root.path()),
        ["x/", "x/a", "x/empty/", "x/empty/deep/", "y/"]
    );
    assert_eq!(report.directories, 2);
    assert_eq!(report.skipped.len(), 1);
    assert_eq!(report.skipped[0].reason, Reason::UnsafePath);
}

#[cfg(unix)]
#[test]
fn empty_folder_is_not_made_through_a_link() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("in");
    std::fs::create_dir(&folder).unwrap();
    std::os::unix::fs::symlink("..", folder.join("x")).unwrap();
    let sample = Sample::of(&[("a", "1")]).records(&[directory("data/x/out")]);
    let report = sample.restore(&folder);
    assert_eq!(names_of(root.path()), ["in/", "in/a", "in/x@"]);
    assert_eq!(report.skipped[0].reason, Reason::LinkInPlace);
}

#[test]
fn records_that_the_tag_manifest_does_not_list_are_not_believed() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a", "1")])
        .records(&[file("data/a", b"data/b")])
        .file("bagit.txt", b"")
        .unlisted(bag::names::NAMES);
    let report = sample.restore(root.path());
    assert_eq!(names_of(root.path()), ["a"]);
    assert!(!report.is_clean());
    let code = report.damaged[0].defect.code;
    assert_eq!(code, bag::defect::Code::UnlistedTagFile);
}
