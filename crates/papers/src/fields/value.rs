//! Makes fields: cleans the characters of a value, reads them as what they must be, and says where they stand and how sure they are.
//!
//! Takes characters, gives [`Field`]s. What was read badly, or cannot be such a value, becomes a field without a value; what is blank
//! becomes none at all. Never completes, corrects or guesses.

use crate::codes::citizen;
use crate::field::{Field, Name, Repair, Value};
use crate::fields::dates::{self, Term};
use crate::fields::numbers::{self, Form, Number};
use crate::text::{Char, Text, raw, spelled};
use reading::sheet::Source;

/// Lines less sure than this count as not read (reading.md 4: upright, sharp lines have 0.875 and more, ruined ones 0.5 to 0.73).
const SURE: f32 = 0.75;
/// A single character less sure than this makes a name one that was not read.
const SURE_CHARACTER: f32 = 0.5;
/// A word out of a few known ones (sex, nation) may be less sure: a single character on a line of its own reads at 0.56 and more,
/// rightly (measured on specimens).
const SURE_WORD: f32 = 0.5;
/// The longest name of a person, characters.
const LONGEST_NAME: usize = 40;

/// A field of a value that was found, or of one that could not be read.
fn made(
    text: &Text,
    chars: &[Char],
    value: Option<Value>,
    repair: Option<Repair>,
) -> Option<Field> {
    let inked: Vec<Char> = chars.iter().copied().filter(|c| c.c != '\t').collect();
    if inked.iter().all(|c| blank(c.c)) {
        return None;
    }
    let confidence = text.sure(&inked);
    Some(Field {
        value: value.filter(|_| confidence >= SURE),
        raw: raw(&inked),
        place: text.place(&inked),
        confidence,
        repair: repair.filter(|_| confidence >= SURE),
    })
}

/// What is left of a value that nobody filled in.
fn blank(c: char) -> bool {
    matches!(
        c,
        '_' | '-'
            | '.'
            | '·'
            | ':'
            | ';'
            | ','
            | '、'
            | '。'
            | '/'
            | '\\'
            | '('
            | ')'
            | '|'
            | '"'
            | '\''
            | '“'
            | '”'
            | '*'
            | '\t'
    )
}

/// Without marks at both ends.
pub(crate) fn trimmed(chars: &[Char]) -> &[Char] {
    let marks = |c: &Char| blank(c.c) && c.c != ')' && c.c != '(';
    let start = chars.iter().take_while(|c| marks(c) || c.c == ')').count();
    let rest = chars.get(start..).unwrap_or_default();
    let end = rest
        .iter()
        .rev()
        .take_while(|c| marks(c) || c.c == '(')
        .count();
    rest.get(..rest.len() - end).unwrap_or_default()
}

/// Text as it stands: an address, a scope, a form.
pub(crate) fn text(page: &Text, chars: &[Char]) -> Option<Field> {
    let chars = trimmed(chars);
    let said = raw(chars).replace('(', "（").replace(')', "）");
    made(page, chars, Some(Value::Text(said)), None)
}

/// Letters and digits as they stand: an account, the number of a deed.
pub(crate) fn verbatim(page: &Text, chars: &[Char]) -> Option<Field> {
    let chars = trimmed(chars);
    let said: String = raw(chars);
    made(page, chars, Some(Value::Text(said)), None)
}

/// The name of an organisation, brackets full-width.
pub(crate) fn company(page: &Text, chars: &[Char]) -> Option<Field> {
    let chars = trimmed(chars);
    let unfinished = chars.iter().any(|c| matches!(c.c, '_' | '*'));
    let said = raw(chars)
        .replace(['(', '〔', '['], "（")
        .replace([')', '〕', ']'], "）");
    let sound = spelled(chars).chars().filter(|c| is_han(*c)).count() >= 2 && !unfinished;
    let whole = super::letter::organisation(&spelled(chars));
    let mut field = made(page, chars, sound.then_some(Value::Text(said)), None)?;
    // A name that ends like no organisation's may be half of one: not sure enough to be held against another paper.
    if !whole {
        field.confidence = field.confidence.min(SURE);
    }
    Some(field)
}

/// The name of a person: characters and middle dots, or Latin letters.
pub(crate) fn person(page: &Text, chars: &[Char]) -> Option<Field> {
    let chars = trimmed(chars);
    // A foreigner's name in Latin letters and in characters: the characters are what papers here call them.
    let latin = chars.iter().take_while(|c| !is_han(c.c)).count();
    let chars = match chars.get(latin..) {
        Some(name) if latin > 0 && name.len() >= 2 && name.iter().all(|c| is_han(c.c)) => name,
        _ => chars,
    };
    let weakest = chars.iter().map(|c| c.sure).fold(1.0, f32::min);
    let said: String = raw(chars)
        .chars()
        .map(|c| {
            if matches!(c, '•' | '・' | '‧' | '.' | '．' | '∙') {
                '·'
            } else {
                c
            }
        })
        .collect();
    let han = said.chars().all(|c| is_han(c) || c == '·')
        && said.chars().filter(|c| is_han(*c)).count() >= 2;
    let latin = said
        .chars()
        .all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | ',' | '-' | '\'' | '·'))
        && said.len() >= 3;
    let sound = (han || latin) && said.chars().count() <= LONGEST_NAME && weakest >= SURE_CHARACTER;
    let mut field = made(page, chars, sound.then_some(Value::Text(said)), None)?;
    // A name is as sure as its least sure character: one wrong character is another person.
    field.confidence = field.confidence.min(weakest);
    Some(field)
}

/// A single word out of a few: sex, nation.
pub(crate) fn word(
    page: &Text,
    chars: &[Char],
    known: impl Fn(&str) -> Option<String>,
) -> Option<Field> {
    let chars = trimmed(chars);
    let value = known(&spelled(chars)).map(Value::Text);
    let mut field = made(page, chars, None, None)?;
    field.value = value.filter(|_| field.confidence >= SURE_WORD);
    Some(field)
}

/// A day.
pub(crate) fn day(page: &Text, chars: &[Char]) -> Option<Field> {
    // 年 月 日 without digits is a form that nobody filled in.
    if chars
        .iter()
        .all(|c| blank(c.c) || matches!(c.c, '年' | '月' | '日'))
    {
        return None;
    }
    let found = dates::days(chars);
    match found.as_slice() {
        [one] => made(
            page,
            chars.get(one.start..one.end)?,
            one.day.map(Value::Date),
            None,
        ),
        _ => made(page, chars, None, None),
    }
}

/// A term. One that says no days (自签署之日起) is text.
pub(crate) fn term(page: &Text, chars: &[Char]) -> Option<Field> {
    let chars = trimmed(chars);
    let value = match dates::term(chars) {
        Term::Read(from, until) => Some(Value::Term { from, until }),
        Term::Unread => None,
        Term::None if chars.iter().any(|c| c.c.is_ascii_digit()) => None,
        Term::None => {
            let empty = chars.iter().all(|c| {
                blank(c.c) || matches!(c.c, '年' | '月' | '日' | '至' | '自' | '起' | '止')
            });
            if empty {
                return None;
            }
            Some(Value::Text(raw(chars)))
        }
    };
    made(page, chars, value, None)
}

/// A unified social credit code or an ID number.
pub(crate) fn number(page: &Text, chars: &[Char], form: Form) -> Option<Field> {
    let typed = page.sheet.source == Source::TextLayer;
    let chars = trimmed(chars);
    let (value, repair) = match numbers::read(chars, form, typed) {
        Number::Read(value, repair) => (Some(Value::Number(value)), repair),
        Number::Unread => (None, None),
    };
    made(page, chars, value, repair)
}

/// A telephone number: 11 digits, or one with an area code.
pub(crate) fn phone(page: &Text, chars: &[Char]) -> Option<Field> {
    let chars = trimmed(chars);
    let digits: String = chars
        .iter()
        .map(|c| c.c)
        .filter(char::is_ascii_digit)
        .collect();
    let sound = (7..=13).contains(&digits.len())
        && chars
            .iter()
            .all(|c| c.c.is_ascii_digit() || matches!(c.c, '-' | '(' | ')' | '+'));
    made(page, chars, sound.then_some(Value::Number(digits)), None)
}

/// A number that only digits and letters make (15-digit register numbers, permits): at least so many.
pub(crate) fn digits(page: &Text, chars: &[Char], least: usize) -> Option<Field> {
    let chars = trimmed(chars);
    let said: String = chars.iter().filter_map(|c| numbers::usable(c.c)).collect();
    let sound = said.len() >= least && said.len() <= 32;
    made(page, chars, sound.then_some(Value::Number(said)), None)
}

/// The number of an ID card or permit, which may be one of fifteen characters.
pub(crate) fn permit(page: &Text, chars: &[Char]) -> Option<Field> {
    let said: String = chars.iter().filter_map(|c| numbers::usable(c.c)).collect();
    if citizen::check(&said).is_ok() {
        return made(page, trimmed(chars), Some(Value::Number(said)), None);
    }
    number(page, chars, Form::Person)
}

pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Puts a field in, when there is one and none of that name with a value stands there yet.
pub(crate) fn put(fields: &mut crate::field::Fields, name: Name, field: Option<Field>) {
    let Some(field) = field else { return };
    let better = fields
        .get(&name)
        .is_none_or(|old| old.value.is_none() && field.value.is_some());
    if better {
        fields.insert(name, field);
    }
}
