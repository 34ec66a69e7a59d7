//! Cuts one line out of a page: 48 pixels high, lying flat, at the width its proportions ask for.
//!
//! Takes the page at full resolution and the corners of a line (a parallelogram: the detector gives turned rectangles), gives a strip.
//! Samples beyond the page repeat its edge. A line taller than 48 pixels is averaged, not skipped through, so that a big heading keeps
//! its strokes. Never gives an empty strip, and none wider than [`WIDEST`].

use image::{Rgb, RgbImage};

use crate::place::{Point, Quad};

/// Height of a strip, pixels: what the recogniser was trained with (PP-OCRv6 recogniser, input 3×48×W).
pub(super) const HEIGHT: u32 = 48;

/// The widest strip, pixels; a line that would be wider is squeezed. A line of 200 full characters is 9600 wide.
pub(super) const WIDEST: u32 = 9600;

/// The strip of a line.
pub(super) fn cut(page: &RgbImage, place: &Quad) -> RgbImage {
    let (length, height) = (place.length().max(1.0), place.height().max(1.0));
    let width = (length / height * HEIGHT as f32)
        .ceil()
        .clamp(8.0, WIDEST as f32) as u32;
    let [a, b, c, d] = place.0;
    // One strip pixel along the line and across it, in page pixels.
    let along = Point::new(
        (b.x - a.x + c.x - d.x) / 2.0 / width as f32,
        (b.y - a.y + c.y - d.y) / 2.0 / width as f32,
    );
    let across = Point::new(
        (d.x - a.x + c.x - b.x) / 2.0 / HEIGHT as f32,
        (d.y - a.y + c.y - b.y) / 2.0 / HEIGHT as f32,
    );
    let step = along.x.hypot(along.y).max(across.x.hypot(across.y));
    let parts = step.round().clamp(1.0, 8.0) as u32;
    let share = 1.0 / parts as f32;
    RgbImage::from_fn(width, HEIGHT, |x, y| {
        let mut sum = [0.0f32; 3];
        for j in 0..parts {
            let v = y as f32 + (j as f32 + 0.5) * share;
            for i in 0..parts {
                let u = x as f32 + (i as f32 + 0.5) * share;
                let at = Point::new(
                    a.x + u * along.x + v * across.x,
                    a.y + u * along.y + v * across.y,
                );
                for (s, value) in sum.iter_mut().zip(sample(page, at)) {
                    *s += value;
                }
            }
        }
        Rgb(sum.map(|s| (s * share * share + 0.5) as u8))
    })
}

/// The colour at a place (pixel edges at whole numbers), between the four pixels around it.
fn sample(page: &RgbImage, at: Point) -> [f32; 3] {
    let (right, bottom) = (
        page.width().saturating_sub(1),
        page.height().saturating_sub(1),
    );
    let x = (at.x - 0.5).clamp(0.0, right as f32);
    let y = (at.y - 0.5).clamp(0.0, bottom as f32);
    let (left, top) = (x as u32, y as u32);
    let (fx, fy) = (x - left as f32, y - top as f32);
    let (next, below) = ((left + 1).min(right), (top + 1).min(bottom));
    let get = |x, y| {
        page.get_pixel_checked(x, y)
            .map_or([255.0; 3], |p| p.0.map(f32::from))
    };
    let (a, b, c, d) = (
        get(left, top),
        get(next, top),
        get(left, below),
        get(next, below),
    );
    let mut out = [0.0f32; 3];
    for (((o, a), b), (c, d)) in out.iter_mut().zip(a).zip(b).zip(c.into_iter().zip(d)) {
        let (upper, lower) = (a + (b - a) * fx, c + (d - c) * fx);
        *o = upper + (lower - upper) * fy;
    }
    out
}

/// The corners of the same line read a quarter turn counter-clockwise: for text that runs downward.
pub(super) fn turned(place: &Quad) -> Quad {
    let [a, b, c, d] = place.0;
    Quad([b, c, d, a])
}

/// The corners of the same line read the other way up.
pub(super) fn flipped(place: &Quad) -> Quad {
    let [a, b, c, d] = place.0;
    Quad([c, d, a, b])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Rect;

    /// A page whose red grows with x and whose green grows with y.
    fn page() -> RgbImage {
        RgbImage::from_fn(200, 100, |x, y| Rgb([x as u8, y as u8, 0]))
    }

    #[test]
    fn an_upright_line_of_48_pixels_is_copied() {
        let place = Quad::of(Rect::new(10.0, 20.0, 110.0, 68.0));
        let strip = cut(&page(), &place);
        assert_eq!(strip.dimensions(), (100, 48));
        assert_eq!(strip.get_pixel(0, 0).0, [10, 20, 0]);
        assert_eq!(strip.get_pixel(99, 47).0, [109, 67, 0]);
    }

    #[test]
    fn a_line_upside_down_is_turned_upright() {
        let place = flipped(&Quad::of(Rect::new(10.0, 20.0, 110.0, 68.0)));
        let strip = cut(&page(), &place);
        assert_eq!(strip.get_pixel(0, 0).0, [109, 67, 0]);
    }

    #[test]
    fn text_that_runs_downward_is_laid_flat() {
        let place = turned(&Quad::of(Rect::new(10.0, 0.0, 58.0, 100.0)));
        let strip = cut(&page(), &place);
        assert_eq!(strip.dimensions(), (100, 48));
        // The strip starts at the top right corner and runs along the page's x axis upward.
        assert_eq!(strip.get_pixel(0, 0).0, [57, 0, 0]);
        assert_eq!(strip.get_pixel(99, 0).0, [57, 99, 0]);
    }

    #[test]
    fn places_outside_the_page_and_without_size_end() {
        for rect in [
            Rect::new(-50.0, -50.0, -10.0, -40.0),
            Rect::new(190.0, 90.0, 400.0, 300.0),
            Rect::new(5.0, 5.0, 5.0, 5.0),
            Rect::new(0.0, 0.0, 1e9, 1.0),
        ] {
            let strip = cut(&page(), &Quad::of(rect));
            assert!(strip.width() >= 8 && strip.width() <= WIDEST);
        }
        let nowhere = Quad([Point::new(f32::NAN, f32::INFINITY); 4]);
        assert_eq!(cut(&page(), &nowhere).height(), HEIGHT);
        assert_eq!(
            cut(
                &RgbImage::new(0, 0),
                &Quad::of(Rect::new(0.0, 0.0, 9.0, 9.0))
            )
            .height(),
            HEIGHT
        );
    }
}
