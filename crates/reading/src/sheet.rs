//! Puts together what is known of one page: text, seals, QR codes, measured quality.
//!
//! Takes a [`Page`] and an [`Engine`], gives a [`Sheet`]. A page that reads badly as it lies is tried turned; all places in a sheet are pixels
//! of the page as it was read. Sheets are plain values that can be stored as JSON, so that what follows is tested without pixels.

use std::borrow::Cow;

use image::RgbImage;
use serde::{Deserialize, Serialize};

use crate::engine::{Engine, EngineError};
use crate::page::{Origin, Page};
use crate::place::Quad;
use crate::qr::{self, Code};
use crate::quality::{self, Measures};
use crate::seal::{self, Seal};

mod marked;
mod order;
mod turn;

/// One character as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Glyph {
    /// The character.
    pub char: char,
    /// How sure the recogniser is, 0 to 1.
    pub confidence: f32,
    /// Where its middle stands along the line, 0 (start) to 1 (end).
    pub at: f32,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Mean confidence of its characters, 0 to 1.
    pub confidence: f32,
    /// Where it stands.
    pub place: Quad,
    /// Its characters one by one; empty when they are not known (text layers).
    pub glyphs: Vec<Glyph>,
    /// How crisp its strokes are, 0 to 1 (`edge ratio` on the line at 48 pixels height); `None` for text that was not read from pixels.
    pub sharpness: Option<f32>,
}

/// Where the text of a sheet comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Read from pixels.
    Pixels,
    /// The PDF's own text.
    TextLayer,
}

/// One page as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Width and height of the page as it was read, pixels.
    pub size: (u32, u32),
    /// Quarter turns clockwise that were needed, beyond EXIF, to read it upright: 0 to 3.
    pub turned: u8,
    /// How the page came out of its file (without its text, which is in `lines`).
    pub origin: Origin,
    /// Where the lines come from.
    pub source: Source,
    /// Lines of text, top to bottom, then left to right; without a watermark's.
    pub lines: Vec<Line>,
    /// What a watermark aslant across the page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watermark: Option<String>,
    /// Red seals.
    pub seals: Vec<Seal>,
    /// QR codes.
    pub codes: Vec<Code>,
    /// Measured quality.
    pub measures: Measures,
}

/// Reads a page.
///
/// # Errors
/// When the engine fails; what cannot be found on a page is simply not in its sheet.
pub fn read(page: &Page, engine: &dyn Engine) -> Result<Sheet, EngineError> {
    let (source, look) = match &page.origin.text {
        Some(lines) => (Source::TextLayer, Look::known(&page.pixels, lines.clone())),
        None => (Source::Pixels, Look::upright(&page.pixels, engine)?),
    };
    let Look {
        pixels,
        turned,
        mut seals,
        mut lines,
    } = look;
    let watermark = marked::set_aside(&mut lines);
    order::reading(&mut lines);
    let codes = if may_bear_code(&lines) {
        qr::find(&pixels)
    } else {
        Vec::new()
    };
    for found in &mut seals {
        seal::read(&pixels, found, engine);
    }
    let measures = quality::measure(&page.origin, &pixels, &lines, &seals);
    let origin = Origin {
        text: None,
        ..page.origin.clone()
    };
    Ok(Sheet {
        size: pixels.dimensions(),
        turned,
        origin,
        source,
        lines,
        watermark,
        seals,
        codes,
        measures,
    })
}

/// Words of papers that bear a QR code: licences and what registration authorities issue.
const WITH_CODE: [&str; 7] = [
    "执照",
    "信用代码",
    "注册号",
    "登记",
    "市场主体",
    "二维码",
    "扫",
];
/// A page with fewer characters than this reads too badly to say what it is.
const TELLING: usize = 40;

/// Whether a page is to be searched for QR codes, which takes as long as reading a line or two: one that reads well and is plainly something else is not.
fn may_bear_code(lines: &[Line]) -> bool {
    let said: usize = lines
        .iter()
        .filter(|line| line.confidence >= 0.8)
        .map(|line| line.text.chars().count())
        .sum();
    let tells = |line: &Line| WITH_CODE.iter().any(|word| line.text.contains(word));
    said < TELLING || lines.iter().any(tells)
}

/// What one way of holding a page shows.
struct Look<'a> {
    pixels: Cow<'a, RgbImage>,
    turned: u8,
    seals: Vec<Seal>,
    lines: Vec<Line>,
}

impl<'a> Look<'a> {
    /// A page whose text is known.
    fn known(pixels: &'a RgbImage, lines: Vec<Line>) -> Self {
        Self {
            pixels: Cow::Borrowed(pixels),
            turned: 0,
            seals: seal::find(pixels),
            lines,
        }
    }

    /// A page read from its pixels.
    fn at(pixels: Cow<'a, RgbImage>, turned: u8, engine: &dyn Engine) -> Result<Self, EngineError> {
        let seals = seal::find(&pixels);
        let lines = engine.page(&seal::quiet(&pixels, &seals))?;
        Ok(Self {
            pixels,
            turned,
            seals,
            lines,
        })
    }

    /// A page read as it lies, and turned when its lines ask for it and it reads better so.
    fn upright(pixels: &'a RgbImage, engine: &dyn Engine) -> Result<Self, EngineError> {
        let first = Self::at(Cow::Borrowed(pixels), 0, engine)?;
        let Some(turned) = turn::needed(&first.lines) else {
            return Ok(first);
        };
        let other = Self::at(Cow::Owned(turn::clockwise(pixels, turned)), turned, engine)?;
        let better = turn::weight(&other.lines, 0) > turn::weight(&first.lines, 0);
        Ok(if better { other } else { first })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::played::{Played, line};
    use crate::page::Format;
    use crate::place::{Point, Rect};
    use image::Rgb;

    fn page() -> Page {
        let mut pixels = RgbImage::from_pixel(300, 200, Rgb([250; 3]));
        pixels.put_pixel(0, 0, Rgb([0; 3]));
        Page {
            origin: Origin::plain(Format::Png, (300, 200)),
            pixels,
        }
    }

    /// A line that runs down the page, as on one turned clockwise.
    fn downward(text: &str) -> Line {
        let corners = [(120.0, 10.0), (120.0, 190.0), (100.0, 190.0), (100.0, 10.0)];
        Line {
            place: Quad(corners.map(|(x, y)| Point::new(x, y))),
            ..line(text, 0.95, Rect::default())
        }
    }

    #[test]
    fn a_page_is_read_as_it_lies() {
        let (upper, lower) = (
            Rect::new(10.0, 10.0, 90.0, 30.0),
            Rect::new(10.0, 60.0, 90.0, 80.0),
        );
        let engine =
            Played::new().then(vec![line("下一行", 0.9, lower), line("上一行", 0.9, upper)]);
        let sheet = read(&page(), &engine).unwrap();
        assert_eq!(
            (sheet.size, sheet.turned, sheet.source),
            ((300, 200), 0, Source::Pixels)
        );
        assert_eq!(
            sheet
                .lines
                .iter()
                .map(|l| l.text.as_str())
                .collect::<Vec<_>>(),
            ["上一行", "下一行"]
        );
        assert!(sheet.seals.is_empty() && sheet.codes.is_empty());
        assert!(
            sheet
                .measures
                .confidence
                .is_some_and(|c| (c - 0.9).abs() < 1e-3)
        );
    }

    #[test]
    fn a_page_on_its_side_is_turned_and_read_again() {
        let upright = line("营业执照", 0.99, Rect::new(10.0, 100.0, 190.0, 120.0));
        let turned = turn::clockwise(&page().pixels, 3);
        let engine = Played::new()
            .knows(&page().pixels, vec![downward("营业执照")])
            .knows(&turned, vec![upright.clone()]);
        let sheet = read(&page(), &engine).unwrap();
        assert_eq!((sheet.turned, sheet.size), (3, (200, 300)));
        assert_eq!(sheet.lines, [upright]);
    }

    #[test]
    fn a_turn_that_reads_no_better_is_not_taken() {
        let engine = Played::new()
            .then(vec![downward("营业执照")])
            .then(Vec::new());
        let sheet = read(&page(), &engine).unwrap();
        assert_eq!((sheet.turned, sheet.size), (0, (300, 200)));
        assert_eq!(sheet.lines.len(), 1);
    }

    #[test]
    fn text_of_the_file_itself_is_taken_as_it_is() {
        let mut page = page();
        let own = Line {
            glyphs: Vec::new(),
            sharpness: None,
            ..line("统一社会信用代码", 1.0, Rect::new(10.0, 10.0, 200.0, 30.0))
        };
        page.origin.text = Some(vec![own.clone()]);
        let sheet = read(&page, &Played::new()).unwrap();
        assert_eq!((sheet.source, sheet.lines), (Source::TextLayer, vec![own]));
        assert_eq!(sheet.origin.text, None);
    }

    #[test]
    fn what_the_engine_cannot_do_is_said() {
        assert!(matches!(
            read(&page(), &Played::new()),
            Err(EngineError::NothingStored)
        ));
    }
}
