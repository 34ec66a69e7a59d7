//! Lays a stamp over a page: again and again, aslant, half through.
//!
//! Takes pixels and a [`Stamp`], gives pixels of the same size. Each letter is drawn dark with a light edge beside it, so that it shows on
//! white paper and on a dark portrait alike. No part of a page larger than a few letters stays free.

use image::RgbImage;
use reading::place::{Point, Rect};

use super::letters::Stamp;

/// How far lines of watermark rise, degrees.
const RISE: f32 = 28.0;
/// From one line to the next, in heights of a letter.
const LINES: f32 = 3.2;
/// From the end of a text to its next beginning, in heights of a letter.
const GAP: f32 = 2.0;
/// How much each line begins later than the one before, as a share of the distance between beginnings.
const STAGGER: f32 = 0.37;
/// Letters' colour: a grey blue that no seal and no ink has.
const DARK: [f32; 3] = [64.0, 92.0, 140.0];
/// Their edge's.
const LIGHT: [f32; 3] = [236.0, 243.0, 255.0];

/// How a watermark is laid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Manner {
    /// How much of the page its letters hide, 0 to 1.
    pub opacity: f32,
    /// Moves all lines, in heights of a letter.
    pub shift: f32,
}

/// Part of a page where the watermark is laid more lightly: its box, and the share of the opacity that is left.
pub type Eased = (Rect, f32);

/// Lays the stamp over the page.
pub fn lay(page: &RgbImage, stamp: &Stamp, manner: Manner, eased: &[Eased]) -> RgbImage {
    let (sin, cos) = RISE.to_radians().sin_cos();
    let (pitch, period) = (LINES * stamp.size, stamp.width() + GAP * stamp.size);
    let edge = (stamp.size / 20.0).max(1.0);
    let covered = |u: f32, v: f32| {
        let row = (v / pitch).floor();
        let along = (u - row * STAGGER * period).rem_euclid(period);
        stamp.at(along, v - row * pitch)
    };
    let mut laid = page.clone();
    for (x, y, pixel) in laid.enumerate_pixels_mut() {
        let (x, y) = (x as f32, y as f32);
        let here = eased
            .iter()
            .filter(|(part, _)| part.holds(Point::new(x, y)));
        let u = x * cos - y * sin;
        let v = x * sin + y * cos + manner.shift * stamp.size;
        let dark = covered(u, v);
        let light = covered(u - edge, v - edge).max(covered(u + edge, v + edge));
        let light = (light - dark).max(0.0);
        if dark <= 0.0 && light <= 0.0 {
            continue;
        }
        let opacity = manner.opacity * here.fold(1.0, |least, (_, share)| share.min(least));
        for ((value, dark_to), light_to) in pixel.0.iter_mut().zip(DARK).zip(LIGHT) {
            let under = f32::from(*value);
            let once = under + (dark_to - under) * opacity * dark;
            let twice = once + (light_to - once) * opacity * light;
            *value = twice.round().clamp(0.0, 255.0) as u8;
        }
    }
    laid
}

#[cfg(test)]
mod tests {
    use super::super::letters::Text;
    use super::*;
    use image::Rgb;

    const MANNER: Manner = Manner {
        opacity: 0.25,
        shift: 0.0,
    };

    fn laid(ground: u8) -> RgbImage {
        let stamp = Text::new("仅供抖音店铺关闭使用")
            .unwrap()
            .stamp(40.0)
            .unwrap();
        lay(
            &RgbImage::from_pixel(1200, 900, Rgb([ground; 3])),
            &stamp,
            MANNER,
            &[],
        )
    }

    #[test]
    fn it_shows_on_white_on_grey_and_on_black() {
        for ground in [255, 128, 0] {
            let farthest = laid(ground).pixels().map(|p| p.0[0].abs_diff(ground)).max();
            assert!(farthest > Some(25), "{ground}: {farthest:?}");
        }
    }

    #[test]
    fn no_part_of_the_page_stays_free() {
        let page = laid(255);
        // Every square of five letters' side has some.
        for (left, top) in (0..1200 - 200)
            .step_by(100)
            .flat_map(|x| (0..900 - 200).step_by(100).map(move |y| (x, y)))
        {
            let inked = (0..200).flat_map(|dx| (0..200).map(move |dy| (dx, dy)));
            let count = inked
                .filter(|(dx, dy)| page.get_pixel(left + dx, top + dy).0[0] < 230)
                .count();
            assert!(count > 300, "{left} {top}: {count}");
        }
    }

    #[test]
    fn ink_below_stays_darker_than_paper_below() {
        let stamp = Text::new("仅供").unwrap().stamp(60.0).unwrap();
        let page = RgbImage::from_fn(600, 600, |x, _| Rgb([if x % 2 == 0 { 20 } else { 240 }; 3]));
        let laid = lay(&page, &stamp, MANNER, &[]);
        for (ink, paper) in
            (0..600).flat_map(|y| (0..600).step_by(2).map(move |x| ((x, y), (x + 1, y))))
        {
            let (ink, paper) = (
                laid.get_pixel(ink.0, ink.1).0[0],
                laid.get_pixel(paper.0, paper.1).0[0],
            );
            assert!(paper - ink > 100, "{ink} {paper}");
        }
    }

    #[test]
    fn the_same_page_is_the_same_pixels_and_tiny_ones_are_taken() {
        assert_eq!(laid(200), laid(200));
        let stamp = Text::new("仅供").unwrap().stamp(4.0).unwrap();
        assert_eq!(
            lay(&RgbImage::new(1, 1), &stamp, MANNER, &[]).dimensions(),
            (1, 1)
        );
    }
}
