//! Puts a finished file or folder under its final name, for good.
//!
//! Takes a staged path beside the target whose contents are already on the disk. Never replaces anything. When it
//! returns, the new name is on the disk too (as far as the file system can promise that).
#![expect(
    clippy::disallowed_methods,
    reason = "this room opens folders to sync them and renames"
)]

use std::io;
use std::path::Path;

/// Renames `staged` to `target` and syncs the folder; fails with `AlreadyExists` when something stands there.
pub fn publish(staged: &Path, target: &Path) -> io::Result<()> {
    rename_new(staged, target)?;
    sync_folder(parent(target))
}

/// The folder a path lies in; the current one for a bare name.
pub fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(target_os = "linux")]
fn rename_new(staged: &Path, target: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, staged, CWD, target, RenameFlags::NOREPLACE) {
        // File systems without the flag (FAT and NFS among them).
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => rename_checked(staged, target),
        other => other.map_err(io::Error::from),
    }
}

#[cfg(windows)]
fn rename_new(staged: &Path, target: &Path) -> io::Result<()> {
    crate::windows::move_new(staged, target)
}

#[cfg(not(any(target_os = "linux", windows)))]
fn rename_new(staged: &Path, target: &Path) -> io::Result<()> {
    rename_checked(staged, target)
}

#[cfg(not(windows))]
fn rename_checked(staged: &Path, target: &Path) -> io::Result<()> {
    match target.symlink_metadata() {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => std::fs::rename(staged, target),
        Err(error) => Err(error),
    }
}

/// Asks the disk to keep the names in a folder; file systems that cannot are forgiven.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    use rustix::io::Errno;
    let opened = std::fs::File::open(folder)?;
    match rustix::fs::fsync(&opened) {
        Err(Errno::INVAL | Errno::NOTSUP | Errno::BADF) | Ok(()) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Windows keeps a name with the move itself, which waits for the disk.
#[cfg(not(unix))]
pub fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests make files")]
    use super::publish;
    use std::fs;

    #[test]
    fn what_stands_under_the_name_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (staged, target) = (folder.path().join("s"), folder.path().join("t"));
        fs::write(&staged, "new").unwrap();
        fs::write(&target, "old").unwrap();
        assert_eq!(
            publish(&staged, &target).unwrap_err().kind(),
            std::io::ErrorKind::AlreadyExists
        );
        assert_eq!(fs::read(&target).unwrap(), b"old");
        fs::remove_file(&target).unwrap();
        publish(&staged, &target).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
    }
}
