//! Plays stored lines instead of reading pixels, so that what is built on an [`Engine`] is tested in microseconds.
//!
//! Pages are answered by what their pixels are when that was stored, else in the order in which answers were given; strips in their order.
//! When nothing is left it answers with an error, so that a test never passes on an answer nobody gave.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use image::RgbImage;

use super::{Engine, EngineError};
use crate::place::{Quad, Rect};
use crate::sheet::{Glyph, Line};

/// An engine that knows its answers.
#[derive(Debug, Default)]
pub struct Played {
    known: BTreeMap<(u32, u32, u64), Vec<Line>>,
    pages: Mutex<VecDeque<Vec<Line>>>,
    strips: Mutex<VecDeque<Line>>,
}

impl Played {
    /// Without answers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers pages with exactly these pixels, every time.
    #[must_use]
    pub fn knows(mut self, pixels: &RgbImage, lines: Vec<Line>) -> Self {
        self.known.insert(name(pixels), lines);
        self
    }

    /// Answers the next page that is not known.
    #[must_use]
    pub fn then(self, lines: Vec<Line>) -> Self {
        self.pages
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(lines);
        self
    }

    /// Answers the next strip.
    #[must_use]
    pub fn then_strip(self, text: &str, confidence: f32) -> Self {
        let line = line(
            text,
            confidence,
            Rect::new(0.0, 0.0, 48.0 * text.chars().count() as f32, 48.0),
        );
        self.strips
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(line);
        self
    }
}

/// A line as an engine would read it: characters evenly spaced in an upright box, each as sure as the line.
#[must_use]
pub fn line(text: &str, confidence: f32, place: Rect) -> Line {
    let count = text.chars().count().max(1) as f32;
    let glyph = |(i, char)| Glyph {
        char,
        confidence,
        at: (i as f32 + 0.5) / count,
    };
    Line {
        text: text.to_owned(),
        confidence,
        place: Quad::of(place),
        glyphs: text.chars().enumerate().map(glyph).collect(),
        sharpness: Some(0.5),
    }
}

/// What tells pictures apart: their size and a digest of their pixels (FNV-1a, 64 bits; nobody forges a test).
fn name(pixels: &RgbImage) -> (u32, u32, u64) {
    let mut digest = 0xcbf2_9ce4_8422_2325u64;
    for octet in pixels.as_raw() {
        digest = (digest ^ u64::from(*octet)).wrapping_mul(0x0100_0000_01b3);
    }
    (pixels.width(), pixels.height(), digest)
}

impl Engine for Played {
    fn page(&self, pixels: &RgbImage) -> Result<Vec<Line>, EngineError> {
        if let Some(lines) = self.known.get(&name(pixels)) {
            return Ok(lines.clone());
        }
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.pop_front().ok_or(EngineError::NothingStored)
    }

    fn strip(&self, _pixels: &RgbImage) -> Result<Line, EngineError> {
        let mut strips = self.strips.lock().unwrap_or_else(PoisonError::into_inner);
        strips.pop_front().ok_or(EngineError::NothingStored)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plays_by_pixels_then_in_order_then_nothing() {
        let (a, b) = (RgbImage::new(3, 2), RgbImage::new(2, 3));
        let said = |text| vec![line(text, 0.9, Rect::new(0.0, 0.0, 10.0, 5.0))];
        let engine = Played::new()
            .then(said("一"))
            .knows(&a, said("二"))
            .then(said("三"))
            .then_strip("四", 0.8);
        let text = |pixels| engine.page(pixels).map(|lines| lines[0].text.clone());
        assert_eq!(text(&b).unwrap(), "一");
        assert_eq!(text(&a).unwrap(), "二");
        assert_eq!(text(&b).unwrap(), "三");
        assert_eq!(text(&a).unwrap(), "二");
        assert!(matches!(text(&b), Err(EngineError::NothingStored)));
        assert_eq!(engine.strip(&a).unwrap().text, "四");
        assert!(engine.strip(&a).is_err());
    }

    #[test]
    fn characters_stand_evenly_in_their_line() {
        let line = line("留底", 0.9, Rect::new(0.0, 0.0, 10.0, 5.0));
        assert_eq!(
            line.glyphs.iter().map(|g| g.at).collect::<Vec<_>>(),
            [0.25, 0.75]
        );
    }
}
