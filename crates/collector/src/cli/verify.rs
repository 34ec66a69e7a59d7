//! `backup verify`: archives in, one verdict each out.
//!
//! Takes matches, gives the status: 0 when every archive is intact (or, with `--quick`, in order as far as was looked), 1 when one is
//! incomplete or altered, 2 when one cannot be verified. Never says intact of what was not read.

use std::path::{Path, PathBuf};

use bag::defect::{Defect, Effect};
use bag::digest::{Algorithm, Digest};
use bag::verify::{Depth, Event, Options, Report, Validity, Verdict};
use clap::ArgMatches;
use i18n_embed_fl::fl;
use serde_json::{Value, json};
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::status::Status;
use shell::{escape, output, size};

use super::Outcome;
use super::say::{Manner, Words, grouped, path};
use crate::open::OpenError;
use crate::verify;

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let l = &words.loader;
    let interrupt = Interrupt::listen();
    let archives: Vec<&PathBuf> = matches.get_many("archive").unwrap_or_default().collect();
    let expect = expected(words, matches.get_one::<String>("expect"), archives.len())?;
    let options = Options {
        depth: if matches.get_flag("quick") {
            Depth::Structure
        } else {
            Depth::Contents
        },
        expect,
        jobs: matches
            .get_one("jobs")
            .copied()
            .unwrap_or_else(super::processors),
    };
    let mut status = Status::Done;
    let mut all = Vec::new();
    for (at, archive) in archives.iter().enumerate() {
        let mut progress = words.progress(manner, fl!(l, "doing-verify"), 0, 0);
        let report = verify::verify(archive, &options, &interrupt, &mut |event| match event {
            Event::Started { files, octets } => {
                progress = words.progress(manner, fl!(l, "doing-verify"), octets, files);
            }
            Event::Advanced { files, octets } => progress.advance(octets, files),
            Event::Finished => {}
        });
        drop(progress);
        if interrupt.heard() {
            return Ok(Status::Interrupted);
        }
        let (one, text, value) = match report {
            Ok(report) => (
                status_of(report.verdict),
                text(words, archive, &report),
                value(archive, &report),
            ),
            Err(error) => {
                let failure = unopened(words, archive, &error);
                if archives.len() == 1 {
                    return Err(failure);
                }
                let value = json!({"archive": archive.to_string_lossy(), "verdict": "unverifiable", "failure": failure.what});
                (Status::Failed, failure.render(words.language), value)
            }
        };
        status = status.max(one);
        if manner.json {
            all.push(value);
        } else if !manner.quiet || one != Status::Done {
            words.print(&format!("{}{text}", if at > 0 { "\n" } else { "" }))?;
        }
    }
    if manner.json {
        words.print(&format!(
            "{}\n",
            json!({"liudi": "verify", "version": 1, "archives": all})
        ))?;
    }
    Ok(status)
}

/// What to say of an archive that cannot be opened at all.
pub fn unopened(words: &Words, archive: &Path, error: &OpenError) -> Failure {
    let l = &words.loader;
    let error = words.io(&error.error);
    Failure::new(fl!(l, "open-failed", path = path(archive), error = error))
        .hint(fl!(l, "open-failed-hint"))
}

/// What to say when another command is given what is no bag: all that verifying it tells.
pub fn no_bag(words: &Words, manner: Manner, archive: &Path, report: &Report) -> Outcome {
    if manner.json {
        let value = json!({"liudi": "verify", "version": 1, "archives": [value(archive, report)]});
        words.print(&format!("{value}\n"))?;
    } else {
        output::talk(&text(words, archive, report));
    }
    Ok(Status::Failed)
}

fn status_of(verdict: Verdict) -> Status {
    match verdict {
        Verdict::Intact | Verdict::NotRead => Status::Done,
        Verdict::Incomplete | Verdict::Altered => Status::Findings,
        Verdict::Unverifiable => Status::Failed,
    }
}

/// The root digest that the person wrote down; blanks and hyphens between its groups do not count.
fn expected(
    words: &Words,
    given: Option<&String>,
    archives: usize,
) -> Result<Option<Digest>, Failure> {
    let l = &words.loader;
    let Some(given) = given else { return Ok(None) };
    if archives > 1 {
        return Err(Failure::new(fl!(l, "expect-several")));
    }
    let plain: String = given
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    let digest =
        Digest::from_hex(&plain).filter(|d| d.octets().len() == Algorithm::Sha256.octets());
    match digest {
        Some(digest) => Ok(Some(digest)),
        None => Err(
            Failure::new(fl!(l, "expect", count = plain.chars().count()))
                .hint(fl!(l, "expect-hint")),
        ),
    }
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Intact => "intact",
        Verdict::Incomplete => "incomplete",
        Verdict::Altered => "altered",
        Verdict::Unverifiable => "unverifiable",
        Verdict::NotRead => "not-read",
    }
}

/// Most defects of one code that are listed one by one.
const MOST: usize = 20;

fn text(words: &Words, archive: &Path, report: &Report) -> String {
    let l = &words.loader;
    let verdict = match report.verdict {
        Verdict::Intact => fl!(l, "verdict-intact"),
        Verdict::Incomplete => fl!(l, "verdict-incomplete"),
        Verdict::Altered => fl!(l, "verdict-altered"),
        Verdict::Unverifiable => fl!(l, "verdict-unverifiable"),
        Verdict::NotRead => fl!(l, "verdict-not-read"),
    };
    let mut text = fl!(l, "verdict-line", path = path(archive), verdict = verdict) + "\n";
    if let Some(version) = report.version {
        let octets = size::text(report.payload_octets);
        text += &format!(
            "  {}\n",
            fl!(
                l,
                "verified-sum",
                version = version.as_str(),
                files = report.payload_files,
                octets = octets
            )
        );
    }
    // Of what could not be read as a bag at all, it goes without saying.
    if report.depth == Depth::Structure && report.version.is_some() {
        text += &format!("  {}\n", fl!(l, "quick-note"));
    }
    text += &defects(words, report);
    if let Some(root) = &report.root_digest {
        text += &format!("  {}\n", fl!(l, "root-digest-now"));
        for line in grouped(&root.to_string()) {
            text += &format!("    {line}\n");
        }
        if report.verdict == Verdict::Intact {
            text += &format!("  {}\n", fl!(l, "root-digest-compare"));
        }
    }
    text
}

/// Defects by code: what it means, where, what to do.
fn defects(words: &Words, report: &Report) -> String {
    let l = &words.loader;
    let mut text = String::new();
    let mut codes: Vec<_> = report.defects.iter().map(|d| d.code).collect();
    codes.sort_by_key(|code| (std::cmp::Reverse(code.effect()), code.as_str()));
    codes.dedup();
    for code in codes {
        let of_code: Vec<&Defect> = report.defects.iter().filter(|d| d.code == code).collect();
        let kind = if code.effect() == Effect::Warning {
            fl!(l, "warning")
        } else {
            fl!(l, "defect")
        };
        for (at, one) in of_code.iter().take(MOST).enumerate() {
            let said = words.by_id(&format!("defect-{}", code.as_str()), &one.facts);
            let place = one.path.as_deref().map(escape::line).unwrap_or_default();
            if at == 0 {
                text += &format!("  {kind} {}: {said}\n", code.as_str());
            } else if one.path.is_none() {
                text += &format!("      {said}\n");
            }
            if !place.is_empty() {
                text += &format!("      {place}\n");
            }
        }
        if of_code.len() > MOST {
            text += &format!(
                "      {}\n",
                fl!(l, "and-more", count = (of_code.len() - MOST))
            );
        }
        let facts = of_code
            .first()
            .map(|d| d.facts.as_slice())
            .unwrap_or_default();
        text += &format!(
            "    → {}\n",
            words.by_id(&format!("defect-{}-next", code.as_str()), facts)
        );
    }
    if report.more_defects > 0 {
        text += &format!("  {}\n", fl!(l, "and-more", count = report.more_defects));
    }
    text
}

fn value(archive: &Path, report: &Report) -> Value {
    let defects: Vec<Value> = report
        .defects
        .iter()
        .map(|d| {
            let facts: serde_json::Map<String, Value> = d
                .facts
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone().into()))
                .collect();
            json!({"code": d.code.as_str(), "path": d.path.as_deref(), "facts": facts})
        })
        .collect();
    json!({
        "archive": archive.to_string_lossy(),
        "verdict": verdict_name(report.verdict),
        "contents_read": report.depth == Depth::Contents,
        "complete": report.complete,
        "valid": match report.valid { Validity::Valid => Some(true), Validity::Invalid => Some(false), Validity::Unknown => None },
        "bagit_version": report.version.map(|v| v.as_str()),
        "algorithms": report.algorithms.iter().map(|a| a.name()).collect::<Vec<_>>(),
        "payload": {"files": report.payload_files, "octets": report.payload_octets},
        "root_digest": report.root_digest.as_ref().map(Digest::to_string),
        "info": report.info,
        "defects": defects,
        "more_defects": report.more_defects,
    })
}
