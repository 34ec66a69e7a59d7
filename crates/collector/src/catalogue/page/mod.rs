//! Writes `index.html`: what an archive holds, for the person whose it is, and on paper for a court.
//!
//! Takes a [`Catalogue`] and what is only for people ([`Page`]), gives one self-contained page in Chinese and English. It asks nothing of anywhere (its
//! policy forbids it), is whole without its script, which only sorts and searches, and unfolds on paper. Streams: three walks over the entries, groups of
//! rows written as they fill. Every text that comes from a file, a name or a list is escaped and set apart from what stands round it.

mod both;
mod figures;
mod list;
mod orders;
mod sections;
mod troubles;

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use exports::finding::Severity;
use maud::{Markup, PreEscaped, html};
use shell::escape;
use shell::language::Language;
use shell::words::Words;

use super::Catalogue;
use super::text::numbered;
use super::totals::{Counting, Totals};
use crate::kind::Kind;

use both::Both;
pub use both::Said;
use figures::Figures;
pub use sections::{Gap, Point, State};
use troubles::Troubles;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("sort.js");

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

/// What everything comes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Something is broken or missing.
    Broken,
    /// Something should be looked at.
    Look,
    /// Nothing was looked into.
    Unknown,
    /// Nothing was found.
    Fine,
}

/// What the first walk gathers.
struct Seen {
    totals: Totals,
    troubles: Troubles,
    figures: Figures,
}

/// The content security policy of the page: its own style and script by their digests, pictures inside it, nothing else.
#[must_use]
pub fn policy(style: &str) -> String {
    let digest = |text: &str| {
        let mut digester = bag::digest::Digester::new(&[bag::digest::Algorithm::Sha256]);
        digester.update(text.as_bytes());
        let digests = digester.finish();
        STANDARD.encode(digests.first().map_or(&[][..], |digest| digest.octets()))
    };
    format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(style),
        digest(SCRIPT)
    )
}

/// Writes the page. `words` are Chinese, then English.
pub fn write(
    catalogue: &Catalogue<'_>,
    page: &Page<'_>,
    words: [&Words; 2],
    out: &mut dyn Write,
) -> io::Result<()> {
    let both = Both(words);
    let mut counting = Counting::default();
    let mut seen = (Troubles::default(), Figures::default());
    (catalogue.entries)(&mut |entry| {
        counting.take(&entry);
        seen.0.take(&entry);
        seen.1.take(&entry);
        Ok(())
    })?;
    let seen = Seen {
        totals: counting.finish(),
        troubles: seen.0,
        figures: seen.1,
    };
    let put = |out: &mut dyn Write, markup: Markup| out.write_all(markup.into_string().as_bytes());
    put(out, head(&both, catalogue, page.first))?;
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
    let all = [("count", numbered(seen.totals.files))];
    put(
        out,
        html! {
            h2 id="files" { (both.with("catalogue-list", &all)) }
            p class="soft" { (both.word("catalogue-list-about")) }
            (tools(&both))
            (PreEscaped("<div id=list>\n"))
        },
    )?;
    list::write(catalogue, &columns(&both, catalogue).into_string(), out)?;
    put(
        out,
        html! { (PreEscaped("</div>\n")) (foot(&both, catalogue)) },
    )?;
    let script = html! { (PreEscaped("</main>")) script { (PreEscaped(SCRIPT)) } (PreEscaped("</body></html>\n")) };
    put(out, script)
}

/// Words that stand before or after cells, once for all rows: kinds and units by class.
fn style(both: &Both<'_>) -> String {
    let mut style = STYLE.to_owned();
    let mut rule = |class: &str, place: &str, space: &str, id: &str| {
        for (tongue, words) in ["zh", "en"].into_iter().zip(both.0) {
            // Only words of the program reach a style sheet; they hold neither quotes nor tags, and if they did, not as such.
            let word: String = words
                .by_id(id, &[])
                .chars()
                .filter(|c| !"\"\\<>\n".contains(*c))
                .collect();
            style +=
                &format!("#{tongue}:checked~main .{class}::{place}{{content:\"{space}{word}\"}}\n");
        }
    };
    for kind in Kind::ALL {
        rule(
            list::class(kind),
            "before",
            "",
            &format!("kind-{}", kind.name()),
        );
    }
    for (class, id) in list::UNITS {
        rule(class, "after", " ", id);
    }
    style
}

fn head(both: &Both<'_>, catalogue: &Catalogue<'_>, first: Language) -> Markup {
    let [zh, en] = both.of(|words| words.by_id("catalogue-title", &[]));
    let (tag, title) = match first {
        Language::Zh => ("zh", zh),
        Language::En => ("en", en),
    };
    let style = style(both);
    html! {
        (PreEscaped("<!DOCTYPE html>\n"))
        (PreEscaped(format!("<html lang={tag}>")))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy(&style));
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="color-scheme" content="light dark";
            title { (title) " · " (escape::line(catalogue.name)) }
            style { (PreEscaped(style)) }
        }
        (PreEscaped("<body>"))
        input class="pick" type="radio" name="tongue" id="zh" aria-label="中文" checked[first == Language::Zh];
        input class="pick" type="radio" name="tongue" id="en" aria-label="English" checked[first == Language::En];
        (PreEscaped("<main>"))
        header {
            div class="tongues" { label for="zh" { "中文" } label for="en" { "English" } }
            h1 { (both.word("catalogue-title")) }
            p class="of" { bdi { (escape::line(catalogue.name)) } }
            p class="soft" { (both.with("catalogue-made", &[
                ("date", catalogue.date.to_owned()), ("agent", catalogue.agent.to_owned()),
            ])) }
        }
    }
}

fn verdict(page: &Page<'_>, catalogue: &Catalogue<'_>, totals: &Totals) -> Verdict {
    let gap = |severity| page.gaps.iter().any(|gap| gap.severity() == severity);
    if totals.damaged > 0 || gap(Severity::Error) {
        Verdict::Broken
    } else if totals.doubtful > 0
        || gap(Severity::Warning)
        || catalogue
            .skipped
            .iter()
            .any(|one| sections::grave(&one.reason))
        || page.points.iter().any(|point| point.state != State::Found)
    {
        Verdict::Look
    } else if totals.looked_into == 0 {
        Verdict::Unknown
    } else {
        Verdict::Fine
    }
}

/// From the verdict to the orders: what to do first, then what there is.
fn top(both: &Both<'_>, catalogue: &Catalogue<'_>, page: &Page<'_>, seen: &Seen) -> Markup {
    let totals = &seen.totals;
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
        (said(both, catalogue, page, totals))
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

/// The verdict in plain words, and what it rests on.
fn said(both: &Both<'_>, catalogue: &Catalogue<'_>, page: &Page<'_>, totals: &Totals) -> Markup {
    let (class, id) = match verdict(page, catalogue, totals) {
        Verdict::Broken => ("broken", "catalogue-verdict-broken"),
        Verdict::Look => ("look", "catalogue-verdict-look"),
        Verdict::Unknown => ("unknown", "catalogue-verdict-unknown"),
        Verdict::Fine => ("fine", "catalogue-verdict-fine"),
    };
    let missing = page
        .gaps
        .iter()
        .filter(|gap| gap.severity() == Severity::Error);
    let missing = missing.fold(0_u64, |sum, gap| sum.saturating_add(gap.count));
    let left_out = catalogue
        .skipped
        .iter()
        .filter(|one| sections::grave(&one.reason))
        .count() as u64;
    let points = page
        .points
        .iter()
        .filter(|point| point.state != State::Found)
        .count() as u64;
    let unlooked = totals.files.saturating_sub(totals.looked_into);
    let videos = totals
        .kinds
        .iter()
        .any(|kind| kind.kind == Kind::Video.name());
    let line = |count: u64, class: &str, id: &str, to: &str| {
        html! {
            @if count > 0 { li class=(class) { a href=(to) { (both.count(id, count)) } } }
        }
    };
    html! {
        div class={ "verdict " (class) } {
            b { (both.word(id)) }
            ul {
                (line(totals.damaged, "error", "catalogue-verdict-damaged", "#broken"))
                (line(missing, "error", "catalogue-verdict-missing", "#missing"))
                (line(totals.doubtful, "warning", "catalogue-verdict-doubtful", "#look"))
                (line(left_out, "warning", "catalogue-verdict-left-out", "#left-out"))
                (line(points, "warning", "catalogue-verdict-points", "#points"))
            }
            @if class == "broken" { p { (both.word("catalogue-verdict-again")) } }
            p class="soft" { (both.word("catalogue-verdict-kept")) }
            @if unlooked > 0 { p class="soft" { (both.count("catalogue-verdict-unlooked", unlooked)) } }
            @if videos { p class="soft" { (both.word("catalogue-verdict-videos")) } }
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

/// The search field; the script shows it.
fn tools(both: &Both<'_>) -> Markup {
    html! { div class="tools" id="tools" hidden {
        label for="find" { (both.word("catalogue-find")) }
        input type="search" id="find" autocomplete="off" spellcheck="false";
        output id="hits" {}
        span class="soft" { (both.word("catalogue-sort")) }
    } }
}

/// The head of the list. On paper it opens every page, with the name of the bag and the date.
fn columns(both: &Both<'_>, catalogue: &Catalogue<'_>) -> Markup {
    html! { colgroup { @for _ in 0..7 { col; } } thead {
        tr class="running" { th colspan="7" {
            (both.with("catalogue-running", &[("name", catalogue.name.to_owned()), ("date", catalogue.date.to_owned())]))
        } }
        tr {
            th { "№" } th { (both.word("catalogue-path")) } th { (both.word("catalogue-kind")) }
            th class="n" { (both.word("catalogue-octets")) } th { (both.word("catalogue-modified")) }
            th { (both.word("catalogue-content")) } th { "SHA-256" }
        }
    } }
}

/// What the page rests on, and where people sign.
fn foot(both: &Both<'_>, catalogue: &Catalogue<'_>) -> Markup {
    html! { footer {
        p { (both.word("catalogue-check")) }
        p { (both.word("catalogue-private")) }
        div class="sign" {
            p { (both.with("catalogue-sign", &[("name", catalogue.name.to_owned()), ("date", catalogue.date.to_owned())])) }
            dl {
                dt { (both.word("catalogue-sign-root")) } dd {}
                dt { (both.word("catalogue-sign-maker")) } dd {}
                dt { (both.word("catalogue-sign-witness")) } dd {}
                dt { (both.word("catalogue-sign-date")) } dd {}
            }
        }
    } }
}
