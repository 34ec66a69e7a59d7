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
