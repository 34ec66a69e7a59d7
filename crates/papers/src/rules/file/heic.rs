//! Finds pictures in a telephone's own format (HEIC, AVIF), which no platform takes.

use super::refusals;
use crate::dossier::{Dossier, Refusal};
use crate::rules::{Finding, Rule};

/// E101.
pub(super) struct Heic;

impl Rule for Heic {
    fn code(&self) -> &'static str {
        "E101"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (file, page, why) in refusals(dossier) {
            if *why == Refusal::Heic {
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
        let bad = dossier().page(licence()).refused("x", Refusal::Heic).done();
        let found = look(&Heic, &bad);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].marks[0].file, 1);
        let good = dossier().page(licence()).refused("x", Refusal::Empty);
        assert!(look(&Heic, &good.done()).is_empty());
    }
}
