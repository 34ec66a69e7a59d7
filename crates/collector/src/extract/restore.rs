//! Restores one file: stages it, holds it to its digest, gives it its name and time.
//!
//! Takes a task of the plan, gives an [`Outcome`]. Reads the file of the bag once. A read that fails is damage of the bag; a
//! write that fails ends the run, unless it is about this one file's name or size. Nothing is renamed before its digest held.

use std::io::{self, Read, Write};
use std::time::{Duration, SystemTime};

use bag::digest::{Algorithm, Digest, Digester};

use super::plan::Task;
use super::target::{Absent, Folder, Folders, Obstacle, Staged, Target, os, split, stat};
use super::{Config, Damage, Damaged, Existing, Reason};
use crate::list::{Opened, defect_of, mismatch};
use bag::defect::Defect;

const PIECE: usize = 1 << 18;

/// What became of a file.
pub(super) enum Outcome {
    Restored(Restored),
    /// It stood there already.
    Present,
    Skipped(Reason),
    Damaged(Box<Damage>),
}

/// A file restored.
pub(super) struct Restored {
    pub octets: u64,
    /// It was held to a digest.
    pub checked: bool,
    /// The target would not take its time.
    pub untimed: bool,
}

/// Restores one file after the other.
pub(super) struct Worker<'a> {
    bag: &'a Opened<'a>,
    config: &'a Config,
    target: &'a Target,
    folders: Folders<'a>,
    buffer: Vec<u8>,
}

/// How copying ended, when writing did not fail.
enum Copied {
    Whole(u64, Option<Digest>),
    Unreadable(io::Error),
    Stopped,
}

impl<'a> Worker<'a> {
    pub(super) fn new(bag: &'a Opened<'a>, target: &'a Target, config: &'a Config) -> Self {
        Self {
            bag,
            config,
            target,
            folders: Folders::new(target),
            buffer: vec![0; PIECE],
        }
    }

    /// Restores one file. `on_octets` hears of octets read and answers whether to go on; `None` when it said no (a bag that
    /// is told to stop fails to read, which is no damage). Fails when nothing more can be written at all.
    pub(super) fn restore(
        &mut self,
        task: &Task,
        on_octets: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Option<Outcome>> {
        let skipped = |obstacle| reason(obstacle).map(|reason| Some(Outcome::Skipped(reason)));
        let Some(item) = self.bag.store.items().get(task.item) else {
            return Ok(Some(Outcome::Skipped(Reason::UnsafePath)));
        };
        let expected = self.bag.digest(task.item);
        let (parent, name) = split(&task.path);
        let folder = match self.folders.folder(parent, Absent::Make) {
            Ok(folder) => folder,
            Err(obstacle) => return skipped(obstacle),
        };
        let name = match os(name) {
            Ok(name) => name,
            Err(error) => return skipped(Obstacle::Io(error)),
        };
        let place = Place {
            folder,
            parent,
            name: &name,
        };
        let mut go_on = |_| on_octets(0);
        // What no manifest lists is compared with the bag itself.
        let own = match (&expected, stat(folder, &name)) {
            (None, Ok(Some(found))) if found.is_file() && found.len() == item.size => {
                own_digest(self.bag, task.item, &mut self.buffer, &mut go_on)
            }
            _ => None,
        };
        let held = expected.as_ref().or(own.as_ref());
        let standing = place.standing(held, item.size, &mut self.buffer, &mut go_on);
        match standing {
            Ok(Standing::Nothing) => {}
            Ok(Standing::Same) => {
                on_octets(item.size);
                return Ok(Some(Outcome::Present));
            }
            Ok(Standing::Unknown) => return Ok(None),
            Ok(Standing::File)
                if self.config.existing == Existing::Replace
                    && self.target.is_archive(&task.path) =>
            {
                return Ok(Some(Outcome::Skipped(Reason::Archive)));
            }
            Ok(Standing::File) if self.config.existing == Existing::Replace => {}
            Ok(Standing::File) => return Ok(Some(Outcome::Skipped(Reason::Exists))),
            Ok(Standing::Other(reason)) => return Ok(Some(Outcome::Skipped(reason))),
            Err(error) => return skipped(Obstacle::Io(error)),
        }
        let damaged = |defect, kept| Ok(Some(Outcome::Damaged(Box::new(Damage { defect, kept }))));
        let mut reader = match self.bag.store.open(task.item) {
            Ok(reader) => reader,
            Err(_) if !on_octets(0) => return Ok(None),
            Err(error) => return damaged(defect_of(&error, &item.path), None),
        };
        let mut staged = match self.target.stage(folder) {
            Ok(staged) => staged,
            Err(error) => return skipped(Obstacle::Io(error)),
        };
        let algorithm = expected.as_ref().map(|(algorithm, _)| *algorithm);
        let copied = copy(
            &mut reader,
            &mut staged.file,
            algorithm,
            &mut self.buffer,
            on_octets,
        );
        let (octets, found) = match copied {
            Ok(Copied::Whole(octets, found)) => (octets, found),
            Ok(Copied::Stopped) => return Ok(None),
            Ok(Copied::Unreadable(_)) if !on_octets(0) => return Ok(None),
            Ok(Copied::Unreadable(error)) => {
                let kept = place.mark(staged, self.config.damaged)?;
                return damaged(defect_of(&error, &item.path), kept);
            }
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                return Ok(Some(Outcome::Skipped(Reason::TooLarge)));
            }
            Err(error) => return Err(error),
        };
        if let (Some((algorithm, expected)), Some(found)) = (&expected, &found)
            && expected != found
        {
            let kept = place.mark(staged, self.config.damaged)?;
            let defect: Defect = mismatch(&item.path, *algorithm, expected, found);
            return damaged(defect, kept);
        }
        let moment = item.modified.and_then(moment);
        let untimed = item.modified.is_some()
            && moment.is_none_or(|moment| staged.file.set_modified(moment).is_err());
        match staged.publish(&name, self.config.existing) {
            Ok(()) => Ok(Some(Outcome::Restored(Restored {
                octets,
                checked: expected.is_some(),
                untimed,
            }))),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Ok(Some(Outcome::Skipped(Reason::Exists)))
            }
            Err(error) => skipped(Obstacle::Io(error)),
        }
    }
}

/// Where a file goes.
struct Place<'a> {
    folder: &'a Folder,
    /// Path of the folder, relative to the target.
    parent: &'a [u8],
    name: &'a std::ffi::OsStr,
}

/// What stands there.
enum Standing {
    Nothing,
    /// A file of the very same octets.
    Same,
    File,
    /// Looking was stopped.
    Unknown,
    Other(Reason),
}

impl Place<'_> {
    fn standing(
        &self,
        expected: Option<&(Algorithm, Digest)>,
        size: u64,
        buffer: &mut [u8],
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Standing> {
        let Some(found) = stat(self.folder, self.name)? else {
            return Ok(Standing::Nothing);
        };
        if found.is_symlink() {
            return Ok(Standing::Other(Reason::LinkInPlace));
        }
        if found.is_dir() {
            return Ok(Standing::Other(Reason::DirectoryInPlace));
        }
        if !found.is_file() {
            return Ok(Standing::Other(Reason::OtherInPlace));
        }
        let Some((algorithm, expected)) = expected.filter(|_| found.len() == size) else {
            return Ok(Standing::File);
        };
        let Ok(mut file) = self.folder.dir.open(self.name) else {
            return Ok(Standing::File);
        };
        let copied = copy(&mut file, &mut io::sink(), Some(*algorithm), buffer, go_on);
        Ok(match copied? {
            Copied::Whole(_, Some(found)) if found == *expected => Standing::Same,
            Copied::Stopped => Standing::Unknown,
            _ => Standing::File,
        })
    }

    /// Keeps what came out of a damaged file under a telling name, or lets it go.
    fn mark(&self, staged: Staged<'_>, damaged: Damaged) -> io::Result<Option<String>> {
        let telling = |number: u32| {
            let mut name = self.name.to_owned();
            match number {
                1 => name.push(".damaged"),
                _ => name.push(format!("-{number}.damaged")),
            }
            name
        };
        if damaged == Damaged::Remove {
            return Ok(None);
        }
        for name in (1..100).map(telling) {
            match stat(self.folder, &name) {
                Ok(None) => {
                    staged.publish(&name, Existing::Keep)?;
                    let (parent, name) =
                        (String::from_utf8_lossy(self.parent), name.to_string_lossy());
                    return Ok(Some(match parent.is_empty() {
                        true => name.into_owned(),
                        false => format!("{parent}/{name}"),
                    }));
                }
                Ok(Some(_)) => {}
                // A name that cannot be had (too long) is no reason to stop.
                Err(_) => return Ok(None),
            }
        }
        Ok(None)
    }
}

/// The digest of what the bag holds; `None` when it cannot be read to its end.
fn own_digest(
    bag: &Opened<'_>,
    item: usize,
    buffer: &mut [u8],
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Option<(Algorithm, Digest)> {
    let mut reader = bag.store.open(item).ok()?;
    let algorithm = Algorithm::Sha256;
    match copy(&mut reader, &mut io::sink(), Some(algorithm), buffer, go_on) {
        Ok(Copied::Whole(_, Some(digest))) => Some((algorithm, digest)),
        _ => None,
    }
}

/// Copies to the end and digests on the way. Fails when writing does; a failed read is an answer.
fn copy(
    reader: &mut dyn Read,
    writer: &mut dyn Write,
    algorithm: Option<Algorithm>,
    buffer: &mut [u8],
    on_octets: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Copied> {
    let algorithms: Vec<_> = algorithm.into_iter().collect();
    let mut digester = Digester::new(&algorithms);
    let mut octets = 0;
    loop {
        match reader.read(buffer) {
            Ok(0) => return Ok(Copied::Whole(octets, digester.finish().pop())),
            Ok(n) => {
                digester.update(&buffer[..n]);
                writer.write_all(&buffer[..n])?;
                octets += n as u64;
                if !on_octets(n as u64) {
                    return Ok(Copied::Stopped);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Ok(Copied::Unreadable(error)),
        }
    }
}

/// Whether a write failed because there is no room.
pub(super) fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded)
}

/// What an obstacle means for one file; an error that means the same for every file is given back.
pub(super) fn reason(obstacle: Obstacle) -> io::Result<Reason> {
    use io::ErrorKind::{ReadOnlyFilesystem, StaleNetworkFileHandle};
    match obstacle {
        Obstacle::Link => Ok(Reason::LinkInPlace),
        Obstacle::NotADirectory => Ok(Reason::OtherInPlace),
        Obstacle::Io(error) if is_full(&error) => Err(error),
        Obstacle::Io(error) => match error.kind() {
            ReadOnlyFilesystem | StaleNetworkFileHandle => Err(error),
            kind => Ok(Reason::Refused(kind)),
        },
    }
}

/// A moment as the system takes it; `None` beyond what it can say.
fn moment(seconds: i64) -> Option<SystemTime> {
    let distance = Duration::from_secs(seconds.unsigned_abs());
    if seconds < 0 {
        SystemTime::UNIX_EPOCH.checked_sub(distance)
    } else {
        SystemTime::UNIX_EPOCH.checked_add(distance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
            let n = octets.len().min(self.0);
            self.0 -= n;
            if n == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            Ok(n)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn full_disk_is_a_failure_and_no_damage() {
        let mut reader = &[7u8; 5000][..];
        let result = copy(
            &mut reader,
            &mut Full(4000),
            None,
            &mut [0; 1000],
            &mut |_| true,
        );
        assert!(result.is_err_and(|error| is_full(&error)));
    }

    #[test]
    fn obstacles_of_one_file_and_of_all() {
        let of = |kind: io::ErrorKind| reason(Obstacle::Io(kind.into()));
        assert!(of(io::ErrorKind::StorageFull).is_err());
        assert!(of(io::ErrorKind::ReadOnlyFilesystem).is_err());
        for kind in [
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::InvalidFilename,
        ] {
            assert_eq!(of(kind).ok(), Some(Reason::Refused(kind)));
        }
        assert_eq!(reason(Obstacle::Link).ok(), Some(Reason::LinkInPlace));
    }

    #[test]
    fn moments_before_1970_and_beyond_all() {
        assert_eq!(moment(0), Some(SystemTime::UNIX_EPOCH));
        assert_eq!(
            moment(-5),
            SystemTime::UNIX_EPOCH.checked_sub(Duration::from_secs(5))
        );
        let _ = moment(i64::MIN);
        let _ = moment(i64::MAX);
    }
}
