//! Words what a check found: papers, fields, findings.
//!
//! Takes values of the dossier and gives text in one language, masked unless private values are asked for. Everything a report says of a paper
//! comes through here, so that table, JSON and page say the same.

use std::collections::BTreeSet;

use i18n_embed_fl::fl;
use papers::dossier::{Dossier, File, Paper, Refusal};
use papers::field::{Field, Name, Until, Value};
use papers::kind::Kind;
use papers::rules::{Finding, Mark};
use shell::words::Words;

use crate::check::mask;

/// Gives texts in one language.
pub struct Said<'a> {
    /// The words.
    pub words: &'a Words,
    /// Whether ID numbers and phones stay visible.
    pub private: bool,
}

/// One finding in words.
pub struct Told {
    /// What was found.
    pub finds: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub does: String,
}

impl Said<'_> {
    /// What a paper is: its kind, and whose licence.
    pub fn kind(&self, paper: &Paper) -> String {
        let kind = self.words.by_id(&format!("kind-{}", paper.kind.id()), &[]);
        let holder = paper
            .holder
            .and_then(|holder| serde_json::to_value(holder).ok());
        match holder.as_ref().and_then(|holder| holder.as_str()) {
            Some(holder) => {
                let holder = self.words.by_id(&format!("holder-{holder}"), &[]);
                fl!(
                    self.words.loader,
                    "kind-of-holder",
                    kind = kind,
                    holder = holder
                )
            }
            None => kind,
        }
    }

    /// Whom or what a paper is about, in a few words; empty when nothing was read.
    pub fn about(&self, paper: &Paper) -> String {
        let first = [
            Name::Company,
            Name::Person,
            Name::Principal,
            Name::Representative,
            Name::Authority,
            Name::Number,
            Name::Account,
        ];
        // The back of a card says little but its term.
        let names: &[Name] = match paper.kind {
            Kind::IdEmblem | Kind::PermitEmblem => &[Name::Term, Name::Authority],
            _ => &first,
        };
        names
            .iter()
            .find_map(|name| Some((*name, paper.field(*name)?)).filter(|(_, f)| f.value.is_some()))
            .map_or_else(String::new, |(name, field)| self.value(name, field))
    }

    /// What a field is called.
    pub fn name(&self, name: Name) -> String {
        self.words.by_id(&format!("field-name-{}", name.id()), &[])
    }

    /// A field's value, or that it could not be read.
    pub fn value(&self, name: Name, field: &Field) -> String {
        let l = &self.words.loader;
        let text = match &field.value {
            Some(Value::Text(text) | Value::Number(text)) => text.clone(),
            Some(Value::Date(day)) => day.to_string(),
            Some(Value::Term { from, until }) => {
                let until = match until {
                    Until::Day(day) => day.to_string(),
                    Until::Forever => fl!(l, "term-forever"),
                };
                match from {
                    Some(from) => format!("{from} – {until}"),
                    None => until,
                }
            }
            None => return fl!(l, "field-unread"),
        };
        shell::escape::line(&self.masked(name, &text)).into_owned()
    }

    fn masked(&self, name: Name, text: &str) -> String {
        match (self.private, name) {
            (true, _) | (false, Name::Code | Name::Number) => text.to_owned(),
            // A principal may be a company, whose code is public.
            (false, Name::PrincipalNumber) if papers::codes::uscc::check(text).is_ok() => {
                text.to_owned()
            }
            (false, name) if name.private() => mask::private(text),
            _ => mask::text(text),
        }
    }

    /// A finding's texts.
    pub fn finding(&self, finding: &Finding) -> Told {
        let values: Vec<(&'static str, String)> = finding
            .values
            .iter()
            .map(|(key, value)| {
                let shown = match (self.private, key.ends_with("-private")) {
                    (true, _) => value.clone(),
                    (false, true) => mask::private(value),
                    (false, false) => mask::text(value),
                };
                (*key, shown)
            })
            .collect();
        let rule = finding.code.to_ascii_lowercase();
        let text = |part: &str| self.words.by_id(&format!("rule-{rule}-{part}"), &values);
        Told {
            finds: text("finds"),
            why: text("why"),
            does: text("do"),
        }
    }

    /// Where a finding is, beyond its first place: the other files it compares with.
    pub fn places(&self, dossier: &Dossier, finding: &Finding) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let marks = finding.marks.iter();
        marks
            .filter(|mark| seen.insert((mark.file, mark.page)))
            .filter_map(|mark| self.place(dossier, mark))
            .collect()
    }

    fn place(&self, dossier: &Dossier, mark: &Mark) -> Option<String> {
        let file = dossier.files.get(mark.file)?;
        Some(self.page(file, mark.page))
    }

    /// A page of a file by name.
    pub fn page(&self, file: &File, page: usize) -> String {
        let name = shell::escape::line(&file.name).into_owned();
        match file.pages.as_ref().map_or(0, Vec::len) {
            0 | 1 => name,
            _ => fl!(
                self.words.loader,
                "check-page",
                file = name,
                page = (page + 1)
            ),
        }
    }

    /// Why a file or page was not looked at, in a few words.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let id = match refusal {
            Refusal::Empty => "refused-empty",
            Refusal::Heic => "refused-heic",
            Refusal::Locked => "refused-locked",
            Refusal::Archive => "refused-archive",
            Refusal::Office => "refused-office",
            Refusal::Unknown => "refused-unknown",
            Refusal::TooLarge { .. } => "refused-too-large",
            Refusal::Damaged => "refused-damaged",
            Refusal::NoPages => "refused-no-pages",
            Refusal::Unreadable { .. } => "refused-unreadable",
            Refusal::Panicked => "refused-panicked",
        };
        self.words.by_id(id, &[])
    }
}
