//! What the bag holds is not what was sealed: altered, broken, missing, unlisted.

use std::fs;

use bag::defect::Code;
use bag::names::NAMES;

use super::sample::{Sample, config, names_of, run};
use crate::extract::{Config, Damaged, Report};

fn mark() -> Config {
    Config {
        damaged: Damaged::Mark,
        ..config()
    }
}

fn codes(report: &Report) -> Vec<(Code, &str)> {
    report
        .damaged
        .iter()
        .map(|damage| (damage.defect.code, damage.defect.path.as_deref().unwrap()))
        .collect()
}

#[test]
fn altered_file_is_removed_and_told() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("x/a", "good"), ("x/b", "fine")]).altered("data/x/a", b"evil");
    let report = sample.restore(root.path());
    assert_eq!(codes(&report), [(Code::PayloadDigest, "data/x/a")]);
    assert_eq!(report.damaged[0].kept, None);
    assert_eq!(names_of(root.path()), ["x/", "x/b"]);
    assert!(!report.is_clean());
}

#[test]
fn altered_file_is_marked_when_asked() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("x/a.txt", "good")]).altered("data/x/a.txt", b"evil");
    for kept in ["a.txt.damaged", "a.txt-2.damaged"] {
        let report = sample.extract(root.path(), &mark()).unwrap();
        assert_eq!(
            report.damaged[0].kept.as_deref(),
            Some(&*format!("x/{kept}"))
        );
        let kept = root.path().join("x").join(kept);
        assert_eq!(fs::read(kept).unwrap(), b"evil");
    }
    assert!(!root.path().join("x/a.txt").exists());
}

#[test]
fn octets_broken_in_the_zip_are_told_as_such() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a", "good"), ("b", "fine")]);
    let mut zip = sample.zip();
    let at = zip.windows(4).position(|window| window == b"good").unwrap();
    zip[at] = b'f';
    let report = sample.open_zip(&zip, |bag| run(bag, root.path(), &mark()).unwrap());
    assert_eq!(codes(&report), [(Code::Crc, "data/a")]);
    assert_eq!(fs::read(root.path().join("a.damaged")).unwrap(), b"food");
    assert_eq!(names_of(root.path()), ["a.damaged", "b"]);
}

#[test]
fn missing_files_are_told() {
    let root = tempfile::tempdir().unwrap();
    let mut sample = Sample::of(&[("a", "a")]);
    sample.missing = vec!["data/gone".into(), "liudi/gone".into()];
    let report = sample.restore(root.path());
    assert_eq!(codes(&report), [(Code::MissingPayload, "data/gone")]);
}

#[test]
fn file_without_a_digest_is_restored_and_told() {
    let root = tempfile::tempdir().unwrap();
    let sample = Sample::of(&[("a", "a"), ("b", "b")]).unlisted("data/b");
    let report = sample.restore(root.path());
    assert_eq!(report.restored, 2);
    assert_eq!(report.unchecked, ["data/b".into()]);
    assert!(!report.is_clean());
    // What stands there is compared with what the bag holds.
    let again = sample.restore(root.path());
    assert_eq!((again.present, again.skipped.len()), (2, 0));
}

#[test]
fn unsafe_paths_are_not_restored() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("in/side");
    let sample = Sample::of(&[
        ("../../out", "x"),
        ("a/../../../out", "x"),
        ("./dot", "x"),
        ("a\\b", "x"),
        ("/abs", "x"),
        ("fine", "x"),
    ]);
    let report = sample.restore(&folder);
    assert_eq!(names_of(root.path()), ["in/", "in/side/", "in/side/fine"]);
    assert_eq!(report.skipped.len(), 5);
}

#[test]
fn altered_name_records_are_not_believed() {
    let root = tempfile::tempdir().unwrap();
    let record = |line: &str| Sample::of(&[("a", "a")]).file(NAMES, line.as_bytes());
    let sample = record("{\"path\":\"data/a\",\"original\":\"data/b\"}\n");
    let altered = sample
        .clone()
        .altered(NAMES, b"{\"path\":\"data/a\",\"original\":\"data/c\"}\n");
    let report = altered.restore(root.path());
    assert_eq!(codes(&report), [(Code::TagDigest, NAMES)]);
    let report = record("no json").restore(root.path());
    assert_eq!(codes(&report), [(Code::Undecodable, NAMES)]);
    assert_eq!(names_of(root.path()), ["a"]);
    assert!(sample.restore(root.path()).is_clean());
    assert_eq!(names_of(root.path()), ["a", "b"]);
}
