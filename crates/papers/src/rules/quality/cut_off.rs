//! Finds pages whose paper or text runs out of the picture.

use reading::quality::Side;

use super::scans;
use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E116.
pub(super) struct CutOff;

impl Rule for CutOff {
    fn code(&self) -> &'static str {
        "E116"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for seen in scans(dossier) {
            let side = match seen.sheet.measures.cut.as_slice() {
                [] => continue,
                [Side::Left] => "left",
                [Side::Top] => "top",
                [Side::Right] => "right",
                [Side::Bottom] => "bottom",
                _ => "several",
            };
            found.push(seen.finding(self.code()).value("side", side));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence, look};

    #[test]
    fn the_side_is_named() {
        let cut = |sides: &[Side]| dossier().page(licence().measured(|m| m.cut = sides.to_vec()));
        let bottom = cut(&[Side::Bottom]).done();
        assert_eq!(codes(&bottom), ["E116"]);
        assert_eq!(look(&CutOff, &bottom)[0].get("side"), Some("bottom"));
        let two = cut(&[Side::Left, Side::Top]).done();
        assert_eq!(look(&CutOff, &two)[0].get("side"), Some("several"));
        assert!(look(&CutOff, &cut(&[]).done()).is_empty());
    }
}
