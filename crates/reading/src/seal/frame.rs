//! Tells a square seal: a red frame with four straight sides, alone, small on its page.
//!
//! Takes the outline of one patch of red, gives its four corners. Never takes a page's border, a table or a framed letter of a heading for one.

use std::f32::consts::FRAC_PI_2;

use imageproc::geometry::{convex_hull, min_area_rect};
use imageproc::point::Point;

use super::ellipse::Ellipse;
use super::grid::Red;

/// Shortest side, cells, and longest, share of the page's longer side. Name seals are 8 to 30 mm: 27 to 100 cells on A4.
const SIDE: (f32, f32) = (24.0, 0.24);
/// Shortest side by longest.
const FLATTEST: f32 = 0.4;
/// Share of each side that must be red.
const STRAIGHT: f32 = 0.8;
/// Red share of what is inside: characters on white, or white characters on red, but something.
const INSIDE: (f32, f32) = (0.08, 0.85);

/// A square seal: middle, half sides (in `a` and `b`) and turn, with the share of its frame that is there.
pub(super) fn frame(red: &Red, points: &[(f32, f32)]) -> Option<(Ellipse, f32)> {
    let whole: Vec<Point<i32>> = points
        .iter()
        .map(|p| Point::new(p.0 as i32, p.1 as i32))
        .collect();
    let hull = convex_hull(whole);
    if hull.len() < 4 {
        return None;
    }
    let corners = min_area_rect(&hull).map(|p| (p.x as f32 + 0.5, p.y as f32 + 0.5));
    let [p, q, r, _] = corners;
    let (mut a, mut b) = (
        (q.0 - p.0).hypot(q.1 - p.1) / 2.0,
        (r.0 - q.0).hypot(r.1 - q.1) / 2.0,
    );
    let long = red.cells.wide().max(red.cells.high()) as f32;
    if 2.0 * a.min(b) < SIDE.0 || 2.0 * a.max(b) > SIDE.1 * long || a.min(b) < FLATTEST * a.max(b) {
        return None;
    }
    // Turned by at most an eighth, so that its first axis is the one that lies flat.
    let mut angle = (q.1 - p.1).atan2(q.0 - p.0);
    while angle > FRAC_PI_2 / 2.0 {
        angle -= FRAC_PI_2;
        std::mem::swap(&mut a, &mut b);
    }
    while angle < -FRAC_PI_2 / 2.0 {
        angle += FRAC_PI_2;
        std::mem::swap(&mut a, &mut b);
    }
    let n = corners.len() as f32;
    let square = Ellipse {
        x: corners.iter().map(|c| c.0).sum::<f32>() / n,
        y: corners.iter().map(|c| c.1).sum::<f32>() / n,
        a,
        b,
        angle,
    };
    let sides =
        [(0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0)].map(|side| along(red, &square, side));
    let least = sides.into_iter().fold(1.0, f32::min);
    let inside = inside(red, &square);
    if least < STRAIGHT || !(INSIDE.0..INSIDE.1).contains(&inside) || ruled(red, &square) {
        return None;
    }
    Some((square, sides.iter().sum::<f32>() / 4.0))
}

/// Share of one side along which red is met going inward.
fn along(red: &Red, square: &Ellipse, (u, v): (f32, f32)) -> f32 {
    let depth = (0.13 * square.a.min(square.b)).max(2.0);
    let steps = 40;
    let hits = (0..steps).filter(|i| {
        let s = (*i as f32 + 0.5) / steps as f32 * 1.84 - 0.92;
        (0..=(depth as usize * 2)).any(|d| {
            let (ku, kv) = (
                1.0 - d as f32 * 0.5 / square.a,
                1.0 - d as f32 * 0.5 / square.b,
            );
            let at = if u == 0.0 { (s, v * kv) } else { (u * ku, s) };
            red.cells.at(square.map(at))
        })
    });
    hits.count() as f32 / steps as f32
}

fn inside(red: &Red, square: &Ellipse) -> f32 {
    let steps = 32;
    let at = |i: usize| (i as f32 + 0.5) / steps as f32 * 1.6 - 0.8;
    let hits = (0..steps)
        .flat_map(|i| (0..steps).map(move |j| (at(i), at(j))))
        .filter(|p| red.cells.at(square.map(*p)))
        .count();
    hits as f32 / (steps * steps) as f32
}

/// Whether a straight red line crosses it from side to side where a seal has strokes: a table, or a framed letter (田, 日).
fn ruled(red: &Red, square: &Ellipse) -> bool {
    let steps = 40;
    let at = |i: usize, reach: f32| ((i as f32 + 0.5) / steps as f32 * 2.0 - 1.0) * reach;
    (0..steps).any(|i| {
        let line = at(i, 0.7);
        let share = |flat: bool| {
            (0..steps)
                .filter(|j| {
                    let s = at(*j, 0.97);
                    // A line that is not quite level still counts; a gap between two characters stays a gap.
                    [-1.0, 0.0, 1.0].into_iter().any(|off| {
                        let p = if flat {
                            (s, line + off / square.b)
                        } else {
                            (line + off / square.a, s)
                        };
                        red.cells.at(square.map(p))
                    })
                })
                .count()
        };
        share(true) >= 39 || share(false) >= 39
    }) && inside(red, square) < 0.45
}
