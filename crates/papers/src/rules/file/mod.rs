//! Judges whether a file could be looked at at all: rules E101 to E106.

use super::Rule;

/// The rules 1xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
