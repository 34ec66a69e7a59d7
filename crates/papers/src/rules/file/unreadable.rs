//! Finds files the system did not let the program read, and pages on which the program itself failed.

use super::refusals;
use crate::dossier::{Dossier, Refusal};
use crate::rules::{Finding, Rule};

/// E106.
pub(super) struct Unreadable;

impl Rule for Unreadable {
    fn code(&self) -> &'static str {
        "E106"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (file, page, why) in refusals(dossier) {
            let (what, error) = match why {
                Refusal::Unreadable { error } => ("system", error.as_str()),
                Refusal::Panicked => ("program", ""),
                _ => continue,
            };
            let finding = Finding::new(self.code()).on_page(file, page);
            found.push(finding.value("what", what).value("error", error));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::rules::testing::{dossier, licence, look};

    #[test]
    fn the_finding_says_what_it_is() {
        let bad = dossier()
            .page(licence())
            .refused("x", Refusal::Panicked)
            .done();
        let found = look(&Unreadable, &bad);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].get("what"), Some("program"));
        assert_eq!(found[0].marks[0].file, 1);
        let good = dossier().page(licence()).refused("x", Refusal::Heic);
        assert!(look(&Unreadable, &good.done()).is_empty());
    }
}
