//! Turns the fields of a form into page contents that nobody fills in any more.
//!
//! Takes an open form; draws the appearance of every visible field where the field was (ISO 32000-1, 12.5.5) and takes the fields away.
//! Never touches other annotations. What is seen stays the same.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::look::n;
use super::{FillProblem, Form, read};
use crate::pdf::page::{self, Page, Rect};

/// Annotation flags: hidden, not on screen (ISO 32000-1, table 165).
const HIDDEN: i64 = 1 << 1;
const NO_VIEW: i64 = 1 << 5;

impl Form {
    /// Flattens the form: fields nobody filled keep what they show. Afterwards it has no fields.
    ///
    /// # Errors
    /// When a field that still has to be drawn cannot be; the form is as it was then.
    pub fn flatten(&mut self) -> Result<(), Vec<FillProblem>> {
        // Fields that were never drawn are now.
        self.fill(&Default::default())?;
        for page in page::pages(&self.doc).unwrap_or_default() {
            flatten_page(&mut self.doc, &page);
        }
        if let Ok(catalog) = self.doc.catalog_mut() {
            catalog.remove(b"AcroForm");
        }
        self.fields.clear();
        Ok(())
    }
}

fn flatten_page(doc: &mut Document, page: &Page) {
    let widgets = read::widgets(doc, page.id);
    if widgets.is_empty() {
        return;
    }
    let names = xobject_names(doc, page.id);
    let mut numbers = 1_u32..;
    let mut added = Vec::new();
    let mut drawing = String::from("\nQ\n");
    for widget in &widgets {
        let Some((form, placed)) = placed(doc, *widget) else {
            continue;
        };
        let name = numbers
            .by_ref()
            .map(|i| format!("PwFlat{i}"))
            .find(|name| !names.contains(name.as_bytes()))
            .unwrap_or_default();
        drawing.push_str(&format!("q {placed} cm /{name} Do Q\n"));
        added.push((name, form));
    }
    add_xobjects(doc, page.id, added);
    wrap_contents(doc, page.id, drawing);
    let widgets: BTreeSet<ObjectId> = widgets.into_iter().collect();
    if let Ok(dict) = doc.get_dictionary_mut(page.id) {
        if let Ok(Object::Array(annotations)) = dict.get_mut(b"Annots") {
            annotations.retain(|a| !a.as_reference().is_ok_and(|id| widgets.contains(&id)));
        }
        if dict
            .get(b"Annots")
            .and_then(Object::as_array)
            .is_ok_and(Vec::is_empty)
        {
            dict.remove(b"Annots");
        }
    }
}

/// The appearance a widget shows now, and the matrix that puts it into its rectangle.
fn placed(doc: &Document, id: ObjectId) -> Option<(ObjectId, String)> {
    let widget = doc.get_dictionary(id).ok()?;
    let flags = widget
        .get_deref(b"F", doc)
        .and_then(Object::as_i64)
        .unwrap_or(0);
    if flags & (HIDDEN | NO_VIEW) != 0 {
        return None;
    }
    let rect = Rect::read(doc, widget.get(b"Rect").ok()?)?;
    let normal = doc.get_dict_in_dict(widget, b"AP").ok()?.get(b"N").ok()?;
    let (form, stream) = match doc.dereference(normal).ok()? {
        (Some(form), Object::Stream(stream)) => (form, stream),
        (_, Object::Dictionary(states)) => {
            let state = widget
                .get_deref(b"AS", doc)
                .and_then(Object::as_name)
                .unwrap_or(b"Off");
            let (form, stream) = doc.dereference(states.get(state).ok()?).ok()?;
            (form?, stream.as_stream().ok()?)
        }
        _ => return None,
    };
    let bbox = Rect::read(doc, stream.dict.get(b"BBox").ok()?)?;
    let mut m = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    if let Ok(Object::Array(given)) = stream.dict.get_deref(b"Matrix", doc) {
        for (m, g) in m.iter_mut().zip(given) {
            *m = doc
                .dereference(g)
                .ok()
                .and_then(|(_, g)| g.as_float().ok())
                .unwrap_or(*m);
        }
    }
    let corners = [
        (bbox.x0, bbox.y0),
        (bbox.x1, bbox.y0),
        (bbox.x0, bbox.y1),
        (bbox.x1, bbox.y1),
    ]
    .map(|(x, y)| (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]));
    let least = |f: fn(&(f32, f32)) -> f32| corners.iter().map(f).fold(f32::INFINITY, f32::min);
    let most = |f: fn(&(f32, f32)) -> f32| corners.iter().map(f).fold(f32::NEG_INFINITY, f32::max);
    let (x0, y0, x1, y1) = (least(|c| c.0), least(|c| c.1), most(|c| c.0), most(|c| c.1));
    if !(x1 - x0 > 0.0 && y1 - y0 > 0.0) {
        return None;
    }
    let (sx, sy) = (rect.width() / (x1 - x0), rect.height() / (y1 - y0));
    // More digits than elsewhere: a scale is multiplied by the whole page.
    let scale = |v: f32| {
        if (v - 1.0).abs() < 1e-4 {
            "1".to_owned()
        } else {
            format!("{v:.6}")
        }
    };
    Some((
        form,
        format!(
            "{} 0 0 {} {} {}",
            scale(sx),
            scale(sy),
            n(rect.x0 - x0 * sx),
            n(rect.y0 - y0 * sy)
        ),
    ))
}

/// The page's resources as a dictionary of its own.
fn own_resources(doc: &Document, page: ObjectId) -> Dictionary {
    doc.get_dictionary(page)
        .and_then(|p| doc.get_dict_in_dict(p, b"Resources"))
        .cloned()
        .unwrap_or_default()
}

fn xobject_names(doc: &Document, page: ObjectId) -> BTreeSet<Vec<u8>> {
    let resources = own_resources(doc, page);
    doc.get_dict_in_dict(&resources, b"XObject")
        .map(|x| x.iter().map(|(k, _)| k.clone()).collect())
        .unwrap_or_default()
}

fn add_xobjects(doc: &mut Document, page: ObjectId, added: Vec<(String, ObjectId)>) {
    // Copied, because other pages may share them.
    let mut resources = own_resources(doc, page);
    let mut xobjects = doc
        .get_dict_in_dict(&resources, b"XObject")
        .cloned()
        .unwrap_or_default();
    for (name, form) in added {
        xobjects.set(name, form);
    }
    resources.set("XObject", xobjects);
    if let Ok(page) = doc.get_dictionary_mut(page) {
        page.set("Resources", resources);
    }
}

/// Puts the page's own contents between `q` and `Q`, so that what it leaves behind does not move `after`.
fn wrap_contents(doc: &mut Document, page: ObjectId, after: String) {
    let old: Vec<Object> = match doc.get_dictionary(page).and_then(|p| p.get(b"Contents")) {
        Ok(Object::Array(items)) => items.clone(),
        Ok(Object::Reference(id)) => match doc.get_object(*id) {
            Ok(Object::Array(items)) => items.clone(),
            _ => vec![Object::Reference(*id)],
        },
        _ => Vec::new(),
    };
    let before = doc.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()));
    let after = doc.add_object(Stream::new(Dictionary::new(), after.into_bytes()));
    let contents: Vec<Object> = std::iter::once(before.into())
        .chain(old)
        .chain(std::iter::once(after.into()))
        .collect();
    if let Ok(page) = doc.get_dictionary_mut(page) {
        page.set("Contents", contents);
    }
}
