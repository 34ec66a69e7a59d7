//! Finds the words: messages in the person's language, safe to show.
//!
//! Takes a program's own messages (`i18n/LANGUAGE/PROGRAM.ftl`, inside the program) and values, gives text. What both programs
//! say stands in this crate's `shell.ftl`. Tests hold both languages of every file to the same ids ([`ids`]).

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use fluent_bundle::FluentValue;
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::unic_langid::LanguageIdentifier;
use i18n_embed::{I18nAssets, LanguageLoader as _};
use i18n_embed_fl::fl;
use rust_embed::RustEmbed;

use crate::failure::Failure;
use crate::language::Language;
use crate::progress::{Progress, Show, State};
use crate::status::Status;
use crate::{escape, output, size, source};

#[derive(RustEmbed)]
#[folder = "i18n"]
struct Shared;

/// The words of one program in one language.
pub struct Words {
    /// The program's own messages, for its `fl!`.
    pub loader: FluentLanguageLoader,
    /// Which language it is.
    pub language: Language,
    /// What the person types to start the program; also the domain of its messages.
    pub program: &'static str,
    /// What both programs say, for the `fl!` of this crate.
    pub(crate) shared: FluentLanguageLoader,
}

/// How a run talks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Machine-readable output on stdout.
    pub json: bool,
    /// Only what is wrong.
    pub quiet: bool,
}

/// A value of a message: what comes from files is escaped; a number stays one, since it decides between one and several.
#[must_use]
pub fn worded(value: &str) -> FluentValue<'static> {
    // As a number the longer ones would lose digits, and others their zeros.
    let number = value.len() <= 9 && (value == "0" || !value.starts_with('0'));
    let number = number && value.bytes().all(|octet| octet.is_ascii_digit());
    match value.parse::<u32>() {
        Ok(number_of) if number => FluentValue::from(number_of),
        _ => FluentValue::from(escape::line(value).into_owned()),
    }
}

impl Words {
    /// Loads the words of a language; `messages` is the program's embedded `i18n` folder.
    pub fn new(program: &'static str, messages: &dyn I18nAssets, language: Language) -> Self {
        Self {
            loader: load(program, messages, language),
            language,
            program,
            shared: load("shell", &Shared, language),
        }
    }

    /// One of the program's messages whose id is only known at run time, with its values.
    pub fn by_id(&self, id: &str, values: &[(&'static str, String)]) -> String {
        let values = values.iter().map(|(name, value)| (*name, worded(value)));
        let values: HashMap<&'static str, FluentValue<'_>> = values.collect();
        self.loader.get_args(id, values)
    }

    /// What the system says of an error, in plain words where there are some.
    pub fn io(&self, error: &io::Error) -> String {
        match error.kind() {
            _ if source::is_held(error) => fl!(self.shared, "io-busy"),
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
        let known = self.io_known(kind);
        known.unwrap_or_else(|| fl!(self.shared, "io-unsaid"))
    }

    /// Plain words for a kind of error, if there are some.
    pub fn io_known(&self, kind: io::ErrorKind) -> Option<String> {
        let l = &self.shared;
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
            self.shared,
            "progress",
            what = what,
            done = done,
            all = all,
            files = files,
            speed = speed,
            left = left
        )
    }

    /// A stretch of time in whole seconds, at most two units.
    pub fn duration(&self, time: Duration) -> String {
        let seconds = time.as_secs();
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        if hours > 0 {
            fl!(self.shared, "hours", hours = hours, minutes = minutes)
        } else if seconds >= 60 {
            fl!(
                self.shared,
                "minutes",
                minutes = minutes,
                seconds = (seconds % 60)
            )
        } else {
            fl!(self.shared, "seconds", seconds = seconds)
        }
    }

    /// Prints on stdout, or says why that failed.
    pub fn print(&self, text: &str) -> Result<(), Failure> {
        output::data(text)
            .map_err(|error| Failure::new(fl!(self.shared, "print", error = self.io(&error))))
    }

    /// Ends a command: a failure is said on stderr, and as JSON on stdout when the run talks JSON.
    pub fn end(&self, manner: Manner, outcome: Result<Status, Failure>) -> ExitCode {
        let failure = match outcome {
            Ok(status) => return status.into(),
            Err(failure) => failure,
        };
        if manner.json {
            // The words on stderr say the same.
            let _ = output::data(format!("{}\n", failure_json(&failure)));
        }
        output::talk(&failure.render(self.language));
        Status::Failed.into()
    }
}

fn load(domain: &str, messages: &dyn I18nAssets, language: Language) -> FluentLanguageLoader {
    let loader = FluentLanguageLoader::new(domain, tag("en"));
    // The messages are inside the program; tests load both languages.
    let _ = loader.load_languages(messages, &[tag(language.tag())]);
    loader.set_use_isolating(false);
    loader
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

/// A failure as JSON.
pub fn failure_json(failure: &Failure) -> serde_json::Value {
    serde_json::json!({"liudi": "failure", "version": 1, "what": failure.what, "hints": failure.hints})
}

/// The ids of the messages in a Fluent file.
pub fn ids(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(language: Language) -> Words {
        Words::new("shell", &Shared, language)
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let of = |file: &str| {
            let text = Shared::get(file).unwrap().data;
            ids(std::str::from_utf8(&text).unwrap())
        };
        let (en, zh) = (of("en/shell.ftl"), of("zh-CN/shell.ftl"));
        assert!(en.len() > 30);
        assert_eq!(en, zh);
    }

    #[test]
    fn each_language_speaks_for_itself() {
        let minute = Duration::from_secs(61);
        assert_eq!(words(Language::En).duration(minute), "1 min 1 s");
        assert_eq!(words(Language::Zh).duration(minute), "1 分 1 秒");
        let missing = io::Error::from(io::ErrorKind::NotFound);
        assert_eq!(words(Language::En).io(&missing), "it does not exist");
        assert_eq!(words(Language::Zh).io(&missing), "不存在");
        // A kind nobody has words for.
        let kind = io::ErrorKind::Deadlock;
        let said = "系统拒绝了，没有说明原因";
        assert_eq!(words(Language::Zh).io_kind(kind), said);
    }

    #[test]
    fn values_cannot_move_the_cursor() {
        let said = words(Language::En).by_id("args-command", &[("name", "\u{1b}[2J".to_owned())]);
        assert_eq!(said, "there is no command “\\u{1b}[2J”");
    }

    #[test]
    fn ids_are_those_at_the_start_of_a_line() {
        let found = ids("# a = b\none = 1\ntwo =\n    { $n ->\n       *[x] = 3\n    }\n");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["one", "two"]);
    }

    #[test]
    fn a_path_is_shown_without_the_prefix_of_long_windows_paths() {
        assert_eq!(path(Path::new(r"\\?\D:\店\a.zip")), r"D:\店\a.zip");
        assert_eq!(path(Path::new(r"\\?\UNC\nas\店")), r"\\nas\店");
        assert_eq!(path(Path::new("/home/a\n")), "/home/a\\u{a}");
    }
}
