//! Puts the letters of a PDF page into lines, and tells whether they are worth being read instead of pixels.
//!
//! Takes letters with their places; gives lines as a reader sees them, top to bottom, left to right, in pixels. Letters of one visual line make
//! one [`Line`] however they were drawn; a gap of [`GAP`] ems parts two, so that a label set wide apart stays one.

use super::survey::Letter;
use crate::place::{Point, Quad};
use crate::sheet::Line;

/// The gap that parts two lines, ems. Labels are letter-spaced by one em and less.
const GAP: f64 = 1.5;

/// How far baselines of one line may be apart, ems.
const STEP: f64 = 0.35;

/// How far a line reaches above and below its baseline, ems: as Chinese fonts are cut.
const REACH: (f64, f64) = (0.88, 0.12);

/// The least useful Chinese characters for a page's text to be worth something (`reading.md`, PDF: lopdf's layers of five texts).
const USEFUL: usize = 30;

/// Whether a character is Chinese writing.
pub(super) fn eastern(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether letters are worth being read, when `mute` others cannot be told. Nearly all must be told: a field that is silently missing is
/// worse than one read from pixels. Where the font is missing (`foreign`), pixels lack it and less will do.
pub(super) fn useful(letters: &[Letter], mute: usize, foreign: bool) -> bool {
    let shown = letters.iter().filter(|l| !l.text.trim().is_empty()).count();
    let chinese = letters
        .iter()
        .flat_map(|l| l.text.chars())
        .filter(|&c| eastern(c))
        .count();
    let told = shown as f64 / (shown + mute).max(1) as f64;
    if foreign {
        chinese > 0 && told >= 0.6
    } else {
        chinese >= USEFUL && told >= 0.98
    }
}

/// A letter in the directions of its line.
struct Placed<'a> {
    letter: &'a Letter,
    /// Length of an em, points.
    em: f64,
    /// Along and down, points, in the frame of letters that run this way.
    along: f64,
    down: f64,
    /// The way it runs, in twelfths of a full turn.
    way: i32,
}

/// The lines of letters; `scale` pixels a point.
pub(super) fn lines(letters: &[Letter], scale: f64) -> Vec<Line> {
    let mut placed: Vec<Placed<'_>> = letters.iter().filter_map(Placed::new).collect();
    placed.sort_by(|a, b| {
        (a.way.cmp(&b.way))
            .then(a.down.total_cmp(&b.down))
            .then(a.along.total_cmp(&b.along))
    });
    let mut lines = Vec::new();
    let mut row: Vec<Placed<'_>> = Vec::new();
    for letter in placed {
        let new = row.last().is_some_and(|last| {
            let step = STEP * last.em.min(letter.em);
            last.way != letter.way || letter.down - last.down > step
        });
        if new {
            split(std::mem::take(&mut row), scale, &mut lines);
        }
        row.push(letter);
    }
    split(row, scale, &mut lines);
    let start = |l: &Line| l.place.bounds();
    lines.sort_by(|a, b| {
        let (a, b) = (start(a), start(b));
        (a.top.total_cmp(&b.top)).then(a.left.total_cmp(&b.left))
    });
    lines
}

impl<'a> Placed<'a> {
    fn new(letter: &'a Letter) -> Option<Self> {
        let (x, y) = letter.along;
        let (em, tall) = (x.hypot(y), letter.up.0.hypot(letter.up.1));
        // Nothing a person could read: less than a tenth of a point, or no height.
        if em < 0.1 || tall < 0.1 {
            return None;
        }
        let way = (y.atan2(x) / std::f64::consts::TAU * 12.0).round() as i32;
        let turn = f64::from(way.rem_euclid(12)) / 12.0 * std::f64::consts::TAU;
        let (sin, cos) = turn.sin_cos();
        Some(Self {
            letter,
            // Narrowed letters are still as tall as their line.
            em: em.max(tall),
            along: letter.at.x * cos + letter.at.y * sin,
            down: letter.at.y * cos - letter.at.x * sin,
            way: way.rem_euclid(12),
        })
    }

    fn end(&self) -> f64 {
        self.along + self.letter.advance * self.letter.along.0.hypot(self.letter.along.1)
    }
}

/// Parts a row at its gaps.
fn split(mut row: Vec<Placed<'_>>, scale: f64, lines: &mut Vec<Line>) {
    row.sort_by(|a, b| a.along.total_cmp(&b.along));
    let mut part: Vec<Placed<'_>> = Vec::new();
    for letter in row {
        // A space parts nothing by itself, and ends nothing.
        if letter.letter.text.trim().is_empty() && part.is_empty() {
            continue;
        }
        if let Some(last) = part.last() {
            let em = last.em.max(letter.em);
            // Bold that is made by drawing twice.
            let twice = last.letter.text == letter.letter.text
                && (letter.along - last.along).abs() < 0.15 * em;
            if twice {
                continue;
            }
            if letter.along - reach(&part) > GAP * em {
                lines.extend(line(&part, scale));
                part.clear();
                if letter.letter.text.trim().is_empty() {
                    continue;
                }
            }
        }
        part.push(letter);
    }
    lines.extend(line(&part, scale));
}

/// Where the last letter that is seen ends.
fn reach(part: &[Placed<'_>]) -> f64 {
    let seen = part.iter().rev().find(|p| !p.letter.text.trim().is_empty());
    seen.map_or(f64::NEG_INFINITY, Placed::end)
}

fn line(part: &[Placed<'_>], scale: f64) -> Option<Line> {
    let seen = |p: &&Placed<'_>| !p.letter.text.trim().is_empty();
    let first = part.iter().find(seen)?;
    let last = part.iter().rev().find(seen)?;
    let mut text = String::new();
    let mut before: Option<&Placed<'_>> = None;
    for letter in part {
        let latin = |p: &Placed<'_>| p.letter.text.chars().all(|c| c.is_ascii_alphanumeric());
        if let Some(before) = before
            && latin(before)
            && latin(letter)
            && letter.along - before.end() > 0.25 * letter.em
        {
            text.push(' ');
        }
        text.push_str(&letter.letter.text);
        before = Some(letter);
    }
    let em = part.iter().map(|p| p.em).fold(0.0, f64::max);
    let (sin, cos) = (f64::from(first.way) / 12.0 * std::f64::consts::TAU).sin_cos();
    let corner = |along: f64, down: f64| {
        let (x, y) = (along * cos - down * sin, along * sin + down * cos);
        Point::new((x * scale) as f32, (y * scale) as f32)
    };
    let (above, below) = (REACH.0 * em, REACH.1 * em);
    let end = last.end().max(first.along + 0.1 * em);
    Some(Line {
        text: text.trim().to_owned(),
        confidence: 1.0,
        place: Quad([
            corner(first.along, first.down - above),
            corner(end, last.down - above),
            corner(end, last.down + below),
            corner(first.along, first.down + below),
        ]),
        glyphs: Vec::new(),
        sharpness: None,
    })
}
