//! From an archive on the disk to restored files: container, manifests, digests, all together.

use std::fs;
use std::path::PathBuf;

use bag::defect::Code;
use bag::verify::{Report, Verdict};
use shell::interrupt::Interrupt;

use super::sample::{Sample, config, names_of, run};
use crate::extract;
use crate::list::{Globs, Scope, list, with_bag};

fn restored(
    sample: &Sample,
) -> (
    tempfile::TempDir,
    Result<(Report, extract::Report), Box<Report>>,
) {
    let root = tempfile::tempdir().unwrap();
    let archive: PathBuf = root.path().join("bag.zip");
    fs::write(&archive, sample.zip()).unwrap();
    let folder = root.path().join("out");
    let outcome = with_bag(&archive, &Interrupt::default(), |bag, report| {
        (report, run(bag, &folder, &config()).unwrap())
    });
    (root, outcome.unwrap())
}

#[test]
fn good_archive_is_restored_and_listed() {
    let sample = Sample::of(&[("a", "a"), ("x/视频 %1.mp4", "v")]).whole();
    let (root, outcome) = restored(&sample);
    let (_, report) = outcome.unwrap();
    assert_eq!(report.restored, 2);
    assert_eq!(
        names_of(&root.path().join("out")),
        ["a", "x/", "x/视频 %1.mp4"]
    );
    let archive = root.path().join("bag.zip");
    let listing = with_bag(&archive, &Interrupt::default(), |bag, _| {
        list(bag, Scope::Payload, &Globs::default())
    });
    let entries = listing.unwrap().unwrap().entries;
    assert!(entries.iter().all(|entry| entry.digest.is_some()));
    assert_eq!(entries.len(), 2);
}

#[test]
fn folder_is_restored_like_a_zip() {
    let root = tempfile::tempdir().unwrap();
    let all = extract::Config {
        scope: Scope::Bag,
        ..config()
    };
    let sample = Sample::of(&[("a", "a"), ("x/b", "b")]).whole();
    sample.extract(root.path(), &all).unwrap();
    let out = root.path().join("out");
    let report = with_bag(&root.path().join("bag"), &Interrupt::default(), |bag, _| {
        run(bag, &out, &config()).unwrap()
    });
    assert!(report.unwrap().unwrap().is_clean());
    assert_eq!(names_of(&out), ["a", "x/", "x/b"]);
}

#[test]
fn missing_altered_and_unlisted_files_are_told() {
    let sample = Sample::of(&[("a", "a"), ("gone", "g"), ("bad", "b")])
        .whole()
        .without("data/gone")
        .altered("data/bad", b"evil")
        .file("data/more", b"m");
    let (root, outcome) = restored(&sample);
    let (structure, report) = outcome.unwrap();
    assert_ne!(structure.verdict, Verdict::Intact);
    let codes: Vec<_> = report
        .damaged
        .iter()
        .map(|damage| damage.defect.code)
        .collect();
    assert_eq!(codes, [Code::PayloadDigest, Code::MissingPayload]);
    assert_eq!(report.unchecked, ["data/more".into()]);
    assert_eq!(names_of(&root.path().join("out")), ["a", "more"]);
}

#[test]
fn what_is_no_bag_is_not_restored() {
    let (root, outcome) = restored(&Sample::of(&[("a", "a")]));
    let report = outcome.map(|_| ()).unwrap_err();
    assert_eq!(report.verdict, Verdict::Unverifiable);
    assert!(!root.path().join("out").exists());
}
