//! Looks into archives: how many files, how many of them locked, whether the archive is whole, whether it is a known data export.
//!
//! Takes an archive in pieces, gives [`Packed`] and findings. A zip is judged by its central directory; up to 64 MiB it is held whole, its local
//! headers and the check values of what unpacks within 256 MiB are looked at as well; of a larger one the last 16 MiB are kept, where the directory
//! is. Other archives are named and not looked into. Nothing is unpacked to anywhere.

mod directory;
mod inside;
mod names;

use crate::facts::{Detail, Facts, Packed};
use crate::finding::{Code, Finding};
use crate::look::{Blind, Look};
use crate::sniff::Format;

pub(crate) use directory::{Directory, Problem};
pub(crate) use inside::{Capped, open};

/// Octets of a zip that are held whole.
const WHOLE: usize = crate::held::LIMIT;

/// Octets of the end that are kept of a larger one.
const TAIL: usize = 16 << 20;

/// Looks at an archive.
#[must_use]
pub fn look(format: Format, size: u64) -> Box<dyn Look> {
    match format {
        Format::Zip => Box::new(Zip {
            octets: Vec::new(),
            seen: 0,
            limits: (WHOLE, TAIL),
            whole: size <= WHOLE as u64,
        }),
        Format::Rar | Format::SevenZip | Format::Gzip => Box::new(Closed(format)),
        _ => Box::new(Blind(format)),
    }
}

/// An archive that is not looked into.
struct Closed(Format);

impl Look for Closed {
    fn feed(&mut self, _: &[u8]) {}

    fn finish(self: Box<Self>) -> Facts {
        let mut facts = Facts::of(self.0);
        let finding = Finding::new(Code::PackedNotLookedInto).with("is", self.0.id());
        facts.findings.push(finding);
        facts.detail = Detail::Packed(Packed::default());
        facts
    }
}

struct Zip {
    octets: Vec<u8>,
    seen: u64,
    /// Octets held whole, and of the end beyond that.
    limits: (usize, usize),
    /// Whether it is still held whole.
    whole: bool,
}

impl Look for Zip {
    fn feed(&mut self, octets: &[u8]) {
        let (most, tail) = self.limits;
        self.seen = self.seen.saturating_add(octets.len() as u64);
        self.whole &= self.seen <= most as u64;
        self.octets.extend_from_slice(octets);
        if !self.whole && self.octets.len() > tail.saturating_mul(2) {
            self.shorten(tail);
        }
    }

    fn finish(mut self: Box<Self>) -> Facts {
        let (_, tail) = self.limits;
        if !self.whole {
            self.shorten(tail);
        }
        let mut facts = Facts::of(Format::Zip);
        let directory = match Directory::find(&self.octets, self.seen) {
            Ok(directory) => directory,
            Err(Problem::TooLarge { files }) => {
                let packed = Packed {
                    files: Some(files),
                    ..Packed::default()
                };
                facts.detail = Detail::Packed(packed);
                let finding = Finding::new(Code::PackedTooLarge).with("files", files);
                facts.findings.push(finding);
                return facts;
            }
            Err(problem) => {
                facts.detail = Detail::Packed(Packed::default());
                facts.findings.push(damaged(problem));
                return facts;
            }
        };
        judge(&directory, self.octets, self.seen)
    }
}

impl Zip {
    fn shorten(&mut self, tail: usize) {
        let over = self.octets.len().saturating_sub(tail);
        self.octets.drain(..over);
    }
}

fn damaged(problem: Problem) -> Finding {
    Finding::new(Code::PackedDamaged).with("why", problem.id())
}

/// What the entries of a directory say, and what is in them where that can be seen.
fn judge(directory: &Directory, octets: Vec<u8>, size: u64) -> Facts {
    let mut facts = Facts::of(Format::Zip);
    let mut packed = Packed::default();
    let (mut files, mut total) = (0u64, 0u64);
    let mut names = names::Names::default();
    let walked = directory.walk(&octets, &mut |entry| {
        if !entry.folder {
            files = files.saturating_add(1);
            total = total.saturating_add(entry.unpacked);
            packed.locked += u64::from(entry.locked);
            names.see(entry);
        }
    });
    if let Err(problem) = walked {
        facts.findings.push(damaged(problem));
        facts.detail = Detail::Packed(packed);
        return facts;
    }
    if let Some(format) = names.document() {
        // A workbook or document under a name that says nothing: the rooms of those know it.
        return document(format, octets);
    }
    packed.files = Some(files);
    packed.octets = Some(total);
    if packed.locked > 0 {
        let finding = Finding::new(Code::PackedLocked).with("count", packed.locked);
        facts.findings.push(finding);
    }
    if files == 0 {
        facts.findings.push(Finding::new(Code::DataEmpty));
    }
    let whole = octets.len() as u64 == size;
    let mut inside = if whole && directory.entries <= inside::ENTRIES {
        inside::look(octets, names.wanted())
    } else {
        inside::Inside {
            unchecked: files.saturating_sub(packed.locked),
            ..inside::Inside::default()
        }
    };
    if inside.damaged {
        facts.findings.push(damaged(Problem::Damaged));
    }
    facts.findings.append(&mut inside.findings);
    if inside.unchecked > 0 {
        let finding = Finding::new(Code::PackedNotChecked).with("files", inside.unchecked);
        facts.findings.push(finding);
    }
    packed.data = inside.data.or_else(|| names.data());
    facts.detail = Detail::Packed(packed);
    facts
}

fn document(format: Format, octets: Vec<u8>) -> Facts {
    if format == Format::Xlsx {
        crate::book::read(format, octets)
    } else {
        Facts::of(format)
    }
}

#[cfg(test)]
mod tests;
