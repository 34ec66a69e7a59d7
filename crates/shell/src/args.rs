//! Gives a command line the person's language: headings, shared options, help and errors.
//!
//! Takes a program's clap commands and the process's arguments, gives commands that speak that language, or an answer where
//! there are no matches. clap has no translations of its own, so every text it would say is replaced here.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use i18n_embed_fl::fl;

use crate::failure::Failure;
use crate::language::Language;
use crate::status::Status;
use crate::words::{Manner, Words};
use crate::{escape, output};

/// The language that `--lang` names, wherever it stands, else the system's.
pub fn language(arguments: &[OsString]) -> Language {
    let mut rest = arguments.iter().skip(1).filter_map(|a| a.to_str());
    while let Some(argument) = rest.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => rest.next(),
            Some(value) => value.strip_prefix('='),
            None => None,
        };
        if let Some(Ok(language)) = value.map(str::parse) {
            return language;
        }
    }
    Language::of_system()
}

/// How the person wants the run to talk; for the matches of a command that [`localize`] gave its options.
pub fn manner(matches: &ArgMatches) -> Manner {
    Manner {
        json: matches.get_flag("json"),
        quiet: matches.get_flag("quiet"),
    }
}

/// `--NAME VALUE`
pub fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

/// `--NAME`
pub fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

/// The number of a version and the commit it was built from, as the build script says it ("1234abcdef 2026-11-22", or nothing). For
/// people who report something; what the programs make never holds it, so that every build makes the same bytes.
pub fn version(words: &Words, number: &str, commit: &str) -> String {
    let l = &words.shared;
    match commit.split_once(' ') {
        Some((commit, day)) => fl!(
            l,
            "version-commit",
            number = number,
            commit = commit,
            day = day
        ),
        None => fl!(l, "version-unknown", number = number),
    }
}

/// Gives every command the shared options (`--json`, `--quiet`, `--lang`, `--help`; `--version` for the program itself) and the
/// headings of the language. The name of `root` is what the person types.
pub fn localize(root: Command, words: &Words) -> Command {
    let l = &words.shared;
    let root = root
        .disable_help_subcommand(true)
        .mut_subcommands(|command| {
            let line = usage(words, &command);
            let list = match command.get_positionals().next() {
                Some(_) => format!("{}\n{{positionals}}\n\n", fl!(l, "heading-arguments")),
                None => String::new(),
            };
            let command = command
                .arg(flag("json").help(fl!(l, "json")))
                .arg(flag("quiet").short('q').help(fl!(l, "quiet")));
            speak(command, words, line, &list)
        })
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(fl!(l, "version")),
        );
    let line = format!(
        "{} {} [{}]",
        words.program,
        fl!(l, "usage-command"),
        fl!(l, "usage-options")
    );
    let list = match root.get_subcommands().next() {
        Some(_) => format!("{}\n{{subcommands}}\n\n", fl!(l, "heading-commands")),
        None => String::new(),
    };
    speak(root, words, line, &list)
}

/// How a command is written. Positional lists that may be empty are left to the arguments below it.
fn usage(words: &Words, command: &Command) -> String {
    let options = fl!(words.shared, "usage-options");
    let mut line = format!("{} {} [{options}]", words.program, command.get_name());
    for positional in command.get_positionals() {
        let list = positional
            .get_num_args()
            .is_some_and(|n| n.max_values() > 1);
        if positional.is_required_set() || !list {
            line += &format!(" {positional}");
        }
    }
    line
}

fn speak(command: Command, words: &Words, line: String, list: &str) -> Command {
    let l = &words.shared;
    let (usage, options) = (fl!(l, "heading-usage"), fl!(l, "heading-options"));
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .override_usage(line)
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{list}{options}\n{{options}}{{after-help}}\n"))
        .arg(option("lang", "zh|en").value_parser(["zh", "en"]).help(fl!(l, "lang")))
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(fl!(l, "help")))
        .mut_args(|arg| match arg.get_action().takes_values() {
            true => arg.hide_default_value(true).hide_possible_values(true),
            false => arg,
        })
}

/// Answers when there are no matches: help and version on stdout, everything else as a failure.
pub fn answer(words: &Words, error: &clap::Error) -> Status {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        return match output::data(error.render().to_string()) {
            Ok(()) => Status::Done,
            Err(_) => Status::Failed,
        };
    }
    output::talk(&failure(words, error).render(words.language));
    Status::Failed
}

/// An argument that is needed and not there, for commands that find out themselves.
pub fn missing(words: &Words, argument: &str) -> Failure {
    Failure::new(fl!(words.shared, "args-missing", argument = argument))
}

/// What clap found wrong with the arguments, in the person's language.
pub fn failure(words: &Words, error: &clap::Error) -> Failure {
    let l = &words.shared;
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" | "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let shown = |kind| escape::line(&said(kind)).into_owned();
    let argument = shown(ContextKind::InvalidArg);
    let value = shown(ContextKind::InvalidValue);
    let other = shown(ContextKind::PriorArg);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            fl!(
                l,
                "args-command",
                name = shown(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            fl!(l, "args-no-command")
        }
        ErrorKind::UnknownArgument => fl!(l, "args-unknown", argument = argument),
        ErrorKind::MissingRequiredArgument => fl!(l, "args-missing", argument = argument),
        ErrorKind::ArgumentConflict if other.is_empty() || other == argument => {
            fl!(l, "args-twice", argument = argument)
        }
        ErrorKind::ArgumentConflict => {
            fl!(l, "args-conflict", argument = argument, other = other)
        }
        ErrorKind::InvalidValue if value.is_empty() => fl!(l, "args-no-value", argument = argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            fl!(l, "args-value", argument = argument, value = value)
        }
        ErrorKind::TooManyValues => fl!(l, "args-value", argument = argument, value = value),
        ErrorKind::InvalidUtf8 => fl!(l, "args-utf8"),
        _ => fl!(l, "args-other", text = error.kind().to_string()),
    };
    let mut failure = Failure::new(what);
    let possible = said(ContextKind::ValidValue);
    if !possible.is_empty() {
        failure = failure.hint(fl!(l, "args-possible", values = possible));
    }
    let similar = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .map(said)
    .concat();
    if !similar.is_empty() {
        failure = failure.hint(fl!(l, "args-similar", name = similar));
    }
    failure.hint(fl!(l, "args-help", program = words.program))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(rust_embed::RustEmbed)]
    #[folder = "i18n"]
    struct Messages;

    fn words(language: Language) -> Words {
        Words::new("shell", &Messages, language)
    }

    fn commands() -> Command {
        Command::new("shell")
            .version("1")
            .subcommand_required(true)
            .subcommand(
                Command::new("print")
                    .arg(Arg::new("what").required(true))
                    .arg(Arg::new("more").num_args(0..))
                    .arg(flag("plain").conflicts_with("format"))
                    .arg(option("format", "a|b").value_parser(["a", "b"])),
            )
            .subcommand(Command::new("bare"))
    }

    fn refused(arguments: &[&str], language: Language) -> clap::Error {
        let command = localize(commands(), &words(language));
        command.try_get_matches_from(arguments).unwrap_err()
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let of = |arguments: &[&str]| {
            language(&arguments.iter().map(OsString::from).collect::<Vec<_>>())
        };
        assert_eq!(of(&["x", "--lang", "zh", "a"]), Language::Zh);
        assert_eq!(of(&["x", "a", "--lang=en"]), Language::En);
        assert_eq!(of(&["x", "--lang=fr", "--lang=zh"]), Language::Zh);
    }

    #[test]
    fn a_version_names_its_commit_where_it_is_known() {
        let of = |commit, language| version(&words(language), "1.2.3", commit);
        let commit = "1234abcdef 2026-11-22";
        assert_eq!(
            of(commit, Language::En),
            "1.2.3 (commit 1234abcdef, 2026-11-22)"
        );
        assert_eq!(
            of(commit, Language::Zh),
            "1.2.3（提交 1234abcdef，2026-11-22）"
        );
        assert_eq!(of("", Language::En), "1.2.3 (commit unknown)");
    }

    #[test]
    fn help_has_no_word_of_another_language() {
        let help = refused(&["shell", "print", "--help"], Language::Zh).to_string();
        assert!(
            help.contains("用法： shell print [选项] <what>\n\n参数："),
            "{help}"
        );
        let bare = refused(&["shell", "bare", "--help"], Language::En).to_string();
        assert!(
            bare.contains("Usage: shell bare [OPTIONS]\n\nOptions:"),
            "{bare}"
        );
        let root = refused(&["shell", "--help"], Language::Zh).to_string();
        assert!(
            root.contains("用法： shell 命令 [选项]\n\n命令：\n"),
            "{root}"
        );
        for word in ["Usage", "Options", "Print", "Commands"] {
            assert!(!help.contains(word) && !root.contains(word), "{help}{root}");
        }
    }

    #[test]
    fn each_fault_has_words_of_its_own() {
        for (arguments, said) in [
            (&["shell"][..], "要做什么？还缺一个命令"),
            (&["shell", "prin"], "没有“prin”这个命令"),
            (&["shell", "print"], "缺少：<what>"),
            (&["shell", "print", "x", "--nope"], "没有 --nope 这个选项"),
            (
                &["shell", "print", "x", "--format"],
                "--format <a|b> 后面要写一个值",
            ),
            (
                &["shell", "print", "x", "--format", "\u{1b}c"],
                "--format <a|b> 不能是“\\u{1b}c”",
            ),
            (
                &["shell", "print", "x", "--format", "a", "--format", "b"],
                "--format <a|b> 写了两次",
            ),
            (
                &["shell", "print", "x", "--format", "a", "--plain"],
                "--format <a|b> 与 --plain 不能一起用",
            ),
        ] {
            let failure = failure(&words(Language::Zh), &refused(arguments, Language::Zh));
            assert_eq!(failure.what, said);
            let help = "输入 shell --help 或 shell 命令 --help 查看说明";
            assert_eq!(failure.hints.last().map(String::as_str), Some(help));
        }
    }
}
