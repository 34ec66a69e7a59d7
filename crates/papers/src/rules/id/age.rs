//! Finds ID cards whose term does not fit the holder's age at issue (居民身份证法 第五条).
//!
//! Takes both sides of one card, told for certain, with birth and term read surely. The age is counted by birthdays on the card's first
//! day; where a birthday that changes the term lies so shortly before it that the application came first, either term is right.

use jiff::ToSpan;
use jiff::civil::Date;

use super::number::birth;
use crate::dossier::{Dossier, Paper};
use crate::field::{Name, Until};
use crate::rules::certain::sure;
use crate::rules::limits::limits;
use crate::rules::pair::cards;
use crate::rules::{Finding, Rule};

/// E307.
pub(super) struct TermByAge;

impl Rule for TermByAge {
    fn code(&self) -> &'static str {
        "E307"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for misfit in misfits(dossier).filter(|misfit| misfit.sure) {
            let forever = || "forever".to_owned();
            let last = match misfit.until {
                Until::Day(last) => last.to_string(),
                Until::Forever => forever(),
            };
            found.push(
                Finding::new(self.code())
                    .on_field(misfit.emblem, Name::Term)
                    .on_field(misfit.portrait, Name::Birth)
                    .value("age", misfit.age)
                    .value("from", misfit.from)
                    .value("found", last)
                    .value(
                        "expected",
                        misfit.years.map_or_else(forever, |n| n.to_string()),
                    ),
            );
        }
    }
}

/// A card whose term does not fit the age at issue.
pub(super) struct Misfit<'a> {
    portrait: &'a Paper,
    /// The side the term is on.
    pub(super) emblem: &'a Paper,
    from: Date,
    until: Until,
    age: u16,
    years: Option<i32>,
    /// Whether the term was read surely; the birth always is.
    pub(super) sure: bool,
}

/// The cards whose term does not fit the age at issue.
pub(super) fn misfits(dossier: &Dossier) -> impl Iterator<Item = Misfit<'_>> {
    let side = |number: Option<usize>| number.and_then(|at| dossier.papers.get(at));
    cards(dossier).into_iter().filter_map(move |card| {
        let (portrait, emblem) = (side(card.portrait)?, side(card.emblem)?);
        let term = emblem.field(Name::Term)?;
        let (Some(from), until) = term.term()? else {
            return None;
        };
        let (age, years) = misfit(birth(portrait)?, from, until)?;
        Some(Misfit {
            portrait,
            emblem,
            from,
            until,
            age,
            years,
            sure: sure(term),
        })
    })
}

/// The age at issue and the years a card must have at it (`None`: for ever), when the term is neither these nor, shortly after a birthday
/// that changes them, those before it. A card that begins before the birth or ends before it begins is another rule's.
fn misfit(born: Date, from: Date, until: Until) -> Option<(u16, Option<i32>)> {
    if from < born || matches!(until, Until::Day(last) if last <= from) {
        return None;
    }
    let grace = limits().card.grace_days.days();
    let applied = from.checked_sub(grace).unwrap_or(from).max(born);
    let (age, years) = years_at(born, from)?;
    let (_, before) = years_at(born, applied)?;
    let fits = |years: Option<i32>| match (years, until) {
        (None, Until::Forever) => true,
        (Some(years), Until::Day(last)) => ends(from, years).contains(&last),
        _ => false,
    };
    (!fits(years) && !fits(before)).then_some((age, years))
}

/// Whole years of age on a day, by birthdays, and the years of a card issued at that age.
fn years_at(born: Date, day: Date) -> Option<(u16, Option<i32>)> {
    let early = (day.month(), day.day()) < (born.month(), born.day());
    let age = u16::try_from(day.year() - born.year() - i16::from(early)).ok()?;
    let terms = &limits().card.terms;
    let term = terms.iter().rev().find(|term| term.age <= age)?;
    Some((age, term.years))
}

/// The days a card of so many years may end on: its first day's anniversary, or the day after 28 February when there is no 29th.
fn ends(from: Date, years: i32) -> Vec<Date> {
    let Ok(same) = from.checked_add(years.years()) else {
        return Vec::new();
    };
    let leap = same.day() != from.day();
    let next = same.tomorrow().ok().filter(|_| leap);
    std::iter::once(same).chain(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, day, dossier, emblem, look, portrait};

    fn judged(born: &str, from: &str, until: Option<&str>) -> Option<(u16, Option<i32>)> {
        let until = until.map_or(Until::Forever, |last| Until::Day(day(last)));
        misfit(day(born), day(from), until)
    }

    #[test]
    fn each_age_has_its_term() {
        for (from, until) in [
            ("2005-01-01", Some("2010-01-01")),
            ("2006-03-15", Some("2016-03-15")),
            ("2015-06-01", Some("2025-06-01")),
            ("2016-07-01", Some("2036-07-01")),
            ("2036-07-01", None),
        ] {
            assert_eq!(judged("1990-03-15", from, until), None, "{from}");
        }
        let wrong = judged("1990-03-15", "2015-06-01", Some("2035-06-01"));
        assert_eq!(wrong, Some((25, Some(10))));
        assert_eq!(
            judged("1990-03-15", "2015-06-01", None),
            Some((25, Some(10)))
        );
        assert_eq!(
            judged("1950-01-01", "2015-06-01", Some("2035-06-01")),
            Some((65, None))
        );
        assert_eq!(
            judged("1990-03-15", "2018-06-01", Some("2038-06-02")),
            Some((28, Some(20)))
        );
    }

    #[test]
    fn the_birthday_counts_and_an_application_before_it_too() {
        let born = "1990-03-15";
        let day_before = judged(born, "2016-03-14", Some("2036-03-14"));
        assert_eq!(day_before, Some((25, Some(10))));
        assert_eq!(judged(born, "2016-03-15", Some("2036-03-15")), None);
        assert_eq!(judged(born, "2016-03-15", Some("2026-03-15")), None);
        assert_eq!(judged(born, "2016-06-12", Some("2026-06-12")), None);
        let late = judged(born, "2016-06-14", Some("2026-06-14"));
        assert_eq!(late, Some((26, Some(20))));
    }

    #[test]
    fn the_29th_of_february_ends_on_either_day() {
        for until in ["2030-02-28", "2030-03-01"] {
            assert_eq!(judged("2000-02-29", "2020-02-29", Some(until)), None);
        }
        assert!(judged("2000-02-29", "2020-02-29", Some("2030-03-02")).is_some());
        // Sixteen on the first of March, as 2016 had a 29th: on that day.
        assert_eq!(judged("2000-02-29", "2016-02-28", Some("2021-02-28")), None);
        assert_eq!(judged("2000-02-29", "2016-02-29", Some("2026-02-28")), None);
    }

    #[test]
    fn only_both_sides_of_one_card_read_surely_are_judged() {
        let ten = || emblem().term(Name::Term, Some("2018-06-01"), Some("2028-06-01"));
        let bad = dossier().sheet(vec![portrait(), ten()]).done();
        assert_eq!(codes(&bad), ["E307"]);
        let found = look(&TermByAge, &bad);
        assert_eq!(found[0].get("age"), Some("28"));
        assert_eq!(found[0].get("expected"), Some("20"));
        assert_eq!(found[0].get("found"), Some("2028-06-01"));
        assert_eq!(found[0].marks.len(), 2);
        let unsure = dossier()
            .page(portrait())
            .page(ten().sure(Name::Term, 0.89));
        assert!(look(&TermByAge, &unsure.done()).is_empty());
        assert!(look(&TermByAge, &dossier().page(ten()).done()).is_empty());
        let good = dossier().page(portrait()).page(emblem()).done();
        assert!(codes(&good).is_empty());
    }
}
