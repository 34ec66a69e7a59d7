//! Takes the pages of one exhibit over into the bundle.
//!
//! Takes an opened document; writes everything its pages lead to under new numbers and gives the page dictionaries, still without a parent.
//! Annotations, links and pictures come along as they are; form fields are drawn onto the page as they look; what a page does by itself
//! (scripts, starting programs, sending forms) and what ties it to its old document (structure, threads, thumbnails) stays behind.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::destinations;
use super::output::{Output, deflated};
use super::stamp::{Names, Stamps};
use crate::exhibit::portable::{CONTENTS, contents, decoded};
use crate::exhibit::widgets::{self, Shown};
use crate::pdf::content::survey;
use crate::pdf::page::{self, Page, PageError, Rect};

/// What belongs to a page's old document or happens by itself.
const LEFT: [&[u8]; 13] = [
    b"Parent",
    b"Contents",
    b"Resources",
    b"Annots",
    b"AA",
    b"B",
    b"Thumb",
    b"PieceInfo",
    b"Trans",
    b"Dur",
    b"DPart",
    b"TemplateInstantiated",
    b"PresSteps",
];

/// Actions that do something other than go somewhere.
const ACTS: [&[u8]; 9] = [
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ResetForm",
    b"ImportData",
    b"Rendition",
    b"Hide",
    b"GoToE",
    b"RichMediaExecute",
];

/// What all exhibits of a bundle share.
pub(super) struct Common<'a> {
    pub(super) stamps: &'a Stamps,
    /// The stamp font, as an object.
    pub(super) font: u32,
    /// The graphics state of the stamp's ground.
    pub(super) ground: u32,
    /// A stream that only saves the graphics state.
    pub(super) save: u32,
}

/// A page taken over: its number and everything but its parent.
pub(super) struct Taken {
    pub(super) number: u32,
    pub(super) page: Dictionary,
}

/// One exhibit on its way into the bundle.
pub(super) struct Import<'a, 'w> {
    out: &'a mut Output<'w>,
    numbers: BTreeMap<ObjectId, u32>,
    todo: Vec<ObjectId>,
}

/// Writes inherited attributes into the pages, sharing what is shared: resources written directly into a node of the page tree become an
/// object of their own first, so that thousands of pages do not each get a copy.
pub(super) fn prepare(doc: &mut Document) -> Result<Vec<Page>, PageError> {
    let nodes: Vec<ObjectId> = doc
        .objects
        .iter()
        .filter(|(_, o)| o.as_dict().is_ok_and(|d| d.has(b"Kids")))
        .map(|(id, _)| *id)
        .collect();
    for id in nodes {
        let direct = doc
            .get_dictionary(id)
            .ok()
            .and_then(|d| d.get(b"Resources").ok())
            .filter(|r| r.as_dict().is_ok())
            .cloned();
        if let Some(resources) = direct
            && let Ok(shared) = doc.try_add_object(resources)
            && let Ok(node) = doc.get_dictionary_mut(id)
        {
            node.set("Resources", shared);
        }
    }
    let pages = page::push_down(doc)?;
    mend_appearances(doc, &pages);
    destinations::write_out(doc, &pages);
    Ok(pages)
}

/// Lets the appearances of form fields stand alone: some rely on the form's resources.
fn mend_appearances(doc: &mut Document, pages: &[Page]) {
    let common = doc
        .catalog()
        .and_then(|c| doc.get_dict_in_dict(c, b"AcroForm"))
        .and_then(|f| f.get(b"DR"))
        .cloned()
        .ok();
    let mut appearances = BTreeSet::new();
    for page in pages {
        let Ok(dict) = doc.get_dictionary(page.id) else {
            continue;
        };
        for widget in widgets::annotations(doc, dict).filter(|a| widgets::is_widget(a)) {
            if let Shown::Appearance(id) = widgets::shown(doc, widget) {
                appearances.insert(id);
            }
        }
    }
    let common = match common {
        Some(direct @ Object::Dictionary(_)) if !appearances.is_empty() => {
            doc.try_add_object(direct).ok().map(Object::Reference)
        }
        other => other,
    };
    for id in appearances {
        let Ok(stream) = doc.get_object_mut(id).and_then(Object::as_stream_mut) else {
            continue;
        };
        stream.dict.set("Subtype", "Form");
        if !stream.dict.has(b"Resources")
            && let Some(common) = &common
        {
            stream.dict.set("Resources", common.clone());
        }
    }
}

impl<'a, 'w> Import<'a, 'w> {
    pub(super) fn new(out: &'a mut Output<'w>) -> Self {
        Self {
            out,
            numbers: BTreeMap::new(),
            todo: Vec::new(),
        }
    }

    /// Takes over `pages`, in order. `lines` gives the two stamps of the page with this index.
    pub(super) fn pages(
        &mut self,
        doc: &Document,
        pages: &[Page],
        common: &Common<'_>,
        lines: impl Fn(usize) -> (String, String),
    ) -> Vec<Taken> {
        let mut taken = Vec::with_capacity(pages.len());
        // All numbers first: links lead forwards, too.
        let numbers: Vec<u32> = pages.iter().map(|_| self.out.reserve()).collect();
        for (page, number) in pages.iter().zip(&numbers) {
            self.numbers.entry(page.id).or_insert(*number);
        }
        let mut shared = BTreeMap::new();
        for (index, (page, number)) in pages.iter().zip(numbers).enumerate() {
            let Ok(old) = doc.get_dictionary(page.id) else {
                continue;
            };
            let mut new = Dictionary::new();
            for (key, value) in old.iter().filter(|(k, _)| !LEFT.contains(&k.as_slice())) {
                let value = self.translated(doc, value);
                if !value.is_null() {
                    new.set(key.clone(), value);
                }
            }
            new.set("Type", "Page");
            let (annotations, fields) = self.annotations(doc, old);
            if !annotations.is_empty() {
                new.set("Annots", annotations);
            }
            let (resources, names) = self.resources(doc, old, common, &fields, &mut shared);
            new.set("Resources", resources);
            let (mark, line) = lines(index);
            let stamp = common.stamps.draw(page, &names, &mark, &line);
            new.set("Contents", self.contents(doc, old, common, &fields, &stamp));
            taken.push(Taken { number, page: new });
        }
        taken
    }

    /// Writes everything that was referred to, and lets go of the document. What is large is moved, not copied.
    pub(super) fn finish(mut self, mut doc: Document) {
        while let Some(id) = self.todo.pop() {
            let (Some(&number), Some(object)) = (self.numbers.get(&id), doc.objects.remove(&id))
            else {
                continue;
            };
            let new = match object {
                Object::Stream(mut stream) => {
                    stream.dict = self.dictionary(&doc, &stream.dict);
                    Object::Stream(stream)
                }
                other => self.translated(&doc, &other),
            };
            self.out.put(number, new);
        }
    }

    /// The object with all references renumbered; what stays behind becomes null.
    pub(super) fn translated(&mut self, doc: &Document, object: &Object) -> Object {
        match object {
            Object::Reference(id) => self.reference(doc, *id),
            Object::Array(items) => Object::Array(
                items
                    .iter()
                    .map(|item| self.translated(doc, item))
                    .collect(),
            ),
            Object::Dictionary(dict) if acts(dict) => Object::Null,
            Object::Dictionary(dict) => Object::Dictionary(self.dictionary(doc, dict)),
            other => other.clone(),
        }
    }

    fn dictionary(&mut self, doc: &Document, dict: &Dictionary) -> Dictionary {
        let mut new = Dictionary::new();
        for (key, value) in dict.iter() {
            // Structure elements stay behind, and so do the numbers that lead to them.
            if matches!(key.as_slice(), b"StructParent" | b"StructParents" | b"AA") {
                continue;
            }
            let value = self.translated(doc, value);
            if !value.is_null() {
                new.set(key.clone(), value);
            }
        }
        new
    }

    fn reference(&mut self, doc: &Document, id: ObjectId) -> Object {
        if let Some(&number) = self.numbers.get(&id) {
            return Output::reference(number);
        }
        let stays = match doc.objects.get(&id) {
            None => true,
            Some(Object::Dictionary(dict)) => {
                [
                    b"Page".as_slice(),
                    b"Pages",
                    b"Catalog",
                    b"StructElem",
                    b"StructTreeRoot",
                ]
                .iter()
                .any(|kind| dict.has_type(kind))
                    || acts(dict)
            }
            Some(_) => false,
        };
        if stays {
            return Object::Null;
        }
        let number = self.out.reserve();
        self.numbers.insert(id, number);
        self.todo.push(id);
        Output::reference(number)
    }

    /// The annotations of a page without form fields, and how the fields are drawn.
    fn annotations(&mut self, doc: &Document, page: &Dictionary) -> (Vec<Object>, Vec<Field>) {
        let (mut kept, mut fields) = (Vec::new(), Vec::new());
        let all = page.get_deref(b"Annots", doc);
        for one in all.and_then(Object::as_array).into_iter().flatten() {
            match doc.dereference(one) {
                Ok((_, Object::Dictionary(dict))) if widgets::is_widget(dict) => {
                    fields.extend(Self::field(doc, dict));
                }
                Ok((_, Object::Dictionary(_))) => kept.push(self.translated(doc, one)),
                _ => {}
            }
        }
        kept.retain(|a| !a.is_null());
        (kept, fields)
    }

    fn field(doc: &Document, widget: &Dictionary) -> Option<Field> {
        let Shown::Appearance(id) = widgets::shown(doc, widget) else {
            return None;
        };
        let rect = Rect::read(doc, widget.get(b"Rect").ok()?)?;
        let form = &doc.get_object(id).ok()?.as_stream().ok()?.dict;
        Some(Field {
            appearance: id,
            matrix: fitted(doc, form, rect)?,
        })
    }

    /// The resources of a page with those of the stamps, and the names these got. Pages that share resources go on sharing them.
    fn resources(
        &mut self,
        doc: &Document,
        page: &Dictionary,
        common: &Common<'_>,
        fields: &[Field],
        shared: &mut BTreeMap<ObjectId, (u32, Names)>,
    ) -> (Object, Names) {
        let id = page.get(b"Resources").and_then(Object::as_reference).ok();
        if let Some((number, names)) = id
            .filter(|_| fields.is_empty())
            .and_then(|i| shared.get(&i))
        {
            return (Output::reference(*number), names.again());
        }
        let old = doc
            .get_dict_in_dict(page, b"Resources")
            .cloned()
            .unwrap_or_default();
        let mut new = self.dictionary(doc, &old);
        let mut within = |kind: &str, name: &str, object: Object| {
            let mut group = match old.get(kind.as_bytes()) {
                Ok(group) => match doc.dereference(group) {
                    Ok((_, Object::Dictionary(group))) => self.dictionary(doc, group),
                    _ => Dictionary::new(),
                },
                Err(_) => Dictionary::new(),
            };
            let mut free = name.to_owned();
            while group.has(free.as_bytes()) {
                free.push('x');
            }
            group.set(free.clone(), object);
            new.set(kind, group);
            free
        };
        let names = Names {
            font: within("Font", "PwStampF", Output::reference(common.font)),
            ground: within("ExtGState", "PwStampG", Output::reference(common.ground)),
        };
        if !fields.is_empty() {
            let mut group = match doc.get_dict_in_dict(&old, b"XObject") {
                Ok(group) => self.dictionary(doc, group),
                Err(_) => Dictionary::new(),
            };
            for (index, field) in fields.iter().enumerate() {
                let appearance = self.reference(doc, field.appearance);
                group.set(Field::name(index), appearance);
            }
            new.set("XObject", group);
        }
        let number = self.out.add(new);
        if let Some(id) = id.filter(|_| fields.is_empty()) {
            shared.insert(id, (number, names.again()));
        }
        (Output::reference(number), names)
    }

    /// The old contents between a saved and a restored graphics state, then the fields, then the stamps.
    fn contents(
        &mut self,
        doc: &Document,
        page: &Dictionary,
        common: &Common<'_>,
        fields: &[Field],
        stamp: &str,
    ) -> Vec<Object> {
        let mut all = Vec::new();
        let mut whole = true;
        for stream in contents(doc, page) {
            match decoded(doc, stream, CONTENTS.saturating_sub(all.len())) {
                Some(bytes) => all.extend(bytes),
                None => whole = false,
            }
            all.push(b'\n');
        }
        // Of contents too large to be looked at, the best is hoped.
        let state = if whole {
            survey(&all)
        } else {
            Default::default()
        };
        drop(all);
        let before = if state.missing == 0 {
            common.save
        } else {
            let saves = "q\n".repeat(state.missing + 1);
            self.out
                .add(deflated(Stream::new(Dictionary::new(), saves.into_bytes())))
        };
        // What was saved and restored too often before is closed as often behind.
        let mut after = "\n".to_owned() + &"Q\n".repeat(state.open + 1);
        for (index, field) in fields.iter().enumerate() {
            let [a, b, c, d, e, f] = field.matrix;
            after.push_str(&format!(
                "q {a} {b} {c} {d} {e} {f} cm /{} Do Q\n",
                Field::name(index)
            ));
        }
        after.push_str(stamp);
        let after = self
            .out
            .add(deflated(Stream::new(Dictionary::new(), after.into_bytes())));
        let mut streams = vec![Output::reference(before)];
        if let Ok(old) = page.get(b"Contents") {
            match doc.dereference(old) {
                Ok((_, Object::Array(items))) => {
                    streams.extend(items.iter().map(|i| self.translated(doc, i)));
                }
                _ => streams.push(self.translated(doc, old)),
            }
        }
        streams.retain(|s| !s.is_null());
        streams.push(Output::reference(after));
        streams
    }
}

/// A form field drawn onto its page.
struct Field {
    appearance: ObjectId,
    matrix: [f32; 6],
}

impl Field {
    fn name(index: usize) -> String {
        format!("PwField{index}")
    }
}

/// How an appearance is fitted into its annotation's rectangle (ISO 32000-1, 12.5.5).
fn fitted(doc: &Document, form: &Dictionary, rect: Rect) -> Option<[f32; 6]> {
    let bbox = Rect::read(doc, form.get(b"BBox").ok()?)?;
    let mut m = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    if let Ok(given) = form.get_deref(b"Matrix", doc).and_then(Object::as_array) {
        for (slot, value) in m.iter_mut().zip(given) {
            *slot = doc.dereference(value).ok()?.1.as_float().ok()?;
        }
    }
    let corners = [
        (bbox.x0, bbox.y0),
        (bbox.x1, bbox.y0),
        (bbox.x0, bbox.y1),
        (bbox.x1, bbox.y1),
    ]
    .map(|(x, y)| (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]));
    let low = |v: fn(&(f32, f32)) -> f32| corners.iter().map(v).fold(f32::INFINITY, f32::min);
    let high = |v: fn(&(f32, f32)) -> f32| corners.iter().map(v).fold(f32::NEG_INFINITY, f32::max);
    let (x0, y0) = (low(|c| c.0), low(|c| c.1));
    let (w, h) = (high(|c| c.0) - x0, high(|c| c.1) - y0);
    let sx = if w > 0.0 { rect.width() / w } else { 1.0 };
    let sy = if h > 0.0 { rect.height() / h } else { 1.0 };
    let out = [sx, 0.0, 0.0, sy, rect.x0 - x0 * sx, rect.y0 - y0 * sy];
    out.iter().all(|v| v.is_finite()).then_some(out)
}

fn acts(dict: &Dictionary) -> bool {
    dict.get(b"S")
        .and_then(Object::as_name)
        .is_ok_and(|s| ACTS.contains(&s))
}
