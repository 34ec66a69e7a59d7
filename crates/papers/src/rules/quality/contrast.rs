//! Finds pages whose ink hardly stands out from the paper.

use super::{nothing_read, scans};
use crate::dossier::Dossier;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// W114.
pub(super) struct Contrast;

impl Rule for Contrast {
    fn code(&self) -> &'static str {
        "W114"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let limit = limits().quality.contrast_low;
        for seen in scans(dossier) {
            let contrast = seen.sheet.measures.contrast;
            if contrast < limit && !nothing_read(seen.sheet) {
                found.push(
                    seen.finding(self.code())
                        .value("found", format!("{:.0}", contrast.floor()))
                        .value("limit", format!("{limit:.0}")),
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
    fn pale_ink_is_found_and_an_empty_page_has_none() {
        let pale = licence().measured(|m| m.contrast = 34.9);
        let bad = dossier().page(pale.clone()).done();
        assert_eq!(codes(&bad), ["W114"]);
        assert_eq!(look(&Contrast, &bad)[0].get("found"), Some("34"));
        let empty = dossier().page(pale.on_sheet(|sheet| sheet.lines.clear()));
        assert!(look(&Contrast, &empty.done()).is_empty());
        assert!(look(&Contrast, &dossier().page(licence()).done()).is_empty());
    }
}
