//! Feeds any octets to the judge of zips, and the bag in it to the verifier.
//!
//! Holds: it never panics; what it declares is never believed for memory or time (libFuzzer's limits); a bag it calls
//! intact is intact through the container too.
#![no_main]

use std::num::NonZeroUsize;

use bag::defect::Effect;
use bag::verify::{Depth, Options, Verdict, verify};
use bag::zip::{Container, Unread, ZipStore, judge_all};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| {
    let source = octets.to_vec();
    let all = match judge_all(&source, 1 << 22) {
        Ok(all) => all,
        Err(error) => panic!("memory cannot fail to be read: {error:?}"),
    };
    let mut container = match Container::read(&source) {
        Ok(container) => container,
        Err(Unread::Defect(_)) => {
            assert_eq!(all.len(), 1, "one reason why it is no zip");
            return;
        }
        Err(Unread::Io(error)) => panic!("memory cannot fail to be read: {error}"),
    };
    // Inflating what a few octets can grow to is bounded by what they declare; keep the run short.
    if container
        .entries()
        .iter()
        .map(|e| e.size())
        .fold(0, u64::saturating_add)
        > 1 << 22
    {
        return;
    }
    let defects = std::mem::take(&mut container.defects);
    let Ok(store) = ZipStore::new(container, &source) else {
        return;
    };
    let found: Vec<_> = defects
        .into_iter()
        .chain(store.defects().iter().cloned())
        .collect();
    let bad = found.iter().any(|d| d.code.effect() != Effect::Warning);
    let options = Options {
        depth: Depth::Contents,
        expect: None,
        jobs: NonZeroUsize::MIN,
    };
    let report = verify(&store, found, &options, &mut |_| {});
    assert!(
        !(bad && report.verdict == Verdict::Intact),
        "a bad container is called intact"
    );
});
