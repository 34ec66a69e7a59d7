//! Names in other charsets: GBK with a backslash inside, Unicode path fields, CP437, lies about UTF-8.

use super::build::{Crooked, Raw, codes, defects, distinct, fact};
use crate::defect::Code;
use crate::store::Store;
use crate::zip::{Container, ZipStore};

const UTF8: u16 = 1 << 11;

#[test]
fn gbk_second_octet_is_no_backslash() {
    // 誠 is D5 5C in GBK; 5C alone would be a backslash.
    let name = b"b/data/\xd5\x5c\xca\xd3.mp4";
    let raw = Raw::stored(name, b"x");
    let file = Crooked::default().add(&raw, b"x").finish();
    let container = Container::read(&file).unwrap();
    assert_eq!(distinct(&container.defects), [Code::NameEncodingGuessed]);
    assert_eq!(container.entries()[0].name(), "b/data/誠视.mp4");
    assert_eq!(container.raw_name(0), name);
    let store = ZipStore::new(container, &file).unwrap();
    assert_eq!(&*store.items()[0].path, "data/誠视.mp4");
    assert_eq!(store.raw_name(0), Some(&name[..]));
    assert_eq!(store.defects(), []);
}

#[test]
fn real_backslash_in_a_gbk_archive_is_unsafe() {
    let raw = Raw::stored(b"b\\data\\\xd5\x5c.mp4", b"x");
    let file = Crooked::default().add(&raw, b"x").finish();
    assert_eq!(codes(&file), [Code::UnsafeName, Code::NameEncodingGuessed]);
}

#[test]
fn undeclared_utf8_is_taken_as_such() {
    let raw = Raw::stored("b/视频".as_bytes(), b"x");
    let file = Crooked::default().add(&raw, b"x").finish();
    let container = Container::read(&file).unwrap();
    assert_eq!(container.defects, []);
    assert_eq!(container.entries()[0].name(), "b/视频");
}

#[test]
fn cp437_is_the_last_resort() {
    let raw = Raw::stored(b"b/\x81", b"x");
    let file = Crooked::default().add(&raw, b"x").finish();
    let found = defects(&file);
    assert_eq!(distinct(&found), [Code::NameEncodingGuessed]);
    assert_eq!(
        fact(&found, Code::NameEncodingGuessed, "encoding").as_deref(),
        Some("CP437")
    );
    assert_eq!(Container::read(&file).unwrap().entries()[0].name(), "b/ü");
}

#[test]
fn declared_names_do_not_decide_for_others() {
    let mut declared = Raw::stored("b/视频".as_bytes(), b"x");
    declared.flags = UTF8;
    let plain = Raw::stored(b"b/\xca\xd3", b"x");
    let file = Crooked::default()
        .add(&declared, b"x")
        .add(&plain, b"x")
        .finish();
    let container = Container::read(&file).unwrap();
    let names: Vec<_> = container.entries().iter().map(|e| e.name()).collect();
    assert_eq!(names, ["b/视频", "b/视"]);
}

#[test]
fn declared_utf8_that_is_none() {
    let mut raw = Raw::stored(b"b/\xff", b"x");
    raw.flags = UTF8;
    let file = Crooked::default().add(&raw, b"x").finish();
    let container = Container::read(&file).unwrap();
    assert_eq!(distinct(&container.defects), [Code::NameUndecodable]);
    assert_eq!(container.raw_name(0), b"b/\xff");
}

fn unicode_path(of: &[u8], path: &str) -> Vec<u8> {
    let mut out = vec![0x75, 0x70];
    out.extend((5 + path.len() as u16).to_le_bytes());
    out.push(1);
    out.extend(crc32fast::hash(of).to_le_bytes());
    out.extend(path.as_bytes());
    out
}

#[test]
fn unicode_path_outranks_the_name() {
    let name = b"b/\xca\xd3";
    let mut raw = Raw::stored(name, b"x");
    raw.extra = unicode_path(name, "b/视");
    let file = Crooked::default().add(&raw, b"x").finish();
    let container = Container::read(&file).unwrap();
    assert_eq!(container.defects, []);
    assert_eq!(container.entries()[0].name(), "b/视");
    assert_eq!(container.raw_name(0), name);
}

#[test]
fn stale_unicode_path_is_not_used() {
    let mut raw = Raw::stored(b"b/a", b"x");
    raw.extra = unicode_path(b"b/old", "b/old");
    let file = Crooked::default().add(&raw, b"x").finish();
    assert_eq!(Container::read(&file).unwrap().entries()[0].name(), "b/a");
}

#[test]
fn unicode_path_that_leads_out() {
    let mut raw = Raw::stored(b"b/a", b"x");
    raw.extra = unicode_path(b"b/a", "../a");
    let file = Crooked::default().add(&raw, b"x").finish();
    assert_eq!(codes(&file), [Code::UnsafeName]);
}

#[test]
fn unicode_path_against_a_declared_or_another_name() {
    let mut declared = Raw::stored(b"b/a", b"x");
    declared.flags = UTF8;
    declared.extra = unicode_path(b"b/a", "b/b");
    let file = Crooked::default().add(&declared, b"x").finish();
    assert_eq!(codes(&file), [Code::HeaderDisagrees]);
    let central = Raw::stored(b"b/a", b"x");
    let mut local = central.clone();
    local.extra = unicode_path(b"b/a", "b/b");
    let file = Crooked::default().add_two(&local, &central, b"x").finish();
    assert_eq!(codes(&file), [Code::HeaderDisagrees]);
}
