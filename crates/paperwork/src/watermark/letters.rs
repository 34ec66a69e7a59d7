//! Draws the watermark's text once, as coverage that is laid over a page many times.
//!
//! Takes text and a height, gives a [`Stamp`]. Every character must have a glyph in the face inside the program (黑, the same on every
//! computer); else it says which have none, and draws nothing.

use tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::WatermarkError;
use crate::typeset::fonts::SANS;

/// The widest stamp, pixels; longer text is set smaller.
const WIDEST: f32 = 20_000.0;

/// Text as coverage.
pub struct Stamp {
    width: usize,
    height: usize,
    coverage: Vec<u8>,
    /// Height of the letters, pixels.
    pub size: f32,
}

/// A text whose every character can be drawn.
pub struct Text {
    face: Face<'static>,
    glyphs: Vec<GlyphId>,
    /// Length of the text at a letter height of 1.
    pub length: f32,
}

impl Text {
    /// Looks every character up.
    pub fn new(text: &str) -> Result<Self, WatermarkError> {
        let face = Face::parse(SANS, 0).map_err(|_| WatermarkError::Face)?;
        let mut missing: Vec<char> = Vec::new();
        let mut glyphs = Vec::new();
        for c in text.chars() {
            match face.glyph_index(c).filter(|_| !shell::escape::hostile(c)) {
                Some(glyph) => glyphs.push(glyph),
                None if missing.contains(&c) => {}
                None => missing.push(c),
            }
        }
        if !missing.is_empty() {
            return Err(WatermarkError::NoGlyph(missing));
        }
        let units: u32 = glyphs.iter().map(|g| advance(&face, *g)).sum();
        let length = units as f32 / f32::from(face.units_per_em().max(1));
        if length <= 0.0 {
            return Err(WatermarkError::Empty);
        }
        Ok(Self {
            face,
            glyphs,
            length,
        })
    }

    /// Draws it with letters of that height, pixels.
    pub fn stamp(&self, size: f32) -> Result<Stamp, WatermarkError> {
        let size = size.min(WIDEST / self.length).max(4.0);
        let (width, height) = (
            (size * self.length).ceil() as u32 + 2,
            (size * 1.3).ceil() as u32,
        );
        let mut mask = Mask::new(width, height).ok_or(WatermarkError::Empty)?;
        let scale = size / f32::from(self.face.units_per_em().max(1));
        let mut pen = 1.0;
        for glyph in &self.glyphs {
            if let Some(path) = self.outline(*glyph) {
                let place = Transform::from_row(scale, 0.0, 0.0, -scale, pen, size);
                mask.fill_path(&path, FillRule::Winding, true, place);
            }
            pen += advance(&self.face, *glyph) as f32 * scale;
        }
        Ok(Stamp {
            width: width as usize,
            height: height as usize,
            coverage: mask.data().to_vec(),
            size,
        })
    }

    fn outline(&self, glyph: GlyphId) -> Option<Path> {
        let mut pen = Pen(PathBuilder::new());
        self.face.outline_glyph(glyph, &mut pen)?;
        pen.0.finish()
    }
}

impl Stamp {
    /// Its width, pixels.
    pub fn width(&self) -> f32 {
        self.width as f32
    }

    /// How much of a point it covers, 0 to 1; nothing outside.
    pub fn at(&self, x: f32, y: f32) -> f32 {
        if x < 0.0 || y < 0.0 {
            return 0.0;
        }
        let (left, top) = (x as usize, y as usize);
        let (fx, fy) = (x - left as f32, y - top as f32);
        let level = |x: usize, y: usize| match x < self.width && y < self.height {
            true => self
                .coverage
                .get(y * self.width + x)
                .map_or(0.0, |v| f32::from(*v)),
            false => 0.0,
        };
        let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
        let above = mix(level(left, top), level(left + 1, top), fx);
        let below = mix(level(left, top + 1), level(left + 1, top + 1), fx);
        mix(above, below, fy) / 255.0
    }
}

fn advance(face: &Face<'_>, glyph: GlyphId) -> u32 {
    face.glyph_hor_advance(glyph).map_or(0, u32::from)
}

/// Follows a glyph's outline.
struct Pen(PathBuilder);

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_drawn_across_its_whole_stamp() {
        let text = Text::new("仅供关闭 2026").unwrap();
        let stamp = text.stamp(40.0).unwrap();
        assert!((text.length * 40.0 - stamp.width()).abs() < 4.0);
        let inked = |from: f32, to: f32| {
            let xs = (0..400).map(|i| from + (to - from) * i as f32 / 400.0);
            xs.flat_map(|x| (0..52).map(move |y| (x, y as f32)))
                .filter(|(x, y)| stamp.at(*x, *y) > 0.5)
                .count()
        };
        let w = stamp.width();
        assert!(
            inked(0.0, w / 3.0) > 300
                && inked(w / 3.0, 2.0 * w / 3.0) > 300
                && inked(2.0 * w / 3.0, w) > 300
        );
        assert_eq!(
            stamp.at(-1.0, 5.0) + stamp.at(5.0, -0.5) + stamp.at(w + 9.0, 5.0) + stamp.at(5.0, 1e9),
            0.0
        );
    }

    #[test]
    fn characters_without_a_glyph_are_named_once() {
        let refused = Text::new("仅供\u{10FFFD}使用\u{10FFFD}\n");
        assert!(matches!(refused, Err(WatermarkError::NoGlyph(c)) if c == ['\u{10FFFD}', '\n']));
        assert!(matches!(Text::new(""), Err(WatermarkError::Empty)));
    }
}
