//! N803: a paper some articles ask for without ground in law, there or not.

use super::stand;
use crate::dossier::Dossier;
use crate::kind::Kind;
use crate::purpose::Demand;
use crate::rules::{Finding, Rule};

/// N803.
pub(super) struct Groundless;

impl Rule for Groundless {
    fn code(&self) -> &'static str {
        "N803"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = stand::all(dossier);
        for stand in all
            .iter()
            .filter(|stand| stand.need.demand == Demand::Groundless)
        {
            let there = stand.there.as_deref().unwrap_or_default();
            // A tax clearance that is there has a note of its own.
            if there.iter().any(|paper| paper.kind == Kind::TaxClearance) {
                continue;
            }
            let word = if there.is_empty() { "no" } else { "yes" };
            let made = stand.finding(self.code()).value("there", word);
            found.push(there.iter().fold(made, |made, paper| made.on(paper)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::purpose::Purpose;
    use crate::rules::testing::{
        NUMBER, PERSON, authorisation, dossier, licence, look, paper, portrait,
    };

    fn needs(made: &Dossier) -> Vec<(String, String)> {
        let found = look(&Groundless, made);
        let get = |one: &Finding, key: &str| one.get(key).unwrap().to_owned();
        found
            .iter()
            .map(|one| (get(one, "need"), get(one, "there")))
            .collect()
    }

    #[test]
    fn a_company_is_told_what_it_need_not_bring() {
        let made = dossier()
            .page(licence())
            .page(paper(Kind::Notarial))
            .page(paper(Kind::TaxClearance));
        let found = needs(&made.purpose(Purpose::Shop).done());
        let expected = [
            ("notarised-ownership", "yes"),
            ("self-authorisation", "no"),
            ("registration-proof", "no"),
        ];
        assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn a_representative_need_not_authorise_himself_but_must_an_agent() {
        let himself = authorisation()
            .text(Name::Agent, PERSON)
            .number(Name::AgentNumber, NUMBER);
        let made = |letter| {
            dossier()
                .page(licence())
                .page(portrait())
                .page(letter)
                .purpose(Purpose::Shop)
                .done()
        };
        assert!(
            needs(&made(himself)).contains(&("self-authorisation".to_owned(), "yes".to_owned()))
        );
        assert!(
            !needs(&made(authorisation()))
                .iter()
                .any(|(need, _)| need == "self-authorisation")
        );
    }

    #[test]
    fn a_person_has_no_seal_and_a_child_needs_no_notary() {
        let needs = |purpose| needs(&dossier().page(portrait()).purpose(purpose).done());
        assert!(
            needs(Purpose::Personal)
                .iter()
                .any(|(need, _)| need == "person-seal")
        );
        assert!(
            needs(Purpose::Minor)
                .iter()
                .any(|(need, _)| need == "guardian-notarisation")
        );
        assert_eq!(
            look(&Groundless, &dossier().page(portrait()).done()),
            Vec::new()
        );
    }
}
