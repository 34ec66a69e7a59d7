//! Knows where an unfinished archive stands and what of it counts.
//!
//! Takes the target, gives the staged archive and its journal beside it, locked; reads the journal back into slots. An
//! unfinished archive of another command is never touched.
#![expect(clippy::disallowed_methods, reason = "this room removes staged files")]

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::journal::{Command, Journal, JournalError, Record};
use super::laid::Slot;
use crate::plan::Plan;

/// Where an archive is made before it gets its name.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The final name.
    pub target: PathBuf,
    /// The archive in the making.
    pub part: PathBuf,
    /// What of it is on the disk.
    pub journal: PathBuf,
}

/// What an earlier run left.
#[derive(Debug)]
pub enum Left {
    /// Nothing, or nothing of use.
    Nothing,
    /// An unfinished archive of the same command, begun on that date.
    Unfinished {
        /// Bagging date of the first run.
        date: String,
        /// What its journal says, after the first line.
        records: Vec<Record>,
    },
    /// A finished archive that has its name already; only the journal was still there.
    Finished {
        /// Root digest, hex.
        root: String,
        /// How many items were left out of it.
        left_out: u64,
        /// Whether something in it is broken, missing or doubtful.
        troubled: bool,
    },
}

/// Why a stage cannot be entered.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    /// Something stands under the final name.
    #[error("the target exists")]
    TargetExists,
    /// Another process works on it.
    #[error("another process is working on it")]
    Busy,
    /// What is unfinished there was begun with another command.
    #[error("begun with another command")]
    OtherCommand,
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Stage {
    /// The stage of a target, beside it.
    pub fn of(target: &Path) -> Self {
        let beside = |ending: &str| {
            let mut name = OsString::from(".");
            name.push(target.file_name().unwrap_or_default());
            name.push(ending);
            target.with_file_name(name)
        };
        Self {
            target: target.to_path_buf(),
            part: beside(".liudi-part"),
            journal: beside(".liudi-journal"),
        }
    }

    /// Whether an earlier run left something.
    pub fn is_begun(&self) -> bool {
        self.journal.symlink_metadata().is_ok()
    }

    /// Locks the stage and reads what an earlier run left. `dated` says that the person named the date.
    pub fn enter(&self, command: &Command, dated: bool) -> Result<(Journal, Left), StageError> {
        if !self.is_begun() && self.target.symlink_metadata().is_ok() {
            return Err(StageError::TargetExists);
        }
        let mut journal = Journal::open(&self.journal).map_err(|error| match error {
            JournalError::Busy => StageError::Busy,
            JournalError::Io(error) => StageError::Io(error),
        })?;
        let left = self.left(&mut journal, command, dated)?;
        if self.target.symlink_metadata().is_ok() && !matches!(left, Left::Finished { .. }) {
            if matches!(left, Left::Nothing) {
                self.forget();
            }
            return Err(StageError::TargetExists);
        }
        Ok((journal, left))
    }

    fn left(
        &self,
        journal: &mut Journal,
        command: &Command,
        dated: bool,
    ) -> Result<Left, StageError> {
        let mut records = journal.records()?;
        if records.is_empty() {
            return Ok(Left::Nothing);
        }
        let Record::Begin(begun) = records.remove(0) else {
            return Ok(Left::Nothing);
        };
        let date = begun.date.clone();
        let same = Command {
            date: command.date.clone(),
            ..begun
        } == *command;
        if !same || (dated && date != command.date) {
            return Err(StageError::OtherCommand);
        }
        let there = self.part.symlink_metadata().is_ok();
        if let (
            false,
            Some(Record::Sealed {
                root,
                left_out,
                troubled,
            }),
        ) = (there, records.last())
        {
            return Ok(match self.target.symlink_metadata() {
                Ok(_) => Left::Finished {
                    root: root.clone(),
                    left_out: *left_out,
                    troubled: *troubled,
                },
                Err(_) => Left::Nothing,
            });
        }
        if there {
            Ok(Left::Unfinished { date, records })
        } else {
            Ok(Left::Nothing)
        }
    }

    /// Removes the journal of an archive that is finished, or never began.
    pub fn forget(&self) {
        // A journal that stays is found and removed by the next run; nothing depends on it any more.
        let _ = fs::remove_file(&self.journal);
    }

    /// Removes what an earlier run left, because the person asked to start over.
    pub fn discard(&self) -> Result<(), StageError> {
        if !self.is_begun() {
            return Ok(());
        }
        let _held = Journal::open(&self.journal).map_err(|error| match error {
            JournalError::Busy => StageError::Busy,
            JournalError::Io(error) => StageError::Io(error),
        })?;
        self.clear()
    }

    /// Removes the staged archive and its journal, which the caller has locked.
    pub fn clear(&self) -> Result<(), StageError> {
        match self.part.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(&self.part)?,
            Ok(_) => fs::remove_file(&self.part)?,
            Err(_) => {}
        }
        Ok(fs::remove_file(&self.journal)?)
    }
}

/// Slots for a plan as far as an earlier run's records fit it: same payload path, same state of the source. Records
/// of octets beyond `size` (of the staged file) do not count.
pub fn slots(plan: &Plan, records: Vec<Record>, size: u64) -> Vec<Slot> {
    let mut slots = vec![Slot::Waiting; plan.entries.len()];
    for record in records {
        match record {
            Record::Entry(entry) => {
                let Some((payload, laid)) = entry.into_laid() else {
                    continue;
                };
                let Ok(at) = plan
                    .entries
                    .binary_search_by(|e| (*e.payload).cmp(&payload))
                else {
                    continue;
                };
                let fits =
                    plan.entries[at].stamp == laid.stamp && laid.offset + laid.packed <= size;
                slots[at] = if fits {
                    Slot::Laid(laid)
                } else {
                    Slot::Waiting
                };
            }
            Record::Moved(from) => {
                for slot in &mut slots {
                    if slot.laid().is_some_and(|laid| laid.offset >= from) {
                        *slot = Slot::Waiting;
                    }
                }
            }
            Record::Begin(_) | Record::Sealed { .. } => {}
        }
    }
    slots
}
