//! Makes a page of a picture exhibit.
//!
//! Takes a JPEG, PNG, GIF or WebP file; gives a document with one A4 page, upright or lying as the picture is shown, the picture as large as
//! the margins allow (but no pixel larger than a point). JPEG data goes in octet for octet, and so does the data of an ordinary PNG;
//! everything else is decoded and packed anew without loss. EXIF rotation turns the picture, not its data.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::output::deflated;
use crate::exhibit::inspect::Kind;
use crate::exhibit::jpeg;
use crate::exhibit::picture::{self, Colours, Picture, Unusable};

/// A4, points: shorter and longer side.
const A4: (f32, f32) = (595.276, 841.89);

/// Room left free at the sides, and at the top and bottom where the stamps stand; points.
const MARGINS: (f32, f32) = (36.0, 48.0);

/// A document with one page that shows the picture.
///
/// # Errors
/// [`Unusable`].
pub(super) fn page(bytes: &[u8]) -> Result<Document, Unusable> {
    let facts = picture::facts(Kind::of(bytes), bytes).ok_or(Unusable::Undecodable)?;
    if let Some(why) = facts.unusable {
        return Err(why);
    }
    let mut doc = Document::with_version("1.7");
    let image = match facts.format {
        Kind::Jpeg => jpeg_image(&mut doc, &facts, bytes),
        Kind::Png if !facts.alpha => match png_image(&mut doc, bytes) {
            Some(image) => image,
            None => packed(&mut doc, bytes)?,
        },
        _ => packed(&mut doc, bytes)?,
    };
    let (w, h) = facts.shown();
    let (w, h) = (w as f32, h as f32);
    let (width, height) = if w > h { (A4.1, A4.0) } else { A4 };
    let scale = ((width - 2.0 * MARGINS.0) / w)
        .min((height - 2.0 * MARGINS.1) / h)
        .min(1.0);
    let (w, h) = (w * scale, h * scale);
    let [a, b, c, d, e, f] = turned(
        facts.orientation,
        (width - w) / 2.0,
        (height - h) / 2.0,
        w,
        h,
    );
    let content = format!("q {a} {b} {c} {d} {e} {f} cm /Im Do Q\n");
    let contents = doc.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
    let root = doc.new_object_id();
    let page = doc.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => root,
        "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "Im" => image } },
        "Contents" => contents,
    });
    doc.set_object(
        root,
        dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![Object::Reference(page)] },
    );
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    doc.trailer.set("Root", catalog);
    Ok(doc)
}

/// The matrix that puts the stored picture, a unit square, upright into a rectangle (EXIF orientation).
fn turned(orientation: u8, x: f32, y: f32, w: f32, h: f32) -> [f32; 6] {
    match orientation {
        2 => [-w, 0.0, 0.0, h, x + w, y],
        3 => [-w, 0.0, 0.0, -h, x + w, y + h],
        4 => [w, 0.0, 0.0, -h, x, y + h],
        5 => [0.0, -h, -w, 0.0, x + w, y + h],
        6 => [0.0, -h, w, 0.0, x, y + h],
        7 => [0.0, h, w, 0.0, x, y],
        8 => [0.0, h, -w, 0.0, x + w, y],
        _ => [w, 0.0, 0.0, h, x, y],
    }
}

fn image(width: u32, height: u32, bits: u8, colours: Object) -> Dictionary {
    dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height, "BitsPerComponent" => bits,
        "ColorSpace" => colours,
    }
}

fn jpeg_image(doc: &mut Document, facts: &Picture, bytes: &[u8]) -> ObjectId {
    let (device, components) = match facts.colours {
        Colours::Grey => ("DeviceGray", 1),
        Colours::Rgb => ("DeviceRGB", 3),
        Colours::Cmyk => ("DeviceCMYK", 4),
    };
    // The four letters at 16 say what the profile is for; another than the picture's would be worse than none.
    let fits = |profile: &[u8]| match facts.colours {
        Colours::Grey => profile.get(16..20) == Some(b"GRAY".as_slice()),
        Colours::Rgb => profile.get(16..20) == Some(b"RGB ".as_slice()),
        Colours::Cmyk => profile.get(16..20) == Some(b"CMYK".as_slice()),
    };
    let colours = match jpeg::profile(bytes).filter(|p| fits(p)) {
        Some(profile) => {
            let profile = doc.add_object(deflated(Stream::new(
                dictionary! { "N" => components, "Alternate" => device },
                profile,
            )));
            Object::Array(vec!["ICCBased".into(), profile.into()])
        }
        None => device.into(),
    };
    let mut dict = image(facts.width, facts.height, 8, colours);
    dict.set("Filter", "DCTDecode");
    if facts.inverted {
        dict.set(
            "Decode",
            [1, 0, 1, 0, 1, 0, 1, 0].map(Object::Integer).to_vec(),
        );
    }
    doc.add_object(Stream::new(dict, bytes.to_vec()))
}

/// A PNG whose data a PDF can hold as it is: not interlaced, up to 8 bits, without transparency.
fn png_image(doc: &mut Document, bytes: &[u8]) -> Option<ObjectId> {
    let (mut head, mut palette, mut data) = (None, None, Vec::new());
    for chunk in picture::chunks(bytes) {
        match chunk.name {
            b"IHDR" => head = Some(chunk.data),
            b"PLTE" => palette = Some(chunk.data),
            b"IDAT" => data.extend_from_slice(chunk.data),
            b"IEND" => break,
            _ => {}
        }
    }
    let &[w3, w2, w1, w0, h3, h2, h1, h0, bits, colour, 0, 0, 0] = head? else {
        return None;
    };
    let (components, colours) = match (colour, palette) {
        _ if bits > 8 => return None,
        (0, _) => (1, Object::from("DeviceGray")),
        (2, _) => (3, Object::from("DeviceRGB")),
        (3, Some(table)) if table.len() >= 3 => (
            1,
            Object::Array(vec![
                "Indexed".into(),
                "DeviceRGB".into(),
                ((table.len() / 3 - 1) as i64).into(),
                Object::String(table.to_vec(), StringFormat::Hexadecimal),
            ]),
        ),
        _ => return None,
    };
    let (width, height) = (
        u32::from_be_bytes([w3, w2, w1, w0]),
        u32::from_be_bytes([h3, h2, h1, h0]),
    );
    let mut dict = image(width, height, bits, colours);
    dict.set("Filter", "FlateDecode");
    dict.set(
        "DecodeParms",
        dictionary! { "Predictor" => 15, "Colors" => components, "BitsPerComponent" => bits, "Columns" => width },
    );
    Some(doc.add_object(Stream::new(dict, data)))
}

/// Any picture, decoded and packed again without loss; what is transparent stays so.
fn packed(doc: &mut Document, bytes: &[u8]) -> Result<ObjectId, Unusable> {
    let decoded = picture::decode(bytes)?;
    let (width, height) = (decoded.width(), decoded.height());
    let alpha = decoded.color().has_alpha();
    let mask = alpha.then(|| {
        decoded
            .to_rgba8()
            .pixels()
            .map(|p| p.0[3])
            .collect::<Vec<u8>>()
    });
    let encoded = match decoded {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageLumaA8(_) => {
            png(&decoded.into_luma8(), width, height, ExtendedColorType::L8)?
        }
        other => png(&other.into_rgb8(), width, height, ExtendedColorType::Rgb8)?,
    };
    let id = png_image(doc, &encoded).ok_or(Unusable::Undecodable)?;
    // Opaque after all: no mask.
    if let Some(mask) = mask.filter(|m| m.iter().any(|&a| a != 255)) {
        let encoded = png(&mask, width, height, ExtendedColorType::L8)?;
        let mask = png_image(doc, &encoded).ok_or(Unusable::Undecodable)?;
        if let Ok(stream) = doc.get_object_mut(id).and_then(Object::as_stream_mut) {
            stream.dict.set("SMask", mask);
        }
    }
    Ok(id)
}

fn png(
    pixels: &[u8],
    width: u32,
    height: u32,
    colour: ExtendedColorType,
) -> Result<Vec<u8>, Unusable> {
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Adaptive)
        .write_image(pixels, width, height, colour)
        .map_err(|_| Unusable::Undecodable)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

    use super::*;

    fn fixture(name: &str) -> Vec<u8> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/exhibits/");
        std::fs::read(format!("{path}{name}")).unwrap()
    }

    fn images(doc: &Document) -> Vec<&Stream> {
        doc.objects
            .values()
            .filter_map(|o| o.as_stream().ok())
            .filter(|s| s.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image"))
            .collect()
    }

    #[test]
    fn a_jpeg_keeps_its_octets() {
        for name in [
            "plain.jpg",
            "exif-6.jpg",
            "cmyk.jpg",
            "grey-progressive.jpg",
        ] {
            let bytes = fixture(name);
            let doc = page(&bytes).unwrap();
            assert_eq!(images(&doc)[0].content, bytes, "{name}");
        }
        let cmyk = page(&fixture("cmyk.jpg")).unwrap();
        assert!(images(&cmyk)[0].dict.has(b"Decode"));
    }

    #[test]
    fn a_transparent_png_has_a_mask_and_an_opaque_one_keeps_its_data() {
        assert_eq!(images(&page(&fixture("alpha.png")).unwrap()).len(), 2);
        for name in ["plain.png", "palette.png"] {
            let bytes = fixture(name);
            let doc = page(&bytes).unwrap();
            let data: Vec<u8> = picture::chunks(&bytes)
                .filter(|c| c.name == b"IDAT")
                .flat_map(|c| c.data.iter().copied())
                .collect();
            assert_eq!(images(&doc)[0].content, data, "{name}");
        }
        assert_eq!(images(&page(&fixture("animated.gif")).unwrap()).len(), 1);
        assert_eq!(images(&page(&fixture("plain.webp")).unwrap()).len(), 1);
    }

    #[test]
    fn orientations_put_the_stored_corners_where_exif_says() {
        // Where the stored top left corner (0, 1) is shown in a unit square: left or right, bottom or top.
        let corner = [
            (0, 1),
            (1, 1),
            (1, 0),
            (0, 0),
            (0, 1),
            (1, 1),
            (1, 0),
            (0, 0),
        ];
        for (orientation, shown) in (1_u8..).zip(corner) {
            let [a, b, c, d, e, f] = turned(orientation, 0.0, 0.0, 1.0, 1.0);
            assert_eq!(
                (c + e, d + f),
                (shown.0 as f32, shown.1 as f32),
                "{orientation}"
            );
            // Turned by a quarter exactly when width and height are exchanged.
            assert_eq!(a == 0.0 && b != 0.0, orientation > 4, "{orientation}");
        }
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        assert_eq!(
            page(&fixture("cut-short.jpg")).err(),
            Some(Unusable::CutShort)
        );
        assert_eq!(page(b"no picture").err(), Some(Unusable::Undecodable));
    }
}
