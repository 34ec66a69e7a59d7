//! W612: the same paper is there twice.

use crate::codes::normalise;
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::{Finding, Rule};

use crate::fields::compare::comparable;

/// W612.
pub(super) struct Twice;

impl Rule for Twice {
    fn code(&self) -> &'static str {
        "W612"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let mut seen: Vec<(Vec<String>, &Paper)> = Vec::new();
        for paper in &dossier.papers {
            let Some(mark) = mark(dossier, paper) else {
                continue;
            };
            let first = seen
                .iter()
                .find(|(known, first)| first.kind == paper.kind && *known == mark);
            match first {
                Some((_, first)) => found.push(
                    Finding::new(self.code())
                        .on(paper)
                        .on(first)
                        .value("second-paper", paper.kind.id()),
                ),
                None => seen.push((mark, paper)),
            }
        }
    }
}

/// What makes a paper this one and no other; `None` when what was read does not.
fn mark(dossier: &Dossier, paper: &Paper) -> Option<Vec<String>> {
    let number = |name: Name| paper.text(name).map(normalise);
    let text = |name: Name| paper.text(name).map(comparable);
    let day = |name: Name| paper.date(name).map(|day| day.to_string());
    match paper.kind {
        Kind::Licence => Some(vec![number(Name::Code)?]),
        Kind::IdPortrait | Kind::PermitPortrait => Some(vec![number(Name::IdNumber)?]),
        // Of one office and one term: one card, unless there are cards of several people.
        Kind::IdEmblem if !several(dossier) => Some(vec![
            text(Name::Authority)?,
            format!("{:?}", paper.field(Name::Term)?.term()?),
        ]),
        Kind::Authorisation => Some(vec![
            text(Name::Principal)?,
            text(Name::Agent)?,
            day(Name::Issued)?,
        ]),
        Kind::Notarial | Kind::TaxClearance => Some(vec![number(Name::Number)?]),
        // The same words may stand in several statements, applications and notices.
        _ => None,
    }
}

fn several(dossier: &Dossier) -> bool {
    let mut numbers = dossier
        .of(Kind::IdPortrait)
        .map(|(_, card)| card.text(Name::IdNumber));
    let first = numbers.next();
    numbers.any(|other| Some(other) != first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{
        AGENT_NUMBER, authorisation, dossier, emblem, licence, look, ownership, portrait,
    };

    #[test]
    fn the_same_paper_is_found_the_second_time() {
        for made in [licence(), portrait(), emblem(), authorisation()] {
            let found = look(&Twice, &dossier().page(made.clone()).page(made).done());
            let [one] = found.as_slice() else {
                panic!("{found:?}")
            };
            assert_eq!((one.marks[0].file, one.marks[1].file), (1, 0));
        }
    }

    #[test]
    fn two_sides_two_people_and_two_statements_are_not_the_same() {
        let other = portrait().number(Name::IdNumber, AGENT_NUMBER);
        for made in [
            dossier().page(portrait()).page(emblem()).page(licence()),
            dossier()
                .page(portrait())
                .page(emblem())
                .page(other)
                .page(emblem()),
            dossier().page(ownership()).page(ownership()),
            dossier()
                .page(licence().unread(Name::Code, "?"))
                .page(licence()),
        ] {
            assert_eq!(look(&Twice, &made.done()), Vec::new());
        }
    }
}
