//! Runs `paperwork fields`: lists every field a case file may have, with what to write there.
//!
//! Takes nothing from outside the program; gives text for people or JSON (`"liudi": "fields"`) for programs.

use clap::ArgMatches;
use i18n_embed_fl::fl;
use serde_json::{Value, json};
use shell::status::Status;

use super::Outcome;
use super::say::{Manner, Words};
use crate::case::Field;
use crate::case::fields;

/// Lists the fields.
pub fn run(words: &Words, manner: Manner, _: &ArgMatches) -> Outcome {
    let text = match manner.json {
        true => format!("{}\n", machine()),
        false => listed(words),
    };
    words.print(&text)?;
    Ok(Status::Done)
}

fn listed(words: &Words) -> String {
    let l = &words.loader;
    let mut text = String::new();
    let mut table = "";
    for field in fields::all() {
        if field.table() != table {
            table = field.table();
            let gap = if text.is_empty() { "" } else { "\n" };
            match field.repeated() {
                true => {
                    let note = fl!(l, "fields-repeated", table = table);
                    text.push_str(&format!("{gap}[[{table}]]  {note}\n"));
                }
                false => text.push_str(&format!("{gap}[{table}]\n")),
            }
        }
        text.push_str(&one(words, field));
    }
    text
}

fn one(words: &Words, field: &Field) -> String {
    let (l, language) = (&words.loader, words.language);
    let kind = words.by_id("fields-kind", &[("kind", field.kind.as_str().to_owned())]);
    let mut text = format!("  {}  {} · {kind}", field.key, field.label.of(language));
    if field.private {
        text.push_str(&format!(" · {}", fl!(l, "fields-private")));
    }
    text.push('\n');
    for choice in &field.choices {
        text.push_str(&format!(
            "      {} = {}\n",
            choice.value,
            choice.name(language)
        ));
    }
    text.push_str(&format!("      {}\n", field.help.of(language)));
    let mut before = fl!(l, "fields-example");
    for line in field.example.lines() {
        text.push_str(&format!("      {before}{line}\n"));
        before = "    ".to_owned();
    }
    text
}

fn machine() -> Value {
    let fields: Vec<Value> = fields::all()
        .iter()
        .map(|field| {
            let choices = field.choices.iter();
            let choices: Vec<Value> = choices
                .map(|choice| json!({"value": choice.value, "zh": choice.zh, "en": choice.en}))
                .collect();
            json!({
                "key": field.key,
                "kind": field.kind.as_str(),
                "label": {"zh": field.label.zh, "en": field.label.en},
                "help": {"zh": field.help.zh, "en": field.help.en},
                "choices": choices,
                "example": field.example,
                "private": field.private,
                "repeated": field.repeated(),
            })
        })
        .collect();
    json!({"liudi": "fields", "version": 1, "fields": fields})
}
