//! Tells what a file is by its content, never by its name.
//!
//! Takes the bytes; gives the format of what can be opened, or why it cannot: a HEIC photograph, an archive, an office document. Looks at a
//! few kilobytes at either end only.

use super::Refused;
use crate::page::Format;

/// How far into a file the mark of a PDF may stand, octets (ISO 32000-1, Annex H, implementation note 13).
const JUNK: usize = 1024;

/// Brands of ISO base media files that hold HEIC, HEIF or AVIF pictures (ISO/IEC 23008-12, AV1 Image File Format).
const STILLS: [&[u8]; 12] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1",
    b"avif", b"avis",
];

/// What a file is.
///
/// # Errors
/// [`Refused::Empty`], [`Refused::Heic`], [`Refused::Archive`], [`Refused::Office`], [`Refused::Unknown`].
pub(super) fn sniff(bytes: &[u8]) -> Result<Format, Refused> {
    let has = |mark: &[u8]| bytes.starts_with(mark);
    let at = |at: usize, mark: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if has(b"\xFF\xD8\xFF") {
        return Ok(Format::Jpeg);
    }
    if has(b"\x89PNG\r\n\x1A\n") {
        return Ok(Format::Png);
    }
    if has(b"RIFF") && at(8, b"WEBP") {
        return Ok(Format::Webp);
    }
    if has(b"GIF87a") || has(b"GIF89a") {
        return Ok(Format::Gif);
    }
    if [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"]
        .iter()
        .any(|m| has(*m))
    {
        return Ok(Format::Tiff);
    }
    if bitmap(bytes) {
        return Ok(Format::Bmp);
    }
    if at(4, b"ftyp") && still(bytes) {
        return Err(Refused::Heic);
    }
    // Before PDFs: an archive may hold one uncompressed.
    if has(b"PK\x03\x04") || has(b"PK\x05\x06") || has(b"PK\x07\x08") {
        return Err(if office(bytes) {
            Refused::Office
        } else {
            Refused::Archive
        });
    }
    if has(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") || has(b"{\\rtf") {
        return Err(Refused::Office);
    }
    let archives: [&[u8]; 7] = [
        b"Rar!\x1A\x07",
        b"7z\xBC\xAF\x27\x1C",
        b"\x1F\x8B\x08",
        b"BZh",
        b"\xFD7zXZ\0",
        b"\x28\xB5\x2F\xFD",
        b"MSCF\0\0\0\0",
    ];
    if archives.iter().any(|m| has(m)) || at(257, b"ustar") {
        return Err(Refused::Archive);
    }
    if pdf_start(bytes).is_some() {
        return Ok(Format::Pdf);
    }
    Err(Refused::Unknown)
}

/// Where a PDF begins.
pub(super) fn pdf_start(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(JUNK + 5)).unwrap_or_default();
    head.windows(5).position(|w| w == b"%PDF-")
}

/// A bitmap's mark is two letters that many a text begins with: its header must be of a known length too.
fn bitmap(bytes: &[u8]) -> bool {
    let header = bytes.get(14..18).and_then(|b| b.try_into().ok());
    bytes.starts_with(b"BM")
        && header.is_some_and(|b| {
            matches!(
                u32::from_le_bytes(b),
                12 | 16 | 40 | 52 | 56 | 64 | 108 | 124
            )
        })
}

/// Whether an ISO base media file names a brand of still pictures, as its own or among those it is compatible with.
fn still(bytes: &[u8]) -> bool {
    let length = bytes.get(..4).and_then(|b| b.try_into().ok());
    let length = length.map_or(0, u32::from_be_bytes).min(256) as usize;
    let brands = bytes.get(8..length.min(bytes.len())).unwrap_or_default();
    brands.chunks_exact(4).any(|brand| STILLS.contains(&brand))
}

/// Whether a zip file is an office document: it holds `[Content_Types].xml` (Word, Excel, WPS) or begins with the type of an OpenDocument.
fn office(bytes: &[u8]) -> bool {
    const ENDS: usize = 64 << 10;
    let head = bytes.get(..bytes.len().min(ENDS)).unwrap_or_default();
    let tail = bytes
        .get(bytes.len().saturating_sub(ENDS)..)
        .unwrap_or_default();
    let names: [&[u8]; 2] = [
        b"[Content_Types].xml",
        b"mimetypeapplication/vnd.oasis.opendocument",
    ];
    let holds = |part: &[u8], name: &[u8]| part.windows(name.len()).any(|w| w == name);
    names.iter().any(|n| holds(head, n) || holds(tail, n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_opened_is_known_by_its_content() {
        let mut junk = vec![b' '; 1000];
        junk.extend(b"%PDF-1.7");
        let cases: [(&[u8], Format); 9] = [
            (b"\xFF\xD8\xFF\xE0", Format::Jpeg),
            (b"\x89PNG\r\n\x1A\n", Format::Png),
            (b"RIFF\0\0\0\0WEBPVP8 ", Format::Webp),
            (b"GIF89a", Format::Gif),
            (b"MM\0*\0\0\0\x08", Format::Tiff),
            (b"II+\0\x08\0\0\0", Format::Tiff),
            (b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", Format::Bmp),
            (b"%PDF-1.4", Format::Pdf),
            (&junk, Format::Pdf),
        ];
        for (bytes, format) in cases {
            assert_eq!(sniff(bytes), Ok(format), "{bytes:?}");
        }
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        let mut tar = vec![0; 600];
        tar[257..262].copy_from_slice(b"ustar");
        let mut late = b"PK\x03\x04 pictures".to_vec();
        late.extend(vec![0; 200_000]);
        let archive = late.clone();
        late.extend(b"PK\x01\x02[Content_Types].xml");
        let cases: [(&[u8], Refused); 14] = [
            (b"", Refused::Empty),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Refused::Heic),
            (b"\0\0\0\x1Cftypmif1\0\0\0\0mif1avif", Refused::Heic),
            (b"\0\0\0\x18ftypisom\0\0\0\0mp42mp41", Refused::Unknown),
            (
                b"PK\x03\x04\x14\0 word/[Content_Types].xml",
                Refused::Office,
            ),
            (&late, Refused::Office),
            (&archive, Refused::Archive),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Refused::Office),
            (b"Rar!\x1A\x07\0", Refused::Archive),
            (b"7z\xBC\xAF\x27\x1C", Refused::Archive),
            (b"\x1F\x8B\x08\0", Refused::Archive),
            (&tar, Refused::Archive),
            (b"BMW brochure, text only", Refused::Unknown),
            (b"%PD", Refused::Unknown),
        ];
        for (bytes, why) in cases {
            assert_eq!(sniff(bytes), Err(why));
        }
    }
}
