//! Finds pages whose strokes are blurred: out of focus, or moved while the picture was taken.

use reading::sheet::Sheet;

use super::{Grade, graded};
use crate::dossier::Dossier;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// E111.
pub(super) struct Blurred;

/// W111.
pub(super) struct Soft;

impl Rule for Blurred {
    fn code(&self) -> &'static str {
        "E111"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        graded(self.code(), Grade::Bad, dossier, found, grade);
    }
}

impl Rule for Soft {
    fn code(&self) -> &'static str {
        "W111"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        graded(self.code(), Grade::Poor, dossier, found, grade);
    }
}

/// The sharpness of the lines in hundredths, and the least it should be.
fn grade(sheet: &Sheet) -> Option<(Grade, String, String)> {
    let known = &limits().quality;
    let sharpness = sheet.measures.sharpness?;
    let (grade, limit) = if sharpness < known.sharpness_bad {
        (Grade::Bad, known.sharpness_bad)
    } else if sharpness < known.sharpness_poor {
        (Grade::Poor, known.sharpness_poor)
    } else {
        return None;
    };
    let hundredths = |value: f32| format!("{:.0}", (value * 100.0).floor());
    Some((grade, hundredths(sharpness), hundredths(limit + 1e-4)))
}

/// Whether a page fails by this rule.
pub(super) fn hopeless(sheet: &Sheet) -> bool {
    !sheet.origin.drawn && grade(sheet).is_some_and(|(grade, ..)| grade == Grade::Bad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::rules::testing::{codes, dossier, licence};

    #[test]
    fn one_of_the_two_speaks() {
        let sharp = |value| dossier().page(licence().measured(|m| m.sharpness = value));
        assert_eq!(codes(&sharp(Some(0.21)).done()), ["E111"]);
        assert_eq!(codes(&sharp(Some(0.22)).done()), ["W111"]);
        assert!(codes(&sharp(Some(0.30)).done()).is_empty());
        assert!(codes(&sharp(None).done()).is_empty());
        let found = crate::rules::look(&sharp(Some(0.299)).done());
        assert_eq!(found[0].severity, Severity::Warning);
        assert_eq!(
            (found[0].get("found"), found[0].get("limit")),
            (Some("29"), Some("30"))
        );
    }
}
