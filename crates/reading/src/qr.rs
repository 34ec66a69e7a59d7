//! Decodes QR codes.
//!
//! Looks at the whole page first; when nothing is found, at the places that look like a code, larger and smaller. Bounded: so many
//! attempts, whatever the page. Never repairs what a code holds.

use image::{GrayImage, RgbImage, imageops};
use rxing::{BarcodeFormat, DecodeHints};
use serde::{Deserialize, Serialize};

use crate::place::{Point, Quad};

/// Longest side of the page that is searched as a whole, pixels.
const WHOLE: u32 = 1600;
/// Codes looked for on one page.
const MOST: usize = 3;
/// Likely places looked at closely.
const PLACES: usize = 2;
/// A code is at least so large, pixels.
const SMALLEST: u32 = 21;

/// One QR code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// What it holds.
    pub text: String,
    /// Where it stands.
    pub place: Quad,
}

/// Decodes the QR codes of a page.
#[must_use]
pub fn find(pixels: &RgbImage) -> Vec<Code> {
    let (wide, high) = pixels.dimensions();
    if wide.min(high) < SMALLEST {
        return Vec::new();
    }
    let grey = imageops::grayscale(pixels);
    let shrink = (WHOLE as f32 / wide.max(high) as f32).min(1.0);
    let mut page = sized(&grey, shrink);
    let mut codes: Vec<Code> = Vec::new();
    while let Some((text, quad)) = decode(&page) {
        cover(&mut page, &quad);
        let place = Quad(quad.0.map(|p| Point::new(p.x / shrink, p.y / shrink)));
        if codes.iter().any(|c| c.text == text) || codes.len() >= MOST {
            break;
        }
        codes.push(Code { text, place });
    }
    if !codes.is_empty() {
        return codes;
    }
    for [left, top, side] in likely(&grey).into_iter().take(PLACES) {
        let part = imageops::crop_imm(&grey, left, top, side, side).to_image();
        // Modules of 3 to 8 pixels decode best: a code is 25 to 57 modules wide.
        for wanted in [240.0, 420.0, 160.0] {
            let scale = (wanted / part.width().max(1) as f32).min(4.0);
            if let Some((text, quad)) = decode(&sized(&part, scale)) {
                let place = quad
                    .0
                    .map(|p| Point::new(left as f32 + p.x / scale, top as f32 + p.y / scale));
                return vec![Code {
                    text,
                    place: Quad(place),
                }];
            }
        }
    }
    Vec::new()
}

fn sized(grey: &GrayImage, scale: f32) -> GrayImage {
    let side = |s: u32| ((s as f32 * scale).round() as u32).max(1);
    let (w, h) = (side(grey.width()), side(grey.height()));
    if (w, h) == grey.dimensions() {
        grey.clone()
    } else if scale < 1.0 {
        imageops::thumbnail(grey, w, h)
    } else {
        imageops::resize(grey, w, h, imageops::FilterType::CatmullRom)
    }
}

/// One code and its corners, as far as its three finder patterns tell.
fn decode(grey: &GrayImage) -> Option<(String, Quad)> {
    let (w, h) = grey.dimensions();
    if w.min(h) < SMALLEST {
        return None;
    }
    let mut hints = DecodeHints {
        TryHarder: Some(true),
        ..DecodeHints::default()
    };
    let format = Some(BarcodeFormat::QR_CODE);
    let found =
        rxing::helpers::detect_in_luma_slice_with_hints(grey.as_raw(), w, h, format, &mut hints);
    let found = found.ok()?;
    let text = found.getText().to_owned();
    let points: Vec<Point> = found
        .getPoints()
        .iter()
        .map(|p| Point::new(p.x, p.y))
        .collect();
    (!text.trim().is_empty()).then(|| (text, corners(&points)))
}

/// Corners from the middles of the finder patterns: bottom left, top left, top right, as the decoder gives them.
fn corners(points: &[Point]) -> Quad {
    let [bottom, top, right] = match points {
        [a, b, c, ..] => [*a, *b, *c],
        _ => return Quad([points.first().copied().unwrap_or_default(); 4]),
    };
    let (ax, ay) = (right.x - top.x, right.y - top.y);
    let (dx, dy) = (bottom.x - top.x, bottom.y - top.y);
    // Middles of the patterns stand 3.5 modules inside, about a seventh of the way between them.
    let out = 0.14;
    let at = |u: f32, v: f32| Point::new(top.x + ax * u + dx * v, top.y + ay * u + dy * v);
    let (low, high) = (-out, 1.0 + out);
    Quad([at(low, low), at(high, low), at(high, high), at(low, high)])
}

/// Paints a code over so that the next one is found.
fn cover(page: &mut GrayImage, quad: &Quad) {
    let bounds = quad.bounds();
    let side = |v: f32, most: u32| (v.max(0.0) as u32).min(most);
    let (w, h) = page.dimensions();
    for y in side(bounds.top, h)..side(bounds.bottom + 1.0, h) {
        for x in side(bounds.left, w)..side(bounds.right + 1.0, w) {
            page.put_pixel(x, y, image::Luma([255]));
        }
    }
}

/// Squares of the page that look like a code, likeliest first: many edges both ways in every part of them. Left, top, side, pixels.
fn likely(grey: &GrayImage) -> Vec<[u32; 3]> {
    let (wide, high) = grey.dimensions();
    let long = wide.max(high);
    let shrink = (800.0 / long as f32).min(1.0);
    let small = sized(grey, shrink);
    let (w, h) = (small.width() as usize, small.height() as usize);
    let cell = 10;
    let (columns, rows) = (w / cell, h / cell);
    let value = |x: usize, y: usize| small.as_raw().get(y * w + x).map_or(0, |v| i32::from(*v));
    let mut busy = vec![0.0_f32; columns * rows];
    for (at, out) in busy.iter_mut().enumerate() {
        let (cx, cy) = (at % columns * cell, at / columns * cell);
        let (mut flat, mut upright) = (0, 0);
        for y in cy..cy + cell {
            for x in cx..cx + cell {
                let here = value(x, y);
                flat += (here - value((x + 1).min(w - 1), y)).abs();
                upright += (here - value(x, (y + 1).min(h - 1))).abs();
            }
        }
        *out = flat.min(upright) as f32 / (cell * cell) as f32;
    }
    let mut places: Vec<(f32, [u32; 3])> = Vec::new();
    for side in [5_usize, 7, 10, 14] {
        for top in 0..(rows + 1).saturating_sub(side) {
            for left in 0..(columns + 1).saturating_sub(side) {
                let mut all: Vec<f32> = (0..side * side)
                    .filter_map(|i| busy.get((top + i / side) * columns + left + i % side))
                    .copied()
                    .collect();
                all.sort_by(f32::total_cmp);
                // Even its quieter parts are busy, unlike lines of text with white between.
                let quiet = all.get(all.len() / 5).copied().unwrap_or(0.0);
                if quiet > 6.0 {
                    let margin = 2 * cell;
                    let from =
                        |v: usize| ((v * cell).saturating_sub(margin) as f32 / shrink) as u32;
                    let across = ((side * cell + 2 * margin) as f32 / shrink) as u32;
                    let score = quiet * (side as f32).sqrt();
                    places.push((score, [from(left), from(top), across]));
                }
            }
        }
    }
    places.sort_by(|l, r| r.0.total_cmp(&l.0).then(l.1.cmp(&r.1)));
    let mut kept: Vec<[u32; 3]> = Vec::new();
    for (_, place) in places {
        let apart = |o: &[u32; 3]| {
            place[0].abs_diff(o[0]).max(place[1].abs_diff(o[1])) > place[2].max(o[2]) / 2
        };
        if kept.iter().all(apart) {
            kept.push(place);
        }
        if kept.len() >= PLACES {
            break;
        }
    }
    kept
}

/// The unified social credit code in the text of a licence's QR code: in the address of the national publicity system (`uniscid=…`) or
/// standing alone. In capitals; its check digits are for the caller to check. `None` when there is none.
#[must_use]
pub fn licence_code(text: &str) -> Option<String> {
    let plain = decoded(text);
    let runs: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|run| coded(run))
        .collect();
    let named = |run: &&&str| {
        let at = plain.find(**run).unwrap_or(0);
        plain.get(..at).is_some_and(|before| {
            ["UNISCID=", "TYSHXYDM=", "CODE="]
                .iter()
                .any(|key| before.ends_with(key))
        })
    };
    let named = runs.iter().find(named).or(runs.first());
    named.map(|run| (*run).to_owned())
}

/// Whether a run has the build of a unified code: 18 of its alphabet (GB 32100-2015: no I, O, S, V, Z), digits for the region in third to eighth place.
fn coded(run: &str) -> bool {
    run.len() == 18
        && run
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() && !b"IOSVZ".contains(&b))
        && run.bytes().skip(2).take(6).all(|b| b.is_ascii_digit())
}

/// Capitals, full-width letters made plain, `%3D` made `=`.
fn decoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let c = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '%' => {
                let two: String = rest.clone().take(2).collect();
                match u8::from_str_radix(&two, 16) {
                    Ok(byte) if two.len() == 2 => {
                        rest.nth(1);
                        if byte.is_ascii() {
                            char::from(byte)
                        } else {
                            ' '
                        }
                    }
                    _ => c,
                }
            }
            other => other,
        };
        plain.push(c.to_ascii_uppercase());
    }
    plain
}
