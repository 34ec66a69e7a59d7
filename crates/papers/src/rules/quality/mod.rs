//! Judges how well a page can be read: rules E110 to W122.

use super::Rule;

/// The rules 1xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[];
