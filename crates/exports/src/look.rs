//! Looks at a file while its octets go by.
//!
//! Takes the octets in order, in pieces of any length, gives [`Facts`] at the end. Every file gets an answer: what is not recognised is said to be
//! so, and a room that panics costs that file's facts, not the run.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::facts::Facts;
use crate::finding::{Code, Finding};
use crate::sniff::{self, Format, Group};
use crate::{book, data, image, packed, table, video};

/// What is wanted of a look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Longest side of the small picture to draw, pixels; `None`: none is wanted.
    pub preview: Option<u32>,
    /// Whether pictures are decoded to see whether they are whole; one that is drawn always is.
    pub decode: bool,
}

/// A room that takes the octets of one file.
pub trait Look: Send {
    /// Takes the next octets.
    fn feed(&mut self, octets: &[u8]);

    /// Says what they were.
    fn finish(self: Box<Self>) -> Facts;
}

/// Looks at one file.
pub struct Looker {
    name: String,
    size: u64,
    settings: Settings,
    head: Vec<u8>,
    format: Format,
    stage: Stage,
}

enum Stage {
    /// Not enough octets yet to tell what it is.
    Head,
    Looking(Box<dyn Look>),
    Failed,
}

impl Looker {
    /// Begins with a file of that name that should have `size` octets.
    #[must_use]
    pub fn new(name: &str, size: u64, settings: Settings) -> Self {
        Self {
            name: name.to_owned(),
            size,
            settings,
            head: Vec::new(),
            format: Format::Empty,
            stage: Stage::Head,
        }
    }

    /// Takes the next octets.
    pub fn feed(&mut self, octets: &[u8]) {
        match &mut self.stage {
            Stage::Failed => {}
            Stage::Looking(_) => self.pass(octets),
            Stage::Head if self.head.is_empty() && octets.len() >= sniff::HEAD => {
                self.begin(octets);
                self.pass(octets);
            }
            Stage::Head => {
                self.head.extend_from_slice(octets);
                if self.head.len() >= sniff::HEAD {
                    self.start();
                }
            }
        }
    }

    /// Says what the file was.
    #[must_use]
    pub fn finish(mut self) -> Facts {
        if matches!(self.stage, Stage::Head) {
            self.start();
        }
        let facts = match self.stage {
            Stage::Looking(look) => catch_unwind(AssertUnwindSafe(|| look.finish())).ok(),
            Stage::Head | Stage::Failed => None,
        };
        let mut facts = facts.unwrap_or_else(|| {
            let mut facts = Facts::of(self.format);
            facts.findings.push(Finding::new(Code::LookFailed));
            facts
        });
        if is_sound(&sniff::extension(&self.name)) {
            facts.findings.retain(|f| f.code != Code::NoPicture);
        }
        if let Some(finding) = named(&self.name, facts.format) {
            facts.findings.insert(0, finding);
        }
        facts
    }

    /// Begins with the head that was gathered.
    fn start(&mut self) {
        let head = std::mem::take(&mut self.head);
        self.begin(&head);
        self.pass(&head);
    }

    fn begin(&mut self, head: &[u8]) {
        let head = head.get(..sniff::HEAD).unwrap_or(head);
        self.format = sniff::format(head, &self.name);
        self.stage = Stage::Looking(room(self.format, &self.name, self.size, self.settings));
    }

    fn pass(&mut self, octets: &[u8]) {
        if let Stage::Looking(look) = &mut self.stage
            && catch_unwind(AssertUnwindSafe(|| look.feed(octets))).is_err()
        {
            self.stage = Stage::Failed;
        }
    }
}

/// The room for a format.
fn room(format: Format, name: &str, size: u64, settings: Settings) -> Box<dyn Look> {
    match format {
        Format::Csv => table::look(&sniff::extension(name)),
        Format::Xlsx | Format::Xls => book::look(format, size),
        Format::Json => data::look(size),
        Format::Zip | Format::Rar | Format::SevenZip | Format::Gzip => packed::look(format, size),
        _ => match format.group() {
            Group::Video | Group::Audio => video::look(format, size, settings),
            Group::Image => image::look(format, size, settings),
            _ => Box::new(Blind(format)),
        },
    }
}

/// Says what a file is and nothing more.
pub struct Blind(pub Format);

impl Look for Blind {
    fn feed(&mut self, _: &[u8]) {}

    fn finish(self: Box<Self>) -> Facts {
        Facts::of(self.0)
    }
}

/// What there is to say of a content that is not what the name says.
fn named(name: &str, is: Format) -> Option<Finding> {
    let extension = sniff::extension(name);
    let group = match extension.as_str() {
        "mp4" | "mov" | "m4v" | "mkv" | "webm" | "avi" | "flv" | "wmv" | "3gp" => Group::Video,
        "jpg" | "jpeg" | "png" | "webp" | "gif" | "bmp" | "heic" | "heif" | "avif" | "tif"
        | "tiff" => Group::Image,
        sound if is_sound(sound) => Group::Audio,
        "csv" | "tsv" | "xlsx" | "xls" | "xlsm" => Group::Table,
        "zip" | "rar" | "7z" => Group::Archive,
        "pdf" | "docx" | "pptx" => Group::Document,
        "json" => Group::Text,
        _ => Group::Other,
    };
    let finding = |code| {
        Finding::new(code)
            .with("named", &extension)
            .with("is", is.id())
    };
    match is {
        Format::Empty => Some(Finding::new(Code::Empty)),
        _ if group == Group::Other => {
            (is == Format::Unknown).then(|| Finding::new(Code::Unrecognised))
        }
        // Sound in a video's container and the other way round is the video room's to tell.
        _ if is.group() == group
            || matches!(
                (is.group(), group),
                (Group::Video, Group::Audio) | (Group::Audio, Group::Video)
            ) =>
        {
            (!usual(&extension, is)).then(|| finding(Code::OtherFormat))
        }
        // Plain streams of AAC have no head worth the name.
        Format::Unknown if extension == "aac" => Some(Finding::new(Code::Unrecognised)),
        _ => Some(finding(Code::NotWhatNamed)),
    }
}

/// Whether an extension is one of sound, in which pictures are not missed.
fn is_sound(extension: &str) -> bool {
    matches!(
        extension,
        "mp3" | "m4a" | "aac" | "wav" | "flac" | "ogg" | "amr"
    )
}

/// Whether a format usually goes by an extension.
fn usual(extension: &str, is: Format) -> bool {
    match is {
        Format::Mp4 | Format::Mov | Format::M4a => {
            matches!(extension, "mp4" | "m4v" | "3gp" | "mov" | "m4a")
        }
        Format::Mkv | Format::Webm => matches!(extension, "mkv" | "webm"),
        Format::Jpeg => matches!(extension, "jpg" | "jpeg"),
        Format::Heic => matches!(extension, "heic" | "heif"),
        Format::Tiff => matches!(extension, "tif" | "tiff"),
        Format::Csv => matches!(extension, "csv" | "tsv"),
        Format::Xlsx => matches!(extension, "xlsx" | "xlsm"),
        Format::Office => extension != "pdf",
        Format::SevenZip => extension == "7z",
        _ => extension == is.id(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(name: &str, octets: &[u8]) -> Vec<&'static str> {
        let mut looker = Looker::new(name, octets.len() as u64, Settings::default());
        for piece in octets.chunks(7) {
            looker.feed(piece);
        }
        let facts = looker.finish();
        facts.findings.iter().map(|f| f.code.as_str()).collect()
    }

    #[test]
    fn a_page_saved_under_the_name_of_a_video_is_told() {
        assert_eq!(
            codes("a.mp4", b"<!DOCTYPE html><html>log in</html>"),
            ["E302"]
        );
        assert_eq!(codes("a.mp4", b"\x01\x02\x03"), ["E302"]);
        assert_eq!(codes("a.mp4", b""), ["E301"]);
        assert_eq!(
            codes("合同.pdf", b"<!DOCTYPE html><html>log in</html>"),
            ["E302"]
        );
        assert_eq!(codes("合同.pdf", b"%PDF-1.7 and so on"), [] as [&str; 0]);
        assert_eq!(codes("执照.docx", &[0; 9000]), ["E302"]);
        assert_eq!(codes("a.bin", b"\x01\x02\x03"), ["N304"]);
        assert_eq!(codes("a.srt", b"1\n"), [] as [&str; 0]);
    }
}
