//! E705: the agent on the papers is not the one in the case file.

use super::against::{self, What};
use crate::dossier::Dossier;
use crate::rules::across::weigh::Weighed;
use crate::rules::{Finding, Rule};

/// E705.
pub(super) struct Agent;

impl Rule for Agent {
    fn code(&self) -> &'static str {
        "E705"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = against::all(dossier);
        let wrong = all
            .iter()
            .filter(|one| one.what == What::Agent && one.weighed == Weighed::Different);
        found.extend(wrong.map(|one| one.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::rules::testing::{
        AGENT, AGENT_NUMBER, NUMBER, authorisation, dossier, licence, look,
    };

    #[test]
    fn another_agent_or_number_is_found() {
        let made = |key: &str, value: &str| {
            dossier()
                .page(licence())
                .page(authorisation())
                .case(key, value)
                .done()
        };
        assert_eq!(look(&Agent, &made("agent.name", "虚构丙")).len(), 1);
        let found = look(&Agent, &made("agent.id", NUMBER));
        assert_eq!(
            (found.len(), found[0].get("found-private")),
            (1, Some(AGENT_NUMBER))
        );
    }

    #[test]
    fn the_same_agent_is_fine() {
        let made = dossier()
            .page(authorisation())
            .case("agent.name", AGENT)
            .case("agent.id", AGENT_NUMBER)
            .done();
        assert_eq!(look(&Agent, &made), Vec::new());
    }
}
