//! Prints: data to stdout, talk to stderr.
//!
//! Takes finished text. A reader that went away (`| head`) is no error; anything else that keeps text from being printed is.

use std::io::{self, Write as _};

/// Prints data on stdout as it is.
pub fn data(text: &str) -> io::Result<()> {
    forgive(io::stdout().lock().write_all(text.as_bytes()))
}

/// Says something on stderr as it is. What cannot be said there cannot be said anywhere.
pub fn talk(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

fn forgive(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
