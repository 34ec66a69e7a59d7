//! Walks the chunks of RIFF files (AVI, WAVE) without decoding.
//!
//! Takes the octets as they come, gives sizes, length and where the chunks break off. Walks into the head lists of an AVI only and passes `movi` by;
//! holds 64 octets at most.

use crate::facts::{Detail, Facts, Video};
use crate::finding::{Code, Finding};
use crate::sniff::{Format, Group};

use super::bytes::{Bytes, milliseconds, text};
use super::reader::{End, Walk, Want};

/// Four octets that name a chunk or a list.
type Kind = [u8; 4];

/// A size that was left open by a program that could not go back.
const OPEN: u32 = u32::MAX;

/// Lists in lists that are walked into; `strl` in `hdrl` in the file's are three.
const DEPTH: usize = 8;

/// What the octets asked for are.
enum State {
    /// Name and size of a chunk.
    Head,
    /// The name of a list that ends there.
    List { outer: bool, end: u64 },
    /// Nothing: octets went by.
    Passed,
    /// The beginning of a chunk.
    Value { kind: Kind, end: u64 },
}

/// Walks the chunks.
pub(super) struct Riff {
    format: Format,
    state: State,
    /// Names and ends of the lists around; the outermost is the file's.
    open: Vec<(Kind, u64)>,
    needs: u64,
    damaged: Option<u64>,
    after: Option<u64>,
    /// Whether the size of the file was left open.
    endless: bool,
    /// Whether `avih` or `fmt ` was read.
    head: bool,
    /// Where pictures and sound begin, and where the last of them end.
    data: Option<(u64, u64)>,
    /// The kind of the stream that is being read.
    stream: Kind,
    /// Microseconds of a picture, and pictures.
    main: (u32, u32),
    /// Pictures and the rate of them, as the stream says.
    pictures: Option<(u64, u64)>,
    /// The same of sound.
    sound: Option<(u64, u64)>,
    /// Octets of sound a second.
    rate: u32,
    video: Video,
}

impl Riff {
    pub(super) fn new(format: Format) -> Self {
        Self {
            format,
            state: State::Head,
            open: Vec::new(),
            needs: 0,
            damaged: None,
            after: None,
            endless: false,
            head: false,
            data: None,
            stream: [0; 4],
            main: (0, 0),
            pictures: None,
            sound: None,
            rate: 0,
            video: Video::default(),
        }
    }

    /// Goes on at `at`, where a chunk begins or a list ends. Chunks begin at even offsets.
    fn next(&mut self, at: u64) -> Want {
        while let Some((_, end)) = self.open.last().copied() {
            match end.saturating_sub(at) {
                0 => {
                    self.open.pop();
                }
                left @ 1..8 => return self.pass(left),
                _ => break,
            }
        }
        self.state = State::Head;
        Want::Take(8)
    }

    fn pass(&mut self, octets: u64) -> Want {
        self.state = State::Passed;
        Want::Skip(octets)
    }

    /// A chunk begins at `start`.
    fn enter(&mut self, start: u64, kind: Kind, size: u32) -> Want {
        let body = start.saturating_add(8);
        let exact = body.saturating_add(u64::from(size));
        let around = self.open.last().copied();
        if around.is_none() && &kind != b"RIFF" {
            self.after.get_or_insert(start);
            return Want::Rest;
        }
        let limit = around.map_or(u64::MAX, |(_, end)| end);
        let long = matches!(&kind, b"RIFF" | b"LIST" | b"data");
        if long && limit == u64::MAX && (size == OPEN || size == 0) {
            // A program that was stopped, or wrote into a pipe: to the end.
            self.endless = true;
            return self.inside(around, kind, body, u64::MAX);
        }
        if !kind.iter().all(|o| matches!(o, b' '..=b'~')) {
            self.damaged.get_or_insert(start);
            return self.pass(limit.saturating_sub(body));
        }
        // The octet that makes a length even may be missing at the end of the file, and of a list.
        let padded = exact.saturating_add(u64::from(size & 1));
        if exact > limit {
            self.damaged.get_or_insert(start);
        } else {
            self.needs = self.needs.max(exact);
        }
        self.inside(around, kind, body, padded.min(limit.max(exact)))
    }

    fn inside(&mut self, around: Option<(Kind, u64)>, kind: Kind, body: u64, end: u64) -> Want {
        let left = end.saturating_sub(body);
        let most: u64 = match (around.map(|(kind, _)| kind).as_ref(), &kind) {
            (None, _) | (Some(_), b"LIST") => {
                let outer = around.is_none();
                self.state = State::List { outer, end };
                return Want::Take(4);
            }
            (Some(b"hdrl"), b"avih") => 40,
            (Some(b"strl"), b"strh") => 36,
            (Some(b"strl"), b"strf") => 20,
            (Some(b"WAVE"), b"fmt ") => 16,
            (Some(b"WAVE"), b"data") => {
                self.media(body, end);
                0
            }
            _ => 0,
        };
        match usize::try_from(left.min(most)) {
            Ok(count) if count > 0 => {
                self.state = State::Value { kind, end };
                Want::Take(count)
            }
            _ => self.pass(left),
        }
    }

    /// Pictures and sound stand there.
    fn media(&mut self, start: u64, end: u64) {
        let (first, last) = self.data.unwrap_or((start, end));
        self.data = Some((first.min(start), last.max(end)));
    }

    /// A list was named.
    fn list(&mut self, name: Kind, outer: bool, end: u64, at: u64) -> Want {
        match &name {
            _ if outer => self.open.push((name, end)),
            b"hdrl" | b"strl" if self.open.len() < DEPTH => self.open.push((name, end)),
            b"movi" => {
                self.media(at, end);
                return self.pass(end.saturating_sub(at));
            }
            _ => return self.pass(end.saturating_sub(at)),
        }
        self.next(at)
    }

    /// Takes the beginning of a chunk.
    fn read(&mut self, kind: Kind, octets: &[u8]) -> Option<()> {
        let mut bytes = Bytes::new(octets);
        match &kind {
            b"avih" => {
                self.main.0 = bytes.u32_le()?;
                bytes.take(12)?;
                self.main.1 = bytes.u32_le()?;
                bytes.take(12)?;
                self.size(bytes.u32_le()?, bytes.u32_le()?);
                self.head = true;
            }
            b"strh" => {
                self.stream = bytes.name()?;
                bytes.take(16)?;
                let (scale, rate) = (u64::from(bytes.u32_le()?), bytes.u32_le()?);
                bytes.u32_le()?;
                // Samples last `scale / rate` seconds.
                let length = u64::from(bytes.u32_le()?).saturating_mul(scale);
                let length = Some((length, u64::from(rate)));
                match &self.stream {
                    b"vids" => self.pictures = self.pictures.or(length),
                    b"auds" => self.sound = self.sound.or(length),
                    _ => {}
                }
            }
            b"strf" if &self.stream == b"vids" => {
                bytes.take(4)?;
                let (width, height) = (bytes.u32_le()?, bytes.u32_le()?);
                // Rows may stand bottom up (positive) or top down (negative).
                self.size(width, height.cast_signed().unsigned_abs());
                bytes.take(4)?;
                self.video.codec.get_or_insert(codec(bytes.name()?));
            }
            b"strf" if &self.stream == b"auds" => {
                self.video.sound.get_or_insert(sound(bytes.u16_le()?));
            }
            b"fmt " => {
                self.video.sound.get_or_insert(sound(bytes.u16_le()?));
                bytes.take(6)?;
                self.rate = bytes.u32_le()?;
                self.head = true;
            }
            _ => {}
        }
        Some(())
    }

    fn size(&mut self, width: u32, height: u32) {
        if width > 0 && height > 0 {
            self.video.size.get_or_insert((width, height));
        }
    }

    /// Octets of pictures and sound that are there in a file of so many octets.
    fn octets(&self, file: u64) -> u64 {
        let (start, end) = self.data.unwrap_or_default();
        end.min(file).saturating_sub(start)
    }

    /// Length, milliseconds.
    fn length(&self, file: u64) -> Option<u64> {
        let said = |(count, rate)| milliseconds(count, rate);
        // Microseconds.
        let main = u64::from(self.main.0) * u64::from(self.main.1);
        let length = match self.format {
            Format::Wav => milliseconds(self.octets(file), u64::from(self.rate)),
            // What the head says was to be filled in at the end.
            _ if self.endless => None,
            _ => self
                .pictures
                .and_then(said)
                .filter(|length| *length > 0)
                .or(milliseconds(main, 1_000_000).filter(|length| *length > 0))
                .or(self
                    .sound
                    .filter(|_| self.pictures.is_none())
                    .and_then(said)),
        };
        length.filter(|length| *length > 0)
    }
}

/// A codec as its four octets say; zeros are pictures as they are.
fn codec(name: Kind) -> String {
    if name == [0; 4] {
        "raw".to_owned()
    } else {
        text(&name)
    }
}

/// A sound codec by its registered number (RFC 2361).
fn sound(tag: u16) -> String {
    match tag {
        0x01 => "pcm".to_owned(),
        0x03 => "float".to_owned(),
        0x55 => "mp3".to_owned(),
        0xFF => "aac".to_owned(),
        0x2000 => "ac-3".to_owned(),
        _ => format!("0x{tag:04x}"),
    }
}

impl Walk for Riff {
    fn first(&self) -> Want {
        Want::Take(8)
    }

    fn step(&mut self, at: u64, octets: &[u8]) -> Want {
        let after = at.saturating_add(octets.len() as u64);
        let mut bytes = Bytes::new(octets);
        match std::mem::replace(&mut self.state, State::Passed) {
            State::Passed => self.next(at),
            State::Head => match (bytes.name(), bytes.u32_le()) {
                (Some(kind), Some(size)) => self.enter(at, kind, size),
                _ => Want::Rest,
            },
            State::List { outer, end } => match bytes.name() {
                Some(name) => self.list(name, outer, end, after),
                None => Want::Rest,
            },
            State::Value { kind, end } => {
                if self.read(kind, octets).is_none() {
                    self.damaged.get_or_insert(at.saturating_sub(8));
                }
                self.pass(end.saturating_sub(after))
            }
        }
    }

    fn end(&mut self, end: &End<'_>) -> Facts {
        let length = end.length;
        let mut facts = Facts::of(self.format);
        let mut found = Vec::new();
        let cut = self.needs > length;
        if cut {
            let finding = Finding::new(Code::VideoCut);
            found.push(finding.with("needs", self.needs).with("has", length));
        }
        self.video.milliseconds = self.length(length);
        let timeless = self.video.milliseconds.is_none() && !self.endless;
        if !cut && (!self.head || self.octets(length) == 0 || timeless) {
            found.push(Finding::new(Code::NoLength));
        }
        if let Some(at) = self.damaged {
            found.push(Finding::new(Code::VideoDamaged).with("at", at));
        }
        let heard = self.pictures.is_none() && self.sound.is_some();
        if heard && self.format.group() == Group::Video {
            found.push(Finding::new(Code::NoPicture));
        }
        let rest = end.pending.len() as u64;
        let top = self.open.is_empty() && matches!(self.state, State::Head) && rest > 0;
        let pending = top.then(|| length.saturating_sub(rest));
        if let Some(at) = self.after.or(pending) {
            let octets = length.saturating_sub(at);
            let finding = Finding::new(Code::Trailing);
            found.push(finding.with("at", at).with("octets", octets));
        }
        facts.findings = found;
        if self.video != Video::default() {
            facts.detail = Detail::Video(self.video.clone());
        }
        facts
    }

    #[cfg(test)]
    fn heap(&self) -> usize {
        self.open.capacity() * size_of::<(Kind, u64)>()
    }
}
