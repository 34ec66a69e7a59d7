//! Hears Ctrl-C (and the terminal's or system's wish to end) and passes it on as a flag.
//!
//! The first one sets the flag, so that work in hand can be kept; the second one ends the process at once with 130.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the person asked to stop. Cheap to clone and to ask.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. A second call in one process gives a flag that is never set.
    pub fn listen() -> Self {
        let flag = Self::default();
        let heard = flag.clone();
        // The only way this fails is a handler that is already there; then nothing is lost but the gentle stop.
        let _ = ctrlc::set_handler(move || {
            if heard.0.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        });
        flag
    }

    /// Whether the person asked to stop.
    pub fn heard(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Asks to stop, as Ctrl-C would.
    pub fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
