//! Sets small letters with the shared blocks and looks at what comes out.

use super::*;
use crate::template::{COMMON, shared};
use serde_json::json;

fn data() -> serde_json::Value {
    json!({
        "mode": "filled", "title": "申诉书", "author": "张留底", "description": "d", "keywords": ["k"],
        "today": "2026年11月22日", "made": { "year": 2026, "month": 11, "day": 22 },
        "fonts": { "body": [faces::SONG], "head": [faces::HEI], "kai": [faces::SONG] },
        "widths": {}, "laws": {}, "law-as-of": "2026年11月21日", "earlier": [], "exhibits": [], "materials": [],
        "deadline": null, "computation": null, "is-lawyer-letter": false, "minor-age": null, "bundle": false, "attachments": [],
        "fields": { "sender.name": { "raw": "张留底𬭚", "text": "张留底𬭚", "lines": [] } },
    })
}

fn job(body: &str, data: serde_json::Value) -> Job {
    Job {
        source: format!("#import \"/common.typ\": *\n#show: letter\n{body}"),
        files: BTreeMap::from([(
            COMMON.to_owned(),
            Bytes::new(shared(COMMON).unwrap().into_bytes()),
        )]),
        data,
    }
}

fn options() -> pdf::Options {
    pdf::Options {
        ident: "x".into(),
        date: jiff::civil::date(2026, 11, 22),
    }
}

#[test]
fn the_same_letter_is_the_same_octets_and_its_text_is_left_behind() {
    let faces = Faces::embedded();
    let body = "#title[申诉书]\n#h[事实]\n#p[我是#f(\"sender.name\")。]\n#sign()\n";
    let make = || typeset(job(body, data()), &faces).unwrap();
    let (first, second) = (make(), make());
    let blocks = [
        Block::Title("申诉书".into()),
        Block::Heading("一、事实".into()),
        Block::Paragraph("我是张留底𬭚。".into()),
        Block::Line("申请人（签名）：张留底𬭚".into()),
        Block::Line("2026年11月22日".into()),
    ];
    assert_eq!(first.blocks, blocks);
    assert_eq!(first.pages(), 1);
    let pdf = pdf::write(&first, &options()).unwrap();
    assert_eq!(pdf, pdf::write(&second, &options()).unwrap());
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("pdfaid:part") && text.contains("pdfuaid:part"));
    let png = preview::png(&pdf, 0, 1.0).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert!(preview::png(&pdf, 1, 1.0).is_err());
}

#[test]
fn values_are_text_and_never_markup() {
    let hostile = "#panic() $x$ ]{} *b* _i_ `c` @a <b> \\n // /* \" '";
    let mut data = data();
    data["fields"]["sender.name"]["text"] = hostile.into();
    let set = typeset(job("#p[甲#f(\"sender.name\")乙]", data), &Faces::embedded()).unwrap();
    assert_eq!(set.blocks, [Block::Paragraph(format!("甲{hostile}乙"))]);
}

#[test]
fn a_character_without_a_glyph_is_named() {
    let mut data = data();
    data["fields"]["sender.name"]["text"] = "张\u{E000}".into();
    match typeset(job("", data), &Faces::embedded()) {
        Err(TypesetError::NoGlyph(missing)) => assert_eq!(missing, ['\u{E000}']),
        _ => panic!("tofu"),
    }
}

#[test]
fn a_broken_template_points_at_its_line() {
    for (body, line, says) in [
        ("#p[a]\n#p[", 4, "unclosed"),
        ("#title[a]\n\n#f(\"sender.id\")", 5, "sender.id"),
        ("#law(\"pipl-47\")", 3, "pipl-47"),
        ("#nothing()", 3, "nothing"),
        ("#read(\"/etc/passwd\")", 3, "not found"),
        ("#import \"@preview/x:1.0.0\": *", 3, ""),
        ("#set text(font: \"No Such Font\")\n甲", 3, "no such font"),
    ] {
        match typeset(job(body, data()), &Faces::embedded()) {
            Err(TypesetError::Template(faults)) => {
                assert_eq!(faults[0].line, Some(line), "{body}: {faults:?}");
                assert_eq!(faults[0].file.as_deref(), Some("letter.typ"));
                assert!(faults[0].message.contains(says), "{faults:?}");
            }
            _ => panic!("{body}"),
        }
    }
}

#[test]
fn a_long_word_does_not_pull_the_line_apart() {
    let word = "https://example.com/".to_owned() + &"abcdefghij0123456789".repeat(20);
    let mut data = data();
    data["fields"]["sender.name"]["text"] = word.clone().into();
    let set = typeset(
        job("#p[另，申请人曾于#f(\"sender.name\")查询。]", data),
        &Faces::embedded(),
    )
    .unwrap();
    assert_eq!(
        set.blocks,
        [Block::Paragraph(format!("另，申请人曾于{word}查询。"))]
    );
    assert_eq!(set.pages(), 1);
}
