//! Finds pages that lie on their side or upside down.

use super::pages;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W117.
pub(super) struct Lying;

impl Rule for Lying {
    fn code(&self) -> &'static str {
        "W117"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for seen in pages(dossier) {
            let how = match seen.sheet.turned % 4 {
                0 => continue,
                2 => "upside-down",
                _ => "side",
            };
            found.push(seen.finding(self.code()).value("how", how));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn quarter_and_half_turns_are_told_apart() {
        let turned = |turns| dossier().page(licence().on_sheet(|sheet| sheet.turned = turns));
        let side = turned(3).done();
        assert_eq!(codes(&side), ["W117"]);
        assert_eq!(look(&Lying, &side)[0].get("how"), Some("side"));
        assert_eq!(
            look(&Lying, &turned(2).done())[0].get("how"),
            Some("upside-down")
        );
        assert!(look(&Lying, &turned(0).done()).is_empty());
    }
}
