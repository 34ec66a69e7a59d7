//! `paperwork fill`: fills a platform's own PDF form from the case, or lists its fields.
//!
//! Takes the form, a map or the obvious names, and what `--set` says; writes a new file or says everything that is in the way, and then
//! writes nothing. Never writes over the form, never prints what stands in a field. Status 1 when the form still lacks something.
#![expect(clippy::disallowed_methods, reason = "opens the form and the map")]

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use i18n_embed_fl::fl;
use shell::failure::Failure;
use shell::language::Language;
use shell::staged::{self, Mode};
use shell::status::Status;
use shell::words::{Manner, Words, path};

use super::fillsay::{self, Told};
use super::{Outcome, args, casefile, say, spare};
use crate::case::{Case, Value, fields};
use crate::form::guess::guess;
use crate::form::map::{Answer, Map, Resolved};
use crate::form::{self, Form, Kind};

/// The largest form that is read, octets.
const MAX_FORM: u64 = 256 << 20;

/// The largest map that is read, octets.
const MAX_MAP: u64 = 1 << 20;

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The map said so.
    Map,
    /// The field's name was obvious.
    Guess,
    /// `--set`.
    Set,
}

impl Origin {
    /// Its name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Guess => "name",
            Self::Set => "set",
        }
    }
}

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let l = &words.loader;
    let Some(file) = matches.get_one::<PathBuf>("form") else {
        return Err(shell::args::missing(words, "<FORM.pdf>"));
    };
    let octets = read(file, MAX_FORM).map_err(|error| {
        Failure::new(fl!(
            l,
            "fill-open",
            path = path(file),
            error = words.io(&error)
        ))
        .hint(fl!(l, "fill-open-hint"))
    })?;
    let mut form = form::open(&octets).map_err(|error| fillsay::refused(words, file, &error))?;
    if matches.get_flag("list-fields") {
        let found = guessed(&form);
        fillsay::list(words, manner, file, &form, &found)?;
        return Ok(Status::Done);
    }
    let (case, doubts) = case(words, matches)?;
    let (resolved, origin) = resolve(words, matches, &form, case.as_ref())?;
    let mut values: BTreeMap<String, (String, Origin)> = resolved
        .values
        .into_iter()
        .map(|(field, value)| (field, (value, origin)))
        .collect();
    for (field, value) in args::pairs(words, matches)? {
        values.insert(field.to_owned(), (value.to_owned(), Origin::Set));
    }
    if values.is_empty() {
        let what = match case {
            Some(_) => fl!(l, "fill-nothing-matches", path = path(file)),
            None => fl!(l, "fill-nothing", path = path(file)),
        };
        return Err(Failure::new(what)
            .hint(fl!(l, "fill-nothing-map-hint"))
            .hint(fl!(l, "fill-nothing-set-hint")));
    }
    let plain = values
        .iter()
        .map(|(field, (value, _))| (field.clone(), value.clone()))
        .collect();
    form.fill(&plain)
        .map_err(|problems| fillsay::problems(words, file, &problems))?;
    let flatten = matches.get_flag("flatten");
    let told = Told {
        form: file,
        target: target(words, matches, file)?,
        values: values
            .iter()
            .map(|(field, (_, origin))| (field.clone(), *origin))
            .collect(),
        missing: if origin == Origin::Map {
            resolved.missing
        } else {
            Vec::new()
        },
        required: form.unfilled().map(|field| field.name.clone()).collect(),
        empty: form
            .fields()
            .iter()
            .filter(|f| f.value.is_empty() && !f.read_only && fillable(f.kind))
            .map(|f| f.name.clone())
            .collect(),
        signature: form.fields().iter().any(|f| f.kind == Kind::Signature),
        repaired: form.repaired(),
        flatten,
        doubts,
    };
    if flatten {
        form.flatten()
            .map_err(|problems| fillsay::problems(words, file, &problems))?;
    }
    let made = form.save().map_err(|error| {
        Failure::new(fl!(
            l,
            "fill-save",
            path = path(&told.target),
            error = words.io(&error)
        ))
    })?;
    staged::write_new(
        &told.target,
        Mode::Private,
        matches.get_flag("force"),
        &mut |out| out.write_all(&made),
    )
    .map_err(|error| say::staged(words, &told.target, &error))?;
    fillsay::tell(words, manner, &told)
}

/// What people fill in; the rest is pressed or signed.
fn fillable(kind: Kind) -> bool {
    !matches!(kind, Kind::Button | Kind::Signature)
}

/// Where the filled form goes; never onto the form itself.
fn target(words: &Words, matches: &ArgMatches, form: &Path) -> Result<PathBuf, Failure> {
    let target = matches
        .get_one::<PathBuf>("output")
        .cloned()
        .unwrap_or_else(|| {
            let mut name = form.file_stem().unwrap_or_default().to_owned();
            name.push("-filled.pdf");
            form.with_file_name(name)
        });
    match (target.canonicalize(), form.canonicalize()) {
        (Ok(one), Ok(other)) if one == other => {
            let l = &words.loader;
            Err(Failure::new(fl!(l, "fill-onto-itself", path = path(form)))
                .hint(fl!(l, "target-other-hint")))
        }
        _ => {
            let case = matches.get_one::<PathBuf>("case").cloned();
            let case = case.unwrap_or_else(|| PathBuf::from(casefile::DEFAULT));
            let map = matches.get_one::<PathBuf>("map").cloned();
            let read: Vec<PathBuf> = std::iter::once(case).chain(map).collect();
            spare::inputs(words, &[&target], &read)?;
            Ok(target)
        }
    }
}

/// The case to fill from, if there is one, and what in it is worth a look.
fn case(words: &Words, matches: &ArgMatches) -> Result<(Option<Case>, Vec<String>), Failure> {
    let named = matches.get_one::<PathBuf>("case").cloned();
    let Some(file) =
        named.or_else(|| Some(PathBuf::from(casefile::DEFAULT)).filter(|file| file.exists()))
    else {
        return Ok((None, Vec::new()));
    };
    let (case, problems) = casefile::open(words, &file)?;
    let (doubts, wrong): (Vec<_>, Vec<_>) = problems
        .into_iter()
        .partition(crate::case::Problem::is_doubt);
    if !wrong.is_empty() {
        return Err(casefile::refused(words, Some(&file), &wrong));
    }
    Ok((
        Some(case),
        doubts
            .iter()
            .map(|problem| say::problem(words, problem))
            .collect(),
    ))
}

/// The values a map, or the obvious names, take from the case.
fn resolve(
    words: &Words,
    matches: &ArgMatches,
    form: &Form,
    case: Option<&Case>,
) -> Result<(Resolved, Origin), Failure> {
    let answer = |key: &str| match fields::find(key).filter(|field| !field.repeated()) {
        None => Answer::Unknown,
        Some(field) => case
            .and_then(|case| case.get(key))
            .map_or(Answer::Missing, |value| Answer::Value(shown(field, value))),
    };
    let Some(file) = matches.get_one::<PathBuf>("map") else {
        // Every guessed key comes out of the table of fields: none is unknown.
        return Ok((
            Map::of(&guessed(form)).resolve(&answer).unwrap_or_default(),
            Origin::Guess,
        ));
    };
    let l = &words.loader;
    let octets = read(file, MAX_MAP).map_err(|error| {
        Failure::new(fl!(
            l,
            "fill-map-open",
            path = path(file),
            error = words.io(&error)
        ))
        .hint(fl!(l, "fill-map-open-hint"))
    })?;
    let text = String::from_utf8(octets).map_err(|_| {
        Failure::new(fl!(l, "fill-map-utf8", path = path(file))).hint(fl!(l, "fill-map-open-hint"))
    })?;
    let map = Map::parse(&text).map_err(|problems| fillsay::map(words, file, &problems))?;
    let resolved = map
        .resolve(&answer)
        .map_err(|problems| fillsay::map(words, file, &problems))?;
    Ok((resolved, Origin::Map))
}

/// The case keys that text fields obviously ask for, by field name.
fn guessed(form: &Form) -> BTreeMap<String, String> {
    let labels: Vec<(&str, &str)> = fields::all()
        .iter()
        .filter(|field| !field.repeated())
        .flat_map(|field| {
            [
                (field.key.as_str(), field.label.of(Language::Zh)),
                (field.key.as_str(), field.label.of(Language::En)),
            ]
        })
        .collect();
    let asked = form
        .fields()
        .iter()
        .filter(|f| matches!(f.kind, Kind::Text { .. }) && !f.read_only);
    guess(
        asked.map(|f| (f.name.as_str(), f.tooltip.as_deref())),
        &labels,
    )
}

/// A value as a form takes it: choices and flags by their Chinese names, days as on paper.
fn shown(field: &fields::Field, value: &Value) -> String {
    match value {
        Value::Text(word) => {
            let named = field.choices.iter().find(|choice| choice.value == *word);
            named.map_or_else(
                || word.clone(),
                |choice| choice.name(Language::Zh).to_owned(),
            )
        }
        Value::Date(day) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Value::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
        other => other.plain(),
    }
}

/// The octets of a file that is no larger than `most`.
fn read(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let opened = std::fs::File::open(file)?;
    if opened.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut octets = Vec::new();
    opened
        .take(most.saturating_add(1))
        .read_to_end(&mut octets)?;
    if octets.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(octets)
}
