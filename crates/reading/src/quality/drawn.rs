//! Draws pages for tests: lines of strokes on paper, on a desk or not, and the lines a reader would find.

use image::{Rgb, RgbImage};

use crate::place::{Point, Quad, Rect};
use crate::sheet::Line;

/// A line of text as read surely.
pub fn line(place: Rect) -> Line {
    Line {
        text: "统一社会信用代码".to_owned(),
        confidence: 0.98,
        place: Quad::of(place),
        glyphs: Vec::new(),
        sharpness: Some(0.6),
    }
}

/// The same line elsewhere.
pub fn moved(mut line: Line, x: f32, y: f32) -> Line {
    line.place = Quad(line.place.0.map(|p| Point::new(p.x + x, p.y + y)));
    line
}

/// A page of that paper with lines of black strokes, one line every 60 pixels, within margins of a tenth.
pub fn letter(paper: [u8; 3], width: u32, height: u32) -> (RgbImage, Vec<Line>) {
    let mut page = RgbImage::from_pixel(width, height, Rgb(paper));
    let (mut lines, mut top) = (Vec::new(), height / 10);
    while top + 24 < height - height / 10 {
        let (left, right) = (width / 10, width - width / 10);
        for y in top..top + 24 {
            for x in left..right {
                // Strokes of two pixels, characters of 24.
                if x % 24 < 20 && (x % 7 < 2 || y % 9 < 2) {
                    page.put_pixel(x, y, Rgb([20; 3]));
                }
            }
        }
        let (l, r) = (left as f32 - 6.0, right as f32 + 6.0);
        lines.push(line(Rect::new(l, top as f32 - 5.0, r, top as f32 + 29.0)));
        top += 60;
    }
    (page, lines)
}

/// What a camera sees of a paper on a desk: each pixel of a picture of that size asks the paper where it lies, turned by `angle` degrees
/// about the middle and moved; outside the paper it is the desk, with its grain. Lines move along.
pub fn photographed(
    (page, lines): &(RgbImage, Vec<Line>),
    desk: [u8; 3],
    size: (u32, u32),
    angle: f32,
    shift: (f32, f32),
) -> (RgbImage, Vec<Line>) {
    let (sin, cos) = angle.to_radians().sin_cos();
    let middle = (size.0 as f32 / 2.0 + shift.0, size.1 as f32 / 2.0 + shift.1);
    let half = (page.width() as f32 / 2.0, page.height() as f32 / 2.0);
    let photo = RgbImage::from_fn(size.0, size.1, |x, y| {
        let (dx, dy) = (x as f32 - middle.0, y as f32 - middle.1);
        let (u, v) = (cos * dx + sin * dy + half.0, cos * dy - sin * dx + half.1);
        match u >= 0.0 && v >= 0.0 && (u as u32) < page.width() && (v as u32) < page.height() {
            true => *page.get_pixel(u as u32, v as u32),
            false => {
                let grain = ((x as f32 * 0.013 + (y as f32 * 0.11).sin()) * 6.0).sin() * 10.0;
                Rgb(desk.map(|c| (f32::from(c) + grain).clamp(0.0, 255.0) as u8))
            }
        }
    });
    let seen = |p: Point| {
        let (u, v) = (p.x - half.0, p.y - half.1);
        Point::new(cos * u - sin * v + middle.0, sin * u + cos * v + middle.1)
    };
    let lines = lines.iter().map(|line| Line {
        place: Quad(line.place.0.map(seen)),
        ..line.clone()
    });
    (photo, lines.collect())
}
