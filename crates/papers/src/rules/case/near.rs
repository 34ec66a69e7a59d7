//! W709: a name or account differs from the case file by one character, or by more in a reading that is not sure.

use super::{account, against};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W709.
pub(super) struct Near;

impl Rule for Near {
    fn code(&self) -> &'static str {
        "W709"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = against::all(dossier);
        let wrong = all.iter().filter(|one| one.weighed.look());
        found.extend(wrong.map(|one| one.finding(self.code())));
        let accounts = account::accounts(dossier);
        let unsure = accounts.filter(|(said, apart)| *apart == 1 || (*apart > 1 && !said.sure));
        found.extend(unsure.map(|(said, _)| account::finding(dossier, self.code(), said)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{COMPANY, dossier, licence, look, ownership};

    #[test]
    fn one_character_or_an_unsure_reading_wants_a_look() {
        for made in [
            dossier()
                .page(licence())
                .case("sender.name", "杭州灵功样本文化传媒有限公司"),
            dossier()
                .page(licence().sure(Name::Company, 0.8))
                .case("sender.name", "样例科技有限公司"),
            dossier()
                .page(ownership())
                .case("account.douyin_id", "lingdong-sample"),
            dossier()
                .page(ownership().sure(Name::Account, 0.8))
                .case("account.douyin_id", "zhang"),
        ] {
            let found = look(&Near, &made.done());
            assert_eq!(found.len(), 1, "{found:?}");
        }
    }

    #[test]
    fn the_same_and_surely_another_do_not() {
        for made in [
            dossier().page(licence()).case("sender.name", COMPANY),
            dossier()
                .page(licence())
                .case("sender.name", "样例科技有限公司"),
            dossier()
                .page(ownership())
                .case("account.douyin_id", "lingdong_sample"),
        ] {
            assert_eq!(look(&Near, &made.done()), Vec::new());
        }
    }
}
