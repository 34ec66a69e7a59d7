//! Reads lists of what should be there: `--expect-list`.
//!
//! Takes paths, gives lists; a list that cannot be read ends the run before anything is collected, since the person counts on the comparison.
#![expect(
    clippy::disallowed_methods,
    reason = "this room opens the lists that were named"
)]

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use exports::expect::{Expected, LARGEST, Unreadable};
use i18n_embed_fl::fl;
use shell::escape;
use shell::failure::Failure;
use unicode_normalization::UnicodeNormalization as _;

use super::say::{Words, path};
use crate::collect::known::List;

/// Reads every list that was named.
pub fn lists(words: &Words, matches: &ArgMatches) -> Result<Vec<List>, Failure> {
    let named = matches
        .get_many::<PathBuf>("expect-list")
        .unwrap_or_default();
    named.map(|path| list(words, path)).collect()
}

fn list(words: &Words, from: &Path) -> Result<List, Failure> {
    let l = &words.loader;
    let mut octets = Vec::new();
    // One octet more than a list may have tells that it has too many.
    let read =
        File::open(from).and_then(|file| file.take(LARGEST as u64 + 1).read_to_end(&mut octets));
    if let Err(error) = read {
        let failure = fl!(
            l,
            "expect-unread-file",
            path = path(from),
            error = words.io(&error)
        );
        return Err(Failure::new(failure).hint(fl!(l, "source-missing-hint")));
    }
    let compose = |text: &str| text.nfkc().collect();
    let expected = Expected::read(&octets, compose).map_err(|why| unreadable(words, from, &why))?;
    let name = from.file_name().unwrap_or(from.as_os_str());
    Ok(List {
        name: name.to_string_lossy().into_owned(),
        expected,
    })
}

fn unreadable(words: &Words, from: &Path, why: &Unreadable) -> Failure {
    let l = &words.loader;
    let (what, hint) = match why {
        Unreadable::TooLarge => (fl!(l, "expect-too-large"), fl!(l, "expect-too-large-hint")),
        Unreadable::NoText => (fl!(l, "expect-no-text"), fl!(l, "expect-no-text-hint")),
        Unreadable::Locked => (fl!(l, "expect-locked"), fl!(l, "expect-locked-hint")),
        Unreadable::DamagedWorkbook => (
            fl!(l, "expect-damaged-workbook"),
            fl!(l, "expect-damaged-workbook-hint"),
        ),
        Unreadable::NoColumn { seen } => {
            let seen: Vec<String> = seen
                .iter()
                .take(20)
                .map(|cell| escape::line(cell).into_owned())
                .collect();
            (
                fl!(l, "expect-no-column", seen = seen.join(", ")),
                fl!(l, "expect-no-column-hint"),
            )
        }
        Unreadable::NoRows => (fl!(l, "expect-no-rows"), fl!(l, "expect-no-rows-hint")),
    };
    Failure::new(format!("{}: {what}", path(from))).hint(hint)
}
