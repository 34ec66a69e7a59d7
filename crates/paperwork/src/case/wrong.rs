//! Says what can be wrong with a case: one closed list, each with the id of its message and the values the message names.
//!
//! Takes nothing, holds no sentence: `cli` words a [`Wrong`] by [`Wrong::id`] and [`Wrong::values`]. Never carries a value of a private
//! field, at most single characters of it, so that a message can be shown and sent on.

use jiff::civil::Date;

use super::fields::Kind;
use super::syntax::Syntax;
use crate::codes::{citizen, licence, uscc};

/// One thing wrong with a case, where it stands and under which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, counted from 1; none for values that came from elsewhere and for the file as a whole.
    pub line: Option<usize>,
    /// The key as written, `exhibits[2].path` for the second exhibit's; empty when the file as a whole is meant.
    pub key: String,
    /// What is wrong.
    pub what: Wrong,
}

impl Problem {
    /// Whether it only has to be looked at again: the value is used, and the work goes on.
    #[must_use]
    pub fn is_doubt(&self) -> bool {
        matches!(
            self.what,
            Wrong::UsccDoubt(_) | Wrong::CitizenDoubt(_) | Wrong::Licence(_)
        )
    }
}

/// What stood where something else was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Text in quotes.
    Text,
    /// A whole number without quotes.
    Integer,
    /// A number with a decimal point, without quotes.
    Float,
    /// `true` or `false`.
    Flag,
    /// A date or time without quotes.
    Date,
    /// Values in `[ ]`.
    List,
    /// A table.
    Table,
}

impl Found {
    /// Its name in messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Float => "float",
            Self::Flag => "flag",
            Self::Date => "date",
            Self::List => "list",
            Self::Table => "table",
        }
    }
}

/// Why something is not a day as a case writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Not written YYYY-MM-DD; the day it seems to mean, when it can be told.
    Form {
        /// The day, when the text names one.
        meant: Option<Date>,
    },
    /// The calendar has no such day.
    NoSuchDay,
    /// A time of day stands with it.
    Time,
    /// Before 1900 or after 2100.
    Year,
}

/// Why something is not an amount as a case writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// A number with a point and without quotes, which a computer rounds.
    Float,
    /// Not digits with at most one point; the amount it seems to mean, when it can be told.
    Form {
        /// The amount, when the text names one.
        meant: Option<String>,
    },
    /// Too many digits behind the point.
    Decimals {
        /// How many may stand there.
        most: u32,
    },
    /// Less than nothing.
    Negative,
    /// More than a case can hold; of a percentage, more than the whole.
    Large,
    /// Nothing, of which nothing can be computed.
    Zero,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The file breaks the rules of TOML there.
    Syntax(Syntax),
    /// The file is in UTF-16, which old editors call Unicode.
    Utf16,
    /// The file is in GBK, which old editors call ANSI.
    Gbk,
    /// The file is no text.
    NotText,
    /// The file is larger than [`super::MAX_OCTETS`].
    Large,
    /// No such table.
    UnknownTable {
        /// The known one most like it.
        nearest: Option<String>,
    },
    /// No such key.
    UnknownKey {
        /// The known one most like it.
        nearest: Option<String>,
    },
    /// The key or table stands twice.
    Twice {
        /// The line of the first, when it is known.
        first: Option<usize>,
    },
    /// `[table]` where `[[table]]` is wanted.
    TwoBrackets,
    /// `[[table]]` where `[table]` is wanted.
    OneBracket,
    /// A value where a table is wanted.
    NotTable,
    /// Another type of value.
    Type {
        /// What the field holds.
        wanted: Kind,
        /// What stands there.
        found: Found,
    },
    /// An item of a list that is not text.
    Item {
        /// Which, counted from 1.
        position: usize,
        /// What stands there.
        found: Found,
    },
    /// Nothing between the quotes.
    Empty,
    /// A line break in text of one line.
    LineBreak,
    /// A character that is not seen: no text, or one that reorders or hides text.
    Control {
        /// Which.
        character: char,
    },
    /// More characters than a letter can hold.
    Long {
        /// The most.
        most: usize,
    },
    /// No right date.
    Date(DateFault),
    /// No right amount of money.
    Amount(AmountFault),
    /// No right percentage.
    Percent(AmountFault),
    /// Not a whole number from 1 to `most`.
    Number {
        /// The largest allowed.
        most: u32,
    },
    /// Not one of the words a choice takes.
    Choice {
        /// The words it takes.
        allowed: Vec<String>,
    },
    /// Neither yes nor no.
    Flag,
    /// No unified social credit code.
    Uscc(uscc::Fault),
    /// The code is right and still worth a look.
    UsccDoubt(uscc::Warning),
    /// A right code, and not a law firm's.
    NotLawFirm,
    /// No ID number.
    Citizen(citizen::Fault),
    /// The number is right and still worth a look.
    CitizenDoubt(citizen::Warning),
    /// An old number of fifteen digits.
    OldCitizen {
        /// The last character of the eighteen it became.
        last: Option<char>,
    },
    /// Not the usual form of a lawyer's licence number; how sure that form is, the table of codes says.
    Licence(licence::Fault),
    /// No phone number.
    Phone,
    /// A mobile number of too few or too many digits.
    Mobile {
        /// How many there are.
        digits: usize,
    },
    /// No e-mail address.
    Email,
    /// The day is before another that must come first.
    Before {
        /// The key of the day that must come first.
        other: String,
        /// That day.
        day: Date,
        /// Its line, when it came from a file.
        line: Option<usize>,
    },
    /// The ID number names another day of birth.
    Birth {
        /// The key of the ID number.
        other: String,
    },
    /// What every entry of its table must say is not said.
    Missing,
    /// Entries of repeated tables stand in the file only.
    OnlyInFile,
}

type Values = Vec<(&'static str, String)>;

fn nearest(nearest: Option<&String>) -> Values {
    nearest.map_or_else(Vec::new, |key| vec![("nearest", key.clone())])
}

fn optional(at: &'static str, value: Option<impl ToString>) -> Option<(&'static str, String)> {
    value.map(|value| (at, value.to_string()))
}

impl Wrong {
    /// The id of its message.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Syntax(syntax) => syntax.id(),
            Self::Utf16 => "case-utf16",
            Self::Gbk => "case-gbk",
            Self::NotText => "case-not-text",
            Self::Large => "case-large",
            Self::UnknownTable { nearest: None } => "case-unknown-table",
            Self::UnknownTable { .. } => "case-unknown-table-near",
            Self::UnknownKey { nearest: None } => "case-unknown-key",
            Self::UnknownKey { .. } => "case-unknown-key-near",
            Self::Twice { first: None } => "case-twice",
            Self::Twice { .. } => "case-twice-first",
            Self::TwoBrackets => "case-two-brackets",
            Self::OneBracket => "case-one-bracket",
            Self::NotTable => "case-not-table",
            Self::Type { wanted, found } => type_id(*wanted, *found),
            Self::Item { .. } => "case-item",
            Self::Empty => "case-empty",
            Self::LineBreak => "case-line-break",
            Self::Control { .. } => "case-control",
            Self::Long { .. } => "case-long",
            Self::Date(DateFault::Form { meant: None }) => "case-date-form",
            Self::Date(DateFault::Form { .. }) => "case-date-meant",
            Self::Date(DateFault::NoSuchDay) => "case-date-no-such-day",
            Self::Date(DateFault::Time) => "case-date-time",
            Self::Date(DateFault::Year) => "case-date-year",
            Self::Amount(AmountFault::Float) => "case-amount-float",
            Self::Amount(AmountFault::Form { meant: None }) => "case-amount-form",
            Self::Amount(AmountFault::Form { .. }) => "case-amount-meant",
            Self::Percent(AmountFault::Float) => "case-percent-float",
            Self::Percent(AmountFault::Form { meant: None }) => "case-percent-form",
            Self::Percent(AmountFault::Form { .. }) => "case-percent-meant",
            Self::Amount(AmountFault::Decimals { .. })
            | Self::Percent(AmountFault::Decimals { .. }) => "case-amount-decimals",
            Self::Amount(AmountFault::Negative) | Self::Percent(AmountFault::Negative) => {
                "case-amount-negative"
            }
            Self::Amount(AmountFault::Large) => "case-amount-large",
            Self::Percent(AmountFault::Large) => "case-percent-large",
            Self::Amount(AmountFault::Zero) | Self::Percent(AmountFault::Zero) => {
                "case-amount-zero"
            }
            Self::Number { .. } => "case-number",
            Self::Choice { .. } => "case-choice",
            Self::Flag => "case-flag",
            Self::Uscc(fault) => uscc_id(fault),
            Self::UsccDoubt(uscc::Warning::Pilot { .. }) => "case-uscc-pilot",
            Self::UsccDoubt(uscc::Warning::Authority { .. }) => "case-uscc-authority",
            Self::UsccDoubt(uscc::Warning::Province { .. }) => "case-uscc-province",
            Self::NotLawFirm => "case-not-law-firm",
            Self::Citizen(fault) => citizen_id(fault),
            Self::CitizenDoubt(citizen::Warning::OldLength) => "case-citizen-old-doubt",
            Self::CitizenDoubt(citizen::Warning::Century) => "case-citizen-century",
            Self::CitizenDoubt(citizen::Warning::Unproved) => "case-citizen-unproved",
            Self::OldCitizen { last: None } => "case-citizen-old",
            Self::OldCitizen { .. } => "case-citizen-old-last",
            Self::Licence(licence::Fault::Length { .. }) => "case-licence-length",
            Self::Licence(licence::Fault::Character { .. }) => "case-licence-character",
            Self::Licence(licence::Fault::First { .. }) => "case-licence-first",
            Self::Phone => "case-phone",
            Self::Mobile { .. } => "case-mobile",
            Self::Email => "case-email",
            Self::Before { line: None, .. } => "case-before",
            Self::Before { .. } => "case-before-line",
            Self::Birth { .. } => "case-birth",
            Self::Missing => "case-missing",
            Self::OnlyInFile => "case-only-in-file",
        }
    }

    /// What the message names, by the names it uses.
    #[must_use]
    pub fn values(&self) -> Values {
        match self {
            Self::UnknownTable { nearest: key } | Self::UnknownKey { nearest: key } => {
                nearest(key.as_ref())
            }
            Self::Twice { first } => optional("first", *first).into_iter().collect(),
            Self::Type { wanted, found } => vec![
                ("wanted", wanted.as_str().to_owned()),
                ("found", found.as_str().to_owned()),
            ],
            Self::Item { position, found } => vec![
                ("position", position.to_string()),
                ("found", found.as_str().to_owned()),
            ],
            Self::Control { character } => {
                vec![("character", format!("U+{:04X}", u32::from(*character)))]
            }
            Self::Long { most } => vec![("most", most.to_string())],
            Self::Date(DateFault::Form { meant }) => {
                optional("meant", *meant).into_iter().collect()
            }
            Self::Amount(AmountFault::Form { meant })
            | Self::Percent(AmountFault::Form { meant }) => {
                optional("meant", meant.as_ref()).into_iter().collect()
            }
            Self::Amount(AmountFault::Decimals { most })
            | Self::Percent(AmountFault::Decimals { most })
            | Self::Number { most } => vec![("most", most.to_string())],
            Self::Choice { allowed } => vec![("allowed", allowed.join(" | "))],
            Self::Uscc(fault) => uscc_values(fault),
            Self::UsccDoubt(uscc::Warning::Pilot { found, expected }) => both(*found, *expected),
            Self::UsccDoubt(
                uscc::Warning::Authority { found } | uscc::Warning::Province { found },
            ) => vec![("found", found.iter().collect())],
            Self::Citizen(fault) => citizen_values(fault),
            Self::OldCitizen { last } => optional("last", *last).into_iter().collect(),
            Self::Licence(licence::Fault::Length { found }) => vec![("found", found.to_string())],
            Self::Licence(licence::Fault::Character {
                position, found, ..
            }) => at(*position, *found, None),
            Self::Licence(licence::Fault::First { found }) => vec![("found", found.to_string())],
            Self::Mobile { digits } => vec![("digits", digits.to_string())],
            Self::Before { other, day, line } => {
                let mut values = vec![("other", other.clone()), ("day", day.to_string())];
                values.extend(optional("line", *line));
                values
            }
            Self::Birth { other } => vec![("other", other.clone())],
            _ => Vec::new(),
        }
    }
}

/// The message that says best how to write what was written otherwise.
fn type_id(wanted: Kind, found: Found) -> &'static str {
    match (wanted, found) {
        (Kind::List, Found::Text) => "case-type-list",
        (Kind::Flag, _) => "case-type-flag",
        (_, Found::List) => "case-type-one",
        (_, Found::Table) => "case-type-table",
        _ => "case-type-quotes",
    }
}

fn uscc_id(fault: &uscc::Fault) -> &'static str {
    match fault {
        uscc::Fault::Length { .. } => "case-uscc-length",
        uscc::Fault::Character { meant: None, .. } => "case-uscc-character",
        uscc::Fault::Character { .. } => "case-uscc-character-meant",
        uscc::Fault::Region { meant: None, .. } => "case-uscc-region",
        uscc::Fault::Region { .. } => "case-uscc-region-meant",
        uscc::Fault::Check {
            organisation_holds: true,
            ..
        } => "case-uscc-check",
        uscc::Fault::Check { .. } => "case-uscc-check-organisation",
        uscc::Fault::Organisation { .. } => "case-uscc-organisation",
    }
}

fn citizen_id(fault: &citizen::Fault) -> &'static str {
    match fault {
        citizen::Fault::Length { .. } => "case-citizen-length",
        citizen::Fault::Character { meant: None, .. } => "case-citizen-character",
        citizen::Fault::Character { .. } => "case-citizen-character-meant",
        citizen::Fault::Region { .. } => "case-citizen-region",
        citizen::Fault::Birth { .. } => "case-citizen-birth",
        citizen::Fault::Check { .. } => "case-citizen-check",
    }
}

fn uscc_values(fault: &uscc::Fault) -> Values {
    match *fault {
        uscc::Fault::Length { found } => vec![("found", found.to_string())],
        uscc::Fault::Character {
            position,
            found,
            meant,
        }
        | uscc::Fault::Region {
            position,
            found,
            meant,
        } => at(position, found, meant),
        uscc::Fault::Check {
            found, expected, ..
        }
        | uscc::Fault::Organisation { found, expected } => both(found, expected),
    }
}

fn citizen_values(fault: &citizen::Fault) -> Values {
    match *fault {
        citizen::Fault::Length { found } => vec![("found", found.to_string())],
        citizen::Fault::Character {
            position,
            found,
            meant,
        } => at(position, found, meant),
        citizen::Fault::Region { found } => vec![("found", found.iter().collect())],
        // The day of birth is the person's; digits 7 to 14 are named by their place.
        citizen::Fault::Birth { .. } => Vec::new(),
        citizen::Fault::Check { found, expected } => both(found, expected),
    }
}

fn both(found: char, expected: char) -> Values {
    vec![
        ("found", found.to_string()),
        ("expected", expected.to_string()),
    ]
}

fn at(position: usize, found: char, meant: Option<char>) -> Values {
    let mut values = vec![
        ("position", position.to_string()),
        ("found", found.to_string()),
    ];
    values.extend(optional("meant", meant));
    values
}
