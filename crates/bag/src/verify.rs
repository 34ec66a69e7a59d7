//! Verifies a bag: is it complete, is it valid, and what is wrong with it (RFC 8493 §3).
//!
//! Takes a store and the defects its container already has, gives a [`Report`] with one verdict and every defect. The
//! pipeline: [`crate::outline`] reads what the bag says about itself, `rules` compares that with what is there, `names`
//! looks for names that some systems take for one, `contents` reads every file once on several threads and compares
//! digests. Never stops at the first defect, never writes, never fetches, and never says intact unless every file that the
//! manifests list was read to its end and matched.

mod contents;
mod names;
mod rules;
#[cfg(test)]
mod tests;

use std::num::NonZeroUsize;

use crate::declaration::Version;
use crate::defect::{Code, Defect, Effect};
use crate::digest::{Algorithm, Digest};
use crate::findings::Findings;
use crate::manifest::{is_payload, tagmanifest_name};
use crate::outline::Outline;
use crate::store::{ItemKind, Store};

/// How far to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What is listed, what is there, sizes, and the digests of tag files. Payload is not read.
    Structure,
    /// All of that, and every payload file against its digests.
    Contents,
}

/// What to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// How far to look.
    pub depth: Depth,
    /// The root digest noted down when the bag was sealed, if known.
    pub expect: Option<Digest>,
    /// Threads that read.
    pub jobs: NonZeroUsize,
}

/// What happens while files are read. Always told on the thread that called [`verify`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Reading begins: so many files are to be read, so many octets as their sizes are declared.
    Started {
        /// Files to be read.
        files: u64,
        /// Their octets.
        octets: u64,
    },
    /// Since the last event so many files were finished and so many octets read.
    Advanced {
        /// Files finished.
        files: u64,
        /// Octets read.
        octets: u64,
    },
    /// All files were read.
    Finished,
}

/// What can be said of a bag in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 完好: every listed file was read and matches, and nothing else is there.
    Intact,
    /// 不完整: something that belongs to the bag is missing or breaks the rules.
    Incomplete,
    /// 已被改动: something is not what was sealed.
    Altered,
    /// 无法核验: it could not be judged.
    Unverifiable,
    /// Nothing is wrong with the structure; contents were not read, so nothing is said of them.
    NotRead,
}

/// Whether a bag is valid in the sense of RFC 8493 §3: complete, and every digest matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It is.
    Valid,
    /// It is not.
    Invalid,
    /// Not everything was or could be read.
    Unknown,
}

/// What verification found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The strongest effect among the defects, as a word.
    pub verdict: Verdict,
    /// Shown to be complete in the sense of RFC 8493 §3.
    pub complete: bool,
    /// Whether it is valid in the sense of RFC 8493 §3.
    pub valid: Validity,
    /// How far was looked.
    pub depth: Depth,
    /// Version of BagIt, when it is known here.
    pub version: Option<Version>,
    /// By path, code and facts; those of the container included.
    pub defects: Vec<Defect>,
    /// Defects beyond [`crate::findings::MOST`], which are not kept; the verdict knows them.
    pub more_defects: u64,
    /// Labels and values of `bag-info.txt`, in order.
    pub info: Vec<(String, String)>,
    /// SHA-256 of `tagmanifest-sha256.txt`, when there is one that could be read.
    pub root_digest: Option<Digest>,
    /// Algorithms of the payload manifests, weakest first.
    pub algorithms: Vec<Algorithm>,
    /// Files under `data/`.
    pub payload_files: u64,
    /// Their octets, as the store declares them.
    pub payload_octets: u64,
    /// Files beside `data/`.
    pub tag_files: u64,
}

impl Report {
    /// The report of a container that offers no store: nothing beyond its defects can be said.
    pub fn of_container(found: Vec<Defect>, depth: Depth) -> Self {
        report(
            &crate::memory::Memory::default(),
            None,
            Findings::new(found),
            depth,
        )
    }
}

/// Verifies the bag in `store`, whose container already has the defects `found`.
pub fn verify(
    store: &dyn Store,
    found: Vec<Defect>,
    options: &Options,
    events: &mut dyn FnMut(Event),
) -> Report {
    judge(store, found, options, events).0
}

/// The same, and the outline that was judged, for who goes on to read files: none when the bag cannot be judged at all.
pub fn judge<'a>(
    store: &'a dyn Store,
    found: Vec<Defect>,
    options: &Options,
    events: &mut dyn FnMut(Event),
) -> (Report, Option<Outline<'a>>) {
    let mut findings = Findings::new(found);
    let outline = Outline::read(store, &mut findings);
    if let Some(outline) = &outline {
        compare_root(outline, options.expect.as_ref(), &mut findings);
        rules::check(outline, &mut findings);
        names::check(outline, &mut findings);
        contents::check(store, outline, options, &mut findings, events);
    }
    let report = report(store, outline.as_ref(), findings, options.depth);
    (report, outline)
}

fn compare_root(outline: &Outline<'_>, expected: Option<&Digest>, findings: &mut Findings) {
    let Some(expected) = expected else { return };
    match &outline.root_digest {
        Some(found) if found == expected => {}
        Some(found) => findings.push(
            Defect::at(Code::RootDigest, tagmanifest_name(Algorithm::Sha256))
                .with("expected", expected)
                .with("found", found),
        ),
        None => findings.push(Defect::new(Code::NoRootDigest).with("expected", expected)),
    }
}

fn report(
    store: &dyn Store,
    outline: Option<&Outline<'_>>,
    findings: Findings,
    depth: Depth,
) -> Report {
    let verdict = match findings.worst() {
        None | Some(Effect::Warning) if depth == Depth::Structure => Verdict::NotRead,
        None | Some(Effect::Warning) => Verdict::Intact,
        Some(Effect::Incomplete) => Verdict::Incomplete,
        Some(Effect::Altered) => Verdict::Altered,
        Some(Effect::Unverifiable) => Verdict::Unverifiable,
    };
    let complete = outline.is_some() && findings.codes().iter().all(|&code| keeps_complete(code));
    let valid = validity(&findings, complete, depth);
    let files = store
        .items()
        .iter()
        .filter(|item| item.kind == ItemKind::File);
    let (payload, tags): (Vec<_>, Vec<_>) = files.partition(|item| is_payload(&item.path));
    let (version, algorithms, root_digest, info) = match outline {
        Some(outline) => (
            Some(outline.version),
            outline.algorithms(),
            outline.root_digest.clone(),
            outline.info.pairs.clone(),
        ),
        None => (None, Vec::new(), None, Vec::new()),
    };
    let (defects, more_defects) = findings.into_sorted();
    Report {
        verdict,
        complete,
        valid,
        depth,
        version,
        defects,
        more_defects,
        info,
        root_digest,
        algorithms,
        payload_files: payload.len() as u64,
        payload_octets: payload
            .iter()
            .fold(0, |sum, item| sum.saturating_add(item.size)),
        tag_files: tags.len() as u64,
    }
}

/// Whether a bag can be complete in spite of such a defect: everything is there, though not as it was.
fn keeps_complete(code: Code) -> bool {
    match code {
        // A listed file is missing, however little it matters.
        Code::JunkMissing => false,
        Code::PayloadDigest
        | Code::TagDigest
        | Code::RootDigest
        | Code::NoRootDigest
        | Code::Unreadable
        | Code::Crc
        | Code::DataDamaged => true,
        other => other.effect() == Effect::Warning,
    }
}

fn validity(findings: &Findings, complete: bool, depth: Depth) -> Validity {
    let has = |effect| {
        let mut codes = findings.codes().iter();
        codes.any(|code| code.effect() == effect)
    };
    if has(Effect::Incomplete) || has(Effect::Altered) {
        Validity::Invalid
    } else if has(Effect::Unverifiable) {
        Validity::Unknown
    } else if !complete {
        Validity::Invalid
    } else if depth == Depth::Structure {
        Validity::Unknown
    } else {
        Validity::Valid
    }
}
