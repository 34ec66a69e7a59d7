//! Finds the lines that break the rules of TOML and takes them out, so that one broken line hides nothing behind it.
//!
//! Takes the reader with its text, gives the text with every broken statement blanked, line by line in place; tells each once.

use std::ops::Range;

use toml::de::DeTable;

use super::{DUPLICATE, Reader, header, without_position};
use crate::case::check;
use crate::case::fields::{self, Field, Kind};
use crate::case::syntax::{self, Syntax};
use crate::case::wrong::{Found, Wrong};

/// How often a file is parsed at most to name its broken lines.
const PASSES: usize = 200;
/// How many octets are parsed at most for that.
const PASSED_OCTETS: usize = 16 << 20;

impl Reader<'_> {
    /// The text with every broken statement blanked out, each told once.
    ///
    /// The parser gives up after some mistakes and takes what follows others for part of them, so one pass names one mistake. A large
    /// file gets fewer passes; what is left then is told as the parser says it.
    pub(super) fn without_broken(&mut self, text: &str) -> String {
        let mut rest = text.to_owned();
        let passes = (PASSED_OCTETS / text.len().max(1)).min(PASSES);
        for _ in 0..passes {
            let (_, errors) = DeTable::parse_recoverable(&rest);
            let first = errors
                .iter()
                .filter(|error| error.message() != DUPLICATE)
                .min_by_key(|error| error.span().map_or(text.len(), |span| span.start));
            let Some(error) = first else { break };
            let at = error.span().map_or(text.len(), |span| span.start);
            let (told, lines) = self.statement(at, error.message());
            if !self.broken.insert(told) {
                break;
            }
            let runs_on = lines.start == told && self.line_of(at) > told;
            let syntax = match syntax::classify(error.message(), self.line(told)) {
                Syntax::Comma | Syntax::Other | Syntax::Unquoted if runs_on => {
                    Syntax::UnclosedBracket
                }
                syntax => syntax,
            };
            self.broken_line(told, syntax);
            let from = self
                .starts
                .get(lines.start - 1)
                .copied()
                .unwrap_or_default();
            let to = self
                .starts
                .get(lines.end - 1)
                .copied()
                .unwrap_or(text.len());
            let blank: String = text
                .get(from..to)
                .unwrap_or_default()
                .bytes()
                .map(|octet| if octet == b'\n' { '\n' } else { ' ' })
                .collect();
            rest.replace_range(from..to, &blank);
        }
        rest
    }

    /// The line to tell of a mistake the parser met on a line, and the lines of the statement it is in (the end not included).
    fn statement(&self, at: usize, message: &str) -> (usize, Range<usize>) {
        let line = self.line_of(at);
        let starts = |at: &usize| starts_statement(self.line(*at));
        let last = self.starts.len();
        let end_after = |start: usize| (start + 1..=last).find(starts).unwrap_or(last + 1);
        if message.contains("multi-line") {
            let opens = |at: &usize| {
                ["\"\"\"", "'''"]
                    .iter()
                    .any(|it| self.line(*at).contains(it))
            };
            let start = (1..=line).rev().find(opens).unwrap_or(line);
            return (start, start..end_after(start));
        }
        if !message.contains("array") && !message.contains("inline table") {
            return (line, line..line + 1);
        }
        // What the parser meets before a line's own value began on an earlier line.
        let begins = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(begins..at).unwrap_or_default();
        let own = starts_statement(self.line(line)) && before.contains('=');
        match (1..line).rev().find(starts) {
            Some(start) if !own => {
                let ran_on = starts_statement(self.line(line)) || self.line(line).trim().is_empty();
                let told = if ran_on { start } else { line };
                (told, start..end_after(start))
            }
            _ => (line, line..line + 1),
        }
    }

    /// Tells what a line the parser complained about does wrong.
    pub(super) fn broken_line(&mut self, line: usize, syntax: Syntax) {
        // A mistake within a list belongs to the key the list stands under.
        let starts = |at: &usize| starts_statement(self.line(*at));
        let text = match syntax {
            Syntax::Comma => self.line((1..=line).rev().find(starts).unwrap_or(line)),
            _ => self.line(line),
        };
        let (key, value) = text.split_once('=').unwrap_or_default();
        let name = key.trim();
        let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if name.is_empty() || !name.chars().all(bare) {
            return self.tell(line, "", Wrong::Syntax(syntax));
        }
        let key = match self.header_before(line) {
            table if table.is_empty() => name.to_owned(),
            table => format!("{table}.{name}"),
        };
        let precise = match (syntax, fields::find(&without_position(&key))) {
            (Syntax::Unquoted | Syntax::AfterValue, Some(field)) => unquoted(field, value),
            _ => None,
        };
        self.tell(line, key, precise.unwrap_or(Wrong::Syntax(syntax)));
    }
}

/// What is wrong with an unquoted value apart from its quotes: a day, a sum or a yes that would be wrong within them too.
fn unquoted(field: &Field, value: &str) -> Option<Wrong> {
    let value = value.split('#').next().unwrap_or_default();
    match field.kind {
        Kind::Date | Kind::Money | Kind::Percent | Kind::Number => check::typed(field, value).err(),
        Kind::Flag => Some(Wrong::Type {
            wanted: Kind::Flag,
            found: Found::Text,
        }),
        _ => None,
    }
}

/// Whether a line begins a statement of its own: a header, or a key and `=`.
fn starts_statement(line: &str) -> bool {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '\t');
    let named = |name: &str| !name.trim().is_empty() && name.chars().all(bare);
    header(line).is_some_and(|(name, _)| named(name))
        || line.split_once('=').is_some_and(|(key, _)| named(key))
}
