//! Names what papers are for, and which papers each purpose needs (`data/purposes.toml`).
//!
//! Takes a purpose and whose matter it is, gives [`Need`]s in the order people gather papers. Never asks for what has no ground: such
//! papers stand in the table as [`Demand::Groundless`], so that the program can say so.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::kind::Kind;

const TEXT: &str = include_str!("../data/purposes.toml");

static TABLE: LazyLock<Table> = LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

#[derive(Debug, Default, Deserialize)]
struct Table {
    need: Vec<Need>,
}

/// What the papers are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Closing a person's account.
    Personal,
    /// Appealing against a ban, or closing a banned account.
    Banned,
    /// Closing an enterprise (蓝V) account or its certification.
    Enterprise,
    /// Closing a shop (抖店).
    Shop,
    /// A child's account.
    Minor,
    /// A lawyer's letter.
    LawyerLetter,
}

/// Whose account, shop or mandate it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// A person.
    Person,
    /// A company, or another organisation with a licence.
    Company,
    /// 个体工商户.
    SoleTrader,
}

/// How much a paper is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Demand {
    /// Without it the rest is turned away.
    Required,
    /// It helps; nobody may insist on it.
    Optional,
    /// Some articles ask for it; no ground in law was found.
    Groundless,
    /// It is needed, and is nothing this program recognises: the person is reminded of it.
    Reminder,
}

/// Whose ID card a need asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The legal representative, partner, operator or head the licence names.
    Representative,
    /// The person whose account it is.
    Holder,
    /// Whoever acts for somebody.
    Agent,
    /// A child's guardian.
    Guardian,
    /// The child.
    Child,
}

/// When a need holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// When somebody else acts.
    Agent,
    /// When nobody else acts.
    #[serde(rename = "self")]
    Oneself,
}

/// One paper a purpose needs, may use, or need not have whatever articles say.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Its name in messages and JSON: `licence`, `agent-id`.
    pub id: String,
    /// The purposes it is for.
    pub purposes: Vec<Purpose>,
    /// Whose matter it is for.
    pub bodies: Vec<Body>,
    /// Alternatives, any of which will do; of each every kind is needed. Empty for papers that are not recognised.
    pub kinds: Vec<Vec<Kind>>,
    /// Whose ID card, when it is one.
    pub whose: Option<Whose>,
    /// When it holds; `None` is always.
    pub when: Option<When>,
    /// How much it is needed.
    pub demand: Demand,
    /// What that rests on.
    pub source: String,
    /// The day that was looked up, `YYYY-MM-DD`.
    pub as_of: String,
    /// How sure it is: `high`, `medium` or `low`.
    pub confidence: String,
}

impl Purpose {
    /// Every purpose, in the order of the help.
    pub const ALL: [Self; 6] = [
        Self::Personal,
        Self::Banned,
        Self::Enterprise,
        Self::Shop,
        Self::Minor,
        Self::LawyerLetter,
    ];

    /// Its name in options, JSON, message ids and data files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Banned => "banned",
            Self::Enterprise => "enterprise",
            Self::Shop => "shop",
            Self::Minor => "minor",
            Self::LawyerLetter => "lawyer-letter",
        }
    }

    /// The purpose of a name, whatever its case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|purpose| purpose.id().eq_ignore_ascii_case(name))
    }

    /// Everything said of it in the table, for whomever.
    pub fn needs(self) -> impl Iterator<Item = &'static Need> {
        let all = TABLE.need.iter();
        all.filter(move |need| need.purposes.contains(&self))
    }

    /// Whose matter it must be, where the purpose itself says so.
    #[must_use]
    pub fn body(self) -> Option<Body> {
        match self {
            Self::Personal | Self::Minor => Some(Body::Person),
            Self::Banned | Self::Enterprise | Self::Shop | Self::LawyerLetter => None,
        }
    }
}

impl Body {
    /// Every body.
    pub const ALL: [Self; 3] = [Self::Person, Self::Company, Self::SoleTrader];

    /// Its name in data files and message ids; what `sender.kind` of a case file says.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Company => "company",
            Self::SoleTrader => "sole-trader",
        }
    }

    /// The body a case file names.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|body| body.id() == name.trim())
    }
}

impl Demand {
    /// Its name in JSON and message ids.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Groundless => "groundless",
            Self::Reminder => "reminder",
        }
    }
}

impl Need {
    /// Every need of the table.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &TABLE.need
    }

    /// Whether it asks for both sides of a card.
    #[must_use]
    pub fn card(&self) -> bool {
        self.whose.is_some()
    }

    /// Whether it holds for somebody; for a body that is not known, whether it holds for everyone.
    #[must_use]
    pub fn holds_for(&self, body: Option<Body>) -> bool {
        match body {
            Some(body) => self.bodies.contains(&body),
            None => Body::ALL.iter().all(|body| self.bodies.contains(body)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_shipped_table_is_read_whole() {
        let table: Table = toml::from_str(TEXT).expect("data/purposes.toml");
        let ids: BTreeSet<_> = table.need.iter().map(|need| &need.id).collect();
        assert_eq!(ids.len(), table.need.len(), "an id stands twice");
        for need in &table.need {
            assert!(
                need.as_of.parse::<jiff::civil::Date>().is_ok(),
                "{}",
                need.id
            );
            assert!(
                ["high", "medium", "low"].contains(&need.confidence.as_str()),
                "{}",
                need.id
            );
            assert!(
                !need.source.is_empty() && !need.purposes.is_empty() && !need.bodies.is_empty()
            );
            // Only a reminder and what no such paper exists for go without kinds.
            let nameless = need.kinds.is_empty();
            let may = matches!(need.demand, Demand::Reminder | Demand::Groundless);
            assert!(!nameless || may, "{}", need.id);
            assert!(
                need.kinds
                    .iter()
                    .all(|kinds| !kinds.contains(&Kind::Unknown))
            );
        }
    }

    #[test]
    fn what_has_no_ground_is_never_required() {
        for need in Need::all() {
            let kinds: Vec<Kind> = need.kinds.iter().flatten().copied().collect();
            if kinds.contains(&Kind::Notarial) || kinds.contains(&Kind::TaxClearance) {
                assert_eq!(need.demand, Demand::Groundless, "{}", need.id);
            }
        }
        for purpose in Purpose::ALL {
            let groundless = purpose.needs().any(|need| {
                need.demand == Demand::Groundless
                    && need
                        .kinds
                        .iter()
                        .flatten()
                        .any(|kind| *kind == Kind::Notarial)
            });
            assert!(groundless, "{purpose:?} says nothing of notaries");
        }
    }

    #[test]
    fn every_purpose_needs_an_id_card_of_everybody_it_is_for() {
        for purpose in Purpose::ALL {
            let bodies = match purpose.body() {
                Some(body) => vec![body],
                None if purpose == Purpose::Enterprise => vec![Body::Company, Body::SoleTrader],
                None => Body::ALL.to_vec(),
            };
            for body in bodies {
                let cards = purpose.needs().filter(|need| {
                    need.demand == Demand::Required
                        && need.when.is_none()
                        && need.card()
                        && need.holds_for(Some(body))
                });
                assert_eq!(cards.count(), 1, "{purpose:?} {body:?}");
                let licence = purpose.needs().any(|need| {
                    need.demand == Demand::Required
                        && need.id == "licence"
                        && need.holds_for(Some(body))
                });
                assert_eq!(licence, body != Body::Person, "{purpose:?} {body:?}");
            }
        }
    }

    #[test]
    fn names_are_parsed_as_they_are_written() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::parse(purpose.id()), Some(purpose));
            let json = serde_json::to_string(&purpose).unwrap();
            assert_eq!(json, format!("\"{}\"", purpose.id()));
        }
        assert_eq!(Purpose::parse("SHOP"), Some(Purpose::Shop));
        assert_eq!(Purpose::parse("shops"), None);
        for body in Body::ALL {
            assert_eq!(Body::parse(body.id()), Some(body));
        }
    }
}
