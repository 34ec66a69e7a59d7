//! Says of collected tables which orders they hold.
//!
//! Takes files with their facts, gives the tables of a sort and all order numbers of the order tables. What an export is of, `data/exports.toml` says.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Collected;
use crate::facts::{Detail, Table};

/// What a table is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// Orders.
    Orders,
    /// What names orders: settlements, flows of funds, after-sale cases.
    OfOrders,
    /// Anything else.
    Other,
}

#[derive(Deserialize)]
struct Exports {
    export: Vec<Export>,
}

#[derive(Deserialize)]
struct Export {
    id: String,
    platform: String,
    covers: String,
}

static EXPORTS: LazyLock<BTreeMap<String, Export>> = LazyLock::new(|| {
    let exports = toml::from_str::<Exports>(include_str!("../../data/exports.toml"));
    let exports = exports.map(|exports| exports.export).unwrap_or_default();
    let exports = exports.into_iter();
    exports.map(|export| (export.id.clone(), export)).collect()
});

/// What an export covers, as `data/exports.toml` says: `orders`, `wallet` …
#[must_use]
pub fn covers(export: &str) -> Option<&'static str> {
    EXPORTS.get(export).map(|export| &*export.covers)
}

/// Whose an export is, as `data/exports.toml` says.
#[must_use]
pub fn platform(export: &str) -> Option<&'static str> {
    EXPORTS.get(export).map(|export| &*export.platform)
}

/// What an export is of; nothing where it is not known.
#[must_use]
pub fn holds(export: &str) -> Option<Holds> {
    Some(match covers(export)? {
        "orders" => Holds::Orders,
        "after-sale" | "wallet" => Holds::OfOrders,
        _ => Holds::Other,
    })
}

/// Tables of all files with the place of their file.
pub(super) fn all<'a>(collected: &'a [Collected<'a>]) -> impl Iterator<Item = (usize, &'a Table)> {
    collected.iter().enumerate().flat_map(|(at, file)| {
        let tables = match file.facts.map(|facts| &facts.detail) {
            Some(Detail::Tables(tables)) => &tables[..],
            _ => &[],
        };
        tables.iter().map(move |table| (at, table))
    })
}

/// Whether a table holds what is wanted.
pub(super) fn is_of(table: &Table, wanted: Holds) -> bool {
    table.export.as_deref().and_then(holds) == Some(wanted)
}

/// Digests of the order numbers of all order tables, sorted, each once.
pub(super) fn order_keys(collected: &[Collected<'_>]) -> Vec<u64> {
    let orders = all(collected).filter(|(_, table)| is_of(table, Holds::Orders));
    let mut keys: Vec<u64> = orders
        .flat_map(|(_, table)| table.keys.0.iter().copied())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_say_what_they_are_of() {
        assert_eq!(holds("doudian-orders"), Some(Holds::Orders));
        assert_eq!(holds("doudian-settlement"), Some(Holds::OfOrders));
        assert_eq!(holds("wechat-pay"), Some(Holds::Other));
        assert_eq!(holds("no-such-export"), None);
        assert_eq!(platform("doudian-orders"), platform("doudian-aftersale"));
    }
}
