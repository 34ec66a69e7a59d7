//! Loads the case a command works on: the file, then what `--set` says.
//!
//! Gives the case and the folder its relative paths start from, or one failure that names everything wrong with it, with lines. The only
//! room that opens case files.
#![expect(clippy::disallowed_methods, reason = "opens the case file")]

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use i18n_embed_fl::fl;
use shell::failure::Failure;
use shell::words::{Words, path};

use super::{args, say};
use crate::case::{Case, MAX_OCTETS, Problem, read_bytes};

/// The name a case goes by when nobody names another.
pub const DEFAULT: &str = "case.toml";

/// A case, ready to use.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The facts.
    pub case: Case,
    /// The file it came from.
    pub file: Option<PathBuf>,
    /// What is worth a look although it can be used, worded.
    pub doubts: Vec<String>,
}

impl Loaded {
    /// The folder that relative paths in the case start from.
    pub fn folder(&self) -> PathBuf {
        match self.file.as_deref().and_then(Path::parent) {
            Some(folder) => folder.to_owned(),
            None => PathBuf::new(),
        }
    }
}

/// The case of `--case`, else of `case.toml` in the current folder, else an empty one; then every `--set`.
pub fn load(words: &Words, matches: &ArgMatches) -> Result<Loaded, Failure> {
    load_from(words, matches, None)
}

/// The same; a case file that was found elsewhere comes before that of the current folder.
pub fn load_from(
    words: &Words,
    matches: &ArgMatches,
    found: Option<&Path>,
) -> Result<Loaded, Failure> {
    let named = matches.get_one::<PathBuf>("case").cloned();
    let file = named
        .or_else(|| found.map(Path::to_owned))
        .or_else(|| Some(PathBuf::from(DEFAULT)).filter(|file| file.exists()));
    let (mut case, mut problems) = match &file {
        Some(file) => open(words, file)?,
        None => Default::default(),
    };
    for (key, value) in args::pairs(words, matches)? {
        problems.extend(case.set(key, value).err());
    }
    // Values that came from elsewhere may be out of order with those of the file.
    let known: Vec<String> = problems.iter().map(|problem| problem.key.clone()).collect();
    problems.extend(
        case.review()
            .into_iter()
            .filter(|problem| !known.contains(&problem.key)),
    );
    let (doubts, wrong): (Vec<Problem>, Vec<Problem>) =
        problems.into_iter().partition(Problem::is_doubt);
    if !wrong.is_empty() {
        return Err(refused(words, file.as_deref(), &wrong));
    }
    Ok(Loaded {
        case,
        file,
        doubts: doubts
            .iter()
            .map(|problem| say::problem(words, problem))
            .collect(),
    })
}

/// Reads a case file; a file that cannot be opened is a failure, what is wrong in it are problems.
pub fn open(words: &Words, file: &Path) -> Result<(Case, Vec<Problem>), Failure> {
    let mut octets = Vec::new();
    let read = std::fs::File::open(file).and_then(|opened| {
        if opened.metadata()?.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        // One octet more than allowed tells a file that is too large.
        let most = u64::try_from(MAX_OCTETS).unwrap_or(u64::MAX);
        opened.take(most.saturating_add(1)).read_to_end(&mut octets)
    });
    match read {
        Ok(_) => Ok(read_bytes(&octets)),
        Err(error) => {
            let l = &words.loader;
            Err(Failure::new(fl!(
                l,
                "case-open",
                path = path(file),
                error = words.io(&error)
            ))
            .hint(fl!(l, "case-open-hint")))
        }
    }
}

/// Everything wrong with a case, one line each.
pub fn refused(words: &Words, file: Option<&Path>, problems: &[Problem]) -> Failure {
    let l = &words.loader;
    let name = file.map_or_else(|| "--set".to_owned(), path);
    let mut what = fl!(l, "case-problems", path = name, count = problems.len());
    for problem in problems {
        what.push_str("\n  ");
        what.push_str(&say::problem(words, problem));
    }
    Failure::new(what).hint(fl!(l, "case-problems-hint"))
}
