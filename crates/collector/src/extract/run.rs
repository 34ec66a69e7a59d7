//! Runs a plan on several threads and gathers what became of each file.
//!
//! Takes tasks, gives the counts and lists of the [`Report`] in the order of the bag, whatever the threads did. Hands out
//! tasks in order; the first failure, or the wish to stop, lets the others finish their piece and end.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use shell::interrupt::Interrupt;

use super::plan;
use super::restore::{self, Outcome, Worker};
use super::target::Target;
use super::{Config, Event, Failure, Report, Skipped};
use crate::list::Opened;

/// Octets after which a worker tells of them.
const STEP: u64 = 1 << 20;

/// What a worker tells.
enum Message {
    Octets(u64),
    /// With the octets not told yet.
    Done(usize, Outcome, u64),
    Failed(usize, io::Error),
}

/// Restoring, so far.
pub(super) struct Run {
    /// What is worth telling, by item.
    outcomes: Vec<(usize, Outcome)>,
    report: Report,
}

impl Run {
    /// A run that adds to a report.
    pub(super) fn new(report: Report) -> Self {
        Self {
            outcomes: Vec::new(),
            report,
        }
    }

    /// Restores all files. Fails when nothing more can be written, or `stop` was raised.
    pub(super) fn files(
        &mut self,
        bag: &Opened<'_>,
        target: &Target,
        config: &Config,
        tasks: &[plan::Task],
        stop: &Interrupt,
        on_event: &mut dyn FnMut(Event<'_>),
    ) -> Result<(), Failure> {
        let next = AtomicUsize::new(0);
        let halt = AtomicBool::new(false);
        let halted = || halt.load(Ordering::Relaxed) || stop.heard();
        let (sender, receiver) = sync_channel(64);
        let failed = std::thread::scope(|scope| {
            for _ in 0..config.jobs.get().min(tasks.len()) {
                let sender: SyncSender<Message> = sender.clone();
                let (next, halted) = (&next, &halted);
                scope.spawn(move || {
                    let mut worker = Worker::new(bag, target, config);
                    while !halted() {
                        let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) else {
                            break;
                        };
                        let mut untold = 0;
                        let mut on_octets = |n| {
                            untold += n;
                            if untold >= STEP {
                                // The receiver stays until every worker is gone.
                                let _ = sender.send(Message::Octets(untold));
                                untold = 0;
                            }
                            !halted()
                        };
                        let message = match worker.restore(task, &mut on_octets) {
                            Ok(Some(outcome)) => Message::Done(task.item, outcome, untold),
                            Ok(None) => break,
                            Err(error) => Message::Failed(task.item, error),
                        };
                        let _ = sender.send(message);
                    }
                });
            }
            drop(sender);
            self.gather(bag, receiver, &halt, on_event)
        });
        let restored = self.report.restored;
        match failed {
            Some((item, source)) => {
                let items = bag.store.items();
                let path = items
                    .get(item)
                    .map_or_else(Box::default, |i| i.path.clone());
                Err(match restore::is_full(&source) {
                    true => Failure::Full { path, restored },
                    false => Failure::Write { path, source },
                })
            }
            None if stop.heard() => Err(Failure::Stopped { restored }),
            None => Ok(()),
        }
    }

    /// Takes messages until all workers are gone; the first failure halts them.
    fn gather(
        &mut self,
        bag: &Opened<'_>,
        receiver: Receiver<Message>,
        halt: &AtomicBool,
        on_event: &mut dyn FnMut(Event<'_>),
    ) -> Option<(usize, io::Error)> {
        let mut failed = None;
        for message in receiver {
            match message {
                Message::Octets(n) => on_event(Event::Octets(n)),
                Message::Done(item, outcome, untold) => {
                    on_event(Event::Octets(untold));
                    if let Some(item) = bag.store.items().get(item) {
                        on_event(Event::Done { path: &item.path });
                    }
                    self.count(item, outcome);
                }
                Message::Failed(item, error) => {
                    halt.store(true, Ordering::Relaxed);
                    failed = failed.or(Some((item, error)));
                }
            }
        }
        failed
    }

    fn count(&mut self, item: usize, outcome: Outcome) {
        let report = &mut self.report;
        match &outcome {
            Outcome::Restored(restored) => {
                report.restored += 1;
                report.octets += restored.octets;
                report.untimed += u64::from(restored.untimed);
                if restored.checked {
                    return;
                }
            }
            Outcome::Present => {
                report.present += 1;
                return;
            }
            Outcome::Skipped(_) | Outcome::Damaged(_) => {}
        }
        self.outcomes.push((item, outcome));
    }

    /// Makes the empty folders.
    pub(super) fn directories(
        &mut self,
        target: &Target,
        directories: Vec<plan::Directory>,
    ) -> Result<(), Failure> {
        for directory in directories {
            match target.make(&directory.path) {
                Ok(()) => self.report.directories += 1,
                Err(obstacle) => {
                    let path = directory.stored;
                    match restore::reason(obstacle) {
                        Ok(reason) => self.report.skipped.push(Skipped { path, reason }),
                        Err(source) if restore::is_full(&source) => {
                            let restored = self.report.restored;
                            return Err(Failure::Full { path, restored });
                        }
                        Err(source) => return Err(Failure::Write { path, source }),
                    }
                }
            }
        }
        Ok(())
    }

    /// The report, in the order of the bag whatever the threads did.
    pub(super) fn finish(mut self, bag: &Opened<'_>) -> Report {
        self.outcomes.sort_by_key(|(item, _)| *item);
        let mut report = self.report;
        for (item, outcome) in self.outcomes {
            let Some(path) = bag.store.items().get(item).map(|item| item.path.clone()) else {
                continue;
            };
            match outcome {
                Outcome::Skipped(reason) => report.skipped.push(Skipped { path, reason }),
                Outcome::Damaged(damage) => report.damaged.push(*damage),
                Outcome::Restored(_) if !is_tag_manifest(&path) => report.unchecked.push(path),
                Outcome::Restored(_) | Outcome::Present => {}
            }
        }
        report
    }
}

/// Nothing can hold the digest of a tag manifest but the person who wrote down the root digest.
fn is_tag_manifest(path: &str) -> bool {
    path.starts_with("tagmanifest-") && path.ends_with(".txt") && !path.contains('/')
}
