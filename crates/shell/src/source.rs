//! Opens a file that is only to be read, and tells whether it is still the one it was.
//!
//! Takes paths and open files, gives a file and its [`Stamp`]. Never writes: a file is opened for reading only, without following
//! a link, without waiting on a FIFO, and without touching its access time where the system allows. Two equal stamps of one path
//! mean the same octets.
#![cfg_attr(
    windows,
    expect(
        clippy::disallowed_methods,
        reason = "the one room of both programs that opens what is only read"
    )
)]

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// What tells one state of a file from the next: if all of it is the same, so are the octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Octets.
    pub size: u64,
    /// Modification time: seconds since 1970 UTC and nanoseconds.
    pub modified: (i64, u32),
    /// Time of the last change of content or metadata (Unix), of creation elsewhere, in nanoseconds since 1970 UTC; it wraps round, which is
    /// no matter for telling one from the next.
    pub changed: i64,
    /// Inode number; 0 where there is none.
    pub inode: u64,
}

impl Stamp {
    /// The stamp of a file from its metadata.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self {
            size: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec() as u32),
            changed: metadata
                .ctime()
                .wrapping_mul(1_000_000_000)
                .wrapping_add(metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }

    /// The stamp of a file from its metadata.
    #[cfg(not(unix))]
    pub fn of(metadata: &Metadata) -> Self {
        let since = |time: io::Result<std::time::SystemTime>| match time
            .ok()
            .map(|t| t.duration_since(std::time::UNIX_EPOCH))
        {
            Some(Ok(after)) => (after.as_secs() as i64, after.subsec_nanos()),
            Some(Err(before)) => {
                let before = before.duration();
                let part = u32::from(before.subsec_nanos() > 0);
                let nanos = (1_000_000_000 - before.subsec_nanos()) % 1_000_000_000;
                (-(before.as_secs() as i64) - i64::from(part), nanos)
            }
            None => (0, 0),
        };
        let created = since(metadata.created());
        Self {
            size: metadata.len(),
            modified: since(metadata.modified()),
            changed: created
                .0
                .wrapping_mul(1_000_000_000)
                .wrapping_add(i64::from(created.1)),
            inode: 0,
        }
    }
}

/// Opens a source for reading, never through a link in its last component, never waiting.
#[cfg(unix)]
pub fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    #[cfg(target_os = "linux")]
    match rustix::fs::open(path, flags | OFlags::NOATIME, Mode::empty()) {
        // Only the owner may leave the access time alone.
        Err(rustix::io::Errno::PERM) => {}
        other => return Ok(other?.into()),
    }
    Ok(rustix::fs::open(path, flags, Mode::empty())?.into())
}

/// Opens a source for reading, never through a link in its last component.
#[cfg(windows)]
pub fn open(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt as _;
    const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
    const FILE_ATTRIBUTE_REPARSE_POINT: u32 = 0x0000_0400;
    let file = std::fs::OpenOptions::new()
        .read(true)
        .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT)
        .open(path)?;
    let metadata = file.metadata()?;
    // Files that a disk keeps packed or a cloud keeps in step are such points too, and no links: opened like this they would
    // give their stub.
    let stub = attributes(&metadata) & FILE_ATTRIBUTE_REPARSE_POINT != 0;
    match stub && !metadata.is_symlink() && !is_cloud_only(attributes(&metadata)) {
        true => std::fs::OpenOptions::new().read(true).open(path),
        false => Ok(file),
    }
}

/// What Windows says of a file beside its size and times; 0 elsewhere.
#[cfg(windows)]
pub fn attributes(metadata: &Metadata) -> u32 {
    std::os::windows::fs::MetadataExt::file_attributes(metadata)
}

/// What Windows says of a file beside its size and times; 0 elsewhere.
#[cfg(not(windows))]
pub fn attributes(_metadata: &Metadata) -> u32 {
    0
}

/// Whether a file with these attributes is in a cloud (OneDrive, 百度网盘同步空间 and others) or on a tape, and only its name here:
/// reading it would fetch it.
pub fn is_cloud_only(attributes: u32) -> bool {
    const OFFLINE: u32 = 0x0000_1000;
    const RECALL_ON_OPEN: u32 = 0x0004_0000;
    const RECALL_ON_DATA_ACCESS: u32 = 0x0040_0000;
    attributes & (OFFLINE | RECALL_ON_OPEN | RECALL_ON_DATA_ACCESS) != 0
}

/// Whether an error of opening or reading says that another program holds the file (Windows: sharing and lock violation).
pub fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// Reads at an offset without moving any cursor that matters.
pub fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    #[cfg(unix)]
    return std::os::unix::fs::FileExt::read_at(file, buffer, offset);
    #[cfg(windows)]
    return std::os::windows::fs::FileExt::seek_read(file, buffer, offset);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_in_a_cloud_is_told_by_its_attributes() {
        const ARCHIVE: u32 = 0x20;
        const PINNED: u32 = 0x0008_0000;
        const REPARSE_POINT: u32 = 0x400;
        for here in [0, ARCHIVE, ARCHIVE | PINNED | REPARSE_POINT, 0x2 | 0x4] {
            assert!(!is_cloud_only(here), "{here:#x}");
        }
        // As OneDrive marks a file that is online only, and a folder's listing what would be fetched on opening.
        for away in [0x0050_1620, 0x0040_1620, 0x0004_0020, 0x1000] {
            assert!(is_cloud_only(away), "{away:#x}");
        }
    }

    #[test]
    fn only_windows_numbers_an_error_like_that() {
        let held = io::Error::from_raw_os_error(32);
        assert_eq!(is_held(&held), cfg!(windows));
        assert!(!is_held(&io::ErrorKind::PermissionDenied.into()));
    }
}
