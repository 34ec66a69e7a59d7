//! Decides where each file of a bag goes in the target, before anything is written.
//!
//! Takes the items, the name records and the rules of the target, gives tasks with paths of octets, separated by `/`. A
//! function of values: opens nothing. Every path it gives stays below the target (no empty component, no `.`, no `..`, no
//! NUL), and no two files of the bag get one path.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use bag::names::{NameRecord, Original};
use bag::store::ItemKind;
use bag::windows::{windows_name, with_suffix};
use unicode_normalization::UnicodeNormalization as _;

use super::{Config, Mapped, NameRules, Reason, Skipped};
use crate::list::{Opened, PAYLOAD, Scope};

/// A file to restore.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Task {
    pub item: usize,
    /// Where it goes, relative to the target.
    pub path: Box<[u8]>,
}

/// An empty folder to make.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Directory {
    /// Its path in the name records.
    pub stored: Box<str>,
    /// Where it goes, relative to the target.
    pub path: Box<[u8]>,
}

/// What is to be done.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// In the order of the bag.
    pub tasks: Vec<Task>,
    pub directories: Vec<Directory>,
    pub mapped: Vec<Mapped>,
    pub skipped: Vec<Skipped>,
    pub unmatched: Vec<String>,
    /// Paths asked for that the bag lists and has not.
    pub missing: Vec<Box<str>>,
}

/// Makes the plan. `folds` tells that the target takes `A` and `a` for one name.
pub(super) fn plan(
    bag: &Opened<'_>,
    records: &[NameRecord],
    config: &Config,
    folds: Folds,
) -> Plan {
    let mut out = Plan::default();
    let mut matching = config.globs.matching();
    let mut originals: HashMap<&str, &Original> = HashMap::new();
    for record in records {
        if let (NameRecord::File { path, original }, Scope::Payload) = (record, config.scope) {
            originals.insert(path, original);
        }
    }
    let windows = config.names == NameRules::Windows || cfg!(windows);
    let mut claims = Claims {
        windows,
        folds: windows || folds == Folds::Yes,
        // Stored paths differ from each other already; only then may two files still want one place.
        needed: windows || folds == Folds::Yes || !originals.is_empty(),
        claimed: HashMap::new(),
    };
    let base_is_safe = config.scope == Scope::Payload || is_below(bag.store.base().as_bytes());
    for (item, it) in bag.store.items().iter().enumerate() {
        let Some(path) = config.scope.path(&it.path) else {
            continue;
        };
        let original = originals.get(&*it.path).copied();
        let text = match original {
            Some(Original::Text(text)) => config.scope.path(text),
            _ => None,
        };
        // Both are asked, so that each pattern knows that it meant something.
        let meant = matching.matches(path);
        if !text.is_some_and(|text| matching.matches(text)) && !meant {
            continue;
        }
        let reason = match it.kind {
            _ if bag::path::judge(&it.path).is_err() || !base_is_safe => Reason::UnsafePath,
            ItemKind::Link => Reason::Link,
            ItemKind::Special => Reason::Special,
            ItemKind::File => {
                let wanted = Wanted::new(config.scope, bag.store.base(), path, original);
                let path = out.place(&mut claims, wanted, Last::File(&it.path));
                out.tasks.push(Task { item, path });
                continue;
            }
        };
        let path = it.path.clone();
        out.skipped.push(Skipped { path, reason });
    }
    let base = bag.store.base();
    if config.scope == Scope::Bag
        && base_is_safe
        && bag.store.has_directory("data")
        && matching.matches("data")
    {
        let path = out.place(
            &mut claims,
            Wanted::new(Scope::Bag, base, "data", None),
            Last::Directory,
        );
        let stored = "data".into();
        out.directories.push(Directory { stored, path });
    }
    for record in records {
        let (NameRecord::Directory { path, original }, Scope::Payload) = (record, config.scope)
        else {
            continue;
        };
        let Some(inner) = path.strip_prefix(PAYLOAD).filter(|p| matching.matches(p)) else {
            continue;
        };
        let inner = inner.trim_end_matches('/');
        if !is_below(inner.as_bytes()) || inner.contains('\\') {
            let (path, reason) = (path.as_str().into(), Reason::UnsafePath);
            out.skipped.push(Skipped { path, reason });
            continue;
        }
        let wanted = Wanted::new(config.scope, base, inner, original.as_ref());
        let stored = path.as_str().into();
        let path = out.place(&mut claims, wanted, Last::Directory);
        out.directories.push(Directory { stored, path });
    }
    let missing = bag.missing.iter().filter(|path| {
        let path = config.scope.path(path);
        path.is_some_and(|path| matching.matches(path))
    });
    out.missing = missing.cloned().collect();
    out.unmatched = matching.unmatched();
    out
}

/// Whether the target takes `A` and `a` for one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folds {
    Yes,
    No,
}

/// Where a file should go if the target could hold any name.
struct Wanted {
    /// Safe, text.
    stored: String,
    /// Safe, any octets but NUL.
    original: Vec<u8>,
    /// The original as recorded could lead out of the target, or is no path below `data/`.
    refused: Option<Original>,
}

impl Wanted {
    fn new(scope: Scope, base: &str, path: &str, original: Option<&Original>) -> Self {
        let stored = match scope {
            Scope::Payload => path.to_owned(),
            Scope::Bag => format!("{base}/{path}"),
        };
        let kept = stored.clone().into_bytes();
        match original {
            None => Self {
                stored,
                original: kept,
                refused: None,
            },
            Some(original) => {
                let below = original.octets().strip_prefix(PAYLOAD.as_bytes());
                let safe = below.filter(|path| is_below(path));
                Self {
                    stored,
                    original: safe.map_or(kept, <[u8]>::to_vec),
                    refused: safe.is_none().then(|| original.clone()),
                }
            }
        }
    }
}

/// Whether every component is a name.
fn is_below(path: &[u8]) -> bool {
    !path.contains(&0)
        && path
            .split(|&octet| octet == b'/')
            .all(|part| !matches!(part, b"" | b"." | b".."))
}

impl Plan {
    /// The place for a file, noted when it is not the one it had.
    fn place(&mut self, claims: &mut Claims, wanted: Wanted, last: Last<'_>) -> Box<[u8]> {
        // Where names must be text, octets that are none give way to the readable name.
        let from = match std::str::from_utf8(&wanted.original) {
            Err(_) if claims.windows => wanted.stored.into_bytes(),
            _ => wanted.original.clone(),
        };
        let path = claims.claim(&from, last);
        if path != wanted.original || wanted.refused.is_some() {
            let original = Original::of(wanted.original);
            self.mapped.push(Mapped {
                restored: String::from_utf8_lossy(&path).into_owned(),
                original: wanted.refused.unwrap_or(original),
            });
        }
        path.into()
    }
}

/// What the last component of a path names.
#[derive(Clone, Copy)]
enum Last<'a> {
    /// A file, told from all others by its stored path.
    File(&'a str),
    /// A folder, which may be that of other files as well.
    Directory,
}

/// Who has which name in the target.
struct Claims {
    windows: bool,
    folds: bool,
    needed: bool,
    /// From a place, folded, to the one it was given to.
    claimed: HashMap<Vec<u8>, Holder>,
}

/// Who a place was given to.
#[derive(PartialEq, Eq)]
enum Holder {
    /// The file stored there.
    File(Box<str>),
    /// The folder of that path.
    Directory(Box<[u8]>),
}

impl Claims {
    /// The place for a path: each component as the target can hold it, and its own.
    fn claim(&mut self, path: &[u8], last: Last<'_>) -> Vec<u8> {
        if !self.needed {
            return path.to_vec();
        }
        let mut out = Vec::with_capacity(path.len());
        let mut upto = 0;
        for part in path.split(|&octet| octet == b'/') {
            upto += part.len();
            let holder = match last {
                Last::File(stored) if upto == path.len() => Holder::File(stored.into()),
                _ => Holder::Directory(path[..upto].into()),
            };
            upto += 1;
            let name = match std::str::from_utf8(part) {
                Ok(text) if self.windows => windows_name(text).into_owned().into_bytes(),
                _ => part.to_vec(),
            };
            self.give(&mut out, &name, holder);
        }
        out
    }

    /// Appends a component to a place: `name`, or the first numbered one that is free or the holder's already.
    fn give(&mut self, place: &mut Vec<u8>, name: &[u8], holder: Holder) {
        if !place.is_empty() {
            place.push(b'/');
        }
        let start = place.len();
        for number in 1u32.. {
            place.truncate(start);
            match number {
                1 => place.extend(name),
                _ => place.extend(numbered(name, number)),
            }
            match self.claimed.entry(self.key(place)) {
                Entry::Vacant(free) => {
                    free.insert(holder);
                    return;
                }
                Entry::Occupied(taken) if *taken.get() == holder => return,
                Entry::Occupied(_) => {}
            }
        }
    }

    fn key(&self, place: &[u8]) -> Vec<u8> {
        if !self.folds {
            return place.to_vec();
        }
        // Octets that are no text stay as they are; the text around them folds all the same.
        let mut key = Vec::with_capacity(place.len());
        for chunk in place.utf8_chunks() {
            let folded: String = chunk.valid().to_lowercase().nfc().collect();
            key.extend_from_slice(folded.as_bytes());
            key.extend_from_slice(chunk.invalid());
        }
        key
    }
}

fn numbered(name: &[u8], number: u32) -> Vec<u8> {
    let suffix = format!("~{number}");
    match std::str::from_utf8(name) {
        Ok(name) => with_suffix(name, &suffix).into_bytes(),
        Err(_) => [name, suffix.as_bytes()].concat(),
    }
}
