//! Fits a page to what a channel takes: JPEG, so many octets, sides in a range.
//!
//! Takes pixels, limits and the height of the text, gives octets and what could not be kept. Lowers quality first, then size, and neither
//! below what stays readable: better a file that is too large, and says so, than one that nobody can read. The file holds pixels only:
//! nothing of what a camera wrote about place, time or device.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, RgbImage, imageops};

use super::{Doubt, WatermarkError};

/// Qualities tried at each size; at 75 lines read as before (0.1 points of character accuracy are lost only below 30).
const QUALITIES: [u8; 3] = [90, 82, 75];

/// How much smaller each next size is.
const SMALLER: f32 = 0.86;

/// Height of a line of text that reads well, pixels (measured: from 20 well, below 15 not).
pub const READABLE: f32 = 20.0;

/// The long side a page without known text is not made smaller than, pixels.
const LEAST_LONG: f32 = 1000.0;

/// What the place of upload takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most octets.
    pub octets: u64,
    /// The least either side may measure, pixels.
    pub side_min: Option<u32>,
    /// The most either side may measure, pixels.
    pub side_max: Option<u32>,
}

/// A page as a JPEG.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// Its octets.
    pub jpeg: Vec<u8>,
    /// Width and height, pixels.
    pub size: (u32, u32),
    /// JPEG quality, 1 to 100.
    pub quality: u8,
    /// What could not be kept.
    pub doubts: Vec<Doubt>,
}

/// Fits a page; `line` is the middle height of its lines, pixels.
pub fn fit(page: &RgbImage, line: Option<f32>, limits: &Limits) -> Result<Fitted, WatermarkError> {
    let long = page.width().max(page.height()).max(1) as f32;
    let largest = limits
        .side_max
        .map_or(1.0, |most| (most as f32 / long).min(1.0));
    let least = line.map_or(LEAST_LONG / long, |height| READABLE / height.max(1.0));
    let mut scale = largest;
    let mut best: Option<Fitted> = None;
    loop {
        let smaller = scaled(page, scale);
        let size = smaller.dimensions();
        for quality in QUALITIES {
            let jpeg = encode(&smaller, quality)?;
            let fits = jpeg.len() as u64 <= limits.octets;
            if fits || best.as_ref().is_none_or(|b| jpeg.len() < b.jpeg.len()) {
                best = Some(Fitted {
                    jpeg,
                    size,
                    quality,
                    doubts: Vec::new(),
                });
            }
            if fits {
                return finished(best, line.map(|h| h * scale), limits);
            }
        }
        let next = scale * SMALLER;
        if next < least || next * long < 64.0 {
            return finished(best, line.map(|h| h * scale), limits);
        }
        scale = next;
    }
}

/// Adds what could not be kept.
fn finished(
    best: Option<Fitted>,
    line: Option<f32>,
    limits: &Limits,
) -> Result<Fitted, WatermarkError> {
    let mut fitted = best.ok_or(WatermarkError::Encode)?;
    let octets = fitted.jpeg.len() as u64;
    if octets > limits.octets {
        fitted.doubts.push(Doubt::TooLarge {
            octets,
            most: limits.octets,
        });
    }
    let short = fitted.size.0.min(fitted.size.1);
    if let Some(least) = limits.side_min.filter(|least| short < *least) {
        fitted.doubts.push(Doubt::TooSmall { side: short, least });
    }
    if let Some(height) = line.filter(|height| *height < READABLE) {
        fitted.doubts.push(Doubt::SmallText { height });
    }
    Ok(fitted)
}

fn scaled(page: &RgbImage, scale: f32) -> RgbImage {
    if scale >= 1.0 {
        return page.clone();
    }
    let side = |v: u32| ((v as f32 * scale) as u32).max(1);
    imageops::resize(
        page,
        side(page.width()),
        side(page.height()),
        imageops::FilterType::CatmullRom,
    )
}

fn encode(page: &RgbImage, quality: u8) -> Result<Vec<u8>, WatermarkError> {
    let mut jpeg = Vec::new();
    let (width, height) = page.dimensions();
    JpegEncoder::new_with_quality(&mut jpeg, quality)
        .encode(page.as_raw(), width, height, ExtendedColorType::Rgb8)
        .map_err(|_| WatermarkError::Encode)?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn limits(octets: u64) -> Limits {
        Limits {
            octets,
            side_min: Some(256),
            side_max: None,
        }
    }

    /// A page no encoder makes small.
    fn noisy(width: u32, height: u32) -> RgbImage {
        let mut state = 7u32;
        RgbImage::from_fn(width, height, |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Rgb(state.to_be_bytes().map(|b| b / 2 + 64)[..3]
                .try_into()
                .unwrap())
        })
    }

    #[test]
    fn what_fits_keeps_its_size_and_best_quality() {
        let page = RgbImage::from_pixel(800, 600, Rgb([250; 3]));
        let fitted = fit(&page, Some(30.0), &limits(4_000_000)).unwrap();
        assert_eq!((fitted.size, fitted.quality), ((800, 600), 90));
        assert!(fitted.doubts.is_empty());
        assert_eq!(
            image::load_from_memory(&fitted.jpeg)
                .unwrap()
                .to_rgb8()
                .dimensions(),
            (800, 600)
        );
    }

    #[test]
    fn what_is_too_large_becomes_smaller_but_stays_readable() {
        let page = noisy(900, 700);
        let all = fit(&page, Some(60.0), &limits(u64::MAX))
            .unwrap()
            .jpeg
            .len() as u64;
        let fitted = fit(&page, Some(60.0), &limits(all / 4)).unwrap();
        assert!(fitted.jpeg.len() as u64 <= all / 4 && fitted.size.0 < 900);
        assert!(fitted.doubts.is_empty());
        // Text of 22 pixels may not become smaller: the file is too large, and that is said.
        let fitted = fit(&page, Some(22.0), &limits(all / 8)).unwrap();
        assert_eq!(fitted.size, (900, 700));
        assert!(matches!(&fitted.doubts[..], [Doubt::TooLarge { most, .. }] if *most == all / 8));
    }

    #[test]
    fn every_channel_gets_what_it_takes() {
        let page = noisy(2400, 1800);
        for channel in papers::channel::Channel::all() {
            assert!(channel.takes(reading::page::Format::Jpeg), "{channel:?}");
            let limits = Limits {
                octets: channel.most_octets,
                side_min: channel.side_min,
                side_max: channel.side_max,
            };
            let fitted = fit(&page, Some(60.0), &limits).unwrap();
            assert_eq!(fitted.doubts, [], "{}", channel.name);
            assert!(fitted.jpeg.len() as u64 <= channel.most_octets);
            let (width, height) = fitted.size;
            assert!(width.max(height) <= channel.side_max.unwrap_or(u32::MAX));
            assert!(width.min(height) >= channel.side_min.unwrap_or(0));
        }
    }

    #[test]
    fn sides_are_kept_in_their_range() {
        let range = Limits {
            octets: 4_000_000,
            side_min: Some(256),
            side_max: Some(1500),
        };
        let page = RgbImage::from_pixel(2000, 300, Rgb([250; 3]));
        let fitted = fit(&page, Some(24.0), &range).unwrap();
        assert_eq!(fitted.size, (1500, 225));
        assert_eq!(
            fitted.doubts,
            [
                Doubt::TooSmall {
                    side: 225,
                    least: 256
                },
                Doubt::SmallText { height: 18.0 }
            ]
        );
        assert_eq!(
            fit(&RgbImage::new(1, 1), None, &range).unwrap().size,
            (1, 1)
        );
    }

    #[test]
    fn the_same_page_gives_the_same_octets_and_nothing_of_the_camera() {
        let page = noisy(64, 64);
        let made = || fit(&page, None, &limits(4_000_000)).unwrap().jpeg;
        assert_eq!(made(), made());
        assert!(!made().windows(4).any(|w| w == b"Exif"));
    }
}
