//! Finds copies without colour of papers that carry a seal: whether there is one, and which, nobody can see.

use super::{colourless, needs_official};
use crate::dossier::{Dossier, Paper};
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// W404.
pub(super) struct CopyShowsNoSeal;

impl Rule for CopyShowsNoSeal {
    fn code(&self) -> &'static str {
        "W404"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let sealed = |paper: &Paper| {
            let office = limits().seals.office.iter();
            office.into_iter().any(|id| id == paper.kind.id()) || needs_official(dossier, paper)
        };
        for paper in dossier.papers.iter().filter(|paper| sealed(paper)) {
            let seen = super::seals(dossier, paper);
            let own = dossier.sheet(paper).is_some_and(colourless);
            if seen.found.is_empty() && (own || seen.colourless) {
                let finding = Finding::new(self.code()).on(paper);
                found.push(finding.value("kind", paper.kind.id()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use reading::quality::Colour;

    use super::*;
    use crate::rules::testing::{authorisation, codes, dossier, licence, look};

    #[test]
    fn a_grey_letter_may_or_may_not_be_stamped() {
        let grey = authorisation()
            .unsealed()
            .measured(|m| m.colour = Colour::Grey);
        let bad = dossier().page(grey).done();
        assert_eq!(codes(&bad), ["E119", "W404"]);
        assert_eq!(
            look(&CopyShowsNoSeal, &bad)[0].get("kind"),
            Some("authorisation")
        );
        let good = dossier().page(licence()).page(authorisation()).done();
        assert!(look(&CopyShowsNoSeal, &good).is_empty());
    }
}
