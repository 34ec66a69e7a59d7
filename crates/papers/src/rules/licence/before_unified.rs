//! Finds licences from before unified codes, with a registration number only.

use super::code::{Code, code};
use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// E214.
pub(super) struct BeforeUnified;

impl Rule for BeforeUnified {
    fn code(&self) -> &'static str {
        "E214"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            if matches!(code(dossier, paper), Code::Old) {
                found.push(Finding::new(self.code()).on_field(paper, Name::Code));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Edition;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn a_licence_with_a_registration_number_only_is_found() {
        let old = licence()
            .without(Name::Code)
            .on_sheet(|sheet| sheet.codes.clear())
            .paper(|paper| paper.edition = Some(Edition::Old))
            .line("注册号：330106000012345");
        let bad = dossier().page(old).done();
        assert_eq!(codes(&bad), ["E214"]);
        assert_eq!(look(&BeforeUnified, &bad)[0].marks.len(), 1);
        assert!(look(&BeforeUnified, &dossier().page(licence()).done()).is_empty());
    }
}
