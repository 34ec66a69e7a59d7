//! Decodes a picture file: JPEG, PNG, WebP, BMP, GIF, one page of a TIFF.
//!
//! Takes the bytes; gives an upright page of at most [`LONG_SIDE`] pixels a side, transparency laid on white. Asks the header for the size
//! before a pixel is decoded and never holds more than [`DECODED`] octets of pixels.

use std::io::{BufRead, Cursor, Seek};

use image::metadata::Orientation;
use image::{
    DynamicImage, GrayImage, ImageDecoder, ImageError, ImageFormat, ImageReader, RgbImage, imageops,
};

use super::entropy::{self, Facts};
use super::{Limits, Refused};
use crate::page::{Format, Origin, Page};

/// The longer side of a page, pixels: what telephones of 12 megapixels make (4032, 4080, 4096) stays as it is, more is reduced.
pub(super) const LONG_SIDE: u32 = 4096;

/// The most octets of decoded pixels at a time. A JPEG that would take more is decoded at half, a quarter or an eighth of its size.
const DECODED: u64 = 256 << 20;

/// A JPEG of more pixels is decoded at a fraction of its size.
const WHOLE: u64 = 16 << 20;

/// The least longer side a JPEG is reduced to while it is decoded.
const REDUCED: u32 = 3000;

/// Decodes a picture of the format given (not a PDF); of a TIFF what `reader` shows as its first page.
///
/// # Errors
/// [`Refused::TooLarge`], [`Refused::Damaged`].
pub(super) fn decode(bytes: &[u8], format: Format, limits: &Limits) -> Result<Page, Refused> {
    if format == Format::Jpeg {
        return jpeg(bytes, limits);
    }
    read(Cursor::new(bytes), format, limits)
}

/// Decodes what a reader gives.
///
/// # Errors
/// As [`decode`].
pub(super) fn read(
    reader: impl BufRead + Seek,
    format: Format,
    limits: &Limits,
) -> Result<Page, Refused> {
    let decoder = decoder(reader, format)?;
    let stored = decoder.dimensions();
    allowed(stored, limits)?;
    let octets = decoder.total_bytes();
    if octets > DECODED {
        let of_each = octets / (u64::from(stored.0) * u64::from(stored.1)).max(1);
        return Err(Refused::TooLarge {
            of: "pixels",
            found: u64::from(stored.0) * u64::from(stored.1),
            most: DECODED / of_each.max(1),
        });
    }
    finish(decoder, format, stored)
}

fn decoder(reader: impl BufRead + Seek, format: Format) -> Result<impl ImageDecoder, Refused> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Webp => ImageFormat::WebP,
        Format::Bmp => ImageFormat::Bmp,
        Format::Gif => ImageFormat::Gif,
        Format::Tiff => ImageFormat::Tiff,
        Format::Pdf => return Err(Refused::Unknown),
    };
    let mut reader = ImageReader::with_format(reader, format);
    let mut memory = image::Limits::no_limits();
    memory.max_alloc = Some(2 * DECODED);
    reader.limits(memory);
    reader.into_decoder().map_err(damage)
}

fn finish(
    mut decoder: impl ImageDecoder,
    format: Format,
    stored: (u32, u32),
) -> Result<Page, Refused> {
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(damage)?;
    Ok(page(picture, format, stored, orientation))
}

fn page(
    picture: DynamicImage,
    format: Format,
    stored: (u32, u32),
    orientation: Orientation,
) -> Page {
    let mut upright = DynamicImage::ImageRgb8(flat(reduced(picture)));
    upright.apply_orientation(orientation);
    Page {
        pixels: upright.into_rgb8(),
        origin: Origin {
            exif: orientation.to_exif(),
            ..Origin::plain(format, stored)
        },
    }
}

/// A JPEG: looked through for its end first; a large one is decoded at a fraction of its size.
fn jpeg(bytes: &[u8], limits: &Limits) -> Result<Page, Refused> {
    let facts = entropy::facts(bytes);
    let (width, height) = facts.size;
    // A height of 0 is told behind the pixels, which few decoders know.
    if width == 0 || height == 0 {
        return Err(Refused::Damaged);
    }
    allowed(facts.size, limits)?;
    let pixels = u64::from(width) * u64::from(height);
    if facts.coefficients > DECODED {
        return Err(Refused::TooLarge {
            of: "pixels",
            found: pixels,
            most: pixels * DECODED / facts.coefficients,
        });
    }
    let mut page = if pixels > WHOLE {
        let orientation = decoder(Cursor::new(head(bytes)), Format::Jpeg)
            .and_then(|mut d| d.orientation().map_err(damage))
            .unwrap_or(Orientation::NoTransforms);
        page(
            fraction(bytes, facts)?,
            Format::Jpeg,
            facts.size,
            orientation,
        )
    } else {
        finish(
            decoder(Cursor::new(bytes), Format::Jpeg)?,
            Format::Jpeg,
            facts.size,
        )?
    };
    page.origin.cut_short = !facts.whole;
    Ok(page)
}

/// The beginning of a file, where a JPEG holds what is said about it.
fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len().min(1 << 20)).unwrap_or_default()
}

/// Decodes a large JPEG at a half, a quarter or an eighth, whichever is the least not below [`REDUCED`].
fn fraction(bytes: &[u8], facts: Facts) -> Result<DynamicImage, Refused> {
    // What is missing is taken as zeros once there is an end mark.
    let ended = std::io::Read::chain(bytes, [0xFF, 0xD9].as_slice());
    let mut decoder = jpeg_decoder::Decoder::new(ended);
    let (width, height) = facts.size;
    let part = |side: u32| {
        let side = u64::from(side) * u64::from(REDUCED) / u64::from(width.max(height)).max(1);
        u16::try_from(side).unwrap_or(u16::MAX).max(1)
    };
    let damaged = |_| Refused::Damaged;
    decoder.scale(part(width), part(height)).map_err(damaged)?;
    let data = decoder.decode().map_err(damaged)?;
    let info = decoder.info().ok_or(Refused::Damaged)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    let picture = match info.pixel_format {
        jpeg_decoder::PixelFormat::L8 => {
            GrayImage::from_raw(width, height, data).map(DynamicImage::ImageLuma8)
        }
        jpeg_decoder::PixelFormat::RGB24 => {
            RgbImage::from_raw(width, height, data).map(DynamicImage::ImageRgb8)
        }
        jpeg_decoder::PixelFormat::CMYK32 => {
            let ink = |c: u8, k: u8| (u16::from(c) * u16::from(k) / 255) as u8;
            let rgb = data
                .chunks_exact(4)
                .flat_map(|p| match *p {
                    [c, m, y, k] => [ink(c, k), ink(m, k), ink(y, k)],
                    _ => [255; 3],
                })
                .collect();
            RgbImage::from_raw(width, height, rgb).map(DynamicImage::ImageRgb8)
        }
        jpeg_decoder::PixelFormat::L16 => None,
    };
    picture.ok_or(Refused::Damaged)
}

/// Sides and pixels within the limits, and any at all.
fn allowed((width, height): (u32, u32), limits: &Limits) -> Result<(), Refused> {
    if width == 0 || height == 0 {
        return Err(Refused::Damaged);
    }
    let side = u64::from(width.max(height));
    if side > limits.side.into() {
        return Err(Refused::TooLarge {
            of: "side",
            found: side,
            most: limits.side.into(),
        });
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.pixels {
        return Err(Refused::TooLarge {
            of: "pixels",
            found: pixels,
            most: limits.pixels,
        });
    }
    Ok(())
}

/// At most [`LONG_SIDE`] a side, each pixel the mean of those it stands for.
fn reduced(picture: DynamicImage) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let longer = width.max(height);
    if longer <= LONG_SIDE {
        return picture;
    }
    let side = |side: u32| {
        let side = u64::from(side) * u64::from(LONG_SIDE) / u64::from(longer);
        u32::try_from(side).unwrap_or(LONG_SIDE).max(1)
    };
    // Without a picture of floating numbers in between, which `resize` makes.
    let (width, height) = (side(width), side(height));
    match picture {
        DynamicImage::ImageRgb8(p) => imageops::thumbnail(&p, width, height).into(),
        other => other.thumbnail_exact(width, height),
    }
}

/// Colours without transparency: on white.
fn flat(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut out = RgbImage::new(picture.width(), picture.height());
    for (to, from) in out.pixels_mut().zip(picture.pixels()) {
        let [r, g, b, alpha] = from.0;
        let alpha = u32::from(alpha);
        to.0 = [r, g, b].map(|c| ((u32::from(c) * alpha + 255 * (255 - alpha) + 127) / 255) as u8);
    }
    out
}

fn damage(error: ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooLarge {
            of: "octets",
            found: 2 * DECODED,
            most: 2 * DECODED,
        },
        _ => Refused::Damaged,
    }
}
