//! Gathers the cells of a sheet into rows and hands them to the tally.
//!
//! Takes cells by row and column, gives the table of the sheet. Holds one row: at most 1000 columns of 64 KiB. Rows without text are left
//! out; the work on one workbook is bounded whatever it holds.

use std::collections::BTreeMap;

use super::Problem;
use super::cell::{self, Digits};
use super::shown::Take;
use crate::facts::Table;
use crate::finding::Finding;
use crate::table::Tally;

/// Columns that are read; no known export has as many.
const COLUMNS: usize = 1000;

/// Rows of one sheet: Excel has 1 048 576.
const ROWS: u64 = 1_100_000;

/// Octets that are kept of a cell.
const CELL: usize = 64 << 10;

/// What may still be done for one workbook.
pub(super) struct Budget<'t> {
    /// Octets of text that go to the tally.
    text: u64,
    /// Cells, empty ones included.
    cells: u64,
    /// Takes the rows that are not to be summed up.
    pub(super) want: Option<&'t mut dyn Take>,
}

impl Default for Budget<'_> {
    fn default() -> Self {
        Self {
            text: 1 << 30,
            cells: 128 << 20,
            want: None,
        }
    }
}

impl<'t> Budget<'t> {
    /// For a workbook whose rows are handed on.
    pub(super) fn for_rows(take: &'t mut dyn Take) -> Self {
        Self {
            want: Some(take),
            ..Self::default()
        }
    }

    fn spend(&mut self, text: usize, cells: usize) -> Result<(), Problem> {
        let left = |of: u64, spent: usize| of.checked_sub(spent as u64).ok_or(Problem::TooLarge);
        self.text = left(self.text, text)?;
        self.cells = left(self.cells, cells)?;
        Ok(())
    }
}

#[cfg(test)]
thread_local! {
    /// The first rows that were handed to a tally, for tests to compare.
    pub(super) static SEEN: std::cell::RefCell<Vec<Vec<String>>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// The rows of one sheet.
pub(super) struct Rows<'b, 't> {
    budget: &'b mut Budget<'t>,
    tally: Tally,
    /// Number of the row that is being gathered, from 1.
    line: u64,
    text: String,
    /// Where in the text the cells are, by column.
    cells: Vec<(usize, usize)>,
    /// Columns of the row whose number lost digits.
    lost: Vec<usize>,
    /// By column: whole numbers of many digits, and how many of them a floating point number would be written as.
    long: BTreeMap<usize, (u64, u64)>,
    width: usize,
    rows: u64,
}

impl<'b, 't> Rows<'b, 't> {
    pub(super) fn new(budget: &'b mut Budget<'t>) -> Self {
        Self {
            budget,
            tally: Tally::new(),
            line: 0,
            text: String::new(),
            cells: Vec::new(),
            lost: Vec::new(),
            long: BTreeMap::new(),
            width: 0,
            rows: 0,
        }
    }

    /// Takes a cell of text; `line` counts from 1, `column` from 0.
    pub(super) fn text(&mut self, line: u64, column: usize, text: &str) -> Result<(), Problem> {
        self.budget.spend(0, 1)?;
        if line != self.line {
            self.flush()?;
            self.line = line;
        }
        if column >= COLUMNS || text.is_empty() {
            return Ok(());
        }
        let text = text.get(..text.floor_char_boundary(CELL)).unwrap_or(text);
        // Cells that come twice must not pile up.
        if self.text.len().saturating_add(text.len()) > COLUMNS * CELL {
            return Err(Problem::TooLarge);
        }
        let begin = self.text.len();
        self.text.push_str(text);
        if self.cells.len() <= column {
            self.cells.resize(column + 1, (0, 0));
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = (begin, self.text.len());
        }
        Ok(())
    }

    /// Takes a number as the file writes it. Who takes the rows gets one whose digits are lost as it is written: the noughts of
    /// plain decimals would look like digits.
    pub(super) fn number(&mut self, line: u64, column: usize, raw: &str) -> Result<(), Problem> {
        let number = cell::number(raw);
        let as_written = self.budget.want.is_some() && number.digits == Digits::Lost;
        self.text(line, column, if as_written { raw } else { &number.text })?;
        let lost = match number.digits {
            Digits::Whole => false,
            Digits::Lost => true,
            Digits::Long { as_float } => {
                // One such number may be chance; where most are, the column went through floating point.
                let (long, floats) = self.long.entry(column).or_default();
                *long += 1;
                *floats += u64::from(as_float);
                as_float && floats.saturating_mul(2) > *long
            }
        };
        if lost && column < COLUMNS && self.lost.len() < COLUMNS {
            self.lost.push(column);
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Problem> {
        if !self.cells.is_empty() {
            self.rows += 1;
            if self.rows > ROWS {
                return Err(Problem::TooLarge);
            }
            // Cells at the end of a row that are empty are not written: they are no ragged row.
            self.width = self.width.max(self.cells.len());
            self.budget.spend(self.text.len(), self.width)?;
            self.cells.resize(self.width, (0, 0));
            let texts = self.cells.iter();
            let texts = texts.map(|(begin, end)| self.text.get(*begin..*end).unwrap_or_default());
            let row: Vec<&str> = texts.collect();
            for column in self.lost.drain(..) {
                self.tally.lost(column);
            }
            #[cfg(test)]
            SEEN.with_borrow_mut(|seen| {
                if seen.len() < 200 {
                    seen.push(row.iter().map(|cell| (*cell).to_owned()).collect());
                }
            });
            match &mut self.budget.want {
                None => self.tally.row(&row, self.line),
                Some(want) => {
                    if want.take(&row, self.line) {
                        self.cells.clear();
                        return Err(Problem::Enough);
                    }
                }
            }
        }
        self.cells.clear();
        self.lost.clear();
        self.text.clear();
        Ok(())
    }

    /// The sheet is called so, and ends here.
    pub(super) fn ended(&mut self, name: &str) {
        if self.budget.want.is_some() {
            let _ = self.flush();
        }
        if let Some(want) = &mut self.budget.want {
            want.ended(name);
        }
    }

    /// The table that the rows make; `None` where there are none.
    pub(super) fn finish(mut self) -> Option<(Table, Vec<Finding>)> {
        let _ = self.flush();
        (self.rows > 0).then(|| self.tally.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_bounded() {
        let mut budget = Budget::default();
        let mut rows = Rows::new(&mut budget);
        let mut line = 0;
        let refused = loop {
            line += 1;
            if let Err(problem) = rows.text(line, 0, "x") {
                break problem;
            }
        };
        assert_eq!((refused, line), (Problem::TooLarge, ROWS + 2));
    }

    #[test]
    fn work_is_bounded_however_cheap_a_cell_is() {
        let text = "x".repeat(CELL);
        let mut budget = Budget::default();
        let mut rows = Rows::new(&mut budget);
        let lines = (1..).take_while(|line| rows.text(*line, 0, &text).is_ok());
        assert!(lines.count() <= (1 << 30) / CELL + 1);
        let mut budget = Budget::default();
        let mut rows = Rows::new(&mut budget);
        let lines = (1..).take_while(|line| rows.text(*line, COLUMNS - 1, "x").is_ok());
        assert!(lines.count() <= (128 << 20) / COLUMNS);
        let mut rows = Rows::new(&mut budget);
        while rows.text(1, 5, &text).is_ok() {
            assert!(rows.text.len() <= COLUMNS * CELL);
        }
    }
}
