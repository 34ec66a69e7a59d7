//! Compares what was collected with lists of what should be there, and with itself.
//!
//! Takes a list that a platform shows or exports ([`Expected::read`]) and what is known of the collected files, gives what is missing, damaged, extra,
//! there twice, and what cannot be told ([`compare`]); without a list, files that are the same, orders that only other tables name and months without
//! orders ([`among()`]). Never opens a file, never guesses between two works, and never says that all is there when a row could not be read.

mod among;
mod columns;
mod comparison;
mod gather;
mod list;
mod number;
mod orders;
mod plain;
mod sheet;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod titles;
mod works;

pub use among::{Among, Gap, Orphan, Overlap, Place, Same, among};
pub use comparison::{Ambiguous, Comparison, Held};
pub use list::{Expected, Kind, LARGEST, Line, MOST_ROWS, Unreadable};
pub use plain::Compose;
pub use tables::{covers, platform};

use crate::facts::Facts;
use crate::finding::Severity;
use crate::sniff::{self, Format, Group};

/// A file that was collected.
#[derive(Clone, Copy, Debug)]
pub struct Collected<'a> {
    /// Payload path: `data/…`, separated by `/`.
    pub payload: &'a str,
    /// Its octets.
    pub octets: u64,
    /// SHA-256 of them.
    pub sha256: &'a [u8; 32],
    /// What is known of it; `None` where it was not looked at.
    pub facts: Option<&'a Facts>,
}

impl Collected<'_> {
    /// What sort of file it is or means to be: by content, and by name where the content is of no sort or was not looked at.
    #[must_use]
    pub fn group(&self) -> Group {
        let is = self.facts.map(|facts| facts.format);
        match is.map_or(Group::Other, Format::group) {
            Group::Other | Group::Text => meant(self.payload).unwrap_or(Group::Other),
            group => group,
        }
    }

    /// The gravest that was found in it.
    fn worst(&self) -> Option<Severity> {
        let findings = self.facts.map_or(&[][..], |facts| &facts.findings);
        findings.iter().map(|one| one.code.severity()).max()
    }

    /// Whether something is wrong with it that makes it worth little.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.worst() == Some(Severity::Error)
    }

    /// Whether it is not damaged and yet has to be looked at.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.worst() == Some(Severity::Warning)
    }
}

/// What sort of file a name promises.
fn meant(name: &str) -> Option<Group> {
    Some(match &*sniff::extension(name) {
        "mp4" | "mov" | "m4v" | "mkv" | "webm" | "avi" | "flv" | "wmv" | "3gp" | "ts" => {
            Group::Video
        }
        "jpg" | "jpeg" | "png" | "webp" | "gif" | "bmp" | "heic" | "heif" | "avif" => Group::Image,
        "mp3" | "m4a" | "aac" | "wav" | "flac" | "ogg" | "amr" => Group::Audio,
        "csv" | "tsv" | "xlsx" | "xls" | "xlsm" => Group::Table,
        "zip" | "rar" | "7z" => Group::Archive,
        "pdf" | "doc" | "docx" => Group::Document,
        "txt" | "json" | "html" | "htm" => Group::Text,
        _ => return None,
    })
}

/// Compares a list with what was collected.
#[must_use]
pub fn compare(list: &Expected, collected: &[Collected<'_>]) -> Comparison {
    match list.kind {
        Kind::Works => works::compare(list, collected),
        Kind::Orders => orders::compare(list, collected),
    }
}
