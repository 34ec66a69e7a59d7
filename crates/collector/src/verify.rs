//! Verifies an archive on the disk.
//!
//! Takes a path, gives the [`Report`] of [`bag::verify`] over its container's defects and its contents. Never writes.

use std::path::Path;

use bag::defect::Defect;
use bag::verify::{Event, Options, Report};
use shell::interrupt::Interrupt;

use crate::open::{OpenError, with_store};

/// Verifies the zip or folder at `path`. When `stop` is raised meanwhile the report says that files could not be read;
/// the caller must ask `stop` and throw it away.
pub fn verify(
    path: &Path,
    options: &Options,
    stop: &Interrupt,
    events: &mut dyn FnMut(Event),
) -> Result<Report, OpenError> {
    let outcome = with_store(path, stop, |store, found: Vec<Defect>| {
        bag::verify::verify(store, found, options, events)
    })?;
    Ok(outcome.unwrap_or_else(|defects| Report::of_container(defects, options.depth)))
}
