//! Runs `paperwork check`: reads the papers of a folder and says what a platform would say.
//!
//! Takes paths, purpose, channel and case; prints a table or JSON and writes the report page when asked. Originals are only read. Exit 0:
//! nothing found that would be rejected; 1: something to mend or to look at; 2: nothing could be judged.

mod machine;
mod page;
mod said;
pub mod scans;
mod style;
mod table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use i18n_embed_fl::fl;
use papers::channel::Channel;
use papers::dossier::{Dossier, Refusal};
use papers::purpose::Purpose;
use papers::rules;
use reading::engine::Neural;
use reading::open::Limits;
use shell::args::{flag, option};
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::language::Language;
use shell::output;
use shell::staged::{self, Mode};
use shell::status::Status;
use shell::words::{Manner, Words, path};

use self::said::Said;
use self::scans::{Found, ListError, Scan};
use self::table::Shown;
use super::deliver::free;
use super::{Outcome, casefile, day, say, spare};
use crate::check::look::{self, Event, Looked};
use crate::check::thumbnail;
use crate::check::verdict::Verdict;

/// `check`
pub fn command(words: &Words) -> Command {
    let l = &words.loader;
    let channels = Channel::names().join("|");
    let purposes = Purpose::ALL.map(Purpose::id).join("|");
    Command::new("check")
        .about(fl!(l, "check-about"))
        .after_help(fl!(l, "check-examples"))
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .num_args(1..)
                .required(true)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help(fl!(l, "check-path")),
        )
        .arg(option("for", "PURPOSE").help(fl!(l, "check-for", purposes = purposes)))
        .arg(option("channel", "NAME").help(fl!(l, "check-channel", channels = channels)))
        .arg(file("case", "FILE").help(fl!(l, "check-case")))
        .arg(
            option("set", "KEY=VALUE")
                .action(ArgAction::Append)
                .help(fl!(l, "option-set")),
        )
        .arg(file("html", "FILE").help(fl!(l, "check-html")))
        .arg(flag("show-private").help(fl!(l, "check-show-private")))
        .arg(option("date", "YYYY-MM-DD").help(fl!(l, "check-date")))
        .arg(
            option("jobs", "N")
                .value_parser(value_parser!(u16).range(1..=256))
                .help(fl!(l, "check-jobs")),
        )
        .arg(flag("force").help(fl!(l, "option-force")))
}

fn file(name: &'static str, value: &'static str) -> Arg {
    option(name, value).value_parser(value_parser!(PathBuf))
}

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let l = &words.loader;
    let interrupt = Interrupt::listen();
    let today = day(words, matches, None)?;
    let purpose = purpose(words, matches)?;
    let channel = channel(words, matches)?;
    let named: Vec<PathBuf> = matches
        .get_many("path")
        .unwrap_or_default()
        .cloned()
        .collect();
    let found = scans::list(&named).map_err(|error| unlisted(words, &error))?;
    if found.scans.is_empty() {
        let failure = Failure::new(fl!(l, "check-nothing", count = found.passed.len()));
        return Err(failure.hint(fl!(l, "check-nothing-hint")));
    }
    let loaded = casefile::load_from(words, matches, found.case.as_deref())?;
    let html = matches.get_one::<PathBuf>("html");
    if let Some(target) = html {
        let scans = found.scans.iter().map(|scan| scan.path.clone());
        let read: Vec<PathBuf> = scans.chain(loaded.file.clone()).collect();
        spare::inputs(words, &[target], &read)?;
        // What is replaced is a report, whatever --force says: anything else may be somebody's only copy.
        if target.symlink_metadata().is_ok() {
            let (force, shown) = (matches.get_flag("force"), path(target));
            let failure = match scans::is_report(target) {
                true if force => None,
                true => Some(Failure::new(fl!(l, "target-exists", path = shown))),
                false => Some(Failure::new(fl!(l, "check-html-not-ours", path = shown))),
            };
            if let Some(failure) = failure {
                return Err(failure.hint(fl!(l, "check-html-other")));
            }
        }
        free(target, matches.get_flag("force"))
            .map_err(|error| say::staged(words, target, &error))?;
    }
    let private = matches.get_flag("show-private");
    let wanted = html.map(|_| thumbnail::Manner { private });
    let jobs = matches.get_one::<u16>("jobs").copied().map(usize::from);
    let looked = read(words, manner, &found, wanted, jobs, &interrupt)?;
    if interrupt.heard() {
        return Ok(Status::Interrupted);
    }
    let dossier = Dossier {
        files: looked.files,
        papers: looked.papers,
        case: facts(&loaded),
        today,
        purpose,
        channel,
    };
    let findings = rules::look(&dossier);
    let verdict = Verdict::of(&dossier, &findings);
    let shown = Shown {
        dossier: &dossier,
        findings: &findings,
        verdict,
    };
    if let Some(target) = html {
        let other = match words.language {
            Language::Zh => say::words(Language::En),
            Language::En => say::words(Language::Zh),
        };
        let both = match words.language {
            Language::Zh => [words, &other],
            Language::En => [&other, words],
        };
        let made = page::html(both, words.language, private, &shown, &looked.thumbnails);
        staged::write_new(
            target,
            Mode::Private,
            matches.get_flag("force"),
            &mut |out| out.write_all(made.as_bytes()),
        )
        .map_err(|error| say::staged(words, target, &error))?;
    }
    let said = Said { words, private };
    match manner.json {
        true => words.print(&format!(
            "{}\n",
            machine::value(&said, &shown, &found.passed)
        ))?,
        false => {
            if !manner.quiet || verdict != Verdict::NothingFound {
                words.print(&table::text(&said, &shown, manner.quiet))?;
            }
            talk(words, manner, &found, loaded.file.as_deref(), html);
        }
    }
    let passed = found.passed.iter().any(|(_, why)| why.matters());
    Ok(match verdict {
        // Something was not looked at.
        Verdict::NothingFound if passed => Status::Findings,
        Verdict::NothingFound => Status::Done,
        Verdict::LookAgain | Verdict::Rejected => Status::Findings,
        Verdict::NothingToJudge => Status::Failed,
    })
}

/// Reads every page, with progress.
fn read(
    words: &Words,
    manner: Manner,
    found: &Found,
    thumbnails: Option<thumbnail::Manner>,
    jobs: Option<usize>,
    interrupt: &Interrupt,
) -> Result<Looked, Failure> {
    let l = &words.loader;
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = jobs.unwrap_or(processors).min(MOST_THREADS);
    // Several files are read side by side, a thread each; a single one has all threads.
    let (pages, each) = match found.scans.len() {
        0 | 1 => (1, threads),
        _ => (threads, 1),
    };
    let engine = Neural::new(pages, each).map_err(|error| {
        Failure::new(fl!(l, "check-engine", error = error.to_string()))
            .hint(fl!(l, "check-engine-hint"))
    })?;
    let limits = Limits::default();
    let sources: Vec<look::Source> = found.scans.iter().map(|scan| scan.source.clone()).collect();
    let octets = sources.iter().map(|source| source.octets).sum();
    let load = |at: usize| -> Result<Vec<u8>, Refusal> {
        let scan: &Scan = found.scans.get(at).ok_or(Refusal::Damaged)?;
        scans::load(scan, limits.octets)
            .map_err(|error| scans::refusal(&error, |error| words.io(error)))
    };
    hush();
    let count = u64::try_from(sources.len()).unwrap_or(u64::MAX);
    let mut progress = words.progress(manner, fl!(l, "doing-check"), octets, count);
    let how = look::Manner {
        threads,
        limits: Limits::default(),
        thumbnails,
    };
    let stop = || interrupt.heard();
    Ok(look::look(
        &sources,
        &load,
        &engine,
        &how,
        &stop,
        &mut |event| match event {
            Event::Loaded { octets } => progress.advance(octets, 0),
            Event::Done => progress.advance(0, 1),
        },
    ))
}

/// The most pages read at once; each takes up to 150 MiB.
pub const MOST_THREADS: usize = 8;

/// Keeps threads that read pages from writing about a broken page on the terminal: it becomes a finding.
pub fn hush() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(look::THREAD) {
            before(panic);
        }
    }));
}

/// What the case says, as text by key.
fn facts(loaded: &casefile::Loaded) -> BTreeMap<String, String> {
    let facts = loaded.case.iter();
    facts
        .map(|(key, value)| (key.to_owned(), value.plain()))
        .collect()
}

/// What else there is to say, on stderr.
fn talk(words: &Words, manner: Manner, found: &Found, case: Option<&Path>, html: Option<&PathBuf>) {
    let l = &words.loader;
    let mut lines = Vec::new();
    if let Some(case) = case.filter(|_| !manner.quiet) {
        lines.push(fl!(l, "check-with-case", path = path(case)));
    }
    for (name, why) in &found.passed {
        let id = match why {
            scans::Passed::Link => "check-passed-link",
            scans::Passed::Special => "check-passed-special",
            scans::Passed::Deep => "check-passed-deep",
            scans::Passed::Locked => "check-passed-locked",
            // Their own files and systems' need no word.
            scans::Passed::System | scans::Passed::Report | scans::Passed::Case => continue,
        };
        lines.push(words.by_id(id, &[("name", name.clone())]));
    }
    if let Some(html) = html.filter(|_| !manner.quiet) {
        lines.push(fl!(l, "check-report-written", path = path(html)));
    }
    for line in lines {
        output::talk(&format!("{line}\n"));
    }
}

fn purpose(words: &Words, matches: &ArgMatches) -> Result<Option<Purpose>, Failure> {
    let l = &words.loader;
    let Some(given) = matches.get_one::<String>("for") else {
        return Ok(None);
    };
    let purpose = Purpose::parse(given).ok_or_else(|| {
        let all: Vec<String> = Purpose::ALL
            .iter()
            .map(|one| {
                format!(
                    "{} ({})",
                    one.id(),
                    words.by_id(&format!("purpose-{}", one.id()), &[])
                )
            })
            .collect();
        let shown = shell::escape::line(given).into_owned();
        Failure::new(fl!(l, "check-no-purpose", given = shown)).hint(fl!(
            l,
            "check-no-purpose-hint",
            all = all.join(", ")
        ))
    })?;
    Ok(Some(purpose))
}

pub fn channel(words: &Words, matches: &ArgMatches) -> Result<Channel, Failure> {
    let l = &words.loader;
    let Some(given) = matches.get_one::<String>("channel") else {
        return Ok(Channel::strict());
    };
    Channel::named(given).ok_or_else(|| {
        let shown = shell::escape::line(given).into_owned();
        let all = Channel::names();
        Failure::new(fl!(l, "check-no-channel", given = shown)).hint(fl!(
            l,
            "check-no-channel-hint",
            all = all.join(", ")
        ))
    })
}

/// Why the papers cannot be listed.
pub fn unlisted(words: &Words, error: &ListError) -> Failure {
    let l = &words.loader;
    match error {
        ListError::Named(at, error) | ListError::Folder(at, error) => Failure::new(fl!(
            l,
            "check-unlisted",
            path = path(at),
            error = words.io(error)
        ))
        .hint(fl!(l, "check-unlisted-hint")),
        ListError::Special(at) => Failure::new(fl!(l, "check-special", path = path(at)))
            .hint(fl!(l, "check-special-hint")),
        ListError::TooMany => Failure::new(fl!(l, "check-too-many", most = scans::MOST_FILES))
            .hint(fl!(l, "check-too-many-hint")),
    }
}
