//! Holds pictures to what their fixtures are named after, whatever the pieces they come in, and to bearing any octets.

#![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::facts::{Detail, Facts, Image, Look};
use crate::finding::Severity;
use crate::look::{Looker, Settings};

const BLIND: Settings = Settings {
    preview: None,
    decode: false,
};
const SEEING: Settings = Settings {
    preview: Some(96),
    decode: false,
};

/// Names and octets of the fixtures, in order.
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/found/pictures");
    let mut all: Vec<_> = fs::read_dir(Path::new(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, path)
        })
        .filter(|(name, _)| name.contains('-') || name.starts_with("good"))
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect();
    all.sort();
    assert!(all.len() > 50);
    all
}

fn fixture(name: &str) -> Vec<u8> {
    let found = fixtures().into_iter().find(|(found, _)| found == name);
    found.unwrap().1
}

fn looked(name: &str, octets: &[u8], settings: Settings, piece: usize) -> Facts {
    let mut looker = Looker::new(name, octets.len() as u64, settings);
    for piece in octets.chunks(piece.max(1)) {
        looker.feed(piece);
    }
    looker.finish()
}

fn image(facts: &Facts) -> Image {
    match &facts.detail {
        Detail::Image(image) => image.clone(),
        other => panic!("{other:?}"),
    }
}

/// Codes of warnings and errors.
fn bad(facts: &Facts) -> Vec<&'static str> {
    let bad = facts.findings.iter().map(|finding| finding.code);
    bad.filter(|code| code.severity() > Severity::Note)
        .map(|code| code.as_str())
        .collect()
}

#[test]
fn what_is_decoded_without_being_drawn_finds_the_same() {
    let decoding = Settings {
        preview: None,
        decode: true,
    };
    let mut damaged = 0;
    for (name, octets) in fixtures() {
        let mut drawn = looked(&name, &octets, SEEING, octets.len().max(1));
        drawn.preview = None;
        let decoded = looked(&name, &octets, decoding, octets.len().max(1));
        assert_eq!(decoded, drawn, "{name}");
        damaged += usize::from(decoded != looked(&name, &octets, BLIND, octets.len().max(1)));
    }
    assert!(damaged > 0);
}

#[test]
fn each_fixture_is_found_to_be_what_it_is_named_after() {
    for (name, octets) in fixtures() {
        let facts = looked(&name, &octets, SEEING, usize::MAX);
        let codes: Vec<_> = facts.findings.iter().map(|f| f.code.as_str()).collect();
        match name.split_once('-').unwrap_or((&name, "")).0 {
            code @ ("E321" | "E322" | "N323" | "N324") => assert_eq!(codes, [code], "{name}"),
            _ => assert_eq!(codes, [] as [&str; 0], "{name}"),
        }
        let decoded = ["jpg", "png", "webp", "gif", "bmp"]
            .iter()
            .any(|kind| name.ends_with(&format!(".{kind}")));
        if name.starts_with("good") {
            let size = image(&facts).size.unwrap();
            assert_eq!(facts.preview.is_some(), decoded, "{name}");
            if let Some(preview) = &facts.preview {
                let longest = size.0.max(size.1).min(96);
                assert_eq!(preview.size.0.max(preview.size.1), longest, "{name}");
            }
        }
    }
}

#[test]
fn without_decoding_what_the_structure_tells_is_told() {
    for (name, octets) in fixtures() {
        let facts = looked(&name, &octets, BLIND, usize::MAX);
        let expected: &[&str] = match &*name {
            "E322-crc.png" => &["E322"],
            _ if name.starts_with("E321") => &["E321"],
            _ => &[],
        };
        assert_eq!(bad(&facts), expected, "{name}");
        assert_eq!(facts.preview, None);
        assert_eq!(facts.detail, looked(&name, &octets, SEEING, 9).detail);
    }
}

#[test]
fn pictures_say_of_themselves_what_they_are() {
    let of = |name: &str| image(&looked(name, &fixture(name), BLIND, 100));
    let plain = |width, height| Image {
        size: Some((width, height)),
        ..Image::default()
    };
    for (name, expected) in [
        ("good-baseline.jpg", plain(320, 240)),
        ("good-progressive.jpg", plain(320, 240)),
        ("good-odd-size.jpg", plain(311, 201)),
        ("good-cmyk.jpg", plain(320, 240)),
        ("good-cover.jpg", plain(720, 1280)),
        ("good.png", plain(200, 150)),
        ("good-lossy.webp", plain(200, 150)),
        ("good-lossless.webp", plain(200, 150)),
        ("good-still.gif", plain(200, 150)),
        ("good-rows.bmp", plain(101, 75)),
        ("good-rows.tiff", plain(100, 75)),
        ("good-packed.tiff", plain(200, 150)),
        ("good-picture.avif", plain(200, 150)),
        ("N323-bomb.png", plain(30_000, 30_000)),
    ] {
        assert_eq!(of(name), expected, "{name}");
    }
    for name in ["good-moving.gif", "good-moving.png", "good-moving.webp"] {
        let moving = Image {
            moving: true,
            ..plain(200, 150)
        };
        assert_eq!(of(name), moving, "{name}");
    }
    for (name, size) in [
        ("good-photo.jpg", (320, 240)),
        ("good-more-behind.jpg", (320, 240)),
        ("good-photo.webp", (200, 150)),
        ("good-picture.heic", (640, 480)),
    ] {
        let photo = of(name);
        assert_eq!(photo.size, Some(size), "{name}");
        assert_eq!(photo.look, Some(Look::Photograph), "{name}");
        assert_eq!(
            photo.taken.as_deref(),
            Some("2026-03-08T14:05:09+08:00"),
            "{name}"
        );
    }
    for name in [
        "good-screenshot.png",
        "good-screenshot.jpg",
        "good-screenshot-says-so.png",
    ] {
        assert_eq!(of(name).look, Some(Look::Screenshot), "{name}");
    }
}

#[test]
fn exif_says_the_same_to_a_reader_of_others() {
    let octets = fixture("good-photo.jpg");
    let read = exif::Reader::new()
        .read_from_container(&mut std::io::Cursor::new(&octets))
        .unwrap();
    let text = |tag| {
        let field = read.get_field(tag, exif::In::PRIMARY).unwrap();
        field.display_value().to_string()
    };
    let taken = image(&looked("a.jpg", &octets, BLIND, 100)).taken.unwrap();
    let theirs = text(exif::Tag::DateTimeOriginal).replace(' ', "T");
    assert_eq!(
        taken,
        format!(
            "{theirs}{}",
            text(exif::Tag::OffsetTimeOriginal).trim_matches('"')
        )
    );
}

#[test]
fn a_jpeg_that_is_cut_anywhere_is_never_whole() {
    for name in [
        "good-baseline.jpg",
        "good-progressive.jpg",
        "good-photo.jpg",
    ] {
        let octets = fixture(name);
        for length in (4..octets.len()).step_by(97).chain([octets.len() - 1]) {
            let cut = &octets[..length];
            assert_eq!(
                bad(&looked("a.jpg", cut, BLIND, 50)),
                ["E321"],
                "{name} {length}"
            );
            // With an end put to it, only its rows tell; the last few bits of a row may be missing.
            let ended = [cut, b"\xFF\xD9"].concat();
            if length < octets.len() - 4 {
                let bad = bad(&looked("a.jpg", &ended, SEEING, 4096));
                // Inside a segment the end is a part of it.
                assert!(
                    bad == ["E322"] || bad == ["E321"],
                    "{name} {length} {bad:?}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn pieces_of_any_length_give_the_same_facts(pieces in prop::collection::vec(1_usize..700, 1..40)) {
        for (name, octets) in fixtures() {
            let whole = looked(&name, &octets, BLIND, usize::MAX);
            let mut looker = Looker::new(&name, octets.len() as u64, BLIND);
            let mut rest = &octets[..];
            for length in pieces.iter().cycle() {
                let (piece, after) = rest.split_at((*length).min(rest.len()));
                looker.feed(piece);
                rest = after;
                if rest.is_empty() {
                    break;
                }
            }
            prop_assert_eq!(looker.finish(), whole, "{}", name);
        }
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    /// Some octets other than they were, now and then a piece gone or there twice.
    fn mutate(&mut self, octets: &mut Vec<u8>) {
        // Heads decide most.
        let reach = if self.below(2) == 0 {
            octets.len()
        } else {
            octets.len().min(700)
        };
        for _ in 0..=self.below(4) {
            let at = self.below(reach);
            octets[at] = match self.below(4) {
                0 => 0,
                1 => 0xFF,
                2 => octets[at] ^ 1 << self.below(8),
                _ => self.below(256) as u8,
            };
        }
        let (from, to) = (self.below(octets.len()), self.below(octets.len()));
        match self.below(8) {
            0 => octets.truncate(from),
            1 if from < to => drop(octets.drain(from..to)),
            2 if from < to => octets.extend_from_within(from..to),
            _ => {}
        }
    }
}

/// Looks at mutations of every fixture; gives the longest that one took.
fn mutated(rounds: usize, settings: Settings) -> (usize, Duration) {
    let mut dice = Dice(0x2026_1122);
    let (mut count, mut longest) = (0, Duration::ZERO);
    for (name, octets) in fixtures() {
        for _ in 0..rounds {
            let mut octets = octets.clone();
            dice.mutate(&mut octets);
            let began = Instant::now();
            let facts = looked(&name, &octets, settings, 1 + dice.below(5000));
            longest = longest.max(began.elapsed());
            // W305 stands for a panic.
            assert!(!bad(&facts).contains(&"W305"), "{name}");
            assert!(
                facts
                    .preview
                    .is_none_or(|p| p.jpeg.len() < 60_000 && p.size.0.max(p.size.1) <= 96)
            );
            count += 1;
        }
    }
    (count, longest)
}

#[test]
fn mutations_are_borne_without_decoding() {
    let (count, longest) = mutated(200, BLIND);
    assert!(
        count > 10_000 && longest < Duration::from_secs(2),
        "{count} {longest:?}"
    );
}

#[test]
fn mutations_are_borne_with_decoding() {
    let (count, longest) = mutated(75, SEEING);
    assert!(
        count > 4_000 && longest < Duration::from_secs(30),
        "{count} {longest:?}"
    );
}
