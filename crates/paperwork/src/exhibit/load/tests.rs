//! Exhibits from the disk: plain files, archives, and everything that is no exhibit. What the rooms share stands here.
#![expect(clippy::disallowed_methods, reason = "tests make files")]

mod archives;
mod hostile;
mod plain;

use std::fs;

use bag::defect::Code;
use bag::digest::Digest;
use bag::names::{self, NameRecord, Original};
use tempfile::TempDir;

use super::*;
use crate::exhibit::hold::TooMuch;
use crate::exhibit::sample::{self, Bag, Files, Packed};
use crate::exhibit::{Checked, InArchive};

const ORDERS: &[u8] = b"order,amount\n1,9.90\n";

/// A folder for one test.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, path: &str, octets: &[u8]) -> &Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, octets).unwrap();
        self
    }

    fn put_bag(&self, folder: &str, files: &Files) -> &Self {
        for (path, octets) in files {
            self.put(&format!("{folder}/{path}"), octets);
        }
        self
    }

    fn argument(&self, text: &str) -> Result<Titled, LoadError> {
        let address = Address::of_argument(text.as_ref());
        self.wanted(&Wanted {
            address,
            hold: Hold::Octets,
        })
    }

    fn load(&self, text: &str) -> Result<Loaded, LoadError> {
        let address = Address::of(text);
        let loaded = self.wanted(&Wanted {
            address,
            hold: Hold::Octets,
        });
        loaded.map(|(loaded, _)| loaded)
    }

    fn wanted(&self, wanted: &Wanted) -> Result<Titled, LoadError> {
        load(wanted, self.0.path(), &mut Budget::new(Limits::default()))
    }
}

fn orders() -> Files {
    Bag::of(&[
        ("orders.csv", ORDERS),
        ("2026/退款.csv", b"refunds"),
        ("100%.txt", b"percent"),
        ("a\nb.txt", b"line"),
    ])
    .files()
}

fn archive(loaded: &Loaded) -> &InArchive {
    match &loaded.from {
        From::Archive(archive) => archive,
        From::File => panic!("not from an archive"),
    }
}

/// The codes that an archive was refused for.
fn codes(error: &LoadError) -> Vec<&'static str> {
    match error {
        LoadError::Archive {
            source: ArchiveFault::Refused { defects, .. },
            ..
        } => {
            let mut codes: Vec<_> = defects.iter().map(|d| d.code.as_str()).collect();
            codes.dedup();
            codes
        }
        other => panic!("{other}"),
    }
}
