//! Judges a zip as a container before any of its content is believed.
//!
//! Takes a source, gives its entries and every [`Defect`] of the container: headers that disagree, names that repeat or
//! lead out, entries that overlap or leave gaps, links, sizes that cannot be. Reads the central directory and each
//! local header once, never any content. A container without defects has one meaning for every reader: each octet of
//! the file belongs to exactly one entry or one record.

use std::collections::BTreeMap;
use std::io;

use super::directory::{self, Directory};
use super::end;
use super::names;
use super::records::{Central, ENCRYPTED, MASKED, STRONG};
use crate::defect::{Code, Defect};
use crate::source::ReadAt;
use crate::store::ItemKind;

/// Why a container could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// It is not a zip, or one whose directory cannot be found or read.
    #[error(transparent)]
    Defect(Defect),
    /// The source failed.
    #[error("the archive could not be read")]
    Io(#[from] io::Error),
}

/// DEFLATE spends at least two bits on at most 258 octets.
const HIGHEST_RATIO: u64 = 1032;
/// A compressed nothing takes two octets.
const PACKED_NOTHING: u64 = 2;
/// Entries that overlap may claim so many times the octets of the file before it is taken for a bomb.
const MOST_SHARED: u64 = 8;
const NO_TIME: i64 = i64::MIN;

/// One entry, as the central directory has it.
#[derive(Clone, Debug)]
pub struct Entry {
    name: Box<str>,
    offset: u64,
    size: u64,
    packed: u64,
    modified: i64,
    crc: u32,
    /// DOS time and date.
    pub(super) stamp: (u16, u16),
    /// Length of the local header; 0 when there is none.
    pub(super) header: u32,
    method: u16,
    flags: u16,
    kind: ItemKind,
}

impl Entry {
    pub(super) fn new(record: &Central<'_>, offset: u64) -> Self {
        let shared = &record.shared;
        Self {
            name: Box::default(),
            offset,
            size: shared.size,
            packed: shared.packed,
            modified: record.extra.modified.unwrap_or(NO_TIME),
            crc: shared.crc,
            stamp: (shared.time, shared.date),
            header: 0,
            method: shared.method,
            flags: shared.flags,
            kind: directory::kind(record.attributes),
        }
    }

    pub(super) fn set_name(&mut self, name: Box<str>) {
        self.name = name;
    }

    pub(super) fn name_mut(&mut self) -> &mut Box<str> {
        &mut self.name
    }

    /// Name with the base directory, decoded.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it stands for a directory only.
    pub fn is_directory(&self) -> bool {
        self.name.ends_with('/')
    }

    /// What its mode says it is. Directories count as files here: see [`Entry::is_directory`].
    pub fn kind(&self) -> ItemKind {
        self.kind
    }

    /// Uncompressed octets, as declared.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Octets as held.
    pub fn packed(&self) -> u64 {
        self.packed
    }

    /// CRC-32 of the uncompressed octets, as declared.
    pub fn crc(&self) -> u32 {
        self.crc
    }

    /// Number of the method: 0 stored, 8 deflated.
    pub fn method(&self) -> u16 {
        self.method
    }

    /// General purpose flags.
    pub fn flags(&self) -> u16 {
        self.flags
    }

    /// Modification time in seconds since 1970 UTC. `None` where only the DOS time stands, which names no time zone.
    pub fn modified(&self) -> Option<i64> {
        (self.modified != NO_TIME).then_some(self.modified)
    }

    /// Where its local header stands in the file.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Where its octets begin in the file; `None` when it has no local header.
    pub fn data(&self) -> Option<u64> {
        match self.header {
            0 => None,
            length => self.offset.checked_add(length.into()),
        }
    }

    /// Whether its octets cannot be had without a password.
    pub fn is_encrypted(&self) -> bool {
        self.flags & (ENCRYPTED | STRONG | MASKED) != 0
    }

    /// What the directory alone gives away about the entry.
    fn judge(&self, defects: &mut Vec<Defect>) {
        let mut fact = |code, name: &'static str, value: String| {
            defects.push(Defect::at(code, self.name()).with(name, value));
        };
        if let Some(part) = names::unsafe_part(&self.name) {
            fact(Code::UnsafeName, "reason", part.to_owned());
        }
        match self.kind {
            ItemKind::File => {}
            ItemKind::Link => fact(Code::LinkInBag, "kind", "link".to_owned()),
            ItemKind::Special => fact(Code::LinkInBag, "kind", "special".to_owned()),
        }
        if self.is_encrypted() {
            fact(Code::Encrypted, "flags", self.flags.to_string());
        }
        let sizes = format!("{} / {}", self.size, self.packed);
        match self.method {
            _ if self.is_directory() && (self.size > 0 || self.packed > PACKED_NOTHING) => {
                fact(Code::SizeLies, "sizes", sizes);
            }
            _ if self.is_encrypted() => {}
            0 if self.size != self.packed => fact(Code::SizeLies, "sizes", sizes),
            8 if self.size > self.packed.saturating_mul(HIGHEST_RATIO) => {
                fact(Code::Bomb, "sizes", sizes);
            }
            0 | 8 => {}
            other => fact(Code::MethodUnsupported, "method", other.to_string()),
        }
    }
}

/// A zip whose directory was read and judged.
#[derive(Debug)]
pub struct Container {
    /// In the order of the central directory.
    pub(super) entries: Vec<Entry>,
    pub(super) raw: BTreeMap<u32, Box<[u8]>>,
    /// Where the central directory begins, and its length.
    pub(super) directory: (u64, u64),
    /// What is wrong with the container. Contents were not looked at.
    pub defects: Vec<Defect>,
}

impl Container {
    /// Reads and judges the container that is the whole of `source`.
    pub fn read(source: &dyn ReadAt) -> Result<Self, Unread> {
        let mut end = end::find(source)?;
        let Directory {
            entries,
            raw,
            defects,
        } = directory::read(source, &end)?;
        end.defects.extend(defects);
        let mut container = Self {
            entries,
            raw,
            directory: (end.directory, end.length),
            defects: end.defects,
        };
        for entry in &container.entries {
            entry.judge(&mut container.defects);
        }
        container.find_duplicates();
        container.judge_layout(source)?;
        match container.shared_octets(source.size()) {
            Some(defect) => Err(Unread::Defect(defect)),
            None => Ok(container),
        }
    }

    /// A bomb of entries that share their octets: reading them all would take many times what the file holds. One size
    /// that lies does not make it one, so that the other entries can still be had.
    fn shared_octets(&self, size: u64) -> Option<Defect> {
        let overlap = self.defects.iter().find(|d| d.code == Code::Overlap)?;
        let room = |entry: &Entry| self.directory.0.saturating_sub(entry.offset);
        let held = self.entries.iter().map(|e| e.packed.min(room(e)));
        let held = held.fold(0u64, u64::saturating_add);
        (held > size.saturating_mul(MOST_SHARED)).then(|| Defect {
            code: Code::Bomb,
            ..overlap.clone()
        })
    }

    /// The entries, in the order of the central directory.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The octets of an entry's name as they stand in the headers.
    pub fn raw_name(&self, index: usize) -> &[u8] {
        let raw = u32::try_from(index).ok().and_then(|i| self.raw.get(&i));
        match (raw, self.entries.get(index)) {
            (Some(raw), _) => raw,
            (None, Some(entry)) => entry.name().as_bytes(),
            (None, None) => &[],
        }
    }

    /// Two entries of one name, a file and a directory of one name included.
    fn find_duplicates(&mut self) {
        let name = |index: u32| self.entries[index as usize].name().trim_end_matches('/');
        let mut order: Vec<u32> = (0..self.entries.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| name(a).cmp(name(b)).then(a.cmp(&b)));
        for pair in order.windows(2) {
            if name(pair[0]) == name(pair[1]) {
                let path = self.entries[pair[1] as usize].name();
                self.defects.push(Defect::at(Code::DuplicateName, path));
            }
        }
    }
}
