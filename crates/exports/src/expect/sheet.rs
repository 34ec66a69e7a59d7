//! Reads a list in a workbook, sheet by sheet, row by row.
//!
//! Takes the octets of a whole workbook, gives rows of cells as text. A number whose last digits the workbook has lost comes in scientific notation.

use super::Unreadable;
use crate::book::{self, Take, Unread};
use crate::sniff::Format;

/// Takes a row: the sheet's number, the row's number from 1, its cells; says whether to go on with the sheet.
pub(super) type Row<'a> = dyn FnMut(usize, u32, &[&str]) -> bool + 'a;

/// Hands rows on, and counts the sheets.
struct Through<'r, 'a> {
    row: &'r mut Row<'a>,
    sheets: u32,
}

impl Take for Through<'_, '_> {
    fn take(&mut self, row: &[&str], line: u64) -> bool {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        !(self.row)(self.sheets as usize, line, row)
    }

    fn ended(&mut self, _: &str) {
        self.sheets += 1;
    }
}

/// Gives every row of every sheet, and how many sheets there are.
pub(super) fn rows(format: Format, octets: &[u8], row: &mut Row<'_>) -> Result<u32, Unreadable> {
    let mut through = Through { row, sheets: 0 };
    match book::each(format, octets.to_vec(), &mut through) {
        None => Ok(through.sheets),
        Some(Unread::Locked) => Err(Unreadable::Locked),
        Some(Unread::TooMuch) => Err(Unreadable::TooLarge),
        Some(Unread::Damaged) => Err(Unreadable::DamagedWorkbook),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_workbook_is_refused() {
        for format in [Format::Xlsx, Format::Xls] {
            let refused = rows(format, b"PK\x03\x04 and nothing more", &mut |_, _, _| true);
            assert!(matches!(refused, Err(Unreadable::DamagedWorkbook)));
        }
    }
}
