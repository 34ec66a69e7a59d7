//! Finds cards whose printed sex is not the one the number states.

use super::number::proved;
use super::portraits;
use crate::codes::citizen::Sex;
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::rules::certain::sure;
use crate::rules::{Finding, Rule};

/// E303.
pub(super) struct SexDiffers;

impl Rule for SexDiffers {
    fn code(&self) -> &'static str {
        "E303"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in portraits(dossier) {
            let Some((printed, stated)) = differ(paper) else {
                continue;
            };
            if paper.field(Name::Sex).is_some_and(sure) {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Sex)
                        .on_field(paper, Name::IdNumber)
                        .value("found", printed)
                        .value("expected", stated),
                );
            }
        }
    }
}

/// Printed and stated sex, when both are known and differ.
pub(super) fn differ(paper: &Paper) -> Option<(&'static str, &'static str)> {
    let printed = match paper.text(Name::Sex)?.trim() {
        "男" => "male",
        "女" => "female",
        _ => return None,
    };
    let stated = match proved(paper)?.sex? {
        Sex::Male => "male",
        Sex::Female => "female",
    };
    (printed != stated).then_some((printed, stated))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, look, portrait};

    #[test]
    fn the_printed_sex_is_the_one_in_the_number() {
        let bad = dossier().page(portrait().text(Name::Sex, "女")).done();
        assert_eq!(codes(&bad), ["E303"]);
        let found = look(&SexDiffers, &bad);
        assert_eq!(
            (found[0].get("found"), found[0].get("expected")),
            (Some("female"), Some("male"))
        );
        assert_eq!(found[0].marks.len(), 2);
        for good in [
            portrait(),
            portrait().text(Name::Sex, "另"),
            portrait().without(Name::Sex),
        ] {
            assert!(codes(&dossier().page(good).done()).is_empty());
        }
    }
}
