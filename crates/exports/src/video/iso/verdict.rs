//! Judges what a walk over boxes found.
//!
//! Takes what was seen at the top and in the movie, gives facts and findings in a fixed order. Never says that a video plays: what is inside `mdat` is
//! not looked at.

use super::track::Track;
use super::{Iso, State};
use crate::facts::{Detail, Facts, Video};
use crate::finding::{Code, Finding};
use crate::sniff::Group;
use crate::video::bytes::{LONGEST, milliseconds, text};
use crate::video::reader::End;
use crate::video::zeros;

/// Seconds from 1904, where the clock of these files begins, to 1970.
const FROM_1904: u64 = 2_082_844_800;

/// Codecs that leave what they store as it is, or fill each picture up to a fixed length: silence and black are zeros there.
const PLAIN: &[&[u8; 4]] = &[
    b"raw ", b"sowt", b"twos", b"lpcm", b"ipcm", b"fpcm", b"in24", b"in32", b"fl32", b"fl64",
    b"NONE", b"2vuy", b"yuv2", b"v210", b"v308", b"v408", b"v410", b"RGBA", b"BGRA", b"AVdn",
    b"AVdh", b"AVin", b"ai5p", b"ai5q", b"ai52", b"ai53", b"ai55", b"ai56", b"ai1p", b"ai1q",
    b"ai12", b"ai13", b"ai15", b"ai16",
];

/// Where something stands after the boxes that is none of them.
struct Tail {
    at: u64,
    /// Whether it may be the beginning of a box that was cut off.
    cut: bool,
}

impl Iso {
    /// Says what the file was.
    pub(super) fn verdict(&self, end: &End<'_>) -> Facts {
        let mut facts = Facts::of(self.format);
        let length = end.length;
        let (begun, whole) = self.seen.movie;
        let mut found = Vec::new();

        let tail = self.tail(end);
        let needs = self.needs(length, tail.as_ref());
        let cut = needs > length;
        if cut {
            let finding = Finding::new(Code::VideoCut);
            found.push(finding.with("needs", needs).with("has", length));
        }
        // How much is missing says more than what is not in what is left.
        if !begun && !cut {
            found.push(Finding::new(Code::NoMovie));
        }
        let video = self.video();
        // Of a broken index nobody knows what it would list.
        if whole && !cut && self.seen.damaged.is_none() && self.is_bare(&video) {
            found.push(Finding::new(Code::NoLength));
        }
        if let Some((says, has)) = self.short()
            && !cut
        {
            let finding = Finding::new(Code::FragmentsMissing);
            found.push(finding.with("says", says / 1000).with("has", has / 1000));
        }
        let stray = tail.filter(|tail| !tail.cut || self.is_complete(length, tail.at));
        let harmless = stray
            .as_ref()
            .is_some_and(|tail| self.is_complete(length, tail.at));
        let broken = stray.as_ref().filter(|_| !harmless).map(|tail| tail.at);
        if let Some(at) = self.seen.damaged.or(broken).filter(|_| begun) {
            found.push(Finding::new(Code::VideoDamaged).with("at", at));
        }
        let heard = self.tracks(*b"soun").next().is_some();
        let silent = self.tracks(*b"vide").next().is_none();
        if whole && silent && heard && self.format.group() == Group::Video {
            found.push(Finding::new(Code::NoPicture));
        }
        if whole && self.seen.data.is_none() && self.movie.tracks.iter().any(|t| t.elsewhere) {
            found.push(Finding::new(Code::Elsewhere));
        }
        let plain = |track: &Track| PLAIN.iter().any(|codec| **codec == track.codec);
        if !self.movie.tracks.iter().any(plain) {
            found.extend(zeros::hollow(end.zeros));
        }
        if self.movie.compressed {
            found.push(Finding::new(Code::NotLookedInto).with("is", self.format.id()));
        }
        if let Some(tail) = stray.filter(|_| harmless) {
            let octets = length.saturating_sub(tail.at);
            let finding = Finding::new(Code::Trailing);
            found.push(finding.with("at", tail.at).with("octets", octets));
        }
        facts.findings = found;
        facts.preview = self.cover.draw();
        if video != Video::default() {
            facts.detail = Detail::Video(video);
        }
        facts
    }

    /// What stands at the end that is no box.
    fn tail(&self, end: &End<'_>) -> Option<Tail> {
        let (length, pending) = (end.length, end.pending.len() as u64);
        if let Some(at) = self.seen.stray {
            return Some(Tail { at, cut: false });
        }
        if let Some((at, end)) = self.seen.unknown
            && end > length
        {
            return Some(Tail { at, cut: false });
        }
        let top = self.open.is_empty() && matches!(self.state, State::Head | State::Long { .. });
        let at = match self.state {
            State::Long { start, .. } => start,
            _ => length.saturating_sub(pending),
        };
        (top && at < length).then_some(Tail { at, cut: true })
    }

    /// How far the boxes, the chunks and the segments say that the file reaches.
    fn needs(&self, length: u64, tail: Option<&Tail>) -> u64 {
        let here = self.movie.tracks.iter().filter(|track| !track.elsewhere);
        let chunk = here.filter_map(|track| track.chunk).max();
        let chunk = chunk.map_or(0, |at| at.saturating_add(1));
        let head = match tail {
            Some(tail) if tail.cut && !self.is_complete(length, tail.at) => {
                let head = if matches!(self.state, State::Long { .. }) {
                    16
                } else {
                    8
                };
                tail.at.saturating_add(head)
            }
            _ => 0,
        };
        // An index that reaches to the end of the file and stops within a box.
        let (begun, whole) = self.seen.movie;
        let index = if begun && !whole {
            length.saturating_add(1)
        } else {
            0
        };
        self.seen.needs.max(chunk).max(head).max(index)
    }

    /// Whether everything that the index points to begins before `at`, where boxes end.
    fn is_complete(&self, length: u64, at: u64) -> bool {
        let chunks = self.movie.tracks.iter().filter_map(|track| track.chunk);
        self.seen.movie.1
            && !self.seen.fragment
            && self.seen.data.is_some_and(|end| end <= length)
            && chunks.max().is_some_and(|chunk| chunk < at)
    }

    fn tracks(&self, handler: [u8; 4]) -> impl Iterator<Item = &Track> {
        let tracks = self.movie.tracks.iter();
        tracks.filter(move |track| track.handler == handler)
    }

    /// The track that stands for its kind: the first that has samples, else the first.
    fn first(&self, handler: [u8; 4]) -> Option<&Track> {
        let full = self.tracks(handler).find(|track| !track.is_empty());
        full.or_else(|| self.tracks(handler).next())
    }

    /// Whether nothing is in it that lasts, or no picture where pictures are announced.
    fn is_bare(&self, video: &Video) -> bool {
        let mut pictures = self.tracks(*b"vide").peekable();
        let tracks = pictures.peek().is_some() || self.tracks(*b"soun").next().is_some();
        let blank = pictures.peek().is_some() && pictures.all(Track::is_empty);
        !self.movie.compressed && (video.milliseconds.is_none() || blank || !tracks)
    }

    /// Length that the movie says it has, milliseconds.
    fn declared(&self) -> Option<u64> {
        let (rate, length) = self.movie.clock;
        let length = length.max(self.movie.extended);
        milliseconds(length, u64::from(rate)).filter(|length| *length > 0)
    }

    /// Length of what is there, milliseconds, if it comes in fragments.
    fn fragments(&self) -> Option<u64> {
        let length = |track: &Track| {
            let listed = track.listed().filter(|_| track.samples.0 > 0);
            Some(
                track
                    .fragments()?
                    .saturating_add(listed.unwrap_or(0))
                    .min(LONGEST),
            )
        };
        let longest = self.movie.tracks.iter().filter_map(length).max();
        longest.filter(|length| *length > 0)
    }

    /// Length that it says and that its fragments have, milliseconds, if they differ by more than players let pass: a tenth and two seconds.
    fn short(&self) -> Option<(u64, u64)> {
        let listed = self.movie.tracks.iter().any(|track| track.samples.0 > 0);
        let (says, has) = (self.declared()?, self.fragments()?);
        let least = says.saturating_sub((says / 10).max(2000));
        (self.seen.fragment && !listed && has < least).then_some((says, has))
    }

    fn video(&self) -> Video {
        let listed = || self.movie.tracks.iter().filter_map(Track::listed).max();
        let length = self.fragments().or_else(|| self.declared());
        let picture = self.first(*b"vide");
        let codec = |track: &Track| (track.codec != [0; 4]).then(|| text(&track.codec));
        let some = |size: (u32, u32)| (size.0 > 0 && size.1 > 0).then_some(size);
        let created = self.movie.created.checked_sub(FROM_1904);
        Video {
            milliseconds: length.or_else(listed).filter(|length| *length > 0),
            size: picture.and_then(|track| some(track.stored).or_else(|| some(track.shown))),
            turned: picture.map_or(0, |track| track.turned),
            codec: picture.and_then(codec),
            sound: self.first(*b"soun").and_then(codec),
            created: created.and_then(|seconds| i64::try_from(seconds).ok()),
        }
    }
}
