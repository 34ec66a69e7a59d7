//! Draws pages with seals and with what looks like one, and looks for seals on them.

use std::f32::consts::{PI, TAU};
use std::sync::Mutex;

use image::{Rgb, RgbImage};
use imageproc::drawing::{draw_filled_circle_mut, draw_filled_rect_mut, draw_hollow_rect_mut};
use imageproc::rect::Rect;

use super::ellipse::Ellipse;
use super::*;
use crate::engine::{Engine, EngineError};
use crate::place::{Point, Quad, Rect as Box};
use crate::sheet::{Glyph, Line};

const INK: Rgb<u8> = Rgb([205, 35, 40]);
const WHITE: Rgb<u8> = Rgb([250, 250, 248]);

fn page(wide: u32, high: u32) -> RgbImage {
    RgbImage::from_pixel(wide, high, WHITE)
}

/// Multiplies ink onto the page wherever `drawn` says so, in the plane of the outline's unit circle.
fn press(page: &mut RgbImage, outline: &Ellipse, drawn: impl Fn(f32, f32) -> bool) {
    for (x, y, p) in page.enumerate_pixels_mut() {
        let (u, v) = outline.unmap((x as f32 + 0.5, y as f32 + 0.5));
        if u.hypot(v) < 1.5 && drawn(u, v) {
            for (c, ink) in p.0.iter_mut().zip(INK.0) {
                *c = (u16::from(*c) * u16::from(ink) / 255) as u8;
            }
        }
    }
}

fn star(u: f32, v: f32) -> bool {
    let off = (v.atan2(u) + PI / 2.0).rem_euclid(TAU / 5.0);
    let off = off.min(TAU / 5.0 - off);
    let (qx, qy) = (0.382 * (PI / 5.0).cos(), 0.382 * (PI / 5.0).sin());
    let (sin, cos) = off.sin_cos();
    u.hypot(v) < 0.34 * qy / (cos * qy - sin * (qx - 1.0))
}

/// A seal: a rim, twelve letters of two strokes from 220° around over the top, a star.
fn official(u: f32, v: f32, starred: bool) -> bool {
    let out = u.hypot(v);
    let along = (v.atan2(u).to_degrees() - 130.0).rem_euclid(360.0);
    let letter = along < 280.0 && {
        let within = (along / (280.0 / 12.0)).fract();
        (0.15..0.35).contains(&within) || (0.55..0.80).contains(&within)
    };
    (0.945..1.0).contains(&out)
        || ((0.66..0.88).contains(&out) && letter)
        || (starred && star(u, v))
}

fn outline(x: f32, y: f32, a: f32, b: f32, angle: f32) -> Ellipse {
    Ellipse { x, y, a, b, angle }
}

fn near(seal: &Seal, e: &Ellipse) {
    let off = seal.centre.distance(Point::new(e.x, e.y));
    assert!(off < 0.02 * e.a, "middle: {seal:?}, drawn {e:?}");
    let (long, short) = (
        seal.radii.0.max(seal.radii.1),
        seal.radii.0.min(seal.radii.1),
    );
    assert!((long - e.a).abs() < 0.03 * e.a, "{seal:?}, drawn {e:?}");
    assert!((short - e.b).abs() < 0.03 * e.a, "{seal:?}, drawn {e:?}");
}

#[test]
fn round_oval_and_tilted_seals_are_found_where_they_are() {
    for (drawn, starred, shape) in [
        (
            outline(700.0, 1100.0, 120.0, 120.0, 0.3),
            true,
            Shape::Round,
        ),
        (outline(300.0, 300.0, 60.0, 60.0, -1.0), true, Shape::Round),
        (outline(700.0, 900.0, 130.0, 112.0, 0.5), true, Shape::Round),
        (
            outline(600.0, 1200.0, 140.0, 105.0, 0.1),
            false,
            Shape::Oval,
        ),
        (
            outline(600.0, 1200.0, 140.0, 93.0, -0.2),
            false,
            Shape::Oval,
        ),
    ] {
        let mut page = page(1000, 1400);
        press(&mut page, &drawn, |u, v| official(u, v, starred));
        let found = find(&page);
        assert_eq!(found.len(), 1, "{drawn:?} {found:?}");
        assert_eq!(found[0].shape, shape);
        assert_eq!(found[0].star, Some(starred));
        assert!(found[0].coverage > 0.9 && found[0].ring.is_none());
        near(&found[0], &drawn);
    }
}

#[test]
fn a_thick_rim_over_writing_is_found_wherever_it_lies() {
    for i in 0..60 {
        let i = i as f32;
        let drawn = outline(386.0 + 3.3 * i, 697.0 - 2.7 * i, 67.5, 67.5, 0.1 * i);
        let mut page = page(707, 1000);
        for row in 0..3 {
            let line = Rect::at(260, 650 + 28 * row).of_size(300, 11);
            draw_filled_rect_mut(&mut page, line, Rgb([20; 3]));
        }
        press(&mut page, &drawn, |u, v| {
            official(u, v, true) || (0.925..1.0).contains(&u.hypot(v))
        });
        let found = find(&page);
        assert_eq!(found.len(), 1, "{found:?}, drawn {drawn:?}");
        near(&found[0], &drawn);
    }
}

#[test]
fn places_are_pixels_of_the_full_page() {
    let drawn = outline(1800.0, 2600.0, 230.0, 230.0, 0.0);
    let mut page = page(2400, 3200);
    press(&mut page, &drawn, |u, v| official(u, v, true));
    let found = find(&page);
    assert_eq!(found.len(), 1);
    near(&found[0], &drawn);
}

#[test]
fn overlapping_seals_are_two_and_a_seal_over_black_text_is_one() {
    let (one, two) = (
        outline(420.0, 800.0, 110.0, 110.0, 0.0),
        outline(570.0, 840.0, 110.0, 110.0, 0.4),
    );
    let mut page = page(1000, 1300);
    for i in 0..9 {
        draw_filled_rect_mut(
            &mut page,
            Rect::at(100, 700 + 30 * i).of_size(780, 9),
            Rgb([20; 3]),
        );
    }
    press(&mut page, &one, |u, v| official(u, v, true));
    assert_eq!(find(&page).len(), 1);
    press(&mut page, &two, |u, v| official(u, v, true));
    let mut found = find(&page);
    found.sort_by(|l, r| l.centre.x.total_cmp(&r.centre.x));
    assert_eq!(found.len(), 2, "{found:?}");
    near(&found[0], &one);
    near(&found[1], &two);
}

#[test]
fn a_square_seal_is_found_and_a_border_a_table_and_a_box_of_a_heading_are_none() {
    let square = |page: &mut RgbImage, x, y, side: u32| {
        for i in 0..5 {
            draw_hollow_rect_mut(
                page,
                Rect::at(x + i, y + i).of_size(side - 2 * i as u32, side - 2 * i as u32),
                INK,
            );
        }
    };
    let strokes = |page: &mut RgbImage, x: i32, y: i32| {
        for (dx, dy) in [(18, 18), (64, 18), (18, 64), (64, 64)] {
            draw_filled_rect_mut(page, Rect::at(x + dx, y + dy).of_size(34, 8), INK);
            draw_filled_rect_mut(page, Rect::at(x + dx + 13, y + dy).of_size(8, 34), INK);
        }
    };
    let mut stamped = page(1000, 1400);
    square(&mut stamped, 600, 1000, 116);
    strokes(&mut stamped, 600, 1000);
    let found = find(&stamped);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].shape, Shape::Square);
    assert!((found[0].radii.0 - 58.0).abs() < 3.0 && found[0].angle.abs() < 3.0);

    let mut border = page(1000, 1400);
    square(&mut border, 20, 20, 960);
    assert_eq!(find(&border), []);
    let mut table = page(1000, 1400);
    for (x, y) in [(300, 300), (390, 300), (300, 390), (390, 390)] {
        square(&mut table, x, y, 94);
    }
    assert_eq!(find(&table), []);
    let mut heading = page(1000, 1400);
    for x in [200, 340, 480] {
        square(&mut heading, x, 200, 116);
        strokes(&mut heading, x, 200);
    }
    assert_eq!(find(&heading), []);
}

#[test]
fn emblems_discs_bare_rings_and_grey_copies_are_no_seals() {
    let mut emblem = page(1000, 700);
    draw_filled_circle_mut(&mut emblem, (200, 200), 90, INK);
    draw_filled_circle_mut(&mut emblem, (200, 160), 20, Rgb([240, 200, 60]));
    assert_eq!(find(&emblem), []);
    // A gold disc in a thick red ring, a red star on it.
    let at = outline(200.0, 200.0, 90.0, 90.0, 0.0);
    let mut gold = page(1000, 700);
    draw_filled_circle_mut(&mut gold, (200, 200), 80, Rgb([240, 200, 60]));
    press(&mut gold, &at, |u, v| {
        (0.82..1.0).contains(&u.hypot(v)) || star(u, v)
    });
    assert_eq!(find(&gold), []);
    let mut bare = page(1000, 700);
    press(&mut bare, &at, |u, v| (0.94..1.0).contains(&u.hypot(v)));
    assert_eq!(find(&bare), []);
    let mut grey = page(1000, 1400);
    press(
        &mut grey,
        &outline(500.0, 900.0, 120.0, 120.0, 0.0),
        |u, v| official(u, v, true),
    );
    for p in grey.pixels_mut() {
        let v = ((u16::from(p.0[0]) + u16::from(p.0[1]) + u16::from(p.0[2])) / 3) as u8;
        *p = Rgb([v; 3]);
    }
    assert_eq!(find(&grey), []);
}

#[test]
fn hostile_pages_end_and_give_few() {
    let mut seed = 9_u32;
    let mut noise = RgbImage::new(1100, 900);
    for p in noise.pixels_mut() {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *p = if seed >> 24 < 70 { INK } else { WHITE };
    }
    assert_eq!(find(&noise), []);
    assert_eq!(find(&RgbImage::from_pixel(900, 900, INK)), []);
    for (w, h) in [(0, 0), (1, 1), (1, 9000), (9000, 1)] {
        assert_eq!(find(&RgbImage::from_pixel(w, h, INK)), []);
    }
    let mut crowd = page(1000, 1000);
    for i in 0..20_u16 {
        let turn = f32::from(i) * 0.9;
        let (x, y) = (500.0 + 250.0 * turn.cos(), 500.0 + 250.0 * turn.sin());
        press(&mut crowd, &outline(x, y, 90.0, 90.0, 0.0), |u, v| {
            official(u, v, true)
        });
    }
    assert!(find(&crowd).len() <= 16);
    assert_eq!(find(&crowd), find(&crowd), "same page, same seals");
}

#[test]
fn quieting_clears_the_red_keeps_the_black_and_touches_nothing_else() {
    let drawn = outline(500.0, 500.0, 120.0, 120.0, 0.0);
    let mut page = page(1000, 1000);
    draw_filled_rect_mut(&mut page, Rect::at(350, 495).of_size(300, 12), Rgb([25; 3]));
    press(&mut page, &drawn, |u, v| official(u, v, true));
    let seals = find(&page);
    assert_eq!(seals.len(), 1);
    let quiet = quiet(&page, &seals);
    let mut dark = 0;
    for (x, y, p) in quiet.enumerate_pixels() {
        let out = drawn.out((x as f32 + 0.5, y as f32 + 0.5));
        if out > 1.2 {
            assert_eq!(p, page.get_pixel(x, y));
        } else if out < 1.05 {
            let black = (495..507).contains(&y);
            assert_eq!(p.0[0] < 60, black, "{x} {y} {p:?}");
            dark += usize::from(black);
        }
    }
    assert!(dark > 2000);
    assert!(matches!(
        super::quiet(&page, &[]),
        std::borrow::Cow::Borrowed(_)
    ));
}

/// Keeps the strips it is given and answers with the same line.
struct Listening {
    strips: Mutex<Vec<RgbImage>>,
    answer: Vec<(char, f32)>,
}

impl Engine for Listening {
    fn page(&self, _: &RgbImage) -> Result<Vec<Line>, EngineError> {
        Ok(Vec::new())
    }

    fn strip(&self, pixels: &RgbImage) -> Result<Line, EngineError> {
        self.strips.lock().unwrap().push(pixels.clone());
        let count = self.answer.len() as f32;
        let glyphs: Vec<Glyph> = self
            .answer
            .iter()
            .enumerate()
            .map(|(i, (char, confidence))| Glyph {
                char: *char,
                confidence: *confidence,
                at: (i as f32 + 0.5) / count,
            })
            .collect();
        Ok(Line {
            text: self.answer.iter().map(|a| a.0).collect(),
            confidence: self.answer.iter().map(|a| a.1).sum::<f32>() / count,
            place: Quad::of(Box::new(0.0, 0.0, 1.0, 1.0)),
            glyphs,
            sharpness: None,
        })
    }
}

fn heard(answer: &str, confidence: f32, drawn: &Ellipse, starred: bool) -> (Seal, Vec<RgbImage>) {
    let engine = Listening {
        strips: Mutex::default(),
        answer: answer.chars().map(|c| (c, confidence)).collect(),
    };
    let mut page = page(1000, 1000);
    press(&mut page, drawn, |u, v| official(u, v, starred));
    let mut seal = find(&page).remove(0);
    read(&page, &mut seal, &engine);
    (seal, engine.strips.into_inner().unwrap())
}

#[test]
fn a_ring_unrolls_into_upright_letters_from_its_first_to_its_last() {
    for (drawn, starred) in [
        (outline(500.0, 500.0, 140.0, 140.0, 0.0), true),
        (outline(500.0, 500.0, 140.0, 140.0, 2.0), true),
        (outline(500.0, 500.0, 60.0, 60.0, -0.5), true),
        (outline(500.0, 500.0, 140.0, 120.0, 0.2), true),
    ] {
        let (seal, strips) = heard("杭州样本文化传媒有限公司", 0.97, &drawn, starred);
        assert_eq!(seal.ring.unwrap().text, "杭州样本文化传媒有限公司");
        assert_eq!(seal.across, None);
        let strip = &strips[0];
        assert_eq!(strip.height(), 48);
        // Letters 0.22 of the radius high along 280° at 0.77 of it: 17 times as long as high.
        let ratio = strip.width() as f32 / 48.0;
        assert!((11.0..19.0).contains(&ratio), "{ratio}");
        let inked = |x: u32| {
            (12..36)
                .filter(|y| strip.get_pixel(x, *y).0[0] < 128)
                .count()
                > 12
        };
        let strokes = (1..strip.width())
            .filter(|x| inked(*x) && !inked(x - 1))
            .count();
        assert!((23..=24).contains(&strokes), "24 strokes, {strokes} seen");
        // No piece of the rim lies along its top.
        let top = (0..strip.width())
            .filter(|x| strip.get_pixel(*x, 0).0[0] < 100)
            .count();
        assert!(top < strip.width() as usize / 3);
    }
}

#[test]
fn numbers_fall_off_and_what_is_not_sure_is_left_out() {
    let drawn = outline(500.0, 500.0, 140.0, 140.0, 0.0);
    let text = |answer: &str, confidence| heard(answer, confidence, &drawn, true).0.ring;
    assert_eq!(
        text("01样本有限公司330", 0.95).unwrap().text,
        "样本有限公司"
    );
    assert_eq!(text("样本有限公司", 0.7), None);
    assert_eq!(text("0103", 0.99), None);
    assert_eq!(text("", 0.99), None);
}

#[test]
fn letters_that_seem_to_be_missing_make_a_reading_unsure() {
    let mut page = page(1000, 1000);
    let (one, two) = (
        outline(400.0, 500.0, 120.0, 120.0, 0.0),
        outline(580.0, 500.0, 120.0, 120.0, 0.0),
    );
    for drawn in [&one, &two] {
        press(&mut page, drawn, |u, v| official(u, v, true));
    }
    let engine = Listening {
        strips: Mutex::default(),
        answer: "杭州样本有限公司".chars().map(|c| (c, 0.99)).collect(),
    };
    for mut seal in find(&page) {
        read(&page, &mut seal, &engine);
        let ring = seal.ring.unwrap();
        assert!(ring.confidence < 0.9, "seals that overlap hide letters");
    }
}

#[test]
fn a_row_below_the_star_that_cannot_be_read_keeps_the_sort_unknown() {
    let drawn = outline(500.0, 500.0, 140.0, 140.0, 0.0);
    let mut page = page(1000, 1000);
    press(&mut page, &drawn, |u, v| {
        let word = (0.45..0.58).contains(&v) && u.abs() < 0.35 && (u * 10.0).rem_euclid(1.0) < 0.6;
        official(u, v, true) || word
    });
    let mut seal = find(&page).remove(0);
    struct Half;
    impl Engine for Half {
        fn page(&self, _: &RgbImage) -> Result<Vec<Line>, EngineError> {
            Ok(Vec::new())
        }
        fn strip(&self, pixels: &RgbImage) -> Result<Line, EngineError> {
            if pixels.width() < 400 {
                return Ok(crate::engine::played::line(
                    "?",
                    0.3,
                    Box::new(0.0, 0.0, 1.0, 1.0),
                ));
            }
            Ok(crate::engine::played::line(
                "样本有限公司",
                0.98,
                Box::new(0.0, 0.0, 1.0, 1.0),
            ))
        }
    }
    read(&page, &mut seal, &Half);
    assert_eq!(seal.ring.as_ref().unwrap().text, "样本有限公司");
    assert_eq!(seal.across.as_ref().unwrap().text, "");
    assert_eq!(sort(&seal), Sort::Unknown);
}

#[test]
fn reading_and_quieting_bear_a_seal_that_lies_outside_the_page() {
    let engine = Listening {
        strips: Mutex::default(),
        answer: vec![('样', 0.9)],
    };
    for (x, r) in [
        (-500.0, 40.0),
        (50.0, 1e9),
        (f32::NAN, 10.0),
        (20.0, f32::NAN),
        (0.0, 0.0),
    ] {
        let mut seal = Seal {
            shape: Shape::Oval,
            centre: Point::new(x, x),
            radii: (r, r),
            angle: 0.0,
            star: None,
            ring: None,
            across: None,
            coverage: 1.0,
        };
        let page = page(60, 60);
        let _ = quiet(&page, std::slice::from_ref(&seal));
        read(&page, &mut seal, &engine);
    }
}
