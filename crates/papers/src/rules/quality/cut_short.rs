//! Finds pictures whose file ends before the picture does.

use super::pages;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E118.
pub(super) struct CutShort;

impl Rule for CutShort {
    fn code(&self) -> &'static str {
        "E118"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for seen in pages(dossier) {
            if seen.sheet.origin.cut_short {
                found.push(seen.finding(self.code()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn a_picture_cut_short_is_found() {
        let bad = dossier()
            .page(licence())
            .page(licence().on_sheet(|sheet| sheet.origin.cut_short = true))
            .done();
        let found = look(&CutShort, &bad);
        assert_eq!((found.len(), found[0].marks[0].file), (1, 1));
        assert!(codes(&dossier().page(licence()).done()).is_empty());
    }
}
