//! `backup list --summary`: what an archive's own catalogue says, on a terminal or as it is.
//!
//! Takes an archive, gives text or the octets of `catalog.json`, and the status: 0, 1 when something is broken, missing, doubtful or left out, 2 when
//! it cannot be opened or has no catalogue. Verifies nothing but the catalogue's own digest, and says so.

use std::io::Read as _;
use std::path::Path;

use bag::store::Store;
use i18n_embed_fl::fl;
use serde::Deserialize;
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::output;
use shell::status::Status;
use shell::{escape, size};

use super::Outcome;
use super::say::{Manner, Words, path};
use super::understood::Told;
use crate::catalogue;
use crate::open::with_store;

/// The shape of catalogues that is known here.
const SHAPE: &str = "liudi/1";
/// Largest catalogue that is read, octets: some 300 000 entries take 150 MB.
const LARGEST: u64 = 1 << 30;

/// What stands at the head of a catalogue.
#[derive(Deserialize)]
struct Head {
    catalogue: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    date: String,
    #[serde(flatten)]
    told: Told,
}

/// Runs the command.
pub fn run(words: &Words, manner: Manner, archive: &Path) -> Outcome {
    let l = &words.loader;
    let read = with_store(archive, &Interrupt::listen(), |store, _| content(store));
    let octets = match read {
        Ok(Ok(octets)) => octets,
        Ok(Err(defects)) => {
            let report = bag::verify::Report::of_container(defects, bag::verify::Depth::Structure);
            return super::verify::no_bag(words, manner, archive, &report);
        }
        Err(error) => return Err(super::verify::unopened(words, archive, &error)),
    };
    let octets = match octets {
        Ok(octets) => octets,
        Err(Unread::None) => {
            return Err(Failure::new(fl!(l, "summary-none", path = path(archive)))
                .hint(fl!(l, "summary-none-hint")));
        }
        Err(Unread::Io(error)) => {
            return Err(Failure::new(fl!(
                l,
                "summary-unread",
                path = path(archive),
                error = words.io(&error)
            ))
            .hint(fl!(l, "summary-unread-hint", path = path(archive))));
        }
    };
    let head: Option<Head> = serde_json::from_slice(&octets).ok();
    let Some(head) = head.filter(|head| head.catalogue == SHAPE) else {
        return Err(Failure::new(fl!(l, "summary-shape", path = path(archive)))
            .hint(fl!(l, "summary-none-hint")));
    };
    let status = match head.told.is_troubled() {
        true => Status::Findings,
        false => Status::Done,
    };
    if manner.json {
        let text = String::from_utf8_lossy(&octets);
        return words.print(&text).map(|()| status);
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
    Io(std::io::Error),
}

fn content(store: &dyn Store) -> Result<Vec<u8>, Unread> {
    let is_catalogue = |item: &bag::store::Item| &*item.path == catalogue::JSON;
    let index = store.items().iter().position(is_catalogue);
    let (index, item) = index
        .and_then(|index| Some((index, store.items().get(index)?)))
        .ok_or(Unread::None)?;
    if item.size > LARGEST {
        let error = format!("{} {}", catalogue::JSON, size::text(item.size));
        return Err(Unread::Io(std::io::Error::other(error)));
    }
    let mut octets = Vec::new();
    let reader = store.open(index).map_err(Unread::Io)?;
    reader
        .take(LARGEST)
        .read_to_end(&mut octets)
        .map_err(Unread::Io)?;
    Ok(octets)
}
