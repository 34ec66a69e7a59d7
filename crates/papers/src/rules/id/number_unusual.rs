//! Finds numbers that are not wrong and prove nothing: of an uncertain century, or without a check character.

use super::number::{Number, number};
use super::portraits;
use crate::codes::citizen::Warning;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// W302.
pub(super) struct NumberUnusual;

impl Rule for NumberUnusual {
    fn code(&self) -> &'static str {
        "W302"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in portraits(dossier) {
            let Number::Right(known) = number(paper) else {
                continue;
            };
            for warning in &known.warnings {
                let how = match warning {
                    Warning::OldLength => continue,
                    Warning::Century => "century",
                    Warning::Unproved => "unproved",
                };
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::IdNumber)
                        .value("how", how)
                        .value("number-private", &known.number),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;
    use crate::rules::testing::{codes, dossier, look, paper, portrait};

    #[test]
    fn a_permit_of_2017_cannot_be_checked() {
        let permit = paper(Kind::PermitPortrait)
            .text(Name::Person, "样本丙")
            .number(Name::IdNumber, "CAN110088010101");
        let bad = dossier().page(permit).done();
        assert_eq!(codes(&bad), ["W302"]);
        assert_eq!(look(&NumberUnusual, &bad)[0].get("how"), Some("unproved"));
        assert!(look(&NumberUnusual, &dossier().page(portrait()).done()).is_empty());
    }
}
