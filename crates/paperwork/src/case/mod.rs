//! Reads the matter a letter is about: every field documented, every mistake told at once with its line.
//!
//! [`fields`] says which fields there are, [`read`] turns a case file into a [`Case`] and the [`Problem`]s found in it, [`mod@write`] turns a
//! case into a commented file. One value is held to its field by `check`, values are held to each other by `review`. Opens no file and
//! asks no clock: takes text or octets, gives values. Invariant: every value in a [`Case`] passed the check of its field.

mod check;
pub mod fields;
mod nearest;
mod read;
mod review;
mod syntax;
mod write;
mod wrong;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use self::fields::{Field, Kind};
pub use self::read::{MAX_OCTETS, read, read_bytes};
pub use self::syntax::Syntax;
pub use self::write::{Phrases, write};
pub use self::wrong::{AmountFault, DateFault, Found, Problem, Wrong};

/// What a field of a case holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, a choice's word, a code, a phone number or an e-mail address.
    Text(String),
    /// A day.
    Date(Date),
    /// Yuan.
    Money(Decimal),
    /// Per cent: 5 is five hundredths.
    Percent(Decimal),
    /// A whole number.
    Number(u32),
    /// Yes or no.
    Flag(bool),
    /// Several texts, none empty.
    List(Vec<String>),
}

impl Value {
    /// The value as [`Case::set`] takes it: ISO dates, `20000.00`, `true`, one item of a list a line.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Date(date) => date.to_string(),
            Self::Money(sum) => format!("{sum:.2}"),
            Self::Percent(share) => share.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::List(items) => items.join("\n"),
        }
    }
}

/// An earlier request and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// When it was made.
    pub date: Option<Date>,
    /// What was asked.
    pub what: Option<String>,
    /// How it was made.
    pub channel: Option<String>,
    /// Ticket or tracking number.
    pub reference: Option<String>,
    /// What was answered.
    pub answer: Option<String>,
    /// When it was answered.
    pub answer_date: Option<Date>,
}

/// What an exhibit's file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Original {
    /// 原件
    Original,
    /// 复印件
    Copy,
    /// 截图
    Screenshot,
    /// 平台导出的数据
    Export,
}

impl Original {
    /// The word a case uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Copy => "copy",
            Self::Screenshot => "screenshot",
            Self::Export => "export",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Original, Self::Copy, Self::Screenshot, Self::Export]
            .into_iter()
            .find(|known| known.as_str() == word)
    }
}

/// A file that proves something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exhibit {
    /// Where it is, as written: a path, or `archive.zip!/path/inside`. Never empty in a case without problems.
    pub path: String,
    /// Its name in the list; the caller names it after the file when left out.
    pub title: Option<String>,
    /// What it shows.
    pub shows: Option<String>,
    /// What it is.
    pub kind_of_original: Option<Original>,
}

/// A paper handed in with the letter that is no exhibit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Material {
    /// What it is. Never empty in a case without problems.
    pub name: String,
    /// How many of it; one when the case does not say.
    pub copies: u32,
}

/// The matter, once, for every letter.
///
/// Two cases are equal when they say the same, wherever it stood in their files.
#[derive(Clone, Debug, Default)]
pub struct Case {
    values: BTreeMap<String, Value>,
    lines: BTreeMap<String, usize>,
    /// Earlier requests and answers, in the order of the file.
    pub earlier: Vec<Earlier>,
    /// Exhibits, in the order of the file.
    pub exhibits: Vec<Exhibit>,
    /// Papers handed in with the letter.
    pub materials: Vec<Material>,
}

impl PartialEq for Case {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
            && self.earlier == other.earlier
            && self.exhibits == other.exhibits
            && self.materials == other.materials
    }
}

impl Eq for Case {}

impl Case {
    /// The value of a dotted key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.get(key)
    }

    /// The text of a key that holds text, a choice or a code.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The day of a key that holds one.
    #[must_use]
    pub fn date(&self, key: &str) -> Option<Date> {
        match self.get(key) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// The yuan of a key that holds money.
    #[must_use]
    pub fn money(&self, key: &str) -> Option<Decimal> {
        match self.get(key) {
            Some(Value::Money(sum)) => Some(*sum),
            _ => None,
        }
    }

    /// The per cent of a key that holds some.
    #[must_use]
    pub fn percent(&self, key: &str) -> Option<Decimal> {
        match self.get(key) {
            Some(Value::Percent(share)) => Some(*share),
            _ => None,
        }
    }

    /// The number of a key that holds one.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<u32> {
        match self.get(key) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The texts of a key that holds a list; none when it is not given.
    #[must_use]
    pub fn list(&self, key: &str) -> &[String] {
        match self.get(key) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }

    /// Whether a key is given and says yes.
    #[must_use]
    pub fn flag(&self, key: &str) -> bool {
        matches!(self.get(key), Some(Value::Flag(true)))
    }

    /// Whether a key is given; for `earlier`, `exhibits` and `materials`, whether there is one.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        match key {
            "earlier" => !self.earlier.is_empty(),
            "exhibits" => !self.exhibits.is_empty(),
            "materials" => !self.materials.is_empty(),
            _ => self.values.contains_key(key),
        }
    }

    /// Whether nothing at all is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && fields::REPEATED.iter().all(|table| !self.has(table))
    }

    /// Every value outside the repeated tables, in the order of keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The line of the file a key stood on, counted from 1; `exhibits[2].path` for the second exhibit's path.
    #[must_use]
    pub fn line(&self, key: &str) -> Option<usize> {
        self.lines.get(key).copied()
    }

    /// Gives a key a value from text, through the check of its field; what it held before is replaced.
    ///
    /// A list takes one item a line, or a TOML array when the text begins with `[`. Dates out of order are not told here: ask
    /// [`Case::review`] when everything is given.
    ///
    /// # Errors
    /// What is wrong with the key or the value, without a line; the case stays as it was.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), Problem> {
        let problem = |what| Problem {
            line: None,
            key: key.to_owned(),
            what,
        };
        let Some(field) = fields::find(key) else {
            return Err(problem(nearest::unknown(key)));
        };
        if field.repeated() {
            return Err(problem(Wrong::OnlyInFile));
        }
        let value = check::typed(field, value).map_err(problem)?;
        self.values.insert(field.key.clone(), value);
        self.lines.remove(key);
        Ok(())
    }

    /// What is wrong or doubtful when values are held to each other: dates out of order, an ID number that names another birthday.
    ///
    /// [`read`] has done it; ask again after [`Case::set`].
    #[must_use]
    pub fn review(&self) -> Vec<Problem> {
        review::review(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_right_and_comes_back_plain() {
        let mut case = Case::default();
        for field in fields::all().iter().filter(|field| !field.repeated()) {
            case.set(&field.key, &field.example)
                .unwrap_or_else(|problem| panic!("{problem:?}"));
            let plain = case.get(&field.key).unwrap().plain();
            assert_eq!(plain, field.example, "{}", field.key);
        }
        assert_eq!(case.review(), []);
        assert_eq!(
            case.money("money.deposit"),
            Some(Decimal::new(2_000_000, 2))
        );
        assert_eq!(case.percent("money.rate_percent"), Some(Decimal::new(3, 0)));
        assert_eq!(case.number("letter.deadline_working_days"), Some(15));
        assert_eq!(case.list("letter.demands").len(), 2);
        assert!(case.flag("event.automated") && !case.flag("sender.name"));
        assert!(case.has("sender.kind") && !case.has("exhibits") && !case.is_empty());
    }

    #[test]
    fn a_wrong_value_leaves_the_case_as_it_was() {
        let mut case = Case::default();
        case.set("event.ban_date", "2026-09-10").unwrap();
        let before = case.clone();
        let problem = case.set("event.ban_date", "2026-02-30").unwrap_err();
        assert_eq!((problem.line, &*problem.key), (None, "event.ban_date"));
        assert_eq!(problem.what, Wrong::Date(DateFault::NoSuchDay));
        assert_eq!(case, before);
        assert_eq!(
            case.set("exhibits.path", "a.png").unwrap_err().what,
            Wrong::OnlyInFile
        );
    }

    #[test]
    fn a_list_is_given_by_lines_or_as_an_array() {
        let mut case = Case::default();
        case.set("letter.demands", "甲；\n\n  乙 \n").unwrap();
        assert_eq!(case.list("letter.demands"), ["甲；", "乙"]);
        case.set("letter.demands", r#"["一, \"二\"", "三"]"#)
            .unwrap();
        assert_eq!(case.list("letter.demands"), ["一, \"二\"", "三"]);
        assert!(case.set("letter.demands", "[1, 2]").is_err());
        assert!(case.set("letter.demands", "[\"甲\"").is_err());
    }

    #[test]
    fn an_unknown_key_names_the_nearest_known_one() {
        let mut case = Case::default();
        let problem = case.set("sender.nmae", "张").unwrap_err();
        assert_eq!(
            problem.what,
            Wrong::UnknownKey {
                nearest: Some("sender.name".to_owned())
            }
        );
    }
}
