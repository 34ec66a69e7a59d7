//! `backup extract`: an archive in, its files on the disk out.
//!
//! Takes matches, gives the status: 0 when everything asked for stands there and matches its digest, 1 when something was left
//! out or is damaged, 2 when nothing could be restored.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use i18n_embed_fl::fl;
use serde_json::json;
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::progress::Progress;
use shell::status::Status;
use shell::{escape, output, size};

use super::Outcome;
use super::list::{archive, globs, is_bad, scope, unmatched};
use super::say::{Manner, Words, path};
use crate::extract::{self, Config, Damaged, Event, Existing, NameRules, Reason, Report};
use crate::{list, sys};

/// Most lines of one sort that are shown one by one.
const MOST: usize = 50;

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let l = &words.loader;
    let interrupt = Interrupt::listen();
    let archive = archive(words, matches)?;
    let here = PathBuf::from(".");
    let folder = matches.get_one::<PathBuf>("directory").unwrap_or(&here);
    let existing_folder = folder
        .ancestors()
        .find(|f| f.is_dir())
        .unwrap_or(Path::new("."));
    let config = Config {
        scope: scope(matches),
        globs: globs(words, matches)?,
        existing: if matches.get_flag("force") {
            Existing::Replace
        } else {
            Existing::Keep
        },
        damaged: if matches.get_flag("keep-damaged") {
            Damaged::Mark
        } else {
            Damaged::Remove
        },
        names: match matches.get_one::<String>("names").map(String::as_str) {
            Some("windows") => NameRules::Windows,
            _ => NameRules::native(),
        },
        archive: Some(archive.clone()),
        free: sys::room(existing_folder),
        jobs: matches
            .get_one("jobs")
            .copied()
            .unwrap_or_else(super::processors),
    };
    let mut progress: Option<Progress<'_>> = None;
    let opened = list::with_bag(archive, &interrupt, |bag, before| {
        let report = extract::extract(bag, folder, &config, &interrupt, &mut |event| match event {
            Event::Begin { files, octets } => {
                progress = Some(words.progress(manner, fl!(l, "doing-extract"), octets, files));
            }
            Event::Octets(octets) => progress.iter_mut().for_each(|p| p.advance(octets, 0)),
            Event::Done { .. } => progress.iter_mut().for_each(|p| p.advance(0, 1)),
        });
        (report, before)
    });
    drop(progress);
    let (report, before) = match opened {
        _ if interrupt.heard() => {
            output::talk(&format!("{}\n", fl!(l, "extract-interrupted")));
            return Ok(Status::Interrupted);
        }
        Ok(Ok((Ok(report), before))) => (report, before),
        Ok(Ok((Err(failure), _))) => return Err(worded(words, &failure)),
        Ok(Err(report)) => return super::verify::no_bag(words, manner, archive, &report),
        Err(error) => return Err(super::verify::unopened(words, archive, &error)),
    };
    // What was restored is on the disk before anybody hears that it is there.
    sys::sync_tree(folder).map_err(|error| {
        let error = words.io(&error);
        Failure::new(fl!(l, "extract-write", path = path(folder), error = error))
            .hint(fl!(l, "extract-target-hint"))
    })?;
    let bad = is_bad(&before);
    let status = if report.is_clean() && !bad {
        Status::Done
    } else {
        Status::Findings
    };
    if manner.json {
        words.print(&format!("{}\n", value(folder, &report, bad)))?;
    } else if manner.quiet {
        output::talk(&troubles(words, &report));
        unmatched(words, &report.unmatched);
    } else {
        let sum = fl!(
            l,
            "extracted",
            files = report.restored,
            octets = size::text(report.octets),
            path = path(folder)
        );
        words.print(&format!(
            "{sum}\n{}{}",
            notes(words, &report),
            troubles(words, &report)
        ))?;
        unmatched(words, &report.unmatched);
    }
    if bad && !manner.json {
        output::talk(&format!("{}\n", fl!(l, "list-bad", path = path(archive))));
    }
    Ok(status)
}

/// What is worth knowing and no trouble.
fn notes(words: &Words, report: &Report) -> String {
    let l = &words.loader;
    let mut text = String::new();
    if report.present > 0 {
        text += &format!("  {}\n", fl!(l, "extract-present", count = report.present));
    }
    if report.untimed > 0 {
        text += &format!("  {}\n", fl!(l, "extract-untimed", count = report.untimed));
    }
    if let Some(map) = &report.map {
        text += &format!(
            "  {}\n",
            fl!(
                l,
                "extract-mapped",
                count = report.mapped.len(),
                map = map.as_str()
            )
        );
    }
    text
}

/// What was left out and what is damaged.
fn troubles(words: &Words, report: &Report) -> String {
    let l = &words.loader;
    let mut text = String::new();
    for damage in report.damaged.iter().take(MOST) {
        let place = escape::line(damage.defect.path.as_deref().unwrap_or_default()).into_owned();
        let code = damage.defect.code.as_str();
        let said = words.by_id(&format!("defect-{code}"), &damage.defect.facts);
        text += &format!("  {} {code}: {said}\n      {place}\n", fl!(l, "defect"));
        if let Some(kept) = &damage.kept {
            text += &format!(
                "      {}\n",
                fl!(l, "extract-kept", path = escape::line(kept).into_owned())
            );
        }
    }
    if !report.damaged.is_empty() {
        text += &format!("    → {}\n", fl!(l, "extract-damaged-next"));
    }
    for one in report.skipped.iter().take(MOST) {
        let why = match &one.reason {
            Reason::UnsafePath => fl!(l, "extract-unsafe"),
            Reason::Link => fl!(l, "extract-link"),
            Reason::Special => fl!(l, "extract-special"),
            Reason::Exists => fl!(l, "extract-exists"),
            Reason::Archive => fl!(l, "extract-archive-in-place"),
            Reason::DirectoryInPlace => fl!(l, "extract-directory-in-place"),
            Reason::LinkInPlace => fl!(l, "extract-link-in-place"),
            Reason::OtherInPlace => fl!(l, "extract-other-in-place"),
            Reason::TooLarge => fl!(l, "extract-too-large"),
            Reason::Refused(kind) => fl!(l, "extract-refused", error = words.io_kind(*kind)),
        };
        text += &format!("  {}: {why}\n", escape::line(&one.path));
    }
    for one in report.unchecked.iter().take(MOST) {
        text += &format!("  {}: {}\n", escape::line(one), fl!(l, "extract-unchecked"));
    }
    let longest = [
        report.damaged.len(),
        report.skipped.len(),
        report.unchecked.len(),
    ];
    let more: usize = longest.iter().map(|n| n.saturating_sub(MOST)).sum();
    if more > 0 {
        text += &format!("  {}\n", fl!(l, "and-more", count = more));
    }
    text
}

fn value(folder: &Path, report: &Report, bad: bool) -> serde_json::Value {
    let damaged: Vec<_> = report
        .damaged
        .iter()
        .map(|d| json!({"code": d.defect.code.as_str(), "path": d.defect.path, "kept": d.kept}))
        .collect();
    let skipped: Vec<_> = report
        .skipped
        .iter()
        .map(|s| json!({"path": s.path, "reason": reason_name(&s.reason)}))
        .collect();
    let mapped: Vec<_> = report
        .mapped
        .iter()
        .map(|m| json!({"restored": m.restored, "original": String::from_utf8_lossy(m.original.octets())}))
        .collect();
    json!({
        "liudi": "extract", "version": 1, "directory": folder.to_string_lossy(),
        "restored": {"files": report.restored, "octets": report.octets},
        "present": report.present, "empty_directories": report.directories,
        "damaged": damaged, "left_out": skipped, "unchecked": report.unchecked,
        "mapped": mapped, "map": report.map, "unmatched": report.unmatched,
        "structure_in_order": !bad,
    })
}

fn reason_name(reason: &Reason) -> &'static str {
    match reason {
        Reason::UnsafePath => "unsafe-path",
        Reason::Link => "link",
        Reason::Special => "special",
        Reason::Exists => "exists",
        Reason::Archive => "archive-itself",
        Reason::DirectoryInPlace => "directory-in-place",
        Reason::LinkInPlace => "link-in-place",
        Reason::OtherInPlace => "other-in-place",
        Reason::TooLarge => "too-large",
        Reason::Refused(_) => "refused",
    }
}

fn worded(words: &Words, failure: &extract::Failure) -> Failure {
    let l = &words.loader;
    match failure {
        extract::Failure::Room { needed, free } => {
            let (needed, free) = (size::text(*needed), size::text(*free));
            Failure::new(fl!(l, "extract-room", needed = needed, room = free))
                .hint(fl!(l, "extract-room-hint"))
        }
        extract::Failure::Target {
            path: folder,
            source,
        } => {
            let error = words.io(source);
            Failure::new(fl!(l, "target-folder", path = path(folder), error = error))
                .hint(fl!(l, "extract-target-hint"))
        }
        extract::Failure::Full { restored, .. } => {
            Failure::new(fl!(l, "extract-full", count = (*restored)))
                .hint(fl!(l, "extract-room-hint"))
        }
        extract::Failure::Write { path, source } => {
            let (path, error) = (escape::line(path).into_owned(), words.io(source));
            Failure::new(fl!(l, "extract-write", path = path, error = error))
                .hint(fl!(l, "extract-target-hint"))
        }
        extract::Failure::Stopped { .. } => Failure::new(fl!(l, "extract-interrupted")),
    }
}
