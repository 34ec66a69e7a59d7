//! Reads arguments and words clap's help and errors in the person's language.
//!
//! Takes the process's arguments, gives matches or an answer. clap has no translations of its own, so every text it would
//! say is replaced here.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, value_parser};
use i18n_embed_fl::fl;
use shell::failure::Failure;
use shell::language::Language;
use shell::output;
use shell::status::Status;

use super::say::Words;

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

/// The whole command line.
pub fn command(words: &Words) -> Command {
    let l = &words.loader;
    let root = Command::new("backup")
        .version(env!("CARGO_PKG_VERSION"))
        .about(fl!(l, "about"))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .after_help(fl!(l, "exit-statuses"))
        .subcommand(collect(words))
        .subcommand(verify(words))
        .subcommand(list(words))
        .subcommand(extract(words));
    localize(root, words)
}

fn collect(words: &Words) -> Command {
    let l = &words.loader;
    Command::new("collect")
        .about(fl!(l, "collect-about"))
        .arg(
            Arg::new("source")
                .value_name("SOURCE")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(std::path::PathBuf))
                .help(fl!(l, "collect-source")),
        )
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .value_name("ARCHIVE")
                .value_parser(value_parser!(std::path::PathBuf))
                .help(fl!(l, "collect-output")),
        )
        .arg(
            option("format", "zip|dir")
                .value_parser(["zip", "dir"])
                .default_value("zip")
                .help(fl!(l, "collect-format")),
        )
        .arg(
            option("digest", "sha256|sha512")
                .value_parser(["sha256", "sha512"])
                .default_value("sha256")
                .help(fl!(l, "collect-digest")),
        )
        .arg(
            option("info", "LABEL=VALUE")
                .action(ArgAction::Append)
                .help(fl!(l, "collect-info")),
        )
        .arg(
            option("exclude", "GLOB")
                .action(ArgAction::Append)
                .help(fl!(l, "collect-exclude")),
        )
        .arg(flag("keep-junk").help(fl!(l, "collect-keep-junk")))
        .arg(option("date", "YYYY-MM-DD").help(fl!(l, "collect-date")))
        .arg(jobs(words))
        .arg(flag("no-verify").help(fl!(l, "collect-no-verify")))
        .arg(flag("dry-run").help(fl!(l, "collect-dry-run")))
        .arg(flag("start-over").help(fl!(l, "collect-start-over")))
}

fn verify(words: &Words) -> Command {
    let l = &words.loader;
    Command::new("verify")
        .about(fl!(l, "verify-about"))
        .arg(
            Arg::new("archive")
                .value_name("ARCHIVE|DIR")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(std::path::PathBuf))
                .help(fl!(l, "verify-archive")),
        )
        .arg(option("expect", "ROOT-DIGEST").help(fl!(l, "verify-expect")))
        .arg(flag("quick").help(fl!(l, "verify-quick")))
        .arg(jobs(words))
}

fn list(words: &Words) -> Command {
    let l = &words.loader;
    Command::new("list")
        .about(fl!(l, "list-about"))
        .arg(archive().help(fl!(l, "list-archive")))
        .arg(globs().help(fl!(l, "globs")))
        .arg(flag("bag").help(fl!(l, "list-bag")))
}

fn extract(words: &Words) -> Command {
    let l = &words.loader;
    Command::new("extract")
        .about(fl!(l, "extract-about"))
        .arg(archive().help(fl!(l, "extract-archive")))
        .arg(globs().help(fl!(l, "globs")))
        .arg(
            Arg::new("directory")
                .short('C')
                .long("directory")
                .value_name("DIR")
                .value_parser(value_parser!(std::path::PathBuf))
                .help(fl!(l, "extract-directory")),
        )
        .arg(flag("bag").help(fl!(l, "extract-bag")))
        .arg(flag("force").help(fl!(l, "extract-force")))
        .arg(flag("keep-damaged").help(fl!(l, "extract-keep-damaged")))
        .arg(
            option("names", "system|windows")
                .value_parser(["system", "windows"])
                .default_value("system")
                .help(fl!(l, "extract-names")),
        )
        .arg(jobs(words))
}

fn archive() -> Arg {
    Arg::new("archive")
        .value_name("ARCHIVE")
        .required(true)
        .value_parser(value_parser!(std::path::PathBuf))
}

fn globs() -> Arg {
    Arg::new("glob").value_name("GLOB").num_args(0..)
}

fn jobs(words: &Words) -> Arg {
    option("jobs", "N")
        .value_parser(value_parser!(std::num::NonZeroUsize))
        .help(fl!(words.loader, "jobs"))
}

fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

/// Gives every command the shared options and the headings of the language.
fn localize(root: Command, words: &Words) -> Command {
    let l = &words.loader;
    let (usage, options) = (fl!(l, "heading-usage"), fl!(l, "heading-options"));
    let (commands, arguments) = (fl!(l, "heading-commands"), fl!(l, "heading-arguments"));
    let shared = |command: Command, list: &str| {
        let name = command.get_name().to_owned();
        let line = match command.get_positionals().next() {
            Some(positional) => format!(
                "backup {name} [{options}] {positional}",
                options = fl!(l, "usage-options")
            ),
            None => format!(
                "backup {} [{}]",
                fl!(l, "usage-command"),
                fl!(l, "usage-options")
            ),
        };
        command
            .disable_help_flag(true)
            .disable_version_flag(true)
            .override_usage(line)
            .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{list}\n\n{options}\n{{options}}{{after-help}}\n"))
            .arg(option("lang", "zh|en").value_parser(["zh", "en"]).help(fl!(l, "lang")))
            .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(fl!(l, "help")))
            .mut_args(|arg| match arg.get_action().takes_values() {
                true => arg.hide_default_value(true).hide_possible_values(true),
                false => arg,
            })
    };
    let root = root
        .mut_subcommands(|command| {
            let command = command
                .arg(flag("json").help(fl!(l, "json")))
                .arg(flag("quiet").short('q').help(fl!(l, "quiet")));
            shared(command, &format!("{arguments}\n{{positionals}}"))
        })
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(fl!(l, "version")),
        );
    shared(root, &format!("{commands}\n{{subcommands}}"))
}

/// Answers when there are no matches: help and version on stdout, everything else as a failure.
pub fn answer(words: &Words, error: &clap::Error) -> Status {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        return match output::data(&error.render().to_string()) {
            Ok(()) => Status::Done,
            Err(_) => Status::Failed,
        };
    }
    output::talk(&failure(words, error).render(words.language));
    Status::Failed
}

fn failure(words: &Words, error: &clap::Error) -> Failure {
    let l = &words.loader;
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" | "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let argument = shell::escape::line(&said(ContextKind::InvalidArg)).into_owned();
    let value = shell::escape::line(&said(ContextKind::InvalidValue)).into_owned();
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = said(ContextKind::InvalidSubcommand);
            fl!(
                l,
                "args-command",
                name = shell::escape::line(&name).into_owned()
            )
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            fl!(l, "args-no-command")
        }
        ErrorKind::UnknownArgument => fl!(l, "args-unknown", argument = argument),
        ErrorKind::MissingRequiredArgument => fl!(l, "args-missing", argument = argument),
        ErrorKind::ArgumentConflict => fl!(l, "args-twice", argument = argument),
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
    failure.hint(fl!(l, "args-help"))
}
