//! Reads what stands in a seal: the text around its ring, and what stands across the middle or below the star.
//!
//! Takes the page as it is (not quieted), one seal and an engine; fills the seal's texts in. A text read worse than [`SURE`] is left out:
//! the seal then says that it could not be read, never what it might say. Small seals are enlarged by being cut out at the size that
//! the engine wants. Never takes the number on the lower rim for part of the name.

use image::RgbImage;

use super::ink::Ink;
use super::unroll::{Arc, Ring};
use super::{Ellipse, Reading, Seal, Shape, star};
use crate::engine::Engine;
use crate::sheet::Line;

/// Texts read worse than this are left out (callers compare from 0.9 on). Measured: right readings are above, wrong ones mostly below.
const SURE: f32 = 0.80;
/// One character worse than this and the whole is not sure.
const WEAK: f32 = 0.50;
/// A character read worse than this may be another: of 740 in rings read on 60 pages 22 were wrong, all below it, as were 50 right ones.
const DOUBTFUL: f32 = 0.95;
/// A ring read as surely as this needs no second look.
const PLAIN: f32 = 0.95;
/// What a reading with a weak character counts at most.
const UNSURE: f32 = 0.89;
/// Most rows of text across the middle.
const ROWS: usize = 4;

/// Reads the texts of a seal; what cannot be read well stays empty.
pub fn read(pixels: &RgbImage, seal: &mut Seal, engine: &dyn Engine) {
    seal.ring = None;
    seal.across = None;
    let outline = seal.outline();
    let ink = Ink::of(pixels, &outline);
    if seal.shape == Shape::Square {
        // Everything inside the frame; (0, −1) is up.
        let rows = rows(&ink, &outline, (0.0, -1.0), &|u, v| {
            u.abs().max(v.abs()) < 0.84
        });
        seal.across = across(&ink, &outline, (0.0, -1.0), &rows, engine);
        return;
    }
    let ring = Ring::of(&ink, outline, seal.shape == Shape::Oval);
    let crowded = crowded(&ink, &outline);
    let (text, arc) = around(&ring, engine);
    seal.ring = text.map(|r| Reading {
        confidence: if crowded {
            r.confidence.min(UNSURE)
        } else {
            r.confidence
        },
        ..r
    });
    let Some(arc) = arc else {
        return;
    };
    let top = up(&ink, seal, ring.top(arc));
    // Inside the letters of the ring, and below, where the ring has none, down to the rim.
    let depth = outline.a.min(outline.b) * (1.0 - ring.band.0 + 0.03);
    let (inner, rim) = (
        outline.wider(-depth),
        outline.wider(-0.24 * depth / (1.0 - ring.band.0)),
    );
    let below = ((1.0 - arc.sweep) * std::f32::consts::PI - 0.12).clamp(0.0, 1.2);
    let star = if seal.star == Some(false) { 0.0 } else { 0.38 };
    let rows = rows(&ink, &outline, top, &|u, v| {
        let point = place(&outline, top, (u, v));
        let out = u.hypot(v);
        let free = u.abs().atan2(v) < below;
        (inner.out(point) < 1.0 || (free && rim.out(point) < 1.0))
            && (out > star || v > star * 0.85)
    });
    seal.across = across(&ink, &outline, top, &rows, engine);
}

/// Whether other ink comes up to the seal: another seal overlaps it and may hide letters or lend some.
fn crowded(ink: &Ink<'_>, outline: &Ellipse) -> bool {
    let steps = 120;
    let inked = |i: &usize| {
        let turn = *i as f32 / steps as f32 * std::f32::consts::TAU;
        [1.07, 1.11, 1.15, 1.19]
            .iter()
            .any(|k| ink.at(outline.at(turn, *k)) > 0.5)
    };
    (0..steps).filter(inked).count() > steps / 30
}

/// The ring's text, and the stretch that it, or else the likeliest one, covers.
fn around(ring: &Ring<'_>, engine: &dyn Engine) -> (Option<Reading>, Option<Arc>) {
    let mut best: Option<(Kept, Arc, f32)> = None;
    for arc in &ring.arcs {
        for slack in [0.0, 0.025] {
            // Weak, torn and gapped readings are never this sure; the first stretch leaves nothing but a gap out.
            let sure = |b: &(Kept, Arc, f32)| b.0.reading.confidence >= PLAIN;
            if best.as_ref().is_some_and(sure) {
                break;
            }
            let Ok(line) = engine.strip(&ring.strip(*arc, slack)) else {
                continue;
            };
            let Some(kept) = name(&line) else {
                continue;
            };
            // More characters surely read are better; of equals the surer one.
            let reading = &kept.reading;
            let weight = reading.confidence * (reading.text.chars().count() as f32 + 2.0);
            if best.as_ref().is_none_or(|b| weight > b.2) {
                best = Some((kept, *arc, weight));
            }
        }
    }
    match best {
        Some((kept, arc, _)) => {
            let reading = kept.reading;
            let sure = reading.confidence >= SURE && reading.text.chars().count() >= 2;
            let arc = if sure { arc.part(kept.along) } else { arc };
            (sure.then_some(reading), Some(arc))
        }
        None => (None, ring.arcs.first().copied()),
    }
}

/// Which way is up in a seal, in the plane of the unit circle: towards the middle of the ring's text; a star or an oval says it finer.
fn up(ink: &Ink<'_>, seal: &Seal, top: f32) -> (f32, f32) {
    let finer = match (seal.shape, seal.star) {
        (Shape::Oval, _) => {
            let second = std::f32::consts::FRAC_PI_2;
            let first = if seal.radii.0 >= seal.radii.1 {
                second
            } else {
                0.0
            };
            [first, first + std::f32::consts::PI]
                .into_iter()
                .min_by(|l, r| apart(*l, top).total_cmp(&apart(*r, top)))
        }
        (_, Some(true)) => {
            let fifth = std::f32::consts::TAU / 5.0;
            let turn = star::turn(&seal.outline(), |p| ink.at(p) > 0.5);
            (0..5)
                .map(|i| turn + i as f32 * fifth)
                .min_by(|l, r| apart(*l, top).total_cmp(&apart(*r, top)))
                .filter(|t| apart(*t, top) < 0.35)
        }
        _ => None,
    };
    let (sin, cos) = finer.unwrap_or(top).sin_cos();
    (cos, sin)
}

fn apart(left: f32, right: f32) -> f32 {
    let off = (left - right).rem_euclid(std::f32::consts::TAU);
    off.min(std::f32::consts::TAU - off)
}

/// A row of text: left, right, top, bottom, in the plane of the unit circle turned upright.
type Row = [f32; 4];

/// From the upright plane to the page.
fn place(outline: &Ellipse, (ux, uy): (f32, f32), (u, v): (f32, f32)) -> (f32, f32) {
    // Right of up, clockwise.
    outline.map((-uy * u - ux * v, ux * u - uy * v))
}

/// The rows of ink inside, top to bottom; `within` says where to look.
fn rows(
    ink: &Ink<'_>,
    outline: &Ellipse,
    up: (f32, f32),
    within: &dyn Fn(f32, f32) -> bool,
) -> Vec<Row> {
    let steps = 160_usize;
    let at = |i: usize| (i as f32 + 0.5) / steps as f32 * 1.8 - 0.9;
    let grid: Vec<Vec<f32>> = (0..steps)
        .map(|i| {
            (0..steps)
                .map(|j| match (at(j), at(i)) {
                    (u, v) if within(u, v) => ink.at(place(outline, up, (u, v))),
                    _ => 0.0,
                })
                .collect()
        })
        .collect();
    let filled: Vec<bool> = grid
        .iter()
        .map(|row| row.iter().filter(|v| **v > 0.4).count() >= 5)
        .collect();
    runs(&filled, 2)
        .into_iter()
        .filter_map(|(top, bottom)| {
            let columns: Vec<bool> = (0..steps)
                .map(|j| {
                    grid.get(top..bottom)
                        .is_some_and(|g| g.iter().any(|row| row.get(j).is_some_and(|v| *v > 0.4)))
                })
                .collect();
            let left = columns.iter().position(|c| *c)?;
            let right = columns.iter().rposition(|c| *c)?;
            let row = [at(left), at(right), at(top), at(bottom)];
            let (wide, high) = (row[1] - row[0], row[3] - row[2]);
            (high > 0.07 && wide > 0.9 * high).then_some(row)
        })
        .take(ROWS)
        .collect()
}

/// Runs of yes, with gaps of at most `bridge` closed: start and end.
fn runs(yes: &[bool], bridge: usize) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in yes.iter().enumerate().filter(|(_, y)| **y) {
        match runs.last_mut() {
            Some((_, end)) if at <= *end + bridge => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// The text of the rows; of rows of which none could be read, an empty one.
fn across(
    ink: &Ink<'_>,
    outline: &Ellipse,
    up: (f32, f32),
    rows: &[Row],
    engine: &dyn Engine,
) -> Option<Reading> {
    let mut text = String::new();
    let mut least = 1.0_f32;
    let mut doubtful = Vec::new();
    for [left, right, top, bottom] in rows.iter().copied() {
        let margin = 0.12 * (bottom - top);
        let (left, right) = (left - 1.5 * margin, right + 1.5 * margin);
        let (top, bottom) = (top - margin, bottom + margin);
        let at = |x: f32, y: f32| {
            let (u, v) = (left + (right - left) * x, top + (bottom - top) * y);
            place(outline, up, (u, v))
        };
        let long = |p: (f32, f32), q: (f32, f32)| (p.0 - q.0).hypot(p.1 - q.1);
        let ratio = long(at(0.0, 0.5), at(1.0, 0.5)) / long(at(0.5, 0.0), at(0.5, 1.0)).max(1e-3);
        let Ok(line) = engine.strip(&ink.strip(ratio, at)) else {
            continue;
        };
        let Some(reading) = written(&line).filter(|r| r.confidence >= SURE) else {
            continue;
        };
        if !text.is_empty() {
            text.push(' ');
        }
        let before = text.chars().count();
        doubtful.extend(reading.doubtful.iter().map(|at| before + at));
        text.push_str(&reading.text);
        least = least.min(reading.confidence);
    }
    let confidence = if text.is_empty() { 0.0 } else { least };
    (!rows.is_empty()).then_some(Reading {
        text,
        confidence,
        doubtful,
    })
}

/// Whether a character is Chinese.
fn chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '々')
}

/// What is kept of a line, and from where to where it stands along it, 0 to 1.
struct Kept {
    reading: Reading,
    along: (f32, f32),
}

/// A character that is kept or dropped: itself, its confidence, its place along the line.
type Letter = (char, f32, f32);

/// The name in a ring: from its first Chinese character to its last, brackets with it. Numbers of the rim and what was read out of the
/// words below fall off.
fn name(line: &Line) -> Option<Kept> {
    let letters = letters(line, |c| chinese(c) || matches!(c, '（' | '）' | '(' | ')'));
    let (letters, torn) = trimmed(&letters);
    let mut kept = kept(letters)?;
    if torn || gapped(letters) {
        kept.reading.confidence = kept.reading.confidence.min(UNSURE);
    }
    Some(kept)
}

/// What stands in a row: letters, digits, Chinese.
fn written(line: &Line) -> Option<Reading> {
    let letters = letters(line, |c| {
        chinese(c) || c.is_ascii_alphanumeric() || matches!(c, '（' | '）' | '(' | ')')
    });
    Some(kept(&letters)?.reading)
}

/// The letters of a line from the first to the last that is to be kept, without spaces.
fn letters(line: &Line, keep: impl Fn(char) -> bool) -> Vec<Letter> {
    let all: Vec<Letter> = if line.glyphs.is_empty() {
        let count = line.text.chars().count().max(1) as f32;
        let at = |i: usize| (i as f32 + 0.5) / count;
        let one = |(i, c)| (c, line.confidence, at(i));
        line.text.chars().enumerate().map(one).collect()
    } else {
        let one = |g: &crate::sheet::Glyph| (g.char, g.confidence, g.at);
        line.glyphs.iter().map(one).collect()
    };
    let all: Vec<Letter> = all.into_iter().filter(|l| !l.0.is_whitespace()).collect();
    let first = all.iter().position(|l| keep(l.0));
    let last = all.iter().rposition(|l| keep(l.0));
    match (first, last) {
        (Some(first), Some(last)) => all.get(first..=last).unwrap_or_default().to_vec(),
        _ => Vec::new(),
    }
}

/// Drops weak letters from both ends. Says whether that may have torn the name: after 公司 weak letters are no part of it.
fn trimmed(letters: &[Letter]) -> (&[Letter], bool) {
    let ends = letters
        .windows(2)
        .rposition(|w| matches!(w, [('公', ..), ('司', ..)]))
        .map(|at| at + 2);
    let weak = |part: &[Letter]| {
        let sum: f32 = part.iter().map(|l| l.1).sum();
        sum < SURE * part.len() as f32
    };
    let mut letters = letters;
    if let Some((name, rest)) = ends.and_then(|at| letters.split_at_checked(at))
        && weak(rest)
    {
        letters = name;
    }
    let first = letters.iter().position(|l| l.1 >= WEAK).unwrap_or(0);
    let last = letters.iter().rposition(|l| l.1 >= WEAK);
    let last = last.map_or(letters.len(), |at| at + 1);
    let kept = letters.get(first..last).unwrap_or_default();
    (kept, kept.len() < letters.len())
}

/// Whether a letter seems to be missing: the letters of a ring stand evenly.
fn gapped(letters: &[Letter]) -> bool {
    let mut steps: Vec<f32> = letters.windows(2).map(|w| w[1].2 - w[0].2).collect();
    steps.sort_by(f32::total_cmp);
    match (steps.get(steps.len() / 2), steps.last()) {
        (Some(usual), Some(widest)) => *widest > 1.6 * usual,
        _ => false,
    }
}

fn kept(letters: &[Letter]) -> Option<Kept> {
    let ((_, _, from), (_, _, to)) = (letters.first()?, letters.last()?);
    let mean = letters.iter().map(|l| l.1).sum::<f32>() / letters.len() as f32;
    let weak = letters.iter().any(|l| l.1 < WEAK);
    let doubtful = letters.iter().enumerate().filter(|(_, l)| l.1 < DOUBTFUL);
    let half = (to - from) / (2.0 * letters.len().max(2) as f32);
    Some(Kept {
        reading: Reading {
            text: letters.iter().map(|l| l.0).collect(),
            confidence: if weak { mean.min(UNSURE) } else { mean },
            doubtful: doubtful.map(|(at, _)| at).collect(),
        },
        along: (from - half, to + half),
    })
}
