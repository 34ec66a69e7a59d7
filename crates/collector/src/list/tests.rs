//! Lists small bags.

use bag::digest::{Algorithm, Digest};
use bag::memory::Memory;
use bag::names::{self, NAMES, NameRecord, Original};
use bag::store::Store as _;

use super::{Globs, Listing, Opened, Scope, list};

fn records() -> String {
    names::render(&[
        NameRecord::File {
            path: "data/b".to_owned(),
            original: Original::Text("data/b?".to_owned()),
        },
        NameRecord::Directory {
            path: "data/empty".to_owned(),
            original: None,
        },
    ])
}

fn listed(scope: Scope, globs: &[&str]) -> Listing {
    let store = Memory::new([
        ("bagit.txt", "x".to_owned()),
        ("data/a", "aa".to_owned()),
        ("data/b", "b".to_owned()),
        (NAMES, records()),
    ]);
    let digests = |item: usize| match &*store.items()[item].path {
        "data/a" => vec![
            (Algorithm::Md5, Digest::of(Algorithm::Md5, b"aa")),
            (Algorithm::Sha256, Digest::of(Algorithm::Sha256, b"aa")),
            (Algorithm::Sha512, Digest::of(Algorithm::Sha512, b"aa")),
        ],
        "data/b" => vec![
            (Algorithm::Sha1, Digest::of(Algorithm::Sha1, b"b")),
            (Algorithm::Md5, Digest::of(Algorithm::Md5, b"b")),
        ],
        _ => Vec::new(),
    };
    let bag = Opened {
        store: &store,
        digests: &digests,
        missing: &[],
    };
    list(&bag, scope, &Globs::new(globs).unwrap())
}

#[test]
fn payload_with_names_and_digests() {
    let listing = listed(Scope::Payload, &[]);
    assert!(listing.defects.is_empty());
    let paths: Vec<_> = listing.entries.iter().map(|entry| &*entry.path).collect();
    assert_eq!(paths, ["data/a", "data/b"]);
    let [a, b] = &listing.entries[..] else {
        panic!()
    };
    assert_eq!((a.size, &a.original), (2, &None));
    assert_eq!(b.original, Some(Original::Text("data/b?".to_owned())));
    let algorithm = |entry: &super::Listed| entry.digest.as_ref().map(|digest| digest.0);
    assert_eq!(algorithm(a), Some(Algorithm::Sha256));
    assert_eq!(algorithm(b), Some(Algorithm::Sha1), "the strongest");
    assert_eq!(listing.directories, [("data/empty".into(), None)]);
}

#[test]
fn whole_bag_and_globs() {
    assert_eq!(listed(Scope::Bag, &[]).entries.len(), 4);
    let listing = listed(Scope::Payload, &["a", "nothing"]);
    assert_eq!(listing.entries.len(), 1);
    assert_eq!(listing.unmatched, ["nothing"]);
    assert!(listing.directories.is_empty());
    assert_eq!(
        listed(Scope::Payload, &["b[?]"]).entries.len(),
        1,
        "original name"
    );
}
