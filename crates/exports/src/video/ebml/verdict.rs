//! Judges what a walk over Matroska elements found.
//!
//! Takes what was seen, gives facts and findings in a fixed order. Never says that a video plays.

use super::matroska::Track;
use super::{Ebml, State};
use crate::facts::{Detail, Facts, Video};
use crate::finding::{Code, Finding};
use crate::video::reader::End;

impl Ebml {
    /// Says what the file was.
    pub(super) fn verdict(&self, end: &End<'_>) -> Facts {
        let mut facts = Facts::of(self.format);
        let (length, seen) = (end.length, &self.matroska);
        let mut found = Vec::new();

        // Between elements nothing is pending; an element whose head is cut needs one octet more at least.
        let open = self.after.is_none() && self.damaged.is_none();
        let headless = match self.state {
            // There is a segment in every file.
            State::Id => open && !seen.segment,
            State::Passed | State::Value { .. } => false,
            State::IdRest { .. } | State::Size { .. } | State::SizeRest { .. } => open,
        };
        let needs = self.needs.max(if headless {
            length.saturating_add(1)
        } else {
            0
        });
        let cut = needs > length;
        if cut {
            let finding = Finding::new(Code::VideoCut);
            found.push(finding.with("needs", needs).with("has", length));
        }
        let video = self.video();
        let tracks = seen.pictures.is_some() || seen.sound.is_some();
        let known = !cut && self.damaged.is_none();
        if known && (seen.is_empty() || !tracks || video.milliseconds.is_none()) {
            found.push(Finding::new(Code::NoLength));
        }
        let stray = self.unknown.filter(|(_, end)| *end > length);
        let stray = stray.map(|(at, _)| at).filter(|_| self.after.is_none());
        if let Some(at) = self.damaged.or(stray) {
            found.push(Finding::new(Code::VideoDamaged).with("at", at));
        }
        if seen.pictures.is_none() && seen.sound.is_some() {
            found.push(Finding::new(Code::NoPicture));
        }
        if let Some(at) = self.after {
            let octets = length.saturating_sub(at);
            let finding = Finding::new(Code::Trailing);
            found.push(finding.with("at", at).with("octets", octets));
        }
        facts.findings = found;
        facts.preview = self.cover.draw();
        if video != Video::default() {
            facts.detail = Detail::Video(video);
        }
        facts
    }

    fn video(&self) -> Video {
        let seen = &self.matroska;
        let codec = |track: &Option<Track>| track.as_ref().and_then(|t| t.codec.clone());
        Video {
            milliseconds: seen.declared().or_else(|| seen.blocks()),
            size: seen.pictures.as_ref().and_then(Track::size),
            turned: seen.pictures.as_ref().map_or(0, Track::turned),
            codec: codec(&seen.pictures),
            sound: codec(&seen.sound),
            created: seen.created(),
        }
    }
}
