//! Finds files that are neither a picture nor a PDF: archives, office documents, anything unknown.

use super::refusals;
use crate::dossier::{Dossier, Refusal};
use crate::rules::{Finding, Rule};

/// E103.
pub(super) struct NotAPicture;

impl Rule for NotAPicture {
    fn code(&self) -> &'static str {
        "E103"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (file, page, why) in refusals(dossier) {
            let what = match why {
                Refusal::Archive => "archive",
                Refusal::Office => "office",
                Refusal::Unknown => "unknown",
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
            .refused("x", Refusal::Office)
            .done();
        let found = look(&NotAPicture, &bad);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].get("what"), Some("office"));
        assert_eq!(found[0].marks[0].file, 1);
        let good = dossier().page(licence()).refused("x", Refusal::Heic);
        assert!(look(&NotAPicture, &good.done()).is_empty());
    }
}
