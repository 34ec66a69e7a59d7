//! Keeps the digests that one manifest expects, a row an item.
//!
//! Takes item numbers and digests, gives them back. Rows nobody wrote cost no memory until they are (the system hands out
//! zeroed pages lazily). Never keeps a path of an item that exists.

use crate::digest::{Algorithm, Digest};

/// What a manifest says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry<'a> {
    /// Nothing.
    Unlisted,
    /// It names it, with something that is no digest; the defect is known.
    Broken,
    /// Its digest.
    Digest(&'a [u8]),
}

/// A path that a manifest names and the store has not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Absent {
    pub(crate) path: Box<str>,
    pub(crate) line: u64,
    pub(crate) digest: Option<Digest>,
}

/// The digests of one manifest.
pub(crate) struct Table {
    /// The manifest itself.
    pub(crate) item: usize,
    pub(crate) algorithm: Algorithm,
    /// Read to its end: what it does not list, it does not list.
    pub(crate) whole: bool,
    /// By path.
    pub(crate) absent: Vec<Absent>,
    rows: Vec<u8>,
    states: Vec<State>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unlisted,
    Broken,
    Digest,
}

impl Table {
    pub(crate) fn new(item: usize, algorithm: Algorithm, items: usize) -> Self {
        Self {
            item,
            algorithm,
            whole: true,
            absent: Vec::new(),
            rows: vec![0; items * algorithm.octets()],
            states: vec![State::Unlisted; items],
        }
    }

    pub(crate) fn entry(&self, item: usize) -> Entry<'_> {
        let width = self.algorithm.octets();
        match self.states.get(item) {
            None | Some(State::Unlisted) => Entry::Unlisted,
            Some(State::Broken) => Entry::Broken,
            Some(State::Digest) => Entry::Digest(&self.rows[item * width..][..width]),
        }
    }

    /// Notes what the manifest says of an item: its digest, or `None` for something that is none.
    pub(crate) fn set(&mut self, item: usize, digest: Option<&Digest>) {
        let width = self.algorithm.octets();
        match digest {
            Some(digest) if digest.octets().len() == width => {
                self.rows[item * width..][..width].copy_from_slice(digest.octets());
                self.states[item] = State::Digest;
            }
            _ => self.states[item] = State::Broken,
        }
    }

    /// Whether the manifest names this path, present or not.
    pub(crate) fn lists_absent(&self, path: &str) -> bool {
        self.absent
            .binary_search_by(|absent| (*absent.path).cmp(path))
            .is_ok()
    }
}
