//! Holds why a piece of work was not done and what the person can try.
//!
//! Takes finished sentences in the person's language (the `cli` rooms make them), gives the lines for stderr.

use crate::language::Language;

/// Work that was not done: what, where and why in one sentence, then what to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What could not be done, where, and why.
    pub what: String,
    /// What to try next; one line each.
    pub hints: Vec<String>,
}

impl Failure {
    /// A failure without a hint yet.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            hints: Vec::new(),
        }
    }

    /// Adds what to try.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The lines to print on stderr.
    pub fn render(&self, language: Language) -> String {
        let (error, hint) = match language {
            Language::Zh => ("错误：", "建议："),
            Language::En => ("error: ", "hint: "),
        };
        let mut text = format!("{error}{}\n", self.what);
        for line in &self.hints {
            text.push_str(&format!("{hint}{line}\n"));
        }
        text
    }
}
