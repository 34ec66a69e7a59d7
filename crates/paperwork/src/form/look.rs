//! Says how a field shall look: its size, border, colours, the size and alignment of its text.
//!
//! Takes a widget and what it inherits; gives a [`Look`], which draws the frame and makes a form XObject of a content stream. Absurd values
//! (no area, borders wider than the box, colours out of range) are brought into range, never passed on.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::appearance::FONT;
use crate::pdf::page::Rect;

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
