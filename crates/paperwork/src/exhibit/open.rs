//! Opens files that are only read, and notices when one changes meanwhile.
//!
//! Takes paths, gives readers and the listing of a folder. Reads each file through one handle; a reader comes to its end only if
//! what stands at the path is still what was opened. Never follows a link inside a folder, never waits on a FIFO.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bag::folder::FolderStore;
use bag::source::ReadAt;
use bag::store::{Item, ItemKind};
use shell::source::{self, Stamp};

/// Notices at the end of a file that it is no longer the one that was opened.
pub(super) struct Watched {
    file: File,
    path: PathBuf,
    stamp: Stamp,
}

/// A file changed while it was read.
#[derive(Debug, thiserror::Error)]
#[error("changed while it was read")]
pub(super) struct Moved;

/// What was opened is no regular file.
#[derive(Debug, thiserror::Error)]
#[error("no file to read")]
pub(super) struct NoFile;

impl Watched {
    /// Opens a regular file, links in the way followed. What is none fails with [`NoFile`].
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        Self::direct(path.canonicalize()?)
    }

    /// Opens a regular file; a link in the last component is none.
    fn direct(path: PathBuf) -> io::Result<Self> {
        let file = source::open(&path)?;
        let found = file.metadata()?;
        if !found.is_file() {
            return Err(io::Error::other(NoFile));
        }
        let stamp = Stamp::of(&found);
        Ok(Self { file, path, stamp })
    }

    /// Fails when what stands at the path is not what was opened.
    pub(super) fn hold_still(&self) -> io::Result<()> {
        match self.path.symlink_metadata() {
            Ok(now) if Stamp::of(&now) == self.stamp => Ok(()),
            _ => Err(io::Error::other(Moved)),
        }
    }
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(buffer)?;
        if n == 0 && !buffer.is_empty() {
            self.hold_still()?;
        }
        Ok(n)
    }
}

impl ReadAt for Watched {
    fn size(&self) -> u64 {
        self.stamp.size
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        source::read_at(&self.file, buffer, offset)
    }
}

/// The name at the end of a path; where there is none (`.`), that of what it leads to.
pub(super) fn name_of(path: &Path) -> String {
    let real = || path.canonicalize().unwrap_or_default();
    let name = path.file_name().map(std::ffi::OsStr::to_os_string);
    let name = name.or_else(|| real().file_name().map(std::ffi::OsStr::to_os_string));
    name.unwrap_or_default().to_string_lossy().into_owned()
}

/// The files of a bag in a folder, each watched while it is read. Links and special files are listed, never opened.
pub(super) fn folder(
    root: &Path,
) -> io::Result<FolderStore<impl Fn(&str) -> io::Result<Watched> + Sync + use<>>> {
    let root = root.canonicalize()?;
    let (mut items, mut directories) = (Vec::new(), Vec::new());
    let mut waiting = vec![(root.clone(), String::new())];
    while let Some((folder, prefix)) = waiting.pop() {
        for found in folder.read_dir()? {
            let found = found?;
            let path = format!("{prefix}{}", found.file_name().to_string_lossy());
            let kind = found.file_type()?;
            if kind.is_dir() {
                waiting.push((found.path(), format!("{path}/")));
                directories.push(path.into());
                continue;
            }
            let metadata = found.metadata()?;
            items.push(Item {
                path: path.into(),
                size: metadata.len(),
                modified: Some(Stamp::of(&metadata).modified.0),
                kind: match kind {
                    kind if kind.is_file() => ItemKind::File,
                    kind if kind.is_symlink() => ItemKind::Link,
                    _ => ItemKind::Special,
                },
            });
        }
    }
    items.sort_by(|a: &Item, b: &Item| a.path.cmp(&b.path));
    let base = name_of(&root);
    Ok(FolderStore::new(base, items, directories, move |path| {
        Watched::direct(root.join(path))
    }))
}
