//! Compares what a bag says about itself with what is there, without reading contents.
//!
//! Takes an outline, gives defects: what is missing, what is listed nowhere, what a manifest must or must not list, whether
//! Payload-Oxum fits. Never reports what follows from another defect alone: a manifest that could not be read to its end is
//! not said to lack files.

use std::collections::BTreeMap;

use crate::defect::{Code, Defect};
use crate::digest::Algorithm;
use crate::findings::Findings;
use crate::info::Oxum;
use crate::manifest::{PAYLOAD, Role, is_payload, role, tagmanifest_name};
use crate::outline::{Entry, Outline, Table};
use crate::path::is_junk;
use crate::store::ItemKind;

/// What is listed under `data/` and is not there.
#[derive(Default)]
struct Lacking {
    files: u64,
    /// Their octets, when every one of them announces its length.
    octets: Option<u64>,
}

/// Checks everything that can be checked without reading contents.
pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    elements(outline, findings);
    payload(outline, findings);
    let lacking = missing_payload(outline, findings);
    tags(outline, findings);
    fetch(outline, findings);
    oxum(outline, &lacking, findings);
}

fn name<'a>(outline: &Outline<'a>, table: &Table) -> &'a str {
    &outline.index.item(table.item).path
}

/// What a bag must have, and what it should.
fn elements(outline: &Outline<'_>, findings: &mut Findings) {
    // A container names its entries with the base directory; what it has reported is not reported again.
    let reported = findings.paths_of(Code::LinkInBag);
    for item in outline.index.items() {
        let entry = || format!("{}/{}", outline.index.base(), item.path);
        if item.kind != ItemKind::File && !reported.contains(&*entry()) {
            findings.push(Defect::at(Code::LinkInBag, &*item.path));
        }
    }
    if !outline.index.is_directory(PAYLOAD) {
        findings.push(Defect::new(Code::NoPayloadDirectory));
    }
    for &item in &outline.unknown {
        let path = &*outline.index.item(item).path;
        findings.push(Defect::at(Code::UnknownAlgorithm, path));
    }
    let algorithms = outline.algorithms();
    if algorithms.is_empty() {
        findings.push(Defect::new(Code::NoManifest));
    } else if algorithms
        .iter()
        .all(|algorithm| *algorithm <= Algorithm::Sha1)
    {
        let names: Vec<_> = algorithms
            .iter()
            .map(|algorithm| algorithm.name())
            .collect();
        findings.push(Defect::new(Code::WeakAlgorithm).with("found", names.join(", ")));
    }
    if outline.tags.is_empty() {
        findings.push(if outline.info.is_ours() {
            // This program never leaves it out.
            Defect::at(Code::MissingTagFile, tagmanifest_name(Algorithm::Sha256)).with(
                "other",
                format!("{} (Bag-Software-Agent)", outline.info_name),
            )
        } else {
            Defect::new(Code::NoTagManifest)
        });
    }
}

/// Payload files that are there and not in a manifest.
fn payload(outline: &Outline<'_>, findings: &mut Findings) {
    if outline.payload.is_empty() {
        return;
    }
    for at in outline.index.files() {
        let path = &*outline.index.item(at).path;
        if !is_payload(path) {
            continue;
        }
        let lists = |table: &&Table| table.entry(at) != Entry::Unlisted;
        let listed = outline.payload.iter().any(|table| lists(&table));
        let lacking = outline
            .payload
            .iter()
            .filter(|table| table.whole && !lists(table));
        if !listed {
            if outline.payload.iter().all(|table| table.whole) {
                findings.push(Defect::at(Code::UnlistedPayload, path));
            }
        } else if outline.version.is_final() {
            for table in lacking {
                findings.push(
                    Defect::at(Code::NotInEveryManifest, path).with("other", name(outline, table)),
                );
            }
        }
    }
}

/// Payload files that are listed and not there.
fn missing_payload(outline: &Outline<'_>, findings: &mut Findings) -> Lacking {
    let mut lacking = Lacking {
        files: 0,
        octets: Some(0),
    };
    for (path, listed_by) in absent(outline, &outline.payload) {
        lacking.files += 1;
        let announced = outline.fetch.get(path);
        lacking.octets = match (lacking.octets, announced) {
            (Some(sum), Some(Some(length))) => sum.checked_add(*length),
            _ => None,
        };
        let code = if announced.is_some() {
            Code::NotFetched
        } else {
            missing(path, Code::MissingPayload)
        };
        findings.push(Defect::at(code, path).with("other", listed_by));
    }
    lacking
}

/// What any of the tables lists and the store has not, by path, with the name of the first manifest that lists it.
fn absent<'a>(outline: &'a Outline<'_>, tables: &'a [Table]) -> BTreeMap<&'a str, &'a str> {
    let mut all = BTreeMap::new();
    for table in tables {
        for absent in &table.absent {
            all.entry(&*absent.path).or_insert(name(outline, table));
        }
    }
    all
}

fn missing(path: &str, code: Code) -> Code {
    if path.split('/').any(is_junk) {
        Code::JunkMissing
    } else {
        code
    }
}

/// What tag manifests list and what they should.
fn tags(outline: &Outline<'_>, findings: &mut Findings) {
    for (path, listed_by) in absent(outline, &outline.tags) {
        let code = missing(path, Code::MissingTagFile);
        findings.push(Defect::at(code, path).with("other", listed_by));
    }
    if outline.tags.is_empty() {
        return;
    }
    for at in outline.index.files() {
        let path = &*outline.index.item(at).path;
        let is_manifest = match role(path) {
            Role::TagManifest(_) => continue,
            Role::Manifest(_) => outline.version.is_final(),
            Role::Other => false,
        };
        if is_payload(path) {
            continue;
        }
        let unlisted = |table: &&Table| table.whole && table.entry(at) == Entry::Unlisted;
        if is_manifest {
            for table in outline.tags.iter().filter(unlisted) {
                findings.push(
                    Defect::at(Code::TagManifestOmits, path).with("other", name(outline, table)),
                );
            }
        } else if outline.tags.iter().all(|table| unlisted(&table)) {
            findings.push(Defect::at(Code::UnlistedTagFile, path));
        }
    }
}

/// Whether everything in `fetch.txt` stands in the manifests too.
fn fetch(outline: &Outline<'_>, findings: &mut Findings) {
    let every = outline.version.is_final();
    for path in outline.fetch.keys() {
        let item = outline.index.find(path, &mut 0);
        let lists = |table: &&Table| {
            item.is_some_and(|item| table.entry(item) != Entry::Unlisted)
                || table.lists_absent(path)
        };
        if !every && outline.payload.iter().any(|table| lists(&table)) {
            continue;
        }
        let lacking = |table: &&Table| table.whole && !lists(table);
        for table in outline.payload.iter().filter(lacking) {
            findings.push(
                Defect::at(Code::FetchNotInManifest, &**path).with("other", name(outline, table)),
            );
        }
    }
}

/// Payload-Oxum against the sizes that the store declares, with what is known to be missing counted in.
fn oxum(outline: &Outline<'_>, lacking: &Lacking, findings: &mut Findings) {
    let Some(stated) = outline.info.oxum else {
        return;
    };
    let mut there = Oxum {
        octets: 0,
        files: 0,
    };
    for at in outline.index.files() {
        let item = outline.index.item(at);
        if is_payload(&item.path) {
            there.files += 1;
            there.octets = there.octets.saturating_add(item.size);
        }
    }
    if stated == there {
        return;
    }
    let files_fit = there.files + lacking.files == stated.files;
    let octets_fit = match lacking.octets {
        Some(octets) => there.octets.checked_add(octets) == Some(stated.octets),
        None => there.octets <= stated.octets,
    };
    if !(files_fit && octets_fit) {
        findings.push(
            Defect::at(Code::OxumMismatch, outline.info_name)
                .with("expected", stated)
                .with("found", there),
        );
    }
}
