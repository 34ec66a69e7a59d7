//! Finds one card's portrait side twice without its other side, and emblem sides without any portrait side. One picture that is there twice
//! counts once: that is the business of W612.

use super::number::proved;
use crate::dossier::{Dossier, Paper};
use crate::kind::Kind;
use crate::rules::certain::lines;
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
            once(dossier, side(Kind::IdPortrait)),
            once(dossier, side(Kind::IdEmblem)),
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

/// Sides without those that are a picture seen before.
pub(super) fn once<'a>(
    dossier: &'a Dossier,
    sides: impl Iterator<Item = &'a Paper>,
) -> Vec<&'a Paper> {
    sides.fold(Vec::new(), |mut known, side| {
        if !known.iter().any(|seen| same_picture(dossier, seen, side)) {
            known.push(side);
        }
        known
    })
}

/// Whether two papers are one picture: lying the same way, and read the same in every line.
fn same_picture(dossier: &Dossier, a: &Paper, b: &Paper) -> bool {
    let read = |paper| {
        let sheet = dossier.sheet(paper)?;
        let texts: Vec<&str> = lines(sheet, paper).map(|line| line.text.as_str()).collect();
        (!texts.is_empty()).then_some((sheet.turned, texts))
    };
    read(a).is_some_and(|first| read(b) == Some(first))
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
        let again = portrait().line("样本，另一次拍的");
        let bad = dossier().page(portrait()).page(again).done();
        assert_eq!(look(&TwoOfASide, &bad)[0].get("how"), Some("portrait"));
        assert_eq!(look(&TwoOfASide, &bad)[0].marks.len(), 2);
        let again = emblem().on_sheet(|sheet| sheet.turned = 2);
        let bad = dossier().page(emblem()).page(again).done();
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

    #[test]
    fn one_picture_twice_is_another_rules_matter() {
        for made in [portrait(), emblem()] {
            let twice = dossier().page(made.clone()).page(made).done();
            assert!(look(&TwoOfASide, &twice).is_empty());
            let all = crate::rules::look(&twice);
            assert!(all.iter().any(|finding| finding.code == "W612"), "{all:?}");
            // That a side is missing is still said.
            assert!(all.iter().any(|finding| finding.code == "W317"), "{all:?}");
        }
    }
}
