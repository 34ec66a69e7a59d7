//! Reads days as exports write them, and counts by month.
//!
//! Takes cells, gives days from 1990 to 2100; what is no such day is `None`. Memory is one number a month of that span.

use std::collections::BTreeMap;

use super::cell::bare;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

const FIRST: u16 = 1990;
const LAST: u16 = 2100;
const MONTHS: usize = (LAST - FIRST + 1) as usize * 12;

impl Day {
    /// Reads the day that a cell begins with: `2026-03-05 08:00:00`, `2026/3/5`, `2026年3月5日`, `20260305`.
    #[must_use]
    pub fn read(cell: &str) -> Option<Self> {
        let octets = bare(cell).as_bytes();
        let (year, rest) = number(octets, 4, 4)?;
        let (month, day) = if rest.first().is_some_and(u8::is_ascii_digit) {
            let (month, rest) = number(rest, 2, 2)?;
            let (day, rest) = number(rest, 2, 2)?;
            // 20260305 or 20260305123456, and not the beginning of a longer number.
            let time = rest
                .iter()
                .take_while(|octet| octet.is_ascii_digit())
                .count();
            if time != 0 && time != 6 {
                return None;
            }
            (month, day)
        } else {
            let (month, rest) = number(separator(rest)?, 1, 2)?;
            let (day, rest) = number(separator(rest)?, 1, 2)?;
            if rest.first().is_some_and(u8::is_ascii_digit) {
                return None;
            }
            (month, day)
        };
        let fits = (FIRST..=LAST).contains(&year)
            && jiff::civil::Date::new(
                i16::try_from(year).ok()?,
                i8::try_from(month).ok()?,
                i8::try_from(day).ok()?,
            )
            .is_ok();
        fits.then_some(Self {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    fn place(self) -> usize {
        usize::from(self.year - FIRST) * 12 + usize::from(self.month) - 1
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A number of so many digits at the beginning, and what follows.
fn number(octets: &[u8], least: usize, most: usize) -> Option<(u16, &[u8])> {
    let digits = octets
        .iter()
        .take(most)
        .take_while(|octet| octet.is_ascii_digit());
    let count = digits.count();
    if count < least {
        return None;
    }
    let (digits, rest) = octets.split_at_checked(count)?;
    let value = digits.iter().fold(0_u16, |value, digit| {
        value
            .saturating_mul(10)
            .saturating_add(u16::from(digit - b'0'))
    });
    Some((value, rest))
}

fn separator(octets: &[u8]) -> Option<&[u8]> {
    match octets {
        [b'-' | b'/' | b'.', rest @ ..] => Some(rest),
        // 年, 月
        [0xE5, 0xB9, 0xB4, rest @ ..] | [0xE6, 0x9C, 0x88, rest @ ..] => Some(rest),
        _ => None,
    }
}

/// Counts by month.
#[derive(Clone, Debug)]
pub struct Months(Vec<u64>);

impl Default for Months {
    fn default() -> Self {
        Self(vec![0; MONTHS])
    }
}

impl Months {
    /// Counts one more in the month of a day.
    pub fn count(&mut self, day: Day) {
        if let Some(month) = self.0.get_mut(day.place()) {
            *month += 1;
        }
    }

    /// Months that have any, `YYYY-MM`, and their counts.
    #[must_use]
    pub fn some(&self) -> BTreeMap<String, u64> {
        let counts = self.0.iter().enumerate();
        let some = counts.filter(|(_, count)| **count > 0);
        some.map(|(place, count)| (name(place), *count)).collect()
    }

    /// Months between the first and the last that have none, `YYYY-MM`.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let any = |count: &u64| *count > 0;
        let from = self.0.iter().position(any).unwrap_or(0);
        let to = self.0.iter().rposition(any).unwrap_or(0);
        let between = self.0.iter().enumerate().take(to).skip(from);
        let none = between.filter(|(_, count)| **count == 0);
        none.map(|(place, _)| name(place)).collect()
    }
}

fn name(place: usize) -> String {
    let year = usize::from(FIRST) + place / 12;
    format!("{year:04}-{:02}", place % 12 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_exports_write_them() {
        for cell in [
            "2026-03-05 08:00:00",
            "2026-03-05",
            "2026/3/5 8:00",
            "2026/03/05",
            "\t2026-03-05 08:00:00",
            "2026年3月5日",
            "20260305",
            "20260305080000",
            "2026.3.5",
            "2026-03-05T08:00:00+08:00",
            "=\"2026-03-05\"",
        ] {
            assert_eq!(Day::read(cell).unwrap().to_string(), "2026-03-05", "{cell}");
        }
        for cell in [
            "",
            "-",
            "2026-02-30",
            "2026-13-01",
            "1989-01-01",
            "2101-01-01",
            "6921234567890123456",
            "2026-3",
            "2026-03-051",
            "202603051",
            "03/05/2026",
            "昨天",
            "2026年",
            "0000-00-00",
            "2026-00-10",
        ] {
            assert_eq!(Day::read(cell), None, "{cell}");
        }
    }

    #[test]
    fn months_between_without_any_are_missing() {
        let mut months = Months::default();
        assert!(months.some().is_empty() && months.missing().is_empty());
        for day in ["2025-11-30", "2026-02-01", "2026-02-28"] {
            months.count(Day::read(day).unwrap());
        }
        let some: Vec<_> = months.some().into_iter().collect();
        let some: Vec<_> = some.iter().map(|(m, n)| (m.as_str(), *n)).collect();
        assert_eq!(some, [("2025-11", 1), ("2026-02", 2)]);
        assert_eq!(months.missing(), ["2025-12", "2026-01"]);
        for day in ["1990-01-01", "2100-12-31"] {
            months.count(Day::read(day).unwrap());
        }
        assert_eq!(months.missing().len(), MONTHS - 4);
    }
}
