//! Finds cards whose term ends before it begins, or begins before the holder was born.

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
    }
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
}
