//! Counts the octets of containers that are known but not looked into.
//!
//! Takes the octets, gives a note that they were not looked into. Tells of a transport stream only whether its last packet is whole.

use crate::facts::Facts;
use crate::finding::{Code, Finding};
use crate::look::Look;
use crate::sniff::Format;

/// Octets of a packet of a transport stream (ISO/IEC 13818-1).
const PACKET: u64 = 188;

/// Counts octets.
pub(super) struct Blind {
    format: Format,
    length: u64,
}

impl Blind {
    pub(super) fn new(format: Format) -> Self {
        Self { format, length: 0 }
    }
}

impl Look for Blind {
    fn feed(&mut self, octets: &[u8]) {
        self.length = self.length.saturating_add(octets.len() as u64);
    }

    fn finish(self: Box<Self>) -> Facts {
        let mut facts = Facts::of(self.format);
        let whole = self.length.next_multiple_of(PACKET);
        if self.format == Format::MpegTs && self.length != whole {
            let finding = Finding::new(Code::VideoCut);
            let finding = finding.with("needs", whole).with("has", self.length);
            facts.findings.push(finding);
        }
        let note = Finding::new(Code::NotLookedInto).with("is", self.format.id());
        facts.findings.push(note);
        facts
    }
}
