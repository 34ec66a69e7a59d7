//! Compares order numbers of a list with those of the collected order tables.
//!
//! Takes the list and the files' facts, gives which orders are in no table. Numbers are compared by their digests, which is all that is known of a
//! collected table; both sides are sorted once and gone through side by side.

use super::Collected;
use super::comparison::Comparison;
use super::list::{Expected, Row};
use super::number::key;
use super::tables::{self, Holds};
use crate::facts::Detail;
use crate::sniff::Group;

pub(super) fn compare(list: &Expected, collected: &[Collected<'_>]) -> Comparison {
    let mut comparison = Comparison::of(list);
    let numbered = list.rows.iter().enumerate();
    let numbered = numbered.filter_map(|(at, row)| Some((key(row.id.as_deref()?), at)));
    let mut named: Vec<(u64, usize)> = numbered.collect();
    named.sort_unstable();
    let orders = tables::order_keys(collected);
    let mut there = orders.iter().copied().peekable();
    let mut missing = Vec::new();
    let mut before = None;
    for (key, at) in named {
        if before.replace(key) == Some(key) {
            comparison.repeats += 1;
            continue;
        }
        comparison.listed += 1;
        while there.next_if(|other| *other < key).is_some() {}
        if there.peek() == Some(&key) {
            comparison.matched += 1;
        } else {
            missing.push(at);
        }
    }
    missing.sort_unstable();
    let line = |at: &usize| list.rows.get(*at).map(|row: &Row| list.line(row));
    comparison.missing = missing.iter().filter_map(line).collect();
    comparison.extra_orders = (orders.len() as u64).saturating_sub(comparison.matched);
    let hidden = collected.iter().filter(|file| may_hide_orders(file));
    comparison.unseen = hidden.map(|file| file.payload.to_owned()).collect();
    comparison
}

/// Whether orders may be in a file whose order numbers are not known.
fn may_hide_orders(file: &Collected<'_>) -> bool {
    match file.facts.map(|facts| &facts.detail) {
        Some(Detail::Tables(tables)) => tables.iter().any(|table| {
            let holds = table.export.as_deref().and_then(tables::holds);
            let may = matches!(holds, None | Some(Holds::Orders));
            may && table.rows > 0 && table.keys.is_empty()
        }),
        _ => matches!(file.group(), Group::Table | Group::Archive),
    }
}
