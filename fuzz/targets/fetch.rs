//! Feeds any lines to the reader of `fetch.txt`.
//!
//! Holds: it never panics; a length is only told when it stands there in digits; a path is never empty.
#![no_main]

use bag::declaration::Version;
use bag::fetch;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| {
    let Ok(text) = std::str::from_utf8(octets) else {
        return;
    };
    for line in text.split(['\n', '\r']) {
        for version in [Version::V0_97, Version::V1_0] {
            if let Ok(read) = fetch::parse_line(line, version) {
                assert!(!read.path.is_empty());
                if let Some(length) = read.length {
                    let digits = length.to_string();
                    assert!(
                        line.split([' ', '\t'])
                            .any(|word| word.trim_start_matches('0')
                                == digits.trim_start_matches('0')),
                        "{length} does not stand in {line:?}"
                    );
                }
            }
        }
    }
});
