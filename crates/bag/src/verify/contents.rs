//! Reads every file once, on several threads, and compares digests.
//!
//! Takes a store and an outline, gives defects, and events on the caller's thread. Each worker holds one buffer, whatever
//! the size of files. Big files go first so that no thread is left alone with one at the end; small ones follow in the
//! order of the store, which is the order they lie on the disk. A file that makes its reader panic costs that file.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

use super::{Depth, Event, Options};
use crate::defect::{Code, Defect};
use crate::digest::{Algorithm, Digest};
use crate::findings::Findings;
use crate::manifest::is_payload;
use crate::outline::{Entry, Outline, defect_of, digest_item};
use crate::store::Store;

/// Octets of each worker's buffer.
const BUFFER: usize = 256 << 10;
/// From this size on files are read biggest first.
const BIG: u64 = 4 << 20;
/// Octets and files between two events of one worker.
const STEP_OCTETS: u64 = 2 << 20;
const STEP_FILES: u64 = 64;
/// Messages that may wait for the caller.
const WAITING: usize = 256;

enum Message {
    Advanced { files: u64, octets: u64 },
    Found(Defect),
}

/// Reads what the depth asks for and compares every digest known.
pub(super) fn check(
    store: &dyn Store,
    outline: &Outline<'_>,
    options: &Options,
    findings: &mut Findings,
    events: &mut dyn FnMut(Event),
) {
    for (&item, digests) in &outline.digested {
        if let Some(digests) = digests {
            compare(
                outline,
                item,
                &outline.tag_algorithms,
                digests,
                &mut |defect| {
                    findings.push(defect);
                },
            );
        }
    }
    let work = work(outline, options.depth);
    let octets = work.iter().fold(0u64, |sum, &item| {
        sum.saturating_add(outline.index.item(item as usize).size)
    });
    events(Event::Started {
        files: work.len() as u64,
        octets,
    });
    let next = AtomicUsize::new(0);
    let (sender, receiver) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        for _ in 0..options.jobs.get().min(work.len()) {
            let worker = Worker {
                store,
                outline,
                work: &work,
                next: &next,
                sender: sender.clone(),
            };
            scope.spawn(move || worker.run());
        }
        drop(sender);
        for message in receiver {
            match message {
                Message::Advanced { files, octets } => events(Event::Advanced { files, octets }),
                Message::Found(defect) => findings.push(defect),
            }
        }
    });
    events(Event::Finished);
}

/// The items to read, in the order to read them: tag files not read yet, and listed payload when contents are asked for.
fn work(outline: &Outline<'_>, depth: Depth) -> Vec<u32> {
    let wanted = |item: &usize| {
        if is_payload(&outline.index.item(*item).path) {
            let mut tables = outline.payload.iter();
            depth == Depth::Contents && tables.any(|t| matches!(t.entry(*item), Entry::Digest(_)))
        } else {
            !outline.digested.contains_key(item)
        }
    };
    let size = |item: u32| outline.index.item(item as usize).size;
    let (mut big, small): (Vec<u32>, Vec<u32>) = outline
        .index
        .files()
        .filter(wanted)
        .filter_map(|item| u32::try_from(item).ok())
        .partition(|&item| size(item) >= BIG);
    big.sort_by_key(|&item| std::cmp::Reverse(size(item)));
    big.extend(small);
    big
}

struct Worker<'a> {
    store: &'a dyn Store,
    outline: &'a Outline<'a>,
    work: &'a [u32],
    next: &'a AtomicUsize,
    sender: SyncSender<Message>,
}

impl Worker<'_> {
    fn run(self) {
        let mut buffer = vec![0; BUFFER];
        let (mut files, mut octets) = (0, 0);
        while let Some(&item) = self.work.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            let item = item as usize;
            let mut sink = |piece: &[u8]| {
                octets += piece.len() as u64;
                if octets >= STEP_OCTETS {
                    self.send(Message::Advanced { files, octets });
                    (files, octets) = (0, 0);
                }
            };
            let read = catch_unwind(AssertUnwindSafe(|| {
                self.check(item, &mut buffer, &mut sink);
            }));
            if read.is_err() {
                let path = &*self.outline.index.item(item).path;
                let defect = Defect::at(Code::Unreadable, path).with("error", "panic");
                self.send(Message::Found(defect));
            }
            files += 1;
            if files >= STEP_FILES {
                self.send(Message::Advanced { files, octets });
                (files, octets) = (0, 0);
            }
        }
        self.send(Message::Advanced { files, octets });
    }

    /// Sends to the caller, who listens until every worker is done.
    fn send(&self, message: Message) {
        let _ = self.sender.send(message);
    }

    fn check(&self, item: usize, buffer: &mut [u8], sink: &mut dyn FnMut(&[u8])) {
        let mut algorithms: Vec<Algorithm> = Vec::new();
        for table in self.outline.tables_of(item) {
            let known = matches!(table.entry(item), Entry::Digest(_));
            if known && !algorithms.contains(&table.algorithm) {
                algorithms.push(table.algorithm);
            }
        }
        let found = |defect| self.send(Message::Found(defect));
        match digest_item(self.store, item, &algorithms, buffer, sink) {
            Ok(digests) => compare(self.outline, item, &algorithms, &digests, &mut { found }),
            Err(error) => found(defect_of(&error, &self.outline.index.item(item).path)),
        }
    }
}

/// Compares the digests of an item with all that its manifests expect.
fn compare(
    outline: &Outline<'_>,
    item: usize,
    algorithms: &[Algorithm],
    digests: &[Digest],
    found: &mut dyn FnMut(Defect),
) {
    let path = &*outline.index.item(item).path;
    let code = if is_payload(path) {
        Code::PayloadDigest
    } else {
        Code::TagDigest
    };
    for table in outline.tables_of(item) {
        let Entry::Digest(expected) = table.entry(item) else {
            continue;
        };
        for (algorithm, digest) in algorithms.iter().zip(digests) {
            if *algorithm == table.algorithm && digest.octets() != expected {
                found(
                    Defect::at(code, path)
                        .with("field", algorithm.name())
                        .with("expected", Digest::new(expected))
                        .with("found", digest),
                );
            }
        }
    }
}
