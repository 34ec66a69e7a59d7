//! Walks the tags of Flash video without decoding.
//!
//! Takes the octets as they come, gives length, codecs and where the tags break off. Reads at most 64 KiB of the tag that describes the file, for its
//! width and height, and two octets of the others.

use crate::facts::{Detail, Facts, Video};
use crate::finding::{Code, Finding};
use crate::sniff::Format;

use super::bytes::{Bytes, text};
use super::reader::{End, Walk, Want};

/// Largest description that is read, octets.
const LARGEST: u64 = 64 << 10;

/// Octets of the head of a tag.
const HEAD: usize = 11;

/// Tags that there are: sound, pictures, description.
const SOUND: u8 = 8;
const PICTURES: u8 = 9;
const SCRIPT: u8 = 18;

/// What the octets asked for are.
enum State {
    /// The head of the file.
    File,
    /// Nothing: octets went by, and what follows is a tag.
    Passed,
    /// The head of a tag.
    Head,
    /// The beginning of a tag.
    Value { kind: u8, end: u64 },
}

/// Walks the tags.
pub(super) struct Flv {
    state: State,
    needs: u64,
    damaged: Option<u64>,
    /// First and last time of a tag, milliseconds.
    times: Option<(u32, u32)>,
    /// Whether there was a tag of pictures, and of sound.
    pictures: bool,
    sound: bool,
    video: Video,
}

impl Flv {
    pub(super) fn new() -> Self {
        Self {
            state: State::File,
            needs: 0,
            damaged: None,
            times: None,
            pictures: false,
            sound: false,
            video: Video::default(),
        }
    }

    fn pass(&mut self, octets: u64) -> Want {
        self.state = State::Passed;
        Want::Skip(octets)
    }

    /// The head of the file says where the tags begin, after the size of the tag before the first.
    fn file(&mut self, octets: &[u8]) -> Want {
        let mut bytes = Bytes::new(octets);
        let begin = bytes.take(5).and_then(|_| bytes.u32());
        match begin.map(u64::from) {
            Some(begin) if begin >= 9 => {
                let begin = begin.saturating_add(4);
                self.needs = begin;
                self.pass(begin.saturating_sub(9))
            }
            _ => {
                self.damaged = Some(5);
                Want::Rest
            }
        }
    }

    /// A tag begins.
    fn tag(&mut self, at: u64, octets: &[u8]) -> Option<Want> {
        let mut bytes = Bytes::new(octets);
        // The upper bits say that a tag is encrypted.
        let kind = bytes.u8()? & 0x1F;
        let size = u64::from(bytes.u24()?);
        let (low, high) = (bytes.u24()?, bytes.u8()?);
        if !matches!(kind, SOUND | PICTURES | SCRIPT) || octets.first()? & 0xC0 != 0 {
            self.damaged = Some(at);
            return Some(Want::Rest);
        }
        let end = at.saturating_add(HEAD as u64).saturating_add(size);
        // The size that follows each tag may be missing after the last.
        self.needs = self.needs.max(end);
        if kind != SCRIPT {
            let time = u32::from(high) << 24 | low;
            let (first, last) = self.times.unwrap_or((time, time));
            self.times = Some((first.min(time), last.max(time)));
        }
        let most = match kind {
            SCRIPT if size <= LARGEST && self.video.size.is_none() => size,
            SOUND if !self.sound => 1,
            PICTURES if !self.pictures => 5,
            _ => 0,
        };
        self.pictures |= kind == PICTURES;
        self.sound |= kind == SOUND;
        Some(match usize::try_from(size.min(most)) {
            Ok(count) if count > 0 => {
                self.state = State::Value { kind, end };
                Want::Take(count)
            }
            _ => self.pass(size.saturating_add(4)),
        })
    }

    /// Takes the beginning of a tag.
    fn read(&mut self, kind: u8, octets: &[u8]) {
        let first = octets.first().copied().unwrap_or_default();
        match kind {
            PICTURES => self.video.codec = Some(codec(first, octets.get(1..5))),
            SOUND => {
                let tag = first >> 4;
                self.video.sound = Some(match tag {
                    2 | 14 => "mp3".to_owned(),
                    10 => "mp4a".to_owned(),
                    0 | 3 => "pcm".to_owned(),
                    11 => "speex".to_owned(),
                    _ => format!("flv-{tag}"),
                });
            }
            _ => {
                let size = (value(octets, b"width"), value(octets, b"height"));
                if let (Some(width), Some(height)) = size {
                    self.video.size = Some((width, height));
                }
            }
        }
    }
}

/// A codec by its number, or as it is named where the first bit says so.
fn codec(first: u8, name: Option<&[u8]>) -> String {
    if first & 0x80 != 0 {
        return name.map(text).unwrap_or_default();
    }
    match first & 0xF {
        2 => "flv1".to_owned(),
        4 => "vp6f".to_owned(),
        7 => "avc1".to_owned(),
        12 => "hvc1".to_owned(),
        number => format!("flv-{number}"),
    }
}

/// A whole number of pixels in a description: its name with its length, then a number (kind 0).
fn value(octets: &[u8], name: &[u8]) -> Option<u32> {
    let key = [&[0, u8::try_from(name.len()).ok()?], name, &[0]].concat();
    let at = octets.windows(key.len()).position(|window| window == key)?;
    let number = Bytes::new(octets.get(at.checked_add(key.len())?..)?).f64()?;
    (1.0..=65_535.0).contains(&number).then_some(number as u32)
}

impl Walk for Flv {
    fn first(&self) -> Want {
        Want::Take(9)
    }

    fn step(&mut self, at: u64, octets: &[u8]) -> Want {
        match std::mem::replace(&mut self.state, State::Passed) {
            State::File => self.file(octets),
            State::Passed => {
                self.state = State::Head;
                Want::Take(HEAD)
            }
            State::Head => self.tag(at, octets).unwrap_or(Want::Rest),
            State::Value { kind, end } => {
                self.read(kind, octets);
                let after = at.saturating_add(octets.len() as u64);
                self.pass(end.saturating_sub(after).saturating_add(4))
            }
        }
    }

    fn end(&mut self, end: &End<'_>) -> Facts {
        let mut facts = Facts::of(Format::Flv);
        let mut found = Vec::new();
        let needs = match self.state {
            State::Head if !end.pending.is_empty() => {
                let start = end.length.saturating_sub(end.pending.len() as u64);
                self.needs.max(start.saturating_add(HEAD as u64))
            }
            State::File => 9,
            _ => self.needs,
        };
        let cut = needs > end.length;
        if cut {
            let finding = Finding::new(Code::VideoCut);
            found.push(finding.with("needs", needs).with("has", end.length));
        }
        let length = self.times.map(|(first, last)| u64::from(last - first));
        self.video.milliseconds = length.filter(|length| *length > 0);
        if !cut && self.video.milliseconds.is_none() {
            found.push(Finding::new(Code::NoLength));
        }
        if let Some(at) = self.damaged {
            found.push(Finding::new(Code::VideoDamaged).with("at", at));
        }
        if self.sound && !self.pictures {
            found.push(Finding::new(Code::NoPicture));
        }
        facts.findings = found;
        if self.video != Video::default() {
            facts.detail = Detail::Video(self.video.clone());
        }
        facts
    }

    #[cfg(test)]
    fn heap(&self) -> usize {
        0
    }
}
