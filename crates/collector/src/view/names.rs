//! Finds a file of the archive by the path in an address, and writes such paths.
//!
//! Takes encoded paths, gives the number of the item. A path is decoded once and must then be, octet for octet, the name of an item;
//! nothing is resolved, folded or guessed, so there is no path that leads anywhere else.

use bag::store::{ItemKind, Store};

/// The files of an archive by name.
#[derive(Debug)]
pub struct Names {
    /// Items that are regular files, by path.
    order: Vec<u32>,
}

impl Names {
    /// The names of what a store holds.
    pub fn new(store: &dyn Store) -> Self {
        let items = store.items();
        let mut order: Vec<u32> = (0u32..)
            .zip(items)
            .filter(|(_, item)| item.kind == ItemKind::File)
            .map(|(at, _)| at)
            .collect();
        order.sort_by_key(|&at| items.get(at as usize).map(|item| &item.path));
        Self { order }
    }

    /// The items, in the order of their paths.
    pub fn items(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.order.iter().map(|&at| at as usize)
    }

    /// The item of exactly that path.
    pub fn find(&self, store: &dyn Store, path: &str) -> Option<usize> {
        let path_of = |at: u32| store.items().get(at as usize).map(|item| &*item.path);
        let found = self
            .order
            .binary_search_by(|&at| path_of(at).cmp(&Some(path)))
            .ok()?;
        self.order.get(found).map(|&at| at as usize)
    }
}

/// Decodes the percent-encoding of a path, once. `None` where it is no such encoding or no text.
pub fn decode(text: &str) -> Option<String> {
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(octet) = rest.next() {
        octets.push(match octet {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(octets).ok()
}

/// Writes a path so that a link means exactly that path: everything but letters, digits, `-`, `.`, `_`, `~` and `/` is encoded.
pub fn encode(path: &str) -> String {
    let mut text = String::with_capacity(path.len() * 2);
    for octet in path.bytes() {
        match octet {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                text.push(char::from(octet));
            }
            other => text += &format!("%{other:02X}"),
        }
    }
    text
}

/// The last part of a path.
pub fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bag::memory::Memory;
    use proptest::prelude::*;

    #[test]
    fn only_exactly_the_name_is_found() {
        let files = ["data/a#b?.txt", "data/a%2fb", "data/视频/一.mp4", "x"];
        let store = Memory::new(files.map(|path| (path, "octets")))
            .with_special("data/link", ItemKind::Link);
        let names = Names::new(&store);
        assert_eq!(names.items().len(), 4);
        let found = |text: &str| {
            let item = names.find(&store, &decode(text)?)?;
            store.items().get(item).map(|item| item.path.to_string())
        };
        for file in files {
            assert_eq!(found(&encode(file)).as_deref(), Some(file));
        }
        assert_eq!(
            found("data%2Fa%23b%3f.txt").as_deref(),
            Some("data/a#b?.txt")
        );
        for other in [
            "data/a/b",
            "data/a%2fb",
            "data/link",
            "data/../x",
            "./x",
            "/x",
            "X",
            "x/",
            "x%",
            "x%0",
            "%zz",
            "%ff",
            "data",
            "",
            "%2e%2e/x",
        ] {
            assert_eq!(found(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(path in "\\PC{0,30}|[#?%/<>\"'\n\u{202e}a]{0,30}") {
            let text = encode(&path);
            prop_assert!(text.bytes().all(|c| c.is_ascii_graphic() && !b"#?\"'<>".contains(&c)));
            prop_assert_eq!(decode(&text), Some(path));
        }

        #[test]
        fn decoding_bears_anything(text in "[%0-9a-fA-Fz/\\PC]{0,40}") {
            let _ = decode(&text);
        }
    }
}
