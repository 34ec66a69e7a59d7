//! Reads workbooks: XLSX (also .xlsm, .et) and the XLS of 1997, sheet by sheet.
//!
//! Takes a workbook in pieces, gives one [`Table`] a sheet and findings. Holds the file whole up to 64 MiB and says so beyond; what it unpacks to is
//! bounded at 512 MiB however much it declares. Rows go straight to the tally: no sheet is ever held. Memory: the file, its shared strings (≤ 160 MiB),
//! one row (≤ 64 MiB) and the tally.

mod biff;
mod cell;
mod ole;
mod rows;
mod shown;
mod strings;
mod xlsx;
mod xml;

use rows::Budget;

use crate::facts::{Detail, Facts, Table};
use crate::finding::{Code, Finding};
use crate::held::Held;
use crate::look::Look;
use crate::sniff::Format;

pub use shown::{LARGEST, Shown, Take, Unread, Wanted, each, rows};

/// Sheets that are read of one workbook.
const SHEETS: usize = 50;

/// Characters that are kept of the name of a sheet.
const NAME: usize = 64;

/// Sheets whose numbers stand in one finding.
const LISTED: usize = 5;

/// Looks at a workbook.
#[must_use]
pub fn look(format: Format, size: u64) -> Box<dyn Look> {
    Box::new(Book {
        format,
        held: Held::new(size),
    })
}

struct Book {
    format: Format,
    held: Held,
}

impl Look for Book {
    fn feed(&mut self, octets: &[u8]) {
        self.held.feed(octets);
    }

    fn finish(self: Box<Self>) -> Facts {
        match self.held.whole() {
            Ok(octets) => read(self.format, octets),
            Err(octets) => {
                let mut facts = Facts::of(self.format);
                facts.findings.push(too_large(octets));
                facts
            }
        }
    }
}

/// Why a workbook, or the rest of it, is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Problem {
    /// It ends before it is complete.
    #[error("the workbook is cut short")]
    Cut,
    /// Its structure is broken.
    #[error("the workbook is damaged")]
    Damaged,
    /// There is no workbook in it.
    #[error("there is no workbook in the file")]
    NoBook,
    /// It is larger than what is unpacked.
    #[error("the workbook is too large")]
    TooLarge,
    /// It asks for a password.
    #[error("the workbook asks for a password")]
    Locked,
    /// A kind that is not read.
    #[error("a workbook of a kind that is not read: {0}")]
    Unread(&'static str),
    /// A document of another program.
    #[error("the file is a document of another kind")]
    Document,
    /// What was wanted of the sheet has been read.
    #[error("enough of the sheet was read")]
    Enough,
}

/// What came of the sheets of a workbook.
#[derive(Debug, Default)]
struct Sheets {
    /// How many were read, empty ones included.
    seen: u32,
    tables: Vec<(Table, Vec<Finding>)>,
    /// What kept the rest from being read.
    problem: Option<Problem>,
}

/// Reads a workbook that is held whole.
pub(crate) fn read(format: Format, octets: Vec<u8>) -> Facts {
    let size = octets.len() as u64;
    let (mut format, mut locked) = (format, false);
    let sheets = if format == Format::Xlsx {
        xlsx::read(octets, &mut Budget::default())
    } else {
        let book = ole::Ole::open(&octets).and_then(|ole| {
            locked = ole.has("EncryptedPackage");
            biff::read(&ole, &mut Budget::default())
        });
        book.unwrap_or_else(Sheets::failed)
    };
    if locked {
        // The box around a locked workbook of today is the one of 1997.
        format = Format::Xlsx;
    }
    told(format, size, sheets)
}

/// What is known of a workbook of `size` octets.
fn told(format: Format, size: u64, sheets: Sheets) -> Facts {
    if sheets.problem == Some(Problem::Document) {
        return Facts::of(Format::Office);
    }
    let mut facts = Facts::of(format);
    if sheets.tables.is_empty() && sheets.problem.is_none() {
        facts.findings.push(Finding::new(Code::TableEmpty));
    }
    let several = sheets.tables.len() > 1;
    let mut tables = Vec::with_capacity(sheets.tables.len());
    let mut found: Vec<(Finding, Vec<u32>)> = Vec::new();
    for (table, findings) in sheets.tables {
        let sheet = table.sheet.unwrap_or_default();
        for finding in findings {
            match found.iter_mut().find(|(same, _)| *same == finding) {
                Some((_, sheets)) => sheets.push(sheet),
                None => found.push((finding, vec![sheet])),
            }
        }
        tables.push(table);
    }
    for (finding, sheets) in found {
        facts.findings.push(if several {
            finding.with("sheet", listed(&sheets))
        } else {
            finding
        });
    }
    if !tables.is_empty() {
        facts.detail = Detail::Tables(tables);
    }
    let damaged = |why: &str| Finding::new(Code::BookDamaged).with("why", why);
    facts
        .findings
        .extend(sheets.problem.map(|problem| match problem {
            Problem::Cut => damaged("cut"),
            Problem::Damaged | Problem::Document | Problem::Enough => damaged("damaged"),
            Problem::NoBook => damaged("none"),
            Problem::TooLarge => too_large(size),
            Problem::Locked => Finding::new(Code::BookLocked),
            Problem::Unread(is) => Finding::new(Code::BookNotLookedInto).with("is", is),
        }));
    facts
}

impl Sheets {
    fn failed(problem: Problem) -> Self {
        Self {
            problem: Some(problem),
            ..Self::default()
        }
    }

    /// Takes what came of a sheet; says whether to go on.
    fn take(
        &mut self,
        name: &str,
        mut rows: rows::Rows<'_, '_>,
        result: Result<(), Problem>,
    ) -> bool {
        rows.ended(name);
        self.seen += 1;
        let number = self.seen;
        let result = match result {
            Err(Problem::Enough) => Ok(()),
            other => other,
        };
        // What a bound broke off would be half a sum.
        if result != Err(Problem::TooLarge) {
            self.tables
                .extend(rows.finish().map(|(mut table, findings)| {
                    table.sheet = Some(number);
                    (table, findings)
                }));
        }
        self.problem = result.err();
        self.problem.is_none()
    }
}

/// The name of a sheet without control characters and no longer than is kept: for whoever looks at the workbook itself.
fn tidy(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_control())
        .take(NAME)
        .collect()
}

/// The numbers of sheets that one finding is told of.
fn listed(sheets: &[u32]) -> String {
    let first: Vec<String> = sheets.iter().take(LISTED).map(u32::to_string).collect();
    let more = if sheets.len() > LISTED { ", …" } else { "" };
    first.join(", ") + more
}

fn too_large(octets: u64) -> Finding {
    Finding::new(Code::BookTooLarge).with("octets", octets)
}

#[cfg(test)]
mod tests;
