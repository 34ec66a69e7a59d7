//! Shows the rows of a table on a page, so many at a time.
//!
//! Takes rows from where the page begins, gives the content of a page and where the next one begins. Cells are shown as they stand in the file,
//! guards included. Reads the rows it shows and no more, and stops early where they are very long.

use std::io::{self, Read};

use encoding_rs::Encoding;
use maud::{Markup, html};

use super::page::{self, Say};
use super::rows::{Row, Rows};
use super::text;

/// Rows on one page.
pub const PAGE: u64 = 200;
/// Rows among which the header is looked for.
const HEADERS: usize = 60;
/// Octets of cells that a page may have.
const MOST: usize = 4 << 20;

/// A page of a table.
pub struct Table<'a> {
    /// What the file is called.
    pub name: &'a str,
    /// Where the pages begin.
    pub root: &'a str,
    /// The number of its first row; the first of the file is 1.
    pub from: u64,
    /// How it is written.
    pub encoding: &'static Encoding,
    /// Whether the next page can begin at an octet of the file; else rows are counted from the start.
    pub placed: bool,
}

impl Table<'_> {
    /// The content of the page; `header` stands above each column. An error of the reader is given back beside what was read before it.
    pub fn page<R: Read>(
        &self,
        say: Say<'_>,
        header: &Row,
        rows: &mut Rows<R>,
    ) -> (Markup, Option<io::Error>) {
        let (mut shown, mut octets, mut error, mut ended) = (Vec::new(), 0usize, None, false);
        while (shown.len() as u64) < PAGE && octets < MOST {
            match rows.next_row() {
                Ok(Some(row)) => {
                    octets += row.cells.iter().map(|cell| cell.len() + 16).sum::<usize>();
                    shown.push(row);
                }
                Ok(None) => {
                    ended = true;
                    break;
                }
                Err(failed) => {
                    error = Some(failed);
                    break;
                }
            }
        }
        let next = self.from.saturating_add(shown.len() as u64);
        let place = match self.placed {
            true => format!("?from={next}&at={}", rows.at()),
            false => format!("?from={next}"),
        };
        let more = !ended && error.is_none();
        let values = [
            ("from", self.from.to_string()),
            ("to", next.saturating_sub(1).to_string()),
        ];
        let line = match shown.is_empty() {
            true => say("view-page-no-rows", &[]),
            false => say("view-page-rows", &values),
        };
        let links = html! {
            @if self.from > 1 { a href="?" { (say("view-page-first", &[])) } }
            @if more { a href=(place) { (say("view-page-next", &[])) } }
        };
        // It need not stand there twice.
        let repeated = header.cells.len() > 1 && shown.first() == Some(header);
        let cut = say("view-page-more", &[]);
        let content = html! {
            (page::about(say, self.root, self.name, &links, &line))
            @if error.is_some() { p.bad { (say("view-page-cut", &[])) } }
            div.scroll {
                table {
                    @if header.cells.len() > 1 {
                        thead { tr { th.n { @if repeated { (self.from) } } @for cell in &header.cells { th { (self.text(cell)) } } } }
                    }
                    tbody {
                        @for (number, row) in (self.from..).zip(&shown).skip(usize::from(repeated)) {
                            tr {
                                td.n { (number) }
                                @for cell in &row.cells { td dir="auto" { (self.text(cell)) } }
                                @if row.more { td.soft { (cut) } }
                            }
                        }
                    }
                }
            }
            @if more { nav { a href=(place) { (say("view-page-next", &[])) } } }
        };
        (content, error)
    }

    fn text(&self, cell: &[u8]) -> String {
        text::decode(cell, self.encoding)
    }
}

/// The header of a table that begins so: the first of the rows with the most cells.
pub fn header(head: impl Read, delimiter: u8) -> Row {
    let mut rows = Rows::new(head, delimiter, 0);
    let mut best = Row::default();
    for _ in 0..HEADERS {
        match rows.next_row() {
            Ok(Some(row)) if row.cells.len() > best.cells.len() => best = row,
            Ok(Some(_)) => {}
            _ => break,
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, UTF_8};

    fn say(id: &str, values: &[(&'static str, String)]) -> String {
        format!("[{id} {values:?}]")
    }

    #[test]
    fn rows_are_numbered_and_the_next_page_begins_where_this_one_ends() {
        let text: String = (1..=450).map(|n| format!("{n},<b>\n")).collect();
        let mut rows = Rows::new(text.as_bytes(), b',', 0);
        let mut table = Table {
            name: "a.csv",
            root: "/t/",
            from: 1,
            encoding: UTF_8,
            placed: true,
        };
        let header = Row::default();
        for (from, to) in [(1, 200), (201, 400), (401, 450)] {
            table.from = from;
            let (page, error) = table.page(&say, &header, &mut rows);
            let page = page.into_string();
            assert!(error.is_none() && !page.contains("<b>"));
            let range = format!("[view-page-rows [(\"from\", \"{from}\"), (\"to\", \"{to}\")]]");
            let range = range.replace('"', "&quot;");
            assert!(page.contains(&range), "{page}");
            let next = format!("?from={}&amp;at={}", to + 1, rows.at());
            assert_eq!(page.contains(&next), to < 450);
            assert!(page.contains(&format!(
                "<td class=\"n\">{to}</td><td dir=\"auto\">{to}</td>"
            )));
        }
    }

    #[test]
    fn the_header_stands_below_a_preamble() {
        let text = "支付宝\n起始日期:[2026]\n\n号,名,额,\n1,a,2,\n";
        let octets = GB18030.encode(text).0;
        let row = header(&*octets, b',');
        assert_eq!(text::decode(&row.cells[1], GB18030), "名");
        assert_eq!(header(&b""[..], b','), Row::default());
    }

    #[test]
    fn a_page_of_enormous_rows_stops_early() {
        let row = format!("{}\n", vec!["x".repeat(1990); 400].join(","));
        let text = row.repeat(100);
        let mut rows = Rows::new(text.as_bytes(), b',', 0);
        let table = Table {
            name: "a.csv",
            root: "/t/",
            from: 1,
            encoding: UTF_8,
            placed: true,
        };
        let (page, _) = table.page(&say, &Row::default(), &mut rows);
        let page = page.into_string();
        assert!(page.len() < 2 * MOST && page.contains("?from=7&amp;at="));
    }
}
