//! Finds pages with a watermark: it was set aside to read them, and only the person knows whether it names this purpose.

use super::pages;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// N124.
pub(super) struct Marked;

impl Rule for Marked {
    fn code(&self) -> &'static str {
        "N124"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for seen in pages(dossier) {
            if let Some(says) = &seen.sheet.watermark {
                found.push(seen.finding(self.code()).value("says", says.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn a_watermark_is_told_with_what_it_says() {
        let marked =
            licence().on_sheet(|sheet| sheet.watermark = Some("仅供办理贷款使用".to_owned()));
        let bad = dossier().page(marked).done();
        assert_eq!(codes(&bad), ["N124"]);
        let found = look(&Marked, &bad);
        assert_eq!(
            found.first().and_then(|one| one.get("says")),
            Some("仅供办理贷款使用")
        );
        assert!(look(&Marked, &dossier().page(licence()).done()).is_empty());
    }
}
