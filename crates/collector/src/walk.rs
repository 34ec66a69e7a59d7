//! Lists what the named sources hold.
//!
//! Takes source paths, what to leave out and the program's own files, gives [`Found`] files in no particular order, what
//! was left out with the reason, and empty directories. Lists names and asks for metadata only: no file is opened, no link is followed.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use globset::GlobSet;
use shell::interrupt::Interrupt;
use walkdir::WalkDir;

use crate::skipped::{Reason, Skipped};
use crate::sys::{self, Stamp};

/// One thing the person named, under the name its files get in the payload.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// First component of the payload path of everything in it.
    pub name: std::ffi::OsString,
}

/// A regular file that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Index of its source.
    pub source: u32,
    /// Path inside the source; empty when the source is the file itself.
    pub inner: Box<Path>,
    /// Its state when it was listed.
    pub stamp: Stamp,
}

/// What a walk leaves out.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Globs the person gave; matched against the path inside the source and against the bare name.
    pub exclude: GlobSet,
    /// Whether `.DS_Store`, `Thumbs.db` and the like are taken along.
    pub junk: Junk,
    /// The program's own files, which are never collected and not worth a word (canonical paths).
    pub own: BTreeSet<PathBuf>,
}

/// What happens to files that systems drop into folders by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Junk {
    /// They are left out and listed.
    LeaveOut,
    /// They are collected like any file.
    Keep,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Walked {
    /// Regular files.
    pub files: Vec<Found>,
    /// What was left out, and why.
    pub skipped: Vec<Skipped>,
    /// Directories with nothing in them: source and path inside it.
    pub empty: Vec<(u32, Box<Path>)>,
}

/// Walks all sources; ends early, with what was found so far, once the person asks to stop.
pub fn walk(sources: &[Source], rules: &Rules, stop: &Interrupt) -> Walked {
    let mut walked = Walked::default();
    for (index, source) in sources.iter().enumerate() {
        walk_one(index as u32, source, rules, stop, &mut walked);
    }
    walked
}

fn walk_one(index: u32, source: &Source, rules: &Rules, stop: &Interrupt, walked: &mut Walked) {
    let root = source.path.parent().is_none();
    let mut entries = WalkDir::new(&source.path)
        .follow_links(false)
        .follow_root_links(true)
        .into_iter();
    // Directories on the way down: path, and whether something was found in it.
    let mut open: Vec<(Box<Path>, bool)> = Vec::new();
    while let Some(entry) = entries.next() {
        if stop.heard() {
            return;
        }
        let depth = entry
            .as_ref()
            .map_or_else(walkdir::Error::depth, walkdir::DirEntry::depth);
        close_below(depth, index, &mut open, walked);
        if let Some(parent) = open.last_mut() {
            parent.1 = true;
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&source.path).to_path_buf();
                let error = error
                    .into_io_error()
                    .unwrap_or_else(|| io::ErrorKind::Other.into());
                walked.skipped.push(Skipped::new(path, Reason::of(&error)));
                continue;
            }
        };
        let path = entry.path();
        let inner = path.strip_prefix(&source.path).unwrap_or(path);
        let kind = entry.file_type();
        if depth > 0 && rules.own.contains(path) {
            if kind.is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        let reason = match depth {
            // A file that is named is left out when it is excluded by name too, and never for anything else.
            0 => (!kind.is_dir() && excluded(Path::new(&source.name), rules))
                .then_some(Reason::Excluded),
            1 if root && is_of_windows(entry.file_name()) => Some(Reason::System),
            _ => left_out(inner, rules),
        };
        if let Some(reason) = reason {
            walked.skipped.push(Skipped::new(path, reason));
            if kind.is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if kind.is_dir() {
            open.push((inner.into(), false));
            continue;
        }
        match entry.metadata() {
            Err(error) => {
                let error = error
                    .into_io_error()
                    .unwrap_or_else(|| io::ErrorKind::Other.into());
                walked.skipped.push(Skipped::new(path, Reason::of(&error)));
            }
            Ok(metadata)
                if metadata.is_file() && sys::is_cloud_only(sys::attributes(&metadata)) =>
            {
                walked.skipped.push(Skipped::new(path, Reason::Cloud));
            }
            Ok(metadata) if metadata.is_file() => walked.files.push(Found {
                source: index,
                inner: inner.into(),
                stamp: Stamp::of(&metadata),
            }),
            Ok(metadata) if metadata.file_type().is_symlink() => {
                walked.skipped.push(Skipped::new(path, Reason::Link));
            }
            Ok(_) => walked.skipped.push(Skipped::new(path, Reason::Special)),
        }
    }
    close_below(0, index, &mut open, walked);
}

/// Leaves the directories that are not above `depth`; those that held nothing are remembered.
fn close_below(depth: usize, index: u32, open: &mut Vec<(Box<Path>, bool)>, walked: &mut Walked) {
    while open.len() > depth {
        if let Some((path, false)) = open.pop() {
            walked.empty.push((index, path));
        }
    }
}

fn left_out(inner: &Path, rules: &Rules) -> Option<Reason> {
    let name = inner.file_name().map(Path::new)?;
    if excluded(inner, rules) {
        return Some(Reason::Excluded);
    }
    let junk = rules.junk == Junk::LeaveOut && name.to_str().is_some_and(bag::path::is_junk);
    junk.then_some(Reason::Junk)
}

fn excluded(inner: &Path, rules: &Rules) -> bool {
    let name = inner.file_name().map(Path::new);
    rules.exclude.is_match(inner) || name.is_some_and(|name| rules.exclude.is_match(name))
}

/// Whether Windows keeps something of this name for itself at the root of a disk.
fn is_of_windows(name: &OsStr) -> bool {
    const NAMES: [&str; 5] = [
        "$RECYCLE.BIN",
        "System Volume Information",
        "hiberfil.sys",
        "pagefile.sys",
        "swapfile.sys",
    ];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_own_names_are_known_in_any_case() {
        for name in ["$Recycle.Bin", "system volume information", "PAGEFILE.SYS"] {
            assert!(is_of_windows(OsStr::new(name)), "{name}");
        }
        for name in ["pagefile.sys.zip", "$RECYCLE", "System"] {
            assert!(!is_of_windows(OsStr::new(name)), "{name}");
        }
    }
}
