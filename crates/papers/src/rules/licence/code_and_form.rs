//! Finds licences whose code belongs to a sole trader and whose type to a company, or the other way round.

use super::code::{Code, code};
use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::certain::sure;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// E212.
pub(super) struct CodeAndForm;

impl Rule for CodeAndForm {
    fn code(&self) -> &'static str {
        "E212"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let Code::Right(known) = code(dossier, paper) else {
                continue;
            };
            let Some(form) = paper.field(Name::Form).filter(|form| sure(form)) else {
                continue;
            };
            let repaired = paper
                .field(Name::Code)
                .is_some_and(|field| field.repair.is_some());
            let text = form.text().unwrap_or_default();
            let is = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
            let trader = is(&limits().licence.sole_trader_forms);
            let enterprise = !trader && is(&limits().licence.enterprise_forms);
            let how = match (known.is_sole_trader(), known.code.starts_with("91")) {
                (true, _) if enterprise => "trader-code",
                (_, true) if trader => "enterprise-code",
                _ => continue,
            };
            if !repaired {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Code)
                        .on_field(paper, Name::Form)
                        .value("how", how)
                        .value("name", &known.code)
                        .value("found", text),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{TRADER_CODE, codes, dossier, licence, look};

    #[test]
    fn the_second_digit_of_a_code_fits_the_type() {
        let trader = || {
            let made = licence().number(Name::Code, TRADER_CODE);
            made.on_sheet(|sheet| sheet.codes.clear()).qr(TRADER_CODE)
        };
        let bad = dossier().page(trader()).done();
        assert_eq!(codes(&bad), ["E212"]);
        assert_eq!(look(&CodeAndForm, &bad)[0].get("how"), Some("trader-code"));
        let other = dossier()
            .page(licence().text(Name::Form, "个体工商户"))
            .done();
        assert_eq!(
            look(&CodeAndForm, &other)[0].get("how"),
            Some("enterprise-code")
        );
        let fits = trader().text(Name::Form, "个体工商户");
        assert!(codes(&dossier().page(fits).done()).is_empty());
        let unsure = trader().sure(Name::Form, 0.8);
        assert!(look(&CodeAndForm, &dossier().page(unsure).done()).is_empty());
    }
}
