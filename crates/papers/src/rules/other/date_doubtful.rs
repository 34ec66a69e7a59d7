//! Finds dates on letters and deeds that decide something and were not read, or not surely.

use super::{dated, letters};
use crate::dossier::Dossier;
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::certain::{Ends, ends, future};
use crate::rules::{Finding, Rule};

/// W511.
pub(super) struct DateDoubtful;

impl Rule for DateDoubtful {
    fn code(&self) -> &'static str {
        "W511"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in letters(dossier) {
            let mut say = |name: Name, how: &str, read: String| {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, name)
                        .value("kind", paper.kind.id())
                        .value("how", how)
                        .value("date", read),
                );
            };
            let unread = |name| paper.field(name).is_some_and(|field| field.value.is_none());
            if paper.kind == Kind::Authorisation {
                if let Some((last, Ends::Over(_), false)) = ends(dossier, paper) {
                    say(Name::Term, "over", last.to_string());
                }
                if unread(Name::Term) {
                    say(Name::Term, "unread-term", String::new());
                }
            }
            for (name, day, _) in future(dossier, paper, &[Name::Issued]).filter(|day| !day.2) {
                say(name, "future", day.to_string());
            }
            if unread(Name::Issued) && !dated(paper.kind) {
                say(Name::Issued, "unread", String::new());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{authorisation, codes, dossier, look, paper};

    #[test]
    fn what_was_not_read_surely_is_looked_at_and_not_refused() {
        let how = |made| {
            let whole = dossier().page(made).done();
            assert_eq!(codes(&whole), ["W511"]);
            let found = look(&DateDoubtful, &whole).remove(0);
            found.get("how").map(str::to_owned)
        };
        let over = authorisation().term(Name::Term, None, Some("2026-11-21"));
        assert_eq!(how(over.sure(Name::Term, 0.8)).as_deref(), Some("over"));
        let term = authorisation().unread(Name::Term, "至 年");
        assert_eq!(how(term).as_deref(), Some("unread-term"));
        let future = authorisation().date(Name::Issued, "2036-11-01");
        assert_eq!(
            how(future.sure(Name::Issued, 0.8)).as_deref(),
            Some("future")
        );
        let notice = paper(Kind::BanNotice).unread(Name::Issued, "2026年 月");
        assert_eq!(how(notice).as_deref(), Some("unread"));
        assert!(look(&DateDoubtful, &dossier().page(authorisation()).done()).is_empty());
    }
}
