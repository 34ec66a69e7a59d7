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
        if dossier.papers.is_empty() && findings.is_empty() {
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

/// The findings on one paper: those with a mark on its page that lies in its part of the page, or on the whole page or file.
#[must_use]
pub fn on<'a>(dossier: &Dossier, findings: &'a [Finding], paper: usize) -> Vec<&'a Finding> {
    let Some(paper) = dossier.papers.get(paper) else {
        return Vec::new();
    };
    let here = |finding: &&Finding| {
        finding.marks.first().is_some_and(|mark| {
            let place = mark
                .place
                .is_none_or(|place| paper.region.holds(place.centre()));
            mark.file == paper.file && mark.page == paper.page && place
        })
    };
    findings.iter().filter(here).collect()
}
