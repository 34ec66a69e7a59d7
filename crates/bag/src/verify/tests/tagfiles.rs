//! Tag files: line ends, byte order marks, encodings, damage.

use super::*;
use crate::defect::Code::*;

#[test]
fn lone_cr_and_crlf_end_lines_everywhere() {
    for end in ["\r", "\r\n"] {
        let change = |text: String| text.replace('\n', end);
        let bag = bag()
            .tamper_text(BAGIT, change)
            .tamper_text(INFO, change)
            .tamper_text(MANIFEST, change)
            .seal()
            .tamper_text(TAG_MANIFEST, change);
        assert_eq!(bag.found(), [], "{end:?}");
        assert_eq!(bag.report().valid, Validity::Valid);
        assert_eq!(bag.report().info.len(), 2);
    }
}

#[test]
fn the_last_line_may_lack_its_end() {
    let change = |text: String| text.trim_end().to_owned();
    let bag = bag()
        .tamper_text(BAGIT, change)
        .tamper_text(INFO, change)
        .edit(MANIFEST, change);
    assert_eq!(bag.found(), []);
}

#[test]
fn byte_order_mark() {
    for name in [BAGIT, INFO, MANIFEST] {
        let bag = bag().edit(name, |text| format!("\u{FEFF}{text}"));
        assert_eq!(bag.found(), only(ByteOrderMark, name));
        assert_eq!(bag.report().verdict, Verdict::Incomplete);
    }
    let bag = bag().tamper_text(TAG_MANIFEST, |text| format!("\u{FEFF}{text}"));
    assert_eq!(bag.found(), only(ByteOrderMark, TAG_MANIFEST));
}

/// A bag whose tag files are in another encoding.
fn encoded(label: &str, encode: impl Fn(&str) -> Vec<u8>) -> Bag {
    let payload = [("data/视频.mp4", "v"), ("data/誠.txt", "t")];
    let mut bag = Bag::of(Version::V1_0, &[SHA256], &payload)
        .edit(BAGIT, |text| text.replace("UTF-8", label))
        .edit(INFO, |text| text + "Contact-Name: 王小明\n");
    for name in [INFO, MANIFEST] {
        let text = String::from_utf8(bag.files[name].clone()).unwrap();
        bag = bag.set(name, encode(&text));
    }
    let text = String::from_utf8(bag.files[TAG_MANIFEST].clone()).unwrap();
    bag.tamper(TAG_MANIFEST, encode(&text))
}

#[test]
fn gb18030_tag_files() {
    let bag = encoded("GB18030", |text| {
        encoding_rs::GB18030.encode(text).0.into_owned()
    });
    assert_eq!(bag.found(), []);
    assert_eq!(bag.report().valid, Validity::Valid);
    assert_eq!(bag.report().info[2].1, "王小明");
}

#[test]
fn utf16_tag_files_with_their_mark() {
    for (label, mark, big) in [
        ("UTF-16", true, true),
        ("UTF-16", true, false),
        ("UTF-16BE", false, true),
    ] {
        let bag = encoded(label, |text| {
            let units = mark
                .then_some(0xFEFF)
                .into_iter()
                .chain(text.encode_utf16());
            units
                .flat_map(|u: u16| {
                    if big {
                        u.to_be_bytes()
                    } else {
                        u.to_le_bytes()
                    }
                })
                .collect()
        });
        assert_eq!(bag.found(), [], "{label}");
        assert_eq!(bag.report().info[2].1, "王小明");
    }
}

#[test]
fn a_tag_file_in_another_encoding_than_declared() {
    let (octets, _, _) = encoding_rs::GB18030.encode("Contact-Name: 王小明\n");
    let report = bag().set(INFO, octets.into_owned()).report();
    assert_eq!(found(&report), only(Undecodable, INFO));
    assert_eq!(fact(&report, Undecodable, "line"), "1");
    assert_eq!(report.verdict, Verdict::Unverifiable);
}

#[test]
fn an_undecodable_manifest_accuses_no_file() {
    let mut octets = bag().files[MANIFEST].clone();
    octets.splice(70..70, [0xFF]);
    let report = bag().set(MANIFEST, octets).report();
    assert_eq!(found(&report), only(Undecodable, MANIFEST));
    assert!(!report.complete);
    assert_eq!(report.valid, Validity::Unknown);
}

#[test]
fn a_bomb_of_a_tag_file_is_no_text() {
    let report = bag().set(MANIFEST, vec![b'a'; 4 << 20]).report();
    assert_eq!(found(&report), only(Undecodable, MANIFEST));
}

#[test]
fn damage_found_by_the_container_keeps_its_code() {
    let crc = Defect::new(Crc);
    for (path, whole) in [
        ("data/a.txt", true),
        ("note.txt", true),
        (MANIFEST, true),
        (INFO, true),
    ] {
        let store = bag()
            .set("note.txt", "n")
            .store()
            .with_damage(path, crc.clone());
        let report = look(&store, Depth::Contents);
        assert_eq!(found(&report), only(Crc, path));
        assert_eq!(report.verdict, Verdict::Altered);
        assert_eq!(report.complete, whole);
        assert_eq!(report.valid, Validity::Invalid);
    }
}

#[test]
fn unreadable_files_are_named() {
    for path in ["data/a.txt", INFO, MANIFEST, TAG_MANIFEST] {
        let report = look(&bag().store().with_unreadable(path), Depth::Contents);
        assert_eq!(found(&report), only(Unreadable, path));
        assert_eq!(fact(&report, Unreadable, "error"), "input/output error");
        assert_eq!(report.verdict, Verdict::Unverifiable);
        assert_eq!(report.valid, Validity::Unknown);
    }
    let report = look(&bag().store().with_unreadable(BAGIT), Depth::Contents);
    assert_eq!(found(&report), only(Unreadable, BAGIT));
    assert_eq!(report.version, None);
}
