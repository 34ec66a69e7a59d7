//! W607: a seal's ring surely gives nearly the company's name or a part of it, or another name that was not surely read.

use super::rings::{self, Fit};
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// W607.
pub(super) struct RingNear;

impl Rule for RingNear {
    fn code(&self) -> &'static str {
        "W607"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let rings = rings::all(dossier);
        let wrong = rings.iter().filter(|held| held.fit == Fit::Perhaps);
        found.extend(wrong.map(|held| held.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Name;
    use crate::rules::testing::{COMPANY, authorisation, dossier, licence, look, ownership};

    #[test]
    fn a_ring_one_character_off_or_read_in_part_wants_a_look() {
        let letter = |ring: &str| authorisation().unsealed().seal(ring, Some(true));
        for ring in ["杭州灵功样本文化传媒有限公司", "文化传媒有限公司"] {
            let made = dossier().page(licence()).page(letter(ring)).done();
            let found = look(&RingNear, &made);
            assert_eq!(found.len(), 1, "{ring}");
            assert_eq!(
                (found[0].get("first"), found[0].get("second")),
                (Some(COMPANY), Some(ring))
            );
        }
    }

    #[test]
    fn only_a_bad_reading_far_from_the_name_wants_a_look() {
        let letter = |ring: &str| {
            let shape = reading::seal::Shape::Round;
            let made = authorisation().unsealed();
            made.any_seal(shape, Some((ring, 0.89)), None, Some(true))
        };
        for (ring, count) in [
            ("杭州灵功样木文化传煤有限公司", 0),
            ("杭州虚构商贸有限责任公司", 1),
        ] {
            let made = dossier().page(licence()).page(letter(ring)).done();
            assert_eq!(look(&RingNear, &made).len(), count, "{ring}");
        }
    }

    #[test]
    fn the_very_name_and_a_ring_that_was_not_read_do_not() {
        let unread = ownership()
            .unsealed()
            .any_seal(reading::seal::Shape::Round, None, None, None);
        for made in [
            dossier().page(licence()).page(authorisation()),
            dossier().page(licence()).page(unread),
            dossier()
                .page(licence().without(Name::Company))
                .page(authorisation()),
        ] {
            assert_eq!(look(&RingNear, &made.done()), Vec::new());
        }
    }
}
