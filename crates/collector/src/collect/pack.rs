//! Packs octets the way an entry is held.
//!
//! Takes octets piece by piece, hands on the packed ones. The result depends on the octets and on how they are cut into
//! pieces of at least one read buffer only through DEFLATE's own rules, which do not look at the cuts: same octets, same result.

use bag::zip::format::Method;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Level of DEFLATE; the archive's octets depend on it.
const LEVEL: u32 = 6;

/// Packs one entry.
pub struct Packer {
    deflate: Option<(Compress, Vec<u8>)>,
}

impl Packer {
    /// A packer for an entry held that way.
    pub fn new(method: Method) -> Self {
        let deflate = match method {
            Method::Stored => None,
            Method::Deflated => Some((
                Compress::new(Compression::new(LEVEL), false),
                vec![0; 64 * 1024],
            )),
        };
        Self { deflate }
    }

    /// Takes the next octets and hands on what is packed so far.
    pub fn pack<E: From<std::io::Error>>(
        &mut self,
        octets: &[u8],
        out: &mut dyn FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        match &mut self.deflate {
            None => out(octets),
            Some(state) => deflate(state, octets, FlushCompress::None, out),
        }
    }

    /// Hands on the rest.
    pub fn finish<E: From<std::io::Error>>(
        mut self,
        out: &mut dyn FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        match &mut self.deflate {
            None => Ok(()),
            Some(state) => deflate(state, &[], FlushCompress::Finish, out),
        }
    }
}

fn deflate<E: From<std::io::Error>>(
    (compress, buffer): &mut (Compress, Vec<u8>),
    mut octets: &[u8],
    flush: FlushCompress,
    out: &mut dyn FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    loop {
        let (taken, given) = (compress.total_in(), compress.total_out());
        let status = compress
            .compress(octets, buffer, flush)
            .map_err(|error| E::from(std::io::Error::other(error)))?;
        octets = &octets[(compress.total_in() - taken) as usize..];
        let packed = (compress.total_out() - given) as usize;
        if packed > 0 {
            out(&buffer[..packed])?;
        }
        let finishing = matches!(flush, FlushCompress::Finish);
        if status == Status::StreamEnd || (!finishing && octets.is_empty() && packed < buffer.len())
        {
            return Ok(());
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
            let mut packer = Packer::new(Method::Deflated);
            for piece in text.chunks(cut) {
                packer.pack(piece, &mut take).unwrap();
            }
            packer.finish(&mut take).unwrap();
            out
        };
        let whole = packed(text.len());
        assert_eq!(packed(262_144), whole);
        assert_eq!(packed(100_003), whole);
        let mut back = Vec::new();
        flate2::read::DeflateDecoder::new(&whole[..])
            .read_to_end(&mut back)
            .unwrap();
        assert!(back == text);
    }
}
