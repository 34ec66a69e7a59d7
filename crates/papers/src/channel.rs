//! Says what may be uploaded where: sizes, formats, sides, colour, pages. The limits are data (`data/channels.toml`).
//!
//! Takes a name as `--channel` gives it; without one the strictest of all that is known holds. Never says that a platform *will* take a
//! file: only what is written down of its limits, with source and day.

use std::sync::LazyLock;

use reading::page::Format;
use serde::Deserialize;

const TEXT: &str = include_str!("../data/channels.toml");

static TABLE: LazyLock<Table> = LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

#[derive(Debug, Default, Deserialize)]
struct Table {
    channel: Vec<Channel>,
}

/// Where papers are uploaded, and what is taken there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Its name, as `--channel` takes it.
    pub name: String,
    /// The most octets a file may have. A "4 MB" is 4 000 000: the smaller of the two readings.
    pub most_octets: u64,
    /// The most octets a PDF may have, where that is another number.
    pub pdf_octets: Option<u64>,
    /// What a file may be, by its content.
    pub formats: Vec<Format>,
    /// The least either side of a picture may measure, pixels.
    pub side_min: Option<u32>,
    /// The most either side of a picture may measure, pixels.
    pub side_max: Option<u32>,
    /// Whether grey and black-and-white copies are turned away.
    pub colour: bool,
    /// The most pages a file may have; `None` where nothing is known.
    pub pages: Option<usize>,
    /// Whether both sides of an ID card must be in one file.
    #[serde(default)]
    pub id_one_file: bool,
    /// Where the limits are written.
    pub source: String,
    /// The day they were read there, `YYYY-MM-DD`.
    pub as_of: String,
    /// How sure they are: `high`, `medium` or `low`.
    pub confidence: String,
}

impl Channel {
    /// Every channel, the default first.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &TABLE.channel
    }

    /// The channel of a name, whatever its case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::all().iter();
        all.find(|channel| channel.name.eq_ignore_ascii_case(name))
            .cloned()
    }

    /// The default: whatever passes it passes the others' size and format limits too.
    #[must_use]
    pub fn strict() -> Self {
        // A table that could not be read gives a channel that takes nothing; the tests keep that from being shipped.
        Self::all().first().cloned().unwrap_or_default()
    }

    /// The names there are, the default first.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        Self::all()
            .iter()
            .map(|channel| channel.name.as_str())
            .collect()
    }

    /// The most octets a file of a format may have.
    #[must_use]
    pub fn octets(&self, format: Option<Format>) -> u64 {
        match (format, self.pdf_octets) {
            (Some(Format::Pdf), Some(most)) => most,
            _ => self.most_octets,
        }
    }

    /// Whether a format is taken.
    #[must_use]
    pub fn takes(&self, format: Format) -> bool {
        self.formats.contains(&format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_is_read_whole() {
        let table: Table = toml::from_str(TEXT).expect("data/channels.toml");
        assert_eq!(table.channel.len(), 6);
        for channel in &table.channel {
            assert!(
                channel.as_of.parse::<jiff::civil::Date>().is_ok(),
                "{channel:?}"
            );
            assert!(["high", "medium", "low"].contains(&channel.confidence.as_str()));
            assert!(channel.most_octets >= 1_000_000 && !channel.formats.is_empty());
            assert!(!channel.source.is_empty());
            assert!(channel.side_min.unwrap_or(0) < channel.side_max.unwrap_or(u32::MAX));
            assert_eq!(Channel::named(&channel.name).as_ref(), Some(channel));
        }
    }

    #[test]
    fn the_default_is_the_strictest() {
        let strict = Channel::strict();
        assert_eq!(strict.name, "strict");
        for other in Channel::all() {
            assert!(strict.most_octets <= other.most_octets, "{}", other.name);
            assert!(strict.side_min >= other.side_min, "{}", other.name);
            assert!(
                strict.formats.iter().all(|format| other.takes(*format)),
                "{}",
                other.name
            );
        }
        assert!(strict.colour && strict.pages == Some(1));
    }

    #[test]
    fn names_are_found_whatever_their_case() {
        assert_eq!(Channel::named("TikTok-10MB").unwrap().name, "tiktok-10mb");
        assert_eq!(Channel::named("tiktok"), None);
        assert_eq!(Channel::named(""), None);
        assert_eq!(Channel::names().first(), Some(&"strict"));
    }

    #[test]
    fn a_pdf_may_have_its_own_limit() {
        let channel = Channel::named("enterprise-5mb").unwrap();
        assert_eq!(channel.octets(Some(Format::Pdf)), 10_000_000);
        assert_eq!(channel.octets(Some(Format::Jpeg)), 5_000_000);
        assert_eq!(channel.octets(None), 5_000_000);
    }
}
