//! Quiets the red of seals over text, so that black writing under a seal can be read.
//!
//! Takes a page and its seals, gives the page back with the inside of each seal in grey: what is as light as the seal's ink becomes paper,
//! what is darker stays dark. Touches nothing outside the seals, and nothing at all when there are none.

use std::borrow::Cow;

use image::{Rgb, RgbImage};

use super::{Seal, Shape};

/// How far beyond its outline a seal is quieted, share of its radius.
const REACH: f32 = 1.12;
/// What becomes of paper.
const PAPER: f32 = 245.0;

/// The page with the red inside its seals made paper and everything else inside them grey.
#[must_use]
pub fn quiet<'a>(pixels: &'a RgbImage, seals: &[Seal]) -> Cow<'a, RgbImage> {
    let mut page = Cow::Borrowed(pixels);
    for seal in seals {
        let Some((black, white)) = levels(pixels, seal) else {
            continue;
        };
        let out = page.to_mut();
        each(pixels, seal, |x, y, p| {
            let v = (f32::from(p.0[0]) - black) / (white - black).max(30.0) * PAPER;
            let v = v.clamp(0.0, PAPER) as u8;
            // Where seals overlap, the one whose ink is lighter is no reason to keep the other's.
            let was = out.get_pixel_checked(x, y).copied().unwrap_or(*p);
            let is = if was == *p { v } else { v.max(was.0[0]) };
            if let Some(to) = out.get_pixel_mut_checked(x, y) {
                *to = Rgb([is; 3]);
            }
        });
    }
    page
}

/// The red channel of the darkest writing and of the lightest ink in a seal; `None` when it holds no red.
fn levels(pixels: &RgbImage, seal: &Seal) -> Option<(f32, f32)> {
    let (mut all, mut ink) = ([0_usize; 256], [0_usize; 256]);
    each(pixels, seal, |_, _, p| {
        let [r, g, b] = p.0;
        let over = r.saturating_sub(g.max(b));
        if let Some(count) = all.get_mut(usize::from(r)) {
            *count += 1;
        }
        if over > 28
            && r > 60
            && f32::from(over) > 0.17 * f32::from(r)
            && let Some(count) = ink.get_mut(usize::from(r))
        {
            *count += 1;
        }
    });
    let black = percentile(&all, 0.005)?;
    let ink = percentile(&ink, 0.40)?;
    Some((black, ink * 0.92))
}

fn percentile(counts: &[usize; 256], share: f32) -> Option<f32> {
    let total: usize = counts.iter().sum();
    let wanted = ((total as f32 * share) as usize).max(1);
    let mut seen = 0;
    counts
        .iter()
        .position(|count| {
            seen += count;
            seen >= wanted
        })
        .map(|at| at as f32)
}

/// Goes over the pixels of a seal and a little around it.
fn each(pixels: &RgbImage, seal: &Seal, mut with: impl FnMut(u32, u32, &Rgb<u8>)) {
    let outline = seal.outline();
    let reach = match seal.shape {
        Shape::Round | Shape::Oval => REACH,
        // Out to the corners.
        Shape::Square => REACH * std::f32::consts::SQRT_2,
    };
    let [left, top, right, bottom] = outline.bounds();
    let more = (reach - 1.0) * outline.a.max(outline.b);
    let side = |v: f32, most: u32| (v.max(0.0) as u32).min(most);
    let (w, h) = pixels.dimensions();
    let (right, bottom) = (side(right + more + 1.0, w), side(bottom + more + 1.0, h));
    for y in side(top - more, h)..bottom {
        for x in side(left - more, w)..right {
            let (u, v) = outline.unmap((x as f32 + 0.5, y as f32 + 0.5));
            let within = match seal.shape {
                Shape::Round | Shape::Oval => u.hypot(v) <= REACH,
                Shape::Square => u.abs().max(v.abs()) <= REACH,
            };
            if within && let Some(p) = pixels.get_pixel_checked(x, y) {
                with(x, y, p);
            }
        }
    }
}
