//! Compares files with what the channel takes.

use super::Rule;

/// The rules 9xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
