//! Tells from a path what its file may hold.
//!
//! Takes words once and then paths, gives for each path which groups of words one stands in. Words in Latin letters must be whole, since `border` is no
//! `order`. A path is gone through once, whatever the number of words.

use std::collections::HashMap;

/// Groups of words, as bits.
pub(super) type Groups = u32;

/// Words with the groups that each is in.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// In small Latin letters, in order.
    latin: Vec<(String, Groups)>,
    /// Others by their first letter.
    others: HashMap<char, Vec<(String, Groups)>>,
}

impl Words {
    /// Takes words with the number of their group, below 32.
    pub fn of<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut all = Self::default();
        for (word, group) in words {
            let word = word.to_ascii_lowercase();
            let groups = 1_u32.checked_shl(group).unwrap_or(0);
            match word.chars().next() {
                Some(first) if !word.is_ascii() => {
                    all.others.entry(first).or_default().push((word, groups));
                }
                Some(_) => all.latin.push((word, groups)),
                None => {}
            }
        }
        all.latin.sort();
        all.latin.dedup_by(|one, before| {
            let same = one.0 == before.0;
            before.1 |= if same { one.1 } else { 0 };
            same
        });
        all
    }

    /// The groups of which a word stands in the path below `data/`.
    pub fn groups(&self, path: &str) -> Groups {
        let path = path.strip_prefix("data/").unwrap_or(path);
        let runs = path.split(|c: char| !c.is_ascii_alphabetic());
        let latin = runs.filter_map(|run| self.latin(run));
        let mut groups = latin.fold(0, |all, one| all | one);
        if path.is_ascii() {
            return groups;
        }
        for (at, first) in path.char_indices().filter(|(_, c)| !c.is_ascii()) {
            let rest = path.get(at..).unwrap_or_default();
            for (word, of) in self.others.get(&first).into_iter().flatten() {
                groups |= if rest.starts_with(word.as_str()) {
                    *of
                } else {
                    0
                };
            }
        }
        groups
    }

    fn latin(&self, run: &str) -> Option<Groups> {
        let small = || run.bytes().map(|b| b.to_ascii_lowercase());
        let found = self
            .latin
            .binary_search_by(|(word, _)| word.bytes().cmp(small()));
        found
            .ok()
            .and_then(|at| self.latin.get(at))
            .map(|(_, groups)| *groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_are_whole_and_others_anywhere() {
        let words = [
            ("order", 0),
            ("订单", 0),
            ("order", 3),
            ("客服", 1),
            ("data", 2),
        ];
        let words = Words::of(words.into_iter());
        for path in ["data/Order_2026.png", "data/a/2026order.png", "order"] {
            assert_eq!(words.groups(path), 0b1001, "{path}");
        }
        for path in [
            "data/border.png",
            "data/orderly.png",
            "data/a.png",
            "data/单订.png",
            "",
        ] {
            assert_eq!(words.groups(path), 0, "{path}");
        }
        assert_eq!(words.groups("data/我的订单-客服 data.png"), 0b0111);
    }
}
