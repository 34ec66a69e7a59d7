//! Finds authorisations whose term is over.

use super::of;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::certain::{Ends, ends};
use crate::rules::{Finding, Rule};

/// E503.
pub(super) struct AuthorisationOver;

impl Rule for AuthorisationOver {
    fn code(&self) -> &'static str {
        "E503"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in of(dossier, Kind::Authorisation) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{TODAY, authorisation, codes, dossier, look};

    #[test]
    fn the_last_day_still_counts() {
        let until = |last| authorisation().term(Name::Term, Some("2026-11-01"), Some(last));
        let bad = dossier().page(until("2026-11-21")).done();
        assert_eq!(codes(&bad), ["E503"]);
        assert_eq!(
            look(&AuthorisationOver, &bad)[0].get("date"),
            Some("2026-11-21")
        );
        assert!(codes(&dossier().page(until(TODAY)).done()).is_empty());
        assert!(codes(&dossier().page(authorisation().without(Name::Term)).done()).is_empty());
    }
}
