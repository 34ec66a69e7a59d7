//! N802: a paper that would help is not there.

use super::stand;
use crate::dossier::Dossier;
use crate::purpose::Demand;
use crate::rules::{Finding, Rule};

/// N802.
pub(super) struct Optional;

impl Rule for Optional {
    fn code(&self) -> &'static str {
        "N802"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = stand::all(dossier);
        let absent = all
            .iter()
            .filter(|stand| stand.need.demand == Demand::Optional && stand.there.is_none());
        found.extend(absent.map(|stand| stand.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;
    use crate::purpose::Purpose;
    use crate::rules::testing::{dossier, licence, look, paper};

    #[test]
    fn what_would_help_is_named_until_it_is_there() {
        let needs = |made: Dossier| -> Vec<String> {
            let found = look(&Optional, &made);
            found
                .iter()
                .map(|one| one.get("need").unwrap().to_owned())
                .collect()
        };
        let shop = || dossier().page(licence()).purpose(Purpose::Shop);
        assert_eq!(needs(shop().done()), ["application", "deposit-notice"]);
        let with = shop()
            .page(paper(Kind::Application))
            .page(paper(Kind::DepositNotice));
        assert_eq!(needs(with.done()), Vec::<String>::new());
        assert_eq!(
            needs(dossier().page(licence()).done()),
            Vec::<String>::new()
        );
    }
}
