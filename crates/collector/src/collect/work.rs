//! Does the stages of one archive that work on its slots: lay down, mend, write the tag files, seal.
//!
//! Takes the configuration, the plan and what an earlier run left, gives a complete staged archive and its root digest. Keeps the journal
//! behind what is on the disk, never ahead of it.

use std::borrow::Cow;
use std::io;

use bag::digest::Digest;
use shell::interrupt::Interrupt;

use super::crew::{self, Ended, Told};
use super::eyes::Eyes;
use super::journal::{self, Command, Journal, Record};
use super::known::{Known, List};
use super::laid::Slot;
use super::noted::Noted;
use super::seal::{Sealed, Sealing};
use super::sink::Staged;
use super::tags::{self, Tags};
use super::{CollectError, Config, Event, Outcome, Page, ReadBack, folder, mend, stage, zip};
use crate::catalogue::{self, Catalogue, Entry, Take};
use crate::kind;
use crate::plan::Plan;
use crate::skipped::Skipped;
use crate::sys;

/// One archive in the making.
pub struct Work<'a> {
    /// How it is made.
    pub config: &'a Config,
    /// What goes into it.
    pub plan: Plan,
    /// Lists of what should be there.
    pub lists: &'a [List],
    /// Writes the page for people.
    pub page: &'a Page<'a>,
    /// What is known of everything, once it is laid down.
    pub known: Known,
    /// The command, with the date of the first run.
    pub command: Command,
    /// Whether the person asked to stop.
    pub interrupt: &'a Interrupt,
    /// Who is told.
    pub events: &'a mut dyn FnMut(Event<'_>),
    /// What was left out on the way.
    pub skipped: Vec<Skipped>,
    /// What became of each entry.
    pub slots: Vec<Slot>,
}

impl Work<'_> {
    /// Makes a staged zip; gives its root digest and octets.
    pub fn zip(
        &mut self,
        journal: &mut Journal,
        records: Vec<Record>,
    ) -> Result<(Digest, Option<u64>), CollectError> {
        let base = &self.config.base;
        let manifests = tags::algorithms(self.config.second).len() as u64;
        let staged = Staged::open(&self.config.stage.part, self.plan.needs(base, manifests))
            .map_err(CollectError::Write)?;
        let file = &staged.file;
        self.slots = stage::slots(&self.plan, records, staged.found);
        tell_resumed(&self.slots, self.events);
        let (end, lines) = loop {
            let eyes = Eyes::new(&self.plan, self.config.figures);
            let second = self.config.second;
            let form = zip::ZipForm::new(&self.plan, &self.slots, base, second, eyes, &staged);
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
                Ended::Done(lines) => match form.end() {
                    Ok(end) if self.is_laid() => break (end, lines),
                    other => {
                        // Octets are about to move: what is done is put on record first.
                        keep(file, journal, &lines).map_err(CollectError::Write)?;
                        match other {
                            Ok(end) => break (self.mend(&staged, journal, end)?, Vec::new()),
                            Err(entry) => entry,
                        }
                    }
                },
            };
            self.forget_from(conflict, journal)
                .map_err(CollectError::Write)?;
        };
        self.is_something()?;
        let sealing = Sealing {
            file,
            base,
            moment: self.moment(),
            second: self.config.second,
        };
        self.known = Known::of(&self.plan, &self.slots, self.lists);
        let sealed = self.told(&mut |tags| sealing.seal(tags, &self.plan, &self.slots, end));
        let kept = keep(file, journal, &lines);
        let Sealed { root, octets } = sealed.map_err(CollectError::Write)?;
        kept.map_err(CollectError::Write)?;
        if self.config.read_back == ReadBack::Verify {
            sys::forget_cached(file);
        }
        Ok((root, Some(octets)))
    }

    /// Makes a staged folder; gives its root digest.
    pub fn folder(
        &mut self,
        journal: &mut Journal,
        records: Vec<Record>,
    ) -> Result<Digest, CollectError> {
        let root = &self.config.stage.part;
        self.slots = stage::slots(&self.plan, records, u64::MAX);
        let eyes = Eyes::new(&self.plan, self.config.figures);
        let second = self.config.second;
        let form = folder::FolderForm::new(&self.plan, &mut self.slots, root, second, eyes)
            .map_err(CollectError::Write)?;
        tell_resumed(&self.slots, self.events);
        let lines = match lay(
            &form,
            self.config,
            &mut self.slots,
            &mut self.skipped,
            journal,
            self.interrupt,
            self.events,
        )? {
            Ended::Interrupted => return Err(CollectError::Interrupted),
            Ended::Done(lines) => lines,
            Ended::Conflict(_) => Vec::new(),
        };
        self.is_something()?;
        self.known = Known::of(&self.plan, &self.slots, self.lists);
        let mut sink = folder::FolderTags::new(root, self.moment(), self.config.second);
        self.told(&mut |tags| tags::write(&mut sink, tags, &self.plan, &self.slots))
            .and_then(|digest| folder::settle(root).map(|()| digest))
            .and_then(|digest| journal.append(&lines).map(|()| digest))
            .map_err(CollectError::Write)
    }

    /// Hands on what the tag files say.
    fn told<T>(&self, seal: &mut dyn FnMut(&Tags<'_>) -> io::Result<T>) -> io::Result<T> {
        let info = self.info();
        let left_out = self.plan.skipped.iter().chain(&self.skipped);
        let skipped: Vec<Skipped> = left_out
            .map(|one| Skipped::new(self.plan.shown(&one.path), one.reason.clone()))
            .collect();
        let comparison = self.known.compared();
        let entries = |take: Take<'_>| {
            for (entry, slot) in self.plan.entries.iter().zip(&self.slots) {
                let Some(laid) = slot.laid() else { continue };
                let mut facts = laid.facts.as_ref().and_then(Noted::facts);
                if let (Some(Cow::Owned(facts)), None) = (&mut facts, self.config.figures) {
                    // An earlier run of this archive may have made some; what entries have in common has none.
                    facts.preview = None;
                }
                take(Entry::of(entry, laid, facts.as_deref()))?;
            }
            Ok(())
        };
        let catalogue = Catalogue {
            agent: &self.command.agent,
            name: &self.config.base,
            date: &self.command.date,
            entries: &entries,
            totals: &self.known.totals,
            skipped: &skipped,
            comparison: Some(&comparison),
            checklist: Some(&self.known.checklist),
        };
        seal(&Tags {
            info: &info,
            guide: &self.config.guide,
            second: self.config.second,
            catalogue: [&|out| catalogue::json::write(&catalogue, out), &|out| {
                (self.page)(&catalogue, &self.known, out)
            }],
        })
    }

    /// Fails when everything was left out on the way: an archive of nothing would only look like one.
    fn is_something(&self) -> Result<(), CollectError> {
        if self.slots.iter().any(|slot| slot.laid().is_some()) {
            return Ok(());
        }
        Err(CollectError::Nothing(
            [&self.plan.skipped[..], &self.skipped].concat(),
        ))
    }

    /// Whether nothing left a hole.
    fn is_laid(&self) -> bool {
        !self.slots.iter().any(|slot| matches!(slot, Slot::Hole(..)))
    }

    /// Reads again what left a hole in the zip.
    fn mend(
        &mut self,
        staged: &Staged,
        journal: &mut Journal,
        end: u64,
    ) -> Result<u64, CollectError> {
        let mending = mend::Mending {
            plan: &self.plan,
            base: &self.config.base,
            second: self.config.second,
            eyes: Eyes::new(&self.plan, self.config.figures),
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
        // What was left out gets its turn again, and is told of once.
        self.skipped.clear();
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

    /// Sums up.
    pub fn into_outcome(self, root: Digest, octets: Option<u64>) -> Outcome {
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
            known: self.known,
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

/// Puts entries on record that are written: their octets first, then their journal lines.
fn keep(file: &std::fs::File, journal: &mut Journal, lines: &[u8]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    file.sync_data()?;
    journal.append(lines)
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
        Told::Files(files) => events(Event::Files(files)),
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
