//! Invents entries of all sorts and writes their catalogue.

use std::io;
use std::path::Path;

use exports::expect::Among;
use exports::facts::{Data, Detail, Facts, Image, Keys, Packed, Preview, Sum, Table, Video};
use exports::finding::{Code, Finding};
use exports::sniff::Format;
use rust_embed::RustEmbed;
use shell::language::Language;
use shell::words::Words;

use crate::catalogue::page::{self, Gap, Page, Point, State};
use crate::catalogue::{Catalogue, Entry, json, totals};
use crate::collect::known::Compared;
use crate::skipped::{Reason, Skipped};

#[derive(RustEmbed)]
#[folder = "i18n"]
struct Messages;

/// An entry that owns what it is of.
pub struct Own {
    pub payload: String,
    pub octets: u64,
    pub modified: i64,
    pub facts: Option<Facts>,
}

/// Everything that is told of one bag.
pub struct Told {
    pub entries: Vec<Own>,
    pub skipped: Vec<Skipped>,
    pub points: Vec<Point>,
    pub gaps: Vec<Gap>,
    pub figures: u64,
    pub first: Language,
}

pub fn own(payload: &str, octets: u64, facts: Option<Facts>) -> Own {
    Own {
        payload: payload.to_owned(),
        octets,
        modified: 1_735_700_000,
        facts,
    }
}

pub fn facts(format: Format, detail: Detail, findings: &[Finding]) -> Facts {
    Facts {
        detail,
        findings: findings.to_vec(),
        ..Facts::of(format)
    }
}

pub fn video(milliseconds: u64, findings: &[Finding]) -> Facts {
    let video = Video {
        milliseconds: Some(milliseconds),
        size: Some((1920, 1080)),
        turned: 1,
        codec: Some("avc1".to_owned()),
        ..Video::default()
    };
    facts(Format::Mp4, Detail::Video(video), findings)
}

pub fn table(first: &str, last: &str, findings: &[Finding]) -> Facts {
    let table = Table {
        export: Some("doudian-orders".to_owned()),
        encoding: Some("gb18030".to_owned()),
        delimiter: Some(','),
        columns: vec!["主订单编号".to_owned()],
        width: 75,
        rows: 1300,
        orders: Some(3),
        days: Some((first.to_owned(), last.to_owned())),
        months: [(first[..7].to_owned(), 2), (last[..7].to_owned(), 1)].into(),
        sums: vec![Sum {
            column: "订单应付金额".to_owned(),
            status: Some("已完成".to_owned()),
            total: "12345.67".to_owned(),
            rows: 1299,
            unread: 1,
        }],
        keys: Keys(vec![1, 2, 3]),
        ..Table::default()
    };
    facts(Format::Csv, Detail::Tables(vec![table]), findings)
}

fn both(zh: &str, en: &str) -> [String; 2] {
    [zh.to_owned(), en.to_owned()]
}

/// One of everything.
pub fn small() -> Told {
    let mut shown = facts(
        Format::Jpeg,
        Detail::Image(Image {
            size: Some((1080, 1920)),
            ..Image::default()
        }),
        &[],
    );
    shown.preview = Some(Preview {
        size: (9, 16),
        jpeg: vec![255, 216, 255],
    });
    let data = Data {
        layout: Some("tiktok-json".to_owned()),
        counts: [("videos".to_owned(), 12)].into(),
    };
    let packed = Packed {
        files: Some(4),
        locked: 1,
        ..Packed::default()
    };
    let cut = Finding::new(Code::VideoCut)
        .with("needs", 900)
        .with("has", 400);
    let entries = vec![
        own("data/其他/合同.docx", 9, Some(Facts::of(Format::Office))),
        own("data/图片/1.jpg", 20_000, Some(shown)),
        own(
            "data/数据/user_data.json",
            512,
            Some(facts(Format::Json, Detail::Data(data), &[])),
        ),
        own(
            "data/数据/锁.zip",
            600,
            Some(facts(
                Format::Zip,
                Detail::Packed(packed),
                &[Finding::new(Code::PackedLocked).with("count", 1)],
            )),
        ),
        own("data/没看.mp4", 7, None),
        own("data/视频/1.mp4", 1_234_567, Some(video(3_723_000, &[]))),
        own("data/视频/坏.mp4", 400, Some(video(61_000, &[cut]))),
        own(
            "data/视频/空.mp4",
            0,
            Some(facts(
                Format::Empty,
                Detail::None,
                &[Finding::new(Code::Empty)],
            )),
        ),
        own(
            "data/订单/1.csv",
            70_000,
            Some(table("2024-11-02", "2025-01-31", &[])),
        ),
        own(
            "data/订单/2.csv",
            70_000,
            Some(table(
                "2025-02-01",
                "2025-02-28",
                &[Finding::new(Code::Ciphertext).with("count", 3)],
            )),
        ),
    ];
    let point = |state, name: &str| Point {
        state,
        title: both(name, name),
        text: vec![both("看到的", "seen")],
        next: vec![both("怎么补", "how")],
        deadlines: vec![both("三年", "three years")],
    };
    let gap = |code| Gap {
        finding: Finding::new(code)
            .with("count", 12345)
            .with("listed", 20000),
        items: vec!["第 3 行：<b>店庆</b>".to_owned()],
        count: 3,
    };
    Told {
        entries,
        skipped: vec![
            Skipped::new(
                Path::new("/店/锁着.mp4"),
                Reason::Unreadable(io::ErrorKind::PermissionDenied, String::new()),
            ),
            Skipped::new(Path::new("/店/.DS_Store"), Reason::Junk),
        ],
        points: vec![
            point(State::Found, "订单"),
            point(State::Look, "视频"),
            point(State::Unsure, "私信"),
            point(State::Damaged, "钱包"),
            point(State::Missing, "售后"),
        ],
        gaps: vec![gap(Code::ListMissing), gap(Code::ListExtra)],
        figures: 12,
        first: Language::Zh,
    }
}

/// Nothing but these files.
pub fn only(entries: Vec<Own>) -> Told {
    Told {
        entries,
        skipped: Vec::new(),
        points: Vec::new(),
        gaps: Vec::new(),
        ..small()
    }
}

pub fn words(language: Language) -> Words {
    Words::new("backup", &Messages, language)
}

impl Told {
    /// Calls with the catalogue of these values.
    pub fn with<T>(&self, call: impl FnOnce(&Catalogue<'_>) -> T) -> T {
        let among = Among::default();
        let comparison = Compared {
            lists: &[],
            among: &among,
        };
        let entries = |take: &mut dyn FnMut(Entry<'_>) -> io::Result<()>| {
            self.entries.iter().try_for_each(|own| {
                take(Entry {
                    payload: &own.payload,
                    octets: own.octets,
                    modified: own.modified,
                    sha256: &[0xab; 32],
                    facts: own.facts.as_ref(),
                })
            })
        };
        let totals = totals(&entries).unwrap();
        call(&Catalogue {
            agent: "backup 0.5.0",
            name: "我的店铺-backup",
            date: "2026-11-22",
            entries: &entries,
            totals: &totals,
            skipped: &self.skipped,
            comparison: Some(&comparison),
            checklist: None,
        })
    }

    pub fn json(&self) -> String {
        let mut out = Vec::new();
        self.with(|catalogue| json::write(catalogue, &mut out))
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    /// Writes the page.
    pub fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let [zh, en] = [Language::Zh, Language::En].map(words);
        let name = |id: &str| (id == "doudian-orders").then(|| both("抖店订单", "Doudian orders"));
        let page = Page {
            first: self.first,
            points: &self.points,
            gaps: &self.gaps,
            export: &name,
            figures: self.figures,
        };
        self.with(|catalogue| page::write(catalogue, &page, [&zh, &en], out))
    }

    pub fn page(&self) -> String {
        let mut out = Vec::new();
        self.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The page from its first visible word to its script.
    pub fn shown(&self) -> String {
        let page = self.page();
        let main = page.split_once("<main>").unwrap().1;
        main.split_once("</main>").unwrap().0.to_owned()
    }
}
