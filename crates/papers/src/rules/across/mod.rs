//! Compares papers with each other: names, codes, seals, dates.
//!
//! [`people`] tells whose each ID card is, [`pairs`] lists what speaks of the same thing, [`weigh`] tells how far apart it is; the rules
//! turn that into findings. What is one character off, or was not surely read, is never an error.

mod agent;
mod agent_number;
mod code;
mod code_unsure;
mod company;
mod company_near;
mod dates;
mod dates_unsure;
mod order;
mod pairs;
pub(super) mod people;
mod person_near;
mod principal;
mod representative;
mod ring;
mod ring_near;
mod rings;
mod sides;
mod twice;
pub(super) mod weigh;
mod words;

use super::{Finding, Mark, Rule};
use crate::codes;
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::kind::Kind;

/// The rules 6xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &representative::Representative,
    &person_near::PersonNear,
    &company::Company,
    &company_near::CompanyNear,
    &code::Code,
    &ring::Ring,
    &ring_near::RingNear,
    &agent::Agent,
    &agent_number::AgentNumber,
    &dates::Dates,
    &twice::Twice,
    &principal::Principal,
    &sides::Sides,
    &code_unsure::CodeUnsure,
    &dates_unsure::DatesUnsure,
];

/// The licence the others are held against: the one with the code the case names, else the first whose name was read, else the first.
pub(super) fn main_licence(dossier: &Dossier) -> Option<&Paper> {
    let licences = || dossier.of(Kind::Licence).map(|(_, paper)| paper);
    let given = dossier
        .case
        .get("sender.uscc")
        .map(|code| codes::normalise(code));
    let named =
        |paper: &&Paper| given.is_some() && paper.text(Name::Code).map(codes::normalise) == given;
    licences()
        .find(named)
        .or_else(|| licences().find(|paper| paper.text(Name::Company).is_some()))
        .or_else(|| licences().next())
}

/// Puts the letter of authorisation first: it is what has to be written anew.
fn letter_first(dossier: &Dossier, mut finding: Finding) -> Finding {
    let letter = |mark: &Mark| {
        let mut here = dossier.of(Kind::Authorisation);
        here.any(|(_, paper)| paper.file == mark.file && paper.page == mark.page)
    };
    finding.marks.sort_by_key(|mark| !letter(mark));
    finding
}
