//! Measures how well a page can be read: size, sharpness, light, contrast, skew, corners, colour.

use serde::{Deserialize, Serialize};

/// What the colours of a page are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Colour {
    /// Colours, as a colour scan or photograph has.
    Colour,
    /// Shades of grey: a grey scan, or a photocopy.
    Grey,
    /// Black and white only.
    BlackAndWhite,
}

/// One side of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Left.
    Left,
    /// Top.
    Top,
    /// Right.
    Right,
    /// Bottom.
    Bottom,
}

/// Measured quality. Limits and what they mean are the rules' business.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// Longer and shorter side of the picture in the file, pixels.
    pub sides: (u32, u32),
    /// Median height of the lines of text, pixels; `None` without text.
    pub line_height: Option<f32>,
    /// Median sharpness of the lines, 0 to 1; `None` without text read from pixels.
    pub sharpness: Option<f32>,
    /// Variance of the Laplacian at a long side of 1000 pixels.
    pub laplacian: f32,
    /// Mean confidence of the lines, 0 to 1, each weighed by its length; `None` without text.
    pub confidence: Option<f32>,
    /// Brightness of the paper (95th percentile of grey), 0 to 255.
    pub paper: f32,
    /// Share of the page that is burnt out by glare, 0 to 1.
    pub glare: f32,
    /// Contrast: difference between paper and ink, 0 to 255.
    pub contrast: f32,
    /// How unevenly lit the page is: (brightest − darkest paper block) / brightest, 0 to 1.
    pub shadow: f32,
    /// Median slant of the lines, degrees, clockwise positive; 0 without text.
    pub skew: f32,
    /// Sides where the paper or its text runs out of the picture; empty when all four corners are in.
    pub cut: Vec<Side>,
    /// Colour, grey, or black and white.
    pub colour: Colour,
}
