//! Holds the kinds of data, the ways to save them and the deadlines, from `data/checklist.toml` and `data/deadlines.toml`.
//!
//! Takes nothing, gives values with their source and date. A test holds the files to be whole; a program never runs with half of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::paths::{Groups, Words};
use crate::sniff::Group;

/// Kinds of data that a closing account should have saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Videos and posts.
    Videos,
    /// Private messages.
    Messages,
    /// Followers.
    Followers,
    /// Money: settlements, flows of funds, withdrawals, deposits.
    Wallet,
    /// Orders.
    Orders,
    /// Goods on sale.
    Goods,
    /// After-sale cases.
    AfterSale,
    /// Customers and what was talked about with them.
    Customers,
}

impl Area {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::Videos,
        Self::Messages,
        Self::Followers,
        Self::Wallet,
        Self::Orders,
        Self::Goods,
        Self::AfterSale,
        Self::Customers,
    ];

    /// Its name in machine-readable output and in the ids of words.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Videos => "videos",
            Self::Messages => "messages",
            Self::Followers => "followers",
            Self::Wallet => "wallet",
            Self::Orders => "orders",
            Self::Goods => "goods",
            Self::AfterSale => "after-sale",
            Self::Customers => "customers",
        }
    }
}

/// A way to save a kind of data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// Which: the words are `save-ID`.
    pub id: String,
    /// Whether an export is known; otherwise what is shown must be pictured.
    pub known: bool,
    /// Where that is from.
    pub source: String,
    /// How sure it is.
    pub confidence: String,
    /// When that was so: `YYYY-MM` or a day.
    pub as_of: String,
}

/// How long something is kept, or how long there is for something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Which: the words are `deadline-ID`.
    pub id: String,
    /// The shorter length, where sources differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortest: Option<u32>,
    /// How many units; 0 days: at once.
    pub length: u32,
    /// Units of the lengths.
    pub unit: Unit,
    /// Whose it is.
    pub duty: Duty,
    /// The article of law, or the rule, by name.
    pub article: Article,
    /// Its number in the law table.
    pub law: String,
    /// Where it was read.
    pub source: String,
    /// How sure it is.
    pub confidence: String,
    /// When that was so: `YYYY-MM` or a day.
    pub as_of: String,
}

/// What an article is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Years.
    Years,
}

/// Whose a deadline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The platform's, by law.
    Platform,
    /// A payment institution's, by law.
    Payment,
    /// The merchant's own, by law.
    Merchant,
    /// A platform's rule, not law: it changes.
    Practice,
}

/// A kind of data and how it is recognised.
#[derive(Debug, Deserialize)]
pub(super) struct Kind {
    pub id: Area,
    #[serde(default)]
    pub groups: Vec<Group>,
    #[serde(default)]
    pub covers: Vec<String>,
    #[serde(default)]
    pub beside: Vec<String>,
    #[serde(default)]
    pub counts: Vec<String>,
    words: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    named: Vec<Group>,
    pub deadlines: Vec<String>,
    pub save: Vec<Way>,
}

impl Kind {
    /// Whether files of that sort are believed by name.
    pub fn believes(&self, group: Group) -> bool {
        self.named.contains(&group)
    }
}

/// What is known of all kinds.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub kinds: Vec<Kind>,
    pub deadlines: BTreeMap<String, Deadline>,
    own: Vec<String>,
    words: Words,
}

impl Known {
    /// Whether a platform is the account's own.
    pub fn is_own(&self, platform: &str) -> bool {
        self.own.iter().any(|own| own == platform)
    }

    /// What a path says its file may hold.
    pub fn says(&self, path: &str) -> Says {
        Says(self.words.groups(path))
    }
}

/// Group of the words that say a video shows a screen.
const RECORDED: u32 = 31;
/// Groups of words that say it is another kind begin here.
const NEVER: u32 = 15;

/// What a path says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Says(Groups);

impl Says {
    /// Whether it says that a screen was recorded.
    pub fn recorded(self) -> bool {
        self.has(RECORDED)
    }

    /// Whether it says the kind at that place, and nothing that says otherwise.
    pub fn kind(self, place: usize) -> bool {
        u32::try_from(place).is_ok_and(|place| self.has(place) && !self.has(NEVER + place))
    }

    fn has(self, group: u32) -> bool {
        self.0.checked_shr(group).unwrap_or(0) & 1 == 1
    }
}

#[derive(Default, Deserialize)]
struct Kinds {
    own: Vec<String>,
    area: Vec<Kind>,
    recorded: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Deadlines {
    deadline: Vec<Deadline>,
}

pub(super) static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let kinds: Kinds =
        toml::from_str(include_str!("../../data/checklist.toml")).unwrap_or_default();
    let deadlines: Deadlines =
        toml::from_str(include_str!("../../data/deadlines.toml")).unwrap_or_default();
    let deadlines = deadlines.deadline.into_iter();
    let groups = (0..NEVER).zip(&kinds.area);
    let of_kinds = groups.flat_map(|(place, kind)| {
        let words = kind.words.iter().map(move |word| (word.as_str(), place));
        let never = kind.never.iter();
        words.chain(never.map(move |word| (word.as_str(), NEVER + place)))
    });
    let recorded = kinds.recorded.iter().map(|word| (word.as_str(), RECORDED));
    let words = Words::of(of_kinds.chain(recorded));
    Known {
        words,
        own: kinds.own,
        kinds: kinds.area,
        deadlines: deadlines.map(|one| (one.id.clone(), one)).collect(),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_are_whole() {
        let ids: Vec<Area> = KNOWN.kinds.iter().map(|kind| kind.id).collect();
        assert_eq!(ids, Area::ALL);
        assert!(KNOWN.deadlines.len() >= 10 && KNOWN.says("data/录屏.mp4").recorded());
        assert!(ids.len() < NEVER as usize);
        assert!(KNOWN.is_own("doudian") && !KNOWN.is_own("taobao"));
        for kind in &KNOWN.kinds {
            assert!(
                !kind.save.is_empty() && !kind.deadlines.is_empty(),
                "{:?}",
                kind.id
            );
            for id in &kind.deadlines {
                assert!(KNOWN.deadlines.contains_key(id), "{id}");
            }
            let written = serde_json::to_value(kind.id).unwrap();
            assert_eq!(written, kind.id.id());
        }
    }

    #[test]
    fn every_number_has_a_source_and_a_date() {
        let dated = |as_of: &str| as_of.len() >= 7 && as_of.starts_with("20");
        for deadline in KNOWN.deadlines.values() {
            assert!(
                dated(&deadline.as_of) && !deadline.source.is_empty(),
                "{}",
                deadline.id
            );
            assert!(
                deadline
                    .shortest
                    .is_none_or(|shortest| shortest < deadline.length)
            );
        }
        for way in KNOWN.kinds.iter().flat_map(|kind| &kind.save) {
            assert!(dated(&way.as_of) && !way.source.is_empty(), "{}", way.id);
        }
    }

    #[test]
    fn every_way_and_deadline_has_words_in_both_languages() {
        let words = [
            include_str!("../../../collector/i18n/zh-CN/backup.ftl"),
            include_str!("../../../collector/i18n/en/backup.ftl"),
        ];
        let ways = KNOWN.kinds.iter().flat_map(|kind| &kind.save);
        let ways = ways.map(|way| format!("\nsave-{} = ", way.id));
        let deadlines = KNOWN
            .deadlines
            .keys()
            .map(|id| format!("\ndeadline-{id} = "));
        let areas = Area::ALL
            .iter()
            .map(|area| format!("\narea-{} = ", area.id()));
        for id in ways.chain(deadlines).chain(areas) {
            for words in words {
                assert!(words.contains(&id), "{id}");
            }
        }
    }
}
