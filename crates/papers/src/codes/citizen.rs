//! Checks a person's ID number (公民身份号码, GB 11643-1999) and the numbers of residence permits that share its form.
//!
//! Takes a number in any spelling: eighteen characters, the fifteen digits of before 1999, or the fifteen characters of a foreign
//! permanent resident's card of 2017. Gives what it says (birth, sex, region) or the first [`Fault`]. Never says the person exists,
//! never writes the number anywhere: faults hold single characters only. Invariant: `birth` and `sex` are `None` for the card of
//! 2017 only.

use super::table::table;
use super::{look_alike, normalise};
use jiff::civil::Date;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";
/// The earliest birth year a number can hold: the standard's own example was born in 1880.
const FIRST_YEAR: i16 = 1800;

/// What a number says. `Debug` prints the number masked.
#[derive(Clone, PartialEq, Eq)]
pub struct Citizen {
    /// The number in its one spelling: eighteen characters, or fifteen for [`Kind::ForeignOld`]. A number of fifteen digits is given
    /// as the eighteen it became.
    pub number: String,
    /// What kind of card the number is on.
    pub kind: Kind,
    /// Day of birth.
    pub birth: Option<Date>,
    /// Sex, by the seventeenth digit.
    pub sex: Option<Sex>,
    /// The first six digits for citizens and permits; the two digits of the province for [`Kind::Foreign`]; empty for
    /// [`Kind::ForeignOld`].
    pub region: String,
    /// The name of the province or region.
    pub province: Option<&'static str>,
    /// What does not make the number wrong and should still be looked at.
    pub warnings: Vec<Warning>,
}

/// The card a number stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 居民身份证.
    Resident,
    /// 港澳台居民居住证 (81, 82, 83).
    Permit,
    /// 外国人永久居留身份证 from 2023-12-01 (first digit 9).
    Foreign,
    /// 外国人永久居留身份证 of 2017: three letters and twelve digits, nothing in it can be checked.
    ForeignOld,
}

/// Sex as the number states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Odd seventeenth digit.
    Male,
    /// Even seventeenth digit.
    Female,
}

/// Something to look at in a number that is not proved wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// Fifteen digits, not issued since 1999 and not accepted today: the eighteen are in [`Citizen::number`].
    OldLength,
    /// A fifteen-digit number with an order code of 996 to 999, which marked people born before 1900: the century is not certain.
    Century,
    /// A number without a check digit: its form is right, no more is known.
    Unproved,
}

/// Why a number is wrong. Positions count from 1 in the normalised spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Neither eighteen nor fifteen characters.
    #[error("{found} characters instead of 18")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character that cannot stand there: a digit everywhere, X last only.
    #[error("`{found}` at position {position}, where only a digit can stand")]
    Character {
        /// Where it stands.
        position: usize,
        /// What stands there.
        found: char,
        /// The digit it is often mistaken for.
        meant: Option<char>,
    },
    /// The first digits are no province, and none of the permits' regions.
    #[error("no region begins with `{}{}`", found[0], found[1])]
    Region {
        /// The two digits: the first and second, or the second and third of a foreign resident's number.
        found: [char; 2],
    },
    /// Digits 7 to 14 are no day of the calendar after 1800.
    #[error("{year:04}-{month:02}-{day:02} is no day of birth")]
    Birth {
        /// Digits 7 to 10.
        year: u16,
        /// Digits 11 and 12.
        month: u8,
        /// Digits 13 and 14.
        day: u8,
    },
    /// The last character is not the one the other seventeen give: one of the eighteen is wrong.
    #[error("the last character is `{found}`, computed `{expected}`")]
    Check {
        /// The eighteenth character as written.
        found: char,
        /// The eighteenth character computed from the others.
        expected: char,
    },
}

impl Citizen {
    /// Whole years of age on a day; `None` without a day of birth or before it.
    #[must_use]
    pub fn age_on(&self, day: Date) -> Option<u16> {
        let birth = self.birth?;
        let before = (day.month(), day.day()) < (birth.month(), birth.day());
        let years = day.year().checked_sub(birth.year())?;
        u16::try_from(years.checked_sub(i16::from(before))?).ok()
    }

    /// The number with its middle hidden, fit to be shown: `110105********002X`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask(&self.number)
    }
}

impl std::fmt::Debug for Citizen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Citizen")
            .field("number", &self.masked())
            .field("kind", &self.kind)
            .field("warnings", &self.warnings)
            .finish_non_exhaustive()
    }
}

/// Hides everything but the first six and the last four characters; all of it when there are fewer than twelve.
#[must_use]
pub fn mask(number: &str) -> String {
    let length = number.chars().count();
    let shown = |at: usize| length >= 12 && (at < 6 || at + 4 >= length);
    number
        .chars()
        .enumerate()
        .map(|(at, c)| if shown(at) { c } else { '*' })
        .collect()
}

/// Checks a number in any spelling.
///
/// # Errors
///
/// The first [`Fault`], in the order that says most: length, characters, region, day of birth, check character.
pub fn check(raw: &str) -> Result<Citizen, Fault> {
    let number = normalise(raw);
    match number.chars().count() {
        18 => eighteen(number),
        15 if number.starts_with(|c: char| c.is_ascii_alphabetic()) => foreign_old(number),
        15 => fifteen(&number),
        found => Err(Fault::Length { found }),
    }
}

fn eighteen(number: String) -> Result<Citizen, Fault> {
    digits(&number, 0, 17)?;
    let at = |n: usize| number.chars().nth(n).unwrap_or_default();
    let found = at(17);
    if !found.is_ascii_digit() && found != 'X' {
        return Err(Fault::Character {
            position: 18,
            found,
            meant: look_alike(found),
        });
    }
    let part = |from: usize, to: usize| number.get(from..to).unwrap_or_default();
    let (kind, region, province) = match at(0) {
        '9' => (
            Kind::Foreign,
            part(1, 3),
            mainland(part(1, 3)).ok_or(Fault::Region {
                found: [at(1), at(2)],
            })?,
        ),
        '8' => (
            Kind::Permit,
            part(0, 6),
            table()
                .permits
                .regions
                .get(part(0, 6))
                .map(String::as_str)
                .ok_or(Fault::Region {
                    found: [at(0), at(1)],
                })?,
        ),
        _ => (
            Kind::Resident,
            part(0, 6),
            mainland(part(0, 6)).ok_or(Fault::Region {
                found: [at(0), at(1)],
            })?,
        ),
    };
    let region = region.to_owned();
    let birth = birth(part(6, 14))?;
    let expected = check_character(&number);
    if found != expected {
        return Err(Fault::Check { found, expected });
    }
    let odd = at(16).to_digit(10).unwrap_or_default() % 2 == 1;
    Ok(Citizen {
        kind,
        birth: Some(birth),
        sex: Some(if odd { Sex::Male } else { Sex::Female }),
        region,
        province: Some(province),
        warnings: Vec::new(),
        number,
    })
}

/// The eighteen characters a fifteen-digit number became: 19 before the year, a check character at the end.
fn fifteen(number: &str) -> Result<Citizen, Fault> {
    digits(number, 0, 15)?;
    let (head, tail) = number.split_at_checked(6).unwrap_or((number, ""));
    let mut grown = format!("{head}19{tail}");
    grown.push(check_character(&grown));
    let mut citizen = eighteen(grown)?;
    citizen.warnings.push(Warning::OldLength);
    if tail.get(6..).is_some_and(|order| order >= "996") {
        citizen.warnings.push(Warning::Century);
    }
    Ok(citizen)
}

fn foreign_old(number: String) -> Result<Citizen, Fault> {
    for (at, found) in number.chars().enumerate().take(3) {
        if !found.is_ascii_uppercase() {
            return Err(Fault::Character {
                position: at + 1,
                found,
                meant: None,
            });
        }
    }
    digits(&number, 3, 15)?;
    Ok(Citizen {
        number,
        kind: Kind::ForeignOld,
        birth: None,
        sex: None,
        region: String::new(),
        province: None,
        warnings: vec![Warning::Unproved],
    })
}

fn digits(number: &str, from: usize, to: usize) -> Result<(), Fault> {
    let wrong = number
        .chars()
        .enumerate()
        .take(to)
        .skip(from)
        .find(|(_, c)| !c.is_ascii_digit());
    wrong.map_or(Ok(()), |(at, found)| {
        Err(Fault::Character {
            position: at + 1,
            found,
            meant: look_alike(found),
        })
    })
}

/// The province of a region code; the codes of Taiwan, Hong Kong and Macau are on no resident's card.
fn mainland(region: &str) -> Option<&'static str> {
    if region.starts_with(['7', '8']) {
        return None;
    }
    table().regions.province(region)
}

fn birth(digits: &str) -> Result<Date, Fault> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u16>().ok();
    let year = number(0, 4).unwrap_or_default();
    let small = |from, to| {
        number(from, to)
            .and_then(|n| u8::try_from(n).ok())
            .unwrap_or_default()
    };
    let (month, day) = (small(4, 6), small(6, 8));
    let signed = |n: u8| i8::try_from(n).unwrap_or_default();
    i16::try_from(year)
        .ok()
        .filter(|year| *year >= FIRST_YEAR)
        .and_then(|year| Date::new(year, signed(month), signed(day)).ok())
        .ok_or(Fault::Birth { year, month, day })
}

/// ISO 7064 MOD 11-2 over the first seventeen digits.
fn check_character(number: &str) -> char {
    let sum: u32 = number
        .chars()
        .zip(WEIGHTS)
        .map(|(c, weight)| c.to_digit(10).unwrap_or_default() * weight)
        .sum();
    CHECKS
        .get((sum % 11) as usize)
        .map_or('0', |&known| char::from(known))
}

#[cfg(test)]
mod tests;
