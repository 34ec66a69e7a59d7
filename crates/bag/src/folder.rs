//! Offers the files of a bag in a plain folder that somebody else listed and can open.
//!
//! Takes the base name, items, directories and a door that opens a file by its path from the base directory on; gives a
//! [`Store`]. Opens nothing itself and never asks the door for a path that is not among the items.

use std::io::{self, Read};

use crate::store::{Item, Store};

/// The files of a bag in a folder, opened by `D`.
pub struct FolderStore<D> {
    base: String,
    items: Vec<Item>,
    directories: Vec<Box<str>>,
    door: D,
}

impl<D, R> FolderStore<D>
where
    D: Fn(&str) -> io::Result<R> + Sync,
    R: Read + Send + 'static,
{
    /// The folder `base` with these files and directories, paths from the folder on and separated by `/`.
    pub fn new(
        base: impl Into<String>,
        items: Vec<Item>,
        mut directories: Vec<Box<str>>,
        door: D,
    ) -> Self {
        directories.sort_unstable();
        Self {
            base: base.into(),
            items,
            directories,
            door,
        }
    }
}

impl<D, R> Store for FolderStore<D>
where
    D: Fn(&str) -> io::Result<R> + Sync,
    R: Read + Send + 'static,
{
    fn base(&self) -> &str {
        &self.base
    }

    fn items(&self) -> &[Item] {
        &self.items
    }

    fn has_directory(&self, path: &str) -> bool {
        self.directories
            .binary_search_by(|directory| (**directory).cmp(path))
            .is_ok()
    }

    fn open(&self, index: usize) -> io::Result<Box<dyn Read + Send + '_>> {
        let item = self.items.get(index).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new((self.door)(&item.path)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ItemKind;

    #[test]
    fn the_door_is_asked_for_items_only() {
        let item = Item {
            path: "data/a".into(),
            size: 1,
            modified: None,
            kind: ItemKind::File,
        };
        let door = |path: &str| match path {
            "data/a" => Ok(&b"a"[..]),
            _ => Err(io::ErrorKind::NotFound.into()),
        };
        let store = FolderStore::new("b", vec![item], vec!["x".into(), "data".into()], door);
        let mut out = String::new();
        store.open(0).unwrap().read_to_string(&mut out).unwrap();
        assert_eq!((out.as_str(), store.base()), ("a", "b"));
        assert!(store.has_directory("data") && !store.has_directory("y"));
        let beyond = store.open(1).err().map(|error| error.kind());
        assert_eq!(beyond, Some(io::ErrorKind::NotFound));
    }
}
