//! E707: the account on a paper is none of the case's; W when it was not surely read or is one character off.

use crate::dossier::Dossier;
use crate::field::Name;
use crate::fields::compare::{comparable, distance};
use crate::kind::Kind;
use crate::rules::across::people::of_case;
use crate::rules::across::weigh::Said;
use crate::rules::{Finding, Rule};

/// What an account or shop may be called by.
const KEYS: [&str; 6] = [
    "account.uid",
    "account.douyin_id",
    "account.nickname",
    "shop.id",
    "shop.name",
    "account.phone",
];

/// E707.
pub(super) struct Account;

impl Rule for Account {
    fn code(&self) -> &'static str {
        "E707"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let wrong = accounts(dossier).filter(|(said, apart)| said.sure && *apart > 1);
        found.extend(wrong.map(|(said, _)| finding(dossier, self.code(), said)));
    }
}

/// Accounts that papers name, with how far they are from the nearest the case gives; nothing when it gives none.
pub(super) fn accounts(dossier: &Dossier) -> impl Iterator<Item = (Said<'_>, usize)> {
    let given: Vec<String> = KEYS
        .iter()
        .filter_map(|key| of_case(dossier, key))
        .map(comparable)
        .filter(|known| !known.is_empty())
        .collect();
    // A case without the account's number can tell nothing of a number.
    let numbered = ["account.uid", "account.douyin_id", "shop.id"]
        .iter()
        .any(|key| of_case(dossier, key).is_some());
    let papers = dossier.papers.iter().filter(move |_| numbered);
    papers
        .filter(|paper| {
            matches!(
                paper.kind,
                Kind::Authorisation
                    | Kind::Ownership
                    | Kind::Application
                    | Kind::BanNotice
                    | Kind::DepositNotice
            )
        })
        .filter_map(|paper| Said::of(paper, Name::Account))
        .filter_map(move |said| {
            let text = comparable(said.text);
            // "留底日记(抖音号liudi)" names it, too.
            let apart = given
                .iter()
                .map(|known| match text.contains(known.as_str()) {
                    true => 0,
                    false => distance(&text, known),
                });
            Some((said, apart.min()?))
        })
}

/// The finding that the case gives another account.
pub(super) fn finding(dossier: &Dossier, code: &'static str, said: Said<'_>) -> Finding {
    let given = KEYS
        .iter()
        .filter(|key| !key.ends_with("phone"))
        .filter_map(|key| of_case(dossier, key));
    let given: Vec<&str> = given.collect();
    Finding::new(code)
        .on_field(said.paper, said.name)
        .value("key", "account")
        .value("paper", said.paper.kind.id())
        .value("private", "no")
        .value("given", given.join(" / "))
        .value("found", said.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{dossier, look, ownership};

    #[test]
    fn an_account_the_case_does_not_know_is_found() {
        let made = dossier()
            .page(ownership())
            .case("account.douyin_id", "zhang_rong")
            .case("account.nickname", "留底日记")
            .done();
        let found = look(&Account, &made);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].get("given"), Some("zhang_rong / 留底日记"));
        assert_eq!(found[0].get("found"), Some("lingdong_sample"));
    }

    #[test]
    fn any_name_of_the_account_will_do() {
        let long = ownership().text(Name::Account, "灵动（抖音号 LingDong_sample）");
        for made in [
            dossier()
                .page(ownership())
                .case("account.uid", "100")
                .case("account.douyin_id", "lingdong_sample"),
            dossier()
                .page(long)
                .case("account.douyin_id", "lingdong_sample"),
            dossier()
                .page(ownership())
                .case("account.nickname", "留底日记"),
            dossier()
                .page(ownership().sure(Name::Account, 0.8))
                .case("account.uid", "100"),
            dossier().page(ownership()),
        ] {
            assert_eq!(look(&Account, &made.done()), Vec::new());
        }
    }
}
