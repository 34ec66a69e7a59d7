//! Finds grey and black-and-white copies of papers that are asked for in colour.

use reading::quality::Colour;

use super::scans;
use crate::dossier::{Dossier, Paper};
use crate::rules::limits::limits;
use crate::rules::seal::needs_official;
use crate::rules::{Finding, Rule};

/// E119.
pub(super) struct Colourless;

impl Rule for Colourless {
    fn code(&self) -> &'static str {
        "E119"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for seen in scans(dossier) {
            let colour = match seen.sheet.measures.colour {
                Colour::Colour => continue,
                Colour::Grey => "grey",
                Colour::BlackAndWhite => "black-and-white",
            };
            let here = |paper: &&Paper| paper.file == seen.file && paper.page == seen.page;
            let asked = dossier.papers.iter().filter(here).find(|paper| {
                let id = paper.kind.id();
                limits().seals.colour.iter().any(|known| known == id)
                    || needs_official(dossier, paper)
            });
            if let Some(paper) = asked {
                found.push(
                    seen.finding(self.code())
                        .value("colour", colour)
                        .value("kind", paper.kind.id()),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::kind::Kind;
    use crate::rules::testing::{Made, codes, dossier, emblem, licence, look, paper, portrait};

    #[test]
    fn a_copy_without_colour_is_found_where_colour_is_asked() {
        let grey = |made: Made| made.measured(|m| m.colour = Colour::Grey).unsealed();
        let bad = dossier().page(grey(licence())).done();
        assert_eq!(codes(&bad), ["E119"]);
        let found = look(&Colourless, &bad);
        assert_eq!(found[0].get("kind"), Some("licence"));
        let notice = dossier().page(grey(
            paper(Kind::BanNotice).date(Name::Issued, "2026-10-01"),
        ));
        assert!(look(&Colourless, &notice.done()).is_empty());
        let card = portrait().measured(|m| m.colour = Colour::BlackAndWhite);
        let found = look(&Colourless, &dossier().sheet(vec![card, emblem()]).done());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].get("colour"), Some("black-and-white"));
        let drawn = grey(licence()).on_sheet(|sheet| sheet.origin.drawn = true);
        assert!(look(&Colourless, &dossier().page(drawn).done()).is_empty());
    }
}
