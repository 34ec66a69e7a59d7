//! E611: dates of papers are out of order: signed before the company existed, over before it was signed.

use super::order;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E611.
pub(super) struct Dates;

impl Rule for Dates {
    fn code(&self) -> &'static str {
        "E611"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let dates = order::all(dossier);
        let wrong = dates.iter().filter(|wrong| wrong.sure);
        found.extend(wrong.map(|wrong| wrong.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{authorisation, dossier, licence, look, ownership};

    #[test]
    fn what_was_signed_before_the_company_existed_is_found() {
        let early = ownership().date(Name::Issued, "2019-05-09");
        let found = look(&Dates, &dossier().page(licence()).page(early).done());
        let [one] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(one.get("case"), Some("company"));
        assert_eq!(
            (one.get("first"), one.get("second")),
            (Some("2019-05-10"), Some("2019-05-09"))
        );
        assert_eq!(one.marks[0].file, 1);
    }

    #[test]
    fn a_term_over_before_it_was_signed_and_a_licence_before_its_company_are_found() {
        let over = authorisation().term(Name::Term, Some("2026-01-01"), Some("2026-10-31"));
        let backwards = authorisation().without(Name::Issued).term(
            Name::Term,
            Some("2026-11-01"),
            Some("2026-10-31"),
        );
        let young = licence().date(Name::Issued, "2019-05-09");
        for (made, case) in [
            (dossier().page(over), "over"),
            (dossier().page(backwards), "backwards"),
            (dossier().page(young), "licence"),
        ] {
            let found = look(&Dates, &made.done());
            assert_eq!(found.len(), 1, "{case}: {found:?}");
            assert_eq!(found[0].get("case"), Some(case));
        }
    }

    #[test]
    fn days_in_order_and_on_the_same_day_are_fine() {
        let same = ownership().date(Name::Issued, "2019-05-10");
        let unsure = ownership()
            .date(Name::Issued, "2019-05-09")
            .sure(Name::Issued, 0.8);
        for made in [
            dossier().page(licence()).page(authorisation()).page(same),
            dossier().page(licence()).page(unsure),
            dossier()
                .page(licence().unread(Name::Established, "?"))
                .page(ownership().date(Name::Issued, "1999-01-01")),
        ] {
            assert_eq!(look(&Dates, &made.done()), Vec::new());
        }
    }
}
