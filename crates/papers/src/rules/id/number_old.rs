//! Finds cards with a number of fifteen digits.

use super::number::{Number, number};
use super::portraits;
use crate::codes::citizen::Warning;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// W314.
pub(super) struct NumberOld;

impl Rule for NumberOld {
    fn code(&self) -> &'static str {
        "W314"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in portraits(dossier) {
            let Number::Right(known) = number(paper) else {
                continue;
            };
            if known.warnings.contains(&Warning::OldLength) {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::IdNumber)
                        .value("number-private", &known.number),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, look, portrait};

    #[test]
    fn fifteen_digits_are_an_old_card() {
        let old = portrait().number(Name::IdNumber, "330106900315001");
        let bad = dossier().page(old).done();
        assert_eq!(codes(&bad), ["W314"]);
        let found = look(&NumberOld, &bad);
        assert_eq!(found[0].get("number-private"), Some("330106199003150014"));
        assert!(look(&NumberOld, &dossier().page(portrait()).done()).is_empty());
    }
}
