//! Reads with the PP-OCR models that are part of the program: finds lines, cuts each out, reads it, turned if it must be.
//!
//! Takes a page's pixels, gives its lines in no order. [`Neural::new`] loads the models once; several pages may be read at the same time by
//! one `Neural`. The same pixels give the same lines whatever the number of threads. Opens no file: the models are in the program.

use image::{RgbImage, imageops};

use super::detect::Detector;
use super::recognise::{Read, Recogniser};
use super::{Engine, EngineError, Lane, Threads, crop};
use crate::place::{Quad, Rect};
use crate::quality;
use crate::sheet::Line;

static DETECTOR: &[u8] = include_bytes!("../../models/PP-OCRv6_det_small.onnx");
static RECOGNISER: &[u8] = include_bytes!("../../models/PP-OCRv6_rec_small.onnx");

/// A box this many times higher than long holds a line that runs downward (PP-OCR).
const TALL: f32 = 1.5;
/// A box this many times higher than long cannot be one upright character.
const COLUMN: f32 = 3.0;
/// A line read less surely than this is tried the other way up. Upright lines read at 0.875 or more, upside-down ones at 0.50 to 0.68.
const UNSURE: f32 = 0.75;
/// How much surer the other way up must be.
const SURER: f32 = 0.1;
/// The most lines of a page that are tried the other way up.
const RETRIES: usize = 40;

/// The PP-OCR models, run on the processor.
pub struct Neural {
    detector: Detector,
    recogniser: Recogniser,
    threads: Threads,
}

impl Neural {
    /// Loads the models, to read so many pages at the same time, each on so many threads.
    ///
    /// # Errors
    /// When the models in the program do not load or do not fit together: a fault of the program.
    pub fn new(pages: usize, threads: usize) -> Result<Self, EngineError> {
        // Side by side: each takes some fifty milliseconds.
        let (detector, recogniser) =
            rayon::join(|| Detector::new(DETECTOR), || Recogniser::new(RECOGNISER));
        Ok(Self {
            detector: detector?,
            recogniser: recogniser?,
            threads: Threads::new(pages, threads),
        })
    }

    /// Reads the line at a place; gives it with the place as it was read.
    fn line(
        &self,
        page: &RgbImage,
        place: Quad,
        retries: &mut usize,
        lane: &Lane<'_>,
    ) -> Result<Option<Line>, EngineError> {
        let tall = place.height() / place.length().max(1.0);
        let mut best = if tall >= TALL {
            self.attempt(page, crop::turned(&place), lane)?
        } else {
            self.attempt(page, place, lane)?
        };
        if (TALL..COLUMN).contains(&tall) {
            best = best.or_surer(self.attempt(page, place, lane)?, 0.0);
        }
        if best.read.confidence() < UNSURE && *retries > 0 {
            *retries -= 1;
            let other = self.attempt(page, crop::flipped(&best.place), lane)?;
            if other.read.confidence() >= UNSURE {
                best = best.or_surer(other, SURER);
            }
        }
        Ok(best.line())
    }

    /// Cuts a line out and reads it as it lies.
    fn attempt(
        &self,
        page: &RgbImage,
        place: Quad,
        lane: &Lane<'_>,
    ) -> Result<Attempt, EngineError> {
        let strip = crop::cut(page, &place);
        let read = self.recogniser.read(&strip, lane)?;
        Ok(Attempt { place, strip, read })
    }
}

/// A line read one way round.
struct Attempt {
    place: Quad,
    strip: RgbImage,
    read: Read,
}

impl Attempt {
    /// The other attempt, when it is surer by so much.
    fn or_surer(self, other: Self, by: f32) -> Self {
        if other.read.confidence() > self.read.confidence() + by {
            other
        } else {
            self
        }
    }

    /// The line; `None` when it says nothing.
    fn line(self) -> Option<Line> {
        let text = self.read.text();
        if text.trim().is_empty() {
            return None;
        }
        Some(Line {
            text,
            confidence: self.read.confidence(),
            place: self.place,
            glyphs: self.read.glyphs,
            sharpness: Some(quality::sharpness(&imageops::grayscale(&self.strip))),
        })
    }
}

impl Engine for Neural {
    fn page(&self, pixels: &RgbImage) -> Result<Vec<Line>, EngineError> {
        let lane = self.threads.lane();
        let places = {
            let _turn = self.threads.turn();
            self.detector.find(pixels, &lane)?
        };
        let mut retries = RETRIES;
        let mut lines = Vec::with_capacity(places.len());
        for place in places {
            lines.extend(self.line(pixels, place, &mut retries, &lane)?);
        }
        Ok(lines)
    }

    fn strip(&self, pixels: &RgbImage) -> Result<Line, EngineError> {
        let place = Quad::of(Rect::new(
            0.0,
            0.0,
            pixels.width() as f32,
            pixels.height() as f32,
        ));
        let line = self.attempt(pixels, place, &self.threads.lane())?.line();
        Ok(line.unwrap_or(Line {
            text: String::new(),
            confidence: 0.0,
            place,
            glyphs: Vec::new(),
            sharpness: None,
        }))
    }
}

#[cfg(test)]
mod tests;
