//! Finds pages on which light is mirrored and burns the text out.

use reading::sheet::Sheet;

use super::{Grade, graded};
use crate::dossier::Dossier;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// E112.
pub(super) struct Glare;

/// W112.
pub(super) struct SomeGlare;

impl Rule for Glare {
    fn code(&self) -> &'static str {
        "E112"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        graded(self.code(), Grade::Bad, dossier, found, grade);
    }
}

impl Rule for SomeGlare {
    fn code(&self) -> &'static str {
        "W112"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        graded(self.code(), Grade::Poor, dossier, found, grade);
    }
}

/// The share of the page that is burnt out, percent, and the most it should be.
fn grade(sheet: &Sheet) -> Option<(Grade, String, String)> {
    let known = &limits().quality;
    let glare = sheet.measures.glare;
    let (grade, limit) = if glare >= known.glare_bad {
        (Grade::Bad, known.glare_bad)
    } else if glare >= known.glare_poor {
        (Grade::Poor, known.glare_poor)
    } else {
        return None;
    };
    Some((
        grade,
        super::percent(glare),
        format!("{:.0}", limit * 100.0),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::rules::testing::{codes, dossier, licence};

    #[test]
    fn one_of_the_two_speaks() {
        let lit = |glare| dossier().page(licence().measured(|m| m.glare = glare));
        assert_eq!(codes(&lit(0.08).done()), ["E112"]);
        assert_eq!(codes(&lit(0.02).done()), ["W112"]);
        assert!(codes(&lit(0.009).done()).is_empty());
        let found = crate::rules::look(&lit(0.123).done());
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(
            (found[0].get("found"), found[0].get("limit")),
            (Some("12.3"), Some("8"))
        );
    }
}
