//! Scales a picture into the planes a network takes: three planes of blue, green, red, each value from −1 (black) to 1 (white).
//!
//! Takes a picture, the size it is to have and the canvas it is laid on; gives the numbers. Reads each source row about twice and never
//! copies the picture. When it shrinks, every source pixel counts (a triangle as wide as the step), so that thin strokes do not vanish.

use image::RgbImage;

/// Where a scaled picture stands on the canvas a network takes, pixels of the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Width and height of the canvas.
    pub canvas: (u32, u32),
    /// Left and top of the picture on it.
    pub at: (u32, u32),
    /// Width and height of the picture on it.
    pub size: (u32, u32),
}

/// The source pixels one target pixel is made of.
struct Tap {
    start: usize,
    weights: Vec<f32>,
}

/// Taps of a triangle filter from `source` to `target` pixels.
fn taps(source: u32, target: u32) -> Vec<Tap> {
    let step = source as f32 / target.max(1) as f32;
    let reach = step.max(1.0);
    let last = source.saturating_sub(1) as usize;
    (0..target)
        .map(|i| {
            let middle = (i as f32 + 0.5) * step - 0.5;
            let start = (middle - reach).ceil().max(0.0) as usize;
            let end = ((middle + reach).floor().max(0.0) as usize).min(last);
            let start = start.min(end);
            let raw: Vec<f32> = (start..=end)
                .map(|x| (1.0 - (x as f32 - middle).abs() / reach).max(0.0))
                .collect();
            let sum: f32 = raw.iter().sum();
            if sum <= f32::EPSILON {
                let weights = vec![1.0];
                return Tap { start, weights };
            }
            let weights = raw.iter().map(|w| w / sum).collect();
            Tap { start, weights }
        })
        .collect()
}

/// The planes of a picture laid on a canvas whose rest has the colour `fill` (red, green, blue, 0 to 255).
pub(super) fn planes(pixels: &RgbImage, layout: Layout, fill: [f32; 3]) -> Vec<f32> {
    let (width, height) = (layout.canvas.0 as usize, layout.canvas.1 as usize);
    let area = width * height;
    let mut out = Vec::with_capacity(3 * area);
    for channel in [2, 1, 0] {
        let value = fill.get(channel).map_or(0.0, |v| v / 127.5 - 1.0);
        out.resize(out.len() + area, value);
    }
    let row_len = 3 * pixels.width() as usize;
    if row_len == 0 || pixels.height() == 0 || area == 0 {
        return out;
    }
    let (across, down) = (
        taps(pixels.width(), layout.size.0),
        taps(pixels.height(), layout.size.1),
    );
    let samples: &[u8] = pixels.as_raw();
    let mut sums = vec![0.0f32; row_len];
    let (blue, rest) = out.split_at_mut(area);
    let (green, red) = rest.split_at_mut(area);
    for (y, tap) in down.iter().enumerate() {
        sums.fill(0.0);
        let rows = samples.chunks_exact(row_len).skip(tap.start);
        for (row, weight) in rows.zip(&tap.weights) {
            for (sum, sample) in sums.iter_mut().zip(row) {
                *sum += weight * f32::from(*sample);
            }
        }
        let start = (y + layout.at.1 as usize) * width + layout.at.0 as usize;
        let rows = [&mut *blue, &mut *green, &mut *red]
            .map(|plane| plane.get_mut(start..).unwrap_or_default());
        let [blue, green, red] = rows;
        let targets = blue.iter_mut().zip(green.iter_mut().zip(red.iter_mut()));
        for (tap, (b, (g, r))) in across.iter().zip(targets) {
            let mut mean = [0.0f32; 3];
            let sources = sums.get(3 * tap.start..).unwrap_or_default();
            for (pixel, weight) in sources.chunks_exact(3).zip(&tap.weights) {
                for (m, p) in mean.iter_mut().zip(pixel) {
                    *m += weight * p;
                }
            }
            [*r, *g, *b] = mean.map(|m| m / 127.5 - 1.0);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;
    use proptest::prelude::*;

    #[test]
    fn keeps_values_and_orders_planes_blue_green_red() {
        let pixels = RgbImage::from_pixel(3, 2, Rgb([255, 0, 51]));
        let layout = Layout {
            canvas: (3, 2),
            at: (0, 0),
            size: (3, 2),
        };
        let out = planes(&pixels, layout, [0.0; 3]);
        assert_eq!(out.len(), 18);
        assert!(out[..6].iter().all(|v| (v + 0.6).abs() < 1e-5));
        assert!(out[6..12].iter().all(|v| (v + 1.0).abs() < 1e-5));
        assert!(out[12..].iter().all(|v| (v - 1.0).abs() < 1e-5));
    }

    #[test]
    fn a_thin_stroke_does_not_vanish_when_shrunk() {
        let pixels = RgbImage::from_fn(
            100,
            10,
            |x, _| if x == 51 { Rgb([0; 3]) } else { Rgb([255; 3]) },
        );
        let layout = Layout {
            canvas: (20, 2),
            at: (0, 0),
            size: (20, 2),
        };
        let out = planes(&pixels, layout, [0.0; 3]);
        let ink: f32 = out[..20].iter().map(|v| 1.0 - v).sum();
        assert!((ink - 2.0 / 5.0).abs() < 0.05, "{ink}");
    }

    #[test]
    fn lays_the_picture_on_its_canvas() {
        let pixels = RgbImage::from_pixel(4, 1, Rgb([255; 3]));
        let layout = Layout {
            canvas: (4, 4),
            at: (0, 2),
            size: (4, 1),
        };
        let out = planes(&pixels, layout, [0.0; 3]);
        assert!(out[..8].iter().all(|v| *v == -1.0));
        assert!(out[8..12].iter().all(|v| (v - 1.0).abs() < 1e-5));
        assert!(out[12..16].iter().all(|v| *v == -1.0));
    }

    proptest! {
        #[test]
        fn never_leaves_the_range(w in 1u32..40, h in 1u32..40, tw in 1u32..60, th in 1u32..60, seed in any::<u8>()) {
            let pixels = RgbImage::from_fn(w, h, |x, y| Rgb([(x * 37 + y * 11) as u8 ^ seed, (x * y) as u8, seed]));
            let layout = Layout { canvas: (tw, th), at: (0, 0), size: (tw, th) };
            let out = planes(&pixels, layout, [0.0; 3]);
            prop_assert_eq!(out.len(), 3 * (tw * th) as usize);
            prop_assert!(out.iter().all(|v| (-1.001..=1.001).contains(v)));
        }
    }
}
