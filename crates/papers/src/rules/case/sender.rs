//! E701: the name on the papers is not the sender's in the case file.

use super::against::{self, What};
use crate::dossier::Dossier;
use crate::rules::across::weigh::Weighed;
use crate::rules::{Finding, Rule};

/// E701.
pub(super) struct Sender;

impl Rule for Sender {
    fn code(&self) -> &'static str {
        "E701"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = against::all(dossier);
        let wrong = all
            .iter()
            .filter(|one| one.what == What::Sender && one.weighed == Weighed::Different);
        found.extend(wrong.map(|one| one.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::rules::testing::{COMPANY, PERSON, dossier, licence, look, portrait};

    #[test]
    fn another_name_in_the_case_is_found() {
        let company = dossier()
            .page(licence())
            .case("sender.kind", "company")
            .case("sender.name", "样例科技有限公司");
        let person = dossier()
            .page(portrait())
            .case("sender.kind", "person")
            .case("sender.name", "虚构丙");
        for (made, said) in [(company, COMPANY), (person, PERSON)] {
            let found = look(&Sender, &made.done());
            let [one] = found.as_slice() else {
                panic!("{found:?}")
            };
            assert_eq!(
                (one.get("key"), one.get("found")),
                (Some("sender-name"), Some(said))
            );
        }
    }

    #[test]
    fn the_same_name_and_no_case_are_fine() {
        let company = |name: &str| {
            dossier()
                .page(licence())
                .case("sender.kind", "company")
                .case("sender.name", name)
        };
        for made in [
            company(COMPANY),
            company(""),
            dossier().page(licence()),
            dossier()
                .page(portrait())
                .page(licence())
                .case("sender.name", COMPANY),
            dossier()
                .page(portrait())
                .case("sender.kind", "person")
                .case("sender.name", PERSON),
        ] {
            assert_eq!(look(&Sender, &made.done()), Vec::new());
        }
    }
}
