//! Where 16 and 32 bits end: numbers of entries, sizes and offsets around the edges, without a large file.

use std::collections::BTreeMap;
use std::io::Read;

use super::build::{Clean, MOMENT, Sparse, crc_of_zeros, defects};
use crate::zip::format::{self, Header, Method};
use crate::zip::{Container, EntryReader};

/// An archive of entries that hold zeros.
fn sparse(entries: &[(&str, u64)]) -> Sparse {
    let mut pieces = BTreeMap::new();
    let mut central = Vec::new();
    let mut at = 0;
    for &(name, size) in entries {
        let header = Header {
            name,
            method: Method::Stored,
            modified: MOMENT,
            crc: crc_of_zeros(size),
            size,
            packed: size,
        };
        format::central(&header, at, &mut central);
        let mut local = Vec::new();
        format::local(&header, &mut local);
        let length = local.len() as u64 + size;
        pieces.insert(at, local);
        at += length;
    }
    let length = central.len() as u64;
    central.extend(format::end(entries.len() as u64, length, at));
    let size = at + central.len() as u64;
    pieces.insert(at, central);
    Sparse { pieces, size }
}

#[test]
fn sizes_around_4_gib() {
    for size in [
        0xefff_ffff,
        0xf000_0000,
        0xffff_fffe,
        0xffff_ffff,
        0x1_0000_0000,
        0x1_0000_0001,
        1 << 42,
    ] {
        let source = sparse(&[("b/data/a.mp4", size)]);
        let container = Container::read(&source).unwrap();
        assert_eq!(container.defects, [], "{size:#x}");
        assert_eq!(
            container.canonical_defects(&source).unwrap(),
            [],
            "{size:#x}"
        );
        assert_eq!(container.entries()[0].size(), size);
        assert_eq!(container.entries()[0].packed(), size);
    }
}

#[test]
fn offsets_around_4_gib() {
    // The second entry's offset is the first one's size and header.
    let header = format::local_length("b/data/a", 0xffff_ffff, MOMENT);
    for offset in [0xffff_fffe, 0xffff_ffff, 0x1_0000_0000, 0x9_0000_0000] {
        let source = sparse(&[
            ("b/data/a", offset - header),
            ("b/data/b", 5),
            ("b/data/c", 0),
        ]);
        let container = Container::read(&source).unwrap();
        assert_eq!(container.defects, [], "{offset:#x}");
        assert_eq!(
            container.canonical_defects(&source).unwrap(),
            [],
            "{offset:#x}"
        );
        assert_eq!(container.entries()[1].offset(), offset);
        for entry in &container.entries()[1..] {
            let mut out = Vec::new();
            let mut reader = EntryReader::new(&source, entry).unwrap();
            reader.read_to_end(&mut out).unwrap();
            assert_eq!(out.len() as u64, entry.size());
        }
    }
}

#[test]
fn entry_of_4_gib_is_read() {
    let size = 0x1_0000_0000;
    let source = sparse(&[("b/data/a", size), ("b/data/b", 5)]);
    let container = Container::read(&source).unwrap();
    let mut reader = EntryReader::new(&source, &container.entries()[0]).unwrap();
    let mut buffer = vec![0; 1 << 20];
    let mut total = 0;
    loop {
        match reader.read(&mut buffer).unwrap() {
            0 => break,
            n => total += n as u64,
        }
    }
    assert_eq!(total, size);
}

#[test]
fn numbers_of_entries_around_65_535() {
    for number in [65_534, 65_535, 65_536, 65_537] {
        let mut clean = Clean::default();
        for index in 0..number {
            clean = clean.add(&format!("b/{index:06}"), Method::Stored, b"");
        }
        let file = clean.finish();
        let container = Container::read(&file).unwrap();
        assert_eq!(container.defects, [], "{number}");
        assert_eq!(container.canonical_defects(&file).unwrap(), [], "{number}");
        assert_eq!(container.entries().len(), number);
    }
}

#[test]
fn zip64_records_with_a_prefix_or_a_gap() {
    let source = sparse(&[("b/data/a", 0x1_0000_0000)]);
    let shifted = Sparse {
        pieces: source
            .pieces
            .iter()
            .map(|(at, piece)| (at + 100, piece.clone()))
            .collect(),
        size: source.size + 100,
    };
    let found = defects(&shifted);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code, crate::defect::Code::DataBefore);
}

#[test]
fn moments_at_the_edges_are_canonical() {
    for modified in [
        i64::MIN + 1,
        -11_644_473_600,
        -1,
        0,
        1,
        i64::from(i32::MAX),
        i64::from(i32::MAX) + 1,
        1 << 40,
        i64::MAX,
    ] {
        let header = Header {
            name: "b/a",
            method: Method::Stored,
            modified,
            crc: 0,
            size: 0,
            packed: 0,
        };
        let mut file = Vec::new();
        format::local(&header, &mut file);
        let at = file.len() as u64;
        format::central(&header, 0, &mut file);
        let length = file.len() as u64 - at;
        file.extend(format::end(1, length, at));
        assert_eq!(crate::zip::judge_all(&file, 10).unwrap(), [], "{modified}");
    }
}
