//! Tells whether a five-pointed star stands in the middle of a seal, and how it is turned.
//!
//! Folds the middle of the seal five times upon itself and compares the red inside a star's outline with the red around it, for stars of
//! every usual size and turn. Text written across a star in black is neither and only makes the answer less sure.

use std::f32::consts::{PI, TAU};

use super::ellipse::Ellipse;
use super::grid::Red;

/// Directions looked at, a whole turn.
const TURNS: usize = 180;
/// Rings looked at, from the middle to [`REACH`] of the radius.
const RINGS: usize = 24;
const REACH: f32 = 0.5;
/// Inner corner of a five-pointed star, share of its points' distance.
const INNER: f32 = 0.382;

/// What was seen in the middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Star {
    /// Red inside the best star less red around it, −1 to 1.
    pub contrast: f32,
    /// Turn of one of its points in the plane of the unit circle, radians, 0 to a fifth of a turn.
    pub turn: f32,
    /// Share of the middle that is red.
    pub red: f32,
}

impl Star {
    /// Whether it is a star; `None` when that cannot be told.
    pub fn is(&self) -> Option<bool> {
        // On drawn seals stars measure 0.55 to 0.95, digits and characters in the middle below 0.35, an empty middle 0.
        if self.contrast > 0.45 {
            Some(true)
        } else if self.contrast < 0.12 && self.red < 0.06 {
            Some(false)
        } else {
            None
        }
    }
}

/// Looks at the middle of a seal among the red of its page.
pub(super) fn look(red: &Red, seal: &Ellipse) -> Star {
    seen(seal, |p| red.cells.at(p))
}

/// How a star is turned in the plane of the unit circle, radians, 0 to a fifth of a turn; `inked` says where ink lies.
pub(super) fn turn(seal: &Ellipse, inked: impl Fn((f32, f32)) -> bool) -> f32 {
    seen(seal, inked).turn
}

fn seen(seal: &Ellipse, inked: impl Fn((f32, f32)) -> bool) -> Star {
    // How red each ring is in each direction, folded by five.
    let fold = TURNS / 5;
    let mut cells = [[0.0_f32; TURNS / 5]; RINGS];
    let mut total = 0.0;
    for (ring, row) in cells.iter_mut().enumerate() {
        let out = (ring as f32 + 0.5) / RINGS as f32 * REACH;
        for turn in 0..TURNS {
            let at = turn as f32 / TURNS as f32 * TAU;
            if inked(seal.at(at, out))
                && let Some(cell) = row.get_mut(turn % fold)
            {
                *cell += 0.2;
                if ring < RINGS * 3 / 5 {
                    total += out;
                }
            }
        }
    }
    let area: f32 = (0..RINGS * 3 / 5)
        .map(|ring| (ring as f32 + 0.5) / RINGS as f32 * REACH * TURNS as f32)
        .sum();
    let mut best = Star {
        contrast: -1.0,
        turn: 0.0,
        red: total / area,
    };
    for size in 8..RINGS {
        let points = (size as f32 + 0.5) / RINGS as f32 * REACH;
        for turn in 0..fold {
            let contrast = compare(&cells, points, turn);
            if contrast > best.contrast {
                best.contrast = contrast;
                best.turn = turn as f32 / TURNS as f32 * TAU;
            }
        }
    }
    best
}

fn compare(cells: &[[f32; TURNS / 5]; RINGS], points: f32, turn: usize) -> f32 {
    let fold = TURNS / 5;
    let (mut inside, mut outside) = ((0.0, 0.0), (0.0, 0.0));
    for (ring, row) in cells.iter().enumerate() {
        let out = (ring as f32 + 0.5) / RINGS as f32 * REACH;
        if out > points {
            break;
        }
        for (at, cell) in row.iter().enumerate() {
            let from = (at + fold - turn) % fold;
            let off = from.min(fold - from) as f32 / TURNS as f32 * TAU;
            let sum = if out <= edge(off) * points {
                &mut inside
            } else {
                &mut outside
            };
            sum.0 += cell * out;
            sum.1 += out;
        }
    }
    inside.0 / f32::max(inside.1, 1e-6) - outside.0 / f32::max(outside.1, 1e-6)
}

/// How far out the outline of a star with points at 1 lies, so far off a point (0 to a tenth of a turn).
fn edge(off: f32) -> f32 {
    let (qx, qy) = (INNER * (PI / 5.0).cos(), INNER * (PI / 5.0).sin());
    let (sin, cos) = off.min(PI / 5.0).sin_cos();
    qy / (cos * qy - sin * (qx - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outline_of_a_star_runs_from_its_points_to_its_inner_corners() {
        assert!((edge(0.0) - 1.0).abs() < 1e-5);
        assert!((edge(PI / 5.0) - INNER).abs() < 1e-5);
        assert!(edge(0.1) < edge(0.05));
    }
}
