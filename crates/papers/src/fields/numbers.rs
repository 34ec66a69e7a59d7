//! Reads unified social credit codes and ID numbers out of characters, and lets their check digits put one look-alike right.
//!
//! Takes characters, gives a number of the right length or nothing. A character that cannot stand in such a number is what it looks
//! like (O is 0), and only while the checks then hold; one look-alike more is put right when exactly one candidate makes every check
//! pass, which is said ([`Repair`]). A number that was read whole and fails its check is given as read: the rules say so. Never gives
//! a number that differs from what was read in any other way.

use crate::codes::{citizen, uscc};
use crate::field::Repair;
use crate::text::Char;
use crate::words::words;

/// Characters this much surer than the least sure one are not doubted.
const DOUBT: f32 = 0.02;

/// What came of reading a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    /// A number of the right form; its check may still fail.
    Read(String, Option<Repair>),
    /// Something stands there that is none.
    Unread,
}

/// Which number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A unified social credit code.
    Code,
    /// An ID number.
    Person,
}

impl Form {
    fn passes(self, text: &str) -> bool {
        match self {
            Self::Code => uscc::check(text).is_ok(),
            Self::Person => citizen::check(text).is_ok_and(|c| c.warnings.is_empty()),
        }
    }

    /// Passes, and nothing about it is odd: what a repair must reach.
    fn spotless(self, text: &str) -> bool {
        match self {
            Self::Code => uscc::check(text).is_ok_and(|code| code.warnings.is_empty()),
            Self::Person => self.passes(text),
        }
    }

    /// What a character must be that cannot stand at a place (from 0) as it was read; itself when it can.
    fn allowed(self, at: usize, c: char) -> char {
        match self {
            Self::Code if (2..8).contains(&at) => words().digit(c).unwrap_or(c),
            Self::Code => words().allowed(c),
            Self::Person if at == 17 && matches!(c, 'X' | '×' | 'Х' | 'χ') => 'X',
            Self::Person => words().digit(c).unwrap_or(c),
        }
    }

    /// Whether a character can stand at a place.
    fn fits(self, at: usize, c: char) -> bool {
        match self {
            Self::Code if (2..8).contains(&at) => c.is_ascii_digit(),
            Self::Code => c.is_ascii_digit() || (c.is_ascii_uppercase() && !"IOSVZ".contains(c)),
            Self::Person if at == 17 => c.is_ascii_digit() || c == 'X',
            Self::Person => c.is_ascii_digit(),
        }
    }
}

/// Reads the number that characters hold. Labels must be off already. `typed`: the characters were never read from pixels, so that
/// nothing in them is put right.
pub(crate) fn read(chars: &[Char], form: Form, typed: bool) -> Number {
    let (all, sure): (Vec<char>, Vec<f32>) = chars.iter().filter_map(|c| Some((usable(c.c)?, c.sure))).unzip();
    if form == Form::Person && all.len() == 15 && citizen::check(&all.iter().collect::<String>()).is_ok() {
        return Number::Read(all.into_iter().collect(), None);
    }
    match all.len() {
        18 if typed => Number::Read(all.into_iter().collect(), None),
        18 => whole(&all, &sure, form),
        // Something beside it was read along: one window passes, or none is believed.
        19..=40 => {
            let good: Vec<String> = all
                .windows(18)
                .map(|window| spelled(window, form))
                .filter(|text| form.passes(text))
                .collect();
            match good.as_slice() {
                [one] => Number::Read(one.clone(), None),
                _ => Number::Unread,
            }
        }
        _ => Number::Unread,
    }
}

/// The characters of numbers; the rest (blanks, dots, brackets) stands between them and means nothing.
pub(crate) fn usable(c: char) -> Option<char> {
    let upper = c.to_ascii_uppercase();
    (upper.is_ascii_alphanumeric() || matches!(c, '×' | 'Х' | '|')).then_some(upper)
}

fn spelled(window: &[char], form: Form) -> String {
    let each = window.iter().enumerate();
    each.map(|(at, &c)| form.allowed(at, c)).collect()
}

fn whole(read: &[char], sure: &[f32], form: Form) -> Number {
    let text = spelled(read, form);
    let spelled: Vec<char> = text.chars().collect();
    let changed: Vec<usize> = (0..spelled.len()).filter(|&at| spelled.get(at) != read.get(at)).collect();
    if form.passes(&text) {
        return Number::Read(text, first_repair(&changed, read, &spelled));
    }
    if let Some((at, meant)) = sole_candidate(&spelled, sure, form).filter(|_| changed.is_empty()) {
        let mut better = spelled.clone();
        if let Some(slot) = better.get_mut(at) {
            let repair = Repair { at: at + 1, read: *slot, meant };
            *slot = meant;
            return Number::Read(better.into_iter().collect(), Some(repair));
        }
    }
    // A character that stands in no such number: it was misread, and what the paper says is not known.
    let sound = read.iter().enumerate().all(|(at, &c)| form.fits(at, c));
    if sound { Number::Read(text, None) } else { Number::Unread }
}

/// The change to say, when reading changed a character: a letter for a digit that is one beyond doubt (O is 0) as well.
fn first_repair(changed: &[usize], read: &[char], meant: &[char]) -> Option<Repair> {
    let at = *changed.first()?;
    Some(Repair { at: at + 1, read: *read.get(at)?, meant: *meant.get(at)? })
}

/// The one place and character whose change makes every check pass; nothing when there are none or several. Only a character that the
/// reading was least sure of is doubted.
fn sole_candidate(text: &[char], sure: &[f32], form: Form) -> Option<(usize, char)> {
    let doubt = sure.iter().copied().fold(1.0, f32::min) + DOUBT;
    let mut found = None;
    for (at, &c) in text.iter().enumerate().filter(|(at, _)| sure.get(*at).is_some_and(|s| *s <= doubt)) {
        for other in words().look_alikes(c).filter(|&other| form.fits(at, other)) {
            let mut tried = text.to_vec();
            if let Some(slot) = tried.get_mut(at) {
                *slot = other;
            }
            if form.spotless(&tried.iter().collect::<String>()) {
                if found.is_some() {
                    return None;
                }
                found = Some((at, other));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;
    use proptest::prelude::*;

    const CODE: &str = "91330106MAXXXX0154";
    const PERSON: &str = "33010619950903992X";

    fn chars(text: &str) -> Vec<Char> {
        let one = |raw: char| Char { c: fold(raw), raw, line: 0, at: 0.5, sure: 1.0, gap: false };
        text.chars().map(one).collect()
    }

    fn code(text: &str) -> Number {
        read(&chars(text), Form::Code, false)
    }

    fn person(text: &str) -> Number {
        read(&chars(text), Form::Person, false)
    }

    #[test]
    fn whole_numbers_are_read_in_any_spelling() {
        assert!(Form::Code.passes(CODE) && Form::Person.passes(PERSON));
        let right = Number::Read(CODE.into(), None);
        assert_eq!(code(CODE), right);
        assert_eq!(code("9133 0106 MAXX XX01 54"), right);
        assert_eq!(code("９１３３０１０６ＭＡＸＸＸＸ０１５４"), right);
        assert_eq!(code("91330106maxxxx0154"), right);
        assert_eq!(person(PERSON), Number::Read(PERSON.into(), None));
        assert_eq!(person("33010619950903992x"), Number::Read(PERSON.into(), None));
        assert_eq!(person("33010619950903992×"), Number::Read(PERSON.into(), Some(Repair { at: 18, read: '×', meant: 'X' })));
    }

    #[test]
    fn letters_that_cannot_stand_there_are_digits_when_the_check_agrees() {
        let repair = Repair { at: 13, read: 'O', meant: '0' };
        let o = code("91330106MAXXXXO154");
        assert_eq!(o, Number::Read(CODE.into(), Some(Repair { at: 15, ..repair })));
        assert!(matches!(code("9I33O106MAXXXX0154"), Number::Read(text, Some(_)) if text == CODE));
        // … and not believed when it does not.
        assert_eq!(code("91330106MAXXXXO155"), Number::Unread);
        assert!(matches!(person("33OI0619950903992X"), Number::Read(text, Some(_)) if text == PERSON));
        assert_eq!(person("33OI0619950903991X"), Number::Unread);
    }

    #[test]
    fn one_look_alike_is_put_right_and_said() {
        // D for 0 inside the organisation code: two checks prove it.
        let read = "91330106MAXXXXD154";
        assert_eq!(code(read), Number::Read(CODE.into(), Some(Repair { at: 15, read: 'D', meant: '0' })));
        assert_eq!(self::read(&chars(read), Form::Code, true), Number::Read(read.into(), None), "typed, not read");
        // Two wrong characters stay as read, for the rules to say so.
        let two = CODE.replacen("MAXX", "MAKK", 1);
        assert_eq!(code(&two), Number::Read(two.clone(), None));
        // A digit for another digit is not guessed.
        let wrong = "330106199509039921";
        assert_eq!(person(wrong), Number::Read(wrong.into(), None));
    }

    #[test]
    fn no_single_slip_makes_another_number() {
        // What the reading is least sure of is what is wrong.
        let mut tried = 0;
        for at in 0..18 {
            for c in ('0'..='9').chain('A'..='Z') {
                let mut read = chars(CODE);
                (read[at].c, read[at].sure) = (c, 0.7);
                let text = crate::text::spelled(&read);
                if let Number::Read(value, _) = self::read(&read, Form::Code, false) {
                    assert!(value == CODE || value == text, "{text} was read as {value}");
                    tried += 1;
                }
            }
        }
        assert!(tried > 400, "{tried}");
    }

    #[test]
    fn wrong_lengths_are_not_read() {
        assert_eq!(code("91330106MAXXXX015"), Number::Unread);
        assert_eq!(person("3301061995090399"), Number::Unread);
        assert_eq!(code(""), Number::Unread);
        // A copy's number glued on: the one window that passes.
        assert_eq!(code("91330106MAXXXX0154(1/1)"), Number::Read(CODE.into(), None));
        assert_eq!(person("330106880412991"), Number::Read("330106880412991".into(), None));
    }

    proptest! {
        #[test]
        fn never_invented(text in "[0-9A-Z]{10,24}") {
            for form in [Form::Code, Form::Person] {
                let Number::Read(value, repair) = read(&chars(&text), form, false) else { continue };
                if value.len() != 18 { continue }
                let read: Vec<char> = text.chars().collect();
                let best = read.windows(18).map(|window| {
                    let spelled: Vec<char> = window.iter().enumerate().map(|(at, &c)| form.allowed(at, c)).collect();
                    spelled.iter().zip(value.chars()).filter(|(a, b)| **a != *b).count()
                }).min().unwrap_or(18);
                prop_assert!(best <= usize::from(repair.is_some()));
            }
        }
    }
}
