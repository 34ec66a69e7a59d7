//! Finds out on the disk which reading of an address is meant.
//!
//! Takes an address and the folder relative paths start from, gives a file, or an archive with the paths that may be meant in it.
//! Asks only what stands at a path, links followed; opens nothing. A regular file wins over any archive; where nothing fits, the
//! error is about what does stand there.

use std::io;
use std::path::{Path, PathBuf};

use bag::declaration::BAGIT;

use super::Address;
use super::archive::ArchiveFault;
use super::load::LoadError;

/// Paths inside an archive that may be meant, with what is then the title; the likeliest first.
pub(super) type Insides = Vec<(String, Option<String>)>;

/// What is asked for when nothing but the path inside is what was written.
pub(super) fn shortest(insides: &Insides) -> String {
    let last = insides.last();
    last.map(|(inside, _)| inside.clone()).unwrap_or_default()
}

/// What an address means, as far as the disk tells.
pub(super) enum Located {
    File {
        path: PathBuf,
        title: Option<String>,
    },
    Archive {
        path: PathBuf,
        insides: Insides,
    },
}

/// What stands at a path, links followed.
pub(super) enum Standing {
    File,
    Folder { bag: bool },
    Special,
    Nothing,
    Unknown(io::Error),
}

pub(super) fn standing(path: &Path) -> Standing {
    match path.metadata() {
        Ok(found) if found.is_file() => Standing::File,
        Ok(found) if found.is_dir() => Standing::Folder {
            bag: path.join(BAGIT).is_file(),
        },
        Ok(_) => Standing::Special,
        Err(error) => match error.kind() {
            // A path too long or with NUL in it is one with a title, as a rule; it leads nowhere.
            io::ErrorKind::NotFound
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::InvalidFilename
            | io::ErrorKind::InvalidInput => Standing::Nothing,
            _ => Standing::Unknown(error),
        },
    }
}

/// What `address` means, relative paths starting from `root`.
pub(super) fn locate(address: &Address, root: &Path) -> Result<Located, LoadError> {
    let readings = || {
        let all = address.readings().iter();
        all.map(|reading| (reading, root.join(&reading.path)))
    };
    for (reading, path) in readings().filter(|(reading, _)| reading.inside.is_none()) {
        if matches!(standing(&path), Standing::File) {
            let title = reading.title.clone();
            return Ok(Located::File { path, title });
        }
    }
    let mut inner = readings().filter(|(reading, _)| reading.inside.is_some());
    let archive = inner.find(|(_, path)| {
        matches!(
            standing(path),
            Standing::File | Standing::Folder { bag: true }
        )
    });
    if let Some((_, path)) = archive {
        let same = readings().filter(|(_, other)| *other == path);
        let insides = same
            .filter_map(|(reading, _)| Some((reading.inside.clone()?, reading.title.clone())))
            .collect();
        return Ok(Located::Archive { path, insides });
    }
    let mut nothing = None;
    for (reading, path) in readings() {
        return Err(match (standing(&path), &reading.inside) {
            (Standing::Nothing | Standing::File, _) => {
                nothing = Some(path);
                continue;
            }
            (Standing::Folder { .. }, Some(inside)) => LoadError::Archive {
                archive: path,
                inside: inside.clone(),
                source: ArchiveFault::NoBag,
            },
            (Standing::Folder { bag }, None) => LoadError::Folder { path, bag },
            (Standing::Special, _) => LoadError::Special { path },
            (Standing::Unknown(source), _) => LoadError::Unreadable { path, source },
        });
    }
    // The one with the least taken for title and inside.
    let path = nothing.unwrap_or_else(|| root.to_owned());
    Err(LoadError::Missing { path })
}
