//! Keeps the original names of files that a bag had to store under another one, and the directories that were empty.
//!
//! Takes and gives [`NameRecord`]s, one JSON object a line, in the tag file `liudi/names.jsonl`. A bag holds files only and its paths are text; with
//! this tag file `extract` restores what was there. Unknown fields are passed over, so that later versions may add some.

use serde::{Deserialize, Serialize};

/// Where the records stand in a bag.
pub const NAMES: &str = "liudi/names.jsonl";

/// One file or directory whose name or existence the payload alone does not tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NameRecord {
    /// Payload path it is stored under, from `data/` on; for a directory the path it is named by.
    #[serde(flatten)]
    pub stored: Stored,
    /// Original path from `data/` on, when it is text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// Original path from `data/` on, as hex of its octets, when it is not text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub octets: Option<String>,
}

/// What a record is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stored {
    /// A payload file.
    Path(String),
    /// A directory with nothing in it.
    Directory(String),
}

/// A line that is no record.
#[derive(Debug, thiserror::Error)]
#[error("{NAMES}, line {line}: {why}")]
pub struct BadRecord {
    /// Counted from 1.
    pub line: usize,
    why: serde_json::Error,
}

impl NameRecord {
    /// A record of `stored`, whose original path from `data/` on has these octets.
    pub fn new(stored: Stored, original: Option<&[u8]>) -> Self {
        let text = original
            .and_then(|o| std::str::from_utf8(o).ok())
            .map(str::to_owned);
        let octets = match (&text, original) {
            (None, Some(octets)) => Some(crate::digest::hex(octets)),
            _ => None,
        };
        Self {
            stored,
            original: text,
            octets,
        }
    }

    /// Octets of the original path from `data/` on; `None` when it is the stored one or the hex is none.
    pub fn original_octets(&self) -> Option<Vec<u8>> {
        match (&self.original, &self.octets) {
            (Some(text), _) => Some(text.clone().into_bytes()),
            (None, Some(hex)) => crate::digest::Digest::from_hex(hex).map(|d| d.octets().to_vec()),
            (None, None) => None,
        }
    }
}

/// Renders records, a line each.
pub fn render(records: &[NameRecord]) -> Result<Vec<u8>, serde_json::Error> {
    let mut out = Vec::new();
    for record in records {
        serde_json::to_writer(&mut out, record)?;
        out.push(b'\n');
    }
    Ok(out)
}

/// Reads records; the first line that is none ends it with an error.
pub fn parse(text: &[u8]) -> Result<Vec<NameRecord>, BadRecord> {
    text.split(|&c| c == b'\n')
        .enumerate()
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .map(|(at, line)| {
            serde_json::from_slice(line).map_err(|why| BadRecord { line: at + 1, why })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_as_they_were() {
        let records = [
            NameRecord::new(
                Stored::Path("data/a~2".into()),
                Some("data/e\u{301}\n".as_bytes()),
            ),
            NameRecord::new(
                Stored::Path("data/订单".into()),
                Some(b"data/\xb6\xa9\xb5\xa5"),
            ),
            NameRecord::new(Stored::Directory("data/空".into()), None),
        ];
        let text = render(&records).unwrap();
        assert_eq!(text.iter().filter(|&&c| c == b'\n').count(), 3);
        assert_eq!(parse(&text).unwrap(), records);
        assert_eq!(
            records[1].original_octets().unwrap(),
            b"data/\xb6\xa9\xb5\xa5"
        );
        assert_eq!(records[2].original_octets(), None);
    }

    #[test]
    fn a_line_that_is_no_record_is_named() {
        assert_eq!(parse(b"\n{}\n").unwrap_err().line, 2);
    }
}
