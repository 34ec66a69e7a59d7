//! Says how a file of the archive is shown: as itself, on a page, or only saved.
//!
//! Takes what the file is by its content, gives the type to send it as. Nothing that a browser would run (HTML, SVG, scripts) is
//! ever sent as what it is: it is text.

use exports::sniff::Format;

/// How a file is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Its octets, by the browser itself.
    Itself,
    /// On a page with a player for moving pictures.
    Video,
    /// On a page with a player for sound.
    Audio,
    /// On a page with its lines.
    Text,
    /// On a page with its rows.
    Table,
    /// On a page with the rows of its sheets.
    Book,
    /// Not at all: it can be saved.
    Saved,
}

/// How a format is shown.
pub fn shown(format: Format) -> Shown {
    match format {
        Format::Jpeg
        | Format::Png
        | Format::Webp
        | Format::Gif
        | Format::Bmp
        | Format::Avif
        | Format::Pdf => Shown::Itself,
        Format::Mp4 | Format::Mov | Format::Mkv | Format::Webm => Shown::Video,
        Format::M4a | Format::Mp3 | Format::Wav | Format::Flac | Format::Ogg => Shown::Audio,
        Format::Json | Format::Html | Format::Plain | Format::Empty => Shown::Text,
        Format::Csv => Shown::Table,
        Format::Xlsx | Format::Xls => Shown::Book,
        // No usual browser shows these.
        Format::Heic
        | Format::Tiff
        | Format::Avi
        | Format::Flv
        | Format::Wmv
        | Format::MpegTs
        | Format::Mpeg
        | Format::Amr
        | Format::Office
        | Format::Zip
        | Format::Rar
        | Format::SevenZip
        | Format::Gzip
        | Format::Unknown => Shown::Saved,
    }
}

/// The type to send a format's octets as, where the browser shows it; `None`: octets to be saved.
pub fn media_type(format: Format) -> Option<&'static str> {
    Some(match format {
        Format::Jpeg => "image/jpeg",
        Format::Png => "image/png",
        Format::Webp => "image/webp",
        Format::Gif => "image/gif",
        Format::Bmp => "image/bmp",
        Format::Avif => "image/avif",
        Format::Pdf => "application/pdf",
        // Browsers refuse `video/quicktime` by its name and play it by its content, which is the same family.
        Format::Mp4 | Format::Mov => "video/mp4",
        Format::Mkv => "video/x-matroska",
        Format::Webm => "video/webm",
        Format::M4a => "audio/mp4",
        Format::Mp3 => "audio/mpeg",
        Format::Wav => "audio/wav",
        Format::Flac => "audio/flac",
        Format::Ogg => "audio/ogg",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_by_the_browser_has_a_type_and_nothing_else_has() {
        for &format in Format::ALL {
            let typed = media_type(format).is_some();
            let browser = matches!(shown(format), Shown::Itself | Shown::Video | Shown::Audio);
            assert_eq!(typed, browser, "{format:?}");
            let kind = media_type(format).unwrap_or_default();
            assert!(!kind.contains("html") && !kind.contains("svg") && !kind.contains("script"));
        }
    }
}
