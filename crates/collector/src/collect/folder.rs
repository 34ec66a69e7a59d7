//! Lays entries down in a plain folder, several at a time.
//!
//! Takes the plan and what an earlier run left, gives the staged folder one file an entry, with its modification time.
//! Every octet is read once: what is digested is what is written.
#![expect(
    clippy::disallowed_methods,
    reason = "this room makes the folders and files of a staged archive"
)]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bag::digest::{Algorithm, Digest, Digester};

use super::crew::{Desk, Form, Halt, Watch as _};
use super::eyes::Eyes;
use super::laid::{self, Laid, Slot};
use super::pour::CHUNK;
use super::read::{ATTEMPTS, Reading};
use super::tags::TagSink;
use crate::plan::Plan;
use crate::skipped::Reason;
use crate::sys;

/// A folder in the making.
pub struct FolderForm<'a> {
    plan: &'a Plan,
    second: Option<Algorithm>,
    eyes: Eyes<'a>,
    root: &'a Path,
    waiting: Vec<usize>,
}

impl<'a> FolderForm<'a> {
    /// A folder at `root`, going on from `slots`; what stands there and was not laid down for this plan is removed.
    pub fn new(
        plan: &'a Plan,
        slots: &mut [Slot],
        root: &'a Path,
        second: Option<Algorithm>,
        eyes: Eyes<'a>,
    ) -> io::Result<Self> {
        fs::create_dir_all(root.join("data"))?;
        sweep(plan, slots, root)?;
        let mut waiting = Vec::new();
        for (index, slot) in slots.iter_mut().enumerate() {
            if let Slot::Laid(laid) = slot {
                let there = root.join(&*plan.entries[index].payload).symlink_metadata();
                if !there.is_ok_and(|m| m.is_file() && m.len() == laid.stamp.size) {
                    *slot = Slot::Waiting;
                }
            }
            if matches!(slot, Slot::Waiting) {
                waiting.push(index);
            }
        }
        Ok(Self {
            plan,
            second,
            eyes,
            root,
            waiting,
        })
    }

    fn copy(
        &self,
        index: usize,
        reading: Reading,
        target: &Path,
        desk: &Desk<'_>,
    ) -> Result<Result<Laid, Reason>, Halt> {
        let mut reading = reading;
        let mut file = match create(target) {
            // Swept before, so it is another entry's: the disk does not tell their names apart.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Ok(Err(Reason::NameTaken));
            }
            other => other?,
        };
        let mut digester = laid::digester(self.second);
        let mut looker = self.eyes.look(index, reading.before.size);
        let mut buffer = vec![0; CHUNK.min(reading.before.size as usize + 1)];
        let mut read = 0;
        loop {
            desk.go_on()?;
            let n = match reading.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => n,
                Err(reason) => return Ok(Err(reason)),
            };
            read += n as u64;
            if read > reading.before.size {
                return Ok(Err(Reason::Changing));
            }
            digester.update(&buffer[..n]);
            looker.feed(&buffer[..n]);
            file.write_all(&buffer[..n])?;
            desk.octets(n as u64);
        }
        if !reading.held_still(read) {
            return Ok(Err(Reason::Changing));
        }
        finish(&file, reading.before.modified.0)?;
        let (sha256, second) = laid::digests(digester);
        Ok(Ok(Laid {
            offset: 0,
            packed: read,
            crc: 0,
            stamp: reading.before,
            sha256,
            second,
            facts: looker.finish(),
        }))
    }
}

impl Form for FolderForm<'_> {
    fn items(&self) -> usize {
        self.waiting.len()
    }

    fn work(&self, item: usize, desk: &Desk<'_>) -> Result<(), Halt> {
        let index = self.waiting[item];
        let entry = &self.plan.entries[index];
        let path = self.plan.path(entry);
        let target = self.root.join(&*entry.payload);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        for _ in 0..ATTEMPTS {
            let outcome = match Reading::open(&path) {
                Ok(reading) => self.copy(index, reading, &target, desk)?,
                Err(reason) => Err(reason),
            };
            match outcome {
                Ok(laid) => return desk.done(self.plan, vec![(index, Slot::Laid(laid))]),
                Err(Reason::Changing) => remove(&target)?,
                Err(reason) => return self.leave_out(index, &target, path, reason, desk),
            }
        }
        self.leave_out(index, &target, path, Reason::Changing, desk)
    }

    fn stop(&self) {}

    fn sync(&self) -> io::Result<()> {
        sys::sync_tree(self.root)
    }
}

impl FolderForm<'_> {
    fn leave_out(
        &self,
        index: usize,
        target: &Path,
        path: PathBuf,
        reason: Reason,
        desk: &Desk<'_>,
    ) -> Result<(), Halt> {
        if reason != Reason::NameTaken {
            remove(target)?;
        }
        desk.left_out(index, path, reason);
        Ok(())
    }
}

/// Writes tag files into the staged folder.
pub struct FolderTags<'a> {
    root: &'a Path,
    moment: i64,
    second: Option<Algorithm>,
}

impl<'a> FolderTags<'a> {
    /// A sink that gives its files the modification time `moment` (seconds since 1970 UTC).
    pub fn new(root: &'a Path, moment: i64, second: Option<Algorithm>) -> Self {
        Self {
            root,
            moment,
            second,
        }
    }
}

impl TagSink for FolderTags<'_> {
    fn put(
        &mut self,
        path: &str,
        fill: &mut dyn FnMut(&mut dyn io::Write) -> io::Result<()>,
    ) -> io::Result<Vec<Digest>> {
        struct Tee(File, Digester);
        impl io::Write for Tee {
            fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
                let n = self.0.write(octets)?;
                self.1.update(&octets[..n]);
                Ok(n)
            }
            fn flush(&mut self) -> io::Result<()> {
                self.0.flush()
            }
        }
        let target = self.root.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let tee = Tee(create(&target)?, laid::digester(self.second));
        let mut buffered = io::BufWriter::new(tee);
        fill(&mut buffered)?;
        let Tee(file, digester) = buffered
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        finish(&file, self.moment)?;
        Ok(digester.finish())
    }
}

/// Removes what was written of a file, if anything was.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes a new file of the staged folder, readable by its owner only.
pub fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options
            .mode(0o600)
            .custom_flags(rustix::fs::OFlags::NOFOLLOW.bits() as i32);
    }
    options.open(path)
}

/// Gives a finished file its modification time (seconds since 1970 UTC) and, where only single files can be synced, syncs it.
pub fn finish(file: &File, modified: i64) -> io::Result<()> {
    let apart = Duration::from_secs(modified.unsigned_abs());
    let time = if modified < 0 {
        UNIX_EPOCH.checked_sub(apart)
    } else {
        UNIX_EPOCH.checked_add(apart)
    };
    // A time the file system cannot hold is not worth losing the file for.
    let _ = file.set_modified(time.unwrap_or(SystemTime::UNIX_EPOCH));
    #[cfg(not(target_os = "linux"))]
    file.sync_all()?;
    Ok(())
}

/// Waits until everything under `root` is on the disk and asks the system to forget what it has in memory of it, so that reading it back reads the disk.
pub fn settle(root: &Path) -> io::Result<()> {
    sys::sync_tree(root)?;
    for found in walkdir::WalkDir::new(root) {
        let found = found?;
        if found.file_type().is_file() {
            sys::forget_cached(&File::open(found.path())?);
        }
    }
    Ok(())
}

/// Removes from the staged folder what no laid entry of this plan accounts for.
fn sweep(plan: &Plan, slots: &[Slot], root: &Path) -> io::Result<()> {
    for found in walkdir::WalkDir::new(root)
        .contents_first(true)
        .min_depth(1)
    {
        let found = found?;
        let expected = found
            .path()
            .strip_prefix(root)
            .ok()
            .and_then(Path::to_str)
            .is_some_and(|inner| {
                let inner = inner.replace(std::path::MAIN_SEPARATOR, "/");
                let at = plan.entries.binary_search_by(|e| (*e.payload).cmp(&inner));
                at.is_ok_and(|at| slots[at].laid().is_some())
            });
        if found.file_type().is_dir() {
            // Only an empty one goes.
            let _ = fs::remove_dir(found.path());
        } else if !expected {
            fs::remove_file(found.path())?;
        }
    }
    fs::create_dir_all(root.join("data"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_the_disk_takes_for_anothers_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("A.txt");
        fs::write(&path, "first").unwrap();
        assert_eq!(
            create(&path).unwrap_err().kind(),
            io::ErrorKind::AlreadyExists
        );
        assert_eq!(fs::read(&path).unwrap(), b"first");
    }
}
