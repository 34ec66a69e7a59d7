//! Holds the table of every field a case may have, read once out of `data/fields.toml`.
//!
//! Takes nothing from outside the program, gives [`Field`]s in the order questions are asked. Never words anything itself: labels and
//! help stand in the data in both languages. Invariant (held by the test below): every field is complete in both languages and no
//! key is the beginning of another, so a dotted key names a table or a value, never both.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use shell::language::Language;

const TEXT: &str = include_str!("../../data/fields.toml");

/// Tables that may stand several times in a case (`[[earlier]]`).
pub const REPEATED: [&str; 3] = ["earlier", "exhibits", "materials"];

/// What a field holds, and so how it is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Text of one line.
    Text,
    /// Text of several lines.
    Lines,
    /// A day.
    Date,
    /// Yuan, at most two decimals.
    Money,
    /// Per cent.
    Percent,
    /// A whole number.
    Number,
    /// One of some words.
    Choice,
    /// Yes or no.
    Flag,
    /// A unified social credit code.
    Uscc,
    /// An ID number.
    Citizen,
    /// A lawyer's licence number.
    Licence,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// Several texts.
    List,
}

impl Kind {
    /// The name it has in `data/fields.toml` and in messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Lines => "lines",
            Self::Date => "date",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Number => "number",
            Self::Choice => "choice",
            Self::Flag => "flag",
            Self::Uscc => "uscc",
            Self::Citizen => "citizen",
            Self::Licence => "licence",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::List => "list",
        }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Both {
    /// The text in one language.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// A word a choice may take.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// As written in the case.
    pub value: String,
    /// Its Chinese name.
    pub zh: String,
    /// Its English name.
    pub en: String,
}

impl Choice {
    /// Its name in one language.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// One field of a case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Dotted key, such as `sender.name`; in repeated tables `earlier.date`.
    pub key: String,
    /// What it holds.
    pub kind: Kind,
    /// For [`Kind::Choice`]: what may be written.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// What it is called.
    pub label: Both,
    /// What to write and where to find it, one sentence.
    pub help: Both,
    /// Synthetic and right; a list has one item a line.
    pub example: String,
    /// Length of the line to fill by hand in a blank form, in em.
    pub width: u32,
    /// Masked when shown on a terminal.
    #[serde(default)]
    pub private: bool,
}

impl Field {
    /// The table it stands in.
    #[must_use]
    pub fn table(&self) -> &str {
        self.key.split_once('.').map_or("", |(table, _)| table)
    }

    /// Its key within the table.
    #[must_use]
    pub fn name(&self) -> &str {
        self.key
            .split_once('.')
            .map_or(&*self.key, |(_, name)| name)
    }

    /// Whether its table may stand several times.
    #[must_use]
    pub fn repeated(&self) -> bool {
        REPEATED.contains(&self.table())
    }

    /// A value as a terminal may show it: all but the last four characters of private ones hidden.
    #[must_use]
    pub fn masked(&self, value: &str) -> String {
        if !self.private {
            return value.to_owned();
        }
        let hidden = value.chars().count().saturating_sub(4);
        value
            .chars()
            .enumerate()
            .map(|(at, c)| if at < hidden { '*' } else { c })
            .collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    field: Vec<Field>,
}

struct Index {
    all: Vec<Field>,
    by_key: BTreeMap<String, usize>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        // The table is inside the program; the test below reads it in full.
        let all = toml::from_str::<Table>(TEXT).map_or_else(|_| Vec::new(), |table| table.field);
        let by_key = all
            .iter()
            .enumerate()
            .map(|(at, field)| (field.key.clone(), at))
            .collect();
        Index { all, by_key }
    })
}

/// Every field, in the order questions are asked and cases are written.
#[must_use]
pub fn all() -> &'static [Field] {
    &index().all
}

/// The field of a dotted key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Field> {
    let index = index();
    index.by_key.get(key).and_then(|at| index.all.get(*at))
}

/// The tables, in the order they first appear.
#[must_use]
pub fn tables() -> Vec<&'static str> {
    let mut tables: Vec<&str> = Vec::new();
    for field in all() {
        if !tables.contains(&field.table()) {
            tables.push(field.table());
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str, end: char) {
        assert!(text.ends_with(end), "{text}");
        assert!(!text.contains('\n') && text.trim() == text, "{text}");
    }

    #[test]
    fn every_field_is_complete_in_both_languages() {
        let table: Table = toml::from_str(TEXT).unwrap();
        assert_eq!(table.field, all());
        assert!(all().len() >= 110);
        for field in all() {
            let key = &field.key;
            assert!(key.split('.').count() == 2, "{key}");
            assert!(
                key.chars()
                    .all(|c| c.is_ascii_lowercase() || c == '_' || c == '.'),
                "{key}"
            );
            for label in [&field.label.zh, &field.label.en] {
                assert!(!label.is_empty() && label.chars().count() <= 40, "{label}");
            }
            sentence(&field.help.zh, '。');
            sentence(&field.help.en, '.');
            assert!(
                !field.help.zh.is_ascii() && field.help.en != field.help.zh,
                "{key}"
            );
            assert!(!field.example.is_empty(), "{key}");
            assert!((2..=40).contains(&field.width), "{key}");
            assert_eq!(
                field.kind == Kind::Choice,
                !field.choices.is_empty(),
                "{key}"
            );
            assert!(!key.is_empty() && find(key) == Some(field), "{key}");
        }
    }

    #[test]
    fn no_key_stands_twice_or_begins_another() {
        let mut keys: Vec<&str> = all().iter().map(|field| field.key.as_str()).collect();
        keys.sort_unstable();
        for pair in keys.windows(2) {
            assert_ne!(pair[0], pair[1]);
            assert!(!pair[1].starts_with(&format!("{}.", pair[0])), "{pair:?}");
        }
    }

    #[test]
    fn the_fields_of_a_table_stand_together() {
        let mut seen = Vec::new();
        for field in all() {
            if seen.last() != Some(&field.table()) {
                assert!(!seen.contains(&field.table()), "{}", field.key);
                seen.push(field.table());
            }
        }
        assert_eq!(seen, tables());
    }

    #[test]
    fn numbers_of_persons_are_private_and_masked() {
        for field in all() {
            let persons = ["sender", "agent", "minor", "account", "shop"];
            if field.kind == Kind::Citizen
                || field.kind == Kind::Phone && persons.contains(&field.table())
                || field.key == "money.refund_account"
            {
                assert!(field.private, "{}", field.key);
            }
        }
        let id = find("sender.id").unwrap();
        assert_eq!(id.masked("11010519491231002X"), "**************002X");
        assert_eq!(id.masked("02X"), "02X");
        assert_eq!(find("sender.name").unwrap().masked("张留底"), "张留底");
    }

    #[test]
    fn kinds_are_named_as_in_the_data() {
        for field in all() {
            let line = format!(
                "key = \"{}\"\nkind = \"{}\"",
                field.key,
                field.kind.as_str()
            );
            assert!(TEXT.contains(&line), "{line}");
        }
    }
}
