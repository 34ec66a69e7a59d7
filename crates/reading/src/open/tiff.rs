//! Finds the pages of a TIFF.
//!
//! Takes the bytes; gives where the directory of each page stands, and a reader that shows one of them as the first, because the decoder
//! decodes the first. Leaves out what is no page: small copies and masks. Follows no circle.

use std::io::{BufReader, Read, Seek, SeekFrom};

/// Tag 254: what a directory holds; bit 0 says a smaller copy of another page, bit 2 a mask (TIFF 6.0, NewSubfileType).
const SUBFILE: u16 = 254;

/// How a TIFF writes numbers.
#[derive(Clone, Copy)]
struct Shape {
    big_endian: bool,
    /// BigTIFF: numbers of 8 octets.
    wide: bool,
}

impl Shape {
    fn of(bytes: &[u8]) -> Option<Self> {
        let (big_endian, wide) = match bytes.get(..4)? {
            b"II*\0" => (false, false),
            b"MM\0*" => (true, false),
            b"II+\0" => (false, true),
            b"MM\0+" => (true, true),
            _ => return None,
        };
        Some(Self { big_endian, wide })
    }

    fn number(self, bytes: &[u8], at: u64, octets: usize) -> Option<u64> {
        let at = usize::try_from(at).ok()?;
        let part = bytes.get(at..at.checked_add(octets)?)?;
        let fold = |n: u64, b: &u8| n << 8 | u64::from(*b);
        Some(if self.big_endian {
            part.iter().fold(0, fold)
        } else {
            part.iter().rev().fold(0, fold)
        })
    }

    /// Where the header says the first directory is, and how many octets say it.
    fn first(self) -> (u64, usize) {
        if self.wide { (8, 8) } else { (4, 4) }
    }
}

/// Where the directories of the pages stand; at most one more than `most`, which is enough to know that there are too many.
pub(super) fn pages(bytes: &[u8], most: usize) -> Vec<u64> {
    let mut pages = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    let Some(shape) = Shape::of(bytes) else {
        return pages;
    };
    let (field, octets) = shape.first();
    let mut next = shape.number(bytes, field, octets);
    // Small copies are no pages; a file has no more of them than it has pages, or thereabouts.
    while let Some(at) = next.filter(|&at| at != 0 && seen.insert(at))
        && pages.len() <= most
        && seen.len() <= 4 * most + 16
    {
        let Some((kind, following)) = directory(shape, bytes, at) else {
            break;
        };
        if kind & 0b101 == 0 {
            pages.push(at);
        }
        next = following;
    }
    pages
}

/// What the directory at `at` holds, and where the next one is.
fn directory(shape: Shape, bytes: &[u8], at: u64) -> Option<(u64, Option<u64>)> {
    let (count, entry, value) = if shape.wide { (8, 20, 12) } else { (2, 12, 8) };
    let entries = shape.number(bytes, at, count)?;
    let first = at.checked_add(count as u64)?;
    let end = first.checked_add(entries.checked_mul(entry)?)?;
    if end > bytes.len() as u64 {
        return None;
    }
    let kind = (0..entries)
        .map(|i| first + i * entry)
        .find(|&e| shape.number(bytes, e, 2) == Some(SUBFILE.into()))
        .and_then(|e| shape.number(bytes, e + value, 4));
    let next = shape.number(bytes, end, shape.first().1);
    Some((kind.unwrap_or(0), next))
}

/// The file with the directory at `page` as its first.
pub(super) fn turned_to(bytes: &[u8], page: u64) -> Option<BufReader<Turned<'_>>> {
    let shape = Shape::of(bytes)?;
    let (field, octets) = shape.first();
    let field = usize::try_from(field).ok()?;
    let mut head = bytes.get(..field + octets)?.to_vec();
    let number = page.to_le_bytes();
    for (i, slot) in head.iter_mut().skip(field).enumerate() {
        let index = if shape.big_endian { octets - 1 - i } else { i };
        *slot = *number.get(index)?;
    }
    Some(BufReader::new(Turned { head, bytes, at: 0 }))
}

/// A file whose first octets are others.
pub(super) struct Turned<'a> {
    head: Vec<u8>,
    bytes: &'a [u8],
    at: u64,
}

impl Read for Turned<'_> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let at = usize::try_from(self.at).unwrap_or(usize::MAX);
        let from = match self.head.get(at..) {
            Some(head) if !head.is_empty() => head,
            _ => self.bytes.get(at..).unwrap_or_default(),
        };
        let n = from.len().min(to.len());
        if let (Some(to), Some(from)) = (to.get_mut(..n), from.get(..n)) {
            to.copy_from_slice(from);
        }
        self.at += n as u64;
        Ok(n)
    }
}

impl Seek for Turned<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let (from, by) = match to {
            SeekFrom::Start(at) => {
                self.at = at;
                return Ok(at);
            }
            SeekFrom::End(by) => (self.bytes.len() as u64, by),
            SeekFrom::Current(by) => (self.at, by),
        };
        self.at = from
            .checked_add_signed(by)
            .ok_or(std::io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
