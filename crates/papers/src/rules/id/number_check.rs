//! Finds ID numbers, read surely, that are none: check character, region or day of birth is wrong.

use super::number::{Number, number};
use super::portraits;
use crate::codes::citizen::Fault;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// E301.
pub(super) struct NumberCheck;

impl Rule for NumberCheck {
    fn code(&self) -> &'static str {
        "E301"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in portraits(dossier) {
            let Number::Wrong(text, fault) = number(paper) else {
                continue;
            };
            let finding = Finding::new(self.code())
                .on_field(paper, Name::IdNumber)
                .value("number-private", text);
            found.push(match fault {
                Fault::Length { .. } => continue,
                Fault::Character {
                    position, found, ..
                } => finding
                    .value("how", "character")
                    .value("position", position)
                    .value("found", found),
                Fault::Region { found } => finding
                    .value("how", "region")
                    .value("found", String::from_iter(found)),
                Fault::Birth { .. } => finding.value("how", "birth"),
                Fault::Check { found, expected } => finding
                    .value("how", "check")
                    .value("found", found)
                    .value("expected", expected),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{NUMBER, codes, dossier, look, portrait};

    #[test]
    fn what_is_wrong_with_the_number_is_said() {
        let wrong = |number: &str| {
            let whole = dossier()
                .page(portrait().number(Name::IdNumber, number))
                .done();
            assert_eq!(codes(&whole), ["E301"]);
            look(&NumberCheck, &whole).remove(0)
        };
        let check = wrong(&format!("{}5", &NUMBER[..17]));
        assert_eq!(
            (check.get("how"), check.get("expected")),
            (Some("check"), Some("4"))
        );
        assert!(check.get("number-private").is_some());
        assert_eq!(wrong("000106199003150014").get("how"), Some("region"));
        assert_eq!(wrong("330106199013150014").get("how"), Some("birth"));
        assert!(look(&NumberCheck, &dossier().page(portrait()).done()).is_empty());
    }
}
