//! Finds notarial deeds without a number, an office, or the office's seal on a colour page.

use super::{lacks, of};
use crate::dossier::Dossier;
use crate::field::Name;
use crate::kind::Kind;
use crate::rules::seal::seals;
use crate::rules::{Finding, Rule};

/// W508.
pub(super) struct Notarial;

impl Rule for Notarial {
    fn code(&self) -> &'static str {
        "W508"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in of(dossier, Kind::Notarial) {
            for name in [Name::Number, Name::Office] {
                if lacks(paper, name).is_some() {
                    found.push(
                        Finding::new(self.code())
                            .on_field(paper, name)
                            .value("what", name.id()),
                    );
                }
            }
            let seen = seals(dossier, paper);
            if seen.found.is_empty() && !seen.colourless {
                let finding = Finding::new(self.code()).on(paper);
                found.push(finding.value("what", "seal"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::quality::Colour;

    use crate::rules::testing::{Made, codes, dossier, look, paper};

    fn deed() -> Made {
        paper(Kind::Notarial)
            .text(Name::Number, "（2026）浙杭样证民字第00001号")
            .text(Name::Office, "杭州市样本公证处")
            .date(Name::Issued, "2026-10-01")
            .seal("杭州市样本公证处", None)
    }

    #[test]
    fn what_a_deed_must_have_is_named() {
        let lacks = |made| {
            let whole = dossier().page(made).done();
            let found = look(&Notarial, &whole);
            assert_eq!(codes(&whole).len(), found.len());
            let what = found.iter().filter_map(|one| one.get("what"));
            what.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(lacks(deed().without(Name::Number)), ["number"]);
        assert_eq!(lacks(deed().unread(Name::Office, "公")), ["office"]);
        assert_eq!(lacks(deed().unsealed()), ["seal"]);
        assert!(codes(&dossier().page(deed()).done()).is_empty());
        let grey = deed().unsealed().measured(|m| m.colour = Colour::Grey);
        assert!(look(&Notarial, &dossier().page(grey).done()).is_empty());
    }
}
