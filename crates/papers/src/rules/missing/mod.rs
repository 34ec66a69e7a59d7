//! Says which papers a purpose needs and are not there.

use super::Rule;

/// The rules 8xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
