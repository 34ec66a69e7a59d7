//! Finds papers that need an official seal and carry one whose kind could not be told.

use super::{Sort, official, seals, sort, sure};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W405.
pub(super) struct SealUnread;

impl Rule for SealUnread {
    fn code(&self) -> &'static str {
        "W405"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in official(dossier) {
            let seen = seals(dossier, paper).found;
            if seen.iter().any(|one| sort(one.seal) == Sort::Official) {
                continue;
            }
            let doubtful: Vec<_> = seen
                .iter()
                .filter(|one| sort(one.seal) == Sort::Unknown || !sure(one.seal))
                .collect();
            if doubtful.is_empty() {
                continue;
            }
            let finding = Finding::new(self.code()).value("kind", paper.kind.id());
            found.push(
                doubtful
                    .iter()
                    .fold(finding, |all, one| one.mark(all, paper.file)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use reading::seal::Shape;

    use super::*;
    use crate::rules::testing::{authorisation, codes, dossier, look};

    #[test]
    fn a_seal_nobody_could_read_is_not_taken_for_the_official_one() {
        let bare = authorisation().unsealed();
        let bad = dossier()
            .page(bare.any_seal(Shape::Round, None, None, Some(true)))
            .done();
        assert_eq!(codes(&bad), ["W405"]);
        let found = look(&SealUnread, &bad);
        assert_eq!(found[0].marks.len(), 1);
        assert!(found[0].marks[0].place.is_some());
        assert!(look(&SealUnread, &dossier().page(authorisation()).done()).is_empty());
    }
}
