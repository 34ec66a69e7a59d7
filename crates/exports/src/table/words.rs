//! Holds the words that a platform writes for the states of rows, and tells them from everything else that may stand in their place.
//!
//! Takes a cell of a status column, gives the platform's own word out of `data/exports.toml`, [`OTHER`] or nothing. What a cell says never leaves
//! this room: only words of the list do, since a damaged or edited table may have people's names in that column.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::cell::{bare, is_nothing};
use super::known::{Export, folded};

/// Stands for every word that is not known to be the platform's.
pub const OTHER: &str = "*";

/// The words of one export, as `data/exports.toml` has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The words.
    pub all: Vec<String>,
    /// Where they are known from.
    pub source: String,
    /// When, `YYYY-MM`.
    pub as_of: String,
    /// How sure it is that there are no others.
    pub confidence: String,
}

/// The words of all exports, by their folded form: what one platform writes is nobody's name in the table of another either.
static ALL: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let exports = Export::all().iter();
    let words = exports.flat_map(|export| &export.words.all);
    words.map(|word| (plain(word), word.as_str())).collect()
});

/// The word of a cell: without guards and amounts (`已退款(￥12.34)`); empty where the cell holds nothing.
#[must_use]
pub fn word(cell: &str) -> &'static str {
    let cell = bare(cell);
    if is_nothing(cell) {
        return "";
    }
    let word = cell.split(['(', '（', '¥', '￥']).next().unwrap_or(cell);
    // As a rule the word stands there just as the list has it.
    let found = ALL.get(word).or_else(|| ALL.get(&plain(word)));
    found.copied().unwrap_or(OTHER)
}

/// A word by which it is compared: without guards, blanks and width.
fn plain(word: &str) -> String {
    folded(word).replace('，', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_of_the_platform_are_told() {
        for cell in [
            "已退款(￥12.34)",
            "已退款（￥12.34）",
            "已退款￥12.34",
            "\t已退款 ",
            "='已退款",
            "已退款",
        ] {
            let expected = if cell.starts_with('=') {
                OTHER
            } else {
                "已退款"
            };
            assert_eq!(word(cell), expected, "{cell}");
        }
        assert_eq!(word("卖家已发货,等待买家确认"), "卖家已发货，等待买家确认");
        for cell in [
            "诸葛亮",
            "张三 13800000000",
            "已退款 诸葛亮",
            "(已)",
            "a\u{7}b",
            "*",
        ] {
            assert_eq!(word(cell), OTHER, "{cell}");
        }
        for cell in ["", "/", "-", "\t"] {
            assert_eq!(word(cell), "", "{cell}");
        }
    }

    #[test]
    fn every_export_that_tells_rows_apart_has_its_words() {
        for export in Export::all() {
            let words = &export.words;
            assert_eq!(
                export.status.is_empty(),
                words.all.is_empty(),
                "{}",
                export.id
            );
            let sourced = !words.source.is_empty() && words.as_of.len() == 7;
            assert!(export.status.is_empty() || sourced, "{}", export.id);
        }
        assert!(!ALL.contains_key(OTHER) && !ALL.contains_key("") && ALL.len() > 100);
    }
}
