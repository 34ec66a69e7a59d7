//! Tells whose each ID card is: the representative's, the owner's, the agent's, a child's.
//!
//! Takes a dossier, gives [`People`]. Cards go first to whom their number names, then their name, then a name one character off; what is
//! left goes to whoever is still without a card, so that a wrong card is compared with the right name. Never lets the agent's card stand
//! for the representative's.

use std::collections::BTreeMap;

use super::main_licence;
use super::weigh::organisation;
use super::words::words;
use crate::codes;
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::fields::compare::{comparable, distance};
use crate::kind::{Holder, Kind};
use crate::purpose::{Body, Purpose};

/// Who somebody is in a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Role {
    /// The legal representative, partner, operator or head.
    Representative,
    /// The person whose account it is; a child's guardian.
    Owner,
    /// Whoever acts for them.
    Agent,
    /// A child.
    Child,
}

/// Whose cards are there.
#[derive(Debug, Default)]
pub(in crate::rules) struct People<'a> {
    cards: BTreeMap<Role, &'a Paper>,
    names: BTreeMap<Role, &'a str>,
    /// Cards of people nobody named.
    pub(in crate::rules) others: Vec<&'a Paper>,
}

/// Somebody whose card is expected.
struct Expected<'a> {
    role: Role,
    name: Option<&'a str>,
    number: Option<String>,
}

impl<'a> People<'a> {
    /// The portrait side of somebody's card.
    pub(in crate::rules) fn card(&self, role: Role) -> Option<&'a Paper> {
        self.cards.get(&role).copied()
    }

    /// What somebody is called by the papers or the case.
    pub(in crate::rules) fn name(&self, role: Role) -> Option<&'a str> {
        self.names.get(&role).copied()
    }

    /// Whose each card of a dossier is.
    pub(in crate::rules) fn of(dossier: &'a Dossier) -> Self {
        let mut left = portraits(dossier);
        let mut open = expected(dossier);
        let mut cards = BTreeMap::new();
        let names = open.iter().filter_map(|one| Some((one.role, one.name?)));
        let names = names.collect();
        for level in 0..3 {
            open.retain(|one| {
                let at = left
                    .iter()
                    .position(|card| likeness(one, card) == Some(level));
                let Some(at) = at else { return true };
                cards.insert(one.role, left.remove(at));
                false
            });
        }
        if open.iter().any(|one| one.role == Role::Child) {
            let child = |card: &&Paper| age(card, dossier).is_some_and(|age| age < words().adult);
            if let Some(at) = left.iter().position(child) {
                cards.insert(Role::Child, left.remove(at));
            }
        }
        // A second picture of a card that has found its owner is nobody else's.
        let known: Vec<&Paper> = cards.values().copied().collect();
        left.retain(|card| !known.iter().any(|other| one_card(card, other)));
        // Whoever has no known name may be anybody; else the licence's name is what a wrong card is held against, else the agent's.
        let licence = main_licence(dossier).is_some();
        open.sort_by_key(|one| match one.role {
            _ if one.name.is_none() && one.number.is_none() => 0,
            Role::Owner => 1,
            Role::Representative if licence => 1,
            Role::Agent => 2,
            _ => 3,
        });
        for one in open.iter().filter(|one| one.role != Role::Child) {
            if !left.is_empty() {
                cards.insert(one.role, left.remove(0));
            }
        }
        Self {
            cards,
            names,
            others: left,
        }
    }

    /// How many different people have a card here.
    pub(in crate::rules) fn count(&self) -> usize {
        self.cards.len() + self.others.len()
    }
}

/// The portrait sides, each person's once.
fn portraits(dossier: &Dossier) -> Vec<&Paper> {
    let all = dossier.papers.iter();
    let mut seen: Vec<&Paper> = Vec::new();
    for card in all.filter(|paper| matches!(paper.kind, Kind::IdPortrait | Kind::PermitPortrait)) {
        if !seen.iter().any(|other| one_card(card, other)) {
            seen.push(card);
        }
    }
    seen
}

/// Whether two portrait sides show one card.
fn one_card(a: &Paper, b: &Paper) -> bool {
    match (a.text(Name::IdNumber), b.text(Name::IdNumber)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

/// Whose matter it is: what the purpose leaves open, by the case or else by the licence; `None` when nothing tells.
pub(in crate::rules) fn body(dossier: &Dossier) -> Option<Body> {
    let open = dossier.purpose.map_or(&Body::ALL[..], Purpose::bodies);
    if let [only] = open {
        return Some(*only);
    }
    let of_case = of_case(dossier, "sender.kind").and_then(Body::parse);
    let of_licence = || match main_licence(dossier)?.holder {
        Some(Holder::SoleTrader) => Some(Body::SoleTrader),
        _ => Some(Body::Company),
    };
    of_case
        .or_else(of_licence)
        .filter(|body| open.contains(body))
}

/// What the case says under a key, unless it is empty.
pub(in crate::rules) fn of_case<'a>(dossier: &'a Dossier, key: &str) -> Option<&'a str> {
    let text = dossier.case.get(key)?.trim();
    (!text.is_empty()).then_some(text)
}

fn expected(dossier: &Dossier) -> Vec<Expected<'_>> {
    let case = |key: &str| of_case(dossier, key);
    let number = |key: &str| case(key).map(codes::normalise);
    let mut all = Vec::new();
    let letter = dossier.of(Kind::Authorisation).next();
    let letter = letter.map(|(_, paper)| paper);
    let said = |name: Name| letter.and_then(|paper| paper.text(name));
    let of_organisation = match body(dossier) {
        Some(body) => body != Body::Person,
        None => said(Name::Principal).is_some_and(organisation),
    };
    if of_organisation {
        let licence = main_licence(dossier).and_then(|paper| paper.text(Name::Representative));
        let of_case = licence.or_else(|| case("sender.representative"));
        all.push(Expected {
            role: Role::Representative,
            name: of_case.or_else(|| said(Name::Representative)),
            number: number("sender.representative_id"),
        });
    } else {
        all.push(Expected {
            role: Role::Owner,
            name: case("sender.name").or_else(|| said(Name::Principal)),
            number: number("sender.id"),
        });
    }
    let child = dossier.purpose == Some(Purpose::Minor)
        || dossier.case.keys().any(|key| key.starts_with("minor."));
    if child {
        all.push(Expected {
            role: Role::Child,
            name: case("minor.name"),
            number: number("minor.id"),
        });
    }
    let agent = Expected {
        role: Role::Agent,
        name: letter
            .and_then(|paper| paper.text(Name::Agent))
            .or_else(|| case("agent.name")),
        number: letter
            .and_then(|paper| paper.text(Name::AgentNumber))
            .map(codes::normalise)
            .or_else(|| number("agent.id")),
    };
    let named = agent.name.is_some() || agent.number.is_some() || letter.is_some();
    if named && !all.iter().any(|one| same(one, &agent)) {
        all.push(agent);
    }
    all
}

/// Whether two expected people are one: who authorises himself is no agent.
fn same(a: &Expected<'_>, b: &Expected<'_>) -> bool {
    match (&a.number, &b.number, a.name, b.name) {
        (Some(a), Some(b), ..) => a == b,
        (.., Some(a), Some(b)) => comparable(a) == comparable(b),
        _ => false,
    }
}

/// How well a card fits somebody: 0 by its number, 1 by its name, 2 by a name one character off.
fn likeness(one: &Expected<'_>, card: &Paper) -> Option<u8> {
    let read = card.text(Name::IdNumber).map(codes::normalise);
    let number = one.number.as_ref().zip(read.as_ref());
    if number.is_some_and(|(number, read)| number == read) {
        return Some(0);
    }
    let (name, read) = (comparable(one.name?), comparable(card.text(Name::Person)?));
    match distance(&name, &read) {
        0 => Some(1),
        // Two people may well be called nearly the same; their numbers tell.
        1 if number.is_none() => Some(2),
        _ => None,
    }
}

/// Whole years of age on the day of the check.
fn age(card: &Paper, dossier: &Dossier) -> Option<i16> {
    let birth = card.date(Name::Birth)?;
    let today = dossier.today;
    let before = (today.month(), today.day()) < (birth.month(), birth.day());
    Some(today.year() - birth.year() - i16::from(before))
}

/// Whether somebody else acts: a letter of authorisation for another, or an agent in the case.
pub(in crate::rules) fn agent_acts(dossier: &Dossier) -> bool {
    expected(dossier).iter().any(|one| one.role == Role::Agent)
}

/// Whether cards of two grown people let one think that somebody else acts; a child's two parents do not.
pub(in crate::rules) fn agent_may_act(dossier: &Dossier, people: &People<'_>) -> bool {
    let child = usize::from(people.card(Role::Child).is_some());
    dossier.purpose != Some(Purpose::Minor) && people.count() > 1 + child
}

/// Whether there is a letter of authorisation for the very person who acts anyway.
pub(in crate::rules) fn authorises_himself(dossier: &Dossier) -> bool {
    let named = dossier
        .of(Kind::Authorisation)
        .any(|(_, paper)| paper.text(Name::Agent).is_some());
    named && !expected(dossier).iter().any(|one| one.role == Role::Agent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{
        AGENT, AGENT_NUMBER, NUMBER, PERSON, authorisation, dossier, licence, portrait,
    };

    fn agent() -> crate::rules::testing::Made {
        portrait()
            .text(Name::Person, AGENT)
            .number(Name::IdNumber, AGENT_NUMBER)
    }

    fn who(people: &People<'_>, role: Role) -> Option<String> {
        Some(people.card(role)?.text(Name::Person)?.to_owned())
    }

    #[test]
    fn each_card_goes_to_whom_it_names_in_whatever_order() {
        for (first, second) in [(agent(), portrait()), (portrait(), agent())] {
            let made = dossier()
                .page(licence())
                .page(first)
                .page(authorisation())
                .page(second)
                .done();
            let people = People::of(&made);
            assert_eq!(who(&people, Role::Representative).as_deref(), Some(PERSON));
            assert_eq!(who(&people, Role::Agent).as_deref(), Some(AGENT));
            assert!(agent_acts(&made) && people.others.is_empty());
        }
    }

    #[test]
    fn the_agents_card_alone_is_not_the_representatives() {
        let made = dossier()
            .page(licence())
            .page(authorisation())
            .page(agent())
            .done();
        let people = People::of(&made);
        assert_eq!(who(&people, Role::Representative), None);
        assert_eq!(who(&people, Role::Agent).as_deref(), Some(AGENT));
    }

    #[test]
    fn a_card_nobody_named_is_held_against_the_representative() {
        let made = dossier()
            .page(licence())
            .page(portrait().text(Name::Person, "虚构丙"))
            .done();
        assert_eq!(
            who(&People::of(&made), Role::Representative).as_deref(),
            Some("虚构丙")
        );
    }

    #[test]
    fn without_a_licence_a_card_that_is_not_the_named_representatives_is_the_agents() {
        let stranger = || {
            portrait()
                .text(Name::Person, "虚构丙")
                .number(Name::IdNumber, "330106198801010014")
        };
        let made = dossier().page(authorisation()).page(stranger()).done();
        assert_eq!(
            who(&People::of(&made), Role::Agent).as_deref(),
            Some("虚构丙")
        );
        // Nobody says who represents the company: it may be this one.
        let silent = authorisation().without(Name::Representative);
        let made = dossier().page(silent).page(stranger()).done();
        assert_eq!(
            who(&People::of(&made), Role::Representative).as_deref(),
            Some("虚构丙")
        );
    }

    #[test]
    fn who_authorises_himself_is_no_agent() {
        let letter = authorisation()
            .text(Name::Agent, PERSON)
            .number(Name::AgentNumber, NUMBER);
        let made = dossier()
            .page(licence())
            .page(portrait())
            .page(letter)
            .done();
        assert!(authorises_himself(&made) && !agent_acts(&made));
    }

    #[test]
    fn a_child_is_known_by_name_or_age() {
        let child = portrait()
            .text(Name::Person, "样本小")
            .number(Name::IdNumber, "330106201503150014")
            .date(Name::Birth, "2015-03-15");
        let made = dossier()
            .page(child)
            .page(portrait())
            .purpose(Purpose::Minor)
            .done();
        let people = People::of(&made);
        assert_eq!(who(&people, Role::Child).as_deref(), Some("样本小"));
        assert_eq!(who(&people, Role::Owner).as_deref(), Some(PERSON));
        assert!(!agent_acts(&made) && !agent_may_act(&made, &people));
    }

    #[test]
    fn two_pictures_of_one_card_are_one_person() {
        let made = dossier().page(portrait()).page(portrait()).done();
        assert_eq!(People::of(&made).count(), 1);
    }
}
