//! Words what there is to say of a letter: that it was made and what needs the person's eye, or why it could not be set.

use std::path::Path;

use i18n_embed_fl::fl;
use serde_json::json;
use shell::escape;
use shell::failure::Failure;
use shell::output;
use shell::status::Status;
use shell::words::{Manner, Words, path};

use super::Outcome;
use super::casefile::Loaded;
use super::exhibits::Exhibits;
use crate::letter::needs::recipient;
use crate::letter::{Instead, Letter, Matter};
use crate::typeset::{TypesetError, text};

/// Why a letter could not be set, in words that say whose turn it is.
pub fn typesetting(words: &Words, error: &TypesetError) -> Failure {
    let l = &words.loader;
    match error {
        TypesetError::NoGlyph(missing) => {
            let named: Vec<String> = missing
                .iter()
                .map(|c| format!("{c}（U+{:04X}）", u32::from(*c)))
                .collect();
            Failure::new(fl!(
                l,
                "letter-no-glyph",
                characters = escape::line(&named.join(" ")).into_owned()
            ))
            .hint(fl!(l, "letter-no-glyph-hint"))
        }
        TypesetError::Template(faults) => {
            let mut failure = Failure::new(fl!(l, "letter-template-broken"));
            for fault in faults {
                let at = match (&fault.file, fault.line) {
                    (Some(file), Some(line)) => {
                        fl!(l, "shelf-at", file = file.as_str(), line = line)
                    }
                    (Some(file), None) => file.clone(),
                    _ => "letter.typ".to_owned(),
                };
                let message = escape::line(&fault.message).into_owned();
                failure = failure.hint(fl!(l, "shelf-mistake", at = at, what = message));
            }
            failure
        }
        TypesetError::Pdf(faults) => {
            let said: Vec<String> = faults
                .iter()
                .map(|fault| escape::line(&fault.message).into_owned())
                .collect();
            Failure::new(fl!(l, "letter-pdf", message = said.join("; ")))
                .hint(fl!(l, "letter-pdf-hint"))
        }
        TypesetError::Preview => Failure::new(fl!(l, "letter-preview-failed")),
    }
}

/// What there is to tell of a letter that was made.
pub struct Told<'a> {
    /// What it was made of.
    pub matter: &'a Matter<'a>,
    /// The letter.
    pub letter: &'a Letter,
    /// Its exhibits.
    pub exhibits: &'a Exhibits,
    /// Where the case came from.
    pub loaded: &'a Loaded,
    /// Where it was written.
    pub target: &'a Path,
    /// Its octets before exhibit pages are put in, or its text.
    pub made: &'a [u8],
    /// How many octets were written.
    pub octets: u64,
    /// `pdf`, `txt` or `md`.
    pub format: &'a str,
}

/// Tells it, and gives the status it ends with.
pub fn tell(words: &Words, manner: Manner, told: &Told<'_>) -> Outcome {
    let l = &words.loader;
    let (matter, letter) = (told.matter, told.letter);
    let manifest = &matter.template.manifest;
    let pages = letter.typeset.pages() + told.exhibits.merged_pages();
    let default = recipient(manifest, matter.case);
    let mut notices: Vec<String> = told.loaded.doubts.clone();
    if matter.blank {
        notices.push(fl!(l, "letter-unfilled"));
    }
    if let Some(recipient) = default {
        notices.push(fl!(
            l,
            "letter-default-recipient",
            name = recipient.name.as_str(),
            as_of = recipient.as_of.as_str()
        ));
        notices.extend(
            recipient
                .note
                .as_ref()
                .map(|note| note.of(words.language).to_owned()),
        );
    }
    match letter.font_instead {
        Some(Instead::NotFound) => notices.push(fl!(l, "letter-font-not-found")),
        Some(Instead::Lacks) => notices.push(fl!(l, "letter-font-lacks")),
        None => {}
    }
    if letter.provisional {
        notices.push(fl!(l, "letter-provisional"));
    }
    notices.extend(told.exhibits.notices.iter().cloned());
    let status = match told.exhibits.findings {
        true => Status::Findings,
        false => Status::Done,
    };
    if manner.json {
        let told = json!({
            "liudi": "letter",
            "version": 1,
            "template": matter.template.name,
            "title": letter.title,
            "path": told.target.to_string_lossy(),
            "format": told.format,
            "octets": told.octets,
            "pages": (told.format == "pdf").then_some(pages),
            "characters": (told.format != "pdf").then(|| text::length(&String::from_utf8_lossy(told.made))),
            "date": matter.date.to_string(),
            "blank": matter.blank,
            "default_recipient": default.map(|recipient| &recipient.name),
            "provisional_deadline": letter.provisional,
            "exhibits": told.exhibits.json(),
            "notices": notices,
        });
        if told["path"] != "-" {
            words.print(&format!("{told}\n"))?;
        }
        return Ok(status);
    }
    if !manner.quiet {
        let shown = path(told.target);
        output::talk(&match told.format {
            "pdf" => fl!(
                l,
                "letter-made",
                title = escape::line(&letter.title).into_owned(),
                path = shown,
                pages = pages
            ),
            _ => fl!(
                l,
                "letter-made-text",
                title = escape::line(&letter.title).into_owned(),
                path = shown,
                characters = text::length(&String::from_utf8_lossy(told.made))
            ),
        });
        output::talk("\n");
    }
    for notice in &notices {
        output::talk(&format!(
            "{}\n",
            fl!(l, "letter-notice", text = notice.as_str())
        ));
    }
    if !manner.quiet && told.format == "pdf" && !matter.blank {
        let next = match matter.case.text("sender.kind") {
            _ if letter.by_firm => fl!(l, "letter-next-firm"),
            Some("company") => fl!(l, "letter-next-company"),
            Some("sole-trader") => fl!(l, "letter-next-trader"),
            _ => fl!(l, "letter-next-person"),
        };
        output::talk(&format!("\n{next}\n"));
    }
    Ok(status)
}
