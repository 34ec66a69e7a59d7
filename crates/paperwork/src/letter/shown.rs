//! Lists an exhibit in a letter: its mark, what it is, what it shows, and where its pages are.

use serde_json::{Value as Json, json};

/// An exhibit as a letter shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// 证据1
    pub mark: String,
    /// Its title.
    pub title: String,
    /// What it shows; may be empty.
    pub shows: String,
    /// How many pages, when it has any.
    pub pages: Option<usize>,
    /// Digest of its octets, hexadecimal.
    pub sha256: String,
    /// The archive it comes from, by file name, and that archive's root digest.
    pub archive: Option<(String, String)>,
    /// Where its pages are.
    pub place: Place,
}

/// Where the pages of an exhibit are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Only listed.
    Listed,
    /// So many pages are put in behind its slip sheet.
    Merged(usize),
    /// Attached as a file; why its pages are not here, in Chinese, for the slip sheet.
    Attached(String),
}

impl Shown {
    /// What a template reads of it.
    pub fn data(&self) -> Json {
        let from = match &self.archive {
            Some((name, root)) => format!("（取自备份归档 {name}，根摘要 SHA-256 {root}）"),
            None => String::new(),
        };
        json!({
            "mark": self.mark,
            "title": self.title,
            "shows": self.shows,
            "pages": self.pages.map_or_else(|| "—".to_owned(), |pages| pages.to_string()),
            "sha256": self.sha256,
            "from": from,
            "merged": match self.place { Place::Merged(pages) => pages, _ => 0 },
            "attached": match &self.place { Place::Attached(why) => Some(why), _ => None },
        })
    }
}
