//! Parses the records of a zip: central directory records, local headers, their extra fields, data descriptors.
//!
//! Takes octets of one record, gives its fields (PKWARE APPNOTE 6.3.10 §4.3–4.6, Info-ZIP `extrafld.txt`). Never reads from
//! a source, never allocates, never believes a length that the given octets do not hold. Judges nothing: what two
//! records of one entry have to say to each other stands in [`super::container`].

use super::format::{CENTRAL, LOCAL};

/// Flag: the entry is encrypted.
pub(super) const ENCRYPTED: u16 = 1;
/// Flag: sizes and CRC-32 stand behind the data.
pub(super) const DESCRIPTOR: u16 = 1 << 3;
/// Flag: strong encryption.
pub(super) const STRONG: u16 = 1 << 6;
/// Flag: the name is UTF-8.
pub(super) const UTF8: u16 = 1 << 11;
/// Flag: values of the local header are masked.
pub(super) const MASKED: u16 = 1 << 13;

const SIGNATURE_OF_DESCRIPTOR: u32 = 0x0807_4b50;
/// Seconds from 1601, where NTFS begins to count, to 1970.
const NTFS_EPOCH: i64 = 11_644_473_600;

/// Takes little-endian numbers off the front of octets; `None` where they end.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (front, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(front)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (front, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*front)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }
}

/// What both headers of an entry say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    pub flags: u16,
    pub method: u16,
    pub time: u16,
    pub date: u16,
    pub crc: u32,
    pub packed: u64,
    pub size: u64,
}

impl Shared {
    /// From "flags" to the sizes, which are 32 bits wide here.
    fn take(fields: &mut Fields<'_>) -> Option<Self> {
        Some(Self {
            flags: fields.u16()?,
            method: fields.u16()?,
            time: fields.u16()?,
            date: fields.u16()?,
            crc: fields.u32()?,
            packed: u64::from(fields.u32()?),
            size: u64::from(fields.u32()?),
        })
    }
}

/// A record of the central directory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Central<'a> {
    pub shared: Shared,
    pub disk: u32,
    pub attributes: u32,
    pub offset: u64,
    pub name: &'a [u8],
    pub extra: Extra<'a>,
    /// The record says 0xFFFFFFFF somewhere and has no zip64 field that says what is meant.
    pub zip64_lacking: bool,
}

impl<'a> Central<'a> {
    /// Length of name, extra field and comment together, from the fixed part of a record; `None` when it is none.
    pub(super) fn tail(fixed: &[u8]) -> Option<usize> {
        let mut fields = Fields(fixed);
        if fields.u32()? != CENTRAL {
            return None;
        }
        fields.take(24)?;
        let name = fields.u16()?;
        let extra = fields.u16()?;
        let comment = fields.u16()?;
        Some(usize::from(name) + usize::from(extra) + usize::from(comment))
    }

    /// A whole record, its variable part included.
    pub(super) fn parse(octets: &'a [u8]) -> Option<Self> {
        let mut fields = Fields(octets);
        if fields.u32()? != CENTRAL {
            return None;
        }
        fields.take(4)?; // made by, version needed
        let mut shared = Shared::take(&mut fields)?;
        let name = fields.u16()?;
        let extra = fields.u16()?;
        let comment = fields.u16()?;
        let mut disk = u32::from(fields.u16()?);
        fields.take(2)?; // internal attributes
        let attributes = fields.u32()?;
        let mut offset = u64::from(fields.u32()?);
        let name = fields.take(name.into())?;
        let extra = Extra::parse(fields.take(extra.into())?);
        fields.take(comment.into())?;
        let mut wide = Fields(extra.zip64.unwrap_or_default());
        let mut lacking = false;
        for value in [&mut shared.size, &mut shared.packed, &mut offset] {
            if *value == u64::from(u32::MAX) {
                match wide.u64() {
                    Some(meant) => *value = meant,
                    None => lacking = true,
                }
            }
        }
        if disk == u32::from(u16::MAX) {
            match wide.u32() {
                Some(meant) => disk = meant,
                None => lacking = true,
            }
        }
        Some(Self {
            shared,
            disk,
            attributes,
            offset,
            name,
            extra,
            zip64_lacking: lacking,
        })
    }
}

/// A local header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Local<'a> {
    pub shared: Shared,
    pub name: &'a [u8],
    pub extra: Extra<'a>,
}

impl<'a> Local<'a> {
    /// Length of name and extra field together, from the fixed part of a header; `None` when it is none.
    pub(super) fn tail(fixed: &[u8]) -> Option<usize> {
        let mut fields = Fields(fixed);
        if fields.u32()? != LOCAL {
            return None;
        }
        fields.take(22)?;
        Some(usize::from(fields.u16()?) + usize::from(fields.u16()?))
    }

    /// A whole header, its variable part included.
    pub(super) fn parse(octets: &'a [u8]) -> Option<Self> {
        let mut fields = Fields(octets);
        if fields.u32()? != LOCAL {
            return None;
        }
        fields.take(2)?; // version needed
        let mut shared = Shared::take(&mut fields)?;
        let name = fields.u16()?;
        let extra = fields.u16()?;
        let name = fields.take(name.into())?;
        let extra = Extra::parse(fields.take(extra.into())?);
        // A local zip64 field holds both sizes, whichever of the two needs it; some writers leave one out.
        let mut wide = Fields(extra.zip64.unwrap_or_default());
        let both = wide.0.len() >= 16;
        for value in [&mut shared.size, &mut shared.packed] {
            let needed = *value == u64::from(u32::MAX);
            if both || needed {
                let meant = wide.u64();
                if needed {
                    *value = meant.unwrap_or(*value);
                }
            }
        }
        Some(Self {
            shared,
            name,
            extra,
        })
    }
}

/// What is used of an extra field.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extra<'a> {
    /// 0x0001: wide sizes and offset.
    pub zip64: Option<&'a [u8]>,
    /// 0x5455 or else 0x000a: modification time in seconds since 1970 UTC.
    pub modified: Option<i64>,
    /// 0x7075: CRC-32 of the name in the header, and the name in UTF-8.
    pub path: Option<(u32, &'a [u8])>,
    /// A part runs over the end, or one of the above stands there twice.
    pub broken: bool,
}

impl<'a> Extra<'a> {
    pub(super) fn parse(octets: &'a [u8]) -> Self {
        let mut out = Self::default();
        let mut unix = None;
        let mut ntfs = None;
        let mut rest = Fields(octets);
        while rest.0.len() >= 4 {
            let (Some(id), Some(length)) = (rest.u16(), rest.u16()) else {
                break;
            };
            let Some(part) = rest.take(length.into()) else {
                out.broken = true;
                break;
            };
            match id {
                0x0001 => out.broken |= out.zip64.replace(part).is_some(),
                0x5455 => out.broken |= unix.replace(part).is_some(),
                0x000a => out.broken |= ntfs.replace(part).is_some(),
                0x7075 => {
                    let mut fields = Fields(part);
                    if fields.take(1) == Some(&[1])
                        && let Some(crc) = fields.u32()
                    {
                        out.broken |= out.path.replace((crc, fields.0)).is_some();
                    }
                }
                _ => {}
            }
        }
        // Up to three zeros are how some writers align the data.
        out.broken |= rest.0.iter().any(|&octet| octet != 0) || rest.0.len() > 3;
        out.modified = unix
            .and_then(unix_time)
            .or_else(|| ntfs.and_then(ntfs_time));
        out
    }
}

fn unix_time(part: &[u8]) -> Option<i64> {
    let mut fields = Fields(part);
    let [which] = fields.array()?;
    if which & 1 == 0 {
        return None;
    }
    fields.u32().map(|seconds| i64::from(seconds as i32))
}

fn ntfs_time(part: &[u8]) -> Option<i64> {
    let mut fields = Fields(part);
    fields.take(4)?;
    loop {
        let tag = fields.u16()?;
        let length = fields.u16()?;
        let mut value = Fields(fields.take(length.into())?);
        if tag == 1 {
            // The largest count is what a moment beyond it was clamped to.
            return match value.u64()? {
                u64::MAX => Some(i64::MAX),
                ticks => i64::try_from(ticks / 10_000_000)
                    .ok()
                    .map(|s| s - NTFS_EPOCH),
            };
        }
    }
}

/// Length of a data descriptor that says what the central directory says, from the octets behind the data. `room` is how
/// many octets lie there before the next record: where several forms fit, the one that fills it is meant.
pub(super) fn descriptor(octets: &[u8], expected: &Shared, room: u64) -> Option<u64> {
    let fits = |signed: bool, wide: bool| -> Option<u64> {
        let mut fields = Fields(octets);
        if signed && fields.u32()? != SIGNATURE_OF_DESCRIPTOR {
            return None;
        }
        let crc = fields.u32()?;
        let (packed, size) = if wide {
            (fields.u64()?, fields.u64()?)
        } else {
            (u64::from(fields.u32()?), u64::from(fields.u32()?))
        };
        let length = (octets.len() - fields.0.len()) as u64;
        (crc == expected.crc && packed == expected.packed && size == expected.size)
            .then_some(length)
    };
    let forms = [(true, false), (true, true), (false, false), (false, true)];
    let mut matching = forms
        .into_iter()
        .filter_map(|(signed, wide)| fits(signed, wide));
    let first = matching.clone().next();
    matching.find(|&length| length == room).or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_run_over_or_repeat_are_broken() {
        assert!(!Extra::parse(&[]).broken);
        assert!(!Extra::parse(&[0, 0, 0]).broken, "alignment");
        assert!(Extra::parse(&[1]).broken);
        assert!(Extra::parse(&[1, 0, 9, 0, 1]).broken);
        assert!(Extra::parse(&[1, 0, 0, 0, 1, 0, 0, 0]).broken);
        assert!(!Extra::parse(&[9, 9, 0, 0, 9, 9, 0, 0]).broken, "unknown");
    }

    #[test]
    fn unix_time_outranks_ntfs_time() {
        let mut ntfs = vec![0x0a, 0, 32, 0, 0, 0, 0, 0, 1, 0, 24, 0];
        ntfs.extend(((NTFS_EPOCH as u64 + 5) * 10_000_000).to_le_bytes());
        ntfs.extend([0; 16]);
        assert_eq!(Extra::parse(&ntfs).modified, Some(5));
        ntfs.extend([0x55, 0x54, 5, 0, 1, 0xff, 0xff, 0xff, 0xff]);
        assert_eq!(Extra::parse(&ntfs).modified, Some(-1));
    }

    #[test]
    fn descriptor_has_four_forms() {
        let expected = Shared {
            flags: DESCRIPTOR,
            method: 8,
            time: 0,
            date: 0,
            crc: 7,
            packed: 3,
            size: 9,
        };
        let signature = SIGNATURE_OF_DESCRIPTOR.to_le_bytes().to_vec();
        let narrow: Vec<u8> = [7u32, 3, 9].iter().flat_map(|v| v.to_le_bytes()).collect();
        let mut wide = 7u32.to_le_bytes().to_vec();
        wide.extend(3u64.to_le_bytes());
        wide.extend(9u64.to_le_bytes());
        let signed = |rest: &[u8]| [signature.as_slice(), rest].concat();
        for (octets, length) in [
            (narrow.clone(), 12),
            (signed(&narrow), 16),
            (wide.clone(), 20),
            (signed(&wide), 24),
        ] {
            assert_eq!(descriptor(&octets, &expected, length), Some(length));
            assert_eq!(
                descriptor(&octets[..octets.len() - 1], &expected, length),
                None
            );
        }
        assert_eq!(descriptor(&signed(&[0; 20]), &expected, 16), None);
    }
}
