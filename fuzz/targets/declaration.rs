//! Feeds any octets to the reader of `bagit.txt`.
//!
//! Holds: it never panics; what it understood without a defect, a line end more or less does not change; an answer of
//! "not understood" always says why.
#![no_main]

use bag::declaration;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| {
    let mut codes = Vec::new();
    let read = declaration::parse(octets, &mut |defect| codes.push(defect.code));
    let Some(read) = read else {
        assert!(!codes.is_empty(), "refused without a reason");
        return;
    };
    if codes.is_empty()
        && read.version.is_final()
        && octets.ends_with(b"\n")
        && !octets.ends_with(b"\r\n")
    {
        let shorter = &octets[..octets.len() - 1];
        let again = declaration::parse(shorter, &mut |_| {});
        assert_eq!(again, Some(read), "the last line end decides");
    }
});
