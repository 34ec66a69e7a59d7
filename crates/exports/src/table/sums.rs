//! Adds up amount columns by the status of rows, exactly.
//!
//! Takes the status and the amounts of one row after the other, gives [`Sum`]s. Bounded by the words that the platform has: a status is one of them, and
//! rows with any other are added up together.

use rust_decimal::Decimal;

use super::amount::{Amount, amount};
use super::words::{OTHER, word};
use crate::facts::Sum;

/// Sums of some columns.
#[derive(Debug)]
pub struct Sums {
    columns: Vec<String>,
    /// What is paid back, in brackets behind amounts of the first column, is called.
    refund: Option<String>,
    statuses: Vec<Status>,
    /// Where the row before was added.
    last: usize,
}

#[derive(Debug)]
struct Status {
    parts: Vec<&'static str>,
    sums: Vec<Total>,
    refund: Total,
}

impl Status {
    /// As it is told: `支出 · 交易成功`.
    fn word(&self) -> String {
        let words = self.parts.iter().copied().filter(|part| !part.is_empty());
        words.collect::<Vec<&str>>().join(" · ")
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Total {
    sum: Decimal,
    rows: u64,
    unread: u64,
}

impl Total {
    fn add(&mut self, yuan: Decimal) {
        match self.sum.checked_add(yuan) {
            Some(sum) => {
                self.sum = sum;
                self.rows += 1;
            }
            None => self.unread += 1,
        }
    }
}

impl Sums {
    /// Begins with the names of columns to add up.
    #[must_use]
    pub fn new(columns: Vec<String>, refund: Option<String>) -> Self {
        let mut sums = Self {
            columns,
            refund,
            statuses: Vec::new(),
            last: 0,
        };
        // The first is of rows without a status.
        sums.open(Vec::new());
        sums
    }

    fn open(&mut self, parts: Vec<&'static str>) -> usize {
        self.statuses.push(Status {
            parts,
            sums: vec![Total::default(); self.columns.len()],
            refund: Total::default(),
        });
        self.statuses.len() - 1
    }

    /// Says the status of the row that follows. A `doubtful` row, whose cells may have shifted, opens no new one.
    pub fn status(&mut self, parts: &[&str], doubtful: bool) {
        if self.columns.is_empty() {
            return;
        }
        let mut words = [""; 4];
        let mut count = 0;
        for (place, part) in words.iter_mut().zip(parts) {
            *place = word(part);
            count += 1;
        }
        let words = words.get(..count).unwrap_or_default();
        let is = |status: &Status| status.parts == words;
        if self.statuses.get(self.last).is_some_and(is) {
            return;
        }
        self.last = if words.iter().all(|word| word.is_empty()) {
            0
        } else if let Some(at) = self.statuses.iter().position(is) {
            at
        } else if doubtful {
            0
        } else {
            self.open(words.to_vec())
        };
    }

    /// Whether a row of that status came before; never of one that is not the platform's.
    #[must_use]
    pub fn knows(&self, parts: &[&str]) -> bool {
        let words: Vec<&str> = parts.iter().map(|part| word(part)).collect();
        let mut statuses = self.statuses.iter().filter(|one| !one.parts.is_empty());
        !words.contains(&OTHER) && statuses.any(|status| status.parts == words)
    }

    /// Adds a cell of a column, by its place among those to add up; `None`: the row has no such cell, or it cannot be trusted.
    pub fn add(&mut self, column: usize, cell: Option<&str>) {
        let Some(status) = self.statuses.get_mut(self.last) else {
            return;
        };
        let Some(total) = status.sums.get_mut(column) else {
            return;
        };
        match cell.map(amount) {
            Some(Amount::Nothing) => {}
            Some(Amount::Yuan(yuan, None)) => total.add(yuan),
            Some(Amount::Yuan(yuan, Some(back))) if self.refund.is_some() && column == 0 => {
                total.add(yuan);
                status.refund.add(back);
            }
            // Brackets where none are known: half of it would not be understood.
            Some(Amount::Yuan(_, Some(_))) => total.unread += 1,
            Some(Amount::Unread) | None => total.unread += 1,
        }
    }

    /// The sums: by column, then by status, rows without one last.
    #[must_use]
    pub fn all(mut self) -> Vec<Sum> {
        let mut all = Vec::new();
        self.statuses
            .sort_by_cached_key(|status| (status.parts.is_empty(), status.word()));
        let mut push = |column: &String, status: &Status, total: Total| {
            if total.rows > 0 || total.unread > 0 {
                all.push(Sum {
                    column: column.clone(),
                    status: (!status.parts.is_empty()).then(|| status.word()),
                    total: total.sum.to_string(),
                    rows: total.rows,
                    unread: total.unread,
                });
            }
        };
        for (place, column) in self.columns.iter().enumerate() {
            for status in &self.statuses {
                push(
                    column,
                    status,
                    status.sums.get(place).copied().unwrap_or_default(),
                );
            }
        }
        for status in &self.statuses {
            if let Some(refund) = &self.refund {
                push(refund, status, status.refund);
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(rows: &[(&str, &str)]) -> Vec<(Option<String>, String, u64, u64)> {
        let mut sums = Sums::new(vec!["金额".to_owned()], Some("退".to_owned()));
        for (status, cell) in rows {
            sums.status(&[status], false);
            sums.add(0, Some(cell));
        }
        let all = sums.all().into_iter();
        all.map(|sum| (sum.status, sum.total, sum.rows, sum.unread))
            .collect()
    }

    #[test]
    fn by_status_and_exact() {
        let rows = [
            ("已完成", "0.10"),
            ("已完成", "0.20"),
            ("已关闭", "1,000"),
            ("-", "5"),
            ("已完成", "-"),
            ("已完成", "x"),
        ];
        let some = |word: &str| Some(word.to_owned());
        assert_eq!(
            sums(&rows),
            [
                (some("已关闭"), "1000".to_owned(), 1, 0),
                (some("已完成"), "0.30".to_owned(), 2, 1),
                (None, "5".to_owned(), 1, 0),
            ]
        );
    }

    #[test]
    fn rows_with_words_of_nobody_knows_whom_are_one_sum() {
        let names: Vec<String> = (0..1000).map(|n| format!("诸葛亮{n}")).collect();
        let rows: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1.5")).collect();
        let other = (Some(OTHER.to_owned()), "1500.0".to_owned(), 1000, 0);
        assert_eq!(sums(&rows), [other]);
    }

    #[test]
    fn what_was_paid_back_is_a_sum_of_its_own() {
        let rows = [("交易成功", "131.77(已退款89.84)"), ("交易成功", "1.00")];
        let all = sums(&rows);
        let totals: Vec<&str> = all.iter().map(|sum| sum.1.as_str()).collect();
        assert_eq!(totals, ["132.77", "89.84"]);
    }

    #[test]
    fn a_sum_beyond_all_decimals_is_unread() {
        let mut total = Total::default();
        total.add(Decimal::MAX);
        total.add(Decimal::ONE);
        assert_eq!((total.rows, total.unread), (1, 1));
    }
}
