//! Reads what a bag says about itself: declaration, labels, manifests and `fetch.txt`.
//!
//! Takes a store, gives an [`Outline`]: which digests each file should have. Opens those tag files once each, digesting
//! them as they pass, and no other file. Never believes a path that is not judged safe. What it cannot read leaves a defect
//! behind, so an outline without defects is one that was read whole.
//!
//! Rooms: `index` finds items by path, `read` reads one item, `table` keeps expected digests compactly, `listing` turns the lines of
//! one manifest into a table.

mod index;
mod listing;
mod read;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use crate::declaration::{self, BAGIT, Version};
use crate::defect::{Code, Defect};
use crate::digest::{Algorithm, Digest};
use crate::fetch::{self, FETCH};
use crate::findings::Findings;
use crate::info::{INFO, Info, Parser};
use crate::manifest::{Role, is_payload, manifest_name, role, tagmanifest_name};
use crate::path;
use crate::store::{ItemKind, Store};
use crate::tagfile::{Encoding, Lines};
use listing::Scope;

pub(crate) use index::Index;
pub use index::normal_form;
pub use read::defect_of;
pub(crate) use read::digest_item;
pub(crate) use table::{Entry, Table};

/// What a bag says about itself.
pub struct Outline<'a> {
    pub(crate) index: Index<'a>,
    /// Version declared.
    pub version: Version,
    /// Labels and values of `bag-info.txt`.
    pub info: Info,
    pub(crate) info_name: &'static str,
    pub(crate) payload: Vec<Table>,
    pub(crate) tags: Vec<Table>,
    /// Manifests that are not used: of an algorithm nobody here knows, or a second one of an algorithm.
    pub(crate) unknown: Vec<usize>,
    /// Paths of `fetch.txt` with the octets announced.
    pub(crate) fetch: BTreeMap<Box<str>, Option<u64>>,
    /// Digests of the tag files read so far, by item, in the order of [`Outline::tag_algorithms`]; `None` where reading
    /// failed.
    pub(crate) digested: BTreeMap<usize, Option<Vec<Digest>>>,
    pub(crate) tag_algorithms: Vec<Algorithm>,
    /// SHA-256 of `tagmanifest-sha256.txt`.
    pub root_digest: Option<Digest>,
}

impl<'a> Outline<'a> {
    /// Reads it. `None` when the bag cannot be judged at all: no declaration, or one nobody here understands.
    pub fn read(store: &'a dyn Store, findings: &mut Findings) -> Option<Self> {
        let index = Index::new(store);
        let tag_algorithms = tag_algorithms(&index);
        let mut reader = Reader {
            store,
            index: &index,
            digested: BTreeMap::new(),
            algorithms: &tag_algorithms,
        };
        let declared = reader.declaration(findings)?;
        let (version, encoding) = (declared.version, declared.encoding);

        let info_name = info_name(&index, version);
        let mut parser = Parser::new(info_name, version);
        if let Some(item) = index.file(info_name) {
            reader.lines(item, encoding, findings, &mut |number, line, findings| {
                parser.line(number, line, &mut |defect| findings.push(defect));
            });
        }
        let info = parser.finish(&mut |defect| findings.push(defect));

        let mut payload = Vec::new();
        let mut tags = Vec::new();
        let mut unknown = Vec::new();
        for item in index.files() {
            let name = &*index.item(item).path;
            let (scope, name) = match role(name) {
                Role::Manifest(name) => (Scope::Payload, name),
                Role::TagManifest(name) => (Scope::Tags, name),
                Role::Other => continue,
            };
            let Some(algorithm) = algorithm_of(&index, scope, name, &payload, &tags) else {
                unknown.push(item);
                continue;
            };
            let table = listing::read(
                &mut reader,
                &listing::Manifest {
                    item,
                    scope,
                    algorithm,
                    version,
                    encoding,
                },
                findings,
            );
            match scope {
                Scope::Payload => payload.push(table),
                Scope::Tags => tags.push(table),
            }
        }
        let fetch = reader.fetch(version, encoding, findings);
        let root_digest = root_digest(&index, &reader.digested, &tag_algorithms);
        let digested = reader.digested;
        Some(Self {
            index,
            version,
            info,
            info_name,
            payload,
            tags,
            unknown,
            fetch,
            digested,
            tag_algorithms,
            root_digest,
        })
    }

    /// Algorithms of the payload manifests, weakest first.
    pub fn algorithms(&self) -> Vec<Algorithm> {
        let all: BTreeSet<_> = self.payload.iter().map(|table| table.algorithm).collect();
        all.into_iter().collect()
    }

    /// The item of that path, or else one whose path differs in its Unicode normal form only.
    pub fn find(&self, path: &str) -> Option<usize> {
        let exact = self.index.find(path, &mut 0);
        exact.or_else(|| self.index.find_form(path))
    }

    /// The digests that the manifests (for a tag file: the tag manifests) give item `index` of the store.
    pub fn expected(&self, index: usize) -> Vec<(Algorithm, Digest)> {
        self.tables_of(index)
            .iter()
            .filter_map(|table| match table.entry(index) {
                Entry::Digest(octets) => Some((table.algorithm, Digest::new(octets))),
                Entry::Unlisted | Entry::Broken => None,
            })
            .collect()
    }

    /// The tables that say something about an item.
    pub(crate) fn tables_of(&self, item: usize) -> &[Table] {
        if is_payload(&self.index.item(item).path) {
            &self.payload
        } else {
            &self.tags
        }
    }
}

/// The tag file that holds the labels. Old bags with the new name are read too.
fn info_name(index: &Index<'_>, version: Version) -> &'static str {
    let name = version.info_name();
    if index.file(name).is_none() && name != INFO && index.file(INFO).is_some() {
        return INFO;
    }
    name
}

/// The algorithm of the manifest called `name`, when it is known and this is the one manifest to use for it: the one of the
/// exact name, or else the first.
fn algorithm_of(
    index: &Index<'_>,
    scope: Scope,
    name: &str,
    payload: &[Table],
    tags: &[Table],
) -> Option<Algorithm> {
    let algorithm = Algorithm::from_name(name)?;
    let (exact, read) = match scope {
        Scope::Payload => (manifest_name(algorithm), payload),
        Scope::Tags => (tagmanifest_name(algorithm), tags),
    };
    let is_exact = name == algorithm.name();
    let first = index.file(&exact).is_none() && read.iter().all(|t| t.algorithm != algorithm);
    (is_exact || first).then_some(algorithm)
}

/// What every tag file must be digested with, so that it need not be read again.
fn tag_algorithms(index: &Index<'_>) -> Vec<Algorithm> {
    let mut all = BTreeSet::new();
    for item in index.files() {
        if let Role::TagManifest(name) = role(&index.item(item).path) {
            all.extend(Algorithm::from_name(name));
        }
    }
    all.into_iter().collect()
}

fn root_digest(
    index: &Index<'_>,
    digested: &BTreeMap<usize, Option<Vec<Digest>>>,
    algorithms: &[Algorithm],
) -> Option<Digest> {
    let item = index.file(&tagmanifest_name(Algorithm::Sha256))?;
    let at = algorithms.iter().position(|a| *a == Algorithm::Sha256)?;
    digested.get(&item)?.as_ref()?.get(at).cloned()
}

/// Opens tag files, each once.
pub(crate) struct Reader<'a, 'b> {
    store: &'a dyn Store,
    index: &'b Index<'a>,
    digested: BTreeMap<usize, Option<Vec<Digest>>>,
    algorithms: &'b [Algorithm],
}

impl Reader<'_, '_> {
    fn declaration(&mut self, findings: &mut Findings) -> Option<declaration::Declaration> {
        let Some(item) = self.index.file(BAGIT) else {
            findings.push(Defect::new(Code::NotABag));
            return None;
        };
        let mut octets = Vec::new();
        let whole = self.octets(item, findings, &mut |piece| {
            if octets.len() < 1 << 16 {
                octets.extend_from_slice(piece);
            }
        });
        if !whole {
            return None;
        }
        declaration::parse(&octets, &mut |defect| findings.push(defect))
    }

    /// Reads a tag file as lines; false when it could not be read or decoded to its end.
    fn lines(
        &mut self,
        item: usize,
        encoding: Encoding,
        findings: &mut Findings,
        on_line: &mut dyn FnMut(u64, &str, &mut Findings),
    ) -> bool {
        let mut split = Lines::new(encoding);
        let mut fault = None;
        // Defects of lines and of reading meet in one place only after the file was read.
        let mut inner = Findings::default();
        let read = self.octets(item, findings, &mut |piece| {
            if fault.is_none() {
                let fed = split.feed(piece, &mut |n, line| on_line(n, line, &mut inner));
                fault = fed.err();
            }
        });
        if fault.is_none() && read {
            fault = split
                .finish(&mut |n, line| on_line(n, line, &mut inner))
                .err();
        }
        findings.append(inner);
        let path = &*self.index.item(item).path;
        if split.has_needless_mark() {
            findings.push(Defect::at(Code::ByteOrderMark, path));
        }
        if let Some(fault) = fault {
            findings.push(Defect::at(Code::Undecodable, path).with("line", fault.line()));
        }
        read && fault.is_none()
    }

    /// Reads and digests a tag file; false when it could not be read to its end.
    fn octets(
        &mut self,
        item: usize,
        findings: &mut Findings,
        sink: &mut dyn FnMut(&[u8]),
    ) -> bool {
        let mut buffer = vec![0; 1 << 16];
        match digest_item(self.store, item, self.algorithms, &mut buffer, sink) {
            Ok(digests) => {
                self.digested.insert(item, Some(digests));
                true
            }
            Err(error) => {
                self.digested.insert(item, None);
                findings.push(defect_of(&error, &self.index.item(item).path));
                false
            }
        }
    }

    fn fetch(
        &mut self,
        version: Version,
        encoding: Encoding,
        findings: &mut Findings,
    ) -> BTreeMap<Box<str>, Option<u64>> {
        let mut fetched = BTreeMap::new();
        let Some(item) = self.index.file(FETCH) else {
            return fetched;
        };
        let index = self.index;
        self.lines(item, encoding, findings, &mut |number, line, findings| {
            if line.trim().is_empty() && !version.is_final() {
                return;
            }
            let Ok(read) = fetch::parse_line(line, version) else {
                findings.push(Defect::at(Code::FetchLine, FETCH).with("line", number));
                return;
            };
            let path = &*read.path;
            let at = |code| {
                Defect::at(code, path)
                    .with("other", FETCH)
                    .with("line", number)
            };
            let directory = path.strip_suffix('/').unwrap_or(path);
            if path::judge(directory).is_ok() && (directory != path || index.holds(path)) {
                findings.push(at(Code::NamesDirectory));
            } else if path::judge(path).is_err() {
                findings.push(at(Code::UnsafePath));
            } else if !is_payload(path) {
                findings.push(at(Code::FetchTagFile));
            } else {
                if read.stray {
                    findings.push(at(Code::StrayPercent));
                }
                fetched.insert(path.into(), read.length);
            }
        });
        fetched
    }
}

impl Index<'_> {
    /// Items that are regular files, in the order of the store.
    pub(crate) fn files(&self) -> impl Iterator<Item = usize> {
        let items = self.items().iter().enumerate();
        items
            .filter(|(_, item)| item.kind == ItemKind::File)
            .map(|(at, _)| at)
    }
}
