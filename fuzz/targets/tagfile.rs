//! Splits any octets in any encoding, in one piece and in many.
//!
//! Holds: it never panics; lines, their numbers and the fault do not depend on how the octets arrive; no line holds a
//! line end.
#![no_main]

use bag::tagfile::{Encoding, Fault, Lines};
use libfuzzer_sys::fuzz_target;

const LABELS: [&str; 8] = [
    "utf-8",
    "gb18030",
    "gbk",
    "utf-16",
    "utf-16le",
    "utf-16be",
    "big5",
    "iso-8859-1",
];

type Split = (Vec<(u64, String)>, Result<(), Fault>, bool);

fn split<'a>(encoding: Encoding, pieces: impl Iterator<Item = &'a [u8]>) -> Split {
    let mut lines = Lines::new(encoding);
    let mut found = Vec::new();
    let mut result = Ok(());
    for piece in pieces {
        result = lines.feed(piece, &mut |number, line| {
            found.push((number, line.to_owned()))
        });
        if result.is_err() {
            break;
        }
    }
    if result.is_ok() {
        result = lines.finish(&mut |number, line| found.push((number, line.to_owned())));
    }
    (found, result, lines.has_needless_mark())
}

fuzz_target!(|octets: &[u8]| {
    let [label, size, octets @ ..] = octets else {
        return;
    };
    let Some(encoding) = Encoding::from_label(LABELS[usize::from(*label) % LABELS.len()]) else {
        panic!("a label of the Encoding Standard is not known");
    };
    let whole = split(encoding, std::iter::once(octets));
    let pieces = split(encoding, octets.chunks(usize::from(*size).max(1)));
    assert_eq!(whole, pieces, "the pieces decide");
    for (index, (number, line)) in whole.0.iter().enumerate() {
        assert_eq!(*number, index as u64 + 1);
        assert!(!line.contains(['\r', '\n']));
    }
});
