//! Checks numbers that carry their own proof: unified social credit codes, ID numbers, lawyers' licence numbers.
//!
//! Takes what a person typed or a scan said, gives what the number says, or the one [`uscc::Fault`], [`citizen::Fault`] or
//! [`licence::Fault`] that makes it wrong. Never corrects a number beyond its spelling (width, case, spaces): a wrong character is
//! named, not guessed away. What only a table can know (who registers, which province) is in `data/codes.toml` and gives a
//! warning, not a fault, when the number's own proof holds.

pub mod citizen;
pub mod licence;
mod table;
pub mod uscc;

/// How sure the tables are of what they say; warnings carry the word on.
pub use table::as_of;

/// Spells a number one way: half-width, capital letters, no spaces, hyphens or invisible marks.
///
/// Positions in faults count the characters of this spelling, from 1.
#[must_use]
pub fn normalise(raw: &str) -> String {
    raw.chars()
        .map(|c| match c {
            // Full-width forms stand at a fixed distance from ASCII.
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c)
            }
            other => other,
        })
        .filter(|c| !c.is_whitespace() && !is_invisible(*c) && !is_hyphen(*c))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Marks that copying from a chat or a web page leaves inside a number.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{00ad}'
    )
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The letters people and scanners write for digits: what a character that cannot stand here was probably meant to be.
fn look_alike(c: char) -> Option<char> {
    match c {
        'O' | 'Q' | 'D' => Some('0'),
        'I' | 'L' => Some('1'),
        'Z' => Some('2'),
        'S' => Some('5'),
        'B' => Some('8'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_spaces_are_spelling() {
        assert_eq!(
            normalise(" 91 350100 m000100y4 3\u{3000}"),
            "91350100M000100Y43"
        );
        assert_eq!(
            normalise("９１３５０１００Ｍ０００１００Ｙ４３"),
            "91350100M000100Y43"
        );
        assert_eq!(
            normalise("1101\u{200b}05-1949１231－002x\u{feff}"),
            "11010519491231002X"
        );
        assert_eq!(normalise("\u{202d}9135\u{202c}"), "9135");
    }

    #[test]
    fn what_is_not_spelling_stays() {
        assert_eq!(normalise("9135O一#"), "9135O一#");
        assert_eq!(normalise(""), "");
    }
}
