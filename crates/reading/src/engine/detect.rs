//! Finds the lines of a page: runs the detector on a small copy and gives boxes in pixels of the page.
//!
//! Takes upright or turned pixels of any size, gives parallelograms, largest first, at most [`boxes::MOST`]. The copy has a long side of
//! at most [`LONG_SIDE`] and is laid on a canvas whose sides are multiples of 32, as the network wants. A strip far longer than high is laid
//! on a canvas with paper above and below, because the detector sees nothing in bare strips (a 1167 × 54 strip gave no box without).

use image::RgbImage;
use rten_tensor::AsView as _;
use rten_tensor::NdTensor;

use super::boxes::{self, Map};
use super::network::Network;
use super::scale::{self, Layout};
use super::{EngineError, Lane, blank};
use crate::place::{Point, Quad};

/// Long side of what the detector looks at, pixels. 640, 960, 1280 and 1600 read 98.5, 98.6, 98.8 and 98.9 % of characters; 960 is cheap.
const LONG_SIDE: u32 = 960;
/// The same for a page that is higher than wide, at first: letters and forms, set in one size of type. Of 132 specimens no such page reads worse than at
/// 960, except where the type is [`SMALL`]; cards and licences do.
const LETTER_SIDE: u32 = 736;
/// Where a quarter of a letter's lines are lower than this on what the detector looked at, it looks again at [`LONG_SIDE`], pixels. Measured: 15 to 22
/// on letters, 9.6 where two papers lie on one page.
const SMALL: f32 = 13.0;
/// A picture longer than this many times its other side is laid on a wider canvas (RapidOCR `width_height_ratio`).
const STRIP: f32 = 8.0;
/// A picture whose shorter side, as the detector sees it, is below this many pixels is laid on a wider canvas.
const LOW: u32 = 64;

/// Finds lines.
pub(super) struct Detector {
    network: Network,
}

impl Detector {
    /// Out of the model's octets.
    pub(super) fn new(octets: &'static [u8]) -> Result<Self, EngineError> {
        let network = Network::new(octets)?;
        Ok(Self { network })
    }

    /// The lines of a page.
    pub(super) fn find(&self, page: &RgbImage, lane: &Lane<'_>) -> Result<Vec<Quad>, EngineError> {
        let (width, height) = page.dimensions();
        let letter = height > width && height < 2 * width && height > LETTER_SIDE;
        if !letter {
            return self.look(page, LONG_SIDE, lane);
        }
        let found = self.look(page, LETTER_SIDE, lane)?;
        if small(&found, LETTER_SIDE as f32 / page.height() as f32) {
            return self.look(page, LONG_SIDE, lane);
        }
        Ok(found)
    }

    /// The lines of a page, looked at with a long side of at most so many pixels.
    fn look(
        &self,
        page: &RgbImage,
        long_side: u32,
        lane: &Lane<'_>,
    ) -> Result<Vec<Quad>, EngineError> {
        let Some(layout) = layout(page.width(), page.height(), long_side).filter(|_| !blank(page))
        else {
            return Ok(Vec::new());
        };
        let (width, height) = (layout.canvas.0 as usize, layout.canvas.1 as usize);
        let input = NdTensor::from_data(
            [1, 3, height, width],
            scale::planes(page, layout, edge(page)),
        );
        let out = self.network.run(input, lane)?;
        let values = out.data().ok_or(EngineError::Shape)?;
        if values.len() != width * height {
            return Err(EngineError::Shape);
        }
        let found = boxes::find(&Map {
            values,
            width,
            height,
        });
        let (sx, sy) = (
            page.width() as f32 / layout.size.0 as f32,
            page.height() as f32 / layout.size.1 as f32,
        );
        let (left, top) = (layout.at.0 as f32, layout.at.1 as f32);
        let onto_page = |p: Point| Point::new((p.x - left) * sx, (p.y - top) * sy);
        Ok(found
            .into_iter()
            .map(|quad| Quad(quad.0.map(onto_page)))
            .collect())
    }
}

/// Whether a quarter of the lines are low, when the page is seen at this scale.
fn small(lines: &[Quad], scale: f32) -> bool {
    let mut heights: Vec<f32> = lines
        .iter()
        .map(|line| line.height().min(line.length()) * scale)
        .collect();
    heights.sort_by(f32::total_cmp);
    heights
        .get(heights.len() / 4)
        .is_some_and(|height| *height < SMALL)
}

/// How a page is laid before the detector; `None` for a page without pixels.
fn layout(width: u32, height: u32, long_side: u32) -> Option<Layout> {
    let long = width.max(height);
    if width == 0 || height == 0 {
        return None;
    }
    let ratio = (long_side as f32 / long as f32).min(1.0);
    let shrink = |side: u32| side as f32 * ratio;
    let whole = |side: f32| (((side / 32.0).round() as u32) * 32).max(32);
    let (w, h) = (shrink(width), shrink(height));
    let canvas = |side: f32, other: f32| {
        if other > STRIP * side || side < LOW as f32 {
            let size = (side.round() as u32).max(1);
            let canvas = whole((other / STRIP).max(side).max(LOW as f32) * 2.0);
            (size, (canvas - size) / 2, canvas)
        } else {
            (whole(side), 0, whole(side))
        }
    };
    let (across, down) = (canvas(w, h), canvas(h, w));
    Some(Layout {
        canvas: (across.2, down.2),
        at: (across.1, down.1),
        size: (across.0, down.0),
    })
}

/// The mean colour along the upper and lower edge: what lies around the picture.
fn edge(page: &RgbImage) -> [f32; 3] {
    let (mut sum, mut count) = ([0.0f64; 3], 0u32);
    let rows = [page.rows().next(), page.rows().next_back()];
    for pixel in rows.into_iter().flatten().flatten() {
        for (s, value) in sum.iter_mut().zip(pixel.0) {
            *s += f64::from(value);
        }
        count += 1;
    }
    sum.map(|s| (s / f64::from(count.max(1))) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;
    use proptest::prelude::*;

    #[test]
    fn an_a4_page_is_shrunk_and_a_small_one_is_not() {
        let page = layout(1654, 2339, LONG_SIDE).unwrap();
        assert_eq!((page.canvas, page.at), ((672, 960), (0, 0)));
        assert_eq!(page.size, page.canvas);
        assert_eq!(layout(800, 500, LONG_SIDE).unwrap().canvas, (800, 512));
        assert_eq!(layout(0, 500, LONG_SIDE), None);
    }

    #[test]
    fn a_strip_gets_paper_above_and_below() {
        let strip = layout(1167, 54, LONG_SIDE).unwrap();
        assert_eq!(strip.size, (960, 44));
        assert_eq!(strip.canvas, (960, 256));
        assert_eq!(strip.at, (0, 106));
        let tall = layout(54, 1167, LONG_SIDE).unwrap();
        assert_eq!((tall.size, tall.canvas), ((44, 960), (256, 960)));
    }

    #[test]
    fn the_edge_of_a_page_is_its_paper() {
        let page = RgbImage::from_fn(10, 10, |_, y| {
            Rgb(if y == 5 { [0; 3] } else { [200, 210, 220] })
        });
        assert_eq!(edge(&page), [200.0, 210.0, 220.0]);
    }

    #[test]
    fn small_type_is_looked_at_again() {
        let line = |height: f32| Quad::of(crate::place::Rect::new(0.0, 0.0, 300.0, height));
        let letter = [line(40.0), line(30.0), line(32.0), line(31.0)];
        assert!(!small(&letter, 0.5));
        assert!(small(&letter, 0.4));
        // A heading alone does not hide small type, nor one speck a whole letter.
        assert!(small(
            &[line(60.0), line(12.0), line(13.0), line(12.0)],
            1.0
        ));
        let specked: Vec<Quad> = std::iter::once(line(3.0))
            .chain((0..9).map(|_| line(20.0)))
            .collect();
        assert!(!small(&specked, 1.0));
        assert!(!small(&[], 1.0));
    }

    proptest! {
        #[test]
        fn every_canvas_suits_the_network(w in 1u32..30_000, h in 1u32..30_000) {
            let layout = layout(w, h, LONG_SIDE).unwrap();
            prop_assert!(layout.canvas.0.is_multiple_of(32) && layout.canvas.1.is_multiple_of(32));
            prop_assert!(layout.canvas.0 <= 960 && layout.canvas.1 <= 960);
            prop_assert!(layout.at.0 + layout.size.0 <= layout.canvas.0);
            prop_assert!(layout.at.1 + layout.size.1 <= layout.canvas.1);
            prop_assert!(layout.size.0 >= 1 && layout.size.1 >= 1);
        }
    }
}
