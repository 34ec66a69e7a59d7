//! Reads one strip: runs the recogniser and collapses its answer to characters, each with a confidence and a place along the line.
//!
//! Takes a strip 48 pixels high (see [`super::crop`]), gives a [`Read`]. One strip a run: no padding to the widest, less memory, and as right
//! as several (measured). A strip wider than [`PIECE`] is read in pieces cut where the least ink is, so that memory stays bounded. A strip
//! without anything on it is not read at all.

use image::RgbImage;
use rten_tensor::NdTensor;
use rten_tensor::{AsView as _, Layout as _};

use super::dictionary::Dictionary;
use super::network::Network;
use super::scale::{self, Layout};
use super::{EngineError, Lane, blank, crop};
use crate::sheet::Glyph;

/// The widest piece that is read at once, pixels at 48 pixels height: 50 full characters. The answer for it takes 23 MB.
const PIECE: u32 = 2400;
/// How far from its even place a cut may be moved to find a gap, pixels.
const REACH: u32 = 160;
/// Reads strips.
pub(super) struct Recogniser {
    network: Network,
    dictionary: Dictionary,
}

/// What a strip says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Read {
    /// Its characters.
    pub glyphs: Vec<Glyph>,
}

impl Read {
    /// Mean confidence of the characters, 0 to 1; 0 without any.
    pub(super) fn confidence(&self) -> f32 {
        let sum: f32 = self.glyphs.iter().map(|g| g.confidence).sum();
        if self.glyphs.is_empty() {
            0.0
        } else {
            sum / self.glyphs.len() as f32
        }
    }

    /// The characters as text.
    pub(super) fn text(&self) -> String {
        self.glyphs.iter().map(|g| g.char).collect()
    }
}

impl Recogniser {
    /// Out of the model's octets; fails when the dictionary does not fit it.
    pub(super) fn new(octets: &'static [u8]) -> Result<Self, EngineError> {
        let network = Network::new(octets)?;
        let dictionary = Dictionary::new();
        Ok(Self {
            network,
            dictionary,
        })
    }

    /// Reads a strip.
    pub(super) fn read(&self, strip: &RgbImage, lane: &Lane<'_>) -> Result<Read, EngineError> {
        if strip.width() == 0 || strip.height() != crop::HEIGHT || blank(strip) {
            return Ok(Read::default());
        }
        let cuts = cuts(strip);
        let mut glyphs = Vec::new();
        for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
            let part = self.piece(strip, *from, *to, lane)?;
            let (from, length) = (*from as f32, (to - from) as f32);
            glyphs.extend(part.into_iter().map(|glyph| Glyph {
                at: (from + glyph.at * length) / strip.width() as f32,
                ..glyph
            }));
        }
        Ok(Read { glyphs })
    }

    /// Reads the columns from one to another.
    fn piece(
        &self,
        strip: &RgbImage,
        from: u32,
        to: u32,
        lane: &Lane<'_>,
    ) -> Result<Vec<Glyph>, EngineError> {
        let whole = from == 0 && to == strip.width();
        let part;
        let strip = if whole {
            strip
        } else {
            part = image::imageops::crop_imm(strip, from, 0, to - from, crop::HEIGHT).to_image();
            &part
        };
        let (width, height) = (strip.width(), crop::HEIGHT);
        let canvas = (width.div_ceil(8) * 8).max(16);
        let layout = Layout {
            canvas: (canvas, height),
            at: (0, 0),
            size: (width, height),
        };
        // Mid-grey is zero to the network: its padding.
        let planes = scale::planes(strip, layout, [127.5; 3]);
        let input = NdTensor::from_data([1, 3, height as usize, canvas as usize], planes);
        let out = self.network.run(input, lane)?;
        let &[1, steps, classes] = out.shape() else {
            return Err(EngineError::Shape);
        };
        if classes != self.dictionary.len() {
            return Err(EngineError::Shape);
        }
        let values = out.data().ok_or(EngineError::Shape)?;
        // A step's share of the strip: the padding on the right does not count.
        let share = canvas as f32 / (width as f32 * steps.max(1) as f32);
        Ok(collapse(values, &self.dictionary, share))
    }
}

/// Collapses the answer: the likeliest class of every step, repeats joined, blanks dropped. `share` is the width of a step, strip widths.
fn collapse(values: &[f32], dictionary: &Dictionary, share: f32) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::new();
    let (mut last, mut run) = (0, 0u32);
    for (step, row) in values.chunks_exact(dictionary.len()).enumerate() {
        let (class, confidence) = likeliest(row);
        let at = (step as f32 + 0.5) * share;
        match dictionary.char(class) {
            Some(char) if class != last => {
                run = 0;
                glyphs.push(Glyph {
                    char,
                    confidence,
                    at: at.min(1.0),
                });
            }
            Some(_) => {
                run += 1;
                if let Some(glyph) = glyphs.last_mut() {
                    // The middle of the run: half a step further with each repeat.
                    glyph.at = (at - run as f32 * share / 2.0).min(1.0);
                }
            }
            None => {}
        }
        last = class;
    }
    glyphs
}

/// The place and value of the largest number; the first one when several are as large.
fn likeliest(row: &[f32]) -> (usize, f32) {
    let mut lanes = [f32::MIN; 16];
    let chunks = row.chunks_exact(16);
    let rest = chunks.remainder().iter().copied().fold(f32::MIN, f32::max);
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane = if *value > *lane { *value } else { *lane };
        }
    }
    let most = lanes.iter().copied().fold(rest, f32::max);
    (row.iter().position(|v| *v == most).unwrap_or(0), most)
}

/// The columns at which a strip is cut, its ends included.
fn cuts(strip: &RgbImage) -> Vec<u32> {
    let width = strip.width();
    let pieces = width.div_ceil(PIECE);
    let mut all = vec![0];
    if pieces > 1 {
        let ink = ink(strip);
        for i in 1..pieces {
            let even = width / pieces * i;
            let around = even.saturating_sub(REACH)..(even + REACH).min(width.saturating_sub(1));
            let best = around.min_by_key(|x| (gap(&ink, *x as usize), x.abs_diff(even)));
            all.push(best.unwrap_or(even));
        }
    }
    all.push(width);
    all
}

/// How much every column differs from row to row: 0 where nothing is written.
fn ink(strip: &RgbImage) -> Vec<u32> {
    let width = strip.width() as usize;
    let mut ink = vec![0u32; width];
    let samples: &[u8] = strip.as_raw();
    let rows = samples.chunks_exact(3 * width);
    for (upper, lower) in rows.clone().zip(rows.skip(1)) {
        let pairs = upper.chunks_exact(3).zip(lower.chunks_exact(3));
        for (sum, (a, b)) in ink.iter_mut().zip(pairs) {
            *sum += a
                .iter()
                .zip(b)
                .map(|(a, b)| u32::from(a.abs_diff(*b)))
                .sum::<u32>();
        }
    }
    ink
}

/// Ink in the eight columns around a place.
fn gap(ink: &[u32], x: usize) -> u32 {
    ink.get(x.saturating_sub(4)..(x + 4).min(ink.len()))
        .unwrap_or_default()
        .iter()
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    /// The answer in which each step is surely one class.
    fn answer(classes: &[(usize, f32)], width: usize) -> Vec<f32> {
        let row = |(class, value): &(usize, f32)| {
            let mut row = vec![0.0; width];
            row[*class] = *value;
            row
        };
        classes.iter().flat_map(row).collect()
    }

    #[test]
    fn repeats_join_unless_a_blank_parts_them() {
        let dictionary = Dictionary::new();
        let steps = [
            (0, 1.0),
            (5, 0.9),
            (5, 0.8),
            (0, 1.0),
            (5, 0.7),
            (18_709, 0.6),
            (0, 1.0),
            (0, 1.0),
        ];
        let glyphs = collapse(&answer(&steps, dictionary.len()), &dictionary, 1.0 / 8.0);
        let char = dictionary.char(5).unwrap();
        assert_eq!(
            glyphs.iter().map(|g| g.char).collect::<Vec<_>>(),
            [char, char, ' ']
        );
        assert_eq!(
            glyphs.iter().map(|g| g.confidence).collect::<Vec<_>>(),
            [0.9, 0.7, 0.6]
        );
        let places: Vec<f32> = glyphs.iter().map(|g| g.at).collect();
        assert_eq!(places, [2.0 / 8.0, 4.5 / 8.0, 5.5 / 8.0]);
    }

    #[test]
    fn the_likeliest_is_found_anywhere() {
        for at in [0, 7, 16, 18_709] {
            let mut row = vec![0.25; 18_710];
            row[at] = 0.5;
            assert_eq!(likeliest(&row), (at, 0.5));
        }
        assert_eq!(likeliest(&[f32::NAN; 20]).0, 0);
    }

    #[test]
    fn a_very_long_strip_is_cut_at_gaps() {
        // Black bars of 40 pixels with gaps of 10.
        let strip = RgbImage::from_fn(6000, 48, |x, y| {
            Rgb(if x % 50 < 40 && y % 6 < 3 {
                [0; 3]
            } else {
                [255; 3]
            })
        });
        let cuts = cuts(&strip);
        assert_eq!((cuts[0], cuts[3], cuts.len()), (0, 6000, 4));
        for cut in &cuts[1..3] {
            assert!((44..=46).contains(&(cut % 50)), "{cuts:?}");
        }
        assert!(cuts.windows(2).all(|w| w[1] > w[0] && w[1] - w[0] <= PIECE));
        assert_eq!(super::cuts(&RgbImage::new(2400, 48)), [0, 2400]);
    }
}
