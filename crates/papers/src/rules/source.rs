//! Says where each rule comes from: reads `data/rules*.toml` once and gives a rule's [`Source`] by its code.
//!
//! A file that could not be read would give no sources; the tests keep that, and a rule without one, from being shipped.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// The rules 1xx to 5xx, and those 6xx to 9xx.
const TEXTS: [&str; 2] = [
    include_str!("../../data/rules.toml"),
    include_str!("../../data/rules-across.toml"),
];

static SOURCES: LazyLock<BTreeMap<String, Source>> = LazyLock::new(|| {
    let read = |text| toml::from_str::<BTreeMap<String, Source>>(text).unwrap_or_default();
    TEXTS.into_iter().flat_map(read).collect()
});

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The law, standard, platform page or measurement.
    pub source: String,
    /// The day it was last looked at, `YYYY-MM-DD`.
    pub as_of: String,
    /// How sure it is: `high`, `medium` or `low`.
    pub confidence: String,
}

/// The source of a rule, by its code.
#[must_use]
pub fn source(code: &str) -> Option<&'static Source> {
    SOURCES.get(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_files_are_read_whole_and_name_rules_that_exist() {
        for text in TEXTS {
            let read: BTreeMap<String, Source> = toml::from_str(text).expect("data/rules*.toml");
            for (code, known) in read {
                assert!(
                    super::super::all().iter().any(|rule| rule.code() == code),
                    "{code}"
                );
                assert!(!known.source.is_empty(), "{code}");
                assert!(known.as_of.parse::<jiff::civil::Date>().is_ok(), "{code}");
                assert!(
                    ["high", "medium", "low"].contains(&known.confidence.as_str()),
                    "{code}"
                );
            }
        }
    }

    #[test]
    fn nobody_knows_a_code_that_was_never_given() {
        assert_eq!(source("E999"), None);
        assert_eq!(source(""), None);
    }
}
