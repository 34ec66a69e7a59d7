//! Reads `template.toml`: what a letter is for, which fields it needs, which articles it may cite and when.
//!
//! Takes the text, gives the manifest or the first mistake with its line. Names and keys are not judged here; see [`super::check`].

use std::fmt;

use serde::Deserialize;

use crate::case::fields::Both;

/// What a template says of itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Title, also of the PDF.
    pub title: Both,
    /// When to use it, in one sentence.
    pub purpose: Both,
    /// What to do before it is sent.
    pub before: Option<Both>,
    /// Fields without which there is no letter.
    #[serde(default)]
    pub required: Vec<String>,
    /// Fields that change the letter when given.
    #[serde(default)]
    pub optional: Vec<String>,
    /// Groups of fields of which at least one must be given.
    #[serde(default)]
    pub one_of: Vec<Vec<String>>,
    /// Fields required only in some cases.
    #[serde(default)]
    pub required_when: Vec<RequiredWhen>,
    /// Whom the letter goes to when the case does not say.
    pub recipient: Option<Recipient>,
    /// Articles it may cite.
    #[serde(default)]
    pub cite: Vec<Cite>,
    /// The letter is for a minor: refused when the child is this old, in full years (民法典 17: eighteen).
    pub minor_under: Option<i16>,
    /// What its deadline stands on.
    pub deadline: Option<Deadline>,
    /// The form of an app it may be pasted into.
    pub text: Option<Limit>,
}

/// Fields required only when something holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredWhen {
    /// The condition.
    #[serde(rename = "if")]
    pub condition: Condition,
    /// These must hold as well.
    #[serde(default)]
    pub and: Vec<Condition>,
    /// The fields.
    pub fields: Vec<String>,
}

impl RequiredWhen {
    /// Everything that must hold.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        std::iter::once(&self.condition).chain(&self.and)
    }
}

/// The party a letter goes to unless the case names another.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Registered name.
    pub name: String,
    /// Where the name was looked up.
    pub source: String,
    /// When it was looked up, `YYYY-MM-DD`.
    pub as_of: String,
    /// What the person should compare it with.
    pub note: Option<Both>,
    /// All of these must hold: a company runs its own platform, not every one.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// None of these may hold.
    #[serde(default)]
    pub unless: Vec<Condition>,
}

/// An article a letter may cite.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cite {
    /// Id in the table of articles.
    pub article: String,
    /// All of these must hold.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// None of these may hold.
    #[serde(default)]
    pub unless: Vec<Condition>,
}

/// The time a letter gives for an answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Working days, the first day not counted.
    pub working_days: u32,
    /// The article it stands on.
    pub article: Option<String>,
}

/// The most characters a form takes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Unicode scalar values.
    pub characters: usize,
    /// Where the number is from.
    pub source: String,
    /// When it was looked up, `YYYY-MM-DD`.
    pub as_of: String,
}

/// Whether a field is given, or given with one value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Condition {
    /// The field.
    pub key: String,
    /// The value it must have; any when `None`.
    pub value: Option<String>,
}

impl TryFrom<String> for Condition {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (key, value) = match text.split_once('=') {
            Some((key, value)) => (key.trim(), Some(value.trim().to_owned())),
            None => (text.trim(), None),
        };
        if key.is_empty() || key.contains(char::is_whitespace) || value.as_deref() == Some("") {
            return Err("a condition is KEY or KEY = VALUE");
        }
        Ok(Self {
            key: key.to_owned(),
            value,
        })
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Some(value) => write!(f, "{} = {value}", self.key),
            None => f.write_str(&self.key),
        }
    }
}

/// A mistake in `template.toml`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line:?}: {message}")]
pub struct ManifestError {
    /// Line from 1, when it is known.
    pub line: Option<usize>,
    /// What the reader says.
    pub message: String,
}

impl Manifest {
    /// Reads the text of a `template.toml`.
    pub fn parse(text: &str) -> Result<Self, ManifestError> {
        toml::from_str(text).map_err(|error| ManifestError {
            line: error.span().map(|span| {
                text.as_bytes()
                    .iter()
                    .take(span.start)
                    .filter(|b| **b == b'\n')
                    .count()
                    + 1
            }),
            message: error.message().to_owned(),
        })
    }

    /// Every field the template may name, declared one way or another.
    pub fn declared(&self) -> impl Iterator<Item = &str> {
        let conditions = self
            .cite
            .iter()
            .flat_map(|cite| cite.when.iter().chain(&cite.unless))
            .chain(
                self.recipient
                    .iter()
                    .flat_map(|one| one.when.iter().chain(&one.unless)),
            );
        self.required
            .iter()
            .chain(&self.optional)
            .chain(self.one_of.iter().flatten())
            .chain(self.required_when.iter().flat_map(|one| &one.fields))
            .map(String::as_str)
            .chain(
                self.required_when
                    .iter()
                    .flat_map(RequiredWhen::conditions)
                    .map(|condition| condition.key.as_str()),
            )
            .chain(conditions.map(|condition| condition.key.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str =
        "title = { zh = \"申诉书\", en = \"Appeal\" }\npurpose.zh = \"a\"\npurpose.en = \"b\"\n";

    #[test]
    fn a_small_manifest_is_read() {
        let text = format!(
            "{SMALL}required = [\"sender.name\"]\none_of = [[\"account.uid\", \"account.nickname\"]]\n[[required_when]]\nif = \"sender.kind = company\"\nfields = [\"sender.uscc\"]\n[[cite]]\narticle = \"pipl-47\"\nwhen = [\"account.uid\"]\n"
        );
        let manifest = Manifest::parse(&text).unwrap();
        assert_eq!(
            manifest.required_when[0].condition.value.as_deref(),
            Some("company")
        );
        assert_eq!(
            manifest.declared().collect::<Vec<_>>(),
            [
                "sender.name",
                "account.uid",
                "account.nickname",
                "sender.uscc",
                "sender.kind",
                "account.uid"
            ]
        );
    }

    #[test]
    fn a_mistake_has_its_line() {
        let error = Manifest::parse(&format!("{SMALL}requird = []\n")).unwrap_err();
        assert_eq!(error.line, Some(4));
        assert!(error.message.contains("requird"), "{error}");
        let error = Manifest::parse(&format!(
            "{SMALL}\n[[cite]]\narticle = \"x\"\nwhen = [\"a b\"]\n"
        ))
        .unwrap_err();
        assert!(error.message.contains("KEY"), "{error}");
        assert_eq!(Manifest::parse("title = [").unwrap_err().line, Some(1));
    }
}
