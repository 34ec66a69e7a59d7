//! E608: the letter of authorisation names one agent, the agent's ID card another.

use super::pairs;
use super::weigh::{Weighed, What};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E608.
pub(super) struct Agent;

impl Rule for Agent {
    fn code(&self) -> &'static str {
        "E608"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let pairs = pairs::all(dossier).into_iter();
        let wrong =
            pairs.filter(|pair| pair.what == What::Agent && pair.weighed == Weighed::Different);
        found.extend(wrong.map(|pair| super::letter_first(dossier, pair.finding(self.code()))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{
        AGENT, AGENT_NUMBER, authorisation, dossier, licence, look, portrait,
    };

    fn card() -> crate::rules::testing::Made {
        portrait()
            .text(Name::Person, AGENT)
            .number(Name::IdNumber, AGENT_NUMBER)
    }

    #[test]
    fn another_name_under_the_same_number_or_on_the_card_that_is_left_is_found() {
        let same = card().text(Name::Person, "虚构丙");
        let left = portrait()
            .text(Name::Person, "虚构丙")
            .number(Name::IdNumber, "330106198801010014");
        for made in [
            dossier()
                .page(licence())
                .page(authorisation())
                .page(portrait())
                .page(same),
            dossier()
                .page(licence())
                .page(portrait())
                .page(left)
                .page(authorisation()),
        ] {
            let found = look(&Agent, &made.done());
            let [one] = found.as_slice() else {
                panic!("{found:?}")
            };
            assert_eq!(
                (one.get("first"), one.get("second")),
                (Some(AGENT), Some("虚构丙"))
            );
        }
    }

    #[test]
    fn the_right_agent_and_no_agent_are_fine() {
        for made in [
            dossier()
                .page(licence())
                .page(authorisation())
                .page(portrait())
                .page(card()),
            dossier()
                .page(licence())
                .page(authorisation())
                .page(portrait()),
            dossier()
                .page(licence())
                .page(authorisation().unread(Name::Agent, "?"))
                .page(card()),
        ] {
            assert_eq!(look(&Agent, &made.done()), Vec::new());
        }
    }
}
