//! Tries the shipped calendar against hand-counted deadlines, and broken calendars.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn calendar() -> Calendar {
    shipped().unwrap()
}

fn sure(date: Date) -> Result<Due, Uncounted> {
    Ok(Due {
        date,
        provisional: false,
    })
}

fn perhaps(date: Date) -> Result<Due, Uncounted> {
    Ok(Due {
        date,
        provisional: true,
    })
}

#[test]
fn fifteen_working_days_skip_holidays_and_count_made_up_days() {
    let calendar = calendar();
    for (start, due) in [
        (date(2026, 1, 30), date(2026, 2, 27)),
        (date(2026, 2, 13), date(2026, 3, 12)),
        (date(2026, 4, 20), date(2026, 5, 13)),
        (date(2026, 9, 18), date(2026, 10, 15)),
        (date(2026, 9, 30), date(2026, 10, 27)),
        (date(2026, 11, 21), date(2026, 12, 11)),
        (date(2026, 12, 1), date(2026, 12, 22)),
    ] {
        assert_eq!(calendar.due(start, 15), sure(due), "{start}");
    }
}

#[test]
fn the_notice_of_2026_is_whole() {
    let calendar = calendar();
    let year = &calendar.years[&2026];
    assert_eq!((year.off.len(), year.make_up.len()), (33, 6));
    assert!(!calendar.is_working_day(date(2026, 10, 1)));
    assert!(calendar.is_working_day(date(2026, 10, 10)));
    assert!(!calendar.is_working_day(date(2026, 11, 22)));
    assert!(calendar.is_working_day(date(2026, 11, 23)));
    let notice = calendar.notices().next().unwrap();
    assert!(notice.source.contains("http") && notice.as_of.year() == 2026);
}

#[test]
fn a_day_of_a_year_without_a_notice_makes_it_provisional() {
    let calendar = calendar();
    assert_eq!(
        calendar.due(date(2026, 12, 22), 7),
        sure(date(2026, 12, 31))
    );
    assert_eq!(
        calendar.due(date(2026, 12, 22), 8),
        // 1 January is a holiday every year, whatever the notice of the year will say.
        perhaps(date(2027, 1, 4))
    );
    assert_eq!(
        calendar.due(date(2025, 12, 30), 1),
        perhaps(date(2025, 12, 31))
    );
    // Counted from a year without a notice, but every day counted has one.
    assert_eq!(calendar.due(date(2025, 12, 31), 1), sure(date(2026, 1, 4)));
    assert_eq!(
        calendar.move_off_holidays(date(2027, 5, 1)),
        perhaps(date(2027, 5, 3))
    );
}

#[test]
fn a_last_day_moves_off_a_holiday() {
    let calendar = calendar();
    assert_eq!(
        calendar.move_off_holidays(date(2026, 10, 1)),
        sure(date(2026, 10, 8))
    );
    assert_eq!(
        calendar.move_off_holidays(date(2026, 2, 14)),
        sure(date(2026, 2, 14))
    );
    assert_eq!(
        calendar.due_calendar(date(2026, 9, 1), 30),
        sure(date(2026, 10, 8))
    );
    assert_eq!(
        calendar.due_calendar(date(2026, 11, 1), 15),
        sure(date(2026, 11, 16))
    );
    assert_eq!(
        calendar.due_calendar(date(2026, 12, 2), 30),
        perhaps(date(2027, 1, 4))
    );
    assert_eq!(
        calendar.due(date(2026, 11, 21), 0),
        sure(date(2026, 11, 23))
    );
}

#[test]
fn days_waited_are_counted_both_ways() {
    let calendar = calendar();
    let span = calendar
        .between(date(2026, 9, 30), date(2026, 10, 27))
        .unwrap();
    assert_eq!(
        (span.days, span.working_days, span.provisional),
        (27, 15, false)
    );
    let none = calendar
        .between(date(2026, 9, 30), date(2026, 9, 30))
        .unwrap();
    assert_eq!((none.days, none.working_days), (0, 0));
    let (from, to) = (date(2026, 9, 30), date(2026, 9, 29));
    assert_eq!(
        calendar.between(from, to),
        Err(Uncounted::Backwards { from, to })
    );
    assert!(calendar.between(date(1, 1, 1), date(9999, 12, 31)).is_err());
}

#[test]
fn absurd_numbers_are_refused() {
    let calendar = calendar();
    let last = date(9999, 12, 31);
    assert_eq!(calendar.due(last, 1), Err(Uncounted::EndOfTime));
    assert_eq!(calendar.due_calendar(last, 1), Err(Uncounted::EndOfTime));
    assert_eq!(
        calendar.due(date(2026, 1, 1), u32::MAX),
        Err(Uncounted::TooMany { days: u32::MAX })
    );
}

#[test]
fn a_second_year_takes_the_doubt_away() {
    let text = format!(
        "{SHIPPED}\n[[year]]\nyear = 2027\nsource = \"made for this test\"\nas_of = \"2026-12-01\"\n\
         confidence = \"low\"\noff = [\"2027-01-01\", \"2027-01-02\", \"2027-01-03\"]\nmake_up = []\n"
    );
    let calendar = Calendar::parse(&text).unwrap();
    assert_eq!(calendar.due(date(2026, 12, 22), 8), sure(date(2027, 1, 4)));
    assert_eq!(calendar.notices().count(), 2);
}

#[test]
fn a_broken_calendar_is_refused() {
    let with = |off: &str, make_up: &str| {
        Calendar::parse(&format!(
            "[[year]]\nyear = 2026\nsource = \"x\"\nas_of = \"2026-01-01\"\nconfidence = \"high\"\n\
             off = [{off}]\nmake_up = [{make_up}]\n"
        ))
    };
    assert!(with("\"2026-01-01\"", "\"2026-01-04\"").is_ok());
    assert!(matches!(
        with("\"2025-01-01\"", ""),
        Err(CalendarError::OtherYear { year: 2026, .. })
    ));
    assert!(matches!(
        with("\"2026-01-04\"", "\"2026-01-04\""),
        Err(CalendarError::Both { .. })
    ));
    assert!(matches!(
        with("", "\"2026-01-05\""),
        Err(CalendarError::MadeUpWeekday { .. })
    ));
    assert!(matches!(
        with("\"2026-02-30\"", ""),
        Err(CalendarError::Day { year: 2026, .. })
    ));
    assert!(matches!(
        with("2026", ""),
        Err(CalendarError::Toml { line: 6, .. })
    ));
    assert!(matches!(
        Calendar::parse(&format!(
            "{SHIPPED}{}",
            &SHIPPED[SHIPPED.find("[[year]]").unwrap()..]
        )),
        Err(CalendarError::Twice { year: 2026 })
    ));
    assert!(matches!(
        Calendar::parse(&SHIPPED.replace("make_up", "made_up")),
        Err(CalendarError::Toml { .. })
    ));
}

fn any_day() -> impl Strategy<Value = Date> {
    (2025i16..2029, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #[test]
    fn it_lands_on_a_working_day_after_the_start(start in any_day(), n in 1u32..400) {
        let calendar = calendar();
        let due = calendar.due(start, n).unwrap();
        prop_assert!(due.date > start);
        prop_assert!(calendar.is_working_day(due.date));
        prop_assert_eq!(calendar.between(start, due.date).unwrap().working_days, n);
    }

    #[test]
    fn more_days_and_later_starts_are_never_due_earlier(start in any_day(), later in 0i64..60, n in 1u32..200) {
        let calendar = calendar();
        let due = calendar.due(start, n).unwrap();
        prop_assert!(calendar.due(start, n + 1).unwrap().date > due.date);
        let after = start.checked_add(jiff::Span::new().days(later)).unwrap();
        prop_assert!(calendar.due(after, n).unwrap().date >= due.date);
    }

    #[test]
    fn days_of_the_calendar_never_end_on_a_holiday(start in any_day(), n in 0u32..400) {
        let calendar = calendar();
        let due = calendar.due_calendar(start, n).unwrap();
        prop_assert!(calendar.is_working_day(due.date));
        prop_assert!(calendar.between(start, due.date).unwrap().days >= n);
    }
}
