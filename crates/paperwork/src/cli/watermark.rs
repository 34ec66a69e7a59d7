//! Runs `paperwork watermark`: puts a purpose across copies of papers.
//!
//! Takes pictures, PDFs and folders of them; writes one JPEG a page into a folder, never over an original and never over what stands there
//! unless told to. What cannot be taken is named with what to do about it, and the others go on. Exit 0: every copy reads as before; 1:
//! something was left out or should be looked at; 2: nothing was made.
#![expect(clippy::disallowed_methods, reason = "makes the folder for the copies")]

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use i18n_embed_fl::fl;
use papers::channel::Channel;
use papers::dossier::Refusal;
use reading::engine::{Engine, Neural};
use reading::open::{self, Opened};
use shell::args::{flag, option};
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::staged::{self, Mode};
use shell::status::Status;
use shell::words::{Manner, Words, path};

use super::check::{self, scans};
use super::deliver::free;
use super::watermarksay::{self, Copy, Outcome as Told, Paper};
use super::{Outcome, day, say, spare};
use crate::check::look;
use crate::watermark::fit::Limits;
use crate::watermark::letters::Text;
use crate::watermark::{self, WatermarkError};

/// The longest text that is laid, characters; longer could not be read across a page.
const LONGEST: usize = 60;

/// `watermark`
pub fn command(words: &Words) -> Command {
    let l = &words.loader;
    let channels = Channel::names().join("|");
    Command::new("watermark")
        .about(fl!(l, "watermark-about"))
        .after_help(fl!(l, "watermark-examples"))
        .arg(
            Arg::new("in")
                .value_name("IN")
                .num_args(1..)
                .required(true)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help(fl!(l, "watermark-in")),
        )
        .arg(
            option("text", "TEXT")
                .required(true)
                .help(fl!(l, "watermark-text")),
        )
        .arg(
            option("output", "DIR")
                .short('o')
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(fl!(l, "watermark-output")),
        )
        .arg(option("channel", "NAME").help(fl!(l, "watermark-channel", channels = channels)))
        .arg(
            option("date", "YYYY-MM-DD")
                .conflicts_with("no-date")
                .help(fl!(l, "watermark-date")),
        )
        .arg(flag("no-date").help(fl!(l, "watermark-no-date")))
        .arg(flag("force").help(fl!(l, "option-force")))
}

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let l = &words.loader;
    let interrupt = Interrupt::listen();
    let (written, text) = text(words, matches)?;
    let channel = check::channel(words, matches)?;
    let Some(folder) = matches.get_one::<PathBuf>("output") else {
        return Err(shell::args::missing(words, "--output <DIR>"));
    };
    let named: Vec<PathBuf> = matches
        .get_many("in")
        .unwrap_or_default()
        .cloned()
        .collect();
    let found = scans::list(&named).map_err(|error| check::unlisted(words, &error))?;
    let (earlier, scans): (Vec<_>, Vec<_>) = found
        .scans
        .into_iter()
        .partition(|scan| copy_of_ours(words, &scan.path) && !named.contains(&scan.path));
    if scans.is_empty() {
        return Err(Failure::new(fl!(l, "watermark-nothing")).hint(fl!(l, "check-nothing-hint")));
    }
    std::fs::create_dir_all(folder).map_err(|error| {
        Failure::new(fl!(
            l,
            "target-folder",
            path = path(folder),
            error = words.io(&error)
        ))
    })?;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let engine = Neural::new(threads.min(check::MOST_THREADS)).map_err(|error| {
        Failure::new(fl!(l, "check-engine", error = error.to_string()))
            .hint(fl!(l, "check-engine-hint"))
    })?;
    let mut desk = Desk {
        words,
        folder,
        force: matches.get_flag("force"),
        read: scans.iter().map(|scan| scan.path.clone()).collect(),
        names: BTreeSet::new(),
        text: &text,
        limits: Limits {
            octets: channel.most_octets,
            side_min: channel.side_min,
            side_max: channel.side_max,
        },
        engine: &engine,
        interrupt: &interrupt,
    };
    check::hush();
    let octets = scans.iter().map(|scan| scan.source.octets).sum();
    let count = u64::try_from(scans.len()).unwrap_or(u64::MAX);
    let mut progress = words.progress(manner, fl!(l, "doing-watermark"), octets, count);
    let mut papers = Vec::new();
    for scan in &scans {
        papers.push(desk.paper(scan)?);
        progress.advance(scan.source.octets, 1);
        if interrupt.heard() {
            break;
        }
    }
    drop(progress);
    let told = Told {
        text: &written,
        channel: &channel.name,
        papers: &papers,
        earlier: earlier.len(),
        stopped: interrupt.heard(),
    };
    match manner.json {
        true => words.print(&format!("{}\n", watermarksay::value(&told)))?,
        false => words.print(&watermarksay::text(words, manner, &told))?,
    }
    Ok(match (told.stopped, told.made(), told.fine()) {
        (true, ..) => Status::Interrupted,
        (_, 0, _) => Status::Failed,
        (_, _, false) => Status::Findings,
        _ => Status::Done,
    })
}

/// What is written across the pages: the text, and the day unless told otherwise.
fn text(words: &Words, matches: &ArgMatches) -> Result<(String, Text), Failure> {
    let l = &words.loader;
    let given = matches
        .get_one::<String>("text")
        .map_or("", |text| text.trim());
    let hint = || fl!(l, "watermark-text-hint");
    if given.is_empty() {
        return Err(Failure::new(fl!(l, "watermark-empty")).hint(hint()));
    }
    if given.chars().count() > LONGEST {
        let found = given.chars().count();
        return Err(
            Failure::new(fl!(l, "watermark-long", found = found, most = LONGEST)).hint(hint()),
        );
    }
    let whole = match matches.get_flag("no-date") {
        true => given.to_owned(),
        false => format!("{given} {}", day(words, matches, None)?),
    };
    match Text::new(&whole) {
        Ok(text) => Ok((whole, text)),
        Err(WatermarkError::NoGlyph(missing)) => {
            let all: String = missing.iter().flat_map(|c| [*c, ' ']).collect();
            let shown = shell::escape::line(all.trim_end_matches(' ')).into_owned();
            Err(
                Failure::new(fl!(l, "watermark-no-glyph", characters = shown))
                    .hint(fl!(l, "watermark-no-glyph-hint")),
            )
        }
        Err(_) => Err(Failure::new(fl!(l, "watermark-empty")).hint(hint())),
    }
}

/// Whether a file in a folder is a copy that was made before.
fn copy_of_ours(words: &Words, file: &Path) -> bool {
    let stem = file
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    let ends = [
        "-watermarked",
        "-加水印",
        &*fl!(words.loader, "watermark-suffix"),
    ];
    let jpeg = file
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("jpg"));
    jpeg && ends.iter().any(|end| stem.ends_with(end))
}

/// Everything a paper needs on its way.
struct Desk<'a> {
    words: &'a Words,
    folder: &'a Path,
    force: bool,
    read: Vec<PathBuf>,
    names: BTreeSet<String>,
    text: &'a Text,
    limits: Limits,
    engine: &'a Neural,
    interrupt: &'a Interrupt,
}

impl Desk<'_> {
    /// Makes the copies of one file.
    fn paper(&mut self, scan: &scans::Scan) -> Result<Paper, Failure> {
        let mut paper = Paper {
            name: scan.source.name.clone(),
            refused: None,
            copies: Vec::new(),
        };
        let limits = open::Limits::default();
        let opened = scans::load(scan, limits.octets)
            .map_err(|error| scans::refusal(&error, |error| self.words.io(error)))
            .and_then(|octets| {
                guarded(|| open::open(octets, &limits).map_err(|refused| look::refusal(&refused)))
            });
        let opened = match opened {
            Ok(opened) => opened,
            Err(refused) => {
                paper.refused = Some(refused);
                return Ok(paper);
            }
        };
        let stem = self.stem(&scan.path);
        for page in 0..opened.pages() {
            if self.interrupt.heard() {
                break;
            }
            let name = match opened.pages() {
                1 => format!("{stem}.jpg"),
                _ => format!("{stem}-{}.jpg", page + 1),
            };
            let made = make(&opened, page, self.text, self.limits, self.engine);
            let copy = match made {
                Ok(made) => {
                    let target = self.folder.join(&name);
                    self.write(&target, &made.fitted.jpeg)?;
                    Copy {
                        page,
                        made: Ok((target, made)),
                    }
                }
                Err(refused) => Copy {
                    page,
                    made: Err(refused),
                },
            };
            paper.copies.push(copy);
        }
        Ok(paper)
    }

    /// A name for the copies that no other file of this run has, whatever the case of letters.
    fn stem(&mut self, original: &Path) -> String {
        let own = original.file_stem().unwrap_or_default().to_string_lossy();
        let base = format!("{own}{}", fl!(self.words.loader, "watermark-suffix"));
        let mut stem = base.clone();
        let mut number = 2u32;
        while !self.names.insert(stem.to_lowercase()) {
            stem = format!("{base}({number})");
            number = number.saturating_add(1);
        }
        stem
    }

    fn write(&self, target: &Path, jpeg: &[u8]) -> Result<(), Failure> {
        let refused = |error| {
            let failure = say::staged(self.words, target, &error);
            match error {
                staged::StagedError::Exists => {
                    failure.hint(fl!(self.words.loader, "watermark-exists-hint"))
                }
                _ => failure,
            }
        };
        spare::inputs(self.words, &[target], &self.read)?;
        free(target, self.force).map_err(refused)?;
        staged::write_new(target, Mode::Private, self.force, &mut |out| {
            out.write_all(jpeg)
        })
        .map_err(refused)
    }
}

/// Makes one copy; a page that breaks the program costs that page.
fn make(
    opened: &Opened,
    number: usize,
    text: &Text,
    limits: Limits,
    engine: &dyn Engine,
) -> Result<watermark::Made, Refusal> {
    guarded(|| {
        let page = opened
            .page(number)
            .map_err(|refused| look::refusal(&refused))?;
        watermark::make(&page, text, &limits, engine).map_err(|_| Refusal::Panicked)
    })
}

/// Runs something on a thread whose panics are quiet; one becomes a refusal.
fn guarded<T: Send>(work: impl FnOnce() -> Result<T, Refusal> + Send) -> Result<T, Refusal> {
    let caught = || catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Refusal::Panicked));
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name(look::THREAD.to_owned())
            .stack_size(16 << 20)
            .spawn_scoped(scope, caught);
        match thread {
            Ok(thread) => thread.join().unwrap_or(Err(Refusal::Panicked)),
            Err(error) => Err(Refusal::Unreadable {
                error: error.to_string(),
            }),
        }
    })
}
