//! Holds the known layouts of data exports, read from `data/tiktok.toml`.
//!
//! Takes nothing, gives the catalogue and the tree of paths that are counted. Never changes while the program runs.

use std::sync::OnceLock;

use serde::Deserialize;

/// The known layouts.
#[derive(Debug, Deserialize)]
pub(crate) struct Catalogue {
    /// Layouts in one JSON file.
    pub(crate) layout: Vec<Layout>,
    /// Lists that are counted.
    count: Vec<Count>,
    /// Layouts of text files in an archive.
    pub(crate) text: Vec<Text>,
    #[serde(skip)]
    tree: Node,
}

/// A layout in one JSON file.
#[derive(Debug, Deserialize)]
pub(crate) struct Layout {
    /// Its id in [`crate::facts::Data`].
    pub(crate) id: String,
    /// What its file is called in the archive that the platform hands out.
    pub(crate) files: Vec<String>,
    /// Whether that name alone is enough to know it by.
    pub(crate) named: bool,
    /// Top-level keys that only it has.
    pub(crate) marks: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Count {
    id: String,
    #[serde(default)]
    links: bool,
    lists: Vec<String>,
}

/// A layout of text files.
#[derive(Debug, Deserialize)]
pub(crate) struct Text {
    /// Its id in [`crate::facts::Data`].
    pub(crate) id: String,
    /// How many different paths of it are needed to know it by.
    pub(crate) least: usize,
    /// Paths, at the end of the names in the archive.
    pub(crate) paths: Vec<String>,
    /// Those of them that list the account's own videos.
    pub(crate) videos: Vec<String>,
    /// How a line with a link begins there.
    links: Vec<String>,
}

impl Text {
    /// How many links to videos a list holds.
    pub(crate) fn count(&self, list: &[u8]) -> u64 {
        let lines = list.split(|octet| *octet == b'\n');
        let is_link = |line: &&[u8]| {
            let rest = self.links.iter().find_map(|begin| {
                let (first, rest) = line.split_at_checked(begin.len())?;
                first.eq_ignore_ascii_case(begin.as_bytes()).then_some(rest)
            });
            rest.is_some_and(|rest| !rest.trim_ascii().is_empty())
        };
        lines.map(<[u8]>::trim_ascii_start).filter(is_link).count() as u64
    }
}

/// A place in a JSON document on the way to what is counted.
#[derive(Debug, Default)]
pub(crate) struct Node {
    children: Vec<(String, Node)>,
    /// What its items are counted as.
    pub(crate) count: Option<String>,
    /// Whether its items are links to videos.
    pub(crate) links: bool,
}

impl Node {
    /// The place under a key.
    pub(crate) fn child(&self, key: &str) -> Option<&Self> {
        let found = self
            .children
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key));
        found.map(|(_, node)| node)
    }

    fn under(&mut self, key: &str) -> &mut Self {
        let at = self
            .children
            .iter()
            .position(|(name, _)| name.eq_ignore_ascii_case(key));
        let at = at.unwrap_or_else(|| {
            self.children.push((key.to_owned(), Self::default()));
            self.children.len() - 1
        });
        &mut self.children[at].1
    }
}

impl Catalogue {
    /// Where in a document the lists are.
    pub(crate) fn tree(&self) -> &Node {
        &self.tree
    }

    fn planted(mut self) -> Self {
        for count in &self.count {
            for list in &count.lists {
                let mut node = &mut self.tree;
                for key in list.split('/') {
                    node = node.under(key);
                }
                node.count = Some(count.id.clone());
                node.links = count.links;
            }
        }
        self
    }
}

/// The known layouts.
pub(crate) fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let text = include_str!("../../data/tiktok.toml");
        // The file is part of the program; a test reads it.
        let read = toml::from_str::<Catalogue>(text);
        read.map(Catalogue::planted).unwrap_or(Catalogue {
            layout: Vec::new(),
            count: Vec::new(),
            text: Vec::new(),
            tree: Node::default(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_read_whole() {
        let read = toml::from_str::<Catalogue>(include_str!("../../data/tiktok.toml")).unwrap();
        assert_eq!(read.layout.len(), catalogue().layout.len());
        assert_eq!(catalogue().layout.len(), 2);
        assert_eq!(catalogue().text.len(), 2);
        let list = catalogue().tree().child("post").unwrap();
        let list = list.child("Posts").unwrap().child("VideoList").unwrap();
        assert_eq!((list.count.as_deref(), list.links), (Some("videos"), true));
    }

    #[test]
    fn links_in_text_are_counted_by_line() {
        let list =
            b"Date: 2026-01-01\nLink: https://a\r\nLink: \n\n Video Link: b\nTitle: Link: c\n";
        assert_eq!(catalogue().text[0].count(list), 2);
    }

    #[test]
    fn no_mark_belongs_to_two_layouts() {
        let mut seen = std::collections::BTreeSet::new();
        for mark in catalogue().layout.iter().flat_map(|l| &l.marks) {
            assert!(seen.insert(mark.to_ascii_lowercase()), "{mark}");
        }
    }
}
