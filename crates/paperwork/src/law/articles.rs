//! Holds the law table: which article says what, since when, by what source, and which letters must not cite it.
//!
//! Takes the text of `articles.toml`, gives [`Articles`] or every mistake in it with its line. Answers whether a letter may cite an
//! article; never decides what a letter says. Invariant: an article of [`Articles`] has a source, a day it was compared with it, and
//! says what it says in both languages.

use jiff::civil::Date;
use std::collections::BTreeMap;

mod read;
mod wrong;
pub use wrong::{ArticlesError, Wrong};

/// The table as shipped.
pub const SHIPPED: &str = include_str!("../../../../templates/articles.toml");

/// The name in [`NotFor::letters`] that means every letter.
pub const EVERY_LETTER: &str = "*";

/// The law table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Articles {
    as_of: Date,
    by_id: BTreeMap<String, Article>,
}

/// One article, or one paragraph or item of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The name templates use, for example `pipl-47-1-3`.
    pub id: String,
    /// Official name of the law with its 《》.
    pub law: String,
    /// Name in everyday use.
    pub short: String,
    /// English name of the law.
    pub law_en: String,
    /// The number as printed, for example `第四十七条第一款第三项`; empty when the law is cited as a whole.
    pub article: String,
    /// What it says, in our words.
    pub says: Both,
    /// First day in force.
    pub since: Date,
    /// Last day in force, for a text that was replaced.
    pub until: Option<Date>,
    /// The entry that took its place.
    pub superseded_by: Option<String>,
    /// Where the text was read.
    pub source: String,
    /// The day it was compared with the source.
    pub as_of: Date,
    /// How sure the entry is.
    pub confidence: Confidence,
    /// Whether an entry of medium confidence may be cited all the same; `why` says why or why not.
    pub allowed: bool,
    /// The reason behind `allowed`.
    pub why: Option<String>,
    /// Keys of the case without which it must not be cited.
    pub needs: Vec<String>,
    /// What to weigh before citing it.
    pub caution: Option<Both>,
    /// Letters that must not cite it.
    pub not_for: Vec<NotFor>,
    /// The line of the table it starts on, from 1.
    pub line: usize,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Letters that must not cite an article, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFor {
    /// Template names, or [`EVERY_LETTER`].
    pub letters: Vec<String>,
    /// Why not.
    pub why: Both,
}

/// How sure an entry is of its text, number and date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// From memory or one weak source: never cited.
    Low,
    /// Content known, wording or number not seen: cited only where the entry says so.
    Medium,
    /// The text, or two agreeing sources, were read.
    High,
}

/// Why a letter may not cite an article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No entry has this id.
    #[error("no article has the id `{id}`")]
    Unknown {
        /// The id asked for.
        id: String,
        /// The entry that names more or less of the same article, when there is one.
        nearest: Option<String>,
    },
    /// Another entry took its place.
    #[error("`{id}` was superseded by `{by}`")]
    Superseded {
        /// The id asked for.
        id: String,
        /// The id to cite instead.
        by: String,
    },
    /// Its text is no longer in force and nothing took its place.
    #[error("`{id}` was in force until {until}")]
    Ended {
        /// The id asked for.
        id: String,
        /// The last day in force.
        until: Date,
    },
    /// Not sure enough to be put into a letter.
    #[error("`{id}` is known with {confidence:?} confidence only")]
    Confidence {
        /// The id asked for.
        id: String,
        /// How sure the entry is.
        confidence: Confidence,
        /// What the entry says about it.
        why: Option<String>,
    },
    /// The entry says that this letter must not cite it.
    #[error("`{id}` is not for the letter `{letter}`: {}", why.en)]
    NotForLetter {
        /// The id asked for.
        id: String,
        /// The template's name.
        letter: String,
        /// Why not.
        why: Both,
    },
    /// The case lacks a fact the article presupposes.
    #[error("`{id}` presupposes `{key}` in the case")]
    FactMissing {
        /// The id asked for.
        id: String,
        /// The key the case lacks.
        key: String,
    },
    /// Its text was not in force on the day of the letter.
    #[error("`{id}` is in force from {since}, the letter is of {day}")]
    NotYet {
        /// The id asked for.
        id: String,
        /// The first day in force.
        since: Date,
        /// The day of the letter.
        day: Date,
    },
}

impl Article {
    /// How the letter prints it: 《…》第四十七条第一款第三项.
    #[must_use]
    pub fn citation(&self) -> String {
        format!("{}{}", self.law, self.article)
    }

    fn refused_by(&self, letter: &str) -> Option<&NotFor> {
        self.not_for.iter().find(|rule| {
            rule.letters
                .iter()
                .any(|name| name == letter || name == EVERY_LETTER)
        })
    }
}

impl Articles {
    /// Reads a table.
    ///
    /// # Errors
    ///
    /// Every mistake in it, in line order.
    pub fn parse(text: &str) -> Result<Self, Vec<ArticlesError>> {
        let (as_of, by_id) = read::table(text)?;
        Ok(Self { as_of, by_id })
    }

    /// The table this program was built with.
    ///
    /// # Errors
    ///
    /// Its mistakes; a test keeps it from having any.
    pub fn shipped() -> Result<Self, Vec<ArticlesError>> {
        Self::parse(SHIPPED)
    }

    /// The day of the table, printed on every letter.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The entry with this id, whether it may be cited or not.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Article> {
        self.by_id.get(id)
    }

    /// All entries, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Article> {
        self.by_id.values()
    }

    /// Whether a letter may cite an article at all, whatever its case: what a template is checked with.
    ///
    /// # Errors
    ///
    /// The first of: unknown, superseded, ended, not sure enough, not for this letter.
    pub fn may_cite(&self, id: &str, letter: &str) -> Result<(), Refusal> {
        let article = self.get(id).ok_or_else(|| Refusal::Unknown {
            id: id.to_owned(),
            nearest: self.nearest(id),
        })?;
        let id = || id.to_owned();
        if let Some(by) = &article.superseded_by {
            return Err(Refusal::Superseded {
                id: id(),
                by: by.clone(),
            });
        }
        if let Some(until) = article.until {
            return Err(Refusal::Ended { id: id(), until });
        }
        let sure = match article.confidence {
            Confidence::High => true,
            Confidence::Medium => article.allowed,
            Confidence::Low => false,
        };
        if !sure {
            return Err(Refusal::Confidence {
                id: id(),
                confidence: article.confidence,
                why: article.why.clone(),
            });
        }
        article.refused_by(letter).map_or(Ok(()), |rule| {
            Err(Refusal::NotForLetter {
                id: id(),
                letter: letter.to_owned(),
                why: rule.why.clone(),
            })
        })
    }

    /// Whether a letter of this case and day may cite an article: [`Articles::may_cite`], and the facts the article presupposes are
    /// given, and it is in force.
    ///
    /// # Errors
    ///
    /// As [`Articles::may_cite`], then a fact that is missing, then a day before the article is in force.
    pub fn may_cite_in(
        &self,
        id: &str,
        letter: &str,
        day: Date,
        given: impl Fn(&str) -> bool,
    ) -> Result<(), Refusal> {
        self.may_cite(id, letter)?;
        let Some(article) = self.get(id) else {
            return Ok(());
        };
        if let Some(key) = article.needs.iter().find(|key| !given(key)) {
            return Err(Refusal::FactMissing {
                id: id.to_owned(),
                key: key.clone(),
            });
        }
        if day < article.since {
            return Err(Refusal::NotYet {
                id: id.to_owned(),
                since: article.since,
                day,
            });
        }
        Ok(())
    }

    /// The entry that one more or one fewer number would have named: `pipl-47` for `pipl-47-9`. Never another article.
    fn nearest(&self, id: &str) -> Option<String> {
        let part_of = |whole: &str, part: &str| {
            whole
                .strip_prefix(part)
                .is_some_and(|rest| rest.starts_with('-'))
        };
        let shorter = self.by_id.keys().rev().find(|known| part_of(id, known));
        let longer = || self.by_id.keys().find(|known| part_of(known, id));
        shorter.or_else(longer).cloned()
    }
}

#[cfg(test)]
mod tests;
