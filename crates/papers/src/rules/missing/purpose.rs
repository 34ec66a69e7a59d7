//! N804: nobody said what the papers are for, so nothing can be called complete.

use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// N804.
pub(super) struct Purpose;

impl Rule for Purpose {
    fn code(&self) -> &'static str {
        "N804"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        if dossier.purpose.is_none() {
            found.push(Finding::new(self.code()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{dossier, licence, look};

    #[test]
    fn it_is_said_once_and_only_without_a_purpose() {
        let made = || dossier().page(licence());
        assert_eq!(look(&Purpose, &made().done()).len(), 1);
        let shop = made().purpose(crate::purpose::Purpose::Shop).done();
        assert_eq!(look(&Purpose, &shop), Vec::new());
    }
}
