//! W616: dates of papers seem to be out of order, by a reading that is not sure.

use super::order;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W616.
pub(super) struct DatesUnsure;

impl Rule for DatesUnsure {
    fn code(&self) -> &'static str {
        "W616"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let dates = order::all(dossier);
        let wrong = dates.iter().filter(|wrong| !wrong.sure);
        found.extend(wrong.map(|wrong| wrong.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{authorisation, dossier, licence, look, ownership};

    #[test]
    fn an_unsure_date_out_of_order_wants_a_look_and_a_sure_one_is_anothers_matter() {
        let early = || ownership().date(Name::Issued, "2019-05-09");
        let unsure = dossier()
            .page(licence())
            .page(early().sure(Name::Issued, 0.8))
            .done();
        assert_eq!(look(&DatesUnsure, &unsure).len(), 1);
        assert_eq!(
            look(
                &DatesUnsure,
                &dossier().page(licence()).page(early()).done()
            ),
            Vec::new()
        );
        let good = dossier()
            .page(licence())
            .page(authorisation().sure(Name::Issued, 0.8))
            .done();
        assert_eq!(look(&DatesUnsure, &good), Vec::new());
    }
}
