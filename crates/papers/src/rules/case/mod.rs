//! Compares papers with the case file: whose they are, which account they are about.
//!
//! [`against`] lists what speaks of the same thing; the rules turn that into findings. Without a case file nothing is compared.

mod account;
mod against;
mod agent;
mod child;
mod code;
mod near;
mod number;
mod representative;
mod sender;

use super::Rule;

/// The rules 7xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &sender::Sender,
    &code::Code,
    &representative::Representative,
    &number::Number,
    &agent::Agent,
    &account::Account,
    &child::Child,
    &near::Near,
];
