//! Compares what was collected with itself: files that are the same, orders that one table names and no order table holds, months without orders.
//!
//! Takes the files and their facts, gives what stands out. Needs no list. Everything is sorted once and gone through in order.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Collected;
use super::tables::{self, Holds};
use crate::facts::Table;
use crate::finding::{Code, Finding};

/// What stands out among the collected files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Among {
    /// Files with the same octets, in the order of the first of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same: Vec<Same>,
    /// Order tables that hold orders which an earlier order table holds. No loss: exports overlap.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overlaps: Vec<Overlap>,
    /// Tables that name orders which no order table of the same platform holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub orphans: Vec<Orphan>,
    /// Months `YYYY-MM` between the first and the last order in which no order table of that platform has any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<Gap>,
    /// Order tables whose order numbers are not known, so that they are in none of the comparisons: payload paths.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unseen: Vec<String>,
}

/// Files with the same octets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Same {
    /// Octets of one of them.
    pub octets: u64,
    /// Payload paths, in the order of collection.
    pub files: Vec<String>,
}

/// A table: the file and the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Payload path.
    pub file: String,
    /// Which sheet of a workbook, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<u32>,
}

/// Orders that are in two order tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    /// The earlier table.
    pub first: Place,
    /// The later one.
    pub second: Place,
    /// How many orders.
    pub orders: u64,
}

/// A table that names orders which no order table holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orphan {
    /// The table.
    pub table: Place,
    /// Orders that it names.
    pub orders: u64,
    /// Orders of them that no order table holds.
    pub missing: u64,
    /// First and last day of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<(String, String)>,
}

/// Months without orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Whose orders: an id such as `doudian`.
    pub platform: String,
    /// First and last month with orders.
    pub between: (String, String),
    /// Months `YYYY-MM`.
    pub months: Vec<String>,
}

/// Months between the first and the last that are gone through at most: a hundred years.
const MOST_MONTHS: usize = 1200;

/// Compares what was collected with itself.
#[must_use]
pub fn among(collected: &[Collected<'_>]) -> Among {
    let tables: Vec<(usize, &Table)> = tables::all(collected).collect();
    let place = |(at, table): &(usize, &Table)| Place {
        file: collected
            .get(*at)
            .map_or("", |file| file.payload)
            .to_owned(),
        sheet: table.sheet,
    };
    let orders = tables
        .iter()
        .filter(|(_, table)| tables::is_of(table, Holds::Orders));
    let orders: Vec<(usize, &Table)> = orders.copied().collect();
    let keyless = orders
        .iter()
        .filter(|(_, table)| table.rows > 0 && table.keys.is_empty());
    let mut unseen: Vec<String> = keyless.map(|table| place(table).file).collect();
    unseen.dedup();
    Among {
        same: same(collected),
        overlaps: overlaps(&orders, &place),
        orphans: orphans(&tables, &orders, &place),
        months: gaps(&orders),
        unseen,
    }
}

impl Among {
    /// What there is to say, each with the values of its sentence.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for orphan in &self.orphans {
            let finding = Finding::new(Code::OrdersElsewhere)
                .with("file", &orphan.table.file)
                .with("orders", orphan.orders)
                .with("missing", orphan.missing);
            found.push(finding);
        }
        for gap in &self.months {
            let finding = Finding::new(Code::MonthsUncovered)
                .with("count", gap.months.len())
                .with("months", gap.months.join(", "));
            found.push(finding);
        }
        if !self.unseen.is_empty() {
            found.push(Finding::new(Code::TablesUnseen).with("count", self.unseen.len()));
        }
        let overlap: u64 = self.overlaps.iter().map(|overlap| overlap.orders).sum();
        if overlap > 0 {
            found.push(Finding::new(Code::Overlap).with("count", overlap));
        }
        let spare: usize = self.same.iter().map(|same| same.files.len() - 1).sum();
        if spare > 0 {
            found.push(Finding::new(Code::SameFiles).with("count", spare));
        }
        found
    }
}

fn same(collected: &[Collected<'_>]) -> Vec<Same> {
    let full = collected
        .iter()
        .enumerate()
        .filter(|(_, file)| file.octets > 0);
    let mut all: Vec<(&[u8; 32], usize)> = full.map(|(at, file)| (file.sha256, at)).collect();
    all.sort_unstable();
    let mut runs: Vec<&[(&[u8; 32], usize)]> = all
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|run| run.len() > 1)
        .collect();
    runs.sort_unstable_by_key(|run| run.first().map(|(_, at)| *at));
    let files = |run: &[(&[u8; 32], usize)]| {
        let files = run.iter().filter_map(|(_, at)| collected.get(*at));
        let mut files = files.peekable();
        Same {
            octets: files.peek().map_or(0, |file| file.octets),
            files: files.map(|file| file.payload.to_owned()).collect(),
        }
    };
    runs.into_iter().map(files).collect()
}

/// Counts every order of a later table with the first table that holds it, so that the work grows with the orders and not with pairs of tables.
fn overlaps(orders: &[(usize, &Table)], place: &dyn Fn(&(usize, &Table)) -> Place) -> Vec<Overlap> {
    let each = orders.iter().enumerate();
    let keys = each.flat_map(|(at, (_, table))| table.keys.0.iter().map(move |key| (*key, at)));
    let mut keys: Vec<(u64, usize)> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    let mut counts: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    for run in keys.chunk_by(|one, other| one.0 == other.0) {
        if let [(_, first), others @ ..] = run {
            for (_, second) in others {
                *counts.entry((*first, *second)).or_default() += 1;
            }
        }
    }
    let told = counts.into_iter().filter_map(|((first, second), count)| {
        Some(Overlap {
            first: place(orders.get(first)?),
            second: place(orders.get(second)?),
            orders: count,
        })
    });
    told.collect()
}

fn platform(table: &Table) -> Option<&'static str> {
    tables::platform(table.export.as_deref()?)
}

fn orphans(
    tables: &[(usize, &Table)],
    orders: &[(usize, &Table)],
    place: &dyn Fn(&(usize, &Table)) -> Place,
) -> Vec<Orphan> {
    let mut known: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for (_, table) in orders {
        if let Some(platform) = platform(table) {
            let keys = known.entry(platform).or_default();
            keys.extend(&table.keys.0);
        }
    }
    for keys in known.values_mut() {
        keys.sort_unstable();
    }
    let others = tables
        .iter()
        .filter(|(_, table)| tables::is_of(table, Holds::OfOrders));
    let orphan = |table: &(usize, &Table)| {
        let keys = &table.1.keys.0;
        let known = platform(table.1).and_then(|platform| known.get(platform));
        let mut known = known.into_iter().flatten().copied().peekable();
        let mut missing: u64 = 0;
        for key in keys {
            while known.next_if(|other| other < key).is_some() {}
            missing += u64::from(known.peek() != Some(key));
        }
        (missing > 0).then(|| Orphan {
            table: place(table),
            orders: keys.len() as u64,
            missing,
            days: table.1.days.clone(),
        })
    };
    others.filter_map(orphan).collect()
}

fn gaps(orders: &[(usize, &Table)]) -> Vec<Gap> {
    let mut months: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, table) in orders {
        if let Some(platform) = platform(table) {
            let with_rows = table.months.iter().filter(|(_, rows)| **rows > 0);
            let with_rows = with_rows.map(|(month, _)| &**month);
            months.entry(platform).or_default().extend(with_rows);
        }
    }
    let gap = |(platform, months): (&str, BTreeSet<&str>)| {
        let (first, last) = (*months.first()?, *months.last()?);
        let all = std::iter::successors(Some(first.to_owned()), |month| next(month));
        let between = all.take_while(|month| &**month < last).take(MOST_MONTHS);
        let empty: Vec<String> = between.filter(|month| !months.contains(&**month)).collect();
        (!empty.is_empty()).then(|| Gap {
            platform: platform.to_owned(),
            between: (first.to_owned(), last.to_owned()),
            months: empty,
        })
    };
    months.into_iter().filter_map(gap).collect()
}

/// The month after `YYYY-MM`.
fn next(month: &str) -> Option<String> {
    let (year, month) = month.split_once('-')?;
    let (year, month): (u16, u16) = (year.parse().ok()?, month.parse().ok()?);
    match month {
        1..=11 => Some(format!("{year:04}-{:02}", month + 1)),
        12 => Some(format!("{:04}-01", year.checked_add(1)?)),
        _ => None,
    }
}
