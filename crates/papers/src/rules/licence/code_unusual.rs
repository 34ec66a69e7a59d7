//! Finds codes that are not wrong and not usual: from the pilot before the standard, an office or a province nobody knows.

use super::code::{Code, code};
use super::licences;
use crate::codes::uscc::Warning;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// W203.
pub(super) struct CodeUnusual;

impl Rule for CodeUnusual {
    fn code(&self) -> &'static str {
        "W203"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let Code::Right(known) = code(dossier, paper) else {
                continue;
            };
            for warning in &known.warnings {
                let (how, what) = match warning {
                    Warning::Pilot { found, .. } => ("pilot", found.to_string()),
                    Warning::Authority { found } => ("authority", found.iter().collect()),
                    Warning::Province { found } => ("province", found.iter().collect()),
                };
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Code)
                        .value("how", how)
                        .value("found", what)
                        .value("name", &known.code),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn a_pilot_code_of_fujian_is_looked_at_and_not_refused() {
        let made = licence().number(Name::Code, "91350100M000100Y43");
        let made = made.on_sheet(|sheet| sheet.codes.clear()).qr("text");
        assert!(codes(&dossier().page(made).done()).is_empty());
        let made = licence().number(Name::Code, "91350211M0000XUF46");
        let made = made.on_sheet(|sheet| sheet.codes.clear()).qr("text");
        let whole = dossier().page(made).done();
        assert_eq!(codes(&whole), ["W203"]);
        assert_eq!(look(&CodeUnusual, &whole)[0].get("how"), Some("pilot"));
    }
}
