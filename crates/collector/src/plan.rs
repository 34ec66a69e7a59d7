//! Puts what was found into the order of the archive and tells what the archive will need.
//!
//! Takes a walk, gives a [`Plan`]: entries sorted by the octets of their payload paths, so that the order depends on names alone.
//! Opens nothing.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use bag::names::{NameRecord, Original};
use bag::zip::format::{LONGEST_NAME, Method};

use crate::collect::laid::Slot;
use crate::kind::{self, Kind};
use crate::names;
use crate::skipped::{Reason, Skipped};
use crate::sys::Stamp;
use crate::walk::{Source, Walked};

/// One file on its way into the archive. Small: there may be hundreds of thousands.
#[derive(Clone, Debug)]
pub struct Entry {
    source: u32,
    inner: Box<Path>,
    /// Payload path, from `data/` on.
    pub payload: Box<str>,
    /// Its state when it was listed.
    pub stamp: Stamp,
}

/// Everything there is to do.
#[derive(Debug, Default)]
pub struct Plan {
    sources: Vec<Source>,
    /// Files in the order of the archive.
    pub entries: Vec<Entry>,
    /// What was left out so far.
    pub skipped: Vec<Skipped>,
    /// Names that are stored under another one, and empty directories, in order.
    pub names: Vec<NameRecord>,
}

impl Plan {
    /// Orders what a walk found. `base` is the base directory's name, which counts towards the length of entry names.
    pub fn new(sources: Vec<Source>, walked: Walked, base: &str) -> Self {
        let mut plan = Self {
            sources,
            skipped: walked.skipped,
            ..Self::default()
        };
        let mut entries = Vec::with_capacity(walked.files.len());
        let originals: Vec<PathBuf> = walked
            .files
            .iter()
            .map(|f| plan.original(f.source, &f.inner))
            .collect();
        let stored = names::stored(&originals);
        for ((found, stored), original) in walked.files.into_iter().zip(stored).zip(originals) {
            let payload: Box<str> = format!("data/{}", stored.path).into();
            if base.len() + 1 + payload.len() > LONGEST_NAME {
                let path = plan.locate(found.source, &found.inner).into_owned();
                plan.skipped.push(Skipped::new(path, Reason::NameTooLong));
                continue;
            }
            if stored.renamed {
                let original = Original::of(in_data(&original));
                plan.names.push(NameRecord::File {
                    path: payload.to_string(),
                    original,
                });
            }
            entries.push(Entry {
                source: found.source,
                inner: found.inner,
                payload,
                stamp: found.stamp,
            });
        }
        entries.sort_unstable_by(|a, b| a.payload.cmp(&b.payload));
        plan.entries = entries;
        let empty: Vec<PathBuf> = walked
            .empty
            .iter()
            .map(|(source, inner)| plan.original(*source, inner))
            .collect();
        for (stored, original) in names::stored(&empty).into_iter().zip(&empty) {
            let path = format!("data/{}", stored.path);
            let original = stored.renamed.then(|| Original::of(in_data(original)));
            plan.names.push(NameRecord::Directory { path, original });
        }
        plan.names.sort();
        plan.skipped.sort_by(|a, b| a.path.cmp(&b.path));
        plan
    }

    /// Where an entry's file is.
    pub fn path(&self, entry: &Entry) -> PathBuf {
        self.locate(entry.source, &entry.inner).into_owned()
    }

    fn locate(&self, source: u32, inner: &Path) -> Cow<'_, Path> {
        let root = &self.sources[source as usize].path;
        if inner.as_os_str().is_empty() {
            Cow::Borrowed(root)
        } else {
            Cow::Owned(root.join(inner))
        }
    }

    /// The path below `data/`, as the system has it.
    fn original(&self, source: u32, inner: &Path) -> PathBuf {
        let name = Path::new(&self.sources[source as usize].name);
        if inner.as_os_str().is_empty() {
            name.to_path_buf()
        } else {
            name.join(inner)
        }
    }

    /// The records of names that an archive with these slots needs: those of files that are in it, and of empty directories.
    pub fn names_of(&self, slots: &[Slot]) -> Vec<NameRecord> {
        let in_it = |payload: &String| {
            let at = self.entries.binary_search_by(|e| (*e.payload).cmp(payload));
            at.is_ok_and(|at| slots[at].laid().is_some())
        };
        let keep = |record: &&NameRecord| match record {
            NameRecord::File { path, .. } => in_it(path),
            NameRecord::Directory { .. } => true,
        };
        self.names.iter().filter(keep).cloned().collect()
    }

    /// How many files are in an archive with these slots under another name than their own.
    pub fn renamed(&self, slots: &[Slot]) -> u64 {
        let is_file = |record: &&NameRecord| matches!(record, NameRecord::File { .. });
        self.names_of(slots).iter().filter(is_file).count() as u64
    }

    /// Octets of all files, as listed.
    pub fn octets(&self) -> u64 {
        self.entries.iter().map(|e| e.stamp.size).sum()
    }

    /// Files and octets of each kind there is.
    pub fn kinds(&self) -> Vec<(Kind, u64, u64)> {
        kind::sums(self.entries.iter().map(|e| (&*e.payload, e.stamp.size)))
    }

    /// Octets the archive may need at most: every file as it is, with its headers and its lines in the manifests.
    pub fn needs(&self, base: &str, manifests: u64) -> u64 {
        let each = |e: &Entry| {
            let name = (base.len() + 1 + e.payload.len()) as u64;
            // Deflate adds five octets for each block of at least 16 KiB that does not compress.
            e.stamp.size + e.stamp.size / 16_384 * 5 + 2 * name + 140 + manifests * (name + 132)
        };
        self.entries.iter().map(each).sum::<u64>() + 64 * 1024
    }
}

impl Entry {
    /// How the archive holds it, if it has `size` octets.
    pub fn method_for(&self, size: u64) -> Method {
        kind::method(&self.payload, size)
    }
}

/// Octets of a path below `data/`, separated by `/`.
fn in_data(path: &Path) -> Vec<u8> {
    let mut octets = b"data".to_vec();
    for component in path.components() {
        octets.push(b'/');
        octets.extend_from_slice(component.as_os_str().as_encoded_bytes());
    }
    octets
}
