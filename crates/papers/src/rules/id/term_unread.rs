//! Finds cards whose term could not be read, or not surely enough to say that it is over or wrong.

use super::age::misfits;
use super::backwards::backwards;
use super::sides;
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::certain::{Ends, ends, sure};
use crate::rules::{Finding, Rule};

/// W311.
pub(super) struct TermUnread;

impl Rule for TermUnread {
    fn code(&self) -> &'static str {
        "W311"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in sides(dossier) {
            if let Some(how) = unread(dossier, paper) {
                let finding = Finding::new(self.code()).on_field(paper, Name::Term);
                found.push(finding.value("how", how));
            }
        }
    }
}

/// What is the matter with the reading of a side's term. The term of a foreigner's permit is on its portrait side.
fn unread(dossier: &Dossier, paper: &Paper) -> Option<&'static str> {
    let Some(field) = paper.field(Name::Term) else {
        let mut fronts = dossier.of(Kind::PermitPortrait);
        let must = match paper.kind {
            Kind::IdEmblem => true,
            Kind::PermitEmblem => !fronts.any(|(_, front)| front.field(Name::Term).is_some()),
            _ => false,
        };
        return must.then_some("absent");
    };
    if field.value.is_none() {
        return Some("unread");
    }
    let over = matches!(ends(dossier, paper), Some((_, Ends::Over(_), _)));
    let is = |other: &Paper| std::ptr::eq(other, paper);
    let wrong = || {
        backwards(dossier).into_iter().any(|(other, _)| is(other))
            || misfits(dossier).any(|misfit| is(misfit.emblem))
    };
    (!sure(field) && (over || wrong())).then_some("doubtful")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, emblem, look, paper, portrait};

    #[test]
    fn unread_and_doubtful_terms_are_told_apart() {
        let how = |made| {
            let whole = dossier().page(portrait()).page(made).done();
            assert_eq!(codes(&whole), ["W311"]);
            let found = look(&TermUnread, &whole).remove(0);
            found.get("how").map(str::to_owned)
        };
        assert_eq!(how(emblem().without(Name::Term)).as_deref(), Some("absent"));
        assert_eq!(
            how(emblem().unread(Name::Term, "20")).as_deref(),
            Some("unread")
        );
        for (from, until) in [("2006-06-01", "2026-06-01"), ("2018-06-01", "2028-06-01")] {
            let made = emblem().term(Name::Term, Some(from), Some(until));
            assert_eq!(how(made.sure(Name::Term, 0.8)).as_deref(), Some("doubtful"));
        }
        let good = dossier()
            .page(portrait())
            .page(emblem().sure(Name::Term, 0.8));
        assert!(look(&TermUnread, &good.done()).is_empty());
    }

    #[test]
    fn a_permit_has_its_term_on_either_side() {
        let back = || paper(Kind::PermitEmblem);
        assert_eq!(codes(&dossier().page(back()).done()), ["W311"]);
        let front = paper(Kind::PermitPortrait)
            .text(Name::Person, "样本丙")
            .number(Name::IdNumber, "810000198801010012")
            .term(Name::Term, Some("2024-01-01"), Some("2029-01-01"));
        assert!(codes(&dossier().page(front).page(back()).done()).is_empty());
    }
}
