//! Orders lines as they are read: row by row, and in a row from left to right.
//!
//! Takes lines in any order, on a page that may lie a little aslant; gives them in reading order. Lines whose middles are within half a line
//! height of each other are one row. The order depends on nothing but the lines, and of two lines at the same place the text decides.

use std::cmp::Ordering;

use crate::place::Point;
use crate::sheet::Line;

/// Puts lines into reading order.
pub(super) fn reading(lines: &mut Vec<Line>) {
    let slant = slant(lines);
    let (sin, cos) = slant.sin_cos();
    // Middles on the page turned level.
    let level = |p: Point| Point::new(p.x * cos + p.y * sin, p.y * cos - p.x * sin);
    let mut all: Vec<(Point, f32, Line)> = std::mem::take(lines)
        .into_iter()
        .map(|line| (level(middle(&line)), height(&line), line))
        .collect();
    all.sort_by(|a, b| by(a.0.y, b.0.y, a, b));
    let mut row: Vec<(Point, f32, Line)> = Vec::new();
    for next in all {
        let same = row.last().is_some_and(|last| {
            let near = row.iter().map(|l| l.1).fold(next.1, f32::min) / 2.0;
            (next.0.y - last.0.y).abs() < near
        });
        if !same {
            flush(&mut row, lines);
        }
        row.push(next);
    }
    flush(&mut row, lines);
}

/// Moves a row to the lines, from left to right.
fn flush(row: &mut Vec<(Point, f32, Line)>, lines: &mut Vec<Line>) {
    row.sort_by(|a, b| by(a.0.x, b.0.x, a, b));
    lines.extend(row.drain(..).map(|(_, _, line)| line));
}

/// Compares by a number, and by what the lines say when it is the same.
fn by(x: f32, y: f32, a: &(Point, f32, Line), b: &(Point, f32, Line)) -> Ordering {
    x.total_cmp(&y).then_with(|| a.2.text.cmp(&b.2.text))
}

/// The median slant of lines that are long enough to tell, radians, clockwise.
fn slant(lines: &[Line]) -> f32 {
    let mut slants: Vec<f32> = lines
        .iter()
        .filter(|line| line.place.length() > 3.0 * line.place.height())
        .map(|line| {
            let [a, b, ..] = line.place.0;
            (b.y - a.y).atan2(b.x - a.x)
        })
        .filter(|slant| slant.abs() < std::f32::consts::FRAC_PI_4)
        .collect();
    slants.sort_by(f32::total_cmp);
    slants.get(slants.len() / 2).copied().unwrap_or(0.0)
}

/// The middle of a line.
fn middle(line: &Line) -> Point {
    let [a, _, c, _] = line.place.0;
    Point::new(f32::midpoint(a.x, c.x), f32::midpoint(a.y, c.y))
}

/// The height of a line, at least a pixel.
fn height(line: &Line) -> f32 {
    line.place.height().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::played::line;
    use crate::place::{Quad, Rect};
    use proptest::prelude::*;

    fn said(lines: &[Line]) -> String {
        lines.iter().map(|l| l.text.as_str()).collect()
    }

    fn at(text: &str, x: f32, y: f32) -> Line {
        line(text, 1.0, Rect::new(x, y, x + 200.0, y + 20.0))
    }

    #[test]
    fn rows_then_left_to_right() {
        let mut lines = vec![
            at("四", 500.0, 96.0),
            at("二", 500.0, 6.0),
            at("三", 0.0, 90.0),
            at("一", 0.0, 0.0),
        ];
        reading(&mut lines);
        assert_eq!(said(&lines), "一二三四");
    }

    #[test]
    fn a_slanted_page_keeps_its_rows() {
        let (sin, cos) = 6f32.to_radians().sin_cos();
        let turned = |text: &str, x: f32, y: f32| {
            let line = at(text, x, y);
            let place = Quad(
                line.place
                    .0
                    .map(|p| Point::new(p.x * cos - p.y * sin, p.x * sin + p.y * cos)),
            );
            Line { place, ..line }
        };
        // Six degrees over a thousand pixels are a hundred pixels: three rows.
        let mut lines = vec![
            turned("二", 1000.0, 0.0),
            turned("三", 0.0, 40.0),
            turned("一", 0.0, 0.0),
            turned("四", 1000.0, 40.0),
        ];
        reading(&mut lines);
        assert_eq!(said(&lines), "一二三四");
    }

    #[test]
    fn a_high_heading_does_not_swallow_the_rows_beside_it() {
        let heading = line("题", 1.0, Rect::new(0.0, 0.0, 100.0, 100.0));
        let mut lines = vec![at("下", 200.0, 75.0), heading, at("上", 200.0, 5.0)];
        reading(&mut lines);
        assert_eq!(said(&lines), "上题下");
    }

    proptest! {
        #[test]
        fn the_order_they_came_in_does_not_matter(places in proptest::collection::vec((0u16..500, 0u16..500), 0..20), turn in 0usize..20) {
            let mut lines: Vec<Line> = places.iter().enumerate()
                .map(|(i, (x, y))| at(&i.to_string(), f32::from(*x), f32::from(*y)))
                .collect();
            let mut other = lines.clone();
            if !other.is_empty() {
                let by = turn % other.len();
                other.rotate_left(by);
            }
            reading(&mut lines);
            reading(&mut other);
            prop_assert_eq!(lines, other);
        }
    }
}
