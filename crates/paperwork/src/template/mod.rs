//! Finds the templates of letters and what they ask for.
//!
//! A template is a folder `NAME/` with `letter.typ` (what is printed) and `template.toml` (what it needs and may cite, see [`manifest`]).
//! The shipped ones are inside the program; a folder of the person's own is read by `cli` and added here. [`check`] holds a template to its
//! own declarations before anything is set. Opens no file.

pub mod check;
pub mod manifest;

use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use self::manifest::{Manifest, ManifestError};

#[derive(RustEmbed)]
#[folder = "../../templates"]
struct Shipped;

/// What every template shares, as it is shipped.
pub const COMMON: &str = "common.typ";
/// The table of articles, as it is shipped.
pub const ARTICLES: &str = "articles.toml";

/// One template.
#[derive(Clone, Debug)]
pub struct Template {
    /// The name of its folder.
    pub name: String,
    /// What it asks for.
    pub manifest: Manifest,
    /// The text of `template.toml`, to point at its lines.
    pub declarations: String,
    /// What it prints: Typst source.
    pub source: String,
    /// Other files of its folder, by name.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A file is missing in its folder.
    #[error("{name}: {file} is missing")]
    Missing {
        /// The template.
        name: String,
        /// The file.
        file: &'static str,
    },
    /// A file is not UTF-8.
    #[error("{name}/{file} is not UTF-8")]
    NotUtf8 {
        /// The template.
        name: String,
        /// The file.
        file: &'static str,
    },
    /// `template.toml` is wrong.
    #[error("{name}/template.toml: {error}")]
    Manifest {
        /// The template.
        name: String,
        /// Where and why.
        error: ManifestError,
    },
}

impl Template {
    /// Makes a template of the files of its folder.
    pub fn of(name: &str, mut files: BTreeMap<String, Vec<u8>>) -> Result<Self, TemplateError> {
        let mut take = |file: &'static str| {
            let bytes = files.remove(file).ok_or_else(|| TemplateError::Missing {
                name: name.to_owned(),
                file,
            })?;
            let text = String::from_utf8(bytes).map_err(|_| TemplateError::NotUtf8 {
                name: name.to_owned(),
                file,
            })?;
            Ok(text
                .strip_prefix('\u{FEFF}')
                .map(str::to_owned)
                .unwrap_or(text))
        };
        let declarations = take("template.toml")?;
        let source = take("letter.typ")?;
        let manifest = Manifest::parse(&declarations).map_err(|error| TemplateError::Manifest {
            name: name.to_owned(),
            error,
        })?;
        Ok(Self {
            name: name.to_owned(),
            manifest,
            declarations,
            source,
            files,
        })
    }
}

/// The names of the shipped templates, in alphabetical order.
pub fn shipped_names() -> Vec<String> {
    let mut names: Vec<String> = Shipped::iter()
        .filter_map(|path| path.strip_suffix("/template.toml").map(str::to_owned))
        .collect();
    names.sort();
    names
}

/// A shipped template; `None` when there is none of that name.
pub fn shipped(name: &str) -> Option<Result<Template, TemplateError>> {
    let prefix = format!("{name}/");
    let files: BTreeMap<String, Vec<u8>> = Shipped::iter()
        .filter_map(|path| {
            let file = path.strip_prefix(&prefix)?.to_owned();
            Some((file, Shipped::get(&path)?.data.into_owned()))
        })
        .collect();
    (!files.is_empty()).then(|| Template::of(name, files))
}

/// A shipped file that all templates share.
pub fn shared(file: &str) -> Option<String> {
    let bytes = Shipped::get(file)?.data.into_owned();
    String::from_utf8(bytes).ok()
}
