//! Says how far a reading can be relied on, and when a term ends: what several families of rules ask.
//!
//! A date, a code or a word may be called wrong only when it was read surely; a character that a check digit put right is not sure.

use jiff::civil::Date;
use reading::sheet::{Line, Sheet};

use super::limits::limits;
use crate::codes::normalise;
use crate::dossier::{Dossier, Paper};
use crate::field::{Field, Name, Until};

/// When a term ends, seen from today. The last day still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// It ended so many days ago.
    Over(i32),
    /// It ends within the days people are warned of: so many are left.
    Soon(i32),
    /// It goes on.
    Later,
}

/// Whether a field was read surely enough to be called wrong.
pub(super) fn sure(field: &Field) -> bool {
    field.confidence >= limits().sure.reading && field.repair.is_none()
}

/// The last day of a paper's term and when that is; `None` without a term or for one that never ends.
pub(super) fn ends(dossier: &Dossier, paper: &Paper) -> Option<(Date, Ends, bool)> {
    let field = paper.field(Name::Term)?;
    let (_, Until::Day(last)) = field.term()? else {
        return None;
    };
    let left = last.since(dossier.today).ok()?.get_days();
    let when = if left < 0 {
        Ends::Over(-left)
    } else if left <= limits().days.before_expiry {
        Ends::Soon(left)
    } else {
        Ends::Later
    };
    Some((last, when, sure(field)))
}

/// A day that has not come yet, in one of these fields: the field, the day, whether it was read surely.
pub(super) fn future<'a>(
    dossier: &'a Dossier,
    paper: &'a Paper,
    names: &'a [Name],
) -> impl Iterator<Item = (Name, Date, bool)> {
    names.iter().filter_map(|&name| {
        let field = paper.field(name)?;
        let day = field.date()?;
        (day > dossier.today).then(|| (name, day, sure(field)))
    })
}

/// How many letters and digits were made out of a number that could not be read.
pub(super) fn characters(field: &Field) -> usize {
    let plain = normalise(&field.raw);
    plain.chars().filter(char::is_ascii_alphanumeric).count()
}

/// The lines of a sheet that stand on a paper.
pub(super) fn lines<'a>(sheet: &'a Sheet, paper: &'a Paper) -> impl Iterator<Item = &'a Line> {
    let on = |line: &&Line| paper.region.holds(line.place.bounds().centre());
    sheet.lines.iter().filter(on)
}

/// What a line says, without spaces.
pub(super) fn packed(line: &Line) -> String {
    line.text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{TODAY, day, dossier, emblem};

    #[test]
    fn the_last_day_still_counts() {
        let when = |last: &str| {
            let made = emblem().term(Name::Term, None, Some(last));
            let whole = dossier().page(made).done();
            ends(&whole, &whole.papers[0]).map(|(_, when, _)| when)
        };
        assert_eq!(when("2026-11-21"), Some(Ends::Over(1)));
        assert_eq!(when(TODAY), Some(Ends::Soon(0)));
        assert_eq!(when("2027-01-21"), Some(Ends::Soon(60)));
        assert_eq!(when("2027-01-22"), Some(Ends::Later));
        let forever = dossier().page(emblem().term(Name::Term, None, None)).done();
        assert_eq!(ends(&forever, &forever.papers[0]), None);
    }

    #[test]
    fn a_day_to_come_is_found_in_the_fields_asked_for() {
        let made = emblem().date(Name::Issued, "2026-11-23");
        let whole = dossier().page(made).done();
        let names = [Name::Established, Name::Issued];
        let found: Vec<_> = future(&whole, &whole.papers[0], &names).collect();
        assert_eq!(found, [(Name::Issued, day("2026-11-23"), true)]);
    }
}
