//! Walks the containers of videos and sounds without decoding: whether they end where they say, and what they say of themselves.
//!
//! Takes the octets as they come, gives facts: length, size in pixels, turn, codecs, time of making, cover; and findings: cut short, no index, nothing in
//! it, structure broken, long stretches of zeros. Uses at most 1 MiB beside a cover of 2 MiB, whatever the file. Damage in the middle of pictures and
//! sound cannot be seen this way: nothing here ever says that a video plays.

mod blind;
mod bytes;
mod cover;
mod ebml;
mod flv;
mod iso;
mod reader;
mod riff;
#[cfg(test)]
mod tests;
mod zeros;

use crate::look::{Look, Settings};
use crate::sniff::Format;

use blind::Blind;
use ebml::Ebml;
use flv::Flv;
use iso::Iso;
use reader::Reader;
use riff::Riff;

/// Looks at a video or a sound.
#[must_use]
pub fn look(format: Format, _size: u64, settings: Settings) -> Box<dyn Look> {
    let preview = settings.preview;
    match format {
        Format::Mp4 | Format::Mov | Format::M4a => Box::new(Reader::new(Iso::new(format, preview))),
        Format::Mkv | Format::Webm => Box::new(Reader::new(Ebml::new(format, preview))),
        Format::Avi | Format::Wav => Box::new(Reader::new(Riff::new(format))),
        Format::Flv => Box::new(Reader::new(Flv::new())),
        _ => Box::new(Blind::new(format)),
    }
}
