//! Walks exports, fills bags, verifies and restores them: everything `backup` does.
//!
//! `collect`: [`walk`] lists what the sources hold; [`names`] and [`plan`] give every file its place in the archive; [`preflight`] asks whether
//! there is room for it; [`collect`] reads each file once, lays it down, seals the bag and reads it back. `verify`: [`open`] offers a zip or a folder as a store,
//! [`verify`] judges it. `view`: [`view`] serves such a store to a browser of this computer. What is left out on the way is a [`skipped::Skipped`], never silence. [`sys`] holds what systems do
//! differently. [`cli`] is the only room that asks for arguments, clock, environment and language.

pub mod catalogue;
pub mod cli;
pub mod collect;
pub mod extract;
pub mod kind;
pub mod list;
pub mod names;
pub mod open;
pub mod plan;
pub mod preflight;
pub mod skipped;
mod sys;
pub mod verify;
pub mod view;
pub mod walk;
