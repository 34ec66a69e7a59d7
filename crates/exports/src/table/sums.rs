//! Adds up amount columns by the status of rows, exactly.
//!
//! Takes the status and the amounts of one row after the other, gives [`Sum`]s. Bounded: 40 statuses of 24 characters; where there are
//! more, all rows are added up without one. A status is a word of the platform: one that holds a long number is not kept.

use rust_decimal::Decimal;

use super::amount::{Amount, amount};
use super::cell::{bare, is_nothing};
use crate::facts::Sum;

/// Statuses that are told apart.
const MOST: usize = 40;
/// Characters of each part of a status.
const LONGEST: usize = 24;

/// Sums of some columns.
#[derive(Debug)]
pub struct Sums {
    columns: Vec<String>,
    /// What is paid back, in brackets behind amounts of the first column, is called.
    refund: Option<String>,
    statuses: Vec<Status>,
    /// Where the row before was added.
    last: usize,
    /// Whether there were more statuses than any platform has words for.
    many: bool,
}

#[derive(Debug)]
struct Status {
    parts: Vec<String>,
    sums: Vec<Total>,
    refund: Total,
}

impl Status {
    /// As it is told: `支出 · 交易成功`.
    fn word(&self) -> String {
        let words = self.parts.iter().filter(|part| !part.is_empty());
        let words: Vec<&str> = words.map(String::as_str).collect();
        words.join(" · ")
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

    fn join(&mut self, other: Self) {
        match self.sum.checked_add(other.sum) {
            Some(sum) => {
                self.sum = sum;
                self.rows += other.rows;
                self.unread += other.unread;
            }
            None => self.unread += other.rows + other.unread,
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
            many: false,
        };
        // The first is of rows without a status.
        sums.open(Vec::new());
        sums
    }

    fn open(&mut self, parts: Vec<String>) -> usize {
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
        for (word, part) in words.iter_mut().zip(parts) {
            *word = plain(part);
            count += 1;
        }
        let words = words.get(..count).unwrap_or_default();
        let is = |status: &Status| {
            status
                .parts
                .iter()
                .map(String::as_str)
                .eq(words.iter().copied())
        };
        if self.statuses.get(self.last).is_some_and(is) {
            return;
        }
        self.last = if words.iter().all(|word| word.is_empty()) {
            0
        } else if let Some(at) = self.statuses.iter().position(is) {
            at
        } else if doubtful || self.many {
            0
        } else if self.statuses.len() > MOST {
            self.forget();
            0
        } else {
            let parts = words.iter().map(|word| (*word).to_owned()).collect();
            self.open(parts)
        };
    }

    /// Adds everything to the rows without a status: what stands in the column are no words of a platform, perhaps people's names.
    fn forget(&mut self) {
        self.many = true;
        let rest: Vec<Status> = self.statuses.drain(1..).collect();
        let Some(all) = self.statuses.first_mut() else {
            return;
        };
        for status in rest {
            for (to, from) in all.sums.iter_mut().zip(status.sums) {
                to.join(from);
            }
            all.refund.join(status.refund);
        }
    }

    /// Whether a row of that status came before.
    #[must_use]
    pub fn knows(&self, parts: &[&str]) -> bool {
        let words = parts.iter().map(|part| plain(part));
        let mut statuses = self
            .statuses
            .iter()
            .filter(|status| !status.parts.is_empty());
        statuses.any(|status| status.parts.iter().map(String::as_str).eq(words.clone()))
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

/// A status as it is told: without guards and amounts (`已退款(￥12.34)`), and nothing that may be a person's data.
fn plain(cell: &str) -> &str {
    let word = bare(cell);
    let word = word
        .split(['(', '（', '¥', '￥'])
        .next()
        .unwrap_or(word)
        .trim();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let fits = word.len() <= LONGEST || word.chars().count() <= LONGEST;
    if is_nothing(word) || digits > 4 || !fits || word.chars().any(char::is_control) {
        return "";
    }
    word
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
    fn a_status_is_a_word_and_no_data_of_a_person() {
        assert_eq!(plain("已退款(￥12.34)"), "已退款");
        assert_eq!(plain("\t已完成"), "已完成");
        for cell in [
            "13800000000",
            "张三 13800000000",
            "/",
            &"长".repeat(25),
            "a\u{7}b",
            "(已)",
        ] {
            assert_eq!(plain(cell), "", "{cell}");
        }
    }

    #[test]
    fn statuses_are_bounded_and_nothing_is_lost_by_that() {
        let names: Vec<String> = (0..1000).map(|n| format!("状态{n}")).collect();
        let rows: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1.5")).collect();
        assert_eq!(sums(&rows[..MOST]).len(), MOST);
        // So many are no words of a platform: none of them is told.
        assert_eq!(sums(&rows), [(None, "1500.0".to_owned(), 1000, 0)]);
    }

    #[test]
    fn what_was_paid_back_is_a_sum_of_its_own() {
        let rows = [("成功", "131.77(已退款89.84)"), ("成功", "1.00")];
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
