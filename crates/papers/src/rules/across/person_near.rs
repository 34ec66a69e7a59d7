//! W602: a person's name differs by one character between two papers, or by more in a reading that is not sure.

use super::pairs;
use super::weigh::{Pair, What, organisation};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W602.
pub(super) struct PersonNear;

impl Rule for PersonNear {
    fn code(&self) -> &'static str {
        "W602"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let pairs = pairs::all(dossier).into_iter();
        let wrong = pairs.filter(|pair| pair.weighed.look() && person(pair));
        found.extend(wrong.map(|pair| pair.finding(self.code())));
    }
}

/// Whether it is about a person: a principal may be a company.
fn person(pair: &Pair<'_>) -> bool {
    match pair.what {
        What::Representative | What::Agent => true,
        What::Company => false,
        What::Principal => !organisation(pair.second.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{AGENT_NUMBER, authorisation, dossier, licence, look, portrait};

    #[test]
    fn one_character_or_an_unsure_reading_wants_a_look() {
        let near = portrait().text(Name::Person, "样木甲");
        let unsure = portrait()
            .text(Name::Person, "虚构丙")
            .sure(Name::Person, 0.8);
        let agent = portrait()
            .text(Name::Person, "样木乙")
            .number(Name::IdNumber, AGENT_NUMBER);
        let principal = authorisation().text(Name::Principal, "样木甲");
        for made in [
            dossier().page(licence()).page(near),
            dossier().page(licence()).page(unsure),
            dossier().page(authorisation()).page(agent),
            dossier().page(licence()).page(principal),
        ] {
            let found = look(&PersonNear, &made.done());
            assert_eq!(found.len(), 1, "{found:?}");
        }
    }

    #[test]
    fn names_that_agree_or_surely_differ_do_not() {
        let other = portrait().text(Name::Person, "虚构丙");
        for made in [
            dossier()
                .page(licence())
                .page(portrait())
                .page(authorisation()),
            dossier().page(licence()).page(other),
        ] {
            assert_eq!(look(&PersonNear, &made.done()), Vec::new());
        }
    }
}
