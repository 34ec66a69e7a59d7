//! Reads the tables behind the codes, once, out of `data/codes.toml`: who registers what, provinces, permits.
//!
//! Takes nothing from outside the program. A table that could not be read would be empty, which makes every number warn and none
//! wrong; the test below keeps that from being shipped.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TEXT: &str = include_str!("../../data/codes.toml");

static TABLE: LazyLock<Table> = LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

/// Everything in `data/codes.toml` that the checks ask for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Table {
    pub(super) uscc: UsccTable,
    pub(super) regions: Regions,
    pub(super) permits: Permits,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct UsccTable {
    as_of: String,
    pub(super) pilot: Pilot,
    pub(super) registers: BTreeMap<String, Register>,
}

/// Codes issued before the standard, whose last character was computed otherwise.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Pilot {
    registers: String,
    regions: Vec<String>,
    organisation: String,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Register {
    pub(super) name: String,
    pub(super) types: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Regions {
    pub(super) national: String,
    pub(super) provinces: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Permits {
    pub(super) regions: BTreeMap<String, String>,
}

/// The shipped tables.
pub(super) fn table() -> &'static Table {
    &TABLE
}

/// The day the tables were last compared with their sources, as written there.
#[must_use]
pub fn as_of() -> &'static str {
    &TABLE.uscc.as_of
}

impl Pilot {
    /// Whether a code looks like one of those issued before the standard.
    pub(super) fn covers(&self, code: &str) -> bool {
        let region = code.get(2..6).unwrap_or_default();
        code.get(..1) == Some(self.registers.as_str())
            && self.regions.iter().any(|known| known == region)
            && code
                .get(8..)
                .is_some_and(|organisation| organisation.starts_with(&self.organisation))
    }
}

impl Regions {
    /// The province a region code of two or more digits lies in.
    pub(super) fn province(&self, region: &str) -> Option<&str> {
        self.provinces.get(region.get(..2)?).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_is_read_whole() {
        let table: Table = toml::from_str(TEXT).expect("data/codes.toml");
        assert_eq!(table.uscc.registers.len(), 12);
        assert_eq!(table.regions.provinces.len(), 34);
        assert_eq!(table.permits.regions.len(), 3);
        assert_eq!(table.uscc.registers["3"].types["1"], "律师执业机构");
        assert!(as_of().parse::<jiff::civil::Date>().is_ok());
    }

    #[test]
    fn every_number_of_a_table_has_a_source_and_a_day() {
        let whole: toml::Table = toml::from_str(TEXT).expect("data/codes.toml");
        let dated = |name: &str| {
            let part = whole[name].as_table().expect(name).clone();
            ["source", "as_of", "confidence"]
                .iter()
                .all(|key| part.contains_key(*key))
        };
        for name in ["uscc", "regions", "permits", "foreign", "licence"] {
            assert!(dated(name), "{name}");
        }
        assert!(whole["uscc"]["pilot"].get("source").is_some());
    }

    #[test]
    fn a_short_code_is_no_pilot_code() {
        assert!(!table().uscc.pilot.covers("9"));
        assert!(!table().uscc.pilot.covers("执照"));
    }
}
