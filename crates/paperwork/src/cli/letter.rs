//! `paperwork letter`: writes a letter from the case, as PDF, plain text or Markdown, with its exhibits.
//!
//! Reads the case and the exhibits, says everything that is missing at once, and writes nothing unless the letter is whole. What needs
//! the person's eye afterwards (a default recipient, a provisional deadline, an exhibit that could not be merged) is said below it.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use i18n_embed_fl::fl;
use shell::failure::Failure;
use shell::staged::{self, Mode};
use shell::words::{Manner, Words, path};

use super::casefile::{self, Loaded};
use super::deliver::{deliver, free};
use super::lettersay::{Told, tell, typesetting};
use super::shelf::Shelf;
use super::{Outcome, args, day, exhibits, say, spare};
use crate::law::articles::Refusal;
use crate::law::calendar;
use crate::letter::figures::age;
use crate::letter::needs::{Need, missing};
use crate::letter::{Letter, Matter, compose};
use crate::template::Template;
use crate::typeset::faces::Faces;
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
    // Neither is written when the other cannot be.
    let targets = [
        Some(&target).filter(|target| target.as_os_str() != "-"),
        preview,
    ];
    for target in targets.into_iter().flatten() {
        free(target, force).map_err(|error| say::staged(words, target, &error))?;
    }
    let picture = preview
        .map(|_| preview::png(&made, 0, PREVIEW_SCALE))
        .transpose()
        .map_err(|error| typesetting(words, &error))?;
    let octets = deliver(
        words,
        &target,
        force,
        &made,
        &exhibits.inserts(&letter.typeset),
    )?;
    if let (Some(file), Some(png)) = (preview, picture) {
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
    let name = |key: &String| say::named(words, key);
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
    let keys = missing.iter().filter_map(|need| match need {
        Need::Field(key) => Some(key),
        Need::OneOf(keys) => keys.first(),
    });
    let (tables, mut single): (Vec<&String>, Vec<&String>) =
        keys.partition(|key| crate::case::fields::REPEATED.contains(&key.as_str()));
    let mut failure = Failure::new(what);
    if !single.is_empty() {
        let file = loaded.file.as_ref().map(|file| path(file));
        let go_on = file.map_or_else(String::new, |file| {
            format!(" --from {file} -o {file} --force")
        });
        let command = format!("paperwork init --template {}{go_on}", template.name);
        failure = failure
            .hint(fl!(l, "letter-missing-init", command = command))
            .hint(fl!(
                l,
                "letter-missing-set",
                key = single.remove(0).as_str()
            ));
    }
    if !tables.is_empty() {
        failure = failure.hint(fl!(l, "letter-missing-table"));
    }
    let template = template.name.as_str();
    Err(failure.hint(fl!(l, "letter-missing-blank", name = template)))
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
