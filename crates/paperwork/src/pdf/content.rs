//! Reads a content stream just far enough to know how it leaves the graphics state and what it shows.
//!
//! Takes the decoded bytes, gives counts. Never fails and never panics: what is no PDF syntax is stepped over, as viewers do. Visits each
//! byte once.

use std::collections::BTreeMap;

/// What a content stream does, as far as its operators tell.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Survey {
    /// How many more `Q` than `q` there are at the worst point: so many states are needed before it.
    pub missing: usize,
    /// How many `q` are still open at the end, the [`Survey::missing`] ones counted as given.
    pub open: usize,
    /// How often text is shown that is not invisible (rendering modes 3 and 7).
    pub texts: usize,
    /// The XObjects drawn, by resource name, and how often.
    pub drawn: BTreeMap<Vec<u8>, usize>,
    /// Operators in all.
    pub operators: usize,
}

/// Surveys `content`, the decoded bytes of a content stream.
pub fn survey(content: &[u8]) -> Survey {
    let mut out = Survey::default();
    let mut depth = 0_usize;
    let mut name: &[u8] = &[];
    let mut number: &[u8] = &[];
    let mut invisible = false;
    let mut at = 0;
    while let Some(&byte) = content.get(at) {
        match byte {
            b'%' => at = until(content, at, |b| b == b'\n' || b == b'\r'),
            b'(' => at = string_end(content, at),
            b'/' => {
                let end = until(content, at + 1, |b| !is_regular(b));
                name = content.get(at + 1..end).unwrap_or_default();
                at = end;
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => {
                let end = until(content, at, |b| !is_regular(b));
                number = content.get(at..end).unwrap_or_default();
                at = end;
            }
            _ if is_regular(byte) => {
                let end = until(content, at, |b| !is_regular(b));
                let word = content.get(at..end).unwrap_or_default();
                at = end;
                out.operators += 1;
                match word {
                    b"q" => depth += 1,
                    b"Q" if depth == 0 => out.missing += 1,
                    b"Q" => depth -= 1,
                    b"Tr" => invisible = matches!(number, b"3" | b"7"),
                    b"Tj" | b"TJ" | b"'" | b"\"" if !invisible => out.texts += 1,
                    b"Do" => *out.drawn.entry(unescaped(name)).or_default() += 1,
                    b"ID" => at = image_end(content, at),
                    _ => {}
                }
            }
            _ => at += 1,
        }
    }
    out.open = depth;
    out
}

fn until(content: &[u8], from: usize, stop: impl Fn(u8) -> bool) -> usize {
    content
        .get(from..)
        .and_then(|rest| rest.iter().position(|&b| stop(b)))
        .map_or(content.len(), |n| from + n)
}

fn is_space(b: u8) -> bool {
    matches!(b, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(b: u8) -> bool {
    !is_space(b)
        && !matches!(
            b,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

/// Behind the literal string that opens at `at`.
fn string_end(content: &[u8], at: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = at;
    while let Some(&byte) = content.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth <= 1 => return at + 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    content.len()
}

/// Behind the data of the inline image that begins after `ID`: at the first `EI` that stands alone and is followed by what looks like
/// content again. Binary data may hold `EI` by chance.
fn image_end(content: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = content
        .get(at..)
        .and_then(|rest| rest.windows(2).position(|w| w == b"EI"))
    {
        let start = at + found;
        let after = content.get(start + 2..).unwrap_or_default();
        let alone = start > from
            && content.get(start - 1).is_some_and(|&b| is_space(b))
            && after.first().is_none_or(|&b| is_space(b));
        let plain = after
            .iter()
            .take(12)
            .all(|&b| matches!(b, 9 | 10 | 13 | 32..=126));
        if alone && plain {
            return start + 2;
        }
        at = start + 2;
    }
    content.len()
}

/// A name as it stands in a dictionary: `#41` is `A`.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let hex = |b: u8| char::from(b).to_digit(16);
    let mut out = Vec::with_capacity(name.len());
    let mut at = 0;
    while let Some(&byte) = name.get(at) {
        let pair = (byte == b'#')
            .then(|| {
                let high = hex(*name.get(at + 1)?)?;
                let low = hex(*name.get(at + 2)?)?;
                u8::try_from(high * 16 + low).ok()
            })
            .flatten();
        out.push(pair.unwrap_or(byte));
        at += if pair.is_some() { 3 } else { 1 };
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn states_left_open_and_closed_too_often_are_counted() {
        let balanced = survey(b"q 1 0 0 1 5 5 cm q Q Q");
        assert_eq!((balanced.missing, balanced.open), (0, 0));
        let open = survey(b"q q 0.5 0 0 0.5 0 0 cm Q q");
        assert_eq!((open.missing, open.open), (0, 2));
        let closed = survey(b"Q Q q q Q");
        assert_eq!((closed.missing, closed.open), (2, 1));
    }

    #[test]
    fn strings_comments_names_and_images_hold_no_operators() {
        let found = survey(b"(Q \\) ( Q ) Q) Tj % Q Q\n/Q gs <51> Tj [(Q) 3 (Q)] TJ");
        assert_eq!((found.missing, found.texts), (0, 3));
        let image = survey(b"q BI /W 4 /H 1 ID \x00 EI\xFFQ Q \nEI Q\nq 1 0 0 rg");
        assert_eq!((image.missing, image.open), (0, 1));
    }

    #[test]
    fn invisible_text_does_not_count_and_drawn_objects_do() {
        let found = survey(b"BT 3 Tr (ocr) Tj 0 Tr (seen) Tj ET /Im#31 Do /Im1 Do");
        assert_eq!(found.texts, 1);
        assert_eq!(found.drawn.get(b"Im1".as_slice()), Some(&2));
    }

    proptest! {
        #[test]
        fn no_bytes_stop_it(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            survey(&bytes);
        }

        /// Given the states it misses before and closed what it left open after, any content is balanced.
        #[test]
        fn mended_content_is_balanced(bytes in proptest::collection::vec(prop::sample::select(b"qQ \n1()cm".to_vec()), 0..60)) {
            // Ends a comment, a string and a word that may still be open.
            let bytes = [bytes.as_slice(), &b")".repeat(bytes.len()), b" \n"].concat();
            let found = survey(&bytes);
            let mended = [b"q ".repeat(found.missing).as_slice(), &bytes, &b" Q".repeat(found.open)].concat();
            let again = survey(&mended);
            prop_assert_eq!((again.missing, again.open), (0, 0));
        }
    }
}
