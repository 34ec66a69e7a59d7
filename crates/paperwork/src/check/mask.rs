//! Hides ID numbers and phone numbers in text.
//!
//! Takes any text, gives it with all but the beginning of every number that looks like an ID number (eighteen characters with a plausible birth date, or
//! fifteen digits) or a mobile phone (eleven digits) replaced by `*`. Organisation codes stay: they are public.

use papers::codes::uscc;

/// The text with private numbers masked.
#[must_use]
pub fn text(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut made = chars.clone();
    let mut at = 0;
    while at < chars.len() {
        let run = Run::at(&chars, at);
        for place in run.hidden(&chars) {
            if let Some(c) = made.get_mut(place) {
                *c = '*';
            }
        }
        at = run.end.max(at + 1);
    }
    made.into_iter().collect()
}

/// Digits that stand together, single spaces, hyphens and dots between them left aside.
struct Run {
    /// Where its digits stand.
    digits: Vec<usize>,
    /// How many digits stand in each group between separators.
    groups: Vec<usize>,
    /// Behind its last digit.
    end: usize,
}

impl Run {
    fn at(chars: &[char], start: usize) -> Self {
        let digit = |c: char| c.is_ascii_digit();
        let (mut digits, mut groups, mut at) = (Vec::new(), Vec::new(), start);
        let mut group = 0;
        while let Some(&c) = chars.get(at) {
            let next = chars.get(at + 1).copied().unwrap_or(' ');
            let last = matches!(c, 'X' | 'x') && digits.len() >= 14;
            match c {
                _ if digit(c) || last => {
                    digits.push(at);
                    group += 1;
                }
                ' ' | '-' | '.' | '·' | '\u{2013}'
                    if group > 0 && (digit(next) || matches!(next, 'X' | 'x')) =>
                {
                    groups.push(group);
                    group = 0;
                }
                _ => break,
            }
            at += 1;
        }
        groups.push(group);
        Self {
            digits,
            groups,
            end: at,
        }
    }

    /// The places of the digits that are not shown.
    fn hidden(&self, chars: &[char]) -> Vec<usize> {
        let text: String = self.digits.iter().filter_map(|at| chars.get(*at)).collect();
        let day = |groups: &[usize]| matches!(groups, [4, 1 | 2, 1 | 2]);
        let days = self.groups.chunks(3).all(day);
        let code = self.token(chars);
        if days || uscc::check(&code).is_ok() {
            return Vec::new();
        }
        let mobile = |text: &str| {
            text.starts_with('1') && !text.starts_with("10") && !text.starts_with("11")
        };
        let first = match text.len() {
            11 if mobile(&text) => 3,
            13 if text.starts_with("86") && mobile(text.get(2..).unwrap_or_default()) => 5,
            14 if text.starts_with("086") => 6,
            15..=19 if self.personal(&text) => 6,
            // An ID number with something read onto its end, or a bank card.
            20..=24 if born(&text) => 6,
            _ => return Vec::new(),
        };
        self.digits.iter().copied().skip(first).collect()
    }

    /// Fifteen to nineteen digits are a person's when a year of birth stands where it has to, or when nothing else is that long: a bank card.
    fn personal(&self, text: &str) -> bool {
        born(text)
            || self.groups.len() > 1
            || text.len() == 15
            || text.len() == 16
            || text.len() == 19
    }

    /// The letters and digits the run stands in.
    fn token(&self, chars: &[char]) -> String {
        let (Some(first), Some(last)) = (self.digits.first(), self.digits.last()) else {
            return String::new();
        };
        let word = |c: &&char| c.is_ascii_alphanumeric();
        let before: Vec<char> = chars
            .get(..*first)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(word)
            .copied()
            .collect();
        let inside = chars.get(*first..=*last).unwrap_or_default().iter();
        let behind = chars
            .get(last + 1..)
            .unwrap_or_default()
            .iter()
            .take_while(word);
        before
            .into_iter()
            .rev()
            .chain(inside.copied())
            .chain(behind.copied())
            .collect()
    }
}

/// One value known to be private, whatever it looks like.
#[must_use]
pub fn private(value: &str) -> String {
    let count = value.chars().count();
    match count {
        0..=6 => "*".repeat(count),
        7..=12 => keep(value, 3, 2),
        _ => keep(value, 6, 0),
    }
}

/// A day of birth without month and day: with them and the region an ID number is all but told.
#[must_use]
pub fn birth(value: &str) -> String {
    let year: String = value.chars().take(4).collect();
    format!("{year}-**-**")
}

/// Whether a year of birth stands where an ID number has it.
fn born(run: &str) -> bool {
    let year = run.get(6..10).and_then(|year| year.parse::<u16>().ok());
    year.is_some_and(|year| (1850..=2100).contains(&year))
}

fn keep(run: &str, first: usize, last: usize) -> String {
    let count = run.chars().count();
    let shown = |at: usize| at < first || at + last >= count;
    run.chars()
        .enumerate()
        .map(|(at, c)| if shown(at) { c } else { '*' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_are_masked_however_they_are_written() {
        for (given, shown) in [
            (
                "公民身份号码11010519491231002X，电话13800138000。",
                "公民身份号码110105************，电话138********。",
            ),
            ("330106-19880412-9915", "330106-********-****"),
            ("330106 1990 0101 1234", "330106 **** **** ****"),
            (
                "138 0013 8000 / 139-0013-8001",
                "138 **** **** / 139-****-****",
            ),
            ("+8613700138002", "+86137********"),
            ("13500138004abc", "135********abc"),
            // One character lost or added is still somebody's number.
            ("1101051949123100X", "110105***********"),
            ("330106198804129915X2", "330106**************"),
            ("6222 0212 0200 1234 567", "6222 02** **** **** ***"),
        ] {
            assert_eq!(text(given), shown);
        }
    }

    #[test]
    fn codes_days_and_amounts_stay() {
        for given in [
            "91350100M000100Y43",
            // All digits, and a year where an ID number has one: still a code.
            "911522010783917502",
            "2026-11-22 订单 20261122",
            "2018.06.20-2038.06.20",
            "2018.06.20 2038.06.20",
            "保证金 20000.00 元，店铺 ID 20000011",
        ] {
            assert_eq!(text(given), given);
        }
    }

    #[test]
    fn short_private_values_show_little() {
        assert_eq!(private("123456"), "******");
        assert_eq!(private("13800138000"), "138******00");
        assert_eq!(private("11010519491231002X"), "110105************");
    }
}
