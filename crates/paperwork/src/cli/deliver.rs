//! Writes a letter where it belongs: a file of its own, or stdout; pages of exhibits are put in on the way.
//!
//! Writes nothing over what stands there unless told to, and nothing at all when something is wrong.

use std::io;
use std::path::Path;

use i18n_embed_fl::fl;
use shell::failure::Failure;
use shell::output;
use shell::publish::parent;
use shell::staged::{self, Mode, StagedError};
use shell::words::Words;

use super::{exhibits, say};
use crate::bundle::{self, BundleError, Insert};
use crate::typeset::fonts::SERIF;

/// Whether a file can be made there, as far as can be told before it is.
pub fn free(target: &Path, force: bool) -> Result<(), StagedError> {
    match target.symlink_metadata() {
        Ok(there) if !there.is_file() => Err(StagedError::NotAFile),
        Ok(_) if !force => Err(StagedError::Exists),
        Ok(_) => Ok(()),
        Err(_) if parent(target).is_dir() => Ok(()),
        Err(_) => Err(StagedError::Folder(io::ErrorKind::NotFound.into())),
    }
}

/// Writes the letter where it belongs, exhibit pages put in on the way; gives how many octets it has.
pub fn deliver(
    words: &Words,
    target: &Path,
    force: bool,
    made: &[u8],
    inserts: &[Insert<'_>],
) -> Result<u64, Failure> {
    let mut broken = None;
    let mut octets = 0;
    let mut pour = |out: &mut (dyn io::Write + Send)| {
        let mut counted = Counted { out, octets: 0 };
        let poured = bundle::splice_into(made, inserts, SERIF, &mut counted);
        octets = counted.octets;
        poured.map_err(|error| match error {
            BundleError::Write(error) => error,
            other => {
                broken = Some(other);
                io::ErrorKind::Other.into()
            }
        })
    };
    let written = match target.as_os_str() == "-" {
        true => output::forgive(pour(&mut io::stdout())).map_err(|error| {
            Failure::new(fl!(words.loader, "letter-stdout", error = words.io(&error)))
        }),
        false => staged::write_new(target, Mode::Private, force, &mut pour)
            .map_err(|error| say::staged(words, target, &error)),
    };
    match broken {
        Some(error) => Err(exhibits::splicing(words, &error)),
        None => written.map(|()| octets),
    }
}

/// Counts what passes.
struct Counted<'a> {
    out: &'a mut (dyn io::Write + Send),
    octets: u64,
}

impl io::Write for Counted<'_> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        let written = self.out.write(octets)?;
        self.octets += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
