//! Tells whether a PDF shows nothing at all, by drawing its pages small and looking for anything that is not white.
//!
//! Takes a document and its bytes; gives an error when every page looked at is white. Stops at the first page with something on it, so that
//! an ordinary exhibit costs one small picture; of thousands of pages at most [`MOST_LOOKS`] are drawn. Never calls a page white that it
//! could not draw faithfully: text in a font that is not in the file, remarks without a picture of their own, contents too big to draw
//! count as something.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::portable::{CONTENTS, Damage, Unmergeable, contents, decoded};
use super::widgets;
use crate::pdf::content::survey;
use crate::pdf::page::Page;

/// The most pages that are drawn to find one with something on it.
pub const MOST_LOOKS: usize = 64;

/// The longer side of the pictures drawn, pixels: a full stop in 6 pt still leaves a trace.
const SIDE: f32 = 500.0;

/// The most operators one page may take to draw, forms within forms counted as often as they are drawn.
const MOST_OPERATORS: usize = 2_000_000;

/// The most pixels the pictures on one page may have together.
const MOST_PIXELS: u64 = 100_000_000;

/// What one look at a page gave.
enum Look {
    Something,
    White,
    /// White, and a picture that should be there could not be decoded.
    Broken,
}

/// Looks at the pages of `doc`, whose bytes are `bytes`.
///
/// # Errors
/// [`Unmergeable::Blank`], or [`Damage::Image`] when the only thing on a page is a picture that cannot be decoded.
pub(crate) fn judge(doc: &Document, pages: &[Page], bytes: &[u8]) -> Result<(), Unmergeable> {
    let mut drawn: Option<Pdf> = None;
    let mut broken = None;
    let looks = looks(pages.len());
    for &index in &looks {
        let Some(page) = pages.get(index) else {
            continue;
        };
        match suspicion(doc, page) {
            Suspicion::Something => return Ok(()),
            Suspicion::Nothing => continue,
            Suspicion::Draw => {}
        }
        if drawn.is_none() {
            let copy: Arc<Vec<u8>> = Arc::new(bytes.to_vec());
            match Pdf::new(copy) {
                Ok(pdf) if pdf.pages().len() == pages.len() => drawn = Some(pdf),
                // Two readers that do not agree on the pages: nothing to be said about what they show.
                _ => return Ok(()),
            }
        }
        match drawn.as_ref().map(|pdf| look(pdf, index)) {
            Some(Look::White) => {}
            Some(Look::Broken) => broken = broken.or(Some(index + 1)),
            Some(Look::Something) | None => return Ok(()),
        }
    }
    Err(match broken {
        Some(page) => Unmergeable::Damaged(Damage::Image(page)),
        None => Unmergeable::Blank {
            looked_at: looks.len(),
            of: pages.len(),
        },
    })
}

/// Which pages are looked at: all, or [`MOST_LOOKS`] evenly spread with the first and the last.
fn looks(pages: usize) -> Vec<usize> {
    let last = pages.saturating_sub(1);
    let n = pages.min(MOST_LOOKS);
    (0..n).map(|i| i * last / (n - 1).max(1)).collect()
}

/// What can be said of a page without drawing it.
enum Suspicion {
    Something,
    Nothing,
    Draw,
}

fn suspicion(doc: &Document, page: &Page) -> Suspicion {
    let Ok(dict) = doc.get_dictionary(page.id) else {
        return Suspicion::Something;
    };
    let mut annotated = false;
    for annotation in widgets::annotations(doc, dict) {
        let subtype = annotation.get(b"Subtype").and_then(Object::as_name);
        let pictured = annotation.has(b"AP");
        match subtype {
            Ok(b"Link" | b"Popup") => {}
            Ok(b"Widget") if !pictured => {}
            // Viewers draw it by themselves.
            _ if !pictured => return Suspicion::Something,
            _ => annotated = true,
        }
    }
    let streams = contents(doc, dict);
    if streams.is_empty() && !annotated {
        return Suspicion::Nothing;
    }
    let resources = inherited(doc, dict, b"Resources");
    let mut work = Work {
        doc,
        known: BTreeMap::new(),
        pixels: 0,
        text: false,
    };
    let mut all = Vec::new();
    for stream in streams {
        match decoded(doc, stream, CONTENTS.saturating_sub(all.len())) {
            Some(bytes) => all.extend(bytes),
            None => return Suspicion::Something,
        }
        all.push(b'\n');
    }
    let cost = work.cost(&all, resources, 0);
    if cost > MOST_OPERATORS || work.pixels > MOST_PIXELS || work.text {
        Suspicion::Something
    } else {
        Suspicion::Draw
    }
}

fn inherited<'a>(doc: &'a Document, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    let mut node = dict;
    for _ in 0..256 {
        if let Ok(found) = doc.get_dict_in_dict(node, key) {
            return Some(found);
        }
        node = doc.get_dict_in_dict(node, b"Parent").ok()?;
    }
    None
}

/// Reckons what drawing would take.
struct Work<'a> {
    doc: &'a Document,
    /// Cost of forms already reckoned; `None` while one is being reckoned, so that a form within itself is found.
    known: BTreeMap<ObjectId, Option<usize>>,
    pixels: u64,
    /// There is text that cannot be drawn here: its font is not in the file.
    text: bool,
}

impl Work<'_> {
    fn cost(&mut self, content: &[u8], resources: Option<&Dictionary>, depth: usize) -> usize {
        let found = survey(content);
        if found.texts > 0 && resources.is_some_and(|r| foreign_fonts(self.doc, r)) {
            self.text = true;
        }
        let mut cost = found.operators;
        let objects = resources.and_then(|r| self.doc.get_dict_in_dict(r, b"XObject").ok());
        for (name, times) in found.drawn {
            let Some(Ok((Some(id), object))) =
                objects.and_then(|o| o.get(&name).ok().map(|v| self.doc.dereference(v)))
            else {
                continue;
            };
            cost = cost.saturating_add(times.saturating_mul(self.object(id, object, depth)));
        }
        cost
    }

    fn object(&mut self, id: ObjectId, object: &Object, depth: usize) -> usize {
        match self.known.get(&id) {
            Some(Some(cost)) => return *cost,
            Some(None) => return usize::MAX,
            None if depth > 20 => return usize::MAX,
            None => {}
        }
        let Ok(stream) = object.as_stream() else {
            return 0;
        };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image".as_slice()) {
            let side = |key: &[u8]| {
                stream
                    .dict
                    .get_deref(key, self.doc)
                    .and_then(Object::as_i64)
                    .ok()
                    .and_then(|v| u64::try_from(v).ok())
                    .unwrap_or(0)
            };
            self.pixels = self
                .pixels
                .saturating_add(side(b"Width").saturating_mul(side(b"Height")));
            self.known.insert(id, Some(1));
            return 1;
        }
        self.known.insert(id, None);
        let resources = self.doc.get_dict_in_dict(&stream.dict, b"Resources").ok();
        let cost = decoded(self.doc, stream, CONTENTS).map_or(usize::MAX, |content| {
            self.cost(&content, resources, depth + 1)
        });
        self.known.insert(id, Some(cost));
        cost
    }
}

/// Whether a composite font among these resources is not in the file.
fn foreign_fonts(doc: &Document, resources: &Dictionary) -> bool {
    let Ok(fonts) = doc.get_dict_in_dict(resources, b"Font") else {
        return false;
    };
    fonts
        .iter()
        .filter_map(|(_, f)| doc.dereference(f).ok()?.1.as_dict().ok())
        .filter_map(|font| {
            font.get_deref(b"DescendantFonts", doc)
                .ok()?
                .as_array()
                .ok()?
                .first()
        })
        .filter_map(|d| doc.dereference(d).ok()?.1.as_dict().ok())
        .any(|font| {
            doc.get_dict_in_dict(font, b"FontDescriptor")
                .is_ok_and(|d| {
                    ![b"FontFile".as_slice(), b"FontFile2", b"FontFile3"]
                        .iter()
                        .any(|k| d.has(k))
                })
        })
}

fn look(pdf: &Pdf, index: usize) -> Look {
    let Some(page) = pdf.pages().get(index) else {
        return Look::Something;
    };
    let failed = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&failed);
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |warning| {
            if matches!(warning, InterpreterWarning::ImageDecodeFailure) {
                heard.store(true, Ordering::Relaxed);
            }
        }),
        ..InterpreterSettings::default()
    };
    let (width, height) = page.render_dimensions();
    let longer = width.max(height);
    if !longer.is_finite() || longer <= 0.0 {
        return Look::Something;
    }
    let scale = SIDE / longer;
    // At most SIDE, at least a pixel: always within u16.
    let pixels = |points: f32| (points * scale).ceil().clamp(1.0, SIDE) as u16;
    let picture = hayro::render(
        page,
        &RenderCache::new(),
        &settings,
        &RenderSettings {
            x_scale: scale,
            y_scale: scale,
            width: Some(pixels(width)),
            height: Some(pixels(height)),
            bg_color: WHITE,
        },
    );
    let white = picture
        .data()
        .iter()
        .all(|p| (p.r, p.g, p.b) == (255, 255, 255));
    match (white, failed.load(Ordering::Relaxed)) {
        (false, _) => Look::Something,
        (true, false) => Look::White,
        (true, true) => Look::Broken,
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Stream, dictionary};

    use super::super::inspect::inspect;
    use super::*;

    fn unmergeable(doc: &mut Document) -> Option<Unmergeable> {
        let mut out = Vec::new();
        doc.save_to(&mut out).unwrap();
        inspect(&out).portable.unwrap().unmergeable
    }

    fn document(
        pages: usize,
        resources: impl FnOnce(&mut Document) -> Dictionary,
        content: impl Fn(usize) -> Vec<u8>,
    ) -> Document {
        let mut doc = Document::with_version("1.7");
        let resources = resources(&mut doc);
        let resources = doc.add_object(resources);
        let root = doc.new_object_id();
        let kids: Vec<Object> = (0..pages)
            .map(|i| {
                let contents = doc.add_object(Stream::new(Dictionary::new(), content(i)));
                doc.add_object(
                    dictionary! { "Type" => "Page", "Parent" => root, "Contents" => contents },
                )
                .into()
            })
            .collect();
        doc.set_object(
            root,
            dictionary! {
                "Type" => "Pages", "Count" => pages as i64, "Kids" => kids, "Resources" => resources,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            },
        );
        let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
        doc.trailer.set("Root", catalog);
        doc
    }

    #[test]
    fn one_dot_on_the_last_page_is_something() {
        let mut doc = document(
            5,
            |_| Dictionary::new(),
            |i| {
                if i == 4 {
                    b"300 300 1 1 re f".to_vec()
                } else {
                    Vec::new()
                }
            },
        );
        assert_eq!(unmergeable(&mut doc), None);
    }

    #[test]
    fn thousands_of_white_pages_say_how_many_were_looked_at() {
        let mut doc = document(3000, |_| Dictionary::new(), |_| Vec::new());
        assert_eq!(
            unmergeable(&mut doc),
            Some(Unmergeable::Blank {
                looked_at: MOST_LOOKS,
                of: 3000
            })
        );
        assert_eq!(
            looks(3000).first().zip(looks(3000).last()),
            Some((&0, &2999))
        );
        assert_eq!(looks(3), [0, 1, 2]);
        assert_eq!(looks(1), [0]);
    }

    #[test]
    fn a_form_within_itself_and_a_form_that_multiplies_are_not_drawn() {
        let mut doc = document(
            1,
            |doc| {
                let mut inner = doc.add_object(Stream::new(
                    dictionary! { "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] },
                    b"1 1 1 rg 0 0 1 1 re f".to_vec(),
                ));
                for _ in 0..12 {
                    inner = doc.add_object(Stream::new(
                        dictionary! {
                            "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
                            "Resources" => dictionary! { "XObject" => dictionary! { "X" => inner } },
                        },
                        b"/X Do ".repeat(10),
                    ));
                }
                dictionary! { "XObject" => dictionary! { "X" => inner } }
            },
            |_| b"/X Do".to_vec(),
        );
        // 10^12 operators: counted as something, at once.
        assert_eq!(unmergeable(&mut doc), None);
        let mut doc = document(
            1,
            |doc| {
                let id = doc.new_object_id();
                doc.set_object(
                    id,
                    Stream::new(
                        dictionary! {
                            "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
                            "Resources" => dictionary! { "XObject" => dictionary! { "X" => id } },
                        },
                        b"/X Do /X Do".to_vec(),
                    ),
                );
                dictionary! { "XObject" => dictionary! { "X" => id } }
            },
            |_| b"/X Do".to_vec(),
        );
        assert_eq!(unmergeable(&mut doc), None);
    }

    #[test]
    fn a_picture_that_cannot_be_decoded_is_damage() {
        let mut doc = document(
            1,
            |doc| {
                let image = doc.add_object(Stream::new(
                    dictionary! {
                        "Subtype" => "Image", "Width" => 10, "Height" => 10, "BitsPerComponent" => 8, "ColorSpace" => "DeviceRGB",
                        "Filter" => "DCTDecode",
                    },
                    b"\xFF\xD8\xFF\xE0no jpeg".to_vec(),
                ));
                dictionary! { "XObject" => dictionary! { "Scan" => image } }
            },
            |_| b"q 595 0 0 842 0 0 cm /Scan Do Q".to_vec(),
        );
        assert_eq!(
            unmergeable(&mut doc),
            Some(Unmergeable::Damaged(Damage::Image(1)))
        );
    }
}
