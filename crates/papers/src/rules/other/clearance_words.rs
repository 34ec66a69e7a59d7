//! Finds tax clearances on which the words that everything is settled could not be found.

use super::of;
use crate::dossier::Dossier;
use crate::kind::Kind;
use crate::rules::certain::{lines, packed};
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};

/// W506.
pub(super) struct ClearanceWords;

impl Rule for ClearanceWords {
    fn code(&self) -> &'static str {
        "W506"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in of(dossier, Kind::TaxClearance) {
            let Some(sheet) = dossier.sheet(paper) else {
                continue;
            };
            let text: String = lines(sheet, paper).map(packed).collect();
            let words = &limits().other.clearance_words;
            if !words.iter().any(|word| text.contains(word.as_str())) {
                found.push(Finding::new(self.code()).on(paper));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Made, codes, dossier, look, paper};

    fn clearance() -> Made {
        paper(Kind::TaxClearance).line("清税证明")
    }

    #[test]
    fn the_words_may_stand_on_two_lines() {
        let bad = dossier().page(clearance().line("纳税情况说明")).done();
        assert_eq!(look(&ClearanceWords, &bad).len(), 1);
        assert_eq!(codes(&bad), ["W506", "N507"]);
        let good = clearance().line("所有税务事项 均已").line("结清。");
        assert!(look(&ClearanceWords, &dossier().page(good).done()).is_empty());
    }
}
