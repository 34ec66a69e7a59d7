//! Compares papers with each other: names, codes, seals, dates.

use super::Rule;

/// The rules 6xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
