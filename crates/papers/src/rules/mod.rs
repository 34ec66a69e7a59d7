//! Looks at a dossier and says what is wrong with it: one rule, one type, one file.
//!
//! Takes a [`Dossier`], gives [`Finding`]s in the order of the papers. A rule never guesses: what could not be read is a finding of its own
//! ("could not read"), never "fine" and never "wrong". Texts stand in the program's messages under the rule's code, sources in
//! `data/rules.toml` ([`source`]), limits in `data/limits.toml`. Invariant: [`all`] is in code order and gives no code twice.

mod across;
mod case;
mod file;
mod id;
mod licence;
pub(crate) mod limits;
mod missing;
mod other;
pub(crate) mod pair;
mod quality;
mod seal;
mod source;
#[cfg(test)]
pub(crate) mod testing;
mod upload;

use std::sync::LazyLock;

use reading::place::Rect;
use serde::Serialize;

use crate::dossier::{Dossier, Paper};
use crate::field::Name;

pub use source::{Source, source};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know; changes no verdict.
    Note,
    /// Somebody should look again.
    Warning,
    /// It would be rejected.
    Error,
}

/// Where on a page a finding is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    /// Which file, from 0.
    pub file: usize,
    /// Which page, from 0.
    pub page: usize,
    /// The part of the page, pixels; `None` for the whole page.
    pub place: Option<Rect>,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The rule's code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where; empty when it is about the whole dossier (a missing paper).
    pub marks: Vec<Mark>,
    /// Values for its text: `found`, `limit`, `name`, … Values that are ID numbers or phones go under keys ending in `-private`.
    pub values: Vec<(&'static str, String)>,
}

/// A rule.
pub trait Rule: Sync {
    /// Its code: `E` (error), `W` (warning) or `N` (note) and three digits, never given twice.
    fn code(&self) -> &'static str;

    /// Looks, and adds what it finds.
    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>);
}

static ALL: LazyLock<Vec<&'static dyn Rule>> = LazyLock::new(|| {
    [
        file::RULES,
        quality::RULES,
        licence::RULES,
        id::RULES,
        seal::RULES,
        other::RULES,
        across::RULES,
        case::RULES,
        missing::RULES,
        upload::RULES,
    ]
    .concat()
});

/// Every rule, in code order.
#[must_use]
pub fn all() -> &'static [&'static dyn Rule] {
    &ALL
}

/// Lets every rule look. Findings come in the order of the files and pages they are marked on, those about the whole dossier last,
/// on one page in code order.
#[must_use]
pub fn look(dossier: &Dossier) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in all() {
        rule.look(dossier, &mut found);
    }
    found.sort_by_key(|finding| {
        let first = finding.marks.first();
        first.map_or((usize::MAX, usize::MAX), |mark| (mark.file, mark.page))
    });
    found
}

impl Severity {
    /// The severity a code stands for.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code.as_bytes().first() {
            Some(b'E') => Self::Error,
            Some(b'W') => Self::Warning,
            _ => Self::Note,
        }
    }
}

impl Finding {
    /// A finding of a rule, marked nowhere yet; the code's letter says how bad it is.
    pub(crate) fn new(code: &'static str) -> Self {
        Self {
            code,
            severity: Severity::of(code),
            marks: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Marks a whole page.
    pub(crate) fn on_page(self, file: usize, page: usize) -> Self {
        self.mark(file, page, None)
    }

    /// Marks a place on a page.
    pub(crate) fn mark(mut self, file: usize, page: usize, place: Option<Rect>) -> Self {
        self.marks.push(Mark { file, page, place });
        self
    }

    /// Marks a paper: the part of the page it takes.
    pub(crate) fn on(self, paper: &Paper) -> Self {
        self.mark(paper.file, paper.page, Some(paper.region))
    }

    /// Marks a field of a paper where it stands, or the paper when the field is not on it.
    pub(crate) fn on_field(self, paper: &Paper, name: Name) -> Self {
        match paper.field(name) {
            Some(field) => self.mark(paper.file, paper.page, Some(field.place)),
            None => self.on(paper),
        }
    }

    /// Adds a value for its text.
    pub(crate) fn value(mut self, key: &'static str, value: impl ToString) -> Self {
        self.values.push((key, value.to_string()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_code_order_and_none_is_given_twice() {
        let numbers: Vec<(&str, &str)> = all()
            .iter()
            .map(|rule| (&rule.code()[1..], &rule.code()[..1]))
            .collect();
        assert!(numbers.is_sorted(), "{numbers:?}");
        let mut once = numbers.clone();
        once.dedup();
        assert_eq!(once.len(), numbers.len());
        for rule in all() {
            let code = rule.code();
            assert!(code.len() == 4 && code.is_ascii(), "{code}");
            assert!(matches!(&code[..1], "E" | "W" | "N"), "{code}");
        }
    }

    #[test]
    fn every_rule_has_a_source() {
        for rule in all() {
            let known = source(rule.code());
            assert!(known.is_some(), "{} has no source", rule.code());
        }
    }

    #[test]
    fn the_letter_says_how_bad_it_is() {
        assert_eq!(Severity::of("E206"), Severity::Error);
        assert_eq!(Severity::of("W207"), Severity::Warning);
        assert_eq!(Severity::of("N507"), Severity::Note);
    }
}
