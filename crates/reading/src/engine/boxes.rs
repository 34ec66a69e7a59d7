//! Turns the detector's map into boxes around lines of text.
//!
//! Takes the probability of "text" for every pixel of the map, gives one turned rectangle a line, in pixels of the map, largest first. The
//! steps are those the models were made for (DB post-processing): threshold, components, smallest rectangle, mean probability, widening.
//! Ends on any map: never more than [`MOST`] boxes. Own hull and rectangle because `imageproc`'s round corners to whole pixels of a map that
//! is two or three times coarser than the page.

use crate::place::{Point, Quad};

/// A pixel is text from this probability on (PP-OCR `thresh`).
const THRESHOLD: f32 = 0.3;
/// A box counts from this mean probability on (RapidOCR 3.10 `box_thresh`).
const SURE: f32 = 0.5;
/// A box is widened by area × this / circumference (PP-OCR `unclip_ratio`).
const WIDEN: f32 = 1.6;
/// The thinnest box, pixels of the map (PP-OCR `min_size`).
const THINNEST: f32 = 3.0;
/// The most boxes a page may have: a dense newspaper page has some 300, noise has thousands.
pub(super) const MOST: usize = 1000;

/// A map of probabilities, 0 to 1, row by row.
pub(super) struct Map<'a> {
    /// The values, `width × height`.
    pub values: &'a [f32],
    /// Its width, pixels.
    pub width: usize,
    /// Its height, pixels.
    pub height: usize,
}

/// A rectangle that may be turned.
#[derive(Clone, Copy, Debug)]
struct Turned {
    centre: Point,
    /// Unit vector along the side nearest to level, pointing right.
    along: Point,
    /// Length along that vector and across it.
    size: (f32, f32),
}

/// The boxes of a map, largest first.
pub(super) fn find(map: &Map<'_>) -> Vec<Quad> {
    if map.width == 0 || map.values.len() != map.width * map.height {
        return Vec::new();
    }
    let mut mask = dilated(map);
    let mut found: Vec<(f32, Quad)> = Vec::new();
    for start in 0..mask.len() {
        let Some(outline) = component(&mut mask, map.width, start) else {
            continue;
        };
        let Some(tight) = smallest(&hull(outline)) else {
            continue;
        };
        let (w, h) = tight.size;
        if w.min(h) < THINNEST || probability(map, &tight) < SURE {
            continue;
        }
        let grow = w * h * WIDEN / (2.0 * (w + h));
        let size = (w + 2.0 * grow, h + 2.0 * grow);
        found.push((size.0 * size.1, Turned { size, ..tight }.corners()));
    }
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.truncate(MOST);
    found.into_iter().map(|(_, quad)| quad).collect()
}

/// Which pixels are text, each spread one pixel right and down.
fn dilated(map: &Map<'_>) -> Vec<bool> {
    let mut mask = vec![false; map.values.len()];
    let mut above = vec![false; map.width];
    let rows = mask.chunks_exact_mut(map.width);
    for (row, values) in rows.zip(map.values.chunks_exact(map.width)) {
        let (mut left, mut corner) = (false, false);
        for ((cell, value), above) in row.iter_mut().zip(values).zip(&mut above) {
            let here = *value > THRESHOLD;
            *cell = here || left || *above || corner;
            (left, corner) = (here, *above);
            *above = here;
        }
    }
    mask
}

/// Takes the component that holds a pixel out of the mask; gives the ends of its rows. `None` when the pixel is not set.
fn component(mask: &mut [bool], width: usize, start: usize) -> Option<Vec<(i32, i32)>> {
    take(mask, start)?;
    let mut rows: std::collections::BTreeMap<usize, (usize, usize)> =
        std::collections::BTreeMap::new();
    let mut stack = vec![start];
    while let Some(at) = stack.pop() {
        let (x, y) = (at % width, at / width);
        let ends = rows.entry(y).or_insert((x, x));
        *ends = (ends.0.min(x), ends.1.max(x));
        for row in [at.checked_sub(width), Some(at), at.checked_add(width)]
            .into_iter()
            .flatten()
        {
            let left = if x > 0 { row.checked_sub(1) } else { None };
            let right = if x + 1 < width {
                row.checked_add(1)
            } else {
                None
            };
            for next in [left, Some(row), right].into_iter().flatten() {
                stack.extend(take(mask, next));
            }
        }
    }
    let ends = rows
        .into_iter()
        .flat_map(|(y, (a, b))| [(a as i32, y as i32), (b as i32, y as i32)]);
    Some(ends.collect())
}

/// Clears a pixel of the mask; its number when it was set.
fn take(mask: &mut [bool], at: usize) -> Option<usize> {
    let cell = mask.get_mut(at)?;
    std::mem::take(cell).then_some(at)
}

/// The convex hull of points (Andrew's monotone chain), in order around it.
fn hull(mut points: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    points.sort_unstable();
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let half = |points: &mut dyn Iterator<Item = (i32, i32)>| {
        let mut chain: Vec<(i32, i32)> = Vec::new();
        for point in points {
            while let [.., a, b] = chain.as_slice() {
                let cross = i64::from(b.0 - a.0) * i64::from(point.1 - a.1)
                    - i64::from(b.1 - a.1) * i64::from(point.0 - a.0);
                if cross > 0 {
                    break;
                }
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut all = half(&mut points.iter().copied());
    all.extend(half(&mut points.iter().rev().copied()));
    all
}

/// The rectangle of least area around a hull: one of its sides lies along an edge of the hull.
fn smallest(hull: &[(i32, i32)]) -> Option<Turned> {
    let next = hull.iter().cycle().skip(1);
    let mut best: Option<(f32, Turned)> = None;
    for (a, b) in hull.iter().zip(next) {
        let (dx, dy) = ((b.0 - a.0) as f32, (b.1 - a.1) as f32);
        let length = dx.hypot(dy);
        if length == 0.0 {
            continue;
        }
        let along = level(Point::new(dx / length, dy / length));
        let rect = around(hull, along);
        let area = rect.size.0 * rect.size.1;
        if best.is_none_or(|(least, _)| area < least) {
            best = Some((area, rect));
        }
    }
    best.map(|(_, rect)| rect)
}

/// Of the four ways to look along a rectangle's sides, the one nearest to level and pointing right.
fn level(along: Point) -> Point {
    let flat = if along.x.abs() >= along.y.abs() {
        along
    } else {
        Point::new(along.y, -along.x)
    };
    if flat.x < 0.0 {
        Point::new(-flat.x, -flat.y)
    } else {
        flat
    }
}

/// The rectangle around points with one side along a unit vector.
fn around(points: &[(i32, i32)], along: Point) -> Turned {
    let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
    for (x, y) in points {
        let (x, y) = (*x as f32, *y as f32);
        let (u, v) = (x * along.x + y * along.y, y * along.x - x * along.y);
        low = (low.0.min(u), low.1.min(v));
        high = (high.0.max(u), high.1.max(v));
    }
    let (u, v) = (f32::midpoint(low.0, high.0), f32::midpoint(low.1, high.1));
    Turned {
        centre: Point::new(u * along.x - v * along.y, u * along.y + v * along.x),
        along,
        size: (high.0 - low.0, high.1 - low.1),
    }
}

impl Turned {
    /// Its corners: top left, top right, bottom right, bottom left.
    fn corners(&self) -> Quad {
        let Self {
            centre,
            along,
            size,
        } = self;
        let (hw, hh) = (size.0 / 2.0, size.1 / 2.0);
        Quad([(-hw, -hh), (hw, -hh), (hw, hh), (-hw, hh)].map(|(u, v)| {
            Point::new(
                centre.x + u * along.x - v * along.y,
                centre.y + u * along.y + v * along.x,
            )
        }))
    }
}

/// Mean probability inside a rectangle.
fn probability(map: &Map<'_>, rect: &Turned) -> f32 {
    let bounds = rect.corners().bounds();
    let top = bounds.top.floor().max(0.0) as usize;
    let bottom = (bounds.bottom.ceil().max(0.0) as usize).min(map.height.saturating_sub(1));
    let (hw, hh) = (rect.size.0 / 2.0 + 0.01, rect.size.1 / 2.0 + 0.01);
    let (mut sum, mut count) = (0.0f64, 0u32);
    for (y, row) in map
        .values
        .chunks_exact(map.width)
        .enumerate()
        .take(bottom + 1)
        .skip(top)
    {
        // Where this row enters and leaves the two slabs the rectangle is the meeting of.
        let dy = y as f32 - rect.centre.y;
        let first = slab(rect.along.x, dy * rect.along.y, hw);
        let second = slab(-rect.along.y, dy * rect.along.x, hh);
        let left = (rect.centre.x + first.0.max(second.0)).ceil().max(0.0) as usize;
        let right = (rect.centre.x + first.1.min(second.1)).floor();
        if right < 0.0 {
            continue;
        }
        let right = (right as usize).min(map.width - 1);
        for value in row.get(left..=right).unwrap_or_default() {
            sum += f64::from(*value);
            count += 1;
        }
    }
    if count == 0 {
        0.0
    } else {
        (sum / f64::from(count)) as f32
    }
}

/// The range of t with |t·slope + offset| ≤ reach.
fn slab(slope: f32, offset: f32, reach: f32) -> (f32, f32) {
    if slope.abs() < 1e-6 {
        let inside = offset.abs() <= reach;
        return if inside {
            (f32::MIN, f32::MAX)
        } else {
            (f32::MAX, f32::MIN)
        };
    }
    let (a, b) = ((-reach - offset) / slope, (reach - offset) / slope);
    (a.min(b), a.max(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn map_of(width: usize, height: usize, inside: impl Fn(f32, f32) -> bool) -> Vec<f32> {
        let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        all.map(|(x, y)| if inside(x as f32, y as f32) { 0.9 } else { 0.0 })
            .collect()
    }

    #[test]
    fn a_bar_becomes_one_widened_box() {
        let values = map_of(100, 60, |x, y| {
            (20.0..=59.0).contains(&x) && (30.0..=39.0).contains(&y)
        });
        let found = find(&Map {
            values: &values,
            width: 100,
            height: 60,
        });
        assert_eq!(found.len(), 1);
        let bounds = found[0].bounds();
        // 41 × 11 pixels after spreading, 40 × 10 between centres, grown by 400·1.6/100 = 6.4 on every side.
        for (got, expected) in [
            (bounds.left, 13.6),
            (bounds.right, 66.4),
            (bounds.top, 23.6),
            (bounds.bottom, 46.4),
        ] {
            assert!((got - expected).abs() < 0.01, "{bounds:?}");
        }
    }

    #[test]
    fn a_slanted_bar_keeps_its_slant() {
        let (sin, cos) = 20f32.to_radians().sin_cos();
        let values = map_of(200, 200, |x, y| {
            let (x, y) = (x - 100.0, y - 100.0);
            (x * cos + y * sin).abs() < 60.0 && (y * cos - x * sin).abs() < 8.0
        });
        let found = find(&Map {
            values: &values,
            width: 200,
            height: 200,
        });
        assert_eq!(found.len(), 1);
        let [a, b, ..] = found[0].0;
        let slant = (b.y - a.y).atan2(b.x - a.x).to_degrees();
        assert!((slant - 20.0).abs() < 1.5, "{slant}");
        assert!(found[0].length() > 120.0 && found[0].height() < 46.0);
    }

    #[test]
    fn touching_corners_join_and_faint_or_thin_things_are_dropped() {
        let mut mask = vec![true, false, false, false, true, false, true, false, false];
        assert_eq!(component(&mut mask, 3, 0).map(|rows| rows.len()), Some(6));
        assert!(mask.iter().all(|set| !set));
        let thin = map_of(40, 40, |_, y| y == 20.0);
        assert!(
            find(&Map {
                values: &thin,
                width: 40,
                height: 40
            })
            .is_empty()
        );
        let faint: Vec<f32> = map_of(40, 40, |x, _| x > 10.0)
            .iter()
            .map(|v| v * 0.5)
            .collect();
        assert!(
            find(&Map {
                values: &faint,
                width: 40,
                height: 40
            })
            .is_empty()
        );
    }

    #[test]
    fn a_map_that_is_not_one_gives_nothing() {
        assert!(
            find(&Map {
                values: &[],
                width: 0,
                height: 0
            })
            .is_empty()
        );
        assert!(
            find(&Map {
                values: &[1.0; 5],
                width: 2,
                height: 2
            })
            .is_empty()
        );
    }

    proptest! {
        #[test]
        fn ends_on_any_map(width in 1usize..40, values in proptest::collection::vec(0.0f32..1.0, 1..1200)) {
            let height = values.len() / width;
            let values = &values[..width * height];
            let found = find(&Map { values, width, height });
            prop_assert!(found.len() <= MOST);
            for quad in &found {
                prop_assert!(quad.0.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
                prop_assert!(quad.length() >= THINNEST && quad.height() >= THINNEST);
            }
        }

        #[test]
        fn a_hull_holds_every_point(points in proptest::collection::vec((0i32..50, 0i32..50), 3..60)) {
            let hull = hull(points.clone());
            if let Some(rect) = smallest(&hull) {
                let (hw, hh) = (rect.size.0 / 2.0 + 0.01, rect.size.1 / 2.0 + 0.01);
                for (x, y) in points {
                    let (x, y) = (x as f32 - rect.centre.x, y as f32 - rect.centre.y);
                    prop_assert!((x * rect.along.x + y * rect.along.y).abs() <= hw);
                    prop_assert!((y * rect.along.x - x * rect.along.y).abs() <= hh);
                }
            }
        }
    }
}
