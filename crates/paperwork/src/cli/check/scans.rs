//! Lists and loads the scans a person names: files, and folders with everything in them.
//!
//! Takes paths, gives files in a fixed order with the name each is shown by, and what was left out with the reason. Opens files for reading
//! only and never through a link inside a folder; a file that cannot be opened is a refusal of that file.
#![expect(clippy::disallowed_methods, reason = "opens the scans")]

use std::collections::BTreeSet;
use std::fs::{DirEntry, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use papers::dossier::Refusal;
use shell::words::path;

use crate::check::look::Source;

/// The most files looked at in one run.
pub const MOST_FILES: usize = 5_000;

/// The mark of our own report in its first octets.
pub const REPORT_MARK: &[u8] = b"<!DOCTYPE html><!-- liudi check -->";

/// One file to look at.
#[derive(Clone, Debug)]
pub struct Scan {
    /// Where it is.
    pub path: PathBuf,
    /// Its name and size.
    pub source: Source,
}

/// Why something in a folder was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// A system's own file (`Thumbs.db`, `.DS_Store`, `desktop.ini`, `._x`, `~$x`).
    System,
    /// More than [`DEEPEST`] folders down.
    Deep,
    /// A folder or file that the system does not let be listed.
    Locked,
    /// A link.
    Link,
    /// A report of ours.
    Report,
    /// A case file.
    Case,
    /// Neither file nor folder.
    Special,
}

impl Passed {
    /// Whether something a person may have meant to hand in was not looked at.
    pub fn matters(self) -> bool {
        match self {
            Self::System | Self::Report | Self::Case => false,
            Self::Link | Self::Special | Self::Deep | Self::Locked => true,
        }
    }
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, named in order.
    pub scans: Vec<Scan>,
    /// What was passed over.
    pub passed: Vec<(String, Passed)>,
    /// A `case.toml` in a folder that was named.
    pub case: Option<PathBuf>,
    /// Where the files are, links followed.
    places: BTreeSet<PathBuf>,
}

/// Why the scans cannot be listed.
#[derive(Debug)]
pub enum ListError {
    /// A path that was named cannot be asked.
    Named(PathBuf, io::Error),
    /// A folder that was named cannot be listed.
    Folder(PathBuf, io::Error),
    /// What was named is neither a file nor a folder.
    Special(PathBuf),
    /// More than [`MOST_FILES`].
    TooMany,
}

/// Lists what was named: files as they are, folders with everything below them, names in the order of their octets.
pub fn list(named: &[PathBuf]) -> Result<Found, ListError> {
    let mut found = Found::default();
    for one in named {
        let facts = std::fs::metadata(one).map_err(|error| ListError::Named(one.clone(), error))?;
        if facts.is_dir() {
            let case = one.join(super::super::casefile::DEFAULT);
            match case.symlink_metadata() {
                // A link to a case file is followed, as when it is named.
                Ok(_) if case.is_file() => found.case = found.case.or(Some(case)),
                Ok(_) => return Err(ListError::Special(case)),
                Err(_) => {}
            }
            let entries = entries(one).map_err(|error| ListError::Folder(one.clone(), error))?;
            folder(one, entries, 0, &mut found)?;
        } else if !facts.is_file() {
            return Err(ListError::Special(one.clone()));
        } else {
            // A file that is named is looked at, whatever it is.
            let shown = one
                .file_name()
                .map_or_else(|| path(one), |name| path(Path::new(name)));
            add(one, shown, &facts, &mut found)?;
        }
    }
    Ok(found)
}

/// Folders within folders that are followed.
const DEEPEST: usize = 32;

fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    let mut entries = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries)
}

fn folder(
    root: &Path,
    entries: Vec<DirEntry>,
    depth: usize,
    found: &mut Found,
) -> Result<(), ListError> {
    for entry in entries {
        let at = entry.path();
        let shown = path(at.strip_prefix(root).unwrap_or(&at));
        // Names read the same on every system.
        let shown = match std::path::MAIN_SEPARATOR {
            '\\' => shown.replace('\\', "/"),
            _ => shown,
        };
        let Ok(facts) = entry.metadata() else {
            found.passed.push((shown, Passed::Locked));
            continue;
        };
        let why = match (facts.is_dir(), facts.is_file()) {
            _ if facts.file_type().is_symlink() => Some(Passed::Link),
            _ if system(&entry.file_name().to_string_lossy()) => Some(Passed::System),
            (true, _) if depth >= DEEPEST => Some(Passed::Deep),
            (true, _) => match self::entries(&at) {
                Ok(below) => {
                    folder(root, below, depth + 1, found)?;
                    continue;
                }
                Err(_) => Some(Passed::Locked),
            },
            (false, true) => own(&at),
            _ => Some(Passed::Special),
        };
        match why {
            Some(why) => found.passed.push((shown, why)),
            None => add(&at, shown, &facts, found)?,
        }
    }
    Ok(())
}

fn add(at: &Path, name: String, facts: &Metadata, found: &mut Found) -> Result<(), ListError> {
    if found.scans.len() >= MOST_FILES {
        return Err(ListError::TooMany);
    }
    // A file that is named twice, or that lies in a folder that is named too, is one paper.
    let place = at.canonicalize().unwrap_or_else(|_| at.to_owned());
    if !found.places.insert(place) {
        return Ok(());
    }
    found.scans.push(Scan {
        path: at.to_owned(),
        source: Source {
            name,
            octets: facts.len(),
        },
    });
    Ok(())
}

/// Files that systems leave everywhere.
fn system(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with("._")
        || name.starts_with("~$")
        || lower == ".ds_store"
        || lower == "thumbs.db"
        || lower == "desktop.ini"
}

/// Files of ours that stand among the scans.
fn own(at: &Path) -> Option<Passed> {
    if at
        .file_name()
        .is_some_and(|name| name == super::super::casefile::DEFAULT)
    {
        return Some(Passed::Case);
    }
    let html = at
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("html"));
    (html && is_report(at)).then_some(Passed::Report)
}

/// Whether a file is a report of a check, by its first octets.
pub fn is_report(at: &Path) -> bool {
    let mut head = vec![0; REPORT_MARK.len()];
    shell::source::open(at)
        .and_then(|mut file| file.read_exact(&mut head))
        .is_ok_and(|()| head == REPORT_MARK)
}

/// Loads a scan, at most `most` octets of it.
pub fn load(scan: &Scan, most: u64) -> Result<Vec<u8>, io::Error> {
    let file = std::fs::File::open(&scan.path)?;
    let mut octets = Vec::new();
    // One octet more tells a file that grew past the limit.
    file.take(most.saturating_add(1)).read_to_end(&mut octets)?;
    Ok(octets)
}

/// What the system says of a file it does not give, as a refusal.
pub fn refusal(error: &io::Error, said: impl Fn(&io::Error) -> String) -> Refusal {
    Refusal::Unreadable { error: said(error) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_are_listed_in_one_order_and_nothing_is_lost_in_silence() {
        let desk = tempfile::tempdir().unwrap();
        let at = |inner: &str| desk.path().join(inner);
        fs::create_dir_all(at("b")).unwrap();
        for name in ["b/2.jpg", "a.png", "Thumbs.db", ".DS_Store", "case.toml"] {
            fs::write(at(name), name).unwrap();
        }
        fs::write(at("report.html"), [REPORT_MARK, b"rest"].concat()).unwrap();
        fs::write(at("other.html"), "<html>").unwrap();
        let found = list(&[desk.path().to_owned()]).unwrap();
        let names: Vec<&str> = found.scans.iter().map(|s| &*s.source.name).collect();
        assert_eq!(names, ["a.png", "b/2.jpg", "other.html"]);
        assert_eq!(found.case, Some(at("case.toml")));
        let passed: Vec<(&str, Passed)> = found
            .passed
            .iter()
            .map(|(name, why)| (&**name, *why))
            .collect();
        assert_eq!(
            passed,
            [
                (".DS_Store", Passed::System),
                ("Thumbs.db", Passed::System),
                ("case.toml", Passed::Case),
                ("report.html", Passed::Report)
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_folder_are_passed_over_and_a_named_link_is_followed() {
        let desk = tempfile::tempdir().unwrap();
        let at = |inner: &str| desk.path().join(inner);
        fs::write(at("a.jpg"), "a").unwrap();
        std::os::unix::fs::symlink(desk.path(), at("loop")).unwrap();
        std::os::unix::fs::symlink(at("a.jpg"), at("b.jpg")).unwrap();
        let found = list(&[desk.path().to_owned(), at("b.jpg")]).unwrap();
        let names: Vec<&str> = found.scans.iter().map(|s| &*s.source.name).collect();
        // The link leads to a paper that is there already.
        assert_eq!(names, ["a.jpg"]);
        assert_eq!(found.passed.len(), 2);
        assert!(found.passed.iter().all(|(_, why)| why.matters()));
    }

    #[test]
    fn a_path_that_is_not_there_is_named() {
        let error = list(&[PathBuf::from("nowhere/at-all")]).unwrap_err();
        assert!(matches!(error, ListError::Named(path, _) if path == Path::new("nowhere/at-all")));
    }
}
