//! Puts together what is known of one page: text, seals, QR codes, measured quality.
//!
//! Takes a [`Page`] and an [`Engine`], gives a [`Sheet`]. A page that reads badly as it lies is tried turned; all places in a sheet are pixels
//! of the page as it was read. Sheets are plain values that can be stored as JSON, so that what follows is tested without pixels.

use serde::{Deserialize, Serialize};

use crate::page::Origin;
use crate::place::Quad;
use crate::qr::Code;
use crate::quality::Measures;
use crate::seal::Seal;

/// One character as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Glyph {
    /// The character.
    pub char: char,
    /// How sure the recogniser is, 0 to 1.
    pub confidence: f32,
    /// Where its middle stands along the line, 0 (start) to 1 (end).
    pub at: f32,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Mean confidence of its characters, 0 to 1.
    pub confidence: f32,
    /// Where it stands.
    pub place: Quad,
    /// Its characters one by one; empty when they are not known (text layers).
    pub glyphs: Vec<Glyph>,
    /// How crisp its strokes are, 0 to 1 (`edge ratio` on the line at 48 pixels height); `None` for text that was not read from pixels.
    pub sharpness: Option<f32>,
}

/// Where the text of a sheet comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Read from pixels.
    Pixels,
    /// The PDF's own text.
    TextLayer,
}

/// One page as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Width and height of the page as it was read, pixels.
    pub size: (u32, u32),
    /// Quarter turns clockwise that were needed, beyond EXIF, to read it upright: 0 to 3.
    pub turned: u8,
    /// How the page came out of its file (without its text, which is in `lines`).
    pub origin: Origin,
    /// Where the lines come from.
    pub source: Source,
    /// Lines of text, top to bottom, then left to right.
    pub lines: Vec<Line>,
    /// Red seals.
    pub seals: Vec<Seal>,
    /// QR codes.
    pub codes: Vec<Code>,
    /// Measured quality.
    pub measures: Measures,
}
