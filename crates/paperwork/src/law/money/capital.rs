//! Writes an amount in Chinese capital figures, as cheques and letters need it: 贰万元整.
//!
//! Takes an amount in yuan, rounded half up to the fen like every figure here, gives its one form. The rules are those of
//! 《正确填写票据和结算凭证的基本规定》 (支付结算办法 附一, of 1997-12-01). Where they leave a choice, the form is: 整 after 元 and after 角,
//! none after 分; 零 between 元 and 角 when the figure before 元 is 0 (107,000.53 → 壹拾万柒仟元零伍角叁分); no 零 between 万 and 仟 when
//! the 仟 is not 0. No prefix: 人民币 is the letter's to print.

use super::{MoneyError, fen};
use rust_decimal::Decimal;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// From here on no amount is written: 10,000 × 10,000 × 10,000 × 10,000.
const LIMIT: u64 = 10_000_000_000_000_000;

/// An amount in Chinese capital figures: 壹佰零壹元伍角整.
///
/// # Errors
///
/// An amount below zero, or of ten thousand million million yuan and more.
pub fn capital(amount: Decimal) -> Result<String, MoneyError> {
    let value = fen(amount);
    if value.is_sign_negative() && !value.is_zero() {
        return Err(MoneyError::Negative { value });
    }
    let too_large = MoneyError::TooLarge { value };
    let yuan = u64::try_from(value.trunc())
        .ok()
        .filter(|yuan| *yuan < LIMIT)
        .ok_or(too_large)?;
    let hundredths =
        u64::try_from((value.fract() * Decimal::ONE_HUNDRED).trunc()).unwrap_or_default();
    let (jiao, fen) = (hundredths / 10, hundredths % 10);

    let mut text = String::new();
    if yuan > 0 || hundredths == 0 {
        whole(yuan, &mut text);
        text.push('元');
        let gap = jiao == 0 || yuan % 10 == 0;
        if hundredths > 0 && gap {
            text.push('零');
        }
    }
    if jiao > 0 {
        push(jiao, &mut text);
        text.push('角');
    }
    if fen > 0 {
        push(fen, &mut text);
        text.push('分');
    } else {
        text.push('整');
    }
    Ok(text)
}

/// A whole number below [`LIMIT`].
fn whole(number: u64, text: &mut String) {
    if number == 0 {
        text.push('零');
        return;
    }
    let (hundred_millions, rest) = (number / 100_000_000, number % 100_000_000);
    if hundred_millions > 0 {
        ten_thousands(hundred_millions, text);
        text.push('亿');
        if rest > 0 && rest < 10_000_000 {
            text.push('零');
        }
    }
    ten_thousands(rest, text);
}

/// A number below a hundred million; nothing for zero.
fn ten_thousands(number: u64, text: &mut String) {
    let (ten_thousands, rest) = (number / 10_000, number % 10_000);
    if ten_thousands > 0 {
        thousands(ten_thousands, text);
        text.push('万');
        if rest > 0 && rest < 1_000 {
            text.push('零');
        }
    }
    thousands(rest, text);
}

/// A number below ten thousand; nothing for zero, no leading 零.
fn thousands(number: u64, text: &mut String) {
    let mut gap = false;
    let mut begun = false;
    for (place, unit) in [
        (1_000, Some('仟')),
        (100, Some('佰')),
        (10, Some('拾')),
        (1, None),
    ] {
        let digit = number / place % 10;
        if digit == 0 {
            gap = begun;
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        begun = true;
        push(digit, text);
        text.extend(unit);
    }
}

fn push(digit: u64, text: &mut String) {
    let digit = usize::try_from(digit).ok().and_then(|at| DIGITS.get(at));
    text.extend(digit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(amount: &str) -> String {
        capital(amount.parse().unwrap()).unwrap()
    }

    #[test]
    fn the_examples_of_the_rules_are_written_so() {
        for (amount, text) in [
            ("1409.50", "壹仟肆佰零玖元伍角整"),
            ("6007.14", "陆仟零柒元壹角肆分"),
            ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
            ("107000.53", "壹拾万柒仟元零伍角叁分"),
            ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
            ("325.04", "叁佰贰拾伍元零肆分"),
        ] {
            assert_eq!(written(amount), text, "{amount}");
        }
    }

    #[test]
    fn every_place_and_every_gap_is_written() {
        for (amount, text) in [
            ("0", "零元整"),
            ("0.01", "壹分"),
            ("0.10", "壹角整"),
            ("0.53", "伍角叁分"),
            ("1", "壹元整"),
            ("10", "壹拾元整"),
            ("15.60", "壹拾伍元陆角整"),
            ("20000", "贰万元整"),
            ("101.5", "壹佰零壹元伍角整"),
            ("100.05", "壹佰元零伍分"),
            ("1001", "壹仟零壹元整"),
            ("1010", "壹仟零壹拾元整"),
            ("1100", "壹仟壹佰元整"),
            ("10001", "壹万零壹元整"),
            ("10100", "壹万零壹佰元整"),
            ("11000", "壹万壹仟元整"),
            ("100000", "壹拾万元整"),
            ("1000000", "壹佰万元整"),
            ("1000001", "壹佰万零壹元整"),
            ("10203040", "壹仟零贰拾万叁仟零肆拾元整"),
            ("100000000", "壹亿元整"),
            ("100000001", "壹亿零壹元整"),
            ("100010000", "壹亿零壹万元整"),
            ("110000000", "壹亿壹仟万元整"),
            ("1000010001", "壹拾亿零壹万零壹元整"),
            (
                "123456789.12",
                "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分",
            ),
            ("1000000000000", "壹万亿元整"),
            (
                "1234567890123",
                "壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元整",
            ),
            (
                "9999999999999999.99",
                "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
            ),
        ] {
            assert_eq!(written(amount), text, "{amount}");
        }
    }

    #[test]
    fn it_rounds_like_the_figures_beside_it() {
        assert_eq!(written("2.005"), "贰元零壹分");
        assert_eq!(written("0.994"), "玖角玖分");
        assert_eq!(written("0.995"), "壹元整");
        assert_eq!(written("-0.001"), "零元整");
    }

    #[test]
    fn what_cannot_be_written_is_refused() {
        let value: Decimal = "-0.01".parse().unwrap();
        assert_eq!(capital(value), Err(MoneyError::Negative { value }));
        for amount in ["9999999999999999.995", "10000000000000000"] {
            assert!(matches!(
                capital(amount.parse().unwrap()),
                Err(MoneyError::TooLarge { .. })
            ));
        }
        assert!(matches!(
            capital(Decimal::MAX),
            Err(MoneyError::TooLarge { .. })
        ));
    }

    /// Reads a capital amount back, in fen.
    fn read(text: &str) -> u64 {
        let (mut total, mut section, mut digit) = (0u64, 0u64, 0u64);
        let mut high = 0u64;
        for c in text.chars() {
            match c {
                '仟' | '佰' | '拾' => {
                    section += digit
                        * [('仟', 1000), ('佰', 100), ('拾', 10)]
                            .iter()
                            .find(|u| u.0 == c)
                            .unwrap()
                            .1;
                    digit = 0;
                }
                '万' => {
                    total += (section + digit) * 10_000;
                    (section, digit) = (0, 0);
                }
                '亿' => {
                    high = (total + section + digit) * 100_000_000;
                    (total, section, digit) = (0, 0, 0);
                }
                '元' => {
                    total = (high + total + section + digit) * 100;
                    (high, section, digit) = (0, 0, 0);
                }
                '角' => {
                    total += digit * 10;
                    digit = 0;
                }
                '分' => {
                    total += digit;
                    digit = 0;
                }
                '整' => {}
                other => digit = DIGITS.iter().position(|d| *d == other).unwrap() as u64,
            }
        }
        total
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(fen in prop_oneof![0u64..100_000, 0u64..10_000_000_000, 0..LIMIT * 100]) {
            let text = capital(Decimal::from(fen) / Decimal::ONE_HUNDRED).unwrap();
            prop_assert_eq!(read(&text), fen);
            prop_assert!(!text.contains("零零") && !text.contains("零万") && !text.contains("零亿"));
            prop_assert_eq!(text.ends_with('整'), fen % 10 == 0);
        }
    }
}
