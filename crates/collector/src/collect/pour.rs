//! Reads a source to its end and writes it at its place in the staged zip.
//!
//! Takes an open reading and a [`Sink`], gives what was laid down. Digest and CRC are of the very octets that are written. Stored octets
//! go to the disk past the page cache where the system can do that: nothing then waits for memory, and the sync at the end is short. Uses
//! constant memory for any size.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use bag::digest::{Algorithm, Digester};
use bag::zip::format::Method;

use super::crew::{Halt, Watch};
use super::laid::{self, Laid};
use super::pack::Packer;
use super::read::Reading;
use crate::skipped::Reason;
use crate::sys;

/// Octets read at a time.
pub const CHUNK: usize = 256 * 1024;
/// Octets read in one turn and written at a time: long enough that a disk with a head does not lose its time moving it between files.
const PIECE: usize = 4 * 1024 * 1024;
/// What direct writes must be aligned to, in the file and in memory; a multiple of every disk's sector.
const ALIGNMENT: usize = 4096;

/// The zip in the making, open for writing.
pub struct Staged {
    /// Through the page cache.
    pub file: File,
    /// Past it, where that works.
    direct: Option<File>,
    direct_works: AtomicBool,
    /// Held while a long piece is read: a disk with a head reads one file at a time, and others digest meanwhile.
    turn: Mutex<()>,
}

impl Staged {
    /// Opens or makes the staged file with room for `needs` octets; what it holds stays.
    pub fn open(path: &Path, needs: u64) -> io::Result<Self> {
        let file = sys::open_staged(path)?;
        sys::reserve(&file, needs)?;
        Ok(Self {
            file,
            direct: sys::open_direct(path),
            direct_works: AtomicBool::new(true),
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
            && octets.len() >= CHUNK
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

/// Where a stream writes to.
pub struct Sink<'a> {
    /// The staged file.
    pub staged: &'a Staged,
    /// Offset of the next octet.
    pub at: u64,
    /// First entry that must not be written over, and where it begins.
    pub room: Option<(usize, u64)>,
}

impl Sink<'_> {
    fn write(&mut self, octets: &[u8]) -> Result<(), Halt> {
        let end = self.at + octets.len() as u64;
        if let Some((entry, begin)) = self.room
            && end > begin
        {
            return Err(Halt::Conflict(entry));
        }
        self.staged.write(octets, self.at)?;
        self.at = end;
        Ok(())
    }
}

/// Reads a source to its end and writes it packed; the inner reason when it could not be read or would not hold still.
pub fn pour(
    reading: Reading,
    method: Method,
    second: Option<Algorithm>,
    mut sink: Sink<'_>,
    watch: &dyn Watch,
) -> Result<Result<Laid, Reason>, Halt> {
    let begin = sink.at;
    let mut pouring = Pouring {
        reading,
        digester: laid::digester(second),
        crc: crc32fast::Hasher::new(),
        read: 0,
        watch,
    };
    let outcome = match method {
        Method::Stored => pouring.store(&mut sink)?,
        Method::Deflated => pouring.deflate(&mut sink)?,
    };
    if let Err(reason) = outcome {
        return Ok(Err(reason));
    }
    if !pouring.reading.held_still(pouring.read) {
        return Ok(Err(Reason::Changing));
    }
    let (sha256, second) = laid::digests(pouring.digester);
    Ok(Ok(Laid {
        offset: 0,
        packed: sink.at - begin,
        crc: pouring.crc.finalize(),
        stamp: pouring.reading.before,
        sha256,
        second,
    }))
}

struct Pouring<'a> {
    reading: Reading,
    digester: Digester,
    crc: crc32fast::Hasher,
    read: u64,
    watch: &'a dyn Watch,
}

impl Pouring<'_> {
    /// Reads until the buffer is full or the file ends.
    fn fill(&mut self, buffer: &mut [u8]) -> Result<Result<usize, Reason>, Halt> {
        let mut filled = 0;
        for chunk in buffer.chunks_mut(CHUNK) {
            self.watch.go_on()?;
            let n = match self.reading.fill(chunk) {
                Ok(n) => n,
                Err(reason) => return Ok(Err(reason)),
            };
            self.read += n as u64;
            if self.read > self.reading.before.size {
                return Ok(Err(Reason::Changing));
            }
            self.watch.octets(n as u64);
            filled += n;
            if n < chunk.len() {
                break;
            }
        }
        Ok(Ok(filled))
    }

    fn digest(&mut self, octets: &[u8]) {
        self.digester.update(octets);
        self.crc.update(octets);
    }

    fn store(&mut self, sink: &mut Sink<'_>) -> Result<Result<(), Reason>, Halt> {
        let most = usize::try_from(self.reading.before.size)
            .unwrap_or(PIECE)
            .clamp(CHUNK, PIECE);
        let mut memory = vec![0; most.next_multiple_of(ALIGNMENT) + ALIGNMENT];
        let skip = memory.as_ptr().align_offset(ALIGNMENT);
        let whole = (memory.len() - skip) / ALIGNMENT * ALIGNMENT;
        let buffer = &mut memory[skip..skip + whole];
        loop {
            // The first piece ends where alignment begins.
            let odd = (sink.at % ALIGNMENT as u64) as usize;
            let length = if odd == 0 { whole } else { ALIGNMENT - odd };
            let read = {
                let _turn = sink
                    .staged
                    .turn
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner);
                self.fill(&mut buffer[..length])?
            };
            let n = match read {
                Ok(n) => n,
                Err(reason) => return Ok(Err(reason)),
            };
            self.digest(&buffer[..n]);
            sink.write(&buffer[..n])?;
            if n < length {
                return Ok(Ok(()));
            }
        }
    }

    fn deflate(&mut self, sink: &mut Sink<'_>) -> Result<Result<(), Reason>, Halt> {
        let mut packer = Packer::new(Method::Deflated);
        let mut buffer = vec![0; CHUNK];
        loop {
            let n = match self.fill(&mut buffer)? {
                Ok(n) => n,
                Err(reason) => return Ok(Err(reason)),
            };
            self.digest(&buffer[..n]);
            packer.pack(&buffer[..n], &mut |octets| sink.write(octets))?;
            if n < buffer.len() {
                packer.finish(&mut |octets| sink.write(octets))?;
                return Ok(Ok(()));
            }
        }
    }
}
