//! Holds a bag in memory: the store of tests.
//!
//! Takes paths and octets, gives a [`Store`]. Never judges anything; it can hold any wrong tree that a test needs, damaged
//! and unreadable files included.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};

use crate::defect::Defect;
use crate::store::{Item, ItemKind, Store};

/// What reading a file of a [`Memory`] yields.
#[derive(Clone, Debug)]
enum Held {
    Octets(Vec<u8>),
    Damaged(Vec<u8>, Defect),
    Unreadable,
}

/// A bag in memory. Items are in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    base: String,
    items: Vec<Item>,
    held: Vec<Held>,
    directories: BTreeSet<String>,
}

impl Memory {
    /// A bag of these files.
    pub fn new<P: Into<String>, O: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, O)>) -> Self {
        let files: BTreeMap<String, Vec<u8>> = files
            .into_iter()
            .map(|(path, octets)| (path.into(), octets.into()))
            .collect();
        let mut memory = Self {
            base: "bag".into(),
            ..Self::default()
        };
        for (path, octets) in files {
            let size = octets.len() as u64;
            memory.push(&path, size, ItemKind::File, Held::Octets(octets));
        }
        memory
    }

    /// Adds an empty directory.
    #[must_use]
    pub fn with_directory(mut self, path: &str) -> Self {
        self.directories.insert(path.to_owned());
        self
    }

    /// Adds a link, device, FIFO or socket.
    #[must_use]
    pub fn with_special(mut self, path: &str, kind: ItemKind) -> Self {
        self.push(path, 0, kind, Held::Unreadable);
        self
    }

    /// Makes reading a file fail with `defect` after its octets, as a container does that finds itself damaged.
    #[must_use]
    pub fn with_damage(mut self, path: &str, defect: Defect) -> Self {
        for (item, held) in self.items.iter().zip(&mut self.held) {
            if let (true, Held::Octets(octets)) = (&*item.path == path, &mut *held) {
                *held = Held::Damaged(std::mem::take(octets), defect.clone());
            }
        }
        self
    }

    /// Makes opening a file fail, as a broken disk does.
    #[must_use]
    pub fn with_unreadable(mut self, path: &str) -> Self {
        for (item, held) in self.items.iter().zip(&mut self.held) {
            if &*item.path == path {
                *held = Held::Unreadable;
            }
        }
        self
    }

    fn push(&mut self, path: &str, size: u64, kind: ItemKind, held: Held) {
        self.items.push(Item {
            path: path.into(),
            size,
            modified: None,
            kind,
        });
        self.held.push(held);
    }
}

impl Store for Memory {
    fn base(&self) -> &str {
        &self.base
    }

    fn items(&self) -> &[Item] {
        &self.items
    }

    fn has_directory(&self, path: &str) -> bool {
        self.directories.contains(path)
            || self.items.iter().any(|item| {
                item.path
                    .strip_prefix(path)
                    .is_some_and(|rest| rest.starts_with('/'))
            })
    }

    fn open(&self, index: usize) -> io::Result<Box<dyn Read + Send + '_>> {
        match self.held.get(index) {
            Some(Held::Octets(octets)) => Ok(Box::new(octets.as_slice())),
            Some(Held::Damaged(octets, defect)) => {
                Ok(Box::new(octets.as_slice().chain(Failing(defect.clone()))))
            }
            _ => Err(io::Error::other("input/output error")),
        }
    }
}

struct Failing(Defect);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::new(io::ErrorKind::InvalidData, self.0.clone()))
    }
}
