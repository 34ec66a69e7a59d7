//! Tells which two sides belong to one card, without guessing.
//!
//! Takes a dossier, gives [`Card`]s: a portrait side with its emblem side when that is certain, else each side alone. Two sides belong
//! together when they are alone with each other on one page, in one file, or in the whole dossier. Names of files prove nothing.

use crate::dossier::{Dossier, Paper};
use crate::kind::Kind;

/// The sides of one card: numbers of papers in the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Card {
    /// 人像面.
    pub(crate) portrait: Option<usize>,
    /// 国徽面.
    pub(crate) emblem: Option<usize>,
}

/// The ID cards of a dossier (not permits), in the order of their first side.
pub(crate) fn cards(dossier: &Dossier) -> Vec<Card> {
    let mut portraits: Vec<usize> = numbers(dossier, Kind::IdPortrait);
    let mut emblems: Vec<usize> = numbers(dossier, Kind::IdEmblem);
    let mut cards = Vec::new();
    let near: [fn(&Paper, &Paper) -> bool; 3] = [
        |a, b| a.file == b.file && a.page == b.page,
        |a, b| a.file == b.file,
        |_, _| true,
    ];
    for together in near {
        let found = couples(dossier, &portraits, &emblems, together);
        portraits.retain(|number| !found.iter().any(|(portrait, _)| portrait == number));
        emblems.retain(|number| !found.iter().any(|(_, emblem)| emblem == number));
        cards.extend(found.into_iter().map(|(portrait, emblem)| Card {
            portrait: Some(portrait),
            emblem: Some(emblem),
        }));
    }
    cards.extend(portraits.into_iter().map(|number| Card {
        portrait: Some(number),
        emblem: None,
    }));
    cards.extend(emblems.into_iter().map(|number| Card {
        portrait: None,
        emblem: Some(number),
    }));
    cards.sort_by_key(|card| card.portrait.into_iter().chain(card.emblem).min());
    cards
}

fn numbers(dossier: &Dossier, kind: Kind) -> Vec<usize> {
    dossier.of(kind).map(|(number, _)| number).collect()
}

/// Portraits and emblems that have each other and nobody else nearby.
fn couples(
    dossier: &Dossier,
    portraits: &[usize],
    emblems: &[usize],
    together: fn(&Paper, &Paper) -> bool,
) -> Vec<(usize, usize)> {
    let near = |a: usize, b: usize| match (dossier.papers.get(a), dossier.papers.get(b)) {
        (Some(a), Some(b)) => together(a, b),
        _ => false,
    };
    let only = |one: usize, others: &[usize]| {
        let mut found = others.iter().copied().filter(|&other| near(one, other));
        found.next().filter(|_| found.next().is_none())
    };
    portraits
        .iter()
        .filter_map(|&portrait| {
            let emblem = only(portrait, emblems)?;
            (only(emblem, portraits)? == portrait).then_some((portrait, emblem))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{dossier, emblem, portrait};

    #[test]
    fn two_sides_alone_belong_together_wherever_they_are() {
        let both = Card {
            portrait: Some(0),
            emblem: Some(1),
        };
        assert_eq!(
            cards(&dossier().page(portrait()).page(emblem()).done()),
            [both]
        );
        let one = dossier().sheet(vec![portrait(), emblem()]).done();
        assert_eq!(cards(&one), [both]);
    }

    #[test]
    fn cards_on_pages_of_their_own_are_told_apart_and_others_are_not_guessed() {
        let two = dossier()
            .sheet(vec![portrait(), emblem()])
            .sheet(vec![portrait(), emblem()])
            .done();
        let couples: Vec<_> = cards(&two).iter().map(|c| (c.portrait, c.emblem)).collect();
        assert_eq!(couples, [(Some(0), Some(1)), (Some(2), Some(3))]);
        let loose = dossier()
            .page(portrait())
            .page(portrait())
            .page(emblem())
            .done();
        assert!(
            cards(&loose)
                .iter()
                .all(|card| card.portrait.is_none() || card.emblem.is_none())
        );
    }
}
