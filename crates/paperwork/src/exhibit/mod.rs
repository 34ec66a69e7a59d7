//! Loads exhibits: files, and files inside sealed archives, each with its digest.
//!
//! What somebody wrote is read in every way it can mean ([`address`]); `locate` finds out on the disk which one is meant, and
//! [`load()`] has it opened (`open`) and reads it once ([`hold`]: digest always, octets while they fit); a file inside an archive is
//! checked against the bag before anybody gets it ([`archive`]); [`marks`] gives each its mark and a name that can be attached.
//! What it is, and whether its pages can be shown, is told by its content ([`inspect`], [`picture`], [`portable`], [`blank`]).
//! Takes addresses, gives [`Exhibit`]s or every [`LoadError`] at once. Only `open` opens files; nothing here writes, and a file that
//! changed while it was read is never used.

pub mod address;
pub mod archive;
pub mod blank;
pub mod hold;
pub mod inspect;
mod intact;
pub(crate) mod jpeg;
pub mod load;
mod locate;
pub mod marks;
mod open;
pub mod picture;
pub mod portable;
#[cfg(test)]
mod sample;
mod tables;
pub(crate) mod widgets;

use bag::digest::Digest;

pub use address::Address;
pub use archive::{ArchiveFault, Checked, InArchive};
pub use hold::{Budget, Hold, Limits, Octets, TooMuch};
pub use load::{LoadError, Wanted, load, load_all};
pub use marks::{Exhibit, flat_name, mark};

/// One file, read once.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// A name without folders, safe on every system, at most [`marks::LONGEST_NAME`] characters. Of a file whose name an archive
    /// could not hold: the name it had.
    pub name: String,
    /// Its octets, when they were wanted and fit.
    pub bytes: Option<Octets>,
    /// Octets.
    pub octets: u64,
    /// SHA-256 of its octets.
    pub sha256: Digest,
    /// Where it was found.
    pub from: From,
}

/// Where an exhibit was found.
#[derive(Clone, Debug)]
pub enum From {
    /// A file of its own.
    File,
    /// A file in a sealed archive, checked against it.
    Archive(Box<InArchive>),
}
