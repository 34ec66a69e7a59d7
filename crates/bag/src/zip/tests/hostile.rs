//! Archives made to deceive: names that lead out, links, overlaps, bombs, headers that tell two stories.

use super::build::{
    Clean, Crooked, Raw, all_codes, codes, defects, deflate, distinct, fact, small,
};
use crate::defect::Code;
use crate::source::ReadAt;
use crate::store::ItemKind;
use crate::zip::format::Method;
use crate::zip::{Container, ZipStore};

#[test]
fn slip() {
    for (name, reason) in [
        ("b/../../etc/passwd", "component"),
        ("../b/a", "component"),
        ("/b/a", "absolute"),
        ("C:/b/a", "drive"),
        ("b\\..\\a", "backslash"),
        ("~/b/a", "home"),
        ("b//a", "component"),
        ("b/./a", "component"),
        ("b/a\0.txt", "nul"),
        ("", "empty"),
    ] {
        let file = Clean::default().add(name, Method::Stored, b"x").finish();
        let found = defects(&file);
        assert_eq!(distinct(&found), [Code::UnsafeName], "{name:?}");
        assert_eq!(
            fact(&found, Code::UnsafeName, "reason").as_deref(),
            Some(reason)
        );
    }
}

#[test]
fn slip_once_the_base_is_taken_off() {
    for name in ["b/C:/x", "b/~root/x", "b/%HomeDrive%/x"] {
        let file = Clean::default().add(name, Method::Stored, b"x").finish();
        let container = Container::read(&file).unwrap();
        assert_eq!(container.defects, [], "{name}");
        let store = ZipStore::new(container, &file).unwrap();
        assert_eq!(distinct(store.defects()), [Code::UnsafeName], "{name}");
    }
}

#[test]
fn links_and_devices() {
    for (mode, kind) in [
        (0o120_777, ItemKind::Link),
        (0o010_644, ItemKind::Special),
        (0o020_644, ItemKind::Special),
        (0o060_644, ItemKind::Special),
        (0o140_644, ItemKind::Special),
    ] {
        let mut raw = Raw::stored(b"b/data/link", b"/etc/passwd");
        raw.attributes = mode << 16;
        let file = Crooked::default().add(&raw, b"/etc/passwd").finish();
        assert_eq!(codes(&file), [Code::LinkInBag], "{mode:o}");
        assert_eq!(Container::read(&file).unwrap().entries()[0].kind(), kind);
    }
    let mut raw = Raw::stored(b"b/data/link", b"x");
    raw.attributes = 0x400;
    let file = Crooked::default().add(&raw, b"x").finish();
    assert_eq!(codes(&file), [Code::LinkInBag], "reparse point");
}

#[test]
fn duplicates() {
    let file = Clean::default()
        .add("b/a", Method::Stored, b"x")
        .add("b/z", Method::Stored, b"z")
        .add("b/a", Method::Stored, b"y")
        .finish();
    assert_eq!(codes(&file), [Code::DuplicateName]);
    assert_eq!(defects(&file)[0].path.as_deref(), Some("b/a"));
    let file = Clean::default()
        .add("b/a/", Method::Stored, b"")
        .add("b/a", Method::Stored, b"y")
        .finish();
    assert_eq!(codes(&file), [Code::DuplicateName], "file and directory");
}

#[test]
fn gap_between_entries_and_before_the_directory() {
    let raw = Raw::stored(b"b/a", b"x");
    let other = Raw::stored(b"b/c", b"x");
    let between = Crooked::default()
        .add(&raw, b"x")
        .octets(b"hidden")
        .add(&other, b"x")
        .finish();
    assert_eq!(codes(&between), [Code::Gap]);
    assert_eq!(
        fact(&defects(&between), Code::Gap, "octets").as_deref(),
        Some("6")
    );
    let behind = Crooked::default().add(&raw, b"x").octets(b"h").finish();
    assert_eq!(codes(&behind), [Code::Gap]);
}

#[test]
fn one_kernel_shared_by_many_entries() {
    // Fifield's full overlap: every record names the one local header.
    let kernel = deflate(&[0; 100_000]);
    let mut raw = Raw::stored(b"b/0", &[0; 100_000]);
    raw.method = 8;
    raw.packed = kernel.len() as u32;
    let mut crooked = Crooked::default().add(&raw, &kernel);
    for number in 1..10 {
        let mut other = raw.clone();
        other.name = format!("b/{number}").into_bytes();
        crooked = crooked.record(&other, 0);
    }
    let file = crooked.finish();
    assert_eq!(codes(&file), [Code::HeaderDisagrees, Code::Overlap]);
}

#[test]
fn local_headers_quoted_by_the_data_before() {
    // Fifield's quoted overlap: each entry's data begins with a stored block that holds the next local header.
    let kernel = deflate(&[0; 100_000]);
    let mut inner = Raw::stored(b"b/1", &[0; 100_000]);
    inner.method = 8;
    inner.packed = kernel.len() as u32;
    let quoted = inner.local();
    let length = quoted.len() as u16;
    let mut data = vec![0];
    data.extend(length.to_le_bytes());
    data.extend((!length).to_le_bytes());
    let before = data.len();
    data.extend(&quoted);
    data.extend(&kernel);
    let content = [quoted.clone(), vec![0; 100_000]].concat();
    let mut outer = Raw::stored(b"b/0", &content);
    outer.method = 8;
    outer.packed = data.len() as u32;
    let at = (outer.local().len() + before) as u32;
    let file = Crooked::default()
        .add(&outer, &data)
        .record(&inner, at)
        .finish();
    assert_eq!(codes(&file), [Code::Overlap]);
    assert_eq!(defects(&file)[0].path.as_deref(), Some("b/1"));
}

#[test]
fn entry_that_runs_into_the_directory() {
    let mut raw = Raw::stored(b"b/a", b"x");
    raw.packed = 40;
    raw.size = 40;
    let file = Crooked::default().add(&raw, b"x").finish();
    assert_eq!(codes(&file), [Code::Overlap]);
}

#[test]
fn entry_that_runs_over_the_end_of_all_numbers() {
    let mut raw = Raw::stored(b"b/a", b"x");
    raw.method = 8;
    raw.packed = u32::MAX;
    for packed in [1 << 40, u64::MAX - 10, u64::MAX] {
        raw.extra = vec![1, 0, 8, 0];
        raw.extra.extend(u64::to_le_bytes(packed));
        let mut local = raw.clone();
        local.size = u32::MAX;
        let file = Crooked::default().add_two(&local, &raw, b"x").finish();
        assert!(!all_codes(&file).is_empty(), "{packed}");
    }
}

#[test]
fn sizes_that_cannot_be() {
    let packed = deflate(b"hello");
    let mut raw = Raw::stored(b"b/a", b"hello");
    raw.method = 8;
    raw.packed = packed.len() as u32;
    raw.size = 1032 * raw.packed + 1;
    let bomb = Crooked::default().add(&raw, &packed).finish();
    assert_eq!(codes(&bomb), [Code::Bomb]);
    let mut raw = Raw::stored(b"b/a", b"hello");
    raw.size = 6;
    let lie = Crooked::default().add(&raw, b"hello").finish();
    assert_eq!(all_codes(&lie), [Code::SizeLies, Code::NotCanonical]);
    let raw = Raw::stored(b"b/a/", b"hello");
    let directory = Crooked::default().add(&raw, b"hello").finish();
    assert_eq!(
        codes(&directory),
        [Code::SizeLies],
        "directory with content"
    );
}

#[test]
fn encrypted_and_unknown_methods() {
    for flag in [1, 1 << 6, 1 << 13] {
        let mut raw = Raw::stored(b"b/a", b"x");
        raw.flags = flag;
        let file = Crooked::default().add(&raw, b"x").finish();
        assert_eq!(codes(&file), [Code::Encrypted]);
        assert!(all_codes(&file).contains(&Code::Encrypted));
    }
    for method in [1, 9, 12, 14, 93, 95, 99] {
        let mut raw = Raw::stored(b"b/a", b"x");
        raw.method = method;
        let file = Crooked::default().add(&raw, b"x").finish();
        assert_eq!(codes(&file), [Code::MethodUnsupported], "{method}");
        assert!(all_codes(&file).contains(&Code::MethodUnsupported));
    }
}

#[test]
fn headers_that_tell_two_stories() {
    let central = Raw::stored(b"b/a", b"hello");
    type Change = fn(&mut Raw);
    let changes: [(&str, Change); 9] = [
        ("name", |raw| raw.name = b"b/b".to_vec()),
        ("flags", |raw| raw.flags = 2),
        ("method", |raw| raw.method = 8),
        ("modified", |raw| raw.time = 1),
        ("modified", |raw| raw.date = 34),
        ("crc", |raw| raw.crc ^= 1),
        ("packed", |raw| raw.packed = 4),
        ("size", |raw| raw.size = 4),
        ("extra", |raw| raw.extra = vec![1, 0, 9, 0]),
    ];
    for (field, change) in changes {
        let mut local = central.clone();
        change(&mut local);
        let file = Crooked::default()
            .add_two(&local, &central, b"hello")
            .finish();
        let found = defects(&file);
        assert_eq!(distinct(&found), [Code::HeaderDisagrees], "{field}");
        assert_eq!(
            fact(&found, Code::HeaderDisagrees, "field").as_deref(),
            Some(field)
        );
    }
    let time = |seconds: u8| vec![0x55, 0x54, 5, 0, 1, seconds, 0, 0, 0];
    let (mut local, mut central) = (central.clone(), central);
    (local.extra, central.extra) = (time(1), time(2));
    let file = Crooked::default()
        .add_two(&local, &central, b"hello")
        .finish();
    assert_eq!(
        fact(&defects(&file), Code::HeaderDisagrees, "field").as_deref(),
        Some("modified")
    );
}

#[test]
fn record_without_a_local_header() {
    let raw = Raw::stored(b"b/a", b"x");
    for offset in [1, 33, 34, 5000, u32::MAX - 1] {
        let file = Crooked::default()
            .octets(&[0; 34])
            .record(&raw, offset)
            .finish();
        let found = codes(&file);
        assert!(
            found.contains(&Code::HeaderDisagrees),
            "{offset}: {found:?}"
        );
        assert!(
            all_codes(&file).contains(&Code::HeaderDisagrees),
            "{offset}"
        );
    }
}

#[test]
fn zip64_value_that_is_not_there() {
    let mut raw = Raw::stored(b"b/a", b"x");
    raw.size = u32::MAX;
    let file = Crooked::default().add(&raw, b"x").finish();
    assert_eq!(
        fact(&defects(&file), Code::HeaderDisagrees, "field").as_deref(),
        Some("zip64")
    );
}

#[test]
fn several_bases() {
    for other in ["c/a", "a", "ba/x"] {
        let file = Clean::default()
            .add("b/a", Method::Stored, b"x")
            .add(other, Method::Stored, b"y")
            .finish();
        let container = Container::read(&file).unwrap();
        let defect = ZipStore::new(container, &file).map(|_| ()).unwrap_err();
        assert_eq!(defect.code, Code::SeveralBases, "{other}");
    }
}

#[test]
fn source_that_fails_is_no_defect() {
    struct Failing(Vec<u8>, u64);
    impl ReadAt for Failing {
        fn size(&self) -> u64 {
            self.0.size()
        }
        fn read_at(&self, buffer: &mut [u8], offset: u64) -> std::io::Result<usize> {
            if offset <= self.1 && self.1 < offset + buffer.len() as u64 {
                return Err(std::io::Error::other("bad sector"));
            }
            self.0.read_at(buffer, offset)
        }
    }
    let clean = small();
    for at in 0..clean.len() as u64 {
        let source = Failing(clean.clone(), at);
        assert!(crate::zip::judge_all(&source, u64::MAX).is_err(), "{at}");
    }
}

#[test]
fn order_and_directories_of_an_archive_of_ours() {
    let of = |names: &[&str]| {
        let add = |zip: Clean, name: &&str| zip.add(name, Method::Stored, b"");
        let file = names.iter().fold(Clean::default(), add).finish();
        let container = Container::read(&file).unwrap();
        assert_eq!(container.defects, []);
        distinct(&container.order_defects())
    };
    assert_eq!(of(&["b/data/a", "b/data/b", "b/bagit.txt", "b/x"]), []);
    for moved in [
        ["b/data/b", "b/data/a", "b/bagit.txt"],
        ["b/data/a", "b/bagit.txt", "b/data/b"],
        ["b/data/a", "b/data/b/", "b/bagit.txt"],
    ] {
        assert_eq!(of(&moved), [Code::NotCanonical], "{moved:?}");
    }
}

#[test]
fn many_entries_of_one_stretch_are_a_bomb() {
    let content = vec![0; 4096];
    let mut raw = Raw::stored(b"b/data/00", &content);
    let mut file = Crooked::default().add(&raw, &content);
    for number in 1..40 {
        raw.name = format!("b/data/{number:02}").into_bytes();
        file = file.record(&raw, 0);
    }
    assert_eq!(all_codes(&file.finish()), [Code::Bomb]);
}
