//! Runs `paperwork init`: makes a commented case file out of answers, another case, or `--set`.
//!
//! Asks on a terminal only, and only what the chosen letter needs and is not given yet; scripts give `--from` and `--set`. Writes
//! one new file, 0600, never over another without `--force`. Invariant: nothing typed is lost — when the dialogue ends early, what was
//! typed is written all the same, and when no file can be made, it is printed.

use std::io::{self, BufRead, IsTerminal as _, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use clap::ArgMatches;
use i18n_embed_fl::fl;
use serde_json::json;
use shell::failure::Failure;
use shell::interrupt::Interrupt;
use shell::output;
use shell::staged::{Mode, StagedError, write_new};
use shell::status::Status;

use super::dialogue::{self, Ended, Needs};
use super::say::{self, Manner, Words, path};
use super::shelf::Shelf;
use super::{Outcome, args, casefile};
use crate::case::{Case, Field, Phrases, Problem, fields, write};
use crate::letter::needs::{Need, idle, may_have_recipient, missing, required};
use crate::template::Template;

/// What every letter is about, asked when no letter is named.
const BASIC: [&str; 9] = [
    "sender.kind",
    "sender.name",
    "sender.id",
    "sender.uscc",
    "sender.address",
    "sender.phone",
    "account.platform",
    "account.nickname",
    "account.uid",
];

/// Makes a case file.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let target = matches.get_one::<PathBuf>("output");
    let target = target.cloned().unwrap_or_else(|| casefile::DEFAULT.into());
    let force = matches.get_flag("force");
    let own = matches.get_one::<PathBuf>("templates");
    let template = match matches.get_one::<String>("template") {
        Some(name) => Some(Shelf::open(words, own.map(PathBuf::as_path))?.get(words, name)?),
        None => None,
    };
    let pairs = args::pairs(words, matches)?;
    let from = matches.get_one::<PathBuf>("from");
    let (mut case, problems) = match from {
        Some(file) => casefile::open(words, file)?,
        None => Default::default(),
    };
    refuse(words, from.map(PathBuf::as_path), &problems)?;
    let mut problems = Vec::new();
    for (key, value) in &pairs {
        problems.extend(case.set(key, value).err());
    }
    problems.extend(case.review());
    refuse(words, None, &problems)?;
    if !force && target.symlink_metadata().is_ok() {
        return Err(say::staged(words, &target, &StagedError::Exists));
    }

    let terminal = io::stdin().is_terminal() && io::stderr().is_terminal();
    let mut stopped = false;
    let mut interrupted = false;
    let asked = pairs.is_empty() && terminal;
    if asked {
        let interrupt = Interrupt::listen();
        let mut typed = Typed::listen(interrupt.clone());
        let before = case.clone();
        let needs = |case: &Case| needs(template.as_ref(), case);
        let ended = dialogue::ask(words, &needs, &mut case, &mut typed, &mut output::talk);
        // Input that cannot be read any more is input that ended.
        stopped = !matches!(ended, Ok(Ended::Finished));
        interrupted = interrupt.heard();
        if stopped && case == before {
            let l = &words.loader;
            output::talk(&format!(
                "\n{}\n{}\n",
                fl!(l, "init-stopped"),
                fl!(l, "init-nothing")
            ));
            return Ok(if interrupted {
                Status::Interrupted
            } else {
                Status::Failed
            });
        }
    } else if pairs.is_empty() && from.is_none() {
        let l = &words.loader;
        return Err(Failure::new(fl!(l, "init-no-terminal")).hint(fl!(l, "init-no-terminal-hint")));
    }

    // A dialogue that was broken off replaces only the case it went on with.
    let replace = force && (!stopped || from == Some(&target));
    let text = text(words, template.as_ref(), &case);
    let target = save(words, &target, replace, asked, &text)?;
    let lacking = lacking(template.as_ref(), &case);
    if manner.json {
        let missing: Vec<Vec<&str>> = lacking
            .iter()
            .map(|group| group.iter().map(|field| &*field.key).collect())
            .collect();
        let path = target.to_string_lossy();
        let report = json!({"liudi": "case", "version": 1, "path": path, "missing": missing});
        words.print(&format!("{report}\n"))?;
    } else if !manner.quiet {
        report(words, template.as_ref(), &target, stopped, &lacking);
    }
    Ok(match (interrupted, lacking.is_empty() && !stopped) {
        (true, _) => Status::Interrupted,
        (false, true) => Status::Done,
        (false, false) => Status::Findings,
    })
}

/// Fails when something is wrong; tells what is only doubtful.
fn refuse(words: &Words, file: Option<&Path>, problems: &[Problem]) -> Result<(), Failure> {
    let (doubts, wrong): (Vec<Problem>, Vec<Problem>) =
        problems.iter().cloned().partition(Problem::is_doubt);
    if !wrong.is_empty() {
        return Err(casefile::refused(words, file, &wrong));
    }
    for doubt in &doubts {
        let what = say::problem(words, doubt);
        output::talk(&format!(
            "{}\n",
            fl!(words.loader, "init-noted", what = what)
        ));
    }
    Ok(())
}

/// The fields behind keys; a repeated table stands for all of its fields.
fn of<'a>(keys: impl IntoIterator<Item = &'a str>) -> Vec<&'static Field> {
    keys.into_iter().filter_map(fields::find).collect()
}

fn keys(list: &[String]) -> impl Iterator<Item = &str> {
    list.iter().map(String::as_str)
}

/// What to ask, given what is known.
fn needs(template: Option<&Template>, case: &Case) -> Needs {
    let Some(template) = template else {
        let person = case
            .text("sender.kind")
            .is_some_and(|kind| kind == "person");
        let other = if person { "sender.uscc" } else { "sender.id" };
        return Needs {
            optional: of(BASIC.into_iter().filter(|key| *key != other)),
            ..Needs::default()
        };
    };
    let manifest = &template.manifest;
    // A date that is not given is today's, and a template may know whom the letter goes to: such fields may be left out.
    let may_wait = |key: &str| {
        key == "letter.date" || key == "recipient.name" && may_have_recipient(manifest, case)
    };
    let needed = required(manifest, case);
    let mut firm = of(keys(&needed).filter(|key| !may_wait(key)));
    // In the order of the table: who writes comes first and decides what else is asked.
    firm.sort_by_key(|field| fields::all().iter().position(|one| one.key == field.key));
    let waiting = keys(&needed).filter(|key| may_wait(key) && *key != "letter.date");
    Needs {
        required: firm,
        one_of: manifest
            .one_of
            .iter()
            .map(|group| of(keys(group)))
            .collect(),
        optional: of(keys(&manifest.optional)
            .chain(waiting)
            .filter(|key| !idle(manifest, case, key))),
    }
}

/// What is still missing, one group of fields each; any of a group will do.
fn lacking(template: Option<&Template>, case: &Case) -> Vec<Vec<&'static Field>> {
    let Some(template) = template else {
        return Vec::new();
    };
    let groups = missing(&template.manifest, case)
        .into_iter()
        .map(|need| match need {
            // A repeated table is named by its first field.
            Need::Field(key) if fields::REPEATED.contains(&&*key) => fields::all()
                .iter()
                .find(|field| field.table() == key)
                .into_iter()
                .collect(),
            Need::Field(key) => of([&*key]),
            Need::OneOf(group) => of(keys(&group)),
        });
    groups.filter(|group| !group.is_empty()).collect()
}

/// The case file's text.
fn text(words: &Words, template: Option<&Template>, case: &Case) -> String {
    let l = &words.loader;
    let mut intro = vec![
        fl!(l, "init-intro-title"),
        fl!(l, "init-intro-comment"),
        fl!(l, "init-intro-private"),
    ];
    let mut shown: Vec<&str> = match template {
        Some(template) => {
            let title = template.manifest.title.of(words.language);
            intro.push(fl!(l, "init-intro-letter", title = title));
            template.manifest.declared().collect()
        }
        None => BASIC.to_vec(),
    };
    shown.push("exhibits");
    let example = fl!(l, "fields-example");
    let phrases = Phrases {
        intro: &intro,
        example: &example,
        language: words.language,
    };
    write(case, &shown, &phrases)
}

/// Writes the file; gives where it is. Answers that were typed go to another name, or to the screen, when they cannot go there.
fn save(
    words: &Words,
    target: &Path,
    replace: bool,
    asked: bool,
    text: &str,
) -> Result<PathBuf, Failure> {
    let fill = &mut |out: &mut (dyn io::Write + Send)| out.write_all(text.as_bytes());
    let Err(error) = write_new(target, Mode::Private, replace, fill) else {
        return Ok(target.to_owned());
    };
    if asked && matches!(error, StagedError::Exists) {
        for at in 2..100 {
            let other = target.with_extension(format!("{at}.toml"));
            if write_new(&other, Mode::Private, false, fill).is_ok() {
                return Ok(other);
            }
        }
    }
    if asked {
        words.print(text)?;
    }
    Err(say::staged(words, target, &error))
}

fn report(
    words: &Words,
    template: Option<&Template>,
    target: &Path,
    stopped: bool,
    lacking: &[Vec<&'static Field>],
) {
    let (l, language) = (&words.loader, words.language);
    let shown = path(target);
    let mut text = match stopped {
        true => format!(
            "\n{}\n{}\n",
            fl!(l, "init-stopped"),
            fl!(l, "init-kept", path = shown.clone())
        ),
        false => format!("{}\n", fl!(l, "init-written", path = shown.clone())),
    };
    let name = template.map(|template| template.name.as_str());
    if !lacking.is_empty() {
        text.push_str(&format!(
            "{}\n",
            fl!(l, "init-missing", count = lacking.len())
        ));
        for group in lacking {
            let line = match group.as_slice() {
                [field] => format!("{}  {}", field.key, field.label.of(language)),
                group => fl!(
                    l,
                    "init-missing-one-of",
                    labels = dialogue::labels(words, group)
                ),
            };
            text.push_str(&format!("  {line}\n"));
        }
    } else if template.is_some() {
        text.push_str(&format!("{}\n", fl!(l, "init-complete")));
    }
    let case = match target == Path::new(casefile::DEFAULT) {
        true => String::new(),
        false => format!(" --case {shown}"),
    };
    if stopped {
        let letter = name.map_or_else(String::new, |name| format!(" --template {name}"));
        let command = format!("paperwork init{letter} --from {shown} -o {shown} --force");
        text.push_str(&format!("{}\n", fl!(l, "init-continue", command = command)));
    } else if let Some(name) = name.filter(|_| !lacking.is_empty()) {
        let command = format!("paperwork letter --template {name}{case}");
        let next = fl!(l, "init-missing-next", path = shown, command = command);
        text.push_str(&format!("{next}\n"));
    } else if let Some(name) = name {
        text.push_str(&format!(
            "{}\n",
            fl!(l, "init-next", name = name, case = case)
        ));
    }
    output::talk(&text);
}

/// The lines typed on the terminal, which end when the person presses Ctrl-C.
///
/// A thread of its own reads them, because a read that waits for a line does not notice Ctrl-C on every system.
struct Typed {
    lines: Receiver<Vec<u8>>,
    interrupt: Interrupt,
    line: Vec<u8>,
    at: usize,
}

impl Typed {
    fn listen(interrupt: Interrupt) -> Self {
        let (send, lines) = channel();
        std::thread::spawn(move || {
            let mut input = io::stdin().lock();
            loop {
                let mut line = Vec::new();
                let ended = !matches!(input.read_until(b'\n', &mut line), Ok(1..));
                if ended || send.send(line).is_err() {
                    return;
                }
            }
        });
        Self {
            lines,
            interrupt,
            line: Vec::new(),
            at: 0,
        }
    }
}

impl Read for Typed {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(to)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Typed {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.line.len() {
            if self.interrupt.heard() {
                return Ok(&[]);
            }
            match self.lines.recv_timeout(Duration::from_millis(50)) {
                Ok(line) => (self.line, self.at) = (line, 0),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(&[]),
            }
        }
        Ok(self.line.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, read: usize) {
        self.at += read;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_letter_the_basics_are_asked() {
        let mut case = Case::default();
        let asked = |case: &Case| -> Vec<&str> {
            needs(None, case)
                .optional
                .iter()
                .map(|field| &*field.key)
                .collect()
        };
        assert_eq!(of(BASIC).len(), BASIC.len());
        assert!(asked(&case).contains(&"sender.uscc") && !asked(&case).contains(&"sender.id"));
        case.set("sender.kind", "person").unwrap();
        assert!(asked(&case).contains(&"sender.id") && !asked(&case).contains(&"sender.uscc"));
    }

    #[test]
    fn every_shipped_letter_asks_for_what_it_needs_and_who_writes_comes_first() {
        for name in crate::template::shipped_names() {
            let template = crate::template::shipped(&name).unwrap().unwrap();
            let mut case = Case::default();
            let first = needs(Some(&template), &case);
            assert_eq!(
                first.required.first().map(|field| &*field.key),
                Some("sender.kind"),
                "{name}"
            );
            // Every answer may ask for more.
            while let Some(field) = {
                let now = needs(Some(&template), &case);
                let all: Vec<_> = now
                    .required
                    .into_iter()
                    .chain(now.one_of.concat())
                    .collect();
                all.into_iter()
                    .find(|field| !field.repeated() && !case.has(&field.key))
            } {
                case.set(&field.key, &field.example).unwrap();
            }
            let left = lacking(Some(&template), &case);
            assert!(
                left.iter().flatten().all(|field| field.repeated()),
                "{name}: {left:?}"
            );
        }
    }

    #[test]
    fn typed_lines_end_with_the_input_and_with_an_interrupt() {
        let (send, lines) = channel();
        send.send(b"one\n".to_vec()).unwrap();
        let mut typed = Typed {
            lines,
            interrupt: Interrupt::default(),
            line: Vec::new(),
            at: 0,
        };
        let mut line = Vec::new();
        typed.read_until(b'\n', &mut line).unwrap();
        assert_eq!(line, b"one\n");
        typed.interrupt.raise();
        assert_eq!(typed.read_until(b'\n', &mut line).unwrap(), 0);
        drop(send);
        typed.interrupt = Interrupt::default();
        assert_eq!(typed.read_until(b'\n', &mut line).unwrap(), 0);
    }
}
