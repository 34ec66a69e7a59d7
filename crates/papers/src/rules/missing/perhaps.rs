//! W805: a paper the purpose needs was not found, and may yet be on a page that was not seen; or is needed only if a second person acts.

use super::stand;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W805.
pub(super) struct Perhaps;

impl Rule for Perhaps {
    fn code(&self) -> &'static str {
        "W805"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let unseen = stand::unseen(dossier);
        for stand in stand::all(dossier).iter().filter(|stand| stand.missing()) {
            let because = match (stand.perhaps, unseen) {
                (true, _) => "two-people",
                (false, 0) => continue,
                (false, _) => "unseen",
            };
            found.push(
                stand
                    .finding(self.code())
                    .value("because", because)
                    .value("pages", unseen),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Refusal;
    use crate::field::Name;
    use crate::kind::Kind;
    use crate::purpose::Purpose;
    use crate::rules::testing::{AGENT_NUMBER, dossier, emblem, licence, look, paper, portrait};

    #[test]
    fn what_may_be_on_an_unseen_page_is_not_called_missing() {
        let shop = || dossier().page(licence()).purpose(Purpose::Shop);
        for made in [
            shop().refused("a.heic", Refusal::Heic),
            shop().page(paper(Kind::Unknown)),
        ] {
            let found = look(&Perhaps, &made.done());
            let [one] = found.as_slice() else {
                panic!("{found:?}")
            };
            assert_eq!(
                (one.get("need"), one.get("because")),
                (Some("representative-id"), Some("unseen"))
            );
            assert_eq!(one.get("pages"), Some("1"));
        }
        assert_eq!(look(&Perhaps, &shop().done()), Vec::new());
    }

    #[test]
    fn cards_of_two_people_make_one_ask_for_a_letter() {
        let other = portrait()
            .text(Name::Person, "虚构丙")
            .number(Name::IdNumber, AGENT_NUMBER);
        let made = dossier()
            .page(licence())
            .sheet(vec![portrait(), emblem()])
            .sheet(vec![other, emblem()])
            .purpose(Purpose::Shop)
            .done();
        let found = look(&Perhaps, &made);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0].get("need"), found[0].get("because")),
            (Some("authorisation"), Some("two-people"))
        );
    }
}
