//! Talks with the person: arguments in, words and status out.
//!
//! Finds the language, reads the arguments ([`args`]), runs one command (one file each) and words what it found ([`say`]). The
//! only room that reads arguments, clock, environment and the working folder; it hands them down as values.
#![expect(
    clippy::disallowed_methods,
    reason = "the doors to clock, arguments and environment"
)]

mod args;
mod collect;
mod collected;
mod dropped;
mod expected;
mod extract;
mod guide;
mod list;
mod named;
mod overview;
mod pages;
mod say;
mod summary;
mod understood;
mod verify;
mod view;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::Command;
use shell::failure::Failure;
use shell::language::Language;
use shell::status::Status;
use shell::window;

use self::say::Words;

/// What a command ends with.
type Outcome = Result<Status, Failure>;

/// The whole command line as clap has it, for manual pages and completions.
pub fn command(language: Language) -> Command {
    args::command(&say::words(language))
}

/// Runs `backup` with the process's arguments. A window of its own stays open until the person has read it.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    window::run(&arguments, say::words, |words, _| answer(words, &arguments))
}

fn answer(words: &Words, arguments: &[OsString]) -> ExitCode {
    let command = args::command(words);
    let names = command.get_subcommands().map(Command::get_name);
    let given = match window::dropped(arguments, names, |path| Path::new(path).exists()) {
        Some(paths) => dropped::arguments(&paths),
        None => arguments.to_vec(),
    };
    let matches = match command.try_get_matches_from(given) {
        Ok(matches) => matches,
        Err(error) => return shell::args::answer(words, &error).into(),
    };
    let Some((name, matches)) = matches.subcommand() else {
        // clap asks for a command itself.
        return Status::Failed.into();
    };
    let manner = shell::args::manner(matches);
    let outcome = match name {
        "collect" => collect::run(words, manner, matches),
        "verify" => verify::run(words, manner, matches),
        "list" => list::run(words, manner, matches),
        "view" => view::run(words, manner, matches),
        _ => extract::run(words, manner, matches),
    };
    words.end(manner, outcome)
}

/// Threads to use when the person does not say.
fn processors() -> std::num::NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(std::num::NonZeroUsize::MIN)
}
