//! Understands which part of a file a request asks for (RFC 9110, section 14).
//!
//! Takes the `Range` and `If-Range` headers and the length of the file, gives the octets to send. What is not understood is ignored,
//! as the standard says: then the whole is sent. Several parts at once are never sent.

use hyper::header::{HeaderMap, IF_RANGE, RANGE};

/// What to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// From octet `first` on, `length` octets.
    Some {
        /// The first octet.
        first: u64,
        /// How many; never 0.
        length: u64,
    },
    /// The file has no such octets.
    Beyond,
}

/// What a request with these headers asks for of a file of `size` octets that `etag` stands for.
pub fn asked(headers: &HeaderMap, size: u64, etag: &str) -> Part {
    let mut values = headers.get_all(RANGE).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return Part::Whole;
    };
    // A date, or another state of the file: neither is ours.
    let mut states = headers.get_all(IF_RANGE).iter();
    if states.any(|state| state.as_bytes() != etag.as_bytes()) {
        return Part::Whole;
    }
    value.to_str().map_or(Part::Whole, |text| part(text, size))
}

/// What a `Range` header means.
fn part(text: &str, size: u64) -> Part {
    let Some((unit, list)) = text.split_once('=') else {
        return Part::Whole;
    };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Part::Whole;
    }
    let mut parts = Vec::new();
    for one in list.split(',').map(|one| one.trim_matches([' ', '\t'])) {
        match single(one, size) {
            Some(part) => parts.push(part),
            // An empty element of a list says nothing.
            None if one.is_empty() => {}
            None => return Part::Whole,
        }
    }
    match parts.as_slice() {
        [one] => *one,
        [] => Part::Whole,
        all if all.iter().all(|part| *part == Part::Beyond) => Part::Beyond,
        _ => Part::Whole,
    }
}

/// One element: `first-last`, `first-` or `-length`; `None` where it is none of these.
fn single(text: &str, size: u64) -> Option<Part> {
    let (first, last) = text.split_once('-')?;
    let (first, length) = match (first, last) {
        ("", "") => return None,
        ("", suffix) => {
            let length = number(suffix)?.min(size);
            (size - length, length)
        }
        (first, "") => {
            let first = number(first)?;
            (first, size.saturating_sub(first))
        }
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            let stop = last.saturating_add(1).min(size);
            (first, stop.saturating_sub(first))
        }
    };
    Some(match length {
        0 => Part::Beyond,
        length => Part::Some { first, length },
    })
}

/// A decimal number; one that is too large is as large as can be.
fn number(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|octet| octet.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_form_means_what_the_standard_says() {
        let some = |first, length| Part::Some { first, length };
        for (text, expected) in [
            ("bytes=0-0", some(0, 1)),
            ("bytes=0-", some(0, 1000)),
            ("bytes=10-19", some(10, 10)),
            ("BYTES = 990-5000", some(990, 10)),
            ("bytes=-1", some(999, 1)),
            ("bytes=-5000", some(0, 1000)),
            ("bytes=999-", some(999, 1)),
            ("bytes=0-99999999999999999999999", some(0, 1000)),
            ("bytes=,5-6,", some(5, 2)),
            ("bytes=1000-", Part::Beyond),
            ("bytes=99999999999999999999999-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=1000-1001,2000-", Part::Beyond),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=0-1,2000-", Part::Whole),
            ("bytes=5-4", Part::Whole),
            ("bytes=", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("bytes=1-2-3", Part::Whole),
            ("lines=1-2", Part::Whole),
            ("bytes", Part::Whole),
        ] {
            assert_eq!(part(text, 1000), expected, "{text}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Beyond);
        assert_eq!(part("bytes=-1", 0), Part::Beyond);
    }

    #[test]
    fn another_state_of_the_file_gives_the_whole() {
        let headers = |all: &[(&'static str, &str)]| {
            let pairs = all.iter().map(|(name, value)| {
                let name = hyper::header::HeaderName::from_static(name);
                (name, value.parse().unwrap())
            });
            pairs.collect::<HeaderMap>()
        };
        let range = ("range", "bytes=1-2");
        let two = Part::Some {
            first: 1,
            length: 2,
        };
        for (given, expected) in [
            (vec![range], two),
            (vec![range, ("if-range", "\"x\"")], two),
            (vec![range, ("if-range", "\"y\"")], Part::Whole),
            (vec![range, ("if-range", "W/\"x\"")], Part::Whole),
            (
                vec![range, ("if-range", "Sun, 22 Nov 2026 08:00:00 GMT")],
                Part::Whole,
            ),
            (vec![("if-range", "\"x\"")], Part::Whole),
        ] {
            assert_eq!(asked(&headers(&given), 10, "\"x\""), expected, "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn no_part_leads_out_of_the_file(text in "(bytes=)?[-0-9, =a]{0,40}", size: u64) {
            if let Part::Some { first, length } = part(&text, size) {
                prop_assert!(length > 0 && first.checked_add(length).is_some_and(|stop| stop <= size));
            }
        }
    }
}
