//! Holds the exports that are known, and recognises one by the names in its header.
//!
//! Takes the cells of a row, gives the [`Export`] whose columns they name, and where each stands. What is known is data
//! (`data/exports.toml`): no name of a column is written in code. Names are compared folded, so that full-width brackets, padding and guards do not matter.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::cell::bare;
use super::words::Words;

const TEXT: &str = include_str!("../../data/exports.toml");

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known: Known = toml::from_str(TEXT).unwrap_or_default();
    for export in &mut known.exports {
        export.index();
    }
    known
});

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    totals: Vec<String>,
    #[serde(rename = "export")]
    exports: Vec<Export>,
}

/// An export that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Export {
    /// Its stable id.
    pub id: String,
    /// What it is called in Chinese.
    pub zh: String,
    /// What it is called in English.
    pub en: String,
    /// Whose it is: `doudian`, `taobao`, `alipay` …
    pub platform: String,
    /// Which area of an account's data it holds: `orders`, `after-sale`, `wallet`, `bills`.
    pub covers: String,
    /// Groups of names of which at least one each must be there.
    pub required: Vec<Vec<String>>,
    /// How many known names must be there in all.
    pub least: usize,
    /// Names that must not be there.
    pub never: Vec<String>,
    /// Columns of the order (or deal) number, best first.
    pub number: Vec<String>,
    /// Columns that it is dated by, best first.
    pub date: Vec<String>,
    /// Columns that rows are told apart by.
    pub status: Vec<String>,
    /// What may stand in these.
    pub words: Words,
    /// Columns that are added up, yuan.
    pub amounts: Vec<String>,
    /// Columns of long numbers.
    pub ids: Vec<String>,
    /// What amounts in brackets behind amounts are called.
    pub refund: Option<String>,
    /// A column in which a comma may stand without quotes.
    pub loose: Option<String>,
    /// Whether the row below the header explains the columns.
    pub explained: bool,
    /// How lines after the last row begin that are no rows.
    pub closing: Vec<String>,
    /// Whether a month without rows is worth telling.
    pub gaps: bool,
    /// Other names of columns, and the names used here.
    pub aliases: BTreeMap<String, String>,
    /// Lists of names as they were seen.
    pub sets: Vec<Set>,
    /// What is peculiar about it.
    pub quirks: Vec<String>,
    /// Where this is known from.
    pub source: String,
    /// When, `YYYY-MM`.
    pub as_of: String,
    /// How sure it is.
    pub confidence: String,
    /// `required`, folded, and other names of its columns.
    #[serde(skip)]
    groups: Vec<Vec<String>>,
    /// `never`, folded.
    #[serde(skip)]
    excluded: Vec<String>,
    /// Folded names, and the names as [`crate::facts::Table::columns`] has them and as the other lists here have them.
    #[serde(skip)]
    names: BTreeMap<String, (String, String)>,
}

/// A list of columns as it was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    /// What it is called here.
    pub name: String,
    /// Which version it is of.
    #[serde(default)]
    pub note: Option<String>,
    /// The names, in order.
    pub columns: Vec<String>,
}

impl Export {
    fn index(&mut self) {
        for name in self.sets.iter().flat_map(|set| &set.columns) {
            let pair = (name.clone(), name.clone());
            self.names.entry(folded(name)).or_insert(pair);
        }
        for (other, name) in &self.aliases {
            let pair = (other.clone(), name.clone());
            self.names.entry(folded(other)).or_insert(pair);
        }
        let with_others = |group: &Vec<String>| -> Vec<String> {
            let same = |(_, used): &(&String, &String)| group.contains(used);
            let others = self.aliases.iter().filter(same).map(|(other, _)| other);
            group
                .iter()
                .chain(others)
                .map(|name| folded(name))
                .collect()
        };
        self.groups = self.required.iter().map(with_others).collect();
        self.excluded = self.never.iter().map(|name| folded(name)).collect();
    }

    /// Every export that is known.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &KNOWN.exports
    }

    /// The export of an id.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|export| export.id == id)
    }
}

/// Whether a cell says that its row adds up those above.
#[must_use]
pub fn is_total(cell: &str) -> bool {
    KNOWN.totals.iter().any(|total| total == cell)
}

/// A header: which export it is of, and which columns stand where.
#[derive(Clone, Debug)]
pub struct Header {
    /// The export.
    pub export: &'static Export,
    /// Names that are known, as the header has them.
    pub columns: Vec<String>,
    /// Where a column stands, from 0, by the name that [`Export`] uses.
    pub places: BTreeMap<&'static str, usize>,
    /// Cells but for empty ones at the end.
    pub width: usize,
}

impl Header {
    /// Reads a row as the header of a known export; `None` when it is none.
    #[must_use]
    pub fn of(cells: &[&str]) -> Option<Self> {
        if cells.len() < 2 {
            return None;
        }
        let names: Vec<String> = cells.iter().map(|cell| folded(cell)).collect();
        let present: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        let mut best: Option<(usize, &'static Export)> = None;
        for export in Export::all() {
            let count = matched(export, &present);
            if count > best.map_or(0, |(most, _)| most) {
                best = Some((count, export));
            }
        }
        let (_, export) = best?;
        let mut header = Self {
            export,
            columns: Vec::new(),
            places: BTreeMap::new(),
            width: 0,
        };
        for (place, name) in names.iter().enumerate() {
            if !name.is_empty() {
                header.width = place + 1;
            }
            if let Some((shown, used)) = export.names.get(name)
                && !header.places.contains_key(used.as_str())
            {
                header.columns.push(shown.clone());
                header.places.insert(used, place);
            }
        }
        Some(header)
    }

    /// Where the first of some columns that is there stands.
    #[must_use]
    pub fn first(&self, names: &[String]) -> Option<usize> {
        let mut places = names.iter().map(|name| self.places.get(name.as_str()));
        places.find_map(|place| place.copied())
    }
}

/// How many names of an export are there; 0 when it cannot be that export.
fn matched(export: &Export, present: &BTreeSet<&str>) -> usize {
    let is_there = |name: &String| present.contains(name.as_str());
    let mut groups = export.groups.iter();
    if !groups.all(|group| group.iter().any(is_there)) || export.excluded.iter().any(is_there) {
        return 0;
    }
    let count = export.names.keys().filter(|name| is_there(name)).count();
    if count < export.least { 0 } else { count }
}

/// A name without guards, padding and width of its brackets.
#[must_use]
pub fn folded(name: &str) -> String {
    // No name is as long; a cell may be.
    if name.len() > 200 {
        return String::new();
    }
    let kept = bare(name).chars().filter(|c| !c.is_whitespace());
    kept.map(|c| match c {
        '（' => '(',
        '）' => ')',
        '／' => '/',
        '：' => ':',
        c => c.to_ascii_lowercase(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_are_read_and_hold_together() {
        toml::from_str::<Known>(TEXT).unwrap();
        let mut ids = BTreeSet::new();
        for export in Export::all() {
            assert!(ids.insert(&export.id));
            let known: BTreeSet<&String> = export.sets.iter().flat_map(|s| &s.columns).collect();
            let lists = [
                &export.number,
                &export.date,
                &export.status,
                &export.amounts,
            ];
            let roles = lists
                .into_iter()
                .chain([&export.ids])
                .chain(&export.required);
            for name in roles.flatten().chain(&export.loose) {
                assert!(known.contains(name), "{}: {name}", export.id);
            }
            for name in export.aliases.values() {
                assert!(known.contains(name), "{}: {name}", export.id);
            }
            assert!(!export.source.is_empty() && export.as_of.len() == 7);
            assert!(!export.zh.is_empty() && !export.en.is_empty());
            assert!(export.least >= 2 && !export.required.is_empty());
        }
        assert_eq!(ids.len(), 12);
    }

    #[test]
    fn every_list_is_its_export_in_any_order() {
        for export in Export::all() {
            for set in &export.sets {
                let mut names: Vec<&str> = set.columns.iter().map(String::as_str).collect();
                let last = names.len() - 1;
                for turn in 0..names.len() {
                    names.rotate_left(1);
                    names.swap(turn, last - turn / 2);
                    let header = Header::of(&names).unwrap();
                    assert_eq!(header.export.id, export.id, "{}", set.name);
                    assert_eq!(header.columns.len(), names.len());
                }
            }
        }
    }

    #[test]
    fn a_list_without_any_one_column_but_those_that_tell_is_still_its_export() {
        for export in Export::all() {
            for set in &export.sets {
                for gone in 0..set.columns.len() {
                    let mut names: Vec<&str> = set.columns.iter().map(String::as_str).collect();
                    let name = names.remove(gone);
                    let found = Header::of(&names).map(|header| header.export.id.as_str());
                    let alone = |group: &Vec<String>| {
                        group.iter().any(|g| g == name)
                            && !group.iter().any(|g| names.contains(&g.as_str()))
                    };
                    let told = export.required.iter().any(alone);
                    let expected = (!told).then_some(export.id.as_str());
                    assert_eq!(found, expected, "{} without {name}", set.name);
                }
            }
        }
    }

    #[test]
    fn a_report_of_ones_own_choice_is_an_order_report() {
        for names in [
            &["主订单编号", "子订单编号", "支付方式"][..],
            &["订单提交时间", "主订单编号", "店铺自己加的列"],
            &["选购商品", "子订单编号"],
            &["\u{feff}主订单编号", " 收件人\t"],
        ] {
            assert_eq!(Header::of(names).unwrap().export.id, "doudian-orders");
        }
        for names in [
            &["主订单编号", "子订单编号", "买家会员名", "宝贝标题"][..],
            &["主订单编号", "备用"],
            &["姓名", "电话"],
            &["主订单编号"],
            &[],
        ] {
            assert!(Header::of(names).is_none(), "{names:?}");
        }
    }

    #[test]
    fn a_renamed_column_stands_for_the_one_it_was() {
        let names = ["动账流水号", "动账方向", "动账金额", "订单号"];
        let header = Header::of(&names).unwrap();
        assert_eq!(header.export.id, "doudian-fund-flow");
        assert_eq!(header.columns, names);
        assert_eq!(header.places.get("动帐流水号"), Some(&0));
    }
}
