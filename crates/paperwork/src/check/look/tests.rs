//! Holds looking to its promises: one order, one page's trouble stays its own, nothing is loaded twice.

use std::io::Cursor;
use std::sync::atomic::{AtomicUsize, Ordering};

use image::{ImageFormat, Rgb, RgbImage};
use papers::kind::Kind;
use reading::engine::EngineError;
use reading::place::{Quad, Rect};
use reading::sheet::Line;

use super::*;

/// Reads a page whose top left pixel says which: its red value is the number of the page.
struct Fake;

impl Engine for Fake {
    fn page(&self, pixels: &RgbImage) -> Result<Vec<Line>, EngineError> {
        let number = pixels.get_pixel(0, 0).0[0];
        assert_ne!(number, 13, "a page that breaks the program");
        // Pages take unequally long.
        std::thread::sleep(std::time::Duration::from_millis(u64::from(number % 3) * 3));
        Ok(vec![Line {
            text: format!("第{number}页 授权委托书"),
            confidence: 0.99,
            place: Quad::of(Rect::new(10.0, 10.0, 300.0, 40.0)),
            glyphs: Vec::new(),
            sharpness: Some(0.5),
        }])
    }

    fn strip(&self, _: &RgbImage) -> Result<Line, EngineError> {
        Err(EngineError::Failed("no strips here".to_owned()))
    }
}

fn png(number: u8) -> Vec<u8> {
    let picture = RgbImage::from_fn(400, 300, |x, y| match (x, y) {
        (0, 0) => Rgb([number, 255, 255]),
        _ => Rgb([255, 255, 255]),
    });
    let mut octets = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut octets), ImageFormat::Png)
        .unwrap();
    octets
}

fn sources(count: usize) -> Vec<Source> {
    (0..count)
        .map(|n| Source {
            name: format!("{n}.png"),
            octets: 100,
        })
        .collect()
}

fn manner(threads: usize) -> Manner {
    Manner {
        threads,
        limits: Limits::default(),
        thumbnails: None,
    }
}

fn texts(looked: &Looked) -> Vec<Option<String>> {
    looked
        .files
        .iter()
        .map(|file| {
            let pages = file.pages.as_ref().ok()?;
            let sheet = pages.first()?.sheet.as_ref().ok()?;
            Some(sheet.lines.first()?.text.clone())
        })
        .collect()
}

#[test]
fn the_order_is_that_of_the_names_whatever_the_number_of_threads() {
    let sources = sources(12);
    let loads = AtomicUsize::new(0);
    let load = |at: usize| {
        loads.fetch_add(1, Ordering::Relaxed);
        Ok(png(u8::try_from(at).unwrap()))
    };
    let run = |threads| {
        let mut done = 0;
        let looked = look(
            &sources,
            &load,
            &Fake,
            &manner(threads),
            &|| false,
            &mut |e| {
                done += usize::from(e == Event::Done);
            },
        );
        assert_eq!(done, 12);
        (texts(&looked), looked.papers)
    };
    let one = run(1);
    assert_eq!(loads.load(Ordering::Relaxed), 12);
    assert_eq!(one.0[7], Some("第7页 授权委托书".to_owned()));
    assert_eq!(
        one.1.iter().map(|paper| paper.file).collect::<Vec<_>>(),
        (0..12).collect::<Vec<_>>()
    );
    assert!(one.1.iter().all(|paper| paper.kind != Kind::Licence));
    assert_eq!(run(5), one);
}

#[test]
fn a_page_that_breaks_the_program_costs_that_page() {
    let sources = sources(3);
    let load = |at: usize| Ok(png([1, 13, 2][at]));
    let looked = look(&sources, &load, &Fake, &manner(2), &|| false, &mut |_| {});
    let broken = &looked.files[1].pages.as_ref().unwrap()[0];
    assert_eq!(broken.sheet.as_ref().unwrap_err(), &Refusal::Panicked);
    assert!(texts(&looked)[0].is_some() && texts(&looked)[2].is_some());
}

#[test]
fn what_cannot_be_loaded_or_opened_is_refused_and_the_rest_is_read() {
    let mut sources = sources(4);
    sources[3].octets = u64::MAX;
    let load = |at: usize| match at {
        0 => Err(Refusal::Unreadable {
            error: "no".to_owned(),
        }),
        1 => Ok(b"just some words".to_vec()),
        _ => Ok(png(4)),
    };
    let looked = look(&sources, &load, &Fake, &manner(2), &|| false, &mut |_| {});
    let why = |at: usize| looked.files[at].pages.as_ref().err();
    assert!(matches!(why(0), Some(Refusal::Unreadable { .. })));
    assert_eq!(why(1), Some(&Refusal::Unknown));
    assert_eq!(why(2), None);
    assert!(matches!(why(3), Some(Refusal::TooLarge { of, .. }) if of == "octets"));
}

#[test]
fn nothing_more_is_read_once_the_person_stops() {
    let sources = sources(6);
    let asked = AtomicUsize::new(0);
    let stop = || asked.fetch_add(1, Ordering::Relaxed) >= 2;
    let looked = look(
        &sources,
        &|_| Ok(png(1)),
        &Fake,
        &manner(1),
        &stop,
        &mut |_| {},
    );
    assert_eq!(texts(&looked).iter().flatten().count(), 2);
    assert_eq!(looked.files.len(), 6);
}
