//! Turns what a workbook stores in a cell into the text of it.
//!
//! Takes numbers as they are written, day numbers and number formats, gives plain decimal text and `YYYY-MM-DD HH:MM:SS`. Never rounds away a
//! digit that a person entered: Excel itself keeps fifteen.

use jiff::civil::Date;

/// A number of a cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Plain decimal, without an exponent.
    pub(super) text: String,
    /// Whether it still has all its digits.
    pub(super) digits: Digits,
}

/// Whether a number has all its digits.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Digits {
    /// All of them, as far as there is doubt.
    Whole,
    /// Floating point of 2^53 or more.
    Lost,
    /// Written out with 18 digits or more; a floating point number would be written the same way.
    Long {
        /// Whether it would.
        as_float: bool,
    },
}

/// Whole numbers from here on are not all in floating point: 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The text of a number as XML writes it.
pub(super) fn number(raw: &str) -> Number {
    let raw = raw.trim();
    let as_is = |digits| Number {
        text: raw.to_owned(),
        digits,
    };
    let plain = raw.strip_prefix('-').unwrap_or(raw);
    let Ok(value) = raw.parse::<f64>() else {
        return as_is(Digits::Whole);
    };
    if !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit()) {
        // The file holds every digit, whatever a spreadsheet would make of it.
        return as_is(if plain.len() < 18 {
            Digits::Whole
        } else {
            let rounded = plain.bytes().skip(15).all(|b| b == b'0');
            Digits::Long {
                // Fifteen digits and noughts the tally tells by itself.
                as_float: value.to_string() == raw && !rounded,
            }
        });
    }
    if value.is_finite() {
        float(value)
    } else {
        as_is(Digits::Whole)
    }
}

/// The text of a number that is stored as floating point.
pub(super) fn float(value: f64) -> Number {
    if value.abs() >= EXACT {
        return Number {
            text: format!("{value:.0}"),
            digits: Digits::Lost,
        };
    }
    let shortest = value.to_string();
    let digits = shortest.bytes().filter(u8::is_ascii_digit);
    // 0.30000000000000004 is 0.3: a sixteenth digit is none that was entered.
    let text = if digits.skip_while(|d| *d == b'0').count() > 15 {
        let fifteen = format!("{value:.14e}").parse::<f64>();
        fifteen.map_or(shortest, |value| value.to_string())
    } else {
        shortest
    };
    Number {
        text,
        digits: Digits::Whole,
    }
}

/// The text of a day number: days since the end of 1899 (or 1904), `None` outside of the years 1900 to 9999.
pub(super) fn date(serial: f64, from_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let seconds = (serial * 86_400.0).round() as i64;
    let (mut days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    if days == 0 && !from_1904 {
        return Some(format!("{hour:02}:{minute:02}:{second:02}"));
    }
    let zero = if from_1904 {
        Date::constant(1904, 1, 1)
    } else {
        // Excel believes in a 29 February 1900.
        days += i64::from(days < 60);
        Date::constant(1899, 12, 30)
    };
    let span = jiff::Span::new().try_days(days).ok()?;
    let date = zero.checked_add(span).ok()?;
    Some(format!("{date} {hour:02}:{minute:02}:{second:02}"))
}

/// Whether a number format shows a date or a time of day; a format of `[h]` shows how long something took.
pub(super) fn is_date(format: &str) -> bool {
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => return false,
            '"' => {
                let _ = letters.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                let _ = letters.next();
            }
            '[' => {
                let first = letters.next().unwrap_or(']');
                if matches!(first, 'h' | 'H' | 'm' | 'M' | 's' | 'S') {
                    return false;
                }
                if first != ']' {
                    let _ = letters.by_ref().find(|c| *c == ']');
                }
            }
            'y' | 'Y' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'm' | 'M' => return true,
            // `General` and `G/通用格式` have none of these letters.
            _ => {}
        }
    }
    false
}

/// Whether a built-in number format shows a date or a time of day (ECMA-376 part 1, 18.8.30, those of East Asia included).
pub(super) fn is_builtin_date(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45 | 47 | 50..=58)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain_and_lost_digits_are_told() {
        let lost = [
            ("6.9212345678901197E+18", "6921234567890119680"),
            ("9007199254740992.0", "9007199254740992"),
            ("-1e16", "-10000000000000000"),
        ];
        for (raw, text) in lost {
            let number = number(raw);
            assert_eq!((number.text.as_str(), number.digits), (text, Digits::Lost));
        }
        let whole = [
            ("0.30000000000000004", "0.3"),
            ("1234.5600000000001", "1234.56"),
            ("128.80", "128.8"),
            ("1E-3", "0.001"),
            ("0", "0"),
            ("-0.005", "-0.005"),
            ("15", "15"),
            ("4200001234202610", "4200001234202610"),
            ("abc", "abc"),
            ("1e999", "1e999"),
            ("", ""),
        ];
        for (raw, text) in whole {
            let number = number(raw);
            assert_eq!((number.text.as_str(), number.digits), (text, Digits::Whole));
        }
    }

    #[test]
    fn nineteen_digits_that_are_written_out_are_there() {
        let exact = number("6921234567890123456");
        assert_eq!(exact.text, "6921234567890123456");
        assert_eq!(exact.digits, Digits::Long { as_float: false });
        let through_float = number("6921234567890123000");
        assert_eq!(through_float.digits, Digits::Long { as_float: true });
    }

    #[test]
    fn days_count_from_both_epochs() {
        let dates = [
            (45_292.0, false, "2024-01-01 00:00:00"),
            (45_292.5, false, "2024-01-01 12:00:00"),
            (44_484.791_666_666_7, false, "2021-10-15 19:00:00"),
            (43_830.0, true, "2024-01-01 00:00:00"),
            (1.0, false, "1900-01-01 00:00:00"),
            (61.0, false, "1900-03-01 00:00:00"),
            (0.75, false, "18:00:00"),
            (45_292.999_999_99, false, "2024-01-02 00:00:00"),
        ];
        for (serial, epoch, text) in dates {
            assert_eq!(date(serial, epoch).as_deref(), Some(text), "{serial}");
        }
        for serial in [-1.0, f64::NAN, f64::INFINITY, 2_958_466.0] {
            assert_eq!(date(serial, false), None);
        }
        assert_eq!(date(2_958_465.999_999_9, true), None);
    }

    #[test]
    fn formats_of_dates_are_known_from_others() {
        for format in [
            "yyyy/m/d h:mm",
            "m\"月\"d\"日\"",
            "[$-804]yyyy\"年\"m\"月\"",
            "h:mm AM/PM",
            "dd",
            "yyyy-mm-dd;@",
        ] {
            assert!(is_date(format), "{format}");
        }
        for format in [
            "General",
            "0.00",
            "#,##0.00_);[Red](#,##0.00)",
            "[h]:mm:ss",
            "\"day\" 0",
            "\\d0",
            "G/通用格式",
            "¥#,##0;d",
            "@",
            "[",
        ] {
            assert!(!is_date(format), "{format}");
        }
    }
}
