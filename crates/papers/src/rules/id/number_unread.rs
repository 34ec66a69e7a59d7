//! Finds cards whose number could not be read, or not surely.

use super::number::{Number, number};
use super::portraits;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// W308.
pub(super) struct NumberUnread;

impl Rule for NumberUnread {
    fn code(&self) -> &'static str {
        "W308"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in portraits(dossier) {
            let finding = Finding::new(self.code()).on_field(paper, Name::IdNumber);
            found.push(match number(paper) {
                Number::Absent => finding.value("how", "absent"),
                Number::Unread(count) => finding.value("how", "length").value("found", count),
                Number::Doubtful(field) => finding
                    .value("how", "doubtful")
                    .value("number-private", &field.raw),
                Number::Wrong(..) | Number::Right(_) => continue,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{NUMBER, codes, dossier, look, portrait};

    #[test]
    fn how_much_was_read_is_said() {
        let how = |made| {
            let whole = dossier().page(made).done();
            assert_eq!(codes(&whole), ["W308"]);
            look(&NumberUnread, &whole).remove(0)
        };
        assert_eq!(
            how(portrait().without(Name::IdNumber)).get("how"),
            Some("absent")
        );
        let short = how(portrait().unread(Name::IdNumber, &NUMBER[..17]));
        assert_eq!(
            (short.get("how"), short.get("found")),
            (Some("length"), Some("17"))
        );
        let wrong = portrait().number(Name::IdNumber, "330106199003150015");
        let doubtful = how(wrong.sure(Name::IdNumber, 0.8));
        assert_eq!(doubtful.get("how"), Some("doubtful"));
        assert!(look(&NumberUnread, &dossier().page(portrait()).done()).is_empty());
    }
}
