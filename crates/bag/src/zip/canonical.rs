//! Tells whether an archive of our own making still has the headers this program wrote.
//!
//! Takes a container and its source, renders every header again from the parsed values ([`super::format`]) and compares
//! octets. Never judges archives of other makers: they may write the same facts in other ways. Together with
//! the container's own checks no octet of a header can change unnoticed.

use std::io;

use super::container::{Container, Entry, Unread};
use super::directory::Records;
use super::format::{self, Header, Method};
use super::read::EntryReader;
use crate::defect::{Code, Defect};
use crate::manifest::is_payload;
use crate::source::ReadAt;

impl Container {
    /// Every header that differs from what [`super::format`] renders of the same values. Call it when the bag says that
    /// this program made it (`Bag-Software-Agent` begins with `Liudi backup`). `source` is the one the container was
    /// read from; it fails only when that fails.
    pub fn canonical_defects(&self, source: &dyn ReadAt) -> io::Result<Vec<Defect>> {
        let mut defects = Vec::new();
        let mut rendered = Vec::new();
        let mut held = Vec::new();
        let mut differs = |entry: &Entry, record: &'static str| {
            let defect = Defect::at(Code::NotCanonical, entry.name());
            defects.push(defect.with("record", record));
        };
        let (start, length) = self.directory;
        let mut records = Records::new(source, start, length);
        for entry in &self.entries {
            let record = match records.next_record() {
                Ok(record) => record.unwrap_or_default(),
                Err(Unread::Io(error)) => return Err(error),
                Err(Unread::Defect(defect)) => {
                    // It could be read a moment ago.
                    return Err(io::Error::new(io::ErrorKind::InvalidData, defect));
                }
            };
            rendered.clear();
            let header = header(entry);
            if let Some(header) = &header {
                format::central(header, entry.offset(), &mut rendered);
            }
            if rendered != record {
                differs(entry, "central");
            }
            rendered.clear();
            if let Some(header) = &header {
                format::local(header, &mut rendered);
            }
            held.resize(entry.header as usize, 0);
            source.read_exact_at(&mut held, entry.offset())?;
            if rendered != held {
                differs(entry, "local");
            }
            if entry.method() == Method::Deflated.number() && !ends_clean(source, entry)? {
                differs(entry, "padding");
            }
        }
        let stop = start + length;
        let rendered = format::end(self.entries.len() as u64, length, start);
        let tail = source.size().saturating_sub(stop);
        let same = tail == rendered.len() as u64 && {
            held.resize(rendered.len(), 0);
            source.read_exact_at(&mut held, stop)?;
            held == rendered
        };
        if !same {
            defects.push(Defect::new(Code::NotCanonical).with("record", "end"));
        }
        Ok(defects)
    }

    /// Every entry that this program would not have put where it stands: a directory, or one out of the order of names,
    /// payload first, in the directory or in the file. Call it as [`Container::canonical_defects`].
    pub fn order_defects(&self) -> Vec<Defect> {
        let mut defects = Vec::new();
        let mut reached = None;
        for entry in &self.entries {
            let here = (place(entry.name()), entry.offset());
            let before = reached.replace(here);
            let late = before.is_some_and(|(key, at)| key > here.0 || at > here.1);
            if late || entry.is_directory() {
                let defect = Defect::at(Code::NotCanonical, entry.name());
                defects.push(defect.with("record", "order"));
            }
        }
        defects
    }
}

/// What the order of entries goes by: tag files after the payload, then the octets of the path.
fn place(name: &str) -> (bool, &str) {
    let inside = name.split_once('/').map_or(name, |(_, inside)| inside);
    (!is_payload(inside), inside)
}

/// The values of an entry as the writer takes them; `None` when it never writes such an entry.
fn header(entry: &Entry) -> Option<Header<'_>> {
    Some(Header {
        name: entry.name(),
        method: match entry.method() {
            0 => Method::Stored,
            8 => Method::Deflated,
            _ => return None,
        },
        modified: entry.modified()?,
        crc: entry.crc(),
        size: entry.size(),
        packed: entry.packed(),
    })
}

/// Whether the bits that fill up the last octet of compressed data, which no reader looks at, are zero as they are
/// written. If they are not, the highest bit that is set is one of them, and without it the entry reads just as well.
fn ends_clean(source: &dyn ReadAt, entry: &Entry) -> io::Result<bool> {
    let stop = entry
        .data()
        .and_then(|data| data.checked_add(entry.packed()));
    // An entry that runs over the end is a defect of the container already.
    let Some(last) = stop
        .filter(|&stop| stop <= source.size())
        .and_then(|stop| stop.checked_sub(1))
    else {
        return Ok(true);
    };
    let mut octet = [0];
    source.read_exact_at(&mut octet, last)?;
    let Some(highest) = octet[0].checked_ilog2() else {
        return Ok(true);
    };
    let masked = Masked {
        source,
        at: last,
        octet: octet[0] ^ (1 << highest),
    };
    let reads = EntryReader::new(&masked, entry)
        .is_ok_and(|mut reader| io::copy(&mut reader, &mut io::sink()).is_ok());
    Ok(!reads)
}

/// A source with one other octet.
struct Masked<'a> {
    source: &'a dyn ReadAt,
    at: u64,
    octet: u8,
}

impl ReadAt for Masked<'_> {
    fn size(&self) -> u64 {
        self.source.size()
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let n = self.source.read_at(buffer, offset)?;
        if let Some(inside) = self.at.checked_sub(offset)
            && let Some(octet) = buffer[..n].get_mut(inside as usize)
        {
            *octet = self.octet;
        }
        Ok(n)
    }
}
