//! Counts what the entries of a catalogue are: files, octets, lengths, rows, by kind; how many are damaged; tables by export.
//!
//! Takes one entry after the other, gives [`Totals`]. Bounded by the number of tables, not of files.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use exports::facts::{Detail, Facts, Table};
use exports::finding::Severity;
use serde::{Deserialize, Serialize};

use super::export::{Adding, Export};
use super::{Entries, Entry};
use crate::kind::Kind;

/// What all entries are together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// Files.
    pub files: u64,
    /// Octets of all files.
    pub octets: u64,
    /// The kinds there are, in the order a summary lists them.
    pub kinds: Vec<KindTotal>,
    /// Files whose content was looked into; of the others only the format is known, if that.
    pub looked_into: u64,
    /// Files with a finding that says they are broken.
    pub damaged: u64,
    /// Files without such a finding, and with one that says to look at them.
    pub doubtful: u64,
    /// Files with notes only.
    pub noted: u64,
    /// Tables by known export.
    pub exports: BTreeMap<String, Export>,
}

/// All files of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KindTotal {
    /// Its name in machine-readable output.
    pub kind: Cow<'static, str>,
    /// Files.
    pub files: u64,
    /// Octets.
    pub octets: u64,
    /// Length of videos and sounds that tell it, milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milliseconds: Option<u64>,
    /// Videos and sounds that do not tell their length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without_length: Option<u64>,
    /// Rows of tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
}

/// Totals while the entries come in.
#[derive(Default)]
pub struct Counting {
    sum: Totals,
    kinds: BTreeMap<Kind, KindTotal>,
    exports: BTreeMap<String, Adding>,
}

impl Counting {
    /// Takes the next entry.
    pub fn take(&mut self, entry: &Entry<'_>) {
        let kind = entry.kind();
        let played = matches!(kind, Kind::Video | Kind::Audio);
        self.sum.files += 1;
        self.sum.octets = self.sum.octets.saturating_add(entry.octets);
        let total = self.kinds.entry(kind).or_insert(KindTotal {
            kind: Cow::Borrowed(kind.name()),
            files: 0,
            octets: 0,
            milliseconds: played.then_some(0),
            without_length: played.then_some(0),
            rows: (kind == Kind::Table).then_some(0),
        });
        total.files += 1;
        total.octets = total.octets.saturating_add(entry.octets);
        let detail = entry.facts.map(|facts| &facts.detail);
        if played {
            let length = match detail {
                Some(Detail::Video(video)) => video.milliseconds,
                _ => None,
            };
            let sum = match length {
                Some(length) => total.milliseconds.as_mut().map(|sum| (sum, length)),
                None => total.without_length.as_mut().map(|sum| (sum, 1)),
            };
            if let Some((sum, more)) = sum {
                *sum = sum.saturating_add(more);
            }
        }
        if let Some(Detail::Tables(tables)) = detail {
            let rows = tables.iter().map(|table| table.rows);
            let rows = rows.fold(0, u64::saturating_add);
            total.rows = total.rows.map(|sum| sum.saturating_add(rows));
            tables
                .iter()
                .for_each(|table| self.table(entry.payload, table));
        }
        let worst = entry.facts.and_then(worst);
        // What is told to be broken was looked at, even where nothing else could be said of it.
        let looked = detail.is_some_and(|detail| !detail.is_none());
        self.sum.looked_into += u64::from(looked || worst == Some(Severity::Error));
        let count = match worst {
            Some(Severity::Error) => &mut self.sum.damaged,
            Some(Severity::Warning) => &mut self.sum.doubtful,
            Some(Severity::Note) => &mut self.sum.noted,
            None => return,
        };
        *count += 1;
    }

    fn table(&mut self, payload: &str, table: &Table) {
        if let Some(export) = &table.export {
            let adding = self.exports.entry(export.clone()).or_default();
            adding.take(payload, table);
        }
    }

    /// Gives the totals.
    pub fn finish(self) -> Totals {
        let exports = self.exports.into_iter();
        Totals {
            kinds: self.kinds.into_values().collect(),
            exports: exports.map(|(id, adding)| (id, adding.finish())).collect(),
            ..self.sum
        }
    }
}

/// The gravest that was found in a file.
pub fn worst(facts: &Facts) -> Option<Severity> {
    facts
        .findings
        .iter()
        .map(|finding| finding.code.severity())
        .max()
}

/// Counts entries.
pub fn totals(entries: &Entries<'_>) -> io::Result<Totals> {
    let mut counting = Counting::default();
    entries(&mut |entry| {
        counting.take(&entry);
        Ok(())
    })?;
    Ok(counting.finish())
}
