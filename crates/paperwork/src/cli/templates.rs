//! `paperwork templates`: lists the letters there are, or explains one.

use std::path::PathBuf;

use clap::ArgMatches;
use i18n_embed_fl::fl;
use serde_json::json;
use shell::language::Language;
use shell::status::Status;
use shell::words::{Manner, Words};
use unicode_width::UnicodeWidthStr as _;

use super::shelf::Shelf;
use super::{Outcome, say};
use crate::case::fields::Both;
use crate::template::Template;
use crate::template::manifest::RequiredWhen;

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let folder = matches.get_one::<PathBuf>("templates");
    let shelf = Shelf::open(words, folder.map(PathBuf::as_path))?;
    let name = matches.get_one::<String>("name");
    match name {
        Some(name) => {
            let template = shelf.get(words, name)?;
            match manner.json {
                true => words.print(&format!("{}\n", show_json(&template, &shelf)))?,
                false => words.print(&show(words, &template, &shelf))?,
            }
        }
        None => {
            let all = shelf
                .names()
                .iter()
                .map(|name| shelf.get(words, name))
                .collect::<Result<Vec<_>, _>>()?;
            match manner.json {
                true => {
                    let list: Vec<_> = all
                        .iter()
                        .map(|template| show_json(template, &shelf))
                        .collect();
                    words.print(&format!(
                        "{}\n",
                        json!({ "liudi": "templates", "version": 1, "templates": list })
                    ))?;
                }
                false => words.print(&list(words, &all))?,
            }
        }
    }
    Ok(Status::Done)
}

fn list(words: &Words, all: &[Template]) -> String {
    let width = all
        .iter()
        .map(|template| template.name.width())
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    for template in all {
        let name = &template.name;
        let title = template.manifest.title.of(words.language);
        let purpose = template.manifest.purpose.of(words.language);
        text.push_str(&format!(
            "{name:width$}  {title}\n{:width$}  {purpose}\n",
            ""
        ));
    }
    text.push_str(&format!("\n{}\n", fl!(words.loader, "templates-next")));
    text
}

fn show(words: &Words, template: &Template, shelf: &Shelf) -> String {
    let (l, language) = (&words.loader, words.language);
    let manifest = &template.manifest;
    let mut text = format!(
        "{}  {}\n{}\n",
        template.name,
        manifest.title.of(language),
        manifest.purpose.of(language)
    );
    if let Some(before) = &manifest.before {
        text.push_str(&format!(
            "\n{}\n{}\n",
            fl!(l, "templates-before"),
            before.of(language)
        ));
    }
    let mut section = |heading: String, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push_str(&format!("\n{heading}\n{}\n", lines.join("\n")));
        }
    };
    let line = |key: &String| field(words, key);
    section(
        fl!(l, "templates-required"),
        manifest
            .required
            .iter()
            // Today's, unless the person says otherwise.
            .filter(|key| *key != "letter.date")
            .map(line)
            .collect(),
    );
    let groups = manifest.one_of.iter().map(|group| {
        let names: Vec<String> = group.iter().map(|key| say::named(words, key)).collect();
        format!("  {}", names.join(" / "))
    });
    section(fl!(l, "templates-one-of"), groups.collect());
    for one in &manifest.required_when {
        let heading = fl!(l, "templates-required-when", condition = conditions(one));
        section(heading, one.fields.iter().map(line).collect());
    }
    section(
        fl!(l, "templates-optional"),
        manifest.optional.iter().map(line).collect(),
    );
    if let Some(recipient) = &manifest.recipient {
        let mut lines = vec![format!("  {}", recipient.name)];
        lines.extend(
            recipient
                .note
                .as_ref()
                .map(|note| format!("  {}", note.of(language))),
        );
        lines.push(format!(
            "  {}",
            fl!(
                l,
                "templates-source",
                source = recipient.source.clone(),
                as_of = recipient.as_of.clone()
            )
        ));
        section(fl!(l, "templates-recipient"), lines);
    }
    let cites = manifest.cite.iter().filter_map(|cite| {
        let article = shelf.articles.get(&cite.article)?;
        let when: Vec<String> = cite.when.iter().map(ToString::to_string).collect();
        let says = match language {
            Language::Zh => &article.says.zh,
            Language::En => &article.says.en,
        };
        let when = match when.is_empty() {
            true => String::new(),
            false => format!("\n    {}", fl!(l, "templates-when", when = when.join(", "))),
        };
        Some(format!(
            "  {}  {}\n    {says}{when}",
            cite.article,
            article.citation()
        ))
    });
    section(
        fl!(
            l,
            "templates-articles",
            as_of = shelf.articles.as_of().to_string()
        ),
        cites.collect(),
    );
    if let Some(limit) = &manifest.text {
        section(
            fl!(l, "templates-limit"),
            vec![format!(
                "  {}",
                fl!(l, "templates-characters", characters = limit.characters)
            )],
        );
    }
    text.push_str(&format!(
        "\n{}\n",
        fl!(l, "templates-how", name = template.name.clone())
    ));
    text
}

fn field(words: &Words, key: &str) -> String {
    let pad = 32usize.saturating_sub(key.width());
    format!("  {key}{:pad$}  {}", "", say::label(words, key))
}

fn both(both: &Both) -> serde_json::Value {
    json!({ "zh": both.zh, "en": both.en })
}

/// What must hold, as the manifest writes it.
fn conditions(one: &RequiredWhen) -> String {
    let all: Vec<String> = one.conditions().map(ToString::to_string).collect();
    all.join(" + ")
}

fn show_json(template: &Template, shelf: &Shelf) -> serde_json::Value {
    let manifest = &template.manifest;
    json!({
        "liudi": "template",
        "version": 1,
        "name": template.name,
        "title": both(&manifest.title),
        "purpose": both(&manifest.purpose),
        "before": manifest.before.as_ref().map(both),
        "required": manifest.required,
        "required_when": manifest.required_when.iter().map(|one| json!({ "if": conditions(one), "fields": one.fields })).collect::<Vec<_>>(),
        "one_of": manifest.one_of,
        "optional": manifest.optional,
        "recipient": manifest.recipient.as_ref().map(|recipient| &recipient.name),
        "articles": manifest.cite.iter().map(|cite| &cite.article).collect::<Vec<_>>(),
        "articles_as_of": shelf.articles.as_of().to_string(),
        "characters": manifest.text.as_ref().map(|limit| limit.characters),
    })
}
