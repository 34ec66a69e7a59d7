//! Decides what is to be done with what somebody dropped on the program.
//!
//! Takes paths, gives the arguments that a person at a terminal would have typed: archives are verified, anything else is collected into
//! an archive beside the first. Tells an archive by what it holds, not by its name; never names a target that stands there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use bag::declaration::BAGIT;
use bag::source::ReadAt as _;
use shell::interrupt::Interrupt;
use shell::window;

use super::named;
use crate::collect::stage::Stage;
use crate::open::with_store;
use crate::sys;

/// The arguments for dropped paths, the program's name first.
pub fn arguments(dropped: &[PathBuf]) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = vec!["backup".into()];
    match dropped.first() {
        Some(first) if !dropped.iter().all(|path| is_archive(path)) => {
            arguments.extend(["collect".into(), "--output".into(), beside(first).into()]);
        }
        _ => arguments.push("verify".into()),
    }
    arguments.push("--".into());
    arguments.extend(dropped.iter().map(OsString::from));
    arguments
}

/// A name beside what was dropped that is free, or that of an archive an earlier run began.
fn beside(first: &Path) -> PathBuf {
    let real = first.canonicalize().unwrap_or_else(|_| first.to_owned());
    // `.` has no name of its own.
    let first = match first.file_name() {
        Some(_) => first,
        None => &real,
    };
    // Nothing is beside a disk.
    let folder = match first.parent() {
        Some(_) => shell::publish::parent(first),
        None => first,
    };
    let is_free =
        |target: &Path| Stage::of(target).is_begun() || target.symlink_metadata().is_err();
    window::free(
        folder,
        &named::name(first, &real),
        ("-backup", ".zip"),
        is_free,
    )
}

/// Whether a path is a bag, in a folder or a zip; also one of ours that is cut short.
fn is_archive(path: &Path) -> bool {
    if path.is_dir() {
        return path.join(BAGIT).is_file();
    }
    let holds_one = with_store(path, &Interrupt::default(), |store, _| {
        store.items().iter().any(|item| &*item.path == BAGIT)
    });
    match holds_one {
        Ok(Ok(bag)) => bag,
        Ok(Err(_)) => begins_as_ours(path),
        // That it cannot be opened is told by the command.
        Err(_) => false,
    }
}

/// Whether a file begins with an entry of a bag that has the file's name.
fn begins_as_ours(path: &Path) -> bool {
    const NAME: usize = 30;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut head = vec![0; NAME + stem.len() + BAGIT.len() + 1];
    let read = sys::open_archive(path).and_then(|archive| archive.read_at(&mut head, 0));
    let name = head.get(NAME..read.unwrap_or(0)).unwrap_or_default();
    let inner = name
        .strip_prefix(stem.as_bytes())
        .and_then(|rest| rest.strip_prefix(b"/"));
    let known = |inner: &[u8]| inner.starts_with(b"data/") || inner == BAGIT.as_bytes();
    head.starts_with(b"PK\x03\x04") && inner.is_some_and(known)
}
