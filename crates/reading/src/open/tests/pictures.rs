//! Tests pictures: formats, orientation, transparency, limits, files cut short.

use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, Rgba, RgbaImage};
use proptest::prelude::*;

use super::super::*;
use super::made::{encoded, jpeg, oriented, picture, tiff};

fn page(bytes: Vec<u8>) -> Page {
    open(bytes, &Limits::default()).unwrap().page(0).unwrap()
}

#[test]
fn every_format_gives_its_pixels() {
    let made = picture(90, 60);
    for (format, of) in [
        (ImageFormat::Png, Format::Png),
        (ImageFormat::Bmp, Format::Bmp),
        (ImageFormat::WebP, Format::Webp),
        (ImageFormat::Tiff, Format::Tiff),
    ] {
        let page = page(encoded(made.clone(), format));
        assert_eq!(page.pixels, made, "{of:?}");
        assert_eq!(page.origin, crate::page::Origin::plain(of, (90, 60)));
    }
    let gif = page(encoded(made.clone(), ImageFormat::Gif));
    assert_eq!(
        (gif.origin.format, gif.pixels.dimensions()),
        (Format::Gif, (90, 60))
    );
    let photo = page(jpeg(90, 60));
    let apart = photo
        .pixels
        .pixels()
        .zip(made.pixels())
        .map(|(a, b)| i32::from(a[0]).abs_diff(b[0].into()))
        .sum::<u32>();
    assert!(apart / (90 * 60) < 20, "{apart}");
    assert_eq!(
        photo.origin,
        crate::page::Origin::plain(Format::Jpeg, (90, 60))
    );
}

#[test]
fn deep_grey_and_transparent_pixels_become_colours_on_white() {
    let clear = RgbaImage::from_fn(4, 4, |x, _| {
        if x < 2 {
            Rgba([0, 0, 0, 0])
        } else {
            Rgba([0, 0, 0, 255])
        }
    });
    let pixels = page(encoded(clear, ImageFormat::Png)).pixels;
    assert_eq!(
        (pixels.get_pixel(0, 0), pixels.get_pixel(3, 0)),
        (&Rgb([255; 3]), &Rgb([0; 3]))
    );
    let deep = image::ImageBuffer::from_fn(4, 4, |x, _| Luma([x as u16 * 0x5555]));
    let pixels = page(encoded(DynamicImage::ImageLuma16(deep), ImageFormat::Png)).pixels;
    assert_eq!(
        (pixels.get_pixel(0, 0), pixels.get_pixel(3, 0)),
        (&Rgb([0; 3]), &Rgb([255; 3]))
    );
    let cmyk = page(include_bytes!("../../../../../fixtures/exhibits/cmyk.jpg").to_vec());
    assert!(!cmyk.origin.cut_short);
    let palette = page(include_bytes!("../../../../../fixtures/exhibits/palette.png").to_vec());
    assert_eq!(palette.pixels.dimensions(), (96, 128));
}

#[test]
fn a_photograph_is_turned_as_its_file_says() {
    let plain = page(jpeg(80, 48));
    for orientation in 1..=8 {
        let turned = page(oriented(&jpeg(80, 48), orientation));
        assert_eq!(turned.origin.exif, orientation);
        assert_eq!(turned.origin.stored, (80, 48));
        let size = if orientation < 5 { (80, 48) } else { (48, 80) };
        assert_eq!(turned.pixels.dimensions(), size);
        // The corner that was at the top left.
        let (right, bottom) = (size.0 - 1, size.1 - 1);
        let corner = match orientation {
            1 | 5 => (0, 0),
            2 | 6 => (right, 0),
            3 | 7 => (right, bottom),
            _ => (0, bottom),
        };
        assert_eq!(
            turned.pixels.get_pixel(corner.0, corner.1),
            plain.pixels.get_pixel(0, 0)
        );
    }
    assert_eq!(page(oriented(&jpeg(80, 48), 9)).origin.exif, 1);
}

#[test]
fn a_jpeg_that_was_cut_short_is_decoded_and_says_so() {
    let whole = jpeg(160, 120);
    let whole_pixels = page(whole.clone()).pixels;
    let progressive = include_bytes!("../../../../../fixtures/exhibits/grey-progressive.jpg");
    assert!(!page(progressive.to_vec()).origin.cut_short);
    assert!(
        page(progressive[..progressive.len() - 20].to_vec())
            .origin
            .cut_short
    );
    let mut trailed = whole.clone();
    trailed.extend(b"\0\0maker's data \xFF\xD8\xFF\xE0 and more");
    assert!(!page(trailed).origin.cut_short);
    for share in [50, 70, 90, 99] {
        let mut cut = whole[..whole.len() * share / 100].to_vec();
        let short = page(cut.clone());
        assert!(short.origin.cut_short, "{share} %");
        assert_eq!(short.pixels.get_pixel(3, 3), whole_pixels.get_pixel(3, 3));
        // An end mark put behind does not make it whole.
        cut.extend([0xFF, 0xD9]);
        assert!(page(cut).origin.cut_short, "{share} % with an end mark");
    }
}

#[test]
fn damage_in_the_middle_of_a_jpeg_is_told() {
    let whole = jpeg(320, 240);
    let data = whole.windows(2).position(|w| w == [0xFF, 0xDA]).unwrap() + 14;
    let (mut told, mut all) = (0, 0);
    for at in (data..whole.len() - 200).step_by(211) {
        let mut damaged = whole.clone();
        damaged.drain(at..at + 50);
        all += 1;
        told += u32::from(page(damaged).origin.cut_short);
    }
    // Fifty octets that are missing, about one block: what follows may by chance give as many blocks as before. Measured: 220 of 246.
    assert!(told * 100 >= all * 85, "{told} of {all}");
    let mut zeroed = whole.clone();
    let half = whole.len() / 2;
    zeroed[half..half + 512].fill(0);
    assert!(page(zeroed).origin.cut_short);
}

#[test]
fn cut_short_files_without_pixels_to_show_are_damaged() {
    let made = picture(90, 60);
    for format in [
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Bmp,
        ImageFormat::Tiff,
        ImageFormat::Gif,
    ] {
        let whole = encoded(made.clone(), format);
        let half = open(whole[..whole.len() / 2].to_vec(), &Limits::default());
        assert_eq!(
            half.and_then(|f| f.page(0)).err(),
            Some(Refused::Damaged),
            "{format:?}"
        );
    }
}

#[test]
fn the_pages_of_a_tiff_are_told_apart() {
    let bytes = tiff(&[(20, 10, 0, false), (5, 3, 9, true), (30, 12, 200, false)]);
    let file = open(bytes.clone(), &Limits::default()).unwrap();
    assert_eq!((file.format(), file.pages()), (Format::Tiff, 2));
    let shade = |n| {
        file.page(n)
            .map(|p| (p.pixels.dimensions(), p.pixels.get_pixel(2, 2).0[0]))
    };
    assert_eq!(shade(0), Ok(((20, 10), 0)));
    assert_eq!(shade(1), Ok(((30, 12), 200)));
    // The last directory leads back to the first.
    let mut circle = bytes.clone();
    let first: [u8; 4] = bytes[4..8].try_into().unwrap();
    let end = circle.len() - 4;
    circle[end..].copy_from_slice(&first);
    assert_eq!(open(circle, &Limits::default()).unwrap().pages(), 2);
    let few = Limits {
        pages: 1,
        ..Limits::default()
    };
    assert_eq!(
        open(bytes, &few).err(),
        Some(Refused::TooLarge {
            of: "pages",
            found: 2,
            most: 1
        })
    );
}

#[test]
fn limits_are_asked_before_pixels_are_made() {
    let limits = Limits {
        octets: 200_000,
        side: 1000,
        pixels: 500_000,
        ..Limits::default()
    };
    let refused = |bytes: Vec<u8>| open(bytes, &limits).and_then(|f| f.page(0)).err();
    assert_eq!(
        refused(vec![0; 200_001]),
        Some(Refused::TooLarge {
            of: "octets",
            found: 200_001,
            most: 200_000
        })
    );
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let wide = encoded(GrayImage::new(1001, 4), format);
        assert_eq!(
            refused(wide),
            Some(Refused::TooLarge {
                of: "side",
                found: 1001,
                most: 1000
            })
        );
        let large = encoded(GrayImage::new(800, 800), format);
        assert_eq!(
            refused(large),
            Some(Refused::TooLarge {
                of: "pixels",
                found: 640_000,
                most: 500_000
            })
        );
    }
    // A header that promises four billion pixels.
    let mut bomb = encoded(GrayImage::new(8, 8), ImageFormat::Bmp);
    bomb[18..22].copy_from_slice(&60_000_i32.to_le_bytes());
    bomb[22..26].copy_from_slice(&60_000_i32.to_le_bytes());
    let refused = open(bomb, &Limits::default()).and_then(|f| f.page(0)).err();
    assert_eq!(
        refused,
        Some(Refused::TooLarge {
            of: "side",
            found: 60_000,
            most: 20_000
        })
    );
}

#[test]
fn large_pictures_are_reduced_and_say_how_large_they_were() {
    let large = encoded(
        GrayImage::from_pixel(6000, 3000, Luma([90])),
        ImageFormat::Jpeg,
    );
    let reduced = page(oriented(&large, 6));
    assert_eq!(reduced.origin.stored, (6000, 3000));
    assert_eq!(reduced.pixels.dimensions(), (1500, 3000));
    assert!(!reduced.origin.cut_short);
    assert!(reduced.pixels.pixels().all(|p| p.0[0].abs_diff(90) < 3));
    let cut = page(large[..large.len() / 2].to_vec());
    assert!(cut.origin.cut_short);
    let screenshot = encoded(GrayImage::from_pixel(5000, 10, Luma([7])), ImageFormat::Png);
    assert_eq!(page(screenshot).pixels.dimensions(), (4096, 8));
}

proptest! {
    /// No picture an encoder makes is called broken, whatever its size and contents.
    #[test]
    fn whole_pictures_are_whole(width in 1_u32..120, height in 1_u32..120, seed in any::<u32>(), quality in 1_u8..=100, grey: bool) {
        let made = image::RgbImage::from_fn(width, height, |x, y| {
            let n = (x ^ seed).wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(seed | 1));
            Rgb([n as u8, (n >> 8) as u8, (n >> 16) as u8])
        });
        let mut out = Vec::new();
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, quality);
        let made = DynamicImage::ImageRgb8(made);
        if grey { made.to_luma8().write_with_encoder(encoder) } else { made.write_with_encoder(encoder) }.unwrap();
        prop_assert_eq!(entropy::facts(&out), entropy::Facts { size: (width, height), coefficients: 0, whole: true });
        prop_assert_eq!(entropy::size(&out), (width, height));
    }
}
