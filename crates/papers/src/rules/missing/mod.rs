//! Says what is missing for the purpose, what would help, and what nobody may ask for.
//!
//! [`stand`] holds the needs of `data/purposes.toml` against the papers; the rules turn that into findings. Nothing is called complete
//! when a page was not seen.

mod groundless;
mod optional;
mod perhaps;
mod purpose;
mod reminder;
mod required;
mod stand;
#[cfg(test)]
mod tests;
mod unseen;
mod whose;

use super::Rule;

/// The rules 8xx, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &required::Required,
    &optional::Optional,
    &groundless::Groundless,
    &purpose::Purpose,
    &perhaps::Perhaps,
    &whose::Whose,
    &unseen::Unseen,
    &reminder::Reminder,
];
