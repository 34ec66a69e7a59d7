//! `backup list --summary`: what an archive's own catalogue says, on a terminal or as it is.
//!
//! Takes an archive, gives text or the octets of `catalog.json`, and the status: 0, 1 when something in it is broken, missing or doubtful, 2 when
//! it cannot be opened, has no catalogue, or not the one it was sealed with. Verifies nothing but the catalogue's own digest, and says so.

use std::io::Read as _;
use std::path::Path;

use bag::declaration::Version;
use bag::digest::{Algorithm, Digester};
use bag::manifest;
use bag::store::Store;
use i18n_embed_fl::fl;
use shell::escape;
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::output;
use shell::status::Status;

use super::Outcome;
use super::overview::{self, Head, Misread};
use super::say::{Manner, Words, path};
use crate::catalogue;
use crate::list::Digesting;
use crate::open::with_store;

/// Largest catalogue that is read, octets: some 300 000 entries take 150 MB.
const LARGEST: u64 = 1 << 30;
/// Largest tag manifest that is read, octets: it has a line for each tag file, and few archives have ten of them.
const LARGEST_MANIFEST: u64 = 16 << 20;
/// Octets that are read at a time.
const PIECE: usize = 64 << 10;

/// Runs the command.
pub fn run(words: &Words, manner: Manner, archive: &Path) -> Outcome {
    let l = &words.loader;
    let read = with_store(archive, &Interrupt::listen(), |store, _| {
        let head = head(store)?;
        if manner.json {
            as_it_is(words, store)?;
        }
        Ok(head)
    });
    let head = match read {
        Ok(Ok(head)) => head,
        Ok(Err(defects)) => {
            let report = bag::verify::Report::of_container(defects, bag::verify::Depth::Structure);
            return super::verify::no_bag(words, manner, archive, &report);
        }
        Err(error) => return Err(super::verify::unopened(words, archive, &error)),
    };
    let head = head.map_err(|why| unread(words, archive, why))?;
    let status = match head.told.is_troubled() {
        true => Status::Findings,
        false => Status::Done,
    };
    if manner.json {
        return Ok(status);
    }
    let mut text = fl!(
        l,
        "summary-head",
        name = escape::line(&head.name).into_owned(),
        date = escape::line(&head.date).into_owned()
    ) + "\n";
    text += &head.told.totals(words);
    text += &head.told.troubles(words);
    text += &head.told.tables(words);
    words.print(&text)?;
    if !manner.quiet {
        output::talk(&format!(
            "\n{}\n",
            fl!(l, "view-unverified", path = path(archive))
        ));
    }
    Ok(status)
}

/// Why there is no catalogue to read.
enum Unread {
    None,
    Altered,
    Misread(Misread),
    Printing(Failure),
}

impl From<std::io::Error> for Unread {
    fn from(error: std::io::Error) -> Self {
        Self::Misread(error.into())
    }
}

/// Says why, and what to do.
fn unread(words: &Words, archive: &Path, why: Unread) -> Failure {
    let l = &words.loader;
    let named = path(archive);
    let (said, hint) = match why {
        Unread::Printing(failure) => return failure,
        Unread::None => (
            fl!(l, "summary-none", path = named),
            fl!(l, "summary-none-hint"),
        ),
        Unread::Misread(Misread::Shape) => (
            fl!(l, "summary-shape", path = named),
            fl!(l, "summary-none-hint"),
        ),
        Unread::Misread(Misread::TooLarge) => (
            fl!(l, "summary-too-large", path = named),
            fl!(l, "summary-too-large-hint"),
        ),
        Unread::Misread(Misread::Wrong(line)) => (
            fl!(l, "summary-wrong", path = named, line = line),
            fl!(l, "summary-unread-hint", path = path(archive)),
        ),
        Unread::Altered => (
            fl!(l, "summary-altered", path = named),
            fl!(l, "summary-unread-hint", path = path(archive)),
        ),
        Unread::Misread(Misread::Io(error)) => (
            fl!(l, "summary-unread", path = named, error = words.io(&error)),
            fl!(l, "summary-unread-hint", path = path(archive)),
        ),
    };
    Failure::new(said).hint(hint)
}

/// The head of the catalogue, which has the digest that the tag manifest has for it; digested as it is read, and never held.
fn head(store: &dyn Store) -> Result<Head, Unread> {
    let mut catalogue = Digesting {
        inner: file(store, catalogue::JSON, LARGEST)?,
        digester: Digester::new(&[Algorithm::Sha256]),
    };
    let head = overview::read(&mut catalogue);
    // One that is not understood may have been altered: the digest is that of all of it.
    let mut piece = vec![0; PIECE];
    while catalogue.read(&mut piece)? > 0 {}
    let mut sealed = Vec::new();
    match file(
        store,
        &manifest::tagmanifest_name(Algorithm::Sha256),
        LARGEST_MANIFEST,
    ) {
        Ok(mut manifest) => drop(manifest.read_to_end(&mut sealed)?),
        Err(Unread::None) => {}
        Err(other) => return Err(other),
    }
    let sealed = String::from_utf8_lossy(&sealed);
    let line = |line| manifest::parse_line(line, Algorithm::Sha256, Version::V1_0);
    let mut lines = sealed.lines().filter_map(line);
    let listed = lines.find(|line| line.path == catalogue::JSON);
    match listed.map(|line| line.digest) {
        Some(Ok(digest)) if catalogue.digester.finish().first() == Some(&digest) => {}
        _ => return Err(Unread::Altered),
    }
    head.map_err(Unread::Misread)
}

/// Prints the catalogue as it is, piece by piece.
fn as_it_is(words: &Words, store: &dyn Store) -> Result<(), Unread> {
    let mut catalogue = file(store, catalogue::JSON, LARGEST)?;
    let mut piece = vec![0; PIECE];
    let mut kept = 0;
    loop {
        let count = catalogue.read(piece.get_mut(kept..).unwrap_or_default())?;
        let all = piece.get(..kept + count).unwrap_or_default();
        // A letter may go on in the next piece.
        let end = match std::str::from_utf8(all) {
            Err(error) if error.error_len().is_none() && count > 0 => error.valid_up_to(),
            _ => all.len(),
        };
        let text = String::from_utf8_lossy(all.get(..end).unwrap_or_default());
        words.print(&text).map_err(Unread::Printing)?;
        if count == 0 {
            return Ok(());
        }
        let length = all.len();
        piece.copy_within(end..length, 0);
        kept = length - end;
    }
}

fn file<'s>(
    store: &'s dyn Store,
    path: &str,
    largest: u64,
) -> Result<impl std::io::Read + use<'s>, Unread> {
    let is_it = |item: &bag::store::Item| &*item.path == path;
    let index = store.items().iter().position(is_it);
    let (index, item) = index
        .and_then(|index| Some((index, store.items().get(index)?)))
        .ok_or(Unread::None)?;
    if item.size > largest {
        return Err(Unread::Misread(Misread::TooLarge));
    }
    Ok(store.open(index)?.take(largest))
}
