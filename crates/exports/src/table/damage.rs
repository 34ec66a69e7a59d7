//! Counts what is wrong with the cells of a table.
//!
//! Takes the cells of one row after the other, gives findings. Bounded: a number for each of at most 1 000 columns.

use std::collections::BTreeMap;

use super::cell::{Mark, mark};
use crate::finding::{Code, Finding};

/// Columns that are told of at most, each in a finding of its own.
const TOLD: usize = 8;
/// Columns that are looked at.
pub const COLUMNS: usize = 1000;

/// What is wrong with cells.
#[derive(Clone, Debug, Default)]
pub struct Damage {
    formulas: u64,
    ciphertext: u64,
    lost: BTreeMap<usize, u64>,
}

impl Damage {
    /// Looks at the cells of a row.
    pub fn look(&mut self, cells: &[&str]) {
        let mut ciphertext = false;
        for (place, cell) in cells.iter().enumerate() {
            match mark(cell) {
                Mark::Plain => {}
                Mark::Ciphertext => ciphertext = true,
                Mark::FormulaLike => self.formulas += 1,
                Mark::DigitsLost => self.lose(place, 1),
            }
        }
        self.ciphertext += u64::from(ciphertext);
    }

    /// Counts numbers of a column, from 0, that have lost digits.
    pub fn lose(&mut self, place: usize, count: u64) {
        if place < COLUMNS {
            let lost = self.lost.entry(place).or_default();
            *lost = lost.saturating_add(count);
        }
    }

    /// What was found; `name` gives the name of a column where one may be told.
    pub fn findings<'a>(&self, name: &dyn Fn(usize) -> Option<&'a str>) -> Vec<Finding> {
        let mut found = Vec::new();
        for (place, count) in self.lost.iter().take(TOLD) {
            let column = name(*place).map_or_else(|| letters(*place), str::to_owned);
            let finding = Finding::new(Code::DigitsLost);
            found.push(finding.with("column", column).with("count", count));
        }
        if self.formulas > 0 {
            found.push(Finding::new(Code::FormulaLike).with("count", self.formulas));
        }
        if self.ciphertext > 0 {
            found.push(Finding::new(Code::Ciphertext).with("count", self.ciphertext));
        }
        found
    }
}

/// What spreadsheets call a column: A, B … Z, AA.
fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place.saturating_add(1);
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters_as_in_spreadsheets() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn cells_are_counted_and_rows_of_ciphertext_once() {
        let mut damage = Damage::default();
        damage.look(&["=1+1", "##密文", "$$密文", "6.9E+18", "@SUM(1)"]);
        damage.look(&["1", "2", "3", "6.9E+18"]);
        let found = damage.findings(&|place| (place == 3).then_some("订单号"));
        let json = serde_json::to_string(&found).unwrap();
        assert_eq!(
            json,
            r#"[{"code":"W332","values":{"column":"订单号","count":"2"}},{"code":"W335","values":{"count":"2"}},{"code":"N334","values":{"count":"1"}}]"#
        );
    }

    #[test]
    fn columns_are_bounded() {
        let mut damage = Damage::default();
        for place in (0..100_000).chain([usize::MAX]) {
            damage.lose(place, 1);
        }
        assert_eq!(damage.lost.len(), COLUMNS);
        assert_eq!(damage.findings(&|_| None).len(), TOLD);
    }
}
