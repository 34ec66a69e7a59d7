//! Lays a sheet's lines out for reading: levelled boxes of characters that are spelled one way and remember where they came from.
//!
//! Takes a [`Sheet`] and which of its lines to look at, gives [`Text`]: one [`Piece`] a line, top to bottom, with the slant of the page
//! taken out. Characters are half-width and simplified for comparing (`c`), and as they stand for showing (`raw`). Never changes what
//! was read. Invariant: every character knows its line, so that every value has a place and a confidence.

use reading::place::{Point, Quad, Rect};
use reading::sheet::{Line, Sheet};
use unicode_normalization::UnicodeNormalization;

use crate::words::words;

/// Lines that slant more than this against the rest (degrees) belong to something laid over the page: a watermark, a seal.
const ASKEW: f32 = 10.0;
/// Lines longer than this are cut: no paper has them, and a hostile file shall cost no more than itself.
const LONGEST: usize = 2000;
/// Lines beyond this are not looked at.
const MOST: usize = 3000;

/// One character.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Char {
    /// Half-width, simplified: for comparing.
    pub c: char,
    /// As it was read.
    pub raw: char,
    /// Which line of the sheet.
    pub line: usize,
    /// Its middle along the line, 0 to 1.
    pub at: f32,
    /// Its confidence, 0 to 1.
    pub sure: f32,
    /// A blank stood before it.
    pub gap: bool,
}

/// One line of the sheet, levelled.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub chars: Vec<Char>,
    pub rect: Rect,
}

/// The lines of a page or a part of it.
#[derive(Clone, Debug)]
pub(crate) struct Text<'a> {
    pub sheet: &'a Sheet,
    pub pieces: Vec<Piece>,
    /// Median height of the lines, pixels.
    pub height: f32,
}

impl Piece {
    /// What it says, for comparing.
    pub fn text(&self) -> String {
        spelled(&self.chars)
    }

    /// Where a character's left edge stands (levelled), pixels; the right edge of the piece for one past the end.
    pub fn x(&self, at: usize) -> f32 {
        let half = 0.5 / self.chars.len().max(1) as f32;
        self.chars.get(at).map_or(self.rect.right, |c| {
            self.rect.left + (c.at - half).clamp(0.0, 1.0) * self.rect.width()
        })
    }

    pub fn middle(&self) -> f32 {
        self.rect.centre().y
    }

    /// Whether another piece stands on the same row.
    pub fn beside(&self, other: &Self) -> bool {
        let low = self.rect.height().max(other.rect.height());
        (self.middle() - other.middle()).abs() < 0.6 * low
    }
}

impl<'a> Text<'a> {
    /// Lays out some lines of a sheet.
    pub fn of(sheet: &'a Sheet, lines: &[usize]) -> Self {
        let chosen: Vec<(usize, &Line)> = lines
            .iter()
            .filter_map(|&n| Some((n, sheet.lines.get(n)?)))
            .filter(|(_, line)| sound(&line.place))
            .take(MOST)
            .collect();
        let slant = slant(&chosen);
        let heights = chosen.iter().map(|(_, line)| line.place.height());
        let height = median(heights.collect()).unwrap_or(20.0).max(1.0);
        let mut pieces: Vec<Piece> = chosen
            .into_iter()
            .filter(|(_, line)| {
                let short = line.place.length() < 2.0 * line.place.height();
                short || difference(angle(&line.place), slant).abs() < ASKEW
            })
            .filter_map(|(n, line)| piece(n, line, slant))
            .filter(|piece| !(piece.rect.height() > 1.25 * height && words().is_mark(&piece.text())))
            .collect();
        pieces.sort_by(|a, b| {
            a.middle()
                .total_cmp(&b.middle())
                .then(a.rect.left.total_cmp(&b.rect.left))
        });
        Self {
            sheet,
            pieces,
            height,
        }
    }

    /// The part of the page that characters take, pixels of the page.
    pub fn place(&self, chars: &[Char]) -> Rect {
        let mut whole: Option<Rect> = None;
        for run in chars.chunk_by(|a, b| a.line == b.line) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            let Some(line) = self.sheet.lines.get(first.line) else {
                continue;
            };
            let half = 0.5 / line.text.chars().count().max(1) as f32;
            let part = part(&line.place, first.at - half, last.at + half);
            whole = Some(whole.map_or(part, |all| all.join(&part)));
        }
        whole.unwrap_or_default()
    }

    /// How sure characters are: the least of their lines' confidence and of their own means.
    pub fn sure(&self, chars: &[Char]) -> f32 {
        let runs = chars.chunk_by(|a, b| a.line == b.line);
        let least = runs
            .map(|run| {
                let own = run.iter().map(|c| c.sure).sum::<f32>() / run.len().max(1) as f32;
                let line = run.first().and_then(|c| self.sheet.lines.get(c.line));
                line.map_or(0.0, |line| line.confidence).min(own)
            })
            .fold(1.0, f32::min);
        if chars.is_empty() { 0.0 } else { least }
    }
}

/// What characters say, for comparing.
pub(crate) fn spelled(chars: &[Char]) -> String {
    chars.iter().map(|c| c.c).collect()
}

/// What characters say, as it stands; blanks only between Latin letters and digits.
pub(crate) fn raw(chars: &[Char]) -> String {
    let mut text = String::new();
    for c in chars {
        if c.c == '\t' {
            continue;
        }
        let before = text.chars().last().unwrap_or(' ');
        if c.gap && before.is_ascii() && before != ' ' && c.raw.is_ascii() {
            text.push(' ');
        }
        text.push(c.raw);
    }
    text
}

/// One character half-width and simplified.
pub(crate) fn fold(c: char) -> char {
    let mut forms = c.nfkc();
    let half = match (forms.next(), forms.next()) {
        (Some(one), None) => one,
        _ => c,
    };
    match half {
        '〔' | '【' | '〖' | '[' | '{' => '(',
        '〕' | '】' | '〗' | ']' | '}' => ')',
        '﹕' | '∶' | '︰' => ':',
        '○' | '◯' | '〇' => '〇',
        '—' | '–' | '―' | '‐' | '─' | '~' => '-',
        other => words().simplified(other),
    }
}

fn piece(n: usize, line: &Line, slant: f32) -> Option<Piece> {
    let all: Vec<char> = line.text.chars().take(LONGEST).collect();
    let known = line.glyphs.len() == all.len() && line.glyphs.iter().zip(&all).all(|(g, c)| g.char == *c);
    let glyphs: Vec<_> = line.glyphs.iter().filter(|g| !g.char.is_whitespace()).collect();
    let inked = all.iter().filter(|c| !c.is_whitespace()).count();
    let mut chars = Vec::with_capacity(inked);
    let mut gap = false;
    for (at, &c) in all.iter().enumerate() {
        if c.is_whitespace() || c.is_control() {
            gap = true;
            continue;
        }
        let glyph = if known {
            line.glyphs.get(at)
        } else if glyphs.len() == inked {
            glyphs.get(chars.len()).copied()
        } else {
            None
        };
        chars.push(Char {
            c: fold(c),
            raw: c,
            line: n,
            at: glyph.map_or((at as f32 + 0.5) / all.len() as f32, |g| g.at).clamp(0.0, 1.0),
            sure: glyph.map_or(line.confidence, |g| g.confidence),
            gap,
        });
        gap = false;
    }
    if chars.is_empty() {
        return None;
    }
    let (sin, cos) = (-slant).to_radians().sin_cos();
    let turn = |p: Point| Point::new(p.x * cos - p.y * sin, p.x * sin + p.y * cos);
    let [a, b, c, d] = line.place.0.map(turn);
    let rect = Rect::new(
        f32::midpoint(a.x, d.x),
        f32::midpoint(a.y, b.y),
        f32::midpoint(b.x, c.x),
        f32::midpoint(c.y, d.y),
    );
    Some(Piece { chars, rect })
}

/// Whether all corners are numbers of a size that pages have.
fn sound(place: &Quad) -> bool {
    let fits = |v: f32| v.is_finite() && v.abs() < 1.0e6;
    place.0.iter().all(|p| fits(p.x) && fits(p.y))
}

/// How far a line's text is turned, degrees clockwise.
fn angle(place: &Quad) -> f32 {
    let [a, b, c, d] = place.0;
    (b.y + c.y - a.y - d.y).atan2(b.x + c.x - a.x - d.x).to_degrees()
}

fn difference(a: f32, b: f32) -> f32 {
    (a - b + 180.0).rem_euclid(360.0) - 180.0
}

/// The slant of the page: the median of its long lines, of the level ones when those are many (a watermark runs askew).
fn slant(lines: &[(usize, &Line)]) -> f32 {
    let long = lines.iter().map(|(_, line)| &line.place).filter(|place| place.length() > 3.0 * place.height());
    let all: Vec<f32> = long.map(angle).collect();
    let level: Vec<f32> = all.iter().copied().filter(|a| a.abs() < 12.0).collect();
    let chosen = if level.len() * 4 >= all.len() { level } else { all };
    median(chosen).unwrap_or(0.0)
}

pub(crate) fn median(mut values: Vec<f32>) -> Option<f32> {
    values.retain(|v| v.is_finite());
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

/// A part of a line, from and to shares of its length.
fn part(place: &Quad, from: f32, to: f32) -> Rect {
    let [a, b, c, d] = place.0;
    let along = |p: Point, q: Point, t: f32| {
        let t = t.clamp(0.0, 1.0);
        Point::new(p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t)
    };
    Quad([along(a, b, from), along(a, b, to), along(d, c, to), along(d, c, from)]).bounds()
}
