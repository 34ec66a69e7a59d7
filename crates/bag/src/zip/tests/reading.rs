//! Contents: broken streams, wrong sizes and CRCs, leftovers, several threads on one store.

use std::io::{ErrorKind, Read};

use super::build::{Clean, Crooked, Raw, deflate, small};
use crate::defect::{Code, Defect};
use crate::source::ReadAt;
use crate::store::Store;
use crate::zip::format::Method;
use crate::zip::{Container, EntryReader, ZipStore};

fn deflated(content: &[u8]) -> (Raw, Vec<u8>) {
    let packed = deflate(content);
    let mut raw = Raw::stored(b"b/a", content);
    raw.method = 8;
    raw.packed = packed.len() as u32;
    (raw, packed)
}

/// What reading the only entry gives: octets handed out, and the defect it ends in.
fn read_one(file: &dyn ReadAt) -> (Vec<u8>, Option<Defect>) {
    let container = Container::read(file).unwrap();
    let mut out = Vec::new();
    let entry = &container.entries()[0];
    let result = EntryReader::new(file, entry).and_then(|mut r| r.read_to_end(&mut out));
    let defect = result.err().map(|error| {
        assert_eq!(error.kind(), ErrorKind::InvalidData);
        error.downcast::<Defect>().unwrap()
    });
    (out, defect)
}

fn code(defect: Option<Defect>) -> Option<Code> {
    defect.map(|defect| defect.code)
}

#[test]
fn wrong_crc() {
    for method in [0, 8] {
        let (mut raw, packed) = deflated(b"hello hello hello");
        let mut content = packed;
        if method == 0 {
            content = b"hello hello hello".to_vec();
            raw = Raw::stored(b"b/a", &content);
        }
        raw.crc ^= 1;
        let file = Crooked::default().add(&raw, &content).finish();
        let (out, defect) = read_one(&file);
        assert_eq!(out, b"hello hello hello");
        assert_eq!(code(defect), Some(Code::Crc));
    }
}

#[test]
fn more_octets_than_declared() {
    let (mut raw, packed) = deflated(&[7; 1000]);
    raw.size = 999;
    let file = Crooked::default().add(&raw, &packed).finish();
    let (out, defect) = read_one(&file);
    assert_eq!(out.len(), 999);
    assert_eq!(code(defect), Some(Code::SizeLies));
}

#[test]
fn fewer_octets_than_declared() {
    let (mut raw, packed) = deflated(&[7; 1000]);
    raw.size = 1001;
    let file = Crooked::default().add(&raw, &packed).finish();
    let (out, defect) = read_one(&file);
    assert_eq!(out.len(), 1000);
    assert_eq!(code(defect), Some(Code::SizeLies));
}

#[test]
fn stream_cut_or_followed_by_more() {
    let (raw, packed) = deflated(b"hello hello hello");
    let mut cut = raw.clone();
    cut.packed -= 1;
    let file = Crooked::default()
        .add(&cut, &packed[..packed.len() - 1])
        .finish();
    assert_eq!(code(read_one(&file).1), Some(Code::DataDamaged));
    let mut more = raw;
    more.packed += 3;
    let file = Crooked::default()
        .add(&more, &[&packed[..], b"abc"].concat())
        .finish();
    assert_eq!(code(read_one(&file).1), Some(Code::DataDamaged));
}

#[test]
fn no_stream_at_all() {
    let mut raw = Raw::stored(b"b/a", b"");
    raw.method = 8;
    let file = Crooked::default().add(&raw, b"").finish();
    assert_eq!(code(read_one(&file).1), Some(Code::DataDamaged));
    let mut raw = Raw::stored(b"b/a", b"x");
    raw.method = 8;
    raw.packed = 4;
    let file = Crooked::default().add(&raw, &[0xff; 4]).finish();
    assert_eq!(code(read_one(&file).1), Some(Code::DataDamaged));
}

#[test]
fn failed_reader_stays_failed() {
    let (mut raw, packed) = deflated(b"hello");
    raw.crc ^= 1;
    let file = Crooked::default().add(&raw, &packed).finish();
    let container = Container::read(&file).unwrap();
    let mut reader = EntryReader::new(&file, &container.entries()[0]).unwrap();
    let mut buffer = [0; 16];
    assert_eq!(reader.read(&mut buffer).unwrap(), 5);
    for _ in 0..3 {
        assert!(reader.read(&mut buffer).is_err());
    }
}

#[test]
fn small_and_large_buffers_read_the_same() {
    let content: Vec<u8> = (0..300_000u32)
        .map(|i| (i.wrapping_mul(i) >> 7) as u8)
        .collect();
    for method in [Method::Stored, Method::Deflated] {
        let file = Clean::default().add("b/a", method, &content).finish();
        let container = Container::read(&file).unwrap();
        for size in [1, 7, 4096, 1 << 20] {
            let mut reader = EntryReader::new(&file, &container.entries()[0]).unwrap();
            let mut buffer = vec![0; size];
            let mut out = Vec::new();
            loop {
                match reader.read(&mut buffer).unwrap() {
                    0 => break,
                    n => out.extend_from_slice(&buffer[..n]),
                }
            }
            assert!(out == content, "{method:?} by {size}");
        }
    }
}

#[test]
fn store_is_read_from_several_threads() {
    let file = small();
    let store = ZipStore::new(Container::read(&file).unwrap(), &file).unwrap();
    assert_eq!(store.base(), "b");
    let paths: Vec<_> = store.items().iter().map(|item| &*item.path).collect();
    assert_eq!(paths, ["bagit.txt", "data/视频.mp4", "data/t.csv"]);
    assert!(store.has_directory("data"));
    assert!(!store.has_directory("dat"));
    assert!(!store.has_directory("bagit.txt"));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for index in 0..store.items().len() {
                    let mut out = Vec::new();
                    store.open(index).unwrap().read_to_end(&mut out).unwrap();
                    assert_eq!(out.len() as u64, store.items()[index].size);
                }
            });
        }
    });
    assert_eq!(
        store.open(3).err().map(|e| e.kind()),
        Some(ErrorKind::NotFound)
    );
}

#[test]
fn directories_are_remembered_only() {
    let file = Clean::default()
        .add("b/", Method::Stored, b"")
        .add("b/bagit.txt", Method::Stored, b"x")
        .add("b/data/", Method::Stored, b"")
        .add("b/data/empty/deep/", Method::Stored, b"")
        .finish();
    let container = Container::read(&file).unwrap();
    assert_eq!(container.defects, []);
    let store = ZipStore::new(container, &file).unwrap();
    assert_eq!(store.items().len(), 1);
    assert!(store.has_directory("data"));
    assert!(store.has_directory("data/empty"));
    assert!(store.has_directory("data/empty/deep"));
    assert!(!store.has_directory("data/empty/dee"));
    assert_eq!(
        store.directories().iter().map(|d| &**d).collect::<Vec<_>>(),
        ["data", "data/empty/deep"]
    );
}

#[test]
fn reading_begins_anywhere() {
    let content: Vec<u8> = (0..200_000u32).map(|n| (n % 253) as u8).collect();
    for method in [Method::Stored, Method::Deflated] {
        let file = Clean::default().add("b/a", method, &content).finish();
        let container = Container::read(&file).unwrap();
        let store = ZipStore::new(container, &file).unwrap();
        for from in [0, 1, 65_536, 199_999, 200_000] {
            let mut out = Vec::new();
            let mut reader = store.open_from(0, from as u64).unwrap();
            reader.read_to_end(&mut out).unwrap();
            assert!(out == content[from..], "{method:?} {from}");
        }
        let beyond = store.open_from(0, 200_001).err().map(|error| error.kind());
        assert_eq!(beyond, Some(ErrorKind::UnexpectedEof));
    }
}

#[test]
fn only_what_was_read_whole_is_held_to_its_crc() {
    let mut raw = Raw::stored(b"b/a", b"hello");
    raw.crc ^= 1;
    let file = Crooked::default().add(&raw, b"hello").finish();
    let container = Container::read(&file).unwrap();
    let store = ZipStore::new(container, &file).unwrap();
    let mut out = String::new();
    let mut part = store.open_from(0, 2).unwrap();
    part.read_to_string(&mut out).unwrap();
    assert_eq!(out, "llo");
    let mut whole = store.open_from(0, 0).unwrap();
    let error = whole.read_to_string(&mut out).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidData);
}
