//! Finds pages that are too dark, or lit from one side.

use super::scans;
use crate::dossier::Dossier;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// W113.
pub(super) struct Light;

impl Rule for Light {
    fn code(&self) -> &'static str {
        "W113"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let known = &limits().quality;
        for seen in scans(dossier) {
            let measures = &seen.sheet.measures;
            if measures.paper < known.paper_dark {
                found.push(
                    seen.finding(self.code())
                        .value("how", "dark")
                        .value("found", format!("{:.0}", measures.paper))
                        .value("limit", format!("{:.0}", known.paper_dark)),
                );
            } else if measures.shadow > known.shadow_uneven {
                found.push(
                    seen.finding(self.code())
                        .value("how", "uneven")
                        .value("found", format!("{:.0}", measures.shadow * 100.0))
                        .value("limit", format!("{:.0}", known.shadow_uneven * 100.0)),
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
    fn dark_and_uneven_pages_are_told_apart() {
        let dark = dossier()
            .page(licence().measured(|m| m.paper = 70.0))
            .done();
        assert_eq!(look(&Light, &dark)[0].get("how"), Some("dark"));
        assert_eq!(codes(&dark), ["W113"]);
        let uneven = dossier()
            .page(licence().measured(|m| m.shadow = 0.8))
            .done();
        let found = look(&Light, &uneven);
        assert_eq!(
            (found[0].get("how"), found[0].get("found")),
            (Some("uneven"), Some("80"))
        );
        assert!(look(&Light, &dossier().page(licence()).done()).is_empty());
    }
}
