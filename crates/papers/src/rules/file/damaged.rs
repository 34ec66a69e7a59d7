//! Finds files and pages that are empty, damaged, or hold no page.

use super::refusals;
use crate::dossier::{Dossier, Refusal};
use crate::rules::{Finding, Rule};

/// E104.
pub(super) struct Damaged;

impl Rule for Damaged {
    fn code(&self) -> &'static str {
        "E104"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (file, page, why) in refusals(dossier) {
            let what = match why {
                Refusal::Empty => "empty",
                Refusal::Damaged => "damaged",
                Refusal::NoPages => "no-pages",
                _ => continue,
            };
            let finding = Finding::new(self.code()).on_page(file, page);
            found.push(finding.value("what", what));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::rules::testing::{dossier, licence, look};

    #[test]
    fn the_finding_says_what_it_is() {
        let bad = dossier()
            .page(licence())
            .refused("x", Refusal::NoPages)
            .done();
        let found = look(&Damaged, &bad);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].get("what"), Some("no-pages"));
        assert_eq!(found[0].marks[0].file, 1);
        let good = dossier().page(licence()).refused("x", Refusal::Heic);
        assert!(look(&Damaged, &good.done()).is_empty());
    }
}
