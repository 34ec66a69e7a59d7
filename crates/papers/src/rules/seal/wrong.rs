//! Finds papers of an organisation that carry seals, surely read, and none of them the official one.

use super::{Sort, official, seals, sort, sure};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E402.
pub(super) struct WrongSeal;

impl Rule for WrongSeal {
    fn code(&self) -> &'static str {
        "E402"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in official(dossier) {
            let seen = seals(dossier, paper).found;
            let wrong = seen.iter().all(|one| {
                !matches!(sort(one.seal), Sort::Official | Sort::Unknown) && sure(one.seal)
            });
            let Some(first) = seen.first().filter(|_| wrong) else {
                continue;
            };
            let finding = Finding::new(self.code())
                .value("kind", paper.kind.id())
                .value("sort", sort(first.seal).id());
            found.push(
                seen.iter()
                    .fold(finding, |all, one| one.mark(all, paper.file)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use reading::seal::Shape;

    use super::*;
    use crate::rules::testing::{COMPANY, authorisation, codes, dossier, look};

    #[test]
    fn another_seal_is_found_where_the_official_one_is_asked() {
        let round = |text, sure| {
            let seal = (Shape::Round, Some((COMPANY, 0.96)), Some((text, sure)));
            let bare = authorisation().unsealed();
            bare.any_seal(seal.0, seal.1, seal.2, Some(true))
        };
        for (text, kind) in [
            ("合同专用章", "contract"),
            ("财务专用章", "finance"),
            ("发票专用章", "invoice"),
        ] {
            let bad = dossier().page(round(text, 0.95)).done();
            assert_eq!(codes(&bad), ["E402"]);
            let found = look(&WrongSeal, &bad);
            assert_eq!(found[0].get("sort"), Some(kind));
            assert!(found[0].marks[0].place.is_some());
        }
        let beside = round("合同专用章", 0.95).seal(COMPANY, Some(true));
        assert!(codes(&dossier().page(beside).done()).is_empty());
        let unsure = dossier().page(round("合同专用章", 0.82)).done();
        assert_eq!(codes(&unsure), ["W405"]);
    }
}
