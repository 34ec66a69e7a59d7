//! Judges ID cards and residence permits: rules E301 to W316.

use super::Rule;

/// The rules 3xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
