//! Shows the lines of a text on a page, a stretch at a time.
//!
//! Takes a reader that stands at an octet of the file, gives the content of a page and where the next stretch begins. Reads one stretch
//! and no more.

use std::io::Read;

use encoding_rs::Encoding;
use maud::{Markup, html};

use super::page::{self, Say};
use super::text;

/// Octets of a stretch.
pub const STRETCH: u64 = 256 * 1024;

/// A stretch of a text.
pub struct Plain<'a> {
    /// What the file is called.
    pub name: &'a str,
    /// Where the pages begin.
    pub root: &'a str,
    /// Octets of the file.
    pub size: u64,
    /// The first octet shown.
    pub at: u64,
    /// How it is written.
    pub encoding: &'static Encoding,
}

impl Plain<'_> {
    /// The content of the page. An error of the reader is given back beside what was read before it.
    pub fn page(&self, say: Say<'_>, reader: impl Read) -> (Markup, Option<std::io::Error>) {
        let mut octets = Vec::new();
        let read = reader.take(STRETCH).read_to_end(&mut octets);
        let reached = self.at.saturating_add(octets.len() as u64);
        if read.is_ok() && reached < self.size {
            octets.truncate(text::cut(&octets, self.encoding).max(1));
        }
        let next = self.at.saturating_add(octets.len() as u64);
        let more = read.is_ok() && next < self.size;
        let values = [
            ("from", self.at.saturating_add(1).min(self.size).to_string()),
            ("to", next.to_string()),
            ("size", self.size.to_string()),
        ];
        let line = match self.size {
            0 => say("view-page-empty", &[]),
            _ => say("view-page-part", &values),
        };
        let links = html! {
            @if self.at > 0 { a href="?" { (say("view-page-first", &[])) } }
            @if more { a href={ "?at=" (next) } { (say("view-page-next", &[])) } }
        };
        let content = html! {
            (page::about(say, self.root, self.name, &links, &line))
            @if read.is_err() { p.bad { (say("view-page-cut", &[])) } }
            pre dir="auto" { (text::decode(&octets, self.encoding)) }
            @if more { nav { a href={ "?at=" (next) } { (say("view-page-next", &[])) } } }
        };
        (content, read.err())
    }
}
