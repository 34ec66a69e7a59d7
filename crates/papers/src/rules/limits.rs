//! Holds the limits the rules go by, read once out of `data/limits.toml`.
//!
//! A file that could not be read would leave every limit at nothing; the test below keeps that from being shipped.

use std::sync::LazyLock;

use serde::Deserialize;

const TEXT: &str = include_str!("../../data/limits.toml");

static LIMITS: LazyLock<Limits> = LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

/// Everything in `data/limits.toml`.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Limits {
    pub(crate) sure: Sure,
    pub(crate) quality: Quality,
    pub(crate) days: Days,
    pub(crate) card: Card,
    pub(crate) seals: Seals,
    pub(crate) licence: Licence,
    pub(crate) other: Other,
}

/// How sure a reading must be to be called wrong.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sure {
    pub(crate) reading: f32,
}

/// Limits of measured quality; units as in `reading::quality::Measures`.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Quality {
    pub(crate) line_height_bad: f32,
    pub(crate) line_height_poor: f32,
    pub(crate) sharpness_bad: f32,
    pub(crate) sharpness_poor: f32,
    pub(crate) glare_bad: f32,
    pub(crate) glare_poor: f32,
    pub(crate) confidence_poor: f32,
    pub(crate) paper_dark: f32,
    pub(crate) shadow_uneven: f32,
    pub(crate) contrast_low: f32,
    pub(crate) skew_most: f32,
    pub(crate) characters_least: usize,
}

/// Days ahead.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Days {
    pub(crate) before_expiry: i32,
}

/// Terms of ID cards.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Card {
    pub(crate) terms: Vec<CardTerm>,
    pub(crate) grace_days: i32,
}

/// From an age on, a card is good for so many years, or for ever.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct CardTerm {
    pub(crate) age: u16,
    pub(crate) years: Option<i32>,
}

/// Which papers need a seal or colour: kinds by their ids, endings of names.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Seals {
    pub(crate) official: Vec<String>,
    pub(crate) office: Vec<String>,
    pub(crate) colour: Vec<String>,
    pub(crate) organisation_endings: Vec<String>,
    pub(crate) sole_trader_words: Vec<String>,
}

/// Words on licences.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Licence {
    pub(crate) sole_trader_forms: Vec<String>,
    pub(crate) enterprise_forms: Vec<String>,
    pub(crate) authorities: Vec<String>,
}

/// Words on other papers.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Other {
    pub(crate) clearance_words: Vec<String>,
    pub(crate) dated: Vec<String>,
}

/// The shipped limits.
pub(crate) fn limits() -> &'static Limits {
    &LIMITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;

    #[test]
    fn the_shipped_file_is_read_whole_and_every_part_has_a_source_and_a_day() {
        let read: Limits = toml::from_str(TEXT).expect("data/limits.toml");
        assert!(read.quality.sharpness_bad < read.quality.sharpness_poor);
        assert!(read.quality.line_height_bad < read.quality.line_height_poor);
        assert!(read.quality.glare_poor < read.quality.glare_bad);
        assert_eq!(read.card.terms.len(), 4);
        let whole: toml::Table = toml::from_str(TEXT).expect("data/limits.toml");
        for (name, part) in &whole {
            assert!(part.get("source").is_some(), "{name}");
            let day = part["as_of"].as_str().expect(name);
            assert!(day.parse::<jiff::civil::Date>().is_ok(), "{name}");
        }
    }

    #[test]
    fn kinds_are_named_by_ids_that_exist() {
        let seals = &limits().seals;
        for list in [
            &seals.official,
            &seals.office,
            &seals.colour,
            &limits().other.dated,
        ] {
            for id in list {
                assert!(Kind::ALL.iter().any(|kind| kind.id() == id), "{id}");
            }
        }
    }
}
