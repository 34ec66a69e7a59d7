//! Reads a list in a workbook, sheet by sheet, row by row.
//!
//! Takes the octets of a whole workbook, gives rows of cells as text. What it expands to is counted before it is given to the reader of workbooks, and
//! that reader's panics end here. A number whose last digits the workbook has lost is given in scientific notation.

use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use super::Unreadable;

/// Most octets that all parts of a workbook may expand to.
const MOST_EXPANDED: u64 = 256 << 20;
/// Most columns that are looked at.
const MOST_COLUMNS: u32 = 1000;
/// Whole numbers from here on are not exact in a workbook (2^53).
const NOT_EXACT: f64 = 9_007_199_254_740_992.0;

/// Takes a row: the sheet's number, the row's number from 1, its cells; says whether to go on with the sheet.
pub(super) type Row<'a> = dyn FnMut(usize, u32, &[&str]) -> bool + 'a;

/// Gives every row of every sheet; the names of the sheets come back.
pub(super) fn rows(octets: &[u8], row: &mut Row<'_>) -> Result<Vec<String>, Unreadable> {
    bounded(octets)?;
    catch_unwind(AssertUnwindSafe(|| read(octets, row)))
        .map_err(|_| Unreadable::DamagedWorkbook)?
        .map_err(|error| match error {
            XlsxError::Password => Unreadable::OldWorkbook,
            _ => Unreadable::DamagedWorkbook,
        })
}

/// Refuses a workbook that expands to more than it may.
fn bounded(octets: &[u8]) -> Result<(), Unreadable> {
    let damaged = |_| Unreadable::DamagedWorkbook;
    let mut zip = zip::ZipArchive::new(Cursor::new(octets)).map_err(damaged)?;
    let mut left = MOST_EXPANDED;
    for index in 0..zip.len() {
        let part = zip.by_index(index).map_err(damaged)?;
        let most = left.saturating_add(1);
        let read = std::io::copy(&mut part.take(most), &mut std::io::sink())
            .map_err(|_| Unreadable::DamagedWorkbook)?;
        left = left.checked_sub(read).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

fn read(octets: &[u8], row: &mut Row<'_>) -> Result<Vec<String>, XlsxError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(octets))?;
    let names = book.sheet_names();
    for (sheet, name) in names.iter().enumerate() {
        let Ok(mut cells) = book.worksheet_cells_reader(name) else {
            continue; // A sheet of charts.
        };
        let mut line = None;
        let mut texts: Vec<String> = Vec::new();
        let mut go_on = true;
        while let Some(cell) = cells.next_cell()? {
            let (at, column) = cell.get_position();
            if line.is_some_and(|line| line != at) {
                go_on = give(sheet, line, &mut texts, row);
            }
            if !go_on {
                break;
            }
            line = Some(at);
            if column < MOST_COLUMNS {
                let column = column as usize;
                if texts.len() <= column {
                    texts.resize(column + 1, String::new());
                }
                if let Some(place) = texts.get_mut(column) {
                    *place = text(cell.get_value());
                }
            }
        }
        if go_on {
            give(sheet, line, &mut texts, row);
        }
    }
    Ok(names)
}

fn give(sheet: usize, line: Option<u32>, texts: &mut Vec<String>, row: &mut Row<'_>) -> bool {
    let cells: Vec<&str> = texts.iter().map(String::as_str).collect();
    let go_on = line.is_none_or(|line| row(sheet, line.saturating_add(1), &cells));
    texts.clear();
    go_on
}

/// A cell as the person sees it, as far as the list needs it.
fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if number.abs() >= NOT_EXACT => format!("{number:E}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_show_that_their_digits_are_lost() {
        assert_eq!(
            text(&DataRef::Float(6.921_234_567_890_124e18)),
            "6.921234567890124E18"
        );
        assert_eq!(text(&DataRef::Float(4_930_000_123.0)), "4930000123");
        assert_eq!(text(&DataRef::Int(69)), "69");
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        let refused = rows(b"PK\x03\x04 and nothing more", &mut |_, _, _| true);
        assert!(matches!(refused, Err(Unreadable::DamagedWorkbook)));
    }
}
