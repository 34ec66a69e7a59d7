//! Finds papers dated on a day that has not come.

use super::letters;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::certain::future;
use crate::rules::{Finding, Rule};

/// E509.
pub(super) struct Future;

impl Rule for Future {
    fn code(&self) -> &'static str {
        "E509"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in letters(dossier) {
            let days = future(dossier, paper, &[Name::Issued]).filter(|(.., sure)| *sure);
            for (name, day, _) in days {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, name)
                        .value("kind", paper.kind.id())
                        .value("date", day),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{TODAY, codes, dossier, look, ownership};

    #[test]
    fn tomorrow_is_the_future_and_today_is_not() {
        let bad = dossier()
            .page(ownership().date(Name::Issued, "2026-11-23"))
            .done();
        assert_eq!(codes(&bad), ["E509"]);
        let found = look(&Future, &bad);
        assert_eq!(
            (found[0].get("kind"), found[0].get("date")),
            (Some("ownership"), Some("2026-11-23"))
        );
        let good = dossier().page(ownership().date(Name::Issued, TODAY)).done();
        assert!(codes(&good).is_empty());
    }
}
