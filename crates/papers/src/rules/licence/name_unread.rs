//! Finds licences whose name could not be read. A sole trader may have none.

use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::kind::Holder;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// W208.
pub(super) struct NameUnread;

impl Rule for NameUnread {
    fn code(&self) -> &'static str {
        "W208"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let how = match paper.field(Name::Company) {
                Some(field) if field.value.is_some() => {
                    match field.confidence < limits().sure.reading {
                        true => "doubtful",
                        false => continue,
                    }
                }
                Some(_) => "unread",
                None if paper.holder == Some(Holder::SoleTrader) => continue,
                None => "absent",
            };
            found.push(
                Finding::new(self.code())
                    .on_field(paper, Name::Company)
                    .value("how", how)
                    .value("name", paper.text(Name::Company).unwrap_or_default()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{TRADER_CODE, codes, dossier, licence, look};

    #[test]
    fn a_sole_trader_may_have_no_name() {
        let bad = dossier().page(licence().without(Name::Company)).done();
        assert_eq!(codes(&bad), ["W208"]);
        assert_eq!(look(&NameUnread, &bad)[0].get("how"), Some("absent"));
        let unread = dossier().page(licence().unread(Name::Company, "杭州灵"));
        assert_eq!(
            look(&NameUnread, &unread.done())[0].get("how"),
            Some("unread")
        );
        // Half a name, the rest burnt out.
        let half = licence()
            .text(Name::Company, "杭州灵")
            .sure(Name::Company, 0.75);
        assert_eq!(
            look(&NameUnread, &dossier().page(half).done())[0].get("how"),
            Some("doubtful")
        );
        let trader = licence()
            .without(Name::Company)
            .text(Name::Form, "个体工商户")
            .number(Name::Code, TRADER_CODE)
            .on_sheet(|sheet| sheet.codes.clear())
            .qr(TRADER_CODE)
            .paper(|paper| paper.holder = Some(Holder::SoleTrader));
        assert!(codes(&dossier().page(trader).done()).is_empty());
    }
}
