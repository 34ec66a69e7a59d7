//! Remembers what of an unfinished archive is safely on the disk.
//!
//! Takes records as they become true, gives them back to the next run. A line is written only after the octets it
//! speaks of were synced; each line carries its own CRC, so a line torn by a power cut is told from a whole one and ends the
//! reading. The open journal holds the lock that keeps a second process away.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::laid::Laid;
use super::noted::Noted;
use crate::sys::{self, Stamp};

/// The command an unfinished archive belongs to. Only the same command may go on with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// Program and version that lay the archive out.
    pub agent: String,
    /// Canonical paths of the sources, shown.
    pub sources: Vec<String>,
    /// `zip` or `dir`.
    pub format: String,
    /// Second digest algorithm, if any.
    pub second: Option<String>,
    /// `--info`, as given.
    pub info: Vec<(String, String)>,
    /// `--exclude`, as given, and whether junk is kept.
    pub exclude: Vec<String>,
    /// Whether files of the `.DS_Store` kind are collected.
    pub junk: bool,
    /// Bagging date, `YYYY-MM-DD`.
    pub date: String,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// The first line.
    Begin(Command),
    /// An entry is on the disk.
    Entry(EntryRecord),
    /// Octets from this offset on were moved: entries told of before that stand there are void.
    Moved(u64),
    /// The archive is complete, synced and checked, and about to get its final name.
    Sealed {
        /// Root digest, hex.
        root: String,
        /// How many items were left out of it.
        left_out: u64,
        /// Whether something in it is broken, missing or doubtful.
        #[serde(default)]
        troubled: bool,
    },
}

/// An entry that is on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRecord {
    #[serde(rename = "p")]
    payload: String,
    #[serde(rename = "o")]
    offset: u64,
    #[serde(rename = "k")]
    packed: u64,
    #[serde(rename = "c")]
    crc: u32,
    #[serde(rename = "t")]
    stamp: Stamp,
    #[serde(rename = "d")]
    digest: String,
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    second: Option<String>,
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    facts: Option<Box<str>>,
}

impl EntryRecord {
    /// The record of a laid entry.
    pub fn new(payload: &str, laid: &Laid) -> Self {
        Self {
            payload: payload.to_owned(),
            offset: laid.offset,
            packed: laid.packed,
            crc: laid.crc,
            stamp: laid.stamp,
            digest: bag::digest::hex(&laid.sha256),
            second: laid.second.as_deref().map(bag::digest::hex),
            facts: laid.facts.as_ref().map(|noted| noted.text().into()),
        }
    }

    /// Payload path and entry; `None` when a digest is no SHA-256.
    pub fn into_laid(self) -> Option<(String, Laid)> {
        let octets = |hex: &str| bag::digest::Digest::from_hex(hex).map(|d| d.octets().to_vec());
        let sha256 = octets(&self.digest)?.try_into().ok()?;
        let second = match &self.second {
            Some(hex) => Some(octets(hex)?.into()),
            None => None,
        };
        let laid = Laid {
            offset: self.offset,
            packed: self.packed,
            crc: self.crc,
            stamp: self.stamp,
            sha256,
            second,
            facts: self.facts.map(Noted::Alone),
        };
        Some((self.payload, laid))
    }
}

/// The open journal of one target, locked.
pub struct Journal {
    file: File,
}

/// Why a journal could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Another process works on the same target.
    #[error("another process is working on it")]
    Busy,
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Journal {
    /// Opens or makes the journal and locks it.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        let file = sys::open_staged(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(JournalError::Busy),
            // A file system without locks (some network drives): better to work than to refuse.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        Ok(Self { file })
    }

    /// Every whole line from the start; what follows the first torn or foreign one is cut off.
    pub fn records(&mut self) -> io::Result<Vec<Record>> {
        let mut text = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        self.file.read_to_end(&mut text)?;
        let mut records = Vec::new();
        let mut whole = 0;
        for line in text.split_inclusive(|&c| c == b'\n') {
            let Some(record) = parse(line) else { break };
            records.push(record);
            whole += line.len() as u64;
        }
        if whole < text.len() as u64 {
            self.file.set_len(whole)?;
        }
        self.file.seek(SeekFrom::Start(whole))?;
        Ok(records)
    }

    /// Begins anew with one record, on the disk when this returns.
    pub fn restart(&mut self, first: &Record) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.seek(SeekFrom::Start(0))?;
        self.append(&render(first)?)
    }

    /// Appends rendered lines and waits until they are on the disk.
    pub fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        self.file.write_all(lines)?;
        self.file.sync_data()
    }
}

/// A record as a line.
pub fn render(record: &Record) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(record)?;
    line.extend(format!(" {:08x}\n", crc32fast::hash(&line)).as_bytes());
    Ok(line)
}

fn parse(line: &[u8]) -> Option<Record> {
    let line = line.strip_suffix(b"\n")?;
    let (json, crc) = line.split_at_checked(line.len().checked_sub(9)?)?;
    let crc = std::str::from_utf8(crc.strip_prefix(b" ")?).ok()?;
    (u32::from_str_radix(crc, 16).ok()? == crc32fast::hash(json)).then_some(())?;
    serde_json::from_slice(json).ok()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests make files")]
    use super::*;

    fn entry(payload: &str) -> Record {
        let stamp = Stamp {
            size: 3,
            modified: (1, 2),
            changed: 34,
            inode: 5,
        };
        let laid = Laid {
            offset: 9,
            packed: 3,
            crc: 7,
            stamp,
            sha256: [1; 32],
            second: Some([2; 64].into()),
            facts: Some(Noted::Alone(r#"{"format":"jpeg"}"#.into())),
        };
        Record::Entry(EntryRecord::new(payload, &laid))
    }

    #[test]
    fn whole_lines_come_back_and_a_torn_one_ends_the_reading() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let mut journal = Journal::open(&path).unwrap();
        journal.restart(&entry("data/订单\n")).unwrap();
        journal.append(&render(&Record::Moved(1)).unwrap()).unwrap();
        let torn = render(&entry("data/b")).unwrap();
        journal.append(&torn[..torn.len() - 4]).unwrap();
        let records = journal.records().unwrap();
        assert_eq!(records, [entry("data/订单\n"), Record::Moved(1)]);
        // What is appended after a torn line counts again.
        journal.append(&torn).unwrap();
        assert_eq!(journal.records().unwrap().len(), 3);
        let mut octets = std::fs::read(&path).unwrap();
        octets[5] ^= 1;
        std::fs::write(&path, octets).unwrap();
        assert_eq!(journal.records().unwrap(), []);
    }

    #[test]
    fn a_second_process_is_refused_while_the_first_lives() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let first = Journal::open(&path).unwrap();
        assert!(matches!(Journal::open(&path), Err(JournalError::Busy)));
        drop(first);
        Journal::open(&path).unwrap();
    }
}
