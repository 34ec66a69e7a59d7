//! Lists dates that cannot have come in the order the papers give them.
//!
//! Takes a dossier, gives [`Wrong`]: papers signed or issued before the company was established, terms over before their paper was signed.
//! An ID card issued after a letter was signed proves nothing: there was a card before it.

use jiff::civil::Date;

use super::main_licence;
use super::pairs::beside;
use super::weigh::{differ, sure};
use crate::dossier::{Dossier, Paper};
use crate::field::{Field, Name, Until};
use crate::kind::Kind;
use crate::rules::Finding;

/// Two dates out of order.
pub(super) struct Wrong<'a> {
    earlier: (&'a Paper, Name, Date),
    later: (&'a Paper, Name, Date),
    /// What is wrong with them.
    case: &'static str,
    /// Whether both were surely read.
    pub(super) sure: bool,
}

impl Wrong<'_> {
    /// The finding that they are out of order.
    pub(super) fn finding(&self, code: &'static str) -> Finding {
        let ((earlier, name, first), (later, later_name, second)) = (self.earlier, self.later);
        let made = differ(code, later, later_name, earlier, name);
        // On one paper at two places, on two papers with the earlier first.
        made.value("first", second)
            .value("second", first)
            .value("case", self.case)
    }
}

/// Every two dates out of order.
pub(super) fn all(dossier: &Dossier) -> Vec<Wrong<'_>> {
    let mut wrong = Vec::new();
    let licence = main_licence(dossier);
    let since = licence.and_then(|paper| at(paper, Name::Established, start));
    if let (Some(licence), Some(since)) = (licence, since) {
        let issued = at(licence, Name::Issued, start);
        wrong.extend(before(issued, since, "licence"));
        for paper in beside(dossier, licence).filter(|paper| paper.kind != Kind::Licence) {
            let days = [at(paper, Name::Issued, start), at(paper, Name::Term, start)];
            // One finding a paper: the day it was signed says more.
            wrong.extend(
                days.into_iter()
                    .find_map(|day| before(day, since, "company")),
            );
        }
    }
    for (_, letter) in dossier.of(Kind::Authorisation) {
        let over = at(letter, Name::Term, end);
        if let Some(signed) = at(letter, Name::Issued, start) {
            wrong.extend(before(over, signed, "over"));
        } else if let Some(from) = at(letter, Name::Term, start) {
            wrong.extend(before(over, from, "backwards"));
        }
    }
    wrong
}

/// A day of a paper and whether it was surely read.
type Day<'a> = (&'a Paper, Name, Date, bool);

fn at<'a>(paper: &'a Paper, name: Name, day: fn(&Field) -> Option<Date>) -> Option<Day<'a>> {
    let field = paper.field(name)?;
    Some((paper, name, day(field)?, sure(field)))
}

fn start(field: &Field) -> Option<Date> {
    field.date().or_else(|| field.term()?.0)
}

fn end(field: &Field) -> Option<Date> {
    match field.term()?.1 {
        Until::Day(day) => Some(day),
        Until::Forever => None,
    }
}

/// Something wrong when a day lies before another that it must follow.
fn before<'a>(day: Option<Day<'a>>, bound: Day<'a>, case: &'static str) -> Option<Wrong<'a>> {
    let day = day.filter(|day| day.2 < bound.2)?;
    Some(Wrong {
        earlier: (day.0, day.1, day.2),
        later: (bound.0, bound.1, bound.2),
        case,
        sure: day.3 && bound.3,
    })
}
