//! Follows the codes of a JPEG block by block, without computing a pixel, and tells whether every block is there.
//!
//! Decoders fill what is missing with grey and call it a picture: measured, even a strict one takes a JPEG cut to a tenth as whole once an end marker
//! stands after it. Takes a whole JPEG (baseline, extended or progressive, Huffman, 8 bits), gives a [`Verdict`]; other sorts are
//! [`Verdict::Unknown`]. Holds eight octets a block of a progressive one. A code that does not exist, bits that end before the blocks do, a scan that
//! never came: damaged.

mod bits;
mod frame;
mod scan;

use bits::{Bits, Table};
use frame::Frame;

use super::draw::{MOST_SCANS, Verdict};
use super::walk::be16;

/// Why following stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// Blocks are missing, or what stands there is none.
    Damaged,
    /// A sort of JPEG that is not known here.
    Unknown,
}

/// Tables and settings that hold from where they stand.
#[derive(Default)]
struct Tables {
    /// For the first coefficients, by number.
    dc: [Option<Table>; 4],
    /// For the others, by number.
    ac: [Option<Table>; 4],
    /// Units between two restarts; 0: none.
    interval: u32,
    /// Whether any table came: without, the standard ones may be meant.
    any: bool,
}

/// Whether every block of a JPEG is there.
pub(super) fn verdict(jpeg: &[u8]) -> Verdict {
    match follow(jpeg) {
        Ok(()) => Verdict::Whole,
        Err(Stop::Damaged) => Verdict::Damaged,
        Err(Stop::Unknown) => Verdict::Unknown,
    }
}

fn follow(jpeg: &[u8]) -> Result<(), Stop> {
    let mut tables = Tables::default();
    let mut frame: Option<Frame> = None;
    let mut scans = 0;
    let mut at = 2;
    loop {
        let (code, body) = segment(jpeg, &mut at).ok_or(Stop::Damaged)?;
        match code {
            0xC0..=0xC2 if frame.is_none() => frame = Some(Frame::new(code == 0xC2, body)?),
            0xC4 => tables.define(body)?,
            // Other frames, and other ways to code them.
            0xC0..=0xCF => return Err(Stop::Unknown),
            0xDD => tables.interval = be16(body, 0).into(),
            0xDA => {
                scans += 1;
                if scans > MOST_SCANS {
                    return Err(Stop::Unknown);
                }
                let frame = frame.as_mut().ok_or(Stop::Damaged)?;
                let mut bits = Bits::new(jpeg, at);
                scan::follow(frame, &tables, body, &mut bits)?;
                at = bits.at();
            }
            0xD9 => {
                let frame = frame.ok_or(Stop::Damaged)?;
                return if frame.is_complete() {
                    Ok(())
                } else {
                    Err(Stop::Damaged)
                };
            }
            _ => {}
        }
    }
}

/// The next marker and the body of its segment; octets before it are passed over, as every reader does.
fn segment<'a>(jpeg: &'a [u8], at: &mut usize) -> Option<(u8, &'a [u8])> {
    loop {
        let rest = jpeg.get(*at..)?;
        *at = at.checked_add(memchr::memchr(0xFF, rest)? + 1)?;
        let code = *jpeg.get(*at)?;
        match code {
            0xFF => continue,
            0x00 | 0x01 | 0xD0..=0xD8 => *at += 1,
            0xD9 => return Some((code, &[])),
            _ => {
                *at += 1;
                let end = at.checked_add(usize::from(be16(jpeg, *at)))?;
                let body = jpeg.get(at.checked_add(2)?..end)?;
                *at = end;
                return Some((code, body));
            }
        }
    }
}

impl Tables {
    /// Takes tables as a segment defines them.
    fn define(&mut self, mut body: &[u8]) -> Result<(), Stop> {
        self.any = true;
        while let Some((&kind, rest)) = body.split_first() {
            let (table, rest) = Table::read(rest).ok_or(Stop::Damaged)?;
            let tables = match kind >> 4 {
                0 => &mut self.dc,
                1 => &mut self.ac,
                _ => return Err(Stop::Damaged),
            };
            *tables
                .get_mut(usize::from(kind & 15))
                .ok_or(Stop::Damaged)? = Some(table);
            body = rest;
        }
        Ok(())
    }

    /// The table for first coefficients of a number.
    fn dc(&self, number: u8) -> Result<&Table, Stop> {
        self.known(self.dc.get(usize::from(number)))
    }

    /// The table for other coefficients of a number.
    fn ac(&self, number: u8) -> Result<&Table, Stop> {
        self.known(self.ac.get(usize::from(number)))
    }

    fn known<'a>(&self, table: Option<&'a Option<Table>>) -> Result<&'a Table, Stop> {
        let none = if self.any {
            Stop::Damaged
        } else {
            Stop::Unknown
        };
        table.and_then(Option::as_ref).ok_or(none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grey picture of that many blocks across, all of one grey: each block is two codes of a bit.
    fn flat(blocks: u16, scan: &[u8]) -> Vec<u8> {
        let table = |kind: u8| {
            let mut body = vec![0xFF, 0xC4, 0, 20, kind, 1];
            body.extend([0; 16]);
            body
        };
        let [high, low] = (blocks * 8).to_be_bytes();
        let frame = [0xFF, 0xC0, 0, 11, 8, 0, 8, high, low, 1, 1, 0x11, 0];
        let start = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0];
        let all = [
            &b"\xFF\xD8"[..],
            &table(0),
            &table(0x10),
            &frame,
            &start,
            scan,
        ];
        all.concat()
    }

    #[test]
    fn a_picture_is_whole_when_its_last_block_is_there() {
        // Sixteen blocks of two bits are four octets.
        assert_eq!(verdict(&flat(16, b"\0\0\0\0\xFF\xD9")), Verdict::Whole);
        assert_eq!(verdict(&flat(17, b"\0\0\0\0\xFF\xD9")), Verdict::Damaged);
        assert_eq!(verdict(&flat(16, b"\0\0\0\0")), Verdict::Damaged);
        // A code that does not exist.
        assert_eq!(verdict(&flat(16, b"\0\xF0\0\0\xFF\xD9")), Verdict::Damaged);
        // Octets that no block needs are no damage.
        assert_eq!(verdict(&flat(16, b"\0\0\0\0\0\0\xFF\xD9")), Verdict::Whole);
    }

    #[test]
    fn what_is_not_known_here_is_not_judged() {
        let baseline = flat(16, b"\0\0\0\0\xFF\xD9");
        for code in [0xC3, 0xC5, 0xC9] {
            let other = baseline.iter().map(|o| if *o == 0xC0 { code } else { *o });
            assert_eq!(verdict(&other.collect::<Vec<_>>()), Verdict::Unknown);
        }
        // Pictures of a moving one leave out the tables that all share.
        let bare = [&baseline[..2], &baseline[46..]].concat();
        assert_eq!(verdict(&bare), Verdict::Unknown);
    }
}
