//! E613: who authorises is neither the company nor its representative nor the owner.

use super::pairs;
use super::weigh::{Weighed, What};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E613.
pub(super) struct Principal;

impl Rule for Principal {
    fn code(&self) -> &'static str {
        "E613"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let pairs = pairs::all(dossier).into_iter();
        let wrong =
            pairs.filter(|pair| pair.what == What::Principal && pair.weighed == Weighed::Different);
        found.extend(wrong.map(|pair| pair.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{PERSON, authorisation, dossier, licence, look, portrait};

    #[test]
    fn a_stranger_who_authorises_is_found() {
        let letter = |name: &str| authorisation().text(Name::Principal, name);
        for made in [
            dossier()
                .page(licence())
                .page(letter("杭州虚构商贸有限公司")),
            dossier().page(licence()).page(letter("虚构丙")),
            dossier().page(portrait()).page(letter("虚构丙")),
        ] {
            assert_eq!(look(&Principal, &made.done()).len(), 1);
        }
    }

    #[test]
    fn the_company_its_representative_and_the_owner_may_authorise() {
        let company = authorisation();
        let person = || authorisation().text(Name::Principal, PERSON);
        for made in [
            dossier().page(licence()).page(company.clone()),
            dossier().page(licence()).page(person()),
            dossier().page(portrait()).page(person()),
            // A card says nothing of a company's name, a licence without a name nothing of anybody.
            dossier().page(portrait()).page(company.clone()),
            dossier()
                .page(licence().without(Name::Company))
                .page(company),
        ] {
            assert_eq!(look(&Principal, &made.done()), Vec::new());
        }
    }
}
