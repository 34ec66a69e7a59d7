//! `paperwork letter`: writes a letter from the case, as PDF, plain text or Markdown, with its exhibits.
//!
//! Reads the case and the exhibits, says everything that is missing at once, and writes nothing unless the letter is whole. What needs
//! the person's eye afterwards (a default recipient, a provisional deadline, an exhibit that could not be merged) is said below it.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use i18n_embed_fl::fl;
use serde_json::json;
use shell::escape;
use shell::failure::Failure;
use shell::output;
use shell::staged::{self, Mode, StagedError};
use shell::status::Status;
use shell::words::{Manner, Words, path};

use super::casefile::{self, Loaded};
use super::exhibits::{self, Exhibits};
use super::shelf::Shelf;
use super::{Outcome, args, day, say, spare};
use crate::bundle::{self, BundleError, Insert};
use crate::case::fields;
use crate::law::articles::Refusal;
use crate::law::calendar;
use crate::letter::figures::age;
use crate::letter::needs::{Need, missing, recipient};
use crate::letter::{Instead, Letter, Matter, compose};
use crate::template::Template;
use crate::typeset::faces::Faces;
use crate::typeset::fonts::SERIF;
use crate::typeset::{TypesetError, pdf, preview, text};

/// Pixels a point in previews: 144 dpi.
const PREVIEW_SCALE: f32 = 2.0;

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let l = &words.loader;
    let folder = matches.get_one::<PathBuf>("templates");
    let shelf = Shelf::open(words, folder.map(PathBuf::as_path))?;
    let template = shelf.get(words, args::template(words, matches)?)?;
    let blank = matches.get_flag("blank");
    let loaded = casefile::load(words, matches)?;
    let case = &loaded.case;
    let named = day(words, matches, case.date("letter.date"))?;
    let dated = !blank || case.has("letter.date") || matches.contains_id("date");
    if !blank {
        whole(words, &template, &loaded)?;
    }
    let age = case.date("minor.birth").map(|birth| age(birth, named));
    if let (Some(age), Some(under)) = (age, template.manifest.minor_under)
        && age >= under
    {
        return Err(Failure::new(fl!(l, "letter-not-minor", age = age))
            .hint(fl!(l, "letter-not-minor-hint")));
    }
    let format = matches
        .get_one::<String>("format")
        .map_or("pdf", String::as_str);
    let preview = matches.get_one::<PathBuf>("preview");
    if format != "pdf"
        && (preview.is_some() || matches.get_flag("bundle") || matches.get_flag("attach"))
    {
        return Err(Failure::new(fl!(l, "letter-pdf-only")).hint(fl!(l, "letter-pdf-only-hint")));
    }
    let target = matches
        .get_one::<PathBuf>("output")
        .cloned()
        .unwrap_or_else(|| PathBuf::from(format!("{}.{format}", template.name)));
    let calendar = calendar::shipped().map_err(|error| Failure::new(error.to_string()))?;
    let mut exhibits = exhibits::gather(words, matches, &loaded)?;
    let mut read = exhibits.paths.clone();
    read.extend(shelf.read(&template.name));
    read.extend(loaded.file.clone());
    let made: Vec<&Path> = std::iter::once(target.as_path())
        .chain(preview.map(PathBuf::as_path))
        .collect();
    spare::inputs(words, &made, &read)?;
    let matter = Matter {
        case,
        template: &template,
        common: &shelf.common,
        articles: &shelf.articles,
        calendar: &calendar,
        exhibits: &exhibits.shown,
        date: named,
        dated,
        blank,
        bundle: exhibits.bundle,
        attachments: std::mem::take(&mut exhibits.attachments),
        files: std::mem::take(&mut exhibits.files),
    };
    let letter = set(words, matches, &matter).map_err(|failure| match unborn(&matter) {
        Some(laws) => failure.hint(fl!(
            l,
            "letter-law-then",
            day = named.to_string(),
            laws = laws
        )),
        None => failure,
    })?;
    let made = match format {
        "pdf" => base(words, &matter, &letter)?,
        _ => pasted(words, &template, &letter, format)?,
    };
    let force = matches.get_flag("force");
    for file in [Some(&target), preview]
        .into_iter()
        .flatten()
        .filter(|_| !force)
    {
        if file.as_os_str() != "-" && file.symlink_metadata().is_ok() {
            return Err(say::staged(words, file, &StagedError::Exists));
        }
    }
    let octets = deliver(
        words,
        &target,
        force,
        &made,
        &exhibits.inserts(&letter.typeset),
    )?;
    if let Some(file) = preview {
        let png =
            preview::png(&made, 0, PREVIEW_SCALE).map_err(|error| typesetting(words, &error))?;
        staged::write_new(file, Mode::Private, force, &mut |out| out.write_all(&png))
            .map_err(|error| say::staged(words, file, &error))?;
    }
    tell(
        words,
        manner,
        &Told {
            matter: &matter,
            letter: &letter,
            exhibits: &exhibits,
            loaded: &loaded,
            target: &target,
            made: &made,
            octets,
            format,
        },
    )
}

/// Refuses a case that lacks something, naming all of it and how to give it.
fn whole(words: &Words, template: &Template, loaded: &Loaded) -> Result<(), Failure> {
    let l = &words.loader;
    let missing = missing(&template.manifest, &loaded.case);
    if missing.is_empty() {
        return Ok(());
    }
    let name = |key: &String| {
        let label = fields::find(key).map_or_else(
            || key.clone(),
            |field| field.label.of(words.language).to_owned(),
        );
        format!("{key}（{label}）")
    };
    let mut what = match &loaded.file {
        Some(file) => fl!(
            l,
            "letter-missing",
            path = path(file),
            count = missing.len()
        ),
        None => fl!(l, "letter-no-case", count = missing.len()),
    };
    for need in &missing {
        let line = match need {
            Need::Field(key) => name(key),
            Need::OneOf(keys) => {
                let names: Vec<String> = keys.iter().map(name).collect();
                fl!(l, "letter-missing-one-of", names = names.join(" / "))
            }
        };
        what.push_str(&format!("\n  {line}"));
    }
    let first = missing.first().map_or("sender.name", |need| match need {
        Need::Field(key) => key.as_str(),
        Need::OneOf(keys) => keys.first().map_or("sender.name", String::as_str),
    });
    let template = template.name.clone();
    Err(Failure::new(what)
        .hint(fl!(l, "letter-missing-init", name = template.clone()))
        .hint(fl!(l, "letter-missing-set", key = first))
        .hint(fl!(l, "letter-missing-blank", name = template)))
}

/// The articles of the template that are not the law on the day of the letter, which may then say nothing without them.
fn unborn(matter: &Matter<'_>) -> Option<String> {
    let (articles, name) = (matter.articles, matter.template.name.as_str());
    let cited = matter.template.manifest.cite.iter();
    let names: Vec<String> = cited
        .filter(|cite| {
            let then = articles.may_cite_in(&cite.article, name, matter.date, |_| true);
            matches!(then, Err(Refusal::NotYet { .. } | Refusal::Ended { .. }))
        })
        .filter_map(|cite| Some(articles.get(&cite.article)?.citation()))
        .collect();
    (!names.is_empty() && !matter.blank).then(|| names.join("、"))
}

/// Sets the letter, looking at the system's fonts only when they are asked for or nothing else has a character.
fn set(words: &Words, matches: &ArgMatches, matter: &Matter<'_>) -> Result<Letter, Failure> {
    let mut faces = Faces::embedded();
    if let Some(folder) = matches.get_one::<PathBuf>("font-dir") {
        if !folder.is_dir() {
            return Err(Failure::new(fl!(
                words.loader,
                "letter-font-dir-missing",
                path = path(folder)
            )));
        }
        faces.add_folder(folder);
    }
    let asked = matches!(matter.case.text("letter.font"), Some("fangsong" | "kai"));
    if asked {
        faces.add_system();
    }
    let letter = match compose(matter, &faces) {
        Err(TypesetError::NoGlyph(_)) if !asked => {
            faces.add_system();
            compose(matter, &faces)
        }
        other => other,
    };
    letter.map_err(|error| typesetting(words, &error))
}

/// The letter as a PDF, before the pages of exhibits are put in.
fn base(words: &Words, matter: &Matter<'_>, letter: &Letter) -> Result<Vec<u8>, Failure> {
    let options = pdf::Options {
        ident: letter.ident.clone(),
        date: matter.date,
    };
    pdf::write(&letter.typeset, &options).map_err(|error| typesetting(words, &error))
}

/// Writes the letter where it belongs, exhibit pages put in on the way; gives how many octets it has.
fn deliver(
    words: &Words,
    target: &Path,
    force: bool,
    made: &[u8],
    inserts: &[Insert<'_>],
) -> Result<u64, Failure> {
    let mut broken = None;
    let mut octets = 0;
    let mut pour = |out: &mut (dyn std::io::Write + Send)| {
        let mut counted = Counted { out, octets: 0 };
        let poured = bundle::splice_into(made, inserts, SERIF, &mut counted);
        octets = counted.octets;
        poured.map_err(|error| match error {
            BundleError::Write(error) => error,
            other => {
                broken = Some(other);
                std::io::ErrorKind::Other.into()
            }
        })
    };
    let written = match target.as_os_str() == "-" {
        true => match pour(&mut std::io::stdout()) {
            // Who reads only the beginning wants no more.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            poured => poured.map_err(|error| {
                Failure::new(fl!(words.loader, "letter-stdout", error = words.io(&error)))
            }),
        },
        false => staged::write_new(target, Mode::Private, force, &mut pour)
            .map_err(|error| say::staged(words, target, &error)),
    };
    match broken {
        Some(error) => Err(exhibits::splicing(words, &error)),
        None => written.map(|()| octets),
    }
}

/// Counts what passes.
struct Counted<'a> {
    out: &'a mut (dyn std::io::Write + Send),
    octets: u64,
}

impl std::io::Write for Counted<'_> {
    fn write(&mut self, octets: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(octets)?;
        self.octets += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// The letter as text, held to what the form takes.
fn pasted(
    words: &Words,
    template: &Template,
    letter: &Letter,
    format: &str,
) -> Result<Vec<u8>, Failure> {
    let l = &words.loader;
    let text = match format {
        "md" => text::markdown(&letter.typeset.blocks),
        _ => text::plain(&letter.typeset.blocks),
    };
    let length = text::length(&text);
    match &template.manifest.text {
        Some(limit) if format == "txt" && length > limit.characters => {
            let over = length - limit.characters;
            Err(Failure::new(fl!(
                l,
                "letter-long",
                length = length,
                limit = limit.characters,
                over = over
            ))
            .hint(fl!(l, "letter-long-hint")))
        }
        _ => Ok(text.into_bytes()),
    }
}

/// Why a letter could not be set, in words that say whose turn it is.
fn typesetting(words: &Words, error: &TypesetError) -> Failure {
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
struct Told<'a> {
    matter: &'a Matter<'a>,
    letter: &'a Letter,
    exhibits: &'a Exhibits,
    loaded: &'a Loaded,
    target: &'a Path,
    made: &'a [u8],
    octets: u64,
    format: &'a str,
}

fn tell(words: &Words, manner: Manner, told: &Told<'_>) -> Outcome {
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
        let company = matter
            .case
            .text("sender.kind")
            .is_some_and(|kind| kind != "person");
        output::talk(&format!(
            "\n{}\n",
            if company {
                fl!(l, "letter-next-company")
            } else {
                fl!(l, "letter-next-person")
            }
        ));
    }
    Ok(status)
}
