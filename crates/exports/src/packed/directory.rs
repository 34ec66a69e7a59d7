//! Reads the central directory of a zip.
//!
//! Takes the last octets of a zip (or all of them) and its size, gives its entries one after the other. Never unpacks, never trusts a count or an offset
//! before it is compared with what is there; an entry whose octets would lie outside of the file is damage. Needs no memory of its own.

/// Why a directory cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Problem {
    /// It has no end: the rest of the archive is missing.
    #[error("the archive ends before its directory")]
    Cut,
    /// Its numbers do not fit the file.
    #[error("the directory of the archive does not fit it")]
    Damaged,
    /// It is one of several parts.
    #[error("the archive is one of several parts")]
    Parts,
    /// It begins before what was kept of the file.
    #[error("the directory of {files} files is larger than what was kept")]
    TooLarge {
        /// Files that it says it lists.
        files: u64,
    },
}

impl Problem {
    /// Its id in findings.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Parts => "parts",
            Self::Damaged | Self::TooLarge { .. } => "damaged",
        }
    }
}

/// Where the directory of a zip is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Directory {
    /// Offset in the file of the first octet that was kept.
    first: u64,
    /// Where it begins and where it ends, in what was kept.
    range: (usize, usize),
    /// Entries in it.
    pub(crate) entries: u64,
}

/// A file or folder in a zip.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    /// Its name, as the zip writes it.
    pub(crate) name: &'a [u8],
    /// Whether it is a folder.
    pub(crate) folder: bool,
    /// Whether it asks for a password.
    pub(crate) locked: bool,
    /// Octets when unpacked, as the directory says.
    pub(crate) unpacked: u64,
}

/// Octets of the record at the end without its comment.
const END: usize = 22;

/// Octets of an entry without its name, extra fields and comment.
const ENTRY: usize = 46;

impl Directory {
    /// Finds the directory of a zip of `size` octets of which the last are here.
    pub(crate) fn find(kept: &[u8], size: u64) -> Result<Self, Problem> {
        let first = size.saturating_sub(kept.len() as u64);
        let end = end(kept).ok_or(Problem::Cut)?;
        let record = kept.get(end..).ok_or(Problem::Cut)?;
        let (disk, directory_disk) = (u16_at(record, 4)?, u16_at(record, 6)?);
        let mut entries = u64::from(u16_at(record, 10)?);
        let mut length = u64::from(u32_at(record, 12)?);
        let mut begin = u64::from(u32_at(record, 16)?);
        let mut behind = end;
        let large = entries == 0xFFFF || length == 0xFFFF_FFFF || begin == 0xFFFF_FFFF;
        let locator = end.checked_sub(20).and_then(|at| kept.get(at..end));
        if let Some(locator) = locator.filter(|l| large && l.starts_with(b"PK\x06\x07")) {
            if u32_at(locator, 16)? > 1 {
                return Err(Problem::Parts);
            }
            let at = u64_at(locator, 8)?.checked_sub(first);
            let at = at.and_then(|at| usize::try_from(at).ok());
            let at = at.ok_or(Problem::TooLarge { files: entries })?;
            let record = kept.get(at..).ok_or(Problem::Damaged)?;
            if !record.starts_with(b"PK\x06\x06") {
                return Err(Problem::Damaged);
            }
            entries = u64_at(record, 32)?;
            length = u64_at(record, 40)?;
            begin = u64_at(record, 48)?;
            behind = at;
        } else if disk != 0 || directory_disk != 0 {
            return Err(Problem::Parts);
        }
        if length / (ENTRY as u64) < entries {
            return Err(Problem::Damaged);
        }
        let behind = first.saturating_add(behind as u64);
        if begin.checked_add(length).is_none_or(|over| over > behind) {
            return Err(Problem::Damaged);
        }
        let begin = begin
            .checked_sub(first)
            .ok_or(Problem::TooLarge { files: entries })?;
        let over = begin.saturating_add(length);
        let place = |at: u64| usize::try_from(at).map_err(|_| Problem::Damaged);
        Ok(Self {
            first,
            range: (place(begin)?, place(over)?),
            entries,
        })
    }

    /// Walks the entries, in the order of the directory.
    pub(crate) fn walk(&self, kept: &[u8], each: &mut dyn FnMut(Entry<'_>)) -> Result<(), Problem> {
        let (begin, over) = self.range;
        let mut rest = kept.get(begin..over).ok_or(Problem::Damaged)?;
        for _ in 0..self.entries {
            if !rest.starts_with(b"PK\x01\x02") {
                return Err(Problem::Damaged);
            }
            let flags = u16_at(rest, 8)?;
            let lengths = [28, 30, 32].map(|at| u16_at(rest, at).map(usize::from));
            let [name, extra, comment] = lengths;
            let (name, extra, comment) = (name?, extra?, comment?);
            let mut sizes =
                [u32_at(rest, 24)?, u32_at(rest, 20)?, u32_at(rest, 42)?].map(u64::from);
            let extra_at = ENTRY.saturating_add(name);
            let next = extra_at.saturating_add(extra).saturating_add(comment);
            let fields = rest.get(extra_at..extra_at.saturating_add(extra));
            widen(&mut sizes, fields.ok_or(Problem::Damaged)?)?;
            let name = rest.get(ENTRY..extra_at).ok_or(Problem::Damaged)?;
            let [unpacked, packed, at] = sizes;
            self.fits(kept, at, packed)?;
            each(Entry {
                name,
                folder: name.ends_with(b"/"),
                locked: flags & 1 != 0,
                unpacked,
            });
            rest = rest.get(next..).ok_or(Problem::Damaged)?;
        }
        Ok(())
    }

    /// Whether an entry lies before the directory and, where it was kept, begins as one.
    fn fits(&self, kept: &[u8], at: u64, packed: u64) -> Result<(), Problem> {
        let directory = self.first.saturating_add(self.range.0 as u64);
        let over = at.saturating_add(30).saturating_add(packed);
        if over > directory {
            return Err(Problem::Damaged);
        }
        let here = at.checked_sub(self.first);
        let here = here.and_then(|here| usize::try_from(here).ok());
        match here {
            Some(here)
                if !kept
                    .get(here..)
                    .is_some_and(|l| l.starts_with(b"PK\x03\x04")) =>
            {
                Err(Problem::Damaged)
            }
            _ => Ok(()),
        }
    }
}

/// Puts the 64-bit values of a zip64 field in the place of those that are all ones.
fn widen(sizes: &mut [u64; 3], mut fields: &[u8]) -> Result<(), Problem> {
    while fields.len() >= 4 {
        let (id, length) = (u16_at(fields, 0)?, usize::from(u16_at(fields, 2)?));
        let Some(field) = fields.get(4..4 + length) else {
            // Some writers pad with anything.
            return Ok(());
        };
        if id == 1 {
            let mut values = field.chunks_exact(8);
            for size in sizes.iter_mut().filter(|size| **size == 0xFFFF_FFFF) {
                *size = u64_at(values.next().ok_or(Problem::Damaged)?, 0)?;
            }
            return Ok(());
        }
        fields = fields.get(4 + length..).unwrap_or_default();
    }
    Ok(())
}

/// Where the record at the end is: the last one whose comment fits, best one that ends with the file.
fn end(kept: &[u8]) -> Option<usize> {
    let last = kept.len().checked_sub(END)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let mut loose = None;
    for at in (first..=last).rev() {
        let Some(record) = kept.get(at..).filter(|r| r.starts_with(b"PK\x05\x06")) else {
            continue;
        };
        let comment = usize::from(u16_at(record, 20).ok()?);
        match (record.len() - END).checked_sub(comment) {
            Some(0) => return Some(at),
            Some(_) => loose = loose.or(Some(at)),
            None => {}
        }
    }
    loose
}

fn bytes<const N: usize>(octets: &[u8], at: usize) -> Result<[u8; N], Problem> {
    let found = octets.get(at..).and_then(|rest| rest.first_chunk::<N>());
    found.copied().ok_or(Problem::Damaged)
}

fn u16_at(octets: &[u8], at: usize) -> Result<u16, Problem> {
    bytes(octets, at).map(u16::from_le_bytes)
}

fn u32_at(octets: &[u8], at: usize) -> Result<u32, Problem> {
    bytes(octets, at).map(u32::from_le_bytes)
}

fn u64_at(octets: &[u8], at: usize) -> Result<u64, Problem> {
    bytes(octets, at).map(u64::from_le_bytes)
}
