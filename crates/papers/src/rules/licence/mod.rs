//! Judges business licences one by one: rules W201 to W215.

use super::Rule;

/// The rules 2xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
