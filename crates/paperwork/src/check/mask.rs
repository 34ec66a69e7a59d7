//! Hides ID numbers and phone numbers in text.
//!
//! Takes any text, gives it with the middle of every number that looks like an ID number (eighteen characters with a plausible birth date, or
//! fifteen digits) or a mobile phone (eleven digits) replaced by `*`. Organisation codes stay: they are public.

use papers::codes::{citizen, uscc};

/// The text with private numbers masked.
#[must_use]
pub fn text(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        match c.is_ascii_alphanumeric() {
            true => run.push(c),
            false => {
                made.push_str(&number(&run));
                run.clear();
                made.push(c);
            }
        }
    }
    made.push_str(&number(&run));
    made
}

/// One value known to be private, whatever it looks like.
#[must_use]
pub fn private(value: &str) -> String {
    let count = value.chars().count();
    match count {
        0..=6 => "*".repeat(count),
        7..=12 => keep(value, 3, 2),
        _ => citizen::mask(value),
    }
}

fn number(run: &str) -> String {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let phone = run.len() == 11 && digits == 11 && run.starts_with('1');
    let id = match run.len() {
        // One character too few or too many is still somebody's number.
        16..=19 => digits + 2 >= run.len() && birth(run) && uscc::check(run).is_err(),
        15 => digits == 15,
        _ => false,
    };
    match (phone, id) {
        (true, _) => keep(run, 3, 2),
        (_, true) => keep(run, 6, 4),
        _ => run.to_owned(),
    }
}

/// Whether a year of birth stands where an ID number has it.
fn birth(run: &str) -> bool {
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
    fn numbers_of_people_are_masked_and_codes_of_companies_are_not() {
        assert_eq!(
            text("公民身份号码11010519491231002X，电话13800138000。"),
            "公民身份号码110105********002X，电话138******00。"
        );
        assert_eq!(text("91350100M000100Y43"), "91350100M000100Y43");
        // All digits, and a year where an ID number has one: still a code.
        assert_eq!(text("911522010783917502"), "911522010783917502");
        assert_eq!(text("2026-11-22 订单 20261122"), "2026-11-22 订单 20261122");
    }

    #[test]
    fn a_number_read_one_character_short_is_masked_too() {
        assert_eq!(text("1101051949123100X"), "110105*******100X");
    }

    #[test]
    fn short_private_values_show_little() {
        assert_eq!(private("123456"), "******");
        assert_eq!(private("13800138000"), "138******00");
        assert_eq!(private("11010519491231002X"), "110105********002X");
    }
}
