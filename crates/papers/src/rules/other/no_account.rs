//! Finds statements of ownership that name no account.

use super::{lacks, of};
use crate::dossier::Dossier;
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::{Finding, Rule};

/// W510.
pub(super) struct NoAccount;

impl Rule for NoAccount {
    fn code(&self) -> &'static str {
        "W510"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in of(dossier, Kind::Ownership) {
            if let Some(how) = lacks(paper, Name::Account) {
                found.push(
                    Finding::new(self.code())
                        .on_field(paper, Name::Account)
                        .value("how", how),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, look, ownership};

    #[test]
    fn the_account_must_be_named() {
        let bad = dossier().page(ownership().without(Name::Account)).done();
        assert_eq!(codes(&bad), ["W510"]);
        assert_eq!(look(&NoAccount, &bad)[0].get("how"), Some("absent"));
        assert!(look(&NoAccount, &dossier().page(ownership()).done()).is_empty());
    }
}
