//! Reads every page of every file and recognises the papers on it.
//!
//! Takes the files' names and a way to load each, gives the files and papers of a dossier in the order of the names, whatever the number of
//! threads. Each file is loaded once; its pages go to whichever thread is free, so that one long PDF keeps all of them busy and memory holds
//! no more pages than there are threads. A page that breaks the program costs that page.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};

use papers::dossier::{File, Leaf, Paper, Refusal};
use papers::{fields, recognise};
use reading::engine::Engine;
use reading::open::{self, Limits, Opened, Refused};
use reading::page::Format;
use reading::sheet::{self, Sheet};

use super::thumbnail::{self, Thumbnail};

/// What threads that read pages are called, for a panic hook that keeps them quiet.
pub const THREAD: &str = "page";

/// One file to look at.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name as shown.
    pub name: String,
    /// Its size, octets.
    pub octets: u64,
}

/// How to look.
#[derive(Clone, Debug)]
pub struct Manner {
    /// Threads that read pages.
    pub threads: usize,
    /// What a file may cost.
    pub limits: Limits,
    /// Whether to make thumbnails, and whether private numbers stay visible in them.
    pub thumbnails: Option<thumbnail::Manner>,
}

/// What was looked at.
#[derive(Debug, Default)]
pub struct Looked {
    /// The files, in the order of the sources.
    pub files: Vec<File>,
    /// The papers, in the order of files and pages.
    pub papers: Vec<Paper>,
    /// Thumbnails by file and page, from 0.
    pub thumbnails: BTreeMap<(usize, usize), Thumbnail>,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A file was loaded; it has so many octets.
    Loaded {
        /// Octets of the file.
        octets: u64,
    },
    /// Every page of a file was read.
    Done,
}

/// Loads a file by its number among the sources.
pub type Load<'a> = dyn Fn(usize) -> Result<Vec<u8>, Refusal> + Sync + 'a;

/// Everything one page gives.
struct Page {
    sheet: Result<Sheet, Refusal>,
    papers: Vec<Paper>,
    thumbnail: Option<Thumbnail>,
}

/// What the threads report.
enum Message {
    File(usize, u64, Result<(Format, usize), Refusal>),
    Page(usize, usize, Box<Page>),
}

/// What the threads share: the next file, and the one whose pages are being given out.
struct Queue {
    /// The files in the order they are read.
    order: Vec<usize>,
    next: usize,
    current: Option<(usize, Arc<Opened>, usize)>,
}

/// Looks at every file. `stop` is asked before every page; once it says yes, what is missing is missing.
pub fn look(
    sources: &[Source],
    load: &Load<'_>,
    engine: &dyn Engine,
    manner: &Manner,
    stop: &(dyn Fn() -> bool + Sync),
    event: &mut dyn FnMut(Event),
) -> Looked {
    // Large files first: what is long is begun early, so that no thread is left with it alone at the end.
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(sources.get(*at).map_or(0, |source| source.octets)));
    let queue = Mutex::new(Queue {
        order,
        next: 0,
        current: None,
    });
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..manner.threads.max(1) {
            let (sender, queue) = (sender.clone(), &queue);
            let work = move || {
                while let Some((file, opened, page)) = take(queue, sources, load, manner, &sender) {
                    if stop() {
                        break;
                    }
                    let read = guarded(&opened, file, page, engine, manner);
                    if sender
                        .send(Message::Page(file, page, Box::new(read)))
                        .is_err()
                    {
                        break;
                    }
                }
            };
            // A thread that cannot be had is one fewer; the first is always there, below.
            let _ = std::thread::Builder::new()
                .name(THREAD.to_owned())
                .stack_size(16 << 20)
                .spawn_scoped(scope, work);
        }
        drop(sender);
        gather(sources, &receiver, event)
    })
}

/// The next page to read, loading the next file when the last one's pages are given out.
fn take(
    queue: &Mutex<Queue>,
    sources: &[Source],
    load: &Load<'_>,
    manner: &Manner,
    sender: &mpsc::Sender<Message>,
) -> Option<(usize, Arc<Opened>, usize)> {
    let mut queue: MutexGuard<'_, Queue> = queue.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if let Some((file, opened, page)) = &mut queue.current {
            if *page < opened.pages() {
                let given = (*file, Arc::clone(opened), *page);
                *page += 1;
                return Some(given);
            }
            queue.current = None;
        }
        let at = *queue.order.get(queue.next)?;
        let source = sources.get(at)?;
        queue.next += 1;
        let opened = match source.octets > manner.limits.octets {
            true => Err(Refusal::TooLarge {
                of: "octets".to_owned(),
                found: source.octets,
                most: manner.limits.octets,
            }),
            false => load(at).and_then(|octets| opened(octets, &manner.limits)),
        };
        let facts = opened
            .as_ref()
            .map(|opened| (opened.format(), opened.pages()))
            .map_err(Clone::clone);
        // Nobody listening means the run has ended.
        sender.send(Message::File(at, source.octets, facts)).ok()?;
        queue.current = opened.ok().map(|opened| (at, Arc::new(opened), 0));
    }
}

fn opened(octets: Vec<u8>, limits: &Limits) -> Result<Opened, Refusal> {
    catch_unwind(AssertUnwindSafe(|| open::open(octets, limits)))
        .unwrap_or(Err(Refused::Damaged))
        .map_err(|refused| refusal(&refused))
}

/// Reads one page; a panic costs this page only.
fn guarded(
    opened: &Opened,
    file: usize,
    page: usize,
    engine: &dyn Engine,
    manner: &Manner,
) -> Page {
    let read = || one(opened, file, page, engine, manner);
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Page {
        sheet: Err(Refusal::Panicked),
        papers: Vec::new(),
        thumbnail: None,
    })
}

fn one(opened: &Opened, file: usize, page: usize, engine: &dyn Engine, manner: &Manner) -> Page {
    let refused = |why: Refusal| Page {
        sheet: Err(why),
        papers: Vec::new(),
        thumbnail: None,
    };
    let pixels = match opened.page(page) {
        Ok(page) => page,
        Err(why) => return refused(refusal(&why)),
    };
    let Ok(sheet) = sheet::read(&pixels, engine) else {
        return refused(Refusal::Panicked);
    };
    let papers: Vec<Paper> = recognise::papers(&sheet)
        .into_iter()
        .map(|found| Paper {
            file,
            page,
            fields: fields::read(&sheet, &found),
            region: found.region,
            kind: found.kind,
            certainty: found.certainty,
            edition: found.edition,
            holder: found.holder,
        })
        .collect();
    let thumbnail = manner
        .thumbnails
        .and_then(|manner| thumbnail::make(&pixels.pixels, &sheet, &papers, manner));
    Page {
        sheet: Ok(sheet),
        papers,
        thumbnail,
    }
}

/// Puts what the threads report in order.
fn gather(
    sources: &[Source],
    receiver: &mpsc::Receiver<Message>,
    event: &mut dyn FnMut(Event),
) -> Looked {
    let mut formats = BTreeMap::new();
    let mut read: BTreeMap<(usize, usize), Page> = BTreeMap::new();
    let mut left: BTreeMap<usize, usize> = BTreeMap::new();
    for message in receiver {
        match message {
            Message::File(file, octets, facts) => {
                event(Event::Loaded { octets });
                let pages = facts.as_ref().map_or(0, |(_, pages)| *pages);
                if pages == 0 {
                    event(Event::Done);
                }
                left.insert(file, pages);
                formats.insert(file, facts);
            }
            Message::Page(file, page, made) => {
                read.insert((file, page), *made);
                let open = left.entry(file).or_default();
                *open = open.saturating_sub(1);
                if *open == 0 {
                    event(Event::Done);
                }
            }
        }
    }
    let mut looked = Looked::default();
    for (at, source) in sources.iter().enumerate() {
        let facts = formats.remove(&at);
        let mut leaves = Vec::new();
        let pages = match &facts {
            Some(Ok((_, pages))) => *pages,
            _ => 0,
        };
        for page in 0..pages {
            // A page that is not there was not read because the person stopped the run.
            let Some(made) = read.remove(&(at, page)) else {
                continue;
            };
            looked.papers.extend(made.papers);
            if let Some(thumbnail) = made.thumbnail {
                looked.thumbnails.insert((at, page), thumbnail);
            }
            leaves.push(Leaf { sheet: made.sheet });
        }
        looked.files.push(File {
            name: source.name.clone(),
            octets: source.octets,
            format: facts
                .as_ref()
                .and_then(|facts| facts.as_ref().ok())
                .map(|(format, _)| *format),
            pages: match facts {
                Some(Err(why)) => Err(why),
                _ => Ok(leaves),
            },
        });
    }
    looked
}

/// What a page could not be opened for, as a dossier says it.
pub fn refusal(refused: &Refused) -> Refusal {
    match refused {
        Refused::Empty => Refusal::Empty,
        Refused::Heic => Refusal::Heic,
        Refused::Locked => Refusal::Locked,
        Refused::Archive => Refusal::Archive,
        Refused::Office => Refusal::Office,
        Refused::Unknown => Refusal::Unknown,
        Refused::TooLarge { of, found, most } => Refusal::TooLarge {
            of: (*of).to_owned(),
            found: *found,
            most: *most,
        },
        Refused::Damaged => Refusal::Damaged,
        Refused::NoPages => Refusal::NoPages,
    }
}

#[cfg(test)]
mod tests;
