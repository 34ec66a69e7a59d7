//! Holds the words and limits of this room, read once out of `data/across.toml`.
//!
//! A file that could not be read would leave every list empty; the test below keeps that from being shipped.

use std::sync::LazyLock;

use serde::Deserialize;

const TEXT: &str = include_str!("../../../data/across.toml");

static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

/// Everything in `data/across.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::rules) struct Words {
    #[expect(
        dead_code,
        reason = "for whoever reads the file; the test holds it to be there"
    )]
    source: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "as above"))]
    as_of: String,
    /// Rings with one of these are an office's.
    pub(in crate::rules) office_words: Vec<String>,
    /// What a ring may say after the name.
    pub(in crate::rules) seal_words: Vec<String>,
    /// Share of the name's characters that makes a whole ring, 0 to 1.
    pub(in crate::rules) whole_ring: f32,
    /// Characters apart that make another name.
    pub(in crate::rules) ring_apart: usize,
    /// Share of the name's characters by which a ring that was not surely read may be off and still be the name, 0 to 1.
    pub(in crate::rules) ring_near: f32,
    /// Years of age that make an adult.
    pub(in crate::rules) adult: i16,
}

/// The shipped words.
pub(in crate::rules) fn words() -> &'static Words {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_read_whole() {
        let read: Words = toml::from_str(TEXT).expect("data/across.toml");
        assert!(read.as_of.parse::<jiff::civil::Date>().is_ok());
        assert!(read.office_words.len() > 5 && read.seal_words.len() > 5);
        assert!(read.whole_ring > 0.5 && read.ring_apart > 1 && read.adult == 18);
        assert!((0.2..0.6).contains(&read.ring_near));
    }
}
