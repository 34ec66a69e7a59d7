//! Tests the real engine on a drawn slip of paper, turned, torn and hostile, and holds the models to their digests.

use std::sync::LazyLock;

use image::{Rgb, imageops};
use sha2::{Digest, Sha256};

use super::*;
use crate::page::{Format, Origin, Page};
use crate::sheet;

/// What is written on the slip (drawn with the fonts letters are set in).
const SAID: [&str; 4] = [
    "营业执照样本",
    "91330106MA2B1Q0X7K",
    "杭州灵动样本文化传媒有限公司",
    "2019年03月07日",
];

static ENGINE: LazyLock<Neural> = LazyLock::new(|| Neural::new(2, 1).unwrap());

fn slip() -> RgbImage {
    let octets = include_bytes!("../../../tests/pictures/slip.png");
    image::load_from_memory(octets).unwrap().to_rgb8()
}

fn page(pixels: RgbImage) -> Page {
    Page {
        origin: Origin::plain(Format::Png, pixels.dimensions()),
        pixels,
    }
}

/// The lines' text, without spaces: whether a gap between words is one depends on its width.
fn said(lines: &[Line]) -> Vec<String> {
    let bare = |line: &Line| line.text.replace(' ', "");
    lines.iter().map(bare).collect()
}

#[test]
fn reads_every_line_of_a_slip() {
    let sheet = sheet::read(&page(slip()), &*ENGINE).unwrap();
    assert_eq!(said(&sheet.lines), SAID);
    assert_eq!(sheet.turned, 0);
    for line in &sheet.lines {
        assert!(line.confidence > 0.9, "{} {}", line.text, line.confidence);
        assert!(line.sharpness.unwrap() > 0.4);
        let glyphs: String = line.glyphs.iter().map(|g| g.char).collect();
        assert_eq!(glyphs, line.text);
        assert!(line.glyphs.windows(2).all(|pair| pair[0].at < pair[1].at));
        assert!(line.glyphs.iter().all(|g| (0.0..=1.0).contains(&g.at)));
    }
    // The eighteen characters of the code are about as wide as each other: the first stands at a thirty-sixth.
    let code = &sheet.lines[1];
    assert!(code.glyphs[0].at < 0.06 && code.glyphs[17].at > 0.92);
    assert!(code.place.bounds().left < 30.0 && code.place.height() < 50.0);
}

#[test]
fn reads_a_page_whichever_way_up_it_lies() {
    for (turn, lying) in [
        (1, imageops::rotate270(&slip())),
        (2, imageops::rotate180(&slip())),
        (3, imageops::rotate90(&slip())),
    ] {
        let sheet = sheet::read(&page(lying), &*ENGINE).unwrap();
        assert_eq!((sheet.turned, sheet.size), (turn, (512, 224)));
        assert_eq!(said(&sheet.lines), SAID);
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let slip = slip();
    let one = Neural::new(1, 1).unwrap().page(&slip).unwrap();
    let at_once: Vec<Vec<Line>> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..3)
            .map(|_| scope.spawn(|| ENGINE.page(&slip).unwrap()))
            .collect();
        started
            .into_iter()
            .map(|page| page.join().unwrap())
            .collect()
    });
    assert!(at_once.iter().all(|lines| *lines == one));
}

#[test]
fn a_strip_cut_out_before_is_read() {
    let strip = imageops::crop_imm(&slip(), 20, 84, 300, 40).to_image();
    let line = ENGINE.strip(&strip).unwrap();
    assert_eq!(line.text, "91330106MA2B1Q0X7K");
    let nothing = ENGINE
        .strip(&RgbImage::from_pixel(100, 48, Rgb([255; 3])))
        .unwrap();
    assert_eq!((nothing.text.as_str(), nothing.confidence), ("", 0.0));
}

#[test]
fn a_bare_strip_is_found() {
    let mut strip = RgbImage::from_pixel(600, 34, Rgb([250; 3]));
    let line = imageops::crop_imm(&slip(), 20, 86, 300, 34).to_image();
    imageops::replace(&mut strip, &line, 150, 0);
    let lines = ENGINE.page(&strip).unwrap();
    assert_eq!(said(&lines), ["91330106MA2B1Q0X7K"]);
    assert!((lines[0].place.bounds().left - 150.0).abs() < 12.0);
}

#[test]
fn hostile_pictures_end_and_say_nothing() {
    let plain = |w, h, value| RgbImage::from_pixel(w, h, Rgb([value; 3]));
    let slope = RgbImage::from_fn(300, 200, |x, y| {
        Rgb([(x / 2) as u8, y as u8, ((x + y) / 3) as u8])
    });
    for pixels in [
        RgbImage::new(0, 0),
        RgbImage::new(0, 9),
        plain(1, 1, 0),
        plain(1, 5000, 255),
        plain(5000, 1, 0),
        plain(300, 200, 0),
        plain(300, 200, 255),
        slope,
    ] {
        assert!(
            ENGINE.page(&pixels).unwrap().is_empty(),
            "{:?}",
            pixels.dimensions()
        );
        assert_eq!(
            ENGINE.strip(&pixels).unwrap().place.0[0],
            crate::place::Point::default()
        );
    }
}

#[test]
fn noise_is_not_text() {
    let mut state = 1u32;
    let noise = RgbImage::from_fn(320, 320, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(state >> 24) as u8; 3])
    });
    let lines = ENGINE.page(&noise).unwrap();
    assert!(lines.iter().all(|line| line.confidence < 0.9), "{lines:?}");
}

#[test]
fn the_models_are_those_the_card_names() {
    let card = include_str!("../../../models/README.md");
    let dictionary = include_bytes!("../../../models/ppocrv6_dict.txt");
    for (name, octets) in [
        ("PP-OCRv6_det_small.onnx", DETECTOR),
        ("PP-OCRv6_rec_small.onnx", RECOGNISER),
        ("ppocrv6_dict.txt", dictionary),
    ] {
        let digest: String = Sha256::digest(octets)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        let row = card.lines().find(|row| row.contains(name)).unwrap();
        assert!(row.contains(&digest), "{name}");
        let figures: String = row
            .split('|')
            .nth(2)
            .unwrap()
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        assert_eq!(figures.parse(), Ok(octets.len()));
    }
}
