//! Holds one value to its field: turns what was written into a [`Value`] or says what is wrong with it.
//!
//! Takes a [`Raw`] from a file or the text of an answer; spelling is made one (spaces round text, width and case of codes), nothing is
//! guessed: what seems to be meant is only named in the [`Wrong`].

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::de::DeValue;

use shell::escape;

use super::Value;
use super::fields::{Field, Kind};
use super::wrong::{AmountFault, DateFault, Found, Wrong};
use crate::codes::{self, citizen, licence, uscc};

/// Largest whole number a field takes.
const MOST: u32 = 1000;
/// Most characters of one value: some thirty pages, of which each takes its time to set.
const LONGEST: usize = 20_000;
/// Digits before the point of an amount: up to 999,999,999,999 yuan.
const DIGITS: usize = 12;

/// A value as a file holds it.
pub(super) enum Raw<'a> {
    Text(&'a str),
    /// A whole number as written, with its sign.
    Integer(String),
    Float,
    Flag(bool),
    /// The day, and whether a time stands with it.
    Date(Option<Date>, bool),
    List(Vec<Raw<'a>>),
    Table,
}

impl Raw<'_> {
    pub(super) fn found(&self) -> Found {
        match self {
            Self::Text(_) => Found::Text,
            Self::Integer(_) => Found::Integer,
            Self::Float => Found::Float,
            Self::Flag(_) => Found::Flag,
            Self::Date(..) => Found::Date,
            Self::List(_) => Found::List,
            Self::Table => Found::Table,
        }
    }
}

impl<'a> From<&'a DeValue<'_>> for Raw<'a> {
    fn from(value: &'a DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text),
            DeValue::Integer(number) if number.radix() == 10 => {
                Self::Integer(number.as_str().trim_start_matches('+').to_owned())
            }
            DeValue::Integer(number) => {
                let parsed = i128::from_str_radix(number.as_str(), number.radix());
                Self::Integer(parsed.map_or_else(|_| number.to_string(), |it| it.to_string()))
            }
            DeValue::Float(_) => Self::Float,
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Datetime(moment) => Self::Date(
                moment.date.and_then(|date| {
                    let (month, day) =
                        (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
                    Date::new(i16::try_from(date.year).ok()?, month, day).ok()
                }),
                moment.time.is_some(),
            ),
            DeValue::Array(items) => Self::List(
                items
                    .iter()
                    .map(|item| Self::from(item.get_ref()))
                    .collect(),
            ),
            DeValue::Table(_) => Self::Table,
        }
    }
}

/// Checks a value from a file.
pub(super) fn raw(field: &Field, raw: &Raw<'_>) -> Result<Value, Wrong> {
    match (field.kind, raw) {
        (Kind::List, Raw::List(items)) => items_of(items),
        (Kind::List, Raw::Text(text)) if !text.trim().is_empty() => Err(Wrong::Type {
            wanted: Kind::List,
            found: Found::Text,
        }),
        (Kind::Flag, Raw::Flag(flag)) => Ok(Value::Flag(*flag)),
        (Kind::Flag, Raw::Text(_)) => Err(Wrong::Type {
            wanted: Kind::Flag,
            found: Found::Text,
        }),
        (_, Raw::Text(text)) => one(field, text),
        (Kind::Date, Raw::Date(_, true)) => Err(Wrong::Date(DateFault::Time)),
        (Kind::Date, Raw::Date(Some(date), false)) => day_in_reach(*date).map(Value::Date),
        (Kind::Date, Raw::Date(None, false)) => Err(Wrong::Date(DateFault::NoSuchDay)),
        (Kind::Money, Raw::Float) => Err(Wrong::Amount(AmountFault::Float)),
        (Kind::Percent, Raw::Float) => Err(Wrong::Percent(AmountFault::Float)),
        (Kind::Money | Kind::Percent | Kind::Number, Raw::Integer(digits)) => one(field, digits),
        (wanted, other) => Err(Wrong::Type {
            wanted,
            found: other.found(),
        }),
    }
}

fn items_of(items: &[Raw<'_>]) -> Result<Value, Wrong> {
    let mut list = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match item {
            Raw::Text(text) => list.push(line(text)?),
            other => {
                return Err(Wrong::Item {
                    position: at + 1,
                    found: other.found(),
                });
            }
        }
    }
    if list.is_empty() {
        return Err(Wrong::Empty);
    }
    Ok(Value::List(list))
}

/// Checks the text of an answer: a list has one item a line, or is a TOML array.
pub(super) fn typed(field: &Field, text: &str) -> Result<Value, Wrong> {
    match field.kind {
        Kind::List if text.trim_start().starts_with('[') => {
            let parsed = toml::de::DeValue::parse(text.trim()).map_err(|_| Wrong::Type {
                wanted: Kind::List,
                found: Found::Text,
            })?;
            raw(field, &Raw::from(parsed.get_ref()))
        }
        Kind::List => {
            let items: Vec<Raw<'_>> = text
                .lines()
                .filter(|item| !item.trim().is_empty())
                .map(Raw::Text)
                .collect();
            items_of(&items)
        }
        Kind::Flag => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "y" | "是" | "对" => Ok(Value::Flag(true)),
            "false" | "no" | "n" | "否" | "不是" => Ok(Value::Flag(false)),
            "" => Err(Wrong::Empty),
            _ => Err(Wrong::Flag),
        },
        _ => one(field, text),
    }
}

/// Checks text for every kind but lists and flags.
fn one(field: &Field, text: &str) -> Result<Value, Wrong> {
    if text.trim().is_empty() {
        return Err(Wrong::Empty);
    }
    match field.kind {
        Kind::Lines => lines(text).map(Value::Text),
        Kind::Text | Kind::List | Kind::Flag => line(text).map(Value::Text),
        Kind::Date => date(text.trim()).map(Value::Date).map_err(Wrong::Date),
        Kind::Money => amount(text.trim(), 2)
            .map(Value::Money)
            .map_err(Wrong::Amount),
        Kind::Percent => {
            let text = text.trim();
            let bare = text.strip_suffix(['%', '％']).unwrap_or(text).trim_end();
            amount(bare, 6)
                .and_then(share)
                .map(Value::Percent)
                .map_err(Wrong::Percent)
        }
        Kind::Number => text
            .trim()
            .parse()
            .ok()
            .filter(|number| (1..=MOST).contains(number))
            .map(Value::Number)
            .ok_or(Wrong::Number { most: MOST }),
        Kind::Choice => choice(field, text.trim()),
        Kind::Uscc => {
            let uscc = uscc::check(text).map_err(Wrong::Uscc)?;
            if field.table() == "firm" && !uscc.is_law_firm() {
                return Err(Wrong::NotLawFirm);
            }
            Ok(Value::Text(uscc.code))
        }
        Kind::Citizen => {
            let citizen = citizen::check(text).map_err(Wrong::Citizen)?;
            if citizen.warnings.contains(&citizen::Warning::OldLength) {
                return Err(Wrong::OldCitizen {
                    last: citizen.number.chars().last(),
                });
            }
            Ok(Value::Text(citizen.number))
        }
        // A licence number's form is not sure enough to refuse one: `review` doubts it.
        Kind::Licence => line(text).map(|text| Value::Text(codes::normalise(&text))),
        Kind::Phone => phone(text.trim()).map(Value::Text),
        Kind::Email => email(text.trim()).map(Value::Text),
    }
}

/// What is doubtful about a value that passed.
pub(super) fn doubts(field: &Field, value: &Value) -> Vec<Wrong> {
    let Value::Text(text) = value else {
        return Vec::new();
    };
    match field.kind {
        Kind::Uscc => uscc::check(text).map_or_else(
            |_| Vec::new(),
            |uscc| uscc.warnings.into_iter().map(Wrong::UsccDoubt).collect(),
        ),
        Kind::Citizen => citizen::check(text).map_or_else(
            |_| Vec::new(),
            |citizen| {
                citizen
                    .warnings
                    .into_iter()
                    .map(Wrong::CitizenDoubt)
                    .collect()
            },
        ),
        Kind::Licence => licence::check(text)
            .err()
            .map(Wrong::Licence)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// Text of one line, without spaces round it.
fn line(text: &str) -> Result<String, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Wrong::Empty);
    }
    if text.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        return Err(Wrong::LineBreak);
    }
    printable(text)?;
    Ok(text.to_owned())
}

/// Text of several lines, without empty ones before and after and without spaces at their ends.
fn lines(text: &str) -> Result<String, Wrong> {
    let text = text.replace("\r\n", "\n");
    // What word processors end lines and paragraphs with.
    let text = text.replace(['\u{2028}', '\u{2029}'], "\n");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let text = text.trim_matches('\n');
    printable(text)?;
    match text.trim() {
        "" => Err(Wrong::Empty),
        _ => Ok(text.to_owned()),
    }
}

/// Refuses what would be in a letter and not be seen there, and what no letter holds.
fn printable(text: &str) -> Result<(), Wrong> {
    let hidden = |c: &char| escape::hostile(*c) && !matches!(c, '\n' | '\t');
    match text.chars().find(hidden) {
        Some(character) => Err(Wrong::Control { character }),
        None if text.chars().count() > LONGEST => Err(Wrong::Long { most: LONGEST }),
        None => Ok(()),
    }
}

fn choice(field: &Field, text: &str) -> Result<Value, Wrong> {
    field
        .choices
        .iter()
        .find(|choice| choice.value == text || choice.zh == text)
        .map(|choice| Value::Text(choice.value.clone()))
        .ok_or_else(|| Wrong::Choice {
            allowed: field
                .choices
                .iter()
                .map(|choice| choice.value.clone())
                .collect(),
        })
}

fn day_in_reach(date: Date) -> Result<Date, Wrong> {
    match date.year() {
        1900..=2100 => Ok(date),
        _ => Err(Wrong::Date(DateFault::Year)),
    }
}

/// Width made one: full-width digits, points, signs and spaces as ASCII.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c)
            }
            '\u{3000}' => ' ',
            other => other,
        })
        .collect()
}

fn date(text: &str) -> Result<Date, DateFault> {
    if let Some(parts) = parts_of_date(text) {
        return match Date::new(parts.0, parts.1, parts.2) {
            Ok(date) if (1900..=2100).contains(&date.year()) => Ok(date),
            Ok(_) => Err(DateFault::Year),
            Err(_) => Err(DateFault::NoSuchDay),
        };
    }
    let timed = text
        .get(..10)
        .is_some_and(|day| parts_of_date(day).is_some())
        && text
            .get(10..11)
            .is_some_and(|next| matches!(next, "T" | "t" | " "));
    if timed {
        return Err(DateFault::Time);
    }
    Err(DateFault::Form {
        meant: meant_date(text),
    })
}

/// Exactly YYYY-MM-DD.
fn parts_of_date(text: &str) -> Option<(i16, i8, i8)> {
    let mut form = text.bytes().enumerate();
    let right = text.len() == 10
        && form.all(|(at, octet)| match at {
            4 | 7 => octet == b'-',
            _ => octet.is_ascii_digit(),
        });
    if !right {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to);
    Some((
        part(0, 4)?.parse().ok()?,
        part(5, 7)?.parse().ok()?,
        part(8, 10)?.parse().ok()?,
    ))
}

/// The day meant by 2026年3月1日, 2026/3/1, 2026.3.1, 20260301 or full-width digits.
fn meant_date(text: &str) -> Option<Date> {
    let text = narrow(text);
    let digits: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let (year, month, day) = match digits.as_slice() {
        [year, month, day] => (*year, *month, *day),
        [whole] if whole.len() == 8 => (whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?),
        _ => return None,
    };
    if year.len() != 4 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (1900..=2100).contains(&date.year()).then_some(date)
}

/// More than nothing, and at most the whole: what is more was meant otherwise.
fn share(percent: Decimal) -> Result<Decimal, AmountFault> {
    match percent {
        none if none.is_zero() => Err(AmountFault::Zero),
        more if more > Decimal::ONE_HUNDRED => Err(AmountFault::Large),
        share => Ok(share),
    }
}

fn amount(text: &str, most: u32) -> Result<Decimal, AmountFault> {
    if let Some(parsed) = strict_amount(text, most) {
        return parsed;
    }
    let unsigned = text.strip_prefix(['-', '−', '－']);
    match unsigned.and_then(|rest| strict_amount(rest, most)) {
        Some(_) => Err(AmountFault::Negative),
        None => Err(AmountFault::Form {
            meant: meant_amount(text, most),
        }),
    }
}

/// Digits with at most one point between them; nothing for any other form.
fn strict_amount(text: &str, most: u32) -> Option<Result<Decimal, AmountFault>> {
    let (whole, behind) = match text.split_once('.') {
        Some((whole, behind)) => (whole, Some(behind)),
        None => (text, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|octet| octet.is_ascii_digit());
    if !digits(whole) || behind.is_some_and(|behind| !digits(behind)) {
        return None;
    }
    if behind.is_some_and(|behind| behind.len() > most as usize) {
        return Some(Err(AmountFault::Decimals { most }));
    }
    if whole.trim_start_matches('0').len() > DIGITS {
        return Some(Err(AmountFault::Large));
    }
    Some(text.parse().map_err(|_| AmountFault::Large))
}

/// The amount meant by 20,000.00, ￥20000, 20000元 or full-width digits; nothing where it could be another one (2万, 1,5).
fn meant_amount(text: &str, most: u32) -> Option<String> {
    let text = narrow(text).replace(['￥', '¥', '元', ' '], "");
    let text = text
        .replace("人民币", "")
        .replace("RMB", "")
        .replace("CNY", "");
    let grouped = |text: &str| {
        let whole = text.split('.').next().unwrap_or_default();
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
    };
    if text.contains(',') && !grouped(&text) {
        return None;
    }
    let bare = text.replace(',', "");
    strict_amount(&bare, most)?.ok().map(|_| bare)
}

fn phone(text: &str) -> Result<String, Wrong> {
    let text = narrow(text);
    let mut digits = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '-' | '+' | '(' | ')' | '转' => {}
            _ => return Err(Wrong::Phone),
        }
    }
    let bare = match text.strip_prefix('+') {
        Some(_) => digits.strip_prefix("86").unwrap_or(&digits),
        None => &digits,
    };
    let mobile = bare.starts_with('1')
        && bare
            .as_bytes()
            .get(1)
            .copied()
            .is_some_and(|next| (b'3'..=b'9').contains(&next));
    if mobile && matches!(bare.len(), 9 | 10 | 12 | 13) && !text.contains('转') {
        return Err(Wrong::Mobile { digits: bare.len() });
    }
    if !(5..=20).contains(&digits.len()) {
        return Err(Wrong::Phone);
    }
    Ok(text)
}

fn email(text: &str) -> Result<String, Wrong> {
    let mut parts = text.split('@');
    let (local, domain) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let right = !local.is_empty()
        && parts.next().is_none()
        && domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty())
        && !text.chars().any(|c| {
            c.is_whitespace()
                || escape::hostile(c)
                || matches!(c, ',' | '，' | '；' | ';' | '。' | '＠' | '<' | '>')
        });
    match right {
        true => Ok(text.to_owned()),
        false => Err(Wrong::Email),
    }
}
