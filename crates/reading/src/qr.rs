//! Decodes QR codes.

use serde::{Deserialize, Serialize};

use crate::place::Quad;

/// One QR code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// What it holds.
    pub text: String,
    /// Where it stands.
    pub place: Quad,
}
