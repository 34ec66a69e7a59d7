//! Reads a list of works or orders that a platform shows or exports.
//!
//! Takes the octets of the list, gives what it names: order numbers, or works by number, title and file name, each with its line. A list in which no
//! column says what a row is about is refused, with the columns that were seen. Of a row nothing is kept but the cells that name it.

use serde::{Deserialize, Serialize};

use super::columns::Form;
use super::gather::Gather;
use super::plain::Compose;
use super::{sheet, text};
use crate::sniff::Format;

/// Octets of a list that are read at most: 64 MiB.
pub const LARGEST: usize = 64 << 20;
/// Rows of a list that are read at most: a platform gives out no more orders at a time.
pub const MOST_ROWS: usize = 1_000_000;
/// Letters of a cell that are kept.
const LONGEST: usize = 300;

/// What a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Videos and posts.
    Works,
    /// Orders.
    Orders,
}

/// Why a list cannot be compared with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Larger than [`LARGEST`], more rows than [`MOST_ROWS`], or a workbook that expands to too much.
    #[error("the list is too large")]
    TooLarge,
    /// Neither text nor a workbook.
    #[error("the list is not text and not a workbook")]
    NoText,
    /// A workbook with a password.
    #[error("the list asks for a password")]
    Locked,
    /// A workbook that cannot be opened.
    #[error("the workbook cannot be opened")]
    DamagedWorkbook,
    /// No column names works or orders; the columns that were seen.
    #[error("no column names works or orders")]
    NoColumn {
        /// The cells of the row that looks most like a header.
        seen: Vec<String>,
    },
    /// A header and no rows.
    #[error("the list names nothing")]
    NoRows,
}

/// A list of what should be there.
#[derive(Clone, Debug)]
pub struct Expected {
    /// What it is about.
    pub kind: Kind,
    /// The columns that it is compared by, as the list names them, the most telling first.
    pub columns: Vec<String>,
    /// How many there are, as the list itself says.
    pub declared: Option<u64>,
    pub(super) rows: Vec<Row>,
    /// Rows that name nothing, or by a number whose last digits are lost.
    pub(super) unread: Vec<Line>,
    pub(super) compose: Compose,
    /// Sheets of the workbook that it is in; 0 where it is text.
    pub(super) sheets: u32,
}

/// A row of the list: where it stands and what it names, for a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    /// Number of the sheet's row or the text's line, from 1.
    pub line: u32,
    /// Which sheet, from 1, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<u32>,
    /// The order number, or the work's title, number or file name.
    pub text: Box<str>,
    /// The work's number, where `text` is its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Box<str>>,
}

/// What a row names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub sheet: u32,
    pub line: u32,
    /// The order's or the work's number.
    pub id: Option<Box<str>>,
    pub title: Option<Box<str>>,
    pub file: Option<Box<str>>,
    /// What the work is made of, where the list says so.
    pub form: Option<Form>,
    /// Tells whole rows apart, where there is no number.
    pub whole: u64,
}

impl Expected {
    /// Reads a list; `compose` gives text in Unicode normal form KC.
    pub fn read(octets: &[u8], compose: Compose) -> Result<Self, Unreadable> {
        if octets.len() > LARGEST {
            return Err(Unreadable::TooLarge);
        }
        let format = match octets {
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(Format::Xls),
            [b'P', b'K', 3, 4, ..] => Some(Format::Xlsx),
            _ => None,
        };
        if let Some(format) = format {
            let mut gather = Gather::new(compose);
            let sheets = sheet::rows(format, octets, &mut |sheet, line, cells| {
                gather.take(sheet, line, cells)
            })?;
            return gather.done(sheets);
        }
        let text = text::decoded(octets)?;
        let mut seen = Unreadable::NoRows;
        for delimiter in [',', '\t', ';'] {
            let mut gather = Gather::new(compose);
            text::rows(&text, delimiter, &mut |line, cells| {
                gather.take(0, line, cells)
            });
            match gather.done(0) {
                Err(Unreadable::NoColumn { seen: more }) => match &seen {
                    Unreadable::NoColumn { seen: before } if before.len() >= more.len() => {}
                    _ => seen = Unreadable::NoColumn { seen: more },
                },
                done => return done,
            }
        }
        Err(seen)
    }

    /// How a person finds a row again.
    pub(super) fn line(&self, row: &Row) -> Line {
        let title = row.title.as_ref().or(row.file.as_ref());
        let text = title.or(row.id.as_ref()).map_or("", |text| text);
        Line {
            line: row.line,
            sheet: sheet_number(self.sheets, row.sheet),
            text: text.into(),
            id: title.and(row.id.clone()),
        }
    }
}

/// Which sheet it is, from 1, where there are several.
pub(super) fn sheet_number(sheets: u32, sheet: u32) -> Option<u32> {
    (sheets > 1).then_some(sheet.saturating_add(1))
}

/// As much of a cell as is kept.
pub(super) fn kept<T: for<'a> From<&'a str>>(text: &str) -> T {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text.get(..end).unwrap_or(text).into(),
        None => text.into(),
    }
}
