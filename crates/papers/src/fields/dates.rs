//! Reads days and terms: 2024年03月05日, 二〇二四年三月五日, 2024.03.05, 2024-03-05, 长期, 自…至….
//!
//! Takes characters, gives days. Slips of reading that can mean one thing only are put right (O for 0, 目 for 日, a dropped 〇);
//! a day that could be two days is none. Never completes a day that lacks a part.

use jiff::civil::Date;

use crate::field::Until;
use crate::text::Char;
use crate::words::words;

/// Years that papers name.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2120;
/// Words for a term that never ends.
const FOREVER: [&str; 6] = ["长期", "永久", "无固定期限", "不约定期限", "永续", "长朗"];

/// A day found in a text, with the characters it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The day; `None` when one is written there and cannot be read.
    pub day: Option<Date>,
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A term found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// With an end.
    Read(Option<Date>, Until),
    /// Days are written there and cannot be read.
    Unread,
    /// No days.
    None,
}

/// Every day in a text, in order.
pub(crate) fn days(chars: &[Char]) -> Vec<Found> {
    let text: Vec<char> = chars.iter().map(|c| c.c).collect();
    let mut found = Vec::new();
    let mut at = 0;
    let mut end = 0;
    while at < text.len() {
        match one(&text, at, end) {
            Some(day) => {
                at = day.end.max(at + 1);
                end = at;
                found.push(day);
            }
            None => at += 1,
        }
    }
    found
}

/// The day a text is, when it is one and nothing else (but a word before or after it of `slack` characters).
pub(crate) fn only(chars: &[Char], slack: usize) -> Option<Found> {
    let all = days(chars);
    let [one] = all.as_slice() else { return None };
    (one.start + (chars.len() - one.end) <= slack).then_some(*one)
}

/// The term in a text.
pub(crate) fn term(chars: &[Char]) -> Term {
    let text: String = chars.iter().map(|c| c.c).collect();
    let forever = FOREVER.iter().any(|word| text.contains(word));
    let found = days(chars);
    if found.iter().any(|day| day.day.is_none()) {
        return Term::Unread;
    }
    let read: Vec<Date> = found.iter().filter_map(|day| day.day).collect();
    match (read.as_slice(), forever) {
        ([from, until], false) => Term::Read(Some(*from), Until::Day(*until)),
        ([from], true) => Term::Read(Some(*from), Until::Forever),
        ([], true) => Term::Read(None, Until::Forever),
        // 至2027年5月22日止, without a first day.
        ([day], false) if until_only(chars, found.first()) => Term::Read(None, Until::Day(*day)),
        ([], false) => Term::None,
        _ => Term::Unread,
    }
}

fn until_only(chars: &[Char], found: Option<&Found>) -> bool {
    let Some(found) = found else { return false };
    let before = found.start.checked_sub(1).and_then(|at| chars.get(at));
    before.is_some_and(|c| matches!(c.c, '至' | '到'))
}

/// The day that begins at a place; not in the middle of a number, unless another day ends there.
fn one(text: &[char], at: usize, end: usize) -> Option<Found> {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    if at != end && before.is_some_and(char::is_ascii_digit) {
        return None;
    }
    arabic(text, at).or_else(|| chinese(text, at))
}

/// A digit, or a letter that is read for one.
fn digit(c: char) -> Option<i16> {
    let value = match c {
        'o' | 'O' | 'Q' | '〇' => 0,
        _ => words().digit(c).filter(|_| c.is_ascii_digit() || matches!(c, 'l' | 'I' | '|' | 'i'))?.to_digit(10)?,
    };
    i16::try_from(value).ok()
}

/// Up to so many digits from a place: their value and how many there are.
fn number(text: &[char], at: usize, most: usize) -> Option<(i16, usize)> {
    let mut value: i16 = 0;
    let mut length = 0;
    while length < most {
        let Some(next) = text.get(at + length).and_then(|&c| digit(c)) else { break };
        value = value.checked_mul(10)?.checked_add(next)?;
        length += 1;
    }
    (length > 0).then_some((value, length))
}

fn arabic(text: &[char], start: usize) -> Option<Found> {
    if !text.get(start).is_some_and(|c| matches!(c, '1' | '2' | 'l' | 'I' | 'Z')) {
        return None;
    }
    let (year, length) = year(text, start)?;
    let mut at = start + length;
    let mark = text.get(at).copied()?;
    // 20240305: eight digits in a row and no ninth.
    if digit(mark).is_some() {
        let (month, _) = number(text, at, 2).filter(|(_, n)| *n == 2)?;
        let (day, _) = number(text, at + 2, 2).filter(|(_, n)| *n == 2)?;
        let end = at + 4;
        if text.get(end).is_some_and(|&c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let day = made(year, month, day)?;
        return Some(Found { day: Some(day), start, end });
    }
    let words_used = mark == '年';
    if !words_used && !separator(mark) {
        return None;
    }
    at += 1;
    if !words_used && text.get(at).is_some_and(|&c| separator(c)) {
        at += 1;
    }
    let (month, length) = number(text, at, 2).or_else(|| chinese_number(text, at))?;
    at += length;
    let mark = text.get(at).copied();
    if words_used {
        if mark != Some('月') {
            return None;
        }
        at += 1;
    } else if mark.is_some_and(separator) {
        at += 1;
    } else if length < 2 || mark.is_none_or(|c| digit(c).is_none()) {
        return None;
    }
    let (day, length) = number(text, at, 2).or_else(|| chinese_number(text, at))?;
    at += length;
    if words_used {
        if text.get(at).is_some_and(|&c| day_mark(c)) {
            at += 1;
        }
    } else if text.get(at).is_some_and(char::is_ascii_digit) && length == 2 && !starts_year(text, at) {
        // A third digit, and not the next day's year: no day, but one is meant.
        return Some(Found { day: None, start, end: at + 1 });
    }
    Some(Found { day: made(year, month, day), start, end: at })
}

fn year(text: &[char], at: usize) -> Option<(i16, usize)> {
    let at_z = text.get(at) == Some(&'Z');
    let (value, length) = if at_z {
        let (rest, length) = number(text, at + 1, 3)?;
        (2000 + rest, length + 1)
    } else {
        number(text, at, 4)?
    };
    (length == 4 && YEARS.contains(&value)).then_some((value, length))
}

/// Whether another day's year and a separator follow at once.
fn starts_year(text: &[char], at: usize) -> bool {
    year(text, at).is_some() && text.get(at + 4).is_some_and(|&c| separator(c))
}

fn separator(c: char) -> bool {
    matches!(c, '.' | '-' | '/' | '。' | '·' | ',' | '、')
}

fn day_mark(c: char) -> bool {
    matches!(c, '日' | '目' | '曰' | '号' | '白')
}

fn made(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn numeral(c: char) -> Option<i16> {
    Some(match c {
        '〇' | '零' | 'O' | 'o' | '0' => 0,
        '一' | '壹' => 1,
        '二' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn chinese(text: &[char], start: usize) -> Option<Found> {
    if !text.get(start).is_some_and(|c| matches!(c, '二' | '一' | '贰' | '壹')) {
        return None;
    }
    let length = text.get(start..)?.iter().take(5).take_while(|c| numeral(**c).is_some()).count();
    let mut at = start + length;
    if !(2..=4).contains(&length) || text.get(at) != Some(&'年') {
        return None;
    }
    let digits: Vec<i16> = text.get(start..at)?.iter().filter_map(|&c| numeral(c)).collect();
    at += 1;
    let (month, length) = chinese_number(text, at).or_else(|| number(text, at, 2))?;
    at += length;
    if text.get(at) != Some(&'月') {
        return None;
    }
    at += 1;
    let (day, length) = chinese_number(text, at).or_else(|| number(text, at, 2))?;
    at += length;
    if text.get(at).is_some_and(|&c| day_mark(c)) {
        at += 1;
    }
    let day = whole_year(&digits).and_then(|year| made(year, month, day));
    Some(Found { day, start, end: at })
}

/// The year that numerals spell. Three are a year when exactly one year comes of putting a dropped 〇 or a swallowed double back
/// (二二四 is 2024); two could be several (2004, 2024) and are none.
fn whole_year(digits: &[i16]) -> Option<i16> {
    let value = |digits: &[i16]| digits.iter().fold(0, |all, d| all * 10 + d);
    if digits.len() == 4 {
        return Some(value(digits)).filter(|year| YEARS.contains(year));
    }
    if digits.len() != 3 {
        return None;
    }
    let mut years: Vec<i16> = Vec::new();
    for at in 0..=digits.len() {
        let beside = at.checked_sub(1).and_then(|before| digits.get(before)).copied();
        for added in [Some(0), beside].into_iter().flatten() {
            let mut grown = digits.to_vec();
            grown.insert(at, added);
            let year = value(&grown);
            if YEARS.contains(&year) && !years.contains(&year) {
                years.push(year);
            }
        }
    }
    match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

/// 一 to 三十一, 廿 for twenty: value and length.
fn chinese_number(text: &[char], at: usize) -> Option<(i16, usize)> {
    let get = |n: usize| text.get(at + n).copied();
    let unit = |n: usize| get(n).and_then(numeral).filter(|v| *v > 0);
    let tens = |n: usize| get(n).is_some_and(|c| matches!(c, '十' | '拾'));
    let (mut value, mut length) = if get(0) == Some('廿') {
        (20, 1)
    } else if tens(0) {
        (10, 1)
    } else if get(0).is_some_and(|c| matches!(c, '〇' | '零')) {
        let value = unit(1)?;
        return Some((value, 2));
    } else {
        let first = unit(0)?;
        if !tens(1) {
            return Some((first, 1));
        }
        (first * 10, 2)
    };
    if let Some(more) = unit(length) {
        value += more;
        length += 1;
    }
    Some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn chars(text: &str) -> Vec<Char> {
        let one = |raw: char| Char { c: fold(raw), raw, line: 0, at: 0.5, sure: 1.0, gap: false };
        text.chars().filter(|c| !c.is_whitespace()).map(one).collect()
    }

    fn day(text: &str) -> Option<Option<Date>> {
        days(&chars(text)).first().map(|found| found.day)
    }

    #[test]
    fn days_are_read_in_every_form() {
        let same = [
            "2024年03月05日", "2024年3月5日", "2024 年 03 月 05 日", "2024.03.05", "2024-03-05", "2024/3/5", "20240305", "二〇二四年三月五日",
            "二○二四年三月五日", "二零二四年三月五日", "2O24年O3月O5目", "２０２４年３月５日", "2024年3月5", "2024.0305", "2024。03.05", "二二四年三月五日",
        ];
        for text in same {
            assert_eq!(day(text), Some(Some(date(2024, 3, 5))), "{text}");
        }
        assert_eq!(day("二〇二六年十一月二十三日"), Some(Some(date(2026, 11, 23))));
        assert_eq!(day("二〇二六年十月三十一日"), Some(Some(date(2026, 10, 31))));
        assert_eq!(day("一九九八年十二月廿日"), Some(Some(date(1998, 12, 20))));
    }

    #[test]
    fn what_could_be_two_days_is_none() {
        // 2004 with both 〇 dropped, 2024 with one dropped and a double swallowed.
        assert_eq!(day("二四年三月五日"), Some(None));
        assert_eq!(day("一九九年三月五日"), Some(None));
        assert_eq!(day("2023年02月30日"), Some(None));
        assert_eq!(day("2024年13月05日"), Some(None));
        assert_eq!(day("样本街道虚构路18号"), None);
        assert_eq!(day("330106198804129915"), None);
        assert_eq!(day("年月日"), None);
    }

    #[test]
    fn terms_are_read() {
        let (from, until) = (date(2016, 5, 10), date(2036, 5, 10));
        let both = Term::Read(Some(from), Until::Day(until));
        for text in ["2016.05.10-2036.05.10", "2016.05.10—2036.05.10", "2016年5月10日至2036年5月10日", "自2016年05月10日起至2036年05月10日止", "2016.05.102036.05.10", "2016.05.10一2036.05.10"] {
            assert_eq!(term(&chars(text)), both, "{text}");
        }
        assert_eq!(term(&chars("2016.05.10-长期")), Term::Read(Some(from), Until::Forever));
        assert_eq!(term(&chars("长期")), Term::Read(None, Until::Forever));
        assert_eq!(term(&chars("至2036年5月10日止")), Term::Read(None, Until::Day(until)));
        assert_eq!(term(&chars("2016.05.10-2036.05")), Term::Unread);
        assert_eq!(term(&chars("2016.05.10-2036.15.10")), Term::Unread);
        assert_eq!(term(&chars("自签署之日起至办结之日止")), Term::None);
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[0-9一二三十〇年月日.O至\\-]{0,30}") {
            let read = chars(&text);
            for found in days(&read) {
                prop_assert!(found.start < found.end && found.end <= read.len());
            }
            term(&read);
        }

        #[test]
        fn every_day_is_read_back(n in 0i32..60_000) {
            let day = date(1930, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap();
            for text in [day.strftime("%Y年%m月%d日").to_string(), day.strftime("%Y.%m.%d").to_string(), day.strftime("%Y年%-m月%-d日").to_string()] {
                prop_assert_eq!(days(&chars(&text)).first().and_then(|found| found.day), Some(day));
            }
        }
    }
}
