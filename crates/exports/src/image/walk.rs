//! Walks through a picture in pieces of any length.
//!
//! Takes octets in order and hands each format's [`Steps`] what they asked for: some octets together, octets to pass by, or the next marker of a
//! JPEG. Holds at most [`MOST_TOGETHER`] octets, and none while what is asked for lies in one piece. What is [`Seen`] does not depend on the pieces.

/// Most octets that a step may ask for together.
pub const MOST_TOGETHER: usize = 256 << 10;

/// What is known of a picture so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// Width and height as stored, pixels.
    pub size: Option<(u32, u32)>,
    /// Several pictures, one after the other.
    pub moving: bool,
    /// Octets that are not what was written: a wrong CRC, a structure that contradicts itself.
    pub damaged: bool,
    /// What EXIF says.
    pub exif: super::exif::Exif,
}

impl Seen {
    /// Keeps a size that has pixels.
    pub fn sized(&mut self, width: u32, height: u32) {
        if width > 0 && height > 0 {
            self.size = Some((width, height));
        }
    }
}

/// Counts the noughts at the end of octets that hold compressed pixels: a download whose room was set aside on the disk and never written ends in
/// them, a picture does not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Noughts(u64);

/// Noughts that no compressed picture ends in: the unit in which NTFS, APFS and ext4 set room aside, octets.
const UNWRITTEN: u64 = 4096;

impl Noughts {
    /// Counts on.
    pub fn pass(&mut self, octets: &[u8]) {
        let noughts = octets.iter().rev().take_while(|octet| **octet == 0).count();
        let before = if noughts == octets.len() { self.0 } else { 0 };
        self.0 = before.saturating_add(noughts as u64);
    }

    /// Whether the octets so far end in room that was never written; begins anew.
    pub fn end(&mut self) -> bool {
        std::mem::take(&mut self.0) >= UNWRITTEN
    }
}

/// What a step wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// That many octets, together.
    Together(usize),
    /// To be called again after that many octets; they go to [`Steps::passed`].
    Past(u64),
    /// The code of the next marker that is no restart and no stuffing.
    Marker,
    /// No more.
    Nothing(End),
}

/// How a picture ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it should.
    Whole,
    /// Too early.
    Cut,
    /// Its structure is broken: where it ends cannot be told.
    Broken,
}

/// The structure of one format.
pub trait Steps {
    /// Takes what was asked for (nothing, for [`Want::Past`]; the code, for [`Want::Marker`]) and says what comes next.
    fn step(&mut self, octets: &[u8], seen: &mut Seen) -> Want;

    /// Sees octets that are passed by.
    fn passed(&mut self, _octets: &[u8]) {}

    /// Says how the picture ended when the octets did before the steps; `held` are those of what was asked for together, `total` is the file's length.
    fn end(&mut self, _held: &[u8], _total: u64, _seen: &mut Seen) -> End {
        End::Cut
    }
}

/// Leads the steps of one format through a file.
pub struct Walk<S> {
    steps: S,
    want: Want,
    held: Vec<u8>,
    marker_begun: bool,
    total: u64,
    seen: Seen,
}

impl<S: Steps> Walk<S> {
    /// Begins with what the steps want first.
    pub fn new(steps: S, first: Want) -> Self {
        Self {
            steps,
            want: first,
            held: Vec::new(),
            marker_begun: false,
            total: 0,
            seen: Seen::default(),
        }
    }

    /// Takes the next octets.
    pub fn feed(&mut self, mut octets: &[u8]) {
        self.total = self.total.saturating_add(octets.len() as u64);
        loop {
            self.want = match self.want {
                Want::Nothing(_) => return,
                Want::Together(count) => {
                    let count = count.min(MOST_TOGETHER);
                    if self.held.is_empty()
                        && let Some((now, rest)) = octets.split_at_checked(count)
                    {
                        octets = rest;
                        self.steps.step(now, &mut self.seen)
                    } else {
                        let missing = count.saturating_sub(self.held.len());
                        let (now, rest) = octets.split_at(missing.min(octets.len()));
                        self.held.extend_from_slice(now);
                        octets = rest;
                        if now.len() < missing {
                            return;
                        }
                        let want = self.steps.step(&self.held, &mut self.seen);
                        self.held.clear();
                        want
                    }
                }
                Want::Past(count) => {
                    let now = usize::try_from(count)
                        .unwrap_or(usize::MAX)
                        .min(octets.len());
                    let (now, rest) = octets.split_at(now);
                    self.steps.passed(now);
                    octets = rest;
                    match count - now.len() as u64 {
                        0 => self.steps.step(&[], &mut self.seen),
                        left => {
                            self.want = Want::Past(left);
                            return;
                        }
                    }
                }
                Want::Marker => match marker(&mut octets, &mut self.marker_begun) {
                    Some(code) => self.steps.step(&[code], &mut self.seen),
                    None => return,
                },
            };
        }
    }

    /// Says what was seen and how it ended.
    pub fn finish(mut self) -> (Seen, End) {
        let end = match self.want {
            Want::Nothing(end) => end,
            _ => self.steps.end(&self.held, self.total, &mut self.seen),
        };
        (self.seen, end)
    }
}

/// The code of the next marker of a JPEG: an octet after `FF` that is neither stuffing, nor filling, nor a restart.
fn marker(octets: &mut &[u8], begun: &mut bool) -> Option<u8> {
    loop {
        if !*begun {
            let at = memchr::memchr(0xFF, octets)?;
            *octets = octets.get(at + 1..)?;
            *begun = true;
        }
        let (code, rest) = octets.split_first()?;
        *octets = rest;
        *begun = *code == 0xFF;
        if !matches!(code, 0x00 | 0xD0..=0xD7 | 0xFF) {
            return Some(*code);
        }
    }
}

/// Big-endian number at an offset; 0 where there are no octets.
pub fn be16(octets: &[u8], at: usize) -> u16 {
    let chunk = octets.get(at..).and_then(|rest| rest.first_chunk());
    chunk.map_or(0, |chunk| u16::from_be_bytes(*chunk))
}

/// Big-endian number at an offset; 0 where there are no octets.
pub fn be32(octets: &[u8], at: usize) -> u32 {
    let chunk = octets.get(at..).and_then(|rest| rest.first_chunk());
    chunk.map_or(0, |chunk| u32::from_be_bytes(*chunk))
}

/// Little-endian number at an offset; 0 where there are no octets.
pub fn le16(octets: &[u8], at: usize) -> u16 {
    be16(octets, at).swap_bytes()
}

/// Little-endian number at an offset; 0 where there are no octets.
pub fn le32(octets: &[u8], at: usize) -> u32 {
    be32(octets, at).swap_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks for two together, then passes three by, then for a marker, and writes down what it got.
    #[derive(Default)]
    struct Scribe(Vec<Vec<u8>>, Vec<u8>);

    impl Steps for Scribe {
        fn step(&mut self, octets: &[u8], _: &mut Seen) -> Want {
            self.0.push(octets.to_vec());
            match self.0.len() {
                1 => Want::Past(3),
                2 => Want::Marker,
                _ => Want::Nothing(End::Whole),
            }
        }

        fn passed(&mut self, octets: &[u8]) {
            self.1.extend_from_slice(octets);
        }
    }

    #[test]
    fn steps_get_what_they_ask_for_whatever_the_pieces() {
        let octets = b"abcde..\xFF\0\xFF\xD0\xFF\xFF\xFF\xD9rest";
        for length in 1..=octets.len() {
            let mut walk = Walk::new(Scribe::default(), Want::Together(2));
            octets.chunks(length).for_each(|piece| walk.feed(piece));
            assert_eq!(walk.steps.0, [&b"ab"[..], b"", b"\xD9"], "{length}");
            assert_eq!(walk.steps.1, b"cde");
            assert_eq!(walk.finish().1, End::Whole);
        }
    }

    #[test]
    fn octets_that_end_early_are_cut() {
        for octets in [&b""[..], b"a", b"abcd", b"abcde", b"abcde\xFF\0\xFF"] {
            let mut walk = Walk::new(Scribe::default(), Want::Together(2));
            walk.feed(octets);
            assert_eq!(walk.finish().1, End::Cut);
        }
    }
}
