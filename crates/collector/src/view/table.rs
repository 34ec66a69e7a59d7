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
        let lines = shown.iter().map(|row| {
            let mut cells = self.texts(row);
            if row.more {
                cells.push(say("view-page-more", &[]));
            }
            cells
        });
        let grid = Grid {
            name: self.name,
            root: self.root,
            header: &self.texts(header),
            rows: (self.from..).zip(lines).collect(),
            first: (self.from > 1).then(|| "?".to_owned()),
            next: (!ended && error.is_none()).then_some(place),
        };
        let wrong = error.is_some().then(|| say("view-page-cut", &[]));
        (grid.page(say, wrong, &html! {}), error)
    }

    fn texts(&self, row: &Row) -> Vec<String> {
        let texts = row.cells.iter();
        texts
            .map(|cell| text::decode(cell, self.encoding))
            .collect()
    }
}

/// Rows that were read, to be laid out.
pub struct Grid<'a> {
    /// What the file is called.
    pub name: &'a str,
    /// Where the pages begin.
    pub root: &'a str,
    /// What stands above the columns.
    pub header: &'a [String],
    /// Rows with their numbers, nothing invisible in them.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Where the first page is, if this is another one.
    pub first: Option<String>,
    /// Where the next page is, if there is one.
    pub next: Option<String>,
}

impl Grid<'_> {
    /// The content of the page, with what is wrong and what stands above the rows.
    pub fn page(&self, say: Say<'_>, wrong: Option<String>, above: &Markup) -> Markup {
        let line = match (self.rows.first(), self.rows.last()) {
            (Some((from, _)), Some((to, _))) => {
                let values = [("from", from.to_string()), ("to", to.to_string())];
                say("view-page-rows", &values)
            }
            // Whether there are any is not known where they could not be read.
            _ if wrong.is_some() => String::new(),
            _ => say("view-page-no-rows", &[]),
        };
        let links = html! {
            @if let Some(first) = &self.first { a href=(first) { (say("view-page-first", &[])) } }
            @if let Some(next) = &self.next { a href=(next) { (say("view-page-next", &[])) } }
        };
        // It need not stand there twice.
        let repeated = self
            .rows
            .first()
            .filter(|(_, cells)| self.header.len() > 1 && cells == self.header)
            .map(|(number, _)| number);
        html! {
            (page::about(say, self.root, self.name, &links, &line))
            (above)
            @if let Some(wrong) = wrong { p.bad { (wrong) } }
            div.scroll {
                table {
                    @if self.header.len() > 1 {
                        thead { tr {
                            th.n { @if let Some(number) = repeated { (number) } }
                            @for cell in self.header { th { (cell) } }
                        } }
                    }
                    tbody {
                        @for (number, cells) in self.rows.iter().skip(usize::from(repeated.is_some())) {
                            tr {
                                td.n { (number) }
                                @for cell in cells { td dir="auto" { (cell) } }
                            }
                        }
                    }
                }
            }
            @if let Some(next) = &self.next { nav { a href=(next) { (say("view-page-next", &[])) } } }
        }
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
