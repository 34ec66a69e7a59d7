//! Finds pages whose lines run far from level.

use super::scans;
use crate::dossier::Dossier;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// W115.
pub(super) struct Slanted;

impl Rule for Slanted {
    fn code(&self) -> &'static str {
        "W115"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let limit = limits().quality.skew_most;
        for seen in scans(dossier) {
            let skew = seen.sheet.measures.skew;
            if skew.abs() > limit {
                found.push(
                    seen.finding(self.code())
                        .value("found", format!("{:.0}", skew.abs().ceil()))
                        .value("limit", format!("{limit:.0}")),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn either_way_counts() {
        for skew in [-14.2, 14.2] {
            let bad = dossier().page(licence().measured(|m| m.skew = skew)).done();
            assert_eq!(codes(&bad), ["W115"]);
            assert_eq!(look(&Slanted, &bad)[0].get("found"), Some("15"));
        }
        let good = dossier().page(licence().measured(|m| m.skew = -9.9)).done();
        assert!(look(&Slanted, &good).is_empty());
    }
}
