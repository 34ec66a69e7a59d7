//! E609: the agent's number in the letter of authorisation is not the one on the agent's ID card; both numbers prove themselves.

use super::people::{People, Role};
use super::weigh::{Said, differ};
use crate::codes::{citizen, normalise};
use crate::dossier::Dossier;
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::{Finding, Rule};

/// E609.
pub(super) struct AgentNumber;

impl Rule for AgentNumber {
    fn code(&self) -> &'static str {
        "E609"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let people = People::of(dossier);
        let card = people.card(Role::Agent);
        let Some(second) = card
            .and_then(|card| Said::of(card, Name::IdNumber))
            .filter(holds)
        else {
            return;
        };
        for (_, letter) in dossier.of(Kind::Authorisation) {
            let first = Said::of(letter, Name::AgentNumber).filter(holds);
            if let Some(first) =
                first.filter(|first| normalise(first.text) != normalise(second.text))
            {
                found.push(
                    differ(self.code(), letter, first.name, second.paper, second.name)
                        .value("first-private", first.text)
                        .value("second-private", second.text),
                );
            }
        }
    }
}

/// A number that fails its own check has a rule of its own.
fn holds(said: &Said<'_>) -> bool {
    citizen::check(said.text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{
        AGENT, AGENT_NUMBER, NUMBER, authorisation, dossier, licence, look, portrait,
    };

    fn card() -> crate::rules::testing::Made {
        portrait()
            .text(Name::Person, AGENT)
            .number(Name::IdNumber, AGENT_NUMBER)
    }

    #[test]
    fn another_number_is_found_and_kept_private() {
        let letter = authorisation().number(Name::AgentNumber, "110101199003072316");
        let made = dossier()
            .page(licence())
            .page(letter)
            .page(portrait())
            .page(card())
            .done();
        let found = look(&AgentNumber, &made);
        let [one] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(one.get("second-private"), Some(AGENT_NUMBER));
        assert!(
            one.values
                .iter()
                .all(|(key, value)| key.ends_with("-private") || !value.contains("1992"))
        );
    }

    #[test]
    fn the_same_number_and_one_that_fails_its_check_are_not() {
        let misread = authorisation().number(Name::AgentNumber, "330106199208200021");
        for made in [
            dossier()
                .page(licence())
                .page(authorisation())
                .page(portrait())
                .page(card()),
            dossier()
                .page(licence())
                .page(misread)
                .page(portrait())
                .page(card()),
            dossier()
                .page(licence())
                .page(authorisation())
                .page(portrait().number(Name::IdNumber, NUMBER)),
        ] {
            assert_eq!(look(&AgentNumber, &made.done()), Vec::new());
        }
    }
}
