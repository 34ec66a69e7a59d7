//! E603: the company's name on another paper is not the one on its licence.

use super::pairs;
use super::weigh::{Weighed, What};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E603.
pub(super) struct Company;

impl Rule for Company {
    fn code(&self) -> &'static str {
        "E603"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let pairs = pairs::all(dossier).into_iter();
        let wrong =
            pairs.filter(|pair| pair.what == What::Company && pair.weighed == Weighed::Different);
        found.extend(wrong.map(|pair| pair.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{COMPANY, authorisation, dossier, licence, look, ownership};

    const OTHER: &str = "杭州灵动虚构商贸有限公司";

    #[test]
    fn another_company_is_found_once_a_paper() {
        let statement = ownership()
            .text(Name::Principal, OTHER)
            .text(Name::Company, OTHER);
        let found = look(&Company, &dossier().page(licence()).page(statement).done());
        let [one] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(
            (one.get("first"), one.get("second")),
            (Some(COMPANY), Some(OTHER))
        );
        let two = licence().text(Name::Company, OTHER);
        assert_eq!(
            look(&Company, &dossier().page(licence()).page(two).done()).len(),
            1
        );
    }

    #[test]
    fn brackets_people_and_other_rules_matters_are_left_alone() {
        let name = "样本（杭州）文化传媒有限公司";
        let person = ownership()
            .text(Name::Principal, "虚构丙")
            .without(Name::Company);
        for made in [
            dossier()
                .page(licence())
                .page(authorisation())
                .page(ownership()),
            dossier().page(licence().text(Name::Company, name)).page(
                ownership()
                    .text(Name::Company, "样本(杭州)文化传媒有限公司")
                    .text(Name::Principal, "样本(杭州)文化传媒有限公司"),
            ),
            dossier().page(licence()).page(person),
            dossier().page(licence()).page(
                authorisation()
                    .text(Name::Principal, OTHER)
                    .text(Name::Company, OTHER),
            ),
            dossier()
                .page(licence().without(Name::Company))
                .page(ownership()),
        ] {
            assert_eq!(look(&Company, &made.done()), Vec::new());
        }
    }
}
