//! Tells what a file is from its first octets; its name decides only between formats that look alike.
//!
//! Takes the head of a file and its name, gives a [`Format`]. Never trusts an extension over the content.

use serde::{Deserialize, Serialize};

/// Octets of the head that are enough to tell.
pub const HEAD: usize = 4096;

macro_rules! formats {
    ($($name:ident $id:literal $group:ident $what:literal;)*) => {
        /// A format, by content.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Format { $(#[doc = $what] #[serde(rename = $id)] $name,)* }

        impl Format {
            /// Every format.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in machine-readable output.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// What sort of file it is.
            #[must_use]
            pub fn group(self) -> Group {
                match self { $(Self::$name => Group::$group,)* }
            }
        }
    };
}

/// Sorts of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Moving pictures.
    Video,
    /// Pictures.
    Image,
    /// Sound.
    Audio,
    /// Tables.
    Table,
    /// Text and data.
    Text,
    /// Documents.
    Document,
    /// Archives.
    Archive,
    /// Everything else.
    Other,
}

formats! {
    Mp4 "mp4" Video "MPEG-4, also .m4v and 3GP.";
    Mov "mov" Video "QuickTime.";
    Mkv "mkv" Video "Matroska.";
    Webm "webm" Video "WebM.";
    Avi "avi" Video "AVI.";
    Flv "flv" Video "Flash video.";
    Wmv "wmv" Video "Windows Media (ASF).";
    MpegTs "mpeg-ts" Video "MPEG transport stream.";
    Mpeg "mpeg" Video "MPEG program stream.";
    Jpeg "jpeg" Image "JPEG.";
    Png "png" Image "PNG.";
    Webp "webp" Image "WebP.";
    Gif "gif" Image "GIF.";
    Bmp "bmp" Image "BMP.";
    Heic "heic" Image "HEIC or HEIF.";
    Avif "avif" Image "AVIF.";
    Tiff "tiff" Image "TIFF.";
    M4a "m4a" Audio "MPEG-4 sound.";
    Mp3 "mp3" Audio "MP3.";
    Wav "wav" Audio "WAVE.";
    Flac "flac" Audio "FLAC.";
    Ogg "ogg" Audio "Ogg.";
    Amr "amr" Audio "AMR.";
    Csv "csv" Table "Text in rows and cells.";
    Xlsx "xlsx" Table "Excel workbook.";
    Xls "xls" Table "Excel workbook of 1997.";
    Json "json" Text "JSON.";
    Html "html" Text "HTML.";
    Plain "text" Text "Other text.";
    Pdf "pdf" Document "PDF.";
    Office "office" Document "Word, PowerPoint and the like.";
    Zip "zip" Archive "Zip.";
    Rar "rar" Archive "RAR.";
    SevenZip "7z" Archive "7-Zip.";
    Gzip "gzip" Archive "gzip.";
    Empty "empty" Other "No octets.";
    Unknown "unknown" Other "Not recognised.";
}

/// Tells the format from the first octets (all of a file shorter than [`HEAD`]) and the name.
#[must_use]
pub fn format(head: &[u8], name: &str) -> Format {
    if head.is_empty() {
        return Format::Empty;
    }
    let extension = extension(name);
    magic(head, &extension)
        .or_else(|| text(head, &extension))
        .unwrap_or(Format::Unknown)
}

/// The extension of a name, in small letters; empty where there is none.
#[must_use]
pub fn extension(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => extension.to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// Formats that begin with known octets.
fn magic(head: &[u8], extension: &str) -> Option<Format> {
    let at = |offset: usize, octets: &[u8]| {
        head.get(offset..)
            .is_some_and(|rest| rest.starts_with(octets))
    };
    let has = |octets: &[u8]| head.windows(octets.len()).any(|window| window == octets);
    Some(if at(0, b"\xFF\xD8\xFF") {
        Format::Jpeg
    } else if at(0, b"\x89PNG\r\n\x1A\n") {
        Format::Png
    } else if at(0, b"GIF87a") || at(0, b"GIF89a") {
        Format::Gif
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Format::Webp
    } else if at(0, b"RIFF") && at(8, b"AVI ") {
        Format::Avi
    } else if at(0, b"RIFF") && at(8, b"WAVE") {
        Format::Wav
    } else if at(0, b"BM") && at(6, &[0; 4]) {
        Format::Bmp
    } else if at(0, b"II*\0") || at(0, b"MM\0*") {
        Format::Tiff
    } else if at(0, b"\x1A\x45\xDF\xA3") {
        if has(b"webm") {
            Format::Webm
        } else {
            Format::Mkv
        }
    } else if at(0, b"FLV\x01") {
        Format::Flv
    } else if at(0, b"\x30\x26\xB2\x75\x8E\x66\xCF\x11") {
        Format::Wmv
    } else if at(0, b"\0\0\x01\xBA") || at(0, b"\0\0\x01\xB3") {
        Format::Mpeg
    } else if at(0, b"\x47") && at(188, b"\x47") && (at(376, b"\x47") || head.len() < 377) {
        Format::MpegTs
    } else if at(0, b"ID3")
        || (head.len() > 2 && at(0, b"\xFF") && matches!(head[1], 0xFB | 0xF3 | 0xF2))
    {
        Format::Mp3
    } else if at(0, b"fLaC") {
        Format::Flac
    } else if at(0, b"OggS") {
        Format::Ogg
    } else if at(0, b"#!AMR") {
        Format::Amr
    } else if at(0, b"%PDF-") {
        Format::Pdf
    } else if at(0, b"PK\x03\x04") || at(0, b"PK\x05\x06") {
        packed(extension, &has)
    } else if at(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        match extension {
            "doc" | "ppt" | "wps" | "dps" | "msg" | "docx" | "pptx" => Format::Office,
            _ => Format::Xls,
        }
    } else if at(0, b"Rar!\x1A\x07") {
        Format::Rar
    } else if at(0, b"7z\xBC\xAF\x27\x1C") {
        Format::SevenZip
    } else if at(0, b"\x1F\x8B") {
        Format::Gzip
    } else if at(4, b"ftyp") {
        brand(head.get(8..12).unwrap_or_default())
    } else if [&b"moov"[..], b"mdat", b"wide", b"free", b"skip", b"pnot"]
        .iter()
        .any(|name| at(4, name))
    {
        // QuickTime of before `ftyp`, or a recorder that was stopped.
        Format::Mov
    } else {
        return None;
    })
}

/// What a zip is, as far as its first names tell.
fn packed(extension: &str, has: &dyn Fn(&[u8]) -> bool) -> Format {
    match extension {
        "xlsx" | "xlsm" | "et" => Format::Xlsx,
        "docx" | "pptx" | "ofd" => Format::Office,
        _ if has(b"xl/") && has(b"[Content_Types].xml") => Format::Xlsx,
        _ if (has(b"word/") || has(b"ppt/")) && has(b"[Content_Types].xml") => Format::Office,
        _ => Format::Zip,
    }
}

/// What the first brand of an ISO base media file says.
fn brand(brand: &[u8]) -> Format {
    match brand {
        b"qt  " => Format::Mov,
        b"M4A " | b"M4B " | b"M4P " => Format::M4a,
        b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1" => {
            Format::Heic
        }
        b"avif" | b"avis" => Format::Avif,
        _ => Format::Mp4,
    }
}

/// Text, where the octets are such.
fn text(head: &[u8], extension: &str) -> Option<Format> {
    let text = decoded(head)?;
    if text
        .contains(|c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{C}' | '\u{1A}'))
    {
        return None;
    }
    let start = text.trim_start_matches('\u{FEFF}').trim_start();
    let begins = |with: &str| {
        start
            .get(..with.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(with))
    };
    Some(match extension {
        "json" | "jsonl" | "ndjson" => Format::Json,
        _ if begins("<!doctype html") || begins("<html") => Format::Html,
        "htm" | "html" => Format::Html,
        "csv" | "tsv" | "xls" | "xlsx" | "et" | "txt" => match start.chars().next() {
            Some('{' | '[') if extension == "txt" || is_json(start) => Format::Json,
            _ => Format::Csv,
        },
        "" if is_json(start) => Format::Json,
        _ => Format::Plain,
    })
}

fn is_json(start: &str) -> bool {
    let mut rest = start.chars().filter(|c| !c.is_whitespace());
    matches!(
        (rest.next(), rest.next()),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '"' | '[' | ']'))
    )
}

/// The head as text, if it is UTF-8, UTF-16 with its mark, or GB18030; a character cut off at its end does not count, and of twenty characters one
/// may be damaged: a table with a few bad octets is still a table.
fn decoded(head: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(head) {
        let rest = head.get(mark..)?;
        return tolerant(encoding, rest).or_else(|| damaged(encoding, rest));
    }
    tolerant(encoding_rs::UTF_8, head)
        .or_else(|| tolerant(encoding_rs::GB18030, head))
        .or_else(|| damaged(encoding_rs::UTF_8, head))
        .or_else(|| damaged(encoding_rs::GB18030, head))
}

fn tolerant(encoding: &'static encoding_rs::Encoding, octets: &[u8]) -> Option<String> {
    (0..=3.min(octets.len() / 4)).find_map(|cut| {
        let whole = octets.get(..octets.len() - cut)?;
        let text = encoding.decode_without_bom_handling_and_without_replacement(whole)?;
        Some(text.into_owned())
    })
}

fn damaged(encoding: &'static encoding_rs::Encoding, octets: &[u8]) -> Option<String> {
    let (text, _) = encoding.decode_without_bom_handling(octets);
    let bad = text.chars().filter(|c| *c == '\u{fffd}').count();
    (bad * 20 <= text.chars().count()).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_the_name_only_between_likes() {
        let cases: &[(&[u8], &str, Format)] = &[
            (b"", "a.mp4", Format::Empty),
            (b"\xFF\xD8\xFF\xE0", "a.png", Format::Jpeg),
            (b"\0\0\0\x18ftypisom", "a.jpg", Format::Mp4),
            (b"\0\0\0\x18ftypqt  ", "a.mov", Format::Mov),
            (b"\0\0\0\x08wide\0\0\0\0mdat", "a.mov", Format::Mov),
            (b"\0\0\0\x18ftypheic", "IMG.HEIC", Format::Heic),
            (
                b"PK\x03\x04....[Content_Types].xml....xl/",
                "a",
                Format::Xlsx,
            ),
            (b"PK\x03\x04....", "a.zip", Format::Zip),
            (b"<!DOCTYPE html><html>", "video.mp4", Format::Html),
            ("主订单编号,子订单编号\n".as_bytes(), "a.csv", Format::Csv),
            (
                b"\xB6\xA9\xB5\xA5\xB1\xE0\xBA\xC5\t1\n",
                "a.xls",
                Format::Csv,
            ),
            (b"{\"Activity\": {}}", "user_data.json", Format::Json),
            (b"{\"Activity\": {}}", "user_data", Format::Json),
            (b"1\n00:00:01,000 --> ", "a.srt", Format::Plain),
            (b"\x01\x02\x03\x04\x05", "a.bin", Format::Unknown),
            (b"random\0octets", "a.csv", Format::Unknown),
            (b"order number,st\xFFatus\n1,2\n", "a.csv", Format::Csv),
            (
                "编号,名称\n1,茶".as_bytes().split_last().unwrap().1,
                "a.csv",
                Format::Csv,
            ),
            (b"\x80\x81\xFE\xFF\xFF\x90", "a.csv", Format::Unknown),
        ];
        for (head, name, expected) in cases {
            assert_eq!(format(head, name), *expected, "{name}");
        }
    }

    #[test]
    fn a_character_cut_off_by_the_head_is_no_damage() {
        let mut head = "编".repeat(HEAD / 3 + 1).into_bytes();
        head.truncate(HEAD);
        assert_eq!(format(&head, "a.csv"), Format::Csv);
    }

    #[test]
    fn every_format_has_its_own_id() {
        let ids: std::collections::BTreeSet<_> = Format::ALL.iter().map(|f| f.id()).collect();
        assert_eq!(ids.len(), Format::ALL.len());
    }
}
