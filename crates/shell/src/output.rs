//! Prints: data to stdout, talk to stderr.
//!
//! Takes finished text. A reader that went away (`| head`) is no error; anything else that keeps text from being printed is.

use std::io::{self, Write as _};

/// Prints data on stdout as it is, to its last octet.
pub fn data(data: impl AsRef<[u8]>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    forgive(out.write_all(data.as_ref()).and_then(|()| out.flush()))
}

/// Says something on stderr as it is. What cannot be said there cannot be said anywhere.
pub fn talk(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Forgives a reader that went away.
pub fn forgive(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
