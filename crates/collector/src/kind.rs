//! Tells from a name what kind of export a file is and how the archive holds it.
//!
//! Takes a name, gives a [`Kind`]. Never looks inside: how an entry is held must be known before its first octet is read.

use bag::zip::format::Method;

/// What a file is, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Moving pictures.
    Video,
    /// Pictures and screenshots.
    Image,
    /// Sound.
    Audio,
    /// Order tables and bills.
    Table,
    /// Text and data: JSON, HTML, subtitles.
    Text,
    /// Documents: PDF, Word and the like.
    Document,
    /// Archives inside the export.
    Archive,
    /// Everything else.
    Other,
}

impl Kind {
    /// Every kind, in the order a summary lists them.
    pub const ALL: [Self; 8] = [
        Self::Video,
        Self::Image,
        Self::Audio,
        Self::Table,
        Self::Text,
        Self::Document,
        Self::Archive,
        Self::Other,
    ];

    /// Its name in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Video => "video",
            Self::Image => "image",
            Self::Audio => "audio",
            Self::Table => "table",
            Self::Text => "text",
            Self::Document => "document",
            Self::Archive => "archive",
            Self::Other => "other",
        }
    }
}

/// The kind that a path's extension tells, in any case of letters.
pub fn kind(path: &str) -> Kind {
    match extension(path).as_str() {
        "mp4" | "mov" | "m4v" | "mkv" | "webm" | "avi" | "flv" | "wmv" | "3gp" | "ts" | "mpg"
        | "mpeg" => Kind::Video,
        "jpg" | "jpeg" | "png" | "webp" | "gif" | "bmp" | "heic" | "heif" | "avif" | "tif"
        | "tiff" => Kind::Image,
        "mp3" | "m4a" | "aac" | "wav" | "flac" | "ogg" | "opus" | "amr" => Kind::Audio,
        "csv" | "tsv" | "xlsx" | "xls" | "xlsm" | "et" => Kind::Table,
        "txt" | "json" | "jsonl" | "ndjson" | "xml" | "html" | "htm" | "md" | "srt" | "vtt"
        | "ass" | "lrc" | "log" | "yaml" | "yml" => Kind::Text,
        "pdf" | "doc" | "docx" | "ppt" | "pptx" | "wps" | "rtf" | "ofd" => Kind::Document,
        "zip" | "rar" | "7z" | "gz" | "tar" | "tgz" => Kind::Archive,
        _ => Kind::Other,
    }
}

/// Files and octets of each kind there is among paths with their sizes, in the order a summary lists them.
pub fn sums<'a>(files: impl Iterator<Item = (&'a str, u64)>) -> Vec<(Kind, u64, u64)> {
    let mut sums = Kind::ALL.map(|kind| (kind, 0, 0));
    for (path, size) in files {
        let sum = &mut sums[kind(path) as usize];
        sum.1 += 1;
        sum.2 += size;
    }
    sums.into_iter().filter(|sum| sum.1 > 0).collect()
}

/// How the archive holds a file of that name: text deflated, everything else (already compressed, as a rule) as it is.
pub fn method(path: &str, size: u64) -> Method {
    let text = match extension(path).as_str() {
        "csv" | "tsv" | "xls" => true,
        _ => kind(path) == Kind::Text,
    };
    if text && size > 0 {
        Method::Deflated
    } else {
        Method::Stored
    }
}

fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => extension.to_ascii_lowercase(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_kind_and_method() {
        assert_eq!(kind("data/视频/1.MP4"), Kind::Video);
        assert_eq!(kind("data/a.b/noext"), Kind::Other);
        assert_eq!(kind("data/.csv"), Kind::Other);
        assert_eq!(method("data/订单.CSV", 1), Method::Deflated);
        assert_eq!(method("data/订单.csv", 0), Method::Stored);
        assert_eq!(method("data/订单.xlsx", 9), Method::Stored);
    }
}
