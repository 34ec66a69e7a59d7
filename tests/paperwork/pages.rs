//! Reads where the text of a letter's pages stands, out of the PDF itself.
//!
//! Takes the octets, gives the lines of every page with their boxes in points from the upper left corner. Knows what the typesetter writes
//! (two-octet glyph numbers, `W`, `ToUnicode`) and nothing of other PDFs.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

/// Pieces of text with one baseline.
#[derive(Clone, Debug)]
pub struct Line {
    pub left: f32,
    pub right: f32,
    pub baseline: f32,
    /// Of its largest glyph, in points.
    pub size: f32,
    /// Without blanks.
    pub text: String,
    /// The widest gap between two glyphs, in em of the second one.
    pub gap: f32,
}

impl Line {
    /// Of the box that the typesetter gives it: 0.8 em above the baseline.
    pub fn top(&self) -> f32 {
        self.baseline - 0.8 * self.size
    }

    /// 0.2 em below the baseline.
    pub fn bottom(&self) -> f32 {
        self.baseline + 0.2 * self.size
    }

    /// Its box in whole points: left, top, right, bottom.
    pub fn bounds(&self) -> String {
        let all = [self.left, self.top(), self.right, self.bottom()];
        all.map(|v| format!("{v:.0}")).join(" ")
    }
}

struct Glyph {
    left: f32,
    right: f32,
    baseline: f32,
    size: f32,
    text: String,
}

struct Font {
    widths: BTreeMap<u16, f32>,
    texts: BTreeMap<u16, String>,
}

/// The lines of every page, from top to bottom, each from left to right.
pub fn pages(pdf: &[u8]) -> Vec<Vec<Line>> {
    let doc = Document::load_mem(pdf).unwrap();
    let pages = doc.get_pages();
    pages.values().map(|id| lines(glyphs(&doc, *id))).collect()
}

fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| {
        a.baseline
            .total_cmp(&b.baseline)
            .then(a.left.total_cmp(&b.left))
    });
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if (row[0].baseline - glyph.baseline).abs() < 0.5 => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    rows.retain(|row| row.iter().any(|glyph| !glyph.text.trim().is_empty()));
    rows.into_iter().map(line).collect()
}

/// One line; the blanks at its ends leave no ink and do not count.
fn line(mut row: Vec<Glyph>) -> Line {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let is_ink = |glyph: &Glyph| !glyph.text.trim().is_empty();
    row.truncate(row.iter().rposition(is_ink).map_or(0, |last| last + 1));
    row.drain(..row.iter().position(is_ink).unwrap_or(0));
    // The box of punctuation may begin before that of the glyph it follows ends: what counts is how far the line reaches so far.
    let (mut reached, mut gap) = (row[0].right, 0.0_f32);
    for glyph in &row {
        gap = gap.max((glyph.left - reached) / glyph.size);
        reached = reached.max(glyph.right);
    }
    Line {
        left: row[0].left,
        right: reached,
        baseline: row[0].baseline,
        size: row.iter().map(|g| g.size).fold(0.0, f32::max),
        gap,
        text: row.iter().flat_map(|g| g.text.split_whitespace()).collect(),
    }
}

/// The glyphs of a page, blanks too.
fn glyphs(doc: &Document, page: lopdf::ObjectId) -> Vec<Glyph> {
    let dict = doc.get_dictionary(page).unwrap();
    let media = array(doc, dict.get(b"MediaBox").unwrap());
    let height = media[3].as_float().unwrap();
    let fonts: BTreeMap<Vec<u8>, Font> = doc
        .get_page_fonts(page)
        .unwrap()
        .into_iter()
        .filter(|(_, font)| font.get(b"Subtype").unwrap().as_name().unwrap() == b"Type0")
        .map(|(name, dict)| (name, font(doc, dict)))
        .collect();
    let content = Content::decode(&doc.get_page_content(page)).unwrap();
    let mut stack = Vec::new();
    let (mut state, mut text) = (
        [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    );
    let (mut face, mut size, mut glyphs) = (None, 0.0, Vec::new());
    for op in &content.operations {
        let matrix = || -> [f32; 6] {
            let all: Vec<f32> = op.operands.iter().map(|o| o.as_float().unwrap()).collect();
            all.try_into().unwrap()
        };
        match op.operator.as_str() {
            "q" => stack.push(state),
            "Q" => state = stack.pop().unwrap(),
            "cm" => state = times(matrix(), state),
            "Tm" => text = matrix(),
            "Tf" => {
                face = fonts.get(op.operands[0].as_name().unwrap());
                size = op.operands[1].as_float().unwrap();
            }
            "Tj" | "TJ" => {
                let Some(face) = face else { continue };
                let items = match &op.operands[0] {
                    Object::Array(items) => items.clone(),
                    one => vec![one.clone()],
                };
                let at = times(text, state);
                let mut x = 0.0;
                for item in &items {
                    let Object::String(codes, _) = item else {
                        x -= item.as_float().unwrap() / 1000.0 * size;
                        continue;
                    };
                    for code in codes.chunks_exact(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        let wide =
                            face.widths.get(&code).copied().unwrap_or(1000.0) / 1000.0 * size;
                        let text = face
                            .texts
                            .get(&code)
                            .cloned()
                            .unwrap_or_else(|| "\u{FFFD}".into());
                        glyphs.push(Glyph {
                            left: at[4] + at[0] * x,
                            right: at[4] + at[0] * (x + wide),
                            baseline: height - at[5],
                            size: size * at[0],
                            text,
                        });
                        x += wide;
                    }
                }
            }
            _ => {}
        }
    }
    glyphs
}

fn times(a: [f32; 6], b: [f32; 6]) -> [f32; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn array(doc: &Document, object: &Object) -> Vec<Object> {
    doc.dereference(object)
        .unwrap()
        .1
        .as_array()
        .unwrap()
        .clone()
}

fn font(doc: &Document, font: &Dictionary) -> Font {
    let below = array(doc, font.get(b"DescendantFonts").unwrap());
    let below = doc.dereference(&below[0]).unwrap().1.as_dict().unwrap();
    let mut widths = BTreeMap::new();
    let all = below.get(b"W").map(|w| array(doc, w)).unwrap_or_default();
    let code = |object: &Object| u16::try_from(object.as_i64().unwrap()).unwrap();
    let mut at = 0;
    while at + 1 < all.len() {
        let first = code(&all[at]);
        if let Ok(list) = all[at + 1].as_array() {
            widths.extend((first..).zip(list.iter().map(|w| w.as_float().unwrap())));
            at += 2;
        } else {
            let wide = all[at + 2].as_float().unwrap();
            widths.extend((first..=code(&all[at + 1])).map(|code| (code, wide)));
            at += 3;
        }
    }
    let map = doc.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1;
    let map = map.as_stream().unwrap().get_plain_content().unwrap();
    Font {
        widths,
        texts: texts(std::str::from_utf8(&map).unwrap()),
    }
}

/// What the glyphs mean, out of a `ToUnicode` map.
fn texts(map: &str) -> BTreeMap<u16, String> {
    let mut texts = BTreeMap::new();
    for part in map.split("beginbfchar").skip(1) {
        let part = part.split("endbfchar").next().unwrap();
        let codes: Vec<&str> = part.split(['<', '>']).skip(1).step_by(2).collect();
        for two in codes.chunks_exact(2) {
            let units: Vec<u16> = two[1]
                .as_bytes()
                .chunks_exact(4)
                .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
                .collect();
            let code = u16::from_str_radix(two[0], 16).unwrap();
            texts.insert(code, String::from_utf16(&units).unwrap());
        }
    }
    assert!(!map.contains("beginbfrange"), "a map of ranges");
    texts
}
