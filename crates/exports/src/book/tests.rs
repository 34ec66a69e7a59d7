//! Holds the room of workbooks to its fixtures, to sums that were made elsewhere and to a second reader.

mod hostile;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataType as _, Reader as _};

use super::*;
use crate::finding::Severity;
use crate::look::{Looker, Settings};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/found/books");

#[expect(clippy::disallowed_methods, reason = "a test reads its fixture")]
fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{FIXTURES}/{name}")).unwrap()
}

fn fixtures() -> Vec<String> {
    let names = std::fs::read_dir(FIXTURES).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names
        .filter(|n| n.ends_with(".xls") || n.ends_with(".xlsx"))
        .collect();
    names.sort();
    assert!(names.len() >= 18);
    names
}

fn looked(name: &str, octets: &[u8], piece: usize) -> Facts {
    let mut looker = Looker::new(name, octets.len() as u64, Settings::default());
    for piece in octets.chunks(piece.max(1)) {
        looker.feed(piece);
    }
    looker.finish()
}

fn codes(facts: &Facts) -> Vec<&'static str> {
    facts.findings.iter().map(|f| f.code.as_str()).collect()
}

#[test]
fn each_fixture_gives_the_finding_in_its_name() {
    for name in fixtures() {
        let octets = fixture(&name);
        let facts = looked(&name, &octets, octets.len());
        assert_eq!(facts, looked(&name, &octets, 1000), "{name}");
        if name.starts_with("good") {
            let bad = |f: &&Finding| f.code.severity() > Severity::Note;
            assert_eq!(facts.findings.iter().find(bad), None, "{name}");
        } else {
            assert!(
                codes(&facts).contains(&&name[..4]),
                "{name}: {:?}",
                facts.findings
            );
        }
    }
}

#[derive(serde::Deserialize)]
struct Truth {
    sheet: String,
    export: Option<String>,
    rows: u64,
    column: Option<String>,
    total: Option<String>,
    days: Option<(String, String)>,
}

#[test]
fn sheets_are_summed_up_exactly() {
    let truth: BTreeMap<String, Vec<Truth>> =
        serde_json::from_slice(&fixture("truth.json")).unwrap();
    assert!(truth.len() >= 9);
    for (name, sheets) in truth {
        let facts = looked(&name, &fixture(&name), 4096);
        let Detail::Tables(tables) = facts.detail else {
            panic!("{name}");
        };
        assert_eq!(tables.len(), sheets.len(), "{name}");
        // A title may be a person's name: only which sheet it is leaves the workbook.
        let numbers = tables.iter().map(|table| table.sheet.unwrap());
        assert!(numbers.is_sorted_by(|one, next| one < next), "{name}");
        let told = serde_json::to_string(&tables).unwrap();
        for (table, truth) in tables.iter().zip(sheets) {
            assert!(!told.contains(&format!("\"{}\"", truth.sheet)), "{name}");
            assert_eq!(
                (&table.export, table.rows),
                (&truth.export, truth.rows),
                "{name}"
            );
            assert_eq!(table.days, truth.days, "{name}");
            let sums = table
                .sums
                .iter()
                .filter(|sum| Some(&sum.column) == truth.column.as_ref());
            let total: rust_decimal::Decimal = sums
                .map(|sum| sum.total.parse::<rust_decimal::Decimal>().unwrap())
                .sum();
            let expected: rust_decimal::Decimal =
                truth.total.unwrap_or("0".to_owned()).parse().unwrap();
            assert_eq!(total, expected, "{name}");
        }
    }
}

#[test]
fn lost_digits_are_counted_once_a_number() {
    for (name, count) in [
        ("W332-digits-lost.xlsx", "12"),
        ("W332-digits-lost.xls", "10"),
    ] {
        let facts = looked(name, &fixture(name), 4096);
        let lost: Vec<&Finding> = facts
            .findings
            .iter()
            .filter(|f| f.code == Code::DigitsLost)
            .collect();
        assert_eq!(lost.len(), 1, "{name}");
        assert_eq!(
            (
                lost[0].values["column"].as_str(),
                lost[0].values["count"].as_str()
            ),
            ("主订单编号", count),
            "{name}"
        );
    }
}

/// What a second reader makes of a cell, in our words.
fn oracle(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Int(whole) => whole.to_string(),
        Data::Float(value) => cell::float(*value).text,
        Data::DateTime(day) => {
            let (year, month, date, hour, minute, second, milli) = day.to_ymd_hms_milli();
            let second = second + u8::from(milli >= 500);
            format!("{year:04}-{month:02}-{date:02} {hour:02}:{minute:02}:{second:02}")
        }
        other => other.as_string().unwrap_or_else(|| format!("{other}")),
    }
}

#[test]
fn cells_read_as_another_reader_reads_them() {
    for name in fixtures() {
        // That reader loses the digits of numbers that are written out.
        if !name.starts_with("good") || name == "good-digits-written-out.xlsx" {
            continue;
        }
        rows::SEEN.with_borrow_mut(Vec::clear);
        let _ = looked(&name, &fixture(&name), 4096);
        let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(fixture(&name))).unwrap();
        let mut expected = Vec::new();
        for (_, range) in book.worksheets() {
            let mut width = 0;
            for row in range.rows() {
                let mut cells: Vec<String> = row.iter().map(oracle).collect();
                let filled = cells
                    .iter()
                    .rposition(|cell| !cell.is_empty())
                    .map_or(0, |at| at + 1);
                width = width.max(filled);
                cells.truncate(width);
                expected.push(cells);
            }
        }
        let seen = rows::SEEN.with_borrow(Clone::clone);
        assert_eq!(seen.len(), expected.len(), "{name}");
        for (at, (ours, theirs)) in seen.iter().zip(&expected).enumerate() {
            assert_eq!(ours, theirs, "{name} row {at}");
        }
    }
}

#[test]
fn a_name_of_a_sheet_is_short_and_plain() {
    assert_eq!(tidy("a\u{1b}[31m\n订单"), "a[31m订单");
    assert_eq!(tidy(&"单".repeat(500)).chars().count(), NAME);
}

#[test]
fn what_is_too_large_is_said() {
    for format in [Format::Xlsx, Format::Xls] {
        let mut book = look(format, 65 << 20);
        for _ in 0..65 {
            book.feed(&vec![b' '; 1 << 20]);
        }
        let facts = book.finish();
        assert_eq!(codes(&facts), ["W340"]);
        assert_eq!(
            facts.findings[0].values["octets"],
            (65u64 << 20).to_string()
        );
    }
}

#[test]
fn sheets_with_the_same_finding_are_told_together() {
    let sheets = Sheets {
        seen: 6,
        tables: [1, 2, 3, 4, 5, 6]
            .map(|number| {
                let table = Table {
                    sheet: Some(number),
                    ..Table::default()
                };
                (table, vec![Finding::new(Code::UnknownTable)])
            })
            .into(),
        problem: None,
    };
    let facts = told(Format::Xlsx, 1, sheets);
    let expected = Finding::new(Code::UnknownTable).with("sheet", "1, 2, 3, 4, 5, …");
    assert_eq!(facts.findings, [expected]);
}
