//! Turns a plan into an archive that is whole before it has its name.
//!
//! The stages: enter the stage and take over what an earlier run finished ([`stage`], [`journal`]); lay every entry down, each source read once
//! ([`crew`] runs the workers of a [`zip`] or a [`folder`]; [`places`] tells where); read again what would not hold still ([`mend`]); write the tag files and the
//! central directory ([`tags`], [`seal`]; [`work`] leads these stages); sync; read all of it back from the disk and verify it; rename; sync the folder.
//! Nothing ever stands under the final name that did not pass all of that.

pub mod crew;
pub mod eyes;
mod folder;
pub mod journal;
pub mod known;
pub mod laid;
mod mend;
pub mod noted;
mod pack;
mod places;
mod pour;
mod read;
mod seal;
mod sink;
pub mod stage;
mod tags;
mod work;
mod zip;

use std::io;
use std::num::NonZeroUsize;
use std::path::Path;

use bag::digest::{Algorithm, Digest};
use bag::verify::{Depth, Options, Report, Verdict};
use shell::interrupt::Interrupt;

use self::eyes::Figures;
use self::journal::{Command, Journal, Record};
use self::known::{Known, List};
use self::stage::{Left, Stage, StageError};
use self::work::Work;
use crate::catalogue::Catalogue;
use crate::kind::Kind;
use crate::open::OpenError;
use crate::plan::Plan;
use crate::skipped::Skipped;
use crate::verify;

/// The form of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One zip.
    Zip,
    /// A plain folder.
    Folder,
}

/// Whether a finished archive is read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBack {
    /// Every octet is read from the disk again and verified.
    Verify,
    /// The person does not want to wait for that.
    Skip,
}

/// How an archive is made.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where it is made and gets its name.
    pub stage: Stage,
    /// Base directory of the bag.
    pub base: String,
    /// Zip or folder.
    pub shape: Shape,
    /// Second digest algorithm, if any.
    pub second: Option<Algorithm>,
    /// Page for strangers, in both languages.
    pub guide: String,
    /// Small pictures for the page of the archive, if any.
    pub figures: Option<Figures>,
    /// What tells this command from others on the same target.
    pub command: Command,
    /// Whether the date in the command was named by the person.
    pub dated: bool,
    /// Threads.
    pub jobs: NonZeroUsize,
    /// Whether it is read back.
    pub read_back: ReadBack,
}

/// What happens meanwhile.
pub enum Event<'a> {
    /// The stage is ours; nothing was written yet.
    Begun,
    /// So many files with so many octets are there already from an earlier run.
    Resumed(u64, u64),
    /// Source octets were read.
    Octets(u64),
    /// So many files are done.
    Files(u64),
    /// A file was left out.
    Skipped(&'a Skipped),
    /// The archive is written and will be read back: so many octets and files.
    ReadingBack(u64, u64),
}

/// An archive that has its name.
#[derive(Debug)]
pub struct Outcome {
    /// Root digest.
    pub root: Digest,
    /// Octets of the archive, if it is one file.
    pub octets: Option<u64>,
    /// Files and octets of each kind.
    pub kinds: Vec<(Kind, u64, u64)>,
    /// Everything that was left out.
    pub skipped: Vec<Skipped>,
    /// Files stored under another name.
    pub renamed: u64,
    /// Whether it was read back.
    pub read_back: ReadBack,
    /// What is known of everything that is in it.
    pub known: Known,
}

/// Writes the page for people out of the catalogue and what is known of all entries.
pub type Page<'a> = dyn Fn(&Catalogue<'_>, &Known, &mut dyn io::Write) -> io::Result<()> + 'a;

/// Why there is no archive.
#[derive(Debug, thiserror::Error)]
pub enum CollectError {
    /// The stage could not be entered.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// An earlier run finished it; only its journal was still there. The archive has its name.
    #[error("finished by an earlier run: {root}")]
    AlreadyFinished {
        /// Root digest, hex.
        root: String,
        /// How many items were left out of it.
        left_out: u64,
        /// Whether something in it is broken, missing or doubtful.
        troubled: bool,
    },
    /// The archive could not be written; what is done is kept.
    #[error("cannot write the archive: {0}")]
    Write(#[source] io::Error),
    /// The person stopped it; what is done is kept.
    #[error("interrupted")]
    Interrupted,
    /// Everything was left out; nothing stands anywhere.
    #[error("nothing was left to collect")]
    Nothing(Vec<Skipped>),
    /// What was written is not what is read back.
    #[error("the archive does not read back as it was written")]
    ReadBack(Box<Report>),
    /// The staged archive cannot be opened to be read back.
    #[error("cannot read the archive back: {0}")]
    ReadBackIo(#[source] OpenError),
}

/// Makes the archive.
pub fn collect(
    config: &Config,
    plan: Plan,
    lists: &[List],
    page: &Page<'_>,
    interrupt: &Interrupt,
    events: &mut dyn FnMut(Event<'_>),
) -> Result<Outcome, CollectError> {
    let (mut journal, left) = config.stage.enter(&config.command, config.dated)?;
    events(Event::Begun);
    let mut command = config.command.clone();
    let records = match left {
        Left::Finished {
            root,
            left_out,
            troubled,
        } => {
            config.stage.forget();
            return Err(CollectError::AlreadyFinished {
                root,
                left_out,
                troubled,
            });
        }
        Left::Unfinished { date, records } => {
            command.date = date;
            records
        }
        Left::Nothing => {
            journal
                .restart(&Record::Begin(command.clone()))
                .map_err(CollectError::Write)?;
            Vec::new()
        }
    };
    let mut work = Work {
        config,
        plan,
        lists,
        page,
        known: Known::default(),
        command,
        interrupt,
        events,
        skipped: Vec::new(),
        slots: Vec::new(),
    };
    let made = match config.shape {
        Shape::Zip => work.zip(&mut journal, records),
        Shape::Folder => work.folder(&mut journal, records).map(|root| (root, None)),
    };
    if let Err(CollectError::Nothing(_)) = &made {
        config.stage.clear()?;
    }
    let (root, octets) = made?;
    let mut outcome = work.into_outcome(root, octets);
    outcome.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    finish(config, &mut journal, &outcome, interrupt, events)?;
    Ok(outcome)
}

/// Reads the archive back and gives it its name.
fn finish(
    config: &Config,
    journal: &mut Journal,
    outcome: &Outcome,
    interrupt: &Interrupt,
    events: &mut dyn FnMut(Event<'_>),
) -> Result<(), CollectError> {
    let Config { stage, command, .. } = config;
    if config.read_back == ReadBack::Verify {
        let report = read_back(config, outcome, interrupt, events)?;
        let whole = report.verdict == Verdict::Intact;
        if !whole || report.root_digest.as_ref() != Some(&outcome.root) {
            // What the journal says is on the disk is not: the next run has to read everything again.
            journal
                .restart(&Record::Begin(command.clone()))
                .map_err(CollectError::Write)?;
            return Err(CollectError::ReadBack(Box::new(report)));
        }
    }
    let sealed = Record::Sealed {
        root: outcome.root.to_string(),
        left_out: outcome.skipped.len() as u64,
        troubled: outcome.known.is_troubled(),
    };
    let mut publish = || {
        journal.append(&journal::render(&sealed)?)?;
        shell::publish::publish(&stage.part, &stage.target)
    };
    publish().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => CollectError::Stage(StageError::TargetExists),
        _ => CollectError::Write(error),
    })?;
    stage.forget();
    Ok(())
}

fn read_back(
    config: &Config,
    outcome: &Outcome,
    interrupt: &Interrupt,
    events: &mut dyn FnMut(Event<'_>),
) -> Result<Report, CollectError> {
    let (files, octets) = outcome
        .kinds
        .iter()
        .fold((0, 0), |(f, o), kind| (f + kind.1, o + kind.2));
    events(Event::ReadingBack(octets, files));
    let options = Options {
        depth: Depth::Contents,
        expect: None,
        jobs: config.jobs,
    };
    let report = verify::verify(&config.stage.part, &options, interrupt, &mut |event| {
        if let bag::verify::Event::Advanced { files, octets } = event {
            events(Event::Octets(octets));
            events(Event::Files(files));
        }
    });
    if interrupt.heard() {
        return Err(CollectError::Interrupted);
    }
    report.map_err(CollectError::ReadBackIo)
}

/// Name of the base directory for a target: the target's name without `.zip`.
pub fn base_name(target: &Path, shape: Shape) -> Option<&str> {
    let name = target.file_name()?.to_str()?;
    match shape {
        Shape::Folder => Some(name),
        Shape::Zip => match name
            .len()
            .checked_sub(4)
            .and_then(|at| name.split_at_checked(at))
        {
            Some((stem, ending)) if ending.eq_ignore_ascii_case(".zip") && !stem.is_empty() => {
                Some(stem)
            }
            _ => Some(name),
        },
    }
}
