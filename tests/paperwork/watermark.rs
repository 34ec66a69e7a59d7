//! `paperwork watermark`: a purpose across copies that still read the same, originals untouched, what cannot be taken named.

use crate::support::Place;

const TEXT: &str = "仅供抖音店铺关闭使用";

#[test]
fn a_copy_says_its_purpose_and_reads_as_before() {
    let place = Place::new();
    let scan = place.take("scans/papers/id-lin.jpg");
    let before = place.read(&scan);
    let ran = place.run(&["watermark", &scan, "--text", TEXT, "-o", "out", "--json"]);
    assert_eq!(place.read(&scan), before);
    assert_eq!(place.list("out"), ["id-lin-watermarked.jpg"]);
    let told = ran.json();
    assert_eq!(told["text"], format!("{TEXT} 2026-11-21"));
    let copy = &told["files"][0]["copies"][0];
    assert!(copy["lines_compared"].as_u64() > Some(3), "{told}");
    assert!(copy["fields_compared"].as_u64() >= Some(5), "{told}");
    for lost in ["fields_lost", "lines_lost", "codes_lost"] {
        assert_eq!(copy[lost], 0, "{told}");
    }
    assert_eq!(ran.code, Some(0));
    assert!(copy["octets"].as_u64() < Some(4_000_000));
    // Nothing of what was read is told.
    assert!(!ran.text().contains("林") && !ran.text().contains("3301"));
    let copy = place.read("out/id-lin-watermarked.jpg");
    assert_eq!(&copy[..2], [0xFF, 0xD8]);
    assert!(copy.len() as u64 == told["files"][0]["copies"][0]["octets"].as_u64().unwrap());
    // A second run writes over nothing.
    let ran = place.expect(2, &["watermark", &scan, "--text", TEXT, "-o", "out"]);
    assert!(
        ran.err.contains("exists already") && ran.err.contains("--force"),
        "{}",
        ran.err
    );
    assert_eq!(place.read("out/id-lin-watermarked.jpg"), copy);
}

#[test]
fn what_cannot_be_taken_is_named_with_what_to_do_in_both_languages() {
    for language in ["en", "zh"] {
        let place = Place::new();
        place.write("in/a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
        place.write("in/b.zip", b"PK\x03\x04rest of an archive that is none");
        place.write("in/c.jpg", b"");
        place.write("in/d.txt", b"hello");
        place.write("in/e-watermarked.jpg", b"an earlier copy");
        let ran = place.run(&[
            "watermark",
            "in",
            "--text",
            TEXT,
            "-o",
            "out",
            "--lang",
            language,
        ]);
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        insta::assert_snapshot!(format!("watermark_refused_{language}"), ran.text());
        assert_eq!(place.list("out"), [""; 0]);
    }
}

#[test]
fn a_text_that_cannot_be_laid_is_refused_before_anything_is_read() {
    let place = Place::new();
    place.write("a.jpg", b"");
    let refused = |text: &str| {
        place
            .expect(2, &["watermark", "a.jpg", "--text", text, "-o", "out"])
            .err
    };
    let long = "仅".repeat(61);
    for (text, says) in [
        (" ", "--text is empty"),
        ("仅供\u{1F600}", "cannot be drawn"),
        (long.as_str(), "has 61 characters"),
    ] {
        let err = refused(text);
        assert!(err.contains(says) && err.contains("hint: "), "{err}");
    }
    let err = place.expect(2, &["watermark", "a.jpg", "-o", "out"]).err;
    assert!(
        err.contains("--text is missing") && err.contains("hint: "),
        "{err}"
    );
    assert!(!place.path("out").exists());
    let err = place
        .expect(
            2,
            &[
                "watermark",
                "a.jpg",
                "--text",
                "a",
                "-o",
                "out",
                "--channel",
                "nowhere",
            ],
        )
        .err;
    assert!(err.contains("hint: one of: strict"), "{err}");
}

#[test]
fn copies_never_lie_over_an_original() {
    let place = Place::new();
    let folder = place.path("");
    std::fs::write(folder.join("a-watermarked.jpg"), b"x").unwrap();
    std::fs::write(folder.join("a.jpg"), place_jpeg()).unwrap();
    let both = [
        "watermark",
        "a.jpg",
        "a-watermarked.jpg",
        "--text",
        "a",
        "-o",
        ".",
        "--force",
        "--no-date",
    ];
    let err = place.expect(2, &both).err;
    assert!(err.contains("never written over"), "{err}");
    assert_eq!(place.read("a-watermarked.jpg"), b"x");
}

#[test]
fn a_licence_keeps_its_fields_lines_and_qr_code() {
    let place = Place::new();
    let scan = place.take("scans/papers/licence-lingdong.jpg");
    let arguments = ["watermark", &scan, "--text", TEXT, "-o", "out", "--json"];
    let told = place.expect(0, &arguments).json();
    let copy = &told["files"][0]["copies"][0];
    assert!(copy["fields_compared"].as_u64() >= Some(5), "{told}");
    assert!(copy["lines_compared"].as_u64() > Some(15), "{told}");
    assert_eq!(copy["findings"], serde_json::json!([]));
}

#[test]
fn a_pdf_becomes_one_picture_a_page_and_sides_of_a_card_are_asked_for_in_one_file() {
    let place = Place::new();
    let scan = place.take("scans/papers/id-wu.pdf");
    let ran = place.expect(
        1,
        &[
            "watermark",
            &scan,
            "--text",
            TEXT,
            "-o",
            "out",
            "--channel",
            "tiktok-10mb",
            "--json",
        ],
    );
    assert_eq!(
        place.list("out"),
        ["id-wu-watermarked-1.jpg", "id-wu-watermarked-2.jpg"]
    );
    for copy in ran.json()["files"][0]["copies"].as_array().unwrap() {
        let findings = copy["findings"].as_array().unwrap();
        assert!(findings.contains(&"apart".into()), "{copy}");
    }
}

/// A small grey JPEG.
fn place_jpeg() -> Vec<u8> {
    let mut jpeg = Vec::new();
    let grey = vec![200u8; 64 * 48 * 3];
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg)
        .encode(&grey, 64, 48, image::ExtendedColorType::Rgb8)
        .unwrap();
    jpeg
}
