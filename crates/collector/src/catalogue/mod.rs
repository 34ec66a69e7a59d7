//! Tells what an archive holds: `catalog.json` for programs, `index.html` for people and for paper.
//!
//! Takes a [`Catalogue`]: values that `collect` gathered, the entries as a walk that can be made again, in the order of payload paths. Gives octets to a
//! writer, streamed: 300 000 entries are never held at once. Opens nothing, asks no clock. Holds no word of a person whose data are in the files: it only
//! ever sees facts. The same values make the same octets.
#![doc = include_str!("SHAPE.md")]

mod export;
pub mod json;
pub mod page;
mod text;
mod totals;

use std::io;

use exports::checklist::Item;
use exports::facts::Facts;

use crate::collect::known::Compared;
use crate::collect::laid::Laid;
use crate::kind::{self, Kind};
use crate::plan;
use crate::skipped::Skipped;

pub use export::{Export, ExportSum};
pub use totals::{Counting, KindTotal, Totals, totals};

/// Path of the catalogue for programs, in the bag.
pub const JSON: &str = "catalog.json";
/// Path of the page for people, in the bag.
pub const PAGE: &str = "index.html";

/// One file of the payload.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Payload path, from `data/` on.
    pub payload: &'a str,
    /// Its length.
    pub octets: u64,
    /// When its source was last changed, seconds since 1970 UTC.
    pub modified: i64,
    /// SHA-256 of its octets.
    pub sha256: &'a [u8; 32],
    /// What is known of it; `None` when it was not looked at.
    pub facts: Option<&'a Facts>,
}

/// Takes one entry after the other.
pub type Take<'t> = &'t mut dyn FnMut(Entry<'_>) -> io::Result<()>;

/// Walks over all entries, in the order of their payload paths, the same each time it is called.
pub type Entries<'a> = dyn Fn(Take<'_>) -> io::Result<()> + 'a;

/// Everything that both files tell.
pub struct Catalogue<'a> {
    /// Program and version that made the bag.
    pub agent: &'a str,
    /// Name of the bag: its base directory.
    pub name: &'a str,
    /// Bagging date, `YYYY-MM-DD`.
    pub date: &'a str,
    /// The files.
    pub entries: &'a Entries<'a>,
    /// All files together, as [`totals`] counts them.
    pub totals: &'a Totals,
    /// What was left out.
    pub skipped: &'a [Skipped],
    /// What a comparison with lists of what should be there found; for programs.
    pub comparison: Option<&'a Compared<'a>>,
    /// Which kinds of data are there; for programs.
    pub checklist: Option<&'a [Item]>,
}

impl<'a> Entry<'a> {
    /// An entry of a plan that was laid down.
    pub fn of(entry: &'a plan::Entry, laid: &'a Laid, facts: Option<&'a Facts>) -> Self {
        Self {
            payload: &entry.payload,
            octets: laid.stamp.size,
            modified: laid.stamp.modified.0,
            sha256: &laid.sha256,
            facts,
        }
    }

    /// What sort of file it is: by its content, or by its name where the content was not looked at or there is none.
    pub fn kind(&self) -> Kind {
        use exports::sniff::{Format, Group};
        let Some(facts) = self.facts else {
            return kind::kind(self.payload);
        };
        if facts.format == Format::Empty {
            return kind::kind(self.payload);
        }
        match facts.format.group() {
            Group::Video => Kind::Video,
            Group::Image => Kind::Image,
            Group::Audio => Kind::Audio,
            Group::Table => Kind::Table,
            Group::Text => Kind::Text,
            Group::Document => Kind::Document,
            Group::Archive => Kind::Archive,
            Group::Other => Kind::Other,
        }
    }
}

#[cfg(test)]
mod tests;
