//! Throws hostile workbooks at the room: bombs, lies, thousands of mutations.

use std::io::{Cursor, Read as _, Write as _};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::super::SHEETS;
use super::{codes, fixture, looked};
use crate::facts::Detail;

type Contents = Vec<(String, Vec<u8>)>;

fn parts(name: &str) -> Contents {
    let mut archive = ZipArchive::new(Cursor::new(fixture(name))).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        parts.push((file.name().unwrap().into_owned(), content));
    }
    parts
}

fn packed(parts: &Contents, method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(
                name.as_str(),
                SimpleFileOptions::default().compression_method(method),
            )
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn edited(name: &str, part: &str, edit: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(name);
    let found = parts.iter_mut().find(|(name, _)| name == part).unwrap();
    found.1 = edit(std::str::from_utf8(&found.1).unwrap()).into_bytes();
    packed(&parts, CompressionMethod::Deflated)
}

#[test]
fn bombs_cost_no_more_than_the_bound() {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    let blanks = " ".repeat(540 << 20);
    let bomb = edited("good-orders.xlsx", SHEET, |xml| {
        xml.replace("</sheetData>", &(blanks.clone() + "</sheetData>"))
    });
    drop(blanks);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(codes(&looked("a.xlsx", &bomb, bomb.len())), ["W340"]);
    let text = format!("<si><t>{}</t></si></sst>", "x".repeat(60 << 10)).repeat(1);
    let strings = format!("<si><t>{}</t></si>", "x".repeat(60 << 10)).repeat(2500);
    let bomb = edited("good-orders.xlsx", "xl/sharedStrings.xml", |xml| {
        xml.replace("</sst>", &(strings.clone() + &text))
    });
    assert_eq!(codes(&looked("a.xlsx", &bomb, bomb.len())), ["W340"]);
    // A long string that every cell points to.
    let long = "x".repeat(60 << 10);
    let rows: String = (0..20_000)
        .map(|row| {
            format!(
                "<row r=\"{}\"><c r=\"A{0}\" t=\"s\"><v>0</v></c></row>",
                row + 100
            )
        })
        .collect();
    let mut all = parts("good-orders.xlsx");
    for (name, content) in &mut all {
        let xml = String::from_utf8_lossy(content).into_owned();
        if name == SHEET {
            *content = xml
                .replace("</sheetData>", &(rows.clone() + "</sheetData>"))
                .into_bytes();
        } else if name == "xl/sharedStrings.xml" {
            *content = xml.replacen("<t>", &format!("<t>{long}"), 1).into_bytes();
        }
    }
    let bomb = packed(&all, CompressionMethod::Deflated);
    assert_eq!(codes(&looked("a.xlsx", &bomb, bomb.len())), ["W340"]);
    // A count of strings that no memory holds.
    let liar = edited("good-orders.xlsx", "xl/sharedStrings.xml", |xml| {
        xml.replace("uniqueCount=\"", "uniqueCount=\"99999999999")
    });
    assert!(!codes(&looked("a.xlsx", &liar, liar.len())).contains(&"W340"));
}

#[test]
fn sheets_that_share_a_part_cost_what_they_unpack_to() {
    let sheet = "<sheet name=\"x\" sheetId=\"9\" r:id=\"rId1\"/>".repeat(60);
    let many = edited("good-orders.xlsx", "xl/workbook.xml", |xml| {
        xml.replace("</sheets>", &(sheet.clone() + "</sheets>"))
    });
    let facts = looked("a.xlsx", &many, many.len());
    let Detail::Tables(tables) = facts.detail else {
        panic!()
    };
    assert_eq!(tables.len(), SHEETS);
    let last = facts.findings.last().map(|f| f.code.as_str());
    assert_eq!(last, Some("W340"), "the rest is not passed over in silence");
}

fn borne(name: &str, octets: &[u8], piece: usize) -> Result<(), TestCaseError> {
    let begun = std::time::Instant::now();
    let whole = looked(name, octets, octets.len());
    prop_assert!(!codes(&whole).contains(&"W305"));
    prop_assert!(begun.elapsed().as_secs() < 20);
    prop_assert_eq!(whole, looked(name, octets, piece));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn mutations_of_a_zip_are_borne(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
        piece in 1usize..9000,
    ) {
        let mut octets = fixture("good-1904.xlsx");
        for (at, value) in edits {
            let at = at.index(octets.len());
            octets[at] = value;
        }
        if let Some(cut) = cut {
            octets.truncate(cut.index(octets.len()).max(30));
        }
        borne("a.xlsx", &octets, piece)?;
    }

    #[test]
    fn mutations_of_the_parts_are_borne(
        part in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"<>/\"'=&;9A0 \xFF\0:!-[]?srtvc".to_vec())), 1..8),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
        old in any::<bool>(),
        piece in 1usize..9000,
    ) {
        let mut parts = parts(if old { "good-1904.xlsx" } else { "W332-digits-lost.xlsx" });
        let at = part.index(parts.len());
        let content = &mut parts[at].1;
        for (at, value) in edits {
            let at = at.index(content.len());
            content[at] = value;
        }
        if let Some(cut) = cut {
            content.truncate(cut.index(content.len()));
        }
        borne("a.xlsx", &packed(&parts, CompressionMethod::Stored), piece)?;
    }

    #[test]
    fn mutations_of_an_old_workbook_are_borne(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 1..8),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
        second in any::<bool>(),
        piece in 1usize..9000,
    ) {
        let mut octets = fixture(if second { "W332-digits-lost.xls" } else { "good-orders.xls" });
        for (at, value, head) in edits {
            // The header, the first records and the tables of sectors are where it hurts.
            let at = at.index(if head { 2048 } else { octets.len() });
            octets[at] = value;
        }
        if let Some(cut) = cut {
            octets.truncate(cut.index(octets.len()).max(8));
        }
        borne("a.xls", &octets, piece)?;
    }
}

#[test]
fn seeded_mutations_of_an_old_workbook_are_borne() {
    let good = fixture("good-orders.xls");
    let mut seed = 0x2026_1122u64;
    let mut random = move || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    for _ in 0..3000 {
        let mut octets = good.clone();
        for _ in 0..=random() % 3 {
            // Words of the tables of sectors and the directory: chains that go round, streams that are long.
            let at = random() % (octets.len() / 4) * 4;
            let word = [
                0u32,
                1,
                2,
                5,
                0xFFFF_FFFE,
                0xFFFF_FFFF,
                0x7FFF_FFFF,
                random() as u32 % 60,
            ][random() % 8];
            octets[at..at + 4].copy_from_slice(&word.to_le_bytes());
        }
        assert!(!codes(&looked("a.xls", &octets, octets.len())).contains(&"W305"));
    }
}

#[test]
fn a_method_of_packing_that_is_not_read_is_no_damage() {
    for method in [14, 77] {
        let mut octets = fixture("good-aftersale.xlsx");
        for (mark, at) in [(b"PK\x03\x04", 8), (b"PK\x01\x02", 10)] {
            let places: Vec<usize> = memchr::memmem::find_iter(&octets, mark).collect();
            assert!(places.len() > 3);
            places.iter().for_each(|place| octets[place + at] = method);
        }
        let facts = looked("method.xlsx", &octets, 4096);
        assert_eq!(codes(&facts), ["N344"], "{method}");
    }
}
