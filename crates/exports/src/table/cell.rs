//! Tells what a cell is apart from what it says: guards around it, digits it has lost, ciphertext, what a spreadsheet would run.
//!
//! Takes one cell as the file has it, gives its text without guards or a mark. Never keeps it.

/// What there is to say of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// A large number in scientific notation.
    DigitsLost,
    /// A buyer's data, encrypted by the platform.
    Ciphertext,
    /// Begins as a formula and is no number.
    FormulaLike,
}

/// Blanks, also the wide one, and byte order marks that got in between.
fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// A cell without what guards its digits from spreadsheets: blanks and tabs, `="…"`, a single quote or a backtick in front.
#[must_use]
pub fn bare(cell: &str) -> &str {
    // Most cells are short work: nothing around them but blanks and tabs, if at all.
    let cell = cell.trim_ascii();
    let is_inner = |octet: &u8| octet.is_ascii_alphanumeric();
    let octets = cell.as_bytes();
    if octets == b"-" || (octets.first().is_none_or(is_inner) && octets.last().is_none_or(is_inner))
    {
        return cell;
    }
    let cell = cell.trim_matches(blank);
    let inside = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    let cell = inside.map_or(cell, |inside| inside.trim_matches(blank));
    let cell = cell.strip_prefix(['\'', '`']).unwrap_or(cell);
    cell.trim_matches(blank)
}

/// Whether a cell holds nothing: empty, blanks, guards, or the `-` and `/` that platforms write for it.
#[must_use]
pub fn is_nothing(bare: &str) -> bool {
    matches!(bare, "" | "-" | "--" | "—" | "/" | "\"\"")
}

/// What there is to say of a cell.
#[must_use]
pub fn mark(cell: &str) -> Mark {
    let octets = cell.as_bytes();
    match octets.first() {
        // `-` alone and the like.
        Some(_) if octets.len() == 1 => Mark::Plain,
        Some(b'0'..=b'9') => match octets.get(1) {
            Some(b'.' | b'e' | b'E') if digits_lost(cell) => Mark::DigitsLost,
            _ => Mark::Plain,
        },
        Some(b'\t' | b' ' | b'\'' | b'`' | b'=' | b'+' | b'-' | b'@' | b'#' | b'$') => {
            guarded(cell)
        }
        _ => Mark::Plain,
    }
}

fn guarded(cell: &str) -> Mark {
    let cell = bare(cell);
    match cell.as_bytes().first() {
        Some(b'0'..=b'9') if digits_lost(cell) => Mark::DigitsLost,
        Some(b'#') if cell.starts_with("##") => Mark::Ciphertext,
        Some(b'$') if cell.starts_with("$$") => Mark::Ciphertext,
        Some(b'=' | b'+' | b'-' | b'@') if is_formula_like(cell) => Mark::FormulaLike,
        _ => Mark::Plain,
    }
}

/// Whether it is a number of twelve digits or more as spreadsheets show it: `6.92123E+18`. They keep 15 digits of it.
fn digits_lost(cell: &str) -> bool {
    if !cell.as_bytes().contains(&b'+') {
        return false;
    }
    let Some((mantissa, exponent)) = cell.split_once(['E', 'e']) else {
        return false;
    };
    let mut octets = mantissa.bytes();
    let is_mantissa = octets.next().is_some_and(|first| first.is_ascii_digit())
        && octets.next().is_none_or(|point| point == b'.')
        && octets.all(|octet| octet.is_ascii_digit());
    let Some(exponent) = exponent.strip_prefix('+') else {
        return false;
    };
    let is_exponent = !exponent.is_empty() && exponent.bytes().all(|octet| octet.is_ascii_digit());
    is_mantissa && is_exponent && exponent.parse::<u16>().is_ok_and(|digits| digits >= 11)
}

/// Whether what begins with `=`, `+`, `-` or `@` is more than a number, a telephone number or a line.
fn is_formula_like(cell: &str) -> bool {
    let rest = cell.get(1..).unwrap_or_default();
    if cell.starts_with('=') {
        return rest.chars().any(|c| c != '=');
    }
    if cell.starts_with('@') && !rest.contains(['(', '|', '!', '=']) {
        // Somebody is named, as in titles of works: no function is called.
        return false;
    }
    rest.chars()
        .any(|c| c.is_alphabetic() || matches!(c, '=' | '@' | '|' | '!' | '"' | '*'))
}

/// Whether a number of 17 digits or more ends in nothing but noughts where a spreadsheet, which keeps 15 digits, would put them. One alone may be chance.
/// `None`: not such a long number.
#[must_use]
pub fn rounded(bare: &str) -> Option<bool> {
    let octets = bare.as_bytes();
    if octets.len() < 17 || octets.len() > 40 || !octets.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let rest = octets.get(15..)?;
    Some(rest.iter().all(|digit| *digit == b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_come_off() {
        for cell in [
            "6921",
            "\t6921",
            "6921\t",
            "'6921",
            "`6921",
            "=\"6921\"",
            "=\"\t6921\" ",
            " \u{3000}6921",
            "\u{feff}6921",
        ] {
            assert_eq!(bare(cell), "6921", "{cell:?}");
        }
        assert_eq!(bare("=\""), "=\"");
        assert_eq!(bare("'"), "");
        assert_eq!(bare(""), "");
        assert_eq!(bare("\t"), "");
    }

    #[test]
    fn marks() {
        let cases: &[(Mark, &[&str])] = &[
            (
                Mark::Plain,
                &[
                    "",
                    "-",
                    "--",
                    "-12.50",
                    "+8613800000000",
                    "+86 138-0000-0000",
                    "=\"6921\"",
                    "'-3",
                    "\t6921234567890123456",
                    "5E12",
                    "2E15",
                    "1.5E+3",
                    "1.2.3E+18",
                    "1E+",
                    "-1,234.00",
                    "-¥5.00",
                    "- 5",
                    "----",
                    "====",
                    "@",
                    "@某人 一起",
                    "$5",
                    "#1",
                    "编号",
                    "-5%",
                ],
            ),
            (
                Mark::DigitsLost,
                &[
                    "6.92123E+18",
                    "6E+18",
                    "\t6.92123E+18",
                    "=\"6.9e+18\"",
                    "'1.38E+11",
                    "1.E+300",
                ],
            ),
            (Mark::Ciphertext, &["##密文", "$$aGVsbG8=$$", "\t##x", "##"]),
            (
                Mark::FormulaLike,
                &[
                    "=1+1",
                    "=HYPERLINK(\"http://x\")",
                    "@SUM(1)",
                    "+cmd|' /C calc'!A0",
                    "-2+3+cmd|x",
                    "\t=1",
                    "'=1+1",
                    "-加急",
                    "=\"a\"&b",
                ],
            ),
        ];
        for (expected, cells) in cases {
            for cell in *cells {
                assert_eq!(mark(cell), *expected, "{cell:?}");
            }
        }
    }

    #[test]
    fn numbers_that_a_spreadsheet_rounded() {
        assert_eq!(rounded("6921234567890120000"), Some(true));
        assert_eq!(rounded("6921234567890123456"), Some(false));
        assert_eq!(rounded("6921234567890100"), None);
        assert_eq!(rounded("69212345678901200A0"), None);
        assert_eq!(rounded(""), None);
    }
}
