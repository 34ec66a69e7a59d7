//! Replaces the names that links lead to by the places they mean: names belong to the document that stays behind.
//!
//! Takes a document and changes the links on its pages: each has its place written out, or none when the name means nothing. Visits each
//! node of the name tree once.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object};

use crate::pdf::page::Page;

/// The most names that are read.
const MOST: usize = 200_000;

/// Writes out the places that links on these pages name.
pub(super) fn write_out(doc: &mut Document, pages: &[Page]) {
    let destinations = Destinations::read(doc);
    for page in pages {
        let Ok(dict) = doc.get_dictionary(page.id) else {
            continue;
        };
        let Ok(annotations) = dict.get_deref(b"Annots", doc).and_then(Object::as_array) else {
            continue;
        };
        let mut annotations = annotations.clone();
        let mut indirect = Vec::new();
        for annotation in &mut annotations {
            let new = match doc.dereference(annotation) {
                Ok((id, Object::Dictionary(dict))) => {
                    destinations.resolved(doc, dict).map(|new| (id, new))
                }
                _ => None,
            };
            match new {
                Some((Some(id), new)) => indirect.push((id, new)),
                Some((None, new)) => *annotation = Object::Dictionary(new),
                None => {}
            }
        }
        for (id, new) in indirect {
            doc.objects.insert(id, Object::Dictionary(new));
        }
        if let Ok(dict) = doc.get_dictionary_mut(page.id) {
            dict.set("Annots", annotations);
        }
    }
}

/// The named places of a document.
struct Destinations {
    places: BTreeMap<Vec<u8>, Object>,
}

impl Destinations {
    /// Reads the names of `doc`: the name tree of PDF 1.2 and the dictionary of PDF 1.1.
    fn read(doc: &Document) -> Self {
        let mut places = BTreeMap::new();
        let Ok(catalog) = doc.catalog() else {
            return Self { places };
        };
        if let Ok(old) = doc.get_dict_in_dict(catalog, b"Dests") {
            for (name, place) in old.iter().take(MOST) {
                places.insert(name.clone(), place.clone());
            }
        }
        let root = doc
            .get_dict_in_dict(catalog, b"Names")
            .and_then(|n| n.get_deref(b"Dests", doc));
        let (mut todo, mut seen) = (Vec::from_iter(root), BTreeSet::new());
        while let Some(node) = todo.pop() {
            let Ok(node) = node.as_dict() else { continue };
            if let Ok(names) = node.get_deref(b"Names", doc).and_then(Object::as_array) {
                for pair in names.chunks_exact(2) {
                    if let [name, place] = pair
                        && let Ok((_, Object::String(name, _))) = doc.dereference(name)
                        && places.len() < MOST
                    {
                        places.insert(name.clone(), place.clone());
                    }
                }
            }
            if let Ok(kids) = node.get_deref(b"Kids", doc).and_then(Object::as_array) {
                for kid in kids {
                    if let Ok((Some(id), kid)) = doc.dereference(kid)
                        && seen.insert(id)
                    {
                        todo.push(kid);
                    }
                }
            }
        }
        Self { places }
    }

    /// `annotation` with its named destination written out; `None` when it has none.
    fn resolved(&self, doc: &Document, annotation: &Dictionary) -> Option<Dictionary> {
        if let Ok(place) = annotation.get_deref(b"Dest", doc)
            && let Some(name) = name(place)
        {
            let mut new = annotation.clone();
            match self.place(doc, name) {
                Some(place) => new.set("Dest", place),
                None => drop(new.remove(b"Dest")),
            }
            return Some(new);
        }
        let action = doc.get_dict_in_dict(annotation, b"A").ok()?;
        let name = name(action.get_deref(b"D", doc).ok()?)?;
        if action.get(b"S").and_then(Object::as_name).ok()? != b"GoTo" {
            return None;
        }
        let mut new = annotation.clone();
        match self.place(doc, name) {
            Some(place) => {
                let mut action = action.clone();
                action.set("D", place);
                new.set("A", action);
            }
            None => drop(new.remove(b"A")),
        }
        Some(new)
    }

    /// The place a name means: an array, which may stand in a dictionary under `D`.
    fn place(&self, doc: &Document, name: &[u8]) -> Option<Object> {
        match doc.dereference(self.places.get(name)?).ok()?.1 {
            Object::Dictionary(dict) => dict.get_deref(b"D", doc).ok().cloned(),
            other => Some(other.clone()),
        }
        .filter(|place| place.as_array().is_ok())
    }
}

fn name(object: &Object) -> Option<&[u8]> {
    match object {
        Object::String(name, _) | Object::Name(name) => Some(name),
        _ => None,
    }
}
