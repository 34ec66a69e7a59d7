//! Gives a few rows of one sheet of a workbook, to be shown to the person whose it is.
//!
//! Takes a workbook that is held whole, gives the names of its sheets and the rows that are wanted, as text. Reads no further than that; bounded like
//! the looking is, and by 4 MiB of cells.

use super::{Problem, Sheets, biff, ole, rows::Budget, xlsx};
use crate::sniff::Format;

/// Rows among which the header is looked for.
const HEADERS: u64 = 60;
/// Octets of a cell that are given.
const CELL: usize = 2000;
/// Octets of cells that are given.
const MOST: usize = 4 << 20;

/// Which rows are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The sheet, counted from 0.
    pub sheet: usize,
    /// The first row, counted from 1; rows without text do not count.
    pub from: u64,
    /// How many.
    pub count: usize,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Names of the sheets, in order.
    pub sheets: Vec<String>,
    /// The first of the sheet's rows with the most cells, as far as a header stands.
    pub header: Vec<String>,
    /// The rows: their number in the sheet, from 1, and their cells.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Whether more rows follow.
    pub more: bool,
    /// What kept the rest from being read.
    pub unread: Option<Unread>,
}

/// Why a workbook, or the rest of it, cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It asks for a password.
    Locked,
    /// It is cut, damaged, or no workbook.
    Damaged,
    /// It is larger than what is unpacked, or of a kind that is not read.
    TooMuch,
}

/// Takes the rows of a workbook as they are read, instead of their being summed up.
pub trait Take {
    /// Takes a row with text in it, and its number in the sheet, from 1; says whether the sheet need not be read on.
    fn take(&mut self, row: &[&str], line: u64) -> bool;

    /// The sheet that was read is called so.
    fn ended(&mut self, name: &str);
}

/// Reads the rows that are wanted. `octets` should be at most [`LARGEST`].
#[must_use]
pub fn rows(format: Format, octets: Vec<u8>, wanted: Wanted) -> Shown {
    let mut want = Want::new(wanted);
    let unread = each(format, octets, &mut want);
    Shown {
        unread,
        ..want.shown
    }
}

/// Reads the rows of every sheet; gives what kept the rest from being read. `octets` should be at most [`LARGEST`].
pub fn each(format: Format, octets: Vec<u8>, take: &mut dyn Take) -> Option<Unread> {
    let mut budget = Budget::for_rows(take);
    let sheets = match format {
        Format::Xlsx => xlsx::read(octets, &mut budget),
        _ => ole::Ole::open(&octets)
            .and_then(|ole| biff::read(&ole, &mut budget))
            .unwrap_or_else(Sheets::failed),
    };
    sheets.problem.map(|problem| match problem {
        Problem::Locked => Unread::Locked,
        Problem::TooLarge | Problem::Unread(_) => Unread::TooMuch,
        _ => Unread::Damaged,
    })
}

/// Octets of a workbook that is read.
pub const LARGEST: usize = crate::held::LIMIT;

/// The rows that are wanted, while sheets are read.
#[derive(Debug)]
struct Want {
    wanted: Wanted,
    /// The sheet that is being read, and the rows of the wanted one that were passed.
    sheet: usize,
    passed: u64,
    octets: usize,
    shown: Shown,
}

impl Want {
    fn new(wanted: Wanted) -> Self {
        Self {
            wanted,
            sheet: 0,
            passed: 0,
            octets: 0,
            shown: Shown::default(),
        }
    }
}

impl Take for Want {
    fn take(&mut self, row: &[&str], line: u64) -> bool {
        if self.sheet != self.wanted.sheet {
            return true;
        }
        self.passed = self.passed.saturating_add(1);
        let cut = |cell: &&str| {
            let end = cell.floor_char_boundary(CELL);
            cell.get(..end).unwrap_or_default().to_owned()
        };
        let filled = |row: &[&str]| row.iter().filter(|cell| !cell.is_empty()).count();
        let header: Vec<&str> = self.shown.header.iter().map(String::as_str).collect();
        if self.passed <= HEADERS && filled(row) > filled(&header) {
            self.shown.header = row.iter().map(cut).collect();
        }
        if self.passed < self.wanted.from {
            return false;
        }
        if self.shown.rows.len() >= self.wanted.count || self.octets >= MOST {
            self.shown.more = true;
            return true;
        }
        let cells: Vec<String> = row.iter().map(cut).collect();
        self.octets += cells.iter().map(|cell| cell.len() + 16).sum::<usize>();
        self.shown.rows.push((line, cells));
        false
    }

    fn ended(&mut self, name: &str) {
        self.shown.sheets.push(super::tidy(name));
        self.sheet += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::disallowed_methods, reason = "a fixture")]
    fn fixture(name: &str) -> Vec<u8> {
        let place = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/found/books/");
        std::fs::read(format!("{place}{name}")).unwrap()
    }

    fn shown(name: &str, sheet: usize, from: u64, count: usize) -> Shown {
        let format = match name.ends_with(".xls") {
            true => Format::Xls,
            false => Format::Xlsx,
        };
        rows(format, fixture(name), Wanted { sheet, from, count })
    }

    #[test]
    fn the_rows_that_are_wanted_and_no_others_are_given() {
        for name in ["good-orders.xlsx", "good-orders.xls"] {
            let all = shown(name, 0, 1, 10_000);
            assert!(
                all.rows.len() > 20 && !all.more && all.unread.is_none(),
                "{all:?}"
            );
            assert_eq!(all.rows.first().map(|(line, _)| *line), Some(1));
            assert!(
                all.header.iter().any(|cell| cell == "主订单编号"),
                "{all:?}"
            );
            let some = shown(name, 0, 5, 7);
            assert_eq!(some.rows, all.rows[4..11]);
            assert!(some.more && some.header == all.header && some.sheets == all.sheets);
            let last = shown(name, 0, all.rows.len() as u64, 7);
            assert_eq!(last.rows, all.rows[all.rows.len() - 1..]);
            assert!(!last.more);
            let beyond = shown(name, 0, 100_000, 7);
            assert!(beyond.rows.is_empty() && !beyond.more);
            let other = shown(name, 40, 1, 7);
            assert!(other.rows.is_empty() && other.sheets == all.sheets);
        }
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for name in ["W342-locked.xlsx", "W342-locked.xls"] {
            let format = sniffed(name);
            let wanted = Wanted {
                sheet: 0,
                from: 1,
                count: 9,
            };
            let shown = rows(format, fixture(name), wanted);
            assert_eq!(shown.unread, Some(Unread::Locked), "{name}");
        }
        for name in ["E339-cut.xlsx", "E339-no-workbook.xlsx", "E339-cut.xls"] {
            let shown = shown(name, 0, 1, 100_000);
            assert_eq!(shown.unread, Some(Unread::Damaged), "{name}: {shown:?}");
        }
    }

    fn sniffed(name: &str) -> Format {
        crate::sniff::format(&fixture(name), name)
    }

    #[test]
    fn flipped_octets_are_borne() {
        let good = fixture("good-orders.xls");
        let mut state = 1u64;
        for _ in 0..1500 {
            let mut octets = good.clone();
            for _ in 0..4 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let at = (state >> 20) as usize % octets.len();
                octets[at] = (state >> 56) as u8;
            }
            let wanted = Wanted {
                sheet: 0,
                from: 3,
                count: 20,
            };
            let shown = rows(Format::Xls, octets, wanted);
            assert!(shown.rows.len() <= 20 && shown.sheets.len() <= super::super::SHEETS);
        }
    }
}
