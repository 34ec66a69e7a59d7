//! Finds pages whose text is too small in pixels to be read.

use reading::sheet::Sheet;

use super::{Grade, graded};
use crate::dossier::Dossier;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// E110.
pub(super) struct TooSmall;

/// W110.
pub(super) struct Small;

impl Rule for TooSmall {
    fn code(&self) -> &'static str {
        "E110"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        graded(self.code(), Grade::Bad, dossier, found, grade);
    }
}

impl Rule for Small {
    fn code(&self) -> &'static str {
        "W110"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        graded(self.code(), Grade::Poor, dossier, found, grade);
    }
}

/// The height of a line of text, pixels, and the least it should be.
fn grade(sheet: &Sheet) -> Option<(Grade, String, String)> {
    let known = &limits().quality;
    let height = sheet.measures.line_height?;
    let (grade, limit) = if height < known.line_height_bad {
        (Grade::Bad, known.line_height_bad)
    } else if height < known.line_height_poor {
        (Grade::Poor, known.line_height_poor)
    } else {
        return None;
    };
    Some((grade, format!("{height:.1}"), format!("{limit:.0}")))
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
    fn one_of_the_two_speaks_and_drawn_pages_are_left_alone() {
        let lines = |height| dossier().page(licence().measured(|m| m.line_height = height));
        assert_eq!(codes(&lines(Some(14.9)).done()), ["E110"]);
        assert_eq!(codes(&lines(Some(15.0)).done()), ["W110"]);
        assert!(codes(&lines(Some(20.0)).done()).is_empty());
        assert!(codes(&lines(None).done()).is_empty());
        let found = crate::rules::look(&lines(Some(12.34)).done());
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(
            (found[0].get("found"), found[0].get("limit")),
            (Some("12.3"), Some("15"))
        );
        assert_eq!(found[0].marks[0].place, None);
        let drawn = licence().measured(|m| m.line_height = Some(9.0));
        let drawn = dossier().page(drawn.on_sheet(|sheet| sheet.origin.drawn = true));
        assert!(codes(&drawn.done()).is_empty());
    }
}
