//! Gives `paperwork check` files made to break it: each costs its own finding, never the run.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{ImageFormat, Rgb, RgbImage};

use super::support::{Place, fixtures};

/// A PNG that says it is so large, with whatever pixels fit.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let mut body = name.to_vec();
        body.extend_from_slice(data);
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        let sum = crc32fast::hash(&body).to_be_bytes();
        [&length[..], &body, &sum].concat()
    };
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::best());
    rows.write_all(&vec![0; 32 << 20]).unwrap();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &header),
        chunk(b"IDAT", &rows.finish().unwrap()),
        chunk(b"IEND", b""),
    ]
    .concat()
}

fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut octets = Cursor::new(Vec::new());
    let noise = |x: u32, y: u32| (x.wrapping_mul(7919) ^ y.wrapping_mul(104_729)) as u8;
    RgbImage::from_fn(width, height, |x, y| Rgb([noise(x, y), noise(y, x), noise(x + y, x)]))
        .write_to(&mut octets, format)
        .unwrap();
    octets.into_inner()
}

/// A PDF of so many pages, all of them the same, with a script that wants to run.
fn pdf(pages: usize, content: &str) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    let mut offsets = Vec::new();
    let mut object = |text: &mut String, number: usize, body: &str| {
        offsets.push((number, text.len()));
        write!(text, "{number} 0 obj\n{body}\nendobj\n").unwrap();
    };
    let kids: Vec<String> = (0..pages).map(|n| format!("{} 0 R", n + 4)).collect();
    let script = "<< /S /JavaScript /JS (app.alert(1)) >>";
    object(&mut text, 1, &format!("<< /Type /Catalog /Pages 2 0 R /OpenAction {script} >>"));
    object(&mut text, 2, &format!("<< /Type /Pages /Count {pages} /Kids [{}] >>", kids.join(" ")));
    object(&mut text, 3, &format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    for n in 0..pages {
        object(&mut text, n + 4, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>");
    }
    let table = text.len();
    write!(text, "xref\n0 {}\n0000000000 65535 f \n", pages + 4).unwrap();
    for (_, offset) in &offsets {
        write!(text, "{offset:010} 00000 n \n").unwrap();
    }
    write!(text, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", pages + 4).unwrap();
    text.into_bytes()
}

/// The codes found on each file of a folder.
fn codes(place: &Place, folder: &str) -> Vec<(String, Vec<String>)> {
    let ran = place.run(&["check", folder, "--json", "--date", "2026-11-22"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let checked = ran.json();
    let files = checked["files"].as_array().unwrap();
    let findings = checked["findings"].as_array().unwrap();
    files
        .iter()
        .enumerate()
        .map(|(at, file)| {
            let here = findings.iter().filter(|f| f["marks"][0]["file"] == at);
            let codes = here.map(|f| f["code"].as_str().unwrap().to_owned()).collect();
            (file["name"].as_str().unwrap().to_owned(), codes)
        })
        .collect()
}

#[test]
fn each_hostile_file_costs_its_own_finding_and_the_rest_is_read() {
    let place = Place::new();
    let licence = std::fs::read(fixtures().join("scans/papers").join(LICENCE)).unwrap();
    let half = licence.len() / 2;
    place.write("d/00-good.jpg", &licence);
    for (name, octets) in [
        ("a-empty.jpg", Vec::new()),
        ("b-words.jpg", "只是一些文字".as_bytes().to_vec()),
        ("c-half.jpg", licence[..half].to_vec()),
        ("d-header.jpg", licence[..64].to_vec()),
        ("e-one-pixel.png", picture(ImageFormat::Png, 1, 1)),
        ("f-line.png", picture(ImageFormat::Png, 3000, 1)),
        ("g-noise.png", picture(ImageFormat::Png, 1200, 900)),
        ("h-bomb.png", bomb(60_000, 60_000)),
        ("i-liar.png", bomb(9_000, 9_000)),
        ("j-thousand.pdf", pdf(1000, "")),
        ("k-loop.pdf", pdf(1, "q 1 0 0 1 0 0 cm /X Do Q")),
        ("l-cut.pdf", pdf(3, "")[..200].to_vec()),
        ("m-heic.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
        ("n-zip.pdf", b"PK\x03\x04\x14\0\0\0\0\0".to_vec()),
    ] {
        place.write(&format!("d/{name}"), octets);
    }
    let found = codes(&place, "d");
    assert_eq!(found.len(), 15);
    for (name, codes) in &found {
        match name.as_str() {
            "00-good.jpg" => assert!(codes.iter().all(|c| !c.starts_with('E')), "{codes:?}"),
            name => assert!(codes.iter().any(|c| !c.starts_with('N')), "{name}: nothing was found"),
        }
    }
    let of = |name: &str| &found.iter().find(|(file, _)| file == name).unwrap().1;
    for (name, code) in [
        ("a-empty.jpg", "E104"),
        ("b-words.jpg", "E103"),
        ("c-half.jpg", "E118"),
        ("h-bomb.png", "E105"),
        ("j-thousand.pdf", "E105"),
        ("m-heic.jpg", "E101"),
        ("n-zip.pdf", "E103"),
    ] {
        assert!(of(name).contains(&code.to_owned()), "{name}: {:?}", of(name));
    }
}

/// A good scan of the fixtures.
const LICENCE: &str = "licence-lingdong.jpg";

#[test]
fn names_from_the_disk_do_nothing_to_terminal_or_page() {
    let place = Place::new();
    let name = "d/<script>alert(1)<\u{202e}gpj.jpg";
    if std::fs::create_dir_all(place.path("d")).is_err()
        || std::fs::write(place.path(name), b"x").is_err()
    {
        // A system that takes no such names has nothing to fear from them.
        return;
    }
    let ran = place.expect(1, &["check", "d", "--html", "r.html"]);
    assert!(!ran.text().contains('\u{202e}'));
    let page = String::from_utf8(place.read("r.html")).unwrap();
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script") && !page.contains('\u{202e}'));
}
