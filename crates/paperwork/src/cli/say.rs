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

#[derive(RustEmbed)]
#[folder = "i18n"]
struct Messages;

/// Loads the words of a language.
pub fn words(language: Language) -> Words {
    Words::new("paperwork", &Messages, language)
}

/// Why a file that `-o` names was not made.
#[cfg_attr(not(test), expect(dead_code, reason = "its first command is to come"))]
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
