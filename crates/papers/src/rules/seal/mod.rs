//! Judges seals on the papers that need one: rules E401 to W405.
//!
//! Takes the seals found on a paper's page and on the pages that follow it in its file without a paper of their own. Which kinds need an
//! official seal is data. Never says "no seal" of a page without colour: a grey copy cannot show one.

mod copy;
mod missing;
mod sort;
mod unread;
mod wrong;

use reading::quality::Colour;
use reading::seal::Seal;
use reading::sheet::Sheet;

use super::limits::limits;
use super::{Finding, Rule};
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::kind::{Holder, Kind};

pub(super) use sort::{Sort, sort, sure};

/// The rules 4xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &missing::SealMissing,
    &wrong::WrongSeal,
    &copy::CopyShowsNoSeal,
    &unread::SealUnread,
];

/// A seal with the page it stands on.
#[derive(Clone, Copy)]
pub(super) struct Stamped<'a> {
    /// Which page, from 0.
    pub(super) page: usize,
    /// The seal.
    pub(super) seal: &'a Seal,
}

/// What is known of a paper's seals.
pub(super) struct Seals<'a> {
    /// Those that were found.
    pub(super) found: Vec<Stamped<'a>>,
    /// A page is a copy without colour: there may be seals nobody can see.
    pub(super) colourless: bool,
}

impl Stamped<'_> {
    /// Marks the seal where it stands in a file.
    fn mark(&self, finding: Finding, file: usize) -> Finding {
        let Seal { centre, radii, .. } = self.seal;
        let reach = radii.0.max(radii.1);
        let place = reading::place::Rect::new(
            centre.x - reach,
            centre.y - reach,
            centre.x + reach,
            centre.y + reach,
        );
        finding.mark(file, self.page, Some(place))
    }
}

/// The seals of a paper: on its part of its page, and on the pages after it that hold no other paper.
pub(super) fn seals<'a>(dossier: &'a Dossier, paper: &Paper) -> Seals<'a> {
    let leaves = dossier.files.get(paper.file).map(|file| &file.pages);
    let leaves = leaves
        .and_then(|pages| pages.as_deref().ok())
        .unwrap_or_default();
    let another = |page: usize| {
        let known = |other: &Paper| other.kind != Kind::Unknown;
        let here = |other: &&Paper| other.file == paper.file && other.page == page;
        dossier.papers.iter().filter(here).any(known)
    };
    let mut seen = Seals {
        found: Vec::new(),
        colourless: false,
    };
    for (page, leaf) in leaves.iter().enumerate().skip(paper.page) {
        if page > paper.page && another(page) {
            break;
        }
        let Ok(sheet) = &leaf.sheet else { continue };
        seen.colourless |= colourless(sheet);
        let all = sheet.seals.iter();
        let own = all.filter(|seal| page > paper.page || paper.region.holds(seal.centre));
        seen.found.extend(own.map(|seal| Stamped { page, seal }));
    }
    seen
}

/// Whether a page is a scan or photograph without colour.
pub(super) fn colourless(sheet: &Sheet) -> bool {
    !sheet.origin.drawn && sheet.measures.colour != Colour::Colour
}

/// Whether an organisation gave a paper that it has to stamp with its official seal. A sole trader need not have one.
pub(super) fn needs_official(dossier: &Dossier, paper: &Paper) -> bool {
    let known = &limits().seals;
    if !known.official.iter().any(|id| id == paper.kind.id()) {
        return false;
    }
    let principal = paper.text(Name::Principal);
    let ends = |name: &str| {
        let name = name.trim_end_matches(['）', ')', ' ']);
        known
            .organisation_endings
            .iter()
            .any(|end| name.ends_with(end.as_str()))
    };
    let Some(name) = paper
        .text(Name::Company)
        .or_else(|| principal.filter(|name| ends(name)))
    else {
        return false;
    };
    let trader = known
        .sole_trader_words
        .iter()
        .any(|word| name.contains(word.as_str()));
    let licensed = dossier.of(Kind::Licence).any(|(_, licence)| {
        licence.holder == Some(Holder::SoleTrader) && licence.text(Name::Company) == Some(name)
    });
    let coded = paper
        .text(Name::Code)
        .is_some_and(|code| code.starts_with("92"));
    !trader && !licensed && !coded
}

/// The papers that need an official seal.
fn official(dossier: &Dossier) -> impl Iterator<Item = &Paper> {
    let papers = dossier.papers.iter();
    papers.filter(|paper| needs_official(dossier, paper))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{
        PERSON, TRADER_CODE, authorisation, dossier, licence, ownership, paper,
    };

    #[test]
    fn organisations_stamp_and_persons_and_sole_traders_need_not() {
        let needs = |made| {
            let whole = dossier().page(made).done();
            needs_official(&whole, &whole.papers[0])
        };
        assert!(needs(authorisation()));
        assert!(needs(ownership().without(Name::Company)));
        assert!(!needs(
            ownership()
                .without(Name::Company)
                .text(Name::Principal, PERSON)
        ));
        assert!(!needs(ownership().number(Name::Code, TRADER_CODE)));
        let shop = "杭州市西湖区样本小吃店（个体工商户）";
        assert!(!needs(ownership().text(Name::Company, shop)));
        assert!(!needs(licence()));
    }

    #[test]
    fn a_seal_on_the_next_page_counts_unless_that_is_another_paper() {
        let letter = || authorisation().unsealed();
        let last = || paper(Kind::Unknown).seal("样本有限公司", Some(true));
        let pages = vec![vec![letter()], vec![last()]];
        let whole = dossier().file("a.pdf", pages).done();
        assert_eq!(seals(&whole, &whole.papers[0]).found[0].page, 1);
        let pages = vec![vec![letter()], vec![licence()]];
        let whole = dossier().file("a.pdf", pages).done();
        assert!(seals(&whole, &whole.papers[0]).found.is_empty());
    }
}
