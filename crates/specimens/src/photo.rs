//! Photographs pages in software: takes a page and a [`Shot`], gives the picture a scanner, a telephone or a copier would have made of it.
//!
//! In the order light goes: page on a desk, seen at an angle, lit, out of focus or shaken, grainy, copied, cut, turned. All chance comes
//! from the seed; the same page, shot and seed give the same pixels.

use image::imageops::{
    FilterType, blur, crop_imm, grayscale, resize, rotate90, rotate180, rotate270,
};
use image::{Rgb, RgbImage};
use imageproc::geometric_transformations::{Border, Interpolation, Projection, warp_into};
use serde::Deserialize;

use crate::rng::Rng;

/// How a page is photographed. Everything at 0 is a perfect copy.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shot {
    /// Long side of the picture, pixels; 0 leaves the page's own.
    pub long: u32,
    /// Desk around the page, as a share of its long side; 0 means that the picture ends with the page.
    pub desk: f32,
    /// Turn, degrees: at most so much either way when `loose`, else exactly.
    pub tilt: f32,
    /// Whether `tilt` is drawn at random between its bounds.
    pub loose: bool,
    /// How far corners are moved by the angle of view, as a share of the long side.
    pub perspective: f32,
    /// Blur, standard deviation in pixels at a long side of 1600.
    pub blur: f32,
    /// Shake, pixels at a long side of 1600.
    pub motion: f32,
    /// Grain, standard deviation in grey levels.
    pub noise: f32,
    /// How much darker the shaded side is, 0 to 1.
    pub shadow: f32,
    /// Radius of a bright spot, as a share of the long side.
    pub glare: f32,
    /// Middle of the spot, as a share of width and height.
    pub glare_at: [f32; 2],
    /// How warm the light is, 0 to 1.
    pub warm: f32,
    /// Exposure: 1 (or 0, nothing said) as it is, less is darker.
    pub exposure: f32,
    /// Contrast: 1 (or 0, nothing said) as it is, less is greyer.
    pub contrast: f32,
    /// Whether it is a grey copy.
    pub grey: bool,
    /// Whether it is a black-and-white copy.
    pub black: bool,
    /// Shares of the picture cut off: left, top, right, bottom.
    pub cut: [f32; 4],
    /// Quarter turns clockwise in which the picture lies.
    pub turn: u8,
    /// EXIF orientation to store it in (6: stored lying, shown upright).
    pub exif: u8,
    /// JPEG quality; 0 is 82.
    pub quality: u8,
}

/// The picture of a page.
#[must_use]
pub fn photograph(page: &RgbImage, shot: &Shot, seed: u64) -> RgbImage {
    let mut rng = Rng::new(seed, "photo");
    let mut picture = lay(page, shot, &mut rng);
    light(&mut picture, shot, &mut rng);
    let long = picture.width().max(picture.height());
    let scale = long as f32 / 1600.0;
    if shot.motion > 0.0 {
        picture = shake(&picture, shot.motion * scale, &mut rng);
    }
    if shot.blur > 0.0 {
        picture = blur(&picture, shot.blur * scale);
    }
    if shot.noise > 0.0 {
        grain(&mut picture, shot.noise, &mut rng);
    }
    if shot.grey || shot.black {
        picture = copy(&picture, shot.black);
    }
    picture = cut(&picture, shot.cut);
    match shot.turn % 4 {
        1 => rotate90(&picture),
        2 => rotate180(&picture),
        3 => rotate270(&picture),
        _ => picture,
    }
}

/// A picture turned by any angle in degrees clockwise about its middle, on white.
#[must_use]
pub fn turn_free(picture: &RgbImage, degrees: f32) -> RgbImage {
    if degrees == 0.0 {
        return picture.clone();
    }
    let (w, h) = (picture.width() as f32, picture.height() as f32);
    let turn = Projection::translate(w / 2.0, h / 2.0)
        * Projection::rotate(degrees.to_radians())
        * Projection::translate(-w / 2.0, -h / 2.0);
    let mut out = RgbImage::new(picture.width(), picture.height());
    let white = Border::Constant(Rgb([255; 3]));
    warp_into(picture, turn, Interpolation::Bilinear, white, &mut out);
    out
}

/// The page on its desk, seen at its angle, in the size of the picture.
fn lay(page: &RgbImage, shot: &Shot, rng: &mut Rng) -> RgbImage {
    let (w, h) = (page.width() as f32, page.height() as f32);
    let own = w.max(h);
    let around = 2.0f32.mul_add(shot.desk, 1.0);
    let wanted = if shot.long == 0 {
        own
    } else {
        shot.long as f32
    };
    // The page at the size it has in the picture, well filtered, so that the warp neither shrinks nor grows it much.
    let scale = wanted / (own * around);
    let (pw, ph) = ((w * scale).round(), (h * scale).round());
    let page = resize(
        page,
        pw.max(1.0) as u32,
        ph.max(1.0) as u32,
        FilterType::CatmullRom,
    );
    let edge = (shot.desk * own * scale).round();
    let (cw, ch) = (2.0f32.mul_add(edge, pw), 2.0f32.mul_add(edge, ph));
    let tilt = if shot.loose {
        shot.tilt * rng.sign()
    } else {
        shot.tilt
    };
    if shot.desk == 0.0 && tilt == 0.0 && shot.perspective == 0.0 {
        return page;
    }
    let (sin, cos) = tilt.to_radians().sin_cos();
    let reach = shot.perspective * wanted;
    let from = [(0.0, 0.0), (pw, 0.0), (pw, ph), (0.0, ph)];
    let to = from.map(|(x, y)| {
        let (x, y) = (x - pw / 2.0, y - ph / 2.0);
        let (x, y) = (x.mul_add(cos, -(y * sin)), x.mul_add(sin, y * cos));
        // A corner moves inwards only: the page stays in the picture.
        let inward = |v: f32, by: f32| v - v.signum() * by;
        let (dx, dy) = (reach * rng.unit(), reach * rng.unit());
        (inward(x, dx) + cw / 2.0, inward(y, dy) + ch / 2.0)
    });
    let mut out = if shot.desk > 0.0 {
        desk(cw as u32, ch as u32, rng)
    } else {
        RgbImage::from_pixel(cw as u32, ch as u32, Rgb([251, 250, 248]))
    };
    let Some(view) = Projection::from_control_points(from, to) else {
        return page;
    };
    // Warp page and its extent alike, then lay one over the other where the extent is.
    let mut seen = RgbImage::new(out.width(), out.height());
    let constant = |grey: u8| Border::Constant(Rgb([grey; 3]));
    warp_into(&page, view, Interpolation::Bilinear, constant(0), &mut seen);
    let full = RgbImage::from_pixel(page.width(), page.height(), Rgb([255; 3]));
    let mut extent = RgbImage::new(out.width(), out.height());
    warp_into(
        &full,
        view,
        Interpolation::Bilinear,
        constant(0),
        &mut extent,
    );
    let extent = blur(&extent, 0.8);
    for ((out, seen), extent) in out.pixels_mut().zip(seen.pixels()).zip(extent.pixels()) {
        let share = f32::from(extent.0[0]) / 255.0;
        for (out, seen) in out.0.iter_mut().zip(seen.0) {
            *out = f32::from(seen).mul_add(share, f32::from(*out) * (1.0 - share)) as u8;
        }
    }
    out
}

/// A wooden desk.
fn desk(width: u32, height: u32, rng: &mut Rng) -> RgbImage {
    const WOODS: [[f32; 3]; 4] = [
        [112.0, 84.0, 62.0],
        [86.0, 66.0, 52.0],
        [74.0, 78.0, 84.0],
        [132.0, 104.0, 78.0],
    ];
    let base = rng.pick(&WOODS).copied().unwrap_or([96.0, 80.0, 70.0]);
    // Slow waves down the grain and streaks along it.
    let (slow, phase) = (rng.between(18.0, 40.0), rng.between(0.0, 6.0));
    let streaks: Vec<f32> = (0..height).map(|_| rng.normal() * 3.5).collect();
    RgbImage::from_fn(width, height, |x, y| {
        let wave = ((y as f32 + (x as f32 / 260.0 + phase).sin() * 14.0) / slow).sin() * 7.0;
        let streak = streaks.get(y as usize).copied().unwrap_or(0.0);
        Rgb(base.map(|level| (level + wave + streak).clamp(0.0, 255.0) as u8))
    })
}

/// Shade, warm light, exposure, contrast and a bright spot.
fn light(picture: &mut RgbImage, shot: &Shot, rng: &mut Rng) {
    let (w, h) = (picture.width() as f32, picture.height() as f32);
    let (sin, cos) = rng.between(0.0, std::f32::consts::TAU).sin_cos();
    let or_one = |value: f32| if value == 0.0 { 1.0 } else { value };
    let (exposure, contrast) = (or_one(shot.exposure), or_one(shot.contrast));
    let tint = [
        0.02f32.mul_add(shot.warm, 1.0),
        0.04f32.mul_add(-shot.warm, 1.0),
        0.20f32.mul_add(-shot.warm, 1.0),
    ];
    let radius = shot.glare * w.max(h);
    let [gx, gy] = shot.glare_at;
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let (x, y) = (x as f32, y as f32);
        // -1 to 1 across the picture along the direction the light falls.
        let along = ((x / w - 0.5) * cos + (y / h - 0.5) * sin) * 1.4;
        let shade = 1.0 - shot.shadow * (along * 0.5 + 0.5).clamp(0.0, 1.0);
        let spot = if radius > 0.0 {
            let d = (x - gx * w).hypot(y - gy * h) / radius;
            // Flat and burnt out in the middle, falling off fast.
            (1.9 - d * d * 1.5).clamp(0.0, 1.4)
        } else {
            0.0
        };
        for (level, tint) in pixel.0.iter_mut().zip(tint) {
            let lit = f32::from(*level) * shade * exposure * tint;
            let flat = (lit - 128.0 * exposure).mul_add(contrast, 128.0 * exposure);
            let flat = if contrast < 1.0 {
                flat + 20.0 * (1.0 - contrast)
            } else {
                flat
            };
            *level = 255.0f32.mul_add(spot, flat).clamp(0.0, 255.0) as u8;
        }
    }
}

/// A hand that shook: the mean along a short line.
fn shake(picture: &RgbImage, length: f32, rng: &mut Rng) -> RgbImage {
    let (sin, cos) = rng.between(0.2, 1.3).sin_cos();
    let steps = (length.ceil() as i32).max(1);
    let (w, h) = (picture.width() as i32, picture.height() as i32);
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let mut sum = [0_u32; 3];
        for step in 0..=steps {
            let t = length * (step as f32 / steps as f32 - 0.5);
            let px = (x as i32 + (t * cos).round() as i32).clamp(0, w - 1);
            let py = (y as i32 + (t * sin).round() as i32).clamp(0, h - 1);
            let pixel = picture.get_pixel(px as u32, py as u32);
            for (sum, level) in sum.iter_mut().zip(pixel.0) {
                *sum += u32::from(level);
            }
        }
        Rgb(sum.map(|sum| (sum / (steps as u32 + 1)) as u8))
    })
}

fn grain(picture: &mut RgbImage, spread: f32, rng: &mut Rng) {
    for pixel in picture.pixels_mut() {
        let grey = rng.normal() * spread;
        for level in &mut pixel.0 {
            let colour = rng.sign() * spread * 0.15;
            *level = (f32::from(*level) + grey + colour).clamp(0.0, 255.0) as u8;
        }
    }
}

/// A copier's picture: grey, or black and white.
fn copy(picture: &RgbImage, black: bool) -> RgbImage {
    let grey = grayscale(picture);
    let level = if black {
        imageproc::contrast::otsu_level(&grey)
    } else {
        0
    };
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let value = grey.get_pixel(x, y).0[0];
        let shown = if !black {
            value
        } else if value > level {
            255
        } else {
            12
        };
        Rgb([shown; 3])
    })
}

fn cut(picture: &RgbImage, [left, top, right, bottom]: [f32; 4]) -> RgbImage {
    if [left, top, right, bottom] == [0.0; 4] {
        return picture.clone();
    }
    let (w, h) = (picture.width() as f32, picture.height() as f32);
    let (x, y) = ((left * w) as u32, (top * h) as u32);
    let width = (w * (1.0 - left - right)).max(1.0) as u32;
    let height = (h * (1.0 - top - bottom)).max(1.0) as u32;
    crop_imm(picture, x, y, width, height).to_image()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> RgbImage {
        RgbImage::from_fn(300, 200, |x, y| {
            let dark = (x / 10 + y / 10) % 7 == 0;
            Rgb(if dark { [20, 20, 24] } else { [250, 249, 246] })
        })
    }

    fn phone() -> Shot {
        Shot {
            long: 400,
            desk: 0.06,
            tilt: 3.0,
            loose: true,
            perspective: 0.02,
            blur: 0.8,
            motion: 3.0,
            noise: 4.0,
            shadow: 0.2,
            warm: 0.5,
            glare: 0.05,
            glare_at: [0.8, 0.2],
            ..Shot::default()
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_picture_and_another_another() {
        let (page, shot) = (page(), phone());
        let one = photograph(&page, &shot, 5);
        assert_eq!(one, photograph(&page, &shot, 5));
        assert_ne!(one, photograph(&page, &shot, 6));
        assert!((398..=400).contains(&one.width()), "rounded edges and page");
    }

    #[test]
    fn nothing_asked_for_changes_nothing() {
        let page = page();
        assert_eq!(photograph(&page, &Shot::default(), 1), page);
    }

    #[test]
    fn copies_have_no_colour_and_black_ones_two_levels() {
        let shot = Shot {
            grey: true,
            ..phone()
        };
        let grey = photograph(&page(), &shot, 2);
        assert!(grey.pixels().all(|p| p.0[0] == p.0[1] && p.0[1] == p.0[2]));
        let black = photograph(
            &page(),
            &Shot {
                black: true,
                ..shot
            },
            2,
        );
        assert!(black.pixels().all(|p| matches!(p.0[0], 12 | 255)));
    }

    #[test]
    fn a_turn_and_a_cut_change_the_sides() {
        let turned = photograph(
            &page(),
            &Shot {
                turn: 1,
                ..Shot::default()
            },
            1,
        );
        assert_eq!(turned.dimensions(), (200, 300));
        let shot = Shot {
            cut: [0.5, 0.0, 0.0, 0.25],
            ..Shot::default()
        };
        assert_eq!(photograph(&page(), &shot, 1).dimensions(), (150, 150));
    }

    #[test]
    fn the_desk_is_dark_and_the_page_is_whole() {
        let shot = Shot {
            desk: 0.1,
            ..Shot::default()
        };
        let picture = photograph(&page(), &shot, 3);
        assert!(picture.get_pixel(3, 3).0[2] < 150);
        let middle = picture
            .get_pixel(picture.width() / 2, picture.height() / 2)
            .0;
        assert!(middle[0] > 200 || middle[0] < 60, "{middle:?}");
    }
}
