//! Lists what a bag holds: files with size, time, digest and the name they had.
//!
//! Takes an [`Opened`] bag (zip or folder, by [`with_bag`]), gives values. Opens tag files and no other; prints nothing. Entries come in the order of the bag; none is left out that the caller did not leave out.

mod globs;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::path::Path;

use bag::defect::{Code, Defect};
use bag::digest::{Algorithm, Digest, Digester};
use bag::manifest::is_payload;
use bag::names::{self, NAMES, NameRecord, NamesFault, Original};
use bag::store::{ItemKind, Store};
use bag::verify::{Depth, Options, Report};
use shell::interrupt::Interrupt;

use crate::open::{OpenError, with_store};

pub use globs::{GlobFault, Globs};

/// Prefix of payload paths.
pub(crate) const PAYLOAD: &str = "data/";

/// The digests that the manifests give an item of a store.
pub type Digests<'a> = &'a (dyn Fn(usize) -> Vec<(Algorithm, Digest)> + Sync);

/// A bag whose manifests were read.
#[derive(Clone, Copy)]
pub struct Opened<'a> {
    /// Its files.
    pub store: &'a dyn Store,
    /// What the manifests (for a tag file: the tag manifests) expect of each.
    pub digests: Digests<'a>,
    /// Paths that a manifest lists and the store has not.
    pub missing: &'a [Box<str>],
}

impl Opened<'_> {
    /// The digest to hold an item to: SHA-256, which every bag of ours has, or else the strongest.
    pub fn digest(&self, item: usize) -> Option<(Algorithm, Digest)> {
        let all = (self.digests)(item);
        let usual = all.iter().position(|(one, _)| *one == Algorithm::Sha256);
        match usual {
            Some(at) => all.into_iter().nth(at),
            None => all.into_iter().max_by_key(|(one, _)| *one),
        }
    }

    /// The name records, with what was wrong when they could not be used.
    pub fn names(&self) -> (Vec<NameRecord>, Option<Defect>) {
        let mut items = self.store.items().iter();
        let Some(item) = items.position(|i| i.kind == ItemKind::File && &*i.path == NAMES) else {
            return (Vec::new(), None);
        };
        // In a bag with a tag manifest anyone could have added records that it does not list.
        let mut all = (0..).zip(self.store.items());
        let mut guarded = || all.any(|(at, i)| !is_payload(&i.path) && self.digest(at).is_some());
        if self.digest(item).is_none() && guarded() {
            return (Vec::new(), Some(Defect::at(Code::UnlistedTagFile, NAMES)));
        }
        match self.read_names(item) {
            Ok(records) => (records, None),
            Err(defect) => (Vec::new(), Some(defect)),
        }
    }

    fn read_names(&self, item: usize) -> Result<Vec<NameRecord>, Defect> {
        let expected = self.digest(item);
        let algorithms: Vec<_> = expected.iter().map(|(algorithm, _)| *algorithm).collect();
        let opened = self.store.open(item);
        let mut input = Digesting {
            inner: opened.map_err(|error| defect_of(&error, NAMES))?,
            digester: Digester::new(&algorithms),
        };
        let records = names::read(&mut input).map_err(|fault| match fault {
            NamesFault::Line { line } => Defect::at(Code::Undecodable, NAMES).with("line", line),
            NamesFault::Io(error) => defect_of(&error, NAMES),
        })?;
        let found = input.digester.finish().pop();
        match (expected, found) {
            (Some((algorithm, expected)), Some(found)) if expected != found => {
                Err(mismatch(NAMES, algorithm, &expected, &found))
            }
            _ => Ok(records),
        }
    }
}

/// Digests what is read through it.
pub(crate) struct Digesting<R> {
    pub(crate) inner: R,
    pub(crate) digester: Digester,
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.digester.update(&buffer[..n]);
        Ok(n)
    }
}

/// What a failed read means: the defect that the container put into the error, or that the file cannot be read.
pub(crate) fn defect_of(error: &io::Error, path: &str) -> Defect {
    let inner = error.get_ref().and_then(|e| e.downcast_ref::<Defect>());
    match inner {
        Some(defect) => defect.clone(),
        None => Defect::at(Code::Unreadable, path).with("error", error),
    }
}

/// A file that does not match its digest.
pub(crate) fn mismatch(
    path: &str,
    algorithm: Algorithm,
    expected: &Digest,
    found: &Digest,
) -> Defect {
    let code = if path.starts_with(PAYLOAD) {
        Code::PayloadDigest
    } else {
        Code::TagDigest
    };
    Defect::at(code, path)
        .with("algorithm", algorithm.name())
        .with("expected", expected)
        .with("found", found)
}

/// Which files of a bag are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those under `data/`.
    #[default]
    Payload,
    /// All of the base directory.
    Bag,
}

impl Scope {
    /// The path as people know it: a payload path loses its `data/`. `None` when the scope leaves it out.
    pub fn path(self, stored: &str) -> Option<&str> {
        match self {
            Self::Payload => stored.strip_prefix(PAYLOAD),
            Self::Bag => Some(stored),
        }
    }
}

/// Opens the bag at `path`, zip or folder, reads its manifests and hands it to `work` with what its structure is worth
/// (contents were not read). What is no bag, or cannot be opened as one, gives the report alone.
pub fn with_bag<T>(
    path: &Path,
    stop: &Interrupt,
    work: impl FnOnce(&Opened<'_>, Report) -> T,
) -> Result<Result<T, Box<Report>>, OpenError> {
    let options = Options {
        depth: Depth::Structure,
        expect: None,
        jobs: NonZeroUsize::MIN,
    };
    let opened = with_store(path, stop, |store, found| {
        let (report, outline) = bag::verify::judge(store, found, &options, &mut |_| {});
        let Some(outline) = outline else {
            return Err(Box::new(report));
        };
        let lost = [Code::MissingPayload, Code::MissingTagFile, Code::NotFetched];
        let lost = report
            .defects
            .iter()
            .filter(|defect| lost.contains(&defect.code));
        let missing: Vec<_> = lost.filter_map(|defect| defect.path.clone()).collect();
        let bag = Opened {
            store,
            digests: &|item| outline.expected(item),
            missing: &missing,
        };
        Ok(work(&bag, report))
    })?;
    Ok(
        opened
            .unwrap_or_else(|defects| Err(Box::new(Report::of_container(defects, options.depth)))),
    )
}

/// One file of a bag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its number in the store.
    pub item: usize,
    /// Where it is stored, from the base directory on (`data/…` for payload).
    pub path: Box<str>,
    /// What it was called, from `data/` on, if that could not be stored.
    pub original: Option<Original>,
    /// Octets, as declared.
    pub size: u64,
    /// Modification time in seconds since 1970 UTC, if kept.
    pub modified: Option<i64>,
    /// What it is.
    pub kind: ItemKind,
    /// What it is held to.
    pub digest: Option<(Algorithm, Digest)>,
}

/// What a bag holds.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Files, in the order of the bag.
    pub entries: Vec<Listed>,
    /// Empty directories that the name records tell of: path from `data/` on, and what it was called if that differs.
    pub directories: Vec<(Box<str>, Option<Original>)>,
    /// Globs that matched nothing.
    pub unmatched: Vec<String>,
    /// What is wrong with the name records.
    pub defects: Vec<Defect>,
}

/// Lists the files that `scope` and `globs` mean.
pub fn list(bag: &Opened<'_>, scope: Scope, globs: &Globs) -> Listing {
    let (records, defect) = bag.names();
    let mut out = Listing {
        defects: defect.into_iter().collect(),
        ..Listing::default()
    };
    let mut originals = HashMap::new();
    let mut matching = globs.matching();
    for record in records {
        match record {
            NameRecord::File { path, original } => {
                originals.insert(path, original);
            }
            NameRecord::Directory { path, original } => {
                if scope.path(&path).is_some_and(|path| matching.matches(path)) {
                    out.directories.push((path.into(), original));
                }
            }
        }
    }
    for (at, item) in bag.store.items().iter().enumerate() {
        let Some(path) = scope.path(&item.path) else {
            continue;
        };
        let original = originals.remove(&*item.path);
        let other = match &original {
            Some(Original::Text(text)) => scope.path(text),
            _ => None,
        };
        if !matching.matches(path) && !other.is_some_and(|other| matching.matches(other)) {
            continue;
        }
        out.entries.push(Listed {
            item: at,
            path: item.path.clone(),
            original,
            size: item.size,
            modified: item.modified,
            kind: item.kind,
            digest: bag.digest(at),
        });
    }
    out.unmatched = matching.unmatched();
    out
}
