//! Holds thumbnails to what they must not show.

use std::collections::BTreeMap;

use image::GenericImageView as _;
use papers::field::Field;
use reading::page::{Format, Origin};
use reading::place::Quad;
use reading::quality::{Colour, Measures};
use reading::sheet::{Line, Source};

use super::*;

fn sheet(lines: Vec<Line>, turned: u8, size: (u32, u32)) -> Sheet {
    Sheet {
        size,
        turned,
        origin: Origin::plain(Format::Jpeg, size),
        source: Source::Pixels,
        lines,
        watermark: None,
        seals: Vec::new(),
        codes: Vec::new(),
        measures: Measures {
            sides: size,
            line_height: None,
            sharpness: None,
            laplacian: 0.0,
            confidence: None,
            paper: 255.0,
            glare: 0.0,
            contrast: 200.0,
            shadow: 0.0,
            skew: 0.0,
            cut: Vec::new(),
            colour: Colour::Colour,
            red: 0.0,
        },
    }
}

fn line(text: &str, place: Rect) -> Line {
    Line {
        text: text.to_owned(),
        confidence: 0.99,
        place: Quad::of(place),
        glyphs: Vec::new(),
        sharpness: Some(0.5),
    }
}

fn paper(kind: Kind, place: Option<Rect>) -> Paper {
    let field = |place| Field {
        value: None,
        raw: String::new(),
        place,
        confidence: 0.9,
        repair: None,
    };
    Paper {
        file: 0,
        page: 0,
        region: Rect::new(0.0, 0.0, 2000.0, 1000.0),
        kind,
        certainty: 1.0,
        edition: None,
        holder: None,
        fields: place
            .map(|place| BTreeMap::from([(Name::IdNumber, field(place))]))
            .unwrap_or_default(),
    }
}

/// Black and white stripes, as fine print is.
fn stripes() -> RgbImage {
    RgbImage::from_fn(2000, 1000, |x, _| {
        Rgb([if x / 8 % 2 == 0 { 0 } else { 255 }; 3])
    })
}

fn shown(sheet: &Sheet, papers: &[Paper], private: bool) -> image::DynamicImage {
    let made = make(&stripes(), sheet, papers, Manner { private }).unwrap();
    image::load_from_memory(&made.jpeg).unwrap()
}

/// How much neighbouring pixels of a row differ, at most.
fn detail(picture: &image::DynamicImage, place: (u32, u32, u32, u32)) -> u8 {
    let grey = picture
        .crop_imm(place.0, place.1, place.2, place.3)
        .to_luma8();
    let values: Vec<u8> = grey.pixels().map(|p| p.0[0]).collect();
    values.iter().max().unwrap() - values.iter().min().unwrap()
}

#[test]
fn a_private_number_is_painted_over_and_the_rest_is_not() {
    let number = Rect::new(800.0, 700.0, 1600.0, 900.0);
    let sheet = sheet(Vec::new(), 0, (2000, 1000));
    let papers = [paper(Kind::IdPortrait, Some(number))];
    let hidden = shown(&sheet, &papers, false);
    assert_eq!(hidden.dimensions(), (1000, 500));
    assert!(detail(&hidden, (420, 370, 360, 60)) < 12);
    assert!(detail(&hidden, (20, 20, 360, 60)) > 200);
    assert!(detail(&shown(&sheet, &papers, true), (420, 370, 360, 60)) > 200);
}

#[test]
fn a_line_with_a_phone_is_painted_over_on_any_paper() {
    let place = Rect::new(0.0, 0.0, 1000.0, 200.0);
    let sheet = sheet(vec![line("电话13800138000", place)], 0, (2000, 1000));
    let hidden = shown(&sheet, &[paper(Kind::Application, None)], false);
    assert!(detail(&hidden, (10, 10, 480, 80)) < 12);
}

#[test]
fn an_id_card_whose_number_was_not_found_is_shown_too_coarse_to_read() {
    let sheet = sheet(Vec::new(), 0, (2000, 1000));
    let hidden = shown(&sheet, &[paper(Kind::IdPortrait, None)], false);
    assert!(detail(&hidden, (100, 100, 800, 300)) < 60);
}

#[test]
fn a_turned_page_is_shown_as_it_reads() {
    let sheet = sheet(Vec::new(), 1, (1000, 2000));
    assert_eq!(shown(&sheet, &[], true).dimensions(), (500, 1000));
}
