//! Knows whether anybody still looks at the pages.
//!
//! Takes guards that are held while a page is open or an answer is on its way, gives for how long there has been neither. As long as
//! no page ever said that it is open, nobody has left.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Who is there.
#[derive(Debug)]
pub struct Presence {
    here: AtomicUsize,
    seen: AtomicBool,
    last: Mutex<Instant>,
}

/// Somebody is there while this is held.
#[derive(Debug)]
pub struct Here(Arc<Presence>);

impl Presence {
    /// Nobody yet.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            here: AtomicUsize::new(0),
            seen: AtomicBool::new(false),
            last: Mutex::new(Instant::now()),
        })
    }

    /// A page that is open.
    pub fn page(self: &Arc<Self>) -> Here {
        self.seen.store(true, Ordering::Relaxed);
        self.answer()
    }

    /// An answer that is on its way.
    pub fn answer(self: &Arc<Self>) -> Here {
        self.here.fetch_add(1, Ordering::Relaxed);
        Here(Arc::clone(self))
    }

    /// Whether there was a page and for so long nobody has been there.
    pub fn left(&self, linger: Duration) -> bool {
        self.seen.load(Ordering::Relaxed)
            && self.here.load(Ordering::Relaxed) == 0
            && self.last().elapsed() >= linger
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Instant> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        *self.0.last() = Instant::now();
        self.0.here.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_has_left_who_never_came_or_still_reads() {
        let presence = Presence::new();
        let now = Duration::ZERO;
        drop(presence.answer());
        assert!(!presence.left(now));
        let (page, answer) = (presence.page(), presence.answer());
        drop(page);
        assert!(!presence.left(now));
        drop(answer);
        assert!(presence.left(now) && !presence.left(Duration::from_secs(60)));
    }
}
