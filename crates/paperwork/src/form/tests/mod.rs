//! Fills the forms under `fixtures/forms` and forms made on the spot, and reads back through lopdf what is in them and what they show.

mod hostile;
mod made;
mod shipped;

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{Form, open};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../../fixtures/forms/", $name)).as_slice()
    };
}
pub(super) use fixture;

fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect()
}

/// A form with these fields on one page; fields that have a `Rect` are widgets of the page.
fn made(fields: Vec<Dictionary>) -> Vec<u8> {
    let mut doc = Document::with_version("1.7");
    let ids: Vec<ObjectId> = fields.into_iter().map(|f| doc.add_object(f)).collect();
    finish(doc, &ids, &ids)
}

/// Closes a document: one page showing `widgets`, a form of `fields`.
fn finish(mut doc: Document, fields: &[ObjectId], widgets: &[ObjectId]) -> Vec<u8> {
    let list = |ids: &[ObjectId]| {
        ids.iter()
            .copied()
            .map(Object::Reference)
            .collect::<Vec<_>>()
    };
    let page = doc.add_object(dictionary! { "Type" => "Page", "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()], "Annots" => list(widgets) });
    let pages =
        doc.add_object(dictionary! { "Type" => "Pages", "Kids" => list(&[page]), "Count" => 1 });
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "AcroForm" => dictionary! { "Fields" => list(fields), "DA" => Object::string_literal("/Helv 12 Tf 0 g") } });
    doc.trailer.set("Root", catalog);
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

/// A field that is its own widget.
fn widget(name: &str, kind: &str, more: Dictionary) -> Dictionary {
    let mut d = dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "F" => 4, "FT" => kind, "T" => lopdf::text_string(name),
        "Rect" => vec![100.into(), 700.into(), 300.into(), 720.into()],
    };
    d.extend(&more);
    d
}

/// The filled form, saved and read again.
fn filled(bytes: &[u8], pairs: &[(&str, &str)]) -> Form {
    let mut form = open(bytes).unwrap();
    form.fill(&values(pairs)).unwrap();
    open(&form.save().unwrap()).unwrap()
}

/// What each widget of a field shows, a line a row.
fn shown(form: &Form, name: &str) -> Vec<Vec<String>> {
    let field = form.fields.iter().find(|f| f.name == name).unwrap();
    field
        .widgets
        .iter()
        .map(|w| rows(&form.doc, appearance(&form.doc, w.id)))
        .collect()
}

fn appearance(doc: &Document, widget: ObjectId) -> ObjectId {
    let ap = doc
        .get_dict_in_dict(doc.get_dictionary(widget).unwrap(), b"AP")
        .unwrap();
    ap.get(b"N").unwrap().as_reference().unwrap()
}

/// The text a form XObject draws, through the ToUnicode map of its font: what copying and searching find.
fn rows(doc: &Document, xobject: ObjectId) -> Vec<String> {
    let stream = doc.get_object(xobject).unwrap().as_stream().unwrap();
    let resources = stream.dict.get(b"Resources").unwrap().as_dict().unwrap();
    let Ok(font) = doc
        .get_dict_in_dict(resources, b"Font")
        .and_then(|f| doc.get_dict_in_dict(f, b"PwCJK"))
    else {
        return Vec::new();
    };
    let cmap = doc
        .get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap())
        .unwrap()
        .as_stream()
        .unwrap()
        .get_plain_content()
        .unwrap();
    let cmap = String::from_utf8(cmap).unwrap();
    let map: BTreeMap<&str, &str> = cmap
        .lines()
        .filter(|l| l.len() > 13 || !l.ends_with("<FFFF>"))
        .filter_map(|l| l.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"))
        .collect();
    let text = |bytes: &[u8]| -> String {
        let mut units = Vec::new();
        for code in bytes.chunks(2) {
            let hex = map[format!("{:02X}{:02X}", code[0], code[1]).as_str()];
            units.extend(
                (0..hex.len())
                    .step_by(4)
                    .map(|i| u16::from_str_radix(&hex[i..i + 4], 16).unwrap()),
            );
        }
        String::from_utf16(&units).unwrap()
    };
    let content = Content::decode(&stream.get_plain_content().unwrap()).unwrap();
    content
        .operations
        .iter()
        .filter(|o| o.operator == "Tj")
        .map(|o| text(o.operands[0].as_str().unwrap()))
        .collect()
}

/// The operators of what the first widget of a field shows.
fn operators(form: &Form, name: &str) -> String {
    let field = form.fields.iter().find(|f| f.name == name).unwrap();
    let stream = form
        .doc
        .get_object(appearance(&form.doc, field.widgets[0].id))
        .unwrap()
        .as_stream()
        .unwrap();
    String::from_utf8(stream.get_plain_content().unwrap()).unwrap()
}
