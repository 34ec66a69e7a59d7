//! Checks the form of a lawyer's licence number (律师执业证号): seventeen digits beginning with 1, or twelve on older licences.
//!
//! Takes the number in any spelling, gives nothing or a [`Fault`]. The number has no check digit and its form is known with medium
//! confidence only: whoever asks shows a fault as a warning and never refuses a letter for it.

use super::{look_alike, normalise};

/// Digits of a licence number issued today.
pub const LENGTH: usize = 17;
/// Digits of an older one.
pub const OLD_LENGTH: usize = 12;

/// What does not look like a licence number. Positions count from 1 in the normalised spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Neither seventeen nor twelve characters.
    #[error("{found} digits instead of 17 or, on older licences, 12")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// Not a digit.
    #[error("`{found}` at position {position} is not a digit")]
    Character {
        /// Where it stands.
        position: usize,
        /// What stands there.
        found: char,
        /// The digit it is often mistaken for.
        meant: Option<char>,
    },
    /// Seventeen digits that do not begin with 1, which stands for a lawyer.
    #[error("the first digit is `{found}`, a lawyer's is `1`")]
    First {
        /// The first digit.
        found: char,
    },
}

/// Checks the form of a number; a fault is a warning (see the card).
///
/// # Errors
///
/// The first [`Fault`]: characters, length, first digit.
pub fn check(raw: &str) -> Result<(), Fault> {
    let number = normalise(raw);
    let mut length = 0;
    for (at, found) in number.chars().enumerate() {
        if !found.is_ascii_digit() {
            return Err(Fault::Character {
                position: at + 1,
                found,
                meant: look_alike(found),
            });
        }
        length = at + 1;
    }
    match (length, number.chars().next()) {
        (LENGTH, Some('1')) | (OLD_LENGTH, _) => Ok(()),
        (LENGTH, Some(found)) => Err(Fault::First { found }),
        _ => Err(Fault::Length { found: length }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventeen_beginning_with_one_and_twelve_are_forms() {
        assert_eq!(check("11101201510123456"), Ok(()));
        assert_eq!(check("1 1101 2015 1012 3456"), Ok(()));
        assert_eq!(check("１１１０１２０１５１０１２３４５６"), Ok(()));
        assert_eq!(check("010512345678"), Ok(()));
    }

    #[test]
    fn other_forms_say_what_is_wrong() {
        assert_eq!(check("21101201510123456"), Err(Fault::First { found: '2' }));
        assert_eq!(check("1110120151012345"), Err(Fault::Length { found: 16 }));
        assert_eq!(check(""), Err(Fault::Length { found: 0 }));
        assert_eq!(
            check("1110120151012345X"),
            Err(Fault::Character {
                position: 17,
                found: 'X',
                meant: None
            })
        );
        assert_eq!(
            check("1110l201510123456"),
            Err(Fault::Character {
                position: 5,
                found: 'L',
                meant: Some('1')
            })
        );
    }
}
