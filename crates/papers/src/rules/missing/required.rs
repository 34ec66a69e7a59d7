//! E801: a paper the purpose needs is not there, and every page was seen.

use super::stand;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E801.
pub(super) struct Required;

impl Rule for Required {
    fn code(&self) -> &'static str {
        "E801"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        if stand::unseen(dossier) > 0 {
            return;
        }
        let all = stand::all(dossier);
        let missing = all.iter().filter(|stand| stand.missing() && !stand.perhaps);
        found.extend(missing.map(|stand| stand.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Refusal;
    use crate::purpose::Purpose;
    use crate::rules::testing::{dossier, licence, look, portrait};

    #[test]
    fn what_is_missing_is_named_with_whose_it_is() {
        let made = dossier()
            .page(licence())
            .page(portrait())
            .purpose(Purpose::Shop)
            .done();
        let found = look(&Required, &made);
        let [one] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(
            (one.get("need"), one.get("sides")),
            (Some("representative-id"), Some("emblem"))
        );
        assert_eq!(one.get("name"), Some(crate::rules::testing::PERSON));
        assert!(one.marks.is_empty());
    }

    #[test]
    fn nothing_is_called_missing_while_a_page_was_not_seen_or_no_purpose_was_given() {
        let made = dossier()
            .page(licence())
            .refused("a.heic", Refusal::Heic)
            .purpose(Purpose::Shop)
            .done();
        assert_eq!(look(&Required, &made), Vec::new());
        assert_eq!(
            look(&Required, &dossier().page(licence()).done()),
            Vec::new()
        );
    }
}
