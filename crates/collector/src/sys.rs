//! Holds everything that systems do differently: how a source is opened, what tells that it changed, writing at an
//! offset, room on a disk.
//!
//! Takes paths and open files, gives values. Never writes to a source: it is opened for reading only, without following
//! a link, without waiting on a FIFO, and without touching its access time where the system allows.
#![expect(
    clippy::disallowed_methods,
    reason = "the one room that opens sources and targets"
)]

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use bag::source::ReadAt;
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
pub fn open_source(path: &Path) -> io::Result<File> {
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
pub fn open_source(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt as _;
    const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
    OpenOptions::new()
        .read(true)
        .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT)
        .open(path)
}

/// Opens an archive for reading.
pub fn open_archive(path: &Path) -> io::Result<Archive> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    Ok(Archive { file, size })
}

/// Opens a staged file for reading and writing, readable by its owner only; what it holds stays.
pub fn open_staged(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options
            .mode(0o600)
            .custom_flags(rustix::fs::OFlags::NOFOLLOW.bits() as i32);
    }
    options.open(path)
}

/// Reserves room for a file, so that a disk without it says so now and writing need not look for it. A file system that
/// cannot reserve is forgiven.
#[cfg(target_os = "linux")]
pub fn reserve(file: &File, length: u64) -> io::Result<()> {
    use rustix::fs::FallocateFlags;
    use rustix::io::Errno;
    match rustix::fs::fallocate(file, FallocateFlags::empty(), 0, length.max(1)) {
        Err(error @ (Errno::NOSPC | Errno::DQUOT | Errno::FBIG)) => Err(error.into()),
        _ => Ok(()),
    }
}

/// Reserves room for a file; not done on this system.
#[cfg(not(target_os = "linux"))]
pub fn reserve(_file: &File, _length: u64) -> io::Result<()> {
    Ok(())
}

/// Opens a staged file, which must exist, for writing past the page cache; `None` where that cannot be done.
#[cfg(target_os = "linux")]
pub fn open_direct(path: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::WRONLY | OFlags::DIRECT | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    rustix::fs::open(path, flags, Mode::empty())
        .ok()
        .map(File::from)
}

/// Opens a staged file for writing past the page cache; not done on this system.
#[cfg(not(target_os = "linux"))]
pub fn open_direct(_path: &Path) -> Option<File> {
    None
}

/// An archive that is read at any offset by several threads.
#[derive(Debug)]
pub struct Archive {
    file: File,
    size: u64,
}

impl ReadAt for Archive {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        read_at(&self.file, buffer, offset)
    }
}

/// Reads at an offset without moving any cursor that matters.
pub fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    #[cfg(unix)]
    return std::os::unix::fs::FileExt::read_at(file, buffer, offset);
    #[cfg(windows)]
    return std::os::windows::fs::FileExt::seek_read(file, buffer, offset);
}

/// Writes all octets at an offset.
pub fn write_all_at(file: &File, octets: &[u8], offset: u64) -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::FileExt::write_all_at(file, octets, offset);
    #[cfg(windows)]
    {
        let (mut octets, mut offset) = (octets, offset);
        while !octets.is_empty() {
            match std::os::windows::fs::FileExt::seek_write(file, octets, offset) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(n) => {
                    octets = &octets[n..];
                    offset += n as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Asks the system to forget what it has in memory of a synced file, so that the next read comes from the disk.
pub fn forget_cached(file: &File) {
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

/// Waits until everything under `root` is on the disk.
#[cfg(target_os = "linux")]
pub fn sync_tree(root: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(root)?)?)
}

/// Waits for nothing: this system has no such call; staged files are synced one by one.
#[cfg(not(target_os = "linux"))]
pub fn sync_tree(_root: &Path) -> io::Result<()> {
    Ok(())
}

/// Octets that may still be written on the disk that holds `folder`; `None` when the system does not say.
#[cfg(unix)]
pub fn room(folder: &Path) -> Option<u64> {
    let numbers = rustix::fs::statvfs(folder).ok()?;
    Some(numbers.f_bavail.saturating_mul(numbers.f_frsize))
}

/// Octets that may still be written; not asked on this system.
#[cfg(not(unix))]
pub fn room(_folder: &Path) -> Option<u64> {
    None
}

/// The largest file, in octets, that the file system of `folder` can hold, where that is less than anyone would need:
/// FAT ends one octet below 4 GiB.
#[cfg(target_os = "linux")]
pub fn largest_file(folder: &Path) -> Option<u64> {
    const MSDOS_SUPER_MAGIC: i64 = 0x4d44;
    let system = rustix::fs::statfs(folder).ok()?;
    (system.f_type as i64 == MSDOS_SUPER_MAGIC).then_some(u64::from(u32::MAX))
}

/// The largest file the file system can hold; not known on this system.
#[cfg(not(target_os = "linux"))]
pub fn largest_file(_folder: &Path) -> Option<u64> {
    None
}
