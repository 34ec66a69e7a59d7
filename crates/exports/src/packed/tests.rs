//! Holds the room of archives to its fixtures, to bombs and to thousands of mutations.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::finding::Severity;
use crate::look::{Looker, Settings};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/found/data");

#[expect(clippy::disallowed_methods, reason = "a test reads its fixture")]
fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{FIXTURES}/{name}")).unwrap()
}

fn looked(name: &str, octets: &[u8], piece: usize) -> Facts {
    let mut looker = Looker::new(name, octets.len() as u64, Settings::default());
    for piece in octets.chunks(piece.max(1)) {
        looker.feed(piece);
    }
    looker.finish()
}

fn codes(facts: &Facts) -> Vec<&'static str> {
    facts.findings.iter().map(|f| f.code.as_str()).collect()
}

fn inside(facts: &Facts) -> &Packed {
    match &facts.detail {
        Detail::Packed(packed) => packed,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_fixture_gives_the_finding_in_its_name() {
    let mut seen = 0;
    for entry in std::fs::read_dir(FIXTURES).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".py") || name == "truth.json" {
            continue;
        }
        seen += 1;
        let octets = fixture(&name);
        let facts = looked(&name, &octets, octets.len());
        assert_eq!(facts, looked(&name, &octets, 7), "{name}");
        if name.starts_with("good") {
            // Links to videos are in every export of TikTok.
            let bad =
                |f: &&Finding| f.code.severity() > Severity::Note && f.code != Code::LinksExpire;
            assert_eq!(facts.findings.iter().find(bad), None, "{name}");
        } else {
            assert!(
                codes(&facts).contains(&&name[..4]),
                "{name}: {:?}",
                facts.findings
            );
        }
    }
    assert!(seen >= 24, "{seen}");
}

#[test]
fn layouts_are_named_and_what_is_inside_is_counted() {
    let layouts = [
        ("good-tiktok-json.zip", "tiktok-json", 1),
        ("good-tiktok-json-old.zip", "tiktok-json-old", 1),
        ("good-tiktok-text.zip", "tiktok-text", 4),
        ("good-tiktok-text-old.zip", "tiktok-text-old", 5),
    ];
    for (name, layout, files) in layouts {
        let facts = looked(name, &fixture(name), 64);
        let packed = inside(&facts);
        let data = packed.data.as_ref().unwrap();
        assert_eq!(
            (data.layout.as_deref(), packed.files),
            (Some(layout), Some(files)),
            "{name}"
        );
        assert!(data.counts["videos"] > 0, "{name}");
        assert_eq!(codes(&facts), ["W354"], "{name}");
    }
    let facts = looked("a.zip", &fixture("good-tiktok-json.zip"), 64);
    assert_eq!(
        inside(&facts).data.as_ref().unwrap().counts["followers"],
        12
    );
    assert_eq!(codes(&facts), ["W354"]);
    let facts = looked("a.zip", &fixture("good-ledger.zip"), 64);
    assert_eq!(
        inside(&facts),
        &Packed {
            files: Some(3),
            locked: 0,
            octets: Some(129),
            data: None
        }
    );
}

#[test]
fn why_it_is_damaged_is_said() {
    for (name, why) in [
        ("E352-cut.zip", "cut"),
        ("E352-flipped.zip", "damaged"),
        ("E352-directory.zip", "damaged"),
        ("E352-one-of-several.zip", "parts"),
    ] {
        let facts = looked(name, &fixture(name), 64);
        assert_eq!(facts.findings[0].values["why"], why, "{name}");
    }
}

#[test]
fn a_locked_archive_still_tells_its_names() {
    for name in ["W351-alipay-aes.zip", "W351-wechat-zipcrypto.zip"] {
        let facts = looked(name, &fixture(name), 64);
        assert_eq!(codes(&facts), ["W351"], "{name}");
        assert_eq!((inside(&facts).files, inside(&facts).locked), (Some(1), 1));
    }
}

/// A zip of `count` stored files.
fn zipped(count: usize, length: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for file in 0..count {
        writer.start_file(format!("{file:05}.mp4"), stored).unwrap();
        writer.write_all(&vec![0; length]).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn through(limits: (usize, usize), octets: &[u8], says: u64, piece: usize) -> Facts {
    let mut zip = Box::new(Zip {
        octets: Vec::new(),
        seen: 0,
        limits,
        whole: says <= limits.0 as u64,
    });
    for piece in octets.chunks(piece) {
        zip.feed(piece);
        assert!(zip.octets.len() <= limits.0.max(2 * limits.1 + piece.len()));
    }
    zip.finish()
}

#[test]
fn of_a_large_zip_the_directory_at_its_end_is_enough() {
    let octets = zipped(20, 5000);
    for piece in [1, 999, 4096, 200_000] {
        let facts = through((50_000, 8192), &octets, octets.len() as u64, piece);
        assert_eq!(codes(&facts), ["N359"]);
        assert_eq!(
            (inside(&facts).files, inside(&facts).octets),
            (Some(20), Some(100_000))
        );
        // One whose size was said wrong.
        assert_eq!(facts, through((50_000, 8192), &octets, 10, piece));
    }
    let facts = through((50_000, 8192), &octets[..60_000], 60_000, 999);
    assert_eq!(facts.findings[0].values["why"], "cut");
    let facts = through((50_000, 512), &octets, octets.len() as u64, 999);
    assert_eq!(codes(&facts), ["W358"]);
    assert_eq!(inside(&facts).files, Some(20));
}

#[test]
fn a_directory_of_64_bits_is_read() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let large = SimpleFileOptions::default().large_file(true);
    for file in 0..70_000 {
        writer.start_file(format!("{file}"), large).unwrap();
    }
    let octets = writer.finish().unwrap().into_inner();
    let facts = looked("a.zip", &octets, 1 << 20);
    assert_eq!(inside(&facts).files, Some(70_000));
    assert_eq!(codes(&facts), [] as [&str; 0]);
}

#[test]
fn a_bomb_is_unpacked_no_further_than_the_bound() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let blanks = vec![b' '; 64 << 20];
    for name in ["a.csv", "b.csv", "user_data_tiktok.json"] {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        for _ in 0..if name == "a.csv" { 1 } else { 3 } {
            writer.write_all(&blanks).unwrap();
        }
    }
    let octets = writer.finish().unwrap().into_inner();
    let facts = looked("a.zip", &octets, octets.len());
    let data = inside(&facts).data.as_ref().unwrap();
    assert_eq!(data.layout.as_deref(), Some("tiktok-json"));
    assert_eq!(codes(&facts), ["W357", "N359"]);
}

#[test]
fn a_workbook_without_its_name_is_one() {
    let path = format!("{FIXTURES}/../books/good-settlement.xlsx");
    #[expect(clippy::disallowed_methods, reason = "a test reads its fixture")]
    let octets = std::fs::read(path).unwrap();
    let facts = look(Format::Zip, octets.len() as u64);
    let mut zip = facts;
    zip.feed(&octets);
    let facts = zip.finish();
    assert_eq!(facts.format, Format::Xlsx);
    assert!(matches!(facts.detail, Detail::Tables(tables) if tables.len() == 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn mutations_are_borne_whatever_the_pieces(
        name in prop::sample::select(&["good-tiktok-json.zip", "good-ledger.zip", "W351-alipay-aes.zip", "good-stored.zip", "N355-bill.csv.gz"][..]),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
        piece in 1usize..2000,
    ) {
        let mut octets = fixture(name);
        for (at, value) in edits {
            let at = at.index(octets.len());
            octets[at] = value;
        }
        if let Some(cut) = cut {
            octets.truncate(cut.index(octets.len()).max(4));
        }
        let whole = looked("a.zip", &octets, octets.len());
        prop_assert!(!codes(&whole).contains(&"W305"));
        prop_assert_eq!(&whole, &looked("a.zip", &octets, piece));
        through((300, 200), &octets, octets.len() as u64, piece);
    }

    #[test]
    fn one_flipped_bit_of_what_is_packed_is_found(at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut octets = fixture("good-stored.zip");
        let begin = octets.windows(3).position(|w| w == b"\xE5\x8A\xA8").unwrap();
        let content = octets.windows(9).position(|w| w == "动账流".as_bytes()).unwrap();
        prop_assert!(begin <= content);
        let at = content + at.index(43);
        octets[at] ^= 1 << bit;
        prop_assert_eq!(codes(&looked("a.zip", &octets, 100)), ["E352"]);
    }
}
