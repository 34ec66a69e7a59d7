//! Reads the directories of a TIFF, which EXIF is too, where they lie.
//!
//! Takes octets that begin with the TIFF header, gives entries that borrow from them. Allocates nothing; an entry whose value lies outside the
//! octets is no entry. A directory costs at most one look at each twelve octets.

/// A TIFF, or EXIF.
#[derive(Clone, Copy)]
pub struct Tiff<'a> {
    octets: &'a [u8],
    big: bool,
}

/// One entry of a directory.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    tiff: Tiff<'a>,
    kind: u16,
    /// The octets of its values.
    pub octets: &'a [u8],
}

impl<'a> Tiff<'a> {
    /// The TIFF, if the octets begin as one.
    pub fn new(octets: &'a [u8]) -> Option<Self> {
        let big = match octets.get(..4)? {
            b"MM\0*" => true,
            b"II*\0" => false,
            _ => return None,
        };
        Some(Self { octets, big })
    }

    /// Where the first directory begins.
    pub fn first(self) -> usize {
        self.long(4).unwrap_or(0) as usize
    }

    /// Whether the whole directory lies in the octets.
    pub fn holds(self, directory: usize) -> bool {
        self.short(directory).is_some_and(|count| {
            let end = directory.saturating_add(2 + 12 * usize::from(count));
            end <= self.octets.len()
        })
    }

    /// The entry of a tag in the directory that begins at an offset.
    pub fn entry(self, directory: usize, tag: u16) -> Option<Entry<'a>> {
        let count = usize::from(self.short(directory)?);
        let entries = self.octets.get(directory.checked_add(2)?..)?;
        let entry = entries
            .chunks_exact(12)
            .take(count)
            .position(|entry| self.of_short(entry) == Some(tag))?;
        let at = directory.checked_add(2 + 12 * entry)?;
        let kind = self.short(at + 2)?;
        let width = match kind {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => return None,
        };
        let length = (self.long(at + 4)? as usize).checked_mul(width)?;
        let from = match length {
            0..=4 => at + 8,
            _ => self.long(at + 8)? as usize,
        };
        Some(Entry {
            tiff: self,
            kind,
            octets: self.octets.get(from..from.checked_add(length)?)?,
        })
    }

    fn short(self, at: usize) -> Option<u16> {
        self.of_short(self.octets.get(at..)?)
    }

    fn long(self, at: usize) -> Option<u32> {
        self.of_long(self.octets.get(at..)?)
    }

    fn of_short(self, octets: &[u8]) -> Option<u16> {
        let octets = *octets.first_chunk()?;
        Some(match self.big {
            true => u16::from_be_bytes(octets),
            false => u16::from_le_bytes(octets),
        })
    }

    fn of_long(self, octets: &[u8]) -> Option<u32> {
        let octets = *octets.first_chunk()?;
        Some(match self.big {
            true => u32::from_be_bytes(octets),
            false => u32::from_le_bytes(octets),
        })
    }
}

impl<'a> Entry<'a> {
    /// Its whole numbers (SHORT or LONG); none for other kinds.
    pub fn numbers(self) -> impl Iterator<Item = u32> + 'a {
        let width = match self.kind {
            3 => 2,
            4 => 4,
            _ => usize::MAX,
        };
        self.octets.chunks_exact(width).filter_map(move |octets| {
            let short = || self.tiff.of_short(octets).map(u32::from);
            self.tiff.of_long(octets).or_else(short)
        })
    }

    /// Its text, up to the first NUL, without blanks around; `None` if it is no ASCII.
    pub fn text(self) -> Option<&'a str> {
        let end = self.octets.iter().position(|octet| *octet == 0);
        let text = self.octets.get(..end.unwrap_or(self.octets.len()))?;
        (self.kind == 2 && text.is_ascii())
            .then(|| std::str::from_utf8(text).ok().map(str::trim))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory of ImageWidth (SHORT 9), Make ("camera") and one whose value lies far away.
    const LITTLE: &[u8] = b"II*\0\x08\0\0\0\x03\0\
        \0\x01\x03\0\x01\0\0\0\x09\0\0\0\
        \x0F\x01\x02\0\x07\0\0\0\x32\0\0\0\
        \x10\x01\x02\0\xFF\xFF\xFF\xFF\x32\0\0\0\
        \0\0\0\0camera\0";

    #[test]
    fn entries_are_found_and_wild_ones_are_none() {
        let tiff = Tiff::new(LITTLE).unwrap();
        let at = tiff.first();
        assert!(tiff.holds(at) && !tiff.holds(LITTLE.len()));
        let width = tiff.entry(at, 0x100).unwrap();
        assert_eq!(width.numbers().collect::<Vec<_>>(), [9]);
        assert_eq!(width.text(), None);
        assert_eq!(tiff.entry(at, 0x10F).unwrap().text(), Some("camera"));
        assert!(tiff.entry(at, 0x110).is_none() && tiff.entry(at, 0x111).is_none());
        assert!(tiff.entry(usize::MAX, 0x100).is_none());
        assert!(Tiff::new(b"II*").is_none());
    }
}
