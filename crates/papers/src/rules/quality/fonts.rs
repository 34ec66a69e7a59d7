//! Finds PDF pages whose text is in a font that is not in the file.

use super::pages;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W122.
pub(super) struct FontsMissing;

impl Rule for FontsMissing {
    fn code(&self) -> &'static str {
        "W122"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for seen in pages(dossier) {
            if seen.sheet.origin.fonts_missing {
                found.push(seen.finding(self.code()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn a_page_without_its_font_is_found() {
        let bad = dossier().page(licence().on_sheet(|sheet| sheet.origin.fonts_missing = true));
        assert_eq!(codes(&bad.done()), ["W122"]);
        assert!(look(&FontsMissing, &dossier().page(licence()).done()).is_empty());
    }
}
