//! Says of every tax clearance what it is for: a company that is closed down, never an account or a shop.

use super::of;
use crate::dossier::Dossier;
use crate::kind::Kind;
use crate::rules::{Finding, Rule};

/// N507.
pub(super) struct ClearanceUse;

impl Rule for ClearanceUse {
    fn code(&self) -> &'static str {
        "N507"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in of(dossier, Kind::TaxClearance) {
            found.push(Finding::new(self.code()).on(paper));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::rules::testing::{dossier, licence, look, paper};

    #[test]
    fn a_clearance_is_noted_and_changes_no_verdict() {
        let whole = dossier()
            .page(licence())
            .page(paper(Kind::TaxClearance))
            .done();
        let found = look(&ClearanceUse, &whole);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Note));
        assert_eq!(found[0].marks[0].file, 1);
        assert!(look(&ClearanceUse, &dossier().page(licence()).done()).is_empty());
    }
}
