//! Holds the rings of seals against the company's name.
//!
//! Takes a dossier, gives [`Held`]: one for each seal on the company's letters that is not an office's. Nothing is compared when no paper
//! gives the company's name or the ring was not read. The seal on a licence is its registration authority's and never compared, however
//! badly it was read.

use reading::place::Rect;
use reading::seal::{Reading, Seal};

use super::main_licence;
use super::weigh::{Said, organisation};
use super::words::words;
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::fields::compare::{comparable, distance};
use crate::kind::Kind;
use crate::rules::Finding;
use crate::rules::limits::limits;

/// A seal's ring and the name it should give.
#[derive(Debug)]
pub(super) struct Held<'a> {
    /// The paper it stands on.
    paper: &'a Paper,
    seal: &'a Seal,
    ring: &'a str,
    company: Said<'a>,
    /// How they compare.
    pub(super) fit: Fit,
}

/// How a ring compares with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is the name.
    Same,
    /// As far as it could be read it is: near the name, and not surely read or surely only where it is the same. That speaks for the seal,
    /// not against it.
    Likely,
    /// It may be: surely read and a character or two off or only a part of the name, or not surely read and far from it.
    Perhaps,
    /// It is another name, surely.
    Other,
}

impl Held<'_> {
    /// The finding that they differ, on the seal and then on the name.
    pub(super) fn finding(&self, code: &'static str) -> Finding {
        Finding::new(code)
            .mark(self.paper.file, self.paper.page, Some(bounds(self.seal)))
            .on_field(self.company.paper, self.company.name)
            .value("first", self.company.text)
            .value("second", self.ring)
            .value("first-paper", self.company.paper.kind.id())
            .value("second-paper", self.paper.kind.id())
    }
}

fn bounds(seal: &Seal) -> Rect {
    let (centre, half) = (seal.centre, seal.radii.0.max(seal.radii.1));
    Rect::new(
        centre.x - half,
        centre.y - half,
        centre.x + half,
        centre.y + half,
    )
}

/// Every ring on the company's letters.
pub(super) fn all(dossier: &Dossier) -> Vec<Held<'_>> {
    let Some(company) = company(dossier) else {
        return Vec::new();
    };
    let stamped = dossier.papers.iter().filter(|paper| {
        matches!(
            paper.kind,
            Kind::Authorisation | Kind::Ownership | Kind::Application
        )
    });
    let mut held = Vec::new();
    for paper in stamped {
        let seals = dossier.sheet(paper).map_or(&[][..], |sheet| &sheet.seals);
        for seal in seals.iter().filter(|seal| paper.region.holds(seal.centre)) {
            if let Some(ring) = &seal.ring
                && !office(&ring.text)
                && let Some(fit) = fit(company, ring)
            {
                let ring = ring.text.as_str();
                held.push(Held {
                    paper,
                    seal,
                    ring,
                    company,
                    fit,
                });
            }
        }
    }
    held
}

/// Who should have stamped: the licence's company, else the organisation a paper names.
fn company(dossier: &Dossier) -> Option<Said<'_>> {
    if let Some(licence) = main_licence(dossier) {
        // A licence whose name was not read leaves nothing to hold a ring against.
        return Said::of(licence, Name::Company);
    }
    let papers = dossier.papers.iter();
    papers
        .filter(|paper| {
            matches!(
                paper.kind,
                Kind::Authorisation | Kind::Ownership | Kind::Application
            )
        })
        .find_map(|paper| Said::of(paper, Name::Principal).filter(|said| organisation(said.text)))
}

fn office(ring: &str) -> bool {
    let ring = comparable(ring);
    words()
        .office_words
        .iter()
        .any(|word| ring.contains(word.as_str()))
}

/// How a ring compares with a name; `None` when it gives no name at all (only 合同专用章, or only a number).
fn fit(company: Said<'_>, ring: &Reading) -> Option<Fit> {
    let bare = bare(&ring.text);
    let name = comparable(company.text);
    if bare.is_empty() {
        return None;
    }
    let apart = distance(&bare, &name);
    let (had, whole) = (bare.chars().count() as f32, name.chars().count() as f32);
    let in_part = had < whole * words().whole_ring || name.contains(&bare);
    let near = apart as f32 <= whole * words().ring_near;
    let ring_sure = ring.confidence >= limits().sure.reading;
    let surely_apart = surely_apart(ring, &name);
    // As many as make another name want a look, however doubtful.
    let slips = apart < words().ring_apart && surely_apart == 0 && !in_part;
    Some(match apart {
        0 => Fit::Same,
        _ if near && (!ring_sure || slips) => Fit::Likely,
        _ if ring_sure && company.sure && !in_part && surely_apart >= words().ring_apart => {
            Fit::Other
        }
        _ => Fit::Perhaps,
    })
}

/// How many characters of a ring differ from a name that are not doubtful.
fn surely_apart(ring: &Reading, name: &str) -> usize {
    const GAP: char = '\u{FFFD}';
    let known = bare(&ring.masked(GAP));
    let doubtful = known.chars().filter(|c| *c == GAP).count();
    distance(&known, name).saturating_sub(doubtful)
}

/// The name in a ring: without the filing number and what the seal is for.
fn bare(ring: &str) -> String {
    let text = comparable(ring);
    let mut text = text
        .trim_matches(|c: char| c.is_ascii_digit() || matches!(c, '*' | '★' | '☆' | '·' | '-'))
        .to_owned();
    for word in &words().seal_words {
        if let Some(rest) = text.strip_suffix(word.as_str()) {
            text = rest
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .to_owned();
            break;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::testing::{COMPANY, dossier, licence};

    fn fits(ring: &str, confidence: f32) -> Option<Fit> {
        doubted(ring, confidence, &[])
    }

    fn doubted(ring: &str, confidence: f32, doubtful: &[usize]) -> Option<Fit> {
        let made = dossier().page(licence()).done();
        let ring = Reading {
            text: ring.to_owned(),
            confidence,
            doubtful: doubtful.to_owned(),
        };
        fit(company(&made).unwrap(), &ring)
    }

    #[test]
    fn numbers_and_uses_are_no_part_of_the_name() {
        assert_eq!(fits(COMPANY, 0.95), Some(Fit::Same));
        assert_eq!(
            fits(&format!("{COMPANY}3301060012345"), 0.95),
            Some(Fit::Same)
        );
        assert_eq!(fits(&format!("{COMPANY}合同专用章"), 0.95), Some(Fit::Same));
        assert_eq!(fits("合同专用章", 0.95), None);
        assert_eq!(fits("3301060012345", 0.95), None);
    }

    #[test]
    fn only_a_whole_and_sure_ring_is_another_name() {
        assert_eq!(fits("杭州虚构商贸有限责任公司", 0.95), Some(Fit::Other));
        assert_eq!(fits("杭州虚构商贸有限责任公司", 0.85), Some(Fit::Perhaps));
        assert_eq!(fits("灵动样本文化传媒", 0.95), Some(Fit::Perhaps));
        assert_eq!(
            fits("杭州灵功样本文化传媒有限公司", 0.99),
            Some(Fit::Perhaps)
        );
    }

    #[test]
    fn a_bad_reading_near_the_name_speaks_for_it() {
        // Five of fourteen characters are within two fifths, six are not.
        assert_eq!(
            fits("杭州灵功样木文化传煤有限公司", 0.89),
            Some(Fit::Likely)
        );
        assert_eq!(fits("杭川灵功样木文华传煤有限公司", 0.5), Some(Fit::Likely));
        assert_eq!(
            fits("杭川灵功样木文华传煤有眼公司", 0.89),
            Some(Fit::Perhaps)
        );
        assert_eq!(fits("文化传媒", 0.7), Some(Fit::Perhaps));
        assert_eq!(fits("杭川灵功样木文华传煤有限公司", 0.9), Some(Fit::Other));
    }

    #[test]
    fn a_character_that_may_be_another_is_no_difference() {
        // 功 and 木, the fourth and the sixth, are wrong.
        let ring = "杭州灵功样木文化传媒有限公司";
        assert_eq!(doubted(ring, 0.98, &[3, 5]), Some(Fit::Likely));
        assert_eq!(doubted(ring, 0.98, &[3, 5, 9]), Some(Fit::Likely));
        assert_eq!(doubted(ring, 0.98, &[3]), Some(Fit::Perhaps));
        assert_eq!(doubted(ring, 0.98, &[9]), Some(Fit::Perhaps));
        let three = "杭州灵功样木文华传媒有限公司";
        assert_eq!(doubted(three, 0.93, &[3, 5, 7]), Some(Fit::Perhaps));
        let other = "杭州虚构商贸有限责任公司";
        assert_eq!(doubted(other, 0.95, &[2]), Some(Fit::Other));
        assert_eq!(doubted("文化传媒", 0.95, &[0, 1]), Some(Fit::Perhaps));
    }

    #[test]
    fn seals_on_licences_are_the_authoritys() {
        let made = dossier()
            .page(licence())
            .page(licence().unsealed().seal("虚构样张乱读一圈字号某某", None))
            .done();
        assert!(all(&made).is_empty());
    }

    proptest! {
        #[test]
        fn any_ring_is_borne(ring in ".{0,40}", confidence in 0.0f32..1.0) {
            if fits(&ring, confidence) == Some(Fit::Other) {
                prop_assert!(confidence >= 0.9);
            }
        }
    }
}
