//! Feeds any lines to the reader of manifests, for every algorithm and version.
//!
//! Holds: it never panics; a line of ours is read back as it was; decoding undoes encoding; a path that is let through
//! stays below the folder it is joined to.
#![no_main]

use std::path::{Component, Path};

use bag::declaration::Version;
use bag::digest::Algorithm;
use bag::{manifest, path};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| {
    let [algorithm, octets @ ..] = octets else {
        return;
    };
    let Ok(text) = std::str::from_utf8(octets) else {
        return;
    };
    let algorithm = Algorithm::ALL[usize::from(*algorithm) % Algorithm::ALL.len()];
    for line in text.split(['\n', '\r']) {
        for version in [Version::V0_97, Version::V1_0] {
            let Some(read) = manifest::parse_line(line, algorithm, version) else {
                continue;
            };
            if path::judge(&read.path).is_ok() {
                let inside = Path::new(read.path.as_ref())
                    .components()
                    .all(|c| matches!(c, Component::Normal(_)));
                assert!(inside, "let through: {:?}", read.path);
            }
            let Ok(digest) = &read.digest else { continue };
            assert_eq!(digest.octets().len(), algorithm.octets());
            let mut written = Vec::new();
            if manifest::write_line(&mut written, digest, &read.path).is_err() {
                panic!("writing to memory failed");
            }
            let written = String::from_utf8_lossy(&written);
            let written = written.strip_suffix('\n').unwrap_or_default();
            assert!(
                !written.contains(['\r', '\n']),
                "a line of several lines: {written:?}"
            );
            // Blanks and marks in front of a name are read as part of the line, not of the name.
            if read.path.starts_with([' ', '\t', '*']) || read.path.is_empty() {
                continue;
            }
            let again = manifest::parse_line(written, algorithm, Version::V1_0);
            let again = again.map(|l| (l.digest, l.path.into_owned(), l.stray, l.style));
            assert_eq!(
                again,
                Some((
                    Ok(digest.clone()),
                    read.path.clone().into_owned(),
                    false,
                    manifest::Style::Plain
                ))
            );
        }
        let encoded = path::encode(line);
        let decoded = path::decode(&encoded);
        assert_eq!((decoded.path.as_ref(), decoded.stray), (line, false));
    }
    let _ = manifest::role(text);
});
