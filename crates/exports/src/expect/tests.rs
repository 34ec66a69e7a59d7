//! Tests lists of every kind against what was collected, and the comparisons against ones that try everything.

#![expect(clippy::disallowed_methods, reason = "reads the fixtures")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Deserialize;

use super::number::key;
use super::*;
use crate::facts::{Detail, Keys, Table};
use crate::finding::{Code, Finding};

mod properties;
mod tables;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/found/lists")
}

fn read_json<T: serde::de::DeserializeOwned>(name: &str) -> T {
    serde_json::from_slice(&std::fs::read(folder().join(name)).unwrap()).unwrap()
}

/// Full-width letters and composed accents are enough of normal form KC for these tests.
fn compose(text: &str) -> String {
    let wide = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        c => c,
    };
    text.chars().map(wide).collect()
}

#[derive(Deserialize)]
struct Collection {
    files: Vec<String>,
    damaged: Vec<String>,
    orders: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Truth {
    matched: u64,
    listed: u64,
    missing: Vec<u32>,
    #[serde(default)]
    damaged: Vec<u32>,
    #[serde(default)]
    pictures: Vec<u32>,
    #[serde(default)]
    unread: Vec<u32>,
    #[serde(default)]
    repeats: u64,
    extra: Option<usize>,
    #[serde(default)]
    extra_orders: Option<u64>,
    #[serde(default)]
    ambiguous: Vec<(Vec<u32>, Vec<String>)>,
}

/// A file as it would be known: path, digest, facts.
struct Held {
    payload: String,
    sha256: [u8; 32],
    facts: Facts,
}

impl Held {
    fn new(path: &str, digest: u8) -> Self {
        let payload = format!("data/{path}");
        let format = match &*sniff::extension(path) {
            "mp4" => Format::Mp4,
            "mov" => Format::Mov,
            "jpg" => Format::Jpeg,
            "csv" => Format::Csv,
            "zip" => Format::Zip,
            other => panic!("{other}"),
        };
        Self {
            payload,
            sha256: [digest; 32],
            facts: Facts::of(format),
        }
    }

    fn table(path: &str, export: &str, numbers: &[u64]) -> Self {
        let mut held = Self::new(path, 0);
        let keys: BTreeSet<u64> = numbers.iter().copied().collect();
        held.facts.detail = Detail::Tables(vec![Table {
            export: Some(export.to_owned()),
            rows: numbers.len() as u64,
            orders: Some(keys.len() as u64),
            keys: Keys(keys.into_iter().collect()),
            ..Table::default()
        }]);
        held
    }

    fn collected(&self) -> Collected<'_> {
        Collected {
            payload: &self.payload,
            octets: 1,
            sha256: &self.sha256,
            facts: Some(&self.facts),
        }
    }
}

fn collection() -> Vec<Held> {
    let collection: Collection = read_json("collection.json");
    let held = |(at, path): (usize, &String)| {
        let mut held = Held::new(path, u8::try_from(at).unwrap() + 1);
        if collection.damaged.contains(path) {
            held.facts.findings.push(Finding::new(Code::VideoCut));
        }
        held
    };
    let mut files: Vec<Held> = collection.files.iter().enumerate().map(held).collect();
    for (path, numbers) in &collection.orders {
        let keys: Vec<u64> = numbers.iter().map(|number| key(number)).collect();
        files.push(Held::table(path, "doudian-orders", &keys));
    }
    files
}

fn lines(lines: &[Line]) -> Vec<u32> {
    lines.iter().map(|line| line.line).collect()
}

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap());
    let mut files: Vec<_> = files
        .map(|file| (file.file_name().into_string().unwrap(), file.path()))
        .filter(|(name, _)| !name.ends_with(".py") && !name.ends_with(".json"))
        .map(|(name, path)| (name, std::fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn every_list_gives_what_its_name_and_the_truth_say() {
    let held = collection();
    let collected: Vec<_> = held.iter().map(Held::collected).collect();
    let truths: BTreeMap<String, Truth> = read_json("truth.json");
    let mut compared = 0;
    for (name, octets) in fixtures() {
        let Some(truth) = truths.get(&name) else {
            assert!(name.starts_with("refused-"), "{name}");
            continue;
        };
        let list = Expected::read(&octets, compose).unwrap();
        let found = compare(&list, &collected);
        compared += 1;
        assert_eq!(
            (found.matched, found.listed),
            (truth.matched, truth.listed),
            "{name}"
        );
        assert_eq!(lines(&found.missing), truth.missing, "{name}");
        assert_eq!(lines(&found.unread), truth.unread, "{name}");
        let damaged = found.damaged.iter().map(|held| held.line.line);
        assert_eq!(damaged.collect::<Vec<_>>(), truth.damaged, "{name}");
        let pictures = found.pictures.iter().map(|held| held.line.line);
        assert_eq!(pictures.collect::<Vec<_>>(), truth.pictures, "{name}");
        assert_eq!(found.repeats, truth.repeats, "{name}");
        assert!(
            truth.extra.is_none_or(|extra| extra == found.extra.len()),
            "{name}"
        );
        assert!(
            truth
                .extra_orders
                .is_none_or(|extra| extra == found.extra_orders),
            "{name}"
        );
        let path = |path: &String| path.strip_prefix("data/").unwrap().to_owned();
        let groups = found.ambiguous.iter();
        let groups =
            groups.map(|group| (lines(&group.works), group.files.iter().map(path).collect()));
        assert_eq!(
            groups.collect::<Vec<(_, Vec<_>)>>(),
            truth.ambiguous,
            "{name}"
        );
        let codes: Vec<_> = found.findings().iter().map(|one| one.code).collect();
        match name.split_once('-').unwrap() {
            ("good", _) => {
                let bad = codes.iter().find(|code| code.severity() > Severity::Note);
                assert_eq!((bad, found.is_complete()), (None, true), "{name}");
            }
            (code, _) => assert!(
                codes.iter().any(|found| found.as_str() == code),
                "{name}: {codes:?}"
            ),
        }
        let json = serde_json::to_string(&found).unwrap();
        assert_eq!(
            serde_json::from_str::<Comparison>(&json).unwrap(),
            found,
            "{name}"
        );
    }
    assert_eq!(compared, truths.len());
}

#[test]
fn a_list_that_cannot_be_compared_with_is_refused_and_says_why() {
    let mut refused = 0;
    for (name, octets) in fixtures() {
        let Some(why) = name.strip_prefix("refused-") else {
            continue;
        };
        refused += 1;
        let error = Expected::read(&octets, compose).unwrap_err();
        let matches = match &error {
            Unreadable::TooLarge => false,
            Unreadable::NoText => why.starts_with("no-text"),
            Unreadable::Locked => why.starts_with("locked"),
            Unreadable::DamagedWorkbook => why.starts_with("damaged-workbook"),
            Unreadable::NoColumn { seen } => why.starts_with("no-column") && seen.len() > 1,
            Unreadable::NoRows => why.starts_with("no-rows"),
        };
        assert!(matches, "{name}: {error:?}");
    }
    assert_eq!(refused, 7);
}

#[test]
fn a_missing_row_is_named_by_sheet_line_title_and_number() {
    let held = collection();
    let collected: Vec<_> = held.iter().map(Held::collected).collect();
    let list = std::fs::read(folder().join("E361-works.xlsx")).unwrap();
    let found = compare(&Expected::read(&list, compose).unwrap(), &collected);
    let expected = Line {
        line: 4,
        sheet: Some(1),
        text: "没有下载的一个作品,带逗号".into(),
        id: Some("7412345678901200077".into()),
    };
    assert_eq!(found.missing[0], expected);
    assert_eq!(found.missing[1].sheet, Some(2));
    assert_eq!(found.columns, ["作品ID", "作品标题", "文件名"]);
}

fn works(titles: &[&str]) -> Expected {
    let text = format!("标题\n{}\n", titles.join("\n"));
    Expected::read(text.as_bytes(), compose).unwrap()
}

#[test]
fn two_videos_of_one_work_are_told_and_pictures_are_not() {
    let paths = [
        "a/日常.mp4",
        "b/日常(2).mp4",
        "a/日常.jpg",
        "b/别的一天.jpg",
        "a/别的一天.mp4",
    ];
    let held: Vec<Held> = paths.iter().map(|path| Held::new(path, 1)).collect();
    let collected: Vec<_> = held.iter().map(Held::collected).collect();
    let found = compare(&works(&["日常", "别的一天"]), &collected);
    assert_eq!(found.matched, 2);
    assert_eq!(found.duplicate.len(), 1);
    assert_eq!(
        found.duplicate[0].files,
        ["data/a/日常.mp4", "data/b/日常(2).mp4"]
    );
    let same = &among(&collected).same[0];
    assert_eq!(same.files.len(), 5);
}

#[test]
fn a_file_with_another_number_is_not_surely_the_work() {
    let list = "作品ID,标题\n7412345678901200001,开业第一天\n";
    let list = Expected::read(list.as_bytes(), compose).unwrap();
    let held = Held::new("开业第一天_7412345678901299999.mp4", 1);
    let found = compare(&list, &[held.collected()]);
    assert_eq!(
        (found.matched, found.ambiguous.len(), found.missing.len()),
        (0, 1, 0)
    );
    assert!(!found.is_complete());
}

#[test]
fn a_title_of_emoji_alone_is_neither_there_nor_missing() {
    let held = Held::new("🎉🎉.mp4", 1);
    let found = compare(&works(&["🎉🎉", "日常"]), &[held.collected()]);
    assert_eq!(
        (lines(&found.unread), lines(&found.missing)),
        (vec![2], vec![3])
    );
    assert!(!found.is_complete());
}

#[test]
fn a_page_saved_as_a_video_is_no_work() {
    let mut held = Held::new("日常.mp4", 1);
    held.facts = Facts::of(Format::Html);
    held.facts.findings.push(Finding::new(Code::NotWhatNamed));
    let found = compare(&works(&["日常"]), &[held.collected()]);
    assert_eq!(found.damaged.len(), 1);
    assert_eq!(found.findings()[0].code, Code::ListDamaged);
}

#[test]
fn files_of_one_name_are_told_apart_by_their_folder() {
    let list = "文件路径\nD:\\导出\\一月\\1.mp4\nD:\\导出\\二月\\1.mp4\n导出/三月/2.mp4\n";
    let list = Expected::read(list.as_bytes(), compose).unwrap();
    let held: Vec<Held> = ["一月/1.mp4", "二月/1.mp4", "旧/2.mp4"]
        .map(|path| Held::new(path, 1))
        .into();
    let collected: Vec<_> = held.iter().map(Held::collected).collect();
    assert_eq!(compare(&list, &collected).matched, 3);
    let found = compare(&list, &[Held::new("别处/1.mp4", 1).collected()]);
    assert_eq!((found.ambiguous.len(), found.least_missing()), (1, 2));
}

#[test]
fn orders_only_in_a_settlement_are_told_with_months_nobody_exported() {
    let mut orders = Held::table("一.csv", "doudian-orders", &[1, 2, 3]);
    let mut more = Held::table("二.csv", "doudian-orders", &[3, 4]);
    for (held, months) in [
        (&mut orders, ["2025-11", "2025-12"]),
        (&mut more, ["2026-03", "2026-04"]),
    ] {
        if let Detail::Tables(tables) = &mut held.facts.detail {
            tables[0].months = months
                .iter()
                .map(|month| ((*month).to_owned(), 2))
                .collect();
        }
    }
    let settlement = Held::table("结算.csv", "doudian-settlement", &[2, 4, 8, 9]);
    let bill = Held::table("微信.csv", "wechat-pay", &[70, 71]);
    let mut sub = Held::table("子单.csv", "doudian-orders", &[]);
    if let Detail::Tables(tables) = &mut sub.facts.detail {
        tables[0].rows = 5;
    }
    let held = [orders, more, settlement, bill, sub];
    let collected: Vec<_> = held.iter().map(Held::collected).collect();
    let found = among(&collected);
    assert_eq!(found.orphans.len(), 1);
    assert_eq!((found.orphans[0].orders, found.orphans[0].missing), (4, 2));
    assert_eq!(found.overlaps[0].orders, 1);
    assert_eq!(found.months[0].months, ["2026-01", "2026-02"]);
    assert_eq!(found.unseen, ["data/子单.csv"]);
    let codes: Vec<_> = found
        .findings()
        .iter()
        .map(|one| one.code.as_str())
        .collect();
    assert_eq!(codes, ["W367", "W368", "W374", "N366", "N371"]);
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Among>(&json).unwrap(), found);
}

#[test]
fn without_any_order_table_all_orders_of_a_settlement_are_missing() {
    let held = Held::table("结算.csv", "doudian-settlement", &[2, 4]);
    assert_eq!(among(&[held.collected()]).orphans[0].missing, 2);
}

#[test]
fn what_a_finding_says_has_words_in_both_languages() {
    let words = [
        include_str!("../../../collector/i18n/zh-CN/backup.ftl"),
        include_str!("../../../collector/i18n/en/backup.ftl"),
    ];
    let codes = Code::ALL
        .iter()
        .filter(|code| (360..380).contains(&number_of(**code)));
    for code in codes {
        let id = format!("\nfound-{} = ", code.as_str().to_lowercase());
        let next = format!("\nfound-{}-do = ", code.as_str().to_lowercase());
        for words in words {
            assert!(words.contains(&id), "{id}");
            assert_eq!(
                words.contains(&next),
                code.severity() > Severity::Note,
                "{next}"
            );
        }
    }
}

fn number_of(code: Code) -> u32 {
    code.as_str().get(1..).unwrap().parse().unwrap()
}
