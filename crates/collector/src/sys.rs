//! Holds everything that systems do differently: how an archive and a staged file are opened, writing at an offset, room on a
//! disk. How a source is opened and what tells that it changed stands in [`shell::source`].
//!
//! Takes paths and open files, gives values. Never writes to a source.
#![expect(
    clippy::disallowed_methods,
    reason = "the one room that opens sources and targets"
)]

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use bag::source::ReadAt;

pub use shell::source::{Stamp, attributes, is_cloud_only, open as open_source, read_at};

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

/// Octets that may still be written on the disk that holds `folder`; `None` when the system does not say.
#[cfg(windows)]
pub fn room(folder: &Path) -> Option<u64> {
    shell::windows::room(folder).ok()
}

/// The largest file, in octets, that the file system of `folder` can hold, where that is less than anyone would need:
/// FAT ends one octet below 4 GiB.
#[cfg(target_os = "linux")]
pub fn largest_file(folder: &Path) -> Option<u64> {
    const MSDOS_SUPER_MAGIC: i64 = 0x4d44;
    let system = rustix::fs::statfs(folder).ok()?;
    (system.f_type as i64 == MSDOS_SUPER_MAGIC).then_some(u64::from(u32::MAX))
}

/// The largest file, in octets, that the file system of `folder` can hold, where that is less than anyone would need.
#[cfg(windows)]
pub fn largest_file(folder: &Path) -> Option<u64> {
    let system = shell::windows::file_system(folder).ok()?;
    matches!(&*system, "FAT" | "FAT32").then_some(u64::from(u32::MAX))
}

/// The largest file the file system can hold; not known on this system.
#[cfg(not(any(target_os = "linux", windows)))]
pub fn largest_file(_folder: &Path) -> Option<u64> {
    None
}
