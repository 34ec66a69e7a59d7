//! Says what was left out of an archive and why.
//!
//! Takes a path and a reason, gives values that the `cli` room words. Every one of them makes the exit status 1.

use std::io;
use std::path::{Path, PathBuf};

/// A source file that is not in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where it is.
    pub path: PathBuf,
    /// Why it was left out.
    pub reason: Reason,
}

/// Why something was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A symbolic link; never followed.
    Link,
    /// A device, FIFO or socket; never opened.
    Special,
    /// A file that systems drop into folders by themselves.
    Junk,
    /// What Windows keeps for itself at the root of a disk.
    System,
    /// Only its name is here; reading it would fetch it from a cloud.
    Cloud,
    /// Another program holds it and lets nobody read it.
    Held,
    /// The person asked for it with `--exclude`.
    Excluded,
    /// It could not be read; the system's kind of error and its words.
    Unreadable(io::ErrorKind, String),
    /// It was gone when its turn came.
    Vanished,
    /// It changed while it was read, every time.
    Changing,
    /// Its path is longer than an archive can hold.
    NameTooLong,
    /// The target's disk takes its name for another file's (only for archives that are folders).
    NameTaken,
}

impl Skipped {
    /// A source at `path` left out for `reason`.
    pub fn new(path: impl AsRef<Path>, reason: Reason) -> Self {
        Self {
            path: path.as_ref().to_path_buf(),
            reason,
        }
    }
}

impl Reason {
    /// The reason an error of reading a source stands for.
    pub fn of(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            Self::Vanished
        } else if shell::source::is_held(error) {
            Self::Held
        } else {
            Self::Unreadable(error.kind(), error.to_string())
        }
    }

    /// Its name in machine-readable output.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Special => "special",
            Self::Junk => "junk",
            Self::System => "system",
            Self::Cloud => "cloud",
            Self::Held => "held",
            Self::Excluded => "excluded",
            Self::Unreadable(..) => "unreadable",
            Self::Vanished => "vanished",
            Self::Changing => "changing",
            Self::NameTooLong => "name-too-long",
            Self::NameTaken => "name-taken",
        }
    }
}
