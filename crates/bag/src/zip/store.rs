//! Offers the files of a bag in a zip.
//!
//! Takes a judged [`Container`] and its source, gives a [`Store`] with paths relative to the one base directory. Never
//! guesses a base: files beside it, or two of them, are refused. Several threads may open items at once.

use std::collections::BTreeMap;
use std::io::{self, Read};

use super::container::{Container, Entry};
use super::names;
use super::read::EntryReader;
use crate::defect::{Code, Defect};
use crate::source::ReadAt;
use crate::store::{Item, Store};

/// The files of a bag in a zip.
pub struct ZipStore<'a> {
    source: &'a dyn ReadAt,
    base: Box<str>,
    items: Vec<Item>,
    /// The entry of each item; their names went into the items.
    entries: Vec<Entry>,
    /// Directories that have an entry of their own, relative, without `/` at the end; sorted.
    directories: Vec<Box<str>>,
    raw: BTreeMap<u32, Box<[u8]>>,
    defects: Vec<Defect>,
}

impl<'a> ZipStore<'a> {
    /// The bag in `container`, which was read from `source`. Fails with `SeveralBases` when it has not exactly one base
    /// directory, with `NotABag` when it has no entry. Take the container's defects before: they are not kept.
    pub fn new(container: Container, source: &'a dyn ReadAt) -> Result<Self, Defect> {
        let first = container.entries.first().map(Entry::name);
        let first = first.ok_or_else(|| Defect::new(Code::NotABag))?;
        let base: Box<str> = first.split('/').next().unwrap_or_default().into();
        let mut out = Self {
            source,
            base,
            items: Vec::with_capacity(container.entries.len()),
            entries: container.entries,
            directories: Vec::new(),
            raw: BTreeMap::new(),
            defects: Vec::new(),
        };
        let mut raw = container.raw;
        for (index, entry) in (0u32..).zip(&mut out.entries) {
            let raw = raw.remove(&index);
            let inside = entry.name().strip_prefix(&*out.base);
            let Some(path) = inside.and_then(|rest| rest.strip_prefix('/')) else {
                let defect = Defect::new(Code::SeveralBases).with("base", &out.base);
                return Err(defect.with("other", entry.name()));
            };
            // The name as a whole was judged by the container; what is left of it may still begin like a drive.
            if let Some(part) = names::unsafe_part(path)
                && names::unsafe_part(entry.name()).is_none()
                && !path.is_empty()
            {
                let defect = Defect::at(Code::UnsafeName, entry.name());
                out.defects.push(defect.with("reason", part));
            }
            if entry.is_directory() {
                let path = path.trim_end_matches('/');
                if !path.is_empty() {
                    out.directories.push(path.into());
                }
                continue;
            }
            if let Some(raw) = raw {
                out.raw.insert(out.items.len() as u32, raw);
            }
            let (size, modified, kind) = (entry.size(), entry.modified(), entry.kind());
            let mut path = String::from(std::mem::take(entry.name_mut()));
            path.drain(..=out.base.len());
            out.items.push(Item {
                path: path.into(),
                size,
                modified,
                kind,
            });
        }
        // Those of files gave their names away; only directories still end in `/`.
        out.entries.retain(|entry| !entry.is_directory());
        out.directories.sort_unstable();
        Ok(out)
    }

    /// What is wrong with paths once the base directory is taken off.
    pub fn defects(&self) -> &[Defect] {
        &self.defects
    }

    /// Directories that have an entry of their own, relative to the base, without `/` at the end; sorted.
    pub fn directories(&self) -> &[Box<str>] {
        &self.directories
    }

    /// The octets of an item's name as the headers have them, base directory included; `None` when they are simply the
    /// UTF-8 of base, `/` and path.
    pub fn raw_name(&self, index: usize) -> Option<&[u8]> {
        let raw = u32::try_from(index).ok().and_then(|i| self.raw.get(&i));
        raw.map(|raw| &**raw)
    }
}

impl Store for ZipStore<'_> {
    fn base(&self) -> &str {
        &self.base
    }

    fn items(&self) -> &[Item] {
        &self.items
    }

    fn has_directory(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let under = |candidate: &str| {
            let rest = candidate.strip_prefix(path);
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let mut directories = self.directories.iter().map(|directory| &**directory);
        directories.any(|directory| directory == path || under(directory))
            || self.items.iter().any(|item| under(&item.path))
    }

    fn open(&self, index: usize) -> io::Result<Box<dyn Read + Send + '_>> {
        let (Some(item), Some(entry)) = (self.items.get(index), self.entries.get(index)) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let reader = EntryReader::named(self.source, entry, &item.path)?;
        Ok(Box::new(reader))
    }

    fn open_from(&self, index: usize, offset: u64) -> io::Result<Box<dyn Read + Send + '_>> {
        let (Some(item), Some(entry)) = (self.items.get(index), self.entries.get(index)) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let mut reader = EntryReader::named(self.source, entry, &item.path)?;
        reader.skip(offset)?;
        Ok(Box::new(reader))
    }
}
