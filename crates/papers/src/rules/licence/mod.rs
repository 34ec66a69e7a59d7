//! Judges business licences one by one: rules W201 to W215.
//!
//! Takes licences and what was read of them. What a licence need not have (a term since 2022, a name for a sole trader) is never missed.
//! Of a code exactly one of the rules W201, E202, W203 and E214 speaks, or none.

mod before_unified;
mod code;
mod code_and_form;
mod code_check;
mod code_repaired;
mod code_unread;
mod code_unusual;
mod date_doubtful;
mod future;
mod name_unread;
mod qr_differs;
mod qr_unread;
mod representative_unread;
mod seal_unseen;
mod term;

use super::Rule;
use crate::dossier::{Dossier, Paper};
use crate::kind::Kind;

/// The rules 2xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &code_unread::CodeUnread,
    &code_check::CodeCheck,
    &code_unusual::CodeUnusual,
    &qr_differs::QrDiffers,
    &qr_unread::QrUnread,
    &term::TermOver,
    &term::TermEnds,
    &name_unread::NameUnread,
    &representative_unread::RepresentativeUnread,
    &seal_unseen::SealUnseen,
    &code_repaired::CodeRepaired,
    &code_and_form::CodeAndForm,
    &future::Future,
    &before_unified::BeforeUnified,
    &date_doubtful::DateDoubtful,
];

/// The licences.
fn licences(dossier: &Dossier) -> impl Iterator<Item = &Paper> {
    dossier.of(Kind::Licence).map(|(_, paper)| paper)
}
