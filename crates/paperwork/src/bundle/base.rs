//! Takes the letter over into the bundle: everything it has, its pages among those of the exhibits.
//!
//! Takes the letter as a document and the pages put in; writes the letter's objects under their old numbers, so that its structure, outline,
//! attachments and metadata go on meaning the same things. What is no longer true is taken away: a bundle claims neither PDF/A nor PDF/UA.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::output::{Output, deflated};
use super::xmp;
use crate::pdf::page::Page;

/// How many pages hang on one node of the page tree.
const TOGETHER: usize = 64;

/// The most octets of metadata that are looked at.
const METADATA: usize = 16 << 20;

/// Writes the letter's objects except the catalog, the page tree and its pages, which come last.
///
/// Streams are moved out of `doc` as they are written: a letter with many pictures is not held twice.
pub(super) fn write_objects(doc: &mut Document, pages: &[Page], out: &mut Output<'_>) {
    let kept: BTreeSet<ObjectId> = pages
        .iter()
        .map(|p| p.id)
        .chain(doc.trailer.get(b"Root").and_then(Object::as_reference))
        .collect();
    let metadata = doc
        .catalog()
        .and_then(|c| c.get(b"Metadata"))
        .and_then(Object::as_reference)
        .ok();
    let ids: Vec<ObjectId> = doc.objects.keys().copied().collect();
    for id in ids {
        if kept.contains(&id) {
            continue;
        }
        let left =
            |d: &Dictionary| d.has_type(b"Pages") || d.has_type(b"ObjStm") || d.has_type(b"XRef");
        let object = match doc.objects.get(&id) {
            Some(Object::Stream(s)) if left(&s.dict) => continue,
            Some(Object::Dictionary(d)) if left(d) => continue,
            Some(Object::Stream(_)) => doc.objects.remove(&id),
            other => other.cloned(),
        };
        let Some(mut object) = object else { continue };
        if metadata == Some(id)
            && let Object::Stream(stream) = &mut object
            && let Ok(text) = stream.decompressed_content_with_limit(METADATA)
        {
            stream.dict.remove(b"Filter");
            stream.dict.remove(b"DecodeParms");
            stream.content = xmp::without_claims(&text);
        }
        out.put(id.0, plain(object));
    }
}

/// The dictionary of a page of the letter, ready to be hung into the tree.
pub(super) fn page(doc: &Document, page: &Page) -> Dictionary {
    match plain(Object::Dictionary(
        doc.get_dictionary(page.id).cloned().unwrap_or_default(),
    )) {
        Object::Dictionary(dict) => dict,
        _ => Dictionary::new(),
    }
}

/// Hangs pages into a tree and writes both; gives the number of its root.
pub(super) fn write_tree(pages: Vec<(u32, Dictionary)>, out: &mut Output<'_>) -> u32 {
    let all = pages.len();
    let root = out.reserve();
    if all <= TOGETHER {
        let kids = hang(pages, root, out);
        out.put(root, node(kids, all, None).into());
        return root;
    }
    // Two levels hold 4096 pages; beyond that the nodes get wider, not the tree deeper.
    let width = TOGETHER.max(all.div_ceil(TOGETHER));
    let mut kids = Vec::new();
    let mut pages = pages.into_iter().peekable();
    while pages.peek().is_some() {
        let some: Vec<_> = pages.by_ref().take(width).collect();
        let (count, number) = (some.len(), out.reserve());
        let below = hang(some, number, out);
        out.put(number, node(below, count, Some(root)).into());
        kids.push(Output::reference(number));
    }
    out.put(root, node(kids, all, None).into());
    root
}

fn hang(pages: Vec<(u32, Dictionary)>, parent: u32, out: &mut Output<'_>) -> Vec<Object> {
    let mut kids = Vec::with_capacity(pages.len());
    for (number, mut page) in pages {
        page.set("Parent", Output::reference(parent));
        out.put(number, page.into());
        kids.push(Output::reference(number));
    }
    kids
}

fn node(kids: Vec<Object>, count: usize, parent: Option<u32>) -> Dictionary {
    let mut dict = Dictionary::new();
    dict.set("Type", "Pages");
    if let Some(parent) = parent {
        dict.set("Parent", Output::reference(parent));
    }
    dict.set("Count", count as i64);
    dict.set("Kids", kids);
    dict
}

/// The catalog with a new page tree, and what else is new.
pub(super) fn catalog(
    doc: &Document,
    root: u32,
    labels: Option<Dictionary>,
    layers: Option<Dictionary>,
) -> Dictionary {
    let mut dict = match plain(Object::Dictionary(
        doc.catalog().cloned().unwrap_or_default(),
    )) {
        Object::Dictionary(dict) => dict,
        _ => Dictionary::new(),
    };
    dict.set("Type", "Catalog");
    dict.set("Pages", Output::reference(root));
    // The header says 1.7; the profile was there for PDF/A.
    dict.remove(b"Version");
    dict.remove(b"Extensions");
    dict.remove(b"OutputIntents");
    if let Some(labels) = labels {
        dict.set("PageLabels", labels);
    }
    if let Some(layers) = layers {
        dict.set("OCProperties", layers);
    }
    dict
}

/// The object with generation 0 in all its references: everything is written anew.
pub(super) fn plain(mut object: Object) -> Object {
    fn walk(object: &mut Object) {
        match object {
            Object::Reference(id) => id.1 = 0,
            Object::Array(items) => items.iter_mut().for_each(walk),
            Object::Dictionary(dict) => dict.iter_mut().for_each(|(_, v)| walk(v)),
            Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, v)| walk(v)),
            _ => {}
        }
    }
    walk(&mut object);
    object
}

/// A stream that saves the graphics state.
pub(super) fn save_state() -> Object {
    deflated(lopdf::Stream::new(Dictionary::new(), b"q\n".to_vec())).into()
}
