//! Reads the values of a Matroska file: length, tracks, times of its blocks.
//!
//! Takes values as they come, gives lengths and tracks. Holds the first track of pictures and the first of sound only.

use super::{ids, number};
use crate::video::bytes::{LONGEST, text};

/// Longest codec name that is kept, octets; the longest registered one has 26.
const CODEC: usize = 64;

/// One track.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    /// Which of the tracks it is.
    order: u64,
    kind: u64,
    pub(super) codec: Option<String>,
    width: u64,
    height: u64,
    roll: f64,
}

impl Track {
    /// Width and height, pixels.
    pub(super) fn size(&self) -> Option<(u32, u32)> {
        let size = (u32::try_from(self.width), u32::try_from(self.height));
        match size {
            (Ok(width), Ok(height)) if width > 0 && height > 0 => Some((width, height)),
            _ => None,
        }
    }

    /// Quarter turns clockwise; the roll is degrees counter-clockwise.
    pub(super) fn turned(&self) -> u8 {
        match self.roll.round() {
            roll if roll == -90.0 || roll == 270.0 => 1,
            roll if roll == 180.0 || roll == -180.0 => 2,
            roll if roll == 90.0 || roll == -270.0 => 3,
            _ => 0,
        }
    }
}

/// What the elements say.
#[derive(Default)]
pub(super) struct Matroska {
    /// Nanoseconds of a tick, if said.
    tick: Option<u64>,
    /// Length, ticks.
    length: f64,
    /// When it was made, nanoseconds since 2001.
    date: Option<i64>,
    /// Whether the segment began.
    pub(super) segment: bool,
    pub(super) pictures: Option<Track>,
    pub(super) sound: Option<Track>,
    track: Track,
    /// When the cluster begins, the block that was read last, and what was furthest, ticks.
    cluster: i64,
    block: i64,
    first: Option<i64>,
    last: i64,
    /// Whether the attachment looks like a cover: by its name, by its media type.
    attached: (bool, bool),
}

impl Matroska {
    /// An element begins.
    pub(super) fn opened(&mut self, id: u32) {
        match id {
            ids::SEGMENT => self.segment = true,
            ids::CLUSTER => self.cluster = 0,
            ids::TRACK => {
                let order = self.track.order.saturating_add(1);
                self.track = Track {
                    order,
                    ..Track::default()
                };
            }
            ids::ATTACHED => self.attached = (false, false),
            _ => {}
        }
    }

    /// A value was read.
    pub(super) fn value(&mut self, id: u32, octets: &[u8]) {
        match id {
            ids::TICK => self.tick = Some(number(octets)).filter(|tick| *tick > 0),
            ids::DURATION => self.length = float(octets).unwrap_or_default(),
            ids::DATE => self.date = octets.try_into().ok().map(i64::from_be_bytes),
            ids::TRACK_TYPE => self.track.kind = number(octets),
            ids::CODEC => {
                let name = octets.split(|o| *o == 0).next().unwrap_or_default();
                self.track.codec = (1..=CODEC).contains(&name.len()).then(|| text(name));
            }
            ids::WIDTH => self.track.width = number(octets),
            ids::HEIGHT => self.track.height = number(octets),
            ids::ROLL => self.track.roll = float(octets).unwrap_or_default(),
            ids::CLUSTER_TIME => self.cluster = i64::try_from(number(octets)).unwrap_or(i64::MAX),
            ids::BLOCK | ids::SIMPLE_BLOCK => self.block(octets),
            ids::BLOCK_DURATION => {
                let length = i64::try_from(number(octets)).unwrap_or(i64::MAX);
                self.last = self.last.max(self.block.saturating_add(length));
            }
            ids::FILE_NAME => {
                self.attached.0 = octets
                    .get(..5)
                    .is_some_and(|o| o.eq_ignore_ascii_case(b"cover"));
            }
            ids::MEDIA_TYPE => {
                self.attached.1 = octets == b"image/jpeg" || octets == b"image/png";
            }
            _ => {}
        }
        // The values of a track come in any order: what is known of it so far replaces what was.
        if let ids::TRACK_TYPE | ids::CODEC | ids::WIDTH | ids::HEIGHT | ids::ROLL = id {
            self.settle();
        }
    }

    /// Keeps the track that is being read if it is the first of its kind.
    fn settle(&mut self) {
        let kept = match self.track.kind {
            1 => &mut self.pictures,
            2 => &mut self.sound,
            _ => return,
        };
        if kept
            .as_ref()
            .is_none_or(|kept| kept.order == self.track.order)
        {
            *kept = Some(self.track.clone());
        }
    }

    /// A block: the number of its track, then its time from the beginning of the cluster.
    fn block(&mut self, octets: &[u8]) {
        let skip = octets.first().and_then(|first| super::length(*first));
        let time = skip.and_then(|skip| octets.get(skip..)?.first_chunk::<2>());
        if let Some(time) = time {
            let time = i64::from(i16::from_be_bytes(*time));
            self.block = self.cluster.saturating_add(time);
            self.last = self.last.max(self.block);
            self.first = Some(self.first.map_or(self.block, |f| f.min(self.block)));
        }
    }

    /// Whether the attachment that is being read may be the cover.
    pub(super) fn is_cover(&self) -> bool {
        self.attached.0 || self.attached.1
    }

    /// Length that it says, milliseconds.
    pub(super) fn declared(&self) -> Option<u64> {
        let length = self.length * self.tick() as f64 / 1e6;
        // A cast of what is no number gives zero.
        Some((length as u64).min(LONGEST)).filter(|length| *length > 0)
    }

    /// Length of the blocks that are there, milliseconds: when the last one begins, or ends if it says so.
    pub(super) fn blocks(&self) -> Option<u64> {
        let length = self.last.saturating_sub(self.first?);
        let nanoseconds = u128::from(length.unsigned_abs()) * u128::from(self.tick());
        let length = u64::try_from(nanoseconds / 1_000_000).unwrap_or(LONGEST);
        let length = length.min(LONGEST);
        (length > 0).then_some(length)
    }

    /// Whether there is no block.
    pub(super) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// When it was made, seconds since 1970.
    pub(super) fn created(&self) -> Option<i64> {
        /// Seconds from 1970 to 2001, where the clock of Matroska begins.
        const FROM_1970: i64 = 978_307_200;
        let seconds = self.date?.div_euclid(1_000_000_000);
        (seconds != 0).then(|| seconds.saturating_add(FROM_1970))
    }

    fn tick(&self) -> u64 {
        self.tick.unwrap_or(1_000_000)
    }

    #[cfg(test)]
    pub(super) fn heap(&self) -> usize {
        let tracks = [
            Some(&self.track),
            self.pictures.as_ref(),
            self.sound.as_ref(),
        ];
        let codecs = tracks
            .into_iter()
            .flatten()
            .filter_map(|t| t.codec.as_ref());
        codecs.map(String::capacity).sum()
    }
}

/// A number of four or eight octets.
fn float(octets: &[u8]) -> Option<f64> {
    match octets.len() {
        4 => octets
            .try_into()
            .ok()
            .map(f32::from_be_bytes)
            .map(f64::from),
        8 => octets.try_into().ok().map(f64::from_be_bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roll_is_turned_the_other_way() {
        // FFmpeg writes -90 for what telephones mark as a quarter turn clockwise.
        for (roll, turned) in [(-90.0, 1), (180.0, 2), (90.0, 3), (45.0, 0), (f64::NAN, 0)] {
            let mut matroska = Matroska::default();
            matroska.opened(ids::TRACK);
            matroska.value(ids::ROLL, &f64::to_be_bytes(roll));
            matroska.value(ids::TRACK_TYPE, &[1]);
            assert_eq!(matroska.pictures.unwrap().turned(), turned, "{roll}");
        }
    }

    #[test]
    fn the_first_track_of_a_kind_counts() {
        let mut matroska = Matroska::default();
        for codec in [&b"V_AV1"[..], b"V_VP9"] {
            matroska.opened(ids::TRACK);
            matroska.value(ids::TRACK_TYPE, &[1]);
            matroska.value(ids::CODEC, codec);
        }
        assert_eq!(matroska.pictures.unwrap().codec.as_deref(), Some("V_AV1"));
    }

    #[test]
    fn lengths_that_are_no_numbers_are_none() {
        for length in [f64::NAN, f64::INFINITY, -5.0, 0.0] {
            let mut matroska = Matroska::default();
            matroska.value(ids::DURATION, &length.to_be_bytes());
            let expected = (length > 0.0).then_some(LONGEST);
            assert_eq!(matroska.declared(), expected, "{length}");
        }
    }
}
