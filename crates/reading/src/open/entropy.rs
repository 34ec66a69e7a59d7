//! Walks through a JPEG to its last pixel without making pixels, to tell whether it is whole.
//!
//! Takes the bytes; gives the size and whether every block of every scan is there and decodes. Decoders are lenient: they fill what is
//! missing with grey and say nothing. Of baseline pictures (nearly all photographs) every Huffman code is read; of progressive ones only the
//! marks are walked. Never calls a picture broken because it is of a rare sort.

/// What a JPEG says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    /// Width and height, pixels; zeros without a frame.
    pub(super) size: (u32, u32),
    /// Octets a decoder needs for the coefficients of a progressive picture; 0 for others.
    pub(super) coefficients: u64,
    /// Its end mark is there, and as far as can be told all that should come before it.
    pub(super) whole: bool,
}

/// One Huffman table: for the next 16 bits, the length of the code and its value, by a table of 9 bits and the limits of longer codes.
#[derive(Clone)]
struct Huffman {
    short: Vec<(u8, u8)>,
    limits: [(u32, i32); 17],
    values: Vec<u8>,
}

#[derive(Clone, Copy, Default)]
struct Component {
    id: u8,
    across: u32,
    down: u32,
}

/// What a scan went wrong with.
enum Wrong {
    /// The data ends, or is no data an encoder writes.
    Broken,
    /// The scan uses what this walk does not know.
    Strange,
}

#[derive(Default)]
struct Walk {
    size: (u32, u32),
    baseline: bool,
    components: Vec<Component>,
    tables: [Option<Huffman>; 8],
    restart: u32,
}

/// Walks through a JPEG.
pub(super) fn facts(bytes: &[u8]) -> Facts {
    let mut walk = Walk::default();
    let mut sound = true;
    let mut scans = 0_u32;
    let mut at = 2;
    let ended = loop {
        let Some((marker, next)) = marker(bytes, at) else {
            break false;
        };
        at = next;
        match marker {
            0xD9 => break true,
            0x01 | 0xD0..=0xD8 => continue,
            _ => {}
        }
        let Some(segment) = segment(bytes, at) else {
            break false;
        };
        at += 2 + segment.len();
        match marker {
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => walk.frame(marker, segment),
            0xC4 => walk.huffman(segment),
            0xDD => {
                if let &[high, low, ..] = segment {
                    walk.restart = u16::from_be_bytes([high, low]).into();
                }
            }
            0xDA => {
                scans += 1;
                if walk.baseline {
                    match walk.scan(bytes, at, segment) {
                        Ok(end) => at = end,
                        Err(Wrong::Strange) => {}
                        Err(Wrong::Broken) => sound = false,
                    }
                }
            }
            _ => {}
        }
    };
    Facts {
        size: walk.size,
        coefficients: if walk.baseline {
            0
        } else {
            walk.coefficients()
        },
        whole: ended && sound && scans > 0,
    }
}

/// The size a JPEG says it has, pixels; zeros without a frame.
pub(super) fn size(bytes: &[u8]) -> (u32, u32) {
    let mut walk = Walk::default();
    let mut at = 2;
    while let Some((marker, next)) = marker(bytes, at) {
        at = next;
        match marker {
            0x01 | 0xD0..=0xD8 => continue,
            0xD9 | 0xDA => break,
            _ => {}
        }
        let Some(segment) = segment(bytes, at) else {
            break;
        };
        at += 2 + segment.len();
        if matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) {
            walk.frame(marker, segment);
        }
    }
    walk.size
}

/// The next mark at or behind `at`, and where it ends. Steps over compressed data, where 0xFF is followed by 0.
fn marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let mut at = at;
    loop {
        at += bytes.get(at..)?.iter().position(|&b| b == 0xFF)?;
        match bytes.get(at + 1)? {
            0x00 => at += 2,
            0xFF => at += 1,
            &code => return Some((code, at + 2)),
        }
    }
}

/// What stands in the segment whose length is at `at`, without the length.
fn segment(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let &[high, low] = bytes.get(at..at + 2)? else {
        return None;
    };
    let length = usize::from(u16::from_be_bytes([high, low]));
    bytes.get(at + 2..at.checked_add(length)?)
}

impl Walk {
    fn frame(&mut self, marker: u8, segment: &[u8]) {
        let &[precision, h1, h0, w1, w0, _, ref rest @ ..] = segment else {
            return;
        };
        self.size = (
            u16::from_be_bytes([w1, w0]).into(),
            u16::from_be_bytes([h1, h0]).into(),
        );
        self.components = rest
            .chunks_exact(3)
            .filter_map(|c| match *c {
                [id, sides, _] => Some(Component {
                    id,
                    across: u32::from(sides >> 4),
                    down: u32::from(sides & 15),
                }),
                _ => None,
            })
            .collect();
        let known = |c: &Component| (1..=4).contains(&c.across) && (1..=4).contains(&c.down);
        self.baseline = matches!(marker, 0xC0 | 0xC1)
            && precision == 8
            && self.size.0 > 0
            && self.size.1 > 0
            && (1..=4).contains(&self.components.len())
            && self.components.iter().all(known);
    }

    fn huffman(&mut self, segment: &[u8]) {
        let mut rest = segment;
        while let Some((&[class], tail)) = rest.split_first_chunk::<1>() {
            let Some((counts, tail)) = tail.split_first_chunk::<16>() else {
                return;
            };
            let total = counts.iter().map(|&n| usize::from(n)).sum();
            let Some((values, tail)) = tail.split_at_checked(total) else {
                return;
            };
            rest = tail;
            let index = usize::from(class >> 4 & 1) * 4 + usize::from(class & 3);
            if let Some(slot) = self.tables.get_mut(index) {
                *slot = Huffman::new(counts, values);
            }
        }
    }

    fn most(&self) -> (u32, u32) {
        self.components
            .iter()
            .fold((1, 1), |m, c| (m.0.max(c.across), m.1.max(c.down)))
    }

    fn coefficients(&self) -> u64 {
        let (across, down) = self.most();
        let units =
            u64::from(self.size.0.div_ceil(8 * across)) * u64::from(self.size.1.div_ceil(8 * down));
        let blocks: u64 = self
            .components
            .iter()
            .map(|c| u64::from(c.across * c.down))
            .sum();
        units * blocks * 128
    }

    /// Reads one scan that begins at `at`; where it ends.
    fn scan(&self, bytes: &[u8], at: usize, header: &[u8]) -> Result<usize, Wrong> {
        let (&count, rest) = header.split_first().ok_or(Wrong::Broken)?;
        let mut parts = Vec::new();
        for chosen in rest.chunks_exact(2).take(usize::from(count)) {
            let &[id, tables] = chosen else { continue };
            let component = self.components.iter().find(|c| c.id == id);
            let component = *component.ok_or(Wrong::Strange)?;
            let table = |at: u8| self.tables.get(usize::from(at)).and_then(Option::as_ref);
            // Tables may be left out by moving pictures, which agree on them beforehand.
            let dc = table(tables >> 4 & 3).ok_or(Wrong::Strange)?;
            let ac = table(4 + (tables & 3)).ok_or(Wrong::Strange)?;
            parts.push((component, dc, ac));
        }
        let (across, down) = self.most();
        let units = match parts.as_slice() {
            [] => return Err(Wrong::Strange),
            [(c, ..)] => {
                let side = |size: u32, own: u32, most: u32| {
                    u64::from((size * own).div_ceil(most).div_ceil(8))
                };
                side(self.size.0, c.across, across) * side(self.size.1, c.down, down)
            }
            _ => {
                u64::from(self.size.0.div_ceil(8 * across))
                    * u64::from(self.size.1.div_ceil(8 * down))
            }
        };
        let alone = parts.len() == 1;
        let mut bits = Bits::new(bytes, at);
        let mut number = 0;
        for unit in 0..units {
            if self.restart > 0 && unit > 0 && unit % u64::from(self.restart) == 0 {
                bits.restart(number)?;
                number = (number + 1) % 8;
            }
            for (component, dc, ac) in &parts {
                let blocks = if alone {
                    1
                } else {
                    component.across * component.down
                };
                for _ in 0..blocks {
                    bits.block(dc, ac)?;
                }
            }
        }
        bits.end()
    }
}

impl Huffman {
    fn new(counts: &[u8; 16], values: &[u8]) -> Option<Self> {
        let mut limits = [(0, 0); 17];
        let mut short = vec![(0, 0); 512];
        let (mut code, mut index) = (0_u32, 0_usize);
        for length in 1..=16_u32 {
            let n = usize::from(*counts.get(length as usize - 1)?);
            let slot = limits.get_mut(length as usize)?;
            // Codes of this length lie below the first number; the second turns one into its place among the values.
            *slot = (
                code + n as u32,
                i32::try_from(index).ok()? - i32::try_from(code).ok()?,
            );
            for _ in 0..n {
                if code >= 1 << length {
                    return None;
                }
                if length <= 9 {
                    let first = (code << (9 - length)) as usize;
                    let value = *values.get(index)?;
                    let span = short.get_mut(first..first + (1 << (9 - length)))?;
                    span.fill((length as u8, value));
                }
                code += 1;
                index += 1;
            }
            code <<= 1;
        }
        Some(Self {
            short,
            limits,
            values: values.to_vec(),
        })
    }

    /// The length of the code that `bits` (16 of them) begin with, and its value.
    fn find(&self, bits: u32) -> Option<(u32, u8)> {
        let &(length, value) = self.short.get((bits >> 7) as usize)?;
        if length > 0 {
            return Some((length.into(), value));
        }
        for length in 10..=16_u32 {
            let code = bits >> (16 - length);
            let &(limit, shift) = self.limits.get(length as usize)?;
            if code < limit {
                let index = usize::try_from(i32::try_from(code).ok()? + shift).ok()?;
                return Some((length, *self.values.get(index)?));
            }
        }
        None
    }
}

/// Compressed data, bit by bit, up to the next mark.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    fn new(bytes: &'a [u8], at: usize) -> Self {
        Self {
            bytes,
            at,
            held: 0,
            count: 0,
        }
    }

    fn fill(&mut self) {
        while self.count <= 48 {
            let byte = match (self.bytes.get(self.at), self.bytes.get(self.at + 1)) {
                (Some(0xFF), Some(0x00)) => {
                    self.at += 2;
                    0xFF
                }
                (Some(0xFF), _) | (None, _) => return,
                (Some(&byte), _) => {
                    self.at += 1;
                    byte
                }
            };
            self.held |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
    }

    fn take(&mut self, n: u32) -> Result<(), Wrong> {
        if n > self.count {
            return Err(Wrong::Broken);
        }
        self.held <<= n;
        self.count -= n;
        Ok(())
    }

    fn symbol(&mut self, table: &Huffman) -> Result<u8, Wrong> {
        if self.count < 32 {
            self.fill();
        }
        let (length, value) = table.find((self.held >> 48) as u32).ok_or(Wrong::Broken)?;
        self.take(length)?;
        Ok(value)
    }

    /// Steps over one block of 64 coefficients.
    fn block(&mut self, dc: &Huffman, ac: &Huffman) -> Result<(), Wrong> {
        let size = self.symbol(dc)?;
        // No difference of 8-bit samples takes more bits (ITU-T T.81, table F.1).
        if size > 11 {
            return Err(Wrong::Broken);
        }
        self.take(size.into())?;
        let mut k = 1;
        while k < 64 {
            let symbol = self.symbol(ac)?;
            let (run, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
            match (run, size) {
                (0, 0) => break,
                (15, 0) => k += 16,
                // T.81, table F.2.
                (_, 0 | 11..) => return Err(Wrong::Broken),
                _ => {
                    k += run + 1;
                    self.take(size)?;
                }
            }
            if k > 64 {
                return Err(Wrong::Broken);
            }
        }
        Ok(())
    }

    /// Steps over the restart mark of this number.
    fn restart(&mut self, number: u8) -> Result<(), Wrong> {
        let rest = self.rest();
        match self.bytes.get(rest.1..) {
            Some([0xFF, mark, ..]) if rest.0 <= SLACK && *mark == 0xD0 + number => {
                (self.at, self.held, self.count) = (rest.1 + 2, 0, 0);
                Ok(())
            }
            _ => Err(Wrong::Broken),
        }
    }

    /// How many whole octets of data are left before the next mark, and where that is (its last 0xFF).
    fn rest(&self) -> (usize, usize) {
        let mut left = self.count as usize / 8;
        let mut at = self.at;
        while let Some(&byte) = self.bytes.get(at) {
            match (byte, self.bytes.get(at + 1)) {
                (0xFF, Some(0x00)) => at += 2,
                // Fill octets.
                (0xFF, Some(0xFF)) => {
                    at += 1;
                    continue;
                }
                (0xFF, _) => break,
                _ => at += 1,
            }
            left += 1;
        }
        (left, at)
    }

    fn end(&self) -> Result<usize, Wrong> {
        let (left, at) = self.rest();
        if left > SLACK {
            return Err(Wrong::Broken);
        }
        Ok(at)
    }
}

/// How many octets may be left over at the end of a scan: some writers pad.
const SLACK: usize = 16;
