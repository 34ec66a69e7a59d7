//! Says what both files look like, and that the verdict fits what was found.

use exports::facts::{Detail, Facts, Image};
use exports::finding::{Code, Finding};
use exports::sniff::Format;
use serde_json::Value;
use shell::language::Language;

use super::invented::{Told, facts, only, own, small, table, video};
use crate::catalogue::page::State;

#[test]
fn the_catalogue_for_programs() {
    insta::assert_snapshot!(small().json());
}

#[test]
fn the_page_for_people() {
    // One tag a line reads better.
    insta::assert_snapshot!(small().shown().replace("><", ">\n<"));
}

#[test]
fn the_catalogue_comes_back_from_json() {
    let told = small();
    let value: Value = serde_json::from_str(&told.json()).unwrap();
    assert_eq!(value["catalogue"], "liudi/1");
    let entries = value["entries"].as_array().unwrap();
    assert_eq!(entries.len(), told.entries.len());
    for (entry, own) in entries.iter().zip(&told.entries) {
        assert_eq!(entry["path"], own.payload);
        assert_eq!(entry["octets"], own.octets);
        assert_eq!(entry["modified"], "2025-01-01T02:53:20Z");
        assert_eq!(entry["sha256"], "ab".repeat(32));
        let Some(mut expected) = own.facts.clone() else {
            assert!(entry.get("facts").is_none());
            continue;
        };
        expected.preview = None;
        if let Detail::Tables(tables) = &mut expected.detail {
            tables.iter_mut().for_each(|table| table.keys.0.clear());
        }
        let found: Facts = serde_json::from_value(entry["facts"].clone()).unwrap();
        assert_eq!(found, expected);
    }
    // The sum of the parts is the whole, and what is told of broken files is what was found.
    let kinds = value["totals"]["kinds"].as_array().unwrap();
    let files: u64 = kinds
        .iter()
        .map(|kind| kind["files"].as_u64().unwrap())
        .sum();
    assert_eq!(files, told.entries.len() as u64);
    assert_eq!(
        value["damaged"],
        serde_json::json!(["data/视频/坏.mp4", "data/视频/空.mp4"])
    );
    assert_eq!(value["totals"]["damaged"], 2);
    assert_eq!(
        value["comparison"],
        serde_json::json!({"lists": [], "among": {}})
    );
    assert_eq!(value["checklist"], Value::Null);
}

#[test]
fn a_time_in_no_common_year_is_null() {
    let mut told = only(vec![own("data/a", 1, None)]);
    told.entries[0].modified = i64::MAX;
    let value: Value = serde_json::from_str(&told.json()).unwrap();
    assert_eq!(value["entries"][0]["modified"], Value::Null);
    assert!(told.shown().contains("<td>—<td>"));
}

#[test]
fn an_empty_bag_has_both_files() {
    let told = only(Vec::new());
    let value: Value = serde_json::from_str(&told.json()).unwrap();
    assert_eq!(value["entries"], serde_json::json!([]));
    assert!(told.shown().contains("verdict unknown"));
}

fn verdict(told: &Told) -> String {
    let shown = told.shown();
    let (_, rest) = shown.split_once("<div class=\"verdict ").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

#[test]
fn the_verdict_is_the_worst_of_all_and_never_better_than_what_is_known() {
    let good = || only(vec![own("data/1.mp4", 9, Some(video(1000, &[])))]);
    assert_eq!(verdict(&good()), "fine");
    // Only stored, or only recognised.
    assert_eq!(verdict(&only(vec![own("data/1.mp4", 9, None)])), "unknown");
    assert_eq!(
        verdict(&only(vec![own(
            "data/1.pdf",
            9,
            Some(Facts::of(Format::Pdf))
        )])),
        "unknown"
    );
    let with = |code| {
        only(vec![own(
            "data/1.mp4",
            9,
            Some(video(1000, &[Finding::new(code)])),
        )])
    };
    assert_eq!(verdict(&with(Code::NotLookedInto)), "fine");
    assert_eq!(verdict(&with(Code::VideoDamaged)), "look");
    assert_eq!(verdict(&with(Code::VideoCut)), "broken");
    for (code, expected) in [
        (Code::RowsMissing, "broken"),
        (Code::DigitsLost, "look"),
        (Code::Ragged, "fine"),
    ] {
        let mut told = good();
        told.gaps = small().gaps;
        told.gaps.truncate(1);
        told.gaps[0].finding.code = code;
        assert_eq!(verdict(&told), expected);
    }
    for (state, expected) in [
        (State::Missing, "look"),
        (State::Damaged, "look"),
        (State::Look, "look"),
        (State::Unsure, "look"),
        (State::Found, "fine"),
    ] {
        let mut told = good();
        told.points = small().points;
        told.points.retain(|point| point.state == state);
        assert_eq!(verdict(&told), expected);
    }
    let mut told = good();
    told.skipped = small().skipped;
    assert_eq!(verdict(&told), "look");
    told.skipped.remove(0);
    assert_eq!(verdict(&told), "fine");
}

#[test]
fn files_beyond_those_that_are_named_are_counted() {
    let cut = || Some(video(1, &[Finding::new(Code::VideoCut)]));
    let told = only(
        (0..250)
            .map(|n| own(&format!("data/{n:03}.mp4"), 1, cut()))
            .collect(),
    );
    let shown = told.shown();
    let section = shown
        .split_once("id=\"E311\"")
        .unwrap()
        .1
        .split_once("</section>")
        .unwrap()
        .0;
    assert_eq!(section.matches("<li>").count(), 200);
    assert!(
        section.contains("还有 50 个文件没有在这里列出"),
        "{section}"
    );
    assert_eq!(shown.matches("<b class=e>E311</b>").count(), 250);
}

#[test]
fn figures_are_bounded_and_the_others_counted() {
    let mut told = only(
        (0..30)
            .map(|n| own(&format!("data/{n:02}.mp4"), 1, Some(video(1, &[]))))
            .collect(),
    );
    told.figures = 26;
    let shown = told.shown();
    assert_eq!(shown.matches("<figure>").count(), 26);
    assert_eq!(shown.matches("<div class=figures>").count(), 2);
    assert!(shown.contains("还有 4 个没有显示在这里"));
    told.figures = 0;
    assert!(!told.shown().contains("<figure>"));
    // A picture without a preview is in the list only.
    let image = facts(Format::Jpeg, Detail::Image(Image::default()), &[]);
    assert!(
        !only(vec![own("data/a.jpg", 1, Some(image))])
            .shown()
            .contains("<figure>")
    );
}

#[test]
fn amounts_of_tables_that_overlap_are_told_one_by_one() {
    let twice = |second: &str| {
        only(vec![
            own(
                "data/1.csv",
                9,
                Some(table("2025-01-01", "2025-01-31", &[])),
            ),
            own("data/2.csv", 9, Some(table(second, "2025-02-28", &[]))),
        ])
        .shown()
    };
    assert!(twice("2025-02-01").contains("<b>24,691.34</b>"));
    let overlap = twice("2025-01-31");
    assert!(!overlap.contains("24,691.34"));
    assert_eq!(overlap.matches("<b>12,345.67</b>").count(), 2);
    // Their order numbers are the same three.
    assert!(overlap.contains("3 个订单") && !overlap.contains("6 个订单"));
}

#[test]
fn every_word_is_there_in_both_languages() {
    let mut pages = vec![small()];
    pages.push(only(vec![own("data/1.mp4", 9, Some(video(1000, &[])))]));
    pages.push(only(Vec::new()));
    for told in pages {
        let page = told.page();
        assert!(!page.contains("No localization"), "{page}");
        assert!(!page.contains("{$") && !page.contains("{ $"));
    }
}

#[test]
fn the_page_opens_in_the_language_that_was_asked_for() {
    let mut told = small();
    assert!(
        told.page()
            .contains("<title>存档清单 · 我的店铺-backup</title>")
    );
    told.first = Language::En;
    let page = told.page();
    assert!(page.contains("<html lang=en>") && page.contains("<title>List of the archive"));
    assert!(page.contains("id=\"en\" aria-label=\"English\" checked"));
}
