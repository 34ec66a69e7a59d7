//! Finds pages that were read with little confidence, when nothing else said why.

use super::{blurred, nothing_read, pages, percent, resolution};
use crate::dossier::Dossier;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// W120.
pub(super) struct ReadsBadly;

impl Rule for ReadsBadly {
    fn code(&self) -> &'static str {
        "W120"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let limit = limits().quality.confidence_poor;
        for seen in pages(dossier) {
            let Some(confidence) = seen.sheet.measures.confidence else {
                continue;
            };
            let explained = nothing_read(seen.sheet)
                || resolution::hopeless(seen.sheet)
                || blurred::hopeless(seen.sheet);
            if confidence < limit && !explained {
                found.push(
                    seen.finding(self.code())
                        .value("found", percent(confidence))
                        .value("limit", format!("{:.0}", limit * 100.0)),
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
    fn what_blur_explains_is_not_said_again() {
        let badly = licence().measured(|m| m.confidence = Some(0.71));
        let bad = dossier().page(badly.clone()).done();
        assert_eq!(codes(&bad), ["W120"]);
        assert_eq!(look(&ReadsBadly, &bad)[0].get("found"), Some("71.0"));
        let blurred = dossier().page(badly.measured(|m| m.sharpness = Some(0.1)));
        assert_eq!(codes(&blurred.done()), ["E111"]);
        assert!(look(&ReadsBadly, &dossier().page(licence()).done()).is_empty());
    }
}
