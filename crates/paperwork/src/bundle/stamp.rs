//! Writes the exhibit's mark and the bundle's page number on a page, upright as the page is shown.
//!
//! Takes a page's visible box and rotation and two lines of text; gives content stream operators. The mark stands at the top right, the
//! number at the bottom in the middle, both on ground that is nearly white, so that they can be read on a dark scan and hide nothing. Sizes
//! follow the page: 9 pt on A4. Marked as artifacts: readers that follow the text skip them.

use std::fmt::Write as _;

use crate::pdf::font::{FontError, Subset};
use crate::pdf::page::Page;

/// Size of the letters on a page as wide as A4, points.
const SIZE: f32 = 9.0;

/// The shorter side of A4, points.
const A4: f32 = 595.276;

/// Distance of the stamps from the edges of the page, in letter sizes.
const EDGE: f32 = 2.0;

/// The font of all stamps of a bundle.
pub(super) struct Stamps {
    pub(super) font: Subset,
}

/// The names under which a page knows what stamps need.
pub(super) struct Names {
    /// The font.
    pub(super) font: String,
    /// The graphics state with nearly opaque fill.
    pub(super) ground: String,
}

impl Names {
    pub(super) fn again(&self) -> Self {
        Self {
            font: self.font.clone(),
            ground: self.ground.clone(),
        }
    }
}

impl Stamps {
    /// Prepares for marks made of these characters.
    ///
    /// # Errors
    /// The font lacks a character of a mark.
    pub(super) fn new<'a>(
        font: &[u8],
        marks: impl Iterator<Item = &'a str>,
    ) -> Result<Self, FontError> {
        let marks: String = marks.collect();
        Ok(Self {
            font: Subset::new(font, marks.chars().chain("0123456789 第/页—".chars()))?,
        })
    }

    /// The operators that draw both stamps on `page`.
    pub(super) fn draw(&self, page: &Page, names: &Names, mark: &str, number: &str) -> String {
        let (width, height) = page.shown();
        let size = (SIZE * width.min(height) / A4).clamp(0.5, 200.0);
        let mut out = String::new();
        let edge = EDGE * size;
        let right = width - edge - self.font.width(mark, size);
        let middle = (width - self.font.width(number, size)) / 2.0;
        for (kind, text, x, y) in [
            ("Header", mark, right, height - edge - size),
            ("Footer", number, middle, edge),
        ] {
            let [a, b, c, d, e, f] = upright(page);
            let (w, low, high) = (
                self.font.width(text, size),
                self.font.descent(size),
                self.font.ascent(size),
            );
            let pad = size / 3.0;
            let codes: String = self
                .font
                .encode(text)
                .iter()
                .map(|b| format!("{b:02X}"))
                .collect();
            let Names { font, ground } = names;
            let _ = writeln!(
                out,
                "/Artifact <</Type /Pagination /Subtype /{kind}>> BDC\nq {a} {b} {c} {d} {e} {f} cm\nq /{ground} gs 1 g {} {} {} {} re f Q\n\
                 BT /{font} {size} Tf 0 g 1 0 0 1 {x} {y} Tm <{codes}> Tj ET\nQ\nEMC",
                x - pad,
                y + low - pad / 2.0,
                w + 2.0 * pad,
                high - low + pad,
            );
        }
        out
    }
}

/// From the page as it is shown, its lower left corner at 0 0, to the page as it is stored.
fn upright(page: &Page) -> [f32; 6] {
    let c = &page.crop;
    match page.rotate {
        90 => [0.0, 1.0, -1.0, 0.0, c.x1, c.y0],
        180 => [-1.0, 0.0, 0.0, -1.0, c.x1, c.y1],
        270 => [0.0, -1.0, 1.0, 0.0, c.x0, c.y1],
        _ => [1.0, 0.0, 0.0, 1.0, c.x0, c.y0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::page::Rect;

    /// Where a point of the shown page lies on the stored one.
    fn stored(page: &Page, u: f32, v: f32) -> (f32, f32) {
        let [a, b, c, d, e, f] = upright(page);
        (a * u + c * v + e, b * u + d * v + f)
    }

    #[test]
    fn the_shown_top_right_is_found_under_every_rotation() {
        let crop = Rect {
            x0: 40.0,
            y0: 60.0,
            x1: 555.0,
            y1: 800.0,
        };
        for (rotate, corner) in [
            (0, (555.0, 800.0)),
            // Turned clockwise, what is shown at the top right is stored at the top left, and so on.
            (90, (40.0, 800.0)),
            (180, (40.0, 60.0)),
            (270, (555.0, 60.0)),
        ] {
            let page = Page {
                id: (1, 0),
                media: crop,
                crop,
                rotate,
            };
            let (width, height) = page.shown();
            assert_eq!(stored(&page, width, height), corner, "{rotate}");
            let (x, y) = stored(&page, 0.0, 0.0);
            assert!(
                (40.0..=555.0).contains(&x) && (60.0..=800.0).contains(&y),
                "{rotate}"
            );
        }
    }

    #[test]
    fn both_lines_are_artifacts_and_numbers_are_plain() {
        let stamps = Stamps::new(crate::typeset::fonts::SANS, ["证据1"].into_iter()).unwrap();
        let crop = Rect {
            x0: 0.0,
            y0: 0.0,
            x1: 595.0,
            y1: 842.0,
        };
        let page = Page {
            id: (1, 0),
            media: crop,
            crop,
            rotate: 0,
        };
        let names = Names {
            font: "F".to_owned(),
            ground: "G".to_owned(),
        };
        let drawn = stamps.draw(&page, &names, "证据1 第 1/3 页", "— 7 / 12 —");
        assert_eq!(drawn.matches("/Artifact").count(), 2);
        assert_eq!(drawn.matches("EMC").count(), 2);
        assert!(!drawn.contains("inf") && !drawn.contains("NaN"));
        let found = crate::pdf::content::survey(drawn.as_bytes());
        assert_eq!((found.missing, found.open, found.texts), (0, 0, 2));
    }

    #[test]
    fn a_character_the_font_lacks_is_an_error() {
        assert!(Stamps::new(crate::typeset::fonts::SANS, ["\u{10FFFF}"].into_iter()).is_err());
    }
}
