//! Says when a digit of an ID number was misread and its check character put it right.

use super::number::{Number, number};
use super::portraits;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// W310.
pub(super) struct NumberRepaired;

impl Rule for NumberRepaired {
    fn code(&self) -> &'static str {
        "W310"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in portraits(dossier) {
            let (Number::Right(known), Some(repair)) = (
                number(paper),
                paper.field(Name::IdNumber).and_then(|field| field.repair),
            ) else {
                continue;
            };
            found.push(
                Finding::new(self.code())
                    .on_field(paper, Name::IdNumber)
                    .value("number-private", &known.number)
                    .value("position", repair.at)
                    .value("found", repair.read)
                    .value("expected", repair.meant),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Repair;
    use crate::rules::testing::{codes, dossier, look, portrait};

    #[test]
    fn a_repair_is_never_silent() {
        let repair = Repair {
            at: 18,
            read: 'A',
            meant: '4',
        };
        let made = portrait().repaired(Name::IdNumber, repair);
        let bad = dossier().page(made).done();
        assert_eq!(codes(&bad), ["W310"]);
        assert_eq!(look(&NumberRepaired, &bad)[0].get("position"), Some("18"));
        assert!(look(&NumberRepaired, &dossier().page(portrait()).done()).is_empty());
    }
}
