//! Finds one card's portrait side twice without its other side, and emblem sides without any portrait side.

use super::number::proved;
use crate::dossier::{Dossier, Paper};
use crate::kind::Kind;
use crate::rules::{Finding, Rule};

/// E313.
pub(super) struct TwoOfASide;

impl Rule for TwoOfASide {
    fn code(&self) -> &'static str {
        "E313"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let side = |kind| dossier.of(kind).map(|(_, paper)| paper);
        let (portraits, emblems): (Vec<_>, Vec<_>) = (
            side(Kind::IdPortrait).collect(),
            side(Kind::IdEmblem).collect(),
        );
        let (twice, how) = match (portraits.as_slice(), emblems.as_slice()) {
            (all @ [_, ..], []) => {
                let mut couples = all.iter().enumerate().flat_map(|(at, first)| {
                    all.iter().skip(at + 1).map(move |second| (*first, *second))
                });
                let Some((first, second)) = couples.find(|(a, b)| same_person(a, b)) else {
                    return;
                };
                (vec![first, second], "portrait")
            }
            ([], [_, _, ..]) => (emblems.clone(), "emblem"),
            _ => return,
        };
        let finding = Finding::new(self.code()).value("how", how);
        found.push(twice.into_iter().fold(finding, Finding::on));
    }
}

/// Whether two portrait sides are certainly one person's: the same number, proved on both.
fn same_person(a: &Paper, b: &Paper) -> bool {
    let number = |paper| proved(paper).map(|known| known.number);
    number(a).is_some_and(|known| number(b) == Some(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{AGENT, AGENT_NUMBER, codes, dossier, emblem, look, portrait};

    #[test]
    fn one_side_twice_is_found_and_two_people_are_not() {
        let bad = dossier().page(portrait()).page(portrait()).done();
        assert_eq!(look(&TwoOfASide, &bad)[0].get("how"), Some("portrait"));
        assert_eq!(look(&TwoOfASide, &bad)[0].marks.len(), 2);
        let bad = dossier().page(emblem()).page(emblem()).done();
        assert_eq!(look(&TwoOfASide, &bad)[0].get("how"), Some("emblem"));
        let other = portrait()
            .text(Name::Person, AGENT)
            .text(Name::Sex, "女")
            .date(Name::Birth, "1992-08-20")
            .number(Name::IdNumber, AGENT_NUMBER);
        let two = dossier().page(portrait()).page(other).done();
        assert!(codes(&two).is_empty());
        let good = dossier().page(portrait()).page(emblem()).done();
        assert!(codes(&good).is_empty());
    }
}
