//! Puts together what is known of all entries: what is broken, what is missing, which kinds of data are there.
//!
//! Takes the plan, its slots and lists of what should be there, gives [`Known`]. Facts that tell one entry from others of its format in nothing that is
//! compared are kept once, so that hundreds of thousands of entries cost little.

use std::borrow::Cow;
use std::collections::BTreeMap;

use exports::checklist::{self, Item};
use exports::expect::{self, Among, Collected, Comparison, Expected};
use exports::facts::{Detail, Facts};
use exports::finding::{Code, Finding, Severity};
use exports::sniff::Format;
use serde::Serialize;

use super::laid::Slot;
use super::noted::Noted;
use crate::catalogue::{Counting, Entry, Totals};
use crate::plan::Plan;

/// Most findings that are kept one by one.
const MOST: usize = 10_000;

/// A list of what should be there.
#[derive(Clone, Debug)]
pub struct List {
    /// Name of the file it came from.
    pub name: String,
    /// What it says.
    pub expected: Expected,
}

/// What is known of all entries together.
#[derive(Debug, Default)]
pub struct Known {
    /// What was found in entries, in the order of their paths: warnings and errors, the first ten thousand.
    pub findings: Vec<(String, Finding)>,
    /// Numbers of entries with a warning or an error that are not in `findings`.
    pub more: u64,
    /// Entries whose worst finding is an error, and a warning.
    pub files: (u64, u64),
    /// Entries with tables of no known export.
    pub strange: u64,
    /// Each list, compared.
    pub comparisons: Vec<(String, Comparison)>,
    /// The entries among themselves.
    pub among: Among,
    /// Kinds of data.
    pub checklist: Vec<Item>,
    /// Files, octets, lengths, rows, tables.
    pub totals: Totals,
}

/// The differences between what should be there and what is, as the catalogue has them.
#[derive(Serialize)]
pub struct Compared<'a> {
    /// Each list by its name.
    pub lists: &'a [(String, Comparison)],
    /// The entries among themselves.
    pub among: &'a Among,
}

impl Known {
    /// Looks over everything that was laid down.
    pub fn of(plan: &Plan, slots: &[Slot], lists: &[List]) -> Self {
        let mut known = Self::default();
        let mut counting = Counting::default();
        let mut kept = Kept::default();
        let mut places = Vec::with_capacity(slots.len());
        for (entry, slot) in plan.entries.iter().zip(slots) {
            let Some(laid) = slot.laid() else {
                continue;
            };
            let facts = laid.facts.as_ref().and_then(Noted::facts);
            counting.take(&Entry::of(entry, laid, facts.as_deref()));
            let place = facts.map(|facts| {
                known.note(&entry.payload, &facts);
                kept.keep(facts)
            });
            places.push(place.map_or(u32::MAX, |place| place as u32));
        }
        let laid = plan.entries.iter().zip(slots);
        let laid = laid.filter_map(|(entry, slot)| Some((entry, slot.laid()?)));
        let collected: Vec<Collected<'_>> = laid
            .zip(&places)
            .map(|((entry, laid), place)| Collected {
                payload: &entry.payload,
                octets: laid.stamp.size,
                sha256: &laid.sha256,
                facts: kept.facts.get(*place as usize),
            })
            .collect();
        drop(places);
        known.comparisons = lists
            .iter()
            .map(|list| {
                (
                    list.name.clone(),
                    expect::compare(&list.expected, &collected),
                )
            })
            .collect();
        known.among = expect::among(&collected);
        let lists = known.comparisons.iter().map(|(_, list)| list);
        known.checklist = checklist::check(&collected, &known.among, lists);
        known.totals = counting.finish();
        known
    }

    /// The differences between what should be there and what is.
    pub fn compared(&self) -> Compared<'_> {
        Compared {
            lists: &self.comparisons,
            among: &self.among,
        }
    }

    /// What the catalogue says of everything together, for programs.
    pub fn told(&self) -> impl Serialize {
        let found = |(path, finding): &'_ (String, Finding)| serde_json::json!({"path": path, "severity": severity(finding), "code": finding.code, "values": finding.values});
        #[derive(Serialize)]
        struct Told<'a> {
            checklist: &'a [Item],
            comparison: Compared<'a>,
            findings: Vec<serde_json::Value>,
            totals: &'a Totals,
        }
        Told {
            checklist: &self.checklist,
            comparison: self.compared(),
            findings: self.findings.iter().map(found).collect(),
            totals: &self.totals,
        }
    }

    fn note(&mut self, payload: &str, facts: &Facts) {
        let severity = |finding: &Finding| finding.code.severity();
        let strange = |finding: &Finding| finding.code == Code::UnknownTable;
        self.strange += u64::from(facts.findings.iter().any(strange));
        match facts.findings.iter().map(severity).max() {
            Some(Severity::Error) => self.files.0 += 1,
            Some(Severity::Warning) => self.files.1 += 1,
            _ => return,
        }
        if self.findings.len() >= MOST {
            self.more += 1;
            return;
        }
        let bad = |finding: &&Finding| severity(finding) > Severity::Note;
        let bad = facts.findings.iter().filter(bad);
        self.findings
            .extend(bad.map(|finding| (payload.to_owned(), finding.clone())));
    }

    /// Findings over everything together, with the list they are about where there is one.
    pub fn together(&self) -> Vec<(Option<&str>, Finding)> {
        let lists = self.comparisons.iter().flat_map(|(name, comparison)| {
            let findings = comparison.findings().into_iter();
            findings.map(move |finding| (Some(name.as_str()), finding))
        });
        let among = self.among.findings().into_iter();
        lists.chain(among.map(|finding| (None, finding))).collect()
    }

    /// Whether there is a warning or an error anywhere.
    pub fn is_troubled(&self) -> bool {
        let bad = |(_, finding): &(Option<&str>, Finding)| finding.code.severity() > Severity::Note;
        self.files != (0, 0) || self.together().iter().any(bad)
    }
}

fn severity(finding: &Finding) -> &'static str {
    match finding.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// What entries are compared by.
#[derive(Default)]
struct Kept {
    facts: Vec<Facts>,
    /// Places of the facts that stand for several entries, by format and what was found.
    alike: BTreeMap<(Format, Vec<Code>), usize>,
}

impl Kept {
    /// Keeps what may be compared, and says where it is.
    fn keep(&mut self, facts: Cow<'_, Facts>) -> usize {
        let end = self.facts.len();
        if let Detail::Tables(_) | Detail::Data(_) | Detail::Packed(_) = facts.detail {
            let mut facts = facts.into_owned();
            facts.preview = None;
            self.facts.push(facts);
            return end;
        }
        let codes = facts.findings.iter().map(|finding| finding.code).collect();
        let place = *self.alike.entry((facts.format, codes)).or_insert(end);
        if place == end {
            let mut brief = Facts::of(facts.format);
            let findings = facts.findings.iter();
            brief.findings = findings.map(|found| Finding::new(found.code)).collect();
            self.facts.push(brief);
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use exports::finding::Code;

    #[test]
    fn troubles_are_counted_by_file_and_kept_up_to_a_bound() {
        let mut known = Known::default();
        let mut facts = Facts::of(Format::Mp4);
        known.note("data/a", &facts);
        assert!(!known.is_troubled());
        facts.findings = vec![
            Finding::new(Code::OtherFormat),
            Finding::new(Code::VideoCut),
            Finding::new(Code::NoPicture),
        ];
        known.note("data/b", &facts);
        assert_eq!((known.files, known.findings.len()), ((1, 0), 2));
        for _ in 0..MOST {
            known.note("data/c", &facts);
        }
        assert_eq!(known.files.0 as usize, MOST + 1);
        assert_eq!(known.findings.len(), MOST);
        assert_eq!(known.more as usize, MOST + 1 - MOST / 2);
        assert!(known.is_troubled());
    }

    #[test]
    fn entries_alike_are_kept_once_and_tables_each() {
        let mut kept = Kept::default();
        let mut place = |facts: &Facts| kept.keep(Cow::Borrowed(facts));
        let mut cut = Facts::of(Format::Mp4);
        cut.findings = vec![Finding::new(Code::VideoCut).with("has", 5)];
        let mut table = Facts::of(Format::Csv);
        table.detail = Detail::Tables(vec![exports::facts::Table::default()]);
        let mut sized = Facts::of(Format::Mp4);
        sized.detail = Detail::Video(exports::facts::Video::default());
        assert_eq!(place(&Facts::of(Format::Mp4)), 0);
        assert_eq!(place(&sized), 0);
        assert_eq!(place(&cut), 1);
        cut.findings = vec![Finding::new(Code::VideoCut).with("has", 6)];
        assert_eq!(place(&cut), 1);
        assert_eq!((place(&table), place(&table)), (2, 3));
        assert_eq!(kept.facts[1].findings, [Finding::new(Code::VideoCut)]);
        assert_eq!(kept.facts[3], table);
    }
}
