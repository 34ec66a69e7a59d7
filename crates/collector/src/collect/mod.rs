//! Turns a plan into an archive that is whole before it has its name.
//!
//! The stages: enter the stage and take over what an earlier run finished ([`stage`], [`journal`]); lay every entry down, each source read once
//! ([`crew`] runs the workers of a [`zip`] or a [`folder`]; [`places`] tells where); read again what would not hold still ([`mend`]); write the tag files and the
//! central directory ([`tags`], [`seal`]); sync; read all of it back from the disk and verify it; rename; sync the folder.
//! Nothing ever stands under the final name that did not pass all of that.

pub mod crew;
mod folder;
pub mod journal;
pub mod laid;
mod mend;
mod pack;
mod places;
mod pour;
mod read;
mod seal;
pub mod stage;
mod tags;
mod zip;

use std::io;
use std::num::NonZeroUsize;
use std::path::Path;

use bag::digest::{Algorithm, Digest};
use bag::verify::{Depth, Options, Report, Verdict};
use shell::interrupt::Interrupt;

use self::crew::{Ended, Told};
use self::journal::{Command, Journal, Record};
use self::laid::Slot;
use self::pour::Staged;
use self::seal::{Sealed, Sealing};
use self::stage::{Left, Stage, StageError};
use self::tags::Tags;
use crate::kind::{self, Kind};
use crate::open::OpenError;
use crate::plan::Plan;
use crate::skipped::Skipped;
use crate::sys;
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
}

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
    },
    /// The archive could not be written; what is done is kept.
    #[error("cannot write the archive: {0}")]
    Write(#[source] io::Error),
    /// The person stopped it; what is done is kept.
    #[error("interrupted")]
    Interrupted,
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
    interrupt: &Interrupt,
    events: &mut dyn FnMut(Event<'_>),
) -> Result<Outcome, CollectError> {
    let (mut journal, left) = config.stage.enter(&config.command, config.dated)?;
    let mut command = config.command.clone();
    let records = match left {
        Left::Finished { root } => {
            config.stage.forget();
            return Err(CollectError::AlreadyFinished { root });
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
        command,
        interrupt,
        events,
        skipped: Vec::new(),
        slots: Vec::new(),
    };
    let (root, octets) = match config.shape {
        Shape::Zip => work.zip(&mut journal, records)?,
        Shape::Folder => (work.folder(&mut journal, records)?, None),
    };
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

struct Work<'a> {
    config: &'a Config,
    plan: Plan,
    command: Command,
    interrupt: &'a Interrupt,
    events: &'a mut dyn FnMut(Event<'_>),
    skipped: Vec<Skipped>,
    slots: Vec<Slot>,
}

impl Work<'_> {
    fn zip(
        &mut self,
        journal: &mut Journal,
        records: Vec<Record>,
    ) -> Result<(Digest, Option<u64>), CollectError> {
        let base = &self.config.base;
        let manifests = tags::algorithms(self.config.second).len() as u64;
        let staged = Staged::open(&self.config.stage.part, self.plan.needs(base, manifests))
            .map_err(CollectError::Write)?;
        let file = &staged.file;
        let size = file.metadata().map_err(CollectError::Write)?.len();
        self.slots = stage::slots(&self.plan, records, size);
        tell_resumed(&self.slots, self.events);
        let end = loop {
            let form =
                zip::ZipForm::new(&self.plan, &self.slots, base, self.config.second, &staged);
            let conflict = match lay(
                &form,
                self.config,
                &mut self.slots,
                &mut self.skipped,
                journal,
                self.interrupt,
                self.events,
            )? {
                Ended::Conflict(entry) => entry,
                Ended::Interrupted => return Err(CollectError::Interrupted),
                Ended::Done => match form.end() {
                    Ok(end) => break end,
                    Err(entry) => entry,
                },
            };
            self.forget_from(conflict, journal)
                .map_err(CollectError::Write)?;
        };
        let end = self.mend(&staged, journal, end)?;
        let sealing = Sealing {
            file,
            base,
            moment: self.moment(),
            second: self.config.second,
        };
        let info = self.info();
        let tags = Tags {
            info: &info,
            guide: &self.config.guide,
            second: self.config.second,
        };
        let Sealed { root, octets } = sealing
            .seal(&tags, &self.plan, &self.slots, end)
            .map_err(CollectError::Write)?;
        if self.config.read_back == ReadBack::Verify {
            sys::forget_cached(file);
        }
        Ok((root, Some(octets)))
    }

    fn folder(
        &mut self,
        journal: &mut Journal,
        records: Vec<Record>,
    ) -> Result<Digest, CollectError> {
        let root = &self.config.stage.part;
        self.slots = stage::slots(&self.plan, records, u64::MAX);
        let form = folder::FolderForm::new(&self.plan, &mut self.slots, root, self.config.second)
            .map_err(CollectError::Write)?;
        tell_resumed(&self.slots, self.events);
        match lay(
            &form,
            self.config,
            &mut self.slots,
            &mut self.skipped,
            journal,
            self.interrupt,
            self.events,
        )? {
            Ended::Interrupted => return Err(CollectError::Interrupted),
            Ended::Done | Ended::Conflict(_) => {}
        }
        let info = self.info();
        let tags = Tags {
            info: &info,
            guide: &self.config.guide,
            second: self.config.second,
        };
        let mut sink = folder::FolderTags::new(root, self.moment(), self.config.second);
        tags::write(&mut sink, &tags, &self.plan, &self.slots)
            .and_then(|digest| folder::settle(root).map(|()| digest))
            .map_err(CollectError::Write)
    }

    /// Reads again what left a hole in the zip.
    fn mend(
        &mut self,
        staged: &Staged,
        journal: &mut Journal,
        end: u64,
    ) -> Result<u64, CollectError> {
        if !self.slots.iter().any(|slot| matches!(slot, Slot::Hole(..))) {
            return Ok(end);
        }
        let mending = mend::Mending {
            plan: &self.plan,
            base: &self.config.base,
            second: self.config.second,
            staged,
            interrupt: self.interrupt,
        };
        let (known, mut found) = (self.skipped.len(), Vec::new());
        std::mem::swap(&mut found, &mut self.skipped);
        let end = mending.mend(&mut self.slots, &mut found, journal, end);
        for one in &found[known..] {
            (self.events)(Event::Skipped(one));
        }
        self.skipped = found;
        end.map_err(|halt| match halt {
            crew::Halt::Write(error) => CollectError::Write(error),
            crew::Halt::Stopped | crew::Halt::Conflict(_) => CollectError::Interrupted,
        })
    }

    /// Forgets what was laid down from `entry` on, in the journal first.
    fn forget_from(&mut self, entry: usize, journal: &mut Journal) -> io::Result<()> {
        let offsets = self.slots[entry..]
            .iter()
            .filter_map(Slot::laid)
            .map(|laid| laid.offset);
        if let Some(from) = offsets.min() {
            journal.append(&journal::render(&Record::Moved(from))?)?;
        }
        for slot in &mut self.slots[entry..] {
            *slot = Slot::Waiting;
        }
        Ok(())
    }

    /// Modification time of the tag files: the bagging date, midnight UTC.
    fn moment(&self) -> i64 {
        let date: Option<jiff::civil::Date> = self.command.date.parse().ok();
        date.and_then(|d| d.to_zoned(jiff::tz::TimeZone::UTC).ok())
            .map_or(0, |z| z.timestamp().as_second())
    }

    fn info(&self) -> Vec<(String, String)> {
        let (octets, files) = tags::oxum(&self.slots);
        let mut info = vec![
            ("Bagging-Date".to_owned(), self.command.date.clone()),
            ("Bag-Software-Agent".to_owned(), self.command.agent.clone()),
            ("Payload-Oxum".to_owned(), format!("{octets}.{files}")),
            ("Bag-Size".to_owned(), shell::size::text(octets)),
        ];
        info.extend(self.config.command.info.iter().cloned());
        info
    }

    fn into_outcome(self, root: Digest, octets: Option<u64>) -> Outcome {
        let laid = self.plan.entries.iter().zip(&self.slots);
        let kinds =
            kind::sums(laid.filter_map(|(e, slot)| Some((&*e.payload, slot.laid()?.stamp.size))));
        let renamed = self.plan.renamed(&self.slots);
        let mut skipped = self.plan.skipped;
        skipped.extend(self.skipped);
        Outcome {
            root,
            octets,
            kinds,
            skipped,
            renamed,
            read_back: self.config.read_back,
        }
    }
}

/// Tells what is there already.
fn tell_resumed(slots: &[Slot], events: &mut dyn FnMut(Event<'_>)) {
    let (octets, files) = tags::oxum(slots);
    if files > 0 {
        events(Event::Resumed(files, octets));
    }
}

/// Runs the crew over a form.
fn lay(
    form: &dyn crew::Form,
    config: &Config,
    slots: &mut [Slot],
    skipped: &mut Vec<Skipped>,
    journal: &mut Journal,
    interrupt: &Interrupt,
    events: &mut dyn FnMut(Event<'_>),
) -> Result<Ended, CollectError> {
    let mut tell = |told: Told<'_>| match told {
        Told::Octets(octets) => events(Event::Octets(octets)),
        Told::File => events(Event::Files(1)),
        Told::Skipped(one) => events(Event::Skipped(one)),
    };
    crew::run(
        form,
        slots,
        skipped,
        journal,
        config.jobs,
        interrupt,
        &mut tell,
    )
    .map_err(CollectError::Write)
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
