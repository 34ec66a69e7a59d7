//! Makes bags for tests, as zips and as lists of files, right ones and ones that lie.
//!
//! Takes payload, gives files by path from the base directory on. [`Bag::files`] are consistent; a test then changes what it
//! wants wrong before [`zip`] packs them as `backup` does.

use std::collections::BTreeMap;
use std::io::Write as _;

use bag::declaration;
use bag::digest::{Algorithm, Digest};
use bag::info::{self, AGENT};
use bag::manifest::{is_payload, manifest_name, tagmanifest_name, write_line};
use bag::zip::format::{self, Header, Method};

/// Files of a bag by path from the base directory on.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What goes into a bag.
#[derive(Default)]
pub struct Bag {
    pub files: Files,
}

impl Bag {
    /// A bag of these payload files, paths without `data/`.
    pub fn of(payload: &[(&str, &[u8])]) -> Self {
        let files = payload
            .iter()
            .map(|(path, octets)| (format!("data/{path}"), octets.to_vec()));
        Self {
            files: files.collect(),
        }
    }

    /// Another tag file.
    pub fn tag(mut self, path: &str, octets: &[u8]) -> Self {
        self.files.insert(path.to_owned(), octets.to_vec());
        self
    }

    /// Everything, with declaration, labels, manifests of SHA-256 and SHA-512, and tag manifests.
    pub fn files(mut self) -> Files {
        let both = [Algorithm::Sha256, Algorithm::Sha512];
        self.files
            .insert("bagit.txt".into(), declaration::render().into());
        let agent = format!("{AGENT} 0.1.0");
        let info = info::render(&[("Bag-Software-Agent".into(), agent)]).unwrap();
        self.files.insert("bag-info.txt".into(), info.into());
        let payload = both.map(|one| (manifest_name(one), lines(&self.files, one, true)));
        self.files.extend(payload);
        seal(&mut self.files);
        self.files
    }
}

/// Writes the tag manifests anew, so that they fit whatever the other tag files are.
pub fn seal(files: &mut Files) {
    let both = [Algorithm::Sha256, Algorithm::Sha512];
    files.retain(|path, _| !path.starts_with("tagmanifest-"));
    let tags = both.map(|one| (tagmanifest_name(one), lines(files, one, false)));
    files.extend(tags);
}

/// The root digest of a bag.
pub fn root(files: &Files) -> Digest {
    Digest::of(Algorithm::Sha256, &files["tagmanifest-sha256.txt"])
}

fn lines(files: &Files, algorithm: Algorithm, payload: bool) -> Vec<u8> {
    let mut out = Vec::new();
    for (path, octets) in files.iter().filter(|(path, _)| is_payload(path) == payload) {
        write_line(&mut out, &Digest::of(algorithm, octets), path).unwrap();
    }
    out
}

/// One entry of a zip; size and flags may be made to lie.
pub struct Packed {
    pub name: String,
    pub octets: Vec<u8>,
    pub size: u64,
    pub crc: u32,
    pub method: Method,
}

impl Packed {
    /// An entry that says what it is.
    pub fn stored(name: &str, octets: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            size: octets.len() as u64,
            crc: crc32fast::hash(octets),
            octets: octets.to_vec(),
            method: Method::Stored,
        }
    }

    /// The same, compressed.
    pub fn deflated(name: &str, octets: &[u8]) -> Self {
        let mut out = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(6));
        out.write_all(octets).unwrap();
        Self {
            octets: out.finish().unwrap(),
            method: Method::Deflated,
            ..Self::stored(name, octets)
        }
    }
}

/// The entries of a bag called `base`, in the order that `backup` writes.
pub fn entries(base: &str, files: &Files) -> Vec<Packed> {
    let (payload, tags): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| is_payload(path));
    let all = payload.into_iter().chain(tags);
    all.map(|(path, octets)| Packed::stored(&format!("{base}/{path}"), octets))
        .collect()
}

/// A zip of these entries.
pub fn pack(entries: &[Packed]) -> Vec<u8> {
    let (mut file, mut central) = (Vec::new(), Vec::new());
    for entry in entries {
        let header = Header {
            name: &entry.name,
            method: entry.method,
            modified: 1_792_540_799,
            crc: entry.crc,
            size: entry.size,
            packed: entry.octets.len() as u64,
        };
        format::central(&header, file.len() as u64, &mut central);
        format::local(&header, &mut file);
        file.extend(&entry.octets);
    }
    let end = format::end(
        entries.len() as u64,
        central.len() as u64,
        file.len() as u64,
    );
    file.extend(central);
    file.extend(end);
    file
}

/// A zip of a bag called `base`.
pub fn zip(base: &str, files: &Files) -> Vec<u8> {
    pack(&entries(base, files))
}
