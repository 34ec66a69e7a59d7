//! Holds files against the limits of where they will be uploaded.
//!
//! The limits are the channel's (`data/channels.toml`), the strictest of all unless the person named one; colour is the quality rules'
//! business.

mod format;
mod octets;
mod pages;
mod sides;
mod together;

use super::Rule;

/// The rules 9xx, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &octets::Octets,
    &format::Format,
    &sides::Sides,
    &pages::Pages,
    &together::Together,
];
