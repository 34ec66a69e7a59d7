//! Tests PDFs: text layers, scans, turned pages, locked files, missing fonts.

use lopdf::{Object, dictionary};

use super::super::*;
use super::made::{self, Pdf, image, picture};
use crate::sheet::Line;

fn page(bytes: Vec<u8>) -> Page {
    open(bytes, &Limits::default()).unwrap().page(0).unwrap()
}

/// Forty letters from `!` on, twelve points tall.
const FORTY: &str =
    "BT /F 12 Tf 1 0 0 1 60 700 Tm (!\"#$%&'*+,-./0123456789:;<=>?@ABCDEFGHIJ) Tj ET ";

fn lines(page: &Page) -> Vec<&Line> {
    page.origin.text.as_ref().unwrap().iter().collect()
}

/// What the letters of a string mean in the font that is made here.
fn meant(letters: &str) -> String {
    letters
        .bytes()
        .map(|b| char::from_u32(0x4E00 + u32::from(b) - 0x21).unwrap())
        .collect()
}

#[test]
fn text_of_a_drawn_page_is_taken_with_its_places() {
    let page = page(Pdf::new().with_letters().pages(&[FORTY]));
    assert_eq!(
        (page.pixels.dimensions(), page.origin.drawn),
        ((1650, 2200), true)
    );
    let [line] = lines(&page)[..] else { panic!() };
    assert_eq!(
        line.text,
        meant("!\"#$%&'*+,-./0123456789:;<=>?@ABCDEFGHIJ")
    );
    // 2.75 pixels a point: the baseline at 100 points from the top, forty letters from 60 points on.
    let place = line.place.bounds();
    let near = |a: f32, b: f32| (a - b).abs() < 1.0;
    assert!(
        near(place.left, 60.0 * 2.75) && near(place.right, (60.0 + 40.0 * 12.0) * 2.75),
        "{place:?}"
    );
    assert!(
        near(place.top, (100.0 - 0.88 * 12.0) * 2.75)
            && near(place.bottom, (100.0 + 0.12 * 12.0) * 2.75),
        "{place:?}"
    );
    // Ink stands where the text says.
    let ink = |x: f32, y: f32| page.pixels.get_pixel(x as u32, y as u32).0[0] < 128;
    let rows = place.top as u32..place.bottom as u32;
    assert!(
        rows.clone()
            .any(|y| (place.left as u32..place.right as u32).any(|x| ink(x as f32, y as f32)))
    );
}

#[test]
fn spaced_letters_are_one_line_and_columns_are_two() {
    let spaced = "BT /F 10 Tf 12 Tc 1 0 0 1 60 500 Tm (AB) Tj ET BT /F 10 Tf 0 Tc 1 0 0 1 60 400 Tm (AB) Tj 1 0 0 1 100 400 Tm (CD) Tj ET ";
    // Half a letter lower and drawn twice, as bold; text that runs upward.
    let odd = "BT /F 10 Tf 1 0 0 1 60 300 Tm (XY) Tj 1 0 0 1 60.3 300 Tm (XY) Tj ET BT /F 10 Tf 0 1 -1 0 400 300 Tm (PQR) Tj ET";
    let page = page(
        Pdf::new()
            .with_letters()
            .pages(&[&[FORTY, spaced, odd].concat()]),
    );
    let texts: Vec<_> = lines(&page)
        .iter()
        .skip(1)
        .map(|l| l.text.clone())
        .collect();
    assert_eq!(texts, ["AB", "AB", "CD", "PQR", "XY"].map(meant));
    let upward = lines(&page)[4];
    assert!(
        upward.place.length() > 25.0 * 2.75 && upward.place.height() < 11.0 * 2.75,
        "{:?}",
        upward.place
    );
    let bounds = upward.place.bounds();
    assert!(bounds.height() > bounds.width());
}

#[test]
fn text_that_is_not_shown_or_too_little_is_not_taken() {
    let hidden = FORTY.replace("BT", "BT 3 Tr");
    assert_eq!(
        page(Pdf::new().with_letters().pages(&[&hidden]))
            .origin
            .text,
        None
    );
    let short = "BT /F 12 Tf 60 700 Td (ABCDEFG) Tj ET";
    assert_eq!(
        page(Pdf::new().with_letters().pages(&[short])).origin.text,
        None
    );
    let outside = FORTY.replace("60 700 Tm", "60 7000 Tm");
    assert_eq!(
        page(Pdf::new().with_letters().pages(&[&outside]))
            .origin
            .text,
        None
    );
    // Letters beside of which nobody can tell what they are: a control, private use.
    let mute = [
        FORTY,
        "BT /F 12 Tf 60 600 Td (\\001\\002\\003\\004\\005) Tj ET",
    ]
    .concat();
    assert_eq!(
        page(Pdf::new().with_letters().pages(&[&mute])).origin.text,
        None
    );
}

#[test]
fn a_scan_is_as_large_as_its_picture_and_text_under_it_is_not_believed() {
    let scan = "q 600 0 0 800 0 0 cm /Scan Do Q";
    for contents in [
        scan.to_owned(),
        [FORTY, scan].concat(),
        [&FORTY.replace("BT", "BT 3 Tr"), scan].concat(),
    ] {
        let page = page(
            Pdf::new()
                .with_letters()
                .with_scan(&picture(900, 1200))
                .pages(&[&contents]),
        );
        let origin = &page.origin;
        assert_eq!(
            (origin.stored, origin.drawn, &origin.text, origin.cut_short),
            ((900, 1200), false, &None, false)
        );
        assert_eq!(page.pixels.dimensions(), (900, 1200));
    }
    // A large scan is drawn at the size asked for; one laid sideways is upright.
    let mut sideways = Pdf::new().with_scan(&picture(3000, 4000));
    sideways.page.set("Rotate", 90);
    let page = page(sideways.pages(&[scan]));
    assert_eq!(
        (page.pixels.dimensions(), page.origin.stored),
        ((2200, 1650), (3000, 4000))
    );
}

#[test]
fn text_under_a_picture_is_not_believed_whatever_its_mask() {
    for octet in [0, 255] {
        let mut pdf = Pdf::new().with_letters();
        let mut mask = image((4, 4), "FlateDecode", vec![octet; 16]);
        mask.dict.remove(b"Filter");
        mask.dict.set("ColorSpace", "DeviceGray");
        let mask = pdf.doc.add_object(mask);
        let mut shown = image((90, 60), "DCTDecode", made::jpeg(90, 60));
        shown.dict.set("SMask", mask);
        let pdf = pdf.with("XObject", "Scan", shown);
        // A small one over some letters is enough; over none it does not matter.
        let over = "q 60 0 0 40 60 690 cm /Scan Do Q ";
        let beside = "q 60 0 0 40 60 500 cm /Scan Do Q ";
        let bytes = pdf.pages(&[
            &[FORTY, over].concat(),
            &[over, FORTY].concat(),
            &[FORTY, beside].concat(),
        ]);
        let file = open(bytes, &Limits::default()).unwrap();
        let told = |n: usize| file.page(n).unwrap().origin.text.is_some();
        assert_eq!([0, 1, 2].map(told), [false, true, true]);
        // It is no scan of ninety pixels either.
        assert!(file.page(0).unwrap().pixels.height() == 2200);
    }
}

#[test]
fn a_paper_pasted_beside_text_is_read_by_its_pixels() {
    // An identity card in its own size, in one picture, in strips, and with slanting letters upon it; a logo; a ground with text upon it.
    let card = "q 243 0 0 153 200 300 cm /Scan Do Q ";
    let strips: String = (0..9)
        .map(|i| format!("q 243 0 0 17 200 {} cm /Scan Do Q ", 300 + 17 * i))
        .collect();
    let slanting = FORTY.replace("1 0 0 1 60 700 Tm", "0.7 0.7 -0.7 0.7 200 300 Tm");
    let logo = "q 120 0 0 120 200 300 cm /Scan Do Q ";
    let ground = "q 500 0 0 80 50 650 cm /Scan Do Q ";
    let pages = [
        [FORTY, card].concat(),
        [FORTY, &strips].concat(),
        [FORTY, card, &slanting].concat(),
        [FORTY, logo].concat(),
        [ground, FORTY].concat(),
    ];
    let bytes = Pdf::new().with_letters().with_scan(&picture(243, 153));
    let bytes = bytes.pages(&pages.each_ref().map(String::as_str));
    let file = open(bytes, &Limits::default()).unwrap();
    let told = |n: usize| file.page(n).unwrap().origin.text.is_some();
    assert_eq!([0, 1, 2, 3, 4].map(told), [false, false, false, true, true]);
}

#[test]
fn strips_of_a_scan_are_one_scan() {
    let strips = "q 600 0 0 400 0 0 cm /Scan Do Q q 600 0 0 400 0 400 cm /Scan Do Q";
    let page = page(Pdf::new().with_scan(&picture(1200, 800)).pages(&[strips]));
    assert_eq!(
        (page.origin.stored, page.origin.drawn),
        ((1200, 1600), false)
    );
}

#[test]
fn a_scan_that_ends_early_says_so_and_one_that_cannot_be_decoded_is_damaged() {
    let jpeg = made::jpeg(600, 800);
    let with = |data: &[u8]| {
        let pdf = Pdf::new().with(
            "XObject",
            "Scan",
            image((600, 800), "DCTDecode", data.to_vec()),
        );
        open(
            pdf.pages(&["q 600 0 0 800 0 0 cm /Scan Do Q"]),
            &Limits::default(),
        )
        .unwrap()
        .page(0)
    };
    assert!(!with(&jpeg).unwrap().origin.cut_short);
    assert!(with(&jpeg[..jpeg.len() / 2]).unwrap().origin.cut_short);
    assert_eq!(
        with(b"\xFF\xD8\xFF\xE0no jpeg").err(),
        Some(Refused::Damaged)
    );
    let mut raw = image((60, 80), "FlateDecode", vec![7; 60 * 80 * 2]);
    raw.dict.remove(b"Filter");
    let pdf = Pdf::new()
        .with("XObject", "Scan", raw)
        .pages(&["q 600 0 0 800 0 0 cm /Scan Do Q"]);
    let short = open(pdf, &Limits::default()).unwrap().page(0);
    assert!(short.is_err() || short.is_ok_and(|p| p.origin.cut_short));
}

#[test]
fn a_font_that_is_missing_is_told_and_its_text_taken() {
    let bytes = include_bytes!("../../../../../fixtures/exhibits/font-not-embedded.pdf");
    let page = page(bytes.to_vec());
    assert!(page.origin.fonts_missing && page.origin.drawn);
    assert_eq!(lines(&page)[0].text, "申诉材料：账号限流通知");
    assert!(
        !super::portable::page(Pdf::new().with_letters().pages(&[FORTY]))
            .origin
            .fonts_missing
    );
}

#[test]
fn a_password_is_not_asked_for() {
    let locked = include_bytes!("../../../../../fixtures/exhibits/user-password.pdf");
    assert_eq!(
        open(locked.to_vec(), &Limits::default()).err(),
        Some(Refused::Locked)
    );
    for owned in [
        include_bytes!("../../../../../fixtures/exhibits/aes256-empty-password.pdf").as_slice(),
        include_bytes!("../../../../../fixtures/exhibits/rc4-empty-password.pdf"),
    ] {
        let page = page(owned.to_vec());
        assert!(page.pixels.pixels().any(|p| p.0[0] < 100));
    }
}

#[test]
fn pdfs_without_pages_or_with_lost_ones_are_not_fine() {
    let none = include_bytes!("../../../../../fixtures/exhibits/no-pages.pdf");
    assert_eq!(
        open(none.to_vec(), &Limits::default()).err(),
        Some(Refused::NoPages)
    );
    let truncated = include_bytes!("../../../../../fixtures/exhibits/truncated.pdf");
    let file = open(truncated.to_vec(), &Limits::default()).unwrap();
    let lost = (0..file.pages()).filter(|&n| file.page(n).err() == Some(Refused::Damaged));
    assert_eq!(lost.count(), 2);
    let many = open(made::pdf(1000, ""), &Limits::default());
    assert_eq!(
        many.err(),
        Some(Refused::TooLarge {
            of: "pages",
            found: 1000,
            most: 200
        })
    );
}

#[test]
fn junk_before_the_mark_and_annotations_do_not_matter() {
    let mut junk = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    junk.extend(made::pdf(1, "0 0 600 800 re f"));
    assert_eq!(page(junk).pixels.get_pixel(50, 50).0, [0, 0, 0]);
    let mut pdf = Pdf::new();
    let picture = pdf
        .doc
        .add_object(made::form(dictionary! {}, "1 0 0 rg 0 0 600 800 re f"));
    let stamp = pdf.doc.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Stamp", "Rect" => vec![100.into(), 100.into(), 300.into(), 300.into()],
        "AP" => dictionary! { "N" => picture },
    });
    pdf.page.set("Annots", vec![Object::from(stamp)]);
    let page = page(pdf.pages(&[""]));
    assert_eq!(
        page.pixels.get_pixel(200 * 11 / 4, 600 * 11 / 4).0,
        [255, 0, 0]
    );
}

#[test]
fn odd_sides_are_drawn_within_the_size_asked_for() {
    for (sides, pixels) in [
        ([14_400, 14_400], (2200, 2200)),
        ([14_400, 1], (2200, 1)),
        ([3, 4], (1650, 2200)),
        ([0, 0], (1556, 2200)),
    ] {
        let mut pdf = Pdf::new();
        let [width, height] = sides;
        pdf.page.set(
            "MediaBox",
            vec![0.into(), 0.into(), width.into(), height.into()],
        );
        assert_eq!(
            page(pdf.pages(&["0 0 1 1 re f"])).pixels.dimensions(),
            pixels,
            "{sides:?}"
        );
    }
}
