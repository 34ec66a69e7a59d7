//! Finds cards on which sex or birth, not read surely, does not fit the number.

use super::{birth_differs, portraits, sex_differs};
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::certain::sure;
use crate::rules::{Finding, Rule};

/// W316.
pub(super) struct Doubtful;

impl Rule for Doubtful {
    fn code(&self) -> &'static str {
        "W316"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in portraits(dossier) {
            let sex = sex_differs::differ(paper).map(|_| Name::Sex);
            let birth = birth_differs::differ(paper).map(|_| Name::Birth);
            for name in sex.into_iter().chain(birth) {
                if !paper.field(name).is_some_and(sure) {
                    found.push(
                        Finding::new(self.code())
                            .on_field(paper, name)
                            .value("field", name.id()),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, look, portrait};

    #[test]
    fn what_was_not_read_surely_is_looked_at() {
        let made = portrait().date(Name::Birth, "1990-03-16");
        let bad = dossier().page(made.sure(Name::Birth, 0.8)).done();
        assert_eq!(codes(&bad), ["W316"]);
        assert_eq!(look(&Doubtful, &bad)[0].get("field"), Some("birth"));
        let fits = portrait().sure(Name::Birth, 0.8).sure(Name::Sex, 0.8);
        assert!(codes(&dossier().page(fits).done()).is_empty());
    }
}
