//! Writes `index.html`: what an archive holds, for the person whose it is, and on paper for a court.
//!
//! Takes a [`Catalogue`] and what is only for people ([`Page`]), gives one self-contained page in Chinese and English. It asks nothing of anywhere (its
//! policy forbids it), is whole without its script, which only sorts and searches, and unfolds on paper. Streams: three walks over the entries, groups of
//! rows written as they fill. Every text that comes from a file, a name or a list is escaped and set apart from what stands round it.

mod both;
mod figures;
mod frame;
mod list;
mod orders;
mod sections;
mod troubles;
mod verdict;

use std::io::{self, Write};

use exports::finding::Severity;
use maud::{Markup, PreEscaped, html};
use shell::language::Language;
use shell::words::Words;

use super::Catalogue;
use super::text::numbered;

use both::Both;
pub use both::{Said, advice, found, status};
use figures::Figures;
pub use frame::{SCRIPT, policy};
pub use sections::{Gap, Point, State};
use troubles::Troubles;

/// What only the page has.
pub struct Page<'a> {
    /// The language shown when it is opened.
    pub first: Language,
    /// Kinds of data that a closing account should have, in order.
    pub points: &'a [Point],
    /// Differences between what should be there and what is.
    pub gaps: &'a [Gap],
    /// Name of a known export by its id.
    pub export: &'a dyn Fn(&str) -> Option<Said>,
    /// Most videos, and most pictures, to show as figures.
    pub figures: u64,
}

/// What the first walk gathers.
#[derive(Default)]
struct Seen {
    troubles: Troubles,
    figures: Figures,
}

/// Writes the page. `words` are Chinese, then English.
pub fn write(
    catalogue: &Catalogue<'_>,
    page: &Page<'_>,
    words: [&Words; 2],
    out: &mut dyn Write,
) -> io::Result<()> {
    let both = Both(words);
    let mut seen = Seen::default();
    (catalogue.entries)(&mut |entry| {
        seen.troubles.take(&entry);
        seen.figures.take(&entry);
        Ok(())
    })?;
    let put = |out: &mut dyn Write, markup: Markup| out.write_all(markup.into_string().as_bytes());
    put(out, frame::head(&both, catalogue, page.first))?;
    put(out, top(&both, catalogue, page, &seen))?;
    for (videos, count) in [(true, seen.figures.videos), (false, seen.figures.pictures)] {
        if count == 0 || page.figures == 0 {
            continue;
        }
        let id = if videos {
            "catalogue-videos"
        } else {
            "catalogue-pictures"
        };
        put(out, html! { h2 { (both.word(id)) } })?;
        figures::write(catalogue, videos, page.figures, out)?;
        if count > page.figures {
            let over = [("count", numbered(count - page.figures))];
            put(
                out,
                html! { p class="soft" { (both.with("catalogue-figures-more", &over)) } },
            )?;
        }
    }
    put(out, notes(&both, page, &seen))?;
    let all = [("count", numbered(catalogue.totals.files))];
    put(
        out,
        html! {
            (PreEscaped("<section class=inventory>"))
            h2 id="files" { (both.with("catalogue-list", &all)) }
            p class="soft" { (both.word("catalogue-list-about")) }
            (frame::tools(&both))
            (PreEscaped("<div id=list>\n"))
        },
    )?;
    list::write(
        catalogue,
        &frame::columns(&both, catalogue).into_string(),
        out,
    )?;
    put(
        out,
        html! { (PreEscaped("</div></section>\n")) (frame::foot(&both, catalogue, catalogue.totals)) },
    )?;
    let script = html! { (PreEscaped("</main>")) script { (PreEscaped(frame::SCRIPT)) } (PreEscaped("</body></html>\n")) };
    put(out, script)
}

/// From the verdict to the orders: what to do first, then what there is.
fn top(both: &Both<'_>, catalogue: &Catalogue<'_>, page: &Page<'_>, seen: &Seen) -> Markup {
    let totals = catalogue.totals;
    let of = |severity| {
        page.gaps
            .iter()
            .filter(move |gap| gap.severity() == severity)
    };
    let (errors, warnings) = (
        sections::gaps(both, of(Severity::Error)),
        sections::gaps(both, of(Severity::Warning)),
    );
    let look = !warnings.0.is_empty() || seen.troubles.has(Severity::Warning);
    html! {
        section class="first" {
            (verdict::said(both, catalogue, page, totals))
            @if totals.damaged > 0 {
                h2 id="broken" { (both.word("catalogue-broken")) }
                (seen.troubles.show(both, |severity| severity == Severity::Error))
            }
            @if !errors.0.is_empty() {
                h2 id="missing" { (both.word("catalogue-missing")) }
                (errors)
            }
            h2 { (both.word("catalogue-totals")) }
            (sections::totals(both, totals))
        }
        @if look {
            h2 id="look" { (both.word("catalogue-look")) }
            (warnings)
            (seen.troubles.show(both, |severity| severity == Severity::Warning))
        }
        @if !catalogue.skipped.is_empty() {
            h2 id="left-out" { (both.word("catalogue-left-out")) }
            (sections::left_out(both, catalogue.skipped))
        }
        @if !page.points.is_empty() {
            h2 id="points" { (both.word("catalogue-points")) }
            p class="soft" { (both.word("catalogue-points-about")) }
            (sections::points(both, page.points))
        }
        @if !totals.exports.is_empty() {
            h2 id="orders" { (both.word("catalogue-exports")) }
            (orders::orders(both, &totals.exports, page.export))
        }
    }
}

fn notes(both: &Both<'_>, page: &Page<'_>, seen: &Seen) -> Markup {
    let gaps = page
        .gaps
        .iter()
        .filter(|gap| gap.severity() == Severity::Note);
    let gaps = sections::gaps(both, gaps);
    html! { @if !gaps.0.is_empty() || seen.troubles.has(Severity::Note) {
        h2 { (both.word("catalogue-notes")) }
        details { summary { (both.word("catalogue-notes-about")) }
            (gaps)
            (seen.troubles.show(both, |severity| severity == Severity::Note))
        }
    } }
}
