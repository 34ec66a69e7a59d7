//! Finds the words: messages in the person's language, safe to show.
//!
//! Takes message ids and values, gives text. Messages stand in `i18n/LANGUAGE/backup.ftl`; a test holds both languages to the
//! same ids.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use i18n_embed::LanguageLoader as _;
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::unic_langid::LanguageIdentifier;
use i18n_embed_fl::fl;
use rust_embed::RustEmbed;
use shell::failure::Failure;
use shell::language::Language;
use shell::progress::{Progress, Show, State};
use shell::{escape, size};

#[derive(RustEmbed)]
#[folder = "i18n"]
struct Messages;

/// The words of one language.
pub struct Words {
    /// For `fl!`.
    pub loader: FluentLanguageLoader,
    /// Which language it is.
    pub language: Language,
}

/// How a run talks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Machine-readable output on stdout.
    pub json: bool,
    /// Only what is wrong.
    pub quiet: bool,
}

impl Words {
    /// Loads the words of a language.
    pub fn new(language: Language) -> Self {
        let loader = FluentLanguageLoader::new("backup", tag("en"));
        // The messages are inside the program; a test loads both languages.
        let _ = loader.load_languages(&Messages, &[tag(language.tag())]);
        loader.set_use_isolating(false);
        Self { loader, language }
    }

    /// A message whose id is only known at run time, with its values.
    pub fn by_id(&self, id: &str, values: &[(&'static str, String)]) -> String {
        let values: HashMap<&'static str, String> = values
            .iter()
            .map(|(name, value)| (*name, escape::line(value).into_owned()))
            .collect();
        self.loader.get_args(id, values)
    }

    /// What the system says of an error, in plain words where there are some.
    pub fn io(&self, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::Other | io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
                error.to_string()
            }
            kind => match self.io_known(kind) {
                Some(text) => text,
                None => error.to_string(),
            },
        }
    }

    /// The same of a bare kind of error.
    pub fn io_kind(&self, kind: io::ErrorKind) -> String {
        self.io_known(kind).unwrap_or_else(|| kind.to_string())
    }

    /// Plain words for a kind of error, if there are some.
    pub fn io_known(&self, kind: io::ErrorKind) -> Option<String> {
        let l = &self.loader;
        Some(match kind {
            io::ErrorKind::NotFound => fl!(l, "io-not-found"),
            io::ErrorKind::PermissionDenied => fl!(l, "io-permission"),
            io::ErrorKind::StorageFull => fl!(l, "io-full"),
            io::ErrorKind::QuotaExceeded => fl!(l, "io-quota"),
            io::ErrorKind::ReadOnlyFilesystem => fl!(l, "io-read-only"),
            io::ErrorKind::FileTooLarge => fl!(l, "io-large"),
            io::ErrorKind::NotADirectory => fl!(l, "io-no-folder"),
            io::ErrorKind::IsADirectory => fl!(l, "io-folder"),
            io::ErrorKind::InvalidFilename => fl!(l, "io-name"),
            io::ErrorKind::AlreadyExists => fl!(l, "io-exists"),
            io::ErrorKind::ResourceBusy => fl!(l, "io-busy"),
            _ => return None,
        })
    }

    /// A bar, lines or nothing, as the run talks; `what` is the verb shown.
    pub fn progress(&self, manner: Manner, what: String, octets: u64, files: u64) -> Progress<'_> {
        let show = if manner.quiet {
            Show::Nothing
        } else {
            Show::for_stderr()
        };
        Progress::begin(show, octets, files, move |state| self.state(&what, state))
    }

    fn state(&self, what: &str, state: &State) -> String {
        let done = size::text(state.octets.0);
        let all = size::text(state.octets.1);
        let speed = size::text(state.speed);
        let files = format!("{}/{}", state.files.0, state.files.1);
        let left = match state.left {
            Some(left) => self.duration(left),
            None => "?".to_owned(),
        };
        fl!(
            self.loader,
            "progress",
            what = what,
            done = done,
            all = all,
            files = files,
            speed = speed,
            left = left
        )
    }

    fn duration(&self, time: std::time::Duration) -> String {
        let seconds = time.as_secs();
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        if hours > 0 {
            fl!(self.loader, "hours", hours = hours, minutes = minutes)
        } else if seconds >= 60 {
            fl!(
                self.loader,
                "minutes",
                minutes = minutes,
                seconds = (seconds % 60)
            )
        } else {
            fl!(self.loader, "seconds", seconds = seconds)
        }
    }
}

fn tag(language: &str) -> LanguageIdentifier {
    // The tags are those of `Language`; an unknown one would fall back to English.
    language.parse().unwrap_or_default()
}

/// A path, safe to show.
pub fn path(path: &Path) -> String {
    let text = path.to_string_lossy();
    // What Windows puts before long paths says nothing to a person.
    let text = match text.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r"\\{share}"),
        None => text.strip_prefix(r"\\?\").unwrap_or(&text).to_owned(),
    };
    escape::line(&text).into_owned()
}

/// A root digest in groups of four that a person can write down, eight groups a line.
pub fn grouped(digest: &str) -> Vec<String> {
    let groups: Vec<&str> = (0..digest.len())
        .step_by(4)
        .map(|at| &digest[at..(at + 4).min(digest.len())])
        .collect();
    groups.chunks(8).map(|line| line.join(" ")).collect()
}

/// A failure as JSON.
pub fn failure_json(failure: &Failure) -> serde_json::Value {
    serde_json::json!({"liudi": "failure", "version": 1, "what": failure.what, "hints": failure.hints})
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn ids(file: &str) -> BTreeSet<String> {
        let text = Messages::get(file).unwrap().data;
        let text = std::str::from_utf8(&text).unwrap();
        text.lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            .filter_map(|line| line.split_once(" =").map(|(id, _)| id.to_owned()))
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let (en, zh) = (ids("en/backup.ftl"), ids("zh-CN/backup.ftl"));
        assert!(en.len() > 50);
        assert_eq!(
            en.difference(&zh).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "missing in zh-CN"
        );
        assert_eq!(
            zh.difference(&en).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "missing in en"
        );
    }

    #[test]
    fn every_defect_says_what_it_means_and_what_to_do() {
        for language in [Language::Zh, Language::En] {
            let words = Words::new(language);
            for code in bag::defect::Code::ALL {
                for id in [
                    format!("defect-{}", code.as_str()),
                    format!("defect-{}-next", code.as_str()),
                ] {
                    assert!(words.loader.has(&id), "{id} {language:?}");
                }
            }
        }
    }

    #[test]
    fn a_path_is_shown_without_the_prefix_of_long_windows_paths() {
        assert_eq!(path(Path::new(r"\\?\D:\店\a.zip")), r"D:\店\a.zip");
        assert_eq!(path(Path::new(r"\\?\UNC\nas\店")), r"\\nas\店");
        assert_eq!(path(Path::new("/home/a\n")), "/home/a\\u{a}");
    }

    #[test]
    fn a_digest_is_grouped() {
        let lines = grouped(&"0123456789abcdef".repeat(4));
        assert_eq!(lines, ["0123 4567 89ab cdef 0123 4567 89ab cdef"; 2]);
    }
}
