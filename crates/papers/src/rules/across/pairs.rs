//! Lists what papers say of the same person or company, in pairs to compare.
//!
//! Takes a dossier, gives [`Pair`]s: the representative, the agent and the principal by name; the company's name by the licence. Never
//! compares what is missing on one side, nor an agent's card with the representative's name.

use super::main_licence;
use super::people::{People, Role};
use super::weigh::{Pair, Said, Weighed, What, organisation};
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::fields::compare::comparable;
use crate::kind::Kind;

/// Papers that name the company whose licence it is.
const OF_THE_COMPANY: [Kind; 5] = [
    Kind::Licence,
    Kind::Authorisation,
    Kind::Ownership,
    Kind::Application,
    Kind::TaxClearance,
];

/// Every pair.
pub(super) fn all(dossier: &Dossier) -> Vec<Pair<'_>> {
    let people = People::of(dossier);
    let mut pairs = Vec::new();
    representative(dossier, &people, &mut pairs);
    agent(dossier, &people, &mut pairs);
    company(dossier, &mut pairs);
    pairs.extend(principal(dossier, &people));
    pairs
}

/// The papers that stand beside the licence and name its company.
pub(super) fn beside<'a>(
    dossier: &'a Dossier,
    licence: &'a Paper,
) -> impl Iterator<Item = &'a Paper> {
    let papers = dossier.papers.iter();
    papers
        .filter(move |paper| !std::ptr::eq(*paper, licence) && OF_THE_COMPANY.contains(&paper.kind))
}

fn representative<'a>(dossier: &'a Dossier, people: &People<'a>, pairs: &mut Vec<Pair<'a>>) {
    let Some(licence) = main_licence(dossier) else {
        return;
    };
    let Some(first) = Said::of(licence, Name::Representative) else {
        return;
    };
    let card = people.card(Role::Representative);
    let on_card = card.and_then(|card| Said::of(card, Name::Person));
    let elsewhere =
        beside(dossier, licence).filter_map(|paper| Said::of(paper, Name::Representative));
    for second in on_card.into_iter().chain(elsewhere) {
        pairs.push(Pair::names(What::Representative, first, second));
    }
}

fn agent<'a>(dossier: &'a Dossier, people: &People<'a>, pairs: &mut Vec<Pair<'a>>) {
    let Some(second) = people
        .card(Role::Agent)
        .and_then(|card| Said::of(card, Name::Person))
    else {
        return;
    };
    for (_, letter) in dossier.of(Kind::Authorisation) {
        if let Some(first) = Said::of(letter, Name::Agent) {
            pairs.push(Pair::names(What::Agent, first, second));
        }
    }
}

fn company<'a>(dossier: &'a Dossier, pairs: &mut Vec<Pair<'a>>) {
    let Some(licence) = main_licence(dossier) else {
        return;
    };
    let Some(first) = Said::of(licence, Name::Company) else {
        return;
    };
    for paper in beside(dossier, licence) {
        let company = Said::of(paper, Name::Company);
        let declared = Said::of(paper, Name::Principal)
            .filter(|said| paper.kind != Kind::Authorisation && organisation(said.text));
        // An authorisation's principal has a rule of its own; what is said twice on one paper is one thing.
        let principal = paper.text(Name::Principal).map(comparable);
        let own = company.filter(|said| Some(comparable(said.text)) != principal);
        for second in own.into_iter().chain(declared) {
            pairs.push(Pair::names(What::Company, first, second));
        }
    }
}

/// Who authorises, held against the company, its representative, or the owner: the nearest of those that could be meant.
fn principal<'a>(dossier: &'a Dossier, people: &People<'a>) -> Vec<Pair<'a>> {
    let licence = main_licence(dossier);
    let named = |name: Name| licence.and_then(|paper| Said::of(paper, name));
    let card = |role: Role| {
        people
            .card(role)
            .and_then(|card| Said::of(card, Name::Person))
    };
    let persons = [
        named(Name::Representative),
        card(Role::Representative),
        card(Role::Owner),
        card(Role::Child),
    ];
    let mut pairs = Vec::new();
    for (_, letter) in dossier.of(Kind::Authorisation) {
        let Some(second) = Said::of(letter, Name::Principal) else {
            continue;
        };
        let could_be: Vec<Said<'a>> = match (organisation(second.text), named(Name::Company)) {
            (true, company) => company.into_iter().collect(),
            // A name that does not look like an organisation's may still be one: 某某小吃.
            (false, company) => persons.into_iter().flatten().chain(company).collect(),
        };
        let weighed = could_be
            .into_iter()
            .map(|first| Pair::names(What::Principal, first, second));
        pairs.extend(weighed.min_by_key(|pair| match pair.weighed {
            Weighed::Same => 0,
            Weighed::Near => 1,
            Weighed::Unsure => 2,
            Weighed::Different => 3,
        }));
    }
    pairs
}
