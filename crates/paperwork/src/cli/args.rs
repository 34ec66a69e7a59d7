//! Declares the commands of `paperwork` and their options, with help in the person's language.
//!
//! Takes the words, gives clap's commands; reads options that several commands share back out of the matches. What it shares
//! with other programs comes from [`shell::args`].

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use i18n_embed_fl::fl;
use shell::args::{flag, localize, option};
use shell::escape;
use shell::failure::Failure;
use shell::words::Words;

/// The whole command line, with the commands there are.
pub fn command(words: &Words, commands: impl IntoIterator<Item = Command>) -> Command {
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
        .subcommands(commands);
    localize(root, words)
}

/// `letter`
pub fn letter(words: &Words) -> Command {
    let l = &words.loader;
    Command::new("letter")
        .about(fl!(l, "letter-about"))
        .after_help(fl!(l, "letter-examples"))
        .arg(option("template", "NAME").help(fl!(l, "letter-template")))
        .arg(case(words))
        .arg(set("KEY=VALUE").help(fl!(l, "option-set")))
        .arg(
            option("exhibit", "PATH[=TITLE]")
                .action(ArgAction::Append)
                .value_parser(value_parser!(OsString))
                .help(fl!(l, "letter-exhibit")),
        )
        .arg(flag("blank").help(fl!(l, "letter-blank")))
        .arg(
            option("format", "pdf|txt|md")
                .value_parser(["pdf", "txt", "md"])
                .default_value("pdf")
                .help(fl!(l, "letter-format")),
        )
        .arg(path("preview", "PNG").help(fl!(l, "letter-preview")))
        .arg(output("FILE").help(fl!(l, "letter-output")))
        .arg(flag("attach").help(fl!(l, "letter-attach")))
        .arg(flag("bundle").help(fl!(l, "letter-bundle")))
        .arg(own_templates(words))
        .arg(path("font-dir", "DIR").help(fl!(l, "letter-font-dir")))
        .arg(option("date", "YYYY-MM-DD").help(fl!(l, "letter-date")))
        .arg(force(words))
}

/// `init`
pub fn init(words: &Words) -> Command {
    let l = &words.loader;
    Command::new("init")
        .about(fl!(l, "init-about"))
        .arg(option("template", "NAME").help(fl!(l, "init-template")))
        .arg(path("from", "FILE").help(fl!(l, "init-from")))
        .arg(set("KEY=VALUE").help(fl!(l, "option-set")))
        .arg(output("FILE").help(fl!(l, "init-output")))
        .arg(own_templates(words))
        .arg(force(words))
}

/// `templates`
pub fn templates(words: &Words) -> Command {
    let l = &words.loader;
    Command::new("templates")
        .about(fl!(l, "templates-about"))
        .arg(
            Arg::new("what")
                .value_name("list|show")
                .value_parser(["list", "show"])
                .requires_if("show", "name")
                .help(fl!(l, "templates-what")),
        )
        .arg(
            Arg::new("name")
                .value_name("NAME")
                .help(fl!(l, "templates-name")),
        )
        .arg(own_templates(words))
}

/// `fill`
pub fn fill(words: &Words) -> Command {
    let l = &words.loader;
    Command::new("fill")
        .about(fl!(l, "fill-about"))
        .arg(
            Arg::new("form")
                .value_name("FORM.pdf")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(fl!(l, "fill-form")),
        )
        .arg(case(words))
        .arg(path("map", "FILE").help(fl!(l, "fill-map")))
        .arg(set("NAME=VALUE").help(fl!(l, "fill-set")))
        .arg(flag("flatten").help(fl!(l, "fill-flatten")))
        .arg(flag("list-fields").help(fl!(l, "fill-list-fields")))
        .arg(output("FILE").help(fl!(l, "fill-output")))
        .arg(force(words))
}

/// `fields`
pub fn fields(words: &Words) -> Command {
    Command::new("fields").about(fl!(words.loader, "fields-about"))
}

fn case(words: &Words) -> Arg {
    path("case", "FILE").help(fl!(words.loader, "option-case"))
}

fn own_templates(words: &Words) -> Arg {
    path("templates", "DIR").help(fl!(words.loader, "option-templates"))
}

fn force(words: &Words) -> Arg {
    flag("force").help(fl!(words.loader, "option-force"))
}

fn set(value: &'static str) -> Arg {
    option("set", value).action(ArgAction::Append)
}

fn path(name: &'static str, value: &'static str) -> Arg {
    option(name, value).value_parser(value_parser!(PathBuf))
}

fn output(value: &'static str) -> Arg {
    path("output", value).short('o')
}

/// The letter that `--template` names; `letter` cannot do without.
pub fn template<'a>(words: &Words, matches: &'a ArgMatches) -> Result<&'a str, Failure> {
    let missing = || {
        shell::args::missing(words, "--template <NAME>")
            .hint(fl!(words.loader, "letter-no-template-hint"))
    };
    let given = matches.get_one::<String>("template");
    given.map(String::as_str).ok_or_else(missing)
}

/// Every `--set`, in the order given, cut at its first `=`. Values may be empty, keys may not.
pub fn pairs<'a>(
    words: &Words,
    matches: &'a ArgMatches,
) -> Result<Vec<(&'a str, &'a str)>, Failure> {
    let l = &words.loader;
    let given = matches.get_many::<String>("set").unwrap_or_default();
    let cut = |text: &'a String| match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim(), value)),
        _ => {
            let shown = escape::line(text).into_owned();
            Err(Failure::new(fl!(l, "set", value = shown)).hint(fl!(l, "set-hint")))
        }
    };
    given.map(cut).collect()
}

/// Every `--exhibit`, in the order given: where it is, and its title when one is given. The first `=` parts them; a path with
/// `=` in it can stand in the case file.
#[cfg_attr(not(test), expect(dead_code, reason = "its command is to come"))]
pub fn exhibits(matches: &ArgMatches) -> Vec<(PathBuf, Option<&str>)> {
    let given = matches.get_many::<OsString>("exhibit").unwrap_or_default();
    given.map(|one| exhibit(one)).collect()
}

fn exhibit(given: &OsStr) -> (PathBuf, Option<&str>) {
    match given.to_str().and_then(|text| text.split_once('=')) {
        Some((path, title)) => (path.into(), Some(title.trim()).filter(|t| !t.is_empty())),
        None => (given.into(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shell::language::Language;
    use std::path::Path;

    const ALL: [fn(&Words) -> Command; 5] = [letter, init, templates, fill, fields];

    fn of(arguments: &[&str], language: Language) -> Result<ArgMatches, clap::Error> {
        let words = crate::cli::say::words(language);
        let command = command(&words, ALL.map(|declare| declare(&words)));
        command.try_get_matches_from(["paperwork"].iter().chain(arguments))
    }

    /// The matches of one command.
    fn sub(arguments: &[&str]) -> ArgMatches {
        let (_, matches) = of(arguments, Language::En)
            .unwrap()
            .remove_subcommand()
            .unwrap();
        matches
    }

    #[test]
    fn every_command_and_every_argument_has_help_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            let words = crate::cli::say::words(language);
            let mut root = command(&words, ALL.map(|declare| declare(&words)));
            root.build();
            for command in root.get_subcommands() {
                let chinese = |text: String| text.chars().any(|c| ('一'..='龥').contains(&c));
                let about = command.get_about().unwrap().to_string();
                assert_eq!(chinese(about), language == Language::Zh);
                for arg in command.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "{} {arg}", command.get_name());
                }
            }
        }
    }

    #[test]
    fn usage_names_what_each_command_takes() {
        for (arguments, usage) in [
            (["letter", "--help"], "paperwork letter [OPTIONS]\n"),
            (
                ["templates", "--help"],
                "paperwork templates [OPTIONS] [list|show] [NAME]\n",
            ),
            (["fill", "--help"], "paperwork fill [OPTIONS] <FORM.pdf>\n"),
            (
                ["fields", "--help"],
                "paperwork fields [OPTIONS]\n\nOptions:",
            ),
        ] {
            let help = of(&arguments, Language::En).unwrap_err().to_string();
            assert!(help.contains(&format!("Usage: {usage}")), "{help}");
        }
    }

    #[test]
    fn show_needs_the_name_of_a_letter() {
        assert!(of(&["templates"], Language::En).is_ok());
        assert!(of(&["templates", "list"], Language::En).is_ok());
        assert!(of(&["templates", "show", "appeal"], Language::En).is_ok());
        assert!(of(&["templates", "appeal"], Language::En).is_err());
        let error = of(&["templates", "show"], Language::En).unwrap_err();
        let failure = shell::args::failure(&crate::cli::say::words(Language::En), &error);
        assert_eq!(failure.what, "missing: <NAME>");
    }

    #[test]
    fn pairs_are_cut_at_the_first_equals_sign() {
        let words = crate::cli::say::words(Language::En);
        let given = [
            "letter",
            "--set",
            "sender.name=张三",
            "--set",
            "event.facts=a=b",
        ];
        let read = sub(&given);
        let pairs = pairs(&words, &read).unwrap();
        assert_eq!(pairs, [("sender.name", "张三"), ("event.facts", "a=b")]);
        for wrong in ["sender.name", "=x", " =x"] {
            let read = sub(&["init", "--set", wrong]);
            assert!(super::pairs(&words, &read).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_exhibit_may_have_a_title() {
        let given = [
            "letter",
            "--exhibit",
            "a.zip!/data/1.csv= 订单 ",
            "--exhibit",
            "b.png",
        ];
        let read = sub(&given);
        let first = (PathBuf::from("a.zip!/data/1.csv"), Some("订单"));
        assert_eq!(exhibits(&read), [first, (PathBuf::from("b.png"), None)]);
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt as _;
            let name = OsStr::from_bytes(b"\xb6\xa9=x");
            assert_eq!(exhibit(name), (Path::new(name).into(), None));
        }
    }

    #[test]
    fn a_letter_without_a_template_says_where_to_find_one() {
        let words = crate::cli::say::words(Language::Zh);
        let failure = template(&words, &sub(&["letter"])).unwrap_err();
        assert_eq!(failure.what, "缺少：--template <NAME>");
        assert_eq!(failure.hints, ["用 paperwork templates 查看有哪些信函"]);
        let read = sub(&["letter", "--template", "appeal"]);
        assert_eq!(template(&words, &read), Ok("appeal"));
    }
}
