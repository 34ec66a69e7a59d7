//! Names that Windows cannot hold, restored under its rules on any system, with the map.

use std::fs;

use bag::names::{self, NameRecord, Original};

use super::sample::{Sample, config, names_of};
use crate::extract::{Config, MAP, NameRules};

fn windows() -> Config {
    Config {
        names: NameRules::Windows,
        ..config()
    }
}

#[test]
fn names_are_mapped_and_the_map_is_written() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[
        ("12:30.mp4", "1"),
        ("con/aux.txt", "2"),
        ("end./a", "3"),
        ("fine.txt", "4"),
    ]);
    let report = sample.extract(root.path(), &windows()).unwrap();
    assert!(report.is_clean());
    assert_eq!(
        names_of(root.path()),
        [
            "12：30.mp4",
            "_con/",
            "_con/_aux.txt",
            "end．/",
            "end．/a",
            "fine.txt",
            MAP
        ]
    );
    let map = names::read(fs::File::open(root.path().join(MAP)).unwrap()).unwrap();
    assert_eq!(map.len(), 3);
    assert_eq!(
        map[1],
        NameRecord::File {
            path: "_con/_aux.txt".to_owned(),
            original: Original::Text("con/aux.txt".to_owned()),
        }
    );
    // The same again changes nothing; the map is the same one.
    let again = sample.extract(root.path(), &windows()).unwrap();
    assert_eq!((again.present, again.map.as_deref()), (4, Some(MAP)));
    assert_eq!(names_of(root.path()).len(), 7);
}

#[test]
fn case_twins_get_names_of_their_own() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[
        ("Ab/x.txt", "1"),
        ("aB/x.txt", "2"),
        ("Ab/y.txt", "3"),
        ("aB/z.txt", "4"),
        ("É.txt", "5"),
        ("é.txt", "6"),
    ]);
    let report = sample.extract(root.path(), &windows()).unwrap();
    assert_eq!(report.restored, 6);
    assert_eq!(
        names_of(root.path()),
        [
            "Ab/",
            "Ab/x.txt",
            "Ab/y.txt",
            "aB~2/",
            "aB~2/x.txt",
            "aB~2/z.txt",
            MAP,
            "É.txt",
            "é~2.txt"
        ]
    );
    assert_eq!(report.mapped.len(), 3);
}

#[test]
fn mapped_names_do_not_meet_real_ones() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a?", "1"), ("a？", "2"), ("_con", "3"), ("con", "4")]);
    let report = sample.extract(root.path(), &windows()).unwrap();
    assert_eq!(report.restored, 4);
    assert_eq!(
        names_of(root.path()),
        ["_con", "_con~2", "a？", "a？~2", MAP]
    );
}

#[test]
fn octets_that_are_no_text_keep_the_readable_name() {
    let root = tempfile::tempdir().unwrap();
    let octets = b"data/\xb6\xa9".to_vec();
    let sample = Sample::of(&[("订", "1")]).records(&[NameRecord::File {
        path: "data/订".to_owned(),
        original: Original::Octets(octets),
    }]);
    let report = sample.extract(root.path(), &windows()).unwrap();
    assert_eq!(names_of(root.path()), [MAP, "订"]);
    assert_eq!(
        report.mapped[0].original,
        Original::Octets(b"\xb6\xa9".to_vec())
    );
}

#[test]
fn map_takes_no_place_of_another_file() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("liudi-names-2.jsonl"), "something else").unwrap();
    let sample = Sample::of(&[("a:b", "1"), (MAP, "payload")]);
    let report = sample.extract(root.path(), &windows()).unwrap();
    assert_eq!(report.map.as_deref(), Some("liudi-names-3.jsonl"));
    assert_eq!(fs::read(root.path().join(MAP)).unwrap(), b"payload");
}
