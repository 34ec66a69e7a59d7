//! Shows small pictures: posters of videos, thumbnails of pictures, and a drawn card where a video has none.
//!
//! Takes one entry after the other, writes figures in blocks that a browser draws when they come into view. Bounded by the number that was asked for;
//! what is beyond it is counted.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use exports::facts::{Detail, Preview};
use exports::finding::Severity;

use super::super::text;
use super::super::totals::worst;
use super::super::{Catalogue, Entry};
use crate::kind::Kind;

/// Figures that are drawn together.
const BLOCK: usize = 24;

/// Whether an entry can be shown: a small picture of it, or a video whose length is known.
fn figure(entry: &Entry<'_>) -> bool {
    let Some(facts) = entry.facts else {
        return false;
    };
    facts.preview.is_some()
        || matches!(&facts.detail, Detail::Video(_)) && entry.kind() == Kind::Video
}

/// How many entries of a kind can be shown, videos and all others.
#[derive(Default)]
pub struct Figures {
    pub videos: u64,
    pub pictures: u64,
}

impl Figures {
    /// Counts the next entry.
    pub fn take(&mut self, entry: &Entry<'_>) {
        if figure(entry) {
            match entry.kind() {
                Kind::Video => self.videos += 1,
                _ => self.pictures += 1,
            }
        }
    }
}

/// Writes at most `most` figures of videos, or of everything else.
pub fn write(
    catalogue: &Catalogue<'_>,
    videos: bool,
    most: u64,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut block = String::new();
    let mut at = 0;
    (catalogue.entries)(&mut |entry| {
        if at >= most || !figure(&entry) || (entry.kind() == Kind::Video) != videos {
            return Ok(());
        }
        block.push_str(if at % BLOCK as u64 == 0 {
            "<div class=figures>"
        } else {
            ""
        });
        one(&mut block, &entry);
        at += 1;
        if at % BLOCK as u64 == 0 {
            block.push_str("</div>\n");
        }
        out.write_all(block.as_bytes())?;
        block.clear();
        Ok(())
    })?;
    if at % BLOCK as u64 != 0 {
        out.write_all(b"</div>\n")?;
    }
    Ok(())
}

fn one(out: &mut String, entry: &Entry<'_>) {
    let Some(facts) = entry.facts else { return };
    let bad = match worst(facts) {
        Some(Severity::Error) => " class=error",
        _ => "",
    };
    out.push_str("<figure");
    out.push_str(bad);
    out.push_str("><a href=\"");
    // An empty address would be this page: such a payload has a fragment that leads nowhere.
    if !text::link(out, entry.payload) {
        out.push('#');
    }
    let inner = text::inner(entry.payload);
    let name = text::short(inner.rsplit('/').next().unwrap_or(inner), 60);
    out.push_str("\" aria-label=\"");
    text::html(out, &name);
    out.push_str("\">");
    let mut length = String::new();
    let mut known = None;
    if let Detail::Video(video) = &facts.detail {
        known = video.size.map(|(w, h)| {
            if video.turned % 2 == 1 {
                (h, w)
            } else {
                (w, h)
            }
        });
        if let Some(milliseconds) = video.milliseconds {
            text::length(&mut length, milliseconds);
        }
    }
    match &facts.preview {
        Some(preview) => picture(out, preview),
        None => card(out, known),
    }
    if !length.is_empty() {
        out.push_str("<i>");
        out.push_str(&length);
        out.push_str("</i>");
    }
    out.push_str("</a><figcaption dir=auto>");
    text::html(out, &name);
    out.push_str("</figcaption></figure>");
}

fn picture(out: &mut String, preview: &Preview) {
    out.push_str("<img alt=\"\" decoding=async width=");
    text::digits(out, preview.size.0.into());
    out.push_str(" height=");
    text::digits(out, preview.size.1.into());
    out.push_str(" src=\"data:image/jpeg;base64,");
    STANDARD.encode_string(&preview.jpeg, out);
    out.push_str("\">");
}

/// A card in the shape of the video: nothing of its pictures is known without playing it.
fn card(out: &mut String, size: Option<(u32, u32)>) {
    let (width, height) = match size {
        Some((width, height)) if height > width => (90, 160),
        Some((width, height)) if height == width => (120, 120),
        _ => (160, 90),
    };
    out.push_str("<svg class=card viewBox=\"0 0 ");
    text::digits(out, width);
    out.push(' ');
    text::digits(out, height);
    out.push_str("\"><path d=\"M");
    text::digits(out, width / 2 - 10);
    out.push(' ');
    text::digits(out, height / 2 - 14);
    out.push_str("v28l24-14z\"/></svg>");
}
