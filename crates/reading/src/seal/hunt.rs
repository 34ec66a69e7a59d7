//! Hunts for the outline of one round or oval seal among red cells.
//!
//! Three points drawn at random make a circle, in the page as it lies and in the page stretched so that an oval or a tilted seal becomes
//! round; the circle that is red all along and not just outside wins, and the ellipse through its red is its outline. The draw has a fixed
//! seed: same page, same outline. Bounded: so many draws, whatever the page.

use std::f32::consts::TAU;

use super::ellipse::Ellipse;
use super::grid::Red;

/// Smallest and largest radius, cells: smaller ones cannot be told from letters.
pub(super) const RADIUS: (f32, f32) = (20.0, 520.0);

/// Draws in the page as it lies, and in each stretched one.
const DRAWS: (usize, usize) = (500, 110);

/// Ratios of the axes that are tried: a seal seen aslant, an invoice seal (40 × 30 mm), a foreign-invested company's (45 × 30 mm).
const FLAT: [f32; 3] = [0.87, 0.75, 0.667];

/// A circle this good needs no ovals tried.
const GOOD: f32 = 0.86;

/// Two outlines whose scores are this near are as good as each other.
const ALIKE: f32 = 0.04;

/// An outline with how well red lies along it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outline {
    /// The middle line of the ring.
    pub ellipse: Ellipse,
    /// Share of the outline that is red.
    pub coverage: f32,
    /// Share of the outline that is red itself, not only close by.
    pub crisp: f32,
    /// Share of red just outside it.
    pub beyond: f32,
    /// Share of the outline where a thin line of red runs along it.
    pub line: f32,
    /// How thick the ring is, cells.
    pub thick: f32,
}

impl Outline {
    /// How good it is among other outlines, at most 1.
    pub fn score(&self) -> f32 {
        f32::midpoint(self.coverage, self.crisp) - 0.5 * self.beyond
    }
}

/// Numbers that look random and are the same in every run.
pub(super) struct Dice(u64);

impl Dice {
    /// The fixed seed.
    pub fn new() -> Self {
        Self(0x5EA1)
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % most.max(1) as u64) as usize
    }

    fn three(&mut self, points: &[(f32, f32)]) -> Option<[(f32, f32); 3]> {
        let mut one = || points.get(self.below(points.len())).copied();
        Some([one()?, one()?, one()?])
    }
}

/// The best outline through points of the silhouette of one patch of red; `None` when nothing comes near.
pub(super) fn hunt(red: &Red, points: &[(f32, f32)], dice: &mut Dice) -> Option<Outline> {
    let mut best: Option<Outline> = None;
    let upright = std::iter::once((1.0, 0.0, DRAWS.0));
    let aslant = FLAT
        .into_iter()
        .flat_map(|flat| (0..12).map(move |i| (flat, i as f32 * TAU / 24.0, DRAWS.1)));
    for (flat, angle, draws) in upright.chain(aslant) {
        if flat < 1.0 && best.is_some_and(|b| b.score() > GOOD) {
            break;
        }
        let (sin, cos) = f32::sin_cos(angle);
        for _ in 0..draws {
            let drawn = dice.three(points)?;
            let round = drawn.map(|(x, y)| (x * cos + y * sin, (y * cos - x * sin) / flat));
            let Some((x, y, r)) = circle(round) else {
                continue;
            };
            let y = y * flat;
            let ellipse = Ellipse {
                x: x * cos - y * sin,
                y: x * sin + y * cos,
                a: r,
                b: r * flat,
                angle,
            };
            if !fits(red, &ellipse) || covered(red, &ellipse, 16) < 0.5 {
                continue;
            }
            let found = weigh(red, ellipse);
            if best.is_none_or(|b| found.score() > b.score() - ALIKE) {
                let found = refine(red, found);
                if best.is_none_or(|b| found.score() > b.score()) {
                    best = Some(found);
                }
            }
        }
    }
    best.map(|b| lined(red, middled(red, b)))
}

fn fits(red: &Red, e: &Ellipse) -> bool {
    let long = red.cells.wide().max(red.cells.high()) as f32;
    let most = RADIUS.1.min(0.52 * long);
    let [left, top, right, bottom] = e.bounds();
    let slack = 0.15 * e.a;
    e.b >= RADIUS.0 * 0.6
        && e.radius() >= RADIUS.0
        && e.a <= most
        && left > -slack
        && top > -slack
        && right < red.cells.wide() as f32 + slack
        && bottom < red.cells.high() as f32 + slack
}

fn circle([(ax, ay), (bx, by), (cx, cy)]: [(f32, f32); 3]) -> Option<(f32, f32, f32)> {
    let (bx, by, cx, cy) = (bx - ax, by - ay, cx - ax, cy - ay);
    let d = 2.0 * (bx * cy - by * cx);
    if d.abs() < 60.0 {
        return None;
    }
    let (b, c) = (bx * bx + by * by, cx * cx + cy * cy);
    let (x, y) = ((cy * b - by * c) / d, (bx * c - cx * b) / d);
    Some((ax + x, ay + y, x.hypot(y)))
}

/// Share of the outline that is red within one cell (two on large ones, where paper bends).
fn covered(red: &Red, e: &Ellipse, steps: usize) -> f32 {
    let grid = if e.radius() > 60.0 {
        &red.around
    } else {
        &red.near
    };
    share(steps, |t| grid.at(e.at(t, 1.0)))
}

fn share(steps: usize, hit: impl Fn(f32) -> bool) -> f32 {
    let hits = (0..steps)
        .filter(|i| hit(*i as f32 * TAU / steps as f32))
        .count();
    hits as f32 / steps.max(1) as f32
}

fn weigh(red: &Red, ellipse: Ellipse) -> Outline {
    let steps = ((ellipse.radius() * 2.0) as usize).clamp(48, 180);
    let outer = ellipse.wider((ellipse.radius() * 0.07).max(4.0) + 1.0);
    Outline {
        coverage: covered(red, &ellipse, steps),
        crisp: share(steps, |t| red.cells.at(ellipse.at(t, 1.0))),
        beyond: share(steps, |t| red.cells.at(outer.at(t, 1.0))),
        line: 0.0,
        thick: 1.0,
        ellipse,
    }
}

/// Moves the outline onto the middle of the red along it, as long as that makes it better.
fn refine(red: &Red, mut best: Outline) -> Outline {
    for _ in 0..4 {
        match moved(red, &best) {
            Some(found) if found.score() > best.score() => best = found,
            _ => break,
        }
    }
    best
}

/// Moves the outline onto the middle of the red even where it is as good or nearly: on a thick ring, one along the outer edge is.
fn middled(red: &Red, best: Outline) -> Outline {
    match moved(red, &best) {
        Some(found) if found.score() > best.score() - ALIKE => found,
        _ => best,
    }
}

/// The outline through the middle of the red nearest to this one.
fn moved(red: &Red, outline: &Outline) -> Option<Outline> {
    let e = outline.ellipse;
    let middles: Vec<_> = rays(red, &e)
        .into_iter()
        .flatten()
        .map(|ray| e.at(ray.turn, 1.0 + ray.off / e.radius()))
        .collect();
    let next = Ellipse::fit(&middles)?;
    let moved = (next.x - e.x).hypot(next.y - e.y);
    let near = fits(red, &next) && moved <= 0.2 * e.radius() && next.b >= 0.5 * next.a;
    near.then(|| weigh(red, next))
}

/// What a ray through the outline meets: where it goes, how far out the middle of the red nearest to the outline is, how wide that is, cells.
struct Ray {
    turn: f32,
    off: f32,
    wide: f32,
}

fn rays(red: &Red, e: &Ellipse) -> Vec<Option<Ray>> {
    let reach = (0.09 * e.radius()).clamp(3.0, 14.0);
    let steps = ((e.radius() * 1.5) as usize).clamp(60, 160);
    (0..steps)
        .map(|i| {
            let turn = i as f32 * TAU / steps as f32;
            let (off, wide) = nearest(red, e, turn, reach)?;
            Some(Ray { turn, off, wide })
        })
        .collect()
}

/// Measures how thick the ring is and whether it is a line at all.
fn lined(red: &Red, outline: Outline) -> Outline {
    let e = &outline.ellipse;
    let rays = rays(red, e);
    let mut widths: Vec<f32> = rays.iter().flatten().map(|r| r.wide).collect();
    widths.sort_by(f32::total_cmp);
    let thick = widths.get(widths.len() / 2).copied().unwrap_or(1.0);
    let (off, wide) = ((0.025 * e.radius()).max(1.2), (1.8 * thick).max(3.0));
    let on = rays
        .iter()
        .flatten()
        .filter(|r| r.off.abs() <= off && r.wide <= wide)
        .count();
    Outline {
        thick,
        line: on as f32 / rays.len().max(1) as f32,
        ..outline
    }
}

/// The run of red nearest to the outline along a ray: how far its middle is out, and how wide it is, cells.
fn nearest(red: &Red, e: &Ellipse, turn: f32, reach: f32) -> Option<(f32, f32)> {
    let step = 0.5;
    let steps = (reach / step) as i32;
    let mut best: Option<(f32, f32)> = None;
    let mut from: Option<f32> = None;
    for i in -steps..=steps + 1 {
        let off = i as f32 * step;
        let is = i <= steps && red.cells.at(e.at(turn, 1.0 + off / e.radius()));
        match (from, is) {
            (None, true) => from = Some(off),
            (Some(start), false) => {
                let (middle, wide) = (f32::midpoint(start, off - step), off - start);
                if best.is_none_or(|(b, _)| middle.abs() < b.abs()) {
                    best = Some((middle, wide));
                }
                from = None;
            }
            _ => {}
        }
    }
    best
}
