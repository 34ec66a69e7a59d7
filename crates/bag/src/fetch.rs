//! Reads lines of `fetch.txt`, which name payload files that are kept elsewhere.
//!
//! Takes a line, gives path and length. Never fetches anything and never keeps the URL: what is only listed there is
//! missing. Whether the path is safe and belongs there is judged in [`crate::outline`].

use std::borrow::Cow;

use crate::declaration::Version;
use crate::path;

/// Name of the tag file.
pub const FETCH: &str = "fetch.txt";

/// One line of `fetch.txt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Octets announced; `None` for `-`.
    pub length: Option<u64>,
    /// The path, decoded as its version wants it.
    pub path: Cow<'a, str>,
    /// Whether a `%` of the path encodes nothing.
    pub stray: bool,
}

/// Why a line is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not URL, length and path.
    #[error("not a URL, a length and a path")]
    Shape,
    /// The URL is not absolute.
    #[error("the URL is not absolute")]
    Relative,
    /// The length is neither a number nor `-`.
    #[error("the length is neither a number nor `-`")]
    Length,
}

/// Reads `URL LENGTH PATH` (RFC 8493 §2.2.3).
pub fn parse_line(line: &str, version: Version) -> Result<Line<'_>, Fault> {
    const BLANK: [char; 2] = [' ', '\t'];
    let (url, rest) = line.split_once(BLANK).ok_or(Fault::Shape)?;
    let (length, path) = rest
        .trim_start_matches(BLANK)
        .split_once(BLANK)
        .ok_or(Fault::Shape)?;
    let path = path.trim_start_matches(BLANK);
    if url.is_empty() || path.is_empty() {
        return Err(Fault::Shape);
    }
    if !is_absolute(url) {
        return Err(Fault::Relative);
    }
    let length = match length {
        "-" => None,
        digits if digits.bytes().all(|c| c.is_ascii_digit()) => {
            Some(digits.parse().map_err(|_| Fault::Length)?)
        }
        _ => return Err(Fault::Length),
    };
    let (path, stray) = if version.is_final() {
        let decoded = path::decode(path);
        (decoded.path, decoded.stray)
    } else {
        (Cow::Borrowed(path), false)
    };
    Ok(Line {
        length,
        path,
        stray,
    })
}

/// Whether a URL begins with a scheme (RFC 3986 §3.1) and goes on after it. One letter is a drive, no scheme.
fn is_absolute(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once(':') else {
        return false;
    };
    scheme.len() > 1
        && !rest.is_empty()
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || b"+.-".contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<(Option<u64>, String), Fault> {
        parse_line(line, Version::V1_0).map(|line| (line.length, line.path.into_owned()))
    }

    #[test]
    fn url_length_and_path_are_read() {
        assert_eq!(
            read("https://a/b 12 data/a b"),
            Ok((Some(12), "data/a b".into()))
        );
        assert_eq!(
            read("ftp://a/b\t-  data/a%0Ab"),
            Ok((None, "data/a\nb".into()))
        );
        let old = parse_line("https://a/b - data/a%0Ab", Version::V0_97).unwrap();
        assert_eq!(old.path, "data/a%0Ab");
    }

    #[test]
    fn relative_urls_and_lengths_of_letters_are_faults() {
        for url in ["a/b", "/a/b", "//a/b", "C:\\a", ":a", "http:", "1x:y"] {
            assert_eq!(
                read(&format!("{url} 1 data/a")),
                Err(Fault::Relative),
                "{url}"
            );
        }
        for length in ["abc", "+1", "-1", "0x1", "1.5", "99999999999999999999"] {
            assert_eq!(
                read(&format!("http://a {length} data/a")),
                Err(Fault::Length)
            );
        }
        for line in ["", "http://a", "http://a 1", "http://a 1 ", " 1 data/a"] {
            assert_eq!(read(line), Err(Fault::Shape), "{line:?}");
        }
    }
}
