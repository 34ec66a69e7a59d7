//! Makes the page that shows one file: its player, its lines, its rows, its sheets.
//!
//! Takes an item of the archive and what the address asks for, gives a response. Reads the beginning of the file, which tells how it is written,
//! and what the page shows.

use std::io::Read;

use bag::store::Item;
use exports::book;
use exports::sniff::Format;
use hyper::Response;
use maud::html;
use shell::{escape, size};

use super::answer::{Query, Served};
use super::body::Content;
use super::plain::Plain;
use super::rows::{Rows, delimiter};
use super::table::{self, Grid, Table};
use super::text::{self, Decoded};
use super::{names, player};

impl Served<'_> {
    pub(super) fn player(&self, item: &Item, name: &str, video: bool) -> Response<Content> {
        let (say, line) = (self.settings.say, size::text(item.size));
        self.page(name, |root, nonce| {
            (player::page(say, root, name, video, nonce, &line), None)
        })
    }

    /// The rows of a sheet; all of the workbook is read for it, so it is checked, too.
    pub(super) fn book(
        &self,
        at: usize,
        item: &Item,
        format: Format,
        query: &Query,
    ) -> Response<Content> {
        let say = self.settings.say;
        let name = names::last(&item.path);
        let sheet = query.sheet.unwrap_or_default();
        let from = query.from.unwrap_or(1).max(1);
        let shown = if item.size > book::LARGEST as u64 {
            book::Shown {
                unread: Some(book::Unread::TooMuch),
                ..book::Shown::default()
            }
        } else {
            let octets = match self.head(at, book::LARGEST as u64 + 1) {
                Ok(octets) => octets,
                Err(error) => return self.broken(at, &error),
            };
            let wanted = book::Wanted {
                sheet,
                from,
                count: table::PAGE as usize,
            };
            book::rows(format, octets, wanted)
        };
        let visible = |cells: &[String]| cells.iter().map(|cell| text::visible(cell)).collect();
        let header: Vec<String> = visible(&shown.header);
        let next = from.saturating_add(shown.rows.len() as u64);
        let unread = shown.unread.map(|unread| match unread {
            book::Unread::Locked => "view-page-book-locked",
            book::Unread::Damaged => "view-page-book-damaged",
            book::Unread::TooMuch => "view-page-book-large",
        });
        let rows = shown.rows.iter();
        let rows = rows.map(|(number, cells)| (*number, visible(cells)));
        self.page(name, |root, _| {
            let grid = Grid {
                name,
                root,
                header: &header,
                rows: rows.collect(),
                first: (from > 1).then(|| format!("?sheet={sheet}")),
                next: shown
                    .more
                    .then(|| format!("?sheet={sheet}&from={next}")),
            };
            let sheets = html! {
                p.soft { (say("view-page-book", &[])) }
                @if shown.sheets.len() > 1 {
                    nav.sheets {
                        @for (number, title) in shown.sheets.iter().enumerate() {
                            @if number == sheet { b { bdi { (escape::line(title)) } } }
                            @else { a href={ "?sheet=" (number) } { bdi { (escape::line(title)) } } }
                        }
                    }
                }
            };
            let wrong = unread.map(|id| say(id, &[]));
            (grid.page(say, wrong, &sheets), None)
        })
    }

    pub(super) fn text(
        &self,
        at: usize,
        item: &Item,
        name: &str,
        query: &Query,
    ) -> Response<Content> {
        let from = query.at.unwrap_or_default().min(item.size);
        let opened = self.head(at, text::HEAD).and_then(|head| {
            let encoding = text::encoding(&head, head.len() as u64 == item.size);
            Ok((encoding, self.store.open_from(at, from)?))
        });
        let (encoding, reader) = match opened {
            Ok(opened) => opened,
            Err(error) => return self.broken(at, &error),
        };
        self.page(name, |root, _| {
            let size = item.size;
            let plain = Plain {
                name,
                root,
                size,
                at: from,
                encoding,
            };
            let (content, error) = plain.page(self.settings.say, reader);
            (content, error.map(|error| (at, error)))
        })
    }

    pub(super) fn table(&self, at: usize, name: &str, query: &Query) -> Response<Content> {
        let size = self.size(at);
        let head = match self.head(at, text::HEAD) {
            Ok(head) => head,
            Err(error) => return self.broken(at, &error),
        };
        let encoding = text::encoding(&head, head.len() as u64 == size);
        let wide = text::is_wide(encoding);
        let mut beginning = Vec::new();
        // Nothing in memory fails.
        let _ = Decoded::new(head.as_slice(), encoding).read_to_end(&mut beginning);
        let (head, written) = match wide {
            true => (beginning, encoding_rs::UTF_8),
            false => (head, encoding),
        };
        let delimiter = delimiter(&head);
        let header = table::header(head.as_slice(), delimiter);
        let from = query.from.unwrap_or(1).max(1);
        let place = query.at.filter(|&at| from > 1 && !wide && at <= size);
        let opened = self.store.open_from(at, place.unwrap_or_default());
        let reader: Box<dyn Read + Send + '_> = match opened {
            Ok(reader) if wide => Box::new(Decoded::new(reader, encoding)),
            Ok(reader) => reader,
            Err(error) => return self.broken(at, &error),
        };
        let mut rows = Rows::new(reader, delimiter, place.unwrap_or_default());
        if place.is_none() {
            for _ in 1..from {
                match rows.next_row() {
                    Ok(Some(_)) => {}
                    Ok(None) => break,
                    Err(error) => return self.broken(at, &error),
                }
            }
        }
        self.page(name, |root, _| {
            let table = Table {
                name,
                root,
                from,
                encoding: written,
                placed: !wide,
            };
            let (content, error) = table.page(self.settings.say, &header, &mut rows);
            (content, error.map(|error| (at, error)))
        })
    }
}
