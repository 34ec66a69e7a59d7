//! Feeds any lines to the reader of `bag-info.txt`.
//!
//! Holds: it never panics; pairs that can be written are read back as they were, in their order.
#![no_main]

use bag::declaration::Version;
use bag::info::{self, Parser};
use libfuzzer_sys::fuzz_target;

const VERSIONS: [Version; 6] = [
    Version::V0_93,
    Version::V0_94,
    Version::V0_95,
    Version::V0_96,
    Version::V0_97,
    Version::V1_0,
];

fn read(version: Version, text: &str, clean: &mut bool) -> Vec<(String, String)> {
    let mut parser = Parser::new(version.info_name(), version);
    for (index, line) in text.split_terminator('\n').enumerate() {
        parser.line(index as u64 + 1, line, &mut |_| *clean = false);
    }
    parser.finish(&mut |_| {}).pairs
}

fuzz_target!(|octets: &[u8]| {
    let [version, text @ ..] = octets else { return };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let version = VERSIONS[usize::from(*version) % VERSIONS.len()];
    let mut clean = true;
    let pairs = read(version, text, &mut clean);
    let pairs: Vec<_> = pairs
        .into_iter()
        .filter(|(label, value)| info::check(label, value).is_ok())
        .collect();
    let Ok(written) = info::render(&pairs) else {
        panic!("pairs that may be written are not");
    };
    let mut clean = true;
    assert_eq!(read(Version::V1_0, &written, &mut clean), pairs);
    assert!(
        clean,
        "what was written is not read without a defect: {written:?}"
    );
});
