//! Decides what a value means for a field, and what the field then shows.
//!
//! Takes a field and the text somebody gave for it; gives what the field is to hold, or why it cannot. Never guesses which option was
//! meant, never shortens.

use std::collections::BTreeSet;

use super::appearance::Shown;
use super::fill::Problem;
use super::{Choice, Field, Kind};

/// What a field is to hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Held {
    /// Text as given.
    Text(String),
    /// Options, by their place.
    Chosen(Vec<usize>),
}

/// What `value` means for `field`.
pub(super) fn accept(field: &Field, value: &str) -> Result<Held, Problem> {
    if field.read_only {
        return Err(Problem::ReadOnly);
    }
    let no = || Problem::NoSuchOption {
        given: value.to_owned(),
        options: field.options.clone(),
    };
    let option = |word: &str| {
        let exact = field
            .options
            .iter()
            .position(|c| c.export == word)
            .or_else(|| field.options.iter().position(|c| c.display == word));
        exact.or_else(|| {
            field
                .options
                .iter()
                .position(|c| c.export.trim() == word.trim() || c.display.trim() == word.trim())
        })
    };
    match field.kind {
        Kind::Button | Kind::Signature => Err(Problem::NotForFilling),
        Kind::Text { multiline, .. } => {
            let value = if multiline {
                value.to_owned()
            } else {
                one_line(value)
            };
            let given = value.chars().count();
            match field.max_length {
                Some(most) if given > most => Err(Problem::TooLong { given, most }),
                _ => Ok(Held::Text(value)),
            }
        }
        _ if value.trim().is_empty() => Ok(Held::Chosen(Vec::new())),
        // A radio button that stands alone is a box to tick.
        Kind::Check | Kind::Radio => match (option(value), value.trim().to_lowercase().as_str()) {
            (Some(i), _) => Ok(Held::Chosen(vec![i])),
            (None, "是" | "对" | "√" | "✓" | "yes" | "y" | "true" | "on" | "1" | "x")
                if field.options.len() == 1 =>
            {
                Ok(Held::Chosen(vec![0]))
            }
            (None, "否" | "不" | "×" | "no" | "n" | "false" | "off" | "0") => {
                Ok(Held::Chosen(Vec::new()))
            }
            _ if field.options.len() == 1 => Err(Problem::NotYesOrNo),
            _ => Err(no()),
        },
        Kind::Combo { editable } => match option(value) {
            Some(i) => Ok(Held::Chosen(vec![i])),
            None if editable => Ok(Held::Text(one_line(value))),
            None => Err(no()),
        },
        Kind::List { multiple } => {
            if let Some(i) = option(value) {
                return Ok(Held::Chosen(vec![i]));
            }
            let mut chosen = BTreeSet::new();
            for word in value
                .split(['\n', ';', '；'])
                .map(str::trim)
                .filter(|w| !w.is_empty())
            {
                chosen.insert(option(word).ok_or_else(|| Problem::NoSuchOption {
                    given: word.to_owned(),
                    options: field.options.clone(),
                })?);
            }
            if chosen.len() > 1 && !multiple {
                Err(Problem::OneOnly)
            } else {
                Ok(Held::Chosen(chosen.into_iter().collect()))
            }
        }
    }
}

/// A field of one line takes line breaks as spaces.
pub(super) fn one_line(value: &str) -> String {
    value
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a field shows, with what it is to hold or what it holds.
pub(super) fn shows(field: &Field, held: Option<&Held>) -> Shown {
    let chosen = |i: usize, c: &Choice| match held {
        Some(Held::Chosen(at)) => at.contains(&i),
        Some(Held::Text(_)) => false,
        None => field.value.contains(&c.export),
    };
    if let Kind::List { .. } = field.kind {
        return Shown::Items(
            field
                .options
                .iter()
                .enumerate()
                .map(|(i, c)| (c.display.clone(), chosen(i, c)))
                .collect(),
        );
    }
    let text = match held {
        Some(Held::Text(text)) => text.clone(),
        _ => {
            let option = field
                .options
                .iter()
                .enumerate()
                .find(|(i, c)| chosen(*i, c))
                .map(|(_, c)| c.display.clone());
            option
                .or_else(|| {
                    if held.is_none() {
                        field.value.first().cloned()
                    } else {
                        None
                    }
                })
                .unwrap_or_default()
        }
    };
    let text = text.replace('\t', "    ");
    match (field.kind, field.max_length) {
        (Kind::Text { comb: true, .. }, Some(cells)) => Shown::Comb(text, cells),
        (Kind::Text { password: true, .. }, _) => Shown::Line("*".repeat(text.chars().count())),
        (
            Kind::Text {
                multiline: true, ..
            },
            _,
        ) => Shown::Lines(text),
        _ => Shown::Line(one_line(&text)),
    }
}
