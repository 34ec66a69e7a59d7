//! Unpacks a zip that is held whole, to compare check values and to read the JSON of a known export.
//!
//! Takes the zip, gives what was found. Unpacks to nowhere and no more than 256 MiB in all; what is beyond, locked or packed by a method that is not
//! read is passed over.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::read::{ArchiveOffset, Config};
use zip::result::ZipError;

use crate::facts::Data;
use crate::finding::{Code, Finding};
use crate::held::LIMIT;

/// Entries of a zip that is opened: more would take memory out of proportion.
const ENTRIES: usize = 100_000;

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
}

/// Opens a zip from memory whose directory was walked already.
pub(crate) fn open(octets: Vec<u8>) -> Result<ZipArchive<Cursor<Vec<u8>>>, ZipError> {
    let config = Config {
        archive_offset: ArchiveOffset::Known(0),
    };
    ZipArchive::with_config(config, Cursor::new(octets))
}

/// Looks inside; `json` is the name of the JSON to be read.
pub(crate) fn look(octets: Vec<u8>, json: Option<&[u8]>) -> Inside {
    let mut inside = Inside::default();
    let mut archive = match open(octets) {
        Ok(archive) => archive,
        Err(_) => {
            inside.damaged = true;
            return inside;
        }
    };
    if archive.len() > ENTRIES {
        return inside;
    }
    let json = json.and_then(|name| archive.index_for_name_raw(name));
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let mut file = match archive.by_index(index) {
            Ok(file) => file,
            Err(ZipError::InvalidArchive(_) | ZipError::Io(_)) => {
                inside.damaged = true;
                continue;
            }
            // Locked, or packed by a method that is not read.
            Err(_) => continue,
        };
        let result = if json == Some(index) {
            let mut content = Vec::new();
            let read = Capped::new(&mut file, &mut left).take(LIMIT as u64 + 1);
            let read = { read }.read_to_end(&mut content);
            if read.is_ok() && content.len() <= LIMIT {
                let (data, findings) = crate::data::read(&content);
                inside.data = data.filter(|data| data.layout.is_some());
                inside.findings = findings;
            } else if read.is_ok() {
                let finding = Finding::new(Code::DataTooLarge).with("octets", file.size());
                inside.findings.push(finding);
            }
            read.map(drop)
        } else {
            io::copy(&mut Capped::new(&mut file, &mut left), &mut io::sink()).map(drop)
        };
        match result {
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => break,
            Err(_) => inside.damaged = true,
            Ok(()) => {}
        }
    }
    inside
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
