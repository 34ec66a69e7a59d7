//! E601: the licence names one representative, another paper another.

use super::pairs;
use super::weigh::{Weighed, What};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E601.
pub(super) struct Representative;

impl Rule for Representative {
    fn code(&self) -> &'static str {
        "E601"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let pairs = pairs::all(dossier).into_iter();
        let wrong = pairs
            .filter(|pair| pair.what == What::Representative && pair.weighed == Weighed::Different);
        found.extend(wrong.map(|pair| pair.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{
        AGENT, AGENT_NUMBER, PERSON, authorisation, dossier, emblem, licence, look, portrait,
    };

    #[test]
    fn another_name_on_the_card_is_found_and_both_places_marked() {
        let card = portrait().text(Name::Person, "虚构丙");
        let found = look(
            &Representative,
            &dossier().page(licence()).page(card).done(),
        );
        let [one] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(
            (one.get("first"), one.get("second")),
            (Some(PERSON), Some("虚构丙"))
        );
        assert_eq!(one.get("second-paper"), Some("id-portrait"));
        assert_eq!((one.marks[0].file, one.marks[1].file), (1, 0));
    }

    #[test]
    fn an_old_representative_on_a_letter_is_found_too() {
        let letter = authorisation().text(Name::Representative, "虚构丙");
        assert_eq!(
            look(
                &Representative,
                &dossier().page(licence()).page(letter).done()
            )
            .len(),
            1
        );
    }

    #[test]
    fn the_agents_card_and_what_was_badly_read_are_no_other_representative() {
        let agent = || {
            portrait()
                .text(Name::Person, AGENT)
                .number(Name::IdNumber, AGENT_NUMBER)
        };
        let good = [
            dossier().page(licence()).page(portrait()).page(emblem()),
            dossier()
                .page(licence())
                .page(agent())
                .page(authorisation())
                .page(portrait()),
            dossier()
                .page(licence())
                .page(agent())
                .page(authorisation()),
            dossier().page(licence()).page(
                portrait()
                    .text(Name::Person, "虚构丙")
                    .sure(Name::Person, 0.8),
            ),
            dossier()
                .page(licence())
                .page(portrait().unread(Name::Person, "?")),
            dossier()
                .page(licence().unread(Name::Representative, "?"))
                .page(portrait()),
        ];
        for one in good {
            assert_eq!(look(&Representative, &one.done()), Vec::new());
        }
    }
}
