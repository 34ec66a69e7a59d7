//! Turns the lines of one manifest into a [`Table`].
//!
//! Takes a manifest, gives what it lists, and the defects of its lines. A path is taken exactly as written first; only what
//! is then left over is looked for under another Unicode normal form or the percent rule of the other versions. So the order of lines decides
//! nothing.

use std::borrow::Cow;

use super::table::{Absent, Entry, Table};
use super::{Index, Reader};
use crate::declaration::Version;
use crate::defect::{Code, Defect};
use crate::digest::Algorithm;
use crate::findings::Findings;
use crate::manifest::{DigestFault, Role, Style, is_payload, parse_line, role};
use crate::path;
use crate::tagfile::Encoding;

/// What a manifest may list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Files under `data/`.
    Payload,
    /// Files beside it, tag manifests excepted.
    Tags,
}

/// Up to so many absent paths are asked for as empty directories.
const FEW: usize = 1000;
/// Up to so many absent paths are kept; those beyond are missing, and nothing more is asked about them. A small zip can
/// inflate to a manifest of any length.
const MOST_PENDING: usize = 1 << 20;

/// A manifest to be read.
pub(super) struct Manifest {
    pub(super) item: usize,
    pub(super) scope: Scope,
    pub(super) algorithm: Algorithm,
    pub(super) version: Version,
    pub(super) encoding: Encoding,
}

/// A line whose path is not in the store as written.
struct Pending {
    absent: Absent,
    /// The path under the rule of the other versions, where that differs: not decoded in 1.0, decoded in a draft.
    otherwise: Option<Box<str>>,
    stray: bool,
}

/// What the lines of one manifest have made so far.
struct Listing<'a> {
    manifest: &'a Manifest,
    name: &'a str,
    table: Table,
    pending: Vec<Pending>,
    hint: usize,
    styled: bool,
}

/// Reads a manifest.
pub(super) fn read(
    reader: &mut Reader<'_, '_>,
    manifest: &Manifest,
    findings: &mut Findings,
) -> Table {
    let index = reader.index;
    let mut listing = Listing {
        manifest,
        name: &index.item(manifest.item).path,
        table: Table::new(manifest.item, manifest.algorithm, index.items().len()),
        pending: Vec::new(),
        hint: 0,
        styled: false,
    };
    let mut on_line = |number, line: &str, findings: &mut Findings| {
        listing.line(index, number, line, findings);
    };
    let whole = reader.lines(manifest.item, manifest.encoding, findings, &mut on_line);
    listing.table.whole = whole;
    listing.settle(index, findings);
    listing.table
}

/// A defect of a path on a line of the manifest `name`.
fn defect(name: &str, code: Code, path: &str, line: u64) -> Defect {
    Defect::at(code, path)
        .with("other", name)
        .with("line", line)
}

impl Listing<'_> {
    fn line(&mut self, index: &Index<'_>, number: u64, text: &str, findings: &mut Findings) {
        let Manifest {
            algorithm, version, ..
        } = *self.manifest;
        if text.trim().is_empty() && !version.is_final() {
            return;
        }
        let Some(line) = parse_line(text, algorithm, version) else {
            findings.push(Defect::at(Code::ManifestLine, self.name).with("line", number));
            return;
        };
        if line.style == Style::Checksum && !self.styled {
            self.styled = true;
            findings.push(Defect::at(Code::ChecksumStyle, self.name).with("line", number));
        }
        let name = self.name;
        let at = |code| defect(name, code, &line.path, number);
        match line.digest {
            Ok(_) => {}
            Err(DigestFault::NotHex) => {
                findings.push(Defect::at(Code::ManifestLine, self.name).with("line", number));
            }
            Err(DigestFault::Length { found }) => findings.push(
                at(Code::DigestLength)
                    .with("expected", algorithm.octets() * 2)
                    .with("found", found),
            ),
        }
        if let Some(code) = self.refuse(&line.path) {
            findings.push(at(code));
            return;
        }
        let digest = line.digest.ok();
        if let Some(item) = index.find(&line.path, &mut self.hint) {
            if line.stray {
                findings.push(at(Code::StrayPercent));
            }
            match self.table.entry(item) {
                Entry::Unlisted => self.table.set(item, digest.as_ref()),
                Entry::Digest(known)
                    if !version.is_final()
                        && digest.as_ref().is_some_and(|d| d.octets() == known) =>
                {
                    findings.push(at(Code::RepeatedLine));
                }
                Entry::Digest(_) | Entry::Broken => findings.push(at(Code::DuplicateLine)),
            }
            return;
        }
        let other_rule = if version.is_final() {
            Cow::Borrowed(line.literal)
        } else {
            path::decode(line.literal).path
        };
        let otherwise =
            (line.style == Style::Plain && other_rule != line.path).then(|| other_rule.into());
        if self.pending.len() >= MOST_PENDING {
            findings.push(at(Code::MissingPayload));
            return;
        }
        self.pending.push(Pending {
            stray: line.stray,
            otherwise,
            absent: Absent {
                path: line.path.into(),
                line: number,
                digest,
            },
        });
    }

    /// Why a path does not belong into this manifest.
    fn refuse(&self, path: &str) -> Option<Code> {
        if path::judge(path).is_err() {
            let directory = path.strip_suffix('/');
            return Some(match directory.map(path::judge) {
                Some(Ok(())) => Code::NamesDirectory,
                _ => Code::UnsafePath,
            });
        }
        match self.manifest.scope {
            Scope::Payload if path == crate::manifest::PAYLOAD => Some(Code::NamesDirectory),
            Scope::Payload => (!is_payload(path)).then_some(Code::OutsideData),
            Scope::Tags => (is_payload(path) || matches!(role(path), Role::TagManifest(_)))
                .then_some(Code::TagManifestScope),
        }
    }

    /// Settles the lines whose paths are not in the store as written.
    fn settle(&mut self, index: &Index<'_>, findings: &mut Findings) {
        let mut pending = std::mem::take(&mut self.pending);
        pending.sort_by(|a, b| a.absent.cmp(&b.absent));
        let few = pending.len() <= FEW;
        let mut left: Vec<Absent> = Vec::new();
        for Pending {
            absent,
            otherwise,
            stray,
        } in pending
        {
            let path = Cow::Borrowed(&*absent.path);
            let at = |code| defect(self.name, code, &path, absent.line);
            if index.holds(&path) || (few && index.is_directory(&path)) {
                findings.push(at(Code::NamesDirectory));
                continue;
            }
            // Makers differ in what they encode: bagit-python writes `%0A` in 0.97 and leaves `%` alone in 1.0.
            let under_other_rule = otherwise
                .as_deref()
                .filter(|other| path::judge(other).is_ok())
                .and_then(|other| index.find(other, &mut 0))
                .filter(|&item| self.table.entry(item) == Entry::Unlisted);
            if let Some(item) = under_other_rule {
                if self.manifest.version.is_final() {
                    findings.push(at(Code::StrayPercent));
                }
                self.table.set(item, absent.digest.as_ref());
                continue;
            }
            if stray {
                findings.push(at(Code::StrayPercent));
            }
            if let Some(item) = index.find_form(&path) {
                let other = &*index.item(item).path;
                match self.table.entry(item) {
                    Entry::Unlisted => {
                        findings
                            .push(Defect::at(Code::NormalFormDiffers, &*path).with("other", other));
                        self.table.set(item, absent.digest.as_ref());
                        continue;
                    }
                    // One file, listed under two forms with one digest: nothing is missing.
                    Entry::Digest(known)
                        if absent.digest.as_ref().is_some_and(|d| d.octets() == known) =>
                    {
                        findings
                            .push(Defect::at(Code::NormalFormTwins, &*path).with("other", other));
                        continue;
                    }
                    Entry::Digest(_) | Entry::Broken => {}
                }
            }
            if let Some(last) = left.last().filter(|last| last.path == absent.path) {
                let same = last.digest.is_some() && last.digest == absent.digest;
                let code = if same && !self.manifest.version.is_final() {
                    Code::RepeatedLine
                } else {
                    Code::DuplicateLine
                };
                findings.push(at(code));
                continue;
            }
            left.push(absent);
        }
        self.table.absent = left;
    }
}
