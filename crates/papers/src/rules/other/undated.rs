//! Finds letters without a date.

use super::{dated, lacks, letters};
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::seal::{colourless, unclear};
use crate::rules::{Finding, Rule};

/// W502.
pub(super) struct Undated;

impl Rule for Undated {
    fn code(&self) -> &'static str {
        "W502"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in letters(dossier).filter(|paper| dated(paper.kind)) {
            // A page that is not clear has a finding of its own; nobody should write a date on a paper that has one.
            let doubtful = |sheet| unclear(sheet) || colourless(sheet);
            if dossier.sheet(paper).is_some_and(doubtful) {
                continue;
            }
            if let Some(how) = lacks(paper, Name::Issued) {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Issued)
                        .value("kind", paper.kind.id())
                        .value("how", how),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{authorisation, codes, dossier, look, ownership};

    #[test]
    fn a_letter_needs_its_day() {
        let bad = dossier().page(authorisation().without(Name::Issued)).done();
        assert_eq!(codes(&bad), ["W502"]);
        let found = look(&Undated, &bad);
        assert_eq!(
            (found[0].get("kind"), found[0].get("how")),
            (Some("authorisation"), Some("absent"))
        );
        let bad = dossier()
            .page(ownership().unread(Name::Issued, "20 年"))
            .done();
        assert_eq!(look(&Undated, &bad)[0].get("how"), Some("unread"));
        assert!(look(&Undated, &dossier().page(ownership()).done()).is_empty());
    }
}
