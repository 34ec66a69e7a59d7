//! Says which kinds of data of a closing account are there, and how the rest can be saved.
//!
//! Takes what is known of the collected files, gives an item for every kind of data: what was found and how surely, how more can be saved, and which
//! deadlines there are. What is believed by a name alone, or is of another platform, is said to be so and never counts as saved; nor does what a warning is
//! about. Kinds, words, ways and deadlines are data with
//! their sources; what no source names is not made up. No clock: deadlines are lengths, not days.

mod known;
mod paths;

use serde::{Deserialize, Serialize};

pub use known::{Area, Article, Deadline, Duty, Unit, Way};
use known::{KNOWN, Kind};

use crate::expect::{self, Among, Collected, Comparison, covers, platform};
use crate::facts::{Data, Detail};
use crate::finding::{Finding, Severity};
use crate::sniff::Group;

/// A kind of data of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Which kind.
    pub area: Area,
    /// What there is of it, in a word.
    pub standing: Standing,
    /// What was found, the surest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Found>,
    /// Files of this kind that are damaged, and so count as nothing.
    #[serde(skip_serializing_if = "is_zero")]
    pub damaged: u64,
    /// Files of this kind, by content, that a warning is about.
    #[serde(skip_serializing_if = "is_zero")]
    pub doubtful: u64,
    /// Whether a comparison, of files with each other or with a list, says that some of it may be missing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub short: bool,
    /// How it can be saved, or more of it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub save: &'static [Way],
    /// How long there is, and how long whoever keeps it.
    pub deadlines: Vec<&'static Deadline>,
}

/// What there is of a kind of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Some of it, by content. Whether it is all, nobody can know from here.
    Found,
    /// Some of it, by content, and a warning or a comparison says that some may be lost or missing.
    Look,
    /// Files whose names say so, or data of another platform. Somebody has to look.
    Perhaps,
    /// Nothing but damaged files.
    Damaged,
    /// Nothing.
    Nothing,
}

/// What was found of a kind of data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// How surely.
    pub how: How,
    /// Files.
    pub files: u64,
    /// Rows, or orders where the table has such numbers; things that a data export counts. 0 where nothing can be counted.
    pub rows: u64,
    /// Payload path of the first file.
    pub first: String,
}

/// How something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// By what the files hold.
    Content,
    /// By content, and it is of another platform or a payment service, not the account's own.
    Beside,
    /// By the names of files and folders only.
    Name,
}

/// Says what was found of every kind of data, in the order of `data/checklist.toml`; `among` and `lists` are what comparing the same files gave.
#[must_use]
pub fn check<'a>(
    collected: &[Collected<'_>],
    among: &Among,
    lists: impl Iterator<Item = &'a Comparison>,
) -> Vec<Item> {
    let mut items: Vec<Item> = KNOWN.kinds.iter().map(empty).collect();
    for file in collected {
        let says = KNOWN.says(file.payload);
        let recorded = says.recorded();
        let surely = |(kind, item): (&'static Kind, &mut Item)| {
            let rows = by_content(kind, file, recorded);
            rows.map(|(how, rows)| item.count(file, how, rows))
                .is_some()
        };
        let pairs = KNOWN.kinds.iter().zip(&mut items);
        if pairs.map(surely).fold(false, |any, one| any | one) {
            continue; // Known by content: its name adds nothing.
        }
        for (place, (kind, item)) in KNOWN.kinds.iter().zip(&mut items).enumerate() {
            let group = file.group();
            let believed = kind.believes(group) || (recorded && kind.believes(Group::Image));
            if believed && says.kind(place) {
                item.count(file, How::Name, 0);
            }
        }
    }
    let short = short(among, lists);
    for item in &mut items {
        item.found.sort_by_key(|found| found.how);
        item.short = short.contains(&item.area);
        let sound = item.damaged == 0 && item.doubtful == 0 && !item.short;
        item.standing = match item.found.first().map(|found| found.how) {
            Some(How::Content) if sound => Standing::Found,
            Some(How::Content) => Standing::Look,
            Some(How::Beside | How::Name) => Standing::Perhaps,
            None if item.damaged > 0 => Standing::Damaged,
            None => Standing::Nothing,
        };
        if item.standing == Standing::Found {
            item.save = &[];
        }
    }
    items
}

/// Kinds of data of which a comparison says that something may be missing: those among the files are all about orders.
fn short<'a>(among: &Among, lists: impl Iterator<Item = &'a Comparison>) -> Vec<Area> {
    let bad = |found: Vec<Finding>| {
        let mut found = found.iter();
        found.any(|one| one.code.severity() > Severity::Note)
    };
    let lists = lists.filter(|list| bad(list.findings()));
    let short = lists.map(|list| match list.kind {
        expect::Kind::Works => Area::Videos,
        expect::Kind::Orders => Area::Orders,
    });
    let among = bad(among.findings()).then_some(Area::Orders);
    short.chain(among).collect()
}

fn empty(kind: &'static Kind) -> Item {
    let deadlines = kind.deadlines.iter();
    Item {
        area: kind.id,
        standing: Standing::Nothing,
        found: Vec::new(),
        damaged: 0,
        doubtful: 0,
        short: false,
        save: &kind.save,
        deadlines: deadlines.filter_map(|id| KNOWN.deadlines.get(id)).collect(),
    }
}

impl Item {
    fn count(&mut self, file: &Collected<'_>, how: How, rows: u64) {
        if file.is_damaged() {
            self.damaged = self.damaged.saturating_add(1);
            return;
        }
        let doubtful = how == How::Content && file.is_doubtful();
        self.doubtful = self.doubtful.saturating_add(u64::from(doubtful));
        match self.found.iter_mut().find(|found| found.how == how) {
            Some(found) => {
                found.files = found.files.saturating_add(1);
                found.rows = found.rows.saturating_add(rows);
            }
            None => self.found.push(Found {
                how,
                files: 1,
                rows,
                first: file.payload.to_owned(),
            }),
        }
    }
}

/// Whether a file is of a kind by what it holds, and how much it holds.
fn by_content(kind: &Kind, file: &Collected<'_>, recorded: bool) -> Option<(How, u64)> {
    if file.group() == Group::Video {
        return (kind.groups.contains(&Group::Video) && !recorded).then_some((How::Content, 0));
    }
    let in_areas = |areas: &[String], export: &str| {
        covers(export).is_some_and(|area| areas.iter().any(|wanted| wanted == area))
    };
    let is_own = |export: &str| platform(export).is_some_and(|name| KNOWN.is_own(name));
    match &file.facts?.detail {
        Detail::Tables(tables) => {
            let rows = |is_of: &dyn Fn(&str) -> bool| {
                let exports = tables.iter().filter(|table| table.rows > 0);
                let mut of = exports
                    .filter(|table| table.export.as_deref().is_some_and(is_of))
                    .peekable();
                of.peek()?;
                Some(of.fold(0_u64, |sum, table| {
                    sum.saturating_add(table.orders.unwrap_or(table.rows))
                }))
            };
            let own = rows(&|export| is_own(export) && in_areas(&kind.covers, export));
            let beside =
                || rows(&|export| in_areas(&kind.covers, export) || in_areas(&kind.beside, export));
            let own = own.map(|rows| (How::Content, rows));
            own.or_else(|| beside().map(|rows| (How::Beside, rows)))
        }
        Detail::Data(data) => counted(kind, data),
        Detail::Packed(packed) => counted(kind, packed.data.as_ref()?),
        _ => None,
    }
}

/// What a data export counts of a kind. All that are known are of TikTok, which is not Douyin: other accounts, other data.
fn counted(kind: &Kind, data: &Data) -> Option<(How, u64)> {
    let counts = kind.counts.iter().filter_map(|name| data.counts.get(name));
    let sum = counts.fold(0_u64, |sum, count| sum.saturating_add(*count));
    (sum > 0).then_some((How::Beside, sum))
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

#[cfg(test)]
mod tests;
