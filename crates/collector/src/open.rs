//! Opens an archive, zip or folder, as a store.
//!
//! Takes a path, gives the files of the bag in it and what is wrong with the container. Opens for reading only; never
//! follows a link inside a folder.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use bag::defect::Defect;
use bag::folder::FolderStore;
use bag::source::ReadAt;
use bag::store::{Item, ItemKind, Store};
use shell::interrupt::Interrupt;

use crate::sys::{self, Archive, Stamp};

pub use bag::info::AGENT;

/// Why an archive could not be opened at all.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {error}")]
pub struct OpenError {
    /// What was to be opened.
    pub path: PathBuf,
    /// The system's word.
    #[source]
    pub error: io::Error,
}

/// Opens what stands at `path` and hands its store and the container's defects to `work`. A container that offers no
/// store gives its defects instead. Reading fails with `Interrupted` once `stop` is raised.
pub fn with_store<T>(
    path: &Path,
    stop: &Interrupt,
    work: impl FnOnce(&dyn Store, Vec<Defect>) -> T,
) -> Result<Result<T, Vec<Defect>>, OpenError> {
    let failed = |error| OpenError {
        path: path.to_path_buf(),
        error,
    };
    let metadata = path.metadata().map_err(failed)?;
    if metadata.is_dir() {
        let store = folder(path, stop).map_err(failed)?;
        return Ok(Ok(work(&store, Vec::new())));
    }
    if !metadata.is_file() {
        return Err(failed(io::Error::from(io::ErrorKind::InvalidInput)));
    }
    let archive = Stoppable {
        archive: sys::open_archive(path).map_err(failed)?,
        stop: stop.clone(),
    };
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let opened = bag::zip::open(&archive, stem).map_err(failed)?;
    Ok(opened.map(|(store, defects)| work(&store, defects)))
}

/// An archive whose reading ends when the person asks to stop.
struct Stoppable {
    archive: Archive,
    stop: Interrupt,
}

impl ReadAt for Stoppable {
    fn size(&self) -> u64 {
        self.archive.size()
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        // Not `Interrupted`: that would be tried again.
        if self.stop.heard() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.archive.read_at(buffer, offset)
    }
}

/// A folder whose files can be read from any offset on.
struct Seekable<D> {
    files: FolderStore<D>,
    door: D,
}

impl<D: Fn(&str) -> io::Result<File> + Sync> Store for Seekable<D> {
    fn base(&self) -> &str {
        self.files.base()
    }

    fn items(&self) -> &[Item] {
        self.files.items()
    }

    fn has_directory(&self, path: &str) -> bool {
        self.files.has_directory(path)
    }

    fn open(&self, index: usize) -> io::Result<Box<dyn Read + Send + '_>> {
        self.files.open(index)
    }

    fn open_from(&self, index: usize, offset: u64) -> io::Result<Box<dyn Read + Send + '_>> {
        let item = self.items().get(index).ok_or(io::ErrorKind::NotFound)?;
        let mut file = (self.door)(&item.path)?;
        file.seek(SeekFrom::Start(offset))?;
        Ok(Box::new(file))
    }
}

/// A bag in a plain folder.
fn folder<'a>(
    root: &Path,
    stop: &'a Interrupt,
) -> io::Result<Seekable<impl Fn(&str) -> io::Result<File> + Clone + Sync + use<'a>>> {
    let root = root.canonicalize()?;
    let base = root
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let (mut items, mut directories) = (Vec::new(), Vec::new());
    for found in walkdir::WalkDir::new(&root)
        .min_depth(1)
        .follow_links(false)
        .sort_by_file_name()
    {
        let found = found?;
        let inner = found.path().strip_prefix(&root).unwrap_or(found.path());
        let path: Box<str> = slashed(inner).into();
        let kind = found.file_type();
        if kind.is_dir() {
            directories.push(path);
            continue;
        }
        let metadata = found.metadata()?;
        let kind = match kind {
            kind if kind.is_file() => ItemKind::File,
            kind if kind.is_symlink() => ItemKind::Link,
            _ => ItemKind::Special,
        };
        let modified = Some(Stamp::of(&metadata).modified.0);
        items.push(Item {
            path,
            size: metadata.len(),
            modified,
            kind,
        });
    }
    let door = move |path: &str| {
        if stop.heard() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        sys::open_source(&root.join(path))
    };
    Ok(Seekable {
        files: FolderStore::new(base, items, directories, door.clone()),
        door,
    })
}

/// A relative path with `/` between components. Octets that are no text become U+FFFD: such a name is in no manifest.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|c| c.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}
