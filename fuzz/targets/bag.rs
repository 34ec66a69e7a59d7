//! Builds a bag in memory from any octets and verifies it.
//!
//! Holds: it never panics; intact means valid, complete and without any defect but warnings; a bag that is intact no
//! longer is after any octet of any payload file is changed, a payload file is taken away or one is added.
#![no_main]

use std::num::NonZeroUsize;

use bag::defect::Effect;
use bag::memory::Memory;
use bag::verify::{Depth, Options, Report, Validity, Verdict, verify};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 12] = [
    "bagit.txt",
    "bag-info.txt",
    "package-info.txt",
    "fetch.txt",
    "manifest-sha256.txt",
    "manifest-md5.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-md5.txt",
    "data/a",
    "data/视频/b",
    "data/c%25",
];

type Files = Vec<(String, Vec<u8>)>;

/// Records: which name, two octets of length, that many octets.
fn files(mut octets: &[u8]) -> Files {
    let mut files = Files::new();
    while let [name, high, low, rest @ ..] = octets {
        let length = usize::from(u16::from_be_bytes([*high, *low])).min(rest.len());
        let (content, after) = rest.split_at(length);
        let name = NAMES[usize::from(*name) % NAMES.len()];
        if files.iter().all(|(taken, _)| taken != name) {
            files.push((name.to_owned(), content.to_vec()));
        }
        octets = after;
    }
    files
}

fn judge(files: &Files) -> Report {
    let options = Options {
        depth: Depth::Contents,
        expect: None,
        jobs: NonZeroUsize::MIN,
    };
    verify(
        &Memory::new(files.clone()),
        Vec::new(),
        &options,
        &mut |_| {},
    )
}

fuzz_target!(|octets: &[u8]| {
    let files = files(octets);
    let report = judge(&files);
    if report.verdict != Verdict::Intact {
        assert!(
            report
                .defects
                .iter()
                .any(|d| d.code.effect() != Effect::Warning)
        );
        return;
    }
    assert_eq!(report.valid, Validity::Valid);
    assert!(report.complete);
    assert!(
        report
            .defects
            .iter()
            .all(|d| d.code.effect() == Effect::Warning)
    );
    for index in 0..files.len() {
        if !files[index].0.starts_with("data/") {
            continue;
        }
        let mut less = files.clone();
        less.remove(index);
        assert_ne!(
            judge(&less).verdict,
            Verdict::Intact,
            "a missing file is not noticed"
        );
        let length = files[index].1.len();
        for at in [0, length / 2, length.saturating_sub(1)] {
            let mut changed = files.clone();
            if let Some(octet) = changed[index].1.get_mut(at) {
                *octet ^= 1;
                assert_ne!(
                    judge(&changed).verdict,
                    Verdict::Intact,
                    "a changed octet is not noticed"
                );
            }
        }
    }
    let mut more = files;
    more.push(("data/not-listed".to_owned(), Vec::new()));
    assert_ne!(
        judge(&more).verdict,
        Verdict::Intact,
        "a file more is not noticed"
    );
});
