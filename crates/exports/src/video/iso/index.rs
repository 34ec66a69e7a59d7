//! Reads tables of a movie that may be long, in rows: where the chunks are, how long the samples of a fragment last, how long the segments are.
//!
//! Takes the head of a table and then rows of it, gives what of it is left to be read. Never reads more rows than the box holds.

use super::Kind;
use crate::video::bytes::Bytes;

/// Rows read at once.
const ROWS: u64 = 1024;

/// A table that is being read.
pub(super) struct Index {
    /// What its rows are.
    pub(super) kind: Kind,
    /// Octets of a row.
    pub(super) row: usize,
    /// Samples it speaks of, one a row; as many even where there are no rows to be read.
    pub(super) count: u64,
    /// Whether the rows say how long each sample lasts.
    pub(super) timed: bool,
    /// Octets before the first row that are still to be passed by.
    before: usize,
    /// Rows to be read.
    left: u64,
}

impl Index {
    /// From the head of a table of which `left` more octets follow; `None` when it does not hold the rows that it says.
    pub(super) fn new(kind: Kind, head: &[u8], left: u64) -> Option<Self> {
        let mut bytes = Bytes::new(head);
        let flags = bytes.u32()?;
        let count = u64::from(bytes.u32()?);
        let has = |flag: u32| usize::from(flags & flag != 0) * 4;
        let (row, before, timed) = match &kind {
            b"stco" => (4, 0, false),
            b"co64" => (8, 0, false),
            // `trun`: a data offset and first flags; then duration, size, flags, composition of each sample.
            _ => (
                has(0x100) + has(0x200) + has(0x400) + has(0x800),
                has(0x1) + has(0x4),
                has(0x100) != 0,
            ),
        };
        let needed = count.checked_mul(row as u64)?.checked_add(before as u64)?;
        (needed <= left).then_some(Self {
            kind,
            row,
            count,
            timed,
            before,
            left: if &kind != b"trun" || timed { count } else { 0 },
        })
    }

    /// Octets wanted next; none when all was read.
    pub(super) fn wants(&self) -> usize {
        let rows = usize::try_from(self.left.min(ROWS)).unwrap_or_default();
        if rows == 0 {
            return 0;
        }
        self.before + rows * self.row
    }

    /// Cuts the octets that were wanted into rows.
    pub(super) fn rows<'a>(&mut self, octets: &'a [u8]) -> std::slice::ChunksExact<'a, u8> {
        let rows = octets.get(std::mem::take(&mut self.before)..);
        let rows = rows.unwrap_or_default().chunks_exact(self.row.max(1));
        self.left = self.left.saturating_sub(rows.len() as u64);
        rows
    }
}

/// Where the segments end that a `sidx` lists, which itself ends at `end`; `None` when it does not read.
pub(super) fn segments(octets: &[u8], end: u64) -> Option<u64> {
    let mut bytes = Bytes::new(octets);
    let long = bytes.u8()? == 1;
    bytes.take(3 + 4 + 4)?;
    bytes.wide(long)?;
    let first = bytes.wide(long)?;
    bytes.u16()?;
    let count = bytes.u16()?;
    let mut reaches = end.checked_add(first)?;
    for _ in 0..count {
        // The highest bit says what is referred to.
        reaches = reaches.checked_add(u64::from(bytes.u32()? & 0x7FFF_FFFF))?;
        bytes.u64()?;
    }
    Some(reaches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_promises_more_rows_than_it_holds_is_refused() {
        let head = |count: u32| [&[0; 4][..], &count.to_be_bytes()].concat();
        assert!(Index::new(*b"stco", &head(3), 11).is_none());
        assert_eq!(Index::new(*b"stco", &head(3), 12).unwrap().wants(), 12);
        assert!(Index::new(*b"co64", &head(u32::MAX), 1 << 20).is_none());
        // A run without rows may have any number of samples.
        let run = Index::new(*b"trun", &head(u32::MAX), 0).unwrap();
        assert_eq!((run.count, run.wants()), (u64::from(u32::MAX), 0));
    }

    #[test]
    fn segments_reach_from_the_end_of_the_index() {
        let mut sidx = vec![0; 20];
        sidx.extend([0, 0, 0, 2]);
        for size in [100_u32, 0x8000_0000 | 50] {
            sidx.extend(size.to_be_bytes());
            sidx.extend([0; 8]);
        }
        assert_eq!(segments(&sidx, 1000), Some(1150));
        sidx.pop();
        assert_eq!(segments(&sidx, 1000), None);
    }
}
