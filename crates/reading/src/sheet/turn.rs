//! Tells which way up a page is by the way its lines read, and turns it.
//!
//! An engine gives every line with its corners in the order they read, so lines that run downward, upward or upside down say how the page
//! lies. No model for it: upright lines read with confidence 0.875 and more, upside-down ones with 0.50 to 0.68 (measured on 147 pages).

use image::{RgbImage, imageops};

use crate::sheet::Line;

/// Quarter turns clockwise that the lines ask for, 1 to 3; `None` when most of the text stands upright.
pub(super) fn needed(lines: &[Line]) -> Option<u8> {
    let votes = [0, 1, 2, 3].map(|turn| weight(lines, turn));
    let all: f32 = votes.iter().sum();
    let ask = |turn: u8| {
        votes
            .get(usize::from(turn))
            .is_some_and(|vote| *vote > all / 2.0)
    };
    (1..=3).find(|turn| ask(*turn))
}

/// How much text reads in the way that asks for so many quarter turns: characters, each weighed by its line's confidence. A single
/// character says little about which way up it is and does not count.
pub(super) fn weight(lines: &[Line], turns: u8) -> f32 {
    let asks = lines.iter().filter(|line| asks(line) == turns);
    asks.filter(|line| line.text.chars().count() > 1)
        .map(|line| line.confidence * line.text.chars().count() as f32)
        .sum()
}

/// Quarter turns clockwise that would make a line read from left to right.
fn asks(line: &Line) -> u8 {
    let [a, b, c, d] = line.place.0;
    let (dx, dy) = (b.x - a.x + c.x - d.x, b.y - a.y + c.y - d.y);
    match (dx.abs() >= dy.abs(), dx >= 0.0, dy >= 0.0) {
        (true, true, _) => 0,
        (true, false, _) => 2,
        // Runs upward, runs downward.
        (false, _, false) => 1,
        (false, _, true) => 3,
    }
}

/// A page turned clockwise by quarters.
pub(super) fn clockwise(pixels: &RgbImage, quarters: u8) -> RgbImage {
    match quarters % 4 {
        1 => imageops::rotate90(pixels),
        2 => imageops::rotate180(pixels),
        3 => imageops::rotate270(pixels),
        _ => pixels.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::played::line;
    use crate::place::{Point, Quad, Rect};
    use image::Rgb;

    /// A line that reads as it would on a page turned clockwise by quarters.
    fn lying(text: &str, quarters: usize) -> Line {
        let mut line = line(text, 0.9, Rect::new(-50.0, -10.0, 50.0, 10.0));
        for _ in 0..quarters {
            line.place = Quad(line.place.0.map(|p| Point::new(-p.y, p.x)));
        }
        line
    }

    #[test]
    fn lines_ask_for_the_turn_that_undoes_how_they_lie() {
        for quarters in 0..4usize {
            let lines = [
                lying("营业执照", quarters),
                lying("统一社会信用代码", quarters),
                lying("样本", (quarters + 1) % 4),
            ];
            let expected = (4 - quarters as u8) % 4;
            assert_eq!(needed(&lines), (expected > 0).then_some(expected));
        }
    }

    #[test]
    fn nothing_and_single_characters_ask_for_nothing() {
        assert_eq!(needed(&[]), None);
        assert_eq!(needed(&[lying("一", 1), lying("样本", 0)]), None);
        assert_eq!(needed(&[lying("样本", 1), lying("样本", 0)]), None);
    }

    #[test]
    fn turning_moves_the_corner() {
        let mut page = RgbImage::new(3, 2);
        page.put_pixel(0, 0, Rgb([9, 9, 9]));
        let corner = |quarters| {
            clockwise(&page, quarters)
                .enumerate_pixels()
                .find(|p| p.2.0[0] == 9)
                .map(|p| (p.0, p.1))
        };
        assert_eq!(
            [0, 1, 2, 3].map(corner),
            [Some((0, 0)), Some((1, 0)), Some((2, 1)), Some((0, 2))]
        );
    }
}
