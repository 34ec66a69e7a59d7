//! E606: a seal's ring gives another name than the company's.

use super::rings::{self, Fit};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E606.
pub(super) struct Ring;

impl Rule for Ring {
    fn code(&self) -> &'static str {
        "E606"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let rings = rings::all(dossier);
        let wrong = rings.iter().filter(|held| held.fit == Fit::Other);
        found.extend(wrong.map(|held| held.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{COMPANY, authorisation, dossier, licence, look, ownership};

    #[test]
    fn another_companys_seal_is_found_and_marked() {
        let letter = authorisation()
            .unsealed()
            .seal("杭州虚构商贸有限责任公司", Some(true));
        let found = look(&Ring, &dossier().page(licence()).page(letter).done());
        let [one] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(one.get("first"), Some(COMPANY));
        assert_eq!((one.marks[0].file, one.marks[1].file), (1, 0));
        assert!(one.marks[0].place.is_some());
    }

    #[test]
    fn the_companys_own_seal_and_offices_seals_are_fine() {
        let tax = ownership().seal("国家税务总局杭州市税务局", Some(true));
        for made in [
            dossier()
                .page(licence())
                .page(authorisation())
                .page(ownership()),
            dossier().page(licence()).page(tax),
            dossier().page(licence().without(Name::Company)).page(
                authorisation()
                    .unsealed()
                    .seal("杭州虚构商贸有限责任公司", None),
            ),
        ] {
            assert_eq!(look(&Ring, &made.done()), Vec::new());
        }
    }
}
