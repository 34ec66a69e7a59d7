//! `backup list --summary`: what an archive's own catalogue says, on a terminal or as it is.
//!
//! Takes an archive, gives text or the octets of `catalog.json`, and the status: 0, 1 when something in it is broken, missing or doubtful, 2 when
//! it cannot be opened, has no catalogue, or not the one it was sealed with. Verifies nothing but the catalogue's own digest, and says so.

use std::io::Read as _;
use std::path::Path;

use bag::declaration::Version;
use bag::digest::{Algorithm, Digest};
use bag::manifest;
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
        Err(Unread::Altered) => {
            return Err(
                Failure::new(fl!(l, "summary-altered", path = path(archive))).hint(fl!(
                    l,
                    "summary-unread-hint",
                    path = path(archive)
                )),
            );
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
    Altered,
    Io(std::io::Error),
}

/// The octets of the catalogue, which have the digest that the tag manifest has for them.
fn content(store: &dyn Store) -> Result<Vec<u8>, Unread> {
    let octets = file(store, catalogue::JSON)?;
    let sealed = match file(store, &manifest::tagmanifest_name(Algorithm::Sha256)) {
        Ok(sealed) => String::from_utf8_lossy(&sealed).into_owned(),
        Err(Unread::None) => String::new(),
        Err(other) => return Err(other),
    };
    let line = |line| manifest::parse_line(line, Algorithm::Sha256, Version::V1_0);
    let mut lines = sealed.lines().filter_map(line);
    let listed = lines.find(|line| line.path == catalogue::JSON);
    match listed.map(|line| line.digest) {
        Some(Ok(digest)) if digest == Digest::of(Algorithm::Sha256, &octets) => Ok(octets),
        _ => Err(Unread::Altered),
    }
}

fn file(store: &dyn Store, path: &str) -> Result<Vec<u8>, Unread> {
    let is_it = |item: &bag::store::Item| &*item.path == path;
    let index = store.items().iter().position(is_it);
    let (index, item) = index
        .and_then(|index| Some((index, store.items().get(index)?)))
        .ok_or(Unread::None)?;
    if item.size > LARGEST {
        let error = format!("{path} {}", size::text(item.size));
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
