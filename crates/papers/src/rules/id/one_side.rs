//! Finds cards of which one side only was handed in, when no purpose was named that would say so.

use super::super::pair::cards;
use super::two_of_a_side::once;
use crate::dossier::Dossier;
use crate::kind::Kind;
use crate::rules::{Finding, Rule};

/// W317.
pub(super) struct OneSide;

impl Rule for OneSide {
    fn code(&self) -> &'static str {
        "W317"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        // With a purpose, what is missing is counted card by card; the same side twice has a rule of its own.
        let count = |kind| dossier.of(kind).count();
        let (portraits, emblems) = (count(Kind::IdPortrait), count(Kind::IdEmblem));
        let backs = dossier.of(Kind::IdEmblem).map(|(_, paper)| paper);
        let several = portraits == 0 && once(dossier, backs).len() > 1;
        if dossier.purpose.is_some() || portraits == emblems || several {
            return;
        }
        for card in cards(dossier) {
            let (paper, how) = match (card.portrait, card.emblem) {
                (Some(portrait), None) => (portrait, "portrait"),
                (None, Some(emblem)) => (emblem, "emblem"),
                _ => continue,
            };
            if let Some(paper) = dossier.papers.get(paper) {
                found.push(Finding::new(self.code()).on(paper).value("how", how));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::purpose::Purpose;
    use crate::rules::testing::{dossier, emblem, look, portrait};

    #[test]
    fn a_side_alone_is_found_unless_the_purpose_counts_them() {
        let alone = look(&OneSide, &dossier().page(portrait()).done());
        assert_eq!(alone[0].get("how"), Some("portrait"));
        let back = look(&OneSide, &dossier().page(emblem()).done());
        assert_eq!(back[0].get("how"), Some("emblem"));
        let both = dossier().page(portrait()).page(emblem());
        assert!(look(&OneSide, &both.done()).is_empty());
        let counted = dossier().page(portrait()).purpose(Purpose::Shop);
        assert!(look(&OneSide, &counted.done()).is_empty());
    }
}
