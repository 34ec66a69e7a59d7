//! Archives of other writers: what the zip crate writes, and data descriptors in all their forms.

use std::io::{Cursor, Read, Write};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipWriter};

use super::build::{Clean, Crooked, Raw, all_codes, codes, defects, fact};
use crate::defect::Code;
use crate::source::ReadAt;
use crate::zip::format::Method;
use crate::zip::{Container, EntryReader};

fn contents(file: &dyn ReadAt) -> Vec<(String, Vec<u8>)> {
    let container = Container::read(file).unwrap();
    assert_eq!(container.defects, []);
    let read = |entry| {
        let mut out = Vec::new();
        let mut reader = EntryReader::new(file, entry).unwrap();
        reader.read_to_end(&mut out).unwrap();
        (entry.name().to_owned(), out)
    };
    container.entries().iter().map(read).collect()
}

fn expected() -> Vec<(String, Vec<u8>)> {
    vec![
        ("b/data/".to_owned(), Vec::new()),
        ("b/data/视频.txt".to_owned(), b"hello ".repeat(5000)),
        ("b/empty".to_owned(), Vec::new()),
    ]
}

fn fill<W: Write + std::io::Seek>(
    mut writer: ZipWriter<W>,
    options: SimpleFileOptions,
) -> ::zip::result::ZipResult<W> {
    for (name, content) in expected() {
        if let Some(name) = name.strip_suffix('/') {
            writer.add_directory(name, options)?;
        } else {
            writer.start_file(name, options)?;
            writer.write_all(&content)?;
        }
    }
    writer.finish()
}

#[test]
fn zip_crate_seekable() {
    for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
        for large in [false, true] {
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .large_file(large)
                .unix_permissions(0o755);
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            writer.set_comment("留底").unwrap();
            let file = fill(writer, options).unwrap().into_inner();
            assert_eq!(contents(&file), expected(), "{method} {large}");
        }
    }
}

#[test]
fn zip_crate_streaming() {
    for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
        for large in [false, true] {
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .large_file(large);
            let writer = ZipWriter::new_stream(Vec::new());
            let file = fill(writer, options).unwrap().into_inner();
            assert_eq!(contents(&file), expected(), "{method} {large}");
        }
    }
}

#[test]
fn zip_crate_aligned() {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .with_alignment(4096);
    let file = fill(ZipWriter::new(Cursor::new(Vec::new())), options).unwrap();
    assert_eq!(contents(&file.into_inner()), expected());
}

#[test]
fn zip_crate_link_is_told() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer
        .add_symlink("b/link", "/etc/passwd", options)
        .unwrap();
    let file = writer.finish().unwrap().into_inner();
    assert_eq!(codes(&file), [Code::LinkInBag]);
}

#[test]
fn zip_crate_reads_what_we_read() {
    let file = Clean::default()
        .add("b/data/视频.mp4", Method::Stored, b"stored")
        .add("b/data/表.csv", Method::Deflated, &b"1,2\n".repeat(100))
        .finish();
    let ours = contents(&file);
    let mut theirs = ::zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    for (index, (name, content)) in ours.iter().enumerate() {
        let mut entry = theirs.by_index(index).unwrap();
        let mut out = Vec::new();
        entry.read_to_end(&mut out).unwrap();
        assert_eq!(&entry.name().unwrap(), name);
        assert_eq!(&out, content);
    }
}

fn descriptor(raw: &Raw, signed: bool, wide: bool) -> Vec<u8> {
    let mut out = Vec::new();
    if signed {
        out.extend(0x0807_4b50u32.to_le_bytes());
    }
    out.extend(raw.crc.to_le_bytes());
    for size in [raw.packed, raw.size] {
        if wide {
            out.extend(u64::from(size).to_le_bytes());
        } else {
            out.extend(size.to_le_bytes());
        }
    }
    out
}

#[test]
fn descriptors_of_all_forms() {
    for (signed, wide) in [(true, false), (true, true), (false, false), (false, true)] {
        for empty in [false, true] {
            let content: &[u8] = if empty { b"" } else { b"hello" };
            let mut central = Raw::stored(b"b/a", content);
            central.flags = 8;
            let mut local = central.clone();
            (local.crc, local.packed, local.size) = (0, 0, 0);
            let mut other = Raw::stored(b"b/c", content);
            other.flags = 8;
            let descriptor = descriptor(&central, signed, wide);
            let file = Crooked::default()
                .add_two(&local, &central, content)
                .octets(&descriptor)
                .add(&other, content)
                .octets(&descriptor)
                .finish();
            assert_eq!(contents(&file).len(), 2, "{signed} {wide} {empty}");
        }
    }
}

#[test]
fn descriptor_that_lies_or_lacks() {
    let mut raw = Raw::stored(b"b/a", b"hello");
    raw.flags = 8;
    let mut lie = descriptor(&raw, true, false);
    lie[4] ^= 1;
    for octets in [lie, Vec::new(), vec![0; 11]] {
        let file = Crooked::default()
            .add(&raw, b"hello")
            .octets(&octets)
            .finish();
        let found = defects(&file);
        assert_eq!(
            fact(&found, Code::HeaderDisagrees, "field").as_deref(),
            Some("descriptor")
        );
    }
}

#[test]
fn descriptor_is_never_canonical() {
    let mut raw = Raw::stored(b"b/a", b"hello");
    raw.flags = 8;
    let file = Crooked::default()
        .add(&raw, b"hello")
        .octets(&descriptor(&raw, true, false))
        .finish();
    assert_eq!(codes(&file), []);
    assert_eq!(all_codes(&file), [Code::NotCanonical]);
}
