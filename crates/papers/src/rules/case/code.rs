//! E702: the code on the licence is not the one in the case file.

use super::against::{self, What};
use crate::dossier::Dossier;
use crate::rules::across::weigh::Weighed;
use crate::rules::{Finding, Rule};

/// E702.
pub(super) struct Code;

impl Rule for Code {
    fn code(&self) -> &'static str {
        "E702"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = against::all(dossier);
        let wrong = all
            .iter()
            .filter(|one| one.what == What::Code && one.weighed == Weighed::Different);
        found.extend(wrong.map(|one| one.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::field::Name;
    use crate::rules::testing::{CODE, TRADER_CODE, dossier, licence, look};

    #[test]
    fn another_code_in_the_case_is_found() {
        let made = dossier()
            .page(licence())
            .case("sender.uscc", TRADER_CODE)
            .done();
        let found = look(&Code, &made);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].get("given"), found[0].get("found")),
            (Some(TRADER_CODE), Some(CODE))
        );
    }

    #[test]
    fn the_same_code_however_spelled_and_a_misread_one_are_not() {
        let misread = licence().number(Name::Code, "91330106MA2H4N7T23");
        for made in [
            dossier()
                .page(licence())
                .case("sender.uscc", "9133 0106 ma2h 4n7t 22"),
            dossier().page(misread).case("sender.uscc", CODE),
            dossier().page(licence()),
        ] {
            assert_eq!(look(&Code, &made.done()), Vec::new());
        }
    }
}
