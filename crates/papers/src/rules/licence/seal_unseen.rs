//! Finds colour scans of licences on which no seal of the registration authority was seen.

use super::licences;
use crate::dossier::Dossier;
use crate::rules::seal::{Sort, colourless, sort, unclear};
use crate::rules::{Finding, Rule};

/// W210.
pub(super) struct SealUnseen;

impl Rule for SealUnseen {
    fn code(&self) -> &'static str {
        "W210"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let Some(sheet) = dossier.sheet(paper) else {
                continue;
            };
            let mut here = sheet
                .seals
                .iter()
                .filter(|seal| paper.region.holds(seal.centre));
            let seen = here.any(|seal| matches!(sort(seal), Sort::Registration | Sort::Unknown));
            if !seen && !sheet.origin.drawn && !colourless(sheet) && !unclear(sheet) {
                found.push(Finding::new(self.code()).on(paper));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::quality::Colour;
    use reading::seal::Shape;

    use crate::rules::testing::{COMPANY, codes, dossier, licence, look};

    #[test]
    fn only_a_colour_scan_can_lack_the_seal() {
        let bare = || licence().unsealed();
        let bad = dossier().page(bare()).done();
        assert_eq!(codes(&bad), ["W210"]);
        let company = bare().seal(COMPANY, Some(true));
        assert_eq!(codes(&dossier().page(company).done()), ["W210"]);
        let drawn = bare().on_sheet(|sheet| sheet.origin.drawn = true);
        let unread = bare().any_seal(Shape::Round, None, None, None);
        let grey = bare().measured(|m| m.colour = Colour::Grey);
        for good in [licence(), drawn, unread, grey] {
            assert!(look(&SealUnseen, &dossier().page(good).done()).is_empty());
        }
    }
}
