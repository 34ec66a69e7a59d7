//! Reads the fields of ID cards and residence permits, both sides.
//!
//! Takes a laid out side, gives [`Fields`]. The number is also looked for without its label, by its check; nothing else is.

use crate::codes::citizen;
use crate::field::{Fields, Name};
use crate::fields::grid::Grid;
use crate::fields::numbers;
use crate::fields::value::{self, is_han, put};
use crate::text::{Char, Text};
use crate::words::{Group, words};

/// Reads one side of a card.
pub(crate) fn read(page: &Text) -> Fields {
    let grid = Grid::of(page, Group::Id);
    let mut fields = Fields::new();
    for (&name, chars) in &grid.values {
        let field = match name {
            Name::Person => value::person(page, chars),
            Name::Sex => value::word(page, chars, sex),
            Name::Nation => value::word(page, chars, nation),
            Name::Birth => value::day(page, chars),
            Name::Term => value::term(page, chars).map(|mut field| {
                // A card's term is days, or it was not read.
                field.value = field
                    .value
                    .filter(|v| matches!(v, crate::field::Value::Term { .. }));
                field
            }),
            Name::IdNumber => value::permit(page, chars),
            Name::Number => value::digits(page, chars, 8),
            _ => value::text(page, chars),
        };
        put(&mut fields, name, field);
    }
    let unread = fields
        .get(&Name::IdNumber)
        .is_none_or(|field| field.value.is_none());
    if unread && let Some(row) = grid.rest.iter().find(|row| is_number(row)) {
        put(&mut fields, Name::IdNumber, value::permit(page, row));
    }
    fields
}

fn sex(text: &str) -> Option<String> {
    let first = text.chars().next()?;
    let rest: String = text.chars().skip(1).collect();
    (matches!(first, '男' | '女') && !rest.chars().any(is_han)).then(|| first.to_string())
}

fn nation(text: &str) -> Option<String> {
    let short = text.strip_suffix('族').unwrap_or(text);
    words()
        .nations
        .iter()
        .find(|known| *known == short)
        .cloned()
}

/// Whether a row without a label is an ID number that passes its check.
fn is_number(row: &[Char]) -> bool {
    let said: String = row.iter().filter_map(|c| numbers::usable(c.c)).collect();
    said.len() == 18 && citizen::check(&said).is_ok()
}
