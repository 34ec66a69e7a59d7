//! Writes a new file so that it is there whole or not at all.
//!
//! Takes a target and a function that writes the contents, stages them beside the target under a hidden name, asks the disk to
//! keep them, and only then gives them their name. Never replaces anything unless told to, and then only an ordinary file, in one
//! step. Leaves nothing behind when it fails.
#![expect(
    clippy::disallowed_methods,
    reason = "this room creates files and gives them their names"
)]

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::publish::{parent, publish, sync_folder};

/// Who may read a file that is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Its owner only (0600): letters, cases, forms. On Windows what the folder allows.
    Private,
    /// Whom the system lets read new files; a file that is replaced passes its permissions on.
    Ordinary,
}

/// Why there is no new file. Nothing was written, and what stood there is as it was.
#[derive(Debug, thiserror::Error)]
pub enum StagedError {
    /// The path ends in no name of a file (`..`, `/`, `folder/`).
    #[error("the path names no file")]
    NoName,
    /// Something stands under the name and was not to be replaced.
    #[error("something stands under the name")]
    Exists,
    /// What stands there is a folder, link or device; these are never replaced.
    #[error("what stands under the name is no ordinary file")]
    NotAFile,
    /// The folder it should go to is not there, or is no folder.
    #[error("the folder cannot be used")]
    Folder(#[source] io::Error),
    /// The disk cannot hold a file of this name.
    #[error("the disk cannot hold the name")]
    Name(#[source] io::Error),
    /// The contents could not be written.
    #[error("the contents could not be written")]
    Write(#[source] io::Error),
}

/// Makes `target` with the contents that `fill` writes.
///
/// With `replace`, an ordinary file of that name gives way the moment the new one is complete. `fill` is called once; what it
/// fails with comes back as [`StagedError::Write`].
pub fn write_new(
    target: &Path,
    mode: Mode,
    replace: bool,
    fill: &mut dyn FnMut(&mut (dyn Write + Send)) -> io::Result<()>,
) -> Result<(), StagedError> {
    // What ends in a separator names a folder.
    let last = target.as_os_str().as_encoded_bytes().last();
    let folder = last.is_some_and(|octet| std::path::is_separator(char::from(*octet)));
    if folder || target.file_name().is_none() {
        return Err(StagedError::NoName);
    }
    let old = match target.symlink_metadata() {
        Ok(_) if !replace => return Err(StagedError::Exists),
        Ok(old) if !old.is_file() => return Err(StagedError::NotAFile),
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(refused(error)),
    };
    let (file, staged) = stage(parent(target), mode).map_err(refused)?;
    let mut out = BufWriter::new(file);
    fill(&mut out).map_err(StagedError::Write)?;
    let file = out
        .into_inner()
        .map_err(|error| StagedError::Write(error.into_error()))?;
    if let (Mode::Ordinary, Some(old)) = (mode, &old) {
        let _ = file.set_permissions(old.permissions());
    }
    file.sync_all().map_err(StagedError::Write)?;
    drop(file);
    if old.is_some() {
        std::fs::rename(&staged.0, target).map_err(StagedError::Write)?;
        return sync_folder(parent(target)).map_err(StagedError::Write);
    }
    publish(&staged.0, target).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => StagedError::Exists,
        _ => refused(error),
    })
}

/// Opens a file of a hidden name that nobody uses.
fn stage(folder: &Path, mode: Mode) -> io::Result<(File, Staged)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if mode == Mode::Private {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = mode;
    let mut number = 0u32;
    loop {
        let name = format!(".{}-{number}.liudi-part", std::process::id());
        let path = folder.join(OsString::from(name));
        match options.open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => {
                number += 1;
            }
            opened => return Ok((opened?, Staged(path))),
        }
    }
}

/// A staged file; gone when it was not given its name.
struct Staged(PathBuf);

impl Drop for Staged {
    fn drop(&mut self) {
        // After the renaming there is nothing of that name.
        let _ = std::fs::remove_file(&self.0);
    }
}

fn refused(error: io::Error) -> StagedError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StagedError::Folder(error),
        io::ErrorKind::InvalidFilename => StagedError::Name(error),
        _ => StagedError::Write(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn put(target: &Path, mode: Mode, replace: bool, text: &str) -> Result<(), StagedError> {
        write_new(target, mode, replace, &mut |out| {
            out.write_all(text.as_bytes())
        })
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_there_whole_and_alone() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("申请书.pdf");
        put(&target, Mode::Private, false, "letter").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"letter");
        assert_eq!(names(folder.path()), ["申请书.pdf"]);
    }

    #[test]
    fn what_stands_there_stays_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        fs::write(&target, "old").unwrap();
        let mut called = false;
        let refused = write_new(&target, Mode::Private, false, &mut |_| {
            called = true;
            Ok(())
        });
        assert!(matches!(refused, Err(StagedError::Exists)) && !called);
        assert_eq!(fs::read(&target).unwrap(), b"old");
        put(&target, Mode::Private, true, "new").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_failure_halfway_leaves_what_was_there_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        let fail = &mut |out: &mut (dyn Write + Send)| {
            out.write_all(&[b'x'; 100_000])?;
            Err(io::ErrorKind::StorageFull.into())
        };
        let refused = write_new(&target, Mode::Ordinary, false, fail);
        assert!(
            matches!(refused, Err(StagedError::Write(e)) if e.kind() == io::ErrorKind::StorageFull)
        );
        assert_eq!(names(folder.path()), [""; 0]);
        fs::write(&target, "old").unwrap();
        assert!(write_new(&target, Mode::Ordinary, true, fail).is_err());
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_panic_leaves_nothing_either() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        let caught = std::panic::catch_unwind(|| {
            write_new(&target, Mode::Private, false, &mut |_| panic!("a fault"))
        });
        assert!(caught.is_err());
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn somebody_who_comes_first_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        let refused = write_new(&target, Mode::Private, false, &mut |out| {
            fs::write(&target, "theirs")?;
            out.write_all(b"ours")
        });
        assert!(matches!(refused, Err(StagedError::Exists)));
        assert_eq!(fs::read(&target).unwrap(), b"theirs");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_staged_file_of_another_run_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let other = format!(".{}-0.liudi-part", std::process::id());
        fs::write(folder.path().join(&other), "theirs").unwrap();
        put(&folder.path().join("a"), Mode::Private, false, "ours").unwrap();
        assert_eq!(names(folder.path()), [&other, "a"]);
        assert_eq!(fs::read(folder.path().join(other)).unwrap(), b"theirs");
    }

    #[test]
    fn targets_that_cannot_be_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        fs::write(here.join("file"), "").unwrap();
        fs::create_dir(here.join("folder")).unwrap();
        let put = |inner: &str, replace| put(&here.join(inner), Mode::Private, replace, "x");
        assert!(matches!(put("no/a", false), Err(StagedError::Folder(_))));
        assert!(matches!(put("folder/..", false), Err(StagedError::NoName)));
        assert!(matches!(put("new/", false), Err(StagedError::NoName)));
        assert!(matches!(put("folder", true), Err(StagedError::NotAFile)));
        assert!(matches!(put("folder", false), Err(StagedError::Exists)));
        #[cfg(unix)]
        {
            assert!(matches!(put("file/a", false), Err(StagedError::Folder(_))));
            let long = "长".repeat(86);
            assert!(matches!(put(&long, false), Err(StagedError::Name(_))));
            let most = "长".repeat(85);
            put(&most, false).unwrap();
            assert_eq!(names(here), ["file", "folder", &most]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_and_what_they_point_to_are_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("a"), folder.path().join("link"));
        fs::write(&target, "old").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        let refused = put(&link, Mode::Private, true, "new");
        assert!(matches!(refused, Err(StagedError::NotAFile)));
        assert!(link.is_symlink() && fs::read(&target).unwrap() == b"old");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_of_the_mode() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let bits = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let target = folder.path().join("a");
        put(&target, Mode::Private, false, "x").unwrap();
        assert_eq!(bits(&target), 0o600);
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        put(&target, Mode::Ordinary, true, "y").unwrap();
        assert_eq!(bits(&target), 0o640);
        put(&target, Mode::Private, true, "z").unwrap();
        assert_eq!(bits(&target), 0o600);
        let plain = folder.path().join("b");
        fs::write(&plain, "").unwrap();
        let new = folder.path().join("c");
        put(&new, Mode::Ordinary, false, "x").unwrap();
        assert_eq!(bits(&new), bits(&plain));
    }
}
