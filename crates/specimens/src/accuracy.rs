//! Measures how well papers are read: invents some, photographs each in many ways, reads them as a merchant's are read, compares.
//!
//! Takes plan and seeds, gives a table in Markdown. The seeds are none of those the fixtures are made with. A field counts as it comes out
//! of `papers`: what was seen but not believed ("could not read") counts as nothing read; a value given and wrong is counted on its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use image::RgbImage;
use papers::dossier::Paper as Read;
use papers::fields::compare::{comparable, distance};
use papers::purpose::Purpose;
use reading::engine::{EngineError, Neural};

use crate::check::{Pool, bad, spelt};
use crate::file::{FileError, jpeg};
use crate::invent;
use crate::photo::{Shot, photograph};
use crate::plan::{Maker, PlanError};
use crate::set::SetError;
use crate::world::{Values, WorldError};

/// Why nothing was measured.
#[derive(Debug, thiserror::Error)]
pub enum AccuracyError {
    /// The plan is broken.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The world is broken.
    #[error(transparent)]
    World(#[from] WorldError),
    /// A paper could not be set.
    #[error(transparent)]
    Set(#[from] SetError),
    /// A picture could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The engine does not start.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// First seed. Nothing was tuned on these: who tunes on what one of them shows moves on to the next thousand. The fixtures' seeds are words' digests or
/// below it.
const FIRST: u64 = 8001;

/// A way to make a page worse: its name in the table and what differs from the plan's shot.
struct Way {
    name: &'static str,
    shot: &'static str,
    change: fn(&mut Shot),
}

const WAYS: &[Way] = &[
    Way {
        name: "clean copy",
        shot: "",
        change: |s| s.long = 1600,
    },
    Way {
        name: "flatbed scan",
        shot: "scan",
        change: |_| (),
    },
    Way {
        name: "phone photograph",
        shot: "phone",
        change: |_| (),
    },
    Way {
        name: "phone, tilted 8°, from the side",
        shot: "phone",
        change: |s| {
            s.tilt = 8.0;
            s.perspective = 0.05
        },
    },
    Way {
        name: "phone, in the shade of a hand",
        shot: "phone",
        change: |s| s.shadow = 0.5,
    },
    Way {
        name: "phone, dim light, grainy",
        shot: "phone",
        change: |s| {
            s.exposure = 0.45;
            s.noise = 9.0
        },
    },
    Way {
        name: "phone, a little out of focus",
        shot: "phone",
        change: |s| s.blur = 1.5,
    },
    Way {
        name: "phone, a little shaken",
        shot: "phone",
        change: |s| s.motion = 3.0,
    },
    Way {
        name: "phone, sent through a chat (1080 px, JPEG 50)",
        shot: "phone",
        change: |s| {
            s.long = 1080;
            s.quality = 50
        },
    },
    Way {
        name: "grey copy",
        shot: "scan",
        change: |s| s.grey = true,
    },
    Way {
        name: "black-and-white copy",
        shot: "scan",
        change: |s| s.black = true,
    },
    Way {
        name: "scan, on its side",
        shot: "scan",
        change: |s| s.turn = 1,
    },
    Way {
        name: "phone, upside down",
        shot: "phone",
        change: |s| s.turn = 2,
    },
];

/// Characters right and in all.
#[derive(Clone, Copy, Default)]
struct Share {
    right: usize,
    all: usize,
}

/// One row.
#[derive(Default)]
struct Row {
    pages: usize,
    recognised: usize,
    names: Share,
    codes: Share,
    dates: Share,
    others: Share,
    exact: Share,
    unread: usize,
    wrong: usize,
    findings: BTreeMap<&'static str, usize>,
}

/// Measures and prints; `said` hears every misread.
pub fn table(
    maker: &Maker,
    seeds: u64,
    said: &mut dyn FnMut(&str),
) -> Result<String, AccuracyError> {
    let engine = Neural::new(1, 1)?;
    let mut rows: Vec<Row> = WAYS.iter().map(|_| Row::default()).collect();
    for seed in FIRST..FIRST + seeds {
        let mut pages: Vec<(&str, RgbImage, String, Values)> = Vec::new();
        for (name, paper) in invent::papers(seed) {
            let whole = maker.world.whole(name, &paper)?;
            pages.push((
                name,
                maker.setter.page(&whole, seed)?,
                whole.kind,
                whole.truth,
            ));
        }
        for (way, row) in WAYS.iter().zip(&mut rows) {
            let mut shot = maker.shot_named(way.shot)?;
            (way.change)(&mut shot);
            let mut files = Vec::new();
            for ((name, page, _, _), n) in pages.iter().zip(0..) {
                let picture = photograph(page, &shot, seed.wrapping_mul(31).wrapping_add(n));
                let quality = if shot.quality == 0 { 78 } else { shot.quality };
                files.push(((*name).to_owned(), jpeg(&picture, quality, 1)?));
            }
            let pool = Pool::read(&files, &engine, 2);
            for (name, _, kind, truth) in &pages {
                let found = judge(row, pool.papers(name), kind, truth);
                for misread in found {
                    said(&format!("{seed} {} {name} {misread}", way.name));
                }
                for code in findings(&pool, name, way, maker) {
                    *row.findings.entry(code).or_default() += 1;
                    said(&format!("{seed} {} {name} finding {code}", way.name));
                }
            }
        }
    }
    Ok(written(&rows, seeds))
}

/// Adds one page to a row; gives what was misread.
fn judge(row: &mut Row, papers: &[Read], kind: &str, truth: &Values) -> Vec<String> {
    row.pages += 1;
    let mut misread = Vec::new();
    let paper = papers.iter().find(|paper| paper.kind.id() == kind);
    match paper {
        Some(_) => row.recognised += 1,
        None => misread.push(format!(
            "taken for {:?}",
            papers.iter().map(|p| p.kind.id()).collect::<Vec<_>>()
        )),
    }
    for (field, meant) in truth {
        let read = paper.and_then(|paper| {
            let (_, field) = paper.fields.iter().find(|(name, _)| name.id() == field)?;
            Some((field.value.as_ref().map(spelt), field.raw.clone()))
        });
        let value = read.as_ref().and_then(|(value, _)| value.clone());
        let meant = comparable(meant);
        let got = comparable(value.as_deref().unwrap_or_default());
        let length = meant.chars().count();
        let right = length.saturating_sub(distance(&meant, &got));
        let class = match field.as_str() {
            "company" | "representative" | "person" | "principal" | "agent" => &mut row.names,
            "code" | "id-number" | "principal-number" | "agent-number" => &mut row.codes,
            "established" | "issued" | "birth" | "term" => &mut row.dates,
            _ => &mut row.others,
        };
        class.right += right;
        class.all += length;
        if matches!(
            field.as_str(),
            "code" | "id-number" | "principal-number" | "agent-number"
        ) {
            row.exact.all += 1;
            row.exact.right += usize::from(got == meant);
        }
        if got != meant {
            match value {
                None => row.unread += 1,
                Some(_) => row.wrong += 1,
            }
            let raw = read.map_or_else(|| "(not found)".to_owned(), |(_, raw)| raw);
            misread.push(format!("{field}: {meant} read as {got:?}, raw {raw:?}"));
        }
    }
    misread
}

/// The codes of findings that should not be: what rules about contents say of a paper with which nothing is wrong.
fn findings(pool: &Pool, name: &str, way: &Way, maker: &Maker) -> BTreeSet<&'static str> {
    let Ok(today) = maker.world.today.parse() else {
        return BTreeSet::new();
    };
    let purpose: Option<Purpose> = None;
    let dossier = pool.dossier(
        &[name.to_owned()],
        BTreeMap::new(),
        purpose.map(Purpose::id),
        None,
        today,
    );
    let colourless = way.name.contains("copy") && way.name != "clean copy";
    let found = bad(&papers::rules::look(&dossier));
    let own = |code: &&&str| match code.get(1..2) {
        // Quality is bad on purpose, the plan gives no purpose.
        Some("1" | "8" | "9") => false,
        // Some seals are left off by the plan (the tax clearance), copies cannot show any.
        Some("4") => !colourless && name != "tax",
        // A card's two sides are two papers here, and each is looked at alone.
        _ => **code != "W317",
    };
    found.iter().filter(own).copied().collect()
}

fn percent(share: Share) -> String {
    if share.all == 0 {
        return "–".to_owned();
    }
    format!("{:.2} %", share.right as f64 * 100.0 / share.all as f64)
}

fn written(rows: &[Row], seeds: u64) -> String {
    let mut out = String::from(
        "| how the paper was taken | recognised | names | codes and ID numbers | dates | other fields | codes and numbers exactly right | fields not read | fields wrong | false findings |\n|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for (way, row) in WAYS.iter().zip(rows) {
        let findings: Vec<String> = row
            .findings
            .iter()
            .map(|(code, n)| format!("{code} × {n}"))
            .collect();
        let findings = if findings.is_empty() {
            "none".to_owned()
        } else {
            findings.join(", ")
        };
        let _ = writeln!(
            out,
            "| {} | {}/{} | {} | {} | {} | {} | {}/{} | {} | {} | {findings} |",
            way.name,
            row.recognised,
            row.pages,
            percent(row.names),
            percent(row.codes),
            percent(row.dates),
            percent(row.others),
            row.exact.right,
            row.exact.all,
            row.unread,
            row.wrong,
        );
    }
    let _ = writeln!(
        out,
        "\nSeeds {FIRST} to {}, {} papers each.",
        FIRST + seeds - 1,
        invent::papers(FIRST).len()
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_counts_as_nothing_read() {
        let mut row = Row::default();
        let truth = Values::from([
            ("code".to_owned(), "91330106MAXXXX0154".to_owned()),
            ("company".to_owned(), "样本店".to_owned()),
        ]);
        let misread = judge(&mut row, &[], "licence", &truth);
        assert_eq!(
            (row.pages, row.recognised, row.unread, row.wrong),
            (1, 0, 2, 0)
        );
        assert_eq!((row.codes.right, row.codes.all), (0, 18));
        assert_eq!(misread.len(), 3);
        assert_eq!(percent(row.names), "0.00 %");
        assert_eq!(percent(Share::default()), "–");
    }

    #[test]
    fn every_way_starts_from_a_shot_of_the_plan() {
        let maker = Maker::load().unwrap();
        for way in WAYS {
            assert!(maker.shot_named(way.shot).is_ok(), "{}", way.name);
        }
    }
}
