//! Looks at a dossier and says what is wrong with it: one rule, one type, one file.
//!
//! Takes a [`Dossier`], gives [`Finding`]s in the order of the papers. A rule never guesses: what could not be read is a finding of its own
//! ("could not read"), never "fine" and never "wrong". Texts stand in the program's messages under the rule's code.

use reading::place::Rect;
use serde::Serialize;

use crate::dossier::Dossier;

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
