//! Declares the commands of `backup` and their options, with help in the person's language.
//!
//! Takes the words, gives clap's commands; what they share with other programs comes from [`shell::args`].

use clap::{Arg, ArgAction, Command, value_parser};
use i18n_embed_fl::fl;
use shell::args::{flag, localize, option};
use shell::words::Words;

/// The whole command line.
pub fn command(words: &Words) -> Command {
    let l = &words.loader;
    let root = Command::new(words.program)
        .version(shell::args::version(
            words,
            env!("CARGO_PKG_VERSION"),
            env!("LIUDI_COMMIT"),
        ))
        .about(fl!(l, "about"))
        .subcommand_required(true)
        .after_help(fl!(l, "exit-statuses"))
        .subcommand(collect(words))
        .subcommand(verify(words))
        .subcommand(list(words))
        .subcommand(super::view::arguments(words, Command::new("view")))
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
        .arg(
            option("expect-list", "FILE")
                .action(ArgAction::Append)
                .value_parser(value_parser!(std::path::PathBuf))
                .help(fl!(l, "collect-expect-list")),
        )
        .arg(flag("no-thumbnails").help(fl!(l, "collect-no-thumbnails")))
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
        .arg(
            flag("summary")
                .conflicts_with_all(["glob", "bag"])
                .help(fl!(l, "list-summary")),
        )
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
