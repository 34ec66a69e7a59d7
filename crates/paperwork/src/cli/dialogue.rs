//! Asks for a case question by question: what a letter needs, each answer checked as it is typed.
//!
//! Takes the person's lines from any reader and says things through a function, so that a test can play the person. Changes only the case
//! it is given; whatever happens, what was answered so far stays in it. Never asks for what the case already gives.

use std::collections::BTreeSet;
use std::io::{self, BufRead};

use i18n_embed_fl::fl;
use shell::escape;
use shell::language::Language;

use super::say::Words;
use crate::case::{Case, Field, Kind, Problem, Wrong};

/// What a letter asks of a case; may change with every answer.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    /// Fields it cannot do without.
    pub required: Vec<&'static Field>,
    /// Groups of which one must be given.
    pub one_of: Vec<Vec<&'static Field>>,
    /// Fields that change it when given.
    pub optional: Vec<&'static Field>,
}

/// How a dialogue ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every question was asked, or the person said it was enough.
    Finished,
    /// The input ended or was interrupted.
    Stopped,
}

/// What came of one question.
enum Step {
    Next,
    Back,
    Enough,
    End,
}

/// One question.
#[derive(Clone, Copy)]
struct Question {
    field: &'static Field,
    required: bool,
}

/// Asks what is needed and not yet given.
pub fn ask(
    words: &Words,
    needs: &dyn Fn(&Case) -> Needs,
    case: &mut Case,
    input: &mut dyn BufRead,
    talk: &mut dyn FnMut(&str),
) -> io::Result<Ended> {
    let given: BTreeSet<&str> = crate::case::fields::all()
        .iter()
        .map(|field| &*field.key)
        .filter(|key| case.has(key))
        .collect();
    let mut talker = Dialogue { words, input, talk };
    talker.line(&fl!(words.loader, "init-begin"));
    if !given.is_empty() {
        talker.line(&fl!(words.loader, "init-begin-given", count = given.len()));
    }
    let mut past: Vec<Question> = Vec::new();
    let mut again: Option<Question> = None;
    loop {
        let now = needs(case);
        let open: Vec<Question> = questions(&now, case)
            .into_iter()
            .filter(|one| !given.contains(&*one.field.key))
            .filter(|one| past.iter().all(|old| old.field.key != one.field.key))
            .collect();
        let Some(question) = again.take().or_else(|| open.first().copied()) else {
            return Ok(Ended::Finished);
        };
        let others = open
            .iter()
            .filter(|one| one.field.key != question.field.key);
        let all = past.len() + 1 + others.count();
        // A group of which nothing is given yet, and which this question belongs to.
        let group = now.one_of.iter().find(|group| {
            !question.required
                && group.iter().any(|field| field.key == question.field.key)
                && !group.iter().any(|field| case.has(&field.key))
        });
        talker.headline(group.map(Vec::as_slice), question, past.len() + 1, all);
        match talker.one(question, case)? {
            Step::Next => past.push(question),
            Step::Enough => return Ok(Ended::Finished),
            Step::End => return Ok(Ended::Stopped),
            Step::Back => {
                again = Some(match past.pop() {
                    Some(before) => before,
                    None => {
                        talker.line(&fl!(words.loader, "init-no-back"));
                        question
                    }
                });
            }
        }
    }
}

/// The questions in their order: what is required, then groups nothing of which is given, then the rest.
fn questions(needs: &Needs, case: &Case) -> Vec<Question> {
    let required = needs.required.iter().map(|&field| (field, true));
    let open = |group: &&Vec<&'static Field>| !group.iter().any(|field| case.has(&field.key));
    let groups = needs.one_of.iter().filter(open).flatten();
    let rest = groups.chain(&needs.optional).map(|&field| (field, false));
    let mut list: Vec<Question> = Vec::new();
    for (field, required) in required.chain(rest) {
        if !field.repeated() && list.iter().all(|one| one.field.key != field.key) {
            list.push(Question { field, required });
        }
    }
    list
}

struct Dialogue<'a> {
    words: &'a Words,
    input: &'a mut dyn BufRead,
    talk: &'a mut dyn FnMut(&str),
}

impl Dialogue<'_> {
    fn line(&mut self, text: &str) {
        (self.talk)(&format!("{text}\n"));
    }

    fn headline(
        &mut self,
        group: Option<&[&'static Field]>,
        question: Question,
        at: usize,
        all: usize,
    ) {
        let (l, language) = (&self.words.loader, self.words.language);
        let label = question.field.label.of(language);
        let head = match question.required || group.is_some() {
            true => fl!(l, "init-progress", at = at, all = all, label = label),
            false => fl!(
                l,
                "init-progress-optional",
                at = at,
                all = all,
                label = label
            ),
        };
        self.line(&format!("\n{head}"));
        if let Some(group) = group {
            let labels = labels(self.words, group);
            self.line(&format!("  {}", fl!(l, "init-one-of", labels = labels)));
        }
    }

    fn choices(&mut self, field: &Field) {
        self.line(&format!("  {}", fl!(self.words.loader, "init-choices")));
        for (at, choice) in field.choices.iter().enumerate() {
            let name = choice.name(self.words.language);
            self.line(&format!("  {} {name}", at + 1));
        }
    }

    /// Asks until the answer is right, skipped, or something else was asked for.
    fn one(&mut self, question: Question, case: &mut Case) -> io::Result<Step> {
        let l = &self.words.loader;
        let field = question.field;
        match field.kind {
            Kind::Choice => self.choices(field),
            Kind::Lines => self.line(&format!("  {}", fl!(l, "init-lines"))),
            Kind::List => self.line(&format!("  {}", fl!(l, "init-list"))),
            _ => {}
        }
        if let Some(value) = case.get(&field.key) {
            let value = field.masked(&value.plain()).replace('\n', " / ");
            let shown = escape::line(&value).into_owned();
            self.line(&format!("  {}", fl!(l, "init-current", value = shown)));
        }
        let mut warned = false;
        loop {
            let Some(typed) = self.typed()? else {
                return Ok(Step::End);
            };
            match typed.trim() {
                "?" | "？" => self.help(field),
                "<" | "＜" | "《" => return Ok(Step::Back),
                "." | "。" => return Ok(Step::Enough),
                "" if question.required && !warned && !case.has(&field.key) => {
                    warned = true;
                    self.line(&format!("  {}", fl!(l, "init-needed")));
                }
                "" => return Ok(Step::Next),
                _ => {
                    let (answer, ended) = self.whole(field, typed)?;
                    if self.take(field, &answer, case) {
                        return Ok(if ended { Step::End } else { Step::Next });
                    }
                    if ended {
                        return Ok(Step::End);
                    }
                }
            }
        }
    }

    /// The rest of an answer of several lines, and whether the input ended in it.
    fn whole(&mut self, field: &Field, first: String) -> io::Result<(String, bool)> {
        if !matches!(field.kind, Kind::Lines | Kind::List) {
            return Ok((first, false));
        }
        let mut answer = first;
        loop {
            match self.typed()? {
                None => return Ok((answer, true)),
                Some(line) if line.trim().is_empty() => return Ok((answer, false)),
                Some(line) => {
                    answer.push('\n');
                    answer.push_str(&line);
                }
            }
        }
    }

    /// Puts an answer into the case, or says why it is wrong.
    fn take(&mut self, field: &Field, answer: &str, case: &mut Case) -> bool {
        let before = case.clone();
        let known = before.review();
        if let Err(problem) = case.set(&field.key, &meant(field, answer, self.words)) {
            match problem.what {
                Wrong::Choice { .. } => self.choices(field),
                what => {
                    let what = self.worded(&what);
                    self.line(&format!("  {what}"));
                }
            }
            return false;
        }
        let mut right = true;
        for problem in case.review() {
            if known.contains(&problem) || !names(&problem, &field.key) {
                continue;
            }
            let what = self.worded(&problem.what);
            if problem.is_doubt() {
                let noted = fl!(self.words.loader, "init-noted", what = what);
                self.line(&format!("  {noted}"));
            } else {
                let label = label(self.words, &problem.key);
                let colon = match self.words.language {
                    Language::Zh => "：",
                    Language::En => ": ",
                };
                self.line(&format!("  {label}{colon}{what}"));
                right = false;
            }
        }
        if !right {
            *case = before;
        }
        right
    }

    /// A problem in words, with labels where it names other fields.
    fn worded(&self, what: &Wrong) -> String {
        let values: Vec<(&'static str, String)> = what
            .values()
            .into_iter()
            .map(|(name, value)| match name {
                "other" => (name, label(self.words, &value)),
                _ => (name, value),
            })
            .collect();
        self.words.by_id(what.id(), &values)
    }

    fn help(&mut self, field: &Field) {
        let help = field.help.of(self.words.language).to_owned();
        self.line(&format!("  {help}"));
        let example = fl!(self.words.loader, "fields-example");
        for line in field.example.lines() {
            self.line(&format!("  {example}{line}"));
        }
    }

    /// One line as typed, without its end; nothing when the input ended.
    fn typed(&mut self) -> io::Result<Option<String>> {
        loop {
            (self.talk)("> ");
            let mut octets = Vec::new();
            if self.input.read_until(b'\n', &mut octets)? == 0 {
                return Ok(None);
            }
            let typed = String::from_utf8(octets)
                .map(|text| text.trim_end_matches(['\n', '\r']).to_owned());
            // An arrow key, say: asked again line by line, so that no line before it is lost.
            let control = |text: &String| text.chars().find(|c| c.is_control() && *c != '\t');
            match typed.map(|text| (control(&text), text)) {
                Ok((None, text)) => return Ok(Some(text)),
                Ok((Some(character), _)) => {
                    let what = self.worded(&Wrong::Control { character });
                    self.line(&format!("  {what}"));
                }
                Err(_) => self.line(&format!("  {}", fl!(self.words.loader, "init-utf8"))),
            }
        }
    }
}

/// An answer as the case takes it: a choice by its number or name, other values without quotes round them.
fn meant(field: &Field, answer: &str, words: &Words) -> String {
    let text = answer.trim();
    match field.kind {
        Kind::Text | Kind::Lines | Kind::List => answer.to_owned(),
        Kind::Choice => {
            let number = text.parse::<usize>().ok().and_then(|at| at.checked_sub(1));
            let named = |choice: &&crate::case::fields::Choice| choice.name(words.language) == text;
            let chosen = number
                .and_then(|at| field.choices.get(at))
                .or_else(|| field.choices.iter().find(named));
            chosen.map_or_else(|| text.to_owned(), |choice| choice.value.clone())
        }
        _ => text.trim_matches(['"', '“', '”']).to_owned(),
    }
}

/// Whether a problem is about a key.
fn names(problem: &Problem, key: &str) -> bool {
    match &problem.what {
        Wrong::Before { other, .. } | Wrong::Birth { other } => problem.key == key || other == key,
        _ => problem.key == key,
    }
}

fn label(words: &Words, key: &str) -> String {
    match crate::case::fields::find(key) {
        Some(field) => field.label.of(words.language).to_owned(),
        None => key.to_owned(),
    }
}

/// The labels of a group of fields, in one line.
pub fn labels(words: &Words, group: &[&'static Field]) -> String {
    let labels: Vec<&str> = group
        .iter()
        .map(|field| field.label.of(words.language))
        .collect();
    labels.join(match words.language {
        Language::Zh => "、",
        Language::En => ", ",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::fields::find;

    fn needs(case: &Case) -> Needs {
        let of = |keys: &[&str]| {
            keys.iter()
                .map(|key| find(key).unwrap())
                .collect::<Vec<_>>()
        };
        let mut required = of(&["sender.kind", "sender.name"]);
        match case.text("sender.kind") {
            Some("company") => required.extend(of(&["sender.uscc"])),
            Some(_) => required.extend(of(&["sender.id"])),
            None => {}
        }
        Needs {
            required,
            one_of: vec![of(&["account.uid", "account.douyin_id"])],
            optional: of(&[
                "account.registered",
                "event.ban_date",
                "event.facts",
                "letter.demands",
            ]),
        }
    }

    /// Plays the person; gives the case, how it ended and everything said.
    fn play(language: Language, case: Case, typed: impl AsRef<[u8]>) -> (Case, Ended, String) {
        let words = crate::cli::say::words(language);
        let (mut case, mut said) = (case, String::new());
        let ended = ask(
            &words,
            &needs,
            &mut case,
            &mut typed.as_ref(),
            &mut |text| said.push_str(text),
        )
        .unwrap();
        (case, ended, said)
    }

    #[test]
    fn a_whole_dialogue() {
        for language in [Language::Zh, Language::En] {
            let typed = "9\n1\n张留底\n1101051949123100\n11010519491231002x\n100200\n2026-01-02\n2026-01-01\n2026-03-04\n\
                第一行\n第二行\n\n恢复账号；\n说明依据\n\n";
            let (case, ended, said) = play(language, Case::default(), typed);
            assert_eq!(ended, Ended::Finished);
            assert_eq!(case.text("sender.kind"), Some("person"));
            assert_eq!(case.text("sender.id"), Some("11010519491231002X"));
            assert_eq!(case.text("event.facts"), Some("第一行\n第二行"));
            assert_eq!(case.list("letter.demands"), ["恢复账号；", "说明依据"]);
            assert_eq!(
                case.date("event.ban_date").unwrap().to_string(),
                "2026-03-04"
            );
            assert!(!case.has("account.douyin_id"), "one of the group is enough");
            insta::assert_snapshot!(format!("whole_{}", language.tag()), said);
        }
    }

    #[test]
    fn help_back_and_enough() {
        let typed = "<\n?\n2\n<\n个人\n张\n<\n张留底\n。\n";
        let (case, ended, said) = play(Language::Zh, Case::default(), typed);
        assert_eq!(ended, Ended::Finished);
        assert_eq!(case.text("sender.kind"), Some("person"));
        assert_eq!(case.text("sender.name"), Some("张留底"));
        assert!(
            said.contains("已经是第一项") && said.contains("现在是：company"),
            "{said}"
        );
        assert!(said.contains(find("sender.kind").unwrap().help.zh.as_str()));
    }

    #[test]
    fn what_was_answered_stays_when_the_input_ends() {
        let (case, ended, _) = play(Language::En, Case::default(), "1\nZhang");
        assert_eq!(ended, Ended::Stopped);
        assert_eq!(case.text("sender.name"), Some("Zhang"));
        let facts = "1\n张\n.\n";
        assert_eq!(
            play(Language::En, Case::default(), facts).1,
            Ended::Finished
        );
        let mut half = Case::default();
        half.set("sender.kind", "person").unwrap();
        half.set("sender.name", "张").unwrap();
        half.set("sender.id", "11010519491231002X").unwrap();
        half.set("account.uid", "1").unwrap();
        let (case, ended, said) = play(Language::En, half, "\n\n一\n二");
        assert_eq!(ended, Ended::Stopped);
        assert_eq!(case.text("event.facts"), Some("一\n二"));
        assert!(said.contains("4 fields are given already"), "{said}");
        let arrow = "1\n张\n11010519491231002X\n1\n\n\n一\n\u{1b}[A二\n三\n\n.\n";
        let (arrowed, _, _) = play(Language::En, Case::default(), arrow);
        assert_eq!(arrowed.text("event.facts"), Some("一\n三"));
        assert!(!said.contains("11010519491231002X"));
    }

    #[test]
    fn a_needed_field_may_be_left_for_later_and_bad_input_is_asked_again() {
        let (case, ended, said) = play(
            Language::Zh,
            Case::default(),
            b"\n\n\xd5\xc5\n\xe5\xbc\xa0\n\n\n\n\n\n\n\n\n\n\n".as_slice(),
        );
        assert_eq!(ended, Ended::Finished);
        assert_eq!(case.text("sender.name"), Some("张"));
        assert!(
            !case.has("sender.kind")
                && said.contains("这一项是必填的")
                && said.contains("不是 UTF-8"),
            "{said}"
        );
    }

    #[test]
    fn every_message_about_a_case_exists_in_both_languages() {
        let sources = concat!(
            include_str!("../case/wrong.rs"),
            include_str!("../case/syntax.rs")
        );
        let ids: BTreeSet<&str> = sources
            .split('"')
            .filter(|part| part.starts_with("case-") && !part.contains(' '))
            .collect();
        assert!(ids.len() > 80, "{}", ids.len());
        for language in [Language::Zh, Language::En] {
            let words = crate::cli::say::words(language);
            for id in &ids {
                assert!(words.loader.has(id), "{id} {language:?}");
            }
        }
    }
}
