//! Judges authorisations, statements, deeds and clearances: rules W501 to W511.

use super::Rule;

/// The rules 5xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
