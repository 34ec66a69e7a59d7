//! Says for the page of an archive, in both languages, which kinds of data are there and what is missing.
//!
//! Takes what is known of all entries, gives the page's points and gaps; writes the page with them.

use std::io;

use exports::checklist::{Deadline, Found, How, Item, Standing};
use exports::expect::{Comparison, Held, Line, Place};
use exports::finding::{Code, Finding};
use shell::language::Language;

use super::say::{self, Words};
use crate::catalogue::Catalogue;
use crate::catalogue::page::{self, Gap, Page, Point, Said, State};
use crate::collect::eyes::Figures;
use crate::collect::known::Known;

/// Small pictures on the page: enough to recognise what was saved; two hundred of each make a page of some two megabytes.
pub const FIGURES: Figures = Figures {
    longest: 160,
    most: 200,
};
/// Lines that are kept of one difference.
const MOST: usize = 500;

/// Writes the page, `first` in the language of the person.
pub fn write(
    catalogue: &Catalogue<'_>,
    known: &Known,
    first: Language,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let (zh, en) = (say::words(Language::Zh), say::words(Language::En));
    let both = [&zh, &en];
    let points: Vec<Point> = known
        .checklist
        .iter()
        .map(|item| point(both, item))
        .collect();
    let page = Page {
        first,
        points: &points,
        gaps: &gaps(known),
        export: &|id| {
            let export = exports::table::known::Export::by_id(id)?;
            Some([export.zh.clone(), export.en.clone()])
        },
        figures: FIGURES.most as u64,
    };
    page::write(catalogue, &page, both, out)
}

fn point(both: [&Words; 2], item: &Item) -> Point {
    let say =
        |id: &str, values: &[(&'static str, String)]| both.map(|words| words.by_id(id, values));
    let standing = match item.standing {
        Standing::Found => "standing-found",
        Standing::Look => "standing-look",
        Standing::Perhaps => "standing-perhaps",
        Standing::Damaged => "standing-damaged",
        Standing::Nothing => "standing-nothing",
    };
    let mut text = vec![say(standing, &[])];
    text.extend(item.found.iter().map(|found| counted(both, found)));
    if item.damaged > 0 {
        text.push(say(
            "checklist-damaged",
            &[("files", item.damaged.to_string())],
        ));
    }
    if item.doubtful > 0 {
        let files = [("files", item.doubtful.to_string())];
        text.push(say("checklist-doubtful", &files));
    }
    if item.short {
        text.push(say("checklist-short", &[]));
    }
    Point {
        state: match item.standing {
            Standing::Found => State::Found,
            Standing::Look => State::Look,
            Standing::Perhaps => State::Unsure,
            Standing::Damaged => State::Damaged,
            Standing::Nothing => State::Missing,
        },
        title: say(&format!("area-{}", item.area.id()), &[]),
        text,
        next: item
            .save
            .iter()
            .map(|way| say(&format!("save-{}", way.id), &[]))
            .collect(),
        deadlines: item
            .deadlines
            .iter()
            .map(|deadline| worded(both, deadline))
            .collect(),
    }
}

fn counted(both: [&Words; 2], found: &Found) -> Said {
    let id = match (found.how, found.rows) {
        (How::Content, 0) => "checklist-content-files",
        (How::Content, _) => "checklist-content",
        (How::Beside, _) => "checklist-beside",
        (How::Name, _) => "checklist-name",
    };
    let values = [
        ("files", found.files.to_string()),
        ("rows", found.rows.to_string()),
    ];
    both.map(|words| words.by_id(id, &values))
}

/// A deadline, with the day its source was last looked at.
fn worded(both: [&Words; 2], deadline: &Deadline) -> Said {
    let values = [
        ("length", deadline.length.to_string()),
        (
            "shortest",
            deadline.shortest.unwrap_or(deadline.length).to_string(),
        ),
    ];
    both.map(|words| {
        let as_of = words.by_id("checklist-as-of", &[("as_of", deadline.as_of.clone())]);
        let text = words.by_id(&format!("deadline-{}", deadline.id), &values);
        match deadline.confidence.as_str() {
            "high" => format!("{text} [{as_of}]"),
            _ => format!("{text} [{as_of}; {}]", words.by_id("checklist-unsure", &[])),
        }
    })
}

/// The differences, each with the lines it is about.
fn gaps(known: &Known) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (name, comparison) in &known.comparisons {
        let findings = comparison.findings().into_iter();
        gaps.extend(findings.map(|finding| {
            let items = lines(comparison, &finding, name);
            gap(finding, items)
        }));
    }
    for finding in known.among.findings() {
        let among = &known.among;
        let items = match finding.code {
            Code::SameFiles => told(&among.same, |same| same.files.join(" = ")),
            Code::Overlap => {
                let pair = |overlap: &exports::expect::Overlap| {
                    format!(
                        "{} + {} ({})",
                        place(&overlap.first),
                        place(&overlap.second),
                        overlap.orders
                    )
                };
                told(&among.overlaps, pair)
            }
            Code::TablesUnseen => told(&among.unseen, String::clone),
            _ => (Vec::new(), 0),
        };
        gaps.push(gap(finding, items));
    }
    gaps
}

/// The first of all, worded, and how many there are.
fn told<T>(all: &[T], text: impl Fn(&T) -> String) -> (Vec<String>, u64) {
    let first = all.iter().take(MOST).map(text);
    (first.collect(), all.len() as u64)
}

fn gap(finding: Finding, (items, count): (Vec<String>, u64)) -> Gap {
    Gap {
        finding,
        items,
        count,
    }
}

fn lines(comparison: &Comparison, finding: &Finding, name: &str) -> (Vec<String>, u64) {
    let line = |line: &Line| match line.sheet {
        Some(sheet) => format!("{name} · #{sheet} · {}: {}", line.line, line.text),
        None => format!("{name} · {}: {}", line.line, line.text),
    };
    let held = |held: &Held| format!("{} ({})", line(&held.line), held.files.join(", "));
    match finding.code {
        Code::ListMissing => told(&comparison.missing, line),
        Code::ListDamaged => told(&comparison.damaged, held),
        Code::Twice => told(&comparison.duplicate, held),
        Code::ListExtra => told(&comparison.extra, String::clone),
        Code::ListAmbiguous => told(&comparison.ambiguous, |one| {
            let works: Vec<String> = one.works.iter().take(MOST).map(line).collect();
            format!("{} ({})", works.join(" / "), one.files.join(", "))
        }),
        Code::ListUnread => told(&comparison.unread, line),
        Code::ListUnseen => told(&comparison.unseen, String::clone),
        _ => (Vec::new(), 0),
    }
}

fn place(place: &Place) -> String {
    match place.sheet {
        Some(sheet) => format!("{} · #{sheet}", place.file),
        None => place.file.clone(),
    }
}
