//! Holds the video room to its fixtures: each file gives the finding in its name, each good one none that matters.

use std::path::Path;

use super::*;
use crate::facts::{Detail, Facts, Video};
use crate::finding::Severity;
use crate::sniff;

/// Every fixture, by name.
#[expect(clippy::disallowed_methods, reason = "tests read their fixtures")]
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/found/videos");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e != "py"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    assert!(files.len() > 40);
    files
}

fn fixture(name: &str) -> Vec<u8> {
    let found = fixtures().into_iter().find(|(other, _)| other == name);
    found.expect(name).1
}

fn facts(name: &str, octets: &[u8], piece: usize, preview: Option<u32>) -> Facts {
    let head = octets.get(..sniff::HEAD).unwrap_or(octets);
    let format = sniff::format(head, name);
    let mut look = look(format, octets.len() as u64, Settings { preview });
    for piece in octets.chunks(piece) {
        look.feed(piece);
    }
    look.finish()
}

fn codes(facts: &Facts) -> Vec<&'static str> {
    facts.findings.iter().map(|f| f.code.as_str()).collect()
}

fn video(name: &str) -> Video {
    match facts(name, &fixture(name), 4096, None).detail {
        Detail::Video(video) => video,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn each_fixture_gives_the_finding_in_its_name() {
    for (name, octets) in fixtures() {
        let facts = facts(&name, &octets, octets.len(), None);
        eprintln!("{name}: {}", serde_json::to_string(&facts).unwrap());
        let matters = |f: &&crate::finding::Finding| f.code.severity() != Severity::Note;
        if name.starts_with("good-") {
            assert_eq!(facts.findings.iter().find(matters), None, "{name}");
        } else {
            let code = name.split('-').next().unwrap();
            assert!(
                codes(&facts).contains(&code),
                "{name}: {:?}",
                facts.findings
            );
        }
    }
}

#[test]
fn pieces_of_any_length_give_the_same_facts() {
    for (name, octets) in fixtures() {
        let whole = facts(&name, &octets, octets.len(), None);
        for piece in [1, 7, 4096] {
            assert_eq!(facts(&name, &octets, piece, None), whole, "{name}");
        }
    }
}
