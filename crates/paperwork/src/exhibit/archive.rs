//! Finds one file in a sealed archive and checks it before anybody uses it.
//!
//! Takes the store of a bag and what is wrong with its container, gives a file's octets and digest with what the archive is worth
//! ([`InArchive`]). What is checked: the container, every tag file against the tag manifests, what is listed against what is
//! there, and this one file against every manifest; other files of the payload are not read. Refuses whenever what was found wrong
//! could concern the file; what is wrong elsewhere is handed on as notes. Never says more than was looked at: [`Checked`].

use std::io;
use std::num::NonZeroUsize;

use bag::defect::{Code, Defect, Effect};
use bag::digest::{Algorithm, Digest};
use bag::manifest::{PAYLOAD, is_payload};
use bag::names::{self, NAMES, NameRecord, Original};
use bag::outline::{Outline, defect_of, normal_form};
use bag::path;
use bag::store::{ItemKind, Store};
use bag::verify::{Depth, Options, Report, Verdict, judge};

use super::hold::{Budget, Hold, Octets, TooMuch, take};

/// Most notes kept.
const MOST_NOTES: usize = 20;
/// Most paths offered instead of one that is not there.
const MOST_NEAR: usize = 5;

/// How far an archive was looked at for the sake of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Every tag file against the tag manifests, and this file against every payload manifest. Other files were not read.
    TagFilesAndThisFile,
    /// This file against every payload manifest; the archive has no tag manifest to protect the manifests themselves, so
    /// it has no root digest either.
    ThisFileOnly,
}

/// What is known of the archive that a file was taken from.
#[derive(Clone, Debug)]
pub struct InArchive {
    /// The archive's own name, without folders.
    pub archive: String,
    /// SHA-256 of its `tagmanifest-sha256.txt`, which stands for all it holds.
    pub root_digest: Option<Digest>,
    /// The file's path in it, from the base directory on (`data/…`), as stored.
    pub path: String,
    /// What the file was called, from `data/` on, where the archive could not hold that name.
    pub original: Option<String>,
    /// How far was looked.
    pub checked: Checked,
    /// The algorithms of the digests that the file was held to and matched, weakest first.
    pub algorithms: Vec<Algorithm>,
    /// The archive in one word, as far as was looked; never `Intact`, for its other files were not read.
    pub verdict: Verdict,
    /// What is wrong with the archive elsewhere, by path, the first few.
    pub notes: Vec<Defect>,
    /// How many more notes there are.
    pub more_notes: u64,
}

/// Why a file of an archive is not to be had.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveFault {
    /// Neither a zip nor a folder with a bag.
    #[error("no archive: {defect}")]
    NotAnArchive {
        /// What is missing.
        defect: Defect,
    },
    /// A zip or folder that is no bag: nothing in it can be checked.
    #[error("no bag")]
    NoBag,
    /// It is encrypted.
    #[error("encrypted")]
    Encrypted,
    /// What is wrong with it could concern the file.
    #[error("{} defects, the first {}", .defects.len() as u64 + .more, .defects.first().map_or("?", |d| d.code.as_str()))]
    Refused {
        /// What is wrong, by path.
        defects: Vec<Defect>,
        /// Defects that are not kept.
        more: u64,
    },
    /// It has no such file.
    #[error("no file {inside:?}")]
    NoFile {
        /// The path that was asked for.
        inside: String,
        /// Paths of files of that name elsewhere in it.
        near: Vec<String>,
    },
    /// What was asked for is a folder in it.
    #[error("{inside:?} is a folder")]
    Folder {
        /// The path that was asked for.
        inside: String,
    },
    /// The file is too large to be held.
    #[error(transparent)]
    TooMuch(#[from] TooMuch),
    /// Reading failed for a reason that is not the archive's.
    #[error("the file could not be read")]
    Io(#[from] io::Error),
}

/// An archive whose tag files were checked.
pub struct Sealed<'a> {
    store: &'a dyn Store,
    outline: Outline<'a>,
    report: Report,
    /// Stored path and what the file was called.
    originals: Vec<(String, String)>,
}

/// A file of an archive that matched its digests.
pub struct Entry {
    /// What it was called, without folders.
    pub name: String,
    /// Its octets, if held.
    pub bytes: Option<Octets>,
    /// Octets.
    pub octets: u64,
    /// SHA-256.
    pub sha256: Digest,
    /// What is known of the archive.
    pub from: InArchive,
}

impl<'a> Sealed<'a> {
    /// Reads and checks the tag files of the bag in `store`, whose container has the defects `found`.
    pub fn open(store: &'a dyn Store, found: Vec<Defect>) -> Result<Self, ArchiveFault> {
        let options = Options {
            depth: Depth::Structure,
            expect: None,
            jobs: NonZeroUsize::MIN,
        };
        let (report, outline) = judge(store, found, &options, &mut |_| {});
        if let Some(fault) = no_bag(&report.defects) {
            return Err(fault);
        }
        let Some(outline) = outline else {
            return Err(refused(report.defects, report.more_defects));
        };
        let mut sealed = Self {
            store,
            outline,
            report,
            originals: Vec::new(),
        };
        sealed.originals = sealed.read_names();
        Ok(sealed)
    }

    /// The item that `inside` means: a path with or without `data/`, as stored or as the file was called, or as a zip or a manifest
    /// spells it.
    pub fn find(&self, inside: &str) -> Result<usize, ArchiveFault> {
        let prefix = format!("{}/", self.store.base());
        let decoded = path::decode(inside).path;
        let spellings = [Some(inside), inside.strip_prefix(&*prefix), Some(&*decoded)];
        let mut wanted = Vec::new();
        for spelling in spellings.into_iter().flatten() {
            if is_payload(spelling) {
                wanted.push(spelling.to_owned());
            }
            wanted.push(format!("{PAYLOAD}/{spelling}"));
        }
        // Tag files last: payload is what people mean.
        wanted.push(inside.to_owned());
        for path in &wanted {
            if let Some(item) = self.outline.find(path) {
                return Ok(item);
            }
            let form = normal_form(path);
            let called = |(_, name): &&(String, String)| normal_form(name) == form;
            if let Some((stored, _)) = self.originals.iter().find(called)
                && let Some(item) = self.outline.find(stored)
            {
                return Ok(item);
            }
        }
        Err(self.absent(inside, &wanted))
    }

    /// Why there is no such file.
    fn absent(&self, inside: &str, wanted: &[String]) -> ArchiveFault {
        let is_wanted = |path: &str| wanted.iter().any(|wanted| wanted == path);
        let lost = [Code::MissingPayload, Code::MissingTagFile, Code::NotFetched];
        let mut defects = self.report.defects.iter();
        let listed = defects.find(|defect| {
            lost.contains(&defect.code) && defect.path.as_deref().is_some_and(is_wanted)
        });
        if let Some(defect) = listed {
            return refused(vec![defect.clone()], 0);
        }
        let inside = inside.to_owned();
        let folder = |path: &String| self.store.has_directory(path.trim_end_matches('/'));
        if wanted.iter().any(folder) {
            return ArchiveFault::Folder { inside };
        }
        let key = |path: &str| normal_form(last(path)).to_lowercase();
        let name = key(&inside);
        let alike = self.store.items().iter().filter(|item| {
            is_payload(&item.path) && item.kind == ItemKind::File && key(&item.path) == name
        });
        let near = alike.take(MOST_NEAR).map(|item| item.path.to_string());
        ArchiveFault::NoFile {
            near: near.collect(),
            inside,
        }
    }

    /// Reads item `item` once and gives it only if every digest held. `archive` is what the archive is called.
    pub fn read(
        &self,
        archive: &str,
        item: usize,
        hold: Hold,
        budget: &mut Budget,
    ) -> Result<Entry, ArchiveFault> {
        let Some(found) = self.store.items().get(item) else {
            return Err(io::Error::from(io::ErrorKind::NotFound).into());
        };
        let path = &*found.path;
        let entry = format!("{}/{path}", self.store.base());
        let (against, notes): (Vec<_>, Vec<_>) = self
            .report
            .defects
            .iter()
            .cloned()
            .partition(|defect| concerns(defect, path, &entry));
        if !against.is_empty() || self.report.more_defects > 0 {
            return Err(refused(against, self.report.more_defects));
        }
        let expected = self.outline.expected(item);
        if expected.is_empty() {
            let code = match is_payload(path) {
                true => Code::UnlistedPayload,
                false => Code::UnlistedTagFile,
            };
            return Err(refused(vec![Defect::at(code, path)], 0));
        }
        let held = budget.admits(found.size, hold)?;
        let mut algorithms: Vec<_> = expected.iter().map(|(algorithm, _)| *algorithm).collect();
        algorithms.sort_unstable();
        algorithms.dedup();
        let held_to = algorithms.clone();
        if !algorithms.contains(&Algorithm::Sha256) {
            algorithms.push(Algorithm::Sha256);
        }
        let taken = self
            .store
            .open(item)
            .and_then(|mut reader| take(&mut reader, found.size, held, &algorithms))
            .map_err(|error| fault_of(error, path))?;
        if taken.octets != found.size {
            let defect = Defect::at(Code::SizeLies, path).with("expected", found.size);
            return Err(refused(vec![defect.with("found", taken.octets)], 0));
        }
        let digest = |wanted: Algorithm| {
            let mut all = algorithms.iter().zip(&taken.digests);
            all.find(|(one, _)| **one == wanted).map(|(_, d)| d.clone())
        };
        let code = match is_payload(path) {
            true => Code::PayloadDigest,
            false => Code::TagDigest,
        };
        let altered: Vec<_> = expected
            .iter()
            .filter_map(|(algorithm, expected)| {
                let found = digest(*algorithm)?;
                (found != *expected).then(|| {
                    Defect::at(code, path)
                        .with("field", algorithm.name())
                        .with("expected", expected)
                        .with("found", found)
                })
            })
            .collect();
        let (true, Some(sha256)) = (altered.is_empty(), digest(Algorithm::Sha256)) else {
            return Err(refused(altered, 0));
        };
        if taken.bytes.is_some() {
            budget.note(taken.octets);
        }
        let mut originals = self.originals.iter();
        let original = originals.find(|(stored, _)| *stored == *path);
        let original = original.map(|(_, name)| name.clone());
        let more_notes = notes.len().saturating_sub(MOST_NOTES) as u64;
        let unguarded = notes.iter().any(|note| note.code == Code::NoTagManifest);
        Ok(Entry {
            name: last(original.as_deref().unwrap_or(path)).to_owned(),
            bytes: taken.bytes,
            octets: taken.octets,
            sha256,
            from: InArchive {
                archive: archive.to_owned(),
                root_digest: self.report.root_digest.clone(),
                path: path.to_owned(),
                original,
                checked: match unguarded {
                    true => Checked::ThisFileOnly,
                    false => Checked::TagFilesAndThisFile,
                },
                algorithms: held_to,
                verdict: self.report.verdict,
                notes: notes.into_iter().take(MOST_NOTES).collect(),
                more_notes,
            },
        })
    }

    /// What files were called, as far as it is text and the tag manifests vouch for the records. Records that cannot be
    /// read name nothing; the files are found as stored.
    fn read_names(&self) -> Vec<(String, String)> {
        let Some(item) = self.outline.find(NAMES) else {
            return Vec::new();
        };
        let mut defects = self.report.defects.iter();
        let unguarded = defects.any(|defect| defect.code == Code::NoTagManifest);
        if self.outline.expected(item).is_empty() && !unguarded {
            return Vec::new();
        }
        let records = self.store.open(item).ok();
        let records = records.and_then(|reader| names::read(reader).ok());
        let named = |record| match record {
            NameRecord::File {
                path,
                original: Original::Text(text),
            } => Some((path, text)),
            _ => None,
        };
        records.into_iter().flatten().filter_map(named).collect()
    }
}

/// The name in a path.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn refused(defects: Vec<Defect>, more: u64) -> ArchiveFault {
    ArchiveFault::Refused { defects, more }
}

/// What the defects of an archive say when it is none of ours to check: no bag, or locked.
pub(super) fn no_bag(defects: &[Defect]) -> Option<ArchiveFault> {
    let has = |code| defects.iter().find(|defect| defect.code == code);
    if let Some(defect) = has(Code::NotAZip) {
        let defect = defect.clone();
        return Some(ArchiveFault::NotAnArchive { defect });
    }
    if has(Code::Encrypted).is_some() {
        return Some(ArchiveFault::Encrypted);
    }
    (has(Code::NotABag).or(has(Code::SeveralBases)).is_some()).then_some(ArchiveFault::NoBag)
}

/// Whether a defect leaves a doubt about the file at `path` (which the container calls `entry`). Files that are missing, added
/// or not ours to read elsewhere leave none, whatever they say of the archive as a whole.
fn concerns(defect: &Defect, path: &str, entry: &str) -> bool {
    if defect.code.effect() == Effect::Warning {
        return false;
    }
    match defect.code {
        Code::MissingPayload
        | Code::UnlistedPayload
        | Code::NotInEveryManifest
        | Code::NotFetched
        | Code::FetchNotInManifest
        | Code::LinkInBag => {
            let about = defect.path.as_deref();
            about.is_none_or(|about| about == path || about == entry)
        }
        Code::OxumMismatch | Code::OxumMalformed => false,
        _ => true,
    }
}

/// What a failed read means: a defect of the archive, or the system's word.
fn fault_of(error: io::Error, path: &str) -> ArchiveFault {
    let is_defect = error.get_ref().is_some_and(|inner| inner.is::<Defect>());
    match is_defect {
        true => refused(vec![defect_of(&error, path)], 0),
        false => error.into(),
    }
}
