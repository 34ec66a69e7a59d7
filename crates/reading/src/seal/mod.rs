//! Finds red seals on a page, reads their ring, tells their kind, and quiets the red over text.

use serde::{Deserialize, Serialize};

use crate::place::Point;

/// The outline of a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Round.
    Round,
    /// Oval.
    Oval,
    /// Square or rectangular (a person's name, some finance seals).
    Square,
}

/// One red seal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seal {
    /// Its outline.
    pub shape: Shape,
    /// Its middle, pixels.
    pub centre: Point,
    /// Half its width and half its height along its own axes, pixels.
    pub radii: (f32, f32),
    /// How far its first axis is turned, degrees clockwise.
    pub angle: f32,
    /// Whether a five-pointed star stands in the middle; `None` when that cannot be told.
    pub star: Option<bool>,
    /// Text around the ring, left to right as it reads; `None` when it could not be read well enough.
    pub ring: Option<Reading>,
    /// Text across the middle or below the star (合同专用章, a number).
    pub across: Option<Reading>,
    /// Share of the ring that is there, 0 to 1.
    pub coverage: f32,
}

/// Text in a seal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What it says.
    pub text: String,
    /// Mean confidence, 0 to 1.
    pub confidence: f32,
}
