//! Measures how much of a seal's ink lies at a point, between pixels, and draws strips of it as dark on white.
//!
//! Red is stretched between the paper and the ink of that very seal, so that faint and strong prints look alike. Black writing counts as
//! paper. Gives at most [`WIDEST`] pixels of strip.

use image::{Rgb, RgbImage};

use super::ellipse::Ellipse;

/// Height of a strip, pixels: what the recogniser takes.
pub(super) const HIGH: u32 = 48;
/// Longest strip, pixels.
const WIDEST: u32 = 1800;

/// The ink of one seal.
pub(super) struct Ink<'a> {
    pixels: &'a RgbImage,
    paper: f32,
    ink: f32,
}

impl<'a> Ink<'a> {
    /// Measures paper and ink inside a seal.
    pub fn of(pixels: &'a RgbImage, outline: &Ellipse) -> Self {
        let mut reds: Vec<f32> = Vec::new();
        let steps = 80;
        for i in 0..steps * steps {
            let at = |i: i32| (i as f32 + 0.5) / steps as f32 * 2.0 - 1.0;
            let (u, v) = (at(i % steps), at(i / steps));
            if u.hypot(v) < 1.0 {
                reds.push(red(pixels, outline.map((u, v))));
            }
        }
        reds.sort_by(f32::total_cmp);
        let share = |s: f32| {
            reds.get((reds.len() as f32 * s) as usize)
                .copied()
                .unwrap_or(0.0)
        };
        let paper = share(0.40);
        Self {
            pixels,
            paper,
            ink: share(0.93).max(paper + 30.0),
        }
    }

    /// How much ink lies at a point, 0 to 1.
    pub fn at(&self, point: (f32, f32)) -> f32 {
        ((red(self.pixels, point) - self.paper) / (self.ink - self.paper)).clamp(0.0, 1.0)
    }

    /// Draws a strip: `place` gives the point of the page for a place along (0 to 1) and down (0 to 1); `ratio` is width by height.
    pub fn strip(&self, ratio: f32, place: impl Fn(f32, f32) -> (f32, f32)) -> RgbImage {
        let wide = (HIGH as f32 * ratio).round().clamp(16.0, WIDEST as f32) as u32;
        let at = |x: f32, y: f32| place(x / wide as f32, y / HIGH as f32);
        // Strips of a large seal are smaller than it: several points a pixel then.
        let (from, to) = (at(0.0, 24.0), at(0.0, 25.0));
        let fine = ((to.0 - from.0).hypot(to.1 - from.1).ceil() as u32).clamp(1, 4);
        RgbImage::from_fn(wide, HIGH, |x, y| {
            let mut sum = 0.0;
            for i in 0..fine * fine {
                let part = |i: u32| (i as f32 + 0.5) / fine as f32;
                sum += self.at(at(x as f32 + part(i % fine), y as f32 + part(i / fine)));
            }
            let v = 255.0 * (1.0 - sum / (fine * fine) as f32);
            Rgb([v as u8; 3])
        })
    }
}

/// Red over the other channels at a point, between pixels; 0 outside.
fn red(pixels: &RgbImage, (x, y): (f32, f32)) -> f32 {
    let (x, y) = (x - 0.5, y - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (fx, fy) = (x - left, y - top);
    let one = |dx: f32, dy: f32| {
        let (x, y) = (left + dx, top + dy);
        if x < 0.0 || y < 0.0 {
            return 0.0;
        }
        match pixels.get_pixel_checked(x as u32, y as u32) {
            Some(p) => f32::from(p.0[0]) - f32::from(p.0[1].max(p.0[2])),
            None => 0.0,
        }
    };
    (one(0.0, 0.0) * (1.0 - fx) + one(1.0, 0.0) * fx) * (1.0 - fy)
        + (one(0.0, 1.0) * (1.0 - fx) + one(1.0, 1.0) * fx) * fy
}
