//! Judges seals on the papers that need one: rules E401 to W405.

use super::Rule;

/// The rules 4xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
