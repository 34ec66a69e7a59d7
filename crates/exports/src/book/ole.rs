//! Reads the compound file (MS-CFB) that the XLS of 1997 and locked workbooks are kept in.
//!
//! Takes a file from memory, gives its streams by name. Chains of sectors are followed no longer than the file has sectors: none can go round.

use super::Problem;

/// Sector numbers from here on are marks.
const MARKS: u32 = 0xFFFF_FFFA;

/// The mark at the end of a chain.
const END: u32 = 0xFFFF_FFFE;

/// A compound file.
pub(super) struct Ole<'a> {
    octets: &'a [u8],
    /// Logarithm of the size of a sector.
    shift: u32,
    next: Vec<u32>,
    entries: Vec<Entry>,
    small: Vec<u8>,
    small_next: Vec<u32>,
}

struct Entry {
    name: String,
    is_stream: bool,
    start: u32,
    size: u64,
}

/// Streams shorter than this are in small sectors.
const SMALL: u64 = 4096;

/// Octets of a small sector.
const SMALL_SECTOR: usize = 64;

impl<'a> Ole<'a> {
    /// Opens a compound file.
    pub(super) fn open(octets: &'a [u8]) -> Result<Self, Problem> {
        let header = octets.get(..512).ok_or(Problem::Cut)?;
        let shift = u32::from(u16_at(header, 30)?);
        if !header.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") || !matches!(shift, 9 | 12) {
            return Err(Problem::Damaged);
        }
        let mut ole = Self {
            octets,
            shift,
            next: Vec::new(),
            entries: Vec::new(),
            small: Vec::new(),
            small_next: Vec::new(),
        };
        ole.next = ole.table(header)?;
        let directory = ole.chain(u32_at(header, 48)?, None)?;
        for entry in directory.chunks_exact(128) {
            ole.entries.push(Entry::read(entry, shift)?);
        }
        let root = ole.entries.first().ok_or(Problem::Damaged)?;
        let (start, size) = (root.start, root.size);
        if u32_at(header, 64)? > 0 {
            ole.small = ole.chain(start, Some(size))?;
            let next = ole.chain(u32_at(header, 60)?, None)?;
            ole.small_next = numbers(&next).collect();
        }
        Ok(ole)
    }

    /// Whether there is something of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries
            .iter()
            .any(|e| e.name.eq_ignore_ascii_case(name))
    }

    /// A stream; `None` where there is none of that name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let streams = self.entries.iter().filter(|entry| entry.is_stream);
        let Some(entry) = { streams }.find(|e| e.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if entry.size >= SMALL {
            return self.chain(entry.start, Some(entry.size)).map(Some);
        }
        let mut stream = Vec::new();
        let mut sector = entry.start;
        let wanted = entry.size as usize;
        for _ in 0..=SMALL as usize / SMALL_SECTOR {
            if stream.len() >= wanted {
                break;
            }
            let at = (sector as usize).checked_mul(SMALL_SECTOR);
            let found = at.and_then(|at| self.small.get(at..at.checked_add(SMALL_SECTOR)?));
            stream.extend_from_slice(found.ok_or(Problem::Damaged)?);
            sector = *self
                .small_next
                .get(sector as usize)
                .ok_or(Problem::Damaged)?;
        }
        stream.truncate(wanted);
        Ok(Some(stream))
    }

    /// Sectors that the file has room for, a cut one included.
    fn sectors(&self) -> usize {
        (self.octets.len() >> self.shift) + 1
    }

    /// A sector; less of it where the file ends.
    fn sector(&self, number: u32) -> Result<&'a [u8], Problem> {
        let size = 1usize << self.shift;
        let begin = (number as usize).checked_add(1);
        let begin = begin
            .and_then(|n| n.checked_mul(size))
            .ok_or(Problem::Damaged)?;
        let end = begin.saturating_add(size).min(self.octets.len());
        let sector = self.octets.get(begin..end).filter(|s| !s.is_empty());
        sector.ok_or(Problem::Cut)
    }

    /// Which sector follows which.
    fn table(&self, header: &[u8]) -> Result<Vec<u32>, Problem> {
        let per_sector = (1usize << self.shift) / 4;
        let wanted = self.sectors();
        let mut next = Vec::new();
        let mut take = |numbers: &mut dyn Iterator<Item = u32>| {
            for number in numbers.filter(|number| *number < MARKS) {
                if next.len() >= wanted {
                    return Ok(());
                }
                next.extend(self::numbers(self.sector(number)?));
            }
            Ok(())
        };
        take(&mut numbers(header.get(76..).unwrap_or_default()))?;
        let mut further = u32_at(header, 68)?;
        for _ in 0..wanted {
            if further >= MARKS {
                break;
            }
            let sector = self.sector(further)?;
            take(&mut numbers(sector).take(per_sector - 1))?;
            further = numbers(sector).nth(per_sector - 1).ok_or(Problem::Cut)?;
        }
        Ok(next)
    }

    /// The octets of a chain of sectors, `size` of them where that is known.
    fn chain(&self, start: u32, size: Option<u64>) -> Result<Vec<u8>, Problem> {
        let wanted = size.map_or(usize::MAX, |size| {
            usize::try_from(size).unwrap_or(usize::MAX)
        });
        let mut octets = Vec::new();
        let mut sector = start;
        for _ in 0..=self.sectors() {
            if octets.len() >= wanted {
                octets.truncate(wanted);
                return Ok(octets);
            }
            if sector == END {
                // Shorter than its entry says, or of no stated size.
                return if size.is_none() {
                    Ok(octets)
                } else {
                    Err(Problem::Damaged)
                };
            }
            let found = self.sector(sector)?;
            octets.extend_from_slice(found);
            if found.len() < 1 << self.shift && octets.len() < wanted {
                return Err(Problem::Cut);
            }
            sector = *self.next.get(sector as usize).ok_or(Problem::Damaged)?;
        }
        Err(Problem::Damaged)
    }
}

impl Entry {
    fn read(entry: &[u8], shift: u32) -> Result<Self, Problem> {
        let length = usize::from(u16_at(entry, 64)?).min(64).saturating_sub(2);
        let name = entry.get(..length).unwrap_or_default();
        let (low, high) = (u32_at(entry, 120)?, u32_at(entry, 124)?);
        // The high half is rubbish in files of small sectors.
        let high = if shift == 9 { 0 } else { u64::from(high) << 32 };
        Ok(Self {
            name: encoding_rs::UTF_16LE
                .decode_without_bom_handling(name)
                .0
                .into_owned(),
            is_stream: entry.get(66) == Some(&2),
            start: u32_at(entry, 116)?,
            size: high | u64::from(low),
        })
    }
}

fn numbers(octets: &[u8]) -> impl Iterator<Item = u32> {
    let words = octets.chunks_exact(4).filter_map(|word| word.first_chunk());
    words.map(|word| u32::from_le_bytes(*word))
}

/// Two octets as a number.
pub(super) fn u16_at(octets: &[u8], at: usize) -> Result<u16, Problem> {
    let found = octets.get(at..).and_then(|rest| rest.first_chunk());
    found
        .map(|two| u16::from_le_bytes(*two))
        .ok_or(Problem::Damaged)
}

/// Four octets as a number.
pub(super) fn u32_at(octets: &[u8], at: usize) -> Result<u32, Problem> {
    let found = octets.get(at..).and_then(|rest| rest.first_chunk());
    found
        .map(|four| u32::from_le_bytes(*four))
        .ok_or(Problem::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file of one stream in small sectors: sector 0 the table, 1 the directory, 2 the small sectors, 3 which follows which.
    fn small(content: &[u8]) -> Vec<u8> {
        let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        file.resize(512, 0);
        file[30] = 9;
        file[32] = 6;
        file[48] = 1;
        file[60] = 3;
        file[64] = 1;
        file[68..72].copy_from_slice(&END.to_le_bytes());
        file[76..512].fill(0xFF);
        file[76..80].fill(0);
        for next in [0xFFFF_FFFDu32, END, END, END] {
            file.extend(next.to_le_bytes());
        }
        file.resize(1024, 0xFF);
        for (name, kind, start, size) in [
            ("Root Entry", 5u8, 2u32, 512u32),
            ("Book", 2, 0, content.len() as u32),
        ] {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let length = entry.len() as u16 + 2;
            entry.resize(128, 0);
            entry[64..66].copy_from_slice(&length.to_le_bytes());
            entry[66] = kind;
            entry[116..120].copy_from_slice(&start.to_le_bytes());
            entry[120..124].copy_from_slice(&size.to_le_bytes());
            file.extend(entry);
        }
        file.resize(1536, 0);
        file.extend(content);
        file.resize(2048, 0);
        for next in 1..content.len().div_ceil(SMALL_SECTOR) as u32 {
            file.extend(next.to_le_bytes());
        }
        file.extend(END.to_le_bytes());
        file.resize(2560, 0xFF);
        file
    }

    #[test]
    fn short_streams_are_in_small_sectors() {
        let content: Vec<u8> = (0..200).collect();
        let file = small(&content);
        let ole = Ole::open(&file).ok().unwrap();
        assert_eq!(ole.stream("book"), Ok(Some(content)));
        assert_eq!(ole.stream("Workbook"), Ok(None));
        assert!(ole.has("BOOK") && !ole.has("EncryptedPackage"));
    }

    #[test]
    fn what_is_cut_is_told_from_what_is_broken() {
        let content: Vec<u8> = (0..200).collect();
        let file = small(&content);
        assert_eq!(Ole::open(&file[..300]).err(), Some(Problem::Cut));
        assert_eq!(Ole::open(&file[..1536]).err(), Some(Problem::Cut));
        let mut round = file.clone();
        // The directory follows itself.
        round[516..520].copy_from_slice(&1u32.to_le_bytes());
        assert_eq!(Ole::open(&round).err(), Some(Problem::Damaged));
        let mut round = file.clone();
        round[2048..2052].fill(0);
        let ole = Ole::open(&round).ok().unwrap();
        assert_eq!(
            ole.stream("Book").map(|s| s.map(|s| s.len())),
            Ok(Some(200))
        );
        let mut away = file;
        away[2048..2052].copy_from_slice(&77u32.to_le_bytes());
        assert_eq!(
            Ole::open(&away).ok().unwrap().stream("Book"),
            Err(Problem::Damaged)
        );
    }
}
