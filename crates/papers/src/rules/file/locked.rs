//! Finds PDF files that ask for a password.

use super::refusals;
use crate::dossier::{Dossier, Refusal};
use crate::rules::{Finding, Rule};

/// E102.
pub(super) struct Locked;

impl Rule for Locked {
    fn code(&self) -> &'static str {
        "E102"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (file, page, why) in refusals(dossier) {
            if *why == Refusal::Locked {
                found.push(Finding::new(self.code()).on_page(file, page));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::rules::testing::{dossier, licence, look};

    #[test]
    fn the_file_is_marked_and_others_are_not() {
        let bad = dossier()
            .page(licence())
            .refused("x", Refusal::Locked)
            .done();
        let found = look(&Locked, &bad);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].marks[0].file, 1);
        let good = dossier().page(licence()).refused("x", Refusal::Empty);
        assert!(look(&Locked, &good.done()).is_empty());
    }
}
