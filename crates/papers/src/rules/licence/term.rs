//! Finds licences whose term is over (E206) or ends within the days people are warned of (W207). No term, or 长期, is fine.

use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::certain::{Ends, ends};
use crate::rules::{Finding, Rule};

/// E206.
pub(super) struct TermOver;

/// W207.
pub(super) struct TermEnds;

impl Rule for TermOver {
    fn code(&self) -> &'static str {
        "E206"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            if let Some((last, Ends::Over(_), true)) = ends(dossier, paper) {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Term)
                        .value("date", last),
                );
            }
        }
    }
}

impl Rule for TermEnds {
    fn code(&self) -> &'static str {
        "W207"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            if let Some((last, Ends::Soon(left), _)) = ends(dossier, paper) {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Term)
                        .value("date", last)
                        .value("days", left),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::rules::testing::{TODAY, codes, dossier, licence, look};

    #[test]
    fn over_ending_and_going_on_are_told_apart() {
        let until = |last| {
            let made = licence().term(Name::Term, Some("2006-01-01"), last);
            dossier().page(made).done()
        };
        let over = until(Some("2026-11-21"));
        assert_eq!(codes(&over), ["E206"]);
        let found = look(&TermOver, &over);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].get("date"), Some("2026-11-21"));
        assert!(found[0].marks[0].place.is_some());
        let last_day = until(Some(TODAY));
        assert_eq!(codes(&last_day), ["W207"]);
        assert_eq!(look(&TermEnds, &last_day)[0].get("days"), Some("0"));
        assert!(codes(&until(Some("2027-01-22"))).is_empty());
        assert!(codes(&until(None)).is_empty());
        assert!(codes(&dossier().page(licence().without(Name::Term)).done()).is_empty());
    }
}
