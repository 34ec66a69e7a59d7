//! Says what is known of a licence's unified social credit code, out of print, check characters and QR code.
//!
//! One answer for each licence, so that exactly one rule speaks of a code. A code whose check fails while the QR code holds one that
//! differs in a character or two was misread, not miswritten.

use reading::place::Rect;
use reading::qr::licence_code;

use crate::codes::uscc::{self, Fault, Uscc};
use crate::dossier::{Dossier, Paper};
use crate::field::{Field, Name};
use crate::kind::Holder;
use crate::rules::certain::{characters, lines, packed, sure};
use crate::rules::limits::limits;

/// Characters that may be misread when the QR code has the right ones.
const MISREAD: usize = 2;
/// Digits of a number from before unified codes (注册号).
const OLD_LENGTH: usize = 15;

/// What is known of a code.
#[derive(Debug)]
pub(super) enum Code<'a> {
    /// There is none on the paper.
    Absent,
    /// A licence from before unified codes, surely.
    Old,
    /// It could not be read; so many characters were made out.
    Unread(usize),
    /// Its check fails and it was not read surely, or the QR code says that it was misread.
    Doubtful {
        /// What was read.
        field: &'a Field,
        /// What the QR code holds, when that is nearly the same.
        qr: Option<String>,
    },
    /// Read surely and wrong.
    Wrong(&'a str, Fault),
    /// Its check characters hold.
    Right(Uscc),
}

/// What is known of a licence's code.
pub(super) fn code<'a>(dossier: &Dossier, paper: &'a Paper) -> Code<'a> {
    let Some(field) = paper.field(Name::Code) else {
        return if old(dossier, paper) {
            Code::Old
        } else {
            Code::Absent
        };
    };
    let Some(text) = field.text() else {
        let found = characters(field);
        return if found == OLD_LENGTH && old(dossier, paper) {
            Code::Old
        } else {
            Code::Unread(found)
        };
    };
    let near =
        |known: &str| differ(known, text).is_some_and(|count| (1..=MISREAD).contains(&count));
    let qr = qr(dossier, paper)
        .map(|(code, _)| code)
        .filter(|code| near(code));
    match uscc::check(text) {
        Ok(_) if field.repair.is_some() && qr.is_some() => Code::Doubtful { field, qr },
        Ok(known) => Code::Right(known),
        Err(Fault::Length { found }) => Code::Unread(found),
        Err(_) if qr.is_some() || !sure(field) => Code::Doubtful { field, qr },
        Err(fault) => Code::Wrong(text, fault),
    }
}

/// The code in the licence's QR code, when there is one and its check characters hold, and where it stands.
pub(super) fn qr(dossier: &Dossier, paper: &Paper) -> Option<(String, Rect)> {
    let sheet = dossier.sheet(paper)?;
    sheet.codes.iter().find_map(|code| {
        let place = code.place.bounds();
        let inside = paper.region.holds(place.centre());
        let held = licence_code(&code.text).filter(|held| uscc::check(held).is_ok());
        held.filter(|_| inside).map(|held| (held, place))
    })
}

/// In how many places two codes of one length differ.
fn differ(a: &str, b: &str) -> Option<usize> {
    (a.chars().count() == b.chars().count())
        .then(|| a.chars().zip(b.chars()).filter(|(a, b)| a != b).count())
}

/// Whether a licence plainly has the old registration number and no unified code. A sole trader may still have such a licence.
fn old(dossier: &Dossier, paper: &Paper) -> bool {
    let Some(sheet) = dossier.sheet(paper) else {
        return false;
    };
    let mut numbered = false;
    for line in lines(sheet, paper) {
        let text = packed(line);
        if text.contains("信用代码") || text.contains("社会信用") {
            return false;
        }
        numbered |= text.contains("注册号") && line.confidence >= limits().sure.reading;
    }
    numbered && paper.holder != Some(Holder::SoleTrader)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Repair;
    use crate::rules::testing::{CODE, TRADER_CODE, dossier, licence};

    /// The licence's code with its third digit from the end misread.
    const MISREAD_CODE: &str = "91330106MA2H4N1T22";

    fn known(made: crate::rules::testing::Made) -> String {
        let whole = dossier().page(made).done();
        let said = format!("{:?}", code(&whole, &whole.papers[0]));
        said.chars().take_while(char::is_ascii_alphabetic).collect()
    }

    #[test]
    fn a_misread_code_is_told_from_a_wrong_one() {
        let bare = || licence().on_sheet(|sheet| sheet.codes.clear());
        assert_eq!(known(licence()), "Right");
        assert_eq!(known(bare().number(Name::Code, MISREAD_CODE)), "Wrong");
        assert_eq!(
            known(licence().number(Name::Code, MISREAD_CODE)),
            "Doubtful"
        );
        let unsure = bare().number(Name::Code, MISREAD_CODE);
        assert_eq!(known(unsure.sure(Name::Code, 0.85)), "Doubtful");
        assert_eq!(known(bare().number(Name::Code, &CODE[..17])), "Unread");
        assert_eq!(known(bare().unread(Name::Code, "9133 0106")), "Unread");
        assert_eq!(known(bare().without(Name::Code)), "Absent");
        let repair = Repair {
            at: 3,
            read: 'B',
            meant: '8',
        };
        assert_eq!(known(licence().repaired(Name::Code, repair)), "Right");
    }

    #[test]
    fn an_old_licence_says_so_itself() {
        let plain = || {
            licence()
                .without(Name::Code)
                .on_sheet(|sheet| sheet.lines.clear())
        };
        let numbered = || plain().line("注 册 号 330106000012345");
        assert_eq!(known(numbered()), "Old");
        assert_eq!(known(numbered().line("统一社会信用代码")), "Absent");
        let trader = numbered().paper(|paper| paper.holder = Some(Holder::SoleTrader));
        assert_eq!(known(trader), "Absent");
    }

    #[test]
    fn only_a_code_that_holds_is_taken_from_the_qr_code() {
        let read = |text: &str| {
            let made = licence().on_sheet(|sheet| sheet.codes.clear()).qr(text);
            let whole = dossier().page(made).done();
            qr(&whole, &whole.papers[0]).map(|(code, _)| code)
        };
        let text = format!("uniscid={TRADER_CODE}&x=1");
        assert_eq!(read(&text).as_deref(), Some(TRADER_CODE));
        assert_eq!(read(MISREAD_CODE), None);
        assert_eq!(read("https://example.invalid/%E6%89%A7"), None);
    }
}
