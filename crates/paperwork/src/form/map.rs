//! Says which field of a form takes what: written down by somebody.
//!
//! Takes the text of a map (`fields.toml`) and what a case answers; gives values by field name. Every problem in a map is told at once
//! with its line. A field whose text lacks a part is left alone, never half filled.
//!
//! ```toml
//! [fields]
//! "申请人.姓名" = "sender.name"
//! "申请人" = { text = "{sender.name}（{sender.id}）" }
//! ```

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Which field takes what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Map {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    field: String,
    line: usize,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Key(String),
}

/// Something wrong in a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapProblem {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// See [`MapProblem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Not TOML; what the reader says.
    Syntax(String),
    /// There is no `[fields]`.
    NoFields,
    /// Neither `[fields]` nor anything else a map may hold.
    UnknownTable(String),
    /// A field is given neither a key nor `{ text = "…" }`; a name with full stops lacks its quotation marks.
    NotAKey(String),
    /// Braces in a text that do not match, or with nothing between them.
    Braces(String),
    /// The case has no such key.
    UnknownKey(String),
}

/// What a case says about a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Its value.
    Value(String),
    /// The key exists, the case does not give it.
    Missing,
    /// There is no such key.
    Unknown,
}

/// What a map makes of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolved {
    /// Values by field name.
    pub values: BTreeMap<String, String>,
    /// Fields left alone because the case lacks something: field name and the first key that is missing.
    pub missing: Vec<(String, String)>,
}

impl Map {
    /// Reads the text of a map.
    ///
    /// # Errors
    /// Every problem in it, by line.
    pub fn parse(text: &str) -> Result<Self, Vec<MapProblem>> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let line = |at: usize| 1 + text.bytes().take(at).filter(|b| *b == b'\n').count();
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut problems: Vec<MapProblem> = errors
            .iter()
            .map(|e| MapProblem {
                line: line(e.span().map_or(0, |s| s.start)),
                wrong: Wrong::Syntax(e.message().to_owned()),
            })
            .collect();
        let mut entries = Vec::new();
        let mut found = false;
        for (key, value) in table.get_ref() {
            let at = line(key.span().start);
            match value.get_ref().as_table() {
                Some(fields) if key.get_ref() == "fields" => {
                    found = true;
                    for (name, value) in fields {
                        let at = line(name.span().start);
                        match entry(name.get_ref(), value) {
                            Ok(parts) => entries.push(Entry {
                                field: name.get_ref().to_string(),
                                line: at,
                                parts,
                            }),
                            Err(wrong) => problems.push(MapProblem { line: at, wrong }),
                        }
                    }
                }
                _ => problems.push(MapProblem {
                    line: at,
                    wrong: Wrong::UnknownTable(key.get_ref().to_string()),
                }),
            }
        }
        if !found && problems.is_empty() {
            problems.push(MapProblem {
                line: 1,
                wrong: Wrong::NoFields,
            });
        }
        if problems.is_empty() {
            return Ok(Self { entries });
        }
        problems.sort_by_key(|p| p.line);
        Err(problems)
    }

    /// A map that gives each field the value of one key, as [`super::guess::guess`] finds them.
    pub fn of(keys: &BTreeMap<String, String>) -> Self {
        let entry = |(field, key): (&String, &String)| Entry {
            field: field.clone(),
            line: 0,
            parts: vec![Part::Key(key.clone())],
        };
        Self {
            entries: keys.iter().map(entry).collect(),
        }
    }

    /// The values the fields take, asking `answer` for each key. A field whose text lacks a part is left alone.
    ///
    /// # Errors
    /// Every key that does not exist, by line.
    pub fn resolve(&self, answer: &dyn Fn(&str) -> Answer) -> Result<Resolved, Vec<MapProblem>> {
        let (mut out, mut problems) = (Resolved::default(), Vec::new());
        for entry in &self.entries {
            let mut value = Some(String::new());
            for part in &entry.parts {
                let word = match part {
                    Part::Text(text) => Answer::Value(text.clone()),
                    Part::Key(key) => answer(key),
                };
                match (word, part) {
                    (Answer::Value(word), Part::Text(_)) => value = value.map(|v| v + &word),
                    // A text of several lines ends in a line break, which is not to part it from what follows.
                    (Answer::Value(word), Part::Key(_)) => {
                        value = value.map(|v| v + word.trim_end_matches(['\r', '\n']));
                    }
                    (Answer::Unknown, Part::Key(key)) => problems.push(MapProblem {
                        line: entry.line,
                        wrong: Wrong::UnknownKey(key.clone()),
                    }),
                    (_, Part::Key(key)) if value.is_some() => {
                        out.missing.push((entry.field.clone(), key.clone()));
                        value = None;
                    }
                    _ => {}
                }
            }
            if let Some(value) = value {
                out.values.insert(entry.field.clone(), value);
            }
        }
        if problems.is_empty() {
            Ok(out)
        } else {
            Err(problems)
        }
    }
}

fn entry(name: &str, value: &Spanned<DeValue>) -> Result<Vec<Part>, Wrong> {
    match value.get_ref() {
        DeValue::String(key) => Ok(vec![Part::Key(key.trim().to_owned())]),
        DeValue::Table(table) if table.len() == 1 => {
            match table.get("text").and_then(|t| t.get_ref().as_str()) {
                Some(text) => template(text).ok_or_else(|| Wrong::Braces(name.to_owned())),
                None => Err(Wrong::NotAKey(name.to_owned())),
            }
        }
        _ => Err(Wrong::NotAKey(name.to_owned())),
    }
}

/// Cuts a text at its `{key}`s; `{{` and `}}` stand for braces.
fn template(text: &str) -> Option<Vec<Part>> {
    let (mut parts, mut plain) = (Vec::new(), String::new());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            plain.push_str(from.get(..1)?);
            rest = after;
            continue;
        }
        let (key, after) = from.strip_prefix('{')?.split_once('}')?;
        if key.trim().is_empty() || key.contains('{') {
            return None;
        }
        if !plain.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut plain)));
        }
        parts.push(Part::Key(key.trim().to_owned()));
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() || parts.is_empty() {
        parts.push(Part::Text(plain));
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(key: &str) -> Answer {
        match key {
            "sender.name" => Answer::Value("张三".to_owned()),
            "sender.id" => Answer::Value("11010119900307001X".to_owned()),
            "sender.phone" => Answer::Missing,
            _ => Answer::Unknown,
        }
    }

    #[test]
    fn keys_and_texts_become_values() {
        let map = Map::parse("# 样例\n[fields]\n\"申请人.姓名\" = \"sender.name\"\n申请 = { text = \"{sender.name}（{ sender.id }）{{}}\" }\nfixed = { text = \"是\" }\n")
            .unwrap_err();
        // A bare key may not be Chinese before TOML 1.1 says so; quoted it may.
        assert_eq!(map[0].line, 4);
        let map = Map::parse("[fields]\n\"申请人.姓名\" = \"sender.name\"\n\"申请\" = { text = \"{sender.name}（{ sender.id }）{{}}\" }\nfixed = { text = \"是\" }\n").unwrap();
        let got = map.resolve(&answer).unwrap();
        assert_eq!(got.values["申请人.姓名"], "张三");
        assert_eq!(got.values["申请"], "张三（11010119900307001X）{}");
        assert_eq!(got.values["fixed"], "是");
        assert!(got.missing.is_empty());
    }

    #[test]
    fn what_the_case_lacks_is_listed_and_left_alone() {
        let map =
            Map::parse("[fields]\na = { text = \"电话 {sender.phone}\" }\nb = \"sender.phone\"")
                .unwrap();
        let got = map.resolve(&answer).unwrap();
        assert!(got.values.is_empty());
        assert_eq!(
            got.missing,
            [
                ("a".into(), "sender.phone".into()),
                ("b".into(), "sender.phone".into())
            ]
        );
    }

    #[test]
    fn every_problem_is_told_with_its_line() {
        let wrong = |text: &str| {
            Map::parse(text)
                .unwrap_err()
                .into_iter()
                .map(|p| (p.line, p.wrong))
                .collect::<Vec<_>>()
        };
        assert_eq!(wrong(""), [(1, Wrong::NoFields)]);
        let all = wrong(
            "[fields]\na = 3\nb = { text = \"{sender.name\" }\nc.d = \"sender.name\"\ne = { text = \"{}\" }\n[other]\n",
        );
        assert_eq!(
            all,
            [
                (2, Wrong::NotAKey("a".into())),
                (3, Wrong::Braces("b".into())),
                (4, Wrong::NotAKey("c".into())),
                (5, Wrong::Braces("e".into())),
                (6, Wrong::UnknownTable("other".into())),
            ]
        );
        assert!(matches!(
            &wrong("[fields]\na = \n")[..],
            [(2, Wrong::Syntax(_))]
        ));
        let map = Map::parse("[fields]\n\na = \"sender.nmae\"\n").unwrap();
        assert_eq!(
            map.resolve(&answer),
            Err(vec![MapProblem {
                line: 3,
                wrong: Wrong::UnknownKey("sender.nmae".into())
            }])
        );
    }
}
