//! Finds cards whose printed day of birth is not the one in the number.

use jiff::civil::Date;

use super::number::proved;
use super::portraits;
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::rules::certain::sure;
use crate::rules::{Finding, Rule};

/// E304.
pub(super) struct BirthDiffers;

impl Rule for BirthDiffers {
    fn code(&self) -> &'static str {
        "E304"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in portraits(dossier) {
            let Some((printed, stated)) = differ(paper) else {
                continue;
            };
            if paper.field(Name::Birth).is_some_and(sure) {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Birth)
                        .on_field(paper, Name::IdNumber)
                        .value("found", printed)
                        .value("expected", stated),
                );
            }
        }
    }
}

/// Printed and stated day of birth, when both are known and differ.
pub(super) fn differ(paper: &Paper) -> Option<(Date, Date)> {
    let printed = paper.date(Name::Birth)?;
    let stated = proved(paper)?.birth?;
    (printed != stated).then_some((printed, stated))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, look, portrait};

    #[test]
    fn the_printed_birth_is_the_one_in_the_number() {
        let bad = dossier()
            .page(portrait().date(Name::Birth, "1990-03-16"))
            .done();
        assert_eq!(codes(&bad), ["E304"]);
        let found = look(&BirthDiffers, &bad);
        assert_eq!(found[0].get("found"), Some("1990-03-16"));
        assert_eq!(found[0].get("expected"), Some("1990-03-15"));
        assert!(look(&BirthDiffers, &dossier().page(portrait()).done()).is_empty());
    }
}
