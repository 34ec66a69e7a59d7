//! The zip form of a bag: written by [`mod@format`], judged and read by the other rooms here.
//!
//! [`Container::read`] finds the end records (`end`), reads the central directory (`directory`, `records`, `names`) and
//! accounts for every octet before it (`layout`). [`Container::canonical_defects`] holds an archive of our own to the
//! octets of [`mod@format`]. A [`ZipStore`] then offers the files of the one base directory, each read and checked by an
//! [`EntryReader`]; [`open()`] does all of that. Takes a [`ReadAt`], opens nothing, writes nothing, never believes a length it was told.

mod canonical;
mod container;
mod directory;
mod end;
pub mod format;
mod layout;
mod names;
mod open;
mod read;
mod records;
mod store;
#[cfg(test)]
mod tests;

use std::io::{self, Read as _};

pub use container::{Container, Entry, Unread};
pub use names::unsafe_part;
pub use open::{Opened, open};
pub use read::EntryReader;
pub use store::ZipStore;

use crate::defect::Defect;
use crate::source::ReadAt;

/// Reads everything there is to read of a zip and gives all that is wrong: container, headers compared with [`mod@format`]'s,
/// contents up to `budget` octets in all. The one call a fuzzer or a test needs. Fails only when `source` fails.
pub fn judge_all(source: &dyn ReadAt, mut budget: u64) -> io::Result<Vec<Defect>> {
    let mut container = match Container::read(source) {
        Ok(container) => container,
        Err(Unread::Defect(defect)) => return Ok(vec![defect]),
        Err(Unread::Io(error)) => return Err(error),
    };
    let mut defects = std::mem::take(&mut container.defects);
    defects.extend(container.canonical_defects(source)?);
    let mut buffer = vec![0; 1 << 16];
    for entry in container.entries() {
        let mut read = || -> io::Result<()> {
            let mut reader = EntryReader::new(source, entry)?;
            while budget > 0 {
                match reader.read(&mut buffer)? {
                    0 => break,
                    n => budget = budget.saturating_sub(n as u64),
                }
            }
            Ok(())
        };
        match read().map_err(io::Error::downcast::<Defect>) {
            Ok(()) => {}
            Err(Ok(defect)) => defects.push(defect),
            Err(Err(error)) => return Err(error),
        }
    }
    match ZipStore::new(container, source) {
        Ok(store) => defects.extend_from_slice(store.defects()),
        Err(defect) => defects.push(defect),
    }
    Ok(defects)
}
