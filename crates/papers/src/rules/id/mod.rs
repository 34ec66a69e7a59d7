//! Judges ID cards and residence permits: rules E301 to W317.
//!
//! Takes the sides of cards and what was read of them. Numbers are never shown whole: values that hold one end in `-private`. Of a number
//! exactly one of the rules E301, W302, W308 and W314 speaks, or none.

mod age;
mod backwards;
mod birth_differs;
mod doubtful;
mod name_unread;
mod number;
mod number_check;
mod number_old;
mod number_repaired;
mod number_unread;
mod number_unusual;
mod one_side;
mod sex_differs;
mod term;
mod term_unread;
mod two_of_a_side;

use super::Rule;
use crate::dossier::{Dossier, Paper};
use crate::kind::Kind;

/// The rules 3xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &number_check::NumberCheck,
    &number_unusual::NumberUnusual,
    &sex_differs::SexDiffers,
    &birth_differs::BirthDiffers,
    &term::CardExpired,
    &term::CardExpires,
    &age::TermByAge,
    &number_unread::NumberUnread,
    &name_unread::NameUnread,
    &number_repaired::NumberRepaired,
    &term_unread::TermUnread,
    &two_of_a_side::TwoOfASide,
    &number_old::NumberOld,
    &backwards::Backwards,
    &doubtful::Doubtful,
    &one_side::OneSide,
];

/// Sides with a portrait: 人像面 of ID cards and permits.
fn portraits(dossier: &Dossier) -> impl Iterator<Item = &Paper> {
    let papers = dossier.papers.iter();
    papers.filter(|paper| matches!(paper.kind, Kind::IdPortrait | Kind::PermitPortrait))
}

/// Every side of every card.
fn sides(dossier: &Dossier) -> impl Iterator<Item = &Paper> {
    dossier.papers.iter().filter(|paper| {
        matches!(
            paper.kind,
            Kind::IdPortrait | Kind::IdEmblem | Kind::PermitPortrait | Kind::PermitEmblem
        )
    })
}
