//! Holds places on a page: points, boxes and four-cornered regions, in pixels of the upright page, y downward.

use serde::{Deserialize, Serialize};

/// A point, pixels from the top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f32,
    /// Pixels from the top edge.
    pub y: f32,
}

/// An upright box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge, pixels.
    pub left: f32,
    /// Top edge, pixels.
    pub top: f32,
    /// Right edge, pixels.
    pub right: f32,
    /// Bottom edge, pixels.
    pub bottom: f32,
}

/// Four corners: top left, top right, bottom right, bottom left as the text in it reads.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quad(pub [Point; 4]);

impl Point {
    /// A point.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// How far it is to another point, pixels.
    #[must_use]
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

impl Rect {
    /// A box by its edges.
    #[must_use]
    pub const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self {
            left,
            top,
            right,
            bottom,
        }
    }

    /// Width, pixels; never negative.
    #[must_use]
    pub fn width(&self) -> f32 {
        (self.right - self.left).max(0.0)
    }

    /// Height, pixels; never negative.
    #[must_use]
    pub fn height(&self) -> f32 {
        (self.bottom - self.top).max(0.0)
    }

    /// Area, square pixels.
    #[must_use]
    pub fn area(&self) -> f32 {
        self.width() * self.height()
    }

    /// Its middle.
    #[must_use]
    pub fn centre(&self) -> Point {
        Point::new(
            f32::midpoint(self.left, self.right),
            f32::midpoint(self.top, self.bottom),
        )
    }

    /// Whether a point lies in it.
    #[must_use]
    pub fn holds(&self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// What both boxes cover; empty when they do not meet.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Self {
        let left = self.left.max(other.left);
        let top = self.top.max(other.top);
        Self {
            left,
            top,
            right: self.right.min(other.right).max(left),
            bottom: self.bottom.min(other.bottom).max(top),
        }
    }

    /// The smallest box around both.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl Quad {
    /// The four corners of an upright box.
    #[must_use]
    pub fn of(rect: Rect) -> Self {
        Self([
            Point::new(rect.left, rect.top),
            Point::new(rect.right, rect.top),
            Point::new(rect.right, rect.bottom),
            Point::new(rect.left, rect.bottom),
        ])
    }

    /// The upright box around it.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let [first, rest @ ..] = self.0;
        let start = Rect::new(first.x, first.y, first.x, first.y);
        rest.iter()
            .fold(start, |all, p| all.join(&Rect::new(p.x, p.y, p.x, p.y)))
    }

    /// Mean length of its top and bottom edge, pixels: the length of a line of text.
    #[must_use]
    pub fn length(&self) -> f32 {
        let [a, b, c, d] = self.0;
        f32::midpoint(a.distance(b), d.distance(c))
    }

    /// Mean length of its left and right edge, pixels: the height of a line of text.
    #[must_use]
    pub fn height(&self) -> f32 {
        let [a, b, c, d] = self.0;
        f32::midpoint(a.distance(d), b.distance(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_meet_and_join() {
        let (a, b) = (Rect::new(0.0, 0.0, 4.0, 2.0), Rect::new(3.0, 1.0, 6.0, 5.0));
        assert_eq!(a.meet(&b), Rect::new(3.0, 1.0, 4.0, 2.0));
        assert_eq!(a.join(&b), Rect::new(0.0, 0.0, 6.0, 5.0));
        assert_eq!(a.meet(&Rect::new(9.0, 9.0, 10.0, 10.0)).area(), 0.0);
        assert!(b.holds(a.join(&b).centre()));
    }

    #[test]
    fn a_quad_knows_its_bounds_and_how_long_its_text_is() {
        let quad = Quad::of(Rect::new(1.0, 2.0, 11.0, 5.0));
        assert_eq!(quad.bounds(), Rect::new(1.0, 2.0, 11.0, 5.0));
        assert_eq!((quad.length(), quad.height()), (10.0, 3.0));
    }
}
