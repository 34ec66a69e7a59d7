//! Restores files of a bag into a folder.
//!
//! Takes an [`Opened`] bag, a folder and a [`Config`], gives a [`Report`] and events on the way. In order: `plan` decides where
//! each file goes (original names, names Windows cannot hold, twins), the room is checked, `target` opens folders
//! below the target without following a link, `run` hands the files to threads, `restore` stages each file beside its place, holds it to its digest and
//! renames it. Never writes outside the target, never goes through a link that stands there, never overwrites unless told
//! to; nothing stands under a final name unless its digest held. What was left out is in the report.

mod plan;
mod report;
mod restore;
mod run;
mod target;
#[cfg(test)]
mod tests;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use bag::defect::{Code, Defect};
use bag::names::{self, NameRecord};
use shell::interrupt::Interrupt;

use crate::list::{Globs, Opened, Scope};
use plan::Plan;
use run::Run;
use target::Target;

pub use bag::windows::windows_name;
pub use report::{Damage, Failure, Mapped, Reason, Report, Skipped};

/// Name of the file that says which restored file was called what.
pub const MAP: &str = "liudi-names.jsonl";

/// What to do where a file of that name already stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// Leave it; the file of the bag is skipped unless its octets are the very same.
    #[default]
    Keep,
    /// Replace a file, in one step. Never a folder, never through a link.
    Replace,
}

/// What to do with a file that does not match its digest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Damaged {
    /// Remove it.
    #[default]
    Remove,
    /// Keep what came out as `NAME.damaged`.
    Mark,
}

/// Which names the target can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameRules {
    /// Any octets but `/` and NUL.
    Unix,
    /// What Windows accepts. Always used on Windows.
    Windows,
}

impl NameRules {
    /// Those of the system this runs on.
    pub fn native() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else {
            Self::Unix
        }
    }
}

/// How to restore.
#[derive(Clone, Debug)]
pub struct Config {
    /// Payload below the target, or the whole base directory as it is.
    pub scope: Scope,
    /// Which files, by payload path (with [`Scope::Bag`]: by path from the base directory on).
    pub globs: Globs,
    /// Where a file already stands.
    pub existing: Existing,
    /// Where a digest does not hold.
    pub damaged: Damaged,
    /// Which names the target can hold.
    pub names: NameRules,
    /// The archive itself, which is not replaced even when told to.
    pub archive: Option<PathBuf>,
    /// Octets free where the target is, if known.
    pub free: Option<u64>,
    /// Threads.
    pub jobs: NonZeroUsize,
}

/// What happens on the way.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// The plan stands.
    Begin {
        /// Files to restore.
        files: u64,
        /// Their octets.
        octets: u64,
    },
    /// So many octets more are dealt with: read out of the bag, or found to stand there already.
    Octets(u64),
    /// A file is done, one way or another.
    Done {
        /// Its path in the bag, from the base directory on.
        path: &'a str,
    },
}

/// Restores what `config` asks for into `folder`, which is made if it is not there. Ends early when `stop`
/// is raised.
pub fn extract(
    bag: &Opened<'_>,
    folder: &Path,
    config: &Config,
    stop: &Interrupt,
    on_event: &mut dyn FnMut(Event<'_>),
) -> Result<Report, Failure> {
    let at_target = |source| Failure::Target {
        path: folder.to_owned(),
        source,
    };
    let (records, names_defect) = bag.names();
    let mut target = Target::open(folder).map_err(at_target)?;
    let folds = target.folds_case().map_err(at_target)?;
    let Plan {
        tasks,
        directories,
        mapped,
        skipped,
        unmatched,
        missing,
    } = plan::plan(bag, &records, config, folds);
    drop(records);
    target.keep_clear_of(&tasks);
    let size = |item: usize| bag.store.items().get(item).map_or(0, |item| item.size);
    // A hostile bag may declare more than a number can hold.
    let sum = |all: u64, one: u64| all.saturating_add(one);
    let octets = tasks.iter().map(|task| size(task.item)).fold(0, sum);
    on_event(Event::Begin {
        files: tasks.len() as u64,
        octets,
    });
    if let Some(free) = config.free.filter(|&free| octets > free) {
        let standing = |task: &&plan::Task| target.holds(&task.path, size(task.item));
        let there = tasks.iter().filter(standing).map(|t| size(t.item));
        let needed = octets.saturating_sub(there.fold(0, sum));
        if needed > free {
            return Err(Failure::Room { needed, free });
        }
    }
    let mut report = Report {
        skipped,
        mapped,
        unmatched,
        ..Report::default()
    };
    write_map(&target, &tasks, &mut report)?;
    let mut run = Run::new(report);
    target.spare(folder, config.archive.as_deref());
    run.files(bag, &target, config, &tasks, stop, on_event)?;
    run.directories(&target, directories)?;
    let mut report = run.finish(bag);
    let lost = missing
        .into_iter()
        .map(|path| Defect::at(Code::MissingPayload, path));
    let rest = lost.chain(names_defect);
    report
        .damaged
        .extend(rest.map(|defect| Damage { defect, kept: None }));
    Ok(report)
}

/// Writes the map under the first free name, unless the same one stands there.
fn write_map(target: &Target, tasks: &[plan::Task], report: &mut Report) -> Result<(), Failure> {
    if report.mapped.is_empty() {
        return Ok(());
    }
    let record = |mapped: &Mapped| NameRecord::File {
        path: mapped.restored.clone(),
        original: mapped.original.clone(),
    };
    let records: Vec<_> = report.mapped.iter().map(record).collect();
    let text = names::render(&records);
    let first = |path: &[u8], name: &str| {
        path.split(|&octet| octet == b'/').next() == Some(name.as_bytes())
    };
    let taken = |name: &str| tasks.iter().any(|task| first(&task.path, name));
    let candidates = (1..).map(|number| match number {
        1 => MAP.to_owned(),
        _ => bag::windows::with_suffix(MAP, &format!("-{number}")),
    });
    for name in candidates.filter(|name| !taken(name)) {
        match target.write_new(&name, text.as_bytes()) {
            Ok(true) => {
                report.map = Some(name);
                break;
            }
            Ok(false) => {}
            Err(source) => {
                let path = name.into();
                return Err(match restore::is_full(&source) {
                    true => Failure::Full { path, restored: 0 },
                    false => Failure::Write { path, source },
                });
            }
        }
    }
    Ok(())
}
