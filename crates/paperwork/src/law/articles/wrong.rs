//! Names what can be wrong in `articles.toml`: a line and one of a closed list of mistakes.
//!
//! Takes nothing and says nothing to a person: `cli` turns each mistake into words. Invariant: every mistake has its line.

/// One mistake in the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct ArticlesError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: Wrong,
}

/// What can be wrong in the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Not TOML; the words are the TOML reader's.
    #[error("not TOML: {message}")]
    Syntax {
        /// What the TOML reader says.
        message: String,
    },
    /// A key the table does not know.
    #[error("unknown key `{key}`")]
    UnknownKey {
        /// The key.
        key: String,
    },
    /// A key that must be there.
    #[error("`{key}` is missing")]
    Missing {
        /// The key.
        key: String,
    },
    /// A value of another kind than the key takes.
    #[error("`{key}` takes {expected}")]
    Kind {
        /// The key.
        key: String,
        /// What it takes, in the words of TOML.
        expected: &'static str,
    },
    /// A text with nothing in it.
    #[error("`{key}` is empty")]
    Empty {
        /// The key.
        key: String,
    },
    /// No day of the calendar as `YYYY-MM-DD`.
    #[error("`{found}` is no date (`{key}`)")]
    Date {
        /// The key.
        key: String,
        /// What stands there.
        found: String,
    },
    /// Neither high, medium nor low.
    #[error("`{found}` is no confidence")]
    Confidence {
        /// What stands there.
        found: String,
    },
    /// Two entries with one id.
    #[error("`{id}` is on line {first} already")]
    Duplicate {
        /// The id.
        id: String,
        /// The line of the first.
        first: usize,
    },
    /// An id with other characters than lower-case letters, digits and hyphens.
    #[error("`{id}` is no id")]
    Id {
        /// The id.
        id: String,
    },
    /// An article of a law that is not in the table.
    #[error("no law `{law}`")]
    UnknownLaw {
        /// The law's id.
        law: String,
    },
    /// `superseded_by` names an entry that does not exist.
    #[error("superseded by `{id}`, which does not exist")]
    UnknownSuccessor {
        /// The id named.
        id: String,
    },
    /// `may_cite` on an entry that does not need it or can never have it.
    #[error("`may_cite` stands only on an entry of medium confidence")]
    MayCite,
    /// A name of a law without its 《》.
    #[error("`{name}` is not in 《》")]
    Name {
        /// The name.
        name: String,
    },
}
