//! Mends the holes that files leave which changed or broke off while they were read.
//!
//! Takes the staged zip with its slots, gives one without holes: each such file is read again at the end of the staged file, and when it
//! holds still it is moved to its place; when it does not, what stands behind the hole moves up. Rare, so it is plain rather than fast. Says in
//! the journal what moved before it moves, so that a kill in between costs time and no octets.

use std::fs::File;
use std::io;

use bag::digest::Algorithm;
use bag::zip::format;
use shell::interrupt::Interrupt;

use super::crew::{Halt, Watch};
use super::eyes::Eyes;
use super::journal::{Journal, Record, render};
use super::laid::Slot;
use super::pour::{CHUNK, pour};
use super::read::{ATTEMPTS, Reading};
use super::sink::{Sink, Spot, Staged};
use super::zip::entry_name;
use crate::plan::Plan;
use crate::skipped::{Reason, Skipped};
use crate::sys;

/// What is mended.
pub struct Mending<'a> {
    /// The plan the slots belong to.
    pub plan: &'a Plan,
    /// Base directory of the zip.
    pub base: &'a str,
    /// Second digest algorithm, if any.
    pub second: Option<Algorithm>,
    /// How entries are looked at.
    pub eyes: Eyes<'a>,
    /// The staged zip.
    pub staged: &'a Staged,
    /// Whether the person asked to stop.
    pub interrupt: &'a Interrupt,
}

impl Watch for Mending<'_> {
    /// These octets were counted when they were read first.
    fn octets(&self, _octets: u64) {}

    fn go_on(&self) -> Result<(), Halt> {
        if self.interrupt.heard() {
            Err(Halt::Stopped)
        } else {
            Ok(())
        }
    }
}

impl Mending<'_> {
    /// Mends every hole, last one first; gives the end of the payload, which was `end`.
    pub fn mend(
        &self,
        slots: &mut [Slot],
        skipped: &mut Vec<Skipped>,
        journal: &mut Journal,
        mut end: u64,
    ) -> Result<u64, Halt> {
        for index in (0..slots.len()).rev() {
            let Slot::Hole(at, length) = slots[index] else {
                continue;
            };
            journal.append(&render(&Record::Moved(at))?)?;
            let (slot, now) = self.again(index, at, length, end, skipped)?;
            slots[index] = slot;
            for later in &mut slots[index + 1..] {
                if let Slot::Laid(laid) = later {
                    laid.offset = laid.offset - length + now;
                }
            }
            end = end - length + now;
        }
        Ok(end)
    }

    /// Reads one file again; gives what became of it and the octets its place now has.
    fn again(
        &self,
        index: usize,
        at: u64,
        length: u64,
        end: u64,
        skipped: &mut Vec<Skipped>,
    ) -> Result<(Slot, u64), Halt> {
        let entry = &self.plan.entries[index];
        let path = self.plan.path(entry);
        let name = entry_name(self.base, entry);
        let mut reason = Reason::Changing;
        for _ in 0..ATTEMPTS {
            let reading = match Reading::open(&path) {
                Ok(reading) => reading,
                Err(other) => {
                    reason = other;
                    break;
                }
            };
            let (size, modified) = (reading.before.size, reading.before.modified.0);
            let head = format::local_length(&name, size, modified);
            let method = entry.method_for(size);
            // Far enough behind the end that what is there can move back by as much as this entry may need.
            let far = end + head + size + size / 16_384 * 5 + 64;
            let spot = Spot {
                at: far + head,
                room: None,
            };
            let mut sink = Sink::at(self.staged, spot);
            let looker = self.eyes.look(index, size);
            match pour(reading, method, self.second, looker, &mut sink, self)? {
                Err(Reason::Changing) => {}
                Err(other) => {
                    reason = other;
                    break;
                }
                Ok(mut laid) => {
                    laid.offset = at;
                    let mut header = Vec::new();
                    format::local(&laid.header(&name, method), &mut header);
                    self.staged.write(&header, far)?;
                    let now = head + laid.packed;
                    shift(&self.staged.file, at + length, end, at + now)?;
                    shift(&self.staged.file, far, far + now, at)?;
                    return Ok((Slot::Laid(laid), now));
                }
            }
        }
        shift(&self.staged.file, at + length, end, at)?;
        skipped.push(Skipped::new(path, reason));
        Ok((Slot::LeftOut, 0))
    }
}

/// Moves the octets from `begin` to `end` so that they begin at `to`; the ranges may overlap.
fn shift(file: &File, begin: u64, end: u64, to: u64) -> io::Result<()> {
    let length = end - begin;
    let mut buffer = vec![0; CHUNK];
    let mut done = 0;
    while done < length && to != begin {
        let n = (length - done).min(CHUNK as u64);
        let at = if to < begin { done } else { length - done - n };
        let piece = &mut buffer[..n as usize];
        let mut filled = 0;
        while filled < piece.len() {
            match sys::read_at(file, &mut piece[filled..], begin + at + filled as u64)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => filled += read,
            }
        }
        sys::write_all_at(file, piece, to + at)?;
        done += n;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn octets_move_both_ways_over_themselves() {
        let content: Vec<u8> = (0..3 * CHUNK as u32 + 77)
            .map(|n| (n % 251) as u8)
            .collect();
        for to in [0u64, 10, 5 * 1024, 400_000, 2_000_000] {
            let file = tempfile::tempfile().unwrap();
            sys::write_all_at(&file, &content, 5 * 1024).unwrap();
            shift(&file, 5 * 1024, 5 * 1024 + content.len() as u64, to).unwrap();
            let mut back = vec![0; content.len()];
            let mut filled = 0;
            while filled < back.len() {
                filled += sys::read_at(&file, &mut back[filled..], to + filled as u64).unwrap();
            }
            assert!(back == content, "{to}");
        }
    }
}
