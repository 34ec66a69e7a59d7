//! `backup list`: an archive in, its files out.
//!
//! Takes matches, gives a line a file on stdout and the status: 0 when the structure of the archive is in order, 1 when it is
//! not or a pattern means nothing, 2 when it cannot be opened as a bag. Reads no contents, and says so when it finds something wrong.

use std::path::{Path, PathBuf};

use bag::defect::Effect;
use bag::verify::{Report, Verdict};
use clap::ArgMatches;
use i18n_embed_fl::fl;
use serde_json::json;
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::status::Status;
use shell::{escape, output, size};

use super::Outcome;
use super::say::{Manner, Words, path};
use crate::list::{self, Globs, Listed, Listing, Scope};

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let archive: &PathBuf = archive(words, matches)?;
    if matches.get_flag("summary") {
        return super::summary::run(words, manner, archive);
    }
    let globs = globs(words, matches)?;
    let scope = scope(matches);
    let opened = list::with_bag(archive, &Interrupt::listen(), |bag, report| {
        (list::list(bag, scope, &globs), report)
    });
    let (listing, report) = match opened {
        Ok(Ok(found)) => found,
        Ok(Err(report)) => return super::verify::no_bag(words, manner, archive, &report),
        Err(error) => return Err(super::verify::unopened(words, archive, &error)),
    };
    let mut status = Status::Done;
    if !listing.unmatched.is_empty() || !listing.defects.is_empty() || is_bad(&report) {
        status = Status::Findings;
    }
    if manner.json {
        json_lines(words, archive, &listing, is_bad(&report))?;
        return Ok(status);
    }
    let mut text = String::new();
    let (mut files, mut octets) = (0u64, 0u64);
    for entry in &listing.entries {
        text += &line(words, entry, scope);
        files += 1;
        octets = octets.saturating_add(entry.size);
        flush(words, &mut text, PIECE)?;
    }
    if !manner.quiet {
        text += &format!(
            "{}\n",
            fl!(
                words.loader,
                "list-sum",
                files = files,
                octets = size::text(octets)
            )
        );
    }
    words.print(&text)?;
    unmatched(words, &listing.unmatched);
    if is_bad(&report) {
        output::talk(&format!(
            "{}\n",
            fl!(words.loader, "list-bad", path = path(archive))
        ));
    }
    Ok(status)
}

/// Octets of text that are printed at a time.
const PIECE: usize = 64 * 1024;

/// Prints what has gathered once it is long enough.
fn flush(words: &Words, text: &mut String, enough: usize) -> Result<(), Failure> {
    if text.len() >= enough {
        words.print(text)?;
        text.clear();
    }
    Ok(())
}

/// Prints the listing as one JSON object, piece by piece: it may be long.
fn json_lines(words: &Words, archive: &Path, listing: &Listing, bad: bool) -> Result<(), Failure> {
    let head = json!({
        "liudi": "list", "version": 1, "archive": archive.to_string_lossy(),
        "empty_directories": listing.directories.iter().map(|(path, _)| path).collect::<Vec<_>>(),
        "unmatched": listing.unmatched,
        "structure_in_order": !bad,
    });
    let mut text = head.to_string();
    text.pop();
    text += ",\"entries\":[";
    for (at, entry) in listing.entries.iter().enumerate() {
        text += if at > 0 { ",\n" } else { "\n" };
        text += &value(entry).to_string();
        flush(words, &mut text, PIECE)?;
    }
    text += "]}\n";
    words.print(&text)
}

/// Size, time, digest, path and, where it is another one, the original name.
fn line(words: &Words, entry: &Listed, scope: Scope) -> String {
    let shown = escape::line(scope.path(&entry.path).unwrap_or(&entry.path)).into_owned();
    let time = entry
        .modified
        .and_then(|t| jiff::Timestamp::from_second(t).ok());
    let time = time.map_or_else(
        || "-".to_owned(),
        |t| t.strftime("%Y-%m-%d %H:%M:%SZ").to_string(),
    );
    let digest = entry
        .digest
        .as_ref()
        .map_or_else(|| "-".to_owned(), |(_, d)| d.to_string());
    let mut line = format!("{:>12}  {time:<20}  {digest}  {shown}", entry.size);
    if let Some(original) = &entry.original {
        let original = String::from_utf8_lossy(original.octets());
        let original = scope.path(&original).unwrap_or(&original).to_owned();
        line += &fl!(
            words.loader,
            "list-original",
            name = escape::line(&original).into_owned()
        );
    }
    line + "\n"
}

fn value(entry: &Listed) -> serde_json::Value {
    json!({
        "path": entry.path,
        "original": entry.original.as_ref().map(|o| String::from_utf8_lossy(o.octets()).into_owned()),
        "size": entry.size,
        "modified": entry.modified,
        "algorithm": entry.digest.as_ref().map(|(a, _)| a.name()),
        "digest": entry.digest.as_ref().map(|(_, d)| d.to_string()),
    })
}

/// Whether the structure already shows that something is wrong.
pub fn is_bad(report: &Report) -> bool {
    report.verdict != Verdict::NotRead
        && report
            .defects
            .iter()
            .any(|d| d.code.effect() != Effect::Warning)
}

/// Says which patterns meant nothing.
pub fn unmatched(words: &Words, patterns: &[String]) {
    for pattern in patterns {
        output::talk(&format!(
            "{}\n",
            fl!(
                words.loader,
                "unmatched",
                glob = escape::line(pattern).into_owned()
            )
        ));
    }
}

/// The archive that was named.
pub fn archive<'a>(words: &Words, matches: &'a ArgMatches) -> Result<&'a PathBuf, Failure> {
    let missing = || shell::args::missing(words, "ARCHIVE");
    matches.get_one::<PathBuf>("archive").ok_or_else(missing)
}

/// The patterns that were given.
pub fn globs(words: &Words, matches: &ArgMatches) -> Result<Globs, Failure> {
    let l = &words.loader;
    let patterns: Vec<&String> = matches.get_many("glob").unwrap_or_default().collect();
    Globs::new(&patterns).map_err(|fault| {
        let shown = escape::line(&fault.pattern).into_owned();
        Failure::new(fl!(l, "glob", value = shown)).hint(fl!(l, "extract-glob-hint"))
    })
}

/// Payload, or all of the bag.
pub fn scope(matches: &ArgMatches) -> Scope {
    if matches.get_flag("bag") {
        Scope::Bag
    } else {
        Scope::Payload
    }
}
