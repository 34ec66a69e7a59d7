//! Makes the list of all files, for an archive without a page of its own.
//!
//! Takes paths and sizes in the order of the paths, gives the content of a page: so many at a time, each a link.

use bag::store::Store;
use maud::{Markup, html};
use shell::{escape, size};

use super::names::{Names, encode};
use super::page::Say;

/// Files on one page.
const PAGE: usize = 1000;

/// The files from number `from` (the first is 0) on.
pub fn page(say: Say<'_>, store: &dyn Store, names: &Names, from: usize) -> Markup {
    let all = names.items().len();
    let (mut octets, mut shown) = (0u64, Vec::new());
    for (at, item) in names.items().enumerate() {
        let Some(item) = store.items().get(item) else {
            continue;
        };
        octets = octets.saturating_add(item.size);
        if at >= from && shown.len() < PAGE {
            shown.push((at, item));
        }
    }
    let values = [("files", all.to_string()), ("octets", size::text(octets))];
    let next = from.saturating_add(PAGE);
    let links = html! {
        @if all > PAGE {
            nav {
                @if from > 0 { a href="?" { (say("view-page-first", &[])) } }
                @if next < all { a href={ "?from=" (next) } { (say("view-page-next", &[])) } }
            }
        }
    };
    html! {
        h1 { bdi { (escape::line(store.base())) } }
        p.soft { (say("view-page-files", &values)) }
        (links)
        table.files {
            @for (at, item) in shown {
                tr {
                    td.n { (at + 1) }
                    td { a href=(encode(&item.path)) { bdi { (escape::line(&item.path)) } } }
                    td.o { (size::text(item.size)) }
                }
            }
        }
        (links)
    }
}
