//! Words what `backup collect` did: what is in the archive, what is not and why, where it is, the root digest.
//!
//! Takes outcomes, gives text on stdout (what was left out on stderr when quiet) or JSON, and the status.

use std::path::Path;

use i18n_embed_fl::fl;
use serde::Serialize;
use serde_json::{Value, json};
use shell::failure::Failure;
use shell::status::Status;
use shell::{escape, output, size};

use super::Outcome;
use super::say::{Manner, Words, grouped, path};
use super::understood::Told;
use crate::collect::{self, Config, ReadBack};
use crate::kind::Kind;
use crate::plan::Plan;
use crate::skipped::{Reason, Skipped};

/// What is told programs of an archive that has its name.
#[derive(Serialize)]
struct Whole<K> {
    #[serde(flatten)]
    head: Value,
    known: K,
}

/// Words an archive that has its name.
pub fn done(words: &Words, manner: Manner, config: &Config, outcome: collect::Outcome) -> Outcome {
    let l = &words.loader;
    let status = if outcome.skipped.is_empty() && !outcome.known.is_troubled() {
        Status::Done
    } else {
        Status::Findings
    };
    let target = &config.stage.target;
    let (files, octets) = outcome
        .kinds
        .iter()
        .fold((0, 0), |(f, o), kind| (f + kind.1, o + kind.2));
    let root = outcome.root.to_string();
    if manner.json {
        let value = json!({
            "liudi": "collect", "version": 1,
            "archive": target.to_string_lossy(), "base": config.base,
            "octets": outcome.octets,
            "root_digest": root,
            "payload": {"files": files, "octets": octets, "kinds": kinds_json(&outcome.kinds)},
            "left_out": outcome.skipped.iter().map(skipped_json).collect::<Vec<_>>(),
            "renamed": outcome.renamed,
            "read_back": outcome.read_back == ReadBack::Verify,
        });
        // What is known may be of a million rows, and is not copied.
        let whole = Whole {
            head: value,
            known: outcome.known.told(),
        };
        let text = serde_json::to_string(&whole);
        let text = text.map_err(|error| Failure::new(words.io(&error.into())))?;
        return print_of(words, target, &(text + "\n")).map(|()| status);
    }
    let told = Told::of(outcome.known);
    if manner.quiet {
        left_out(words, &outcome.skipped);
        output::talk(&told.troubles(words));
        return Ok(status);
    }
    let mut text = match outcome.octets {
        Some(octets) => fl!(
            l,
            "collected",
            path = path(target),
            size = size::text(octets)
        ),
        None => fl!(l, "collected-folder", path = path(target)),
    };
    text.push('\n');
    text += &told.totals(words);
    text += &(fl!(
        l,
        "collected-sum",
        files = files,
        octets = size::text(octets)
    ) + "\n");
    text += &match outcome.read_back {
        ReadBack::Verify => fl!(l, "read-back"),
        ReadBack::Skip => fl!(l, "not-read-back", path = path(target)),
    };
    text.push('\n');
    if outcome.renamed > 0 {
        text += &(fl!(l, "renamed", count = outcome.renamed) + "\n");
    }
    text += &told.troubles(words);
    text += &left_out_text(words, &outcome.skipped);
    text += &told.tables(words);
    text += &format!("\n{}\n", fl!(l, "collected-page", path = path(target)));
    text += &root_text(words, target, &root);
    print_of(words, target, &text).map(|()| status)
}

/// Words an archive that an earlier run finished a moment before it was stopped.
pub fn finished_before(
    words: &Words,
    manner: Manner,
    target: &Path,
    root: &str,
    left_out: u64,
    troubled: bool,
) -> Outcome {
    let l = &words.loader;
    let mut missing = match left_out {
        0 => String::new(),
        count => fl!(l, "finished-before-left-out", count = count) + "\n",
    };
    if troubled {
        missing += &(fl!(l, "finished-before-troubled", path = path(target)) + "\n");
    }
    if manner.json {
        let value = json!({
            "liudi": "collect", "version": 1, "archive": target.to_string_lossy(),
            "root_digest": root, "finished_before": true, "left_out_before": left_out, "troubled": troubled,
        });
        print_of(words, target, &format!("{value}\n"))?;
    } else if manner.quiet {
        output::talk(&missing);
    } else {
        let text = fl!(l, "finished-before", path = path(target)) + "\n";
        print_of(
            words,
            target,
            &(text + &missing + &root_text(words, target, root)),
        )?;
    }
    Ok(if left_out == 0 && !troubled {
        Status::Done
    } else {
        Status::Findings
    })
}

/// Words what would be done.
pub fn dry_run(words: &Words, manner: Manner, plan: &Plan, target: &Path) -> Outcome {
    let l = &words.loader;
    let status = if plan.skipped.is_empty() {
        Status::Done
    } else {
        Status::Findings
    };
    let kinds_found = plan.kinds();
    let (files, octets) = (plan.entries.len(), plan.octets());
    if manner.json {
        let value = json!({
            "liudi": "collect", "version": 1, "dry_run": true,
            "archive": target.to_string_lossy(),
            "payload": {"files": files, "octets": octets, "kinds": kinds_json(&kinds_found)},
            "left_out": plan.skipped.iter().map(skipped_json).collect::<Vec<_>>(),
        });
        return words.print(&format!("{value}\n")).map(|()| status);
    }
    if manner.quiet {
        left_out(words, &plan.skipped);
        return Ok(status);
    }
    let mut text = fl!(l, "dry-run", path = path(target)) + "\n";
    text += &kinds(words, &kinds_found);
    text += &(fl!(
        l,
        "collected-sum",
        files = files,
        octets = size::text(octets)
    ) + "\n");
    text += &left_out_text(words, &plan.skipped);
    words.print(&text).map(|()| status)
}

/// Says on stderr what was left out.
pub fn left_out(words: &Words, skipped: &[Skipped]) {
    output::talk(&left_out_text(words, skipped));
}

fn root_text(words: &Words, target: &Path, root: &str) -> String {
    let l = &words.loader;
    let mut text = format!("\n{}\n", fl!(l, "root-digest"));
    for line in grouped(root) {
        text += &format!("    {line}\n");
    }
    text + &fl!(l, "root-digest-next")
        + &format!("\n  backup verify \"{}\" --expect {root}\n", path(target))
}

fn kinds(words: &Words, kinds: &[(Kind, u64, u64)]) -> String {
    let l = &words.loader;
    let mut text = String::new();
    for &(kind, files, octets) in kinds {
        let name = match kind {
            Kind::Video => fl!(l, "kind-video"),
            Kind::Image => fl!(l, "kind-image"),
            Kind::Audio => fl!(l, "kind-audio"),
            Kind::Table => fl!(l, "kind-table"),
            Kind::Text => fl!(l, "kind-text"),
            Kind::Document => fl!(l, "kind-document"),
            Kind::Archive => fl!(l, "kind-archive"),
            Kind::Other => fl!(l, "kind-other"),
        };
        text += &format!(
            "  {}\n",
            fl!(
                l,
                "kind-line",
                kind = name,
                files = files,
                octets = size::text(octets)
            )
        );
    }
    text
}

fn kinds_json(kinds: &[(Kind, u64, u64)]) -> Value {
    kinds
        .iter()
        .map(|(kind, files, octets)| {
            (
                kind.name().to_owned(),
                json!({"files": files, "octets": octets}),
            )
        })
        .collect()
}

/// What was left out, by reason, with what to do about it.
fn left_out_text(words: &Words, skipped: &[Skipped]) -> String {
    let l = &words.loader;
    if skipped.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", fl!(l, "left-out", count = skipped.len()));
    let mut names: Vec<&'static str> = skipped.iter().map(|s| s.reason.name()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let why = match name {
            "link" => fl!(l, "left-out-link"),
            "special" => fl!(l, "left-out-special"),
            "junk" => fl!(l, "left-out-junk"),
            "system" => fl!(l, "left-out-system"),
            "cloud" => fl!(l, "left-out-cloud"),
            "held" => fl!(l, "left-out-held"),
            "excluded" => fl!(l, "left-out-excluded"),
            "vanished" => fl!(l, "left-out-vanished"),
            "changing" => fl!(l, "left-out-changing"),
            "name-too-long" => fl!(l, "left-out-name-too-long"),
            "name-taken" => fl!(l, "left-out-name-taken"),
            _ => fl!(l, "left-out-unreadable"),
        };
        text += &format!("  {why}\n");
        for one in skipped.iter().filter(|s| s.reason.name() == name) {
            text += &match &one.reason {
                Reason::Unreadable(kind, error) => {
                    let error = words
                        .io_known(*kind)
                        .unwrap_or_else(|| escape::line(error).into_owned());
                    format!(
                        "    {} ({error})
",
                        path(&one.path)
                    )
                }
                _ => format!("    {}\n", path(&one.path)),
            };
        }
    }
    text
}

fn skipped_json(one: &Skipped) -> Value {
    let detail = match &one.reason {
        Reason::Unreadable(_, error) => Some(error.as_str()),
        _ => None,
    };
    json!({"path": one.path.to_string_lossy(), "reason": one.reason.name(), "detail": detail})
}

/// Prints about an archive that was made; when that fails, says that the archive is there all the same.
fn print_of(words: &Words, target: &Path, text: &str) -> Result<(), Failure> {
    words
        .print(text)
        .map_err(|failure| failure.hint(fl!(words.loader, "print-archive", path = path(target))))
}
