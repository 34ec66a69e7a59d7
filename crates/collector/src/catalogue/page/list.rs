//! Lists every file: number, path that opens it, kind, octets, time, what it is, digest.
//!
//! Takes one entry after the other, writes folded groups of rows. A row is pushed together without a formatter, and a group is written as soon as it is
//! full: nothing grows with the number of files.

use std::io::{self, Write};

use exports::facts::{Detail, Facts};
use exports::finding::Severity;

use super::super::text;
use super::super::{Catalogue, Entry};
use crate::kind::Kind;

/// Rows of a group.
pub const GROUP: u64 = 500;
/// Times are shown as clocks in China show them: hours before UTC.
pub const HOURS: i8 = 8;

/// The class of a kind: its word stands in the style sheet, once.
pub fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Video => "kv",
        Kind::Image => "ki",
        Kind::Audio => "ks",
        Kind::Table => "kt",
        Kind::Text => "kx",
        Kind::Document => "kd",
        Kind::Archive => "ka",
        Kind::Other => "ko",
    }
}

/// What a number in the column of contents counts: class and id of its word.
pub const UNITS: [(&str, &str); 3] = [
    ("ur", "catalogue-unit-rows"),
    ("uf", "catalogue-unit-files"),
    ("ui", "catalogue-unit-items"),
];

/// A group while its rows come in.
#[derive(Default)]
struct Group {
    rows: String,
    count: u64,
    bad: u64,
    first: String,
    last: String,
}

/// Writes all groups; `head` is the head of the table, which every group has.
pub fn write(catalogue: &Catalogue<'_>, head: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut group = Group::default();
    let mut at = 0;
    (catalogue.entries)(&mut |entry| {
        at += 1;
        group.take(at, &entry);
        match group.count == GROUP {
            true => group.write(at, head, out),
            false => Ok(()),
        }
    })?;
    match group.count {
        0 => Ok(()),
        _ => group.write(at, head, out),
    }
}

impl Group {
    fn take(&mut self, at: u64, entry: &Entry<'_>) {
        if self.count == 0 {
            text::html(
                &mut self.first,
                &text::short(text::inner(entry.payload), 60),
            );
        }
        self.last.clear();
        text::html(&mut self.last, &text::short(text::inner(entry.payload), 60));
        self.count += 1;
        let marked = entry.facts.map_or("", marks);
        self.bad += u64::from(matches!(marked, "e" | "w"));
        row(&mut self.rows, at, marked, entry);
    }

    /// Writes the group that ends with row `at`, and begins the next.
    fn write(&mut self, at: u64, head: &str, out: &mut dyn Write) -> io::Result<()> {
        let from = at - self.count;
        let mut open = String::from("<details");
        open.push_str(if from == 0 { " open" } else { "" });
        open.push_str("><summary>");
        text::number(&mut open, from + 1);
        open.push('–');
        text::number(&mut open, at);
        if self.bad > 0 {
            open.push_str(" <b class=bad>");
            text::number(&mut open, self.bad);
            open.push_str("</b>");
        }
        open.push_str(" <span class=span><bdi>");
        open.push_str(&self.first);
        open.push_str("</bdi> … <bdi>");
        open.push_str(&self.last);
        open.push_str("</bdi></span></summary><table class=list>");
        open.push_str(head);
        open.push_str("<tbody>\n");
        out.write_all(open.as_bytes())?;
        out.write_all(self.rows.as_bytes())?;
        out.write_all(b"</tbody></table></details>\n")?;
        self.rows.clear();
        self.first.clear();
        self.count = 0;
        self.bad = 0;
        Ok(())
    }
}

/// The class of a row by the gravest that was found.
fn marks(facts: &Facts) -> &'static str {
    match super::super::totals::worst(facts) {
        Some(Severity::Error) => "e",
        Some(Severity::Warning) => "w",
        _ => "",
    }
}

/// Appends a row. Tags that HTML closes by itself are left open: a row is not longer than it must be.
fn row(out: &mut String, at: u64, marked: &str, entry: &Entry<'_>) {
    out.push_str("<tr");
    if !marked.is_empty() {
        out.push_str(" class=");
        out.push_str(marked);
    }
    out.push_str("><td>");
    text::digits(out, at);
    out.push_str("<td>");
    let before = out.len();
    out.push_str("<a dir=auto href=\"");
    if text::link(out, entry.payload) {
        out.push_str("\">");
        text::html(out, text::inner(entry.payload));
        out.push_str("</a>");
    } else {
        out.truncate(before);
        out.push_str("<bdi>");
        text::html(out, entry.payload);
        out.push_str("</bdi>");
    }
    out.push_str("<td class=");
    out.push_str(class(entry.kind()));
    out.push_str("><td>");
    text::number(out, entry.octets);
    out.push_str("<td>");
    if !text::moment(out, entry.modified, HOURS, ' ') {
        out.push('—');
    }
    out.push_str("<td");
    if let Some(facts) = entry.facts {
        detail(out, facts);
    } else {
        out.push('>');
    }
    out.push_str("<td>");
    text::hex(out, entry.sha256);
    out.push('\n');
}

/// Appends what a file is: the rest of the tag of its cell first, then length, size or number of rows, then the codes of what was found.
fn detail(out: &mut String, facts: &Facts) {
    match &facts.detail {
        Detail::None => out.push('>'),
        Detail::Video(video) => {
            out.push('>');
            if let Some(milliseconds) = video.milliseconds {
                text::length(out, milliseconds);
                out.push(' ');
            }
            if let Some((width, height)) = video.size {
                let turned = video.turned % 2 == 1;
                text::pixels(
                    out,
                    if turned {
                        (height, width)
                    } else {
                        (width, height)
                    },
                );
            }
        }
        Detail::Image(image) => {
            out.push('>');
            if let Some(size) = image.size {
                text::pixels(out, size);
            };
        }
        Detail::Tables(tables) => {
            let rows = tables.iter().map(|table| table.rows);
            counted(out, "ur", rows.fold(0, u64::saturating_add));
        }
        Detail::Data(data) if data.counts.is_empty() => out.push('>'),
        Detail::Data(data) => {
            let counts = data.counts.values().copied();
            counted(out, "ui", counts.fold(0, u64::saturating_add));
        }
        Detail::Packed(packed) => match packed.files {
            Some(files) => counted(out, "uf", files),
            None => out.push('>'),
        },
    }
    for finding in &facts.findings {
        out.push_str(match finding.code.severity() {
            Severity::Error => " <b class=e>",
            Severity::Warning => " <b class=w>",
            Severity::Note => " <b>",
        });
        out.push_str(finding.code.as_str());
        out.push_str("</b>");
    }
}

fn counted(out: &mut String, unit: &str, count: u64) {
    out.push_str("><span class=");
    out.push_str(unit);
    out.push('>');
    text::number(out, count);
    out.push_str("</span>");
}
