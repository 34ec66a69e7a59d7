//! Makes the small picture of a page that stands in the report.
//!
//! Takes a page's pixels and what was read of it, gives a JPEG of at most [`LONG_SIDE`] pixels. Private numbers are painted over unless the
//! person asked to see them: a report is sent around more easily than a scan.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};
use papers::dossier::Paper;
use papers::field::Name;
use papers::kind::Kind;
use reading::place::Rect;
use reading::sheet::Sheet;

use super::mask;

/// The longer side of a thumbnail, pixels.
pub const LONG_SIDE: u32 = 1000;

/// How many pixels become one where a number must not be read and its place is not known.
const COARSE: u32 = 14;

/// JPEG quality, per cent.
const QUALITY: u8 = 72;

/// How thumbnails are made.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// ID numbers and phones stay visible.
    pub private: bool,
}

/// A small picture of a page.
#[derive(Clone, Debug)]
pub struct Thumbnail {
    /// JPEG.
    pub jpeg: Vec<u8>,
}

/// Makes one; `None` when there is nothing to show.
pub fn make(
    pixels: &RgbImage,
    sheet: &Sheet,
    papers: &[Paper],
    manner: Manner,
) -> Option<Thumbnail> {
    let (width, height) = pixels.dimensions();
    let scale = (f64::from(LONG_SIDE) / f64::from(width.max(height).max(1))).min(1.0);
    let side = |of: u32| ((f64::from(of) * scale).round() as u32).max(1);
    let small = imageops::resize(pixels, side(width), side(height), FilterType::Triangle);
    let mut small = match sheet.turned % 4 {
        1 => imageops::rotate90(&small),
        2 => imageops::rotate180(&small),
        3 => imageops::rotate270(&small),
        _ => small,
    };
    if !manner.private {
        for place in private(sheet, papers) {
            paint(&mut small, place, scale as f32);
        }
        if papers.iter().any(unplaced) {
            small = coarse(&small);
        }
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(&small)
        .ok()?;
    Some(Thumbnail { jpeg })
}

/// Where private numbers stand: private fields, and any line in which one is masked.
fn private(sheet: &Sheet, papers: &[Paper]) -> Vec<Rect> {
    let fields = papers
        .iter()
        .flat_map(|paper| &paper.fields)
        .filter(|(name, _)| name.private())
        .map(|(_, field)| field.place);
    let lines = sheet
        .lines
        .iter()
        .filter(|line| mask::text(&line.text) != line.text)
        .map(|line| line.place.bounds());
    fields.chain(lines).collect()
}

/// Whether a number is surely there and nobody knows where.
fn unplaced(paper: &Paper) -> bool {
    matches!(paper.kind, Kind::IdPortrait | Kind::PermitPortrait)
        && paper.field(Name::IdNumber).is_none()
}

/// The same picture, too coarse to read.
fn coarse(picture: &RgbImage) -> RgbImage {
    let (width, height) = picture.dimensions();
    let (w, h) = ((width / COARSE).max(1), (height / COARSE).max(1));
    let tiny = imageops::resize(picture, w, h, FilterType::Triangle);
    imageops::resize(&tiny, width, height, FilterType::Triangle)
}

fn paint(picture: &mut RgbImage, place: Rect, scale: f32) {
    let (width, height) = picture.dimensions();
    let clamp = |at: f32, most: u32| (at * scale).clamp(0.0, most as f32) as u32;
    let (left, right) = (clamp(place.left, width), clamp(place.right, width));
    let (top, bottom) = (clamp(place.top, height), clamp(place.bottom, height));
    for y in top..bottom {
        for x in left..right {
            picture.put_pixel(x, y, Rgb([90, 90, 90]));
        }
    }
}

#[cfg(test)]
mod tests;
