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

/// Octets that a file's lines in the catalogue, the page and the journal take. Of the fixtures, which have much to tell, 460 an entry in a zip, where
/// they are packed, and 2100 in a folder; of plain files a third of that.
const KNOWN: u64 = 1024;

/// Octets of all other tag files, and of the small pictures: at most four hundred of some six thousand octets.
const TAGS: u64 = 4 << 20;

/// One file on its way into the archive. Small: there may be hundreds of thousands.
#[derive(Clone, Debug)]
pub struct Entry {
    source: u32,
    /// Path inside the source, where the payload path does not tell it.
    inner: Option<Box<Path>>,
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
        let originals = walked
            .files
            .iter()
            .map(|f| plan.original(f.source, &f.inner));
        let stored = names::stored(originals);
        let mut entries = Vec::with_capacity(walked.files.len());
        for (found, stored) in walked.files.into_iter().zip(stored) {
            let payload = stored.path;
            if base.len() + 1 + payload.len() > LONGEST_NAME {
                let path = plan.locate(found.source, &found.inner).into_owned();
                plan.skipped.push(Skipped::new(path, Reason::NameTooLong));
                continue;
            }
            if stored.renamed {
                let original = Original::of(octets(&plan.original(found.source, &found.inner)));
                plan.names.push(NameRecord::File {
                    path: payload.to_string(),
                    original,
                });
            }
            let inner = stored.renamed.then_some(found.inner);
            entries.push(Entry {
                source: found.source,
                inner,
                payload,
                stamp: found.stamp,
            });
        }
        entries.sort_unstable_by(|a, b| a.payload.cmp(&b.payload));
        plan.entries = entries;
        let empty = walked
            .empty
            .iter()
            .map(|(source, inner)| plan.original(*source, inner));
        for (stored, (source, inner)) in names::stored(empty).into_iter().zip(&walked.empty) {
            let original = stored
                .renamed
                .then(|| Original::of(octets(&plan.original(*source, inner))));
            plan.names.push(NameRecord::Directory {
                path: stored.path.into(),
                original,
            });
        }
        plan.names.sort();
        plan.skipped.sort_by(|a, b| a.path.cmp(&b.path));
        plan
    }

    /// Where an entry's file is.
    pub fn path(&self, entry: &Entry) -> PathBuf {
        let inner = match &entry.inner {
            Some(inner) => inner,
            // `data/NAME/…`; the file itself where it is the source.
            None => Path::new(entry.payload.splitn(3, '/').nth(2).unwrap_or_default()),
        };
        self.locate(entry.source, inner).into_owned()
    }

    /// A path as the archive may tell it: from its source's name on, so that it names neither this computer's user nor its folders.
    pub fn shown(&self, path: &Path) -> PathBuf {
        let of_source = |source: &Source| {
            let inner = path.strip_prefix(&source.path).ok()?;
            Some(Path::new(&source.name).join(inner))
        };
        let named = self.sources.iter().find_map(of_source);
        // An archive says the same on every system.
        let named = named.map(|path| match std::path::MAIN_SEPARATOR {
            '/' => path,
            other => path.to_string_lossy().replace(other, "/").into(),
        });
        named.unwrap_or_else(|| path.file_name().map_or_else(PathBuf::new, PathBuf::from))
    }

    fn locate(&self, source: u32, inner: &Path) -> Cow<'_, Path> {
        let root = &self.sources[source as usize].path;
        if inner.as_os_str().is_empty() {
            Cow::Borrowed(root)
        } else {
            Cow::Owned(root.join(inner))
        }
    }

    /// The payload path, as the system has it.
    fn original(&self, source: u32, inner: &Path) -> PathBuf {
        let mut path = PathBuf::from("data");
        path.push(&self.sources[source as usize].name);
        path.extend(inner);
        path
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

    /// Octets the archive may need at most: every file as it is, with its headers, its lines in the manifests and what is told of it.
    pub fn needs(&self, base: &str, manifests: u64) -> u64 {
        let each = |e: &Entry| {
            let name = (base.len() + 1 + e.payload.len()) as u64;
            // Deflate adds five octets for each block of at least 16 KiB that does not compress.
            let laid = e.stamp.size + e.stamp.size / 16_384 * 5 + 2 * name + 140;
            laid + manifests * (name + 132) + KNOWN
        };
        self.entries.iter().map(each).sum::<u64>() + TAGS
    }
}

impl Entry {
    /// How the archive holds it, if it has `size` octets.
    pub fn method_for(&self, size: u64) -> Method {
        kind::method(&self.payload, size)
    }
}

/// Octets of a relative path, separated by `/`.
fn octets(path: &Path) -> Vec<u8> {
    let parts: Vec<&[u8]> = path.iter().map(|part| part.as_encoded_bytes()).collect();
    parts.join(&b'/')
}
