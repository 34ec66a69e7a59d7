//! Draws what a text or choice field shows: border, background, text.
//!
//! Takes how the form says a field shall look ([`Look`]) and what it shows ([`Shown`]); gives the content stream and the form XObject around
//! it. The text is shrunk to fit, never cut: what fits at no readable size gives `None`. Colours, width and alignment are the form's; the
//! font is ours, because only it has every character.

use super::lines::{self, LEADING, SMALLEST};
use super::look::{Look, n};
use crate::pdf::font::Subset;

/// The name our font has in the appearances.
pub const FONT: &str = "PwCJK";

/// The largest size chosen where the form leaves it to us (DA size 0), points: one line, several lines.
const AUTO_LINE: f32 = 14.0;
const AUTO_BOX: f32 = 12.0;

/// What a field shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// One line.
    Line(String),
    /// One line, one character per cell; the number of cells.
    Comb(String, usize),
    /// Several lines.
    Lines(String),
    /// The entries of a list, and which are chosen.
    Items(Vec<(String, bool)>),
}

impl Shown {
    /// Every character it may draw.
    pub fn chars(&self) -> Vec<char> {
        match self {
            Self::Line(t) | Self::Comb(t, _) | Self::Lines(t) => t.chars().collect(),
            Self::Items(items) => items.iter().flat_map(|(t, _)| t.chars()).collect(),
        }
    }
}

impl Look {
    /// The content stream that shows `shown`, frame included; with `must_fit`, `None` when it fits at no readable size.
    pub fn content(&self, shown: &Shown, font: &Subset, must_fit: bool) -> Option<String> {
        let edge = if matches!(self.style, b'B' | b'I') {
            2.0 * self.line
        } else {
            self.line
        };
        let (pad_x, pad_y) = (
            edge + (self.w / 10.0).min(2.0),
            edge + (self.h / 10.0).min(2.0),
        );
        let (w, h) = (self.w - 2.0 * pad_x, self.h - 2.0 * pad_y);
        let em = |c: char| font.width(c.encode_utf8(&mut [0; 4]), 1.0);
        let pen = Pen {
            font,
            ink: &self.ink,
        };
        let mut body = String::new();
        let middle = |size: f32| (self.h - font.ascent(size) - font.descent(size)) / 2.0;
        let at = |wide: f32| match self.align {
            1 => (self.w - wide) / 2.0,
            2 => self.w - pad_x - wide,
            _ => pad_x,
        };
        match shown {
            Shown::Line(text) => {
                let largest = if self.size > 0.0 {
                    self.size
                } else {
                    AUTO_LINE.min(h * 0.9)
                };
                let size = lines::fit_line(text, w, self.h - 2.0 * edge, largest, &em)
                    .or_else(|| (!must_fit).then_some(SMALLEST))?;
                body.push_str(&pen.show(text, at(font.width(text, size)), middle(size), size));
            }
            Shown::Comb(text, cells) => {
                let cell = self.w / (*cells).max(1) as f32;
                let widest = text.chars().map(em).fold(0.0, f32::max);
                let largest = if self.size > 0.0 {
                    self.size
                } else {
                    AUTO_LINE.min(h * 0.9)
                };
                let size = largest.min(self.h - 2.0 * edge).min(if widest > 0.0 {
                    cell / widest
                } else {
                    largest
                });
                if must_fit && size < SMALLEST && !text.is_empty() {
                    return None;
                }
                let free = cells.saturating_sub(text.chars().count());
                let first = match self.align {
                    1 => free / 2,
                    2 => free,
                    _ => 0,
                };
                for (i, c) in text.chars().enumerate() {
                    let x = (first + i) as f32 * cell + (cell - em(c) * size) / 2.0;
                    body.push_str(&pen.show(&c.to_string(), x, middle(size), size));
                }
            }
            Shown::Lines(text) => {
                let largest = if self.size > 0.0 { self.size } else { AUTO_BOX };
                let (size, rows) = lines::fit_box(text, w, h, largest, &em).or_else(|| {
                    (!must_fit).then(|| (SMALLEST, lines::wrap(text, w / SMALLEST, &em)))
                })?;
                let mut y = self.h - pad_y - font.ascent(size);
                for row in rows {
                    let row = row.trim_end_matches(' ');
                    body.push_str(&pen.show(row, at(font.width(row, size)), y, size));
                    y -= LEADING * size;
                }
            }
            Shown::Items(items) => {
                let largest = if self.size > 0.0 { self.size } else { AUTO_BOX };
                let chosen: Vec<(String, bool)> =
                    items.iter().filter(|(_, c)| *c).cloned().collect();
                // All entries if they can be read, else those that are chosen: these must never be out of sight.
                let (size, rows) = fit_items(items, w, h, largest, 6.0, &em)
                    .map(|size| (size, items.as_slice()))
                    .or_else(|| {
                        fit_items(&chosen, w, h, largest, SMALLEST, &em)
                            .map(|size| (size, chosen.as_slice()))
                    })
                    .or_else(|| (!must_fit).then_some((SMALLEST, items.as_slice())))?;
                let mut top = self.h - pad_y;
                for (text, chosen) in rows {
                    if *chosen {
                        let (y, tall) = (top - LEADING * size, LEADING * size);
                        body.push_str(&format!(
                            "q 0.6 0.757 0.855 rg {} {} {} {} re f Q\n",
                            n(edge),
                            n(y),
                            n(self.w - 2.0 * edge),
                            n(tall)
                        ));
                    }
                    let gap = (LEADING * size - font.ascent(size) + font.descent(size)) / 2.0;
                    body.push_str(&pen.show(
                        text,
                        at(font.width(text, size)),
                        top - gap - font.ascent(size),
                        size,
                    ));
                    top -= LEADING * size;
                }
            }
        }
        let mut out = self.frame();
        if let Shown::Comb(_, cells) = shown {
            out.push_str(&self.dividers(*cells));
        }
        let clip = format!(
            "{} {} {} {} re W n",
            n(edge),
            n(edge),
            n(self.w - 2.0 * edge),
            n(self.h - 2.0 * edge)
        );
        out.push_str(&format!("/Tx BMC\nq {clip}\n{body}Q\nEMC\n"));
        Some(out)
    }

    fn dividers(&self, cells: usize) -> String {
        let Some(colour) = self
            .border
            .as_ref()
            .filter(|_| self.line > 0.0 && matches!(self.style, b'S' | b'D'))
        else {
            return String::new();
        };
        let lines: String = (1..cells)
            .map(|i| i as f32 * self.w / cells as f32)
            .map(|x| {
                format!(
                    "{} {} m {} {} l ",
                    n(x),
                    n(self.line),
                    n(x),
                    n(self.h - self.line)
                )
            })
            .collect();
        format!("q {colour} {} w {lines}S Q\n", n(self.line))
    }
}

struct Pen<'a> {
    font: &'a Subset,
    ink: &'a str,
}

impl Pen<'_> {
    fn show(&self, text: &str, x: f32, y: f32, size: f32) -> String {
        if text.is_empty() {
            return String::new();
        }
        let hex: String = self
            .font
            .encode(text)
            .iter()
            .map(|b| format!("{b:02X}"))
            .collect();
        format!(
            "BT {} /{FONT} {} Tf 1 0 0 1 {} {} Tm <{hex}> Tj ET\n",
            self.ink,
            n(size),
            n(x),
            n(y)
        )
    }
}

fn fit_items(
    items: &[(String, bool)],
    w: f32,
    h: f32,
    largest: f32,
    smallest: f32,
    em: &dyn Fn(char) -> f32,
) -> Option<f32> {
    let widest = items
        .iter()
        .map(|(t, _)| t.chars().map(em).sum::<f32>())
        .fold(0.0, f32::max);
    let tall = (items.len() as f32 * LEADING).max(1.0);
    let size = largest
        .min(h / tall)
        .min(if widest > 0.0 { w / widest } else { largest });
    (size >= smallest).then_some(size)
}
