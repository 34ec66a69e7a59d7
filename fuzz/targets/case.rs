//! Feeds any octets to the reader of case files.
//!
//! The rooms are compiled here by their paths: depending on `paperwork` would compile Typst with a sanitizer first.
//!
//! Holds: it never panics; what is wrong has a line of the file or none; a case that is read without a problem is written so
//! that it is read as the same case, and written the same again.
#![no_main]
#![allow(dead_code, reason = "the rooms do more than is fuzzed")]
#![allow(unused_imports, reason = "names that other rooms of their own crate use")]

#[path = "../../crates/paperwork/src/case/mod.rs"]
mod case;
#[path = "../../crates/paperwork/src/codes/mod.rs"]
mod codes;

use case::{Phrases, read_bytes, write};
use libfuzzer_sys::fuzz_target;
use shell::language::Language;

fuzz_target!(|octets: &[u8]| {
    let (first, problems) = read_bytes(octets);
    let lines = octets.iter().filter(|octet| **octet == b'\n').count() + 1;
    for problem in &problems {
        let line = problem.line.unwrap_or(1);
        assert!(line >= 1 && line <= lines, "{problem:?} of {lines} lines");
    }
    if !problems.is_empty() {
        return;
    }
    let phrases = Phrases {
        intro: &[],
        example: "例：",
        language: Language::Zh,
    };
    let written = write(&first, &[], &phrases);
    let (again, problems) = read_bytes(written.as_bytes());
    assert!(
        problems.iter().all(case::Problem::is_doubt),
        "{problems:?}\n{written}"
    );
    assert_eq!(again, first, "{written}");
    assert_eq!(write(&again, &[], &phrases), written);
});
