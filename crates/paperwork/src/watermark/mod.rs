//! Puts a purpose across a copy of a page, so that the copy serves nothing else.
//!
//! [`letters`] draws the text, [`lay`] lays it over the page, [`fit`] makes a JPEG a channel takes, [`reads`] compares what can be read of it
//! with what could be read before. When something was lost that a copy without a watermark holds, the watermark is laid more lightly,
//! most of all over what was lost, a few times; the best is kept and what is still lost is said. It is never left out anywhere, and stays plainly
//! seen between the lines. [`crew`] makes many copies at once. Opens no file; the original's octets are never touched.

pub mod crew;
pub mod fit;
pub mod lay;
pub mod letters;
pub mod reads;

use image::{RgbImage, imageops};
use reading::engine::{Engine, EngineError};
use reading::page::{Format, Origin, Page};
use reading::place::Rect;
use reading::sheet::{self, Sheet};

use self::fit::{Fitted, Limits};
use self::lay::{Eased, Manner};
use self::letters::Text;
use self::reads::{Lost, Reading, Wanted};

/// Why there is no watermark.
#[derive(Debug, thiserror::Error)]
pub enum WatermarkError {
    /// The text holds no character.
    #[error("the text is empty")]
    Empty,
    /// These characters have no glyph.
    #[error("no glyph for {0:?}")]
    NoGlyph(Vec<char>),
    /// The face in the program cannot be used.
    #[error("the face cannot be read")]
    Face,
    /// The page cannot be written as JPEG.
    #[error("the page cannot be encoded")]
    Encode,
    /// The page cannot be read, so nothing can be compared.
    #[error("the page cannot be read")]
    Engine(#[from] EngineError),
}

/// Something about a made copy that should be looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doubt {
    /// Fields, lines or QR codes read otherwise under the lightest watermark.
    Covered(Lost),
    /// Nothing was surely read before, so nothing could be compared.
    Unread,
    /// More octets than the channel takes, and smaller would not be readable.
    TooLarge {
        /// What it has.
        octets: u64,
        /// The most there may be.
        most: u64,
    },
    /// A side is smaller than the channel takes.
    TooSmall {
        /// The short side, pixels.
        side: u32,
        /// The least it may be.
        least: u32,
    },
    /// Lines of text are lower than what reads well.
    SmallText {
        /// Their middle height, pixels.
        height: f32,
    },
    /// One side of an ID card, where both are asked for in one file.
    Apart,
}

/// A copy with its watermark.
#[derive(Clone, Debug)]
pub struct Made {
    /// The JPEG.
    pub fitted: Fitted,
    /// How strongly the watermark was laid, 0 to 1.
    pub opacity: f32,
    /// What was compared, and lost.
    pub lost: Lost,
    /// Whether it shows one side of an ID card without the other.
    pub one_side: bool,
    /// What should be looked at.
    pub doubts: Vec<Doubt>,
}

/// How much of the strength is left over a place each time it is lost.
const EASE: f32 = 0.6;

/// The least that is left of the strength anywhere: a part without a watermark could be cut out and used for something else.
const LEAST_EASE: f32 = 0.25;

/// How far around a line it is lighter, of the line's height.
const ROOM: f32 = 0.4;

/// Strengths tried one after another; always in one place, for moved it would cross other lines.
const STEPS: [Manner; 4] = [
    step(0.30, 0.0),
    step(0.28, 0.0),
    step(0.24, 0.0),
    step(0.20, 0.0),
];

/// Where nothing can be compared.
const UNCOMPARED: [Manner; 1] = [step(0.19, 0.0)];

const fn step(opacity: f32, shift: f32) -> Manner {
    Manner { opacity, shift }
}

/// Height of the watermark's letters, of the page's long side.
const LETTERS: f32 = 0.026;

/// The longest a text may be on the page, of its long side; a longer one is set smaller.
const LONGEST: f32 = 0.8;

/// Makes a copy of a page with the text across it, fitted to the limits.
pub fn make(
    page: &Page,
    text: &Text,
    limits: &Limits,
    engine: &dyn Engine,
) -> Result<Made, WatermarkError> {
    let before = Reading::of(read(page.pixels.clone(), engine)?);
    let upright = turned(&page.pixels, before.sheet.turned);
    let long = upright.width().max(upright.height()) as f32;
    let stamp = text.stamp((long * LETTERS).min(long * LONGEST / text.length))?;
    let line = before.sheet.measures.line_height;
    let mut wanted = Wanted::of(&before);
    let comparable = !wanted.is_empty();
    let scale = |fitted: &Fitted| fitted.size.0 as f32 / upright.width().max(1) as f32;
    let steps: &[Manner] = match comparable {
        true => &STEPS,
        false => &UNCOMPARED,
    };
    let mut best: Option<Made> = None;
    // Over what must be read it is lighter from the beginning.
    let mut eased: Vec<Eased> = wanted.places().map(|place| (around(place), EASE)).collect();
    let mut steady = false;
    for manner in steps {
        let fitted = fit::fit(&lay::lay(&upright, &stamp, *manner, &eased), line, limits)?;
        let mut lost = Lost::default();
        if comparable {
            let after = reread(&fitted, &before.sheet, scale(&fitted), engine)?;
            let mut missing = wanted.missing(&after, scale(&fitted));
            // Two readings differ by themselves: what a copy without a watermark does not hold either was not lost under it.
            if missing.0.all() > 0 && !steady {
                let unmarked = fit::fit(&upright, line, limits)?;
                let size = scale(&unmarked);
                wanted.steady(&reread(&unmarked, &before.sheet, size, engine)?, size);
                steady = true;
                missing = wanted.missing(&after, scale(&fitted));
            }
            lost = missing.0;
            for part in missing.1 {
                ease(&mut eased, around(part));
            }
            for (_, share) in &mut eased {
                *share = (*share * EASE).max(LEAST_EASE);
            }
        }
        if best
            .as_ref()
            .is_none_or(|best| lost.all() < best.lost.all())
        {
            best = Some(Made {
                doubts: fitted.doubts.clone(),
                fitted,
                opacity: manner.opacity,
                lost,
                one_side: before.one_side(),
            });
        }
        if lost.all() == 0 {
            break;
        }
    }
    let mut made = best.ok_or(WatermarkError::Encode)?;
    if made.lost.all() > 0 {
        made.doubts.insert(0, Doubt::Covered(made.lost));
    } else if made.lost.of + made.lost.of_fields == 0 {
        made.doubts.insert(0, Doubt::Unread);
    }
    Ok(made)
}

/// A place with room around it: letters that touch a line are found as one with it.
fn around(part: Rect) -> Rect {
    let room = part.height() * ROOM;
    Rect::new(
        part.left - room,
        part.top - room,
        part.right + room,
        part.bottom + room,
    )
}

/// Makes the watermark lighter over a place; one that was eased before is eased again, down to the least.
fn ease(eased: &mut Vec<Eased>, part: Rect) {
    match eased.iter_mut().find(|(there, _)| *there == part) {
        Some((_, share)) => *share = (*share * EASE).max(LEAST_EASE),
        None => eased.push((part, EASE)),
    }
}

/// Reads pixels, whatever text the file itself held: the copy will hold pixels only.
fn read(pixels: RgbImage, engine: &dyn Engine) -> Result<Sheet, WatermarkError> {
    let origin = Origin::plain(Format::Jpeg, pixels.dimensions());
    Ok(sheet::read(&Page { pixels, origin }, engine)?)
}

/// Reads a copy as it will be uploaded.
fn reread(
    fitted: &Fitted,
    page: &Sheet,
    scale: f32,
    engine: &dyn Engine,
) -> Result<Reading, WatermarkError> {
    let decoded = image::load_from_memory(&fitted.jpeg).map_err(|_| WatermarkError::Encode)?;
    let sheet = read(decoded.to_rgb8(), engine)?;
    Ok(Reading::under(sheet, page, scale))
}

/// A page turned by quarter turns clockwise.
fn turned(pixels: &RgbImage, quarters: u8) -> RgbImage {
    match quarters % 4 {
        1 => imageops::rotate90(pixels),
        2 => imageops::rotate180(pixels),
        3 => imageops::rotate270(pixels),
        _ => pixels.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;
    use reading::engine::{Played, played};
    use reading::sheet::Line;

    const LIMITS: Limits = Limits {
        octets: 4_000_000,
        side_min: None,
        side_max: None,
    };

    fn page() -> Page {
        Page {
            pixels: RgbImage::from_pixel(900, 600, Rgb([245; 3])),
            origin: Origin::plain(Format::Jpeg, (900, 600)),
        }
    }

    fn lines(code: &str) -> Vec<Line> {
        let line = |text: &str, top: f32| {
            played::line(
                text,
                0.98,
                Rect::new(
                    90.0,
                    top,
                    90.0 + 24.0 * text.chars().count() as f32,
                    top + 30.0,
                ),
            )
        };
        vec![
            line("名称杭州灵动样本文化传媒有限公司", 100.0),
            line(code, 200.0),
        ]
    }

    fn text() -> Text {
        Text::new("仅供抖音店铺关闭使用 2026-11-22").unwrap()
    }

    #[test]
    fn a_copy_that_reads_the_same_keeps_the_strongest_watermark() {
        let engine = Played::new()
            .then(lines("91330106MA2TEST01X"))
            .then(lines("91330106MA2TEST01X"));
        let made = make(&page(), &text(), &LIMITS, &engine).unwrap();
        assert_eq!((made.opacity, made.lost.of, made.lost.all()), (0.30, 2, 0));
        assert!(made.doubts.is_empty());
    }

    #[test]
    fn a_line_that_changes_without_a_watermark_too_is_no_loss() {
        let engine = Played::new()
            .then(lines("91330106MA2TEST01X"))
            .then(lines("91330106MA2TEST0IX"))
            .then(lines("91330106MA2TEST0IX"));
        let made = make(&page(), &text(), &LIMITS, &engine).unwrap();
        assert_eq!((made.opacity, made.lost.of, made.lost.all()), (0.30, 1, 0));
        assert!(made.doubts.is_empty());
    }

    #[test]
    fn a_code_that_changed_makes_it_lighter_until_it_reads() {
        let engine = Played::new()
            .then(lines("91330106MA2TEST01X"))
            .then(lines("91330106MA2TEST0IX"))
            .then(lines("91330106MA2TEST01X"))
            .then(lines("91330106MA2TE5T01X"))
            .then(lines("91330106MA2TEST01X"));
        let made = make(&page(), &text(), &LIMITS, &engine).unwrap();
        assert_eq!((made.opacity, made.lost.all()), (0.24, 0));
    }

    #[test]
    fn what_is_lost_again_and_again_keeps_some_watermark() {
        let mut eased = Vec::new();
        for _ in 0..20 {
            ease(&mut eased, Rect::new(0.0, 0.0, 9.0, 9.0));
        }
        assert_eq!(eased, [(Rect::new(0.0, 0.0, 9.0, 9.0), LEAST_EASE)]);
        let lightest = STEPS.iter().map(|step| step.opacity).fold(1.0, f32::min);
        assert!(lightest * LEAST_EASE >= 0.05 - f32::EPSILON);
    }

    #[test]
    fn what_never_reads_is_kept_and_said() {
        let mut engine = Played::new()
            .then(lines("91330106MA2TEST01X"))
            .then(lines("91330106MA2TEST0IX"))
            .then(lines("91330106MA2TEST01X"));
        for _ in 1..STEPS.len() {
            engine = engine.then(lines("91330106MA2TEST0IX"));
        }
        let made = make(&page(), &text(), &LIMITS, &engine).unwrap();
        assert_eq!(
            made.doubts,
            [Doubt::Covered(Lost {
                lines: 1,
                of: 2,
                ..Lost::default()
            })]
        );
        assert!(!made.fitted.jpeg.is_empty());
    }

    #[test]
    fn a_page_nobody_can_read_is_marked_and_said() {
        let engine = Played::new()
            .then(Vec::new())
            .then(Vec::new())
            .then(Vec::new())
            .then(Vec::new());
        let made = make(&page(), &text(), &LIMITS, &engine).unwrap();
        assert_eq!(made.doubts, [Doubt::Unread]);
        let copy = image::load_from_memory(&made.fitted.jpeg)
            .unwrap()
            .to_rgb8();
        assert!(
            copy.pixels().any(|p| p.0[0] < 225),
            "the watermark is there"
        );
    }
}
