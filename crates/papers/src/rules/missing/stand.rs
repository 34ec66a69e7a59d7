//! Tells how a dossier stands by its purpose: which papers it needs are there, which are not.
//!
//! Takes a dossier, gives one [`Stand`] a need that applies, in the table's order. Counts both sides of one card, and never one person's
//! card for another's. Pages that were not read or not recognised are counted apart: what is not seen may be on them.

use crate::dossier::{Dossier, Paper};
use crate::kind::Kind;
use crate::purpose::{Body, Demand, Need, When, Whose};
use crate::rules::Finding;
use crate::rules::across::people::{
    People, Role, agent_acts, agent_may_act, authorises_himself, body,
};
use crate::rules::pair::cards;

/// A need and what there is for it.
pub(super) struct Stand<'a> {
    /// The need.
    pub(super) need: &'static Need,
    /// The papers that fill it, if it is filled.
    pub(super) there: Option<Vec<&'a Paper>>,
    /// What is missing of a card: `both`, `portrait`, `emblem`; else `none`.
    sides: &'static str,
    /// The person's name, for a card, when it is known.
    name: Option<&'a str>,
    /// Whether it applies only if a second person acts, which nothing but a second card says.
    pub(super) perhaps: bool,
}

impl Stand<'_> {
    /// A finding about the paper the need asks for.
    pub(super) fn finding(&self, code: &'static str) -> Finding {
        Finding::new(code)
            .value("need", &self.need.id)
            .value("sides", self.sides)
            .value("named", if self.name.is_some() { "yes" } else { "no" })
            .value("name", self.name.unwrap_or_default())
    }

    /// Whether it is needed and not there.
    pub(super) fn missing(&self) -> bool {
        self.need.demand == Demand::Required && self.there.is_none()
    }
}

/// Whose matter it can be, by all that is known.
pub(super) fn bodies(dossier: &Dossier) -> Vec<Body> {
    let open = dossier
        .purpose
        .map_or(&Body::ALL[..], |purpose| purpose.bodies());
    body(dossier).map_or_else(|| open.to_vec(), |body| vec![body])
}

/// How each need that applies stands; nothing without a purpose.
pub(super) fn all(dossier: &Dossier) -> Vec<Stand<'_>> {
    let Some(purpose) = dossier.purpose else {
        return Vec::new();
    };
    let people = People::of(dossier);
    let bodies = bodies(dossier);
    let (acts, may_act) = (agent_acts(dossier), agent_may_act(dossier, &people));
    let mut emblems = Emblems::of(dossier);
    let mut all = Vec::new();
    for need in purpose.needs().filter(|need| need.holds_for(&bodies)) {
        let perhaps = match need.when {
            None => false,
            Some(When::Oneself) if acts => continue,
            Some(When::Oneself) => false,
            Some(When::Agent) if acts => false,
            // Whose the second card is, nobody said: only the letter can be asked for.
            Some(When::Agent) if may_act && !need.card() => true,
            Some(When::Agent) => continue,
        };
        let role = need.whose.map(role);
        let (there, sides) = match role {
            Some(role) => card(&people, role, &mut emblems),
            None => (plain(dossier, need), "none"),
        };
        let name = role.and_then(|role| people.name(role));
        all.push(Stand {
            need,
            there,
            sides,
            name,
            perhaps,
        });
    }
    all
}

fn role(whose: Whose) -> Role {
    match whose {
        Whose::Representative => Role::Representative,
        Whose::Holder | Whose::Guardian => Role::Owner,
        Whose::Agent => Role::Agent,
        Whose::Child => Role::Child,
    }
}

/// The papers that fill a need which is no card.
fn plain<'a>(dossier: &'a Dossier, need: &Need) -> Option<Vec<&'a Paper>> {
    if need.when == Some(When::Oneself) && !authorises_himself(dossier) {
        return None;
    }
    need.kinds.iter().find_map(|kinds| {
        let of =
            |kind: &Kind| -> Vec<&'a Paper> { dossier.of(*kind).map(|(_, paper)| paper).collect() };
        let each: Vec<Vec<&Paper>> = kinds.iter().map(of).collect();
        let all = !each.is_empty() && each.iter().all(|papers| !papers.is_empty());
        all.then(|| each.concat())
    })
}

/// Both sides of somebody's card, or which are missing.
fn card<'a>(
    people: &People<'a>,
    role: Role,
    emblems: &mut Emblems<'a>,
) -> (Option<Vec<&'a Paper>>, &'static str) {
    match people.card(role) {
        Some(portrait) => match emblems.take(portrait) {
            Some(emblem) => (Some(vec![portrait, emblem]), "none"),
            None => (None, "emblem"),
        },
        None if emblems.any() => (None, "portrait"),
        None => (None, "both"),
    }
}

/// The emblem sides nobody has taken yet.
struct Emblems<'a> {
    /// Those that surely belong to a portrait.
    paired: Vec<(&'a Paper, &'a Paper)>,
    /// The others, which say no name.
    free: Vec<&'a Paper>,
}

impl<'a> Emblems<'a> {
    fn of(dossier: &'a Dossier) -> Self {
        let mut made = Self {
            paired: Vec::new(),
            free: Vec::new(),
        };
        for card in cards(dossier) {
            let paper = |number: Option<usize>| dossier.papers.get(number?);
            match (paper(card.portrait), paper(card.emblem)) {
                (Some(portrait), Some(emblem)) => made.paired.push((portrait, emblem)),
                (None, Some(emblem)) => made.free.push(emblem),
                _ => {}
            }
        }
        let permits = dossier.of(Kind::PermitEmblem).map(|(_, paper)| paper);
        made.free.extend(permits);
        made
    }

    fn any(&self) -> bool {
        !self.free.is_empty()
    }

    fn take(&mut self, portrait: &Paper) -> Option<&'a Paper> {
        if let Some((_, emblem)) = self
            .paired
            .iter()
            .find(|(one, _)| std::ptr::eq(*one, portrait))
        {
            return Some(emblem);
        }
        // The same card pictured twice may be paired under its other picture.
        let same = |other: &Paper| {
            let number =
                |paper: &Paper| paper.text(crate::field::Name::IdNumber).map(str::to_owned);
            number(other).is_some() && number(other) == number(portrait)
        };
        if let Some((_, emblem)) = self.paired.iter().find(|(one, _)| same(one)) {
            return Some(emblem);
        }
        let kind = match portrait.kind {
            Kind::PermitPortrait => Kind::PermitEmblem,
            _ => Kind::IdEmblem,
        };
        // Its own page first, then its own file, then any.
        let near = |emblem: &&Paper| (emblem.file != portrait.file, emblem.page != portrait.page);
        let fits = self
            .free
            .iter()
            .copied()
            .filter(|emblem| emblem.kind == kind);
        let best = fits.min_by_key(near)?;
        self.free.retain(|emblem| !std::ptr::eq(*emblem, best));
        Some(best)
    }
}

/// How many pages were not read, or not recognised: anything may be on them. Further pages of a letter or deed are part of it.
pub(super) fn unseen(dossier: &Dossier) -> usize {
    let mut count = 0;
    for (number, file) in dossier.files.iter().enumerate() {
        let Ok(leaves) = &file.pages else {
            count += 1;
            continue;
        };
        let mut goes_on = false;
        for (page, leaf) in leaves.iter().enumerate() {
            let here = dossier
                .papers
                .iter()
                .filter(|paper| paper.file == number && paper.page == page);
            let kinds: Vec<Kind> = here
                .map(|paper| paper.kind)
                .filter(|kind| *kind != Kind::Unknown)
                .collect();
            match (kinds.last(), &leaf.sheet) {
                (Some(kind), _) => goes_on = letter(*kind),
                (None, Ok(_)) if goes_on => {}
                (None, _) => count += 1,
            }
        }
    }
    count
}

/// Papers that may have several pages, of which only the first has a title.
fn letter(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Licence
            | Kind::IdPortrait
            | Kind::IdEmblem
            | Kind::PermitPortrait
            | Kind::PermitEmblem
            | Kind::TaxClearance
            | Kind::Unknown
    )
}
