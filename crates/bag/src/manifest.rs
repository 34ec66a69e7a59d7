//! Reads and writes single lines of manifests, and knows their names.
//!
//! Takes a line, gives its digest and path, told apart so that a broken digest does not hide the path; or takes both and
//! writes the line. Never judges whether the path is safe ([`crate::path::judge`]) or belongs there ([`crate::outline`]).
//! A line that was written is read back as it was, and `sha256sum -c` accepts it when the path needs no encoding.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::declaration::Version;
use crate::digest::{Algorithm, Digest};
use crate::path;

/// Directory of the payload, without a slash.
pub const PAYLOAD: &str = "data";
const MANIFEST: &str = "manifest-";
const TAG_MANIFEST: &str = "tagmanifest-";
const TEXT: &str = ".txt";

/// Name of the payload manifest of an algorithm.
pub fn manifest_name(algorithm: Algorithm) -> String {
    format!("{MANIFEST}{}{TEXT}", algorithm.name())
}

/// Name of the tag manifest of an algorithm.
pub fn tagmanifest_name(algorithm: Algorithm) -> String {
    format!("{TAG_MANIFEST}{}{TEXT}", algorithm.name())
}

/// Whether a path lies under `data/`.
pub fn is_payload(path: &str) -> bool {
    path.strip_prefix(PAYLOAD)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// What a file of the base directory is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role<'a> {
    /// `manifest-<name>.txt`, with that name.
    Manifest(&'a str),
    /// `tagmanifest-<name>.txt`, with that name.
    TagManifest(&'a str),
    /// Anything else.
    Other,
}

/// Tells manifests by their names.
pub fn role(path: &str) -> Role<'_> {
    let inner = |prefix| {
        let name = path.strip_prefix(prefix)?.strip_suffix(TEXT)?;
        (!name.is_empty() && !name.contains('/')).then_some(name)
    };
    match (inner(MANIFEST), inner(TAG_MANIFEST)) {
        (Some(name), _) => Role::Manifest(name),
        (_, Some(name)) => Role::TagManifest(name),
        _ => Role::Other,
    }
}

/// How a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As RFC 8493 says.
    Plain,
    /// As md5sum and its like do: `*` before the path, or `\` before the digest and escapes in the path.
    Checksum,
}

/// Why a digest is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DigestFault {
    /// Not hexadecimal.
    #[error("not hexadecimal")]
    NotHex,
    /// Hexadecimal, of another length.
    #[error("{found} characters")]
    Length {
        /// Characters found.
        found: usize,
    },
}

/// One line of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The digest.
    pub digest: Result<Digest, DigestFault>,
    /// The path, decoded as its version wants it.
    pub path: Cow<'a, str>,
    /// The path as it stands there, for bags whose maker did not encode.
    pub literal: &'a str,
    /// Whether a `%` encodes nothing.
    pub stray: bool,
    /// How it is written.
    pub style: Style,
}

/// Reads a line; `None` when it holds no digest, blank and path.
pub fn parse_line(line: &str, algorithm: Algorithm, version: Version) -> Option<Line<'_>> {
    let (line, escaped) = match line.strip_prefix('\\') {
        Some(rest) => (rest, true),
        None => (line, false),
    };
    let (hex, rest) = line.split_once([' ', '\t'])?;
    let rest = rest.trim_start_matches([' ', '\t']);
    let (literal, starred) = match rest.strip_prefix('*') {
        Some(path) => (path, true),
        None => (rest, false),
    };
    if hex.is_empty() || literal.is_empty() {
        return None;
    }
    let digest = match Digest::from_hex(hex) {
        Some(digest) if digest.octets().len() == algorithm.octets() => Ok(digest),
        _ if hex.bytes().all(|c| c.is_ascii_hexdigit()) => {
            Err(DigestFault::Length { found: hex.len() })
        }
        _ => Err(DigestFault::NotHex),
    };
    let (path, stray) = if escaped {
        (unescape(literal), false)
    } else if version.is_final() {
        let decoded = path::decode(literal);
        (decoded.path, decoded.stray)
    } else {
        (Cow::Borrowed(literal), false)
    };
    let style = if escaped || starred {
        Style::Checksum
    } else {
        Style::Plain
    };
    Some(Line {
        digest,
        path,
        literal,
        stray,
        style,
    })
}

/// Undoes what md5sum and its like do to names with a backslash or a line end.
fn unescape(path: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(path.len());
    let mut chars = path.chars();
    while let Some(c) = chars.next() {
        match (c, chars.as_str().chars().next()) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('r')) => out.push('\r'),
            ('\\', Some('\\')) => out.push('\\'),
            _ => {
                out.push(c);
                continue;
            }
        }
        chars.next();
    }
    Cow::Owned(out)
}

/// Writes a line of a 1.0 manifest: digest, two spaces, encoded path, LF.
pub fn write_line(out: &mut impl Write, digest: &Digest, path: &str) -> io::Result<()> {
    writeln!(out, "{digest}  {}", path::encode(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MD5: &str = "d41d8cd98f00b204e9800998ecf8427e";

    fn line(text: &str) -> Option<Line<'_>> {
        parse_line(text, Algorithm::Md5, Version::V1_0)
    }

    #[test]
    fn names_are_told_apart() {
        assert_eq!(role("manifest-sha256.txt"), Role::Manifest("sha256"));
        assert_eq!(role("tagmanifest-md5.txt"), Role::TagManifest("md5"));
        for other in [
            "manifest-.txt",
            "manifest-md5",
            "a/manifest-md5.txt",
            "data/manifest-md5.txt",
        ] {
            assert_eq!(role(other), Role::Other, "{other}");
        }
        assert_eq!(manifest_name(Algorithm::Sha512), "manifest-sha512.txt");
        assert_eq!(
            tagmanifest_name(Algorithm::Sha256),
            "tagmanifest-sha256.txt"
        );
        assert!(is_payload("data/a") && !is_payload("data") && !is_payload("database/a"));
    }

    #[test]
    fn any_blanks_and_any_case_of_hex() {
        for blanks in [" ", "  ", "\t", " \t \t"] {
            let text = format!("{}{blanks}data/a b.txt", MD5.to_uppercase());
            let read = line(&text).unwrap();
            assert_eq!(read.path, "data/a b.txt");
            assert_eq!(read.digest.unwrap().to_string(), MD5);
            assert_eq!(read.style, Style::Plain);
        }
    }

    #[test]
    fn a_broken_digest_does_not_hide_the_path() {
        let found = |text| {
            let read = line(text).unwrap();
            assert_eq!(read.path, "data/a");
            read.digest.unwrap_err()
        };
        assert_eq!(found("abc data/a"), DigestFault::Length { found: 3 });
        assert_eq!(found("abcd data/a"), DigestFault::Length { found: 4 });
        assert_eq!(found("xyz data/a"), DigestFault::NotHex);
        for none in [
            "",
            " ",
            MD5,
            "data/a",
            &format!("{MD5}  "),
            &format!(" {MD5}"),
        ] {
            assert_eq!(line(none), None, "{none:?}");
        }
    }

    #[test]
    fn the_style_of_md5sum_is_read_and_noticed() {
        let text = format!("{MD5} *data/a");
        let read = line(&text).unwrap();
        assert_eq!(
            (read.path.as_ref(), read.style),
            ("data/a", Style::Checksum)
        );
        let text = format!("\\{MD5}  data/a\\\\b\\nc");
        let read = line(&text).unwrap();
        assert_eq!(
            (read.path.as_ref(), read.style),
            ("data/a\\b\nc", Style::Checksum)
        );
        assert!(read.digest.is_ok());
    }

    #[test]
    fn drafts_decode_nothing() {
        let text = format!("{MD5} data/a%0Ab%25");
        let read = parse_line(&text, Algorithm::Md5, Version::V0_97).unwrap();
        assert_eq!((read.path.as_ref(), read.stray), ("data/a%0Ab%25", false));
        assert_eq!(line(&text).unwrap().path, "data/a\nb%");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            octets in proptest::collection::vec(any::<u8>(), 32),
            name in "[^/\0 \t*][^/\0]{0,12}",
        ) {
            let digest = Digest::new(&octets);
            let path = format!("data/{name}");
            let mut out = Vec::new();
            write_line(&mut out, &digest, &path).unwrap();
            let text = String::from_utf8(out).unwrap();
            let text = text.strip_suffix('\n').unwrap();
            prop_assert!(!text.contains(['\n', '\r']));
            let read = parse_line(text, Algorithm::Sha256, Version::V1_0).unwrap();
            prop_assert_eq!(read.path.as_ref(), path.as_str());
            prop_assert_eq!(read.digest, Ok(digest));
            prop_assert!(!read.stray);
        }
    }
}
