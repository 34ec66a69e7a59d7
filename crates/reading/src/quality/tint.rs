//! Tells whether a page shows colours, shades of grey, or black and white only.
//!
//! Looks where text and seals are, so a wooden desk counts for nothing, and divides by the paper's own tint, so a grey copy photographed in
//! warm light stays grey.

use super::small::Small;
use super::{Colour, skew};
use crate::place::{Point, Rect};
use crate::seal::Seal;
use crate::sheet::Line;

/// Side of a block, pixels: averages away the colour noise of JPEG and of sensors.
const BLOCK: u32 = 5;

/// A block is coloured when its channels, divided by the paper's, differ by this much of full scale …
const STRONG: f32 = 0.15;

/// … and a page when this share of its blocks is.
const SHARE: f32 = 0.002;

/// Pale colours over a larger part do, too: the ground of an ID card.
const PALE: f32 = 0.045;
/// The share of blocks that is.
const PALE_SHARE: f32 = 0.06;

/// Channels that never differ by more than this were never colours (rounding of JPEG).
const NEUTRAL: u8 = 3;

/// Says what the colours are; the lines are those that were surely read.
pub fn tell(small: &Small, lines: &[&Line], seals: &[Seal]) -> Colour {
    if !seals.is_empty() {
        // A seal is found by its red.
        return Colour::Colour;
    }
    let part = Part::of(small, lines);
    let neutral = small.colours.pixels().all(|p| spread(p.0) <= NEUTRAL);
    if neutral {
        return match two_levels(small) {
            true => Colour::BlackAndWhite,
            false => Colour::Grey,
        };
    }
    let blocks = blocks(small, &part);
    let Some(paper) = tint(&blocks) else {
        return Colour::Grey;
    };
    let chroma: Vec<f32> = blocks.iter().map(|b| coloured(b.mean, paper)).collect();
    let share = |least: f32| {
        chroma.iter().filter(|c| **c >= least).count() as f32 / chroma.len().max(1) as f32
    };
    let coloured = share(STRONG) >= SHARE || share(PALE) >= PALE_SHARE;
    // Black text on white in a colour picture is no copy of anything: only shades show what a copier made grey.
    match coloured || !shades(&blocks, paper) {
        true => Colour::Colour,
        false => Colour::Grey,
    }
}

/// Red counts from so far above green and blue on: half of what the finder of seals asks for, so that a pale seal is seen.
const RED: u8 = 18;

/// The share of the part with text that is red. A desk beside the paper counts for nothing.
pub fn red(small: &Small, lines: &[&Line]) -> f32 {
    let Some(text) = small.around(lines) else {
        return 0.0;
    };
    let (left, top, right, bottom) = small.inside(&text);
    let (mut found, mut all) = (0u32, 0u32);
    for y in top..bottom {
        for x in left..right {
            let [r, g, b] = small.colours.get_pixel(x, y).0;
            // Orange and purple are not red.
            let pure = i32::from(g.abs_diff(b)) * 20 < (i32::from(r) - i32::from(g.min(b))) * 11;
            found += u32::from(r > 60 && r.saturating_sub(g.max(b)) > RED && pure);
            all += 1;
        }
    }
    found as f32 / all.max(1) as f32
}

/// A block: its mean colour, and its darkest and brightest grey.
struct Block {
    mean: [f32; 3],
    span: (u8, u8),
}

fn spread([r, g, b]: [u8; 3]) -> u8 {
    r.max(g).max(b) - r.min(g).min(b)
}

/// The part of the page that has text: a box turned as the lines are.
struct Part {
    turn: (f32, f32),
    text: Rect,
}

impl Part {
    fn of(small: &Small, lines: &[&Line]) -> Self {
        let turn = skew(lines.iter().copied()).to_radians().sin_cos();
        let whole = Rect::new(f32::MIN, f32::MIN, f32::MAX, f32::MAX);
        let mut part = Self { turn, text: whole };
        let corners = lines.iter().flat_map(|l| small.place(&l.place).0);
        let boxes = corners
            .map(|p| part.straight(p))
            .map(|p| Rect::new(p.x, p.y, p.x, p.y));
        if let Some(text) = boxes.reduce(|all, one| all.join(&one)) {
            part.text = text;
        }
        part
    }

    /// A point as it would lie if the lines were level.
    fn straight(&self, p: Point) -> Point {
        let (sin, cos) = self.turn;
        Point::new(cos * p.x + sin * p.y, cos * p.y - sin * p.x)
    }

    fn holds(&self, x: u32, y: u32) -> bool {
        self.text
            .holds(self.straight(Point::new(x as f32, y as f32)))
    }
}

fn blocks(small: &Small, part: &Part) -> Vec<Block> {
    let (right, bottom) = (small.width(), small.height());
    let step = BLOCK as usize;
    let starts = (0..bottom.saturating_sub(BLOCK - 1)).step_by(step);
    let corners = starts.flat_map(|y| {
        (0..right.saturating_sub(BLOCK - 1))
            .step_by(step)
            .map(move |x| (x, y))
    });
    let block = |(x, y): (u32, u32)| {
        let (mut sum, mut span) = ([0u32; 3], (u8::MAX, 0));
        for (dx, dy) in (0..BLOCK).flat_map(|dy| (0..BLOCK).map(move |dx| (dx, dy))) {
            let pixel = small.colours.get_pixel(x + dx, y + dy).0;
            sum.iter_mut()
                .zip(pixel)
                .for_each(|(s, v)| *s += u32::from(v));
            let grey = small.grey.get_pixel(x + dx, y + dy).0[0];
            span = (span.0.min(grey), span.1.max(grey));
        }
        Block {
            mean: sum.map(|s| s as f32 / (BLOCK * BLOCK) as f32),
            span,
        }
    };
    let within = corners.filter(|(x, y)| part.holds(*x, *y));
    within.map(block).collect()
}

/// The paper's colour: the mean of the brightest third of blocks that are not burnt out.
fn tint(blocks: &[Block]) -> Option<[f32; 3]> {
    let mut bright: Vec<[f32; 3]> = blocks.iter().map(|b| b.mean).collect();
    let sum = |c: &[f32; 3]| c.iter().sum::<f32>();
    bright.sort_by(|a, b| sum(b).total_cmp(&sum(a)));
    bright.truncate((blocks.len() / 3).max(1));
    let n = bright.len() as f32;
    let mut mean = [0.0; 3];
    for colour in &bright {
        mean.iter_mut().zip(colour).for_each(|(m, c)| *m += c / n);
    }
    (!bright.is_empty() && mean.iter().all(|m| *m >= 1.0)).then_some(mean)
}

/// How far a colour is from any shade of the paper, 0 to 1.
fn coloured(mean: [f32; 3], paper: [f32; 3]) -> f32 {
    let shares = [0, 1, 2].map(|i: usize| match (mean.get(i), paper.get(i)) {
        (Some(m), Some(p)) => m / p,
        _ => 0.0,
    });
    let most = shares.iter().copied().fold(f32::MIN, f32::max);
    let least = shares.iter().copied().fold(f32::MAX, f32::min);
    (most - least).clamp(0.0, 1.0)
}

/// Whether even areas between ink and paper take a part of the page: a copied emblem, portrait or ground.
fn shades(blocks: &[Block], paper: [f32; 3]) -> bool {
    let paper = paper.iter().sum::<f32>() / 3.0;
    let even = |b: &&Block| {
        let mean = b.mean.iter().sum::<f32>() / 3.0;
        f32::from(b.span.1 - b.span.0) < 0.15 * paper && (0.2 * paper..0.75 * paper).contains(&mean)
    };
    blocks.iter().filter(even).count() as f32 >= 0.003 * blocks.len() as f32
}

/// Whether nearly all pixels are black or white.
fn two_levels(small: &Small) -> bool {
    let all = small.grey.as_raw();
    let between = all.iter().filter(|v| (40..=215).contains(*v)).count();
    let dark = all.iter().filter(|v| **v < 40).count();
    dark > 0 && (between as f32) < 0.5 * dark as f32 && (between as f32) < 0.06 * all.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::drawn;
    use image::{Rgb, RgbImage};

    fn told(page: &RgbImage, lines: &[Line]) -> Colour {
        let lines: Vec<&Line> = lines.iter().collect();
        tell(&Small::of(page), &lines, &[])
    }

    /// A page with an emblem of that colour.
    fn emblem(colour: [u8; 3]) -> (RgbImage, Vec<Line>) {
        let (mut page, lines) = drawn::letter([235; 3], 1000, 1400);
        for (x, y) in (0..160).flat_map(|y| (0..160).map(move |x| (x, y))) {
            page.put_pixel(420 + x, 150 + y, Rgb(colour));
        }
        (page, lines)
    }

    /// The light of a lamp, and a sensor's noise.
    fn warm(page: &mut RgbImage) {
        for (x, y, p) in page.enumerate_pixels_mut() {
            let noise = ((x * 7919 + y * 104_729) % 13) as f32 - 6.0;
            let [r, g, b] = p.0.map(f32::from);
            p.0 = [r, g * 0.92 + noise, b * 0.74 - noise].map(|v| v.clamp(0.0, 255.0) as u8);
        }
    }

    #[test]
    fn a_red_emblem_is_a_colour_in_any_light() {
        let (mut page, lines) = emblem([200, 40, 40]);
        assert_eq!(told(&page, &lines), Colour::Colour);
        warm(&mut page);
        assert_eq!(told(&page, &lines), Colour::Colour);
    }

    #[test]
    fn a_grey_copy_stays_grey_in_warm_light_and_on_a_brown_desk() {
        let (page, lines) = emblem([110; 3]);
        assert_eq!(told(&page, &lines), Colour::Grey);
        let (mut photo, lines) =
            drawn::photographed(&(page, lines), [140, 90, 50], (1500, 1900), 4.0, (0.0, 0.0));
        warm(&mut photo);
        assert_eq!(told(&photo, &lines), Colour::Grey);
    }

    #[test]
    fn black_text_photographed_in_colour_is_no_copy() {
        let (mut page, lines) = drawn::letter([235; 3], 1000, 1400);
        warm(&mut page);
        assert_eq!(told(&page, &lines), Colour::Colour);
    }

    #[test]
    fn black_and_white_is_told_from_grey() {
        let (page, lines) = drawn::letter([255; 3], 1000, 1400);
        let stark = RgbImage::from_fn(1000, 1400, |x, y| {
            Rgb(page
                .get_pixel(x, y)
                .0
                .map(|v| if v < 128 { 0 } else { 255 }))
        });
        assert_eq!(told(&stark, &lines), Colour::BlackAndWhite);
        assert_eq!(told(&RgbImage::new(0, 0), &[]), Colour::Grey);
    }
}
