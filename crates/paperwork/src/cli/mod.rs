//! Talks with the person: arguments in, words and status out.
//!
//! Finds the language, reads the arguments ([`args`]), runs one command (one file each) and words what it found ([`say`]). The
//! only room that reads arguments, clock and environment; it hands them down as values.
#![expect(
    clippy::disallowed_methods,
    reason = "the doors to clock, arguments and environment"
)]

mod args;
mod casefile;
mod check;
mod deliver;
mod dialogue;
mod dropped;
mod exhibits;
mod fields;
mod fill;
mod fillsay;
mod init;
mod letter;
mod lettersay;
mod rules;
mod say;
mod shelf;
mod spare;
mod templates;
mod watermark;
mod watermarksay;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{ArgMatches, Command};
use i18n_embed_fl::fl;
use jiff::civil::Date;
use shell::failure::Failure;
use shell::language::Language;
use shell::status::Status;
use shell::window;

use self::dropped::Dropped;
use self::say::{Manner, Words};

/// What a command ends with.
type Outcome = Result<Status, Failure>;

/// How a command is declared, and what runs it.
type Entry = (
    fn(&Words) -> Command,
    fn(&Words, Manner, &ArgMatches) -> Outcome,
);

/// The commands there are, in the order of the help.
const COMMANDS: &[Entry] = &[
    (check::command, check::run),
    (rules::command, rules::run),
    (args::letter, letter::run),
    (args::init, init::run),
    (args::templates, templates::run),
    (args::fields, fields::run),
    (args::fill, fill::run),
    (watermark::command, watermark::run),
];

/// The whole command line as clap has it, for manual pages and completions.
pub fn command(language: Language) -> Command {
    declared(&say::words(language))
}

fn declared(words: &Words) -> Command {
    args::command(words, COMMANDS.iter().map(|(declare, _)| declare(words)))
}

/// Runs `paperwork` with the process's arguments. A window of its own stays open until the person has read it.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    window::run(&arguments, say::words, |words, own| {
        answer(words, &arguments, own)
    })
}

fn answer(words: &Words, arguments: &[OsString], own: bool) -> ExitCode {
    let command = declared(words);
    let names = command.get_subcommands().map(Command::get_name);
    let dropped = window::dropped(arguments, names, |path| Path::new(path).exists());
    let dropped = dropped.map(|paths| Dropped::new(&paths));
    let given = dropped
        .as_ref()
        .map_or(arguments, |dropped| &dropped.arguments);
    let matches = match command.try_get_matches_from(given) {
        Ok(matches) => matches,
        Err(error) => return shell::args::answer(words, &error).into(),
    };
    let found = matches.subcommand().and_then(|(name, matches)| {
        let named = |entry: &&Entry| (entry.0)(words).get_name() == name;
        Some((COMMANDS.iter().find(named)?, matches))
    });
    let Some(((_, run), matches)) = found else {
        // clap asks for a command itself.
        return Status::Failed.into();
    };
    let manner = shell::args::manner(matches);
    let code = words.end(manner, run(words, manner, matches));
    // At a terminal the path is told, and opening it is left to the person.
    if let Some(dropped) = dropped.filter(|_| own) {
        dropped.show(words);
    }
    code
}

/// The day to write: what `--date` names, else what the case names, else `SOURCE_DATE_EPOCH`, else today.
fn day(words: &Words, matches: &ArgMatches, of_case: Option<Date>) -> Result<Date, Failure> {
    let given = matches.get_one::<String>("date").map(String::as_str);
    let named = match (given, of_case) {
        (None, Some(day)) => Some(day),
        (given, _) => {
            let epoch = std::env::var("SOURCE_DATE_EPOCH").ok();
            shell::day::named(words, given, epoch.as_deref())?
        }
    };
    let named = named.unwrap_or_else(|| jiff::Zoned::now().date());
    // The years a case file takes, too.
    match named.year() {
        1900..=2100 => Ok(named),
        _ => {
            let l = &words.loader;
            Err(Failure::new(fl!(l, "day-year", day = named.to_string()))
                .hint(fl!(l, "day-year-hint")))
        }
    }
}
