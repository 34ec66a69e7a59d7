//! Packs octets the way an entry is held.
//!
//! Takes octets in pieces of any length, hands on the packed ones. DEFLATE's output depends on how its input is cut, so the
//! octets are gathered into blocks of one length first: same octets, same result, however they came.

use std::io;

use bag::zip::format::Method;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Level of DEFLATE for entries; the archive's octets depend on it.
pub const ENTRIES: u32 = 6;
/// Level of DEFLATE for tag files, of which the archive ends in many megabytes while somebody waits. Measured on 30 000 pictures: 3 % larger than at
/// level 6 and packed in half the time, since half of them is digests.
pub const TAG_FILES: u32 = 2;

/// Octets given to DEFLATE at a time; the archive's octets depend on it.
const BLOCK: usize = 64 * 1024;

/// Packs one entry.
pub struct Packer(Option<Deflate>);

struct Deflate {
    compress: Compress,
    block: Vec<u8>,
    packed: Vec<u8>,
}

impl Packer {
    /// A packer for an entry held that way, at a level of DEFLATE if it is packed.
    pub fn new(method: Method, level: u32) -> Self {
        Self(match method {
            Method::Stored => None,
            Method::Deflated => Some(Deflate {
                compress: Compress::new(Compression::new(level), false),
                block: Vec::with_capacity(BLOCK),
                packed: vec![0; BLOCK],
            }),
        })
    }

    /// Takes the next octets and hands on what is packed so far.
    pub fn pack<E: From<io::Error>>(
        &mut self,
        mut octets: &[u8],
        out: &mut dyn FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(deflate) = &mut self.0 else {
            return out(octets);
        };
        while !octets.is_empty() {
            let (now, rest) = octets.split_at(octets.len().min(BLOCK - deflate.block.len()));
            deflate.block.extend_from_slice(now);
            octets = rest;
            if deflate.block.len() == BLOCK {
                deflate.flush(FlushCompress::None, out)?;
            }
        }
        Ok(())
    }

    /// Hands on the rest.
    pub fn finish<E: From<io::Error>>(
        self,
        out: &mut dyn FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        match self.0 {
            None => Ok(()),
            Some(mut deflate) => deflate.flush(FlushCompress::Finish, out),
        }
    }
}

impl Deflate {
    /// Packs the block and hands on what comes out.
    fn flush<E: From<io::Error>>(
        &mut self,
        flush: FlushCompress,
        out: &mut dyn FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let finishing = matches!(flush, FlushCompress::Finish);
        let mut octets = &self.block[..];
        loop {
            let (taken, given) = (self.compress.total_in(), self.compress.total_out());
            let status = self
                .compress
                .compress(octets, &mut self.packed, flush)
                .map_err(|error| E::from(io::Error::other(error)))?;
            octets = &octets[(self.compress.total_in() - taken) as usize..];
            let packed = (self.compress.total_out() - given) as usize;
            if packed > 0 {
                out(&self.packed[..packed])?;
            }
            if status == Status::StreamEnd
                || (!finishing && octets.is_empty() && packed < self.packed.len())
            {
                self.block.clear();
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn cuts_do_not_change_what_is_packed_and_it_unpacks() {
        let text: Vec<u8> = (0..200_000u32)
            .flat_map(|n| format!("{n},订单\n").into_bytes())
            .collect();
        let packed = |cut: usize| {
            let mut out = Vec::new();
            let mut take = |octets: &[u8]| -> std::io::Result<()> {
                out.extend_from_slice(octets);
                Ok(())
            };
            let mut packer = Packer::new(Method::Deflated, ENTRIES);
            for piece in text.chunks(cut) {
                packer.pack(piece, &mut take).unwrap();
            }
            packer.finish(&mut take).unwrap();
            out
        };
        let whole = packed(text.len());
        for cut in [262_144, 100_003, 7] {
            assert!(packed(cut) == whole, "{cut}");
        }
        let mut back = Vec::new();
        flate2::read::DeflateDecoder::new(&whole[..])
            .read_to_end(&mut back)
            .unwrap();
        assert!(back == text);
    }
}
