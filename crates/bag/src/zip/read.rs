//! Reads the octets of one entry and checks them against what the headers declare.
//!
//! Takes a source and an entry, gives a `Read`. Stored octets go straight into the caller's buffer. Never hands out more
//! octets than declared, never reads outside the entry. The end (`Ok(0)`) is reached only when size, CRC-32 and packed
//! size all held; otherwise reading fails with `InvalidData` around a [`Defect`]. Only where stored octets were skipped the
//! CRC-32 says nothing and is not asked.

use std::io::{self, Read};

use flate2::{Decompress, FlushDecompress, Status};

use super::container::Entry;
use crate::defect::{Code, Defect};
use crate::source::ReadAt;

const WINDOW: usize = 1 << 16;

/// A reader of one entry's octets.
pub struct EntryReader<'a> {
    source: &'a dyn ReadAt,
    /// For defects.
    name: Box<str>,
    /// Where the next packed octets stand, and where they end.
    at: u64,
    stop: u64,
    /// Octets still to hand out.
    left: u64,
    declared: u64,
    crc: crc32fast::Hasher,
    /// `None` once octets were passed over unread.
    expected: Option<u32>,
    inflate: Option<Inflate>,
    failed: Option<Defect>,
}

struct Inflate {
    state: Decompress,
    /// What was read and not inflated is `window[used..held]`.
    window: Box<[u8]>,
    used: usize,
    held: usize,
    ended: bool,
}

impl<'a> EntryReader<'a> {
    /// A reader from the start of an entry of the container that was read from `source`.
    pub fn new(source: &'a dyn ReadAt, entry: &Entry) -> io::Result<Self> {
        Self::named(source, entry, entry.name())
    }

    /// The same, with the name that defects are to carry.
    pub(super) fn named(source: &'a dyn ReadAt, entry: &Entry, name: &str) -> io::Result<Self> {
        let refuse = |code| invalid(Defect::at(code, name));
        if entry.is_encrypted() {
            return Err(refuse(Code::Encrypted));
        }
        let inflate = match entry.method() {
            0 if entry.size() != entry.packed() => return Err(refuse(Code::SizeLies)),
            0 => None,
            8 => Some(Inflate {
                state: Decompress::new(false),
                window: vec![0; WINDOW].into(),
                used: 0,
                held: 0,
                ended: false,
            }),
            other => {
                let defect = Defect::at(Code::MethodUnsupported, name).with("method", other);
                return Err(invalid(defect));
            }
        };
        let at = entry.data().ok_or_else(|| {
            let defect = Defect::at(Code::HeaderDisagrees, name);
            invalid(defect.with("field", "signature"))
        })?;
        let stop = at
            .checked_add(entry.packed())
            .filter(|&stop| stop <= source.size())
            .ok_or_else(|| refuse(Code::SizeLies))?;
        Ok(Self {
            source,
            name: name.into(),
            at,
            stop,
            left: entry.size(),
            declared: entry.size(),
            crc: crc32fast::Hasher::new(),
            expected: Some(entry.crc()),
            inflate,
            failed: None,
        })
    }

    /// Passes over the next octets: stored ones without reading them, deflated ones by inflating them.
    pub fn skip(&mut self, octets: u64) -> io::Result<()> {
        if octets > self.left {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if self.inflate.is_none() && octets > 0 {
            self.at += octets;
            self.left -= octets;
            self.expected = None;
            return Ok(());
        }
        match io::copy(&mut self.by_ref().take(octets), &mut io::sink())? {
            skipped if skipped == octets => Ok(()),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    fn fail(&mut self, code: Code, name: &'static str, value: impl ToString) -> io::Error {
        let defect = Defect::at(code, self.name.clone()).with(name, value);
        self.failed = Some(defect.clone());
        invalid(defect)
    }

    fn read_stored(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = usize::try_from(self.left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let n = self.source.read_at(&mut buffer[..length], self.at)?;
        if n == 0 && length > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.at += n as u64;
        Ok(n)
    }

    fn read_deflated(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // One octet more than declared is asked for, to see that it does not come.
        let mut beyond = [0];
        let length = usize::try_from(self.left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let room = match length {
            0 => &mut beyond[..],
            length => &mut buffer[..length],
        };
        let Some(inflate) = &mut self.inflate else {
            return Ok(0);
        };
        while !inflate.ended {
            if inflate.used == inflate.held && self.at < self.stop {
                let most = (self.stop - self.at).min(WINDOW as u64) as usize;
                let n = self.source.read_at(&mut inflate.window[..most], self.at)?;
                if n == 0 {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                (inflate.used, inflate.held) = (0, n);
                self.at += n as u64;
            }
            let input = &inflate.window[inflate.used..inflate.held];
            let nothing_more = input.is_empty();
            let before = (inflate.state.total_in(), inflate.state.total_out());
            let status = inflate.state.decompress(input, room, FlushDecompress::None);
            let taken = (inflate.state.total_in() - before.0) as usize;
            let given = (inflate.state.total_out() - before.1) as usize;
            inflate.used += taken;
            match status {
                Err(error) => return Err(self.fail(Code::DataDamaged, "error", error)),
                Ok(Status::StreamEnd) => inflate.ended = true,
                Ok(_) if given == 0 && (nothing_more || taken == 0) => {
                    return Err(self.fail(Code::DataDamaged, "error", "stream ends early"));
                }
                Ok(_) => {}
            }
            if given > 0 {
                if self.left == 0 {
                    let declared = self.declared;
                    return Err(self.fail(Code::SizeLies, "expected", declared));
                }
                return Ok(given);
            }
        }
        let leftover = (inflate.held - inflate.used) as u64 + (self.stop - self.at);
        if leftover > 0 {
            return Err(self.fail(Code::DataDamaged, "leftover", leftover));
        }
        Ok(0)
    }
}

impl Read for EntryReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        if let Some(defect) = &self.failed {
            return Err(invalid(defect.clone()));
        }
        let n = if self.inflate.is_some() {
            self.read_deflated(buffer)?
        } else {
            self.read_stored(buffer)?
        };
        if n > 0 {
            self.crc.update(&buffer[..n]);
            self.left -= n as u64;
            return Ok(n);
        }
        if self.left > 0 {
            let found = self.declared - self.left;
            return Err(self.fail(Code::SizeLies, "found", found));
        }
        let found = self.crc.clone().finalize();
        if self.expected.is_some_and(|expected| expected != found) {
            return Err(self.fail(Code::Crc, "found", format!("{found:08x}")));
        }
        Ok(0)
    }
}

fn invalid(defect: Defect) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, defect)
}
