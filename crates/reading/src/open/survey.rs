//! Goes through what a PDF page draws without drawing it: letters with their places, pictures, and what drawing will cost.
//!
//! Takes a page; gives a [`Survey`] in points of the upright page. Stops when drawing would cost more than [`BUDGET`]: drawing itself cannot be
//! stopped. Decodes no picture.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::TransformExt;
use hayro::hayro_interpret::font::{FontQuery, Glyph};
use hayro::hayro_interpret::hayro_cmap::{BfString, CidFamily};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape};

/// What drawing a page may cost, in units of about two microseconds (measured: see the tests of `portable`).
const BUDGET: f64 = 1_500_000.0;

/// The most pixels a picture may be stretched to.
const STRETCHED: f64 = 64_000_000.0;

/// What a page is made of.
#[derive(Default)]
pub(super) struct Survey {
    /// Letters that are shown, in the order they are drawn.
    pub(super) letters: Vec<Letter>,
    /// How many letters are shown of which nobody can tell what they are.
    pub(super) mute: usize,
    /// Pictures, in the order they are drawn.
    pub(super) pictures: Vec<Picture>,
    /// A font for Chinese that is not in the file is used.
    pub(super) foreign: bool,
}

/// A letter on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    /// What it is; mostly one character.
    pub(super) text: String,
    /// Where its baseline begins, points from the top left corner.
    pub(super) at: Point,
    /// One em along the line, points.
    pub(super) along: (f64, f64),
    /// One em upward, points.
    pub(super) up: (f64, f64),
    /// How far it reaches along the line, ems.
    pub(super) advance: f64,
}

/// A picture on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Picture {
    /// Width and height of its pixels.
    pub(super) size: (u32, u32),
    /// The box it takes on the page, points.
    pub(super) place: Rect,
    /// It hides what is under it: it has no mask and is no stencil.
    pub(super) solid: bool,
}

/// What a survey that costs too much is stopped with.
struct Overspent;

/// Goes through a page that will be drawn at `scale` pixels a point.
///
/// Leaves by a panic of its own, which the caller must catch, when drawing would cost too much.
pub(super) fn survey<'a>(page: &'a Page<'a>, scale: f64) -> Survey {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, width.into(), height.into());
    let foreign = Arc::new(AtomicBool::new(false));
    let settings = settings(&foreign);
    let cache = InterpreterCache::new();
    let start = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(start, bounds, &cache, page.xref(), settings);
    let mut surveyor = Surveyor {
        found: Survey::default(),
        foreign,
        bounds,
        scale,
        spent: 0.0,
    };
    interpret_page(page, &mut context, &mut surveyor);
    surveyor.found
}

/// Settings that tell whether a font for Chinese is asked for that is not in the file.
pub(super) fn settings(foreign: &Arc<AtomicBool>) -> InterpreterSettings {
    let heard = Arc::clone(foreign);
    let standard = InterpreterSettings::default();
    let resolver = Arc::clone(&standard.font_resolver);
    InterpreterSettings {
        font_resolver: Arc::new(move |query| {
            if let FontQuery::Fallback(font) = query {
                let eastern = font.character_collection.as_ref().is_some_and(|c| {
                    matches!(
                        c.family,
                        CidFamily::AdobeGB1
                            | CidFamily::AdobeCNS1
                            | CidFamily::AdobeJapan1
                            | CidFamily::AdobeKorea1
                    )
                });
                if eastern {
                    heard.store(true, Ordering::Relaxed);
                }
            }
            resolver(query)
        }),
        ..standard
    }
}

struct Surveyor {
    found: Survey,
    foreign: Arc<AtomicBool>,
    bounds: Rect,
    scale: f64,
    spent: f64,
}

impl Surveyor {
    fn spend(&mut self, units: f64) {
        self.spent += units;
        // NaN is no price.
        if self.spent.is_nan() || self.spent > BUDGET {
            resume_unwind(Box::new(Overspent));
        }
    }

    /// Pixels of the page that a box covers.
    fn covered(&self, place: Rect) -> f64 {
        place.intersect(self.bounds).area() * self.scale * self.scale
    }

    fn paint(&mut self, paint: &Paint<'_>) {
        if matches!(paint, Paint::Pattern(_)) {
            self.spend(3000.0);
        }
    }

    fn path(&mut self, place: Rect, elements: usize, draw_mode: Option<&PathDrawMode>) {
        let mut price = 1.0 + elements as f64 / 8.0 + self.covered(place) / 2000.0;
        if let Some(PathDrawMode::Stroke(stroke)) = draw_mode {
            let dash: f64 = stroke.dash_array.iter().map(|&d| f64::from(d.abs())).sum();
            if !stroke.dash_array.is_empty() {
                // Every dash is a path, also outside the page.
                let length = (place.width() + place.height()) * elements as f64;
                price += length / dash.max(1e-9);
            }
        }
        self.spend(price);
    }
}

impl<'a> Device<'a> for Surveyor {
    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        if mask.is_some() {
            self.spend(200.0);
        }
    }

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(
        &mut self,
        path: &BezPath,
        transform: Affine,
        paint: &Paint<'a>,
        draw_mode: &PathDrawMode,
    ) {
        self.paint(paint);
        let place = transform.transform_rect_bbox(path.bounding_box());
        self.path(place, path.elements().len(), Some(draw_mode));
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.path(clip.path.bounding_box(), clip.path.elements().len(), None);
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        mode: BlendMode,
    ) {
        // Groups that change nothing are not made.
        let plain = opacity >= 1.0 && mask.is_none() && mode == BlendMode::Normal;
        self.spend(match (plain, mask.is_some()) {
            (true, _) => 5.0,
            (false, false) => 500.0,
            (false, true) => 5000.0,
        });
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        draw_mode: &GlyphDrawMode,
    ) {
        self.paint(paint);
        self.spend(3.0);
        let whole = transform * glyph_transform;
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map(f64::from),
            // Its drawing counts, and may hold pictures; what it says is not looked for in it.
            Glyph::Type3(drawn) => {
                let before = (self.found.letters.len(), self.found.mute);
                drawn.interpret(self, transform, glyph_transform, paint);
                self.found.letters.truncate(before.0);
                self.found.mute = before.1;
                None
            }
        };
        if matches!(draw_mode, GlyphDrawMode::Invisible) {
            return;
        }
        let letter = Letter::new(glyph.as_unicode(), whole, advance);
        match letter {
            Some(letter) if !self.bounds.contains(letter.at) => {}
            Some(letter) if letter.text.trim().is_empty() => self.found.letters.push(letter),
            Some(letter) if letter.text.chars().any(unknown) => self.found.mute += 1,
            Some(letter) => {
                let eastern = letter.text.chars().any(super::layer::eastern);
                self.found.foreign |= eastern && self.foreign.load(Ordering::Relaxed);
                self.found.letters.push(letter);
            }
            None => {
                self.found.foreign |= self.foreign.load(Ordering::Relaxed);
                self.found.mute += 1;
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let (width, height) = (image.width(), image.height());
        let (w, h) = (f64::from(width), f64::from(height));
        let place = transform.transform_rect_bbox(Rect::new(0.0, 0.0, w, h));
        let scaled = Affine::scale(self.scale) * transform;
        let across = (scaled * Point::new(w, 0.0) - scaled * Point::ZERO).hypot();
        let down = (scaled * Point::new(0.0, h) - scaled * Point::ZERO).hypot();
        // A picture that is made smaller in one direction is resampled to its full size on the page, seen or not.
        if (across < w || down < h) && across.max(1.0) * down.max(1.0) > STRETCHED {
            resume_unwind(Box::new(Overspent));
        }
        self.spend(20.0 + w * h / 100.0 + self.covered(place) / 200.0);
        let solid = match &image {
            Image::Stencil(_) => false,
            Image::Raster(raster) => {
                let dict = raster.stream().dict();
                !dict.contains_key("SMask")
                    && !dict.contains_key("Mask")
                    && !dict.contains_key("SMaskInData")
            }
        };
        self.found.pictures.push(Picture {
            size: (width, height),
            place: place.intersect(self.bounds),
            solid,
        });
        // What a large picture covers is the picture's: text laid under a scan may say anything.
        if solid && place.intersect(self.bounds).area() >= self.bounds.area() / 4.0 {
            self.found
                .letters
                .retain(|letter| !place.contains(letter.middle()));
        }
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// Characters that say nothing: replacements, private use, controls.
fn unknown(c: char) -> bool {
    c == '\u{FFFD}' || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..) || c.is_control()
}

impl Letter {
    fn new(text: Option<BfString>, whole: Affine, advance: Option<f64>) -> Option<Self> {
        let text = match text? {
            BfString::Char(c) => c.to_string(),
            BfString::String(s) => s,
        };
        // Glyph space has 1000 units an em.
        let at = whole * Point::ZERO;
        let along = whole * Point::new(1000.0, 0.0) - at;
        let up = whole * Point::new(0.0, 1000.0) - at;
        let wide = text.chars().any(super::layer::eastern);
        let advance = advance.unwrap_or(if wide { 1000.0 } else { 500.0 }) / 1000.0;
        let finite = [at.x, at.y, along.x, along.y, up.x, up.y, advance];
        finite.iter().all(|n| n.is_finite()).then_some(Self {
            text,
            at,
            along: (along.x, along.y),
            up: (up.x, up.y),
            advance,
        })
    }

    /// Its middle, points.
    pub(super) fn middle(&self) -> Point {
        let half = self.advance / 2.0;
        Point::new(
            self.at.x + self.along.0 * half + self.up.0 * 0.38,
            self.at.y + self.along.1 * half + self.up.1 * 0.38,
        )
    }
}
