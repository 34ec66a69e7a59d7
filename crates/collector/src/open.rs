//! Opens an archive, zip or folder, as a store.
//!
//! Takes a path, gives the files of the bag in it and what is wrong with the container. Opens for reading only; never
//! follows a link inside a folder.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bag::defect::{Code, Defect};
use bag::source::ReadAt;
use bag::store::{Item, ItemKind, Store};
use bag::zip::{Container, EntryReader, Unread, ZipStore};
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
        let store = FolderStore::open(path, stop).map_err(failed)?;
        return Ok(Ok(work(&store, Vec::new())));
    }
    if !metadata.is_file() {
        return Err(failed(io::Error::from(io::ErrorKind::InvalidInput)));
    }
    let archive = Stoppable {
        archive: sys::open_archive(path).map_err(failed)?,
        stop: stop.clone(),
    };
    let container = match Container::read(&archive) {
        Ok(container) => container,
        Err(Unread::Io(error)) => return Err(failed(error)),
        Err(Unread::Defect(defect)) => return Ok(Err(vec![defect])),
    };
    let mut defects = container.defects.clone();
    if is_ours(&container, &archive) {
        defects.extend(container.canonical_defects(&archive).map_err(failed)?);
        defects.extend(container.order_defects());
    }
    let store = match ZipStore::new(container, &archive) {
        Ok(store) => store,
        Err(defect) => {
            defects.push(defect);
            return Ok(Err(defects));
        }
    };
    defects.extend(store.defects().iter().cloned());
    let base = path.file_stem().and_then(|s| s.to_str());
    if base.is_some_and(|name| name != store.base()) {
        defects.push(Defect::new(Code::BaseNameDiffers).with("base", store.base()));
    }
    Ok(Ok(work(&store, defects)))
}

/// Whether the bag says that this program made it. Only a question of how strictly headers are judged: the digests
/// protect the answer.
fn is_ours(container: &Container, source: &dyn ReadAt) -> bool {
    const MOST: u64 = 64 * 1024;
    let info = container.entries().iter().find(|entry| {
        let inside = entry.name().split_once('/').map(|(_, inside)| inside);
        inside == Some(bag::info::INFO)
    });
    let mut text = Vec::new();
    let Some(reader) = info.and_then(|entry| EntryReader::new(source, entry).ok()) else {
        return false;
    };
    // A reader that fails gave what it had; damage is found elsewhere.
    let _ = reader.take(MOST).read_to_end(&mut text);
    let label = format!("Bag-Software-Agent: {AGENT}");
    text.split(|&c| c == b'\n')
        .any(|line| line.starts_with(label.as_bytes()))
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

/// A bag in a plain folder.
struct FolderStore {
    root: PathBuf,
    base: String,
    items: Vec<Item>,
    directories: Vec<Box<str>>,
    stop: Interrupt,
}

impl FolderStore {
    fn open(root: &Path, stop: &Interrupt) -> io::Result<Self> {
        let root = root.canonicalize()?;
        let base = root
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let mut store = Self {
            base,
            items: Vec::new(),
            directories: Vec::new(),
            stop: stop.clone(),
            root: root.clone(),
        };
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
                store.directories.push(path);
                continue;
            }
            let metadata = found.metadata()?;
            let kind = match kind {
                kind if kind.is_file() => ItemKind::File,
                kind if kind.is_symlink() => ItemKind::Link,
                _ => ItemKind::Special,
            };
            let modified = Some(Stamp::of(&metadata).modified.0);
            store.items.push(Item {
                path,
                size: metadata.len(),
                modified,
                kind,
            });
        }
        store.directories.sort();
        Ok(store)
    }
}

/// A relative path with `/` between components. Octets that are no text become U+FFFD: such a name is in no manifest.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|c| c.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

impl Store for FolderStore {
    fn base(&self) -> &str {
        &self.base
    }

    fn items(&self) -> &[Item] {
        &self.items
    }

    fn has_directory(&self, path: &str) -> bool {
        self.directories
            .binary_search_by(|d| (**d).cmp(path))
            .is_ok()
    }

    fn open(&self, index: usize) -> io::Result<Box<dyn Read + Send + '_>> {
        if self.stop.heard() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        let path = self.root.join(&*self.items[index].path);
        Ok(Box::new(sys::open_source(&path)?))
    }
}
