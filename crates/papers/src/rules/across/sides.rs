//! W614: the portrait and the emblem side do not seem to be of one card: it begins before the person was born, or its office is elsewhere.

use super::weigh::{differ, sure};
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::fields::compare::comparable;
use crate::rules::pair::cards;
use crate::rules::{Finding, Rule};

/// W614.
pub(super) struct Sides;

impl Rule for Sides {
    fn code(&self) -> &'static str {
        "W614"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let paper = |number: Option<usize>| dossier.papers.get(number?);
        for card in cards(dossier) {
            let (Some(portrait), Some(emblem)) = (paper(card.portrait), paper(card.emblem)) else {
                continue;
            };
            if let Some((born, from)) = unborn(portrait, emblem) {
                found.push(
                    differ(self.code(), portrait, Name::Birth, emblem, Name::Term)
                        .value("case", "unborn")
                        .value("first", born)
                        .value("second", from),
                );
            } else if let Some((address, office)) = elsewhere(portrait, emblem) {
                found.push(
                    differ(
                        self.code(),
                        portrait,
                        Name::Address,
                        emblem,
                        Name::Authority,
                    )
                    .value("case", "elsewhere")
                    .value("first", address)
                    .value("second", office),
                );
            }
        }
    }
}

fn unborn(portrait: &Paper, emblem: &Paper) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let born = portrait.date(Name::Birth)?;
    let from = emblem.field(Name::Term)?.term()?.0?;
    (from < born).then_some((born, from))
}

/// The address and the office, when no place the office is named after stands in the address.
fn elsewhere<'a>(portrait: &'a Paper, emblem: &'a Paper) -> Option<(&'a str, &'a str)> {
    let (address, office) = (
        portrait.field(Name::Address)?,
        emblem.field(Name::Authority)?,
    );
    if !(sure(address) && sure(office)) {
        return None;
    }
    let (address, office) = (address.text()?, office.text()?);
    let (lived, named) = (comparable(address), comparable(office));
    // 杭州市公安局西湖分局: 杭州市, 西湖.
    let (city, rest) = named.split_once("公安")?;
    let branch = rest.trim_start_matches('局').trim_end_matches("分局");
    let mut places = stems(city);
    places.extend(stems(branch));
    let here = places.iter().any(|place| lived.contains(place.as_str()));
    (!places.is_empty() && !here).then_some((address, office))
}

/// The places in a name, without what they are: 浙江省杭州市 gives 浙江 and 杭州.
fn stems(name: &str) -> Vec<String> {
    let parts = name.split(['省', '市', '县', '区', '州', '旗', '盟']);
    parts
        .filter(|part| part.chars().count() >= 2)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{dossier, emblem, look, portrait};

    #[test]
    fn a_card_older_than_its_holder_and_an_office_elsewhere_are_found() {
        let old = emblem().term(Name::Term, Some("1989-01-01"), Some("2009-01-01"));
        let far = emblem().text(Name::Authority, "广州市公安局天河分局");
        for (side, case) in [(old, "unborn"), (far, "elsewhere")] {
            let found = look(&Sides, &dossier().page(portrait()).page(side).done());
            let [one] = found.as_slice() else {
                panic!("{found:?}")
            };
            assert_eq!(one.get("case"), Some(case));
            assert_eq!(one.marks[0].file, 1);
        }
    }

    #[test]
    fn sides_that_fit_and_sides_of_who_knows_whom_are_fine() {
        let county = emblem().text(Name::Authority, "样本县公安局");
        let lives = portrait().text(Name::Address, "浙江省样本县虚构镇1号");
        let far = || emblem().text(Name::Authority, "广州市公安局天河分局");
        for made in [
            dossier().page(portrait()).page(emblem()),
            dossier().page(lives).page(county),
            dossier().page(portrait()).page(emblem()).page(far()),
            dossier()
                .page(portrait())
                .page(far().sure(Name::Authority, 0.8)),
            dossier()
                .page(portrait())
                .page(emblem().text(Name::Authority, "国家移民管理局")),
        ] {
            assert_eq!(look(&Sides, &made.done()), Vec::new());
        }
    }
}
