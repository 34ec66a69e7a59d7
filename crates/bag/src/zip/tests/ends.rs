//! Ends of archives: comments, prefixes, suffixes, second end records, several disks, no zip at all.

use super::build::{Clean, Crooked, Raw, codes, defects, fact, small};
use crate::defect::Code;
use crate::zip::Container;
use crate::zip::format::{self, Method};

#[test]
fn not_a_zip() {
    for file in [Vec::new(), b"hello".to_vec(), vec![0; 100_000]] {
        assert_eq!(codes(&file), [Code::NotAZip]);
    }
}

#[test]
fn empty_zip_is_read() {
    let file = format::end(0, 0, 0);
    assert_eq!(codes(&file), []);
    assert!(Container::read(&file).unwrap().entries().is_empty());
}

#[test]
fn comment_is_no_defect() {
    let raw = Raw::stored(b"b/a", b"x");
    let file = Crooked::default().add(&raw, b"x").finish_with(&[7; 65_535]);
    assert_eq!(codes(&file), []);
}

#[test]
fn comment_with_a_fake_end_record() {
    let raw = Raw::stored(b"b/a", b"x");
    // One that stands for an empty archive, one that points into the air, one that covers the real directory.
    let fakes = [format::end(0, 0, 0), format::end(9, 5000, 5000)];
    for fake in fakes {
        let file = Crooked::default().add(&raw, b"x").finish_with(&fake);
        assert_eq!(codes(&file), [Code::DirectoryDamaged]);
        assert_eq!(
            fact(&defects(&file), Code::DirectoryDamaged, "field").as_deref(),
            Some("end")
        );
    }
    let twin = Crooked::default().add(&raw, b"x").finish();
    let fake = twin[twin.len() - 22..].to_vec();
    let file = Crooked::default().add(&raw, b"x").finish_with(&fake);
    assert!(codes(&file).contains(&Code::DirectoryDamaged));
}

#[test]
fn zip_in_a_zip_is_no_second_end() {
    let inner = small();
    let file = Clean::default()
        .add("b/bagit.txt", Method::Stored, b"x")
        .add("b/data/inner.zip", Method::Stored, &inner)
        .finish();
    assert_eq!(codes(&file), []);
    assert_eq!(Container::read(&file).unwrap().entries().len(), 2);
    // Cut inside the last record: the inner end is not taken for the outer one.
    for cut in 1..22 {
        let file = file[..file.len() - cut].to_vec();
        assert_eq!(codes(&file), [Code::CutShort], "{cut}");
    }
}

#[test]
fn data_after_the_end() {
    let mut file = small();
    file.extend(b"more");
    let found = defects(&file);
    assert_eq!(codes(&file), [Code::DataAfter]);
    assert_eq!(
        fact(&found, Code::DataAfter, "octets").as_deref(),
        Some("4")
    );
}

#[test]
fn data_before_the_first_entry() {
    // Offsets that count the prefix, and offsets that do not.
    let raw = Raw::stored(b"b/a", b"x");
    let counted = Crooked::default()
        .octets(b"#!/bin/sh\n")
        .add(&raw, b"x")
        .finish();
    assert_eq!(codes(&counted), [Code::DataBefore]);
    let uncounted = [b"#!/bin/sh\n".to_vec(), small()].concat();
    let found = defects(&uncounted);
    assert_eq!(codes(&uncounted), [Code::DataBefore]);
    assert_eq!(
        fact(&found, Code::DataBefore, "octets").as_deref(),
        Some("10")
    );
    assert_eq!(Container::read(&uncounted).unwrap().entries().len(), 3);
}

#[test]
fn data_between_directory_and_end() {
    let clean = small();
    let mut file = clean.clone();
    let at = clean.len() - 22;
    file.splice(at..at, *b"signature");
    assert_eq!(codes(&file), [Code::Gap]);
}

#[test]
fn several_disks() {
    for field in [4, 6, 8] {
        let mut file = small();
        let at = file.len() - 22 + field;
        file[at] += 1;
        assert_eq!(codes(&file), [Code::SeveralDisks], "field {field}");
    }
    let mut raw = Raw::stored(b"b/a", b"x");
    raw.disk = 1;
    let file = Crooked::default().add(&raw, b"x").finish();
    assert_eq!(codes(&file), [Code::SeveralDisks]);
}

#[test]
fn wrong_number_of_entries() {
    for change in [1, 255] {
        let mut file = small();
        let at = file.len() - 22;
        file[at + 8] = file[at + 8].wrapping_add(change);
        file[at + 10] = file[at + 10].wrapping_add(change);
        assert_eq!(codes(&file), [Code::DirectoryDamaged], "{change}");
    }
}

#[test]
fn announced_lengths_allocate_nothing() {
    // 2^32 entries in a directory of 2^40 octets, in a file of a hundred.
    let mut file = small();
    file.truncate(100);
    file.extend(format::end(1 << 32, 1 << 40, 0));
    assert_eq!(codes(&file), [Code::DirectoryDamaged]);
}
