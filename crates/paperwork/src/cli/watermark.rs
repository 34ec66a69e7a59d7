//! Runs `paperwork watermark`: puts a purpose across copies of papers.
//!
//! Takes pictures, PDFs and folders of them; writes one JPEG a page into a folder, never over an original and never over what stands there
//! unless told to. What cannot be taken is named with what to do about it, and the others go on. Exit 0: every copy reads as before; 1:
//! something was left out or should be looked at; 2: nothing was made.
#![expect(clippy::disallowed_methods, reason = "makes the folder for the copies")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use i18n_embed_fl::fl;
use papers::channel::Channel;
use papers::dossier::Refusal;
use reading::engine::Neural;
use reading::open;
use reading::page::Page;
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
use crate::watermark::fit::Limits;
use crate::watermark::letters::Text;
use crate::watermark::{self, Doubt, WatermarkError, crew};

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
        .arg(option("text", "TEXT").help(fl!(l, "watermark-text")))
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
    let threads = threads.min(check::MOST_THREADS);
    let engine = Neural::new(1, threads).map_err(|error| {
        Failure::new(fl!(l, "check-engine", error = error.to_string()))
            .hint(fl!(l, "check-engine-hint"))
    })?;
    let mut desk = Desk {
        words,
        folder,
        force: matches.get_flag("force"),
        read: scans.iter().map(|scan| scan.path.clone()).collect(),
        stems: stems(words, &scans),
        channel: &channel,
        papers: scans.iter().map(paper).collect(),
    };
    let limits = Limits {
        octets: channel.most_octets,
        side_min: channel.side_min,
        side_max: channel.side_max,
    };
    check::hush();
    let octets = scans.iter().map(|scan| scan.source.octets).sum();
    let count = u64::try_from(scans.len()).unwrap_or(u64::MAX);
    let mut progress = words.progress(manner, fl!(l, "doing-watermark"), octets, count);
    let mut left = vec![0usize; scans.len()];
    let mut failed: Option<Failure> = None;
    let broken = AtomicBool::new(false);
    let load = |at: usize| load(words, scans.get(at));
    let make = |page: &Page| watermark::make(page, &text, &limits, &engine);
    let stop = || interrupt.heard() || broken.load(Ordering::Relaxed);
    crew::all(scans.len(), threads, &load, &make, &stop, &mut |event| {
        let file = match &event {
            crew::Event::File(file, pages) => {
                let pages = *pages.as_ref().unwrap_or(&0);
                left.get_mut(*file).into_iter().for_each(|n| *n = pages);
                *file
            }
            crew::Event::Copy(file, ..) => {
                left.get_mut(*file).into_iter().for_each(|n| *n -= 1);
                *file
            }
        };
        if left.get(file) == Some(&0) {
            progress.advance(scans.get(file).map_or(0, |scan| scan.source.octets), 1);
        }
        if failed.is_none()
            && let Err(failure) = desk.take(event)
        {
            failed = Some(failure);
            broken.store(true, Ordering::Relaxed);
        }
    });
    drop(progress);
    if let Some(failure) = failed {
        return Err(failure);
    }
    let papers = desk.done();
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
    let hint = || fl!(l, "watermark-text-hint");
    let Some(given) = matches.get_one::<String>("text") else {
        return Err(Failure::new(fl!(l, "watermark-no-text")).hint(hint()));
    };
    let given = given.trim();
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

/// Names for the copies of each file that no other file of this run has, whatever the case of letters.
fn stems(words: &Words, scans: &[scans::Scan]) -> Vec<String> {
    let suffix = fl!(words.loader, "watermark-suffix");
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let stem = |scan: &scans::Scan| {
        let own = scan.path.file_stem().unwrap_or_default().to_string_lossy();
        let base = format!("{own}{suffix}");
        let mut stem = base.clone();
        let mut number = 2u32;
        while !taken.insert(stem.to_lowercase()) {
            stem = format!("{base}({number})");
            number = number.saturating_add(1);
        }
        stem
    };
    scans.iter().map(stem).collect()
}

/// A file of which nothing is known yet.
fn paper(scan: &scans::Scan) -> Paper {
    Paper {
        name: scan.source.name.clone(),
        pages: 0,
        refused: None,
        copies: Vec::new(),
    }
}

fn load(words: &Words, scan: Option<&scans::Scan>) -> Result<Vec<u8>, Refusal> {
    let scan = scan.ok_or(Refusal::Empty)?;
    scans::load(scan, open::Limits::default().octets)
        .map_err(|error| scans::refusal(&error, |error| words.io(error)))
}

/// Where copies are written as they are done.
struct Desk<'a> {
    words: &'a Words,
    folder: &'a Path,
    force: bool,
    read: Vec<PathBuf>,
    stems: Vec<String>,
    channel: &'a Channel,
    papers: Vec<Paper>,
}

impl Desk<'_> {
    /// Takes what was done.
    fn take(&mut self, event: crew::Event) -> Result<(), Failure> {
        match event {
            crew::Event::File(file, Ok(pages)) => {
                if let Some(paper) = self.papers.get_mut(file) {
                    paper.pages = pages;
                }
                // Said before a page of it is read: that takes seconds each.
                (0..pages).try_for_each(|page| self.free(&self.target(file, page)))
            }
            crew::Event::File(file, Err(refused)) => {
                if let Some(paper) = self.papers.get_mut(file) {
                    paper.refused = Some(refused);
                }
                Ok(())
            }
            crew::Event::Copy(file, page, made) => {
                let target = self.target(file, page);
                let made = match made {
                    Ok(mut made) => {
                        self.write(&target, &made.fitted.jpeg)?;
                        if self.channel.id_one_file && made.one_side {
                            made.doubts.push(Doubt::Apart);
                        }
                        Ok((target, *made))
                    }
                    Err(refused) => Err(refused),
                };
                if let Some(paper) = self.papers.get_mut(file) {
                    paper.copies.push(Copy { page, made });
                }
                Ok(())
            }
        }
    }

    /// Everything in the order of files and pages.
    fn done(mut self) -> Vec<Paper> {
        for paper in &mut self.papers {
            paper.copies.sort_by_key(|copy| copy.page);
        }
        self.papers
    }

    /// The file a copy is written to.
    fn target(&self, file: usize, page: usize) -> PathBuf {
        let stem = self.stems.get(file).map_or("", String::as_str);
        let pages = self.papers.get(file).map_or(0, |paper| paper.pages);
        self.folder.join(match pages {
            0 | 1 => format!("{stem}.jpg"),
            _ => format!("{stem}-{}.jpg", page + 1),
        })
    }

    /// Refuses a target that is read, or stands already.
    fn free(&self, target: &Path) -> Result<(), Failure> {
        spare::inputs(self.words, &[target], &self.read)?;
        free(target, self.force).map_err(|error| self.refused(target, &error))
    }

    fn write(&self, target: &Path, jpeg: &[u8]) -> Result<(), Failure> {
        self.free(target)?;
        staged::write_new(target, Mode::Private, self.force, &mut |out| {
            out.write_all(jpeg)
        })
        .map_err(|error| self.refused(target, &error))
    }

    fn refused(&self, target: &Path, error: &staged::StagedError) -> Failure {
        let failure = say::staged(self.words, target, error);
        match error {
            staged::StagedError::Exists => {
                failure.hint(fl!(self.words.loader, "watermark-exists-hint"))
            }
            _ => failure,
        }
    }
}
