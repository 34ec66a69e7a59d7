//! E704: the ID number on the card is not the one in the case file; the card's number proves itself.

use super::against::{self, What};
use crate::dossier::Dossier;
use crate::rules::across::weigh::Weighed;
use crate::rules::{Finding, Rule};

/// E704.
pub(super) struct Number;

impl Rule for Number {
    fn code(&self) -> &'static str {
        "E704"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = against::all(dossier);
        let wrong = all
            .iter()
            .filter(|one| one.what == What::Number && one.weighed == Weighed::Different);
        found.extend(wrong.map(|one| one.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::field::Name;
    use crate::rules::testing::{AGENT_NUMBER, NUMBER, PERSON, dossier, licence, look, portrait};

    #[test]
    fn another_number_is_found_and_kept_private() {
        let company = dossier()
            .page(licence())
            .page(portrait())
            .case("sender.representative_id", AGENT_NUMBER);
        let person = dossier()
            .page(portrait())
            .case("sender.kind", "person")
            .case("sender.name", PERSON)
            .case("sender.id", AGENT_NUMBER);
        for made in [company, person] {
            let found = look(&Number, &made.done());
            let [one] = found.as_slice() else {
                panic!("{found:?}")
            };
            assert_eq!(
                (one.get("given-private"), one.get("found-private")),
                (Some(AGENT_NUMBER), Some(NUMBER))
            );
            assert_eq!((one.get("given"), one.get("found")), (None, None));
        }
    }

    #[test]
    fn the_same_number_and_a_misread_one_are_not() {
        let misread = portrait().number(Name::IdNumber, "330106199003150015");
        for made in [
            dossier()
                .page(licence())
                .page(portrait())
                .case("sender.representative_id", NUMBER),
            dossier()
                .page(licence())
                .page(misread)
                .case("sender.representative_id", NUMBER),
        ] {
            assert_eq!(look(&Number, &made.done()), Vec::new());
        }
    }
}
