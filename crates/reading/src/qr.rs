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

/// Corners out of the points the decoder gives (top left, top right, bottom left, perhaps bottom right), put in order around the code.
fn corners(points: &[Point]) -> Quad {
    let (top, right, bottom) = match points {
        [a, b, c, ..] => (*a, *b, *c),
        _ => return Quad([points.first().copied().unwrap_or_default(); 4]),
    };
    // Without a fourth: opposite the first.
    let fourth = Point::new(right.x + bottom.x - top.x, right.y + bottom.y - top.y);
    let last = points.get(3).copied().unwrap_or(fourth);
    let all = [top, right, bottom, last];
    let middle = Point::new(
        all.iter().map(|p| p.x).sum::<f32>() / 4.0,
        all.iter().map(|p| p.y).sum::<f32>() / 4.0,
    );
    let turn = |p: &Point| (p.y - middle.y).atan2(p.x - middle.x);
    let from = |p: &Point| (turn(p) - turn(&top) + 0.01).rem_euclid(std::f32::consts::TAU);
    let mut around = all;
    around.sort_by(|l, r| from(l).total_cmp(&from(r)));
    Quad(around)
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
    for side in [2_usize, 3, 5, 7, 10, 14] {
        let step = (side / 4).max(1);
        for top in (0..(rows + 1).saturating_sub(side)).step_by(step) {
            for left in (0..(columns + 1).saturating_sub(side)).step_by(step) {
                let mut all: Vec<f32> = (0..side * side)
                    .filter_map(|i| busy.get((top + i / side) * columns + left + i % side))
                    .copied()
                    .collect();
                if all.is_empty() {
                    continue;
                }
                // Even its quieter parts are busy, unlike lines of text with white between.
                let fifth = all.len() / 5;
                let quiet = *all.select_nth_unstable_by(fifth, f32::total_cmp).1;
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

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    /// `http://www.gsxt.gov.cn/index.html?uniscid=91330108MA2KH8QX7T&nodenum=330000`, 37 modules a side, one row a number.
    const LICENCE: [u64; 37] = [
        0x01fd5efa27f,
        0x0104e7bc041,
        0x01748dcf35d,
        0x01756a52d5d,
        0x0175659ae5d,
        0x010594b4041,
        0x01fd555557f,
        0x00010e1a600,
        0x0117471a9f9,
        0x005aac76952,
        0x006f3acae20,
        0x017087cd77e,
        0x009785bf1cf,
        0x0112224af9a,
        0x01d5fb9b7be,
        0x01c16ed9324,
        0x0035dc4b77d,
        0x0151d596592,
        0x01e7a94bf00,
        0x0189d48b75e,
        0x009d0abd34c,
        0x012227c7b12,
        0x00349a46ebe,
        0x019aeb191fc,
        0x01f6ab2b1cc,
        0x019a7cdee70,
        0x002c7e8ef4c,
        0x004953cf3cd,
        0x01c5f0a97fc,
        0x00015b02716,
        0x01fdb687d5a,
        0x0104ddc811c,
        0x0175a0491f6,
        0x0174751e7e1,
        0x01741503dc4,
        0x01045ccd3fe,
        0x01fd52bf28f,
    ];
    /// `样本`.
    const SMALL: [u64; 21] = [
        0x1fdc7f, 0x104541, 0x17585d, 0x17475d, 0x17595d, 0x104641, 0x1fd57f, 0x001c00, 0x00ca55,
        0x16bed4, 0x0ccc25, 0x198b41, 0x0574b1, 0x001bcd, 0x1fce2b, 0x105d18, 0x174c12, 0x1744dc,
        0x1745ab, 0x1048c0, 0x1fc59e,
    ];
    const ADDRESS: &str =
        "http://www.gsxt.gov.cn/index.html?uniscid=91330108MA2KH8QX7T&nodenum=330000";

    /// Draws a code onto a page: place of its corner, pixels a module, turn in radians.
    fn draw(page: &mut RgbImage, code: &[u64], (left, top): (f32, f32), module: f32, turn: f32) {
        let n = code.len();
        let (sin, cos) = turn.sin_cos();
        for (x, y, p) in page.enumerate_pixels_mut() {
            let (x, y) = (x as f32 + 0.5 - left, y as f32 + 0.5 - top);
            let (u, v) = ((x * cos + y * sin) / module, (y * cos - x * sin) / module);
            if u >= 0.0 && v >= 0.0 && (u as usize) < n && (v as usize) < n {
                let dark = code[v as usize] >> (n - 1 - u as usize) & 1 == 1;
                *p = if dark { Rgb([25; 3]) } else { Rgb([245; 3]) };
            }
        }
    }

    fn page(wide: u32, high: u32) -> RgbImage {
        RgbImage::from_pixel(wide, high, Rgb([250, 250, 246]))
    }

    #[test]
    fn a_code_is_decoded_where_it_stands() {
        for (module, turn) in [(4.0, 0.0), (3.0, 0.3), (7.0, 1.5), (5.0, -0.6)] {
            let mut page = page(1754, 1240);
            draw(&mut page, &LICENCE, (800.0, 500.0), module, turn);
            let found = find(&page);
            assert_eq!(found.len(), 1, "{module} {turn}");
            assert_eq!(found[0].text, ADDRESS);
            let half = module * LICENCE.len() as f32 / 2.0;
            let (sin, cos) = f32::sin_cos(turn);
            let middle = Point::new(
                800.0 + half * cos - half * sin,
                500.0 + half * sin + half * cos,
            );
            let place = found[0].place;
            assert!(
                place.bounds().centre().distance(middle) < 0.2 * half,
                "{place:?}"
            );
            assert!(
                (place.length() - 2.0 * half).abs() < 0.2 * half,
                "{place:?}"
            );
        }
    }

    #[test]
    fn two_codes_on_a_page_are_both_decoded() {
        let mut page = page(1400, 1000);
        draw(&mut page, &LICENCE, (150.0, 150.0), 5.0, 0.0);
        draw(&mut page, &SMALL, (900.0, 600.0), 8.0, 0.0);
        let mut texts: Vec<String> = find(&page).into_iter().map(|c| c.text).collect();
        texts.sort();
        assert_eq!(texts, [ADDRESS, "样本"]);
    }

    #[test]
    fn a_small_code_on_a_large_page_is_found_at_a_closer_look() {
        let mut page = page(4200, 3000);
        draw(&mut page, &LICENCE, (3300.0, 2200.0), 4.0, 0.1);
        let found = find(&page);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, ADDRESS);
        let middle = found[0].place.bounds().centre();
        assert!(
            middle.distance(Point::new(3366.0, 2281.0)) < 30.0,
            "{middle:?}"
        );
    }

    #[test]
    fn pages_without_a_code_give_none_whatever_their_size() {
        for (w, h) in [(0, 0), (1, 1), (1, 5000), (20, 20), (700, 500)] {
            assert_eq!(find(&page(w, h)), []);
        }
        let mut noise = page(900, 700);
        let mut seed = 3_u32;
        for p in noise.pixels_mut() {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *p = Rgb([(seed >> 24) as u8; 3]);
        }
        assert_eq!(find(&noise), []);
    }

    #[test]
    fn the_unified_code_is_taken_out_of_what_a_licence_holds() {
        let code = Some("91330108MA2KH8QX7T".to_owned());
        for text in [
            ADDRESS,
            "91330108ma2kh8qx7t",
            "统一社会信用代码：９１３３０１０８ＭＡ２ＫＨ８ＱＸ７Ｔ；名称：样本公司",
            "https://example.cn/q?u=a%26uniscid%3D91330108MA2KH8QX7T%26x=1",
            "https://example.cn/?sign=11330108MA2KH8QX7A&uniscid=91330108MA2KH8QX7T",
        ] {
            assert_eq!(licence_code(text), code, "{text}");
        }
        for text in [
            "",
            "%",
            "%E6%A0",
            "91330108MA2KH8QX7",
            "91330108MA2KH8QX7T0",
            "9133010OMA2KH8QX7T",
            "91330108MA2SHIQX7T",
            "https://www.douyin.com/",
        ] {
            assert_eq!(licence_code(text), None, "{text}");
        }
    }
}
