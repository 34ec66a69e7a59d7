//! Tests tables as files: every fixture gives what its name and `truth.json` say, and any octets are borne.
#![expect(clippy::disallowed_methods, reason = "reads the fixtures")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde::Deserialize;

use crate::facts::{Detail, Facts, Table};
use crate::finding::Severity;
use crate::look::{Looker, Settings};
use crate::sniff::Format;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/found/tables")
}

fn fixtures() -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.ends_with(".py") && !name.ends_with(".json") {
            found.insert(name, std::fs::read(path).unwrap());
        }
    }
    assert!(found.len() > 35);
    found
}

fn look(name: &str, octets: &[u8], piece: usize) -> Facts {
    let mut looker = Looker::new(name, octets.len() as u64, Settings::default());
    for piece in octets.chunks(piece) {
        looker.feed(piece);
    }
    looker.finish()
}

fn table(facts: &Facts) -> &Table {
    match &facts.detail {
        Detail::Tables(tables) => &tables[0],
        other => panic!("{other:?}"),
    }
}

/// What a fixture says, as the program that made it knows; what is absent was not stated.
#[derive(Deserialize)]
struct Truth {
    export: String,
    rows: u64,
    orders: Option<u64>,
    days: Option<(String, String)>,
    months: Option<BTreeMap<String, u64>>,
    columns: Vec<String>,
    sums: Vec<(String, Option<String>, String, u64)>,
    encoding: Option<String>,
    mark: Option<bool>,
    delimiter: Option<char>,
    around: Option<(u32, u32)>,
}

#[test]
fn every_fixture_is_what_the_program_that_made_it_says() {
    let truth = std::fs::read_to_string(folder().join("truth.json")).unwrap();
    let truth: BTreeMap<String, Option<Truth>> = serde_json::from_str(&truth).unwrap();
    let fixtures = fixtures();
    assert!(truth.keys().eq(fixtures.keys()));
    for (name, octets) in fixtures {
        let facts = look(&name, &octets, 1 << 16);
        let Some(truth) = &truth[&name] else { continue };
        let table = table(&facts);
        assert_eq!(table.export.as_deref(), Some(&*truth.export), "{name}");
        assert_eq!(table.rows, truth.rows, "{name}");
        assert_eq!(table.orders, truth.orders, "{name}");
        assert_eq!(table.days, truth.days, "{name}");
        let digests = table.keys.0.len() as u64;
        assert!(table.orders.is_none_or(|orders| orders == digests));
        if let Some(months) = &truth.months {
            assert_eq!(&table.months, months, "{name}");
        }
        assert_eq!(table.columns, truth.columns, "{name}");
        let sums = table.sums.iter().map(|sum| {
            assert_eq!(sum.unread, 0, "{name}");
            let (column, status) = (sum.column.clone(), sum.status.clone());
            (column, status, sum.total.clone(), sum.rows)
        });
        assert_eq!(sums.collect::<Vec<_>>(), truth.sums, "{name}");
        if let Some(encoding) = &truth.encoding {
            assert_eq!(table.encoding.as_ref(), Some(encoding), "{name}");
            assert_eq!(Some(table.mark), truth.mark, "{name}");
            assert_eq!(table.delimiter, truth.delimiter, "{name}");
            assert_eq!(Some(table.around), truth.around, "{name}");
        }
    }
}

#[test]
fn every_fixture_shows_the_finding_it_is_named_after() {
    for (name, octets) in fixtures() {
        let facts = look(&name, &octets, 1 << 16);
        let bad = facts.findings.iter().map(|finding| finding.code);
        let bad = bad.filter(|code| code.severity() > Severity::Note);
        let bad: Vec<&str> = bad.map(|code| code.as_str()).collect();
        let has = |code: &str| facts.findings.iter().any(|f| f.code.as_str() == code);
        match name.split('-').next().unwrap() {
            "good" => assert!(bad.is_empty(), "{name}: {bad:?}"),
            "plain" => {
                assert_eq!(facts, Facts::of(Format::Plain), "{name}");
            }
            code if code.starts_with('N') => {
                assert!(has(code) && bad.is_empty(), "{name}: {bad:?}")
            }
            code => assert_eq!(bad, [code], "{name}"),
        }
    }
}

#[test]
fn pieces_of_any_length_give_the_same_facts() {
    for (name, octets) in fixtures() {
        let whole = look(&name, &octets, octets.len());
        for piece in [1, 2, 7, 4095, 4096, 4097] {
            assert_eq!(look(&name, &octets, piece), whole, "{name} by {piece}");
        }
    }
}

#[test]
fn nothing_of_a_buyer_leaves_the_room() {
    let text = "主订单编号,收件人,收件人手机号,订单状态,订单应付金额,私人列\n\
        6921000000000000001,王小明,13800001111,王小明 13800001111,王小明,王小明\n\
        6921000000000000002,王小明,13800001111,多,王小明,5.00,已完成\n";
    let facts = look("a.csv", text.as_bytes(), 100);
    let json = serde_json::to_string(&facts).unwrap();
    for secret in ["王小明", "1380000", "692100", "私人列"] {
        assert!(!json.contains(secret), "{json}");
    }
}

/// A generator that needs nothing and is the same everywhere (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).unwrap() % most.max(1)
    }
}

#[test]
fn thousands_of_mutations_are_borne_and_told_alike_in_any_pieces() {
    let fixtures: Vec<(String, Vec<u8>)> = fixtures().into_iter().collect();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let special = [
        b'"', b',', b'\n', b'\r', b'\t', b';', b'\'', b'`', b'=', 0xFF, 0xEF, 0x80, 0, b'0', b'E',
    ];
    for round in 0..6000 {
        let (name, octets) = &fixtures[round % fixtures.len()];
        let mut octets = octets.clone();
        for _ in 0..=dice.below(4) {
            let at = dice.below(octets.len());
            match dice.below(5) {
                0 => octets[at] ^= 1 << dice.below(8),
                1 => octets[at] = special[dice.below(special.len())],
                2 => octets.truncate(at.max(1)),
                3 => octets.insert(at, special[dice.below(special.len())]),
                _ => {
                    let to = (at + dice.below(200)).min(octets.len());
                    let copy = octets[at..to].to_vec();
                    octets.splice(at..at, copy);
                }
            }
        }
        let whole = look(name, &octets, octets.len());
        let panicked = whole.findings.iter().any(|f| f.code.as_str() == "W305");
        assert!(!panicked, "{name} in round {round}");
        let piece = 1 + dice.below(5000);
        assert_eq!(
            look(name, &octets, piece),
            whole,
            "{name} in round {round} by {piece}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_octets_in_any_pieces(octets in proptest::collection::vec(any::<u8>(), 1..600), piece in 1_usize..700) {
        let run = |piece| {
            let mut look = super::look("csv");
            for piece in octets.chunks(piece) {
                look.feed(piece);
            }
            look.finish()
        };
        prop_assert_eq!(run(piece), run(octets.len()));
    }

    #[test]
    fn any_rows_below_a_known_header(rows in "([-0-9.,E+=@#$'` \t\"\n编已]{0,30}\n){0,20}", piece in 1_usize..300) {
        let text = format!("主订单编号,订单状态,订单应付金额,订单提交时间\n{rows}");
        let whole = look("a.csv", text.as_bytes(), text.len());
        prop_assert_eq!(table(&whole).export.as_deref(), Some("doudian-orders"));
        prop_assert_eq!(look("a.csv", text.as_bytes(), piece), whole);
    }
}

#[test]
fn an_order_number_is_one_order_whatever_guards_it() {
    let text =
        "主订单编号,订单状态\n\"\t6921\",x\n'6921,x\n=\"6921\",x\n`6921,x\n6921,x\n\"6921\"\t,x\n";
    let facts = look("a.csv", text.as_bytes(), 9);
    assert_eq!((table(&facts).rows, table(&facts).orders), (6, Some(1)));
}

#[test]
fn the_orders_of_the_first_command_are_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/exports/订单");
    for (name, encoding) in [
        ("1775001600_订单报表_2026年第一季度.csv", "UTF-8"),
        ("1767225600_订单报表_2025年_GB18030.csv", "gb18030"),
    ] {
        let facts = look(name, &std::fs::read(folder.join(name)).unwrap(), 999);
        let table = table(&facts);
        assert_eq!(table.export.as_deref(), Some("doudian-orders"), "{name}");
        assert_eq!(table.encoding.as_deref(), Some(encoding));
        assert!(table.orders.unwrap() > 0 && table.days.is_some());
        let bad = facts.findings.iter().map(|finding| finding.code);
        assert_eq!(
            bad.filter(|code| code.severity() > Severity::Note).count(),
            0,
            "{:?}",
            facts.findings
        );
    }
}
