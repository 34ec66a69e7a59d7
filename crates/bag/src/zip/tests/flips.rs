//! Flips and cuts a small archive of our own at every octet.
//!
//! Takes the archive of [`build::small`], gives a verdict for each change. Any change of a header or of stored octets is
//! found; a change of deflated octets is found, or the octets that come out are the very same.

use std::io::Read;

use super::build::{self, small};
use crate::defect::Code;
use crate::zip::{Container, EntryReader, judge_all};

#[test]
fn clean_archive_has_no_defect() {
    assert_eq!(judge_all(&small(), u64::MAX).unwrap(), []);
}

#[test]
fn every_flipped_octet_is_found() {
    let clean = small();
    let container = Container::read(&clean).unwrap();
    let contents = |file: &Vec<u8>| -> Vec<Vec<u8>> {
        let container = Container::read(file).unwrap();
        let read = |entry| {
            let mut out = Vec::new();
            let mut reader = EntryReader::new(file, entry).unwrap();
            reader.read_to_end(&mut out).map(|_| out).unwrap()
        };
        container.entries().iter().map(read).collect()
    };
    let deflated = container.entries().last().unwrap();
    let start = deflated.data().unwrap() as usize;
    let deflated = start..start + deflated.packed() as usize;
    let expected = contents(&clean);
    let mut same = 0;
    for at in 0..clean.len() {
        for mask in [0xff, 1, 2, 4, 8, 16, 32, 64, 128] {
            let mut file = clean.clone();
            file[at] ^= mask;
            let defects = judge_all(&file, u64::MAX).unwrap();
            if defects.is_empty() && deflated.contains(&at) {
                assert_eq!(contents(&file), expected, "octet {at} xor {mask}");
                same += 1;
            } else {
                assert_ne!(defects, [], "octet {at} xor {mask}");
            }
        }
    }
    // Bits that DEFLATE does not use, at the end of its last octet.
    assert!(
        same <= 8,
        "{same} changes of deflated octets change nothing"
    );
}

#[test]
fn every_cut_is_found() {
    let clean = small();
    for length in 0..clean.len() {
        let cut = clean[..length].to_vec();
        let expected = match length {
            0..4 => Code::NotAZip,
            _ => Code::CutShort,
        };
        assert_eq!(build::all_codes(&cut), [expected], "cut to {length}");
    }
}

#[test]
fn every_removed_or_doubled_octet_is_found() {
    let clean = small();
    let container = Container::read(&clean).unwrap();
    for at in 0..clean.len() {
        let mut file = clean.clone();
        file.remove(at);
        assert_ne!(judge_all(&file, u64::MAX).unwrap(), [], "without {at}");
        let mut file = clean.clone();
        file.insert(at, clean[at]);
        assert_ne!(judge_all(&file, u64::MAX).unwrap(), [], "twice {at}");
    }
    assert_eq!(container.entries().len(), 3);
}
