//! E703: the representative on the papers is not the one in the case file.

use super::against::{self, What};
use crate::dossier::Dossier;
use crate::rules::across::weigh::Weighed;
use crate::rules::{Finding, Rule};

/// E703.
pub(super) struct Representative;

impl Rule for Representative {
    fn code(&self) -> &'static str {
        "E703"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = against::all(dossier);
        let wrong = all
            .iter()
            .filter(|one| one.what == What::Representative && one.weighed == Weighed::Different);
        found.extend(wrong.map(|one| one.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::field::Name;
    use crate::rules::testing::{PERSON, dossier, licence, look, portrait};

    #[test]
    fn another_representative_is_found_on_the_licence_or_else_on_the_card() {
        let case = |made: crate::rules::testing::Made| {
            dossier()
                .page(made)
                .page(portrait())
                .case("sender.kind", "company")
                .case("sender.representative", "虚构丙")
                .done()
        };
        let found = look(&Representative, &case(licence()));
        assert_eq!((found.len(), found[0].get("paper")), (1, Some("licence")));
        let found = look(
            &Representative,
            &case(licence().unread(Name::Representative, "?")),
        );
        assert_eq!(
            (found.len(), found[0].get("paper")),
            (1, Some("id-portrait"))
        );
    }

    #[test]
    fn the_same_one_is_fine() {
        let made = dossier()
            .page(licence())
            .page(portrait())
            .case("sender.representative", PERSON)
            .done();
        assert_eq!(look(&Representative, &made), Vec::new());
    }
}
