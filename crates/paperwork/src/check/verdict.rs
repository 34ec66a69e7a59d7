//! Sums up what the rules found in one word and an exit status.

use papers::dossier::Dossier;
use papers::rules::{Finding, Severity};
use serde::Serialize;

/// What can be said of a dossier as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing was found that would be rejected. Never said of a page that could not be read or was not recognised.
    NothingFound,
    /// Somebody should look again.
    LookAgain,
    /// Something would be rejected.
    Rejected,
    /// There was nothing to judge.
    NothingToJudge,
}

impl Verdict {
    /// The verdict on a dossier with these findings.
    #[must_use]
    pub fn of(dossier: &Dossier, findings: &[Finding]) -> Self {
        let pages = dossier
            .files
            .iter()
            .filter_map(|file| file.pages.as_ref().ok());
        if !pages.flatten().any(|page| page.sheet.is_ok()) {
            return Self::NothingToJudge;
        }
        match findings.iter().map(|finding| finding.severity).max() {
            Some(Severity::Error) => Self::Rejected,
            Some(Severity::Warning) => Self::LookAgain,
            Some(Severity::Note) | None => Self::NothingFound,
        }
    }

    /// Its name in JSON and message ids.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NothingFound => "nothing-found",
            Self::LookAgain => "look-again",
            Self::Rejected => "rejected",
            Self::NothingToJudge => "nothing-to-judge",
        }
    }
}
