//! Walks a GIF from block to block: size, whether it moves, whether its end is there.

use super::walk::{End, Seen, Steps, Want, le16};

/// Where in a GIF the walk is.
#[derive(Default)]
pub struct Gif {
    at: At,
    frames: u32,
    /// Whether an application says something, such as that the picture is to be played again and again.
    plays: bool,
}

#[derive(Clone, Copy, Default)]
enum At {
    #[default]
    Start,
    /// A table of colours is passed by.
    Colours,
    Block,
    Extension,
    Frame,
    /// The table of a frame is passed by.
    FrameColours,
    /// The width of codes before a frame's pixels.
    Codes,
    Part,
    PartBody,
}

/// Label of an extension that an application made.
const APPLICATION: u8 = 0xFF;

/// What the walk begins with.
pub const FIRST: Want = Want::Together(13);

impl Steps for Gif {
    fn step(&mut self, octets: &[u8], seen: &mut Seen) -> Want {
        let first = octets.first().copied().unwrap_or_default();
        let (at, want) = match self.at {
            At::Start => {
                seen.sized(le16(octets, 6).into(), le16(octets, 8).into());
                (At::Colours, Want::Past(colours(octets.get(10))))
            }
            At::Colours => (At::Block, Want::Together(1)),
            At::Block => match first {
                0x21 => (At::Extension, Want::Together(1)),
                0x2C => (At::Frame, Want::Together(9)),
                0x3B if self.frames > 0 => return Want::Nothing(End::Whole),
                // Room that was set aside on the disk and never written.
                0x00 => return Want::Nothing(End::Cut),
                _ => return Want::Nothing(End::Broken),
            },
            At::Frame => {
                self.frames = self.frames.saturating_add(1);
                seen.moving = self.frames > 1;
                (At::FrameColours, Want::Past(colours(octets.get(8))))
            }
            At::FrameColours => (At::Codes, Want::Together(1)),
            At::Extension if first == APPLICATION => {
                self.plays = true;
                (At::Part, Want::Together(1))
            }
            At::Extension | At::Codes | At::PartBody => (At::Part, Want::Together(1)),
            At::Part => match first {
                0 => (At::Block, Want::Together(1)),
                length => (At::PartBody, Want::Past(length.into())),
            },
        };
        self.at = at;
        want
    }

    fn end(&mut self, _held: &[u8], _total: u64, _seen: &mut Seen) -> End {
        // Some programs write a single picture without the octet that ends the file; one that moves may lack a frame.
        match matches!(self.at, At::Block) && self.frames == 1 && !self.plays {
            true => End::Whole,
            false => End::Cut,
        }
    }
}

/// Octets of the table of colours that these flags announce.
fn colours(flags: Option<&u8>) -> u64 {
    match flags {
        Some(flags) if flags & 0x80 != 0 => 3 << ((flags & 7) + 1),
        _ => 0,
    }
}
