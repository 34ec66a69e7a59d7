//! Counts what is written at once: nothing grows with the number of files.

use std::io::{self, Write};

use exports::facts::{Detail, Image};
use exports::sniff::Format;
use shell::language::Language;

use super::invented::{facts, own, small, words};
use crate::catalogue::page::{self, Page};
use crate::catalogue::{Catalogue, Entry, json, totals};

/// Remembers the longest single write.
#[derive(Default)]
struct Longest {
    most: usize,
    all: u64,
}

impl Write for Longest {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.most = self.most.max(octets.len());
        self.all += octets.len() as u64;
        Ok(octets.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Walks over so many entries that exist one at a time.
fn many(count: usize, call: impl FnOnce(&Catalogue<'_>)) {
    let image = Image {
        size: Some((1080, 1920)),
        ..Image::default()
    };
    let facts = facts(Format::Jpeg, Detail::Image(image), &[]);
    let entries = |take: &mut dyn FnMut(Entry<'_>) -> io::Result<()>| {
        (0..count).try_for_each(|n| {
            let own = own(
                &format!("data/图片/2025-{:02}/IMG_{n:06}.jpg", n % 12),
                n as u64,
                None,
            );
            take(Entry {
                payload: &own.payload,
                octets: own.octets,
                modified: own.modified,
                sha256: &[7; 32],
                facts: Some(&facts),
            })
        })
    };
    let totals = totals(&entries).unwrap();
    call(&Catalogue {
        agent: "backup",
        name: "a",
        date: "2026-11-22",
        entries: &entries,
        totals: &totals,
        skipped: &[],
        comparison: None,
        checklist: None,
    });
}

#[test]
fn a_hundred_thousand_entries_are_written_in_small_pieces() {
    const COUNT: usize = 100_000;
    let [zh, en] = [Language::Zh, Language::En].map(words);
    many(COUNT, |catalogue| {
        let mut out = Longest::default();
        json::write(catalogue, &mut out).unwrap();
        assert!(out.most <= 128 << 10, "{}", out.most);
        let page = Page {
            first: Language::Zh,
            points: &[],
            gaps: &[],
            export: &|_| None,
            figures: 100,
        };
        let mut out = Longest::default();
        page::write(catalogue, &page, [&zh, &en], &mut out).unwrap();
        assert!(out.most <= 256 << 10, "{}", out.most);
        let row = out.all / COUNT as u64;
        assert!(row <= 300, "{row} octets a row");
    });
}

#[test]
fn the_same_values_make_the_same_octets() {
    assert_eq!(small().json(), small().json());
    assert_eq!(small().page(), small().page());
}

#[test]
fn a_walk_that_fails_fails_both_files() {
    let mut calls = 0;
    let mut fails = |_: &[u8]| {
        calls += 1;
        Err::<usize, _>(io::Error::from(io::ErrorKind::StorageFull))
    };
    struct Full<'a>(&'a mut dyn FnMut(&[u8]) -> io::Result<usize>);
    impl Write for Full<'_> {
        fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
            (self.0)(octets)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let error = small().write(&mut Full(&mut fails)).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    assert_eq!(calls, 1);
}
