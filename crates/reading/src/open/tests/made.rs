//! Makes small files to be opened.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A picture with shades and edges, so that a quarter turn or a lost part shows.
pub(super) fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let ink = (x / 5 + y / 7) % 3 == 0;
        let shade = (x * 200 / width) as u8;
        if ink {
            Rgb([shade, 30, 60])
        } else {
            Rgb([255, 255 - shade / 2, (y % 250) as u8])
        }
    })
}

pub(super) fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.into().write_to(&mut out, format).unwrap();
    out.into_inner()
}

pub(super) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(picture(width, height), ImageFormat::Jpeg)
}

/// Puts an EXIF block with an orientation behind the start mark of a JPEG.
pub(super) fn oriented(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let mut out = vec![0xFF, 0xD8, 0xFF, 0xE1];
    out.extend((exif.len() as u16 + 2).to_be_bytes());
    out.extend(exif);
    out.extend(&jpeg[2..]);
    out
}

/// A TIFF of grey pages without compression, each of one shade, in the order given; the flag makes a page a smaller copy of another.
pub(super) fn tiff(pages: &[(u16, u16, u8, bool)]) -> Vec<u8> {
    let mut out = b"II*\0".to_vec();
    let mut slot = out.len();
    out.extend([0; 4]);
    for &(width, height, shade, copy) in pages {
        let data = out.len() as u32;
        let size = u32::from(width) * u32::from(height);
        out.extend(vec![shade; size as usize]);
        let at = out.len() as u32;
        out[slot..slot + 4].copy_from_slice(&at.to_le_bytes());
        let entries: [(u16, u32); 9] = [
            (254, u32::from(copy)),
            (256, width.into()),
            (257, height.into()),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, data),
            (278, height.into()),
            (279, size),
        ];
        out.extend((entries.len() as u16).to_le_bytes());
        for (tag, value) in entries {
            out.extend(tag.to_le_bytes());
            out.extend([4, 0, 1, 0, 0, 0]);
            out.extend(value.to_le_bytes());
        }
        slot = out.len();
        out.extend([0; 4]);
    }
    out
}

/// A PDF under the making.
pub(super) struct Pdf {
    pub(super) doc: Document,
    pub(super) resources: Dictionary,
    /// What every page has beside its contents.
    pub(super) page: Dictionary,
}

impl Pdf {
    pub(super) fn new() -> Self {
        Self {
            doc: Document::with_version("1.7"),
            resources: Dictionary::new(),
            page: dictionary! { "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()] },
        }
    }

    /// Adds a named resource.
    pub(super) fn with(mut self, shelf: &str, name: &str, value: impl Into<Object>) -> Self {
        let id = self.doc.add_object(value);
        let mut dict = match self.resources.get(shelf.as_bytes()) {
            Ok(Object::Dictionary(dict)) => dict.clone(),
            _ => Dictionary::new(),
        };
        dict.set(name, id);
        self.resources.set(shelf, dict);
        self
    }

    /// A font whose letters from `!` on mean the Chinese characters from 一 on.
    pub(super) fn with_letters(mut self) -> Self {
        let map = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange \
            1 beginbfrange <21> <7E> <4E00> endbfrange endcmap end end";
        let map = self
            .doc
            .add_object(Stream::new(Dictionary::new(), map.to_vec()));
        self.with(
            "Font",
            "F",
            dictionary! {
                "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier", "ToUnicode" => map, "FirstChar" => 32, "LastChar" => 126,
                "Widths" => vec![Object::from(1000); 95],
            },
        )
    }

    pub(super) fn with_scan(self, picture: &RgbImage) -> Self {
        let data = encoded(picture.clone(), ImageFormat::Jpeg);
        self.with(
            "XObject",
            "Scan",
            image(picture.dimensions(), "DCTDecode", data),
        )
    }

    pub(super) fn pages(mut self, contents: &[&str]) -> Vec<u8> {
        let root = self.doc.new_object_id();
        let resources = self.doc.add_object(self.resources.clone());
        let kids: Vec<Object> = contents
            .iter()
            .map(|c| {
                let contents = self
                    .doc
                    .add_object(Stream::new(Dictionary::new(), c.as_bytes().to_vec()));
                let mut page = self.page.clone();
                page.set("Type", "Page");
                page.set("Parent", root);
                page.set("Contents", contents);
                page.set("Resources", resources);
                self.doc.add_object(page).into()
            })
            .collect();
        let tree = dictionary! { "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids };
        self.rooted(root, tree)
    }

    pub(super) fn rooted(mut self, root: ObjectId, tree: Dictionary) -> Vec<u8> {
        self.doc.set_object(root, tree);
        let catalog = self
            .doc
            .add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
        self.doc.trailer.set("Root", catalog);
        let mut out = Vec::new();
        self.doc.save_to(&mut out).unwrap();
        out
    }
}

pub(super) fn image(size: (u32, u32), filter: &str, data: Vec<u8>) -> Stream {
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(size.0), "Height" => i64::from(size.1), "BitsPerComponent" => 8,
        "ColorSpace" => "DeviceRGB", "Filter" => filter,
    };
    Stream::new(dict, data)
}

pub(super) fn form(extra: Dictionary, contents: &str) -> Stream {
    let mut dict = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 600.into(), 800.into()] };
    dict.extend(&extra);
    Stream::new(dict, contents.as_bytes().to_vec())
}

/// A PDF of as many equal pages.
pub(super) fn pdf(pages: usize, contents: &str) -> Vec<u8> {
    Pdf::new().pages(&vec![contents; pages])
}
