//! Reads numbers out of a few octets.
//!
//! Takes a slice, gives its numbers one after the other; `None` where it is too short. Never panics.

/// What is left of a slice.
pub(super) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn new(octets: &'a [u8]) -> Self {
        Self(octets)
    }

    /// The next `count` octets.
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, left) = self.0.split_at_checked(count)?;
        self.0 = left;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// Four octets that name something.
    pub(super) fn name(&mut self) -> Option<[u8; 4]> {
        self.array()
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[octet]| octet)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    /// Three octets.
    pub(super) fn u24(&mut self) -> Option<u32> {
        self.array()
            .map(|[a, b, c]| u32::from_be_bytes([0, a, b, c]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_be_bytes)
    }

    /// Eight octets if `long`, else four.
    pub(super) fn wide(&mut self, long: bool) -> Option<u64> {
        if long {
            self.u64()
        } else {
            self.u32().map(u64::from)
        }
    }

    /// Little-endian.
    pub(super) fn u16_le(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    /// Little-endian.
    pub(super) fn u32_le(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        self.array().map(f64::from_be_bytes)
    }
}

/// Four octets as text: what is not printable becomes `?`, spaces at the end are left out.
pub(super) fn text(name: &[u8]) -> String {
    let shown = |octet: &u8| match octet {
        b' '..=b'~' => char::from(*octet),
        _ => '?',
    };
    let text: String = name.iter().map(shown).collect();
    text.trim_end().to_owned()
}

/// Milliseconds of a century: nothing is said to last longer, whatever a damaged file says.
pub(super) const LONGEST: u64 = 3_155_760_000_000;

/// `count` ticks of which `rate` make a second, in milliseconds, a century at most; `None` when there is no rate.
pub(super) fn milliseconds(count: u64, rate: u64) -> Option<u64> {
    let thousandths = u128::from(count).checked_mul(1000)?;
    let value = thousandths.checked_div(u128::from(rate))?;
    Some(u64::try_from(value).map_or(LONGEST, |value| value.min(LONGEST)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_where_the_octets_do() {
        let mut bytes = Bytes::new(&[0, 1, 0, 0, 2, 9, 0]);
        assert_eq!(bytes.u16(), Some(1));
        assert_eq!(bytes.u24(), Some(2));
        assert_eq!(bytes.u32(), None);
        assert_eq!(bytes.u16_le(), Some(9));
        assert_eq!(bytes.u8(), None);
    }

    #[test]
    fn ticks_become_milliseconds() {
        assert_eq!(milliseconds(90_000, 90_000), Some(1000));
        assert_eq!(milliseconds(1, 0), None);
        assert_eq!(milliseconds(u64::MAX, 1), Some(LONGEST));
        assert_eq!(text(b"raw "), "raw");
        assert_eq!(text(b"a\0\xFFb"), "a??b");
    }
}
