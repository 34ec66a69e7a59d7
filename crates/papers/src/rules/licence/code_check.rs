//! Finds licences whose code, read surely, is none: a check character, a character or its place is wrong.

use super::code::{Code, code};
use super::licences;
use crate::codes::uscc::Fault;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// E202.
pub(super) struct CodeCheck;

impl Rule for CodeCheck {
    fn code(&self) -> &'static str {
        "E202"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let Code::Wrong(text, fault) = code(dossier, paper) else {
                continue;
            };
            let finding = Finding::new(self.code())
                .on_field(paper, Name::Code)
                .value("name", text);
            found.push(match fault {
                Fault::Length { .. } => continue,
                Fault::Character {
                    position, found, ..
                }
                | Fault::Region {
                    position, found, ..
                } => finding
                    .value("how", "character")
                    .value("position", position)
                    .value("found", found),
                Fault::Check {
                    found, expected, ..
                } => finding
                    .value("how", "check")
                    .value("found", found)
                    .value("expected", expected),
                Fault::Organisation { found, expected } => finding
                    .value("how", "organisation")
                    .value("found", found)
                    .value("expected", expected),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn what_is_wrong_with_the_code_is_said() {
        let wrong = |code: &str| {
            let made = licence().number(Name::Code, code);
            let made = made.on_sheet(|sheet| sheet.codes.clear()).qr("text");
            let whole = dossier().page(made).done();
            assert_eq!(codes(&whole), ["E202"]);
            look(&CodeCheck, &whole).remove(0)
        };
        let check = wrong("91330106MA2H4N7T2X");
        assert_eq!(check.get("how"), Some("check"));
        assert_eq!(
            (check.get("found"), check.get("expected")),
            (Some("X"), Some("2"))
        );
        let character = wrong("91330106MA2H4N7S22");
        assert_eq!(character.get("position"), Some("16"));
        assert!(look(&CodeCheck, &dossier().page(licence()).done()).is_empty());
    }
}
