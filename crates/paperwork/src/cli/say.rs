//! Holds what only `paperwork` says.
//!
//! Takes a language, gives the words for it; words the errors that several commands share. Messages stand in
//! `i18n/LANGUAGE/paperwork.ftl`; a test holds both languages to the same ids.

use std::path::Path;

use i18n_embed_fl::fl;
use rust_embed::RustEmbed;
use shell::failure::Failure;
use shell::language::Language;
use shell::publish::parent;
use shell::staged::StagedError;
pub use shell::words::{Manner, Words, path};
use shell::{escape, size};

use crate::case::{Problem, fields};
use crate::exhibit::{ArchiveFault, LoadError, TooMuch, mark};

#[derive(RustEmbed)]
#[folder = "i18n"]
struct Messages;

/// Loads the words of a language.
pub fn words(language: Language) -> Words {
    Words::new("paperwork", &Messages, language)
}

/// Why a file that `-o` names was not made.
pub fn staged(words: &Words, target: &Path, error: &StagedError) -> Failure {
    let l = &words.loader;
    let shown = path(target);
    match error {
        StagedError::NoName => {
            Failure::new(fl!(l, "target-no-name", path = shown)).hint(fl!(l, "target-other-hint"))
        }
        StagedError::Exists => {
            Failure::new(fl!(l, "target-exists", path = shown)).hint(fl!(l, "target-exists-hint"))
        }
        StagedError::NotAFile => Failure::new(fl!(l, "target-not-a-file", path = shown))
            .hint(fl!(l, "target-other-hint")),
        StagedError::Folder(error) => {
            let (folder, error) = (path(parent(target)), words.io(error));
            Failure::new(fl!(l, "target-folder", path = folder, error = error))
                .hint(fl!(l, "target-folder-hint"))
        }
        StagedError::Name(error) => {
            Failure::new(fl!(l, "target-name", path = shown, error = words.io(error)))
                .hint(fl!(l, "target-other-hint"))
        }
        StagedError::Write(error) => Failure::new(fl!(
            l,
            "target-write",
            path = shown,
            error = words.io(error)
        ))
        .hint(fl!(l, "target-write-hint")),
    }
}

/// One thing wrong with a case: where, which field, what.
pub fn problem(words: &Words, problem: &Problem) -> String {
    let l = &words.loader;
    let what = words.by_id(problem.what.id(), &problem.what.values());
    let key = escape::line(&problem.key).into_owned();
    match (problem.line, key.is_empty()) {
        (Some(line), false) => fl!(l, "case-at", line = line, key = key, what = what),
        (Some(line), true) => fl!(l, "case-at-line", line = line, what = what),
        (None, false) => fl!(l, "case-at-key", key = key, what = what),
        (None, true) => what,
    }
}

/// What a field or a repeated table is called.
pub fn label(words: &Words, key: &str) -> String {
    match fields::find(key) {
        Some(field) => field.label.of(words.language).to_owned(),
        None if fields::REPEATED.contains(&key) => words.by_id(&format!("table-{key}"), &[]),
        None => escape::line(key).into_owned(),
    }
}

/// A field by its key, with what it is called.
pub fn named(words: &Words, key: &str) -> String {
    fl!(
        words.loader,
        "field-named",
        key = key,
        label = label(words, key)
    )
}

/// Everything that kept exhibits from being loaded.
pub fn exhibits(words: &Words, errors: &[(usize, LoadError)]) -> Failure {
    let mut what = fl!(words.loader, "exhibit-unloaded", count = errors.len());
    for (at, error) in errors {
        what.push_str(&format!("\n  {}：{}", mark(at + 1), exhibit(words, error)));
    }
    Failure::new(what).hint(fl!(words.loader, "exhibit-unloaded-hint"))
}

fn exhibit(words: &Words, error: &LoadError) -> String {
    let l = &words.loader;
    match error {
        LoadError::Missing { path: at } => fl!(l, "exhibit-missing", path = path(at)),
        LoadError::Folder {
            path: at,
            bag: true,
        } => fl!(l, "exhibit-bag-folder", path = path(at)),
        LoadError::Folder {
            path: at,
            bag: false,
        } => fl!(l, "exhibit-folder", path = path(at)),
        LoadError::Special { path: at } => fl!(l, "exhibit-special", path = path(at)),
        LoadError::Unreadable { path: at, source } => fl!(
            l,
            "exhibit-unreadable",
            path = path(at),
            error = words.io(source)
        ),
        LoadError::Changed { path: at } => fl!(l, "exhibit-changed", path = path(at)),
        LoadError::TooMuch { path: at, source } => too_much(words, path(at), source),
        LoadError::Archive {
            archive,
            inside,
            source,
        } => {
            let (archive, inside) = (path(archive), escape::line(inside).into_owned());
            match source {
                ArchiveFault::NotAnArchive { .. } => {
                    fl!(l, "exhibit-no-archive", archive = archive)
                }
                ArchiveFault::NoBag => fl!(l, "exhibit-no-bag", archive = archive),
                ArchiveFault::Encrypted => fl!(l, "exhibit-encrypted", archive = archive),
                ArchiveFault::Refused { defects, .. } => {
                    let codes: Vec<&str> = defects
                        .iter()
                        .take(5)
                        .map(|defect| defect.code.as_str())
                        .collect();
                    fl!(
                        l,
                        "exhibit-refused",
                        archive = archive,
                        codes = codes.join(" ")
                    )
                }
                ArchiveFault::NoFile { near, .. } if near.is_empty() => {
                    fl!(l, "exhibit-not-inside", archive = archive, inside = inside)
                }
                ArchiveFault::NoFile { near, .. } => {
                    let near: Vec<String> = near
                        .iter()
                        .map(|one| escape::line(one).into_owned())
                        .collect();
                    fl!(
                        l,
                        "exhibit-not-inside-near",
                        archive = archive,
                        inside = inside,
                        near = near.join(" / ")
                    )
                }
                ArchiveFault::Folder { .. } => fl!(
                    l,
                    "exhibit-inside-folder",
                    archive = archive,
                    inside = inside
                ),
                ArchiveFault::TooMuch(source) => {
                    too_much(words, format!("{archive}!/{inside}"), source)
                }
                ArchiveFault::Io(error) => fl!(
                    l,
                    "exhibit-unreadable",
                    path = archive,
                    error = words.io(error)
                ),
            }
        }
    }
}

fn too_much(words: &Words, shown: String, much: &TooMuch) -> String {
    let (octets, limit) = match much {
        TooMuch::One { octets, limit } | TooMuch::All { octets, limit, .. } => (*octets, *limit),
    };
    fl!(
        words.loader,
        "exhibit-too-much",
        path = shown,
        octets = size::text(octets),
        limit = size::text(limit)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Error, ErrorKind};

    #[test]
    fn both_languages_have_the_same_messages() {
        let of = |file: &str| {
            let text = Messages::get(file).unwrap().data;
            shell::words::ids(std::str::from_utf8(&text).unwrap())
        };
        let (en, zh) = (of("en/paperwork.ftl"), of("zh-CN/paperwork.ftl"));
        assert!(en.len() > 40);
        assert_eq!(en, zh);
    }

    #[test]
    fn a_file_that_was_not_made_is_explained_with_what_to_try() {
        let words = words(Language::Zh);
        for (error, said) in [
            (StagedError::NoName, "信/a.pdf 不能当文件名"),
            (StagedError::Exists, "信/a.pdf 已经存在，什么都没有写"),
            (
                StagedError::Folder(Error::from(ErrorKind::NotFound)),
                "不能使用文件夹 信（不存在）",
            ),
            (
                StagedError::Write(Error::from(ErrorKind::StorageFull)),
                "无法写入 信/a.pdf（磁盘满了）；那里没有留下任何东西",
            ),
        ] {
            let failure = staged(&words, Path::new("信/a.pdf"), &error);
            assert_eq!(failure.what, said);
            assert_eq!(failure.hints.len(), 1);
        }
    }
}
