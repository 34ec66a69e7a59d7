//! Hands a walker the octets that it asks for, out of pieces of any length.
//!
//! Takes pieces in order, gives the walker exactly what it wants: so many octets at once, or none until so many went by. Holds no more than one
//! such request; what a walker asks for grows only as octets really come. Walkers never see where pieces begin or end.

use crate::facts::Facts;
use crate::look::Look;

use super::zeros::Zeros;

/// What a walker wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// So many octets, at once; at least one.
    Take(usize),
    /// So many octets to go by.
    Skip(u64),
    /// So many octets of pictures and sound to go by, watched for stretches of zeros.
    Media(u64),
    /// Nothing more.
    Rest,
}

/// What was left when the octets ended.
pub(super) struct End<'a> {
    /// Length of the file, octets.
    pub(super) length: u64,
    /// The beginning of what was asked for last, if it was not complete.
    pub(super) pending: &'a [u8],
    /// Longest stretch of zeros in what was watched: where, how long.
    pub(super) zeros: (u64, u64),
}

/// Walks a container.
pub(super) trait Walk: Send {
    /// What it wants first.
    fn first(&self) -> Want;

    /// Takes what it wanted, `at` being the offset of the first octet (of the next one after a skip), and says what it wants next.
    /// After a skip of nothing it must want octets, or nothing more.
    fn step(&mut self, at: u64, octets: &[u8]) -> Want;

    /// Says what it was.
    fn end(&mut self, end: &End<'_>) -> Facts;

    /// Octets that it holds on the heap.
    #[cfg(test)]
    fn heap(&self) -> usize;
}

/// A request that is kept between pieces is kept in a buffer of this size at most once it was answered.
const KEPT: usize = 64 << 10;

/// A walker and where it is.
pub(super) struct Reader<W> {
    walk: W,
    at: u64,
    want: Want,
    held: Vec<u8>,
    zeros: Zeros,
    #[cfg(test)]
    steps: u64,
}

impl<W: Walk> Reader<W> {
    pub(super) fn new(walk: W) -> Self {
        let want = walk.first();
        Self {
            walk,
            at: 0,
            want,
            held: Vec::new(),
            zeros: Zeros::default(),
            #[cfg(test)]
            steps: 0,
        }
    }

    fn step(&mut self, at: u64, octets: &[u8]) {
        #[cfg(test)]
        {
            self.steps += 1;
        }
        self.want = self.walk.step(at, octets);
    }

    /// Passes `left` octets by; whether that was all of them.
    fn pass<'a>(&mut self, octets: &'a [u8], left: u64) -> (&'a [u8], u64) {
        let here = usize::try_from(left).unwrap_or(usize::MAX);
        let (passed, rest) = octets.split_at_checked(here).unwrap_or((octets, &[]));
        if matches!(self.want, Want::Media(_)) {
            self.zeros.watch(self.at, passed);
        }
        let passed = passed.len() as u64;
        self.at = self.at.saturating_add(passed);
        (rest, left - passed)
    }

    /// Octets that it holds, and how often the walker was asked.
    #[cfg(test)]
    pub(super) fn cost(&self) -> (usize, u64) {
        (self.memory(), self.steps)
    }

    #[cfg(test)]
    fn memory(&self) -> usize {
        size_of::<Self>() + self.held.capacity() + self.walk.heap()
    }
}

impl<W: Walk> Look for Reader<W> {
    fn feed(&mut self, mut octets: &[u8]) {
        loop {
            match self.want {
                Want::Rest => {
                    self.at = self.at.saturating_add(octets.len() as u64);
                    return;
                }
                Want::Skip(left) | Want::Media(left) => {
                    let (rest, left) = self.pass(octets, left);
                    octets = rest;
                    if left > 0 {
                        self.want = match self.want {
                            Want::Media(_) => Want::Media(left),
                            _ => Want::Skip(left),
                        };
                        return;
                    }
                    self.step(self.at, &[]);
                }
                Want::Take(count) => {
                    let missing = count.saturating_sub(self.held.len());
                    let Some((now, rest)) = octets.split_at_checked(missing) else {
                        self.held.extend_from_slice(octets);
                        self.at = self.at.saturating_add(octets.len() as u64);
                        return;
                    };
                    octets = rest;
                    let start = self.at.saturating_sub(self.held.len() as u64);
                    self.at = self.at.saturating_add(missing as u64);
                    if self.held.is_empty() {
                        self.step(start, now);
                    } else {
                        let mut held = std::mem::take(&mut self.held);
                        held.extend_from_slice(now);
                        self.step(start, &held);
                        held.clear();
                        held.shrink_to(KEPT);
                        self.held = held;
                    }
                }
            }
        }
    }

    fn finish(mut self: Box<Self>) -> Facts {
        let end = End {
            length: self.at,
            pending: &self.held,
            zeros: self.zeros.longest(),
        };
        self.walk.end(&end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sniff::Format;

    /// Takes three, passes two by, and so on; notes what it saw.
    #[derive(Default)]
    struct Steps(Vec<(u64, Vec<u8>)>);

    impl Walk for Steps {
        fn first(&self) -> Want {
            Want::Take(3)
        }

        fn step(&mut self, at: u64, octets: &[u8]) -> Want {
            self.0.push((at, octets.to_vec()));
            match self.0.len() {
                1 => Want::Skip(2),
                2 => Want::Take(4),
                3 => Want::Skip(0),
                4 => Want::Take(5),
                _ => Want::Rest,
            }
        }

        fn end(&mut self, end: &End<'_>) -> Facts {
            self.0.push((end.length, end.pending.to_vec()));
            let mut facts = Facts::of(Format::Unknown);
            facts.preview = Some(crate::facts::Preview {
                size: (0, 0),
                jpeg: format!("{:?}", self.0).into_bytes(),
            });
            facts
        }

        fn heap(&self) -> usize {
            0
        }
    }

    #[test]
    fn pieces_make_no_difference() {
        for octets in [&b"abcdefghijklmnopqrst"[..], b"abcdefghijk", b"ab", b""] {
            let seen = |length: usize| {
                let mut reader = Box::new(Reader::new(Steps::default()));
                for piece in octets.chunks(length) {
                    reader.feed(piece);
                    reader.feed(&[]);
                }
                String::from_utf8(reader.finish().preview.unwrap().jpeg).unwrap()
            };
            let whole = seen(100);
            for length in 1..=7 {
                assert_eq!(seen(length), whole);
            }
            if octets.len() == 11 {
                let expected = format!(
                    "{:?}",
                    [
                        (0, &b"abc"[..]),
                        (5, b""),
                        (5, b"fghi"),
                        (9, b""),
                        (11, b"jk")
                    ]
                );
                assert_eq!(whole, expected);
            }
        }
    }
}
