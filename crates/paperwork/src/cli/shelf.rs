//! Takes templates off the shelf: the shipped ones, and those of a folder the person names.
//!
//! The only room that reads template files. A folder may bring templates of its own (`NAME/letter.typ`, `NAME/template.toml`), a
//! `common.typ` or an `articles.toml`; what it does not bring is the shipped one. Every template is held to its declarations before use.
#![expect(
    clippy::disallowed_methods,
    reason = "reads the folder that --templates names"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;
use shell::escape;
use shell::failure::Failure;
use shell::words::{Words, path};

use crate::case::fields;
use crate::law::articles::{Articles, Refusal};
use crate::template::check::{Mistake, Wrong, check};
use crate::template::{self, Template, TemplateError};

/// The most that is read of a template, in octets.
const MAX_OCTETS: u64 = 16 << 20;

/// Templates to choose from.
pub struct Shelf {
    folder: Option<PathBuf>,
    own: BTreeSet<String>,
    /// The table of articles.
    pub articles: Articles,
    /// `common.typ`.
    pub common: String,
}

impl Shelf {
    /// The shipped templates, with those of a folder in front of them.
    pub fn open(words: &Words, folder: Option<&Path>) -> Result<Self, Failure> {
        let mut own = BTreeSet::new();
        if let Some(folder) = folder {
            let failed = |error: io::Error| {
                let l = &words.loader;
                Failure::new(fl!(
                    l,
                    "shelf-folder",
                    path = path(folder),
                    error = words.io(&error)
                ))
                .hint(fl!(l, "shelf-folder-hint"))
            };
            for entry in std::fs::read_dir(folder).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                if entry.path().join("template.toml").is_file()
                    && let Ok(name) = entry.file_name().into_string()
                    && !name.contains(escape::hostile)
                {
                    own.insert(name);
                }
            }
        }
        let shared = |file: &str| -> Result<String, Failure> {
            match folder
                .map(|folder| folder.join(file))
                .filter(|path| path.is_file())
            {
                Some(path) if file == template::ARTICLES => {
                    let text = text(words, &path)?;
                    seen(words, &path, &text).map(|()| text)
                }
                Some(path) => text(words, &path),
                None => Ok(template::shared(file).unwrap_or_default()),
            }
        };
        let articles = Articles::parse(&shared(template::ARTICLES)?).map_err(|errors| {
            let mut failure =
                Failure::new(fl!(words.loader, "shelf-articles", count = errors.len()));
            for error in &errors {
                failure = failure.hint(escape::line(&error.to_string()).into_owned());
            }
            failure
        })?;
        Ok(Self {
            common: shared(template::COMMON)?,
            folder: folder.map(Path::to_owned),
            own,
            articles,
        })
    }

    /// The files that a template of a folder is made of, whether they are there or not.
    pub fn read(&self, name: &str) -> Vec<PathBuf> {
        let Some(folder) = &self.folder else {
            return Vec::new();
        };
        let own = ["letter.typ", "template.toml"].map(|file| folder.join(name).join(file));
        let shared = [template::COMMON, template::ARTICLES].map(|file| folder.join(file));
        own.into_iter().chain(shared).collect()
    }

    /// Every name, in alphabetical order.
    pub fn names(&self) -> Vec<String> {
        let mut names: BTreeSet<String> = self.own.clone();
        names.extend(template::shipped_names());
        names.into_iter().collect()
    }

    /// The template of a name, held to its own declarations.
    pub fn get(&self, words: &Words, name: &str) -> Result<Template, Failure> {
        let found = match self.folder.as_deref().filter(|_| self.own.contains(name)) {
            Some(folder) => {
                let files = files(words, folder, name)?;
                let manifest = files.get("template.toml").map(Vec::as_slice);
                let manifest = String::from_utf8_lossy(manifest.unwrap_or_default());
                seen(words, &folder.join(name).join("template.toml"), &manifest)?;
                Some(Template::of(name, files))
            }
            None => template::shipped(name),
        };
        let l = &words.loader;
        let Some(found) = found else {
            let shown = escape::line(name).into_owned();
            return Err(
                Failure::new(fl!(l, "shelf-unknown", name = shown)).hint(fl!(
                    l,
                    "shelf-unknown-hint",
                    names = self.names().join(" ")
                )),
            );
        };
        let template = found.map_err(|error| broken(words, &error))?;
        let known = |key: &str| fields::find(key).is_some() || fields::REPEATED.contains(&key);
        let refused = |id: &str| {
            self.articles
                .may_cite(id, name)
                .err()
                .map(|refusal| why(&refusal))
        };
        let mistakes = check(&template, &known, &refused);
        if mistakes.is_empty() {
            return Ok(template);
        }
        let mut failure = Failure::new(fl!(
            l,
            "shelf-mistakes",
            name = escape::line(name).into_owned(),
            count = mistakes.len()
        ));
        for mistake in &mistakes {
            failure = failure.hint(worded(words, mistake));
        }
        Err(failure)
    }
}

fn text(words: &Words, file: &Path) -> Result<String, Failure> {
    let l = &words.loader;
    let failed = |error: io::Error| {
        Failure::new(fl!(
            l,
            "shelf-file",
            path = path(file),
            error = words.io(&error)
        ))
    };
    let size = std::fs::metadata(file).map_err(failed)?.len();
    if size > MAX_OCTETS {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    let bytes = std::fs::read(file).map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::new(fl!(l, "shelf-utf8", path = path(file))).hint(fl!(l, "shelf-utf8-hint"))
    })?;
    Ok(text
        .strip_prefix('\u{FEFF}')
        .map(str::to_owned)
        .unwrap_or(text))
}

/// Refuses a table whose texts hold what is not seen: they are shown on the terminal. What is no TOML is for its reader to say.
fn seen(words: &Words, file: &Path, text: &str) -> Result<(), Failure> {
    let l = &words.loader;
    let table = toml::from_str::<toml::Table>(text).unwrap_or_default();
    let Some(character) = hidden(&toml::Value::Table(table)) else {
        return Ok(());
    };
    let character = format!("U+{:04X}", u32::from(character));
    Err(Failure::new(fl!(
        l,
        "shelf-hidden",
        path = path(file),
        character = character
    ))
    .hint(fl!(l, "shelf-hidden-hint")))
}

/// The first character in the texts of a value that is not seen.
fn hidden(value: &toml::Value) -> Option<char> {
    let in_text = |text: &str| {
        text.chars()
            .find(|c| escape::hostile(*c) && !matches!(c, '\n' | '\t'))
    };
    match value {
        toml::Value::String(text) => in_text(text),
        toml::Value::Array(all) => all.iter().find_map(hidden),
        toml::Value::Table(all) => all
            .iter()
            .find_map(|(key, one)| in_text(key).or_else(|| hidden(one))),
        _ => None,
    }
}

/// The files that lie directly in a template's folder. A link may lead anywhere inside the folder of templates, never out of it: what a
/// template reads can end up in a letter.
fn files(words: &Words, shelf: &Path, name: &str) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let l = &words.loader;
    let folder = &shelf.join(name);
    let failed = |at: &Path, error: io::Error| {
        Failure::new(fl!(
            l,
            "shelf-file",
            path = path(at),
            error = words.io(&error)
        ))
    };
    let real = |at: &Path| at.canonicalize().map_err(|error| failed(at, error));
    let (shelf, own) = (real(shelf)?, real(folder)?);
    let mut files = BTreeMap::new();
    let mut octets = 0;
    for entry in std::fs::read_dir(folder).map_err(|error| failed(folder, error))? {
        let at = entry.map_err(|error| failed(folder, error))?.path();
        let metadata = std::fs::metadata(&at).map_err(|error| failed(&at, error))?;
        let Some(name) = at.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if !metadata.is_file() {
            continue;
        }
        let real = real(&at)?;
        if !real.starts_with(&shelf) && !real.starts_with(&own) {
            return Err(Failure::new(fl!(l, "shelf-link", path = path(&at)))
                .hint(fl!(l, "shelf-link-hint")));
        }
        octets += metadata.len();
        if octets > MAX_OCTETS {
            return Err(failed(&at, io::ErrorKind::FileTooLarge.into()));
        }
        files.insert(
            name.to_owned(),
            std::fs::read(&at).map_err(|error| failed(&at, error))?,
        );
    }
    Ok(files)
}

fn broken(words: &Words, error: &TemplateError) -> Failure {
    let l = &words.loader;
    let failure = match error {
        TemplateError::Missing { name, file } => Failure::new(fl!(
            l,
            "shelf-missing",
            name = escape::line(name).into_owned(),
            file = file.to_string()
        )),
        TemplateError::NotUtf8 { name, file } => {
            return Failure::new(fl!(
                l,
                "shelf-utf8",
                path = format!("{}/{file}", escape::line(name))
            ))
            .hint(fl!(l, "shelf-utf8-hint"));
        }
        TemplateError::Manifest { name, error } => {
            let name = escape::line(name).into_owned();
            let line = error
                .line
                .map_or_else(|| "?".to_owned(), |line| line.to_string());
            let message = escape::line(error.message.trim()).into_owned();
            Failure::new(fl!(
                l,
                "shelf-manifest",
                name = name,
                line = line,
                message = message
            ))
        }
    };
    failure.hint(fl!(l, "shelf-broken-hint"))
}

/// The end of the message's id.
fn why(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Unknown { .. } => "unknown",
        Refusal::Superseded { .. } => "superseded",
        Refusal::Ended { .. } | Refusal::NotYet { .. } => "ended",
        Refusal::Confidence { .. } => "confidence",
        Refusal::NotForLetter { .. } | Refusal::FactMissing { .. } => "not-for",
    }
}

fn worded(words: &Words, mistake: &Mistake) -> String {
    let l = &words.loader;
    let at = match mistake.line {
        Some(line) => fl!(l, "shelf-at", file = mistake.file, line = line),
        None => mistake.file.to_owned(),
    };
    let what = match &mistake.what {
        Wrong::UnknownField(key) => fl!(
            l,
            "shelf-unknown-field",
            key = escape::line(key).into_owned()
        ),
        Wrong::UndeclaredField(key) => fl!(
            l,
            "shelf-undeclared-field",
            key = escape::line(key).into_owned()
        ),
        Wrong::UndeclaredArticle(id) => fl!(
            l,
            "shelf-undeclared-article",
            id = escape::line(id).into_owned()
        ),
        Wrong::RefusedArticle { id, why } => {
            let why = words.by_id(&format!("shelf-refused-{why}"), &[]);
            fl!(
                l,
                "shelf-refused",
                id = escape::line(id).into_owned(),
                why = why
            )
        }
    };
    fl!(l, "shelf-mistake", at = at, what = what)
}
