//! Reads a case file: octets or text in, a [`Case`] and every [`Problem`] in it out, in the order of lines.
//!
//! A value with a problem is left out of the case and told; everything else is kept, so that one mistake hides no other. Never fails and
//! never stops at the first mistake.

mod broken;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::Raw;
use super::fields::{self, Field, REPEATED};
use super::syntax;
use super::wrong::{Problem, Wrong};
use super::{Case, Earlier, Exhibit, Material, Original, Value, check, nearest};

/// How many complaints of the parser are told at most after that; a file with more is none of ours.
const MOST_TOLD: usize = 1000;
/// What the parser says of a key that stands twice, which breaks nothing else.
const DUPLICATE: &str = "duplicate key";

/// The largest case file that is read, in octets.
pub const MAX_OCTETS: usize = 1 << 20;

/// Reads a case file's octets: its encoding first, then as [`read`] does.
#[must_use]
pub fn read_bytes(octets: &[u8]) -> (Case, Vec<Problem>) {
    let whole = |what, line| {
        let problem = Problem {
            line,
            key: String::new(),
            what,
        };
        (Case::default(), vec![problem])
    };
    if octets.len() > MAX_OCTETS {
        return whole(Wrong::Large, None);
    }
    if octets.starts_with(&[0xff, 0xfe]) || octets.starts_with(&[0xfe, 0xff]) {
        return whole(Wrong::Utf16, None);
    }
    match std::str::from_utf8(octets) {
        Ok(text) if text.contains('\0') => whole(Wrong::NotText, None),
        Ok(text) => read(text),
        Err(error) => {
            let good = octets.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + good.iter().filter(|octet| **octet == b'\n').count();
            match looks_like_gbk(octets) {
                true => whole(Wrong::Gbk, Some(line)),
                false => whole(Wrong::NotText, Some(line)),
            }
        }
    }
}

/// Whether octets are text in GBK or GB 18030: ASCII and well-formed sequences of two or four octets.
fn looks_like_gbk(octets: &[u8]) -> bool {
    let mut rest = octets;
    loop {
        rest = match rest {
            [] => return true,
            [0x09 | 0x0a | 0x0d | 0x20..=0x7e, rest @ ..] => rest,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..] => rest,
            [
                0x81..=0xfe,
                0x30..=0x39,
                0x81..=0xfe,
                0x30..=0x39,
                rest @ ..,
            ] => rest,
            _ => return false,
        };
    }
}

/// Reads a case file's text.
#[must_use]
pub fn read(text: &str) -> (Case, Vec<Problem>) {
    // A mark some editors put before the text; the lines stay the same.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::new(text);
    let rest = reader.without_broken(text);
    let (document, errors) = DeTable::parse_recoverable(&rest);
    let mut twice = Vec::new();
    for error in errors.iter().take(MOST_TOLD) {
        let line = reader.line_of(error.span().map_or(text.len(), |span| span.start));
        if error.message() == DUPLICATE {
            twice.push((line, error.span().unwrap_or_default()));
        } else if reader.broken.insert(line) {
            // More broken lines than passes.
            reader.broken_line(line, syntax::classify(error.message(), reader.line(line)));
        }
    }
    reader.document(document.get_ref());
    for (line, span) in twice {
        reader.twice(line, span);
    }
    let Reader {
        case, mut problems, ..
    } = reader;
    problems.extend(case.review());
    problems.sort_by_key(|problem| (problem.line.is_none(), problem.line));
    (case, problems)
}

struct Reader<'a> {
    text: &'a str,
    /// Where each line starts.
    starts: Vec<usize>,
    /// Lines the parser complained about; what they left behind says nothing of its own.
    broken: BTreeSet<usize>,
    /// The line of every key and table met.
    met: BTreeMap<String, usize>,
    case: Case,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            starts: std::iter::once(0)
                .chain(text.match_indices('\n').map(|(at, _)| at + 1))
                .collect(),
            broken: BTreeSet::new(),
            met: BTreeMap::new(),
            case: Case::default(),
            problems: Vec::new(),
        }
    }

    /// The line an octet is on, from 1.
    fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    /// The text of a line, from 1, without its end.
    fn line(&self, line: usize) -> &'a str {
        let start = line.checked_sub(1).and_then(|at| self.starts.get(at));
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        start
            .and_then(|start| self.text.get(*start..end))
            .unwrap_or_default()
            .trim_end_matches(['\n', '\r'])
    }

    fn tell(&mut self, line: usize, key: impl Into<String>, what: Wrong) {
        self.problems.push(Problem {
            line: Some(line),
            key: key.into(),
            what,
        });
    }

    /// The key a header or a line stands under: `sender`, `exhibits[2]`, or nothing at the top.
    fn header_before(&self, line: usize) -> String {
        let headers = (1..line).map(|at| self.line(at)).filter_map(header);
        let mut above: Vec<(&str, bool)> = headers.collect();
        let Some((name, list)) = above.pop() else {
            return String::new();
        };
        if !list {
            return name.to_owned();
        }
        let earlier = above.iter().filter(|(other, _)| *other == name).count();
        format!("{name}[{}]", earlier + 1)
    }

    /// Tells that a key or table stands twice.
    fn twice(&mut self, line: usize, span: Range<usize>) {
        let text = self.line(line);
        let (key, first) = match header(text) {
            Some((name, _)) => {
                let first =
                    (1..line).find(|at| header(self.line(*at)).is_some_and(|it| it.0 == name));
                (name.to_owned(), first)
            }
            None => {
                let name = self.text.get(span).unwrap_or_default();
                let key = match self.header_before(line) {
                    table if table.is_empty() => name.to_owned(),
                    table => format!("{table}.{name}"),
                };
                let first = self.met.get(&key).copied().filter(|first| *first != line);
                (key, first)
            }
        };
        self.tell(line, key, Wrong::Twice { first });
    }

    fn document(&mut self, document: &DeTable<'_>) {
        for (key, value) in document {
            let (name, line) = (key.get_ref().as_ref(), self.line_of(key.span().start));
            self.met.insert(name.to_owned(), line);
            let known = fields::tables().contains(&name);
            match value.get_ref() {
                DeValue::Table(_) if known && REPEATED.contains(&name) => {
                    self.tell(line, name, Wrong::TwoBrackets);
                }
                DeValue::Table(table) if known => self.table(name, table),
                DeValue::Array(entries) if known && REPEATED.contains(&name) => {
                    for (at, entry) in entries.iter().enumerate() {
                        let line = self.line_of(entry.span().start);
                        match entry.get_ref() {
                            DeValue::Table(table) => self.entry(name, at + 1, line, table),
                            _ => self.tell(line, name, Wrong::NotTable),
                        }
                    }
                }
                DeValue::Array(entries)
                    if known && entries.iter().all(|it| it.get_ref().is_table()) =>
                {
                    self.tell(line, name, Wrong::OneBracket);
                }
                _ if self.broken.contains(&line) => {}
                _ if known => self.tell(line, name, Wrong::NotTable),
                DeValue::Table(_) => self.unknown_table(line, name),
                DeValue::Array(entries) if entries.iter().any(|it| it.get_ref().is_table()) => {
                    self.unknown_table(line, name);
                }
                _ => self.tell(line, name, nearest::unknown(name)),
            }
        }
    }

    fn unknown_table(&mut self, line: usize, name: &str) {
        let nearest = nearest::table(name);
        self.tell(line, name, Wrong::UnknownTable { nearest });
    }

    fn table(&mut self, table: &str, values: &DeTable<'_>) {
        for (key, value) in values {
            let name = format!("{table}.{}", key.get_ref());
            let found = self.value(&name, &name, key.span().start, value);
            if let Some((field, value)) = found {
                self.case.values.insert(field.key.clone(), value);
            }
        }
    }

    /// One value: told when it is wrong, given back when it is right. `key` names its field, `shown` its place.
    fn value(
        &mut self,
        key: &str,
        shown: &str,
        at: usize,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<(&'static Field, Value)> {
        let line = self.line_of(at);
        let last = self.line_of(value.span().end.max(at));
        self.met.insert(shown.to_owned(), line);
        if self.broken.range(line..=last).next().is_some() {
            return None;
        }
        let Some(field) = fields::find(key) else {
            self.tell(line, shown, nearest::unknown(key));
            return None;
        };
        match check::raw(field, &Raw::from(value.get_ref())) {
            Ok(value) => {
                self.case.lines.insert(shown.to_owned(), line);
                Some((field, value))
            }
            Err(what) => {
                self.tell(line, shown, what);
                None
            }
        }
    }

    /// One entry of a repeated table, counted from 1.
    fn entry(&mut self, table: &str, position: usize, line: usize, values: &DeTable<'_>) {
        let place = format!("{table}[{position}]");
        self.case.lines.insert(place.clone(), line);
        let mut given = BTreeMap::new();
        let mut tried = BTreeSet::new();
        for (key, value) in values {
            let (name, at) = (key.get_ref().as_ref(), key.span().start);
            tried.insert(name);
            let found = self.value(
                &format!("{table}.{name}"),
                &format!("{place}.{name}"),
                at,
                value,
            );
            if let Some((field, value)) = found {
                given.insert(field.name(), value);
            }
        }
        let needed: &[&str] = match table {
            "earlier" => &["date", "what"],
            "exhibits" => &["path"],
            _ => &["name"],
        };
        for name in needed.iter().filter(|name| !tried.contains(**name)) {
            // A line that could not be read may have held it.
            if self.broken.is_empty() {
                self.tell(line, format!("{place}.{name}"), Wrong::Missing);
            }
        }
        match table {
            "earlier" => self.case.earlier.push(earlier(&mut given)),
            "exhibits" => self.case.exhibits.push(exhibit(&mut given)),
            _ => self.case.materials.push(material(&mut given)),
        }
    }
}

type Given = BTreeMap<&'static str, Value>;

fn text(given: &mut Given, name: &str) -> Option<String> {
    match given.remove(name) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn day(given: &mut Given, name: &str) -> Option<Date> {
    match given.remove(name) {
        Some(Value::Date(date)) => Some(date),
        _ => None,
    }
}

fn earlier(given: &mut Given) -> Earlier {
    Earlier {
        date: day(given, "date"),
        what: text(given, "what"),
        channel: text(given, "channel"),
        reference: text(given, "reference"),
        answer: text(given, "answer"),
        answer_date: day(given, "answer_date"),
    }
}

fn exhibit(given: &mut Given) -> Exhibit {
    Exhibit {
        path: text(given, "path").unwrap_or_default(),
        title: text(given, "title"),
        shows: text(given, "shows"),
        kind_of_original: text(given, "kind_of_original")
            .and_then(|word| Original::from_word(&word)),
    }
}

fn material(given: &mut Given) -> Material {
    Material {
        name: text(given, "name").unwrap_or_default(),
        copies: match given.remove("copies") {
            Some(Value::Number(copies)) => copies,
            _ => 1,
        },
    }
}

/// The name in a table's header, and whether the header has two brackets.
fn header(line: &str) -> Option<(&str, bool)> {
    let inside = line.trim().strip_prefix('[')?;
    let (inside, list) = match inside.strip_prefix('[') {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    let name = inside.split(']').next()?.trim();
    (!name.is_empty()).then_some((name, list))
}

/// `exhibits.path` of `exhibits[2].path`.
fn without_position(key: &str) -> String {
    match (key.find('['), key.find(']')) {
        (Some(from), Some(to)) if from < to => {
            format!(
                "{}{}",
                key.get(..from).unwrap_or_default(),
                key.get(to + 1..).unwrap_or_default()
            )
        }
        _ => key.to_owned(),
    }
}

#[cfg(test)]
mod octets;
#[cfg(test)]
mod tests;
