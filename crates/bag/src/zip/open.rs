//! Judges a zip and offers the bag in it, in one call.
//!
//! Takes a source and what the file is called, gives a store and what is wrong with the container, or what is wrong alone where
//! no store can be offered. Reads no content but the beginning of `bag-info.txt`. An archive that says it is of our making is
//! held to the octets of [`super::format`] too.

use std::io::{self, Read as _};

use super::container::{Container, Unread};
use super::read::EntryReader;
use super::store::ZipStore;
use crate::defect::{Code, Defect};
use crate::info::{AGENT, INFO};
use crate::source::ReadAt;

/// A bag in a zip with the defects of its container; or the defects that leave nothing to offer.
pub type Opened<'a> = Result<(ZipStore<'a>, Vec<Defect>), Vec<Defect>>;

/// The bag in the zip that is the whole of `source`, with the defects of its container. `stem` is the file's name without its extension, where there is one. Fails only when `source` fails.
pub fn open<'a>(source: &'a dyn ReadAt, stem: Option<&str>) -> io::Result<Opened<'a>> {
    let container = match Container::read(source) {
        Ok(container) => container,
        Err(Unread::Io(error)) => return Err(error),
        Err(Unread::Defect(defect)) => return Ok(Err(vec![defect])),
    };
    let mut defects = container.defects.clone();
    if is_ours(&container, source) {
        defects.extend(container.canonical_defects(source)?);
        defects.extend(container.order_defects());
    }
    let store = match ZipStore::new(container, source) {
        Ok(store) => store,
        Err(defect) => {
            defects.push(defect);
            return Ok(Err(defects));
        }
    };
    defects.extend(store.defects().iter().cloned());
    let base = crate::store::Store::base(&store);
    if stem.is_some_and(|stem| stem != base) {
        defects.push(Defect::new(Code::BaseNameDiffers).with("base", base));
    }
    Ok(Ok((store, defects)))
}

/// Whether the bag says that this program made it. Only a question of how strictly headers are judged: the digests
/// protect the answer.
fn is_ours(container: &Container, source: &dyn ReadAt) -> bool {
    const MOST: u64 = 64 * 1024;
    let info = container.entries().iter().find(|entry| {
        let inside = entry.name().split_once('/').map(|(_, inside)| inside);
        inside == Some(INFO)
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
