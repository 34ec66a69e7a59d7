//! Reads one item to its end and digests it on the way.
//!
//! Takes a store, an item and a buffer, gives the digests, and hands on the octets. Opens the item once. Never mistakes an
//! interrupted read for an end.

use std::io;

use crate::defect::{Code, Defect};
use crate::digest::{Algorithm, Digest, Digester};
use crate::store::Store;

/// Reads item `item` in pieces of at most `buffer.len()` octets, hands each to `sink`, and digests them all.
pub(crate) fn digest_item(
    store: &dyn Store,
    item: usize,
    algorithms: &[Algorithm],
    buffer: &mut [u8],
    sink: &mut dyn FnMut(&[u8]),
) -> io::Result<Vec<Digest>> {
    let mut digester = Digester::new(algorithms);
    let mut reader = store.open(item)?;
    loop {
        match reader.read(buffer) {
            Ok(0) => return Ok(digester.finish()),
            Ok(n) => {
                digester.update(&buffer[..n]);
                sink(&buffer[..n]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// What a failed read means: the defect that the container put into the error, or that the file cannot be read.
pub fn defect_of(error: &io::Error, path: &str) -> Defect {
    let inner = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Defect>());
    match inner {
        Some(defect) => Defect {
            path: defect.path.clone().or_else(|| Some(path.into())),
            ..defect.clone()
        },
        None => Defect::at(Code::Unreadable, path).with("error", error),
    }
}
