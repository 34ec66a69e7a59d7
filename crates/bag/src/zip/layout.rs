//! Compares each local header with the central directory and accounts for every octet between them.
//!
//! Takes a container whose directory was read, gives defects and where each entry's octets begin. Reads local headers and
//! data descriptors only, in the order they stand in the file. Every octet before the central directory belongs to
//! exactly one entry, or there is a defect.

use std::io;

use super::container::{Container, Entry};
use super::format::LOCAL_LENGTH;
use super::records::{self, DESCRIPTOR, Local, Shared};
use crate::defect::{Code, Defect};
use crate::source::ReadAt;

/// What is read of a local header at first, beyond its fixed part and its name: the usual extra fields.
const USUAL_EXTRA: u64 = 64;
const LONGEST_DESCRIPTOR: u64 = 24;

impl Container {
    /// Looks at all local headers and at what lies between.
    pub(super) fn judge_layout(&mut self, source: &dyn ReadAt) -> io::Result<()> {
        let directory = self.directory.0;
        let mut order: Vec<u32> = (0..self.entries.len() as u32).collect();
        order.sort_by_key(|&index| self.entries[index as usize].offset());
        let mut reached = 0;
        let mut last: Option<usize> = None;
        let mut buffer = Vec::new();
        for (at, &index) in order.iter().enumerate() {
            let index = index as usize;
            let next = order.get(at + 1);
            let limit = next.map_or(directory, |&next| self.entries[next as usize].offset());
            let offset = self.entries[index].offset();
            if offset < reached
                && let Some(last) = last
            {
                let other = self.entries[last].name();
                let defect = Defect::at(Code::Overlap, self.entries[index].name());
                self.defects.push(defect.with("other", other));
            }
            if offset > reached {
                self.unclaimed(reached, offset.min(directory), last.is_none());
            }
            let local = Place {
                offset,
                limit: limit.min(directory),
                directory,
            };
            let mut judged = Judged::default();
            judged.look(source, self, index, &local, &mut buffer)?;
            self.entries[index].header = judged.header;
            self.defects.append(&mut judged.defects);
            if judged.stop >= reached {
                reached = judged.stop;
                last = Some(index);
            }
        }
        match reached.cmp(&directory) {
            std::cmp::Ordering::Less => self.unclaimed(reached, directory, last.is_none()),
            std::cmp::Ordering::Equal => {}
            std::cmp::Ordering::Greater => {
                let path = last.map_or("", |last| self.entries[last].name());
                let defect = Defect::at(Code::Overlap, path).with("other", "central directory");
                self.defects.push(defect);
            }
        }
        Ok(())
    }

    fn unclaimed(&mut self, from: u64, to: u64, first: bool) {
        if from < to {
            let code = if first { Code::DataBefore } else { Code::Gap };
            self.defects.push(
                Defect::new(code)
                    .with("offset", from)
                    .with("octets", to - from),
            );
        }
    }
}

/// Where an entry may stand.
struct Place {
    offset: u64,
    /// Where the next entry or the directory begins.
    limit: u64,
    directory: u64,
}

/// What looking at a local header found.
#[derive(Default)]
struct Judged {
    /// Length of the header; 0 when there is none.
    header: u32,
    /// Where the entry ends, its descriptor included.
    stop: u64,
    defects: Vec<Defect>,
}

impl Judged {
    fn disagrees(&mut self, entry: &Entry, field: &'static str) {
        let defect = Defect::at(Code::HeaderDisagrees, entry.name());
        self.defects.push(defect.with("field", field));
    }

    fn look(
        &mut self,
        source: &dyn ReadAt,
        container: &Container,
        index: usize,
        place: &Place,
        buffer: &mut Vec<u8>,
    ) -> io::Result<()> {
        let entry = &container.entries[index];
        let raw = container.raw_name(index);
        self.stop = place.offset;
        let room = place.directory.saturating_sub(place.offset);
        let likely = LOCAL_LENGTH + raw.len() as u64 + USUAL_EXTRA;
        fill(source, buffer, place.offset, room.min(likely))?;
        let Some(tail) = Local::tail(buffer) else {
            self.disagrees(entry, "signature");
            return Ok(());
        };
        let length = LOCAL_LENGTH + tail as u64;
        if buffer.len() as u64 > length {
            buffer.truncate(length as usize);
        } else {
            fill(source, buffer, place.offset, room.min(length))?;
        }
        let Some(local) = Local::parse(buffer) else {
            self.disagrees(entry, "signature");
            return Ok(());
        };
        self.header = length as u32;
        self.compare(entry, raw, &local);
        let Some(stop) = place
            .offset
            .checked_add(length)
            .and_then(|data| data.checked_add(entry.packed()))
        else {
            self.disagrees(entry, "packed");
            return Ok(());
        };
        self.stop = stop;
        if entry.flags() & DESCRIPTOR != 0 && stop <= place.directory {
            let behind = (place.directory - stop).min(LONGEST_DESCRIPTOR);
            fill(source, buffer, stop, behind)?;
            let room = place.limit.saturating_sub(stop);
            match records::descriptor(buffer, &shared(entry), room) {
                Some(length) => self.stop += length,
                None => self.disagrees(entry, "descriptor"),
            }
        }
        Ok(())
    }

    fn compare(&mut self, entry: &Entry, raw: &[u8], local: &Local<'_>) {
        let Shared {
            flags,
            method,
            time,
            date,
            crc,
            packed,
            size,
        } = local.shared;
        // Where a descriptor follows, the header may leave its values out.
        let open = flags & DESCRIPTOR != 0;
        let other_path = local.extra.path.is_some_and(|(crc, path)| {
            crc == crc32fast::hash(local.name) && path != entry.name().as_bytes()
        });
        let other_time = match (local.extra.modified, entry.modified()) {
            (Some(local), Some(central)) => local != central,
            _ => false,
        };
        let fields = [
            ("name", local.name != raw || other_path),
            ("flags", flags != entry.flags()),
            ("method", method != entry.method()),
            ("modified", (time, date) != entry.stamp || other_time),
            ("crc", crc != entry.crc() && !(open && crc == 0)),
            ("packed", packed != entry.packed() && !(open && packed == 0)),
            ("size", size != entry.size() && !(open && size == 0)),
            ("extra", local.extra.broken),
        ];
        for (field, _) in fields.into_iter().filter(|&(_, differs)| differs) {
            self.disagrees(entry, field);
        }
    }
}

fn shared(entry: &Entry) -> Shared {
    Shared {
        flags: entry.flags(),
        method: entry.method(),
        time: entry.stamp.0,
        date: entry.stamp.1,
        crc: entry.crc(),
        packed: entry.packed(),
        size: entry.size(),
    }
}

/// Makes `buffer` hold exactly the `length` octets at `offset`.
fn fill(source: &dyn ReadAt, buffer: &mut Vec<u8>, offset: u64, length: u64) -> io::Result<()> {
    buffer.resize(length as usize, 0);
    source.read_exact_at(buffer, offset)
}
