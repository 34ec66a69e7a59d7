//! Sums up a table of no known export: its shape and its damage, nothing of what it says.
//!
//! Takes rows, gives how wide most of them are, how many there are and what is wrong. Its first row may be anybody's data, so no name of a column is told.

use std::collections::BTreeMap;

use super::{LOOKED, add_lost};
use crate::facts::Table;
use crate::finding::{Code, Finding};
use crate::table::cell::bare;
use crate::table::damage::{COLUMNS, Damage};

/// The rows of a table of no known export.
#[derive(Debug, Default)]
pub struct Other {
    /// The first rows: their width, and whether they may be a header.
    first: Vec<(usize, bool)>,
    /// How many rows there are of a width.
    widths: BTreeMap<usize, u64>,
    last: usize,
    seen: usize,
    damage: Damage,
}

impl Other {
    /// Takes a row.
    pub fn row(&mut self, cells: &[&str], lost: &[usize]) {
        self.seen = self.seen.saturating_add(1);
        if cells.iter().all(|cell| bare(cell).is_empty()) {
            return;
        }
        let width = cells.len().min(COLUMNS);
        *self.widths.entry(width).or_default() += 1;
        self.last = width;
        if self.first.len() < LOOKED {
            self.first.push((width, may_be_header(cells)));
        }
        self.damage.look(cells);
        add_lost(&mut self.damage, lost);
    }

    /// Rows so far, empty ones included.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// The width of most rows; of two as frequent the larger.
    fn width(&self) -> usize {
        let most = self
            .widths
            .iter()
            .max_by_key(|(width, count)| (**count, **width));
        most.map_or(0, |(width, _)| *width)
    }

    /// Whether the last row has fewer cells than most.
    #[must_use]
    pub fn ends_short(&self) -> bool {
        self.last < self.width()
    }

    /// Says what they are and what is wrong with them; `cut`: the last of them is, which is told elsewhere.
    #[must_use]
    pub fn finish(self, cut: bool) -> (Table, Vec<Finding>) {
        let width = self.width();
        // Lines before the first row as wide as most are a preamble; that row may be the header.
        let before = self
            .first
            .iter()
            .position(|(cells, _)| *cells == width)
            .unwrap_or(0);
        let header = self.first.get(before).is_some_and(|(_, may)| *may);
        let all: u64 = self.widths.values().sum();
        let fitting = self.widths.get(&width).copied().unwrap_or(0);
        let rows = all
            .saturating_sub(before as u64)
            .saturating_sub(u64::from(header));
        let ragged = all.saturating_sub(before as u64).saturating_sub(fitting);
        let ragged = ragged.saturating_sub(u64::from(cut && self.ends_short()));
        let mut found = Vec::new();
        if all > 0 {
            found.push(Finding::new(Code::UnknownTable));
        }
        if rows == 0 {
            found.push(Finding::new(Code::TableEmpty));
        }
        found.extend(self.damage.findings(&|_| None));
        if ragged > 0 {
            found.push(Finding::new(Code::Ragged).with("count", ragged));
        }
        let table = Table {
            around: (u32::try_from(before).unwrap_or(u32::MAX), 0),
            width: u32::try_from(width).unwrap_or(u32::MAX),
            rows,
            ..Table::default()
        };
        (table, found)
    }
}

/// Whether a row may be a header: no cell is empty or begins with a digit.
fn may_be_header(cells: &[&str]) -> bool {
    let mut names = cells.iter().map(|cell| bare(cell));
    names.all(|name| {
        name.chars()
            .next()
            .is_some_and(|c| !c.is_numeric() && c != '-' && c != '¥')
    })
}
