//! Lays entries down in a zip, several at a time, each at the place its name gives it.
//!
//! Takes the plan and what an earlier run left, gives the staged file its payload entries: local header and octets, one after the
//! other in the order of the plan. Small files go in batches that are written at once; large ones stream. Every
//! octet is read once: what is digested is what is written. Never writes over what an earlier run finished, unless that
//! no longer fits, and then says so first ([`Halt::Conflict`]).

use std::io;
use std::ops::Range;

use bag::digest::Algorithm;
use bag::zip::format::{self, Header, Method};

use super::crew::{Desk, Form, Halt, Watch as _};
use super::eyes::Eyes;
use super::laid::{self, Laid, Slot};
use super::pack::{self, Packer};
use super::places::Places;
use super::pour::pour;
use super::read::{self, ATTEMPTS, Reading};
use super::sink::{Sink, Spot, Staged};
use crate::plan::{Entry, Plan};
use crate::skipped::Reason;

/// Largest file that goes into a batch, in octets.
const SMALL: u64 = 256 * 1024;
/// Octets and files of one batch.
const BATCH: (u64, usize) = (1024 * 1024, 512);

/// A zip in the making.
pub struct ZipForm<'a> {
    plan: &'a Plan,
    base: &'a str,
    second: Option<Algorithm>,
    eyes: Eyes<'a>,
    staged: &'a Staged,
    items: Vec<Item>,
    places: Places,
}

/// One piece of work: neighbouring entries of one sort.
struct Item {
    entries: Range<usize>,
    work: Work,
    /// The last item before this one that an earlier run laid down.
    kept_before: Option<usize>,
    /// The next such item after this one, and where it begins: nothing may be written there.
    kept_after: Option<(usize, u64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    /// Laid down by an earlier run at this offset, over this length.
    Kept(u64, u64),
    Batch,
    Stream,
}

impl<'a> ZipForm<'a> {
    /// A zip whose base directory is `base`, going on from `slots`.
    pub fn new(
        plan: &'a Plan,
        slots: &[Slot],
        base: &'a str,
        second: Option<Algorithm>,
        eyes: Eyes<'a>,
        staged: &'a Staged,
    ) -> Self {
        let mut items = cut(plan, slots, base);
        let mut kept = None;
        for (index, item) in items.iter_mut().enumerate() {
            item.kept_before = kept;
            if matches!(item.work, Work::Kept(..)) {
                kept = Some(index);
            }
        }
        let mut kept = None;
        for (index, item) in items.iter_mut().enumerate().rev() {
            item.kept_after = kept;
            if let Work::Kept(offset, _) = item.work {
                kept = Some((index, offset));
            }
        }
        let lengths = items
            .iter()
            .map(|i| match i.work {
                Work::Kept(_, length) => Some(length),
                _ => None,
            })
            .collect();
        Self {
            plan,
            base,
            second,
            eyes,
            staged,
            items,
            places: Places::new(lengths),
        }
    }

    /// Where the payload ends, or the entry from which on an earlier run's work does not fit.
    pub fn end(&self) -> Result<u64, usize> {
        for (index, item) in self.items.iter().enumerate() {
            if let Work::Kept(offset, _) = item.work
                && self.places.offset(index) != Some(offset)
            {
                return Err(item.entries.start);
            }
        }
        self.places.end().ok_or(0)
    }

    /// The offset of an item that is `length` octets long (or as long as is known), safe to write to.
    fn claim(&self, item: usize, length: u64) -> Result<u64, Halt> {
        let offset = self.places.offset(item).ok_or(Halt::Stopped)?;
        if let Some(before) = self.items[item].kept_before
            && let Work::Kept(recorded, _) = self.items[before].work
            && self.places.offset(before) != Some(recorded)
        {
            return Err(Halt::Conflict(self.items[before].entries.start));
        }
        match self.items[item].kept_after {
            Some((after, begin)) if offset + length > begin => {
                Err(Halt::Conflict(self.items[after].entries.start))
            }
            _ => Ok(offset),
        }
    }

    fn batch(&self, item: usize, desk: &Desk<'_>) -> Result<(), Halt> {
        let mut out = Vec::with_capacity(BATCH.0 as usize + 64 * 1024);
        let mut content = Vec::new();
        let mut done = Vec::new();
        let mut octets = 0;
        for index in self.items[item].entries.clone() {
            desk.go_on()?;
            let entry = &self.plan.entries[index];
            let path = self.plan.path(entry);
            content.clear();
            match read::whole(&path, SMALL * 16, &mut content) {
                // It grew, or would not hold still: it gets its turn again at the end.
                Err(Reason::Changing) => done.push((index, Slot::Hole(out.len() as u64, 0))),
                Err(reason) => desk.left_out(index, path, reason),
                Ok(stamp) => {
                    octets += stamp.size;
                    let begin = out.len() as u64;
                    let mut looker = self.eyes.look(index, stamp.size);
                    looker.feed(&content);
                    let mut laid = Laid {
                        offset: begin,
                        stamp,
                        facts: looker.finish(),
                        ..digest(&content, self.second)
                    };
                    put(
                        &entry_name(self.base, entry),
                        entry,
                        &content,
                        &mut laid,
                        &mut out,
                    )?;
                    done.push((index, Slot::Laid(laid)));
                }
            }
        }
        desk.octets(octets);
        self.places.tell(item, out.len() as u64);
        let offset = self.claim(item, out.len() as u64)?;
        self.staged.write(&out, offset)?;
        for (_, slot) in &mut done {
            match slot {
                Slot::Laid(laid) => laid.offset += offset,
                Slot::Hole(at, _) => *at += offset,
                Slot::Waiting | Slot::LeftOut => {}
            }
        }
        desk.done(self.plan, done)
    }

    fn stream(&self, item: usize, desk: &Desk<'_>) -> Result<(), Halt> {
        let index = self.items[item].entries.start;
        let entry = &self.plan.entries[index];
        let path = self.plan.path(entry);
        let name = entry_name(self.base, entry);
        let mut promised = None;
        for _ in 0..ATTEMPTS {
            let reading = match Reading::open(&path) {
                Ok(reading) => reading,
                Err(reason) => return self.give_up(item, promised, desk, path, reason),
            };
            let (size, modified) = (reading.before.size, reading.before.modified.0);
            let head = format::local_length(&name, size, modified);
            let method = entry.method_for(size);
            let length = (method == Method::Stored).then_some(head + size);
            match promised {
                // It has another size now, or is held another way: others stand behind it already.
                Some(_) if promised != length => break,
                Some(_) => {}
                None => {
                    if let Some(length) = length {
                        self.places.tell(item, length);
                    }
                    promised = length;
                }
            }
            let spot = |length| {
                let after = self.items[item].kept_after;
                let room = after.map(|(after, begin)| (self.items[after].entries.start, begin));
                Ok(Spot {
                    at: self.claim(item, length)? + head,
                    room,
                })
            };
            let ask = || spot(head);
            let mut sink = match promised {
                Some(length) => Sink::at(self.staged, spot(length)?),
                None => Sink::asking(self.staged, &ask),
            };
            let looker = self.eyes.look(index, size);
            match pour(reading, method, self.second, looker, &mut sink, desk)? {
                Err(Reason::Changing) => {}
                Err(reason) => return self.give_up(item, promised, desk, path, reason),
                Ok(laid) => {
                    let length = head + laid.packed;
                    if promised.is_none() {
                        self.places.tell(item, length);
                    }
                    sink.settle()?;
                    let laid = Laid {
                        offset: self.claim(item, length)?,
                        ..laid
                    };
                    let mut header = Vec::new();
                    format::local(&laid.header(&name, method), &mut header);
                    self.staged.write(&header, laid.offset)?;
                    return desk.done(self.plan, vec![(index, Slot::Laid(laid))]);
                }
            }
        }
        self.give_up(item, promised, desk, path, Reason::Changing)
    }

    /// Leaves a hole where a place was promised, nothing where it was not.
    fn give_up(
        &self,
        item: usize,
        promised: Option<u64>,
        desk: &Desk<'_>,
        path: std::path::PathBuf,
        reason: Reason,
    ) -> Result<(), Halt> {
        let index = self.items[item].entries.start;
        if promised.is_none() {
            self.places.tell(item, 0);
            if reason != Reason::Changing {
                desk.left_out(index, path, reason);
                return Ok(());
            }
        }
        let offset = self.places.offset(item).ok_or(Halt::Stopped)?;
        desk.done(
            self.plan,
            vec![(index, Slot::Hole(offset, promised.unwrap_or(0)))],
        )
    }
}

impl Form for ZipForm<'_> {
    fn items(&self) -> usize {
        self.items.len()
    }

    fn work(&self, item: usize, desk: &Desk<'_>) -> Result<(), Halt> {
        match self.items[item].work {
            Work::Kept(..) => Ok(()),
            Work::Batch => self.batch(item, desk),
            Work::Stream => self.stream(item, desk),
        }
    }

    fn stop(&self) {
        self.places.stop();
    }

    fn sync(&self) -> io::Result<()> {
        self.staged.file.sync_data()
    }
}

/// Cuts the plan into items.
fn cut(plan: &Plan, slots: &[Slot], base: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut weight = 0;
    for (index, (entry, slot)) in plan.entries.iter().zip(slots).enumerate() {
        let work = match slot.laid() {
            Some(laid) => Work::Kept(laid.offset, region(base, entry, laid)),
            None if entry.stamp.size > SMALL => Work::Stream,
            None => Work::Batch,
        };
        if let Some(last) = items.last_mut() {
            match (&mut last.work, work) {
                (Work::Kept(offset, length), Work::Kept(next, more))
                    if *offset + *length == next =>
                {
                    *length += more;
                    last.entries.end = index + 1;
                    continue;
                }
                (Work::Batch, Work::Batch)
                    if weight + entry.stamp.size <= BATCH.0 && last.entries.len() < BATCH.1 =>
                {
                    weight += entry.stamp.size;
                    last.entries.end = index + 1;
                    continue;
                }
                _ => {}
            }
        }
        weight = entry.stamp.size;
        items.push(Item {
            entries: index..index + 1,
            work,
            kept_before: None,
            kept_after: None,
        });
    }
    items
}

/// Octets of a laid entry with its local header.
pub fn region(base: &str, entry: &Entry, laid: &Laid) -> u64 {
    let name = entry_name(base, entry);
    format::local_length(&name, laid.stamp.size, laid.stamp.modified.0) + laid.packed
}

/// Name of an entry in the zip.
pub fn entry_name(base: &str, entry: &Entry) -> String {
    format!("{base}/{}", entry.payload)
}

/// Digests and CRC of octets at hand.
fn digest(content: &[u8], second: Option<Algorithm>) -> Laid {
    let mut digester = laid::digester(second);
    digester.update(content);
    let (sha256, second) = laid::digests(digester);
    let stamp = crate::sys::Stamp {
        size: 0,
        modified: (0, 0),
        changed: 0,
        inode: 0,
    };
    Laid {
        offset: 0,
        packed: 0,
        crc: crc32fast::hash(content),
        stamp,
        sha256,
        second,
        facts: None,
    }
}

/// Appends header and octets of a small file.
fn put(
    name: &str,
    entry: &Entry,
    content: &[u8],
    laid: &mut Laid,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let method = entry.method_for(laid.stamp.size);
    let begin = out.len();
    let head = format::local_length(name, laid.stamp.size, laid.stamp.modified.0) as usize;
    out.resize(begin + head, 0);
    match method {
        Method::Stored => out.extend_from_slice(content),
        Method::Deflated => {
            let mut packer = Packer::new(method, pack::ENTRIES);
            let mut take = |octets: &[u8]| -> io::Result<()> {
                out.extend_from_slice(octets);
                Ok(())
            };
            packer.pack(content, &mut take)?;
            packer.finish(&mut take)?;
        }
    }
    laid.packed = (out.len() - begin - head) as u64;
    let header: Header<'_> = laid.header(name, method);
    let mut rendered = Vec::with_capacity(head);
    format::local(&header, &mut rendered);
    out[begin..begin + head].copy_from_slice(&rendered);
    Ok(())
}
