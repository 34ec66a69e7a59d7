//! Builds archives for tests: clean ones with the real writer, and crooked ones octet by octet.
//!
//! Takes names and contents, gives the octets of an archive. Never touches a disk: what is too large for memory is a
//! [`Sparse`] source.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::defect::{Code, Defect};
use crate::source::ReadAt;
use crate::zip::format::{self, Header, Method};
use crate::zip::{Container, Unread, judge_all};

pub const MOMENT: i64 = 1_792_540_799;

/// Raw DEFLATE of some octets.
pub fn deflate(content: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(6));
    out.write_all(content).unwrap();
    out.finish().unwrap()
}

/// An archive as this program writes it.
#[derive(Default)]
pub struct Clean {
    pub file: Vec<u8>,
    pub central: Vec<u8>,
    pub entries: u64,
}

impl Clean {
    pub fn add(mut self, name: &str, method: Method, content: &[u8]) -> Self {
        let packed = match method {
            Method::Stored => content.to_vec(),
            Method::Deflated => deflate(content),
        };
        let header = Header {
            name,
            method,
            modified: MOMENT + self.entries as i64,
            crc: crc32fast::hash(content),
            size: content.len() as u64,
            packed: packed.len() as u64,
        };
        format::central(&header, self.file.len() as u64, &mut self.central);
        format::local(&header, &mut self.file);
        self.file.extend(packed);
        self.entries += 1;
        self
    }

    pub fn finish(mut self) -> Vec<u8> {
        let (offset, length) = (self.file.len() as u64, self.central.len() as u64);
        self.file.extend(self.central);
        self.file.extend(format::end(self.entries, length, offset));
        self.file
    }
}

/// A small archive of three entries, one deflated.
pub fn small() -> Vec<u8> {
    Clean::default()
        .add("b/bagit.txt", Method::Stored, b"BagIt-Version: 1.0\n")
        .add("b/data/视频.mp4", Method::Stored, &[0, 1, 2, 3, 255])
        .add(
            "b/data/t.csv",
            Method::Deflated,
            &b"a,b,c\n1,2,3\n".repeat(20),
        )
        .finish()
}

/// One entry, every field free; local and central are rendered from separate copies.
#[derive(Clone)]
pub struct Raw {
    pub name: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub time: u16,
    pub date: u16,
    pub crc: u32,
    pub packed: u32,
    pub size: u32,
    pub extra: Vec<u8>,
    pub attributes: u32,
    pub disk: u16,
}

impl Raw {
    pub fn stored(name: &[u8], content: &[u8]) -> Self {
        Self {
            name: name.to_vec(),
            flags: 0,
            method: 0,
            time: 0,
            date: 33,
            crc: crc32fast::hash(content),
            packed: content.len() as u32,
            size: content.len() as u32,
            extra: Vec::new(),
            attributes: 0,
            disk: 0,
        }
    }

    fn common(&self, out: &mut Vec<u8>) {
        for value in [20, self.flags, self.method, self.time, self.date] {
            out.extend(value.to_le_bytes());
        }
        for value in [self.crc, self.packed, self.size] {
            out.extend(value.to_le_bytes());
        }
        out.extend((self.name.len() as u16).to_le_bytes());
        out.extend((self.extra.len() as u16).to_le_bytes());
    }

    pub fn local(&self) -> Vec<u8> {
        let mut out = format::LOCAL.to_le_bytes().to_vec();
        self.common(&mut out);
        out.extend(&self.name);
        out.extend(&self.extra);
        out
    }

    pub fn central(&self, offset: u32) -> Vec<u8> {
        let mut out = format::CENTRAL.to_le_bytes().to_vec();
        out.extend((3u16 << 8 | 20).to_le_bytes());
        self.common(&mut out);
        out.extend([0; 2]);
        out.extend(self.disk.to_le_bytes());
        out.extend([0; 2]);
        out.extend(self.attributes.to_le_bytes());
        out.extend(offset.to_le_bytes());
        out.extend(&self.name);
        out.extend(&self.extra);
        out
    }
}

/// Puts octets and records together and ends the archive.
#[derive(Default)]
pub struct Crooked {
    pub file: Vec<u8>,
    central: Vec<u8>,
    entries: u64,
}

impl Crooked {
    /// An entry whose two headers say the same.
    pub fn add(self, raw: &Raw, content: &[u8]) -> Self {
        self.add_two(raw, raw, content)
    }

    /// An entry whose headers may disagree.
    pub fn add_two(mut self, local: &Raw, central: &Raw, content: &[u8]) -> Self {
        let at = self.file.len() as u32;
        self.file.extend(local.local());
        self.file.extend(content);
        self.record(central, at)
    }

    /// A record that speaks of a local header anywhere.
    pub fn record(mut self, central: &Raw, offset: u32) -> Self {
        self.central.extend(central.central(offset));
        self.entries += 1;
        self
    }

    pub fn octets(mut self, octets: &[u8]) -> Self {
        self.file.extend(octets);
        self
    }

    pub fn finish(self) -> Vec<u8> {
        self.finish_with(b"")
    }

    pub fn finish_with(mut self, comment: &[u8]) -> Vec<u8> {
        let (offset, length) = (self.file.len() as u64, self.central.len() as u64);
        self.file.extend(self.central);
        self.file.extend(format::end(self.entries, length, offset));
        let at = self.file.len() - 2;
        self.file.splice(at.., (comment.len() as u16).to_le_bytes());
        self.file.extend(comment);
        self.file
    }
}

/// A source that holds zeros but for a few pieces.
pub struct Sparse {
    pub pieces: BTreeMap<u64, Vec<u8>>,
    pub size: u64,
}

impl ReadAt for Sparse {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let length = (self.size.saturating_sub(offset)).min(buffer.len() as u64);
        let buffer = &mut buffer[..length as usize];
        buffer.fill(0);
        for (&at, piece) in self.pieces.range(..offset + length) {
            let (from, to) = (
                at.max(offset),
                (at + piece.len() as u64).min(offset + length),
            );
            if from < to {
                buffer[(from - offset) as usize..(to - offset) as usize]
                    .copy_from_slice(&piece[(from - at) as usize..(to - at) as usize]);
            }
        }
        Ok(buffer.len())
    }
}

/// CRC-32 of `length` zeros, by putting halves together.
pub fn crc_of_zeros(length: u64) -> u32 {
    fn hasher(length: u64) -> crc32fast::Hasher {
        let mut out = crc32fast::Hasher::new();
        if length <= 1 << 16 {
            out.update(&vec![0; length as usize]);
        } else {
            let half = hasher(length / 2);
            out.combine(&half);
            out.combine(&half);
            out.update(&vec![0; (length % 2) as usize]);
        }
        out
    }
    hasher(length).finalize()
}

/// Defects of the container alone.
pub fn defects(source: &dyn ReadAt) -> Vec<Defect> {
    match Container::read(source) {
        Ok(container) => container.defects,
        Err(Unread::Defect(defect)) => vec![defect],
        Err(Unread::Io(error)) => panic!("{error}"),
    }
}

/// Their codes, each once, in order of the codes.
pub fn codes(source: &dyn ReadAt) -> Vec<Code> {
    distinct(&defects(source))
}

/// Codes of everything that is wrong, contents included.
pub fn all_codes(source: &dyn ReadAt) -> Vec<Code> {
    distinct(&judge_all(source, 1 << 24).unwrap())
}

pub fn distinct(defects: &[Defect]) -> Vec<Code> {
    let mut codes: Vec<Code> = defects.iter().map(|defect| defect.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The fact of that name in the first defect of that code.
pub fn fact(defects: &[Defect], code: Code, name: &str) -> Option<String> {
    let defect = defects.iter().find(|defect| defect.code == code)?;
    let fact = defect.facts.iter().find(|fact| fact.0 == name)?;
    Some(fact.1.clone())
}
