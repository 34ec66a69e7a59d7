//! Makes the copies of many pages at once.
//!
//! Takes a way to load each file and one to make a page's copy, tells of files and pages as they are done, on the thread that asked. Each
//! file is loaded once and its pages go to whichever thread is free, so that memory holds no more pages than there are threads. A page that
//! breaks the program costs that page. Writes nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use papers::dossier::Refusal;
use reading::open::{self, Opened};
use reading::page::Page;

use super::{Made, WatermarkError};
use crate::check::look::{self, Load};

/// What is told.
#[derive(Debug)]
pub enum Event {
    /// A file was opened and has so many pages, or why it was not.
    File(usize, Result<usize, Refusal>),
    /// The copy of a page (of a file, from 0), or why there is none.
    Copy(usize, usize, Result<Box<Made>, Refusal>),
}

/// Makes the copy of a page.
pub type Make<'a> = dyn Fn(&Page) -> Result<Made, WatermarkError> + Sync + 'a;

struct Queue {
    next: usize,
    current: Option<(usize, Arc<Opened>, usize)>,
}

/// Makes the copies of `files` files on so many threads. `stop` is asked before every page; once it says yes, what is missing is missing.
pub fn all(
    files: usize,
    threads: usize,
    load: &Load<'_>,
    make: &Make<'_>,
    stop: &(dyn Fn() -> bool + Sync),
    event: &mut dyn FnMut(Event),
) {
    let queue = Mutex::new(Queue {
        next: 0,
        current: None,
    });
    // At most one finished copy a thread waits to be written.
    let (sender, receiver) = mpsc::sync_channel(threads.max(1));
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let (sender, queue) = (sender.clone(), &queue);
            let work = move || {
                while !stop() {
                    let Some((file, opened, page)) = take(queue, files, load, &sender) else {
                        break;
                    };
                    let copy = one(&opened, page, make);
                    if sender.send(Event::Copy(file, page, copy)).is_err() {
                        break;
                    }
                }
            };
            // A thread that cannot be had is one fewer.
            let _ = std::thread::Builder::new()
                .name(look::THREAD.to_owned())
                .stack_size(16 << 20)
                .spawn_scoped(scope, work);
        }
        drop(sender);
        for told in &receiver {
            event(told);
        }
    });
}

/// The next page, loading the next file when the last one's pages are given out.
fn take(
    queue: &Mutex<Queue>,
    files: usize,
    load: &Load<'_>,
    sender: &mpsc::SyncSender<Event>,
) -> Option<(usize, Arc<Opened>, usize)> {
    let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if let Some((file, opened, page)) = &mut queue.current {
            if *page < opened.pages() {
                let given = (*file, Arc::clone(opened), *page);
                *page += 1;
                return Some(given);
            }
            queue.current = None;
        }
        let at = queue.next;
        if at >= files {
            return None;
        }
        queue.next += 1;
        let open = || {
            let octets = load(at)?;
            open::open(octets, &open::Limits::default()).map_err(|why| look::refusal(&why))
        };
        let opened = guarded(open);
        let pages = opened.as_ref().map(Opened::pages).map_err(Clone::clone);
        sender.send(Event::File(at, pages)).ok()?;
        queue.current = opened.ok().map(|opened| (at, Arc::new(opened), 0));
    }
}

/// Makes one copy.
fn one(opened: &Opened, page: usize, make: &Make<'_>) -> Result<Box<Made>, Refusal> {
    guarded(|| {
        let page = opened.page(page).map_err(|why| look::refusal(&why))?;
        make(&page).map(Box::new).map_err(|_| Refusal::Panicked)
    })
}

/// Turns a panic into a refusal.
fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Refusal::Panicked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watermark::{fit, reads::Lost};
    use std::collections::BTreeMap;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn picture(side: u32) -> Vec<u8> {
        let mut png = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(side, side)
            .write_to(&mut png, image::ImageFormat::Png)
            .unwrap();
        png.into_inner()
    }

    fn made(page: &Page) -> Made {
        Made {
            fitted: fit::Fitted {
                jpeg: Vec::new(),
                size: page.pixels.dimensions(),
                quality: 90,
                doubts: Vec::new(),
            },
            opacity: 0.3,
            lost: Lost::default(),
            one_side: false,
            doubts: Vec::new(),
        }
    }

    #[test]
    fn every_page_is_made_once_and_what_breaks_costs_itself() {
        for threads in [0, 1, 3] {
            let load = |file: usize| match file {
                2 => Ok(b"PK\x03\x04".to_vec()),
                _ => Ok(picture(20 + file as u32)),
            };
            let make = |page: &Page| match page.pixels.width() {
                21 => panic!("as it must"),
                _ => Ok(made(page)),
            };
            let mut copies = BTreeMap::new();
            let mut refused = Vec::new();
            all(
                5,
                threads,
                &load,
                &make,
                &|| false,
                &mut |event| match event {
                    Event::File(file, Err(why)) => refused.push((file, why)),
                    Event::File(_, Ok(pages)) => assert_eq!(pages, 1),
                    Event::Copy(file, 0, copy) => {
                        let size = copy.map(|made| made.fitted.size.0);
                        assert!(copies.insert(file, size).is_none());
                    }
                    Event::Copy(..) => panic!("one page each"),
                },
            );
            assert_eq!(refused, [(2, Refusal::Archive)]);
            let wanted = [
                (0, Ok(20)),
                (1, Err(Refusal::Panicked)),
                (3, Ok(23)),
                (4, Ok(24)),
            ];
            assert_eq!(copies, BTreeMap::from(wanted));
        }
    }

    #[test]
    fn it_stops_before_the_next_page() {
        let done = AtomicUsize::new(0);
        let make = |page: &Page| {
            done.fetch_add(1, Ordering::SeqCst);
            Ok(made(page))
        };
        let stop = || done.load(Ordering::SeqCst) >= 2;
        all(50, 1, &|_| Ok(picture(9)), &make, &stop, &mut |_| {});
        assert_eq!(done.load(Ordering::SeqCst), 2);
    }
}
