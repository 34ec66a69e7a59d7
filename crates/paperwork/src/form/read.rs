//! Reads the fields of a PDF form.
//!
//! Takes the bytes of a file; gives a [`Form`] with every field under its full name, inherited attributes resolved, its widgets and the
//! pages they are on. Refuses, with the reason, what cannot be filled: no PDF, no form, XFA only, locked, signed, damaged. Loops and depth
//! in the field tree cost nothing but the field.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};
use thiserror::Error;

use super::field::field;
use super::{Field, Form, Kind};
use crate::pdf::page::{self, PageError};
use crate::pdf::signature::{self, Signature};
use crate::pdf::text;

/// How deep a field tree may be nested. Producers stay below ten.
const DEEPEST: usize = 64;

/// What a field inherits from its parents (ISO 32000-1, 12.7.3).
const INHERITED: [&[u8]; 9] = [
    b"FT", b"Ff", b"V", b"DV", b"DA", b"Q", b"MaxLen", b"Opt", b"TU",
];

/// Why a form cannot be filled.
#[derive(Debug, Error)]
pub enum FormError {
    /// No PDF header in the first 1024 bytes.
    #[error("not a PDF")]
    NotAPdf,
    /// It opens with a password only, or with a scheme that is not known.
    #[error("locked with a password")]
    Locked,
    /// There is nothing to fill in it.
    #[error("no form fields")]
    NoForm,
    /// The form is written in XFA alone, which only Adobe's programs show.
    #[error("an XFA form without AcroForm fields")]
    XfaOnly,
    /// Filling rewrites the file, which would break the signature.
    #[error("signed: {0:?}")]
    Signed(Signature),
    /// It is a PDF but cannot be read.
    #[error("damaged")]
    Damaged(#[from] lopdf::Error),
    /// Its pages cannot be listed.
    #[error("damaged")]
    Pages(#[from] PageError),
}

/// Reads the form in `bytes`. A file encrypted with an empty password is decrypted.
///
/// # Errors
/// When it is no form that can be filled; [`FormError`] says why.
pub fn open(bytes: &[u8]) -> Result<Form, FormError> {
    if !bytes
        .get(..bytes.len().min(1024))
        .unwrap_or_default()
        .windows(5)
        .any(|w| w == b"%PDF-")
    {
        return Err(FormError::NotAPdf);
    }
    let mut doc = Document::load_mem(bytes).map_err(|e| match e {
        lopdf::Error::InvalidPassword
        | lopdf::Error::Decryption(_)
        | lopdf::Error::UnsupportedSecurityHandler(_) => FormError::Locked,
        other => FormError::Damaged(other),
    })?;
    if doc.is_encrypted() {
        return Err(FormError::Locked);
    }
    let pages = page::push_down(&mut doc)?;
    match signature::find(&doc) {
        Some(Signature::UsageRights) => {
            // Rights to save in Adobe Reader end with any change; a stale grant makes Reader refuse the form.
            doc.catalog_mut()?.remove(b"Perms");
        }
        Some(signature) => return Err(FormError::Signed(signature)),
        None => {}
    }
    let form = doc
        .catalog()
        .and_then(|c| doc.get_dict_in_dict(c, b"AcroForm"))
        .cloned()
        .map_err(|_| FormError::NoForm)?;
    own_annotations(&mut doc, &pages);
    let shown = shown_on(&doc, &pages);
    let found = fields(&mut doc, &form, &shown);
    let fillable = found
        .iter()
        .any(|f| !matches!(f.kind, Kind::Button | Kind::Signature));
    let rendered_by_xfa = doc.catalog().is_ok_and(|c| {
        c.get_deref(b"NeedsRendering", &doc)
            .and_then(Object::as_bool)
            .unwrap_or(false)
    });
    if form.has(b"XFA")
        && (!fillable || (rendered_by_xfa && found.iter().all(|f| f.pages.is_empty())))
    {
        return Err(FormError::XfaOnly);
    }
    if !fillable {
        return Err(FormError::NoForm);
    }
    let need_appearances = form
        .get_deref(b"NeedAppearances", &doc)
        .and_then(Object::as_bool)
        .unwrap_or(false);
    let repaired = doc.xref_recovery.is_some();
    Ok(Form {
        doc,
        fields: found,
        need_appearances,
        repaired,
    })
}

/// Makes every annotation an object of its own, and the list of them one of the page's own.
fn own_annotations(doc: &mut Document, pages: &[page::Page]) {
    for page in pages {
        let Ok(Object::Array(annotations)) = doc
            .get_dictionary(page.id)
            .and_then(|p| p.get_deref(b"Annots", doc))
        else {
            continue;
        };
        let own: Vec<Object> = annotations
            .clone()
            .into_iter()
            .map(|a| {
                if matches!(a, Object::Dictionary(_)) {
                    Object::Reference(doc.add_object(a))
                } else {
                    a
                }
            })
            .collect();
        if let Ok(page) = doc.get_dictionary_mut(page.id) {
            page.set("Annots", own);
        }
    }
}

/// Which page shows which annotation, pages counted from 1.
fn shown_on(doc: &Document, pages: &[page::Page]) -> BTreeMap<ObjectId, usize> {
    let mut out = BTreeMap::new();
    for (i, page) in pages.iter().enumerate() {
        for id in widgets(doc, page.id) {
            out.entry(id).or_insert(i + 1);
        }
    }
    out
}

/// The widgets on a page.
pub(super) fn widgets(doc: &Document, page: ObjectId) -> Vec<ObjectId> {
    let Ok(Object::Array(annotations)) = doc
        .get_dictionary(page)
        .and_then(|p| p.get_deref(b"Annots", doc))
    else {
        return Vec::new();
    };
    annotations
        .iter()
        .filter_map(|a| a.as_reference().ok())
        .filter(|id| is_widget(doc, *id))
        .collect()
}

fn is_widget(doc: &Document, id: ObjectId) -> bool {
    doc.get_dictionary(id).is_ok_and(|d| {
        d.get_deref(b"Subtype", doc)
            .and_then(Object::as_name)
            .is_ok_and(|n| n == b"Widget")
    })
}

/// A node of the field tree on its way: its name so far and what it inherited.
struct Node {
    id: ObjectId,
    name: String,
    inherited: Dictionary,
    depth: usize,
}

fn fields(doc: &mut Document, form: &Dictionary, shown: &BTreeMap<ObjectId, usize>) -> Vec<Field> {
    let mut roots: Vec<ObjectId> = references(doc, form.get(b"Fields").ok());
    // Widgets that are on a page but not in the form (files merged carelessly): their topmost parent is a field all the same.
    let mut seen = BTreeSet::new();
    let mut out: Vec<Field> = Vec::new();
    let mut base = Dictionary::new();
    for key in [b"DA".as_slice(), b"Q"] {
        if let Ok(value) = form.get(key) {
            base.set(key, value.clone());
        }
    }
    for pass in 0..2 {
        if pass == 1 {
            roots = shown
                .keys()
                .filter(|id| !seen.contains(*id))
                .map(|id| topmost(doc, *id))
                .collect();
        }
        for root in std::mem::take(&mut roots) {
            let mut todo = vec![Node {
                id: root,
                name: String::new(),
                inherited: base.clone(),
                depth: 0,
            }];
            while let Some(node) = todo.pop() {
                if node.depth <= DEEPEST && seen.insert(node.id) {
                    visit(doc, node, shown, &mut seen, &mut todo, &mut out);
                }
            }
        }
    }
    out
}

fn visit(
    doc: &mut Document,
    node: Node,
    shown: &BTreeMap<ObjectId, usize>,
    seen: &mut BTreeSet<ObjectId>,
    todo: &mut Vec<Node>,
    out: &mut Vec<Field>,
) {
    let Ok(dict) = doc.get_dictionary(node.id).cloned() else {
        return;
    };
    let mut inherited = node.inherited;
    for key in INHERITED {
        if let Ok(value) = dict.get(key) {
            inherited.set(key, value.clone());
        }
    }
    let own = dict.get(b"T").ok().and_then(|t| text::read(doc, t));
    let name = match own {
        Some(own) if node.name.is_empty() => own,
        Some(own) => format!("{}.{own}", node.name),
        None => node.name,
    };
    let kids = references(doc, dict.get(b"Kids").ok());
    let (parts, boxes): (Vec<ObjectId>, Vec<ObjectId>) =
        kids.into_iter().filter(|k| *k != node.id).partition(|k| {
            doc.get_dictionary(*k)
                .is_ok_and(|d| d.has(b"T") || d.has(b"Kids"))
        });
    let has_parts = !parts.is_empty();
    // Taken from the end: the first part goes on last.
    todo.extend(parts.into_iter().rev().map(|id| Node {
        id,
        name: name.clone(),
        inherited: inherited.clone(),
        depth: node.depth + 1,
    }));
    let mut boxes: Vec<ObjectId> = boxes.into_iter().filter(|b| seen.insert(*b)).collect();
    if boxes.is_empty() && (is_widget(doc, node.id) || dict.has(b"Rect")) {
        boxes.push(node.id);
    }
    if has_parts && boxes.is_empty() {
        return;
    }
    let Some(field) = field(doc, node.id, name, &inherited, &boxes, shown) else {
        return;
    };
    match out
        .iter_mut()
        .find(|f| f.name == field.name && f.kind == field.kind)
    {
        Some(first) => {
            first.nodes.extend(field.nodes);
            first.widgets.extend(field.widgets);
            first.pages.extend(field.pages);
            first.pages.sort_unstable();
            first.pages.dedup();
            for choice in field.options {
                if !first.options.contains(&choice) {
                    first.options.push(choice);
                }
            }
        }
        None => out.push(field),
    }
}

/// The topmost parent of a widget.
fn topmost(doc: &Document, id: ObjectId) -> ObjectId {
    let mut at = id;
    for _ in 0..DEEPEST {
        match doc
            .get_dictionary(at)
            .and_then(|d| d.get(b"Parent"))
            .and_then(Object::as_reference)
        {
            Ok(parent) if doc.get_dictionary(parent).is_ok() => at = parent,
            _ => break,
        }
    }
    at
}

fn references(doc: &Document, array: Option<&Object>) -> Vec<ObjectId> {
    let Some(Ok((_, Object::Array(items)))) = array.map(|a| doc.dereference(a)) else {
        return Vec::new();
    };
    items.iter().filter_map(|i| i.as_reference().ok()).collect()
}
