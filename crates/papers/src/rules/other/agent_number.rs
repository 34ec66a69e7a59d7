//! Finds authorisations whose agent's number, read surely, is none.

use super::of;
use crate::codes::citizen::{self, Fault};
use crate::dossier::Dossier;
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::certain::sure;
use crate::rules::{Finding, Rule};

/// E505.
pub(super) struct AgentNumber;

impl Rule for AgentNumber {
    fn code(&self) -> &'static str {
        "E505"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in of(dossier, Kind::Authorisation) {
            let Some(field) = paper.field(Name::AgentNumber).filter(|field| sure(field)) else {
                continue;
            };
            let Some(text) = field.text() else { continue };
            let Err(fault) = citizen::check(text) else {
                continue;
            };
            let (how, detail) = match fault {
                // A digit that was not found is no wrong digit.
                Fault::Length { .. } => continue,
                Fault::Character { found, .. } => ("character", found.to_string()),
                Fault::Region { found } => ("region", String::from_iter(found)),
                Fault::Birth { .. } => ("birth", String::new()),
                Fault::Check { expected, .. } => ("check", expected.to_string()),
            };
            found.push(
                Finding::new(self.code())
                    .on_field(paper, Name::AgentNumber)
                    .value("how", how)
                    .value("found", detail)
                    .value("number-private", text),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{authorisation, codes, dossier, look};

    #[test]
    fn the_agents_number_proves_itself() {
        let wrong = |number: &str| {
            let made = authorisation().number(Name::AgentNumber, number);
            let whole = dossier().page(made).done();
            assert_eq!(codes(&whole), ["E505"]);
            look(&AgentNumber, &whole).remove(0)
        };
        let check = wrong("330106199208200021");
        assert_eq!(
            (check.get("how"), check.get("found")),
            (Some("check"), Some("X"))
        );
        let short = authorisation().number(Name::AgentNumber, "33010619920820002");
        assert_eq!(codes(&dossier().page(short).done()), ["W501"]);
        assert!(look(&AgentNumber, &dossier().page(authorisation()).done()).is_empty());
    }
}
