//! W604: a company's name differs by one character between two papers, or by more in a reading that is not sure.

use super::pairs;
use super::weigh::{Pair, What, organisation};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W604.
pub(super) struct CompanyNear;

impl Rule for CompanyNear {
    fn code(&self) -> &'static str {
        "W604"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let pairs = pairs::all(dossier).into_iter();
        let wrong = pairs.filter(|pair| pair.weighed.look() && company(pair));
        found.extend(wrong.map(|pair| pair.finding(self.code())));
    }
}

/// Whether it is about a company: a principal may be a person.
fn company(pair: &Pair<'_>) -> bool {
    match pair.what {
        What::Company => true,
        What::Principal => organisation(pair.second.text),
        What::Representative | What::Agent => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{authorisation, dossier, licence, look, ownership};

    const NEAR: &str = "杭州灵功样本文化传媒有限公司";

    #[test]
    fn one_character_or_an_unsure_reading_wants_a_look() {
        let near = ownership()
            .text(Name::Company, NEAR)
            .text(Name::Principal, NEAR);
        let principal = authorisation()
            .text(Name::Company, NEAR)
            .text(Name::Principal, NEAR);
        let unsure = licence()
            .text(Name::Company, "杭州虚构商贸公司")
            .sure(Name::Company, 0.7);
        for (made, count) in [
            (dossier().page(licence()).page(near), 1),
            (dossier().page(licence()).page(principal), 1),
            (dossier().page(unsure).page(ownership()), 1),
        ] {
            let found = look(&CompanyNear, &made.done());
            assert_eq!(found.len(), count, "{found:?}");
        }
    }

    #[test]
    fn names_that_agree_do_not() {
        let made = dossier()
            .page(licence())
            .page(authorisation())
            .page(ownership())
            .done();
        assert_eq!(look(&CompanyNear, &made), Vec::new());
    }
}
