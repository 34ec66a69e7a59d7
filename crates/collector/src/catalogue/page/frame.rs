//! Frames the page: head with its policy, style and languages, search field, columns of the list, and where people sign.
//!
//! Takes words and the values that stand there, gives markup. The policy allows this style and this script by their digests and nothing else, so a page
//! whose text is changed to be more than text does nothing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, PreEscaped, html};
use shell::escape;
use shell::language::Language;

use super::super::Catalogue;
use super::super::text::numbered;
use super::super::totals::Totals;
use super::both::Both;
use super::list;
use crate::kind::Kind;

const STYLE: &str = include_str!("style.css");
/// Sorts and searches.
pub const SCRIPT: &str = include_str!("sort.js");

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

/// From the first octet to the date.
pub fn head(both: &Both<'_>, catalogue: &Catalogue<'_>, first: Language) -> Markup {
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

/// The search field; the script shows it.
pub fn tools(both: &Both<'_>) -> Markup {
    html! { div class="tools" id="tools" hidden {
        label for="find" { (both.word("catalogue-find")) }
        input type="search" id="find" autocomplete="off" spellcheck="false";
        output id="hits" {}
        span class="soft" { (both.word("catalogue-sort")) }
    } }
}

/// The head of the list. On paper it opens every page, with the name of the bag and the date.
pub fn columns(both: &Both<'_>, catalogue: &Catalogue<'_>) -> Markup {
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
pub fn foot(both: &Both<'_>, catalogue: &Catalogue<'_>, totals: &Totals) -> Markup {
    html! { footer {
        p { (both.word("catalogue-check")) }
        p { (both.word("catalogue-private")) }
        div class="sign" {
            p { (both.with("catalogue-sign", &[
                ("name", catalogue.name.to_owned()), ("date", catalogue.date.to_owned()),
                ("files", numbered(totals.files)), ("octets", numbered(totals.octets)),
            ])) }
            dl {
                dt { (both.word("catalogue-sign-root")) } dd {}
                dt { (both.word("catalogue-sign-maker")) } dd {}
                dt { (both.word("catalogue-sign-witness")) } dd {}
                dt { (both.word("catalogue-sign-date")) } dd {}
            }
        }
    } }
}
