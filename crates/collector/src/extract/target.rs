//! Opens, stages and publishes files below one folder.
//!
//! Takes paths of octets that [`super::plan`] made, gives open folders and files. Everything goes through one capability
//! (`cap_std::fs::Dir`), so nothing outside the folder can be reached, whatever links stand in it; links are not even
//! followed inside. A staged file is gone unless it was published.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::Path;

use cap_std::ambient_authority;
use cap_std::fs::{Dir, Metadata, OpenOptions};

use super::Existing;
use super::plan::{Folds, Task};

/// How many names are tried for a staged file before giving up.
const TRIES: u32 = 10_000;

/// What stands in the way of a file.
#[derive(Debug)]
pub(super) enum Obstacle {
    /// A link.
    Link,
    /// Something that is not a folder, where one must be.
    NotADirectory,
    /// The system says no.
    Io(io::Error),
}

impl From<io::Error> for Obstacle {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// How the name of a staged file begins.
const STAGED: &str = ".liudi";

/// An open folder at or below the target.
pub(super) struct Folder {
    pub(super) dir: Dir,
    /// Its real path (`\\?\…`). Windows makes, moves and removes by path, and the paths that `Dir` finds for that lead nowhere on a
    /// share.
    #[cfg(windows)]
    path: std::path::PathBuf,
}

impl Folder {
    /// Opens a folder in this one, which is no link.
    fn enter(&self, name: &OsStr) -> io::Result<Self> {
        Ok(Self {
            dir: self.dir.open_dir(name)?,
            #[cfg(windows)]
            path: self.path.join(name),
        })
    }

    fn create_dir(&self, name: &OsStr) -> io::Result<()> {
        #[cfg(windows)]
        return std::fs::create_dir(self.path.join(name));
        #[cfg(not(windows))]
        self.dir.create_dir(name)
    }

    fn remove_file(&self, name: &OsStr) -> io::Result<()> {
        #[cfg(windows)]
        return shell::windows::remove_file(&self.path.join(name));
        #[cfg(not(windows))]
        self.dir.remove_file(name)
    }

    fn rename_over(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        #[cfg(windows)]
        return shell::windows::move_over(&self.path.join(from), &self.path.join(to));
        #[cfg(not(windows))]
        self.dir.rename(from, &self.dir, to)
    }
}

/// The folder that everything goes into.
pub(super) struct Target {
    root: Folder,
    /// How many `-` follow [`STAGED`] in the name of a staged file.
    dashes: usize,
    /// Where the archive itself stands below the target; empty when the target is in it.
    archive: Option<Vec<u8>>,
}

impl Target {
    /// Opens the folder, which is made if it is not there. This path alone is the user's own word and may lead anywhere.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let path = match path.as_os_str().is_empty() {
            true => Path::new("."),
            false => path,
        };
        Dir::create_ambient_dir_all(path, ambient_authority())?;
        let dir = Dir::open_ambient_dir(path, ambient_authority())?;
        let root = Folder {
            dir,
            #[cfg(windows)]
            path: path.canonicalize()?,
        };
        Ok(Self {
            root,
            dashes: 1,
            archive: None,
        })
    }

    /// Takes names for staged files that none of the tasks wants for itself.
    pub(super) fn keep_clear_of(&mut self, tasks: &[Task]) {
        let parts = tasks
            .iter()
            .flat_map(|task| task.path.split(|&octet| octet == b'/'));
        let taken: BTreeSet<usize> = parts.filter_map(dashes).collect();
        self.dashes = (1..).find(|n| !taken.contains(n)).unwrap_or(1);
    }

    /// Finds the archive below the target, which was opened as `folder`.
    pub(super) fn spare(&mut self, folder: &Path, archive: Option<&Path>) {
        let real = |path: &Path| match path.as_os_str().is_empty() {
            true => Path::new(".").canonicalize(),
            false => path.canonicalize(),
        };
        let (Ok(folder), Some(Ok(archive))) = (real(folder), archive.map(real)) else {
            return;
        };
        self.archive = match archive.strip_prefix(&folder) {
            Ok(inner) => {
                let parts: Vec<_> = inner.iter().map(OsStr::as_encoded_bytes).collect();
                Some(parts.join(&b'/'))
            }
            Err(_) => folder.starts_with(&archive).then(Vec::new),
        };
    }

    /// Whether the archive itself, or a part of it, stands there. Case decides nothing: to leave a file is no loss.
    pub(super) fn is_archive(&self, path: &[u8]) -> bool {
        self.archive.as_deref().is_some_and(|archive| {
            archive.is_empty()
                || path
                    .split_at_checked(archive.len())
                    .is_some_and(|(front, rest)| {
                        let (front, archive) = (
                            String::from_utf8_lossy(front),
                            String::from_utf8_lossy(archive),
                        );
                        front.to_lowercase() == archive.to_lowercase()
                            && matches!(rest, [] | [b'/', ..])
                    })
        })
    }

    /// A new staged file in one of the folders below.
    pub(super) fn stage<'a>(&self, folder: &'a Folder) -> io::Result<Staged<'a>> {
        Staged::new(folder, self.dashes)
    }

    /// Finds out whether it takes `A` and `a` for one name.
    pub(super) fn folds_case(&self) -> io::Result<Folds> {
        let staged = self.stage(&self.root)?;
        Ok(
            match stat(&self.root, staged.name.to_uppercase().as_ref())? {
                Some(_) => Folds::Yes,
                None => Folds::No,
            },
        )
    }

    /// Whether a file of that size already stands there. What lies behind a link does not.
    pub(super) fn holds(&self, path: &[u8], size: u64) -> bool {
        let (parent, name) = split(path);
        let mut folders = Folders::new(self);
        let (Ok(folder), Ok(name)) = (folders.folder(parent, Absent::Refuse), os(name)) else {
            return false;
        };
        let found = stat(folder, &name).ok().flatten();
        found.is_some_and(|found| found.is_file() && found.len() == size)
    }

    /// Makes a folder and those it lies in.
    pub(super) fn make(&self, path: &[u8]) -> Result<(), Obstacle> {
        Folders::new(self).folder(path, Absent::Make).map(|_| ())
    }

    /// Writes a new file; false when something else stands under that name. The same octets are as good as written.
    pub(super) fn write_new(&self, name: &str, octets: &[u8]) -> io::Result<bool> {
        match stat(&self.root, name.as_ref())? {
            Some(found) if found.is_file() && found.len() == octets.len() as u64 => {
                let mut held = Vec::new();
                let file = self.root.dir.open(name)?;
                file.take(octets.len() as u64 + 1).read_to_end(&mut held)?;
                Ok(held == octets)
            }
            Some(_) => Ok(false),
            None => {
                let mut staged = self.stage(&self.root)?;
                staged.file.write_all(octets)?;
                match staged.publish(name.as_ref(), Existing::Keep) {
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
                    other => other.map(|()| true),
                }
            }
        }
    }
}

/// What to do where a folder is not there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Absent {
    /// Make it.
    Make,
    /// Give up.
    Refuse,
}

/// Opens folders below the target; keeps the last one open, because files come folder by folder.
pub(super) struct Folders<'a> {
    root: &'a Folder,
    last: Option<(Box<[u8]>, Folder)>,
}

impl<'a> Folders<'a> {
    pub(super) fn new(target: &'a Target) -> Self {
        let root = &target.root;
        Self { root, last: None }
    }

    /// The folder of that path, one component at a time.
    pub(super) fn folder(&mut self, path: &[u8], absent: Absent) -> Result<&Folder, Obstacle> {
        if path.is_empty() {
            return Ok(self.root);
        }
        let open = match self.last.take() {
            Some((known, dir)) if *known == *path => dir,
            _ => {
                let mut parts = path.split(|&octet| octet == b'/');
                let mut dir = enter(self.root, parts.next().unwrap_or_default(), absent)?;
                for part in parts {
                    dir = enter(&dir, part, absent)?;
                }
                dir
            }
        };
        Ok(&self.last.insert((path.into(), open)).1)
    }
}

/// Opens a folder in a folder, never through a link.
fn enter(folder: &Folder, part: &[u8], absent: Absent) -> Result<Folder, Obstacle> {
    let name = os(part)?;
    if stat(folder, &name)?.is_none() {
        if absent == Absent::Refuse {
            return Err(io::Error::from(io::ErrorKind::NotFound).into());
        }
        match folder.create_dir(&name) {
            // Another thread was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => other?,
        }
    }
    match stat(folder, &name)? {
        Some(found) if found.is_dir() => Ok(folder.enter(&name)?),
        Some(found) if found.is_symlink() => Err(Obstacle::Link),
        _ => Err(Obstacle::NotADirectory),
    }
}

/// What stands under a name, links not followed; `None` when nothing does.
pub(super) fn stat(folder: &Folder, name: &OsStr) -> io::Result<Option<Metadata>> {
    match folder.dir.symlink_metadata(name) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// How many `-` follow where a name begins like that of a staged file, in any case.
fn dashes(name: &[u8]) -> Option<usize> {
    let (front, rest) = name.split_at_checked(STAGED.len())?;
    let like = front.eq_ignore_ascii_case(STAGED.as_bytes());
    like.then(|| rest.iter().take_while(|&&octet| octet == b'-').count())
}

/// Folder and name of a path.
pub(super) fn split(path: &[u8]) -> (&[u8], &[u8]) {
    match path.iter().rposition(|&octet| octet == b'/') {
        Some(at) => (&path[..at], &path[at + 1..]),
        None => (&[], path),
    }
}

/// A name as the system takes it.
pub(super) fn os(name: &[u8]) -> io::Result<Cow<'_, OsStr>> {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt as _;
        Ok(Cow::Borrowed(OsStr::from_bytes(name)))
    }
    #[cfg(not(unix))]
    {
        match std::str::from_utf8(name) {
            Ok(name) => Ok(Cow::Borrowed(OsStr::new(name))),
            Err(_) => Err(io::ErrorKind::InvalidFilename.into()),
        }
    }
}

/// A file being written under a temporary name in its own folder. Dropped, it is removed.
pub(super) struct Staged<'a> {
    folder: &'a Folder,
    name: String,
    pub(super) file: std::fs::File,
    published: bool,
}

impl<'a> Staged<'a> {
    fn new(folder: &'a Folder, dashes: usize) -> io::Result<Self> {
        for number in 0..TRIES {
            let name = format!("{STAGED}{:-<dashes$}{number}.part", "");
            let options = OpenOptions::new().write(true).create_new(true).clone();
            match folder.dir.open_with(&name, &options) {
                Ok(file) => {
                    return Ok(Self {
                        folder,
                        name,
                        file: file.into_std(),
                        published: false,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Gives the file its final name. With [`Existing::Keep`] it fails with `AlreadyExists` where something stands.
    pub(super) fn publish(mut self, name: &OsStr, existing: Existing) -> io::Result<()> {
        match existing {
            Existing::Keep => rename_new(self.folder, self.name.as_ref(), name)?,
            Existing::Replace => self.folder.rename_over(self.name.as_ref(), name)?,
        }
        self.published = true;
        Ok(())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if !self.published {
            // It is in nobody's way but its own; the failure that led here is what is told.
            let _ = self.folder.remove_file(self.name.as_ref());
        }
    }
}

/// Renames where nothing stands yet.
#[cfg(windows)]
fn rename_new(folder: &Folder, from: &OsStr, to: &OsStr) -> io::Result<()> {
    shell::windows::move_new(&folder.path.join(from), &folder.path.join(to))
}

/// Renames where nothing stands yet.
#[cfg(not(windows))]
fn rename_new(folder: &Folder, from: &OsStr, to: &OsStr) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(&folder.dir, from, &folder.dir, to, RenameFlags::NOREPLACE) {
            // This file system or kernel cannot do it in one step.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
            other => return Ok(other?),
        }
    }
    if stat(folder, to)?.is_some() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    folder.rename_over(from, to)
}
