//! E605: another paper gives another unified social credit code than the licence, and both codes prove themselves.

use super::main_licence;
use super::pairs::beside;
use super::weigh::{Said, differ};
use crate::codes::{normalise, uscc};
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::{Finding, Rule};

/// E605.
pub(super) struct Code;

impl Rule for Code {
    fn code(&self) -> &'static str {
        "E605"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let pairs = codes(dossier).into_iter();
        let wrong = pairs.filter(|(_, second)| uscc::check(second.text).is_ok());
        found.extend(wrong.map(|(first, second)| finding(self.code(), first, second)));
    }
}

/// Codes other than the licence's, with the licence's own, which must hold.
pub(super) fn codes(dossier: &Dossier) -> Vec<(Said<'_>, Said<'_>)> {
    let Some(licence) = main_licence(dossier) else {
        return Vec::new();
    };
    let first = Said::of(licence, Name::Code).filter(|said| uscc::check(said.text).is_ok());
    let Some(first) = first else {
        return Vec::new();
    };
    beside(dossier, licence)
        .flat_map(of_paper)
        .filter(|second| normalise(second.text) != normalise(first.text))
        .map(|second| (first, second))
        .collect()
}

/// The finding that two codes differ.
pub(super) fn finding(code: &'static str, first: Said<'_>, second: Said<'_>) -> Finding {
    differ(code, first.paper, first.name, second.paper, second.name)
        .value("first", first.text)
        .value("second", second.text)
}

/// The codes of organisations on a paper; a principal's number may be a person's. An authorisation may give the agent's firm's code, too.
fn of_paper(paper: &Paper) -> Vec<Said<'_>> {
    let own = Said::of(paper, Name::Code);
    let principal = Said::of(paper, Name::PrincipalNumber)
        .filter(|said| paper.kind != Kind::Licence && uscc::check(said.text).is_ok())
        .filter(|said| crate::codes::citizen::check(said.text).is_err());
    let law_firm = |said: &Said<'_>| uscc::check(said.text).is_ok_and(|code| code.is_law_firm());
    let mut all: Vec<Said<'_>> = own.into_iter().chain(principal).collect();
    all.retain(|said| !law_firm(said));
    all.dedup_by(|a, b| normalise(a.text) == normalise(b.text));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{
        CODE, TRADER_CODE, authorisation, dossier, licence, look, ownership,
    };

    #[test]
    fn another_code_that_holds_is_found_once_a_paper() {
        let statement = ownership()
            .number(Name::Code, TRADER_CODE)
            .number(Name::PrincipalNumber, TRADER_CODE);
        let found = look(&Code, &dossier().page(licence()).page(statement).done());
        let [one] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(
            (one.get("first"), one.get("second")),
            (Some(CODE), Some(TRADER_CODE))
        );
    }

    #[test]
    fn the_same_code_a_persons_number_and_a_misread_code_are_not() {
        for made in [
            dossier()
                .page(licence())
                .page(authorisation())
                .page(ownership()),
            dossier()
                .page(licence())
                .page(ownership().number(Name::PrincipalNumber, "330106199003150014")),
            dossier()
                .page(licence())
                .page(ownership().number(Name::Code, "91330106MA2H4N7T23")),
            dossier()
                .page(licence().number(Name::Code, "91330106MA2H4N7T23"))
                .page(ownership()),
        ] {
            assert_eq!(look(&Code, &made.done()), Vec::new());
        }
    }
}
