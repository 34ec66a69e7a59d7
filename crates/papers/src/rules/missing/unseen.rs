//! W807: everything the purpose needs was found, but pages were not read or not recognised: completeness is not certain.

use super::stand;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W807.
pub(super) struct Unseen;

impl Rule for Unseen {
    fn code(&self) -> &'static str {
        "W807"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let unseen = stand::unseen(dossier);
        // Another rule says that it is not known what is needed.
        let known = stand::bodies(dossier).len() <= 2;
        let missing = stand::all(dossier).iter().any(|stand| stand.missing());
        if known && dossier.purpose.is_some() && unseen > 0 && !missing {
            found.push(Finding::new(self.code()).value("pages", unseen));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Refusal;
    use crate::kind::Kind;
    use crate::purpose::Purpose;
    use crate::rules::testing::{authorisation, dossier, emblem, licence, look, paper, portrait};

    #[test]
    fn a_page_that_was_not_seen_leaves_a_doubt() {
        let whole = || {
            dossier()
                .page(licence())
                .page(portrait())
                .page(emblem())
                .purpose(Purpose::Shop)
        };
        assert_eq!(look(&Unseen, &whole().done()), Vec::new());
        for made in [
            whole().page(paper(Kind::Unknown)),
            whole().refused("a.zip", Refusal::Archive),
        ] {
            let found = look(&Unseen, &made.done());
            assert_eq!((found.len(), found[0].get("pages")), (1, Some("1")));
        }
    }

    #[test]
    fn the_second_page_of_a_letter_is_part_of_it() {
        let made = dossier()
            .file(
                "letter.pdf",
                vec![vec![authorisation()], vec![paper(Kind::Unknown)]],
            )
            .purpose(Purpose::Personal)
            .done();
        assert_eq!(stand::unseen(&made), 0);
        let made = dossier()
            .file("id.pdf", vec![vec![portrait()], vec![paper(Kind::Unknown)]])
            .purpose(Purpose::Personal)
            .done();
        assert_eq!(stand::unseen(&made), 1);
    }
}
