//! Compares papers with what the case file says.

use super::Rule;

/// The rules 7xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
