//! Finds cards whose name could not be read.

use super::portraits;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// W309.
pub(super) struct NameUnread;

impl Rule for NameUnread {
    fn code(&self) -> &'static str {
        "W309"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in portraits(dossier) {
            let how = match paper.field(Name::Person) {
                Some(field) if field.value.is_some() => continue,
                Some(_) => "unread",
                None => "absent",
            };
            found.push(
                Finding::new(self.code())
                    .on_field(paper, Name::Person)
                    .value("how", how),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, look, portrait};

    #[test]
    fn a_name_nobody_could_read_is_said() {
        let bad = dossier().page(portrait().without(Name::Person)).done();
        assert_eq!(codes(&bad), ["W309"]);
        assert_eq!(look(&NameUnread, &bad)[0].get("how"), Some("absent"));
        let unread = dossier().page(portrait().unread(Name::Person, "样")).done();
        assert_eq!(look(&NameUnread, &unread)[0].get("how"), Some("unread"));
        assert!(look(&NameUnread, &dossier().page(portrait()).done()).is_empty());
    }
}
