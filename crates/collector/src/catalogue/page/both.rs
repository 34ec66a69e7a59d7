//! Says everything in both languages; the page shows one of them.
//!
//! Takes words of both languages, gives markup. What reads the same in both stands once. Nothing reaches the page that was not escaped.

use std::collections::HashMap;

use exports::finding::Finding;
use exports::table::words::OTHER;
use maud::{Markup, html};
use shell::escape;
use shell::words::{Words, worded as as_value};

use super::super::text;

/// A text in Chinese and in English.
pub type Said = [String; 2];

/// The words of both languages, Chinese first.
#[derive(Clone, Copy)]
pub struct Both<'a>(pub [&'a Words; 2]);

impl Both<'_> {
    /// The same said in both languages.
    pub fn of(&self, say: impl Fn(&Words) -> String) -> Said {
        self.0.map(say)
    }

    /// The same said in both languages, as markup.
    pub fn say(&self, text: impl Fn(&Words) -> String) -> Markup {
        show(&self.of(text))
    }

    /// A message without values.
    pub fn word(&self, id: &str) -> Markup {
        self.say(|words| words.by_id(id, &[]))
    }

    /// A message with values.
    pub fn with(&self, id: &str, values: &[(&'static str, String)]) -> Markup {
        self.say(|words| words.by_id(id, values))
    }

    /// A message whose only value is the number `count`.
    pub fn count(&self, id: &str, count: u64) -> Markup {
        self.say(|words| counted(words, id, count))
    }

    /// What was found, in a sentence.
    pub fn found(&self, finding: &Finding) -> Said {
        self.of(|words| found(words, finding))
    }

    /// What to do about it; `None` where nothing is to be done.
    pub fn advice(&self, finding: &Finding) -> Option<Said> {
        let [zh, en] = self.0.map(|words| advice(words, finding));
        Some([zh?, en?])
    }
}

/// What was found, in a sentence.
pub fn found(words: &Words, finding: &Finding) -> String {
    let id = format!("found-{}", finding.code.as_str().to_ascii_lowercase());
    worded(words, &id, finding).unwrap_or_else(|| bare(words, finding))
}

/// What to do about it; `None` where nothing is to be done.
pub fn advice(words: &Words, finding: &Finding) -> Option<String> {
    let id = format!("found-{}-do", finding.code.as_str().to_ascii_lowercase());
    worded(words, &id, finding)
}

/// The status of rows as people read it: words of the platform, and one of the program's for all that are not.
pub fn status(words: &Words, status: &str) -> String {
    let other = || words.by_id("known-status-other", &[]);
    let parts = status.split(" · ").map(|part| match part {
        OTHER => other(),
        part => escape::line(part).into_owned(),
    });
    parts.collect::<Vec<_>>().join(" · ")
}

/// A text in both languages, as markup.
pub fn show([zh, en]: &Said) -> Markup {
    let [zh, en] = [escape::line(zh), escape::line(en)];
    match zh == en {
        true => html! { (zh) },
        false => html! { span lang="zh" { (zh) } span lang="en" { (en) } },
    }
}

/// A message whose only value is a number, which decides between one and several.
fn counted(words: &Words, id: &str, count: u64) -> String {
    words.loader.get_args(id, HashMap::from([("count", count)]))
}

/// The message of a finding, where there is one.
fn worded(words: &Words, id: &str, finding: &Finding) -> Option<String> {
    let values = finding.values.iter();
    let values = values.map(|(name, value)| (name.as_str(), readable(value)));
    let values: HashMap<&str, _> = values
        .map(|(name, value)| (name, as_value(&value)))
        .collect();
    words
        .loader
        .has(id)
        .then(|| words.loader.get_args(id, values))
}

/// A value of a sentence; long numbers with a comma between thousands.
fn readable(value: &str) -> String {
    let number = value.len() > 4 && value.bytes().all(|octet| octet.is_ascii_digit());
    match number {
        true => text::amount(value),
        // What is a value of a message is escaped there.
        false => value.to_owned(),
    }
}

/// A finding that has no sentence yet: its code and its values.
fn bare(words: &Words, finding: &Finding) -> String {
    let values = finding
        .values
        .iter()
        .map(|(name, value)| format!("{name} {value}"));
    let values = values.collect::<Vec<_>>().join(", ");
    let values = if values.is_empty() {
        finding.code.as_str().to_owned()
    } else {
        values
    };
    words.by_id("catalogue-bare", &[("values", values)])
}

/// A payload as a link that opens it, or as text where there can be no link.
pub fn payload(path: &str) -> Markup {
    let mut address = String::new();
    let name = escape::line(text::inner(path));
    html! {
        @if text::link(&mut address, path) { a dir="auto" href=(address) { (name) } }
        @else { bdi { (name) } }
    }
}
