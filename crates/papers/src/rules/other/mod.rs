//! Judges authorisations, statements, deeds and clearances: rules W501 to W511.
//!
//! Takes papers of these kinds and what was read of them. What a paper must say is law or its own form; which kinds must be dated is data.

mod agent_number;
mod authorisation_over;
mod clearance_use;
mod clearance_words;
mod date_doubtful;
mod future;
mod no_account;
mod notarial;
mod parties;
mod undated;

use super::Rule;
use super::limits::limits;
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::kind::Kind;

/// The rules 5xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &parties::Parties,
    &undated::Undated,
    &authorisation_over::AuthorisationOver,
    &agent_number::AgentNumber,
    &clearance_words::ClearanceWords,
    &clearance_use::ClearanceUse,
    &notarial::Notarial,
    &future::Future,
    &no_account::NoAccount,
    &date_doubtful::DateDoubtful,
];

/// The papers of a kind.
fn of(dossier: &Dossier, kind: Kind) -> impl Iterator<Item = &Paper> {
    dossier.of(kind).map(|(_, paper)| paper)
}

/// The papers of this room: neither licence nor card nor unknown.
fn letters(dossier: &Dossier) -> impl Iterator<Item = &Paper> {
    dossier.papers.iter().filter(|paper| {
        matches!(
            paper.kind,
            Kind::Authorisation
                | Kind::Ownership
                | Kind::Notarial
                | Kind::TaxClearance
                | Kind::DepositNotice
                | Kind::BanNotice
                | Kind::Application
        )
    })
}

/// Whether a field is there and was read; else how it is not.
fn lacks(paper: &Paper, name: Name) -> Option<&'static str> {
    match paper.field(name) {
        Some(field) if field.value.is_some() => None,
        Some(_) => Some("unread"),
        None => Some("absent"),
    }
}

/// Whether papers of this kind have to be dated.
fn dated(kind: Kind) -> bool {
    limits().other.dated.iter().any(|id| id == kind.id())
}
