//! Adds up the tables of one known export: rows, orders, months, amounts.
//!
//! Takes tables one after the other, gives an [`Export`]. Never adds what may be the same order twice: where tables overlap in time or their days are
//! not known, amounts are left to each table and counts are said to be at most so many. Bounded: so many tables are told one by one, so many sums kept.

use std::collections::BTreeMap;

use exports::facts::{Sum, Table};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Tables told one by one.
const TABLES: usize = 60;
/// Sums kept by column and status.
const SUMS: usize = 240;
/// Order numbers compared across tables: 32 MiB.
const KEYS: usize = 4 << 20;

/// All tables of one export.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// How many tables.
    pub tables: u64,
    /// Their rows.
    pub rows: u64,
    /// Distinct order numbers; at most so many where `overlap` and the numbers could not be compared (`orders_at_most`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orders: Option<u64>,
    /// Whether `orders` may count some orders twice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub orders_at_most: bool,
    /// First and last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<(String, String)>,
    /// Whether tables share days, or it is not known that they do not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overlap: bool,
    /// Orders (rows where the export has no order numbers) by month; months without any are left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub months: BTreeMap<String, u64>,
    /// Exact sums by column and status; none where tables overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<ExportSum>,
    /// The first tables, each by itself.
    #[serde(skip)]
    pub(super) each: Vec<One>,
}

/// One exact sum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportSum {
    /// The column that was added up, as the export names it.
    pub column: String,
    /// The status of the rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The sum in yuan, plain decimal; `None` when it is beyond what can be added exactly.
    pub total: Option<String>,
    /// Rows that were added up.
    pub rows: u64,
    /// Rows whose cell is no number.
    pub unread: u64,
}

/// One table of an export.
#[derive(Clone, Debug, PartialEq)]
pub struct One {
    pub payload: String,
    /// Which sheet of a workbook, from 1.
    pub sheet: Option<u32>,
    pub rows: u64,
    pub orders: Option<u64>,
    pub days: Option<(String, String)>,
    pub sums: Vec<Sum>,
}

/// An export while its tables come in.
#[derive(Default)]
pub struct Adding {
    sum: Export,
    spans: Vec<(String, String)>,
    undated: bool,
    keys: Option<Vec<u64>>,
    sums: BTreeMap<(String, Option<String>), Added>,
    too_many: bool,
}

struct Added {
    total: Option<Decimal>,
    rows: u64,
    unread: u64,
}

impl Adding {
    /// Takes the next table.
    pub fn take(&mut self, payload: &str, table: &Table) {
        let first = self.sum.tables == 0;
        self.sum.tables += 1;
        self.sum.rows = self.sum.rows.saturating_add(table.rows);
        if let Some(orders) = table.orders {
            self.sum.orders = Some(self.sum.orders.unwrap_or(0).saturating_add(orders));
        }
        for (month, count) in &table.months {
            let sum = self.sum.months.entry(month.clone()).or_default();
            *sum = sum.saturating_add(*count);
        }
        match &table.days {
            Some(days) => self.spans.push(days.clone()),
            None => self.undated |= table.rows > 0,
        }
        self.keep(table, first);
        self.add(&table.sums);
        if self.sum.each.len() < TABLES {
            self.sum.each.push(One {
                payload: payload.to_owned(),
                sheet: table.sheet,
                rows: table.rows,
                orders: table.orders,
                days: table.days.clone(),
                sums: table.sums.iter().take(SUMS).cloned().collect(),
            });
        }
    }

    /// Keeps the order numbers as long as every table has them and there are not too many.
    fn keep(&mut self, table: &Table, first: bool) {
        let all = table.keys.0.len() as u64 == table.orders.unwrap_or(0) && table.orders.is_some();
        let kept = self.keys.as_ref().map_or(0, Vec::len);
        if !all || kept + table.keys.0.len() > KEYS || (self.keys.is_none() && !first) {
            self.keys = None;
            return;
        }
        let keys = self.keys.get_or_insert_default();
        keys.extend_from_slice(&table.keys.0);
    }

    fn add(&mut self, sums: &[Sum]) {
        for sum in sums {
            let key = (sum.column.clone(), sum.status.clone());
            if self.sums.len() >= SUMS && !self.sums.contains_key(&key) {
                self.too_many = true;
                continue;
            }
            let added = self.sums.entry(key).or_insert(Added {
                total: Some(Decimal::ZERO),
                rows: 0,
                unread: 0,
            });
            let total = Decimal::from_str_exact(&sum.total).ok();
            added.total = added.total.zip(total).and_then(|(a, b)| exact(a, b));
            added.rows = added.rows.saturating_add(sum.rows);
            added.unread = added.unread.saturating_add(sum.unread);
        }
    }

    /// Gives what came in.
    pub fn finish(mut self) -> Export {
        self.spans.sort_unstable();
        let shared = self.spans.windows(2).any(|pair| pair[1].0 <= pair[0].1);
        self.sum.overlap = self.sum.tables > 1 && (shared || self.undated);
        let first = self.spans.first().map(|span| span.0.clone());
        let last = self.spans.iter().map(|span| &span.1).max().cloned();
        self.sum.days = first.zip(last);
        match self.keys {
            Some(mut keys) => {
                keys.sort_unstable();
                keys.dedup();
                self.sum.orders = Some(keys.len() as u64);
            }
            None => self.sum.orders_at_most = self.sum.overlap && self.sum.orders.is_some(),
        }
        if !self.sum.overlap && !self.too_many {
            let sums = self.sums.into_iter();
            self.sum.sums = sums
                .map(|((column, status), added)| ExportSum {
                    column,
                    status,
                    total: added.total.map(|total| total.to_string()),
                    rows: added.rows,
                    unread: added.unread,
                })
                .collect();
        }
        self.sum
    }
}

/// The sum, unless it would have to be rounded.
fn exact(a: Decimal, b: Decimal) -> Option<Decimal> {
    let sum = a.checked_add(b)?;
    (sum.scale() >= a.scale().max(b.scale())).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use exports::facts::Keys;

    fn table(days: (&str, &str), keys: &[u64], total: &str) -> Table {
        Table {
            rows: 3,
            orders: Some(2),
            days: Some((days.0.to_owned(), days.1.to_owned())),
            months: BTreeMap::from([(days.0[..7].to_owned(), 2)]),
            sums: vec![Sum {
                column: "订单应付金额".to_owned(),
                status: Some("已完成".to_owned()),
                total: total.to_owned(),
                rows: 3,
                unread: 0,
            }],
            keys: Keys(keys.to_vec()),
            ..Table::default()
        }
    }

    fn added(tables: &[Table]) -> Export {
        let mut adding = Adding::default();
        for table in tables {
            adding.take("data/a.csv", table);
        }
        adding.finish()
    }

    #[test]
    fn tables_of_different_days_are_added_exactly() {
        let export = added(&[
            table(("2025-02-01", "2025-02-28"), &[3, 4], "0.10"),
            table(("2025-01-01", "2025-01-31"), &[1, 2], "0.20"),
        ]);
        assert!(!export.overlap && !export.orders_at_most);
        assert_eq!((export.rows, export.orders), (6, Some(4)));
        assert_eq!(export.sums[0].total.as_deref(), Some("0.30"));
        assert_eq!(export.sums[0].rows, 6);
        let days = export.days.unwrap();
        assert_eq!((&*days.0, &*days.1), ("2025-01-01", "2025-02-28"));
        assert_eq!(export.months.len(), 2);
    }

    #[test]
    fn tables_that_share_a_day_are_never_added() {
        let pair = |keys: [&[u64]; 2]| {
            added(&[
                table(("2025-01-01", "2025-01-31"), keys[0], "1"),
                table(("2025-01-31", "2025-02-28"), keys[1], "1"),
            ])
        };
        let compared = pair([&[1, 2], &[2, 3]]);
        assert!(compared.overlap && !compared.orders_at_most);
        assert_eq!(compared.orders, Some(3));
        assert!(compared.sums.is_empty());
        assert_eq!(compared.each.len(), 2);
        // Without the numbers of both, only a bound can be told.
        for keys in [[&[][..], &[2, 3]], [&[1, 2], &[]]] {
            let bound = pair(keys);
            assert!(bound.overlap && bound.orders_at_most);
            assert_eq!(bound.orders, Some(4));
        }
        let mut undated = table(("2025-03-01", "2025-03-01"), &[], "1");
        undated.days = None;
        assert!(
            added(&[
                undated.clone(),
                table(("2025-01-01", "2025-01-31"), &[], "1")
            ])
            .overlap
        );
        assert!(!added(&[undated]).overlap);
    }

    #[test]
    fn a_sum_that_would_be_rounded_is_none() {
        let big = "79228162514264337593543950335";
        let export = added(&[
            table(("2025-01-01", "2025-01-31"), &[], big),
            table(("2025-02-01", "2025-02-28"), &[], "0.01"),
        ]);
        assert_eq!(export.sums[0].total, None);
        assert_eq!(
            added(&[table(("2025-01-01", "2025-01-31"), &[], "x")]).sums[0].total,
            None
        );
    }
}
