//! Finds the items of a store by path.
//!
//! Takes a store, gives item numbers. Never copies a path that is already in its normal form, so that a bag of many files
//! costs four octets each. Finds the first of several items of one path.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::store::{Item, ItemKind, Store};
use std::borrow::Cow;

/// The items of a store, ordered by path.
pub(crate) struct Index<'a> {
    store: &'a dyn Store,
    items: &'a [Item],
    sorted: Vec<u32>,
    /// Items whose path is not in Unicode normal form C, under that form.
    forms: Vec<(Box<str>, u32)>,
}

/// A path in Unicode normal form C.
pub fn normal_form(path: &str) -> Cow<'_, str> {
    if is_nfc(path) {
        Cow::Borrowed(path)
    } else {
        Cow::Owned(path.nfc().collect())
    }
}

impl<'a> Index<'a> {
    pub(crate) fn new(store: &'a dyn Store) -> Self {
        let items = store.items();
        let mut sorted: Vec<u32> = (0..u32::try_from(items.len()).unwrap_or(u32::MAX)).collect();
        sorted.sort_by(|a, b| items[*a as usize].path.cmp(&items[*b as usize].path));
        let mut forms: Vec<(Box<str>, u32)> = sorted
            .iter()
            .filter_map(|&at| match normal_form(&items[at as usize].path) {
                Cow::Owned(form) => Some((form.into(), at)),
                Cow::Borrowed(_) => None,
            })
            .collect();
        forms.sort();
        Self {
            store,
            items,
            sorted,
            forms,
        }
    }

    pub(crate) fn base(&self) -> &'a str {
        self.store.base()
    }

    pub(crate) fn items(&self) -> &'a [Item] {
        self.items
    }

    pub(crate) fn item(&self, at: usize) -> &'a Item {
        &self.items[at]
    }

    /// The item of exactly that path. `hint` is where the search begins and ends: paths asked for in order are found at
    /// once.
    pub(crate) fn find(&self, path: &str, hint: &mut usize) -> Option<usize> {
        let at = |place: usize| {
            let item = *self.sorted.get(place)? as usize;
            (*self.items[item].path == *path).then_some(item)
        };
        let place = match at(*hint) {
            // Only the first of several items of one path.
            Some(_) if *hint == 0 || at(*hint - 1).is_none() => *hint,
            _ => self
                .sorted
                .partition_point(|&item| *self.items[item as usize].path < *path),
        };
        let found = at(place)?;
        *hint = place + 1;
        Some(found)
    }

    /// The regular file of exactly that path.
    pub(crate) fn file(&self, path: &str) -> Option<usize> {
        self.find(path, &mut 0)
            .filter(|&at| self.items[at].kind == ItemKind::File)
    }

    /// An item whose path is `path` but for the Unicode normal form.
    pub(crate) fn find_form(&self, path: &str) -> Option<usize> {
        let form = normal_form(path);
        if let (Cow::Owned(form), Some(found)) = (&form, self.find(&form, &mut 0)) {
            debug_assert!(form != path);
            return Some(found);
        }
        let place = self.forms.partition_point(|(found, _)| **found < *form);
        let (found, item) = self.forms.get(place)?;
        (**found == *form).then_some(*item as usize)
    }

    /// Whether items lie under the path, so that it is a directory.
    pub(crate) fn holds(&self, path: &str) -> bool {
        let inside = format!("{path}/");
        let place = self
            .sorted
            .partition_point(|&item| *self.items[item as usize].path < *inside);
        let first = self.sorted.get(place);
        first.is_some_and(|&item| self.items[item as usize].path.starts_with(&inside))
    }

    /// Whether the path is a directory, be it empty. Asks the store, which may look through all it has: not for use on
    /// every line of a list.
    pub(crate) fn is_directory(&self, path: &str) -> bool {
        self.find(path, &mut 0).is_none() && (self.holds(path) || self.store.has_directory(path))
    }
}
