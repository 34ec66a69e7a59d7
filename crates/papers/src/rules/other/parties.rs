//! Finds authorisations whose principal, agent or agent's number could not be found.

use super::{lacks, of};
use crate::codes::citizen::{self, Fault};
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::certain::sure;
use crate::rules::{Finding, Rule};

/// W501.
pub(super) struct Parties;

impl Rule for Parties {
    fn code(&self) -> &'static str {
        "W501"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in of(dossier, Kind::Authorisation) {
            let number = lacks(paper, Name::AgentNumber).or_else(|| doubtful(paper));
            for (name, how) in [
                (Name::Principal, lacks(paper, Name::Principal)),
                (Name::Agent, lacks(paper, Name::Agent)),
                (Name::AgentNumber, number),
            ] {
                let Some(how) = how else { continue };
                if name == Name::Principal && lacks(paper, Name::Company).is_none() {
                    continue;
                }
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, name)
                        .value("field", name.id())
                        .value("how", how),
                );
            }
        }
    }
}

/// An agent's number whose check fails and that was not read surely, or not whole.
fn doubtful(paper: &Paper) -> Option<&'static str> {
    let field = paper.field(Name::AgentNumber)?;
    let fault = citizen::check(field.text()?).err()?;
    (!sure(field) || matches!(fault, Fault::Length { .. })).then_some("doubtful")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{authorisation, codes, dossier, look};

    #[test]
    fn each_party_must_be_named() {
        let parties = |made| {
            let whole = dossier().page(made).done();
            assert_eq!(codes(&whole), ["W501"]);
            let found = look(&Parties, &whole).remove(0);
            let get = |key| found.get(key).unwrap_or_default().to_owned();
            (get("field"), get("how"))
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let nobody = authorisation()
            .without(Name::Principal)
            .without(Name::Company);
        assert_eq!(parties(nobody.unsealed()), pair("principal", "absent"));
        let agent = authorisation().without(Name::Agent);
        assert_eq!(parties(agent), pair("agent", "absent"));
        let number = authorisation().unread(Name::AgentNumber, "3301");
        assert_eq!(parties(number), pair("agent-number", "unread"));
        let wrong = authorisation().number(Name::AgentNumber, "330106199208200021");
        let wrong = wrong.sure(Name::AgentNumber, 0.8);
        assert_eq!(parties(wrong), pair("agent-number", "doubtful"));
        assert!(look(&Parties, &dossier().page(authorisation()).done()).is_empty());
    }
}
