//! Reads and writes `liudi/names.jsonl`: the names and directories that a bag cannot hold as they were.
//!
//! Takes records, gives lines of JSON, and the other way round. A bag holds names as UTF-8 below `data/` and no empty
//! directories; what that loses stands here, one object a line:
//!
//! ```json
//! {"path":"data/x/读我~2.txt","original":"data/x/读我.txt"}
//! {"path":"data/x/读我.txt","octets":"646174612f782fb6c1ced22e747874"}
//! {"directory":"data/x/empty"}
//! ```
//!
//! `path` is a stored file; `original` is what it was called, `octets` the same as hex where it was no UTF-8. Both are whole
//! paths from `data/` on, separated by `/`. A directory may have either of them too. Never judges whether a path is safe:
//! who restores it does. Parsing what was rendered gives the same records.

use std::io::{self, BufRead, BufReader, Read};

use serde::{Deserialize, Serialize};

use crate::digest::{Digest, hex};

/// Path of the file, from the base directory on.
pub const NAMES: &str = "liudi/names.jsonl";

/// Longest line accepted; two paths are far shorter.
const LONGEST_LINE: u64 = 1 << 20;

/// What a file or directory was called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Original {
    /// A path of text.
    Text(String),
    /// The octets of a path that is no UTF-8 (Unix).
    Octets(Vec<u8>),
}

impl Original {
    /// Its octets, whichever they are.
    pub fn octets(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Octets(octets) => octets,
        }
    }

    /// The original of these octets: text where they are.
    pub fn of(octets: Vec<u8>) -> Self {
        String::from_utf8(octets).map_or_else(|e| Self::Octets(e.into_bytes()), Self::Text)
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameRecord {
    /// A stored file that was called something else.
    File {
        /// Where it is stored, from the base directory on.
        path: String,
        /// What it was called, from `data/` on.
        original: Original,
    },
    /// A directory that held nothing.
    Directory {
        /// Its path under a readable name, from the base directory on.
        path: String,
        /// What it was called, if that is something else.
        original: Option<Original>,
    },
}

/// Why a line is no record.
#[derive(Debug, thiserror::Error)]
pub enum NamesFault {
    /// It is not such an object.
    #[error("line {line} is no name record")]
    Line {
        /// Line number, from 1.
        line: u64,
    },
    /// Reading failed.
    #[error("the name records could not be read")]
    Io(#[from] io::Error),
}

#[derive(Default, Serialize, Deserialize)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    directory: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    octets: Option<String>,
}

impl NameRecord {
    /// The record of a line without its end; `None` when it is none.
    pub fn parse(line: &str) -> Option<Self> {
        let line: Line = serde_json::from_str(line).ok()?;
        let original = match (line.original, line.octets) {
            (Some(text), None) => Some(Original::Text(text)),
            (None, Some(hex)) => Some(Original::Octets(Digest::from_hex(&hex)?.octets().to_vec())),
            (None, None) => None,
            (Some(_), Some(_)) => return None,
        };
        match (line.path, line.directory) {
            (Some(path), None) => Some(Self::File {
                path,
                original: original?,
            }),
            (None, Some(path)) => Some(Self::Directory { path, original }),
            _ => None,
        }
    }

    /// The line, its end included.
    pub fn render(&self) -> String {
        let mut line = Line::default();
        let original = match self {
            Self::File { path, original } => {
                line.path = Some(path.clone());
                Some(original)
            }
            Self::Directory { path, original } => {
                line.directory = Some(path.clone());
                original.as_ref()
            }
        };
        match original {
            Some(Original::Text(text)) => line.original = Some(text.clone()),
            Some(Original::Octets(octets)) => line.octets = Some(hex(octets)),
            None => {}
        }
        // Strings alone cannot fail to be JSON.
        let mut out = serde_json::to_string(&line).unwrap_or_default();
        out.push('\n');
        out
    }
}

/// Renders records, one a line.
pub fn render<'a>(records: impl IntoIterator<Item = &'a NameRecord>) -> String {
    records.into_iter().map(NameRecord::render).collect()
}

/// Reads records to the end. Blank lines are none.
pub fn read(input: impl Read) -> Result<Vec<NameRecord>, NamesFault> {
    let mut input = BufReader::new(input);
    let mut records = Vec::new();
    let mut octets = Vec::new();
    for line in 1.. {
        octets.clear();
        if (&mut input)
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut octets)?
            == 0
        {
            break;
        }
        let fault = || NamesFault::Line { line };
        if octets.len() as u64 == LONGEST_LINE {
            return Err(fault());
        }
        let text = std::str::from_utf8(&octets).map_err(|_| fault())?.trim();
        if !text.is_empty() {
            records.push(NameRecord::parse(text).ok_or_else(fault)?);
        }
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_as_documented() {
        let records = [
            NameRecord::File {
                path: "data/x/读我~2.txt".into(),
                original: Original::Text("data/x/读我.txt".into()),
            },
            NameRecord::File {
                path: "data/x/读我.txt".into(),
                original: Original::Octets(b"data/x/\xb6\xc1\xce\xd2.txt".to_vec()),
            },
            NameRecord::Directory {
                path: "data/x/empty".into(),
                original: None,
            },
        ];
        let text = render(&records);
        assert_eq!(
            text,
            "{\"path\":\"data/x/读我~2.txt\",\"original\":\"data/x/读我.txt\"}\n\
             {\"path\":\"data/x/读我.txt\",\"octets\":\"646174612f782fb6c1ced22e747874\"}\n\
             {\"directory\":\"data/x/empty\"}\n"
        );
        assert_eq!(read(text.as_bytes()).unwrap(), records);
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(read(crlf.trim_end().as_bytes()).unwrap(), records);
    }

    #[test]
    fn lines_that_are_none() {
        for line in [
            "{}",
            "[]",
            "{\"path\":\"data/a\"}",
            "{\"original\":\"data/a\"}",
            "{\"path\":\"a\",\"directory\":\"b\",\"original\":\"c\"}",
            "{\"path\":\"a\",\"original\":\"b\",\"octets\":\"00\"}",
            "{\"path\":\"a\",\"octets\":\"0\"}",
            "{\"path\":\"a\",\"octets\":\"zz\"}",
            "{\"path\":1,\"original\":\"b\"}",
        ] {
            let text = format!("{{\"directory\":\"d\"}}\n{line}\n");
            let fault = read(text.as_bytes()).unwrap_err();
            assert!(matches!(fault, NamesFault::Line { line: 2 }), "{line}");
        }
        let endless = vec![b' '; 3 << 20];
        assert!(read(&*endless).is_err());
    }

    proptest! {
        #[test]
        fn what_is_rendered_parses_back(
            path in ".*",
            octets in prop::collection::vec(any::<u8>(), 1..40),
            file in any::<bool>(),
            plain in any::<bool>(),
        ) {
            let original = Original::of(octets);
            let record = if file {
                NameRecord::File { path, original }
            } else {
                NameRecord::Directory { path, original: (!plain).then_some(original) }
            };
            let line = record.render();
            prop_assert_eq!(line.matches('\n').count(), 1);
            prop_assert_eq!(read(line.as_bytes()).unwrap(), vec![record]);
        }
    }
}
