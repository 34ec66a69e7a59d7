//! Random archives and random damage: never a panic, never a loop, never an allocation that was only announced.

use proptest::prelude::*;

use super::build::{Clean, Crooked, Raw, deflate, small};
use crate::zip::format::Method;
use crate::zip::judge_all;

/// An archive with everything in it: descriptors, foreign names, extra fields, a comment.
fn rich() -> Vec<u8> {
    let packed = deflate(&[5; 3000]);
    let mut deflated = Raw::stored(b"b/data/\xca\xd3", &[5; 3000]);
    deflated.method = 8;
    deflated.packed = packed.len() as u32;
    let mut open = Raw::stored(b"b/data/open", b"hello");
    open.flags = 8;
    let mut descriptor = open.crc.to_le_bytes().to_vec();
    descriptor.extend([5, 0, 0, 0, 5, 0, 0, 0]);
    let mut timed = Raw::stored(b"b/t", b"");
    timed.extra = vec![0x55, 0x54, 5, 0, 1, 9, 9, 9, 9];
    Crooked::default()
        .add(&deflated, &packed)
        .add(&open, b"hello")
        .octets(&descriptor)
        .add(&timed, b"")
        .finish_with(b"comment")
}

fn large() -> Vec<u8> {
    let mut clean = Clean::default();
    for index in 0..70 {
        clean = clean.add(&format!("b/{index}"), Method::Stored, b"x");
    }
    // As if there were 65 535: zip64 records.
    let (offset, length) = (clean.file.len() as u64, clean.central.len() as u64);
    clean.file.extend(&clean.central);
    let mut end = crate::zip::format::end(65_535, length, offset);
    for at in [24, 32] {
        end[at..at + 8].copy_from_slice(&70u64.to_le_bytes());
    }
    clean.file.extend(end);
    clean.file
}

#[test]
fn seeds_are_what_they_seem() {
    assert_eq!(judge_all(&large(), u64::MAX).unwrap().len(), 1, "the end");
    let found = judge_all(&rich(), u64::MAX).unwrap();
    assert!(
        found
            .iter()
            .all(|defect| matches!(defect.code.as_str(), "W201" | "E221"))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn damage_never_panics(
        seed in 0..3usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut file = match seed { 0 => small(), 1 => rich(), _ => large() };
        for (at, octet) in changes {
            let at = at.index(file.len());
            file[at] = octet;
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        judge_all(&file, 1 << 20).unwrap();
    }

    #[test]
    fn damage_of_the_end_never_panics(
        field in 0..22usize,
        value in prop::array::uniform4(any::<u8>()),
        seed in 0..3usize,
    ) {
        let mut file = match seed { 0 => small(), 1 => rich(), _ => large() };
        let at = file.len() - 98.min(file.len()) + field * 4;
        for (octet, value) in file[at..].iter_mut().zip(value) {
            *octet = value;
        }
        judge_all(&file, 1 << 20).unwrap();
    }

    #[test]
    fn noise_never_panics(noise in prop::collection::vec(any::<u8>(), 0..200), wrap in any::<bool>()) {
        let mut file = noise;
        if wrap {
            file.extend(crate::zip::format::end(1, file.len() as u64, 0));
        }
        prop_assert!(!judge_all(&file, 1 << 20).unwrap().is_empty());
    }

    #[test]
    fn what_is_written_reads_back(
        contents in prop::collection::vec((any::<bool>(), prop::collection::vec(any::<u8>(), 0..300)), 1..20),
    ) {
        let mut clean = Clean::default();
        for (index, (packed, content)) in contents.iter().enumerate() {
            let method = if *packed { Method::Deflated } else { Method::Stored };
            clean = clean.add(&format!("b/data/{index}"), method, content);
        }
        prop_assert_eq!(judge_all(&clean.finish(), u64::MAX).unwrap(), []);
    }
}
