//! Fills a platform's own PDF form (AcroForm) so that Chinese is seen in every viewer.
//!
//! Takes the bytes of a form and values by field name; gives the bytes of the filled form, with an appearance of its own in every field,
//! or flattened. Never touches the file it was read from, never cuts a value short, never rewrites a signed form. The same form and values
//! give the same bytes.
//!
//! [`open()`] reads the fields ([`read`]), [`Form::fill`] checks all values at once and sets them ([`fill`]), drawing what is seen
//! ([`appearance`], [`lines`], [`button`]); [`Form::flatten`] turns fields into page contents. [`map`] says which field takes
//! what, [`guess`] finds the obvious ones.

pub mod appearance;
pub mod button;
mod field;
pub mod fill;
pub mod flatten;
pub mod guess;
pub mod lines;
pub mod look;
pub mod map;
pub mod read;
mod value;

#[cfg(test)]
mod tests;

use lopdf::{Document, ObjectId};

pub use fill::{FillProblem, Problem};
pub use read::{FormError, open};

/// An open form.
#[derive(Debug)]
pub struct Form {
    doc: Document,
    fields: Vec<Field>,
    /// The viewer was asked to draw the fields itself: appearances in the file may be missing or stale.
    need_appearances: bool,
    repaired: bool,
}

/// A field, under the name it is filled by.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Full name: partial names joined by full stops.
    pub name: String,
    /// What can be put in.
    pub kind: Kind,
    /// Pages that show it, from 1, ascending; empty when none does.
    pub pages: Vec<usize>,
    /// What can be chosen; empty for text.
    pub options: Vec<Choice>,
    /// What is in it now: at most one value, or several in a list that allows it. Choices by export value.
    pub value: Vec<String>,
    /// Most characters it takes.
    pub max_length: Option<usize>,
    /// Whether the platform will not take the form without it.
    pub required: bool,
    /// Whether it may not be changed.
    pub read_only: bool,
    /// What the form says about it when the pointer rests on it.
    pub tooltip: Option<String>,
    /// The dictionaries that hold the value (more than one when a name occurs twice).
    nodes: Vec<ObjectId>,
    widgets: Vec<Widget>,
}

/// What can be put into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text {
        /// Several lines.
        multiline: bool,
        /// One character per box.
        comb: bool,
        /// Shown as asterisks.
        password: bool,
    },
    /// A box to tick.
    Check,
    /// One of several buttons.
    Radio,
    /// One of a list that unfolds.
    Combo {
        /// Takes text that is not in the list.
        editable: bool,
    },
    /// Of an open list.
    List {
        /// Several may be chosen.
        multiple: bool,
    },
    /// A button that does something: not filled.
    Button,
    /// A place for a digital signature: not filled.
    Signature,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form says when it is handed in.
    pub export: String,
    /// What a person sees.
    pub display: String,
}

/// Where a field is shown.
#[derive(Debug, Clone, PartialEq)]
struct Widget {
    id: ObjectId,
    /// Key of the appearance that stands for "on" (tick boxes and radio buttons).
    on: Option<Vec<u8>>,
    /// The option it stands for, by export value (tick boxes and radio buttons).
    export: Option<String>,
}

impl Form {
    /// The fields, in the order of the form.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Whether the file was damaged and had to be repaired to be read: something may be missing from it.
    pub fn repaired(&self) -> bool {
        self.repaired
    }

    /// The form as it is now: not encrypted, nothing unreachable in it.
    ///
    /// # Errors
    /// Only when memory does not take it.
    pub fn save(&mut self) -> std::io::Result<Vec<u8>> {
        self.doc.prune_objects();
        let mut out = Vec::new();
        self.doc.save_to(&mut out)?;
        Ok(out)
    }
}
