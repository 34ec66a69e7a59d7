//! W806: the purpose needs other papers of a company than of a person, and nothing says which it is.

use super::stand;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W806.
pub(super) struct Whose;

impl Rule for Whose {
    fn code(&self) -> &'static str {
        "W806"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        if dossier.purpose.is_some() && stand::bodies(dossier).len() > 2 {
            found.push(Finding::new(self.code()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::purpose::Purpose;
    use crate::rules::testing::{dossier, licence, look, portrait};

    #[test]
    fn a_shop_without_licence_or_case_is_anybodys() {
        let shop = || dossier().page(portrait()).purpose(Purpose::Shop);
        assert_eq!(look(&Whose, &shop().done()).len(), 1);
        for made in [
            shop().page(licence()),
            shop().case("sender.kind", "person"),
            dossier().page(portrait()).purpose(Purpose::Personal),
            dossier().page(portrait()).purpose(Purpose::Enterprise),
            dossier().page(portrait()),
        ] {
            assert_eq!(look(&Whose, &made.done()), Vec::new());
        }
    }
}
