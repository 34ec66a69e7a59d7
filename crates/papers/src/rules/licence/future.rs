//! Finds licences established or issued on a day that has not come.

use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::certain::future;
use crate::rules::{Finding, Rule};

/// E213.
pub(super) struct Future;

impl Rule for Future {
    fn code(&self) -> &'static str {
        "E213"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let names = [Name::Established, Name::Issued];
            for (name, day, _) in future(dossier, paper, &names).filter(|(.., sure)| *sure) {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, name)
                        .value("field", name.id())
                        .value("date", day),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{TODAY, codes, dossier, licence, look};

    #[test]
    fn today_is_not_the_future() {
        let bad = dossier()
            .page(licence().date(Name::Issued, "2026-11-23"))
            .done();
        assert_eq!(codes(&bad), ["E213"]);
        let found = look(&Future, &bad);
        assert_eq!(
            (found[0].get("field"), found[0].get("date")),
            (Some("issued"), Some("2026-11-23"))
        );
        let good = dossier().page(licence().date(Name::Issued, TODAY)).done();
        assert!(codes(&good).is_empty());
    }
}
