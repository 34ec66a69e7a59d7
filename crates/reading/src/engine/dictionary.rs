//! Names the classes the recogniser gives: class 0 is blank, then the dictionary's characters in their order, the last class is a space.
//!
//! The dictionary is one character a line and is split on line feeds only, never trimmed: the ideographic space U+3000 is an entry. Holds
//! that it has as many classes as the model is wide, or the engine does not start.

/// The list the models were trained with; see `models/README.md`.
const LIST: &str = include_str!("../../models/ppocrv6_dict.txt");

/// Which character a class stands for.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// By class number: `None` for blank.
    classes: Vec<Option<char>>,
}

impl Dictionary {
    /// The dictionary of the models.
    pub(super) fn new() -> Self {
        let entries = LIST.strip_suffix('\n').unwrap_or(LIST).split('\n');
        let classes = std::iter::once(None)
            .chain(entries.map(|entry| entry.chars().next()))
            .chain(std::iter::once(Some(' ')))
            .collect();
        Self { classes }
    }

    /// How many classes there are.
    pub(super) fn len(&self) -> usize {
        self.classes.len()
    }

    /// The character of a class; `None` for blank and for a class that does not exist.
    pub(super) fn char(&self, class: usize) -> Option<char> {
        self.classes.get(class).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_the_recogniser_was_trained_with() {
        let dictionary = Dictionary::new();
        assert_eq!(dictionary.len(), 18_710);
        assert_eq!(dictionary.char(0), None);
        assert_eq!(dictionary.char(18_709), Some(' '));
        assert_eq!(dictionary.char(18_710), None);
        assert!((1..18_709).all(|class| dictionary.char(class).is_some()));
        assert!(dictionary.classes.contains(&Some('\u{3000}')));
        assert!(
            "营业执照统一社会信用代码〇阎"
                .chars()
                .all(|c| dictionary.classes.contains(&Some(c)))
        );
    }

    #[test]
    fn every_entry_is_one_character() {
        let entries = LIST.strip_suffix('\n').unwrap().split('\n');
        assert!(entries.clone().all(|entry| entry.chars().count() == 1));
        assert_eq!(entries.count(), 18_708);
    }
}
