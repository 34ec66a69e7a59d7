//! Keeps layers (optional content) as visible or hidden as they were in each exhibit.
//!
//! Takes the settings of exhibits one after another; gives one setting for the bundle. Without it, what was switched off in an exhibit would
//! be seen in the bundle.

use lopdf::{Dictionary, Document, Object};

use super::import::Import;

/// The settings of all layers so far.
#[derive(Default)]
pub(super) struct Layers {
    all: Vec<Object>,
    off: Vec<Object>,
    order: Vec<Object>,
    automatic: Vec<Object>,
}

impl Layers {
    /// Adds the layers of an exhibit, whose objects `import` renumbers.
    pub(super) fn add(&mut self, doc: &Document, import: &mut Import<'_, '_>) {
        let Ok(properties) = doc
            .catalog()
            .and_then(|c| doc.get_dict_in_dict(c, b"OCProperties"))
        else {
            return;
        };
        let list = |dict: &Dictionary, key: &[u8]| {
            dict.get_deref(key, doc)
                .and_then(Object::as_array)
                .cloned()
                .unwrap_or_default()
        };
        let groups = list(properties, b"OCGs");
        let Ok(default) = doc.get_dict_in_dict(properties, b"D") else {
            self.all.extend(taken(import, doc, &groups));
            return;
        };
        let off = if default
            .get_deref(b"BaseState", doc)
            .and_then(Object::as_name)
            .is_ok_and(|state| state == b"OFF")
        {
            let on = list(default, b"ON");
            groups.iter().filter(|g| !on.contains(g)).cloned().collect()
        } else {
            list(default, b"OFF")
        };
        self.all.extend(taken(import, doc, &groups));
        self.off.extend(taken(import, doc, &off));
        self.order
            .extend(taken(import, doc, &list(default, b"Order")));
        self.automatic
            .extend(taken(import, doc, &list(default, b"AS")));
    }

    /// The settings for the catalog; `None` when no exhibit has layers.
    pub(super) fn finish(self) -> Option<Dictionary> {
        if self.all.is_empty() {
            return None;
        }
        let mut default = Dictionary::new();
        for (key, list) in [
            ("OFF", self.off),
            ("Order", self.order),
            ("AS", self.automatic),
        ] {
            if !list.is_empty() {
                default.set(key, list);
            }
        }
        let mut properties = Dictionary::new();
        properties.set("OCGs", self.all);
        properties.set("D", default);
        Some(properties)
    }
}

/// The objects under their new numbers, without those that stay behind.
fn taken(import: &mut Import<'_, '_>, doc: &Document, objects: &[Object]) -> Vec<Object> {
    objects
        .iter()
        .map(|o| import.translated(doc, o))
        .filter(|o| !o.is_null())
        .collect()
}
