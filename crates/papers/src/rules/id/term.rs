//! Finds cards and permits that have expired (E305) or expire within the days people are warned of (W306). 长期 never does.

use super::sides;
use crate::dossier::{Dossier, Paper};
use crate::field::{Field, Name, Until};
use crate::rules::certain::{Ends, ends};
use crate::rules::{Finding, Rule};

/// E305.
pub(super) struct CardExpired;

/// W306.
pub(super) struct CardExpires;

impl Rule for CardExpired {
    fn code(&self) -> &'static str {
        "E305"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in sides(dossier) {
            // A term that runs backwards was misread or is forged: its last day says nothing.
            if backwards(paper) {
                continue;
            }
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

fn backwards(paper: &Paper) -> bool {
    let term = paper.field(Name::Term).and_then(Field::term);
    matches!(term, Some((Some(from), Until::Day(last))) if from > last)
}

impl Rule for CardExpires {
    fn code(&self) -> &'static str {
        "W306"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in sides(dossier) {
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
    use crate::kind::Kind;
    use crate::rules::Severity;
    use crate::rules::testing::{codes, day, dossier, emblem, look, paper, portrait};

    #[test]
    fn the_last_day_still_counts() {
        let card = |today| {
            let made = dossier().page(portrait()).page(emblem());
            made.with(|whole| whole.today = day(today)).done()
        };
        assert!(codes(&card("2038-04-01")).is_empty());
        assert_eq!(codes(&card("2038-04-02")), ["W306"]);
        assert_eq!(codes(&card("2038-06-01")), ["W306"]);
        let over = card("2038-06-02");
        assert_eq!(codes(&over), ["E305"]);
        let found = look(&CardExpired, &over);
        assert_eq!(
            (found[0].severity, found[0].marks[0].file),
            (Severity::Error, 1)
        );
        assert_eq!(found[0].get("date"), Some("2038-06-01"));
        assert_eq!(
            look(&CardExpires, &card("2038-05-31"))[0].get("days"),
            Some("1")
        );
    }

    #[test]
    fn permits_expire_too() {
        let permit = paper(Kind::PermitEmblem);
        let permit = permit.term(Name::Term, Some("2020-01-01"), Some("2025-01-01"));
        assert_eq!(codes(&dossier().page(permit).done()), ["E305"]);
    }
}
