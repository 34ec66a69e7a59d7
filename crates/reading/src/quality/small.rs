//! Shrinks a page to at most 1000 pixels, in colour and in grey, for measures that need no more.
//!
//! Takes pixels, gives a [`Small`]: colours and grey of equal size and the scale between both. Averages whole areas, so a stroke becomes
//! lighter but never vanishes. Never fails: a page of no pixels gives one of no pixels.

use image::{GrayImage, RgbImage};

use crate::place::{Quad, Rect};
use crate::sheet::Line;

/// The long side measures work at, pixels.
pub const SIDE: u32 = 1000;

/// A page made small.
pub struct Small {
    /// Its colours.
    pub colours: RgbImage,
    /// Its grey.
    pub grey: GrayImage,
    /// Small pixels a page pixel, at most 1.
    pub scale: f32,
}

impl Small {
    /// Makes a page small.
    pub fn of(pixels: &RgbImage) -> Self {
        let long = pixels.width().max(pixels.height()).max(1);
        let scale = (SIDE as f32 / long as f32).min(1.0);
        let colours = match long <= SIDE {
            true => pixels.clone(),
            false => shrink(pixels, long),
        };
        let grey = GrayImage::from_fn(colours.width(), colours.height(), |x, y| {
            image::Luma([grey(colours.get_pixel(x, y).0)])
        });
        Self {
            colours,
            grey,
            scale,
        }
    }

    /// Width, pixels.
    pub fn width(&self) -> u32 {
        self.grey.width()
    }

    /// Height, pixels.
    pub fn height(&self) -> u32 {
        self.grey.height()
    }

    /// A place of the page in this picture.
    pub fn place(&self, quad: &Quad) -> Quad {
        Quad(
            quad.0
                .map(|p| crate::place::Point::new(p.x * self.scale, p.y * self.scale)),
        )
    }

    /// The box around a line in this picture, kept inside it: left, top, right, bottom, ends not included.
    pub fn inside(&self, rect: &Rect) -> (u32, u32, u32, u32) {
        let (w, h) = (self.width(), self.height());
        // `as` holds negative numbers at 0.
        let (left, top) = ((rect.left as u32).min(w), (rect.top as u32).min(h));
        let right = (rect.right.ceil() as u32).clamp(left, w);
        let bottom = (rect.bottom.ceil() as u32).clamp(top, h);
        (left, top, right, bottom)
    }

    /// The grey of a part, sorted.
    pub fn levels(&self, rect: &Rect) -> Vec<u8> {
        let (left, top, right, bottom) = self.inside(rect);
        let rows = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
        let mut levels: Vec<u8> = rows.map(|(x, y)| self.grey.get_pixel(x, y).0[0]).collect();
        levels.sort_unstable();
        levels
    }

    /// The box around all lines, in this picture; `None` without lines.
    pub fn around(&self, lines: &[&Line]) -> Option<Rect> {
        let boxes = lines.iter().map(|l| self.place(&l.place).bounds());
        boxes.reduce(|all, one| all.join(&one))
    }
}

/// Grey of a colour, as ITU-R BT.601 weighs it.
pub fn grey([r, g, b]: [u8; 3]) -> u8 {
    ((u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29 + 128) >> 8) as u8
}

/// The level below which a share of sorted levels lies; `None` of nothing.
pub fn level(sorted: &[u8], share: f32) -> Option<f32> {
    let last = sorted.len().checked_sub(1)?;
    sorted
        .get((last as f32 * share).round() as usize)
        .map(|v| f32::from(*v))
}

/// Averages the area behind each small pixel.
fn shrink(pixels: &RgbImage, long: u32) -> RgbImage {
    let (w, h) = pixels.dimensions();
    let side = |v: u32| {
        ((u64::from(v) * u64::from(SIDE) + u64::from(long) / 2) / u64::from(long)).max(1) as u32
    };
    let (sw, sh) = (side(w), side(h));
    let at = |i: u32, of: u32, all: u32| (u64::from(i) * u64::from(all) / u64::from(of)) as u32;
    let raw: &[u8] = pixels.as_raw();
    let row = w as usize * 3;
    let columns: Vec<(usize, usize)> = (0..sw)
        .map(|x| (at(x, sw, w) as usize, (at(x + 1, sw, w) as usize)))
        .map(|(from, to)| (from * 3, to.max(from + 1) * 3))
        .collect();
    let mut out = Vec::with_capacity(sw as usize * sh as usize * 3);
    for y in 0..sh {
        let (top, bottom) = (at(y, sh, h), at(y + 1, sh, h).max(at(y, sh, h) + 1));
        for &(from, to) in &columns {
            let (mut sum, mut n) = ([0u32; 3], 0u32);
            for line in top..bottom {
                let start = line as usize * row;
                let Some(part) = raw.get(start + from..start + to) else {
                    continue;
                };
                for pixel in part.chunks_exact(3) {
                    for (s, v) in sum.iter_mut().zip(pixel) {
                        *s += u32::from(*v);
                    }
                    n += 1;
                }
            }
            out.extend(sum.map(|s| ((s + n / 2) / n.max(1)) as u8));
        }
    }
    RgbImage::from_raw(sw, sh, out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_large_page_becomes_a_thousand_pixels_and_keeps_its_mean() {
        let page = RgbImage::from_fn(
            2200,
            1555,
            |x, _| Rgb([if x % 2 == 0 { 0 } else { 200 }; 3]),
        );
        let small = Small::of(&page);
        assert_eq!((small.width(), small.height()), (1000, 707));
        let mean: f64 = small.grey.pixels().map(|p| f64::from(p.0[0])).sum::<f64>() / 707_000.0;
        assert!((mean - 100.0).abs() < 2.0, "{mean}");
    }

    #[test]
    fn tiny_and_empty_pages_are_taken() {
        for (w, h) in [(0, 0), (1, 1), (1, 20_000), (20_000, 1)] {
            let small = Small::of(&RgbImage::new(w, h));
            assert!(small.width() <= SIDE && small.height() <= SIDE);
            let wild = Rect::new(f32::NEG_INFINITY, f32::NAN, f32::INFINITY, 1e9);
            assert!(small.levels(&wild).len() <= 1000);
        }
    }
}
