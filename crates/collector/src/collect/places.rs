//! Tells each item of a zip where it goes, while several threads work on several items.
//!
//! Takes the length of each item as soon as it is known, in any order; gives an item its offset once all before it have told theirs.
//! Items are numbered in the order of the archive, so the layout is the same whatever the number of threads. An item must
//! tell its length without waiting for the offset of a later one.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Offsets of all items, as they become known.
pub struct Places {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    lengths: Vec<Option<u64>>,
    /// Offset of every item up to and including the first whose length is not known.
    offsets: Vec<u64>,
    stopped: bool,
}

impl Places {
    /// Places for items whose lengths, where already known, are given; the first begins at 0.
    pub fn new(lengths: Vec<Option<u64>>) -> Self {
        let mut state = State {
            offsets: vec![0],
            lengths,
            stopped: false,
        };
        state.resolve();
        Self {
            state: Mutex::new(state),
            changed: Condvar::new(),
        }
    }

    /// Tells the length of an item.
    pub fn tell(&self, item: usize, length: u64) {
        let mut state = self.lock();
        state.lengths[item] = Some(length);
        state.resolve();
        self.changed.notify_all();
    }

    /// The offset of an item, waiting until it is known; `None` when the work was stopped.
    pub fn offset(&self, item: usize) -> Option<u64> {
        let mut state = self.lock();
        loop {
            if state.stopped {
                return None;
            }
            if let Some(&offset) = state.offsets.get(item) {
                return Some(offset);
            }
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Offset behind the last item; `None` while a length is missing.
    pub fn end(&self) -> Option<u64> {
        let state = self.lock();
        state.offsets.get(state.lengths.len()).copied()
    }

    /// Wakes everybody who waits and gives no more offsets.
    pub fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn resolve(&mut self) {
        while let Some(Some(length)) = self.lengths.get(self.offsets.len() - 1) {
            let end = self.offsets[self.offsets.len() - 1] + length;
            self.offsets.push(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_follow_the_order_of_items_not_of_telling() {
        let places = Places::new(vec![Some(5), None, Some(7), None]);
        assert_eq!(places.offset(1), Some(5));
        places.tell(3, 1);
        assert_eq!(places.end(), None);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| places.offset(3));
            places.tell(1, 10);
            assert_eq!(waiting.join().unwrap(), Some(22));
        });
        assert_eq!((places.offset(2), places.end()), (Some(15), Some(23)));
        places.stop();
        assert_eq!(places.offset(0), None);
    }
}
