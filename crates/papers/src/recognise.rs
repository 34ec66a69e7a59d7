//! Tells what papers stand on a page.
//!
//! Takes a read [`Sheet`], gives one [`Found`] a paper: one, several when cards were copied onto one page, or one that is
//! [`Kind::Unknown`]. Titles weigh most and count only where they stand alone; a letter that speaks of a licence is a letter. Never
//! decides by file names or pictures. Invariant: there is always at least one, and one surer than [`SURE`] or unknown.

mod score;
mod split;
mod whose;

use reading::place::Rect;
use reading::sheet::Sheet;

use crate::kind::{Edition, Holder, Kind};
use crate::text::Text;

/// What is less certain is unknown.
pub const SURE: f32 = 0.5;

/// A paper on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The part of the page it takes, pixels.
    pub region: Rect,
    /// What it is.
    pub kind: Kind,
    /// How sure that is, 0 to 1.
    pub certainty: f32,
    /// The edition, for a licence; `None` when nothing on it tells.
    pub edition: Option<Edition>,
    /// Whose it is, for a licence; `None` when nothing on it tells.
    pub holder: Option<Holder>,
    /// The lines of the sheet that belong to it.
    pub lines: Vec<usize>,
}

/// Tells what papers stand on a page: one, or several cards.
#[must_use]
pub fn papers(sheet: &Sheet) -> Vec<Found> {
    let all: Vec<usize> = (0..sheet.lines.len()).collect();
    let page = Rect::new(0.0, 0.0, sheet.size.0 as f32, sheet.size.1 as f32);
    let cards = split::cards(sheet, &all, page);
    if cards.len() > 1 {
        return cards;
    }
    vec![whole(sheet, all, page)]
}

/// Whether a page carries on a letter that began on the page before: it has no title of its own and ends as letters do, or its number says
/// so (— 2 / 3 —).
#[must_use]
pub fn continues(kind: Kind, sheet: &Sheet) -> bool {
    let letters = matches!(
        kind,
        Kind::Authorisation | Kind::Ownership | Kind::Application | Kind::Notarial
    );
    let all: Vec<usize> = (0..sheet.lines.len()).collect();
    let text = Text::of(sheet, &all);
    letters && score::best(&text).1 < SURE && !score::titled(&text) && score::carries_on(&text)
}

fn whole(sheet: &Sheet, lines: Vec<usize>, region: Rect) -> Found {
    let text = Text::of(sheet, &lines);
    let (kind, certainty) = score::best(&text);
    let kind = if certainty < SURE {
        Kind::Unknown
    } else {
        kind
    };
    let licence = kind == Kind::Licence;
    Found {
        region,
        kind,
        certainty,
        edition: licence.then(|| whose::edition(&text, sheet)).flatten(),
        holder: licence.then(|| whose::holder(&text)).flatten(),
        lines,
    }
}

#[cfg(test)]
mod tests;
