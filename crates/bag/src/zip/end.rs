//! Finds the end of a zip: the end record, its zip64 twin, and with them the central directory.
//!
//! Takes a source, gives where the central directory stands. Never trusts an end record that does not fit the file around
//! it; reads at most the last 64 KiB and a few headers. When two end records could both be meant it says so: readers
//! would disagree about what the archive holds.

use std::io;

use super::container::Unread;
use super::format::{CENTRAL, CENTRAL_LENGTH, END, END64, LOCAL, LOCATOR64};
use super::records::Fields;
use crate::defect::{Code, Defect};
use crate::source::ReadAt;

const END_LENGTH: u64 = 22;
const LOCATOR_LENGTH: u64 = 20;
const END64_LENGTH: u64 = 56;
const LONGEST_COMMENT: u64 = u16::MAX as u64;

/// Where the central directory stands, and what is odd around it.
#[derive(Debug)]
pub(super) struct End {
    /// Records of the central directory.
    pub entries: u64,
    /// Where the central directory begins.
    pub directory: u64,
    /// Its length in octets.
    pub length: u64,
    /// Octets before the archive that its own offsets do not count.
    pub shift: u64,
    pub defects: Vec<Defect>,
}

/// An end record that may be the one, with all that hangs on it.
struct Candidate {
    entries: u64,
    directory: u64,
    length: u64,
    shift: u64,
    /// Where the end records begin (the zip64 one if there is one).
    records: u64,
    /// Where the end record's comment ends.
    stop: u64,
    /// Octets between the zip64 end record and its locator.
    between: u64,
}

/// Why an end record is not the one.
enum Misfit {
    Disks,
    Nonsense,
    Io(io::Error),
}

impl From<io::Error> for Misfit {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Finds the central directory.
pub(super) fn find(source: &dyn ReadAt) -> Result<End, Unread> {
    let size = source.size();
    let tail_length = size.min(END_LENGTH + LONGEST_COMMENT);
    let tail_start = size - tail_length;
    let mut tail = vec![0; tail_length as usize];
    source.read_exact_at(&mut tail, tail_start)?;
    let signature = END.to_le_bytes();
    let positions: Vec<u64> = tail
        .windows(END_LENGTH as usize)
        .enumerate()
        .filter(|(_, window)| window.starts_with(&signature))
        .map(|(at, _)| tail_start + at as u64)
        .collect();
    let (mut disks, mut nonsense) = (false, false);
    let mut exact: Vec<(u64, Candidate)> = Vec::new();
    let mut loose = None;
    for &position in positions.iter().rev() {
        let rest = &tail[(position - tail_start) as usize..];
        match examine(source, position, rest) {
            Ok(candidate) if candidate.stop == size => exact.push((position, candidate)),
            Ok(candidate) => loose = loose.or(Some((position, candidate))),
            Err(Misfit::Disks) => disks = true,
            Err(Misfit::Nonsense) => nonsense = true,
            Err(Misfit::Io(error)) => return Err(error.into()),
        }
    }
    let several = exact.len() > 1;
    let Some((position, found)) = exact.pop().or(loose) else {
        let start = starts_like_a_zip(source)?;
        return Err(Unread::Defect(Defect::new(match () {
            () if disks => Code::SeveralDisks,
            () if nonsense => Code::DirectoryDamaged,
            () if start => Code::CutShort,
            () => Code::NotAZip,
        })));
    };
    if found.shift > 0 && starts_like_a_zip(source)? {
        // The end belongs to an archive inside this one, whose own end is missing.
        return Err(Unread::Defect(Defect::new(Code::CutShort)));
    }
    let mut defects = Vec::new();
    if several
        || positions
            .iter()
            .any(|&other| other > position && other < found.stop)
    {
        defects.push(Defect::new(Code::DirectoryDamaged).with("field", "end"));
    }
    if found.stop < size {
        let octets = size - found.stop;
        defects.push(Defect::new(Code::DataAfter).with("octets", octets));
    }
    let gap = found.records - (found.directory + found.length) + found.between;
    if gap > 0 {
        defects.push(
            Defect::new(Code::Gap)
                .with("offset", found.directory + found.length)
                .with("octets", gap),
        );
    }
    Ok(End {
        entries: found.entries,
        directory: found.directory,
        length: found.length,
        shift: found.shift,
        defects,
    })
}

fn starts_like_a_zip(source: &dyn ReadAt) -> io::Result<bool> {
    if source.size() < 4 {
        return Ok(false);
    }
    let start = u32_at(source, 0)?;
    Ok(start == LOCAL || start == END || start == 0x0807_4b50 || start == 0x3030_4b50)
}

fn u32_at(source: &dyn ReadAt, offset: u64) -> io::Result<u32> {
    let mut octets = [0; 4];
    source.read_exact_at(&mut octets, offset)?;
    Ok(u32::from_le_bytes(octets))
}

/// Reads the end record that stands at `position` (`octets` begin there) and looks for the directory it speaks of.
fn examine(source: &dyn ReadAt, position: u64, octets: &[u8]) -> Result<Candidate, Misfit> {
    let record = Record::parse(octets).ok_or(Misfit::Nonsense)?;
    let stop = position + END_LENGTH + u64::from(record.comment);
    if stop > source.size() {
        return Err(Misfit::Nonsense);
    }
    let mut found = Candidate {
        entries: record.entries.into(),
        directory: record.offset.into(),
        length: record.length.into(),
        shift: 0,
        records: position,
        stop,
        between: 0,
    };
    let mut disks = (record.disk.into(), record.directory_disk.into());
    let mut here = u64::from(record.entries_here);
    let locator = position.checked_sub(LOCATOR_LENGTH);
    if let Some(locator) = locator
        && u32_at(source, locator)? == LOCATOR64
    {
        let wide = Wide::read(source, locator)?;
        if !record.agrees(&wide) {
            return Err(Misfit::Nonsense);
        }
        disks = (wide.disk, wide.directory_disk);
        here = wide.entries_here;
        found.entries = wide.entries;
        found.directory = wide.offset;
        found.length = wide.length;
        found.shift = wide.shift;
        found.records = wide.position;
        found.between = locator - wide.stop;
    }
    if disks != (0, 0) || here != found.entries {
        return Err(Misfit::Disks);
    }
    if found.entries > found.length / CENTRAL_LENGTH || (found.entries == 0 && found.length > 0) {
        return Err(Misfit::Nonsense);
    }
    place(source, &mut found)?;
    Ok(found)
}

/// Finds the directory: where the end record says, or, when octets were put before the archive, right before the end.
fn place(source: &dyn ReadAt, found: &mut Candidate) -> Result<(), Misfit> {
    let latest = found
        .records
        .checked_sub(found.length)
        .ok_or(Misfit::Nonsense)?;
    let stated = found
        .directory
        .checked_add(found.shift)
        .ok_or(Misfit::Nonsense)?;
    let stands = |at: u64| -> io::Result<bool> {
        Ok(at <= latest && (found.length == 0 || u32_at(source, at)? == CENTRAL))
    };
    if stands(stated)? {
        found.directory = stated;
    } else if found.shift == 0 && stated < latest && found.length > 0 && stands(latest)? {
        found.shift = latest - stated;
        found.directory = latest;
    } else {
        return Err(Misfit::Nonsense);
    }
    Ok(())
}

/// The end record.
struct Record {
    disk: u16,
    directory_disk: u16,
    entries_here: u16,
    entries: u16,
    length: u32,
    offset: u32,
    comment: u16,
}

impl Record {
    fn parse(octets: &[u8]) -> Option<Self> {
        let mut fields = Fields(octets);
        fields.take(4)?;
        Some(Self {
            disk: fields.u16()?,
            directory_disk: fields.u16()?,
            entries_here: fields.u16()?,
            entries: fields.u16()?,
            length: fields.u32()?,
            offset: fields.u32()?,
            comment: fields.u16()?,
        })
    }

    /// Whether each value is the one of the zip64 end record or says "look there".
    fn agrees(&self, wide: &Wide) -> bool {
        let short = |value: u16, wide: u64| value == u16::MAX || u64::from(value) == wide;
        let long = |value: u32, wide: u64| value == u32::MAX || u64::from(value) == wide;
        short(self.disk, wide.disk.into())
            && short(self.directory_disk, wide.directory_disk.into())
            && short(self.entries_here, wide.entries_here)
            && short(self.entries, wide.entries)
            && long(self.length, wide.length)
            && long(self.offset, wide.offset)
    }
}

/// The zip64 end record.
struct Wide {
    position: u64,
    stop: u64,
    shift: u64,
    disk: u32,
    directory_disk: u32,
    entries_here: u64,
    entries: u64,
    length: u64,
    offset: u64,
}

impl Wide {
    /// Follows the locator that stands at `locator`.
    fn read(source: &dyn ReadAt, locator: u64) -> Result<Self, Misfit> {
        let mut octets = [0; LOCATOR_LENGTH as usize];
        source.read_exact_at(&mut octets, locator)?;
        let mut fields = Fields(&octets[4..]);
        let (Some(disk), Some(stated), Some(disks)) = (fields.u32(), fields.u64(), fields.u32())
        else {
            return Err(Misfit::Nonsense);
        };
        if disk != 0 || disks > 1 {
            return Err(Misfit::Disks);
        }
        let latest = locator.checked_sub(END64_LENGTH).ok_or(Misfit::Nonsense)?;
        let position = if stated <= latest && u32_at(source, stated)? == END64 {
            stated
        } else {
            latest
        };
        let shift = position.checked_sub(stated).ok_or(Misfit::Nonsense)?;
        let mut octets = [0; END64_LENGTH as usize];
        source.read_exact_at(&mut octets, position)?;
        Self::parse(&octets, position, shift)
            .filter(|wide| wide.stop <= locator)
            .ok_or(Misfit::Nonsense)
    }

    fn parse(octets: &[u8], position: u64, shift: u64) -> Option<Self> {
        let mut fields = Fields(octets);
        if fields.u32()? != END64 {
            return None;
        }
        let length = fields.u64()?;
        fields.take(4)?; // made by, version needed
        Some(Self {
            position,
            stop: position
                .checked_add(12)?
                .checked_add(length)
                .filter(|_| length >= END64_LENGTH - 12)?,
            shift,
            disk: fields.u32()?,
            directory_disk: fields.u32()?,
            entries_here: fields.u64()?,
            entries: fields.u64()?,
            length: fields.u64()?,
            offset: fields.u64()?,
        })
    }
}
