//! Opens PDFs: counts their pages, draws one, takes its text.
//!
//! Takes the bytes; gives pages as pixels with their text layer where it can be trusted. Runs no script and asks for no password. A second
//! reader (lopdf) looks at the file first, because it bounds how far streams unpack and can be asked how the pages hang together.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hayro::hayro_syntax::page::Page as Leaf;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::kurbo::Rect;
use hayro::{RenderCache, RenderSettings};
use image::RgbImage;
use lopdf::{Dictionary, Document, LoadOptions, Object};

use super::survey::{self, Survey};
use super::{Limits, Refused, layer, sniff, toll};
use crate::page::{Format, Origin, Page};

/// How far all object streams of a file may unpack together, and each of them at least and at most, octets.
const INFLATED: (usize, usize, usize) = (64 << 20, 1 << 20, 16 << 20);

/// How deep a page tree may be; writers make trees of less than ten.
const DEEPEST: usize = 64;

/// The least longer side a page is drawn at, pixels.
const LEAST_SIDE: u32 = 700;

/// The share of a page that a scan covers.
const SCANNED: f64 = 0.7;

/// The most letters that a program that scans writes onto a page (its name, a page number).
const REMARKS: usize = 40;

/// Opens a PDF of at most `most` pages.
///
/// # Errors
/// [`Refused::Locked`], [`Refused::Damaged`], [`Refused::NoPages`], [`Refused::TooLarge`].
pub(super) fn open(bytes: &Arc<Vec<u8>>, most: usize) -> Result<Pdf, Refused> {
    let start = sniff::pdf_start(bytes).ok_or(Refused::Damaged)?;
    let own = bytes.get(start..).unwrap_or_default();
    foresee(own, most)?;
    let pdf = if start == 0 {
        Pdf::new(Arc::clone(bytes))
    } else {
        // Places in the file are counted from its mark by most writers.
        Pdf::new(own.to_vec())
    };
    pdf.map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Refused::Locked,
        _ => Refused::Damaged,
    })
}

/// Looks whether it is safe to open.
fn foresee(bytes: &[u8], most: usize) -> Result<(), Refused> {
    let streams = bytes.windows(7).filter(|w| w == b"/ObjStm").count().max(1);
    let (all, least, largest) = INFLATED;
    let options = LoadOptions {
        max_decompressed_size: Some((all / streams).clamp(least, largest)),
        ..LoadOptions::default()
    };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::UnsupportedSecurityHandler(_) => {
            Refused::Locked
        }
        _ => Refused::Damaged,
    })?;
    if doc.trailer.has(b"Encrypt") && !doc.was_encrypted() {
        return Err(Refused::Locked);
    }
    let root = doc
        .catalog()
        .and_then(|c| doc.get_dict_in_dict(c, b"Pages"))
        .map_err(|_| Refused::Damaged)?;
    match leaves(&doc, root, most)? {
        0 => Err(Refused::NoPages),
        found if found > most => Err(Refused::TooLarge {
            of: "pages",
            found: found as u64,
            most: most as u64,
        }),
        _ => Ok(()),
    }
}

/// How many pages a tree has. A tree that holds itself, or is too deep, is refused: the renderer would follow it to the end of its stack.
fn leaves(doc: &Document, root: &Dictionary, most: usize) -> Result<usize, Refused> {
    let mut todo = vec![(root, 0)];
    let mut seen = BTreeSet::new();
    let (mut found, mut nodes) = (0, 0_usize);
    while let Some((node, depth)) = todo.pop() {
        nodes += 1;
        // Nodes without a page in them are rare.
        if depth > DEEPEST || nodes > 20 * most + 1000 {
            return Err(Refused::Damaged);
        }
        let Ok(kids) = node.get_deref(b"Kids", doc).and_then(Object::as_array) else {
            found += usize::from(depth > 0);
            continue;
        };
        for kid in kids {
            let Ok((id, Object::Dictionary(kid))) = doc.dereference(kid) else {
                continue;
            };
            if kid.has(b"Kids") && id.is_some_and(|id| !seen.insert(id)) {
                return Err(Refused::Damaged);
            }
            todo.push((kid, depth + 1));
        }
    }
    // The catalogue says how many there are, when that is more than anybody wants to count.
    let said = root.get_deref(b"Count", doc).and_then(Object::as_i64);
    let said = said.ok().and_then(|n| usize::try_from(n).ok());
    Ok(match said {
        Some(said) if found > most => said.max(found),
        _ => found,
    })
}

/// Draws a page and takes its text.
///
/// # Errors
/// [`Refused::NoPages`], [`Refused::Damaged`], [`Refused::TooLarge`]. May panic: call it guarded.
pub(super) fn page(pdf: &Pdf, number: usize, limits: &Limits) -> Result<Page, Refused> {
    let leaf = pdf.pages().get(number).ok_or(Refused::NoPages)?;
    let (width, height) = leaf.render_dimensions();
    let longer = width.max(height);
    if !longer.is_finite() || longer <= 0.0 || !(width.min(height) > 0.0) {
        return Err(Refused::Damaged);
    }
    toll::look(leaf)?;
    // A pixmap has at most 65 535 pixels a side.
    let most = limits.render_long_side.clamp(1, 16_384);
    let found = survey::survey(leaf, f64::from(most) / f64::from(longer));
    let scan = scan(&found, leaf);
    let side = match scan {
        // Enlarging a scan shows nothing more, and would hide how small it is.
        Some((across, down)) => across.max(down).clamp(LEAST_SIDE.min(most), most),
        None => most,
    };
    let scale = side as f32 / longer;
    let pixels = draw(leaf, scale, side);
    let mut origin = Origin::plain(Format::Pdf, scan.unwrap_or(pixels.dimensions()));
    origin.drawn = scan.is_none();
    origin.fonts_missing = found.foreign;
    origin.cut_short = scan.is_some() && toll::cut_short(leaf);
    let trusted = found.foreign || !covered(&found, leaf);
    if trusted && layer::useful(&found.letters, found.mute, found.foreign) {
        origin.text = Some(layer::lines(&found.letters, scale.into()));
    }
    Ok(Page { pixels, origin })
}

fn area(leaf: &Leaf<'_>) -> f64 {
    let (width, height) = leaf.render_dimensions();
    f64::from(width) * f64::from(height)
}

/// Whether pictures that hide what is under them cover most of the page.
fn covered(found: &Survey, leaf: &Leaf<'_>) -> bool {
    let solid = found.pictures.iter().filter(|p| p.solid);
    solid.map(|p| p.place.area()).sum::<f64>() >= SCANNED * area(leaf)
}

/// The size of the picture a page consists of, when it is a scan: one picture, or strips of one, with hardly anything written beside it.
fn scan(found: &Survey, leaf: &Leaf<'_>) -> Option<(u32, u32)> {
    if found.letters.len() + found.mute > REMARKS {
        return None;
    }
    let all: f64 = found.pictures.iter().map(|p| p.place.area()).sum();
    if all < SCANNED * area(leaf) {
        return None;
    }
    let largest = found
        .pictures
        .iter()
        .max_by(|a, b| a.place.area().total_cmp(&b.place.area()))?;
    let place = largest.place;
    if place.area() >= SCANNED * all {
        return Some(largest.size);
    }
    // Strips or tiles: as many pixels as the whole would have at their density.
    let whole = found
        .pictures
        .iter()
        .fold(place, |all: Rect, p| all.union(p.place));
    let side = |size: u32, whole: f64, part: f64| {
        let pixels = f64::from(size) * whole / part.max(1e-3);
        pixels.round().clamp(1.0, 65_535.0) as u32
    };
    Some((
        side(largest.size.0, whole.width(), place.width()),
        side(largest.size.1, whole.height(), place.height()),
    ))
}

/// Draws a page on white, its longer side `most` pixels at most.
fn draw<'a>(leaf: &'a Leaf<'a>, scale: f32, most: u32) -> RgbImage {
    let (width, height) = leaf.render_dimensions();
    let pixels = |points: f32| (points * scale).round().clamp(1.0, most as f32) as u16;
    let (width, height) = (pixels(width), pixels(height));
    let settings = survey::settings(&Arc::new(AtomicBool::new(false)));
    let picture = hayro::render(
        leaf,
        &RenderCache::new(),
        &settings,
        &RenderSettings {
            x_scale: scale,
            y_scale: scale,
            width: Some(width),
            height: Some(height),
            bg_color: WHITE,
        },
    );
    let mut out = RgbImage::new(width.into(), height.into());
    // On white everything is opaque, so that premultiplied is plain.
    for (to, from) in out.pixels_mut().zip(picture.data()) {
        to.0 = [from.r, from.g, from.b];
    }
    out
}
