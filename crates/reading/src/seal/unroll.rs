//! Unrolls the ring of a seal: where its band of text runs, where it begins and ends, and the strip of it.
//!
//! A round seal seen aslant is unrolled by turning evenly in its own plane; an oval one by going evenly along its outline, at an even depth,
//! because its letters keep their size all around. Nothing is assumed of how the seal is turned: text begins after the widest gap.

use std::f32::consts::TAU;

use image::RgbImage;

use super::ellipse::Ellipse;
use super::ink::Ink;

/// Directions looked at, a whole turn.
const TURNS: usize = 720;
/// Depths looked at, from [`DEEP`] to [`OUT`] of the radius.
const DEPTHS: usize = 128;
const DEEP: f32 = 0.40;
const OUT: f32 = 1.04;
/// Where text stands when its band cannot be made out, share of the radius.
const USUAL: (f32, f32) = (0.62, 0.91);

/// One stretch of the ring's text: where it starts and how far it goes, in whole turns from the first axis, clockwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arc {
    /// Where it starts, 0 to 1.
    pub from: f32,
    /// How far it goes, 0 to 1.
    pub sweep: f32,
}

impl Arc {
    /// The part of it from here to there, 0 to 1 each.
    pub fn part(&self, (from, to): (f32, f32)) -> Self {
        let (from, to) = (from.clamp(0.0, 1.0), to.clamp(0.0, 1.0));
        Self {
            from: (self.from + self.sweep * from).rem_euclid(1.0),
            sweep: self.sweep * (to - from).max(0.0),
        }
    }

    /// Its middle, 0 to 1.
    pub fn middle(&self) -> f32 {
        (self.from + self.sweep / 2.0).rem_euclid(1.0)
    }
}

/// The ring of one seal.
pub(super) struct Ring<'a> {
    ink: &'a Ink<'a>,
    outline: Ellipse,
    /// Turn at even steps along the outline; empty for round seals, which turn evenly.
    evenly: Vec<f32>,
    /// Inner and outer edge of the text, share of the radius.
    pub band: (f32, f32),
    /// Stretches of text worth reading, likeliest first.
    pub arcs: Vec<Arc>,
}

impl<'a> Ring<'a> {
    /// Looks at the ring of a seal.
    pub fn of(ink: &'a Ink<'a>, outline: Ellipse, oval: bool) -> Self {
        let mut ring = Self {
            ink,
            outline,
            evenly: if oval { evenly(&outline) } else { Vec::new() },
            band: USUAL,
            arcs: Vec::new(),
        };
        let depths: Vec<Vec<f32>> = (0..DEPTHS)
            .map(|d| {
                let out = OUT - (OUT - DEEP) * (d as f32 + 0.5) / DEPTHS as f32;
                (0..TURNS)
                    .map(|t| ink.at(ring.place((t as f32 + 0.5) / TURNS as f32, out)))
                    .collect()
            })
            .collect();
        ring.band = band(&depths).unwrap_or(USUAL);
        ring.arcs = arcs(&depths, ring.band);
        ring
    }

    /// The point so far round (whole turns) and so far out.
    fn place(&self, along: f32, out: f32) -> (f32, f32) {
        let along = along.rem_euclid(1.0);
        if self.evenly.is_empty() {
            return self.outline.at(along * TAU, out);
        }
        let last = self.evenly.len() - 1;
        let step = along * last as f32;
        let at = |i: usize| self.evenly.get(i.min(last)).copied().unwrap_or(0.0);
        let (low, part) = (step as usize, step.fract());
        let turn = at(low) + (at(low + 1) - at(low)) * part;
        // Inward at a right angle to the outline.
        let (sin, cos) = turn.sin_cos();
        let (nx, ny) = (cos * self.outline.b, sin * self.outline.a);
        let long = nx.hypot(ny).max(1e-6);
        let depth = (1.0 - out) * self.outline.a.min(self.outline.b);
        let (a, b) = (self.outline.a.max(1e-6), self.outline.b.max(1e-6));
        self.outline
            .map((cos - nx / long * depth / a, sin - ny / long * depth / b))
    }

    /// The strip of one stretch, outer edge of the letters on top; `slack` widens the band, share of the radius.
    pub fn strip(&self, arc: Arc, slack: f32) -> RgbImage {
        let (inner, outer) = (self.band.0 - slack, self.band.1 + slack);
        let middle = f32::midpoint(inner, outer);
        let margin = 0.012;
        let (from, sweep) = (arc.from - margin, (arc.sweep + 2.0 * margin).min(1.0));
        let steps = 64;
        let mut long = 0.0;
        let mut high = 0.0;
        for i in 0..steps {
            let at = |i: usize| from + sweep * i as f32 / steps as f32;
            let (p, q) = (self.place(at(i), middle), self.place(at(i + 1), middle));
            long += (p.0 - q.0).hypot(p.1 - q.1);
            let (p, q) = (self.place(at(i), inner), self.place(at(i), outer));
            high += (p.0 - q.0).hypot(p.1 - q.1) / steps as f32;
        }
        self.ink.strip(long / high.max(1e-3), |x, y| {
            self.place(from + sweep * x, outer + (inner - outer) * y)
        })
    }

    /// Where in the plane of the unit circle a stretch has its middle: the top of the seal, as it reads; radians.
    pub fn top(&self, arc: Arc) -> f32 {
        let (u, v) = self.outline.unmap(self.place(arc.middle(), 1.0));
        v.atan2(u)
    }
}

/// Turns of points that lie at even steps along an ellipse.
fn evenly(outline: &Ellipse) -> Vec<f32> {
    let fine = 2880;
    let mut lengths = vec![0.0_f32];
    let mut total = 0.0;
    for i in 0..fine {
        let at = |i: usize| outline.at(i as f32 / fine as f32 * TAU, 0.85);
        let (p, q) = (at(i), at(i + 1));
        total += (p.0 - q.0).hypot(p.1 - q.1);
        lengths.push(total);
    }
    (0..=TURNS)
        .map(|i| {
            let wanted = total * i as f32 / TURNS as f32;
            let at = lengths.partition_point(|l| *l < wanted);
            at as f32 / fine as f32 * TAU
        })
        .collect()
}

fn out(depth: usize) -> f32 {
    OUT - (OUT - DEEP) * depth as f32 / DEPTHS as f32
}

/// Inner and outer edge of the band of text: inward from the ring, past the white beside it.
fn band(depths: &[Vec<f32>]) -> Option<(f32, f32)> {
    let means: Vec<f32> = depths
        .iter()
        .map(|d| d.iter().sum::<f32>() / d.len().max(1) as f32)
        .collect();
    let means: Vec<f32> = (0..means.len())
        .map(|i| {
            let part = means.get(i.saturating_sub(1)..(i + 2).min(means.len()));
            part.map_or(0.0, |p| p.iter().sum::<f32>() / p.len() as f32)
        })
        .collect();
    let (ring, peak) = means
        .iter()
        .enumerate()
        .take_while(|(d, _)| out(*d) > 0.86)
        .max_by(|l, r| l.1.total_cmp(r.1))
        .map(|(d, v)| (d, *v))?;
    // Past the ring: where ink is least before the letters begin, not deeper than 0.78.
    let valley = (ring..means.len())
        .take_while(|d| out(*d) > 0.78)
        .find(|d| {
            let here = means.get(*d).copied().unwrap_or(0.0);
            let next = means.get(d + 1).copied().unwrap_or(0.0);
            here < 0.55 * peak && next >= here
        })?;
    let letters = means
        .iter()
        .enumerate()
        .filter(|(d, _)| *d > valley && out(*d) > 0.62)
        .map(|(_, v)| *v)
        .fold(0.0, f32::max);
    if letters < 0.05 {
        return None;
    }
    let low = 0.30 * letters;
    let outer = (valley..means.len()).find(|d| means.get(*d).is_some_and(|v| *v > low))?;
    let inner = (outer + 8..means.len()).find(|d| {
        means
            .get(*d..(*d + 3).min(means.len()))
            .is_some_and(|m| m.iter().all(|v| *v < low))
    });
    let (inner, outer) = (inner.map_or(DEEP, out), out(outer));
    let high = outer - inner;
    (0.12..0.45)
        .contains(&high)
        .then_some((inner - 0.015, (outer + 0.02).min(out(valley) + 0.01)))
}

/// Stretches between the widest gaps of the band.
fn arcs(depths: &[Vec<f32>], band: (f32, f32)) -> Vec<Arc> {
    let rows: Vec<&Vec<f32>> = depths
        .iter()
        .enumerate()
        .filter(|(d, _)| (band.0..band.1).contains(&out(*d)))
        .map(|(_, row)| row)
        .collect();
    let ink: Vec<f32> = (0..TURNS)
        .map(|t| {
            let sum: f32 = rows.iter().filter_map(|r| r.get(t)).sum();
            sum / rows.len().max(1) as f32
        })
        .collect();
    let soft: Vec<f32> = (0..TURNS)
        .map(|t| {
            (0..5)
                .filter_map(|o| ink.get((t + TURNS + o - 2) % TURNS))
                .sum::<f32>()
                / 5.0
        })
        .collect();
    let mean = soft.iter().sum::<f32>() / TURNS as f32;
    let low = (0.3 * mean).max(0.03);
    let mut gaps = gaps(&soft, low);
    gaps.sort_by_key(|(start, long)| (std::cmp::Reverse(*long), *start));
    let turns = |t: usize| (t % TURNS) as f32 / TURNS as f32;
    let Some((first, rest)) = gaps.split_first() else {
        return Vec::new();
    };
    let mut arcs = vec![Arc {
        from: turns(first.0 + first.1),
        sweep: (TURNS - first.1) as f32 / TURNS as f32,
    }];
    // A number on the lower rim stands between two gaps: leave it out.
    for second in rest.iter().take(2) {
        if second.1 * 5 < first.1 * 2 {
            break;
        }
        let between = |from: &(usize, usize), to: &(usize, usize)| Arc {
            from: turns(from.0 + from.1),
            sweep: turns(to.0 + 2 * TURNS - from.0 - from.1),
        };
        let (one, other) = (between(first, second), between(second, first));
        let longer = if one.sweep >= other.sweep { one } else { other };
        if longer.sweep > 0.4 {
            arcs.push(longer);
        }
    }
    arcs
}

/// Runs of turns with less ink than that, around the circle: start and length.
fn gaps(ink: &[f32], low: f32) -> Vec<(usize, usize)> {
    let n = ink.len();
    let Some(start) = ink.iter().position(|v| *v >= low) else {
        return Vec::new();
    };
    let mut gaps = Vec::new();
    let mut from: Option<usize> = None;
    for i in start..=start + n {
        let full = ink.get(i % n.max(1)).is_some_and(|v| *v >= low);
        match (from, full) {
            (None, false) => from = Some(i),
            (Some(at), true) => {
                gaps.push((at, i - at));
                from = None;
            }
            _ => {}
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_go_around_the_end() {
        let mut ink = vec![1.0; 20];
        for i in [18, 19, 0, 1, 2, 9] {
            ink[i] = 0.0;
        }
        let mut found = gaps(&ink, 0.5);
        found.sort_unstable();
        assert_eq!(found, [(9, 1), (18, 5)]);
        assert_eq!(gaps(&[0.0; 9], 0.5), []);
    }

    #[test]
    fn steps_along_an_oval_are_even() {
        let oval = Ellipse {
            x: 0.0,
            y: 0.0,
            a: 90.0,
            b: 60.0,
            angle: 0.4,
        };
        let turns = evenly(&oval);
        let steps: Vec<f32> = turns
            .windows(31)
            .map(|w| {
                let (p, q) = (oval.at(w[0], 0.85), oval.at(w[30], 0.85));
                (p.0 - q.0).hypot(p.1 - q.1)
            })
            .collect();
        let (least, most) = steps
            .iter()
            .fold((f32::MAX, 0.0_f32), |(l, m), s| (l.min(*s), m.max(*s)));
        assert!(most / least < 1.08, "{least} {most}");
    }
}
