//! Reads one field: what kind it is, what can be chosen, what is in it.
//!
//! Takes a field's attributes with what it inherited, and its widgets; gives a [`Field`]. Never fails: a field of a kind that is not known
//! is no field, an entry that cannot be read is taken for absent.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Choice, Field, Kind, Widget};
use crate::pdf::text;

/// Field flags (ISO 32000-1, tables 221, 226, 228, 230), by bit counted from 1.
const READ_ONLY: u32 = 1;
const REQUIRED: u32 = 2;
const MULTILINE: u32 = 13;
const PASSWORD: u32 = 14;
const RADIO: u32 = 16;
const PUSH_BUTTON: u32 = 17;
const COMBO: u32 = 18;
const EDIT: u32 = 19;
const FILE_SELECT: u32 = 21;
const MULTI_SELECT: u32 = 22;
const COMB: u32 = 25;

/// More boxes than this for single characters do not fit on any page.
const MOST_CELLS: usize = 1000;

/// The field `name` with attributes `d`, shown by `boxes`.
pub(super) fn field(
    doc: &Document,
    id: ObjectId,
    name: String,
    d: &Dictionary,
    boxes: &[ObjectId],
    shown: &BTreeMap<ObjectId, usize>,
) -> Option<Field> {
    let flags = d
        .get_deref(b"Ff", doc)
        .and_then(Object::as_i64)
        .unwrap_or(0);
    let flag = |bit: u32| flags & (1 << (bit - 1)) != 0;
    let max_length = d
        .get_deref(b"MaxLen", doc)
        .and_then(Object::as_i64)
        .ok()
        .and_then(|n| usize::try_from(n).ok())
        .filter(|n| *n > 0);
    let kind = match d.get_deref(b"FT", doc).and_then(Object::as_name).ok()? {
        b"Tx" => {
            let (multiline, password) = (flag(MULTILINE), flag(PASSWORD));
            Kind::Text {
                multiline,
                password,
                comb: flag(COMB)
                    && max_length.is_some_and(|n| n <= MOST_CELLS)
                    && !multiline
                    && !password
                    && !flag(FILE_SELECT),
            }
        }
        b"Btn" if flag(PUSH_BUTTON) => Kind::Button,
        b"Btn" if flag(RADIO) => Kind::Radio,
        b"Btn" => Kind::Check,
        b"Ch" if flag(COMBO) => Kind::Combo {
            editable: flag(EDIT),
        },
        b"Ch" => Kind::List {
            multiple: flag(MULTI_SELECT),
        },
        b"Sig" => Kind::Signature,
        _ => return None,
    };
    let mut widgets: Vec<Widget> = boxes
        .iter()
        .map(|id| Widget {
            id: *id,
            on: None,
            export: None,
        })
        .collect();
    let options = match kind {
        Kind::Check | Kind::Radio => {
            name_states(doc, kind, &mut widgets);
            button_options(doc, d, &mut widgets)
        }
        Kind::Combo { .. } | Kind::List { .. } => list_options(doc, d),
        _ => Vec::new(),
    };
    let mut pages: Vec<usize> = boxes.iter().filter_map(|b| shown.get(b)).copied().collect();
    pages.sort_unstable();
    pages.dedup();
    let value = match kind {
        Kind::Check | Kind::Radio => button_value(doc, d, &widgets),
        Kind::Button | Kind::Signature => Vec::new(),
        _ => match d.get_deref(b"V", doc) {
            Ok(Object::Array(several)) => {
                several.iter().filter_map(|v| text::read(doc, v)).collect()
            }
            Ok(Object::Stream(stream)) => vec![text::decode(
                &stream.get_plain_content().unwrap_or_default(),
            )],
            Ok(v) => text::read(doc, v)
                .filter(|v| !v.is_empty())
                .into_iter()
                .collect(),
            Err(_) => Vec::new(),
        },
    };
    let tooltip = d
        .get(b"TU")
        .ok()
        .and_then(|t| text::read(doc, t))
        .filter(|t| !t.trim().is_empty());
    Some(Field {
        name,
        kind,
        pages,
        options,
        value,
        max_length,
        required: flag(REQUIRED),
        read_only: flag(READ_ONLY),
        tooltip,
        nodes: vec![id],
        widgets,
    })
}

/// Finds the name of each button's "on" appearance, or makes one up where the form has none.
fn name_states(doc: &Document, kind: Kind, widgets: &mut [Widget]) {
    for (i, widget) in widgets.iter_mut().enumerate() {
        let Ok(dict) = doc.get_dictionary(widget.id) else {
            continue;
        };
        let drawn = doc
            .get_dict_in_dict(dict, b"AP")
            .and_then(|ap| doc.get_dict_in_dict(ap, b"N"))
            .ok();
        let drawn = drawn.and_then(|n| n.iter().map(|(k, _)| k.clone()).find(|k| k != b"Off"));
        let now = || {
            dict.get_deref(b"AS", doc)
                .and_then(Object::as_name)
                .ok()
                .filter(|n| *n != b"Off")
                .map(<[u8]>::to_vec)
        };
        widget.on = drawn.or_else(now).or_else(|| {
            Some(if kind == Kind::Radio {
                i.to_string().into_bytes()
            } else {
                b"Yes".to_vec()
            })
        });
    }
}

/// What each button stands for: its entry in /Opt, else the name of its "on" appearance.
fn button_options(doc: &Document, d: &Dictionary, widgets: &mut [Widget]) -> Vec<Choice> {
    let opt = list_options(doc, d);
    let mut out: Vec<Choice> = Vec::new();
    for (i, widget) in widgets.iter_mut().enumerate() {
        let state = text::decode(widget.on.as_deref().unwrap_or_default());
        let choice = opt.get(i).cloned().unwrap_or(Choice {
            display: state.clone(),
            export: state,
        });
        widget.export = Some(choice.export.clone());
        if !out.contains(&choice) {
            out.push(choice);
        }
    }
    out
}

fn button_value(doc: &Document, d: &Dictionary, widgets: &[Widget]) -> Vec<String> {
    let Ok(on) = d.get_deref(b"V", doc).and_then(Object::as_name) else {
        return Vec::new();
    };
    let pressed = widgets.iter().find(|w| w.on.as_deref() == Some(on));
    pressed.and_then(|w| w.export.clone()).into_iter().collect()
}

fn list_options(doc: &Document, d: &Dictionary) -> Vec<Choice> {
    let Ok(Object::Array(options)) = d.get_deref(b"Opt", doc) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for option in options {
        match doc.dereference(option).map(|(_, o)| o) {
            Ok(Object::Array(pair)) => {
                let mut words = pair.iter().filter_map(|w| text::read(doc, w));
                if let Some(export) = words.next() {
                    let display = words.next().unwrap_or_else(|| export.clone());
                    out.push(Choice { export, display });
                }
            }
            Ok(Object::String(word, _)) => {
                let word = text::decode(word);
                out.push(Choice {
                    export: word.clone(),
                    display: word,
                });
            }
            _ => {}
        }
    }
    out
}
