//! Reads `articles.toml`: laws, articles, and every mistake in them with its line.
//!
//! Takes the text, gives the table's day and its entries by id, or all mistakes in line order. An article takes since, until, source,
//! day and confidence from its law where it does not state its own.

use super::wrong::{ArticlesError, Wrong};
use super::{Article, Both, Confidence, NotFor};
use jiff::civil::Date;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const TOP: &[&str] = &["as_of", "law", "article"];
const LAW: &[&str] = &[
    "id",
    "name",
    "short",
    "en",
    "since",
    "until",
    "source",
    "as_of",
    "confidence",
];
const ARTICLE: &[&str] = &[
    "id",
    "law",
    "article",
    "says",
    "since",
    "until",
    "source",
    "as_of",
    "confidence",
    "superseded_by",
    "may_cite",
    "why",
    "needs",
    "caution",
    "not_for",
];
const BOTH: &[&str] = &["zh", "en"];
const NOT_FOR: &[&str] = &["letters", "zh", "en"];

/// The table's day and its entries.
pub(super) type Table = (Date, BTreeMap<String, Article>);

pub(super) fn table(text: &str) -> Result<Table, Vec<ArticlesError>> {
    let mut reader = Reader {
        starts: std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect(),
        wrong: Vec::new(),
    };
    let whole = DeTable::parse(text).map_err(|error| {
        vec![ArticlesError {
            line: reader.line(error.span().map_or(0, |span| span.start)),
            what: Wrong::Syntax {
                message: error.message().to_owned(),
            },
        }]
    })?;
    let top = Node {
        table: whole.get_ref(),
        line: 1,
        path: String::new(),
    };
    reader.keys(&top, TOP);
    let as_of = reader.date(&top, "as_of", true);
    let laws = reader.laws(&top);
    let by_id = reader.articles(&top, &laws);
    for article in by_id.values() {
        if let Some(id) = article
            .superseded_by
            .as_ref()
            .filter(|id| !by_id.contains_key(*id))
        {
            reader.note(article.line, Wrong::UnknownSuccessor { id: id.clone() });
        }
    }
    reader.wrong.sort_by_key(|error| error.line);
    match as_of {
        Some(as_of) if reader.wrong.is_empty() => Ok((as_of, by_id)),
        _ => Err(reader.wrong),
    }
}

/// A law, before its articles take what they need from it.
struct Law {
    name: String,
    short: String,
    en: String,
    since: Date,
    until: Option<Date>,
    source: String,
    as_of: Date,
    confidence: Confidence,
    line: usize,
}

/// A table on its way, with the line it starts on and the keys that led to it.
struct Node<'a> {
    table: &'a DeTable<'a>,
    line: usize,
    path: String,
}

impl<'a> Node<'a> {
    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table
            .iter()
            .find(|(known, _)| known.get_ref() == key)
            .map(|(_, value)| value)
    }

    fn full(&self, key: &str) -> String {
        format!("{}{key}", self.path)
    }
}

struct Reader {
    starts: Vec<usize>,
    wrong: Vec<ArticlesError>,
}

impl Reader {
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    fn note(&mut self, line: usize, what: Wrong) {
        self.wrong.push(ArticlesError { line, what });
    }

    fn keys(&mut self, node: &Node<'_>, known: &[&str]) {
        for (key, _) in node.table {
            if !known.contains(&key.get_ref().as_ref()) {
                let line = self.line(key.span().start);
                let key = node.full(key.get_ref());
                self.note(line, Wrong::UnknownKey { key });
            }
        }
    }

    fn kind(&mut self, node: &Node<'_>, key: &str, at: usize, expected: &'static str) {
        let line = self.line(at);
        let key = node.full(key);
        self.note(line, Wrong::Kind { key, expected });
    }

    /// A text; `None` after a note when it is of another kind, empty where it may not be, or missing where it must be there.
    fn text(&mut self, node: &Node<'_>, key: &str, needed: bool) -> Option<String> {
        let Some(value) = node.get(key) else {
            if needed {
                let key = node.full(key);
                self.note(node.line, Wrong::Missing { key });
            }
            return None;
        };
        let Some(text) = value.get_ref().as_str() else {
            self.kind(node, key, value.span().start, "a string");
            return None;
        };
        if text.trim().is_empty() && key != "article" {
            let line = self.line(value.span().start);
            let key = node.full(key);
            self.note(line, Wrong::Empty { key });
            return None;
        }
        Some(text.to_owned())
    }

    fn date(&mut self, node: &Node<'_>, key: &str, needed: bool) -> Option<Date> {
        let found = self.text(node, key, needed)?;
        let date = found.parse::<Date>().ok().filter(|_| found.len() == 10);
        if date.is_none() {
            let line = node
                .get(key)
                .map_or(node.line, |value| self.line(value.span().start));
            let key = node.full(key);
            self.note(line, Wrong::Date { key, found });
        }
        date
    }

    fn confidence(&mut self, node: &Node<'_>, needed: bool) -> Option<Confidence> {
        let found = self.text(node, "confidence", needed)?;
        match found.as_str() {
            "high" => Some(Confidence::High),
            "medium" => Some(Confidence::Medium),
            "low" => Some(Confidence::Low),
            _ => {
                let line = node
                    .get("confidence")
                    .map_or(node.line, |value| self.line(value.span().start));
                self.note(line, Wrong::Confidence { found });
                None
            }
        }
    }

    /// The tables of an array of tables.
    fn tables<'a>(&mut self, node: &Node<'a>, key: &str, needed: bool) -> Vec<Node<'a>> {
        let Some(value) = node.get(key) else {
            if needed {
                let key = node.full(key);
                self.note(node.line, Wrong::Missing { key });
            }
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.kind(node, key, value.span().start, "an array of tables");
            return Vec::new();
        };
        let mut found = Vec::new();
        for entry in array {
            let line = self.line(entry.span().start);
            match entry.get_ref().as_table() {
                Some(table) => found.push(Node {
                    table,
                    line,
                    path: String::new(),
                }),
                None => self.kind(node, key, entry.span().start, "an array of tables"),
            }
        }
        found
    }

    fn list(&mut self, node: &Node<'_>, key: &str, needed: bool) -> Vec<String> {
        let Some(value) = node.get(key) else {
            if needed {
                let key = node.full(key);
                self.note(node.line, Wrong::Missing { key });
            }
            return Vec::new();
        };
        let texts = value.get_ref().as_array().and_then(|array| {
            array
                .iter()
                .map(|entry| entry.get_ref().as_str().map(str::to_owned))
                .collect::<Option<Vec<_>>>()
        });
        match texts {
            Some(texts) if !texts.is_empty() => texts,
            _ => {
                self.kind(node, key, value.span().start, "an array of strings");
                Vec::new()
            }
        }
    }

    /// A text in both languages, from a table of its own.
    fn both(&mut self, node: &Node<'_>, key: &str, needed: bool) -> Option<Both> {
        let Some(value) = node.get(key) else {
            if needed {
                let key = node.full(key);
                self.note(node.line, Wrong::Missing { key });
            }
            return None;
        };
        let Some(table) = value.get_ref().as_table() else {
            self.kind(node, key, value.span().start, "zh and en");
            return None;
        };
        let inner = Node {
            table,
            line: self.line(value.span().start).max(node.line),
            path: format!("{key}."),
        };
        self.keys(&inner, BOTH);
        let (zh, en) = (self.text(&inner, "zh", true), self.text(&inner, "en", true));
        Some(Both { zh: zh?, en: en? })
    }

    fn id(&mut self, node: &Node<'_>) -> Option<String> {
        let id = self.text(node, "id", true)?;
        let right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.chars().all(right) {
            self.note(node.line, Wrong::Id { id });
            return None;
        }
        Some(id)
    }

    fn laws(&mut self, top: &Node<'_>) -> BTreeMap<String, Law> {
        let mut laws: BTreeMap<String, Law> = BTreeMap::new();
        for node in self.tables(top, "law", true) {
            self.keys(&node, LAW);
            let id = self.id(&node);
            let law = self.law(&node);
            let (Some(id), Some(law)) = (id, law) else {
                continue;
            };
            if let Some(first) = laws.get(&id).map(|known| known.line) {
                self.note(node.line, Wrong::Duplicate { id, first });
            } else {
                laws.insert(id, law);
            }
        }
        laws
    }

    fn law(&mut self, node: &Node<'_>) -> Option<Law> {
        let name = self.text(node, "name", true);
        if let Some(name) = name.as_ref().filter(|name| !name.starts_with('《')) {
            self.note(node.line, Wrong::Name { name: name.clone() });
        }
        let short = self.text(node, "short", true);
        let en = self.text(node, "en", true);
        let since = self.date(node, "since", true);
        let until = self.date(node, "until", false);
        let source = self.text(node, "source", true);
        let as_of = self.date(node, "as_of", true);
        let confidence = self.confidence(node, true);
        Some(Law {
            name: name?,
            short: short?,
            en: en?,
            since: since?,
            until,
            source: source?,
            as_of: as_of?,
            confidence: confidence?,
            line: node.line,
        })
    }

    fn articles(
        &mut self,
        top: &Node<'_>,
        laws: &BTreeMap<String, Law>,
    ) -> BTreeMap<String, Article> {
        let mut articles: BTreeMap<String, Article> = BTreeMap::new();
        for node in self.tables(top, "article", true) {
            self.keys(&node, ARTICLE);
            let Some(article) = self.article(&node, laws) else {
                continue;
            };
            if let Some(first) = articles.get(&article.id).map(|known| known.line) {
                let id = article.id;
                self.note(node.line, Wrong::Duplicate { id, first });
            } else {
                articles.insert(article.id.clone(), article);
            }
        }
        articles
    }

    fn article(&mut self, node: &Node<'_>, laws: &BTreeMap<String, Law>) -> Option<Article> {
        let id = self.id(node);
        let named = self.text(node, "law", true);
        let article = self.text(node, "article", true);
        let says = self.both(node, "says", true);
        let since = self.date(node, "since", false);
        let until = self.date(node, "until", false);
        let superseded_by = self.text(node, "superseded_by", false);
        let source = self.text(node, "source", false);
        let as_of = self.date(node, "as_of", false);
        let own_confidence = self.confidence(node, false);
        let why = self.text(node, "why", false);
        let needs = self.list(node, "needs", false);
        let caution = self.both(node, "caution", false);
        let not_for = self.not_for(node);
        let named = named?;
        let Some(law) = laws.get(&named) else {
            self.note(node.line, Wrong::UnknownLaw { law: named });
            return None;
        };
        let confidence = own_confidence.unwrap_or(law.confidence);
        let allowed = self.allowed(node, confidence, why.is_some());
        Some(Article {
            id: id?,
            law: law.name.clone(),
            short: law.short.clone(),
            law_en: law.en.clone(),
            article: article?,
            says: says?,
            since: since.unwrap_or(law.since),
            until: until.or(law.until),
            superseded_by,
            source: source.unwrap_or_else(|| law.source.clone()),
            as_of: as_of.unwrap_or(law.as_of),
            confidence,
            allowed,
            why,
            needs,
            caution,
            not_for,
            line: node.line,
        })
    }

    /// `may_cite`, which stands on medium confidence only and always with its reason.
    fn allowed(&mut self, node: &Node<'_>, confidence: Confidence, reasoned: bool) -> bool {
        let Some(value) = node.get("may_cite") else {
            return false;
        };
        if confidence != Confidence::Medium {
            self.note(node.line, Wrong::MayCite);
        }
        if !reasoned {
            let key = node.full("why");
            self.note(node.line, Wrong::Missing { key });
        }
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.kind(node, "may_cite", value.span().start, "true or false");
        }
        found.unwrap_or_default()
    }

    fn not_for(&mut self, node: &Node<'_>) -> Vec<NotFor> {
        let mut rules = Vec::new();
        for rule in self.tables(node, "not_for", false) {
            self.keys(&rule, NOT_FOR);
            let letters = self.list(&rule, "letters", true);
            let (zh, en) = (self.text(&rule, "zh", true), self.text(&rule, "en", true));
            if let (Some(zh), Some(en)) = (zh, en) {
                rules.push(NotFor {
                    letters,
                    why: Both { zh, en },
                });
            }
        }
        rules
    }
}
