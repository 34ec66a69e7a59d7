//! Counts days as the law does: working days over the holiday notices, the first day not counted, a last day moved off holidays.
//!
//! Takes days and numbers of days, gives [`Due`]. Never guesses a holiday: a day of a year without a notice counts by its weekday and by
//! the holidays that the law fixes to a day of the solar year, and every answer that looked at such a day says so (`provisional`). Invariant: a [`Due`] of working days is a working day after its
//! start.

use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const SHIPPED: &str = include_str!("../../data/calendar-cn.toml");

/// The longest period that is counted, in days of either kind: more than ten years of working days.
pub const LONGEST: u32 = 4_000;

/// Working days, by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i16, Year>,
    /// Month and day of the holidays that are the same every year.
    every_year: BTreeSet<(i8, i8)>,
}

/// What one year's notice says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Year {
    off: BTreeSet<Date>,
    make_up: BTreeSet<Date>,
    notice: Notice,
}

/// The notice a year's days come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The year it orders.
    pub year: i16,
    /// Where it was read.
    pub source: String,
    /// The day it was compared with its source.
    pub as_of: Date,
}

/// A day something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day.
    pub date: Date,
    /// Whether a day was counted whose year has no holiday notice here: the date may still move.
    pub provisional: bool,
}

/// The days between two days, the first not counted, the last counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Days of the calendar.
    pub days: u32,
    /// Working days among them.
    pub working_days: u32,
    /// Whether one of them lies in a year without a holiday notice here.
    pub provisional: bool,
}

/// Why nothing was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Uncounted {
    /// More days than anybody counts.
    #[error("{days} days are more than {LONGEST}")]
    TooMany {
        /// The number asked for.
        days: u32,
    },
    /// The end is before the start.
    #[error("{to} is before {from}")]
    Backwards {
        /// The start.
        from: Date,
        /// The end.
        to: Date,
    },
    /// Beyond the last day a date can hold (9999-12-31).
    #[error("no such day")]
    EndOfTime,
}

/// What is wrong in a calendar's text.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// Not the TOML it should be; line 1 is the first.
    #[error("line {line}: {error}")]
    Toml {
        /// The line.
        line: usize,
        /// What the reader of TOML says.
        error: Box<toml::de::Error>,
    },
    /// A year that is there twice.
    #[error("{year} is there twice")]
    Twice {
        /// The year.
        year: i16,
    },
    /// No day of the calendar.
    #[error("`{found}` is no day ({year})")]
    Day {
        /// The year it stands under.
        year: i16,
        /// What stands there.
        found: String,
    },
    /// A day that is not of the year it stands under.
    #[error("{day} does not belong to {year}")]
    OtherYear {
        /// The year.
        year: i16,
        /// The day.
        day: Date,
    },
    /// A day that is both off and made up.
    #[error("{day} is off and worked")]
    Both {
        /// The day.
        day: Date,
    },
    /// A made-up day that is no weekend day.
    #[error("{day} is no weekend day")]
    MadeUpWeekday {
        /// The day.
        day: Date,
    },
    /// A year without a source or without the day it was compared.
    #[error("{year} has no source")]
    NoSource {
        /// The year.
        year: i16,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    every_year: Option<FileEveryYear>,
    year: Vec<FileYear>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEveryYear {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "as_of")]
    _as_of: String,
    #[serde(rename = "confidence")]
    _confidence: String,
    off: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileYear {
    year: i16,
    source: String,
    as_of: String,
    #[serde(rename = "confidence")]
    _confidence: String,
    off: Vec<String>,
    make_up: Vec<String>,
}

/// The calendar this program was built with.
///
/// # Errors
///
/// Its mistakes; a test keeps it from having any.
pub fn shipped() -> Result<Calendar, CalendarError> {
    Calendar::parse(SHIPPED)
}

impl Calendar {
    /// Reads years from the text of `calendar-cn.toml`.
    ///
    /// # Errors
    ///
    /// The first thing wrong in it.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let file: File = toml::from_str(text).map_err(|error| CalendarError::Toml {
            line: error
                .span()
                .and_then(|span| text.get(..span.start))
                .map_or(1, |before| before.matches('\n').count() + 1),
            error: Box::new(error),
        })?;
        let mut years = BTreeMap::new();
        for read in file.year {
            let year = read.year;
            let day = |text: &String| {
                text.parse::<Date>().map_err(|_| CalendarError::Day {
                    year,
                    found: text.clone(),
                })
            };
            let off: BTreeSet<Date> = read.off.iter().map(day).collect::<Result<_, _>>()?;
            let make_up: BTreeSet<Date> = read.make_up.iter().map(day).collect::<Result<_, _>>()?;
            let as_of = day(&read.as_of)?;
            if let Some(&day) = off.union(&make_up).find(|day| day.year() != year) {
                return Err(CalendarError::OtherYear { year, day });
            }
            if let Some(&day) = off.intersection(&make_up).next() {
                return Err(CalendarError::Both { day });
            }
            if let Some(&day) = make_up.iter().find(|day| !is_weekend(**day)) {
                return Err(CalendarError::MadeUpWeekday { day });
            }
            if read.source.trim().is_empty() {
                return Err(CalendarError::NoSource { year });
            }
            let notice = Notice {
                year,
                source: read.source,
                as_of,
            };
            let entry = Year {
                off,
                make_up,
                notice,
            };
            if years.insert(year, entry).is_some() {
                return Err(CalendarError::Twice { year });
            }
        }
        let mut every_year = BTreeSet::new();
        for found in file.every_year.iter().flat_map(|every| &every.off) {
            // Any leap year holds every day there is.
            let day: Date = format!("2000-{found}")
                .parse()
                .map_err(|_| CalendarError::Day {
                    year: 0,
                    found: found.clone(),
                })?;
            every_year.insert((day.month(), day.day()));
        }
        Ok(Self { years, every_year })
    }

    /// The notices the calendar is made of, by year.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.years.values().map(|year| &year.notice)
    }

    /// Whether the year of a day has a notice here.
    #[must_use]
    pub fn knows(&self, day: Date) -> bool {
        self.years.contains_key(&day.year())
    }

    /// Whether a day is worked; by its weekday and the holidays of every year where its year has no notice.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        match self.years.get(&day.year()) {
            Some(year) if year.off.contains(&day) => false,
            Some(year) if year.make_up.contains(&day) => true,
            Some(_) => !is_weekend(day),
            None => !is_weekend(day) && !self.every_year.contains(&(day.month(), day.day())),
        }
    }

    /// The last of `working_days` working days after `start`, which is not counted (民法典 art. 201). Zero gives the first working
    /// day on or after `start`.
    ///
    /// # Errors
    ///
    /// More than [`LONGEST`] days, or days beyond the year 9999.
    pub fn due(&self, start: Date, working_days: u32) -> Result<Due, Uncounted> {
        if working_days == 0 {
            return self.move_off_holidays(start);
        }
        within(working_days)?;
        let mut due = Due {
            date: start,
            provisional: false,
        };
        let mut left = working_days;
        while left > 0 {
            due.date = next(due.date)?;
            due.provisional |= !self.knows(due.date);
            left -= u32::from(self.is_working_day(due.date));
        }
        Ok(due)
    }

    /// The last of `days` days of the calendar after `start`, which is not counted, moved off weekends and holidays (民法典 art. 203).
    ///
    /// # Errors
    ///
    /// More than [`LONGEST`] days, or days beyond the year 9999.
    pub fn due_calendar(&self, start: Date, days: u32) -> Result<Due, Uncounted> {
        within(days)?;
        let last = start
            .checked_add(jiff::Span::new().days(i64::from(days)))
            .map_err(|_| Uncounted::EndOfTime)?;
        self.move_off_holidays(last)
    }

    /// The first working day on or after a day.
    ///
    /// # Errors
    ///
    /// Days beyond the year 9999.
    pub fn move_off_holidays(&self, day: Date) -> Result<Due, Uncounted> {
        let mut due = Due {
            date: day,
            provisional: !self.knows(day),
        };
        while !self.is_working_day(due.date) {
            due.date = next(due.date)?;
            due.provisional |= !self.knows(due.date);
        }
        Ok(due)
    }

    /// The days from `from`, not counted, to `to`, counted: how long something has been waited for.
    ///
    /// # Errors
    ///
    /// An end before its start, or more than [`LONGEST`] days.
    pub fn between(&self, from: Date, to: Date) -> Result<Span, Uncounted> {
        if to < from {
            return Err(Uncounted::Backwards { from, to });
        }
        let days = u32::try_from(from.until(to).map_or(i32::MAX, |span| span.get_days()))
            .unwrap_or(u32::MAX);
        within(days)?;
        let mut span = Span {
            days,
            working_days: 0,
            provisional: false,
        };
        let mut day = from;
        while day < to {
            day = next(day)?;
            span.working_days += u32::from(self.is_working_day(day));
            span.provisional |= !self.knows(day);
        }
        Ok(span)
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn within(days: u32) -> Result<(), Uncounted> {
    if days > LONGEST {
        return Err(Uncounted::TooMany { days });
    }
    Ok(())
}

fn next(day: Date) -> Result<Date, Uncounted> {
    day.tomorrow().map_err(|_| Uncounted::EndOfTime)
}

#[cfg(test)]
mod tests;
