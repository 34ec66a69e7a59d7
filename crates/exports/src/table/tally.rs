//! Sums up a table from its rows.
//!
//! Takes every row in order, from the first line of the file or sheet on, preamble included, as text; gives what the table says of itself
//! and what is wrong with it. The header is looked for in the first [`LOOKED`] rows; without one the table is of no known export, and only its shape and
//! damage are told. Never keeps a cell. Memory: ≤ 64 MiB for the digests of two million order numbers, ≤ 1 MiB for all else.

mod other;
mod rows;

use super::cell::bare;
use super::damage::Damage;
use super::known::Header;
use crate::facts::Table;
use crate::finding::{Code, Finding};
use other::Other;
use rows::Rows;

/// Rows in which the header is looked for.
pub const LOOKED: usize = 60;

/// Sums up one table, row by row.
#[derive(Debug, Default)]
pub struct Tally {
    stage: Stage,
    /// Columns that were told to have lost digits, of the row that follows.
    lost: Vec<usize>,
    /// Rows that the file says it has.
    says: Option<u64>,
    cut: bool,
}

#[derive(Debug)]
enum Stage {
    /// No header yet: the rows so far are taken as those of an unknown table.
    Searching(Box<Other>),
    Known(Box<Rows>),
    Unknown(Box<Other>),
}

impl Default for Stage {
    fn default() -> Self {
        Self::Searching(Box::default())
    }
}

impl Tally {
    /// Begins.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says, before the row that it stands in, that the number in a column (from 0) was stored as floating point of 2^53 or more: its last digits are lost.
    pub fn lost(&mut self, column: usize) {
        if self.lost.len() < super::damage::COLUMNS {
            self.lost.push(column);
        }
    }

    /// Takes the next row and the number of its line (from 1). Cells are text as the file has it, guards and all; a date of a workbook is
    /// `YYYY-MM-DD HH:MM:SS`, an amount plain decimal, an empty cell empty text.
    pub fn row(&mut self, cells: &[&str], line: u64) {
        match &mut self.stage {
            Stage::Known(rows) => {
                if let Some(says) = rows.row(cells, &self.lost) {
                    self.says = self.says.max(Some(says));
                }
            }
            Stage::Unknown(other) => other.row(cells, &self.lost),
            Stage::Searching(other) => {
                if let Some(header) = Header::of(cells) {
                    self.stage = Stage::Known(Box::new(Rows::new(header, cells, line)));
                } else {
                    let says = cells.iter().find_map(|cell| declared(cell));
                    self.says = self.says.max(says);
                    other.row(cells, &self.lost);
                    if other.seen() >= LOOKED {
                        self.stage = Stage::Unknown(std::mem::take(other));
                    }
                }
            }
        }
        self.lost.clear();
    }

    /// Whether the last row has fewer cells than it should have: if the file ends without a line end, it is cut.
    #[must_use]
    pub fn ends_short(&self) -> bool {
        match &self.stage {
            Stage::Known(rows) => rows.ends_short(),
            Stage::Searching(other) | Stage::Unknown(other) => other.ends_short(),
        }
    }

    /// Says that the table ends in the middle of its last row.
    pub fn cut(&mut self) {
        self.cut = true;
    }

    /// Says what the table is and what is wrong with it.
    #[must_use]
    pub fn finish(self) -> (Table, Vec<Finding>) {
        let (table, mut found) = match self.stage {
            Stage::Known(rows) => rows.finish(self.cut),
            Stage::Searching(other) | Stage::Unknown(other) => other.finish(self.cut),
        };
        if let (Some(says), true) = (self.says, table.export.is_some())
            && table.rows < says
        {
            let finding = Finding::new(Code::RowsMissing);
            found.insert(0, finding.with("says", says).with("has", table.rows));
        }
        if self.cut {
            found.insert(0, Finding::new(Code::TableCut));
        }
        (table, found)
    }
}

/// How many records a line of a preamble or an end says there are: `共207笔记录`, `共：2 笔记录`.
fn declared(cell: &str) -> Option<u64> {
    let rest = bare(cell).strip_prefix('共')?;
    let rest = rest.trim_start_matches([':', '：', ' ', '\u{a0}']);
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let (digits, rest) = rest.split_at_checked(end)?;
    rest.trim_start().starts_with('笔').then_some(())?;
    digits.parse().ok()
}

/// Adds the columns of a row that were told to have lost digits.
fn add_lost(damage: &mut Damage, lost: &[usize]) {
    for place in lost {
        damage.lose(*place, 1);
    }
}

#[cfg(test)]
mod tests;
