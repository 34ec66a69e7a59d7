//! Writes pictures as files: JPEG with or without an EXIF turn, PNG, and PDFs of scanned pages; all without a clock in them.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageError, ImageFormat, RgbImage};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The encoder says no.
    #[error("the picture cannot be encoded: {0}")]
    Picture(#[from] ImageError),
    /// The PDF could not be written.
    #[error("the PDF cannot be written: {0}")]
    Pdf(#[from] std::io::Error),
}

/// A picture as JPEG; `exif` 2 to 8 is stored as its orientation (the pixels must lie accordingly).
pub fn jpeg(picture: &RgbImage, quality: u8, exif: u8) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    let grey = picture
        .pixels()
        .all(|p| p.0[0] == p.0[1] && p.0[1] == p.0[2]);
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    let (w, h) = picture.dimensions();
    if grey {
        let luma: Vec<u8> = picture.pixels().map(|p| p.0[0]).collect();
        encoder.encode(&luma, w, h, ExtendedColorType::L8)?;
    } else {
        encoder.encode(picture.as_raw(), w, h, ExtendedColorType::Rgb8)?;
    }
    if (2..=8).contains(&exif) {
        bytes.splice(2..2, app1(exif));
    }
    Ok(bytes)
}

/// An EXIF segment that holds nothing but an orientation.
fn app1(orientation: u8) -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0*\0\0\0\x08".to_vec();
    // One entry: tag 0x0112, type SHORT, count 1, the value in the first two of four octets; no next directory.
    tiff.extend([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([0; 4]);
    let length = u16::try_from(tiff.len() + 2).unwrap_or(0).to_be_bytes();
    let mut segment = vec![0xff, 0xe1];
    segment.extend(length);
    segment.extend(tiff);
    segment
}

/// A picture as PNG.
pub fn png(picture: &RgbImage) -> Result<Vec<u8>, FileError> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

/// Scanned pages, each one JPEG on a page of A4 (or of its own shape when it is a card), in one PDF.
pub fn scans(pages: &[RgbImage], quality: u8) -> Result<Vec<u8>, FileError> {
    let mut document = Document::with_version("1.4");
    let root = document.new_object_id();
    let mut kids = Vec::new();
    for page in pages {
        let (w, h) = page.dimensions();
        let bytes = jpeg(page, quality, 1)?;
        let grey = page.pixels().all(|p| p.0[0] == p.0[1] && p.0[1] == p.0[2]);
        let picture = document.add_object(Stream::new(
            dictionary! {
                "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(w), "Height" => i64::from(h), "BitsPerComponent" => 8,
                "ColorSpace" => if grey { "DeviceGray" } else { "DeviceRGB" }, "Filter" => "DCTDecode",
            },
            bytes,
        ));
        // The long side is that of A4.
        let scale = 842.0 / w.max(h) as f32;
        let (pw, ph) = (w as f32 * scale, h as f32 * scale);
        let drawn = format!("q {pw:.2} 0 0 {ph:.2} 0 0 cm /P Do Q");
        let content = document.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()));
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => root, "Contents" => content,
            "MediaBox" => vec![0.into(), 0.into(), Object::Real(pw), Object::Real(ph)],
            "Resources" => dictionary! { "XObject" => dictionary! { "P" => picture } },
        });
        kids.push(Object::from(page));
    }
    let count = i64::try_from(kids.len()).unwrap_or(0);
    document.objects.insert(
        root,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }),
    );
    let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    document.trailer.set("Root", catalogue);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageDecoder as _, ImageReader, Rgb};

    #[test]
    fn an_exif_turn_is_one_that_readers_see() {
        let picture = RgbImage::from_pixel(8, 4, Rgb([9, 99, 199]));
        let bytes = jpeg(&picture, 80, 6).unwrap();
        let reader = ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format();
        let mut decoder = reader.unwrap().into_decoder().unwrap();
        assert_eq!(decoder.orientation().unwrap().to_exif(), 6);
        assert_eq!(decoder.dimensions(), (8, 4));
    }

    #[test]
    fn scans_are_pages_and_the_same_every_time() {
        let page = RgbImage::from_fn(40, 60, |x, y| Rgb([(x * 4) as u8, (y * 3) as u8, 90]));
        let bytes = scans(&[page.clone(), page.clone()], 80).unwrap();
        assert_eq!(bytes, scans(&[page.clone(), page], 80).unwrap());
        assert_eq!(Document::load_mem(&bytes).unwrap().get_pages().len(), 2);
    }
}
