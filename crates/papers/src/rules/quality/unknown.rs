//! Finds pages of which nobody could tell what paper they are.

use super::nothing_read;
use crate::dossier::Dossier;
use crate::kind::Kind;
use crate::rules::{Finding, Rule};

/// W121.
pub(super) struct NotRecognised;

impl Rule for NotRecognised {
    fn code(&self) -> &'static str {
        "W121"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (_, paper) in dossier.of(Kind::Unknown) {
            let unread = dossier.sheet(paper).is_none_or(nothing_read);
            if unread {
                continue;
            }
            let follows = dossier
                .papers
                .iter()
                .any(|other| other.file == paper.file && other.page < paper.page);
            let how = if follows { "after" } else { "alone" };
            found.push(
                Finding::new(self.code())
                    .on_page(paper.file, paper.page)
                    .value("how", how),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look, paper};

    #[test]
    fn a_page_after_others_may_be_the_rest_of_them() {
        let other = || paper(Kind::Unknown).line("周五下午三点开会");
        let alone = dossier().page(other()).done();
        assert_eq!(codes(&alone), ["W121"]);
        assert_eq!(look(&NotRecognised, &alone)[0].get("how"), Some("alone"));
        let pages = vec![vec![licence()], vec![other()]];
        let after = dossier().file("all.pdf", pages).done();
        let found = look(&NotRecognised, &after);
        assert_eq!(
            (found[0].get("how"), found[0].marks[0].page),
            (Some("after"), 1)
        );
        assert!(look(&NotRecognised, &dossier().page(licence()).done()).is_empty());
    }
}
