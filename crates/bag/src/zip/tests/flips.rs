//! Flips and cuts a small archive of our own at every octet.
//!
//! Takes the archive of [`build::small`], gives a verdict for each change. Any change of any octet is
//! found, the bits that DEFLATE leaves unused included.

use super::build::{self, small};
use crate::defect::Code;
use crate::zip::{Container, judge_all};

#[test]
fn clean_archive_has_no_defect() {
    assert_eq!(judge_all(&small(), u64::MAX).unwrap(), []);
}

#[test]
fn every_flipped_octet_is_found() {
    let clean = small();
    for at in 0..clean.len() {
        for mask in [0xff, 1, 2, 4, 8, 16, 32, 64, 128] {
            let mut file = clean.clone();
            file[at] ^= mask;
            assert_ne!(
                judge_all(&file, u64::MAX).unwrap(),
                [],
                "octet {at} xor {mask}"
            );
        }
    }
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
