//! Reads a source to its end and writes it at its place in the staged zip.
//!
//! Takes an open reading and a [`Sink`], gives what was laid down. Digest, CRC and what is known of the file are of the very octets that are written. Uses
//! constant memory for any size.

use std::sync::PoisonError;

use bag::digest::{Algorithm, Digester};
use bag::zip::format::Method;

use super::crew::{Halt, Watch};
use super::eyes::Look;
use super::laid::{self, Laid};
use super::pack::{self, Packer};
use super::read::Reading;
use super::sink::{ALIGNMENT, Sink};
use crate::skipped::Reason;

/// Octets read at a time.
pub const CHUNK: usize = 256 * 1024;
/// Octets read in one turn and written at a time: long enough that a disk with a head does not lose its time moving it between files.
const PIECE: usize = 4 * 1024 * 1024;
/// Reads a source to its end and writes it packed; the inner reason when it could not be read or would not hold still.
pub fn pour(
    reading: Reading,
    method: Method,
    second: Option<Algorithm>,
    looker: Look<'_>,
    sink: &mut Sink<'_>,
    watch: &dyn Watch,
) -> Result<Result<Laid, Reason>, Halt> {
    let mut pouring = Pouring {
        reading,
        digester: laid::digester(second),
        looker,
        crc: crc32fast::Hasher::new(),
        read: 0,
        watch,
    };
    let outcome = match method {
        Method::Stored => pouring.store(sink)?,
        Method::Deflated => pouring.deflate(sink)?,
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
        packed: sink.written(),
        crc: pouring.crc.finalize(),
        stamp: pouring.reading.before,
        sha256,
        second,
        facts: pouring.looker.finish(),
    }))
}

struct Pouring<'a> {
    reading: Reading,
    digester: Digester,
    looker: Look<'a>,
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
        self.looker.feed(octets);
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
            let odd = sink.odd();
            let length = if odd == 0 { whole } else { ALIGNMENT - odd };
            let read = {
                let _turn = sink.turn().lock().unwrap_or_else(PoisonError::into_inner);
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
        let mut packer = Packer::new(Method::Deflated, pack::ENTRIES);
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
