//! `backup view`: an archive in, its pages in the browser.
//!
//! Takes matches, gives the status: 0 when the person stopped it with Ctrl-C or closed the last page (that is how a server is meant to end),
//! 1 when a file turned out damaged on the way, 2 when it could not be served. Verifies nothing first, and says so.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bag::declaration::BAGIT;
use bag::defect::{Code, Defect, Effect};
use bag::store::Store;
use bag::verify::{Depth, Report};
use clap::ArgMatches;
use i18n_embed_fl::fl;
use serde_json::json;
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::output;
use shell::status::Status;

use super::Outcome;
use super::say::{Manner, Words, path};
use crate::catalogue;
use crate::list::defect_of;
use crate::open::with_store;
use crate::view::{self, Ended, Event, ServeError, Settings};

/// How long to wait after the last page was closed, when the person does not say.
pub const LINGER: &str = "60";

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let archive = super::list::archive(words, matches)?;
    let number = |name| matches.get_one::<u64>(name).copied().unwrap_or_default();
    let say = |id: &str, values: &[(&'static str, String)]| words.by_id(id, values);
    let stop = Interrupt::listen();
    let no_bag = |defects| {
        let report = Report::of_container(defects, Depth::Structure);
        super::verify::no_bag(words, manner, archive, &report)
    };
    // A folder is listed in full before it can be looked into; one that is no archive may be a whole disk.
    if archive.is_dir() && !archive.join(BAGIT).is_file() {
        return no_bag(vec![Defect::new(Code::NotABag)]);
    }
    let damaged = AtomicBool::new(false);
    let served = with_store(archive, &stop, |store, defects| {
        if !store.items().iter().any(|item| &*item.path == BAGIT) {
            return Err(vec![Defect::new(Code::NotABag)]);
        }
        let doubtful = defects
            .iter()
            .any(|defect| defect.code.effect() != Effect::Warning);
        let settings = Settings {
            port: matches.get_one("port").copied().unwrap_or_default(),
            linger: Duration::from_secs(number("linger")),
            say: &say,
            language: words.language.tag(),
            scripts: &[catalogue::page::SCRIPT],
            doubtful,
        };
        let ready = |address: &str| ready(words, manner, matches, archive, address, doubtful);
        Ok(serve(words, store, &settings, &stop, &damaged, &ready))
    });
    let ended = match served {
        Err(error) => return Err(super::verify::unopened(words, archive, &error)),
        Ok(Err(defects) | Ok(Err(defects))) => return no_bag(defects),
        Ok(Ok(Ok(ended))) => ended.map_err(|error| failure(words, &error))?,
    };
    if !manner.quiet {
        output::talk(&match ended {
            Ended::Stopped => fl!(words.loader, "view-stopped") + "\n",
            Ended::Left => fl!(words.loader, "view-left") + "\n",
        });
    }
    Ok(match damaged.load(Ordering::Relaxed) {
        true => Status::Findings,
        false => Status::Done,
    })
}

/// Serves, and says what happens meanwhile.
fn serve(
    words: &Words,
    store: &dyn Store,
    settings: &Settings<'_>,
    stop: &Interrupt,
    damaged: &AtomicBool,
    ready: &(dyn Fn(&str) -> Result<(), Failure> + Sync),
) -> Result<Ended, ServeError> {
    view::serve(store, settings, stop, &|event| match event {
        Event::Ready(address) => {
            // Who cannot be told the address still finds the page in the browser.
            if let Err(failure) = ready(address) {
                output::talk(&failure.render(words.language));
            }
        }
        Event::Unread { path, error } => {
            damaged.store(true, Ordering::Relaxed);
            output::talk(&unread(words, path, error));
        }
    })
}

/// Tells the address and opens it.
fn ready(
    words: &Words,
    manner: Manner,
    matches: &ArgMatches,
    archive: &Path,
    address: &str,
    doubtful: bool,
) -> Result<(), Failure> {
    let l = &words.loader;
    if manner.json {
        let value = json!({"liudi": "view", "version": 1, "archive": archive.to_string_lossy(), "address": address});
        words.print(&format!("{value}\n"))?;
    } else {
        words.print(&format!("{address}\n"))?;
    }
    if !matches.get_flag("no-open") {
        match open::that_detached(address) {
            Err(_) => output::talk(&(fl!(l, "view-no-browser") + "\n")),
            Ok(()) if manner.quiet => {}
            Ok(()) => output::talk(&(fl!(l, "view-opening") + "\n")),
        }
    }
    if !manner.quiet {
        output::talk(&(fl!(l, "view-hint") + "\n"));
        let path = path(archive);
        output::talk(&match doubtful {
            true => fl!(l, "list-bad", path = path) + "\n",
            false => fl!(l, "view-unverified", path = path) + "\n",
        });
    }
    Ok(())
}

/// What is wrong with a file that could not be read to its end, and what to do.
fn unread(words: &Words, path: &str, error: &io::Error) -> String {
    let l = &words.loader;
    let defect = defect_of(error, path);
    let code = defect.code.as_str();
    let what = words.by_id(&format!("defect-{code}"), &defect.facts);
    let next = words.by_id(&format!("defect-{code}-next"), &defect.facts);
    let path = shell::escape::line(path).into_owned();
    let line = fl!(l, "view-unread", path = path);
    format!(
        "{line}\n  {} {code}: {what}\n    → {next}\n",
        fl!(l, "defect")
    )
}

/// Why an archive could not be served.
fn failure(words: &Words, error: &ServeError) -> Failure {
    let l = &words.loader;
    match error {
        ServeError::Listen { port: 0, error } => {
            Failure::new(fl!(l, "view-listen", error = words.io(error)))
                .hint(fl!(l, "view-listen-hint"))
        }
        ServeError::Listen { port, error } => Failure::new(fl!(
            l,
            "view-port-taken",
            port = port.to_string(),
            error = words.io(error)
        ))
        .hint(fl!(l, "view-port-hint")),
        ServeError::Random(error) => Failure::new(fl!(l, "view-listen", error = error.to_string()))
            .hint(fl!(l, "view-listen-hint")),
    }
}

/// The archive to serve and how, as the command line has it.
pub fn arguments(words: &Words, command: clap::Command) -> clap::Command {
    use clap::{Arg, value_parser};
    use shell::args::{flag, option};
    let l = &words.loader;
    command
        .about(fl!(l, "view-about"))
        .arg(
            Arg::new("archive")
                .value_name("ARCHIVE|DIR")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(fl!(l, "view-archive")),
        )
        .arg(flag("no-open").help(fl!(l, "view-no-open")))
        .arg(
            option("port", "N")
                .value_parser(value_parser!(u16))
                .default_value("0")
                .help(fl!(l, "view-port")),
        )
        .arg(
            option("linger", "SECONDS")
                .value_parser(value_parser!(u64).range(1..))
                .default_value(LINGER)
                .help(fl!(l, "view-linger")),
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use shell::language::Language;

    #[test]
    fn every_word_of_the_pages_is_there_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            let words = super::super::say::words(language);
            for id in view::WORDS {
                assert!(words.loader.has(id), "{id} {language:?}");
            }
        }
    }
}
