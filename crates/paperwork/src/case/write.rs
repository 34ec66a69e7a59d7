//! Writes a case as a commented file: every field asked for with its label, help and example, the given ones filled in.
//!
//! Takes a case, the keys to show and the words round them; gives text that [`super::read()`] reads back as the same case. Everything
//! the case gives is written, asked for or not, in the order of the table of fields.

use std::collections::BTreeSet;

use shell::language::Language;

use super::fields::{self, Field};
use super::{Case, Earlier, Exhibit, Material, Value};

/// The words round the fields, in the person's language.
#[derive(Clone, Copy, Debug)]
pub struct Phrases<'a> {
    /// What the file is; one comment line each.
    pub intro: &'a [String],
    /// Put before an example, such as `例：`.
    pub example: &'a str,
    /// Which language labels and help are in.
    pub language: Language,
}

/// Writes a case. `keys` are shown even when they are not given, commented out.
#[must_use]
pub fn write(case: &Case, keys: &[&str], phrases: &Phrases<'_>) -> String {
    let asked: BTreeSet<&str> = keys.iter().copied().collect();
    let mut text = String::new();
    for line in phrases.intro {
        comment(&mut text, line);
    }
    for table in fields::tables() {
        let shown: Vec<&Field> = fields::all()
            .iter()
            .filter(|field| field.table() == table)
            .collect();
        if fields::REPEATED.contains(&table) {
            repeated(&mut text, case, table, &shown, &asked, phrases);
            continue;
        }
        let shown: Vec<&Field> = shown
            .into_iter()
            .filter(|field| asked.contains(&*field.key) || case.has(&field.key))
            .collect();
        if !shown.is_empty() {
            text.push_str(&format!("\n[{table}]\n"));
        }
        for (at, field) in shown.into_iter().enumerate() {
            if at > 0 {
                text.push('\n');
            }
            about(&mut text, field, phrases);
            match case.get(&field.key) {
                Some(value) => assign(&mut text, field.name(), &literal(value)),
                None => text.push_str(&format!("#{} = {}\n", field.name(), empty(field))),
            }
        }
    }
    text
}

/// The entries of a repeated table; one commented out when it is asked for and there is none.
fn repeated(
    text: &mut String,
    case: &Case,
    table: &str,
    shown: &[&Field],
    asked: &BTreeSet<&str>,
    phrases: &Phrases<'_>,
) {
    let entries: Vec<Vec<(&str, Value)>> = match table {
        "earlier" => case.earlier.iter().map(of_earlier).collect(),
        "exhibits" => case.exhibits.iter().map(of_exhibit).collect(),
        _ => case.materials.iter().map(of_material).collect(),
    };
    let wanted = asked.contains(table) || shown.iter().any(|field| asked.contains(&*field.key));
    if entries.is_empty() && !wanted {
        return;
    }
    // What the fields are is said once, before the first entry.
    text.push('\n');
    for field in shown {
        about(text, field, phrases);
    }
    if entries.is_empty() {
        text.push_str(&format!("#[[{table}]]\n"));
        for field in shown {
            text.push_str(&format!("#{} = {}\n", field.name(), empty(field)));
        }
    }
    for entry in entries {
        text.push_str(&format!("[[{table}]]\n"));
        for (name, value) in entry {
            assign(text, name, &literal(&value));
        }
        text.push('\n');
    }
}

fn texts<'a>(entry: &mut Vec<(&'a str, Value)>, name: &'a str, text: Option<impl Into<String>>) {
    entry.extend(text.map(|text| (name, Value::Text(text.into()))));
}

fn of_earlier(earlier: &Earlier) -> Vec<(&'static str, Value)> {
    let mut entry = Vec::new();
    entry.extend(earlier.date.map(|date| ("date", Value::Date(date))));
    texts(&mut entry, "what", earlier.what.as_deref());
    texts(&mut entry, "channel", earlier.channel.as_deref());
    texts(&mut entry, "reference", earlier.reference.as_deref());
    texts(&mut entry, "answer", earlier.answer.as_deref());
    entry.extend(
        earlier
            .answer_date
            .map(|date| ("answer_date", Value::Date(date))),
    );
    entry
}

fn of_exhibit(exhibit: &Exhibit) -> Vec<(&'static str, Value)> {
    let mut entry = vec![("path", Value::Text(exhibit.path.clone()))];
    texts(&mut entry, "title", exhibit.title.as_deref());
    texts(&mut entry, "shows", exhibit.shows.as_deref());
    let kind = exhibit.kind_of_original.map(super::Original::as_str);
    texts(&mut entry, "kind_of_original", kind);
    entry
}

fn of_material(material: &Material) -> Vec<(&'static str, Value)> {
    vec![
        ("name", Value::Text(material.name.clone())),
        ("copies", Value::Number(material.copies)),
    ]
}

/// Label, help, choices and example of a field as comments.
fn about(text: &mut String, field: &Field, phrases: &Phrases<'_>) {
    let language = phrases.language;
    let (label, help) = (field.label.of(language), field.help.of(language));
    let colon = match language {
        Language::Zh => "：",
        Language::En => ": ",
    };
    comment(text, &format!("{label}{colon}{help}"));
    if !field.choices.is_empty() {
        let names = field.choices.iter();
        let names: Vec<String> = names
            .map(|choice| format!("{} = {}", choice.value, choice.name(language)))
            .collect();
        comment(text, &names.join(" | "));
    }
    let mut lines = field.example.lines();
    comment(
        text,
        &format!("{}{}", phrases.example, lines.next().unwrap_or_default()),
    );
    for line in lines {
        comment(text, &format!("    {line}"));
    }
}

fn comment(text: &mut String, line: &str) {
    text.push_str("# ");
    text.push_str(line);
    text.push('\n');
}

fn assign(text: &mut String, name: &str, literal: &str) {
    text.push_str(&format!("{name} = {literal}\n"));
}

/// What stands behind the `=` of a field to be filled in.
fn empty(field: &Field) -> &'static str {
    match field.kind {
        fields::Kind::Lines => "\"\"\"\"\"\"",
        fields::Kind::List => "[\"\"]",
        _ => "\"\"",
    }
}

/// A value as TOML writes it.
fn literal(value: &Value) -> String {
    match value {
        Value::Text(text) if text.contains('\n') => {
            let lines: Vec<String> = text.split('\n').map(escaped).collect();
            format!("\"\"\"\n{}\"\"\"", lines.join("\n"))
        }
        Value::Text(text) => format!("\"{}\"", escaped(text)),
        Value::Money(_) | Value::Percent(_) => format!("\"{}\"", value.plain()),
        Value::Date(_) | Value::Number(_) | Value::Flag(_) => value.plain(),
        Value::List(items) => {
            let mut list = String::from("[\n");
            for item in items {
                list.push_str(&format!("  \"{}\",\n", escaped(item)));
            }
            list.push(']');
            list
        }
    }
}

/// One line of text within double quotes. Characters that hide or turn round what follows are escaped too: a case is read by people.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => safe.push_str("\\\""),
            '\\' => safe.push_str("\\\\"),
            '\t' => safe.push_str("\\t"),
            '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {
                safe.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c if c.is_control() => safe.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::super::{fields::Kind, read};
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Phrases<'_> = Phrases {
        intro: &[],
        example: "e.g. ",
        language: Language::En,
    };

    fn keys() -> Vec<&'static str> {
        fields::all().iter().map(|field| &*field.key).collect()
    }

    #[test]
    fn an_empty_case_shows_every_field_commented_out() {
        for language in [Language::Zh, Language::En] {
            let intro = ["案情".to_owned()];
            let phrases = Phrases {
                intro: &intro,
                language,
                ..ENGLISH
            };
            let text = write(&Case::default(), &keys(), &phrases);
            assert_eq!(read(&text), (Case::default(), Vec::new()));
            for field in fields::all() {
                assert!(text.contains(field.help.of(language)), "{}", field.key);
                assert!(
                    text.contains(&format!("\n#{} = ", field.name())),
                    "{}",
                    field.key
                );
            }
            assert!(text.starts_with("# 案情\n"));
        }
        assert_eq!(write(&Case::default(), &[], &ENGLISH), "");
    }

    #[test]
    fn a_field_that_was_uncommented_and_not_filled_in_is_told() {
        let text = write(&Case::default(), &["sender.name", "event.facts"], &ENGLISH);
        let text = text.replace("#name", "name").replace("#facts", "facts");
        let (_, problems) = read(&text);
        let ids: Vec<&str> = problems.iter().map(|problem| problem.what.id()).collect();
        assert_eq!(ids, ["case-empty", "case-empty"]);
    }

    #[test]
    fn the_examples_written_read_back_and_only_they_are_written() {
        let mut case = Case::default();
        for field in fields::all().iter().filter(|field| !field.repeated()) {
            case.set(&field.key, &field.example).unwrap();
        }
        let text = write(&case, &[], &ENGLISH);
        assert_eq!(read(&text), (case, Vec::new()));
        assert!(!text.contains("[[") && !text.contains("\n#name"));
    }

    #[test]
    fn any_character_is_escaped_right() {
        let all: String = (0..0x3000_u32).filter_map(char::from_u32).collect();
        let written = format!("a = \"{}\"", escaped(&all));
        let parsed: toml::Table = toml::from_str(&written).unwrap();
        assert_eq!(parsed["a"].as_str(), Some(&*all));
        let lines = Value::Text("\"\"\"\n\\n\u{7}\r\n'''\n".to_owned());
        let parsed: toml::Table = toml::from_str(&format!("a = {}", literal(&lines))).unwrap();
        assert_eq!(parsed["a"].as_str(), Some("\"\"\"\n\\n\u{7}\r\n'''\n"));
    }

    fn line() -> impl Strategy<Value = String> {
        "[ -~\"'\\\\#=\\[\\]一-龥“”\u{202f}𠅤]{1,12}"
            .prop_filter("not blank", |text| !text.trim().is_empty())
    }

    fn given(field: &Field) -> BoxedStrategy<String> {
        match field.kind {
            Kind::Text => line().boxed(),
            Kind::Lines => proptest::collection::vec(line(), 1..4)
                .prop_map(|lines| lines.join("\n"))
                .boxed(),
            Kind::List => proptest::collection::vec(line(), 1..4)
                .prop_map(|items| {
                    let items: Vec<String> = items
                        .iter()
                        .map(|item| format!("\"{}\"", escaped(item)))
                        .collect();
                    format!("[{}]", items.join(","))
                })
                .boxed(),
            Kind::Money => (0_u64..1_000_000_000_000, 0..100_u32)
                .prop_map(|(yuan, fen)| format!("{yuan}.{fen:02}"))
                .boxed(),
            Kind::Percent => (0_u32..100, 1..1_000_000_u32)
                .prop_map(|(whole, part)| format!("{whole}.{part:06}"))
                .boxed(),
            Kind::Number => (1_u32..=1000).prop_map(|number| number.to_string()).boxed(),
            Kind::Date => (1900_u32..=2100, 1_u32..=12, 1_u32..=28)
                .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
                .boxed(),
            _ => Just(field.example.clone()).boxed(),
        }
    }

    fn cases() -> impl Strategy<Value = Case> {
        let all: Vec<&'static Field> = fields::all()
            .iter()
            .filter(|field| !field.repeated())
            .collect();
        let values = proptest::sample::subsequence(all, 0..12).prop_flat_map(|fields| {
            fields
                .into_iter()
                .map(|field| (Just(field), given(field)))
                .collect::<Vec<_>>()
        });
        let texts = proptest::collection::vec((line(), proptest::option::of(line())), 0..3);
        (values, texts).prop_map(|(values, texts)| {
            let mut case = Case::default();
            for (field, value) in values {
                case.set(&field.key, &value).unwrap();
            }
            for (at, (path, title)) in texts.into_iter().enumerate() {
                let (path, title) = (
                    path.trim().to_owned(),
                    title.map(|title| title.trim().to_owned()),
                );
                case.materials.push(Material {
                    name: path.clone(),
                    copies: 1 + at as u32,
                });
                case.earlier.push(Earlier {
                    date: Some(jiff::civil::date(2026, 1, 2)),
                    what: Some(path.clone()),
                    answer: title.clone(),
                    ..Earlier::default()
                });
                case.exhibits.push(Exhibit {
                    path,
                    title,
                    shows: None,
                    kind_of_original: (at == 1).then_some(super::super::Original::Export),
                });
            }
            case
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn what_is_written_reads_back_equal(case in cases(), asked in proptest::sample::subsequence(keys(), 0..20)) {
            let text = write(&case, &asked, &ENGLISH);
            let (same, problems) = read(&text);
            let broken: Vec<_> = problems
                .iter()
                .filter(|problem| !matches!(problem.what.id(), "case-before-line" | "case-birth"))
                .collect();
            prop_assert!(broken.is_empty(), "{:?}\n{}", broken, text);
            prop_assert_eq!(&same, &case, "{}", text);
            prop_assert_eq!(write(&same, &asked, &ENGLISH), text);
        }
    }
}
