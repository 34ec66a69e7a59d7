//! Makes small zipped bags for tests and restores them.
//!
//! Takes paths and octets, gives a [`Sample`] whose digests are those of what was sealed, whatever is held.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;

use bag::digest::{Algorithm, Digest};
use bag::names::{self, NAMES, NameRecord};
use bag::source::ReadAt;
use bag::store::Store;
use bag::zip::format::{self, Header, Method};
use bag::zip::{Container, ZipStore};
use shell::interrupt::Interrupt;

use crate::extract::{Config, Damaged, Event, Existing, Failure, NameRules, Report, extract};
use crate::list::{Globs, Opened, Scope};

pub const MOMENT: i64 = 1_600_000_000;

/// A bag: what is held, and the digests of what was sealed.
#[derive(Clone, Default)]
pub struct Sample {
    held: Vec<(String, Vec<u8>)>,
    digests: BTreeMap<String, Digest>,
    pub missing: Vec<Box<str>>,
}

impl Sample {
    /// A bag of these payload files.
    pub fn of(files: &[(&str, &str)]) -> Self {
        files.iter().fold(Self::default(), |sample, (path, text)| {
            sample.file(&format!("data/{path}"), text.as_bytes())
        })
    }

    /// Adds a file of any path from the base directory on.
    pub fn file(mut self, path: &str, octets: &[u8]) -> Self {
        self.digests
            .insert(path.to_owned(), Digest::of(Algorithm::Sha256, octets));
        self.held.push((path.to_owned(), octets.to_vec()));
        self
    }

    /// Adds the name records.
    pub fn records(self, records: &[NameRecord]) -> Self {
        self.file(NAMES, names::render(records).as_bytes())
    }

    /// Holds other octets than were sealed.
    pub fn altered(mut self, path: &str, octets: &[u8]) -> Self {
        for (held, old) in &mut self.held {
            if held == path {
                *old = octets.to_vec();
            }
        }
        self
    }

    /// Forgets a digest.
    pub fn unlisted(mut self, path: &str) -> Self {
        self.digests.remove(path);
        self
    }

    /// The bag as a zip with the base directory `bag`.
    pub fn zip(&self) -> Vec<u8> {
        self.zip_of("bag")
    }

    /// The bag as a zip with any base directory.
    pub fn zip_of(&self, base: &str) -> Vec<u8> {
        let (mut file, mut central) = (Vec::new(), Vec::new());
        for (path, octets) in &self.held {
            let header = Header {
                name: &format!("{base}/{path}"),
                method: Method::Stored,
                modified: MOMENT,
                crc: crc32fast::hash(octets),
                size: octets.len() as u64,
                packed: octets.len() as u64,
            };
            format::central(&header, file.len() as u64, &mut central);
            format::local(&header, &mut file);
            file.extend(octets);
        }
        let (offset, length) = (file.len() as u64, central.len() as u64);
        file.extend(central);
        file.extend(format::end(self.held.len() as u64, length, offset));
        file
    }

    /// The same with declaration and manifest, which lists what was sealed.
    pub fn whole(self) -> Self {
        let lines = self
            .digests
            .iter()
            .filter(|(path, _)| path.starts_with("data/"));
        let lines: String = lines
            .map(|(path, digest)| format!("{digest}  {path}\n"))
            .collect();
        let declaration = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
        self.file("bagit.txt", declaration)
            .file("manifest-sha256.txt", lines.as_bytes())
    }

    /// Takes a file out, not its digest.
    pub fn without(mut self, path: &str) -> Self {
        self.held.retain(|(held, _)| held != path);
        self
    }

    /// Hands the opened bag to `work`.
    pub fn open<T>(&self, work: impl FnOnce(&Opened<'_>) -> T) -> T {
        self.open_zip(&self.zip(), work)
    }

    /// The same with octets of the zip that may be damaged.
    pub fn open_zip<T>(&self, zip: &dyn ReadAt, work: impl FnOnce(&Opened<'_>) -> T) -> T {
        let store = ZipStore::new(Container::read(zip).unwrap(), zip).unwrap();
        self.open_store(&store, work)
    }

    /// The same with any store.
    pub fn open_store<T>(&self, store: &dyn Store, work: impl FnOnce(&Opened<'_>) -> T) -> T {
        let digests = |item: usize| {
            let digest = self.digests.get(&*store.items()[item].path);
            let digest = digest.map(|digest| (Algorithm::Sha256, digest.clone()));
            digest.into_iter().collect()
        };
        work(&Opened {
            store,
            digests: &digests,
            missing: &self.missing,
        })
    }

    /// Restores it.
    pub fn extract(&self, folder: &Path, config: &Config) -> Result<Report, Failure> {
        self.open(|bag| run(bag, folder, config))
    }

    /// Restores it with the usual settings.
    pub fn restore(&self, folder: &Path) -> Report {
        self.extract(folder, &config()).unwrap()
    }
}

/// Restores an opened bag; events and report have to agree.
pub fn run(bag: &Opened<'_>, folder: &Path, config: &Config) -> Result<Report, Failure> {
    let (mut planned, mut done, mut octets) = (0, 0, 0);
    let mut on_event = |event: Event<'_>| match event {
        Event::Begin { files, .. } => planned = files,
        Event::Octets(n) => octets += n,
        Event::Done { .. } => done += 1,
    };
    let report = extract(bag, folder, config, &Interrupt::default(), &mut on_event)?;
    assert_eq!(planned, done);
    assert!(octets >= report.octets);
    assert_eq!(staged(folder), 0);
    Ok(report)
}

pub fn config() -> Config {
    Config {
        scope: Scope::Payload,
        globs: Globs::default(),
        existing: Existing::Keep,
        damaged: Damaged::Remove,
        names: NameRules::Unix,
        archive: None,
        free: None,
        jobs: NonZeroUsize::new(2).unwrap(),
    }
}

/// Paths and contents of all files below a folder; folders end with `/`, links with `@`.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap();
        let path = path
            .to_str()
            .map_or_else(|| format!("{path:?}"), str::to_owned);
        let kind = entry.file_type();
        if kind.is_dir() {
            out.insert(format!("{path}/"), Vec::new());
        } else if kind.is_file() {
            out.insert(path, fs::read(entry.path()).unwrap());
        } else {
            out.insert(format!("{path}@"), Vec::new());
        }
    }
    out
}

/// The names alone.
pub fn names_of(folder: &Path) -> Vec<String> {
    tree(folder).into_keys().collect()
}

/// Staged files left behind.
fn staged(folder: &Path) -> usize {
    let names = names_of(folder);
    names.iter().filter(|name| name.contains(".liudi-")).count()
}
