//! Finds red seals on a page, reads their ring, tells their kind, and quiets the red over text.
//!
//! [`find`] gives the seals of a page by their outline, [`quiet`] takes their red off the writing below, [`read`] reads what stands in one,
//! [`sort`](sort()) tells by that what it is used for. Never takes a seal that could not be read for an official one.

use serde::{Deserialize, Serialize};

use crate::place::Point;

mod ellipse;
mod find;
mod frame;
mod grid;
mod hunt;
mod ink;
mod quiet;
mod read;
mod sort;
mod star;
#[cfg(test)]
mod tests;
mod unroll;

use ellipse::Ellipse;
pub use find::find;
pub use quiet::quiet;
pub use read::read;
pub use sort::{Office, Sort, office, sort};

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
    /// Text across the middle or below the star (合同专用章, a number); several rows are joined by a space. `None` when nothing stands there;
    /// empty with confidence 0 when something stands there that could not be read.
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
    /// Which of its characters, counted from 0, were read so badly that they may be others; all the others were read surely.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<usize>,
}

impl Reading {
    /// The text with this in place of every doubtful character.
    #[must_use]
    pub fn masked(&self, with: char) -> String {
        let sure = |(at, c)| if self.doubtful.contains(&at) { with } else { c };
        self.text.chars().enumerate().map(sure).collect()
    }
}

impl Seal {
    /// Its outline in pixels of the page.
    fn outline(&self) -> Ellipse {
        let most = |v: f32| {
            if v.is_finite() {
                v.clamp(0.5, 1e5)
            } else {
                0.5
            }
        };
        Ellipse {
            x: self.centre.x,
            y: self.centre.y,
            a: most(self.radii.0),
            b: most(self.radii.1),
            angle: self.angle.to_radians(),
        }
    }
}
