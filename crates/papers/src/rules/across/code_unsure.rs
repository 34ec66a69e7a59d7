//! W615: another paper gives another code than the licence, and it does not prove itself: misread, or miswritten.

use super::code::{codes, finding};
use crate::codes::uscc;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W615.
pub(super) struct CodeUnsure;

impl Rule for CodeUnsure {
    fn code(&self) -> &'static str {
        "W615"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let pairs = codes(dossier).into_iter();
        // A licence's own code has its own rules.
        let wrong = pairs.filter(|(_, second)| {
            second.paper.kind != crate::kind::Kind::Licence && uscc::check(second.text).is_err()
        });
        found.extend(wrong.map(|(first, second)| finding(self.code(), first, second)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{TRADER_CODE, dossier, licence, look, ownership};

    #[test]
    fn a_code_that_does_not_hold_wants_a_look_and_one_that_does_not_agree_is_anothers_matter() {
        let made = |code: &str| {
            dossier()
                .page(licence())
                .page(ownership().number(Name::Code, code))
                .done()
        };
        assert_eq!(look(&CodeUnsure, &made("91330106MA2H4N7T23")).len(), 1);
        assert_eq!(look(&CodeUnsure, &made(TRADER_CODE)), Vec::new());
        assert_eq!(
            look(
                &CodeUnsure,
                &dossier().page(licence()).page(ownership()).done()
            ),
            Vec::new()
        );
    }
}
