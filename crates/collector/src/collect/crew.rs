//! Runs the workers that lay entries down, keeps the journal behind them and stops them when asked.
//!
//! Takes a [`Form`] (what one item of work is), gives slots filled in. Commits twice a second: first the octets are synced, then the
//! journal says so. Whatever ends the work (done, Ctrl-C, a full disk), what was finished is committed before it returns.

use std::io;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use shell::interrupt::Interrupt;

use super::journal::{EntryRecord, Journal, Record, render};
use super::laid::Slot;
use crate::plan::Plan;
use crate::skipped::{Reason, Skipped};

/// The form an archive takes: a zip or a folder.
pub trait Form: Sync {
    /// How many items of work there are.
    fn items(&self) -> usize;

    /// Does one item and tells the desk what became of its entries. Called from several threads, items in order.
    fn work(&self, item: usize, desk: &Desk<'_>) -> Result<(), Halt>;

    /// Wakes workers that wait for each other, because the work is stopping.
    fn stop(&self);

    /// Waits until everything written so far is on the disk.
    fn sync(&self) -> io::Result<()>;
}

/// Why a worker stopped early.
#[derive(Debug)]
pub enum Halt {
    /// Somebody else did, or the person asked.
    Stopped,
    /// From this entry on, what an earlier run laid down does not fit any more and has to be done again.
    Conflict(usize),
    /// The archive could not be written.
    Write(io::Error),
}

impl From<io::Error> for Halt {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// What workers tell while they work.
enum News {
    Octets(u64),
    Slots(Vec<(usize, Slot)>),
    Skipped(Skipped),
    Halt(Halt),
}

/// What all workers share.
#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    next: AtomicUsize,
    /// Journal lines of entries that are written but not synced yet.
    pending: Mutex<Vec<u8>>,
}

/// Where one worker reports.
pub struct Desk<'a> {
    shared: &'a Shared,
    news: Sender<News>,
}

/// Follows a reading from outside.
pub trait Watch {
    /// Counts source octets as read.
    fn octets(&self, octets: u64);

    /// Fails when the work is stopping; asked between reads.
    fn go_on(&self) -> Result<(), Halt>;
}

impl Watch for Desk<'_> {
    fn octets(&self, octets: u64) {
        // The receiver outlives the workers.
        let _ = self.news.send(News::Octets(octets));
    }

    fn go_on(&self) -> Result<(), Halt> {
        if self.shared.stop.load(Ordering::Relaxed) {
            Err(Halt::Stopped)
        } else {
            Ok(())
        }
    }
}

impl Desk<'_> {
    /// Entries are written or have left a hole; told together, because a word costs more than a small file.
    pub fn done(&self, plan: &Plan, slots: Vec<(usize, Slot)>) -> Result<(), Halt> {
        let mut lines = Vec::new();
        for (entry, slot) in &slots {
            if let Slot::Laid(laid) = slot {
                let record = EntryRecord::new(&plan.entries[*entry].payload, laid);
                lines.extend(render(&Record::Entry(record))?);
            }
        }
        self.shared
            .pending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(lines);
        let _ = self.news.send(News::Slots(slots));
        Ok(())
    }

    /// An entry is left out.
    pub fn left_out(&self, entry: usize, path: std::path::PathBuf, reason: Reason) {
        let _ = self.news.send(News::Slots(vec![(entry, Slot::LeftOut)]));
        let _ = self.news.send(News::Skipped(Skipped::new(path, reason)));
    }
}

/// How a run of the crew ended.
#[derive(Debug)]
pub enum Ended {
    /// Every item was done. These journal lines are not in the journal yet: the caller appends them once it has synced the
    /// archive, which it does anyway.
    Done(Vec<u8>),
    /// The person asked to stop; what was finished is kept.
    Interrupted,
    /// See [`Halt::Conflict`].
    Conflict(usize),
}

/// What the crew tells its caller while it works.
pub enum Told<'a> {
    /// Source octets were read.
    Octets(u64),
    /// So many entries are done.
    Files(u64),
    /// An entry was left out.
    Skipped(&'a Skipped),
}

const BETWEEN_COMMITS: Duration = Duration::from_millis(500);
/// Octets of journal lines that wait for a commit at most, more or less.
const MOST_PENDING: usize = 4 * 1024 * 1024;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Does all items of a form with `jobs` threads.
pub fn run(
    form: &dyn Form,
    slots: &mut [Slot],
    skipped: &mut Vec<Skipped>,
    journal: &mut Journal,
    jobs: NonZeroUsize,
    interrupt: &Interrupt,
    tell: &mut dyn FnMut(Told<'_>),
) -> io::Result<Ended> {
    let (news, heard) = channel();
    let shared = Shared::default();
    let (finished, until_finished) = channel::<()>();
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs.get())
            .map(|_| {
                let desk = Desk {
                    shared: &shared,
                    news: news.clone(),
                };
                scope.spawn(move || worker(form, &desk))
            })
            .collect();
        drop(news);
        let committer = {
            let shared = &shared;
            scope.spawn(move || {
                let committed = commit_until(form, shared, journal, &until_finished);
                if committed.is_err() {
                    // What cannot be kept need not be read.
                    shared.stop.store(true, Ordering::Relaxed);
                    form.stop();
                }
                committed
            })
        };
        let stop = || {
            shared.stop.store(true, Ordering::Relaxed);
            form.stop();
        };
        let mut ended = Ok(Ended::Done(Vec::new()));
        loop {
            match heard.recv_timeout(BETWEEN_LOOKS) {
                Ok(News::Octets(octets)) => tell(Told::Octets(octets)),
                Ok(News::Slots(done)) => {
                    let settled = |slot: &Slot| matches!(slot, Slot::Laid(_) | Slot::LeftOut);
                    tell(Told::Files(
                        done.iter().filter(|(_, slot)| settled(slot)).count() as u64,
                    ));
                    for (entry, slot) in done {
                        slots[entry] = slot;
                    }
                }
                Ok(News::Skipped(one)) => {
                    tell(Told::Skipped(&one));
                    skipped.push(one);
                }
                Ok(News::Halt(halt)) => {
                    stop();
                    ended = worse(ended, halt);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if interrupt.heard() && !shared.stop.load(Ordering::Relaxed) {
                stop();
                ended = ended.map(|_| Ended::Interrupted);
            }
        }
        drop(finished);
        let committed = committer
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the committer failed")));
        for worker in workers {
            // A panic of a worker is a defect of this program: the archive must not be finished.
            worker
                .join()
                .map_err(|_| io::Error::other("a worker failed"))?;
        }
        let left = committed?;
        Ok(match ended? {
            Ended::Done(_) => Ended::Done(left),
            other => other,
        })
    })
}

/// The graver of how it ended so far and one more reason to stop.
fn worse(ended: io::Result<Ended>, halt: Halt) -> io::Result<Ended> {
    match (ended?, halt) {
        (_, Halt::Write(error)) => Err(error),
        (Ended::Conflict(one), Halt::Conflict(other)) => Ok(Ended::Conflict(one.min(other))),
        (Ended::Done(_), Halt::Conflict(entry)) => Ok(Ended::Conflict(entry)),
        (ended, _) => Ok(ended),
    }
}

fn worker(form: &dyn Form, desk: &Desk<'_>) {
    /// Wakes the others when this worker dies, so that nobody waits for it.
    struct Guard<'a>(&'a dyn Form, &'a Shared);
    impl Drop for Guard<'_> {
        fn drop(&mut self) {
            if std::thread::panicking() {
                self.1.stop.store(true, Ordering::Relaxed);
                self.0.stop();
            }
        }
    }
    let _guard = Guard(form, desk.shared);
    loop {
        let item = desk.shared.next.fetch_add(1, Ordering::Relaxed);
        if item >= form.items() || desk.go_on().is_err() {
            return;
        }
        if let Err(halt) = form.work(item, desk) {
            let _ = desk.news.send(News::Halt(halt));
            return;
        }
    }
}

/// Commits now and then until told that the work is finished. When it was stopped, commits once more; else gives the
/// lines that are left.
fn commit_until(
    form: &dyn Form,
    shared: &Shared,
    journal: &mut Journal,
    finished: &Receiver<()>,
) -> io::Result<Vec<u8>> {
    loop {
        let begun = Instant::now();
        let last = loop {
            match finished.recv_timeout(BETWEEN_LOOKS) {
                Err(RecvTimeoutError::Timeout) => {}
                _ => break true,
            }
            let weight = shared
                .pending
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .len();
            if weight > MOST_PENDING || begun.elapsed() >= BETWEEN_COMMITS {
                break false;
            }
        };
        let lines = std::mem::take(
            &mut *shared
                .pending
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
        if last && !shared.stop.load(Ordering::Relaxed) {
            return Ok(lines);
        }
        if !lines.is_empty() {
            form.sync()?;
            journal.append(&lines)?;
        }
        if last {
            return Ok(Vec::new());
        }
    }
}
