//! Says what became of a restoration.
//!
//! Values only, without sentences: what was restored, what was left out and why, what is not what was sealed, and why it
//! ended early. Everything that was asked for is counted in exactly one place of a [`Report`].

use std::io;
use std::path::PathBuf;

use bag::defect::Defect;
use bag::names::Original;

/// Why a file was not restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its path could lead out of a folder.
    UnsafePath,
    /// The bag holds a link there; links are never restored.
    Link,
    /// The bag holds a device, FIFO or socket there.
    Special,
    /// A file with other octets stands in its place.
    Exists,
    /// The archive itself, or a part of it, stands in its place.
    Archive,
    /// A folder stands in its place.
    DirectoryInPlace,
    /// A link stands in its place or on the way there.
    LinkInPlace,
    /// Something else stands in its place, or a file where a folder must be.
    OtherInPlace,
    /// The target's file system cannot hold a file that large.
    TooLarge,
    /// The target refuses it (name, permission …).
    Refused(io::ErrorKind),
}

/// A file that was not restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path in the bag, from the base directory on.
    pub path: Box<str>,
    /// Why.
    pub reason: Reason,
}

/// A file that is not what was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// What is wrong, and the path in the bag.
    pub defect: Defect,
    /// Where its octets were kept, relative to the target.
    pub kept: Option<String>,
}

/// A file restored under another name than it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// Where it stands, relative to the target.
    pub restored: String,
    /// What it was called, relative to the target.
    pub original: Original,
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files restored.
    pub restored: u64,
    /// Their octets.
    pub octets: u64,
    /// Files that already stood there with the very same octets.
    pub present: u64,
    /// Empty folders made.
    pub directories: u64,
    /// Files left out: first those that the bag or their path rules out, then those that the target does not take, each in
    /// the order of the bag.
    pub skipped: Vec<Skipped>,
    /// Files whose digest did not hold, in the order of the bag; then those that are missing; then other defects.
    pub damaged: Vec<Damage>,
    /// Files restored that no manifest has a digest for, in the order of the bag (tag manifests excepted).
    pub unchecked: Vec<Box<str>>,
    /// Files whose modification time the target would not take.
    pub untimed: u64,
    /// Names that had to change.
    pub mapped: Vec<Mapped>,
    /// The file in the target that says which, if any had to.
    pub map: Option<String>,
    /// Globs that meant nothing.
    pub unmatched: Vec<String>,
}

impl Report {
    /// Whether all that was asked for stands there and matches its digest.
    pub fn is_clean(&self) -> bool {
        self.skipped.is_empty()
            && self.damaged.is_empty()
            && self.unchecked.is_empty()
            && self.unmatched.is_empty()
    }
}

/// Why restoring ended before all was tried. Files that were restored stay; no staged file does.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is too little room; nothing was written.
    #[error("{needed} octets are needed, {free} are free")]
    Room {
        /// Octets needed.
        needed: u64,
        /// Octets free.
        free: u64,
    },
    /// The target folder cannot be made or opened.
    #[error("cannot open {}", path.display())]
    Target {
        /// The folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The disk is full.
    #[error("the disk is full; {restored} files were restored before {path}")]
    Full {
        /// The file being written, in the bag.
        path: Box<str>,
        /// Files restored before.
        restored: u64,
    },
    /// Writing failed.
    #[error("cannot write {path}")]
    Write {
        /// The file being written: its path in the bag, or the name of the map.
        path: Box<str>,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It was told to stop.
    #[error("stopped after {restored} files")]
    Stopped {
        /// Files restored before.
        restored: u64,
    },
}
