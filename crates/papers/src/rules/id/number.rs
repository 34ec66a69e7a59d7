//! Says what is known of the number on a card's portrait side: one answer, so that exactly one rule speaks of a number.

use jiff::civil::Date;

use crate::codes::citizen::{self, Citizen, Fault};
use crate::dossier::Paper;
use crate::field::{Field, Name};
use crate::rules::certain::{characters, sure};

/// What is known of a number.
pub(super) enum Number<'a> {
    /// There is none on the paper.
    Absent,
    /// It could not be read; so many characters were made out.
    Unread(usize),
    /// Its check fails and it was not read surely.
    Doubtful(&'a Field),
    /// Read surely and wrong.
    Wrong(&'a str, Fault),
    /// Its check character holds, or it has none.
    Right(Citizen),
}

/// What is known of the number on a portrait side.
pub(super) fn number(paper: &Paper) -> Number<'_> {
    let Some(field) = paper.field(Name::IdNumber) else {
        return Number::Absent;
    };
    let Some(text) = field.text() else {
        return Number::Unread(characters(field));
    };
    match citizen::check(text) {
        Ok(known) => Number::Right(known),
        Err(Fault::Length { found }) => Number::Unread(found),
        Err(_) if !sure(field) => Number::Doubtful(field),
        Err(fault) => Number::Wrong(text, fault),
    }
}

/// What a number says whose check character holds as it was read, without repair.
pub(super) fn proved(paper: &Paper) -> Option<Citizen> {
    let field = paper.field(Name::IdNumber)?;
    match number(paper) {
        Number::Right(known) if known.warnings.is_empty() && field.repair.is_none() => Some(known),
        _ => None,
    }
}

/// The day of birth of a card's holder, when it is sure: out of a proved number, or printed and read surely.
pub(super) fn birth(portrait: &Paper) -> Option<Date> {
    let printed = portrait.field(Name::Birth).filter(|field| sure(field));
    proved(portrait)
        .and_then(|known| known.birth)
        .or_else(|| printed.and_then(Field::date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Repair;
    use crate::rules::testing::{NUMBER, day, portrait};

    #[test]
    fn the_number_tells_the_birth_and_a_repaired_one_does_not() {
        let plain = portrait().without(Name::Birth);
        assert_eq!(birth(&plain.clone().paper), Some(day("1990-03-15")));
        let repair = Repair {
            at: 9,
            read: 'B',
            meant: '9',
        };
        let repaired = plain.repaired(Name::IdNumber, repair);
        assert_eq!(birth(&repaired.paper), None);
        assert!(matches!(number(&repaired.paper), Number::Right(_)));
    }

    #[test]
    fn wrong_unread_and_doubtful_are_told_apart() {
        let wrong = format!("{}5", &NUMBER[..17]);
        let made = portrait().number(Name::IdNumber, &wrong);
        assert!(matches!(
            number(&made.paper),
            Number::Wrong(_, Fault::Check { .. })
        ));
        let made = made.sure(Name::IdNumber, 0.8);
        assert!(matches!(number(&made.paper), Number::Doubtful(_)));
        let made = portrait().unread(Name::IdNumber, "3301 0619");
        assert!(matches!(number(&made.paper), Number::Unread(8)));
        let made = portrait().without(Name::IdNumber);
        assert!(matches!(number(&made.paper), Number::Absent));
    }
}
