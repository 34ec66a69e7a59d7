//! Reads amounts of money as exports write them.
//!
//! Takes a cell, gives an exact decimal, nothing, or that it is no number. Never rounds, never goes through floating point.

use rust_decimal::Decimal;

use super::cell::{bare, is_nothing};

/// What a cell of an amount column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Nothing: empty, `-` or `/`.
    Nothing,
    /// So many yuan, and what of it was paid back where the cell says so: `131.77(已退款89.84)`.
    Yuan(Decimal, Option<Decimal>),
    /// No number.
    Unread,
}

/// Reads an amount.
#[must_use]
pub fn amount(cell: &str) -> Amount {
    let cell = bare(cell);
    if is_nothing(cell) {
        return Amount::Nothing;
    }
    if let Some(yuan) = decimal(cell) {
        return Amount::Yuan(yuan, None);
    }
    let Some((number, inside)) = cell.split_once(['(', '（']) else {
        return Amount::Unread;
    };
    let inside = inside.strip_suffix([')', '）']);
    let Some((yuan, inside)) = decimal(number.trim_end()).zip(inside) else {
        return Amount::Unread;
    };
    let back = match inside.find(|c: char| c.is_ascii_digit() || matches!(c, '¥' | '￥')) {
        Some(at) => inside.get(at..).and_then(decimal),
        None => inside.contains("全额").then_some(yuan),
    };
    back.map_or(Amount::Unread, |back| Amount::Yuan(yuan, Some(back)))
}

/// A plain decimal: a sign, `¥`, thousands set off by commas, a point, 元.
fn decimal(text: &str) -> Option<Decimal> {
    let text = text.strip_suffix('元').unwrap_or(text).trim_end();
    let (text, minus) = signed(text);
    let text = text.strip_prefix(['¥', '￥']).unwrap_or(text);
    let (text, also) = if minus.is_none() {
        signed(text)
    } else {
        (text, None)
    };
    let minus = minus.or(also).unwrap_or(false);
    let mut value: i64 = 0;
    let mut digits: u32 = 0;
    let mut scale: Option<u32> = None;
    // Digits since the last comma; `None` before the first.
    let mut group: Option<u32> = None;
    for octet in text.bytes() {
        match octet {
            b'0'..=b'9' => {
                value = value
                    .checked_mul(10)?
                    .checked_add(i64::from(octet - b'0'))?;
                digits += 1;
                scale = scale.map(|s| s + 1);
                group = group.map(|g| g + 1);
            }
            b',' if scale.is_none()
                && group.is_none_or(|g| g == 3)
                && (1..=18).contains(&digits) =>
            {
                // The first group has one to three digits.
                if group.is_none() && digits > 3 {
                    return None;
                }
                group = Some(0);
            }
            b'.' if scale.is_none() && group.is_none_or(|g| g == 3) => {
                scale = Some(0);
                group = None;
            }
            _ => return None,
        }
    }
    if digits == 0 || group.is_some_and(|g| g != 3) {
        return None;
    }
    let value = if minus { -value } else { value };
    Decimal::try_new(value, scale.unwrap_or(0)).ok()
}

fn signed(text: &str) -> (&str, Option<bool>) {
    match text.strip_prefix(['-', '+']) {
        Some(rest) => (rest.trim_start(), Some(text.starts_with('-'))),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn amounts_as_exports_write_them() {
        for (cell, expected) in [
            ("12.30", "12.30"),
            ("0", "0"),
            ("-0.01", "-0.01"),
            ("1,234,567.89", "1234567.89"),
            ("¥100.00", "100.00"),
            ("￥-5", "-5"),
            ("-¥5.5", "-5.5"),
            ("\t'12.00", "12.00"),
            ("+3", "3"),
            ("12.", "12"),
            (".5", "0.5"),
            ("88元", "88"),
            ("9223372036854775807", "9223372036854775807"),
        ] {
            assert_eq!(amount(cell), Amount::Yuan(yuan(expected), None), "{cell}");
        }
        for cell in ["", "-", "/", " ", "--", "\t"] {
            assert_eq!(amount(cell), Amount::Nothing, "{cell:?}");
        }
        for cell in [
            "12,34",
            "1234,567",
            "1,2345",
            "1.2.3",
            "1E+3",
            "abc",
            "12a",
            "(5)",
            "-",
            "9223372036854775808",
            "--5",
            ",5",
            "5,",
            "1,234,",
            "１２",
            "5(x)",
            "5(",
            "¥",
            ".",
            "0.123456789012345678901234567890",
        ] {
            if cell != "-" {
                assert_eq!(amount(cell), Amount::Unread, "{cell:?}");
            }
        }
    }

    #[test]
    fn what_was_paid_back_stands_in_brackets() {
        let cases = [
            ("131.77(已退款89.84)", "131.77", "89.84"),
            ("44.28(已全额退款)", "44.28", "44.28"),
            ("10.00（已退款￥3）", "10.00", "3"),
        ];
        for (cell, whole, back) in cases {
            let expected = Amount::Yuan(yuan(whole), Some(yuan(back)));
            assert_eq!(amount(cell), expected, "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_a_decimal_writes_is_read(value in proptest::num::i64::ANY, scale in 0_u32..6) {
            let value = Decimal::new(value / 2, scale);
            proptest::prop_assert_eq!(amount(&value.to_string()), Amount::Yuan(value, None));
        }

        #[test]
        fn any_text_is_borne(cell in "[-+¥0-9.,()（）退全额a \t'=\"]{0,40}") {
            let _ = amount(&cell);
            let _ = super::super::cell::mark(&cell);
            let _ = bare(&cell);
        }
    }
}
