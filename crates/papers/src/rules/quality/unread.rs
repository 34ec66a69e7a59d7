//! Finds pages of which nothing could be read.

use super::{nothing_read, pages};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E120.
pub(super) struct Unread;

impl Rule for Unread {
    fn code(&self) -> &'static str {
        "E120"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for seen in pages(dossier) {
            if nothing_read(seen.sheet) {
                found.push(seen.finding(self.code()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;
    use crate::rules::testing::{codes, dossier, licence, look, paper};

    #[test]
    fn an_unread_page_is_one_finding_and_no_more() {
        let blank = paper(Kind::Unknown).on_sheet(|sheet| {
            sheet.lines.clear();
            sheet.measures.confidence = None;
            sheet.measures.line_height = None;
            sheet.measures.sharpness = None;
            sheet.measures.contrast = 2.0;
        });
        assert_eq!(codes(&dossier().page(blank.clone()).done()), ["E120"]);
        let specks = dossier().page(blank.line("一").line(" ·"));
        assert_eq!(look(&Unread, &specks.done()).len(), 1);
        assert!(look(&Unread, &dossier().page(licence()).done()).is_empty());
    }
}
