//! Finds the sides where a paper or its text runs out of the picture.
//!
//! A picture's rim is paper, desk, or both. All paper is a flat scan, all desk a paper that lies in it: neither is cut. Where both meet on
//! the rim, the paper's edge must go inward from there as a straight line with all text on its paper side; a run of paper between two such
//! edges is a part that is not in the picture. A rim whose edges are all parallel to it is a flat scan with a strip of the scanner's bed.

use super::median;
use super::small::Small;
use crate::place::{Point, Rect};
use crate::quality::Side;
use crate::seal::Seal;
use crate::sheet::Line;

/// Side of a cell of the rim, small pixels.
const CELL: f32 = 4.0;
/// How far a cell's colour may lie from the paper's, of full scale, in each channel's share of the paper's.
const ALIKE: f32 = 0.16;
/// How much both sides of a paper's edge must differ in some channel.
const STEP: f32 = 12.0;
/// Length an edge must be seen for, of the long side.
const REACH: f32 = 0.10;
/// Share of that length at which the step must be there.
const STEADY: f32 = 0.85;
/// Runs of paper on the rim shorter than this share of the long side are no cut: a corner that just touches.
const RUN: f32 = 0.04;
/// Edges nearer to the picture's own direction than this are a flat scan's, degrees.
const FLAT: f32 = 0.7;
/// How far a seal may reach out of the picture, of its radius.
const SEAL_OUT: f32 = 0.05;

/// The sides that are cut, in order; the lines are those that were surely read.
pub fn cut(small: &Small, lines: &[&Line], seals: &[Seal]) -> Vec<Side> {
    let size = (small.width() as f32, small.height() as f32);
    let mut sides: Vec<Side> = seals
        .iter()
        .flat_map(|seal| out(seal, small.scale, size))
        .collect();
    let rim = Rim::of(small, lines);
    match &rim {
        Some(rim) => {
            sides.extend(rim.runs(small));
            let on_paper = lines
                .iter()
                .copied()
                .filter(|line| rim.paper_at(small, line));
            sides.extend(on_paper.flat_map(|line| touched(small, line)));
        }
        None => sides.extend(lines.iter().flat_map(|line| touched(small, line))),
    }
    sides.sort_unstable();
    sides.dedup();
    sides
}

/// The sides a seal reaches out of.
fn out(seal: &Seal, scale: f32, (w, h): (f32, f32)) -> Vec<Side> {
    let (x, y) = (seal.centre.x * scale, seal.centre.y * scale);
    let (a, b) = (seal.radii.0 * scale, seal.radii.1 * scale);
    let (sin, cos) = seal.angle.to_radians().sin_cos();
    let (rx, ry) = ((a * cos).hypot(b * sin), (a * sin).hypot(b * cos));
    let far = |beyond: f32, r: f32| beyond > SEAL_OUT * r;
    [
        (far(rx - x, rx), Side::Left),
        (far(ry - y, ry), Side::Top),
        (far(x + rx - w, rx), Side::Right),
        (far(y + ry - h, ry), Side::Bottom),
    ]
    .into_iter()
    .filter_map(|(is, side)| is.then_some(side))
    .collect()
}

/// The sides a line of text runs out of: its box ends at the rim and its ink goes on to the last pixel there.
fn touched(small: &Small, line: &Line) -> Vec<Side> {
    let (w, h) = (small.width() as f32, small.height() as f32);
    let quad = small.place(&line.place);
    let bounds = quad.bounds();
    let near = (0.01 * w.min(h)).max(1.0);
    let levels = small.levels(&bounds);
    let (Some(ink), Some(paper)) = (
        super::small::level(&levels, 0.03),
        super::small::level(&levels, 0.9),
    ) else {
        return Vec::new();
    };
    if paper - ink < 30.0 {
        return Vec::new();
    }
    let dark = |rect: Rect| {
        let levels = small.levels(&rect);
        levels
            .iter()
            .filter(|v| f32::from(**v) < paper - 0.55 * (paper - ink))
            .count()
    };
    let b = bounds;
    let flows = quad.length() > quad.height();
    // Ink on the last row all along is a frame or a dark strip, not characters.
    let inked = |strip: Rect| {
        let (n, all) = (dark(strip) as f32, strip.area().max(1.0));
        n >= 2.0 && n < 0.6 * all
    };
    let wide = b.width() >= b.height() && flows;
    [
        (
            b.left <= near && wide && inked(Rect::new(0.0, b.top, 2.0, b.bottom)),
            Side::Left,
        ),
        (
            b.top <= near && inked(Rect::new(b.left, 0.0, b.right, 1.0)),
            Side::Top,
        ),
        (
            b.right >= w - near && wide && inked(Rect::new(w - 2.0, b.top, w, b.bottom)),
            Side::Right,
        ),
        (
            b.bottom >= h - near && inked(Rect::new(b.left, h - 1.0, b.right, h)),
            Side::Bottom,
        ),
    ]
    .into_iter()
    .filter_map(|(is, side)| is.then_some(side))
    .collect()
}

/// One cell of the rim.
struct Cell {
    at: Point,
    side: Side,
    paper: bool,
}

/// The rim of a picture, clockwise from the top left corner.
struct Rim {
    cells: Vec<Cell>,
    /// The paper's colour beside the text.
    paper: [f32; 3],
    /// Middles of the lines.
    text: Vec<Point>,
}

impl Rim {
    /// Looks at the rim; `None` when no text says what paper looks like, or the picture is too small.
    fn of(small: &Small, lines: &[&Line]) -> Option<Self> {
        let (w, h) = (small.width() as f32, small.height() as f32);
        if w < 80.0 || h < 80.0 || lines.len() < 2 {
            return None;
        }
        let paper = paper(small, lines)?;
        let across = ((w / CELL) as u16, (h / CELL) as u16);
        let middle = |i: u16| (f32::from(i) + 0.5) * CELL;
        let in_ = 1.5 * CELL;
        let top = (0..across.0).map(|i| (Point::new(middle(i), in_), Side::Top));
        let right = (0..across.1).map(|i| (Point::new(w - in_, middle(i)), Side::Right));
        let bottom = (0..across.0)
            .rev()
            .map(|i| (Point::new(middle(i), h - in_), Side::Bottom));
        let left = (0..across.1)
            .rev()
            .map(|i| (Point::new(in_, middle(i)), Side::Left));
        let text = lines
            .iter()
            .map(|l| small.place(&l.place).bounds().centre())
            .collect();
        let mut rim = Self {
            cells: Vec::new(),
            paper,
            text,
        };
        for (at, side) in top.chain(right).chain(bottom).chain(left) {
            let alike = rim.alike(colour(small, at, CELL));
            rim.cells.push(Cell {
                at,
                side,
                paper: alike,
            });
        }
        Some(rim)
    }

    /// Whether a colour is the paper's, brighter or darker by shadow.
    fn alike(&self, colour: [f32; 3]) -> bool {
        let shares: Vec<f32> = colour
            .iter()
            .zip(self.paper)
            .map(|(c, p)| c / p.max(1.0))
            .collect();
        let (most, least) = shares
            .iter()
            .fold((f32::MIN, f32::MAX), |(a, b), s| (a.max(*s), b.min(*s)));
        most - least <= ALIKE && (0.62..=1.35).contains(&(shares.iter().sum::<f32>() / 3.0))
    }

    /// Whether a line stands on paper like most lines do.
    fn paper_at(&self, small: &Small, line: &Line) -> bool {
        colour_of(small, line).is_some_and(|colour| self.alike(colour))
    }

    /// The sides paper runs out of.
    fn runs(&self, small: &Small) -> Vec<Side> {
        let n = self.cells.len();
        let next = |i: usize| (i + 1) % n;
        let paper = |i: usize| self.cells.get(i).is_some_and(|c| c.paper);
        let long = small.width().max(small.height()) as f32;
        let least = ((RUN * long / CELL) as usize).max(2);
        let mut sides = Vec::new();
        // Runs of paper begin where a cell of paper follows one that is none.
        for start in (0..n)
            .filter(|i| !paper(*i))
            .map(next)
            .filter(|i| paper(*i))
        {
            let run: Vec<usize> = (0..n)
                .map(|k| (start + k) % n)
                .take_while(|i| paper(*i))
                .collect();
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            if run.len() < least {
                continue;
            }
            let (Some(one), Some(other)) = (self.edge(small, *first), self.edge(small, *last))
            else {
                continue;
            };
            if one < FLAT && other < FLAT {
                continue;
            }
            for side in [Side::Left, Side::Top, Side::Right, Side::Bottom] {
                let there = run
                    .iter()
                    .filter_map(|i| self.cells.get(*i))
                    .filter(|c| c.side == side);
                if there.count() >= least {
                    sides.push(side);
                }
            }
        }
        sides
    }

    /// The paper's edge that meets the rim at a cell: how far it is from the picture's own directions, degrees; `None` when there is none.
    fn edge(&self, small: &Small, cell: usize) -> Option<f32> {
        let at = self.cells.get(cell)?;
        let (w, h) = (small.width() as f32, small.height() as f32);
        let reach = REACH * w.max(h);
        let along = match at.side {
            Side::Top | Side::Bottom => (1.0, 0.0),
            Side::Left | Side::Right => (0.0, 1.0),
        };
        // The steadiest rays lie fanwise about the edge: their mean is its direction.
        let (mut most, mut fan) = (STEADY, (0.0f32, 0.0f32));
        for shift in -3i8..=3 {
            let s = f32::from(shift) * CELL / 2.0;
            let from = Point::new(at.at.x + along.0 * s, at.at.y + along.1 * s);
            for half in 0u16..720 {
                let (sin, cos) = (f32::from(half) * 0.5).to_radians().sin_cos();
                let to = Point::new(from.x + cos * reach, from.y + sin * reach);
                let inside = (4.0..w - 4.0).contains(&to.x) && (4.0..h - 4.0).contains(&to.y);
                let steady = inside
                    .then(|| self.steady(small, from, (cos, sin), reach))
                    .flatten();
                let Some(steady) = steady.filter(|s| *s >= most) else {
                    continue;
                };
                if steady > most {
                    (most, fan) = (steady, (0.0, 0.0));
                }
                fan = (fan.0 + cos, fan.1 + sin);
            }
        }
        if fan == (0.0, 0.0) {
            return None;
        }
        let degrees = fan.1.atan2(fan.0).to_degrees() + 360.0;
        let off = degrees % 90.0;
        Some(off.min(90.0 - off))
    }

    /// The share of a ray along which one side is paper and the other is not; `None` when text stands on the other side.
    fn steady(
        &self,
        small: &Small,
        from: Point,
        (cos, sin): (f32, f32),
        reach: f32,
    ) -> Option<f32> {
        let beside = |p: Point| cos * (p.y - from.y) - sin * (p.x - from.x);
        let sides = self.text.iter().map(|p| beside(*p));
        let (most, least) = sides.fold((f32::MIN, f32::MAX), |(a, b), s| (a.max(s), b.min(s)));
        let sign = match (least > 0.0, most < 0.0) {
            (true, _) => 1.0,
            (_, true) => -1.0,
            _ => return None,
        };
        let steps = (reach / CELL).max(1.0) as u16;
        let bad_most = f32::from(steps) * (1.0 - STEADY);
        let (mut good, mut bad) = (0u16, 0u16);
        for i in 0..steps {
            let t = f32::from(i) * CELL;
            let here = Point::new(from.x + cos * t, from.y + sin * t);
            let off = |d: f32| Point::new(here.x - sin * d * sign, here.y + cos * d * sign);
            let (paper, desk) = (point(small, off(5.0)), point(small, off(-5.0)));
            let step = paper
                .iter()
                .zip(desk)
                .map(|(a, b)| (a - b).abs())
                .fold(0.0, f32::max);
            if step >= STEP && self.alike(paper) && !self.alike(desk) {
                good += 1;
            } else {
                bad += 1;
                if f32::from(bad) > bad_most {
                    return None;
                }
            }
        }
        Some(f32::from(good) / f32::from(steps))
    }
}

/// The paper's colour: the middle one of the bright colours around the lines.
fn paper(small: &Small, lines: &[&Line]) -> Option<[f32; 3]> {
    let colours: Vec<[f32; 3]> = lines
        .iter()
        .filter_map(|line| colour_of(small, line))
        .collect();
    let channel = |i: usize| median(colours.iter().filter_map(|c| c.get(i).copied()));
    Some([channel(0)?, channel(1)?, channel(2)?])
}

/// The paper's colour in one line: the mean of its brighter pixels.
fn colour_of(small: &Small, line: &Line) -> Option<[f32; 3]> {
    let bounds = small.place(&line.place).bounds();
    let paper = super::small::level(&small.levels(&bounds), 0.75)?;
    let (left, top, right, bottom) = small.inside(&bounds);
    let (mut sum, mut n) = ([0.0; 3], 0.0);
    for (x, y) in (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))) {
        if f32::from(small.grey.get_pixel(x, y).0[0]) >= paper {
            let pixel = small.colours.get_pixel(x, y).0;
            sum.iter_mut()
                .zip(pixel)
                .for_each(|(s, v)| *s += f32::from(v));
            n += 1.0;
        }
    }
    (n > 0.0).then(|| sum.map(|s| s / n))
}

/// Mean colour of a square around a point.
fn colour(small: &Small, at: Point, side: f32) -> [f32; 3] {
    let half = side / 2.0;
    let (left, top, right, bottom) = small.inside(&Rect::new(
        at.x - half,
        at.y - half,
        at.x + half,
        at.y + half,
    ));
    let (mut sum, mut n) = ([0.0; 3], 0.0);
    for (x, y) in (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))) {
        let pixel = small.colours.get_pixel(x, y).0;
        sum.iter_mut()
            .zip(pixel)
            .for_each(|(s, v)| *s += f32::from(v));
        n += 1.0;
    }
    sum.map(|s| s / f32::max(n, 1.0))
}

/// Colour of a point: the mean of nine pixels.
fn point(small: &Small, at: Point) -> [f32; 3] {
    colour(small, at, 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::drawn;
    use image::{Rgb, RgbImage};

    const WOOD: [u8; 3] = [150, 105, 65];

    fn sides((page, lines): &(RgbImage, Vec<Line>)) -> Vec<Side> {
        let lines: Vec<&Line> = lines.iter().collect();
        cut(&Small::of(page), &lines, &[])
    }

    fn letter() -> (RgbImage, Vec<Line>) {
        drawn::letter([225, 224, 220], 1000, 1400)
    }

    #[test]
    fn a_flat_scan_and_a_paper_that_lies_in_the_picture_are_whole() {
        assert_eq!(sides(&letter()), []);
        for angle in [-8.0, -2.0, 0.0, 1.0, 5.0] {
            for desk in [WOOD, [30, 30, 30], [240, 240, 240]] {
                let photo =
                    drawn::photographed(&letter(), desk, (1500, 1800), angle, (20.0, -10.0));
                assert_eq!(sides(&photo), [], "{angle} {desk:?}");
            }
        }
    }

    #[test]
    fn a_paper_whose_corner_is_outside_is_cut() {
        for desk in [WOOD, [30, 30, 30]] {
            let photo = drawn::photographed(&letter(), desk, (1300, 1700), 4.0, (-230.0, 0.0));
            assert_eq!(sides(&photo), [Side::Left], "{desk:?}");
            let photo = drawn::photographed(&letter(), desk, (1300, 1700), 6.0, (240.0, 330.0));
            assert_eq!(sides(&photo), [Side::Right, Side::Bottom], "{desk:?}");
        }
    }

    #[test]
    fn a_strip_of_the_scanners_bed_is_no_cut() {
        let photo = drawn::photographed(&letter(), [40, 40, 40], (1000, 1460), 0.0, (0.0, -30.0));
        assert_eq!(sides(&photo), []);
    }

    #[test]
    fn text_that_runs_out_is_cut_and_text_near_the_rim_is_not() {
        let (page, lines) = letter();
        let part = |left: u32, width: u32| {
            let part = image::imageops::crop_imm(&page, left, 0, width, 1400).to_image();
            let clip = |l: &Line| {
                let b = drawn::moved(l.clone(), -(left as f32), 0.0).place.bounds();
                drawn::line(Rect::new(
                    b.left.max(0.0),
                    b.top,
                    b.right.min(width as f32),
                    b.bottom,
                ))
            };
            sides(&(part, lines.iter().map(clip).collect()))
        };
        assert_eq!(part(300, 700), [Side::Left]);
        assert_eq!(part(0, 640), [Side::Right]);
        assert_eq!(part(92, 820), []);
    }

    #[test]
    fn a_seal_that_reaches_out_is_cut() {
        let (page, lines) = letter();
        let lines: Vec<&Line> = lines.iter().collect();
        let seal = |x: f32, y: f32| Seal {
            shape: crate::seal::Shape::Round,
            centre: Point::new(x, y),
            radii: (100.0, 100.0),
            angle: 30.0,
            star: None,
            ring: None,
            across: None,
            coverage: 0.8,
        };
        let small = Small::of(&page);
        assert_eq!(cut(&small, &lines, &[seal(940.0, 1300.0)]), [Side::Right]);
        assert_eq!(cut(&small, &lines, &[seal(899.0, 1299.0)]), []);
    }

    #[test]
    fn pictures_of_nothing_are_not_cut() {
        for (w, h) in [(0, 0), (1, 1), (3, 4000), (500, 500)] {
            let page = RgbImage::from_pixel(w, h, Rgb([200; 3]));
            let wild = drawn::line(Rect::new(-1e9, f32::NAN, 1e9, 1e9));
            assert_eq!(sides(&(page, vec![wild.clone(), wild])), []);
        }
    }
}
