//! Puts Chinese text into any PDF: cuts a font down to the characters used and adds it to a document.
//!
//! Takes an OpenType font (CFF or glyf outlines) and the characters; gives character codes and widths for content streams and one
//! Type0 font object (Identity-H, widths, ToUnicode) for a document. Never puts in a character the font lacks: those are named in the
//! error. The same font and characters give the same objects, byte for byte, in whatever order the characters came.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use subsetter::GlyphRemapper;
use thiserror::Error;
use ttf_parser::{Face, RawFace, Tag, name_id};

/// Why a font cannot show a text.
#[derive(Debug, Error)]
pub enum FontError {
    /// The font has no glyph for these characters (sorted, each once).
    #[error("no glyph for {0:?}")]
    NoGlyph(Vec<char>),
    /// The bytes are not an OpenType font.
    #[error("not an OpenType font")]
    NotAFont(#[from] ttf_parser::FaceParsingError),
    /// The font cannot be cut down.
    #[error("the font cannot be subset: {0}")]
    Subset(subsetter::Error),
}

/// A font cut down to some characters, ready to be used in content streams and put into a document.
#[derive(Debug, Clone)]
pub struct Subset {
    cids: BTreeMap<char, u16>,
    /// Width of each CID, in thousandths of the em.
    widths: Vec<f32>,
    /// What each CID stands for when text is copied out, by CID.
    means: BTreeMap<u16, char>,
    name: String,
    program: Vec<u8>,
    cff: bool,
    ascent: f32,
    descent: f32,
    cap_height: f32,
    bbox: [f32; 4],
    italic_angle: f32,
}

impl Subset {
    /// Cuts the font `data` (its first face) down to `chars`. Control characters, line breaks among them, are layout and left out.
    ///
    /// # Errors
    /// [`FontError::NoGlyph`] names every character the font cannot show.
    pub fn new(data: &[u8], chars: impl Iterator<Item = char>) -> Result<Self, FontError> {
        let face = Face::parse(data, 0)?;
        let chars: BTreeSet<char> = chars.filter(|c| !c.is_control()).collect();
        let mut map = GlyphRemapper::new();
        let (mut cids, mut means, mut missing) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for c in chars {
            match face.glyph_index(c).filter(|g| g.0 != 0) {
                Some(glyph) => {
                    let cid = map.remap(glyph.0);
                    cids.insert(c, cid);
                    // One glyph may serve a character and its compatibility twin: copied text gets the ordinary one.
                    if means.get(&cid).is_none_or(|&m| is_compatibility(m)) {
                        means.insert(cid, c);
                    }
                }
                None => missing.push(c),
            }
        }
        if !missing.is_empty() {
            return Err(FontError::NoGlyph(missing));
        }
        let em = 1000.0 / f32::from(face.units_per_em().max(1));
        let widths = map
            .remapped_gids()
            .map(|g| f32::from(face.glyph_hor_advance(ttf_parser::GlyphId(g)).unwrap_or(0)) * em)
            .collect();
        let subset = subsetter::subset(data, 0, &map).map_err(FontError::Subset)?;
        let cff = RawFace::parse(&subset, 0)?
            .table(Tag::from_bytes(b"CFF "))
            .map(<[u8]>::to_vec);
        let program = cff.clone().unwrap_or(subset);
        let b = face.global_bounding_box();
        Ok(Self {
            name: format!("{}+{}", tag(&program), postscript_name(&face)),
            cff: cff.is_some(),
            program,
            cids,
            widths,
            means,
            ascent: f32::from(face.typographic_ascender().unwrap_or(face.ascender())) * em,
            descent: f32::from(face.typographic_descender().unwrap_or(face.descender())) * em,
            cap_height: f32::from(face.capital_height().unwrap_or(face.ascender())) * em,
            bbox: [b.x_min, b.y_min, b.x_max, b.y_max].map(|v| f32::from(v) * em),
            italic_angle: face.italic_angle(),
        })
    }

    /// The character codes of `text` (two bytes each, big-endian), to be shown with this font. A character that is not in the subset
    /// becomes code 0 (an empty box): give [`Subset::new`] every character first.
    pub fn encode(&self, text: &str) -> Vec<u8> {
        text.chars()
            .flat_map(|c| self.cid(c).to_be_bytes())
            .collect()
    }

    /// [`Subset::encode`] as a PDF string, written in hexadecimal as producers do.
    pub fn string(&self, text: &str) -> Object {
        Object::String(self.encode(text), StringFormat::Hexadecimal)
    }

    /// How wide `text` is at `size`, in the same unit as `size`; no kerning.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let thousandths: f32 = text
            .chars()
            .map(|c| {
                self.widths
                    .get(usize::from(self.cid(c)))
                    .copied()
                    .unwrap_or(0.0)
            })
            .sum();
        thousandths * size / 1000.0
    }

    /// How far the em box reaches above the baseline at `size` (typographic ascender; 0.88 em for Noto CJK).
    pub fn ascent(&self, size: f32) -> f32 {
        self.ascent * size / 1000.0
    }

    /// How far the em box reaches below the baseline at `size`, negative (typographic descender; -0.12 em for Noto CJK).
    pub fn descent(&self, size: f32) -> f32 {
        self.descent * size / 1000.0
    }

    /// Adds the font to `doc`: a Type0 font, to stand in a `/Font` resource. Adds again when called again.
    pub fn add_to(&self, doc: &mut Document) -> ObjectId {
        let mut program = Stream::new(Dictionary::new(), self.program.clone());
        let file_key: &str = if self.cff {
            program
                .dict
                .set("Subtype", Object::Name(b"CIDFontType0C".to_vec()));
            "FontFile3"
        } else {
            program.dict.set(
                "Length1",
                Object::Integer(i64::try_from(self.program.len()).unwrap_or(i64::MAX)),
            );
            "FontFile2"
        };
        let file = doc.add_object(compressed(program));
        let name = Object::Name(self.name.clone().into_bytes());
        let mut descriptor = dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => name.clone(),
            // Symbolic: the characters are outside the Adobe standard Latin set.
            "Flags" => 4,
            "FontBBox" => self.bbox.map(number).to_vec(),
            "ItalicAngle" => number(self.italic_angle),
            "Ascent" => number(self.ascent),
            "Descent" => number(self.descent),
            "CapHeight" => number(self.cap_height),
            "StemV" => 80,
        };
        descriptor.set(file_key, file);
        let descriptor = doc.add_object(descriptor);
        let mut cid_font = dictionary! {
            "Type" => "Font",
            "Subtype" => if self.cff { "CIDFontType0" } else { "CIDFontType2" },
            "BaseFont" => name.clone(),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => descriptor,
            "DW" => 1000,
            "W" => vec![Object::Integer(0), Object::Array(self.widths.iter().copied().map(number).collect())],
        };
        if !self.cff {
            cid_font.set("CIDToGIDMap", Object::Name(b"Identity".to_vec()));
        }
        let cid_font = doc.add_object(cid_font);
        let to_unicode = doc.add_object(compressed(Stream::new(
            Dictionary::new(),
            self.to_unicode().into_bytes(),
        )));
        doc.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => name,
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::Reference(cid_font)],
            "ToUnicode" => to_unicode,
        })
    }

    fn cid(&self, c: char) -> u16 {
        self.cids.get(&c).copied().unwrap_or(0)
    }

    /// The CMap that gives the text back (ISO 32000-1, 9.10.3).
    fn to_unicode(&self) -> String {
        let mut out = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> \
             def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        let all: Vec<(&u16, &char)> = self.means.iter().collect();
        // A block may hold at most 100 entries.
        for block in all.chunks(100) {
            out.push_str(&format!("{} beginbfchar\n", block.len()));
            for (cid, c) in block {
                let utf16: String = c
                    .encode_utf16(&mut [0; 2])
                    .iter()
                    .map(|u| format!("{u:04X}"))
                    .collect();
                out.push_str(&format!("<{cid:04X}> <{utf16}>\n"));
            }
            out.push_str("endbfchar\n");
        }
        out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        out
    }
}

/// The stream, deflated when that makes it smaller.
fn compressed(mut stream: Stream) -> Stream {
    // On failure it stays as it was: larger, not wrong.
    let _ = stream.compress();
    stream
}

/// A number, whole when it is whole.
fn number(v: f32) -> Object {
    if v.fract() == 0.0 && v.abs() < 1e6 {
        Object::Integer(v as i64)
    } else {
        Object::Real(v)
    }
}

/// Six capital letters that tell subsets of one font apart (ISO 32000-1, 9.6.4), from the subset's bytes (FNV-1a).
fn tag(program: &[u8]) -> String {
    let mut h = program.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut out = String::new();
    for _ in 0..6 {
        out.push(char::from(b'A' + (h % 26) as u8));
        h /= 26;
    }
    out
}

fn postscript_name(face: &Face) -> String {
    let name = face
        .names()
        .into_iter()
        .filter(|n| n.name_id == name_id::POST_SCRIPT_NAME)
        .find_map(|n| n.to_string())
        .unwrap_or_default();
    let name: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    if name.is_empty() {
        "Font".to_owned()
    } else {
        name
    }
}

/// Characters that exist for round trips with old character sets and look like an ordinary one (radicals, compatibility ideographs).
fn is_compatibility(c: char) -> bool {
    matches!(u32::from(c), 0xA0 | 0x2E80..=0x2FDF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::fonts::{SANS, SERIF};

    fn added(text: &str) -> (Document, ObjectId, Subset) {
        let subset = Subset::new(SANS, text.chars()).unwrap();
        let mut doc = Document::with_version("1.7");
        let id = subset.add_to(&mut doc);
        (doc, id, subset)
    }

    #[test]
    fn a_text_survives_encoding_and_tounicode() {
        let text = "张三 Zhang 㛃𠅤𬭚，2026";
        let (doc, id, subset) = added(text);
        let font = doc.get_dictionary(id).unwrap();
        assert_eq!(
            font.get(b"Encoding").unwrap().as_name().unwrap(),
            b"Identity-H"
        );
        let cmap = doc
            .get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap())
            .unwrap();
        let cmap =
            String::from_utf8(cmap.as_stream().unwrap().get_plain_content().unwrap()).unwrap();
        let mut back = String::new();
        for code in subset.encode(text).chunks(2) {
            let line = cmap
                .lines()
                .find(|l| {
                    l.starts_with(&format!("<{:02X}{:02X}> <", code[0], code[1]))
                        && *l != "<0000> <FFFF>"
                })
                .unwrap();
            let hex = line.rsplit('<').next().unwrap().trim_end_matches('>');
            let units: Vec<u16> = (0..hex.len())
                .step_by(4)
                .map(|i| u16::from_str_radix(&hex[i..i + 4], 16).unwrap())
                .collect();
            back.push_str(&String::from_utf16(&units).unwrap());
        }
        assert_eq!(back, text);
    }

    #[test]
    fn the_embedded_program_is_cff_with_widths_for_every_code() {
        let (doc, id, subset) = added("张三ab");
        let font = doc.get_dictionary(id).unwrap();
        let cid = font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0]
            .as_reference()
            .unwrap();
        let cid = doc.get_dictionary(cid).unwrap();
        assert_eq!(
            cid.get(b"Subtype").unwrap().as_name().unwrap(),
            b"CIDFontType0"
        );
        let w = cid.get(b"W").unwrap().as_array().unwrap()[1]
            .as_array()
            .unwrap();
        assert_eq!(w.len(), 5, "four characters and the empty box");
        let descriptor = doc
            .get_dictionary(cid.get(b"FontDescriptor").unwrap().as_reference().unwrap())
            .unwrap();
        let name = String::from_utf8(
            descriptor
                .get(b"FontName")
                .unwrap()
                .as_name()
                .unwrap()
                .to_vec(),
        )
        .unwrap();
        assert!(
            name.len() > 7
                && name.as_bytes()[6] == b'+'
                && name[..6].bytes().all(|b| b.is_ascii_uppercase()),
            "{name}"
        );
        assert!(descriptor.has(b"FontFile3"));
        assert_eq!(subset.width("张三", 12.0), 24.0);
        assert!(subset.width("ab", 12.0) < 24.0);
        assert!(subset.ascent(10.0) > 7.0 && subset.descent(10.0) < 0.0);
    }

    #[test]
    fn what_has_no_glyph_is_named_once_and_controls_are_left_out() {
        let Err(FontError::NoGlyph(missing)) =
            Subset::new(SANS, "好\n\u{E123}x\u{E123}\u{10FFFD}".chars())
        else {
            panic!()
        };
        assert_eq!(missing, ['\u{E123}', '\u{10FFFD}']);
        assert!(Subset::new(SANS, "好\r\n\t".chars()).is_ok());
        assert!(matches!(
            Subset::new(b"no font", "a".chars()),
            Err(FontError::NotAFont(_))
        ));
    }

    #[test]
    fn order_of_the_characters_does_not_matter() {
        let save = |text: &str| {
            let (mut doc, _, _) = added(text);
            let mut out = Vec::new();
            doc.save_to(&mut out).unwrap();
            out
        };
        assert_eq!(save("留底张三"), save("三张张底留"));
    }

    #[test]
    fn copied_text_prefers_the_ordinary_character() {
        // U+2F00 and U+4E00 share a glyph in Noto.
        let subset = Subset::new(SERIF, "\u{2F00}\u{4E00}".chars()).unwrap();
        assert!(subset.to_unicode().contains("<4E00>"));
        assert!(!subset.to_unicode().contains("<2F00>"));
    }

    #[test]
    fn nothing_to_show_is_still_a_font() {
        let (doc, id, subset) = added("");
        assert!(doc.get_dictionary(id).is_ok());
        assert_eq!(subset.encode("好"), [0, 0]);
    }

    #[test]
    fn true_type_outlines_are_embedded_too() {
        let tiny = include_bytes!("../../../../fixtures/forms/tiny.ttf");
        let subset = Subset::new(tiny, "张A 张".chars()).unwrap();
        assert_eq!(subset.width("张A ", 10.0), 18.5);
        let mut doc = Document::with_version("1.7");
        let font = subset.add_to(&mut doc);
        let font = doc.get_dictionary(font).unwrap();
        let cid = font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0]
            .as_reference()
            .unwrap();
        let cid = doc.get_dictionary(cid).unwrap();
        assert_eq!(
            cid.get(b"Subtype").unwrap().as_name().unwrap(),
            b"CIDFontType2"
        );
        assert!(cid.has(b"CIDToGIDMap"));
        let descriptor = doc.get_dict_in_dict(cid, b"FontDescriptor").unwrap();
        assert!(descriptor.has(b"FontFile2"));
    }
}
