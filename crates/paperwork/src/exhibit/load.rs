//! Loads exhibits: finds what an address means (`locate`), opens it (`open`), and reads it once.
//!
//! Takes addresses, the folder relative paths start from, and limits; gives every exhibit, or everything that is wrong at once. A file
//! that really has `!/` or `=` in its name wins over any other reading. Opens for reading only, opens an archive once for all
//! exhibits in it, follows no link inside a folder, and gives nothing that changed while it was read.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use bag::digest::Algorithm;
use bag::source::ReadAt as _;

use super::archive::{ArchiveFault, Sealed, no_bag};
use super::hold::{Budget, Hold, Limits, TooMuch, take};
use super::locate::{Insides, Located, Standing, locate, shortest, standing};
use super::marks::{Exhibit, assemble, flat_name};
use super::open::{Moved, NoFile, Watched, folder, name_of};
use super::{Address, From, Loaded};

/// Why an exhibit could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Nothing stands there.
    #[error("{path}: not there")]
    Missing {
        /// Where.
        path: PathBuf,
    },
    /// It is a folder.
    #[error("{path}: a folder")]
    Folder {
        /// Where.
        path: PathBuf,
        /// Whether it holds a bag, so that a file in it can be named with `!/`.
        bag: bool,
    },
    /// It is a device, a FIFO or a socket.
    #[error("{path}: no file to read")]
    Special {
        /// Where.
        path: PathBuf,
    },
    /// The system does not give it.
    #[error("{path}: {source}")]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// The system's word.
        source: io::Error,
    },
    /// It was written to or replaced while it was read.
    #[error("{path}: changed while it was read")]
    Changed {
        /// Where.
        path: PathBuf,
    },
    /// More octets than may be held.
    #[error("{path}: {source}")]
    TooMuch {
        /// Where; with the path inside for a file of an archive.
        path: PathBuf,
        /// How many, and the limit.
        source: TooMuch,
    },
    /// The archive does not give it.
    #[error("{archive}: {inside}: {source}")]
    Archive {
        /// The archive.
        archive: PathBuf,
        /// What was asked of it.
        inside: String,
        /// Why not.
        source: ArchiveFault,
    },
}

/// An exhibit that somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Where it is.
    pub address: Address,
    /// Whether its octets are needed.
    pub hold: Hold,
}

/// An exhibit with the title its address came with.
pub type Titled = (Loaded, Option<String>);

/// Loads one exhibit. Relative paths start from `root`.
pub fn load(wanted: &Wanted, root: &Path, budget: &mut Budget) -> Result<Titled, LoadError> {
    match locate(&wanted.address, root)? {
        Located::File { path, title } => {
            read_file(&path, wanted.hold, budget).map(|loaded| (loaded, title))
        }
        Located::Archive { path, insides } => {
            let inside = shortest(&insides);
            with_archive(&path, &inside, |sealed, name| {
                read_entry(sealed, name, &path, &insides, wanted.hold, budget)
            })?
        }
    }
}

/// Loads and marks exhibits in the order given; or says everything that is wrong, with the number (from 0) of the exhibit it was
/// noticed at. What is wrong with an archive as a whole is said once.
pub fn load_all(
    wanted: &[Wanted],
    root: &Path,
    limits: Limits,
) -> Result<Vec<Exhibit>, Vec<(usize, LoadError)>> {
    let mut budget = Budget::new(limits);
    let mut found: BTreeMap<usize, Titled> = BTreeMap::new();
    let mut errors = Vec::new();
    let mut archives: BTreeMap<PathBuf, Vec<(usize, Insides)>> = BTreeMap::new();
    for (at, one) in wanted.iter().enumerate() {
        match locate(&one.address, root) {
            Err(error) => errors.push((at, error)),
            Ok(Located::Archive { path, insides }) => {
                archives.entry(path).or_default().push((at, insides));
            }
            Ok(Located::File { path, title }) => match read_file(&path, one.hold, &mut budget) {
                Ok(loaded) => drop(found.insert(at, (loaded, title))),
                Err(error) => errors.push((at, error)),
            },
        }
    }
    for (path, members) in archives {
        let start = members.first();
        let (at, inside) = start.map_or((0, String::new()), |(at, all)| (*at, shortest(all)));
        let outcomes = with_archive(&path, &inside, |sealed, name| {
            let read = |(at, insides): &(usize, Insides)| {
                let hold = wanted.get(*at).map_or(Hold::Digest, |one| one.hold);
                let read = read_entry(sealed, name, &path, insides, hold, &mut budget);
                (*at, read)
            };
            members.iter().map(read).collect::<Vec<_>>()
        });
        match outcomes {
            Err(error) => errors.push((at, error)),
            Ok(outcomes) => {
                for (at, outcome) in outcomes {
                    match outcome {
                        Ok(titled) => drop(found.insert(at, titled)),
                        Err(error) => errors.push((at, error)),
                    }
                }
            }
        }
    }
    if errors.is_empty() {
        return Ok(assemble(found.into_values()));
    }
    errors.sort_by_key(|(at, _)| *at);
    Err(errors)
}

fn failed(path: &Path, source: io::Error) -> LoadError {
    let path = path.to_owned();
    match source.get_ref() {
        Some(inner) if inner.is::<Moved>() => LoadError::Changed { path },
        Some(inner) if inner.is::<NoFile>() => LoadError::Special { path },
        _ if source.kind() == io::ErrorKind::NotFound => LoadError::Missing { path },
        _ => LoadError::Unreadable { path, source },
    }
}

fn read_file(path: &Path, hold: Hold, budget: &mut Budget) -> Result<Loaded, LoadError> {
    let mut file = Watched::open(path).map_err(|error| failed(path, error))?;
    let announced = file.size();
    let held = budget.admits(announced, hold);
    let held = held.map_err(|source| LoadError::TooMuch {
        path: path.to_owned(),
        source,
    })?;
    let taken = take(&mut file, announced, held, &[Algorithm::Sha256]);
    let mut taken = taken.map_err(|error| failed(path, error))?;
    let changed = || LoadError::Changed {
        path: path.to_owned(),
    };
    let sha256 = taken.digests.pop().filter(|_| taken.octets == announced);
    let sha256 = sha256.ok_or_else(changed)?;
    if taken.bytes.is_some() {
        budget.note(taken.octets);
    }
    Ok(Loaded {
        name: flat_name(&name_of(path)),
        bytes: taken.bytes,
        octets: taken.octets,
        sha256,
        from: From::File,
    })
}

/// Opens the archive at `path`, checks its tag files, and hands it to `work` with its name. `inside` is what is asked of it, for
/// what is wrong. Whatever `work` gave is thrown away when the archive changed meanwhile.
fn with_archive<T>(
    path: &Path,
    inside: &str,
    work: impl FnOnce(&Sealed<'_>, &str) -> T,
) -> Result<T, LoadError> {
    let fault = |source| LoadError::Archive {
        archive: path.to_owned(),
        inside: inside.to_owned(),
        source,
    };
    let name = name_of(path);
    if matches!(standing(path), Standing::Folder { .. }) {
        let store = folder(path).map_err(|error| failed(path, error))?;
        let sealed = Sealed::open(&store, Vec::new()).map_err(fault)?;
        return Ok(work(&sealed, &name));
    }
    let file = Watched::open(path).map_err(|error| failed(path, error))?;
    let stem = Path::new(&name).file_stem().and_then(|stem| stem.to_str());
    let opened = bag::zip::open(&file, stem).map_err(|error| failed(path, error))?;
    let outcome = match opened {
        Err(defects) => Err(no_bag(&defects).unwrap_or(ArchiveFault::Refused { defects, more: 0 })),
        Ok((store, found)) => Sealed::open(&store, found).map(|sealed| work(&sealed, &name)),
    };
    file.hold_still().map_err(|error| failed(path, error))?;
    outcome.map_err(fault)
}

/// A file of an archive, as people write it.
fn within(archive: &Path, inside: &str) -> PathBuf {
    let mut path = archive.as_os_str().to_owned();
    path.push("!/");
    path.push(inside);
    path.into()
}

/// The first of the paths inside that is there, read and checked.
fn read_entry(
    sealed: &Sealed<'_>,
    name: &str,
    archive: &Path,
    insides: &Insides,
    hold: Hold,
    budget: &mut Budget,
) -> Result<Titled, LoadError> {
    let mut absent = None;
    for (inside, title) in insides {
        let fault = |source| match source {
            ArchiveFault::TooMuch(source) => LoadError::TooMuch {
                path: within(archive, inside),
                source,
            },
            ArchiveFault::Io(error) => failed(&within(archive, inside), error),
            source => LoadError::Archive {
                archive: archive.to_owned(),
                inside: inside.clone(),
                source,
            },
        };
        match sealed.find(inside) {
            Ok(item) => {
                let entry = sealed.read(name, item, hold, budget).map_err(fault)?;
                let loaded = Loaded {
                    name: flat_name(&entry.name),
                    bytes: entry.bytes,
                    octets: entry.octets,
                    sha256: entry.sha256,
                    from: From::Archive(Box::new(entry.from)),
                };
                return Ok((loaded, title.clone()));
            }
            Err(source @ (ArchiveFault::NoFile { .. } | ArchiveFault::Folder { .. })) => {
                absent = Some(fault(source));
            }
            Err(source) => return Err(fault(source)),
        }
    }
    Err(absent.unwrap_or_else(|| LoadError::Missing {
        path: archive.to_owned(),
    }))
}

#[cfg(test)]
mod tests;
