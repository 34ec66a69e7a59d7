//! Lists and loads the scans a person names: files, and folders with everything in them.
//!
//! Takes paths, gives files in a fixed order with the name each is shown by, and what was left out with the reason. Opens files for reading
//! only and never through a link inside a folder; a file that cannot be opened is a refusal of that file.
#![expect(clippy::disallowed_methods, reason = "opens the scans")]

use std::fs::Metadata;
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
    /// A system's own file (`Thumbs.db`, `.DS_Store`, `desktop.ini`), or hidden.
    System,
    /// A link.
    Link,
    /// A report of ours.
    Report,
    /// A case file.
    Case,
    /// Neither file nor folder.
    Special,
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
}

/// Why the scans cannot be listed.
#[derive(Debug)]
pub enum ListError {
    /// A path that was named cannot be asked.
    Named(PathBuf, io::Error),
    /// A folder cannot be listed.
    Folder(PathBuf, io::Error),
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
            if found.case.is_none() && case.is_file() {
                found.case = Some(case);
            }
            folder(one, one, 0, &mut found)?;
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

fn folder(root: &Path, folder: &Path, depth: usize, found: &mut Found) -> Result<(), ListError> {
    let failed = |error| ListError::Folder(folder.to_owned(), error);
    let mut entries = std::fs::read_dir(folder)
        .map_err(failed)?
        .collect::<Result<Vec<_>, _>>()
        .map_err(failed)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let at = entry.path();
        let shown = path(at.strip_prefix(root).unwrap_or(&at)).replace('\\', "/");
        let facts = entry
            .metadata()
            .map_err(|error| ListError::Folder(at.clone(), error))?;
        let why = match (facts.is_dir(), facts.is_file()) {
            _ if facts.file_type().is_symlink() => Some(Passed::Link),
            _ if system(&entry.file_name().to_string_lossy()) => Some(Passed::System),
            (true, _) if depth < DEEPEST => {
                self::folder(root, &at, depth + 1, found)?;
                continue;
            }
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
    name.starts_with('.')
        || name.starts_with("~$")
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
    let mut head = vec![0; REPORT_MARK.len()];
    let ours = html
        && shell::source::open(at)
            .and_then(|mut file| file.read_exact(&mut head))
            .is_ok_and(|()| head == REPORT_MARK);
    ours.then_some(Passed::Report)
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
        assert_eq!(names, ["a.jpg", "b.jpg"]);
        assert_eq!(found.passed.len(), 2);
    }

    #[test]
    fn a_path_that_is_not_there_is_named() {
        let error = list(&[PathBuf::from("nowhere/at-all")]).unwrap_err();
        assert!(matches!(error, ListError::Named(path, _) if path == Path::new("nowhere/at-all")));
    }
}
