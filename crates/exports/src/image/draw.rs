//! Decodes a picture and draws it anew, small.
//!
//! Takes the octets of a whole JPEG, PNG, WebP, GIF or BMP, gives a [`Preview`] and whether every pixel was there. Never decodes more than
//! [`MOST_PIXELS`] or [`MOST_OCTETS`]; pictures that take more than [`ALONE`] are decoded one at a time, whatever the number of threads. Nothing of the file
//! but its look is in what is drawn: no EXIF, no colour profile, no pixel hidden by transparency.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

use image::codecs::jpeg::JpegEncoder;
use image::error::{ImageFormatHint, LimitError, LimitErrorKind};
use image::metadata::Orientation;
use image::{
    DynamicImage, GrayImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits,
    RgbImage,
};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use super::entropy;
use crate::facts::Preview;

/// Most pixels that are decoded: above what phones take by default (50 Mpx), below what a laptop's memory minds.
pub const MOST_PIXELS: u64 = 64_000_000;

/// Most octets of pixels, coefficients included, that one picture may take while it is decoded.
pub const MOST_OCTETS: u64 = 256 << 20;

/// Octets from which a picture is decoded while no other of that size is: more than twelve million pixels of a plain JPEG take.
const ALONE: u64 = 48 << 20;
/// What a PNG may unpack besides its pixels (a colour profile, a text, a line), octets: that is unpacked before its size is known.
const ASIDE: u64 = 16 << 20;

/// Quality of what is drawn, of 100.
const QUALITY: u8 = 70;

/// Scans of a progressive JPEG: encoders make about ten, optimisers a few tens; each costs a walk over the whole picture.
pub const MOST_SCANS: usize = 64;

static LARGE: Mutex<()> = Mutex::new(());

/// What decoding a picture tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Every pixel is there.
    Whole,
    /// Pixels are missing or wrong.
    Damaged,
    /// Not decoded: too large.
    TooLarge,
    /// Not decoded: a sort of picture that the decoders do not know, or know too badly to judge.
    Unknown,
}

/// Draws a picture (JPEG, PNG, WebP, GIF, BMP; the first one of a moving one) anew, upright, on white, its longest side at most `longest` pixels.
///
/// A damaged JPEG is drawn as far as it goes. `None` for any other failure.
#[must_use]
pub fn draw(octets: &[u8], longest: u32) -> Option<Preview> {
    drawn(octets, longest).0
}

/// The picture drawn anew, where that can be done, and what following it to its last pixel tells of it.
pub(super) fn decode(octets: &[u8], longest: u32) -> (Option<Preview>, Verdict) {
    let (preview, verdict) = drawn(octets, longest);
    if verdict == Verdict::TooLarge || !is_jpeg(octets) {
        return (preview, verdict);
    }
    let verdict = match (verdict, entropy::verdict(octets)) {
        (Verdict::Whole, followed) => followed,
        (_, Verdict::Damaged) => Verdict::Damaged,
        // The decoder takes offence at what is all there: it does not know this sort.
        _ => Verdict::Unknown,
    };
    (preview, verdict)
}

/// The picture drawn anew, and what the decoder says: for a JPEG, next to nothing.
fn drawn(octets: &[u8], longest: u32) -> (Option<Preview>, Verdict) {
    let drawn = catch_unwind(AssertUnwindSafe(|| match is_jpeg(octets) {
        true => jpeg(octets, longest),
        false => other(octets, longest),
    }));
    // A decoder that gives up in a panic has told nothing of the picture.
    drawn.unwrap_or((None, Verdict::Unknown))
}

fn is_jpeg(octets: &[u8]) -> bool {
    octets.starts_with(b"\xFF\xD8")
}

/// Decodes a JPEG as leniently as viewers do, to show what there is of it.
fn jpeg(octets: &[u8], longest: u32) -> (Option<Preview>, Verdict) {
    match pixels(octets) {
        Ok(decoded) => (small(decoded, longest), Verdict::Whole),
        Err(Trouble::TooLarge) => (None, Verdict::TooLarge),
        Err(Trouble::Damaged) => (None, Verdict::Damaged),
        Err(Trouble::Unknown) => (None, Verdict::Unknown),
    }
}

/// A picture as its file holds it.
struct Decoded {
    picture: DynamicImage,
    /// How to turn it.
    turn: Orientation,
    /// Held as long as the pixels are, where they are many.
    _alone: Option<MutexGuard<'static, ()>>,
}

/// Waits until pixels of that many octets may be decoded.
fn alone(takes: u64) -> Option<MutexGuard<'static, ()>> {
    (takes > ALONE).then(|| LARGE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Why a JPEG was not decoded.
enum Trouble {
    TooLarge,
    Damaged,
    Unknown,
}

impl From<DecodeErrors> for Trouble {
    fn from(error: DecodeErrors) -> Self {
        match error {
            DecodeErrors::Unsupported(_) => Self::Unknown,
            DecodeErrors::Format(what) if what.starts_with("Too many scans") => Self::Unknown,
            _ => Self::Damaged,
        }
    }
}

/// Decodes a JPEG.
fn pixels(octets: &[u8]) -> Result<Decoded, Trouble> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_max_scans(MOST_SCANS);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(octets), options);
    decoder.decode_headers()?;
    let info = decoder.info().ok_or(Trouble::Damaged)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    let colours = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => ColorSpace::Luma,
        Some(ColorSpace::MultiBand(_)) => return Err(Trouble::Unknown),
        _ => ColorSpace::RGB,
    };
    let count = u64::from(width) * u64::from(height);
    let each = match keeps_coefficients(octets) {
        true => 3 + 2 * u64::from(info.components),
        false => 3,
    };
    let takes = count.saturating_mul(each);
    if count > MOST_PIXELS || takes > MOST_OCTETS {
        return Err(Trouble::TooLarge);
    }
    let turn = decoder
        .exif()
        .and_then(|exif| Orientation::from_exif_chunk(exif))
        .unwrap_or(Orientation::NoTransforms);
    decoder.set_options(decoder.options().jpeg_set_out_colorspace(colours));
    let _alone = alone(takes);
    let pixels = decoder.decode()?;
    let picture = match colours {
        ColorSpace::Luma => GrayImage::from_raw(width, height, pixels).map(DynamicImage::from),
        _ => RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
    };
    Ok(Decoded {
        picture: picture.ok_or(Trouble::Damaged)?,
        turn,
        _alone,
    })
}

/// Whether a JPEG cannot be decoded row by row, so that two octets are kept for every sample: a progressive one, or one of a scan a colour.
fn keeps_coefficients(octets: &[u8]) -> bool {
    let mut at = 2_usize;
    let mut colours = 0;
    while let Some(&[0xFF, marker, high, low]) =
        octets.get(at..).and_then(|rest| rest.first_chunk())
    {
        let body = octets.get(at + 4..).unwrap_or_default();
        match marker {
            0xC0 | 0xC1 => colours = body.get(5).copied().unwrap_or_default(),
            0xDA => return body.first() != Some(&colours),
            _ => {}
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
    // Another sort of JPEG, or something between the segments: the dearer answer.
    true
}

/// Decodes a PNG, WebP, GIF or BMP.
fn other(octets: &[u8], longest: u32) -> (Option<Preview>, Verdict) {
    match frame(octets) {
        Ok(decoded) => (small(decoded, longest), Verdict::Whole),
        Err(ImageError::Limits(_)) => (None, Verdict::TooLarge),
        Err(ImageError::Unsupported(_)) => (None, Verdict::Unknown),
        Err(_) => (None, Verdict::Damaged),
    }
}

/// Decodes the first frame of a picture.
fn frame(octets: &[u8]) -> Result<Decoded, ImageError> {
    let too_large =
        || ImageError::Limits(LimitError::from_kind(LimitErrorKind::InsufficientMemory));
    let mut reader = ImageReader::new(Cursor::new(octets)).with_guessed_format()?;
    if !matches!(
        reader.format(),
        Some(ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif | ImageFormat::Bmp)
    ) {
        return Err(ImageError::Unsupported(ImageFormatHint::Unknown.into()));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(match reader.format() {
        Some(ImageFormat::Png) => ASIDE,
        _ => MOST_OCTETS,
    });
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let count = u64::from(width) * u64::from(height);
    let takes = decoder.total_bytes();
    if count > MOST_PIXELS || takes > MOST_OCTETS {
        return Err(too_large());
    }
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let _alone = alone(takes);
    Ok(Decoded {
        picture: DynamicImage::from_decoder(decoder)?,
        turn,
        _alone,
    })
}

/// Draws a picture small, upright and on white.
fn small(mut decoded: Decoded, longest: u32) -> Option<Preview> {
    let picture = &mut decoded.picture;
    let longest = longest.max(1);
    // Before pixels are mixed, since what is hidden must not be mixed in.
    if let DynamicImage::ImageRgba8(pixels) = picture {
        for pixel in pixels.pixels_mut() {
            let [red, green, blue, alpha] = pixel.0;
            pixel.0 = [
                on_white(red, alpha),
                on_white(green, alpha),
                on_white(blue, alpha),
                255,
            ];
        }
    }
    if picture.width().max(picture.height()) > longest {
        *picture = picture.thumbnail(longest, longest);
    }
    picture.apply_orientation(decoded.turn);
    let picture = if picture.color().has_alpha() {
        let mut flat = RgbImage::new(picture.width(), picture.height());
        for (to, from) in flat.pixels_mut().zip(picture.to_rgba8().pixels()) {
            let [red, green, blue, alpha] = from.0;
            to.0 = [
                on_white(red, alpha),
                on_white(green, alpha),
                on_white(blue, alpha),
            ];
        }
        flat
    } else {
        picture.to_rgb8()
    };
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(&picture)
        .ok()?;
    Some(Preview {
        size: picture.dimensions(),
        jpeg,
    })
}

/// One colour of a pixel over white.
fn on_white(colour: u8, alpha: u8) -> u8 {
    let (colour, alpha) = (u32::from(colour), u32::from(alpha));
    let mixed = (colour * alpha + 255 * (255 - alpha) + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, Rgba, RgbaImage};

    fn written(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut octets = Cursor::new(Vec::new());
        picture.into().write_to(&mut octets, format).unwrap();
        octets.into_inner()
    }

    fn gradient(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| {
            Rgb([(x * 7) as u8, (y * 5) as u8, (x ^ y) as u8])
        })
    }

    fn read(preview: &Preview) -> RgbImage {
        let picture = image::load_from_memory(&preview.jpeg).unwrap().to_rgb8();
        assert_eq!(picture.dimensions(), preview.size);
        picture
    }

    #[test]
    fn every_format_is_drawn_small_and_never_larger_than_it_is() {
        for format in [
            ImageFormat::Jpeg,
            ImageFormat::Png,
            ImageFormat::WebP,
            ImageFormat::Gif,
            ImageFormat::Bmp,
        ] {
            let octets = written(gradient(90, 60), format);
            let preview = draw(&octets, 45).unwrap();
            assert_eq!(preview.size, (45, 30), "{format:?}");
            read(&preview);
            assert_eq!(draw(&octets, 500).unwrap().size, (90, 60), "{format:?}");
            assert_eq!(decode(&octets, 45).1, Verdict::Whole, "{format:?}");
        }
    }

    #[test]
    fn what_is_transparent_is_white_and_what_is_hidden_does_not_show() {
        let picture = RgbaImage::from_fn(64, 64, |x, _| match x % 2 {
            0 => Rgba([0, 0, 0, 0]),
            _ => Rgba([255, 255, 255, 255]),
        });
        for (longest, side) in [(64, 64), (16, 16)] {
            let preview = draw(&written(picture.clone(), ImageFormat::Png), longest).unwrap();
            assert_eq!(preview.size, (side, side));
            assert!(
                read(&preview)
                    .pixels()
                    .all(|p| p.0.iter().all(|c| *c > 250))
            );
        }
    }

    #[test]
    fn a_jpeg_is_drawn_upright() {
        // Left half black; turned a quarter clockwise its upper half is.
        let picture = RgbImage::from_fn(64, 32, |x, _| Rgb([if x < 32 { 0 } else { 255 }; 3]));
        let plain = written(picture, ImageFormat::Jpeg);
        let exif = b"\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let turned = [&plain[..2], exif, &plain[2..]].concat();
        let preview = draw(&turned, 64).unwrap();
        assert_eq!(preview.size, (32, 64));
        let picture = read(&preview);
        assert!(picture.get_pixel(16, 4).0[0] < 20 && picture.get_pixel(16, 60).0[0] > 235);
    }

    #[test]
    fn a_jpeg_cut_to_a_tenth_is_damaged_and_what_is_left_is_drawn() {
        let octets = written(gradient(640, 480), ImageFormat::Jpeg);
        let mut cut = octets[..octets.len() / 10].to_vec();
        let (preview, verdict) = decode(&cut, 100);
        assert_eq!(
            (preview.unwrap().size, verdict),
            ((100, 75), Verdict::Damaged)
        );
        // An end that comes too early changes nothing.
        cut.extend(b"\xFF\xD9");
        assert_eq!(decode(&cut, 100).1, Verdict::Damaged);
    }

    #[test]
    fn what_is_no_picture_is_not_drawn() {
        for octets in [
            &b""[..],
            b"\xFF\xD8",
            b"\x89PNG\r\n\x1A\n",
            b"II*\0\x08\0\0\0",
            b"<html>",
        ] {
            assert_eq!(draw(octets, 100), None);
        }
    }
}
