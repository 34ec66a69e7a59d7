//! Finds dates on licences that decide something and were not read, or not surely.

use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::certain::{Ends, ends, future};
use crate::rules::{Finding, Rule};

/// W215.
pub(super) struct DateDoubtful;

impl Rule for DateDoubtful {
    fn code(&self) -> &'static str {
        "W215"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let mut say = |name: Name, how: &str, read: String| {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, name)
                        .value("field", name.id())
                        .value("how", how)
                        .value("date", read),
                );
            };
            if let Some((last, Ends::Over(_), false)) = ends(dossier, paper) {
                say(Name::Term, "over", last.to_string());
            }
            let names = [Name::Established, Name::Issued];
            for (name, day, _) in future(dossier, paper, &names).filter(|(.., sure)| !sure) {
                say(name, "future", day.to_string());
            }
            for name in [Name::Term, Name::Established] {
                if paper.field(name).is_some_and(|field| field.value.is_none()) {
                    say(name, "unread", String::new());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn what_was_not_read_surely_is_looked_at_and_not_refused() {
        let over = licence().term(Name::Term, None, Some("2020-01-01"));
        let bad = dossier().page(over.sure(Name::Term, 0.89)).done();
        assert_eq!(codes(&bad), ["W215"]);
        let found = look(&DateDoubtful, &bad);
        assert_eq!(
            (found[0].get("how"), found[0].get("date")),
            (Some("over"), Some("2020-01-01"))
        );
        let future = licence().date(Name::Established, "2036-01-01");
        let future = dossier().page(future.sure(Name::Established, 0.8)).done();
        assert_eq!(
            look(&DateDoubtful, &future)[0].get("field"),
            Some("established")
        );
        let unread = dossier().page(licence().unread(Name::Term, "2016")).done();
        assert_eq!(look(&DateDoubtful, &unread)[0].get("how"), Some("unread"));
        assert!(look(&DateDoubtful, &dossier().page(licence()).done()).is_empty());
    }
}
