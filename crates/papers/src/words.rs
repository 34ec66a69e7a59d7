//! Knows the words of papers: titles, labels and look-alike characters, out of `data/labels.toml`, read once.
//!
//! Takes nothing from outside the program. A table that could not be read would be empty and every page unknown; the test below keeps
//! that from being shipped. Matching is tolerant: one wrong character in words of four and more.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::field::Name;
use crate::kind::Kind;

const TEXT: &str = include_str!("../data/labels.toml");

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words: Words = toml::from_str(TEXT).unwrap_or_default();
    words.prepare();
    words
});

/// Everything in `data/labels.toml`.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Words {
    marks: Vec<String>,
    pub look_alike: Vec<String>,
    digits: BTreeMap<char, char>,
    never: BTreeMap<char, char>,
    traditional: String,
    /// The nations (民族) that ID cards name.
    pub nations: Vec<String>,
    forms: Vec<String>,
    #[serde(rename = "kind")]
    pub kinds: Vec<Signs>,
    labels: BTreeMap<Group, Labels>,
    #[serde(skip)]
    simple: BTreeMap<char, char>,
    #[serde(skip)]
    sorted: BTreeMap<Group, Vec<Label>>,
}

/// What a kind is recognised by.
#[derive(Debug, Deserialize)]
pub(crate) struct Signs {
    pub kind: Kind,
    pub titles: Vec<String>,
    #[serde(default)]
    pub ends: Vec<String>,
    #[serde(default)]
    pub holds: Vec<String>,
    pub title: f32,
    pub labels: BTreeMap<String, f32>,
    pub words: BTreeMap<String, f32>,
    pub against: BTreeMap<String, f32>,
}

/// Papers that share their labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Group {
    Licence,
    Id,
    Letter,
}

#[derive(Debug, Deserialize)]
struct Labels {
    fields: BTreeMap<Name, Vec<String>>,
    others: Vec<String>,
}

/// A spelling of a label.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// The field it introduces; `None` for one that only ends the value before it.
    pub name: Option<Name>,
    /// How it is written.
    pub text: Vec<char>,
}

/// The shipped words.
pub(crate) fn words() -> &'static Words {
    &WORDS
}

impl Words {
    fn prepare(&mut self) {
        let letters: Vec<char> = self.traditional.chars().collect();
        self.simple = letters
            .chunks_exact(2)
            .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
            .collect();
        for (&group, labels) in &self.labels {
            let own = |name: Option<Name>, text: &String| Label {
                name,
                text: text.chars().collect(),
            };
            let fields = labels.fields.iter();
            let mut all: Vec<Label> = fields
                .flat_map(|(&name, texts)| texts.iter().map(move |text| own(Some(name), text)))
                .chain(labels.others.iter().map(|text| own(None, text)))
                .collect();
            // The longest first: 住所地址 before 住所.
            all.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then(a.text.cmp(&b.text)));
            self.sorted.insert(group, all);
        }
    }

    /// The labels of a group, longest first.
    pub fn labels(&self, group: Group) -> &[Label] {
        self.sorted.get(&group).map_or(&[], Vec::as_slice)
    }

    /// The simplified form of a character.
    pub fn simplified(&self, c: char) -> char {
        self.simple.get(&c).copied().unwrap_or(c)
    }

    /// Whether a line is a mark laid over the page (样本) and says nothing of it.
    pub fn is_mark(&self, text: &str) -> bool {
        self.marks.iter().any(|mark| mark == text)
    }

    /// Whether text begins as the type of a licence does.
    pub fn is_form(&self, text: &str) -> bool {
        self.forms
            .iter()
            .any(|form| text.starts_with(form.as_str()))
    }

    /// Whether text is the whole type of a licence: nothing follows it but a bracket.
    pub fn is_whole_form(&self, text: &str) -> bool {
        let closed = text.ends_with(')') && self.is_form(text);
        closed || self.forms.iter().any(|form| form == text)
    }

    /// The digit that a character is where only a digit can stand.
    pub fn digit(&self, c: char) -> Option<char> {
        if c.is_ascii_digit() {
            return Some(c);
        }
        self.digits.get(&c.to_ascii_uppercase()).copied()
    }

    /// What a character is in a credit code that never holds it as read.
    pub fn allowed(&self, c: char) -> char {
        self.never.get(&c).copied().unwrap_or(c)
    }

    /// The characters one character is taken for.
    pub fn look_alikes(&self, c: char) -> impl Iterator<Item = char> {
        let pairs = self.look_alike.iter().filter(move |pair| pair.contains(c));
        pairs.flat_map(move |pair| pair.chars().filter(move |other| *other != c))
    }
}

/// Whether text begins with a word, one wrong, lost or added character forgiven in words of four (wrong) or five (lost, added) and
/// more. Gives how many characters of the text the word takes.
pub(crate) fn begins(text: &[char], word: &[char]) -> Option<usize> {
    let n = word.len();
    if text.starts_with(word) {
        return Some(n);
    }
    if n < 4 {
        return None;
    }
    let wrong = |part: &[char]| part.iter().zip(word).filter(|(a, b)| a != b).count();
    if text
        .get(..n)
        .is_some_and(|part| wrong(part) == 1 && part.last() == word.last())
    {
        return Some(n);
    }
    if n < 5 {
        return None;
    }
    // One lost: the rest of the word follows at once. One added likewise.
    for at in 1..n {
        let (head, tail) = (word.get(..at)?, word.get(at + 1..)?);
        if !tail.is_empty()
            && text.starts_with(head)
            && text.get(at..).is_some_and(|rest| rest.starts_with(tail))
        {
            return Some(n - 1);
        }
        let tail = word.get(at..)?;
        if text.starts_with(head)
            && text
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with(tail))
        {
            return Some(n + 1);
        }
    }
    None
}

/// Whether a text is a word, as tolerantly.
pub(crate) fn is(text: &[char], word: &[char]) -> bool {
    begins(text, word) == Some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn the_shipped_words_are_read_whole() {
        let table: Words = toml::from_str(TEXT).expect("data/labels.toml");
        assert_eq!(table.kinds.len(), Kind::ALL.len() - 1);
        assert_eq!(table.labels.len(), 3);
        assert_eq!(table.nations.len(), 58);
        assert_eq!(table.traditional.chars().count() % 2, 0);
        assert!(table.look_alike.iter().all(|pair| pair.len() == 2));
    }

    #[test]
    fn words_are_found_with_one_slip_and_no_more() {
        let word = chars("统一社会信用代码");
        assert_eq!(begins(&chars("统一社会信用代码9133"), &word), Some(8));
        assert_eq!(begins(&chars("统一杜会信用代码9133"), &word), Some(8));
        assert_eq!(begins(&chars("统一会信用代码9133"), &word), Some(7));
        assert_eq!(begins(&chars("统一社社会信用代码9133"), &word), Some(9));
        assert_eq!(begins(&chars("统一杜会信甩代码9133"), &word), None);
        assert_eq!(begins(&chars("姓茗"), &chars("姓名")), None);
        assert!(!is(&chars("居民身份证复印件"), &chars("居民身份证")));
    }

    #[test]
    fn traditional_labels_are_simplified() {
        let text: String = "營業執照統一社會信用代碼"
            .chars()
            .map(|c| words().simplified(c))
            .collect();
        assert_eq!(text, "营业执照统一社会信用代码");
    }
}
