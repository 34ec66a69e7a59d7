//! Puts values into a form and draws them.
//!
//! Takes values by field name; checks all of them first and gives every problem at once, changing nothing; else sets the values and an
//! appearance for every field that needs one. Never cuts a value, never guesses which option was meant. Fields nobody named keep their
//! value; they are drawn too where the form left that to the viewer.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::appearance::Shown;
use super::look::Look;
use super::value::{Held, accept, one_line, shows};
use super::{Choice, Field, Form, Kind, button};
use crate::pdf::font::{FontError, Subset};
use crate::pdf::text;
use crate::typeset::fonts::SERIF;

/// Why a value cannot be put into a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FillProblem {
    /// The field's full name, as given.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// See [`FillProblem`].
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// The form has no such field.
    UnknownField,
    /// Takes fewer characters.
    TooLong {
        /// Characters given.
        given: usize,
        /// Characters taken.
        most: usize,
    },
    /// Not among what can be chosen.
    NoSuchOption {
        /// What was given.
        given: String,
        /// What can be chosen.
        options: Vec<Choice>,
    },
    /// A box to tick, or a radio button that stands alone, takes yes or no.
    NotYesOrNo,
    /// Several values for a field that takes one.
    OneOnly,
    /// The platform does not let it be changed.
    ReadOnly,
    /// A button or a place for a signature.
    NotForFilling,
    /// No font has these characters.
    NoGlyph(Vec<char>),
    /// Fits the box at no readable size.
    DoesNotFit,
}

impl Form {
    /// Puts in `values` (by full field name). Tick boxes take 是/否, yes/no or an
    /// option; choices take an option's export value or what is
    /// shown; lists that allow several take one a line or parted by semicolons; an empty value empties the field.
    ///
    /// # Errors
    /// Every problem with every value; the form is as it was then.
    pub fn fill(&mut self, values: &BTreeMap<String, String>) -> Result<(), Vec<FillProblem>> {
        let mut problems = Vec::new();
        let mut held: BTreeMap<usize, Held> = BTreeMap::new();
        for (name, value) in values {
            let found = self
                .fields
                .iter()
                .position(|f| f.name == *name)
                .ok_or(Problem::UnknownField);
            match found.and_then(|i| {
                self.fields
                    .get(i)
                    .ok_or(Problem::UnknownField)
                    .and_then(|f| accept(f, value))
                    .map(|h| (i, h))
            }) {
                Ok((i, h)) => {
                    held.insert(i, h);
                }
                Err(problem) => problems.push(FillProblem {
                    field: name.clone(),
                    problem,
                }),
            }
        }
        let (drawn, font) = match self.draw(&held) {
            Ok(done) => done,
            Err(more) => {
                problems.extend(more);
                problems.sort_by(|a, b| a.field.cmp(&b.field));
                return Err(problems);
            }
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        for (i, held) in held {
            if let Some(field) = self.fields.get_mut(i) {
                set(&mut self.doc, field, held);
            }
        }
        let font = drawn
            .iter()
            .any(|d| d.text)
            .then(|| font.add_to(&mut self.doc));
        for Drawn {
            widget,
            look,
            content,
            text,
        } in drawn
        {
            let form = look.add(&mut self.doc, content, font.filter(|_| text));
            if let Ok(widget) = self.doc.get_dictionary_mut(widget) {
                let mut ap = Dictionary::new();
                ap.set("N", form);
                widget.set("AP", ap);
                widget.remove(b"AS");
            }
        }
        for field in self
            .fields
            .iter()
            .filter(|f| matches!(f.kind, Kind::Check | Kind::Radio))
        {
            for widget in &field.widgets {
                if let Some(on) = &widget.on {
                    let pressed = widget
                        .export
                        .as_ref()
                        .is_some_and(|e| field.value.contains(e));
                    let round = field.kind == Kind::Radio;
                    button::ensure(&mut self.doc, widget.id, on, pressed, round);
                }
            }
        }
        self.finish();
        Ok(())
    }

    /// Fields the platform asks for that are empty.
    pub fn unfilled(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|f| {
            f.required && f.value.is_empty() && !matches!(f.kind, Kind::Button | Kind::Signature)
        })
    }

    /// What every text and choice field that changes, or was never drawn, will show.
    fn draw(&self, held: &BTreeMap<usize, Held>) -> Result<(Vec<Drawn>, Subset), Vec<FillProblem>> {
        let mut shown = Vec::new();
        for (i, field) in self.fields.iter().enumerate() {
            let undrawn = |w: &ObjectId| self.need_appearances || !has_appearance(&self.doc, *w);
            let widgets: Vec<ObjectId> = match field.kind {
                Kind::Check | Kind::Radio | Kind::Signature => continue,
                Kind::Button => field
                    .widgets
                    .iter()
                    .map(|w| w.id)
                    .filter(|w| !has_appearance(&self.doc, *w))
                    .collect(),
                _ => field
                    .widgets
                    .iter()
                    .map(|w| w.id)
                    .filter(|w| held.contains_key(&i) || undrawn(w))
                    .collect(),
            };
            for widget in widgets {
                if let Some(mut look) = Look::read(&self.doc, widget) {
                    let what = if field.kind == Kind::Button {
                        caption(&mut look)
                    } else {
                        shows(field, held.get(&i))
                    };
                    shown.push((field, held.contains_key(&i), widget, look, what));
                }
            }
        }
        let chars: BTreeSet<char> = shown.iter().flat_map(|(.., what)| what.chars()).collect();
        let mut problems = Vec::new();
        let font = match Subset::new(SERIF, chars.iter().copied()) {
            Err(FontError::NoGlyph(missing)) => {
                let mut named = BTreeSet::new();
                for (field, ours, _, _, what) in
                    shown.iter().filter(|(field, ..)| named.insert(&field.name))
                {
                    let lacking: BTreeSet<char> = what
                        .chars()
                        .into_iter()
                        .filter(|c| missing.contains(c))
                        .collect();
                    if *ours && !lacking.is_empty() {
                        problems.push(FillProblem {
                            field: field.name.clone(),
                            problem: Problem::NoGlyph(lacking.into_iter().collect()),
                        });
                    }
                }
                // What was in the form before is drawn with boxes for what no font has, rather than not at all.
                Subset::new(SERIF, chars.into_iter().filter(|c| !missing.contains(c)))
            }
            other => other,
        };
        // The font is in the program and was read before; if it ever cannot be, no field can be drawn.
        let Ok(font) = font else {
            let all = shown.iter().map(|(field, ..)| FillProblem {
                field: field.name.clone(),
                problem: Problem::DoesNotFit,
            });
            return Err(all.collect());
        };
        let mut drawn = Vec::new();
        let mut told = BTreeSet::new();
        for (field, ours, widget, look, what) in &shown {
            match look.content(what, &font, *ours) {
                Some(content) => drawn.push(Drawn {
                    widget: *widget,
                    look: look.clone(),
                    content,
                    text: !what.chars().is_empty(),
                }),
                None if told.insert(&field.name) => problems.push(FillProblem {
                    field: field.name.clone(),
                    problem: Problem::DoesNotFit,
                }),
                None => {}
            }
        }
        if problems.is_empty() {
            Ok((drawn, font))
        } else {
            Err(problems)
        }
    }

    /// Takes away what would make viewers draw the fields again, or show other values.
    fn finish(&mut self) {
        for field in &self.fields {
            for id in field
                .nodes
                .iter()
                .chain(field.widgets.iter().map(|w| &w.id))
            {
                if let Ok(dict) = self.doc.get_dictionary_mut(*id) {
                    dict.remove(b"RV");
                }
            }
        }
        let form = self
            .doc
            .catalog()
            .ok()
            .and_then(|c| c.get(b"AcroForm").ok())
            .and_then(|f| f.as_reference().ok());
        let found = match form {
            Some(id) => self.doc.get_dictionary_mut(id).ok(),
            None => self
                .doc
                .catalog_mut()
                .ok()
                .and_then(|c| c.get_mut(b"AcroForm").ok())
                .and_then(|f| f.as_dict_mut().ok()),
        };
        if let Some(form) = found {
            form.remove(b"NeedAppearances");
            form.remove(b"XFA");
        }
        if let Ok(catalog) = self.doc.catalog_mut() {
            catalog.remove(b"NeedsRendering");
        }
        self.need_appearances = false;
    }
}

/// An appearance that is ready to be put in.
struct Drawn {
    widget: ObjectId,
    look: Look,
    content: String,
    text: bool,
}

fn caption(look: &mut Look) -> Shown {
    look.align = 1;
    Shown::Line(one_line(&look.caption))
}

/// Writes what a field holds into its dictionaries.
fn set(doc: &mut Document, field: &mut Field, held: Held) {
    let exports = |at: &[usize]| -> Vec<String> {
        at.iter()
            .filter_map(|i| field.options.get(*i))
            .map(|c| c.export.clone())
            .collect()
    };
    match (field.kind, held) {
        (Kind::Check | Kind::Radio, Held::Chosen(at)) => {
            field.value = exports(&at);
            press(doc, field, at.first().copied());
        }
        (_, Held::Chosen(at)) => {
            field.value = exports(&at);
            let value = match field.value.as_slice() {
                [] => None,
                [one] => Some(text::write(one)),
                several => Some(Object::Array(
                    several.iter().map(|v| text::write(v)).collect(),
                )),
            };
            let places: Vec<Object> = at
                .iter()
                .filter_map(|i| i64::try_from(*i).ok())
                .map(Object::Integer)
                .collect();
            store(doc, field, value, Some(places));
        }
        (_, Held::Text(value)) => {
            let object = text::write(&value);
            field.value = if value.is_empty() {
                Vec::new()
            } else {
                vec![value]
            };
            store(doc, field, Some(object), None);
        }
    }
}

fn store(doc: &mut Document, field: &Field, value: Option<Object>, places: Option<Vec<Object>>) {
    for id in field
        .nodes
        .iter()
        .chain(field.widgets.iter().map(|w| &w.id))
    {
        let node = field.nodes.contains(id);
        if let Ok(dict) = doc.get_dictionary_mut(*id) {
            dict.remove(b"I");
            dict.remove(b"V");
            if node {
                match &value {
                    Some(value) => dict.set("V", value.clone()),
                    // Said outright: a parent may hold a value that would be inherited.
                    None => dict.set("V", Object::Null),
                }
                if let Some(places) = places.as_ref().filter(|p| !p.is_empty()) {
                    dict.set("I", places.clone());
                }
            }
        }
    }
}

/// Ticks the option at `at`, clears the others.
fn press(doc: &mut Document, field: &Field, at: Option<usize>) {
    let wanted = at.and_then(|i| field.options.get(i));
    let mut pressed: Option<Vec<u8>> = None;
    for widget in &field.widgets {
        let on = wanted.is_some_and(|c| widget.export.as_ref() == Some(&c.export));
        let state = widget
            .on
            .clone()
            .filter(|_| on)
            .unwrap_or_else(|| b"Off".to_vec());
        if on && pressed.is_none() {
            pressed = widget.on.clone();
        }
        if let Ok(dict) = doc.get_dictionary_mut(widget.id) {
            dict.set("AS", Object::Name(state));
        }
    }
    let value = Object::Name(pressed.unwrap_or_else(|| b"Off".to_vec()));
    for id in &field.nodes {
        if let Ok(dict) = doc.get_dictionary_mut(*id) {
            dict.set("V", value.clone());
        }
    }
}

fn has_appearance(doc: &Document, id: ObjectId) -> bool {
    doc.get_dictionary(id)
        .and_then(|w| doc.get_dict_in_dict(w, b"AP"))
        .is_ok_and(|ap| {
            ap.get_deref(b"N", doc)
                .is_ok_and(|n| matches!(n, Object::Stream(_) | Object::Dictionary(_)))
        })
}
