//! Reads the central directory of a zip, a stretch at a time.
//!
//! Takes a source and where the directory stands, gives compact [`Entry`]s with decoded names. Never holds more of the
//! directory than one stretch; never allocates for more entries than fit the directory. The order is the directory's.

use std::collections::BTreeMap;
use std::io;

use super::container::{Entry, Unread};
use super::end::End;
use super::format::CENTRAL_LENGTH;
use super::names::{self, Charset};
use super::records::{self, Central};
use crate::defect::{Code, Defect};
use crate::source::ReadAt;
use crate::store::ItemKind;

const STRETCH: usize = 1 << 18;

/// Hands out the records of a central directory one after the other.
pub(super) struct Records<'a> {
    source: &'a dyn ReadAt,
    /// What was read and not handed out is `buffer[used..]`.
    buffer: Vec<u8>,
    used: usize,
    /// Where reading goes on.
    next: u64,
    stop: u64,
}

impl<'a> Records<'a> {
    pub(super) fn new(source: &'a dyn ReadAt, start: u64, length: u64) -> Self {
        Self {
            source,
            buffer: Vec::new(),
            used: 0,
            next: start,
            stop: start.saturating_add(length),
        }
    }

    /// The octets of the next record; `None` at the end of the directory.
    pub(super) fn next_record(&mut self) -> Result<Option<&[u8]>, Unread> {
        if self.used == self.buffer.len() && self.next == self.stop {
            return Ok(None);
        }
        let at = self.next - (self.buffer.len() - self.used) as u64;
        let damaged = || {
            let code = Code::DirectoryDamaged;
            Unread::Defect(Defect::new(code).with("offset", at))
        };
        let fixed = CENTRAL_LENGTH as usize;
        let tail = self
            .hold(fixed)?
            .and_then(Central::tail)
            .ok_or_else(damaged)?;
        self.hold(fixed + tail)?.ok_or_else(damaged)?;
        let start = self.used;
        self.used = start + fixed + tail;
        Ok(self.buffer.get(start..self.used))
    }

    /// Whether every record was handed out.
    pub(super) fn exhausted(&self) -> bool {
        self.used == self.buffer.len() && self.next == self.stop
    }

    /// The next `length` octets without taking them; `None` when the directory ends before.
    fn hold(&mut self, length: usize) -> io::Result<Option<&[u8]>> {
        let held = self.buffer.len() - self.used;
        if held < length {
            self.buffer.drain(..self.used);
            self.used = 0;
            let room = self.stop - self.next;
            let more = room.min(STRETCH.max(length) as u64) as usize;
            self.buffer.resize(held + more, 0);
            self.source
                .read_exact_at(&mut self.buffer[held..], self.next)?;
            self.next += more as u64;
        }
        Ok(self.buffer.get(self.used..self.used + length))
    }
}

/// The entries of a central directory.
pub(super) struct Directory {
    pub entries: Vec<Entry>,
    /// Raw names, where they are not the octets of the decoded one.
    pub raw: BTreeMap<u32, Box<[u8]>>,
    pub defects: Vec<Defect>,
}

/// Reads the whole directory.
pub(super) fn read(source: &dyn ReadAt, end: &End) -> Result<Directory, Unread> {
    let damaged = |field: &'static str| {
        let code = Code::DirectoryDamaged;
        Unread::Defect(Defect::new(code).with("field", field))
    };
    // `end` has seen that this many records fit the directory, and the directory the file.
    let announced = u32::try_from(end.entries).map_err(|_| damaged("entries"))? as usize;
    let mut entries = Vec::with_capacity(announced);
    let mut raw_names: Vec<Box<[u8]>> = Vec::with_capacity(announced);
    let mut paths: BTreeMap<u32, Box<str>> = BTreeMap::new();
    let mut odd: Vec<(u32, &'static str)> = Vec::new();
    let mut records = Records::new(source, end.directory, end.length);
    for index in 0..announced as u32 {
        let octets = records.next_record()?.ok_or_else(|| damaged("entries"))?;
        let record = Central::parse(octets).ok_or_else(|| damaged("record"))?;
        if record.disk != 0 {
            return Err(Unread::Defect(Defect::new(Code::SeveralDisks)));
        }
        if record.zip64_lacking {
            odd.push((index, "zip64"));
        }
        if record.extra.broken {
            odd.push((index, "extra"));
        }
        if let Some((crc, path)) = record.extra.path
            && crc == crc32fast::hash(record.name)
        {
            match std::str::from_utf8(path) {
                Ok(path) if record.shared.flags & records::UTF8 == 0 => {
                    paths.insert(index, path.into());
                }
                Ok(path) if path.as_bytes() == record.name => {}
                _ => odd.push((index, "name")),
            }
        }
        let offset = record.offset.checked_add(end.shift);
        raw_names.push(record.name.into());
        entries.push(Entry::new(
            &record,
            offset.ok_or_else(|| damaged("offset"))?,
        ));
    }
    if !records.exhausted() {
        return Err(damaged("entries"));
    }
    let mut out = Directory {
        entries,
        raw: BTreeMap::new(),
        defects: Vec::new(),
    };
    out.decode(raw_names, paths);
    for (index, field) in odd {
        let name = out.entries[index as usize].name();
        let defect = Defect::at(Code::HeaderDisagrees, name).with("field", field);
        out.defects.push(defect);
    }
    Ok(out)
}

impl Directory {
    /// Gives every entry its name: what it declares itself, else what the archive as a whole speaks.
    fn decode(&mut self, raw_names: Vec<Box<[u8]>>, mut paths: BTreeMap<u32, Box<str>>) {
        let declared = |entry: &Entry| entry.flags() & records::UTF8 != 0;
        let undeclared = (0u32..)
            .zip(self.entries.iter().zip(&raw_names))
            .filter(|(index, (entry, _))| !declared(entry) && !paths.contains_key(index))
            .map(|(_, (_, name))| name.as_ref());
        let charset = names::choose(undeclared);
        if charset != Charset::Utf8 {
            let name = match charset {
                Charset::Cp437 => "CP437",
                _ => "GB18030",
            };
            let defect = Defect::new(Code::NameEncodingGuessed).with("encoding", name);
            self.defects.push(defect);
        }
        for ((index, entry), raw) in (0u32..).zip(&mut self.entries).zip(raw_names) {
            if let Some(path) = paths.remove(&index) {
                entry.set_name(path);
                if entry.name().as_bytes() != raw.as_ref() {
                    self.raw.insert(index, raw);
                }
                continue;
            }
            let own = if declared(entry) {
                Charset::Utf8
            } else {
                charset
            };
            let ascii = raw.is_ascii();
            let copy = (own != Charset::Utf8 && !ascii).then(|| raw.clone());
            let kept = match names::decode(own, raw.into_vec()) {
                Ok(name) => {
                    entry.set_name(name.into());
                    copy
                }
                Err(raw) => {
                    entry.set_name(String::from_utf8_lossy(&raw).into());
                    self.defects
                        .push(Defect::at(Code::NameUndecodable, entry.name()));
                    Some(raw.into())
                }
            };
            if let Some(raw) = kept {
                self.raw.insert(index, raw);
            }
        }
    }
}

/// What the external attributes say an entry is: the Unix mode in the upper half, whatever system is named as the maker
/// (it is the maker's word either way), and the Windows attribute of links in the lower.
pub(super) fn kind(attributes: u32) -> ItemKind {
    const REPARSE_POINT: u32 = 0x400;
    match (attributes >> 16) & 0o170_000 {
        0o120_000 => ItemKind::Link,
        0 | 0o040_000 | 0o100_000 if attributes & REPARSE_POINT != 0 => ItemKind::Link,
        0 | 0o040_000 | 0o100_000 => ItemKind::File,
        _ => ItemKind::Special,
    }
}
