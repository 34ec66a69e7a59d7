//! Reads the fields of a business licence, old and 2019 form, whoever holds it.
//!
//! Takes a laid out page, gives [`Fields`]. What the form does not print (a 2019 licence has no term, a sole trader no capital) is simply
//! not there.

use crate::codes::uscc;
use crate::field::{Fields, Name};
use crate::fields::dates;
use crate::fields::grid::Grid;
use crate::fields::numbers::{self, Form};
use crate::fields::value::{self, put};
use crate::text::{Char, Text};
use crate::words::Group;

/// Digits of a register number from before unified codes.
const REGISTER: usize = 13;

/// Reads a licence.
pub(crate) fn read(page: &Text) -> Fields {
    let grid = Grid::of(page, Group::Licence);
    let mut fields = Fields::new();
    for (&name, chars) in &grid.values {
        let field = match name {
            Name::Company => value::company(page, chars),
            Name::Code => value::number(page, chars, Form::Code),
            Name::Representative => value::person(page, head(chars)),
            Name::Established | Name::Issued => value::day(page, chars),
            Name::Term => value::term(page, chars),
            Name::Number => value::digits(page, chars, REGISTER),
            _ => value::text(page, chars),
        };
        put(&mut fields, name, field);
    }
    let code = fields
        .get(&Name::Code)
        .is_none_or(|field| field.value.is_none());
    if code && let Some(chars) = grid.rest.iter().find(|row| is_code(row)) {
        put(
            &mut fields,
            Name::Code,
            value::number(page, chars, Form::Code),
        );
    }
    // The day a licence was issued has no label on most forms: it stands alone below 登记机关.
    if !fields.contains_key(&Name::Issued) {
        let alone = grid.rest.iter().rev().find_map(|row| {
            let inked: Vec<Char> = row.iter().copied().filter(|c| c.c != '\t').collect();
            dates::only(&inked, 2).map(|_| inked)
        });
        put(
            &mut fields,
            Name::Issued,
            alone.and_then(|chars| value::day(page, &chars)),
        );
    }
    fields
}

/// The first name of several (执行事务合伙人 A、B) and without what stands behind it in brackets.
fn head(chars: &[Char]) -> &[Char] {
    let end = chars
        .iter()
        .position(|c| matches!(c.c, '(' | ',' | '、' | ';'));
    chars.get(..end.unwrap_or(chars.len())).unwrap_or(chars)
}

/// Whether a row without a label is a code that passes its check.
fn is_code(row: &[Char]) -> bool {
    let said: String = row.iter().filter_map(|c| numbers::usable(c.c)).collect();
    said.len() == uscc::LENGTH && uscc::check(&said).is_ok()
}
