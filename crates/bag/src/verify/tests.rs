//! Makes bags for the tests of verification and asks what was found in them.
//!
//! The tests stand in rooms beside this file, named after the defect they show.

mod codes;
mod contents;
mod drafts;
mod flips;
mod paths;
mod tagfiles;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use super::*;
use crate::declaration::{BAGIT, Version};
use crate::info::INFO;
use crate::manifest::{Role, is_payload, manifest_name, role, tagmanifest_name, write_line};
use crate::memory::Memory;

pub(super) const SHA256: Algorithm = Algorithm::Sha256;
pub(super) const MANIFEST: &str = "manifest-sha256.txt";
pub(super) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";

/// A bag that is right until a test makes it wrong.
#[derive(Clone)]
pub(super) struct Bag {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    tag_algorithms: Vec<Algorithm>,
}

/// A 1.0 bag of three files with SHA-256 manifests.
pub(super) fn bag() -> Bag {
    Bag::of(
        Version::V1_0,
        &[SHA256],
        &[
            ("data/a.txt", "甲"),
            ("data/b/c.mp4", "video"),
            ("data/empty", ""),
        ],
    )
}

impl Bag {
    pub(super) fn of(version: Version, algorithms: &[Algorithm], payload: &[(&str, &str)]) -> Self {
        let octets: usize = payload.iter().map(|(_, text)| text.len()).sum();
        let mut files = BTreeMap::new();
        let declaration = format!("BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n");
        files.insert(BAGIT.to_owned(), declaration.into_bytes());
        let info = format!(
            "Bagging-Date: 2026-11-21\nPayload-Oxum: {octets}.{}\n",
            payload.len()
        );
        files.insert(version.info_name().to_owned(), info.into_bytes());
        for &algorithm in algorithms {
            let mut manifest = Vec::new();
            for (path, text) in payload {
                let digest = Digest::of(algorithm, text.as_bytes());
                if version.is_final() {
                    write_line(&mut manifest, &digest, path).unwrap();
                } else {
                    manifest.extend(format!("{digest} {path}\n").into_bytes());
                }
            }
            files.insert(manifest_name(algorithm), manifest);
        }
        for (path, text) in payload {
            files.insert((*path).to_owned(), text.as_bytes().to_vec());
        }
        Self {
            files,
            tag_algorithms: algorithms.to_vec(),
        }
        .seal()
    }

    /// Writes the tag manifests anew, over the tag files as they are.
    pub(super) fn seal(mut self) -> Self {
        self.files
            .retain(|path, _| !matches!(role(path), Role::TagManifest(_)));
        for algorithm in self.tag_algorithms.clone() {
            let mut manifest = Vec::new();
            let tags = self.files.iter().filter(|(path, _)| {
                !is_payload(path) && !matches!(role(path), Role::TagManifest(_))
            });
            for (path, octets) in tags {
                write_line(&mut manifest, &Digest::of(algorithm, octets), path).unwrap();
            }
            self.files.insert(tagmanifest_name(algorithm), manifest);
        }
        self
    }

    /// Puts a file there, and seals again.
    pub(super) fn set(self, path: &str, octets: impl Into<Vec<u8>>) -> Self {
        self.tamper(path, octets).seal()
    }

    /// Changes a text, and seals again.
    pub(super) fn edit(self, path: &str, change: impl Fn(String) -> String) -> Self {
        let text = String::from_utf8(self.files[path].clone()).unwrap();
        self.set(path, change(text))
    }

    /// Puts a file there behind the back of the tag manifests.
    pub(super) fn tamper(mut self, path: &str, octets: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), octets.into());
        self
    }

    /// Changes a text behind the back of the tag manifests.
    pub(super) fn tamper_text(self, path: &str, change: impl Fn(String) -> String) -> Self {
        let text = String::from_utf8(self.files[path].clone()).unwrap();
        self.tamper(path, change(text))
    }

    /// Takes a file away behind the back of all manifests.
    pub(super) fn remove(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "{path} is there");
        self
    }

    pub(super) fn store(&self) -> Memory {
        Memory::new(self.files.clone())
    }

    pub(super) fn report(&self) -> Report {
        look(&self.store(), Depth::Contents)
    }

    /// What was found, as codes and paths.
    pub(super) fn found(&self) -> Vec<(Code, String)> {
        found(&self.report())
    }
}

pub(super) fn options(depth: Depth) -> Options {
    Options {
        depth,
        expect: None,
        jobs: NonZeroUsize::new(2).unwrap(),
    }
}

pub(super) fn look(store: &Memory, depth: Depth) -> Report {
    verify(store, Vec::new(), &options(depth), &mut |_| {})
}

pub(super) fn found(report: &Report) -> Vec<(Code, String)> {
    let defects = report.defects.iter();
    defects
        .map(|defect| {
            for wanted in facts(defect.code) {
                let given = defect.facts.iter().any(|(name, _)| name == wanted);
                assert!(given, "{wanted} of {defect:?}");
            }
            let path = defect.path.as_deref().unwrap_or_default();
            (defect.code, path.to_owned())
        })
        .collect()
}

/// The facts that the sentences of a code use, in the programs' Fluent files; they are never left out.
fn facts(code: Code) -> &'static [&'static str] {
    match code {
        Code::DigestLength => &["expected", "found", "line", "other"],
        Code::OxumMismatch | Code::RootDigest => &["expected", "found"],
        Code::PayloadDigest | Code::TagDigest => &["field", "expected", "found"],
        Code::NoRootDigest => &["expected"],
        Code::RepeatedLabel => &["label"],
        Code::Unreadable => &["error"],
        Code::BadDeclaration => &["line", "found"],
        Code::UnsupportedVersion
        | Code::UnsupportedEncoding
        | Code::OxumMalformed
        | Code::WeakAlgorithm => &["found"],
        Code::UnsafePath
        | Code::OutsideData
        | Code::NamesDirectory
        | Code::DuplicateLine
        | Code::TagManifestScope
        | Code::StrayPercent
        | Code::RepeatedLine => &["line", "other"],
        Code::MissingPayload
        | Code::MissingTagFile
        | Code::NotInEveryManifest
        | Code::TagManifestOmits
        | Code::FetchNotInManifest
        | Code::CaseTwins
        | Code::NormalFormTwins
        | Code::NormalFormDiffers => &["other"],
        Code::ManifestLine
        | Code::InfoLine
        | Code::FetchLine
        | Code::FetchTagFile
        | Code::Undecodable
        | Code::ChecksumStyle => &["line"],
        _ => &[],
    }
}

pub(super) fn fact<'a>(report: &'a Report, code: Code, name: &str) -> &'a str {
    let defect = report.defects.iter().find(|defect| defect.code == code);
    let defect = defect.unwrap_or_else(|| panic!("{code:?} in {:?}", report.defects));
    let fact = defect.facts.iter().find(|(found, _)| *found == name);
    fact.map(|(_, value)| value.as_str()).unwrap()
}

/// One defect and no other, as [`Bag::found`] gives it.
pub(super) fn only(code: Code, path: &str) -> Vec<(Code, String)> {
    vec![(code, path.to_owned())]
}
