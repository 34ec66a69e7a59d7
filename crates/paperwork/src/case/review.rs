//! Holds the values of a case to each other: days in their order, an ID number to the day of birth, codes that are right and doubtful.
//!
//! Takes a case, gives problems without an order. Never asks the clock: whether a day lies ahead is the letter's to judge.

use jiff::civil::Date;

use super::wrong::{Problem, Wrong};
use super::{Case, Value, check, fields};
use crate::codes::citizen;

/// Days that cannot be before others: the later one, then the one that must come first.
const ORDER: [(&str, &str); 16] = [
    ("event.ban_date", "account.registered"),
    ("event.ban_date", "shop.opened"),
    ("shop.last_order", "shop.opened"),
    ("shop.closing_notice", "shop.opened"),
    ("account.registered", "minor.birth"),
    ("owner.since", "account.registered"),
    ("power.until", "power.from"),
    ("letter.date", "event.ban_date"),
    ("letter.date", "account.registered"),
    ("letter.date", "shop.opened"),
    ("letter.date", "shop.last_order"),
    ("letter.date", "firm.mandate_date"),
    ("letter.date", "owner.since"),
    ("letter.date", "minor.birth"),
    ("letter.date", "money.rate_date"),
    ("money.due", "shop.opened"),
];

pub(super) fn review(case: &Case) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (later, first) in ORDER {
        if let (Some(day), Some(limit)) = (case.date(later), case.date(first)) {
            order(case, &mut problems, (later, day), (first, limit));
        }
    }
    for (at, earlier) in case.earlier.iter().enumerate() {
        let key = |name: &str| format!("earlier[{}].{name}", at + 1);
        if let Some(asked) = earlier.date {
            let asked = (&*key("date"), asked);
            if let Some(answered) = earlier.answer_date {
                order(case, &mut problems, (&key("answer_date"), answered), asked);
            }
            if let Some(letter) = case.date("letter.date") {
                order(case, &mut problems, ("letter.date", letter), asked);
            }
        }
    }
    births(case, &mut problems);
    for (key, value) in case.iter() {
        doubts(case, &mut problems, key, value);
    }
    problems
}

fn order(case: &Case, problems: &mut Vec<Problem>, later: (&str, Date), first: (&str, Date)) {
    if later.1 < first.1 {
        problems.push(Problem {
            line: case.line(later.0),
            key: later.0.to_owned(),
            what: Wrong::Before {
                other: first.0.to_owned(),
                day: first.1,
                line: case.line(first.0),
            },
        });
    }
}

fn births(case: &Case, problems: &mut Vec<Problem>) {
    let (Some(id), Some(birth)) = (case.text("minor.id"), case.date("minor.birth")) else {
        return;
    };
    let Ok(citizen) = citizen::check(id) else {
        return;
    };
    if citizen.birth.is_some_and(|says| says != birth) {
        problems.push(Problem {
            line: case.line("minor.birth"),
            key: "minor.birth".to_owned(),
            what: Wrong::Birth {
                other: "minor.id".to_owned(),
            },
        });
    }
}

fn doubts(case: &Case, problems: &mut Vec<Problem>, key: &str, value: &Value) {
    let Some(field) = fields::find(key) else {
        return;
    };
    problems.extend(check::doubts(field, value).into_iter().map(|what| Problem {
        line: case.line(key),
        key: key.to_owned(),
        what,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(values: &[(&str, &str)]) -> Case {
        let mut case = Case::default();
        for (key, value) in values {
            case.set(key, value).unwrap();
        }
        case
    }

    #[test]
    fn every_key_in_the_order_is_a_date() {
        for key in ORDER.iter().flat_map(|(later, first)| [later, first]) {
            let field = fields::find(key).unwrap_or_else(|| panic!("{key}"));
            assert_eq!(field.kind, fields::Kind::Date, "{key}");
        }
    }

    #[test]
    fn a_day_before_the_one_it_follows_is_told_and_the_same_day_is_not() {
        for (later, first) in ORDER {
            let right = case(&[(later, "2026-03-01"), (first, "2026-03-01")]);
            assert_eq!(right.review(), [], "{later} {first}");
            let wrong = case(&[(later, "2026-02-28"), (first, "2026-03-01")]);
            let problems = wrong.review();
            assert_eq!(problems.len(), 1, "{later} {first}");
            assert_eq!(problems[0].key, later);
            assert!(
                matches!(&problems[0].what, Wrong::Before { other, line: None, .. } if other == first)
            );
        }
    }

    #[test]
    fn the_childs_id_must_name_its_birthday() {
        let right = case(&[
            ("minor.id", "110101201503010015"),
            ("minor.birth", "2015-03-01"),
        ]);
        assert_eq!(right.review(), []);
        let wrong = case(&[
            ("minor.id", "110101201503010015"),
            ("minor.birth", "2015-03-02"),
        ]);
        assert_eq!(wrong.review()[0].what.id(), "case-birth");
    }

    #[test]
    fn a_doubtful_licence_number_is_used_and_told() {
        let doubtful = case(&[("firm.licence", "2110 1202010123456")]);
        assert_eq!(doubtful.text("firm.licence"), Some("21101202010123456"));
        let problems = doubtful.review();
        assert_eq!(problems.len(), 1);
        assert!(problems[0].is_doubt());
        assert_eq!(problems[0].what.id(), "case-licence-first");
    }
}
