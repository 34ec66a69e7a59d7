//! Finds licences whose representative (operator, person in charge, partner, investor) could not be read.

use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// W209.
pub(super) struct RepresentativeUnread;

impl Rule for RepresentativeUnread {
    fn code(&self) -> &'static str {
        "W209"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let how = match paper.field(Name::Representative) {
                Some(field) if field.value.is_some() => continue,
                Some(_) => "unread",
                None => "absent",
            };
            found.push(
                Finding::new(self.code())
                    .on_field(paper, Name::Representative)
                    .value("how", how),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn a_representative_nobody_could_read_is_said() {
        let bad = dossier()
            .page(licence().unread(Name::Representative, "样"))
            .done();
        assert_eq!(codes(&bad), ["W209"]);
        let found = look(&RepresentativeUnread, &bad);
        assert_eq!(found[0].get("how"), Some("unread"));
        assert!(look(&RepresentativeUnread, &dossier().page(licence()).done()).is_empty());
    }
}
