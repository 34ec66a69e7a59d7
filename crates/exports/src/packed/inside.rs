//! Unpacks a zip that is held whole, to compare check values and to read the JSON or the list of videos of a known export.
//!
//! Takes the zip, gives what was found. Unpacks to nowhere and no more than 256 MiB in all; what is beyond, locked or packed by a method that is not
//! read is passed over.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::read::{ArchiveOffset, Config};
use zip::result::ZipError;

use super::names::Wanted;
use crate::facts::Data;
use crate::finding::{Code, Finding};
use crate::held::LIMIT;

/// Entries of a zip that is opened: more would take memory out of proportion.
pub(super) const ENTRIES: u64 = 100_000;

/// Octets that are unpacked in all.
const UNPACKED: u64 = 256 << 20;

/// What was found inside.
#[derive(Debug, Default)]
pub(crate) struct Inside {
    /// A known data export.
    pub(crate) data: Option<Data>,
    /// What is wrong with it.
    pub(crate) findings: Vec<Finding>,
    /// Whether an entry does not unpack to what the directory says.
    pub(crate) damaged: bool,
    /// Files that were not unpacked, locked ones left out.
    pub(crate) unchecked: u64,
}

/// Opens a zip from memory whose directory was walked already.
pub(crate) fn open(octets: Vec<u8>) -> Result<ZipArchive<Cursor<Vec<u8>>>, ZipError> {
    let config = Config {
        archive_offset: ArchiveOffset::Known(0),
    };
    ZipArchive::with_config(config, Cursor::new(octets))
}

/// Looks inside a zip of no more than [`ENTRIES`]; `wanted` is what is read in it.
pub(crate) fn look(octets: Vec<u8>, wanted: Option<Wanted<'_>>) -> Inside {
    let mut inside = Inside::default();
    let mut archive = match open(octets) {
        Ok(archive) => archive,
        Err(_) => {
            inside.damaged = true;
            return inside;
        }
    };
    let first = wanted.and_then(|wanted| archive.index_for_name_raw(wanted.name));
    let mut left = UNPACKED;
    // The one that is read comes first, whatever room the others would take.
    let others = (0..archive.len()).filter(|index| Some(*index) != first);
    for index in first.into_iter().chain(others) {
        let locked = archive
            .by_index_data(index)
            .is_ok_and(|file| file.encrypted());
        let file = match archive.by_index(index) {
            Ok(file) => file,
            Err(ZipError::InvalidArchive(_) | ZipError::Io(_)) => {
                inside.damaged = true;
                continue;
            }
            Err(_) => {
                inside.unchecked += u64::from(!locked);
                continue;
            }
        };
        let size = file.size();
        let mut content = Capped::new(file, &mut left);
        let result = match wanted.filter(|_| first == Some(index)) {
            Some(wanted) => inside.read(wanted, &mut content, size),
            None => io::copy(&mut content, &mut io::sink()).map(drop),
        };
        match result {
            // Too much of it, or packed in a way that is told only when the first octet is asked for.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::FileTooLarge | io::ErrorKind::Unsupported
                ) =>
            {
                inside.unchecked += 1;
            }
            Err(_) => inside.damaged = true,
            Ok(()) => {}
        }
    }
    inside
}

impl Inside {
    /// Reads what is wanted of a known export.
    fn read(&mut self, wanted: Wanted<'_>, from: &mut dyn Read, size: u64) -> io::Result<()> {
        let mut content = Vec::new();
        from.take(LIMIT as u64 + 1).read_to_end(&mut content)?;
        if content.len() > LIMIT {
            let finding = Finding::new(Code::DataTooLarge).with("octets", size);
            self.findings.push(finding);
            // What is left of it is only compared with its check value.
            return io::copy(from, &mut io::sink()).map(drop);
        }
        if let Some(text) = wanted.text {
            let videos = text.count(&content);
            self.data = Some(Data {
                layout: Some(text.id.clone()),
                counts: [("videos".to_owned(), videos)].into(),
            });
            if videos > 0 {
                let finding = Finding::new(Code::LinksExpire).with("count", videos);
                self.findings.push(finding);
            }
            return Ok(());
        }
        let (data, findings) = crate::data::read(&content);
        self.data = data.filter(|data| data.layout.is_some());
        self.findings = findings;
        Ok(())
    }
}

/// A reader that gives no more octets than are left, and takes them from what is left; beyond it fails as [`io::ErrorKind::FileTooLarge`].
pub(crate) struct Capped<'a, R> {
    inner: R,
    left: &'a mut u64,
}

impl<'a, R> Capped<'a, R> {
    /// A reader over `inner`.
    pub(crate) fn new(inner: R, left: &'a mut u64) -> Self {
        Self { inner, left }
    }
}

impl<R: Read> Read for Capped<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        *self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_is_not_read_is_no_damage() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        zip.start_file("a", stored).unwrap();
        io::Write::write_all(&mut zip, b"octets").unwrap();
        let mut octets = zip.finish().unwrap().into_inner();
        let directory = memchr::memmem::find(&octets, b"PK\x01\x02").unwrap();
        // LZMA, in the local header and in the directory.
        (octets[8], octets[directory + 10]) = (14, 14);
        let inside = look(octets, None);
        assert_eq!((inside.damaged, inside.unchecked), (false, 1));
    }
}
