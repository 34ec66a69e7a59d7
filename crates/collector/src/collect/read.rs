//! Reads a source once and tells whether it held still meanwhile.
//!
//! Takes a path, gives octets and the [`Stamp`] they belong to. The stamp is taken before the first octet and again, by
//! name, after the last: a file that was written to or replaced in between is noticed. Never writes, never follows a link,
//! never opens what is not a regular file for longer than it takes to see that.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::skipped::Reason;
use crate::sys::{self, Stamp};

/// How often a file that changes is read again before it is left out.
pub const ATTEMPTS: u32 = 3;

/// A source that is open for one reading.
pub struct Reading {
    path: PathBuf,
    file: File,
    /// Its state before the first octet.
    pub before: Stamp,
}

impl Reading {
    /// Opens a source; the reason when it cannot be or is no regular file.
    pub fn open(path: &Path) -> Result<Self, Reason> {
        let file = sys::open_source(path).map_err(|error| match path.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => Reason::Link,
            _ => Reason::of(&error),
        })?;
        let metadata = file.metadata().map_err(|error| Reason::of(&error))?;
        if !metadata.is_file() {
            return Err(Reason::Special);
        }
        if sys::is_cloud_only(sys::attributes(&metadata)) {
            return Err(Reason::Cloud);
        }
        Ok(Self {
            path: path.to_path_buf(),
            before: Stamp::of(&metadata),
            file,
        })
    }

    /// Reads the next octets; 0 at the end.
    pub fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Reason> {
        loop {
            match self.file.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => {
                    return other.map_err(|error| Reason::of(&error));
                }
            }
        }
    }

    /// Reads until the buffer is full or the file ends.
    pub fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, Reason> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.read(&mut buffer[filled..])? {
                0 => break,
                n => filled += n,
            }
        }
        Ok(filled)
    }

    /// Whether the file is still what it was before, `read` octets later.
    pub fn held_still(&self, read: u64) -> bool {
        if read != self.before.size {
            return false;
        }
        let now = match self.path.symlink_metadata() {
            Ok(metadata) => metadata,
            // Taken away after it was open: what was read is whole if the file itself did not change.
            Err(_) => match self.file.metadata() {
                Ok(metadata) => {
                    return Stamp {
                        changed: self.before.changed,
                        ..Stamp::of(&metadata)
                    } == self.before;
                }
                Err(_) => return false,
            },
        };
        Stamp::of(&now) == self.before
    }
}

/// Appends the whole of a small source to `out`, reading it again while it changes; gives the stamp of what was read.
/// A file that meanwhile has more than `most` octets counts as changing. On a reason `out` is as it was before.
pub fn whole(path: &Path, most: u64, out: &mut Vec<u8>) -> Result<Stamp, Reason> {
    let begin = out.len();
    let mut attempt = || {
        let mut reading = Reading::open(path)?;
        if reading.before.size > most {
            return Err(Reason::Changing);
        }
        out.resize(begin + reading.before.size as usize, 0);
        let read = reading.fill(&mut out[begin..])?;
        let mut more = [0u8; 1];
        // A file that grew says so by having one octet more.
        let grown = reading.before.size == 0 && reading.read(&mut more)? > 0;
        if grown || !reading.held_still(read as u64) {
            return Err(Reason::Changing);
        }
        Ok(reading.before)
    };
    let mut outcome = attempt();
    for _ in 1..ATTEMPTS {
        if !matches!(outcome, Err(Reason::Changing)) {
            break;
        }
        outcome = attempt();
    }
    if outcome.is_err() {
        out.truncate(begin);
    }
    outcome
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests make files")]
    use super::*;
    use std::fs;

    #[test]
    fn a_file_that_is_written_to_or_replaced_while_read_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "one").unwrap();
        let reading = Reading::open(&path).unwrap();
        assert!(reading.held_still(3));
        assert!(!reading.held_still(2));
        fs::write(&path, "two!").unwrap();
        assert!(!reading.held_still(3));

        let reading = Reading::open(&path).unwrap();
        let other = folder.path().join("b");
        fs::write(&other, "six.").unwrap();
        fs::rename(&other, &path).unwrap();
        assert!(!reading.held_still(4), "same size, another file");

        let reading = Reading::open(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert!(reading.held_still(4), "gone by name, yet whole");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_folders_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
        assert_eq!(Reading::open(&link).err(), Some(Reason::Link));
        assert_eq!(Reading::open(folder.path()).err(), Some(Reason::Special));
        assert_eq!(
            Reading::open(&folder.path().join("none")).err(),
            Some(Reason::Vanished)
        );
        let mut out = b"kept".to_vec();
        assert_eq!(whole(&link, 9, &mut out), Err(Reason::Link));
        assert_eq!(out, b"kept");
    }
}
