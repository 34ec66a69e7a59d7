//! Measures how well a page can be read: size, sharpness, light, contrast, skew, corners, colour.
//!
//! Takes a page's pixels as they were read, its lines and its seals, gives [`Measures`]: numbers, no judgement; limits are the rules'
//! business. [`light`] measures brightness, glare and shadow, [`edges`] how crisp strokes are, [`border`] what runs out of the picture,
//! [`tint`] whether there are colours. Works on a copy of at most 1000 pixels, so a page costs a few hundredths of a second whatever its
//! size. A measure prefers silence to a false alarm: a paper whose edge cannot be told from the desk is not called cut.

use image::RgbImage;
use serde::{Deserialize, Serialize};

use crate::page::Origin;
use crate::seal::Seal;
use crate::sheet::Line;

mod border;
mod edges;
mod light;
mod small;
mod tint;

#[cfg(test)]
mod drawn;

pub use self::edges::sharpness;
use self::small::Small;

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
    /// Brightness of the paper, 0 to 255: the middle one of the levels around the lines of text; without text the 95th percentile of grey.
    pub paper: f32,
    /// Share of the page that is burnt out by glare, 0 to 1.
    pub glare: f32,
    /// Contrast: difference between paper and ink, 0 to 255.
    pub contrast: f32,
    /// How unevenly lit the page is: (brightest − darkest) / brightest paper around lines of text, 0 to 1.
    pub shadow: f32,
    /// Median slant of the lines, degrees, clockwise positive; 0 without text.
    pub skew: f32,
    /// Sides where the paper or its text runs out of the picture; empty when all four corners are in.
    pub cut: Vec<Side>,
    /// Colour, grey, or black and white.
    pub colour: Colour,
    /// Share of the part with text that is red, pale red too, 0 to 1: where a seal could be that was not recognised as one.
    #[serde(default)]
    pub red: f32,
}

/// Lines surer than this show where paper is; what is read into wood grain is not.
const SURE: f32 = 0.6;

/// Lines this many times as long as high say how a page slants.
const LONG: f32 = 4.0;

/// Measures a page.
///
/// `pixels` are the page's as it was read, turned if it had to be; the places of `lines` and `seals` are in them. `origin` is how the page
/// came out of its file.
#[must_use]
pub fn measure(origin: &Origin, pixels: &RgbImage, lines: &[Line], seals: &[Seal]) -> Measures {
    let (width, height) = origin.stored;
    let small = Small::of(pixels);
    let sure: Vec<&Line> = lines.iter().filter(|l| l.confidence >= SURE).collect();
    let light = light::measure(&small, &sure);
    let colour = tint::tell(&small, &sure, seals);
    let cut = match origin.drawn {
        true => Vec::new(),
        false => border::cut(&small, &sure, seals),
    };
    Measures {
        sides: (width.max(height), width.min(height)),
        line_height: median(lines.iter().map(|l| l.place.height())),
        sharpness: median(lines.iter().filter_map(|l| l.sharpness)),
        laplacian: edges::laplacian(&small),
        confidence: confidence(lines),
        paper: light.paper,
        glare: light.glare,
        contrast: light.contrast,
        shadow: light.shadow,
        skew: match origin.text {
            Some(_) => 0.0,
            None => skew(lines),
        },
        cut,
        colour,
        red: tint::red(&small, &sure),
    }
}

/// The middle one; `None` of nothing. Numbers that are no numbers do not count.
fn median(values: impl IntoIterator<Item = f32>) -> Option<f32> {
    percentile(values, 0.5)
}

/// The value below which a share of the values lies; `None` of nothing.
fn percentile(values: impl IntoIterator<Item = f32>, share: f32) -> Option<f32> {
    let mut all: Vec<f32> = values.into_iter().filter(|v| v.is_finite()).collect();
    all.sort_unstable_by(f32::total_cmp);
    let last = all.len().checked_sub(1)?;
    all.get((last as f32 * share).round() as usize).copied()
}

/// Mean confidence, each line weighed by its characters.
fn confidence(lines: &[Line]) -> Option<f32> {
    let (mut sum, mut weight) = (0.0, 0.0);
    for line in lines {
        let characters = line.text.chars().count() as f32;
        sum += line.confidence * characters;
        weight += characters;
    }
    (weight > 0.0).then(|| sum / weight)
}

/// Median slant of the long lines, degrees clockwise, −90 to 90.
fn skew<'a>(lines: impl IntoIterator<Item = &'a Line>) -> f32 {
    let long = lines
        .into_iter()
        .filter(|l| l.place.length() > LONG * l.place.height());
    let slants = long.map(|line| {
        let [a, b, c, d] = line.place.0;
        let (x, y) = (b.x - a.x + c.x - d.x, b.y - a.y + c.y - d.y);
        y.atan2(x).to_degrees()
    });
    median(slants).unwrap_or(0.0)
}
