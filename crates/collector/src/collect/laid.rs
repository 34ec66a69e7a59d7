//! Holds what became of each entry: laid down in the archive, or not.
//!
//! Takes nothing, gives values. One small record an entry: there may be hundreds of thousands.

use bag::digest::{Algorithm, Digest, Digester};
use bag::zip::format::{Header, Method};

use super::noted::Noted;
use crate::sys::Stamp;

/// An entry whose octets are in the staged archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    /// Where its local header stands (zip); 0 in a folder.
    pub offset: u64,
    /// Octets as held, without the header.
    pub packed: u64,
    /// CRC-32 of the octets; 0 in a folder.
    pub crc: u32,
    /// State of the source that these octets are.
    pub stamp: Stamp,
    /// SHA-256 of the octets.
    pub sha256: [u8; 32],
    /// Digest by the second algorithm, where one was asked for.
    pub second: Option<Box<[u8]>>,
    /// What it is and says.
    pub facts: Option<Noted>,
}

/// What became of an entry.
#[derive(Clone, Debug, Default)]
pub enum Slot {
    /// Not read yet.
    #[default]
    Waiting,
    /// In the staged archive.
    Laid(Laid),
    /// Not read, and its place (offset and length) in the staged archive must be given to others.
    Hole(u64, u64),
    /// Left out.
    LeftOut,
}

impl Slot {
    /// The entry, if it is in the archive.
    pub fn laid(&self) -> Option<&Laid> {
        match self {
            Self::Laid(laid) => Some(laid),
            _ => None,
        }
    }
}

impl Laid {
    /// The digest by one of the algorithms that were computed.
    pub fn digest(&self, algorithm: Algorithm) -> Digest {
        match (algorithm, &self.second) {
            (Algorithm::Sha256, _) | (_, None) => Digest::new(&self.sha256),
            (_, Some(second)) => Digest::new(second),
        }
    }

    /// The header of this entry in a zip.
    pub fn header<'a>(&self, name: &'a str, method: Method) -> Header<'a> {
        Header {
            name,
            method,
            modified: self.stamp.modified.0,
            crc: self.crc,
            size: self.stamp.size,
            packed: self.packed,
        }
    }
}

/// Digests octets by SHA-256 and, where asked for, by a second algorithm.
pub fn digester(second: Option<Algorithm>) -> Digester {
    match second {
        None => Digester::new(&[Algorithm::Sha256]),
        Some(second) => Digester::new(&[Algorithm::Sha256, second]),
    }
}

/// What a [`digester`] found.
pub fn digests(digester: Digester) -> ([u8; 32], Option<Box<[u8]>>) {
    let found = digester.finish();
    let mut sha256 = [0; 32];
    if let Some(first) = found.first() {
        sha256.copy_from_slice(first.octets());
    }
    (sha256, found.get(1).map(|d| d.octets().into()))
}
