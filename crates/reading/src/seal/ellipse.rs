//! Holds ellipses: points on them, points in them, and the one that fits given points best.
//!
//! Pure geometry in whatever unit the caller uses, y downward, angles in radians clockwise.

/// An ellipse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ellipse {
    /// Middle.
    pub x: f32,
    /// Middle.
    pub y: f32,
    /// Half its first axis.
    pub a: f32,
    /// Half its second axis.
    pub b: f32,
    /// How far the first axis is turned.
    pub angle: f32,
}

impl Ellipse {
    /// The point at a parameter, on the ellipse shrunk or grown by `k` about its middle.
    pub fn at(&self, turn: f32, k: f32) -> (f32, f32) {
        let (sin, cos) = turn.sin_cos();
        self.map((cos * k, sin * k))
    }

    /// Where a point of the unit circle's plane lands.
    pub fn map(&self, (u, v): (f32, f32)) -> (f32, f32) {
        let (sin, cos) = self.angle.sin_cos();
        let (u, v) = (u * self.a, v * self.b);
        (self.x + u * cos - v * sin, self.y + u * sin + v * cos)
    }

    /// The point of the unit circle's plane that lands here: [`Self::map`] backwards.
    pub fn unmap(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let (sin, cos) = self.angle.sin_cos();
        let (x, y) = (x - self.x, y - self.y);
        (
            (x * cos + y * sin) / self.a.max(1e-6),
            (y * cos - x * sin) / self.b.max(1e-6),
        )
    }

    /// How far out a point lies: 0 in the middle, 1 on the ellipse.
    pub fn out(&self, point: (f32, f32)) -> f32 {
        let (u, v) = self.unmap(point);
        u.hypot(v)
    }

    /// Radius of the circle of the same area.
    pub fn radius(&self) -> f32 {
        (self.a * self.b).max(0.0).sqrt()
    }

    /// The same with both axes longer by so much.
    pub fn wider(&self, by: f32) -> Self {
        Self {
            a: (self.a + by).max(0.5),
            b: (self.b + by).max(0.5),
            ..*self
        }
    }

    /// The same with every length multiplied.
    pub fn scaled(&self, by: f32) -> Self {
        Self {
            x: self.x * by,
            y: self.y * by,
            a: self.a * by,
            b: self.b * by,
            angle: self.angle,
        }
    }

    /// The upright box around it: left, top, right, bottom.
    pub fn bounds(&self) -> [f32; 4] {
        let (sin, cos) = self.angle.sin_cos();
        let w = (self.a * cos).hypot(self.b * sin);
        let h = (self.a * sin).hypot(self.b * cos);
        [self.x - w, self.y - h, self.x + w, self.y + h]
    }

    /// The ellipse nearest to these points (least squares of the conic); `None` when they are too few or lie on something else.
    pub fn fit(points: &[(f32, f32)]) -> Option<Self> {
        if points.len() < 6 {
            return None;
        }
        let n = points.len() as f64;
        let (mx, my) = points.iter().fold((0.0, 0.0), |(x, y), p| {
            (x + f64::from(p.0) / n, y + f64::from(p.1) / n)
        });
        let unit = points
            .iter()
            .map(|p| (f64::from(p.0) - mx).hypot(f64::from(p.1) - my))
            .fold(0.0, f64::max)
            .max(1e-6);
        let mut system = [[0.0_f64; 6]; 5];
        for p in points {
            let (x, y) = ((f64::from(p.0) - mx) / unit, (f64::from(p.1) - my) / unit);
            let row = [x * x, x * y, y * y, x, y, 1.0];
            for (line, left) in system.iter_mut().zip(row) {
                for (cell, right) in line.iter_mut().zip(row) {
                    *cell += left * right;
                }
            }
        }
        let [a, b, c, d, e] = solve(system)?;
        let bend = 4.0 * a * c - b * b;
        if bend <= 1e-9 {
            return None;
        }
        let (x, y) = ((b * e - 2.0 * c * d) / bend, (b * d - 2.0 * a * e) / bend);
        let left = 1.0 - f64::midpoint(d * x, e * y);
        let spread = (a - c).hypot(b);
        let (small, large) = ((a + c - spread) / 2.0, (a + c + spread) / 2.0);
        let (first, second) = ((left / small).sqrt(), (left / large).sqrt());
        if !(first.is_finite() && second.is_finite() && second > 0.0) {
            return None;
        }
        // The first axis, the longer, goes with the smaller curvature.
        let angle = 0.5 * (-b).atan2(c - a);
        Some(Self {
            x: (mx + x * unit) as f32,
            y: (my + y * unit) as f32,
            a: (first * unit) as f32,
            b: (second * unit) as f32,
            angle: angle as f32,
        })
    }
}

/// Solves five equations, each with its right side last.
fn solve(mut rows: [[f64; 6]; 5]) -> Option<[f64; 5]> {
    for at in 0..5 {
        let best = (at..5).max_by(|l, r| rows[*l][at].abs().total_cmp(&rows[*r][at].abs()))?;
        rows.swap(at, best);
        let pivot = rows[at];
        if pivot[at].abs() < 1e-12 {
            return None;
        }
        for (other, row) in rows.iter_mut().enumerate() {
            if other != at {
                let by = row[at] / pivot[at];
                for (cell, p) in row.iter_mut().zip(pivot) {
                    *cell -= by * p;
                }
            }
        }
    }
    let mut found = [0.0; 5];
    for (at, (value, row)) in found.iter_mut().zip(rows).enumerate() {
        *value = row[5] / row[at];
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn points_on_an_ellipse_give_it_back(x in -500.0_f32..500.0, y in -500.0_f32..500.0, a in 20.0_f32..400.0, flat in 0.5_f32..0.97, angle in -1.5_f32..1.5) {
            let drawn = Ellipse { x, y, a, b: a * flat, angle };
            let points: Vec<_> = (0..40).map(|i| drawn.at(i as f32 * 0.157, 1.0)).collect();
            let found = Ellipse::fit(&points).unwrap();
            prop_assert!((found.x - x).abs() < 0.5 && (found.y - y).abs() < 0.5);
            prop_assert!((found.a - a).abs() < 0.01 * a && (found.b - drawn.b).abs() < 0.01 * a, "{found:?} {drawn:?}");
            for p in points {
                prop_assert!((found.out(p) - 1.0).abs() < 0.01);
            }
        }

        #[test]
        fn the_plane_maps_there_and_back(u in -2.0_f32..2.0, v in -2.0_f32..2.0, angle in -3.0_f32..3.0) {
            let e = Ellipse { x: 40.0, y: 60.0, a: 30.0, b: 20.0, angle };
            let (p, q) = e.unmap(e.map((u, v)));
            prop_assert!((p - u).abs() < 1e-3 && (q - v).abs() < 1e-3);
        }
    }

    #[test]
    fn a_line_or_a_handful_of_points_is_no_ellipse() {
        let line: Vec<_> = (0..40).map(|i| (i as f32, 2.0 * i as f32)).collect();
        assert_eq!(Ellipse::fit(&line), None);
        assert_eq!(Ellipse::fit(&[(0.0, 0.0); 40]), None);
        assert_eq!(Ellipse::fit(&[(0.0, 0.0), (1.0, 1.0)]), None);
    }
}
