//! Holds the video room to its fixtures: each file gives the finding in its name, each good one none that matters.

mod large;
mod mutated;

use std::path::Path;

use super::*;
use crate::facts::{Detail, Facts, Video};
use crate::finding::Severity;
use crate::sniff;

/// Every fixture, by name.
#[expect(
    clippy::disallowed_methods,
    reason = "a test of the room reads the fixtures of the room"
)]
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
    assert!(files.len() > 50);
    files
}

fn fixture(name: &str) -> Vec<u8> {
    let found = fixtures().into_iter().find(|(other, _)| other == name);
    found.expect(name).1
}

fn format(name: &str, octets: &[u8]) -> Format {
    let head = octets.get(..sniff::HEAD).unwrap_or(octets);
    sniff::format(head, name)
}

fn facts(name: &str, octets: &[u8], piece: usize, preview: Option<u32>) -> Facts {
    let settings = Settings {
        preview,
        decode: false,
    };
    let mut look = look(format(name, octets), octets.len() as u64, settings);
    for piece in octets.chunks(piece) {
        look.feed(piece);
    }
    look.finish()
}

/// Codes and values of the findings, as one would say them.
fn found(facts: &Facts) -> Vec<String> {
    let said = |finding: &crate::finding::Finding| {
        let values = finding.values.iter();
        let values: Vec<_> = values
            .map(|(name, value)| format!(" {name}={value}"))
            .collect();
        format!("{}{}", finding.code.as_str(), values.concat())
    };
    facts.findings.iter().map(said).collect()
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
        let matters = |f: &&crate::finding::Finding| f.code.severity() != Severity::Note;
        if name.starts_with("good-") {
            assert_eq!(facts.findings, [], "{name}");
            continue;
        }
        let code = name.split('-').next().unwrap();
        let mut codes: Vec<_> = facts.findings.iter().map(|f| f.code.as_str()).collect();
        assert!(codes.contains(&code), "{name}: {codes:?}");
        // Nothing else is said of it, but what was not looked into.
        codes.retain(|other| *other != code);
        match name.as_str() {
            "E311-packets.ts" => assert_eq!(codes, ["N316"]),
            _ => assert!(codes.is_empty(), "{name}: {codes:?}"),
        }
        assert_eq!(
            code.starts_with('N'),
            !facts.findings.iter().any(|f| matters(&f))
        );
    }
}

#[test]
fn pieces_of_any_length_give_the_same_facts() {
    for (name, octets) in fixtures() {
        let whole = facts(&name, &octets, octets.len(), Some(64));
        for piece in [1, 7, 4096] {
            assert_eq!(facts(&name, &octets, piece, Some(64)), whole, "{name}");
        }
    }
}

#[test]
fn what_a_video_says_of_itself_is_read() {
    let expected = Video {
        milliseconds: Some(1000),
        size: Some((64, 36)),
        turned: 0,
        codec: Some("avc1".to_owned()),
        sound: Some("mp4a".to_owned()),
        // 2024-05-06T07:08:09Z
        created: Some(1_714_979_289),
    };
    assert_eq!(video("good-faststart.mp4"), expected);
    assert_eq!(video("good-quicktime.mov"), expected);
    assert_eq!(video("good-index-at-end.mp4").created, None);
    assert_eq!(video("good-turned.mp4").turned, 1);
    assert_eq!(video("good-plain-sound.mov").sound.as_deref(), Some("sowt"));
    let sound = video("good-sound.m4a");
    assert_eq!((sound.codec, sound.milliseconds), (None, Some(1000)));
    // As FFmpeg adds up: the sound of the fragments is longer than the pictures.
    assert_eq!(video("good-fragments.mp4").milliseconds, Some(1200));
    assert_eq!(video("good-first-in-index.mp4").milliseconds, Some(1200));

    let expected = Video {
        milliseconds: Some(1064),
        codec: Some("V_MPEG4/ISO/AVC".to_owned()),
        sound: Some("A_AAC".to_owned()),
        ..expected
    };
    assert_eq!(video("good-whole.mkv"), expected);
    // Without a length in the file, the last block counts, which begins so late.
    assert_eq!(video("good-endless.mkv").milliseconds, Some(1024));
    assert_eq!(video("good-whole.webm").codec.as_deref(), Some("V_VP9"));

    let avi = video("good-whole.avi");
    assert_eq!((avi.milliseconds, avi.size), (Some(1100), Some((64, 36))));
    assert_eq!(avi.codec.as_deref(), Some("FMP4"));
    assert_eq!(avi.sound.as_deref(), Some("mp3"));
    assert_eq!(video("good-open.avi").milliseconds, None);
    assert_eq!(video("good-open.wav").milliseconds, Some(1000));
    let flv = video("good-whole.flv");
    assert_eq!((flv.milliseconds, flv.size), (Some(1160), Some((64, 36))));
    assert_eq!(flv.codec.as_deref(), Some("avc1"));
    assert_eq!(video("good-whole.wav").milliseconds, Some(1000));
}

#[test]
fn what_is_cut_short_says_how_much_there_should_be() {
    for (cut, whole) in [
        ("E311-faststart.mp4", "good-faststart.mp4"),
        ("E311-whole.mkv", "good-whole.mkv"),
        ("E311-live.mkv", "good-live.mkv"),
        ("E311-whole.avi", "good-whole.avi"),
        ("E311-whole.wav", "good-whole.wav"),
        ("E311-last-segment.mp4", ""),
    ] {
        let octets = fixture(cut);
        let needs = match whole {
            // The list of segments does not count the index at the end.
            "" => 2858,
            whole => fixture(whole).len(),
        };
        let expected = format!("E311 has={} needs={needs}", octets.len());
        assert_eq!(found(&facts(cut, &octets, 512, None)), [expected], "{cut}");
    }
}

#[test]
fn a_cut_anywhere_in_a_video_is_found() {
    for name in [
        "good-faststart.mp4",
        "good-index-at-end.mp4",
        "good-whole.mkv",
        "good-whole.avi",
    ] {
        let octets = fixture(name);
        for length in 32..octets.len() {
            let facts = facts(name, &octets[..length], 4096, None);
            let codes = found(&facts).concat();
            assert!(
                codes.contains("E311") || codes.contains("E312"),
                "{name}, {length}"
            );
        }
    }
}

#[test]
fn a_cover_is_drawn_when_one_is_wanted() {
    for name in ["good-cover.mp4", "good-cover.mkv"] {
        let octets = fixture(name);
        let preview = facts(name, &octets, 100, Some(24)).preview.expect(name);
        assert!(preview.jpeg.starts_with(b"\xFF\xD8\xFF"));
        // The cover has 48 by 27 pixels.
        assert_eq!(preview.size.0, 24, "{name}");
        assert_eq!(facts(name, &octets, 100, None).preview, None);
    }
    let none = fixture("good-faststart.mp4");
    assert_eq!(facts("a.mp4", &none, 100, Some(24)).preview, None);
}

#[test]
fn pictures_are_not_missed_in_what_is_named_as_sound() {
    let octets = fixture("W315-sound-alone.mp4");
    for (name, expected) in [("a.mp4", &["W315"][..]), ("a.m4a", &[])] {
        let mut looker = crate::look::Looker::new(name, octets.len() as u64, Settings::default());
        looker.feed(&octets);
        assert_eq!(found(&looker.finish()), expected, "{name}");
    }
}
