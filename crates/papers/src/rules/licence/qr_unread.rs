//! Finds licences of the 2019 form whose QR code could not be decoded.

use super::licences;
use crate::dossier::Dossier;
use crate::kind::Edition;
use crate::rules::{Finding, Rule};

/// W205.
pub(super) struct QrUnread;

impl Rule for QrUnread {
    fn code(&self) -> &'static str {
        "W205"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let Some(sheet) = dossier.sheet(paper) else {
                continue;
            };
            let here = |code: &reading::qr::Code| paper.region.holds(code.place.bounds().centre());
            if paper.edition == Some(Edition::Form2019) && !sheet.codes.iter().any(here) {
                found.push(Finding::new(self.code()).on(paper));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence};

    #[test]
    fn only_the_2019_form_has_a_qr_code() {
        let bare = || licence().on_sheet(|sheet| sheet.codes.clear());
        assert_eq!(codes(&dossier().page(bare()).done()), ["W205"]);
        let old = bare().paper(|paper| paper.edition = Some(Edition::Old));
        assert!(codes(&dossier().page(old).done()).is_empty());
        assert!(codes(&dossier().page(licence()).done()).is_empty());
    }
}
