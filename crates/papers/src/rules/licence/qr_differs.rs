//! Finds licences whose QR code holds another code than is printed, both with check characters that hold.

use super::code::{Code, code, qr};
use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// E204.
pub(super) struct QrDiffers;

impl Rule for QrDiffers {
    fn code(&self) -> &'static str {
        "E204"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let Code::Right(printed) = code(dossier, paper) else {
                continue;
            };
            let repaired = paper
                .field(Name::Code)
                .is_some_and(|field| field.repair.is_some());
            if let Some((held, place)) = qr(dossier, paper)
                && held != printed.code
                && !repaired
            {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Code)
                        .mark(paper.file, paper.page, Some(place))
                        .value("name", &printed.code)
                        .value("qr", held),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CODE, TRADER_CODE, codes, dossier, licence, look};

    #[test]
    fn print_and_qr_code_must_say_the_same() {
        let made = licence()
            .on_sheet(|sheet| sheet.codes.clear())
            .qr(TRADER_CODE);
        let bad = dossier().page(made).done();
        assert_eq!(codes(&bad), ["E204"]);
        let found = look(&QrDiffers, &bad);
        assert_eq!(found[0].marks.len(), 2);
        assert_eq!(
            (found[0].get("name"), found[0].get("qr")),
            (Some(CODE), Some(TRADER_CODE))
        );
        assert!(look(&QrDiffers, &dossier().page(licence()).done()).is_empty());
    }
}
