//! Reads the leaves of `moov` and `moof`.
//!
//! Takes the beginning of each leaf, gives the tracks and the length of the movie. Holds at most 64 tracks; what is beyond is passed by.

use super::index::Index;
use super::track::{self, Track};
use super::{FILE, Kind};
use crate::video::bytes::Bytes;

/// Most tracks that are looked at.
const TRACKS: usize = 64;

/// What `moov` and the `moof`s say.
#[derive(Default)]
pub(super) struct Movie {
    /// Ticks a second, and length in them; all ones: not known.
    pub(super) clock: (u32, u64),
    /// Length of everything, fragments too, in those ticks.
    pub(super) extended: u64,
    /// When it was made, seconds since 1904; zero: not said.
    pub(super) created: u64,
    /// Whether the index is compressed, as old QuickTime did.
    pub(super) compressed: bool,
    pub(super) tracks: Vec<Track>,
    /// How long a sample of a fragment lasts, by track.
    defaults: Vec<(u32, u32)>,
    /// The track of the fragment that is being read, and how long its samples last.
    current: Option<(usize, u32)>,
}

impl Movie {
    /// A track begins; `false` when there are too many.
    pub(super) fn track(&mut self) -> bool {
        let room = self.tracks.len() < TRACKS;
        if room {
            self.tracks.push(Track::default());
        }
        room
    }

    /// A fragment of a track begins.
    pub(super) fn fragment(&mut self) {
        self.current = None;
    }

    /// How many octets of a leaf are needed; none when it is not read.
    pub(super) fn octets(parent: Kind, kind: Kind) -> u64 {
        match (&parent, &kind) {
            (&FILE, _) => 0,
            (b"moov", b"mvhd") | (b"mdia", b"mdhd") => 32,
            (b"trak", b"tkhd") => 96,
            (b"mdia", b"hdlr") | (b"mvex", b"mehd") | (b"traf", b"tfdt") => 12,
            (b"dinf", b"dref") => 20,
            (b"stbl", b"stsd") => 44,
            (b"stbl", b"stsz" | b"stz2") => 12,
            (b"stbl", b"stco" | b"co64") | (b"traf", b"trun") => 8,
            (b"mvex", b"trex") => 16,
            (b"traf", b"tfhd") => 24,
            _ => 0,
        }
    }

    /// Takes the beginning of a leaf; `None` when it is too short.
    pub(super) fn read(&mut self, kind: Kind, octets: &[u8]) -> Option<()> {
        let mut bytes = Bytes::new(octets);
        let version = bytes.u32()?;
        let (long, flags) = (version >> 24 == 1, version & 0xFF_FFFF);
        match &kind {
            b"mvhd" => {
                self.created = bytes.wide(long)?;
                self.clock = clock(&mut bytes, long)?;
            }
            b"mehd" => self.extended = bytes.wide(long)?,
            b"trex" => {
                let id = bytes.u32()?;
                bytes.u32()?;
                let each = bytes.u32()?;
                if self.defaults.len() < TRACKS {
                    self.defaults.push((id, each));
                }
            }
            b"tfhd" => self.choose(&mut bytes, flags)?,
            b"tfdt" => {
                let ticks = bytes.wide(long)?;
                let current = self.current.and_then(|(at, _)| self.tracks.get_mut(at));
                if let Some(track) = current {
                    track.seek(ticks);
                }
            }
            _ => self.of_track(kind, &mut bytes, long)?,
        }
        Some(())
    }

    /// Takes a leaf of the last track.
    fn of_track(&mut self, kind: Kind, bytes: &mut Bytes<'_>, long: bool) -> Option<()> {
        let track = self.tracks.last_mut()?;
        match &kind {
            b"tkhd" => {
                bytes.take(if long { 16 } else { 8 })?;
                track.id = bytes.u32()?;
                bytes.take(4)?;
                bytes.wide(long)?;
                bytes.take(8 + 8)?;
                let mut matrix = [0_i32; 9];
                for cell in &mut matrix {
                    *cell = bytes.u32()?.cast_signed();
                }
                let [a, b, _, c, d, ..] = matrix;
                track.turned = track::turned(a, b, c, d);
                track.shown = (bytes.u32()? >> 16, bytes.u32()? >> 16);
            }
            b"mdhd" => {
                bytes.wide(long)?;
                track.clock = clock(bytes, long)?;
            }
            b"hdlr" => {
                bytes.u32()?;
                track.handler = bytes.name()?;
            }
            // Flag 1 of a reference: the media are in this file.
            b"dref" => {
                let references = bytes.u32()?;
                if references > 0 {
                    bytes.take(8)?;
                    track.elsewhere = bytes.u32()? & 1 == 0;
                }
            }
            b"stsd" => {
                let descriptions = bytes.u32()?;
                if descriptions > 0 {
                    bytes.u32()?;
                    track.codec = bytes.name()?;
                    // Sound has shorter descriptions and no size.
                    track.stored = size(bytes).unwrap_or_default();
                }
            }
            // Of both `stsz` and `stz2` the count comes after four octets.
            b"stsz" | b"stz2" => {
                bytes.u32()?;
                track.samples.0 = u64::from(bytes.u32()?);
            }
            _ => {}
        }
        Some(())
    }

    /// Chooses the track of a fragment.
    fn choose(&mut self, bytes: &mut Bytes<'_>, flags: u32) -> Option<()> {
        let id = bytes.u32()?;
        let position = self.tracks.iter().position(|track| track.id == id);
        if flags & 0x1 != 0 {
            bytes.u64()?;
        }
        if flags & 0x2 != 0 {
            bytes.u32()?;
        }
        let each = if flags & 0x8 != 0 {
            bytes.u32()?
        } else {
            let default = self.defaults.iter().find(|(of, _)| *of == id);
            default.map_or(0, |(_, each)| *each)
        };
        self.current = position.map(|position| (position, each));
        Some(())
    }

    /// A table begins.
    pub(super) fn samples(&mut self, index: &Index) {
        if let Some((track, each)) = self.running(index.kind)
            && !index.timed
        {
            let ticks = index.count.saturating_mul(u64::from(each));
            track.run(index.count, ticks);
        }
    }

    /// Takes rows of a table.
    pub(super) fn rows(&mut self, index: &mut Index, octets: &[u8]) {
        let (kind, rows) = (index.kind, index.rows(octets));
        let number = |row: &[u8]| Bytes::new(row).wide(&kind == b"co64").unwrap_or_default();
        if &kind == b"trun" {
            let samples = rows.len() as u64;
            let ticks = rows.map(number).fold(0, u64::saturating_add);
            if let Some((track, _)) = self.running(kind) {
                track.run(samples, ticks);
            }
        } else if let Some(track) = self.tracks.last_mut() {
            track.chunk = track.chunk.max(rows.map(number).max());
        }
    }

    fn running(&mut self, kind: Kind) -> Option<(&mut Track, u32)> {
        let (at, each) = self.current.filter(|_| &kind == b"trun")?;
        Some((self.tracks.get_mut(at)?, each))
    }

    #[cfg(test)]
    pub(super) fn heap(&self) -> usize {
        self.tracks.capacity() * size_of::<Track>() + self.defaults.capacity() * 8
    }
}

/// Ticks a second and a length, which follow the time of the last change; a length of all ones is none.
fn clock(bytes: &mut Bytes<'_>, long: bool) -> Option<(u32, u64)> {
    bytes.wide(long)?;
    let rate = bytes.u32()?;
    let length = bytes.wide(long)?;
    let unknown = if long { u64::MAX } else { u64::from(u32::MAX) };
    Some((rate, if length == unknown { 0 } else { length }))
}

/// Width and height in a description of pictures, of which size and name were read.
fn size(bytes: &mut Bytes<'_>) -> Option<(u32, u32)> {
    bytes.take(8 + 16)?;
    Some((u32::from(bytes.u16()?), u32::from(bytes.u16()?)))
}
