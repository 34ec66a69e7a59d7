//! Tests that no bytes stop, hang or flood the program.

use std::io::Write;
use std::time::{Duration, Instant};

use image::{GrayImage, ImageFormat, Luma};
use lopdf::{Dictionary, Object, Stream, dictionary};

use super::super::*;
use super::made::{self, Pdf, encoded, form, image, picture, tiff};

/// Opens everything in a file, with small drawings; how many pages gave pixels.
fn through(bytes: Vec<u8>) -> usize {
    let limits = Limits {
        side: 5000,
        pixels: 4_000_000,
        pages: 20,
        render_long_side: 60,
        ..Limits::default()
    };
    let Ok(file) = open(bytes, &limits) else {
        return 0;
    };
    assert!((1..=20).contains(&file.pages()));
    let pages = (0..file.pages()).filter_map(|n| file.page(n).ok());
    pages
        .inspect(|page| {
            let (width, height) = page.pixels.dimensions();
            assert!(width.max(height) <= 4096 && width.min(height) > 0);
        })
        .count()
}

fn samples() -> Vec<Vec<u8>> {
    let small = picture(40, 30);
    let mut all: Vec<Vec<u8>> = [
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Bmp,
        ImageFormat::Gif,
    ]
    .map(|f| encoded(small.clone(), f))
    .into();
    all.push(made::oriented(&made::jpeg(40, 30), 6));
    all.push(include_bytes!("../../../../../fixtures/exhibits/grey-progressive.jpg").to_vec());
    all.push(tiff(&[(8, 8, 0, false), (8, 8, 9, true), (9, 9, 7, false)]));
    let scan = Pdf::new().with_letters().with_scan(&small);
    all.push(scan.pages(&[
        "q 500 0 0 700 9 9 cm /Scan Do Q BT /F 12 Tf 9 9 Td (ABC) Tj ET",
        "1 0 0 rg 0 0 99 99 re f",
    ]));
    all
}

#[test]
fn changed_files_never_panic_or_exceed_limits() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    for sample in samples() {
        assert!(through(sample.clone()) > 0);
        for _ in 0..400 {
            let mut bytes = sample.clone();
            for _ in 0..1 + next() % 6 {
                let at = next() % bytes.len();
                match next() % 4 {
                    0 => bytes[at] ^= 1 << (next() % 8),
                    1 => bytes[at] = [0, 0xFF, 0x7F, b'9', b'/'][next() % 5],
                    2 => {
                        let end = (at + next() % 40).min(bytes.len());
                        bytes.drain(at..end);
                    }
                    _ => {
                        let part = bytes[at..(at + 16).min(bytes.len())].to_vec();
                        let to = next() % bytes.len();
                        bytes.splice(to..to, part);
                    }
                }
                if bytes.is_empty() {
                    break;
                }
            }
            through(bytes);
        }
    }
}

#[test]
fn files_cut_anywhere_never_panic() {
    for sample in samples() {
        for end in (0..sample.len()).step_by(64) {
            through(sample[..end].to_vec());
        }
    }
}

/// Opens the only page of a PDF, which must not take long; optimised code takes a fraction.
fn hurried(bytes: Vec<u8>) -> Result<Page, Refused> {
    let start = Instant::now();
    let page = open(bytes, &Limits::default()).and_then(|f| f.page(0));
    let took = start.elapsed();
    assert!(took < Duration::from_secs(30), "{took:?}");
    page
}

fn deflated(octets: usize) -> Vec<u8> {
    // lopdf compresses a stream that is long enough.
    let mut stream = Stream::new(Dictionary::new(), vec![b' '; octets]);
    stream.compress().unwrap();
    stream.content
}

#[test]
fn streams_that_unpack_to_gigabytes_are_not_unpacked() {
    let bomb = deflated(200 << 20);
    assert!(bomb.len() < 1 << 20);
    let scan = image((100, 100), "FlateDecode", bomb.clone());
    let pdf = Pdf::new().with("XObject", "Scan", scan);
    assert_eq!(
        hurried(pdf.pages(&["q 600 0 0 800 0 0 cm /Scan Do Q"])).err(),
        Some(Refused::Damaged)
    );
    let mut contents = form(dictionary! { "Filter" => "FlateDecode" }, "");
    contents.content = bomb;
    let pdf = Pdf::new().with("XObject", "X", contents);
    assert_eq!(hurried(pdf.pages(&["/X Do"])).err(), Some(Refused::Damaged));
    // Twice packed: a few kilobytes.
    let twice = {
        let mut stream = Stream::new(Dictionary::new(), deflated(200 << 20));
        stream.compress().unwrap();
        stream.content
    };
    let mut scan = image((100, 100), "FlateDecode", twice);
    scan.dict.set(
        "Filter",
        vec![Object::from("FlateDecode"), Object::from("FlateDecode")],
    );
    let pdf = Pdf::new().with("XObject", "Scan", scan);
    assert_eq!(
        hurried(pdf.pages(&["/Scan Do"])).err(),
        Some(Refused::Damaged)
    );
}

/// A page with a stamp drawn as `appearance`.
fn stamped(mut pdf: Pdf, appearance: impl Into<Object>, times: usize) -> Vec<u8> {
    let appearance = pdf.doc.add_object(appearance);
    let stamp = pdf.doc.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Stamp", "Rect" => vec![0.into(), 0.into(), 500.into(), 500.into()],
        "AP" => dictionary! { "N" => appearance },
    });
    pdf.page.set("Annots", vec![Object::from(stamp); times]);
    pdf.pages(&["0 0 9 9 re f"])
}

/// A file whose only page has these contents, the parts as often as told.
fn told(part: Stream, times: usize) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let part = pdf.doc.add_object(part);
    let root = pdf.doc.new_object_id();
    let mut page = pdf.page.clone();
    page.extend(&dictionary! { "Type" => "Page", "Parent" => root, "Contents" => vec![Object::from(part); times] });
    let page = pdf.doc.add_object(page);
    let tree = dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![Object::from(page)] };
    pdf.rooted(root, tree)
}

#[test]
fn contents_and_annotations_that_unpack_to_too_much_are_not_unpacked() {
    let flate = |octets| {
        let dict = dictionary! { "Filter" => "FlateDecode" };
        Stream::new(dict, deflated(octets))
    };
    // Spaces have no operators: only their weight can be seen.
    for (octets, times) in [(20 << 20, 1), (1 << 20, 20)] {
        let damaged = hurried(told(flate(octets), times)).err();
        assert_eq!(damaged, Some(Refused::Damaged), "{octets} {times}");
    }
    assert!(hurried(told(flate(1 << 20), 3)).is_ok());
    // Whatever they say they are.
    let mut named = flate(20 << 20);
    named.dict.set("Type", "Metadata");
    assert_eq!(hurried(told(named, 1)).err(), Some(Refused::Damaged));
    let heavy = |octets| {
        let mut form = form(dictionary! { "Filter" => "FlateDecode" }, "");
        form.content = deflated(octets);
        form
    };
    let found = hurried(stamped(Pdf::new(), heavy(20 << 20), 1)).err();
    assert_eq!(found, Some(Refused::Damaged));
    assert!(hurried(stamped(Pdf::new(), heavy(1 << 20), 3)).is_ok());
    // A shelf may call its things as it likes.
    let pdf = Pdf::new().with("XObject", "Parent", heavy(20 << 20));
    assert_eq!(
        hurried(pdf.pages(&["/Parent Do"])).err(),
        Some(Refused::Damaged)
    );
}

#[test]
fn annotations_that_multiply_are_not_followed() {
    let mut pdf = Pdf::new();
    let mut inner = pdf.doc.add_object(form(dictionary! {}, "q Q"));
    for _ in 0..12 {
        let resources = dictionary! { "XObject" => dictionary! { "X" => inner } };
        let outer = form(
            dictionary! { "Resources" => resources },
            &"/X Do ".repeat(10),
        );
        inner = pdf.doc.add_object(outer);
    }
    let resources = dictionary! { "XObject" => dictionary! { "X" => inner } };
    let stamp = form(dictionary! { "Resources" => resources }, "/X Do");
    assert_eq!(
        hurried(stamped(pdf, stamp, 1)).err(),
        Some(Refused::Damaged)
    );
    let idle = form(dictionary! {}, &"q Q ".repeat(100_000));
    assert_eq!(
        hurried(stamped(Pdf::new(), idle, 20)).err(),
        Some(Refused::Damaged)
    );
}

#[test]
fn pictures_of_too_many_pixels_are_not_decoded() {
    let many = image((30_000, 30_000), "CCITTFaxDecode", vec![0; 9]);
    let pdf = Pdf::new().with("XObject", "Scan", many);
    let found = hurried(pdf.pages(&["/Scan Do"])).err();
    assert!(
        matches!(
            found,
            Some(Refused::TooLarge {
                of: "pixels",
                found: 900_000_000,
                ..
            })
        ),
        "{found:?}"
    );
    // The dictionary says one thing, the picture another.
    let mut jpeg = made::jpeg(40, 40);
    let frame = jpeg.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    let pdf = Pdf::new().with("XObject", "Scan", image((40, 40), "DCTDecode", jpeg));
    let found = hurried(pdf.pages(&["q 600 0 0 800 0 0 cm /Scan Do Q"])).err();
    assert!(
        matches!(found, Some(Refused::TooLarge { of: "pixels", .. })),
        "{found:?}"
    );
    // Few pixels, stretched beyond measure.
    let pdf = Pdf::new().with(
        "XObject",
        "Scan",
        image((30_000, 2), "CCITTFaxDecode", vec![0; 9]),
    );
    let found = hurried(pdf.pages(&["q 8000 0 0 80000 0 0 cm /Scan Do Q"])).err();
    assert_eq!(found, Some(Refused::Damaged));
}

#[test]
fn forms_that_multiply_or_hold_themselves_are_not_followed() {
    let mut pdf = Pdf::new();
    let mut inner = pdf
        .doc
        .add_object(form(dictionary! {}, "1 1 1 rg 0 0 1 1 re f"));
    for _ in 0..12 {
        let resources = dictionary! { "XObject" => dictionary! { "X" => inner } };
        inner = pdf.doc.add_object(form(
            dictionary! { "Resources" => resources },
            &"/X Do ".repeat(10),
        ));
    }
    pdf.resources = dictionary! { "XObject" => dictionary! { "X" => inner } };
    assert_eq!(hurried(pdf.pages(&["/X Do"])).err(), Some(Refused::Damaged));
    let mut pdf = Pdf::new();
    let id = pdf.doc.new_object_id();
    pdf.resources = dictionary! { "XObject" => dictionary! { "X" => id } };
    let own = pdf.resources.clone();
    pdf.doc
        .set_object(id, form(dictionary! { "Resources" => own }, "/X Do /X Do"));
    assert_eq!(hurried(pdf.pages(&["/X Do"])).err(), Some(Refused::Damaged));
}

#[test]
fn drawing_that_costs_too_much_is_not_begun() {
    let full = "0 0 600 800 re f ";
    assert_eq!(
        hurried(made::pdf(1, &full.repeat(100_000))).err(),
        Some(Refused::Damaged)
    );
    let dashes = "[0.00001 0.00001] 0 d 0 0 m 600 800 l S";
    assert_eq!(hurried(made::pdf(1, dashes)).err(), Some(Refused::Damaged));
    let idle = "q Q ".repeat(3_000_000);
    assert_eq!(hurried(made::pdf(1, &idle)).err(), Some(Refused::Damaged));
    // What is dear and still allowed.
    let dear = "0 0 600 800 re f ".repeat(500);
    assert!(hurried(made::pdf(1, &dear)).is_ok());
    let dense: String = (0..30_000)
        .map(|i| format!("{} {} 3 3 re f ", i % 600, i / 600 * 8))
        .collect();
    assert!(hurried(made::pdf(1, &dense)).is_ok());
}

#[test]
fn page_trees_without_an_end_are_refused() {
    let mut pdf = Pdf::new();
    let root = pdf.doc.new_object_id();
    let tree = dictionary! { "Type" => "Pages", "Count" => 2, "Kids" => vec![Object::from(root)] };
    assert_eq!(
        open(pdf.rooted(root, tree), &Limits::default()).err(),
        Some(Refused::Damaged)
    );
    let mut pdf = Pdf::new();
    let mut node = pdf.doc.add_object(dictionary! { "Type" => "Page" });
    for _ in 0..50_000 {
        node = pdf.doc.add_object(
            dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![Object::from(node)] },
        );
    }
    let root = pdf.doc.new_object_id();
    let tree = dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![Object::from(node)] };
    assert_eq!(
        open(pdf.rooted(root, tree), &Limits::default()).err(),
        Some(Refused::Damaged)
    );
}

#[test]
fn deeply_nested_values_do_not_overflow_the_stack() {
    for (open_mark, close_mark) in [("[", "]"), ("<</A", ">>"), ("(", ")")] {
        let deep = [open_mark.repeat(200_000), close_mark.repeat(200_000)].concat();
        let mut bytes = b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R/Deep ".to_vec();
        bytes.extend(deep.as_bytes());
        bytes.extend(b">> endobj\n2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/X ");
        bytes.extend(deep.as_bytes());
        bytes.extend(b">> endobj\ntrailer <</Root 1 0 R>>\n%%EOF");
        let _ = through(bytes);
        let _ = hurried(made::pdf(1, &deep));
    }
}

#[test]
fn a_table_that_leads_to_itself_ends() {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for object in [
        "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n",
        "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n",
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>> endobj\n",
    ] {
        places.push(bytes.len());
        bytes.extend(object.as_bytes());
    }
    let table = bytes.len();
    bytes.extend(b"xref\n0 4\n0000000000 65535 f \n");
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    bytes.extend(
        format!("trailer <</Size 4/Root 1 0 R/Prev {table}>>\nstartxref\n{table}\n%%EOF")
            .into_bytes(),
    );
    through(bytes);
}

#[test]
fn a_picture_that_packs_a_hundred_megapixels_into_little_is_bounded() {
    let flat = encoded(
        GrayImage::from_pixel(10_000, 10_000, Luma([255])),
        ImageFormat::Png,
    );
    assert!(flat.len() < 1 << 20);
    let page = open(flat, &Limits::default()).unwrap().page(0).unwrap();
    assert_eq!(
        (page.pixels.dimensions(), page.origin.stored),
        ((4096, 4096), (10_000, 10_000))
    );
    let mut junk = Vec::new();
    junk.write_all(b"\xFF\xD8\xFF").unwrap();
    junk.extend([0xFF; 100_000]);
    assert_eq!(
        open(junk, &Limits::default()).unwrap().page(0).err(),
        Some(Refused::Damaged)
    );
}
