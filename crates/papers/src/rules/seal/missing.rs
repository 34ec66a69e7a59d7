//! Finds papers of an organisation that carry no seal at all.

use super::{official, seals};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E401.
pub(super) struct SealMissing;

impl Rule for SealMissing {
    fn code(&self) -> &'static str {
        "E401"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in official(dossier) {
            let seen = seals(dossier, paper);
            if seen.found.is_empty() && !seen.colourless {
                let finding = Finding::new(self.code()).on(paper);
                found.push(finding.value("kind", paper.kind.id()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use reading::quality::Colour;

    use super::*;
    use crate::rules::testing::{authorisation, codes, dossier, look};

    #[test]
    fn a_colour_page_without_a_seal_is_found_and_a_grey_one_is_not_called_unsealed() {
        let bare = || authorisation().unsealed();
        let bad = dossier().page(bare()).done();
        assert_eq!(codes(&bad), ["E401"]);
        assert_eq!(
            look(&SealMissing, &bad)[0].get("kind"),
            Some("authorisation")
        );
        let drawn = bare().on_sheet(|sheet| {
            sheet.origin.drawn = true;
            sheet.measures.colour = Colour::BlackAndWhite;
        });
        assert_eq!(codes(&dossier().page(drawn).done()), ["E401"]);
        let grey = bare().measured(|m| m.colour = Colour::Grey);
        assert!(look(&SealMissing, &dossier().page(grey).done()).is_empty());
        assert!(look(&SealMissing, &dossier().page(authorisation()).done()).is_empty());
    }
}
