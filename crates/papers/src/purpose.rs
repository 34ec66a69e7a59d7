//! Names what papers are for, and which papers each purpose needs.

use serde::{Deserialize, Serialize};

/// What the papers are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Closing a person's account.
    Personal,
    /// Appealing against a ban, or closing a banned account.
    Banned,
    /// Closing an enterprise (蓝V) account or its certification.
    Enterprise,
    /// Closing a shop (抖店).
    Shop,
    /// A child's account.
    Minor,
    /// A lawyer's letter.
    LawyerLetter,
}
