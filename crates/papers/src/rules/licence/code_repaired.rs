//! Says when a character of a code was misread and its check characters put it right.

use super::code::{Code, code};
use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// W211.
pub(super) struct CodeRepaired;

impl Rule for CodeRepaired {
    fn code(&self) -> &'static str {
        "W211"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let (Code::Right(known), Some(repair)) = (
                code(dossier, paper),
                paper.field(Name::Code).and_then(|field| field.repair),
            ) else {
                continue;
            };
            found.push(
                Finding::new(self.code())
                    .on_field(paper, Name::Code)
                    .value("name", &known.code)
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
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn a_repair_is_never_silent() {
        let repair = Repair {
            at: 16,
            read: 'T',
            meant: '7',
        };
        let bad = dossier()
            .page(licence().repaired(Name::Code, repair))
            .done();
        assert_eq!(codes(&bad), ["W211"]);
        let found = look(&CodeRepaired, &bad);
        assert_eq!(found[0].get("position"), Some("16"));
        assert_eq!(
            (found[0].get("found"), found[0].get("expected")),
            (Some("T"), Some("7"))
        );
        assert!(look(&CodeRepaired, &dossier().page(licence()).done()).is_empty());
    }
}
