//! Takes the octets of the staged zip, at their places.
//!
//! Takes octets and offsets, gives a file. Long aligned pieces go past the page cache where the system can do that: nothing
//! then waits for memory, and the sync at the end is short. A [`Sink`] whose place is not known yet holds a little back, so that several
//! entries can be packed at once. Never writes where an earlier run's work stands.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::crew::Halt;
use crate::sys;

/// Shortest piece, in octets, that is worth a direct write.
const LONG: usize = 256 * 1024;
/// Octets that wait in memory for their place at most.
const HELD: usize = 4 * 1024 * 1024;
/// What direct writes must be aligned to, in the file and in memory; a multiple of every disk's sector.
pub const ALIGNMENT: usize = 4096;

/// The zip in the making, open for writing.
pub struct Staged {
    /// Through the page cache.
    pub file: File,
    /// Past it, where that works.
    direct: Option<File>,
    direct_works: AtomicBool,
    /// Octets it had when it was opened, before room was reserved: what an earlier run wrote ends there at the latest.
    pub found: u64,
    /// Held while a long piece is read: a disk with a head reads one file at a time, and others digest meanwhile.
    pub turn: Mutex<()>,
}

impl Staged {
    /// Opens or makes the staged file with room for `needs` octets; what it holds stays.
    pub fn open(path: &Path, needs: u64) -> io::Result<Self> {
        let file = sys::open_staged(path)?;
        let found = file.metadata()?.len();
        sys::reserve(&file, needs)?;
        Ok(Self {
            file,
            direct: sys::open_direct(path),
            direct_works: AtomicBool::new(true),
            found,
            turn: Mutex::new(()),
        })
    }

    /// Writes all octets at an offset; long aligned ones go past the page cache.
    pub fn write(&self, octets: &[u8], at: u64) -> io::Result<()> {
        let aligned =
            octets.as_ptr().addr().is_multiple_of(ALIGNMENT) && at.is_multiple_of(ALIGNMENT as u64);
        let mut done = 0;
        if let Some(direct) = &self.direct
            && aligned
            && octets.len() >= LONG
            && self.direct_works.load(Ordering::Relaxed)
        {
            let length = octets.len() - octets.len() % ALIGNMENT;
            match sys::write_all_at(direct, &octets[..length], at) {
                Ok(()) => done = length,
                // Some file systems take the flag and refuse the write: they get it the ordinary way.
                Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                    self.direct_works.store(false, Ordering::Relaxed);
                }
                Err(error) => return Err(error),
            }
        }
        sys::write_all_at(&self.file, &octets[done..], at + done as u64)
    }
}

/// A place in the staged zip.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Offset of the first octet.
    pub at: u64,
    /// First entry that must not be written over, and where it begins.
    pub room: Option<(usize, u64)>,
}

/// Where one entry's octets are written to.
pub struct Sink<'a> {
    staged: &'a Staged,
    spot: Option<Spot>,
    ask: Option<&'a dyn Fn() -> Result<Spot, Halt>>,
    held: Vec<u8>,
    written: u64,
}

impl<'a> Sink<'a> {
    /// A sink at a known place.
    pub fn at(staged: &'a Staged, spot: Spot) -> Self {
        Self {
            staged,
            spot: Some(spot),
            ask: None,
            held: Vec::new(),
            written: 0,
        }
    }

    /// A sink that asks for its place, which may mean waiting, when it cannot hold more.
    pub fn asking(staged: &'a Staged, ask: &'a dyn Fn() -> Result<Spot, Halt>) -> Self {
        Self {
            staged,
            spot: None,
            ask: Some(ask),
            held: Vec::new(),
            written: 0,
        }
    }

    /// Octets taken so far.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// How far the next octet's offset is past alignment; 0 while the place is not known.
    pub fn odd(&self) -> usize {
        self.spot.map_or(0, |spot| {
            ((spot.at + self.written) % ALIGNMENT as u64) as usize
        })
    }

    /// One sink reads at a time; see [`Staged::turn`].
    pub fn turn(&self) -> &'a Mutex<()> {
        &self.staged.turn
    }

    /// Takes the next octets.
    pub fn write(&mut self, octets: &[u8]) -> Result<(), Halt> {
        if self.spot.is_none() {
            if self.held.len() + octets.len() <= HELD {
                self.held.extend_from_slice(octets);
                self.written += octets.len() as u64;
                return Ok(());
            }
            self.settle()?;
        }
        self.put(octets, self.written)?;
        self.written += octets.len() as u64;
        Ok(())
    }

    /// Asks for the place, if it is not known yet, and writes what was held back.
    pub fn settle(&mut self) -> Result<(), Halt> {
        if let (None, Some(ask)) = (self.spot, self.ask) {
            self.spot = Some(ask()?);
            let held = std::mem::take(&mut self.held);
            self.put(&held, 0)?;
        }
        Ok(())
    }

    fn put(&self, octets: &[u8], after: u64) -> Result<(), Halt> {
        let Some(spot) = self.spot else {
            return Err(Halt::Stopped);
        };
        let at = spot.at + after;
        if let Some((entry, begin)) = spot.room
            && at + octets.len() as u64 > begin
        {
            return Err(Halt::Conflict(entry));
        }
        Ok(self.staged.write(octets, at)?)
    }
}
