//! Offers the files of a bag, whatever form holds them.
//!
//! Takes nothing, gives items with paths relative to the base directory and a reader for each. Never follows a
//! link. A caller may open items from several threads at once.

use std::io::{self, Read};

/// What an item is, as far as its form tells without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A regular file.
    File,
    /// A symbolic link or an entry whose mode says link; never followed.
    Link,
    /// A device, FIFO or socket; never opened.
    Special,
}

/// One file of a bag.
#[derive(Clone, Debug)]
pub struct Item {
    /// Path relative to the base directory, separated by `/`, as stored (no percent-decoding).
    pub path: Box<str>,
    /// Octets, uncompressed, as the form declares them.
    pub size: u64,
    /// Modification time in seconds since 1970 UTC, if the form keeps one.
    pub modified: Option<i64>,
    /// What it is.
    pub kind: ItemKind,
}

/// The files of one bag.
pub trait Store: Sync {
    /// Name of the base directory (without any parent).
    fn base(&self) -> &str;

    /// Every file, in the order the form holds them. Directories are not items.
    fn items(&self) -> &[Item];

    /// Whether a directory `path` exists even when no item lies under it (an empty `data/`).
    fn has_directory(&self, path: &str) -> bool;

    /// Opens item `index` for reading from its start. The reader fails with `InvalidData` when the stored form is
    /// damaged (bad CRC, broken deflate stream, more or fewer octets than declared): see [`crate::zip`].
    fn open(&self, index: usize) -> io::Result<Box<dyn Read + Send + '_>>;

    /// Opens item `index` for reading from octet `offset` of its content on. Forms that can go there do; the others read what
    /// stands before it. What begins in the middle may end without having been checked against the whole.
    fn open_from(&self, index: usize, offset: u64) -> io::Result<Box<dyn Read + Send + '_>> {
        let mut reader = self.open(index)?;
        let skipped = io::copy(&mut (&mut reader).take(offset), &mut io::sink())?;
        if skipped < offset {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(reader)
    }
}
