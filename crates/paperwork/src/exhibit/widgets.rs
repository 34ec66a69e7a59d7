//! Finds what the fields of a form show, so that it can be drawn where the form itself is not taken along.
//!
//! Takes a document; gives each widget's appearance as a viewer would choose it, or says that there is none although there should be.
//! Never makes an appearance.

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::pdf::page::Page;

/// How far a field may be below its topmost parent.
const DEEPEST: usize = 64;

/// What a widget shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Nothing: hidden, or there is nothing to show.
    Nothing,
    /// This form XObject.
    Appearance(ObjectId),
    /// Something that only a viewer can make.
    Unknown,
}

/// Whether `annotation` is the widget of a form field.
pub(crate) fn is_widget(annotation: &Dictionary) -> bool {
    annotation
        .get(b"Subtype")
        .and_then(Object::as_name)
        .is_ok_and(|n| n == b"Widget")
}

/// The annotations of a page that can be read.
pub(crate) fn annotations<'a>(
    doc: &'a Document,
    page: &'a Dictionary,
) -> impl Iterator<Item = &'a Dictionary> {
    page.get_deref(b"Annots", doc)
        .and_then(Object::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .filter_map(|a| doc.dereference(a).ok()?.1.as_dict().ok())
}

/// Whether all that the form shows on these pages can be drawn without it.
pub(crate) fn all_shown(doc: &Document, form: Option<&Dictionary>, pages: &[Page]) -> bool {
    let remade = form
        .and_then(|f| f.get_deref(b"NeedAppearances", doc).ok()?.as_bool().ok())
        .unwrap_or(false);
    pages
        .iter()
        .filter_map(|p| doc.get_dictionary(p.id).ok())
        .flat_map(|page| annotations(doc, page))
        .filter(|a| is_widget(a))
        .all(|widget| match shown(doc, widget) {
            Shown::Unknown => false,
            // A viewer that is told to make appearances anew shows the value, whatever stands in the appearance.
            Shown::Appearance(_) => !(remade && is_text(doc, widget) && has_value(doc, widget)),
            Shown::Nothing => true,
        })
}

/// What `widget` shows on a screen.
pub(crate) fn shown(doc: &Document, widget: &Dictionary) -> Shown {
    let flags = widget
        .get_deref(b"F", doc)
        .and_then(Object::as_i64)
        .unwrap_or(0);
    // Hidden, or not to be viewed (ISO 32000-1, table 165).
    if flags & (2 | 32) != 0 {
        return Shown::Nothing;
    }
    let normal = doc
        .get_dict_in_dict(widget, b"AP")
        .and_then(|ap| ap.get(b"N"));
    match normal.and_then(|n| doc.dereference(n)) {
        Ok((Some(id), Object::Stream(_))) => Shown::Appearance(id),
        Ok((_, Object::Dictionary(states))) => {
            let state = widget
                .get_deref(b"AS", doc)
                .and_then(Object::as_name)
                .unwrap_or(b"Off");
            match states.get(state).and_then(|s| doc.dereference(s)) {
                Ok((Some(id), Object::Stream(_))) => Shown::Appearance(id),
                // An off state needs no picture; an on state without one is ticked by each viewer in its way.
                _ if state == b"Off" => Shown::Nothing,
                _ => Shown::Unknown,
            }
        }
        _ if has_value(doc, widget) => Shown::Unknown,
        _ => Shown::Nothing,
    }
}

/// A key of the field a widget belongs to, inherited through its parents.
fn field<'a>(doc: &'a Document, widget: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = widget;
    for _ in 0..DEEPEST {
        if let Ok(value) = node.get_deref(key, doc) {
            return Some(value);
        }
        node = doc.get_dict_in_dict(node, b"Parent").ok()?;
    }
    None
}

fn is_text(doc: &Document, widget: &Dictionary) -> bool {
    field(doc, widget, b"FT").is_some_and(|t| matches!(t.as_name(), Ok(b"Tx" | b"Ch")))
}

fn has_value(doc: &Document, widget: &Dictionary) -> bool {
    match field(doc, widget, b"V") {
        Some(Object::String(text, _)) => !matches!(text.as_slice(), b"" | b"\xFE\xFF"),
        Some(Object::Name(name)) => name != b"Off",
        Some(Object::Array(items)) => !items.is_empty(),
        Some(Object::Stream(_)) => true,
        _ => false,
    }
}
