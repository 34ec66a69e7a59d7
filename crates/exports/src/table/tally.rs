//! Sums up a table from its rows.
//!
//! Takes every row in order, from the first line of the file or sheet on, preamble included, as text; gives what the table says of itself
//! and what is wrong with it. Never keeps a cell.

use crate::facts::Table;
use crate::finding::Finding;

/// Sums up one table, row by row.
#[derive(Debug, Default)]
pub struct Tally {
    rows: u64,
}

impl Tally {
    /// Begins.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says, before the row that it stands in, that the number in a column (from 0) was stored as floating point of 2^53 or more: its last digits are lost.
    pub fn lost(&mut self, column: usize) {
        let _ = column;
    }

    /// Takes the next row and the number of its line (from 1). Cells are text as the file has it, guards and all; a date of a workbook is
    /// `YYYY-MM-DD HH:MM:SS`, an amount plain decimal, an empty cell empty text.
    pub fn row(&mut self, cells: &[&str], line: u64) {
        let _ = (cells, line);
        self.rows = self.rows.saturating_add(1);
    }

    /// Says that the table ends in the middle of its last row.
    pub fn cut(&mut self) {}

    /// Says what the table is and what is wrong with it.
    #[must_use]
    pub fn finish(self) -> (Table, Vec<Finding>) {
        let table = Table {
            rows: self.rows,
            ..Table::default()
        };
        (table, Vec::new())
    }
}
