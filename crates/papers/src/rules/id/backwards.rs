//! Finds cards whose term ends before it begins, begins before the holder was born, or has not begun yet.

use jiff::civil::Date;

use super::number::birth;
use super::sides;
use crate::dossier::{Dossier, Paper};
use crate::field::{Name, Until};
use crate::rules::certain::sure;
use crate::rules::pair::cards;
use crate::rules::{Finding, Rule};

/// E315.
pub(super) struct Backwards;

impl Rule for Backwards {
    fn code(&self) -> &'static str {
        "E315"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (paper, how) in backwards(dossier) {
            if paper.field(Name::Term).is_some_and(sure) {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Term)
                        .value("how", how),
                );
            }
        }
        for (paper, from) in coming(dossier) {
            found.push(
                Finding::new(self.code())
                    .on_field(paper, Name::Term)
                    .value("how", "future")
                    .value("date", from),
            );
        }
    }
}

/// The sides whose term begins after today, surely read, and since when it would run; not those whose term is backwards anyway.
fn coming(dossier: &Dossier) -> impl Iterator<Item = (&Paper, Date)> {
    let turned = backwards(dossier);
    sides(dossier).filter_map(move |paper| {
        let field = paper.field(Name::Term).filter(|field| sure(field))?;
        let (from, _) = field.term()?;
        let from = from.filter(|from| *from > dossier.today)?;
        let known = turned.iter().any(|(other, _)| std::ptr::eq(*other, paper));
        (!known).then_some((paper, from))
    })
}

/// The sides whose term is backwards, however surely it was read.
pub(super) fn backwards(dossier: &Dossier) -> Vec<(&Paper, &'static str)> {
    let term = |paper: &Paper| paper.field(Name::Term)?.term();
    let turned = sides(dossier).filter(
        |paper| matches!(term(paper), Some((Some(from), Until::Day(last))) if last <= from),
    );
    let side = |number: Option<usize>| number.and_then(|at| dossier.papers.get(at));
    let early = cards(dossier).into_iter().filter_map(|card| {
        let (portrait, emblem) = (side(card.portrait)?, side(card.emblem)?);
        let (from, _) = term(emblem)?;
        (from? < birth(portrait)?).then_some((emblem, "before-birth"))
    });
    turned.map(|paper| (paper, "turned")).chain(early).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, emblem, look, portrait};

    #[test]
    fn a_term_runs_forward_and_after_the_birth() {
        let turned = emblem().term(Name::Term, Some("2038-06-01"), Some("2018-06-01"));
        let bad = dossier().page(turned).done();
        assert_eq!(codes(&bad), ["E315"]);
        assert_eq!(look(&Backwards, &bad)[0].get("how"), Some("turned"));
        let early = emblem().term(Name::Term, Some("1985-06-01"), None);
        let bad = dossier().sheet(vec![portrait(), early]).done();
        assert_eq!(codes(&bad), ["E315"]);
        assert_eq!(look(&Backwards, &bad)[0].get("how"), Some("before-birth"));
        let good = dossier().sheet(vec![portrait(), emblem()]).done();
        assert!(look(&Backwards, &good).is_empty());
    }

    #[test]
    fn a_term_that_has_not_begun_is_said_with_its_day() {
        let term = |from: &str, until: Option<&str>| {
            dossier()
                .page(portrait())
                .page(emblem().term(Name::Term, Some(from), until))
                .done()
        };
        let coming = look(&Backwards, &term("2026-11-23", Some("2046-11-23")));
        assert_eq!(coming.len(), 1);
        assert_eq!(coming[0].get("how"), Some("future"));
        assert_eq!(coming[0].get("date"), Some("2026-11-23"));
        assert_eq!(look(&Backwards, &term("2026-11-23", None)).len(), 1);
        // Today's card is good; what is backwards is said once; a bad reading is none.
        assert!(look(&Backwards, &term("2026-11-22", None)).is_empty());
        let turned = look(&Backwards, &term("2038-06-01", Some("2018-06-01")));
        assert_eq!(turned.len(), 1);
        assert_eq!(turned[0].get("how"), Some("turned"));
        let unsure = emblem()
            .term(Name::Term, Some("2027-06-01"), None)
            .sure(Name::Term, 0.8);
        assert!(look(&Backwards, &dossier().page(unsure).done()).is_empty());
    }
}
