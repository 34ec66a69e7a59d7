//! Makes the files that are not pages: what telephones, archivers, office programs and broken downloads leave in a folder of papers.
//!
//! Each is the smallest file that is what its name says; none holds anything that runs.

use crate::file::{FileError, jpeg};
use image::RgbImage;

/// A file by its word, `None` when there is no such word. `page` is a picture for those that need one.
pub fn odd(word: &str, page: &RgbImage) -> Result<Option<Vec<u8>>, FileError> {
    Ok(Some(match word {
        "empty" => Vec::new(),
        "heic" => heic(b"heic"),
        "avif" => heic(b"avif"),
        // A PDF that asks for its password, made with qpdf for another test.
        "locked" => include_bytes!("../../../fixtures/exhibits/user-password.pdf").to_vec(),
        "font" => include_bytes!("../../../fixtures/exhibits/font-not-embedded.pdf").to_vec(),
        "no-pages" => include_bytes!("../../../fixtures/exhibits/no-pages.pdf").to_vec(),
        "damaged" => include_bytes!("../../../fixtures/exhibits/truncated.pdf").to_vec(),
        "zip" => zip(&[("readme.txt", b"paperwork specimen\n")]),
        "docx" => zip(&[
            ("[Content_Types].xml", b"<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("word/document.xml", b"<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"),
        ]),
        "text" => "这不是扫描件，只是一段文字。\n".as_bytes().to_vec(),
        "huge" => huge(30_000),
        "cut-short" => {
            let whole = jpeg(page, 80, 1)?;
            let keep = whole.len() * 3 / 5;
            whole.into_iter().take(keep).collect()
        }
        "padded" => padded(&jpeg(page, 80, 1)?, 4 * 1024 * 1024 + 200_000),
        _ => return Ok(None),
    }))
}

/// The head of a HEIC or AVIF file, and a media box without media.
fn heic(brand: &[u8; 4]) -> Vec<u8> {
    let mut bytes = vec![0, 0, 0, 24];
    bytes.extend(b"ftyp");
    bytes.extend(brand);
    bytes.extend([0, 0, 0, 0]);
    bytes.extend(b"mif1");
    bytes.extend(brand);
    bytes.extend([0, 0, 0, 8]);
    bytes.extend(b"mdat");
    bytes
}

/// A ZIP file of stored members.
fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let le16 = |n: usize| u16::try_from(n).unwrap_or(0).to_le_bytes();
    let le32 = |n: usize| u32::try_from(n).unwrap_or(0).to_le_bytes();
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let offset = bytes.len();
        let mut head = Vec::new();
        // Version, flags, method (stored), time and date (1980-01-01).
        head.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        head.extend(crc(content).to_le_bytes());
        head.extend(le32(content.len()));
        head.extend(le32(content.len()));
        head.extend(le16(name.len()));
        head.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(name.as_bytes());
        bytes.extend(*content);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(le32(offset));
        directory.extend(name.as_bytes());
    }
    let at = bytes.len();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(le16(members.len()));
    bytes.extend(le16(members.len()));
    bytes.extend(le32(directory.len()));
    bytes.extend(le32(at));
    bytes.extend([0, 0]);
    bytes
}

/// A PNG that says it has so many pixels a side and holds none of them.
fn huge(side: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], body: &[u8]| {
        bytes.extend(u32::try_from(body.len()).unwrap_or(0).to_be_bytes());
        let mut whole = kind.to_vec();
        whole.extend(body);
        bytes.extend(&whole);
        bytes.extend(crc(&whole).to_be_bytes());
    };
    let mut head = Vec::new();
    head.extend(side.to_be_bytes());
    head.extend(side.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    chunk(b"IHDR", &head);
    // A zlib stream of nothing.
    chunk(b"IDAT", &[0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]);
    chunk(b"IEND", &[]);
    bytes
}

/// A JPEG grown to a size with empty application segments, as cameras grow theirs with previews.
fn padded(picture: &[u8], size: usize) -> Vec<u8> {
    let (start, rest) = picture.split_at(2.min(picture.len()));
    let mut bytes = start.to_vec();
    while bytes.len() + rest.len() < size {
        bytes.extend([0xff, 0xed, 0xff, 0xff]);
        bytes.resize(bytes.len() + 0xfffd, 0);
    }
    bytes.extend(rest);
    bytes
}

/// CRC-32 as ZIP and PNG have it.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_standard() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_grown_picture_is_the_same_picture() {
        let page = RgbImage::from_fn(64, 64, |x, y| image::Rgb([(x * 4) as u8, (y * 4) as u8, 0]));
        let plain = jpeg(&page, 80, 1).unwrap();
        let grown = padded(&plain, 300_000);
        assert!((300_000..400_000).contains(&grown.len()));
        let (plain, grown) = (
            image::load_from_memory(&plain),
            image::load_from_memory(&grown),
        );
        assert_eq!(plain.unwrap(), grown.unwrap());
    }

    #[test]
    fn a_huge_picture_is_huge_by_its_head() {
        let reader = image::ImageReader::new(std::io::Cursor::new(huge(30_000)));
        let size = reader
            .with_guessed_format()
            .unwrap()
            .into_dimensions()
            .unwrap();
        assert_eq!(size, (30_000, 30_000));
    }

    #[test]
    fn every_word_makes_a_file() {
        let page = RgbImage::from_pixel(64, 64, image::Rgb([1, 2, 3]));
        for word in [
            "empty",
            "heic",
            "avif",
            "locked",
            "font",
            "no-pages",
            "damaged",
            "zip",
            "docx",
            "text",
            "huge",
            "cut-short",
            "padded",
        ] {
            assert!(odd(word, &page).unwrap().is_some(), "{word}");
        }
        assert!(odd("other", &page).unwrap().is_none());
    }
}
