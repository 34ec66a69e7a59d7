//! Reads what a paper says: typed fields with their place on the page and how sure the reading is.
//!
//! Takes a sheet and a paper found on it ([`crate::recognise::Found`]), gives [`Fields`]. Forms are read by columns ([`grid`]: licences,
//! [`card`]s), written papers by paragraphs ([`flow`]: [`letter`]s, [`notice`]s); [`dates`] and [`numbers`] read what can be checked,
//! [`value`] makes fields, [`compare`] spells names for comparing. What was read badly is a field without a value; what is not there is
//! not in the map. Nothing is guessed.

mod card;
pub mod compare;
pub(crate) mod dates;
mod flow;
pub(crate) mod grid;
mod letter;
mod licence;
mod mend;
mod notice;
pub(crate) mod numbers;
mod torn;
mod value;

use reading::quality::Colour;
use reading::sheet::{Sheet, Source};

use crate::field::{Fields, Name};
use crate::kind::Kind;
use crate::recognise::Found;
use crate::text::Text;

/// The most a day that a seal may lie over counts where the seal cannot be taken off it: below what rules call sure. Of the dates on 54
/// grey and black-and-white copies two had lost a digit and looked sure.
const CROSSED: f32 = 0.89;

/// Reads the fields of a paper that was recognised; none of an unknown one.
#[must_use]
pub fn read(sheet: &Sheet, found: &Found) -> Fields {
    let page = Text::of(sheet, &found.lines);
    let mut fields = match found.kind {
        Kind::Licence => licence::read(&page),
        Kind::IdPortrait | Kind::IdEmblem | Kind::PermitPortrait | Kind::PermitEmblem => {
            card::read(&page)
        }
        Kind::Authorisation | Kind::Ownership | Kind::Application => {
            letter::read(&page, found.kind)
        }
        Kind::Notarial | Kind::TaxClearance | Kind::DepositNotice | Kind::BanNotice => {
            notice::read(&page, found.kind)
        }
        Kind::Unknown => Fields::new(),
    };
    let colourless = sheet.source == Source::Pixels && sheet.measures.colour != Colour::Colour;
    if colourless && let Some(issued) = fields.get_mut(&Name::Issued) {
        issued.confidence = issued.confidence.min(CROSSED);
    }
    fields
}

#[cfg(test)]
pub(crate) mod tests;
