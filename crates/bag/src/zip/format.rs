//! Renders the headers of a zip: local headers, central directory, end records.
//!
//! Takes what is known of an entry, gives octets (PKWARE APPNOTE 6.3.10, §4.3–4.5). Never writes anywhere. The octets are
//! a function of the values alone, so the same entries make the same archive, and a header that was changed can be told
//! by rendering it again. Sizes and CRC stand in the local header; there are no data descriptors.

/// How an entry's octets are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// As they are (APPNOTE method 0).
    Stored,
    /// Compressed with DEFLATE, RFC 1951 (method 8).
    Deflated,
}

impl Method {
    /// The number of the method in headers.
    pub fn number(self) -> u16 {
        match self {
            Self::Stored => 0,
            Self::Deflated => 8,
        }
    }
}

/// What a header says of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header<'a> {
    /// Name with the base directory, separated by `/`.
    pub name: &'a str,
    /// How the octets are held.
    pub method: Method,
    /// Modification time in seconds since 1970 UTC.
    pub modified: i64,
    /// CRC-32 of the uncompressed octets.
    pub crc: u32,
    /// Uncompressed octets.
    pub size: u64,
    /// Octets as held.
    pub packed: u64,
}

pub(super) const LOCAL: u32 = 0x0403_4b50;
pub(super) const CENTRAL: u32 = 0x0201_4b50;
pub(super) const END: u32 = 0x0605_4b50;
pub(super) const END64: u32 = 0x0606_4b50;
pub(super) const LOCATOR64: u32 = 0x0706_4b50;
pub(super) const LOCAL_LENGTH: u64 = 30;
pub(super) const CENTRAL_LENGTH: u64 = 46;

/// Longest entry name, in octets, that a header can hold.
pub const LONGEST_NAME: usize = u16::MAX as usize;

/// From this size on an entry gets zip64 fields. Below 4 GiB by more than DEFLATE can add to data that does not compress,
/// so that the length of a local header depends on the size alone.
const LARGE: u64 = 0xF000_0000;
const UTF8: u16 = 1 << 11;
/// Made by Unix (3), so that readers take the mode from the external attributes.
const MADE_BY: u16 = 3 << 8 | 45;
/// A regular file, read and write for its owner, read for others; never executable.
const MODE: u32 = 0o100_644 << 16;

/// Length in octets of the local header that [`local`] renders for such an entry.
pub fn local_length(name: &str, size: u64, modified: i64) -> u64 {
    let zip64 = if size >= LARGE { 20 } else { 0 };
    LOCAL_LENGTH + name.len() as u64 + zip64 + time_extra(modified).len() as u64
}

/// Appends the local header of an entry.
pub fn local(header: &Header<'_>, out: &mut Vec<u8>) {
    let mut extra = Vec::with_capacity(36);
    if header.size >= LARGE {
        extra.extend(1u16.to_le_bytes());
        extra.extend(16u16.to_le_bytes());
        extra.extend(header.size.to_le_bytes());
        extra.extend(header.packed.to_le_bytes());
    }
    extra.extend(time_extra(header.modified));
    out.extend(LOCAL.to_le_bytes());
    common(header, header.size >= LARGE, out);
    out.extend((header.name.len() as u16).to_le_bytes());
    out.extend((extra.len() as u16).to_le_bytes());
    out.extend(header.name.as_bytes());
    out.extend(extra);
}

/// Appends the central directory record of an entry whose local header stands at `offset`.
/// An entry that begins beyond 4 GiB carries all three 64-bit fields: Info-ZIP unzip 6.0 misreads a record that has the offset alone.
pub fn central(header: &Header<'_>, offset: u64, out: &mut Vec<u8>) {
    let wide = header.size >= LARGE || offset >= u64::from(u32::MAX);
    let mut large = Vec::with_capacity(24);
    if wide {
        large.extend(header.size.to_le_bytes());
        large.extend(header.packed.to_le_bytes());
    }
    if offset >= u64::from(u32::MAX) {
        large.extend(offset.to_le_bytes());
    }
    let mut extra = Vec::with_capacity(40);
    if !large.is_empty() {
        extra.extend(1u16.to_le_bytes());
        extra.extend((large.len() as u16).to_le_bytes());
        extra.extend(large);
    }
    extra.extend(time_extra(header.modified));
    out.extend(CENTRAL.to_le_bytes());
    out.extend(MADE_BY.to_le_bytes());
    common(header, wide, out);
    out.extend((header.name.len() as u16).to_le_bytes());
    out.extend((extra.len() as u16).to_le_bytes());
    out.extend([0; 6]); // comment length, disk, internal attributes
    out.extend(MODE.to_le_bytes());
    out.extend(u32::try_from(offset).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(header.name.as_bytes());
    out.extend(extra);
}

/// Renders the end records of a zip whose central directory of `entries` records and `length` octets stands at `offset`.
pub fn end(entries: u64, length: u64, offset: u64) -> Vec<u8> {
    let mut out = Vec::with_capacity(98);
    let short = |value: u64| u16::try_from(value).unwrap_or(u16::MAX);
    let long = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    if short(entries) == u16::MAX || long(length) == u32::MAX || long(offset) == u32::MAX {
        out.extend(END64.to_le_bytes());
        out.extend(44u64.to_le_bytes());
        out.extend(MADE_BY.to_le_bytes());
        out.extend(45u16.to_le_bytes());
        out.extend([0; 8]); // this disk, disk of the central directory
        out.extend(entries.to_le_bytes());
        out.extend(entries.to_le_bytes());
        out.extend(length.to_le_bytes());
        out.extend(offset.to_le_bytes());
        out.extend(LOCATOR64.to_le_bytes());
        out.extend(0u32.to_le_bytes());
        out.extend((offset + length).to_le_bytes());
        out.extend(1u32.to_le_bytes());
    }
    out.extend(END.to_le_bytes());
    out.extend([0; 4]);
    out.extend(short(entries).to_le_bytes());
    out.extend(short(entries).to_le_bytes());
    out.extend(long(length).to_le_bytes());
    out.extend(long(offset).to_le_bytes());
    out.extend(0u16.to_le_bytes());
    out
}

/// The fields that both headers share, from "version needed" to the sizes.
fn common(header: &Header<'_>, large: bool, out: &mut Vec<u8>) {
    let (date, time) = dos(header.modified);
    let short = |value: u64| if large { u32::MAX } else { value as u32 };
    out.extend((if large { 45u16 } else { 20 }).to_le_bytes());
    out.extend(UTF8.to_le_bytes());
    out.extend(header.method.number().to_le_bytes());
    out.extend(time.to_le_bytes());
    out.extend(date.to_le_bytes());
    out.extend(header.crc.to_le_bytes());
    out.extend(short(header.packed).to_le_bytes());
    out.extend(short(header.size).to_le_bytes());
}

/// The modification time as an extra field: Info-ZIP's 0x5455 (seconds, UTC), or NTFS 0x000a (100 ns since 1601) where
/// 32 bits do not reach.
fn time_extra(modified: i64) -> Vec<u8> {
    let mut out = Vec::with_capacity(36);
    if let Ok(seconds) = i32::try_from(modified) {
        out.extend(0x5455u16.to_le_bytes());
        out.extend(5u16.to_le_bytes());
        out.push(1);
        out.extend(seconds.to_le_bytes());
    } else {
        let ticks = (i128::from(modified) + 11_644_473_600).max(0) * 10_000_000;
        let ticks = u64::try_from(ticks).unwrap_or(u64::MAX).to_le_bytes();
        out.extend(0x000au16.to_le_bytes());
        out.extend(32u16.to_le_bytes());
        out.extend([0; 4]);
        out.extend(1u16.to_le_bytes());
        out.extend(24u16.to_le_bytes());
        for _ in 0..3 {
            out.extend(ticks);
        }
    }
    out
}

/// DOS date and time of a moment, in UTC, held within what the fields can say (1980 to 2107, two-second steps).
fn dos(modified: i64) -> (u16, u16) {
    const FIRST: i64 = 315_532_800; // 1980-01-01T00:00:00Z
    const LAST: i64 = 4_354_819_198; // 2107-12-31T23:59:58Z
    let seconds = modified.clamp(FIRST, LAST);
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let rest = seconds.rem_euclid(86_400);
    let date = ((year - 1980) << 9 | month << 5 | day) as u16;
    let time = ((rest / 3600) << 11 | (rest / 60 % 60) << 5 | (rest % 60 / 2)) as u16;
    (date, time)
}

/// Year, month and day of a number of days since 1970-01-01 in the proleptic Gregorian calendar (eras of 400 years
/// that begin on 1 March).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    fn header(name: &str, size: u64, modified: i64) -> Header<'_> {
        Header {
            name,
            method: Method::Stored,
            modified,
            crc: 0,
            size,
            packed: size,
        }
    }

    #[test]
    fn dos_time_is_utc_and_clamped() {
        assert_eq!(
            dos(1_792_540_799),
            (
                (46 << 9 | 10 << 5 | 20) as u16,
                (23 << 11 | 59 << 5 | 29) as u16
            )
        );
        assert_eq!(dos(0), (1 << 5 | 1, 0));
        assert_eq!(
            dos(i64::MAX),
            (
                (127 << 9 | 12 << 5 | 31) as u16,
                (23 << 11 | 59 << 5 | 29) as u16
            )
        );
    }

    #[test]
    fn length_is_told_before_the_header_is_rendered() {
        for size in [0, 5, LARGE - 1, LARGE, u64::from(u32::MAX), 1 << 40] {
            for modified in [-1, 0, 1_700_000_000, 1 << 33, i64::MIN] {
                let mut out = Vec::new();
                local(&header("b/data/视频.mp4", size, modified), &mut out);
                assert_eq!(
                    out.len() as u64,
                    local_length("b/data/视频.mp4", size, modified)
                );
            }
        }
    }

    #[test]
    fn another_reader_reads_what_is_rendered() {
        let octets = b"hello, liudi";
        let entry = Header {
            crc: crc32fast::hash(octets),
            ..header("b/data/视频.mp4", octets.len() as u64, 1_792_540_799)
        };
        let mut file = Vec::new();
        local(&entry, &mut file);
        file.extend(octets);
        let offset = file.len() as u64;
        central(&entry, 0, &mut file);
        let length = file.len() as u64 - offset;
        file.extend(end(1, length, offset));
        let mut archive = ::zip::ZipArchive::new(Cursor::new(file)).unwrap();
        let mut read = archive.by_index(0).unwrap();
        let mut back = Vec::new();
        read.read_to_end(&mut back).unwrap();
        assert_eq!(back, octets);
        assert_eq!(read.name().unwrap(), "b/data/视频.mp4");
        assert_eq!(read.unix_mode(), Some(0o100_644));
    }
}
