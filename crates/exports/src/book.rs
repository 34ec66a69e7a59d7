//! Reads workbooks: XLSX (also .xlsm, .et) and the XLS of 1997, sheet by sheet.
//!
//! Takes a workbook in pieces, gives one [`Table`] a sheet and findings. Holds the file whole up to 64 MiB and says so beyond; what it unpacks to is
//! bounded at 512 MiB, its strings at 128 MiB, however much it declares. Rows go straight to the tally: no sheet is ever held.

mod biff;
mod cell;
mod ole;
mod rows;
mod strings;
mod xlsx;
mod xml;

use crate::facts::{Detail, Facts, Table};
use crate::finding::{Code, Finding};
use crate::held::Held;
use crate::look::Look;
use crate::sniff::Format;

/// Sheets that are read of one workbook.
const SHEETS: usize = 50;

/// Characters that are kept of the name of a sheet.
const NAME: usize = 64;

/// Looks at a workbook.
#[must_use]
pub fn look(format: Format, size: u64) -> Box<dyn Look> {
    Box::new(Book {
        format,
        held: Held::new(size),
    })
}

struct Book {
    format: Format,
    held: Held,
}

impl Look for Book {
    fn feed(&mut self, octets: &[u8]) {
        self.held.feed(octets);
    }

    fn finish(self: Box<Self>) -> Facts {
        match self.held.whole() {
            Ok(octets) => read(self.format, octets),
            Err(octets) => {
                let mut facts = Facts::of(self.format);
                facts.findings.push(too_large(octets));
                facts
            }
        }
    }
}

/// Why a workbook, or the rest of it, is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Problem {
    /// It ends before it is complete.
    #[error("the workbook is cut short")]
    Cut,
    /// Its structure is broken.
    #[error("the workbook is damaged")]
    Damaged,
    /// There is no workbook in it.
    #[error("there is no workbook in the file")]
    NoBook,
    /// It is larger than what is unpacked.
    #[error("the workbook is too large")]
    TooLarge,
    /// It asks for a password.
    #[error("the workbook asks for a password")]
    Locked,
    /// A kind that is not read.
    #[error("a workbook of a kind that is not read: {0}")]
    Unread(&'static str),
    /// A document of another program.
    #[error("the file is a document of another kind")]
    Document,
}

/// What came of the sheets of a workbook.
#[derive(Debug, Default)]
struct Sheets {
    tables: Vec<(Table, Vec<Finding>)>,
    /// What kept the rest from being read.
    problem: Option<Problem>,
}

/// Reads a workbook that is held whole.
pub(crate) fn read(format: Format, octets: Vec<u8>) -> Facts {
    let size = octets.len() as u64;
    let (mut format, mut locked) = (format, false);
    let sheets = if format == Format::Xlsx {
        xlsx::read(octets)
    } else {
        let book = ole::Ole::open(&octets).and_then(|ole| {
            locked = ole.has("EncryptedPackage");
            biff::read(&ole)
        });
        book.unwrap_or_else(Sheets::failed)
    };
    if locked {
        // The box around a locked workbook of today is the one of 1997.
        format = Format::Xlsx;
    }
    if sheets.problem == Some(Problem::Document) {
        return Facts::of(Format::Office);
    }
    let mut facts = Facts::of(format);
    if sheets.tables.is_empty() && sheets.problem.is_none() {
        facts.findings.push(Finding::new(Code::TableEmpty));
    }
    let several = sheets.tables.len() > 1;
    let mut tables = Vec::with_capacity(sheets.tables.len());
    for (table, findings) in sheets.tables {
        for finding in findings {
            facts.findings.push(match &table.sheet {
                Some(sheet) if several => finding.with("sheet", sheet),
                _ => finding,
            });
        }
        tables.push(table);
    }
    if !tables.is_empty() {
        facts.detail = Detail::Tables(tables);
    }
    let damaged = |why: &str| Finding::new(Code::BookDamaged).with("why", why);
    facts
        .findings
        .extend(sheets.problem.map(|problem| match problem {
            Problem::Cut => damaged("cut"),
            Problem::Damaged | Problem::Document => damaged("damaged"),
            Problem::NoBook => damaged("none"),
            Problem::TooLarge => too_large(size),
            Problem::Locked => Finding::new(Code::BookLocked),
            Problem::Unread(is) => Finding::new(Code::BookNotLookedInto).with("is", is),
        }));
    facts
}

impl Sheets {
    fn failed(problem: Problem) -> Self {
        Self {
            tables: Vec::new(),
            problem: Some(problem),
        }
    }

    /// Takes what came of a sheet; says whether to go on.
    fn take(&mut self, name: &str, rows: rows::Rows<'_>, result: Result<(), Problem>) -> bool {
        // What a bound broke off would be half a sum.
        if result != Err(Problem::TooLarge) {
            self.tables
                .extend(rows.finish().map(|(mut table, findings)| {
                    table.sheet = Some(tidy(name));
                    (table, findings)
                }));
        }
        self.problem = result.err();
        self.problem.is_none()
    }
}

/// The name of a sheet without control characters and no longer than is kept.
fn tidy(name: &str) -> String {
    let kept = name.chars().filter(|c| !c.is_control());
    kept.take(NAME).collect()
}

fn too_large(octets: u64) -> Finding {
    Finding::new(Code::BookTooLarge).with("octets", octets)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io::{Cursor, Read as _, Write as _};

    use calamine::{Data, DataType as _, Reader as _};
    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipArchive, ZipWriter};

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
            for (table, truth) in tables.iter().zip(sheets) {
                assert_eq!(table.sheet.as_deref(), Some(truth.sheet.as_str()), "{name}");
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
            let mut book =
                calamine::open_workbook_auto_from_rs(Cursor::new(fixture(&name))).unwrap();
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

    type Contents = Vec<(String, Vec<u8>)>;

    fn parts(name: &str) -> Contents {
        let mut archive = ZipArchive::new(Cursor::new(fixture(name))).unwrap();
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            parts.push((file.name().unwrap().into_owned(), content));
        }
        parts
    }

    fn packed(parts: &Contents, method: CompressionMethod) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer
                .start_file(
                    name.as_str(),
                    SimpleFileOptions::default().compression_method(method),
                )
                .unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn edited(name: &str, part: &str, edit: impl Fn(&str) -> String) -> Vec<u8> {
        let mut parts = parts(name);
        let found = parts.iter_mut().find(|(name, _)| name == part).unwrap();
        found.1 = edit(std::str::from_utf8(&found.1).unwrap()).into_bytes();
        packed(&parts, CompressionMethod::Deflated)
    }

    #[test]
    fn bombs_cost_no_more_than_the_bound() {
        const SHEET: &str = "xl/worksheets/sheet1.xml";
        let blanks = " ".repeat(540 << 20);
        let bomb = edited("good-orders.xlsx", SHEET, |xml| {
            xml.replace("</sheetData>", &(blanks.clone() + "</sheetData>"))
        });
        drop(blanks);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(codes(&looked("a.xlsx", &bomb, bomb.len())), ["W340"]);
        let text = format!("<si><t>{}</t></si></sst>", "x".repeat(60 << 10)).repeat(1);
        let strings = format!("<si><t>{}</t></si>", "x".repeat(60 << 10)).repeat(2500);
        let bomb = edited("good-orders.xlsx", "xl/sharedStrings.xml", |xml| {
            xml.replace("</sst>", &(strings.clone() + &text))
        });
        assert_eq!(codes(&looked("a.xlsx", &bomb, bomb.len())), ["W340"]);
        // A long string that every cell points to.
        let long = "x".repeat(60 << 10);
        let rows: String = (0..20_000)
            .map(|row| {
                format!(
                    "<row r=\"{}\"><c r=\"A{0}\" t=\"s\"><v>0</v></c></row>",
                    row + 100
                )
            })
            .collect();
        let mut all = parts("good-orders.xlsx");
        for (name, content) in &mut all {
            let xml = String::from_utf8_lossy(content).into_owned();
            if name == SHEET {
                *content = xml
                    .replace("</sheetData>", &(rows.clone() + "</sheetData>"))
                    .into_bytes();
            } else if name == "xl/sharedStrings.xml" {
                *content = xml.replacen("<t>", &format!("<t>{long}"), 1).into_bytes();
            }
        }
        let bomb = packed(&all, CompressionMethod::Deflated);
        assert_eq!(codes(&looked("a.xlsx", &bomb, bomb.len())), ["W340"]);
        // A count of strings that no memory holds.
        let liar = edited("good-orders.xlsx", "xl/sharedStrings.xml", |xml| {
            xml.replace("uniqueCount=\"", "uniqueCount=\"99999999999")
        });
        assert!(!codes(&looked("a.xlsx", &liar, liar.len())).contains(&"W340"));
    }

    #[test]
    fn sheets_that_share_a_part_cost_what_they_unpack_to() {
        let sheet = "<sheet name=\"x\" sheetId=\"9\" r:id=\"rId1\"/>".repeat(60);
        let many = edited("good-orders.xlsx", "xl/workbook.xml", |xml| {
            xml.replace("</sheets>", &(sheet.clone() + "</sheets>"))
        });
        let facts = looked("a.xlsx", &many, many.len());
        let Detail::Tables(tables) = facts.detail else {
            panic!()
        };
        assert_eq!(tables.len(), SHEETS);
    }

    fn borne(name: &str, octets: &[u8], piece: usize) -> Result<(), TestCaseError> {
        let begun = std::time::Instant::now();
        let whole = looked(name, octets, octets.len());
        prop_assert!(!codes(&whole).contains(&"W305"));
        prop_assert!(begun.elapsed().as_secs() < 20);
        prop_assert_eq!(whole, looked(name, octets, piece));
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1500))]

        #[test]
        fn mutations_of_a_zip_are_borne(
            edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
            cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
            piece in 1usize..9000,
        ) {
            let mut octets = fixture("good-1904.xlsx");
            for (at, value) in edits {
                let at = at.index(octets.len());
                octets[at] = value;
            }
            if let Some(cut) = cut {
                octets.truncate(cut.index(octets.len()).max(30));
            }
            borne("a.xlsx", &octets, piece)?;
        }

        #[test]
        fn mutations_of_the_parts_are_borne(
            part in any::<prop::sample::Index>(),
            edits in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"<>/\"'=&;9A0 \xFF\0:!-[]?srtvc".to_vec())), 1..8),
            cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
            old in any::<bool>(),
            piece in 1usize..9000,
        ) {
            let mut parts = parts(if old { "good-1904.xlsx" } else { "W332-digits-lost.xlsx" });
            let at = part.index(parts.len());
            let content = &mut parts[at].1;
            for (at, value) in edits {
                let at = at.index(content.len());
                content[at] = value;
            }
            if let Some(cut) = cut {
                content.truncate(cut.index(content.len()));
            }
            borne("a.xlsx", &packed(&parts, CompressionMethod::Stored), piece)?;
        }

        #[test]
        fn mutations_of_an_old_workbook_are_borne(
            edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 1..8),
            cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
            second in any::<bool>(),
            piece in 1usize..9000,
        ) {
            let mut octets = fixture(if second { "W332-digits-lost.xls" } else { "good-orders.xls" });
            for (at, value, head) in edits {
                // The header, the first records and the tables of sectors are where it hurts.
                let at = at.index(if head { 2048 } else { octets.len() });
                octets[at] = value;
            }
            if let Some(cut) = cut {
                octets.truncate(cut.index(octets.len()).max(8));
            }
            borne("a.xls", &octets, piece)?;
        }
    }

    #[test]
    fn seeded_mutations_of_an_old_workbook_are_borne() {
        let good = fixture("good-orders.xls");
        let mut seed = 0x2026_1122u64;
        let mut random = move || {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize
        };
        for _ in 0..3000 {
            let mut octets = good.clone();
            for _ in 0..=random() % 3 {
                // Words of the tables of sectors and the directory: chains that go round, streams that are long.
                let at = random() % (octets.len() / 4) * 4;
                let word = [
                    0u32,
                    1,
                    2,
                    5,
                    0xFFFF_FFFE,
                    0xFFFF_FFFF,
                    0x7FFF_FFFF,
                    random() as u32 % 60,
                ][random() % 8];
                octets[at..at + 4].copy_from_slice(&word.to_le_bytes());
            }
            assert!(!codes(&looked("a.xls", &octets, octets.len())).contains(&"W305"));
        }
    }
}
