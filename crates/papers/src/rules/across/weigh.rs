//! Weighs what two papers say of one thing: the same, nearly, another, or too badly read to tell.
//!
//! Takes fields of papers, gives [`Pair`]s. Never calls a difference certain when a reading was not sure, or when one character makes it:
//! that is as likely the reading's fault as the paper's.

use crate::dossier::Paper;
use crate::field::{Field, Name};
use crate::fields::compare::{comparable, distance};
use crate::rules::Finding;
use crate::rules::limits::limits;

/// What comparing gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Weighed {
    /// The same.
    Same,
    /// One character apart: the reading may be wrong.
    Near,
    /// Further apart, and at least one reading is not sure.
    Unsure,
    /// Another, surely.
    Different,
}

impl Weighed {
    /// Whether somebody should look, without it being sure.
    pub(in crate::rules) fn look(self) -> bool {
        matches!(self, Self::Near | Self::Unsure)
    }
}

/// Weighs two names.
pub(in crate::rules) fn names(a: &str, b: &str, sure: bool) -> Weighed {
    match distance(&comparable(a), &comparable(b)) {
        0 => Weighed::Same,
        1 => Weighed::Near,
        _ if sure => Weighed::Different,
        _ => Weighed::Unsure,
    }
}

/// Whether a reading may be called wrong.
pub(in crate::rules) fn sure(field: &Field) -> bool {
    field.confidence >= limits().sure.reading
}

/// Whether a name is an organisation's.
pub(in crate::rules) fn organisation(name: &str) -> bool {
    let name = comparable(name);
    let endings = &limits().seals.organisation_endings;
    // Four characters hold most people's names; a middle dot stands in the longer ones.
    name.chars().count() > 4
        && !name.contains(['·', '•'])
        && endings.iter().any(|ending| name.ends_with(ending.as_str()))
}

/// Something a paper says, with where it says so.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Said<'a> {
    /// The paper.
    pub(in crate::rules) paper: &'a Paper,
    /// The field.
    pub(in crate::rules) name: Name,
    /// Its text.
    pub(in crate::rules) text: &'a str,
    /// Whether the reading is sure.
    pub(in crate::rules) sure: bool,
}

impl<'a> Said<'a> {
    /// What a field says, when it was read.
    pub(in crate::rules) fn of(paper: &'a Paper, name: Name) -> Option<Self> {
        let field = paper.field(name)?;
        let text = field.text().filter(|text| !comparable(text).is_empty())?;
        Some(Self {
            paper,
            name,
            text,
            sure: sure(field),
        })
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum What {
    /// The representative's name.
    Representative,
    /// The agent's name.
    Agent,
    /// A company's name.
    Company,
    /// Who authorises.
    Principal,
}

/// Two papers that speak of one thing.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Pair<'a> {
    /// Of what.
    pub(in crate::rules) what: What,
    /// The one that is gone by.
    pub(in crate::rules) first: Said<'a>,
    /// The one that is held against it.
    pub(in crate::rules) second: Said<'a>,
    /// What comparing gives.
    pub(in crate::rules) weighed: Weighed,
}

impl<'a> Pair<'a> {
    /// Two names, weighed.
    pub(in crate::rules) fn names(what: What, first: Said<'a>, second: Said<'a>) -> Self {
        Self {
            what,
            first,
            second,
            weighed: names(first.text, second.text, first.sure && second.sure),
        }
    }

    /// The finding that they differ, on the second paper and then on the first.
    pub(in crate::rules) fn finding(&self, code: &'static str) -> Finding {
        differ(
            code,
            self.first.paper,
            self.first.name,
            self.second.paper,
            self.second.name,
        )
        .value("first", self.first.text)
        .value("second", self.second.text)
    }
}

/// A finding about fields of two papers, marked on the second one first.
pub(in crate::rules) fn differ(
    code: &'static str,
    first: &Paper,
    first_name: Name,
    second: &Paper,
    second_name: Name,
) -> Finding {
    Finding::new(code)
        .on_field(second, second_name)
        .on_field(first, first_name)
        .value("first-paper", first.kind.id())
        .value("second-paper", second.kind.id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::COMPANY;

    #[test]
    fn one_character_is_never_certain_and_a_bad_reading_neither() {
        assert_eq!(names("样本甲", "样 本 甲", true), Weighed::Same);
        assert_eq!(names("样本甲", "样本申", true), Weighed::Near);
        assert_eq!(names("样本甲", "虚构乙", true), Weighed::Different);
        assert_eq!(names("样本甲", "虚构乙", false), Weighed::Unsure);
        assert_eq!(
            names("样本（杭州）有限公司", "样本(杭州)有限公司", true),
            Weighed::Same
        );
    }

    #[test]
    fn organisations_are_told_from_people() {
        assert!(organisation(COMPANY) && organisation("杭州西湖区样本小吃店"));
        assert!(!organisation("样本甲") && !organisation("阿不都·样本江行"));
        assert!(!organisation(""));
    }
}
