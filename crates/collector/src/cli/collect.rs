//! `backup collect`: arguments in, an archive and a plain account of it out.
//!
//! Takes matches, gives the status: 0 when everything is in the archive and it was read back, 1 when something was left
//! out, 2 when there is no archive.
#![expect(
    clippy::disallowed_methods,
    reason = "cli asks for the working folder and the clock"
)]

use std::num::NonZeroUsize;
use std::path::Path;

use bag::digest::Algorithm;
use clap::ArgMatches;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use i18n_embed_fl::fl;
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::output;
use shell::progress::Progress;
use shell::size;
use shell::status::Status;

use super::say::{Manner, Words, path};
use super::{Outcome, collected, named};
use crate::catalogue::Catalogue;
use crate::collect::journal::Command;
use crate::collect::known::{Known, List};
use crate::collect::stage::{Stage, StageError};
use crate::collect::{CollectError, Config, Event, ReadBack, Shape, base_name};
use crate::open::AGENT;
use crate::plan::Plan;
use crate::preflight::{self, Disk, Needs, Refusal};
use crate::walk::{Junk, Rules, walk};
use crate::{collect, sys};

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let l = &words.loader;
    let interrupt = Interrupt::listen();
    let sources = named::sources(words, matches)?;
    let shape = if matches
        .get_one::<String>("format")
        .is_some_and(|f| f == "dir")
    {
        Shape::Folder
    } else {
        Shape::Zip
    };
    let target = named::target(words, matches, &sources, shape)?;
    let stage = Stage::of(&target);
    let Some(base) = base_name(&target, shape).map(str::to_owned) else {
        return Err(Failure::new(fl!(l, "target-name", path = path(&target)))
            .hint(fl!(l, "target-name-hint")));
    };
    if !stage.is_begun() && target.symlink_metadata().is_ok() {
        return Err(stage_failure(words, &StageError::TargetExists, &stage));
    }
    let lists = super::expected::lists(words, matches)?;
    let (date, dated) = date(words, matches)?;
    let second = matches
        .get_one::<String>("digest")
        .and_then(|d| Algorithm::from_name(d));
    let second = second.filter(|&a| a != Algorithm::Sha256);
    let command = Command {
        agent: format!("{AGENT} {}", env!("CARGO_PKG_VERSION")),
        sources: sources
            .iter()
            .map(|s| s.path.to_string_lossy().into_owned())
            .collect(),
        format: if shape == Shape::Zip { "zip" } else { "dir" }.to_owned(),
        second: second.map(|a| a.name().to_owned()),
        info: info(words, matches)?,
        exclude: matches
            .get_many::<String>("exclude")
            .unwrap_or_default()
            .cloned()
            .collect(),
        junk: matches.get_flag("keep-junk"),
        date,
    };
    let rules = Rules {
        exclude: globs(words, &command.exclude)?,
        junk: if command.junk {
            Junk::Keep
        } else {
            Junk::LeaveOut
        },
        own: [&stage.target, &stage.part, &stage.journal]
            .into_iter()
            .cloned()
            .collect(),
    };
    let walked = walk(&sources, &rules, &interrupt);
    if interrupt.heard() {
        output::talk(&format!("{}\n", fl!(l, "interrupted-before")));
        return Ok(Status::Interrupted);
    }
    let plan = Plan::new(sources, walked, &base);
    if plan.entries.is_empty() {
        collected::left_out(words, &plan.skipped);
        return Err(nothing(words));
    }
    if matches.get_flag("start-over") && !matches.get_flag("dry-run") {
        stage
            .discard()
            .map_err(|error| stage_failure(words, &error, &stage))?;
    }
    preflight(words, &plan, &base, &stage, shape, second)?;
    if matches.get_flag("dry-run") {
        return collected::dry_run(words, manner, &plan, &target);
    }
    let config = Config {
        stage,
        base,
        shape,
        second,
        guide: super::guide::text(second),
        figures: (!matches.get_flag("no-thumbnails")).then_some(super::pages::FIGURES),
        command,
        dated,
        jobs: matches.get_one("jobs").copied().unwrap_or_else(jobs),
        read_back: if matches.get_flag("no-verify") {
            ReadBack::Skip
        } else {
            ReadBack::Verify
        },
    };
    make(words, manner, &config, plan, &lists, &interrupt)
}

/// Threads to use when the person does not say: two more than processors, so that somebody digests while others wait for disks;
/// no more than eight, because disks gain nothing and each holds some memory.
fn jobs() -> NonZeroUsize {
    const MOST: NonZeroUsize = NonZeroUsize::MIN.saturating_add(7);
    super::processors().saturating_add(2).min(MOST)
}

/// Makes the archive, shows how far it is, words the end.
fn make(
    words: &Words,
    manner: Manner,
    config: &Config,
    plan: Plan,
    lists: &[List],
    interrupt: &Interrupt,
) -> Outcome {
    let l = &words.loader;
    let (octets, files) = (plan.octets(), plan.entries.len() as u64);
    let mut progress = words.progress(manner, fl!(l, "doing-collect"), octets, files);
    let page = |catalogue: &Catalogue<'_>, known: &Known, out: &mut dyn std::io::Write| {
        super::pages::write(catalogue, known, words.language, out)
    };
    let mut reading_back = false;
    let outcome = collect::collect(
        config,
        plan,
        lists,
        &page,
        interrupt,
        &mut |event| match event {
            Event::Begun if manner.quiet || manner.json => {}
            Event::Begun => output::talk(&begin(words, &config.stage, octets, files)),
            Event::Resumed(files, octets) => {
                if !manner.quiet {
                    output::talk(&format!(
                        "{}\n",
                        fl!(l, "resumed", files = files, octets = size::text(octets))
                    ));
                }
                progress.resume(octets, files);
            }
            Event::Octets(octets) => progress.advance(octets, 0),
            Event::Files(files) if reading_back || files > 0 => progress.advance(0, files),
            Event::Files(_) | Event::Skipped(_) => {}
            Event::ReadingBack(octets, files) => {
                reading_back = true;
                progress = words.progress(manner, fl!(l, "doing-read-back"), octets, files);
            }
        },
    );
    drop::<Progress<'_>>(progress);
    match outcome {
        Ok(outcome) => collected::done(words, manner, config, outcome),
        Err(CollectError::Interrupted) => {
            output::talk(&format!(
                "{}\n",
                fl!(l, "interrupted", path = path(&config.stage.part))
            ));
            Ok(Status::Interrupted)
        }
        Err(CollectError::AlreadyFinished {
            root,
            left_out,
            troubled,
        }) => {
            let target = &config.stage.target;
            collected::finished_before(words, manner, target, &root, left_out, troubled)
        }
        Err(CollectError::Nothing(skipped)) => {
            collected::left_out(words, &skipped);
            Err(nothing(words))
        }
        Err(error) => Err(failure(words, &error, config)),
    }
}

fn nothing(words: &Words) -> Failure {
    let l = &words.loader;
    Failure::new(fl!(l, "nothing-found")).hint(fl!(l, "nothing-found-hint"))
}

/// How much there is, where it goes and how much room is there.
fn begin(words: &Words, stage: &Stage, octets: u64, files: u64) -> String {
    let folder = shell::publish::parent(&stage.target);
    let (target, octets) = (path(&stage.target), size::text(octets));
    let text = match sys::room(folder) {
        Some(room) => fl!(
            words.loader,
            "begin",
            files = files,
            octets = octets,
            path = target,
            room = size::text(room)
        ),
        None => fl!(
            words.loader,
            "begin-room-unknown",
            files = files,
            octets = octets,
            path = target
        ),
    };
    text + "\n"
}

fn failure(words: &Words, error: &CollectError, config: &Config) -> Failure {
    let l = &words.loader;
    let part = path(&config.stage.part);
    match error {
        CollectError::Stage(error) => stage_failure(words, error, &config.stage),
        CollectError::Write(error) if error.kind() == std::io::ErrorKind::StorageFull => {
            Failure::new(fl!(l, "disk-full", path = part)).hint(fl!(l, "disk-full-hint"))
        }
        CollectError::Write(error) => {
            Failure::new(fl!(l, "write-failed", path = part, error = words.io(error)))
                .hint(fl!(l, "write-failed-hint"))
        }
        CollectError::ReadBack(report) => {
            let first = report
                .defects
                .iter()
                .find(|d| d.code.as_str().starts_with('E'));
            let first = first.map(|d| {
                format!(
                    "{} {}",
                    d.code.as_str(),
                    shell::escape::line(d.path.as_deref().unwrap_or(""))
                )
            });
            Failure::new(fl!(
                l,
                "read-back-failed",
                first = first.unwrap_or_default()
            ))
            .hint(fl!(l, "read-back-failed-hint"))
        }
        CollectError::ReadBackIo(error) => Failure::new(fl!(
            l,
            "read-back-io",
            path = part,
            error = error.error.to_string()
        ))
        .hint(fl!(l, "read-back-failed-hint")),
        CollectError::Interrupted
        | CollectError::AlreadyFinished { .. }
        | CollectError::Nothing(_) => Failure::new(error.to_string()),
    }
}

fn stage_failure(words: &Words, error: &StageError, stage: &Stage) -> Failure {
    let l = &words.loader;
    let target = path(&stage.target);
    match error {
        StageError::TargetExists => Failure::new(fl!(l, "target-exists", path = target.clone()))
            .hint(fl!(l, "target-exists-hint", path = target)),
        StageError::Busy => Failure::new(fl!(l, "busy", path = target)).hint(fl!(l, "busy-hint")),
        StageError::OtherCommand => Failure::new(fl!(l, "other-command", path = path(&stage.part)))
            .hint(fl!(l, "other-command-hint")),
        StageError::Io(error) if error.kind() == std::io::ErrorKind::InvalidFilename => {
            Failure::new(fl!(l, "target-name", path = target)).hint(fl!(l, "target-name-long"))
        }
        StageError::Io(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            let folder = path(shell::publish::parent(&stage.target));
            let failure = fl!(l, "target-folder", path = folder, error = words.io(error));
            Failure::new(failure).hint(fl!(l, "target-folder-hint"))
        }
        StageError::Io(error) => {
            let folder = path(shell::publish::parent(&stage.target));
            Failure::new(fl!(l, "stage-io", path = folder, error = words.io(error)))
                .hint(fl!(l, "write-failed-hint"))
        }
    }
}

/// The bagging date, and whether the person named it (`--date`, or `SOURCE_DATE_EPOCH`).
fn date(words: &Words, matches: &ArgMatches) -> Result<(String, bool), Failure> {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok();
    let given = matches.get_one::<String>("date").map(String::as_str);
    Ok(match shell::day::named(words, given, epoch.as_deref())? {
        Some(day) => (day.to_string(), true),
        None => (jiff::Zoned::now().date().to_string(), false),
    })
}

/// `--info`, each a label and a value that `bag-info.txt` can hold.
fn info(words: &Words, matches: &ArgMatches) -> Result<Vec<(String, String)>, Failure> {
    const OURS: [&str; 4] = [
        "Bagging-Date",
        "Bag-Software-Agent",
        "Payload-Oxum",
        "Bag-Size",
    ];
    let l = &words.loader;
    let mut info = Vec::new();
    for given in matches.get_many::<String>("info").unwrap_or_default() {
        let shown = shell::escape::line(given).into_owned();
        let refused = |hint| Failure::new(fl!(l, "info", value = shown.clone())).hint(hint);
        let Some((label, value)) = given.split_once('=') else {
            return Err(refused(fl!(l, "info-hint")));
        };
        if OURS.iter().any(|ours| ours.eq_ignore_ascii_case(label)) {
            return Err(refused(fl!(l, "info-ours")));
        }
        if bag::info::check(label, value).is_err() {
            return Err(refused(fl!(l, "info-hint")));
        }
        info.push((label.to_owned(), value.to_owned()));
    }
    Ok(info)
}

fn globs(words: &Words, patterns: &[String]) -> Result<GlobSet, Failure> {
    let l = &words.loader;
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let glob = GlobBuilder::new(pattern.trim_end_matches('/'))
            .literal_separator(true)
            .build()
            .map_err(|_| {
                Failure::new(fl!(
                    l,
                    "glob",
                    value = shell::escape::line(pattern).into_owned()
                ))
                .hint(fl!(l, "glob-hint"))
            })?;
        set.add(glob);
    }
    set.build().map_err(|_| {
        Failure::new(fl!(l, "glob", value = patterns.join(" "))).hint(fl!(l, "glob-hint"))
    })
}

/// Refuses before the first octet what cannot end well.
fn preflight(
    words: &Words,
    plan: &Plan,
    base: &str,
    stage: &Stage,
    shape: Shape,
    second: Option<Algorithm>,
) -> Result<(), Failure> {
    let l = &words.loader;
    let folder: &Path = shell::publish::parent(&stage.target);
    let needs = Needs {
        octets: plan.needs(base, 1 + u64::from(second.is_some())),
        largest: plan.entries.iter().map(|e| e.stamp.size).max().unwrap_or(0),
        shape,
    };
    let written = match stage.part.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => plan.octets(),
        Err(_) => 0,
    };
    let disk = Disk {
        room: sys::room(folder).map(|room| room.saturating_add(written)),
        largest: sys::largest_file(folder),
    };
    preflight::check(needs, disk).map_err(|refusal| match refusal {
        Refusal::Room { needed, room } => Failure::new(fl!(
            l,
            "no-room",
            needed = size::text(needed),
            room = size::text(room),
            path = path(folder)
        ))
        .hint(fl!(l, "no-room-hint")),
        Refusal::Large { needed, largest } => Failure::new(fl!(
            l,
            "too-large",
            needed = size::text(needed),
            largest = size::text(largest),
            path = path(folder)
        ))
        .hint(match shape {
            Shape::Zip => fl!(l, "too-large-hint"),
            Shape::Folder => fl!(l, "too-large-folder-hint"),
        }),
    })
}
