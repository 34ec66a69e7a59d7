//! Checks a unified social credit code (统一社会信用代码, GB 32100-2015): its characters, its two check characters, who registers.
//!
//! Takes eighteen characters in any spelling, gives [`Uscc`] or the first [`Fault`]. Never says a code exists: a right check
//! character proves it was copied right, not that the registry knows it. Invariant: a [`Uscc`] without warnings passes both checks
//! and has a known authority and province.

use super::table::table;
use super::{look_alike, normalise};

/// The 31 characters of the standard; I, O, S, V and Z are never used.
const SET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Powers of 3 modulo 31, for the first seventeen characters.
const WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
/// GB 11714, for the first eight characters of the organisation code.
const ORGANISATION_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Characters in a code.
pub const LENGTH: usize = 18;

/// What a code says, read from its characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uscc {
    /// The code in its one spelling.
    pub code: String,
    /// Who registers (登记管理部门), as the standard names it; `None` when the table does not know the first character.
    pub authority: Option<&'static str>,
    /// What is registered (机构类别); `None` when the table does not know the second character.
    pub category: Option<&'static str>,
    /// The six digits of the registering authority's region.
    pub region: String,
    /// The province of that region; `None` for the national registry and for regions the table does not know.
    pub province: Option<&'static str>,
    /// What does not make the code wrong and should still be looked at.
    pub warnings: Vec<Warning>,
}

/// Something to look at in a code that is not proved wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// Issued in Fujian before the standard: the organisation code is right, the last character is not what the standard computes.
    Pilot {
        /// The last character as written.
        found: char,
        /// The last character by the standard.
        expected: char,
    },
    /// The first character, or the second under it, is not in the table of registering authorities.
    Authority {
        /// The first two characters.
        found: [char; 2],
    },
    /// The region's first two digits are no province of the table.
    Province {
        /// The third and fourth character.
        found: [char; 2],
    },
}

/// Why a code is wrong. Positions count from 1 in the normalised spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not eighteen characters.
    #[error("{found} characters instead of 18")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character that no code contains.
    #[error("`{found}` at position {position} is never used in these codes")]
    Character {
        /// Where it stands.
        position: usize,
        /// What stands there.
        found: char,
        /// The character it is often mistaken for.
        meant: Option<char>,
    },
    /// A letter where the region code has digits (positions 3 to 8).
    #[error("`{found}` at position {position}, where only a digit can stand")]
    Region {
        /// Where it stands.
        position: usize,
        /// What stands there.
        found: char,
        /// The digit it is often mistaken for.
        meant: Option<char>,
    },
    /// The last character is not the one the other seventeen give. When the organisation code's own check fails as well, the wrong
    /// character is probably among positions 9 to 17; otherwise among 1 to 8 or the last.
    #[error("the last character is `{found}`, computed `{expected}`")]
    Check {
        /// The eighteenth character as written.
        found: char,
        /// The eighteenth character computed from the others.
        expected: char,
        /// Whether positions 9 to 17 pass their own check.
        organisation_holds: bool,
    },
    /// The whole code passes and the organisation code inside it does not.
    #[error("the organisation code ends in `{found}`, computed `{expected}`")]
    Organisation {
        /// The seventeenth character as written.
        found: char,
        /// The seventeenth character computed from positions 9 to 16.
        expected: char,
    },
}

impl Uscc {
    /// Whether the code is one of a law firm (律师执业机构, registered by the judicial administration: 31…).
    #[must_use]
    pub fn is_law_firm(&self) -> bool {
        self.code.starts_with("31")
    }

    /// Whether the code is one of a sole trader (个体工商户, 92…), who has an operator and no legal representative.
    #[must_use]
    pub fn is_sole_trader(&self) -> bool {
        self.code.starts_with("92")
    }

    /// Whether the national registry issued the code (region 100000).
    #[must_use]
    pub fn is_national(&self) -> bool {
        self.region == table().regions.national
    }
}

/// Checks a code in any spelling.
///
/// # Errors
///
/// The first [`Fault`], in reading order: length, characters, region digits, then the two checks.
pub fn check(raw: &str) -> Result<Uscc, Fault> {
    let code = normalise(raw);
    let characters: Vec<char> = code.chars().collect();
    if characters.len() != LENGTH {
        return Err(Fault::Length {
            found: characters.len(),
        });
    }
    for (at, &found) in characters.iter().enumerate() {
        if value(found).is_none() {
            return Err(Fault::Character {
                position: at + 1,
                found,
                meant: look_alike(found),
            });
        }
    }
    for (at, &found) in characters.iter().enumerate().skip(2).take(6) {
        if !found.is_ascii_digit() {
            return Err(Fault::Region {
                position: at + 1,
                found,
                meant: look_alike(found),
            });
        }
    }
    let first = |n: usize| characters.get(n).copied().unwrap_or_default();
    let mut warnings = Vec::new();
    let (organisation_found, organisation_expected) = (first(16), organisation_check(&characters));
    let organisation_holds = organisation_found == organisation_expected;
    let (found, expected) = (first(17), last(&characters));
    if found != expected {
        if !(organisation_holds && table().uscc.pilot.covers(&code)) {
            return Err(Fault::Check {
                found,
                expected,
                organisation_holds,
            });
        }
        warnings.push(Warning::Pilot { found, expected });
    } else if !organisation_holds {
        return Err(Fault::Organisation {
            found: organisation_found,
            expected: organisation_expected,
        });
    }

    let register = table().uscc.registers.get(&first(0).to_string());
    let category = register.and_then(|known| known.types.get(&first(1).to_string()));
    if category.is_none() {
        warnings.push(Warning::Authority {
            found: [first(0), first(1)],
        });
    }
    let region: String = characters.iter().skip(2).take(6).collect();
    let province = table().regions.province(&region);
    if province.is_none() && region != table().regions.national {
        warnings.push(Warning::Province {
            found: [first(2), first(3)],
        });
    }
    Ok(Uscc {
        authority: register.map(|known| known.name.as_str()),
        category: category.map(String::as_str),
        region,
        province,
        warnings,
        code,
    })
}

fn value(c: char) -> Option<usize> {
    SET.iter().position(|&known| char::from(known) == c)
}

/// The eighteenth character that the first seventeen give.
fn last(characters: &[char]) -> char {
    let sum: usize = characters
        .iter()
        .zip(WEIGHTS)
        .map(|(&c, weight)| value(c).unwrap_or_default() * weight)
        .sum();
    SET.get((31 - sum % 31) % 31)
        .map_or('0', |&known| char::from(known))
}

/// The ninth character of the organisation code (GB 11714) that its first eight give.
fn organisation_check(characters: &[char]) -> char {
    let sum: usize = characters
        .iter()
        .skip(8)
        .zip(ORGANISATION_WEIGHTS)
        .map(|(&c, weight)| c.to_digit(36).unwrap_or_default() as usize * weight)
        .sum();
    match 11 - sum % 11 {
        11 => '0',
        10 => 'X',
        digit => u32::try_from(digit)
            .ok()
            .and_then(|digit| char::from_digit(digit, 10))
            .unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests;
