//! Holds one page as pixels, upright as its file says, with how it came out of the file.

use image::RgbImage;
use serde::{Deserialize, Serialize};

use crate::sheet::Line;

/// One page to look at.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its pixels: EXIF turning applied, transparency laid on white.
    pub pixels: RgbImage,
    /// How it came out of the file.
    pub origin: Origin,
}

/// What a file is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// Windows bitmap.
    Bmp,
    /// GIF; its first picture is looked at.
    Gif,
    /// TIFF, one or several pages.
    Tiff,
    /// PDF, one or several pages.
    Pdf,
}

/// How a page came out of its file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// What the file is.
    pub format: Format,
    /// Width and height before turning, pixels, of the picture in the file. For a PDF page that is one scanned picture: of that picture;
    /// for one that is drawn: as rendered.
    pub stored: (u32, u32),
    /// EXIF orientation, 1 to 8; 1 is upright and also stands for "none given".
    pub exif: u8,
    /// The picture ends before its pixels do, or goes wrong on the way: a JPEG without its end mark, or whose compressed data is damaged.
    pub cut_short: bool,
    /// The page is drawn by a program (an electronic licence, a PDF written by a word processor), not a scan or photograph.
    pub drawn: bool,
    /// Text the file itself holds (a PDF's text layer with its places), when it is good enough to be used instead of reading pixels.
    pub text: Option<Vec<Line>>,
    /// The PDF draws text in a font that is not in the file, so that the rendered pixels lack it.
    pub fonts_missing: bool,
}

impl Origin {
    /// A picture as most are: upright, whole, without text of its own.
    #[must_use]
    pub fn plain(format: Format, stored: (u32, u32)) -> Self {
        Self {
            format,
            stored,
            exif: 1,
            cut_short: false,
            drawn: false,
            text: None,
            fonts_missing: false,
        }
    }
}
