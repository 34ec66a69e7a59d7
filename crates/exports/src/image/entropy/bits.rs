//! Reads bits and Huffman codes out of the scan of a JPEG.
//!
//! Never reads past a marker: where bits are asked for that are not there, that is [`Stop::Damaged`].

use super::Stop;

/// Bits from a place in a JPEG on, up to the next marker.
pub struct Bits<'a> {
    octets: &'a [u8],
    at: usize,
    /// Bits to come, the next one highest.
    window: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    /// Bits from an offset on.
    pub fn new(octets: &'a [u8], at: usize) -> Self {
        Self {
            octets,
            at,
            window: 0,
            count: 0,
        }
    }

    /// Where the octets stand that were not taken yet; at the latest the next marker.
    pub fn at(&self) -> usize {
        self.at
    }

    fn fill(&mut self) {
        while self.count <= 56 {
            let Some(&octet) = self.octets.get(self.at) else {
                return;
            };
            self.at += 1;
            if octet == 0xFF {
                if self.octets.get(self.at) != Some(&0) {
                    self.at -= 1;
                    return;
                }
                self.at += 1;
            }
            self.window |= u64::from(octet) << (56 - self.count);
            self.count += 8;
        }
    }

    /// Passes over at most 16 bits.
    pub fn skip(&mut self, count: u32) -> Result<(), Stop> {
        self.take(count).map(|_| ())
    }

    /// The number that at most 16 bits make.
    pub fn take(&mut self, count: u32) -> Result<u32, Stop> {
        if self.count < count {
            self.fill();
        }
        if count == 0 {
            return Ok(0);
        }
        self.count = self.count.checked_sub(count).ok_or(Stop::Damaged)?;
        let number = self.window >> (64 - count);
        self.window <<= count;
        Ok(number as u32)
    }

    /// What the next code stands for.
    pub fn decode(&mut self, table: &Table) -> Result<u8, Stop> {
        if self.count < 16 {
            self.fill();
        }
        let (length, symbol) = table
            .find((self.window >> 48) as u16)
            .ok_or(Stop::Damaged)?;
        self.count = self.count.checked_sub(length).ok_or(Stop::Damaged)?;
        self.window <<= length;
        Ok(symbol)
    }

    /// Goes on behind the restart marker that must come now.
    pub fn restart(&mut self) -> Result<(), Stop> {
        (self.window, self.count) = (0, 0);
        loop {
            let rest = self.octets.get(self.at..).ok_or(Stop::Damaged)?;
            self.at += memchr::memchr(0xFF, rest).ok_or(Stop::Damaged)? + 1;
            match self.octets.get(self.at) {
                Some(0xFF) => {}
                Some(0x00) => self.at += 1,
                Some(0xD0..=0xD7) => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(Stop::Damaged),
            }
        }
    }
}

/// Bits that are looked up at once.
const SHORT: u32 = 9;

/// A table of Huffman codes.
pub struct Table {
    /// Length and symbol by the next [`SHORT`] bits; length 0 where the code is longer.
    short: Box<[(u8, u8); 1 << SHORT]>,
    /// For each length: the first code, aligned to 16 bits, that is longer; and what added to a code of that length gives its symbol's place.
    long: [(u32, i32); 17],
    symbols: Vec<u8>,
}

impl Table {
    /// Reads a table as `DHT` defines it, and gives the octets behind it.
    pub fn read(octets: &[u8]) -> Option<(Self, &[u8])> {
        let (counts, rest) = octets.split_first_chunk::<16>()?;
        let total = counts.iter().map(|count| usize::from(*count)).sum();
        let (symbols, rest) = rest.split_at_checked(total).filter(|_| total <= 256)?;
        let mut table = Self {
            short: Box::new([(0, 0); 1 << SHORT]),
            long: [(0, 0); 17],
            symbols: symbols.to_vec(),
        };
        let (mut code, mut place) = (0_u32, 0_u32);
        for (length, count) in (1_u32..).zip(counts) {
            if code + u32::from(*count) > 1 << length {
                return None;
            }
            if let Some(long) = table.long.get_mut(length as usize) {
                let first = i32::try_from(code).ok()?;
                *long = (
                    (code + u32::from(*count)) << (16 - length),
                    i32::try_from(place).ok()? - first,
                );
            }
            for _ in 0..*count {
                let symbol = *symbols.get(place as usize)?;
                if length <= SHORT {
                    let free = SHORT - length;
                    let from = (code << free) as usize;
                    let entries = table.short.get_mut(from..from + (1 << free))?;
                    entries.fill((u8::try_from(length).ok()?, symbol));
                }
                code += 1;
                place += 1;
            }
            code <<= 1;
        }
        Some((table, rest))
    }

    /// Length and symbol of the code that 16 bits begin with.
    fn find(&self, bits: u16) -> Option<(u32, u8)> {
        let short = self.short.get(usize::from(bits >> (16 - SHORT)))?;
        if short.0 > 0 {
            return Some((short.0.into(), short.1));
        }
        let bits = u32::from(bits);
        let mut lengths = (SHORT + 1..=16).zip(self.long.iter().skip(SHORT as usize + 1));
        let (length, (_, place)) = lengths.find(|(_, (end, _))| bits < *end)?;
        let place = i32::try_from(bits >> (16 - length)).ok()? + place;
        let symbol = self.symbols.get(usize::try_from(place).ok()?)?;
        Some((length, *symbol))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_every_length_are_found() {
        // One code of each length: 0, 10, 110 …; the sixteenth is fifteen ones and a nought.
        let mut octets = vec![1_u8; 16];
        octets.extend(1..=16);
        octets.push(0xAB);
        let (table, rest) = Table::read(&octets).unwrap();
        assert_eq!(rest, [0xAB]);
        for length in 1..=16_u32 {
            let code = !(0xFFFF_u32 << (length - 1)) << (17 - length);
            assert_eq!(table.find(code as u16), Some((length, length as u8)));
        }
        assert_eq!(table.find(0xFFFF), None);
        // More codes of a length than there are.
        octets[0] = 3;
        assert!(Table::read(&octets).is_none());
        assert!(Table::read(&octets[..20]).is_none());
    }

    #[test]
    fn bits_end_at_a_marker() {
        let mut bits = Bits::new(b"\xA5\xFF\0\x0F\xFF\xD9", 0);
        assert_eq!(bits.take(4), Ok(0xA));
        assert_eq!(bits.take(16), Ok(0x5FF0));
        assert_eq!(bits.take(5), Err(Stop::Damaged));
        assert_eq!(bits.at(), 4);
        assert_eq!(bits.restart(), Err(Stop::Damaged));
        let mut bits = Bits::new(b"\x01\xFF\0\xFF\xFF\xD3\x80", 0);
        assert_eq!(bits.restart(), Ok(()));
        assert_eq!((bits.at(), bits.take(1)), (6, Ok(1)));
    }
}
