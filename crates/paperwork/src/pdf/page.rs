//! Walks a page tree and resolves what pages inherit: resources, boxes, rotation.
//!
//! Takes a document; gives its pages in order, with boxes normalised and clipped, or writes inherited attributes into the pages
//! themselves ([`push_down`]) so that a page may leave its tree. Never follows a loop and never visits a node twice: a tree that bites its
//! tail is an error, not a hang.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};
use thiserror::Error;

/// How deep a page tree may be nested. Producers stay below ten.
const DEEPEST: usize = 256;

/// Pages of a document that says nothing of their size are taken for US Letter, as viewers do.
const LETTER: Rect = Rect {
    x0: 0.0,
    y0: 0.0,
    x1: 612.0,
    y1: 792.0,
};

/// What may be inherited through a page tree (ISO 32000-1, 7.7.3.4).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// Why the pages of a document cannot be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PageError {
    /// There is no page tree, or it has no page.
    #[error("the document has no pages")]
    None,
    /// A node of the page tree is missing or not a dictionary.
    #[error("page tree node {} {} is missing or damaged", .0.0, .0.1)]
    Damaged(ObjectId),
    /// A node of the page tree is reached twice: the tree is a loop.
    #[error("page tree node {} {} is reached twice", .0.0, .0.1)]
    Loop(ObjectId),
    /// The page tree is nested too deeply.
    #[error("the page tree is nested too deeply")]
    TooDeep,
}

/// A rectangle in points, `x0 <= x1` and `y0 <= y1`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f32,
    /// Bottom edge.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Top edge.
    pub y1: f32,
}

impl Rect {
    /// The rectangle in `object` (four numbers, any two opposite corners; references are followed).
    pub fn read(doc: &Document, object: &Object) -> Option<Self> {
        let array = doc.dereference(object).ok()?.1.as_array().ok()?;
        let mut v = [0.0; 4];
        if array.len() < 4 {
            return None;
        }
        for (v, o) in v.iter_mut().zip(array) {
            *v = doc
                .dereference(o)
                .ok()?
                .1
                .as_float()
                .ok()
                .filter(|f| f.is_finite())?;
        }
        Some(Self {
            x0: v[0].min(v[2]),
            y0: v[1].min(v[3]),
            x1: v[0].max(v[2]),
            y1: v[1].max(v[3]),
        })
    }

    /// Width, points.
    pub fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    /// Height, points.
    pub fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    /// What both cover, if that is more than a line.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let r = Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        };
        (r.x1 > r.x0 && r.y1 > r.y0).then_some(r)
    }

    /// The rectangle as a PDF array.
    pub fn to_object(self) -> Object {
        Object::Array(
            [self.x0, self.y0, self.x1, self.y1]
                .map(Object::Real)
                .to_vec(),
        )
    }
}

/// A page and what it inherits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Page {
    /// The page object.
    pub id: ObjectId,
    /// The whole sheet.
    pub media: Rect,
    /// What viewers show, within [`Page::media`].
    pub crop: Rect,
    /// How far the page is turned clockwise when shown: 0, 90, 180 or 270 degrees.
    pub rotate: u16,
}

impl Page {
    /// Width and height as shown, after rotation, points.
    pub fn shown(&self) -> (f32, f32) {
        let (w, h) = (self.crop.width(), self.crop.height());
        if self.rotate % 180 == 90 {
            (h, w)
        } else {
            (w, h)
        }
    }
}

/// The pages of `doc`, in order, changing nothing.
///
/// # Errors
/// The page tree is missing, damaged or a loop.
pub fn pages(doc: &Document) -> Result<Vec<Page>, PageError> {
    Ok(walk(doc)?.into_iter().map(|(page, _)| page).collect())
}

/// The pages of `doc`, in order; writes every inherited attribute into the page itself, so that it no longer needs its parents.
///
/// # Errors
/// The page tree is missing, damaged or a loop; nothing was changed then.
pub fn push_down(doc: &mut Document) -> Result<Vec<Page>, PageError> {
    let found = walk(doc)?;
    let mut out = Vec::with_capacity(found.len());
    for (page, inherited) in found {
        if let Ok(dict) = doc.get_dictionary_mut(page.id) {
            for (key, value) in inherited.iter() {
                if !dict.has(key) {
                    dict.set(key.clone(), value.clone());
                }
            }
            // Viewers differ when there is none at all.
            if !dict.has(b"MediaBox") {
                dict.set("MediaBox", page.media.to_object());
            }
        }
        out.push(page);
    }
    Ok(out)
}

fn walk(doc: &Document) -> Result<Vec<(Page, Dictionary)>, PageError> {
    let root = doc
        .catalog()
        .and_then(|c| c.get(b"Pages"))
        .and_then(Object::as_reference)
        .map_err(|_| PageError::None)?;
    let mut out = Vec::new();
    let mut nodes = BTreeSet::new();
    let mut todo = vec![(root, Dictionary::new(), 0_usize)];
    while let Some((id, mut inherited, depth)) = todo.pop() {
        if depth > DEEPEST {
            return Err(PageError::TooDeep);
        }
        let node = doc.get_dictionary(id).map_err(|_| PageError::Damaged(id))?;
        for key in INHERITED {
            if let Ok(value) = node.get(key).filter_null(doc) {
                inherited.set(key, value.clone());
            }
        }
        match node.get_deref(b"Kids", doc) {
            Ok(Object::Array(kids)) if !node.has_type(b"Page") => {
                if !nodes.insert(id) {
                    return Err(PageError::Loop(id));
                }
                for kid in kids.iter().rev() {
                    let kid = kid.as_reference().map_err(|_| PageError::Damaged(id))?;
                    todo.push((kid, inherited.clone(), depth + 1));
                }
            }
            _ if node.has_type(b"Pages") => {}
            _ => out.push((resolved(doc, id, &inherited), inherited)),
        }
    }
    if out.is_empty() {
        Err(PageError::None)
    } else {
        Ok(out)
    }
}

fn resolved(doc: &Document, id: ObjectId, d: &Dictionary) -> Page {
    let rect = |key| {
        d.get(key)
            .ok()
            .and_then(|o| Rect::read(doc, o))
            .filter(|r| r.width() > 0.0 && r.height() > 0.0)
    };
    let media = rect(b"MediaBox").unwrap_or(LETTER);
    let crop = rect(b"CropBox")
        .and_then(|c| c.intersect(&media))
        .unwrap_or(media);
    let turned = d
        .get_deref(b"Rotate", doc)
        .and_then(Object::as_float)
        .unwrap_or(0.0);
    let turned = if turned.is_finite() {
        (turned as i64).rem_euclid(360)
    } else {
        0
    };
    Page {
        id,
        media,
        crop,
        rotate: if turned % 90 == 0 { turned as u16 } else { 0 },
    }
}

/// `null` is the same as no entry.
trait FilterNull: Sized {
    fn filter_null(self, doc: &Document) -> Self;
}

impl FilterNull for lopdf::Result<&Object> {
    fn filter_null(self, doc: &Document) -> Self {
        let object = self?;
        if doc.dereference(object)?.1.is_null() {
            Err(lopdf::Error::DictKey(String::new()))
        } else {
            Ok(object)
        }
    }
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    fn tree(root: impl FnOnce(&mut Document) -> ObjectId) -> Document {
        let mut doc = Document::with_version("1.7");
        let pages = root(&mut doc);
        let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        doc.trailer.set("Root", catalog);
        doc
    }

    fn ints(v: [i64; 4]) -> Vec<Object> {
        v.map(Object::Integer).to_vec()
    }

    #[test]
    fn inherited_attributes_reach_the_page_and_own_ones_win() {
        let mut doc = tree(|doc| {
            let media = doc.add_object(Object::Array(ints([100, 800, 20, 0])));
            let a = doc.add_object(dictionary! { "Type" => "Page" });
            let b = doc.add_object(dictionary! { "Type" => "Page", "Rotate" => -90, "CropBox" => ints([0, 100, 50, 9000]) });
            let inner = doc.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![a.into(), b.into()], "Rotate" => 180 });
            let c = doc
                .add_object(dictionary! { "Type" => "Page", "MediaBox" => ints([0, 0, 10, 20]) });
            doc.add_object(dictionary! {
                "Type" => "Pages", "Kids" => vec![Object::Reference(inner), c.into()], "MediaBox" => media,
                "Resources" => dictionary! { "ProcSet" => vec![] },
            })
        });
        let found = pages(&doc).unwrap();
        assert_eq!(
            found.iter().map(|p| p.rotate).collect::<Vec<_>>(),
            [180, 270, 0]
        );
        assert_eq!(
            found[0].media,
            Rect {
                x0: 20.0,
                y0: 0.0,
                x1: 100.0,
                y1: 800.0
            }
        );
        assert_eq!(
            found[1].crop,
            Rect {
                x0: 20.0,
                y0: 100.0,
                x1: 50.0,
                y1: 800.0
            }
        );
        assert_eq!(found[1].shown(), (700.0, 30.0));
        assert_eq!(found[2].shown(), (10.0, 20.0));

        assert_eq!(push_down(&mut doc).unwrap(), found);
        for page in &found {
            let dict = doc.get_dictionary(page.id).unwrap();
            assert!(dict.has(b"Resources") && dict.has(b"MediaBox"));
        }
        assert_eq!(
            doc.get_dictionary(found[0].id)
                .unwrap()
                .get(b"Rotate")
                .unwrap()
                .as_i64()
                .unwrap(),
            180
        );
    }

    #[test]
    fn a_loop_is_an_error_and_not_a_hang() {
        let doc = tree(|doc| {
            let id = doc.new_object_id();
            let page = doc.add_object(dictionary! { "Type" => "Page" });
            doc.set_object(id, dictionary! { "Type" => "Pages", "Kids" => vec![page.into(), Object::Reference(id)] });
            id
        });
        assert!(matches!(pages(&doc), Err(PageError::Loop(_))));
    }

    #[test]
    fn a_deep_tree_is_refused() {
        let doc = tree(|doc| {
            let mut id = doc.add_object(dictionary! { "Type" => "Page" });
            for _ in 0..1000 {
                id = doc.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![id.into()] });
            }
            id
        });
        assert_eq!(pages(&doc), Err(PageError::TooDeep));
    }

    #[test]
    fn missing_kids_and_empty_trees_are_told() {
        let doc = tree(|doc| {
            doc.add_object(
                dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference((999, 0))] },
            )
        });
        assert_eq!(pages(&doc), Err(PageError::Damaged((999, 0))));
        let doc = tree(|doc| doc.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![] }));
        assert_eq!(pages(&doc), Err(PageError::None));
        assert_eq!(pages(&Document::with_version("1.7")), Err(PageError::None));
    }

    #[test]
    fn nonsense_boxes_fall_back() {
        let doc = tree(|doc| {
            let page = doc.add_object(dictionary! {
                "Type" => "Page", "MediaBox" => ints([5, 5, 5, 5]), "CropBox" => ints([9000, 9000, 9001, 9001]), "Rotate" => 45,
            });
            doc.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()] })
        });
        let page = pages(&doc).unwrap()[0];
        assert_eq!((page.media, page.crop, page.rotate), (LETTER, LETTER, 0));
    }
}
