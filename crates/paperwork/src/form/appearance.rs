//! Draws what a text or choice field shows: border, background, text.
//!
//! Takes how the form says a field shall look ([`Look`]) and what it shows ([`Shown`]); gives the content stream and the form XObject around
//! it. The text is shrunk to fit, never cut: what fits at no readable size gives `None`. Colours, width and alignment are the form's; the
//! font is ours, because only it has every character.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::lines::{self, LEADING, SMALLEST};
use crate::pdf::font::Subset;
use crate::pdf::page::Rect;

/// The name our font has in the appearances.
pub const FONT: &str = "PwCJK";

/// The largest size chosen where the form leaves it to us (DA size 0), points: one line, several lines.
const AUTO_LINE: f32 = 14.0;
const AUTO_BOX: f32 = 12.0;

/// How far up a field's parents an inherited entry is looked for.
const DEEPEST: usize = 64;

/// How a widget shall look.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Width and height as read, after [`Look::turn`], points.
    pub w: f32,
    /// See [`Look::w`].
    pub h: f32,
    /// How far the field is turned counter-clockwise: 0, 90, 180, 270.
    pub turn: u16,
    /// Operator that sets the background colour for filling.
    pub background: Option<String>,
    /// Operator that sets the border colour for stroking.
    pub border: Option<String>,
    /// Width of the border, points; 0 without one.
    pub line: f32,
    /// S solid, D dashed, B bevelled, I inset, U underlined.
    pub style: u8,
    /// Size of the text, 0 to choose.
    pub size: f32,
    /// Operator that sets the colour of the text.
    pub ink: String,
    /// 0 left, 1 centre, 2 right.
    pub align: i64,
    /// What the button says or its mark (`/MK /CA`).
    pub caption: String,
}

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
    /// How the widget `id` shall look; `None` when it has no area.
    pub fn read(doc: &Document, id: ObjectId) -> Option<Self> {
        let widget = doc.get_dictionary(id).ok()?;
        let rect = Rect::read(doc, widget.get(b"Rect").ok()?)?;
        let none = Dictionary::new();
        let mk = doc.get_dict_in_dict(widget, b"MK").unwrap_or(&none);
        let bs = doc.get_dict_in_dict(widget, b"BS").unwrap_or(&none);
        let turn = mk
            .get_deref(b"R", doc)
            .and_then(Object::as_i64)
            .unwrap_or(0)
            .rem_euclid(360);
        let turn = if turn % 90 == 0 { turn as u16 } else { 0 };
        let (w, h) = if turn % 180 == 90 {
            (rect.height(), rect.width())
        } else {
            (rect.width(), rect.height())
        };
        if w < 1.0 || h < 1.0 {
            return None;
        }
        let border = colour(doc, mk, b"BC", ["G", "RG", "K"]);
        let old = widget
            .get_deref(b"Border", doc)
            .and_then(Object::as_array)
            .ok()
            .and_then(|b| b.get(2))
            .and_then(|w| w.as_float().ok());
        let width = bs
            .get_deref(b"W", doc)
            .and_then(Object::as_float)
            .ok()
            .or(old)
            .unwrap_or(1.0);
        let (size, ink) = default_appearance(doc, id);
        Some(Self {
            w,
            h,
            turn,
            background: colour(doc, mk, b"BG", ["g", "rg", "k"]),
            line: if border.is_some() {
                width.clamp(0.0, w.min(h) / 4.0)
            } else {
                0.0
            },
            border,
            style: bs
                .get_deref(b"S", doc)
                .and_then(Object::as_name)
                .ok()
                .and_then(|s| s.first().copied())
                .unwrap_or(b'S'),
            size,
            ink,
            align: inherited(doc, id, b"Q")
                .and_then(|q| q.as_i64().ok())
                .unwrap_or(0),
            caption: mk
                .get(b"CA")
                .ok()
                .and_then(|c| crate::pdf::text::read(doc, c))
                .unwrap_or_default(),
        })
    }

    /// Background and border.
    pub fn frame(&self) -> String {
        let (w, h, b) = (self.w, self.h, self.line);
        let mut out = String::new();
        if let Some(colour) = &self.background {
            out.push_str(&format!("q {colour} 0 0 {} {} re f Q\n", n(w), n(h)));
        }
        let Some(colour) = self.border.as_ref().filter(|_| b > 0.0) else {
            return out;
        };
        if matches!(self.style, b'B' | b'I') {
            let (light, dark) = if self.style == b'B' {
                ("1 g", "0.5 g")
            } else {
                ("0.5 g", "0.75 g")
            };
            // A corner, two widths inside the border: top and left, then bottom and right.
            for (shade, x, y, d) in [(light, b, h - b, b), (dark, w - b, b, -b)] {
                let corners = [
                    (b, b),
                    (x, y),
                    (w - b, h - b),
                    (w - 2.0 * b, h - 2.0 * b),
                    (x + d, y - d),
                    (2.0 * b, 2.0 * b),
                ];
                let step = |i: usize| if i == 0 { "m" } else { "l" };
                let path: String = corners
                    .iter()
                    .enumerate()
                    .map(|(i, (x, y))| format!("{} {} {} ", n(*x), n(*y), step(i)))
                    .collect();
                out.push_str(&format!("q {shade} {path}f Q\n"));
            }
        }
        let dash = if self.style == b'D' { "[3] 0 d " } else { "" };
        let path = if self.style == b'U' {
            format!("0 {} m {} {} l S", n(b / 2.0), n(w), n(b / 2.0))
        } else {
            format!(
                "{} {} {} {} re S",
                n(b / 2.0),
                n(b / 2.0),
                n(w - b),
                n(h - b)
            )
        };
        out.push_str(&format!("q {colour} {} w {dash}{path} Q\n", n(b)));
        out
    }

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

    /// Puts `content` into the document as the form XObject of a widget that looks like this.
    pub fn add(&self, doc: &mut Document, content: String, font: Option<ObjectId>) -> ObjectId {
        // The matrix turns the box; what is drawn in it always reads from left to right.
        let matrix = match self.turn {
            90 => [0.0, 1.0, -1.0, 0.0, self.h, 0.0],
            180 => [-1.0, 0.0, 0.0, -1.0, self.w, self.h],
            270 => [0.0, -1.0, 1.0, 0.0, 0.0, self.w],
            _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        };
        let mut resources = Dictionary::new();
        if let Some(font) = font {
            resources.set("Font", dictionary! { FONT => font });
        }
        let mut dict = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "FormType" => 1,
            "BBox" => vec![0.into(), 0.into(), self.w.into(), self.h.into()],
            "Resources" => resources,
        };
        if self.turn != 0 {
            dict.set("Matrix", matrix.map(Object::Real).to_vec());
        }
        let mut stream = Stream::new(dict, content.into_bytes());
        // On failure it stays as it was: larger, not wrong.
        let _ = stream.compress();
        doc.add_object(stream)
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

/// Size and colour operator of the text, from `/DA`.
fn default_appearance(doc: &Document, id: ObjectId) -> (f32, String) {
    let (mut size, mut ink) = (0.0, "0 g".to_owned());
    let Some(Object::String(da, _)) = inherited(doc, id, b"DA") else {
        return (size, ink);
    };
    let Ok(content) = Content::decode(da) else {
        return (size, ink);
    };
    for op in content.operations {
        let numbers: Option<Vec<f32>> = op.operands.iter().map(|o| o.as_float().ok()).collect();
        match (op.operator.as_str(), numbers) {
            ("Tf", _) => {
                size = op
                    .operands
                    .get(1)
                    .and_then(|s| s.as_float().ok())
                    .unwrap_or(0.0)
            }
            ("g" | "rg" | "k", Some(v)) if matches!(v.len(), 1 | 3 | 4) => {
                ink = v
                    .iter()
                    .map(|v| n(v.clamp(0.0, 1.0)) + " ")
                    .collect::<String>()
                    + &op.operator;
            }
            _ => {}
        }
    }
    (
        if size.is_finite() {
            size.clamp(0.0, 300.0)
        } else {
            0.0
        },
        ink,
    )
}

/// An entry of a field, from it, its parents or the form.
fn inherited<'a>(doc: &'a Document, id: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut at = id;
    for _ in 0..DEEPEST {
        let dict = doc.get_dictionary(at).ok()?;
        if let Ok(found) = dict.get_deref(key, doc) {
            return Some(found);
        }
        let Ok(parent) = dict.get(b"Parent").and_then(Object::as_reference) else {
            break;
        };
        at = parent;
    }
    doc.catalog()
        .ok()
        .and_then(|c| doc.get_dict_in_dict(c, b"AcroForm").ok())
        .and_then(|f| f.get_deref(key, doc).ok())
}

/// A colour array as an operator: grey, RGB or CMYK; an empty one is none.
fn colour(doc: &Document, mk: &Dictionary, key: &[u8], operators: [&str; 3]) -> Option<String> {
    let parts: Vec<f32> = mk
        .get_deref(key, doc)
        .and_then(Object::as_array)
        .ok()?
        .iter()
        .filter_map(|p| p.as_float().ok())
        .collect();
    let operator = match parts.len() {
        1 => operators[0],
        3 => operators[1],
        4 => operators[2],
        _ => return None,
    };
    Some(
        parts
            .iter()
            .map(|p| n(p.clamp(0.0, 1.0)) + " ")
            .collect::<String>()
            + operator,
    )
}

/// A number as content streams write it, to a thousandth.
pub fn n(v: f32) -> String {
    let text = format!("{v:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() || text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}
