//! Writes a check as one self-contained page: Chinese and English, thumbnails with boxes, everything that was read, made to be printed.
//!
//! Fetches nothing, runs no script: the language is chosen with two radio buttons and style. Every text that comes from a paper or a file name
//! is escaped. Private values are masked here and painted over in the thumbnails unless asked for.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use papers::rules::{Finding, Severity};
use shell::language::Language;
use shell::words::Words;

use super::said::Said;
use super::scans::REPORT_MARK;
use super::style::STYLE;
use super::table::{Row, Shown, rows, verdict};
use crate::check::thumbnail::Thumbnail;

/// Both languages.
struct Both<'a> {
    zh: Said<'a>,
    en: Said<'a>,
}

impl Both<'_> {
    /// The same said in both languages; the page shows one of them. What reads the same in both stands once.
    fn say(&self, text: impl Fn(&Said<'_>) -> String) -> Markup {
        let (zh, en) = (text(&self.zh), text(&self.en));
        match zh == en {
            true => html! { (zh) },
            false => html! { span lang="zh" { (zh) } span lang="en" { (en) } },
        }
    }

    fn word(&self, id: &str) -> Markup {
        self.say(|said| said.words.by_id(id, &[]))
    }
}

/// The whole page. `words` are Chinese, then English; `first` is the language shown when it is opened.
pub fn html(
    words: [&Words; 2],
    first: Language,
    private: bool,
    shown: &Shown<'_>,
    thumbnails: &BTreeMap<(usize, usize), Thumbnail>,
) -> String {
    let [zh, en] = words.map(|words| Said { words, private });
    let both = Both { zh, en };
    let tag = match first {
        Language::Zh => "zh",
        Language::En => "en",
    };
    let title = match first {
        Language::Zh => both.zh.words.by_id("page-title", &[]),
        Language::En => both.en.words.by_id("page-title", &[]),
    };
    let rows = rows(shown.dossier, shown.findings);
    let page = html! {
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                input class="pick" type="radio" name="tongue" id="zh" checked[first == Language::Zh];
                input class="pick" type="radio" name="tongue" id="en" checked[first == Language::En];
                main {
                    div class="tongues" { label for="zh" { "中文" } label for="en" { "English" } }
                    h1 { (both.word("page-title")) }
                    p class="soft" { (both.say(|said| heading(said, shown))) }
                    div class={ "verdict " (shown.verdict.id()) } {
                        b { (both.word(&format!("verdict-{}", shown.verdict.id()))) }
                        p { (both.say(|said| verdict(said, shown))) }
                    }
                    (summary(&both, shown, &rows))
                    (together(&both, shown))
                    h2 { (both.word("page-pages")) }
                    @for group in groups(&rows) { (leaf(&both, shown, group, thumbnails)) }
                    footer { p { (both.word("page-private")) } p { (both.word("page-law")) } }
                }
            }
        }
    };
    // The doctype first, then the mark by which a later check knows its own report.
    let mark = String::from_utf8_lossy(REPORT_MARK);
    debug_assert!(mark.starts_with(&DOCTYPE.into_string()));
    format!("{mark}{}\n", page.into_string())
}

fn heading(said: &Said<'_>, shown: &Shown<'_>) -> String {
    let purpose = match shown.dossier.purpose {
        Some(purpose) => said.words.by_id(&format!("purpose-{}", purpose.id()), &[]),
        None => said.words.by_id("page-no-purpose", &[]),
    };
    let values = [
        ("date", shown.dossier.today.to_string()),
        ("purpose", purpose),
        ("channel", shown.dossier.channel.name.clone()),
    ];
    said.words.by_id("page-heading", &values)
}

/// The rows of one page of one file together.
fn groups(rows: &[Row]) -> Vec<&[Row]> {
    rows.chunk_by(|a, b| a.file == b.file && a.page == b.page)
        .collect()
}

fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn worst<'a>(shown: &'a Shown<'_>, row: &Row) -> Option<&'a Finding> {
    let findings = row.findings.iter().filter_map(|at| shown.findings.get(*at));
    findings.max_by_key(|finding| finding.severity)
}

/// The table at the top: one line a paper.
fn summary(both: &Both<'_>, shown: &Shown<'_>, rows: &[Row]) -> Markup {
    html! {
        table {
            thead { tr {
                th { (both.word("page-file")) } th { (both.word("page-kind")) }
                th { (both.word("page-about")) } th { (both.word("page-state")) }
            } }
            tbody { @for row in rows { tr {
                td { a href={ "#" (anchor(row)) } { (both.say(|said| name(said, shown, row))) } }
                td { (both.say(|said| kind(said, shown, row))) }
                td { (both.say(|said| about(said, shown, row))) }
                @let (class, word) = match worst(shown, row).map(|f| f.severity) {
                    Some(Severity::Error) => ("error", "check-state-error"),
                    Some(Severity::Warning) => ("warning", "check-state-warning"),
                    Some(Severity::Note) | None => ("fine", "check-state-fine"),
                };
                td class=(class) { (both.word(word)) }
            } } }
        }
    }
}

fn anchor(row: &Row) -> String {
    format!("f{}p{}", row.file, row.page.unwrap_or(0))
}

fn name(said: &Said<'_>, shown: &Shown<'_>, row: &Row) -> String {
    let file = shown.dossier.files.get(row.file);
    file.map_or_else(String::new, |file| said.page(file, row.page.unwrap_or(0)))
}

fn kind(said: &Said<'_>, shown: &Shown<'_>, row: &Row) -> String {
    if let Some(paper) = row.paper.and_then(|at| shown.dossier.papers.get(at)) {
        return said.kind(paper);
    }
    let file = shown.dossier.files.get(row.file);
    let refused = file.and_then(|file| match &file.pages {
        Err(why) => Some(why),
        Ok(pages) => pages.get(row.page?)?.sheet.as_ref().err(),
    });
    match refused {
        Some(why) => said.refusal(why),
        None => said.words.by_id("kind-unknown", &[]),
    }
}

fn about(said: &Said<'_>, shown: &Shown<'_>, row: &Row) -> String {
    let paper = row.paper.and_then(|at| shown.dossier.papers.get(at));
    paper.map_or_else(String::new, |paper| said.about(paper))
}

/// What concerns all papers together.
fn together(both: &Both<'_>, shown: &Shown<'_>) -> Markup {
    let all: Vec<&Finding> = shown
        .findings
        .iter()
        .filter(|f| f.marks.is_empty())
        .collect();
    html! {
        @if !all.is_empty() {
            h2 { (both.word("check-together")) }
            @for finding in all { (told(both, shown, finding)) }
        }
    }
}

fn told(both: &Both<'_>, shown: &Shown<'_>, finding: &Finding) -> Markup {
    let places = both.zh.places(shown.dossier, finding);
    html! {
        div class={ "finding " (severity(finding)) } {
            p { code class=(severity(finding)) { (finding.code) } (both.say(|said| said.finding(finding).finds)) }
            @if places.len() > 1 { p class="soft" { (both.say(|said| {
                let places = said.places(shown.dossier, finding).split_off(1);
                said.words.by_id("check-compared", &[("files", places.join(" · "))])
            })) } }
            p class="soft" { (both.say(|said| said.finding(finding).why)) }
            p class="do" { (both.say(|said| said.finding(finding).does)) }
        }
    }
}

/// One page: its thumbnail with boxes, what was read, what was found.
fn leaf(
    both: &Both<'_>,
    shown: &Shown<'_>,
    rows: &[Row],
    thumbnails: &BTreeMap<(usize, usize), Thumbnail>,
) -> Markup {
    let Some(first) = rows.first() else {
        return html! {};
    };
    let thumbnail = first
        .page
        .and_then(|page| thumbnails.get(&(first.file, page)));
    html! {
        section class="page" id=(anchor(first)) {
            h3 { (both.say(|said| name(said, shown, first))) }
            div class="cols" {
                @if let Some(thumbnail) = thumbnail {
                    div class="scan" {
                        img alt="" src={ "data:image/jpeg;base64," (STANDARD.encode(&thumbnail.jpeg)) };
                        @for mark in boxes(shown, first) { (mark) }
                    }
                }
                div class="facts" { @for row in rows {
                    p { b { (both.say(|said| kind(said, shown, row))) } }
                    (fields(both, shown, row))
                    @for finding in row.findings.iter().filter_map(|at| shown.findings.get(*at)) { (told(both, shown, finding)) }
                } }
            }
        }
    }
}

fn fields(both: &Both<'_>, shown: &Shown<'_>, row: &Row) -> Markup {
    let paper = row.paper.and_then(|at| shown.dossier.papers.get(at));
    html! { @if let Some(paper) = paper { table { tbody { @for (name, field) in &paper.fields { tr {
        th { (both.say(|said| said.name(*name))) }
        td class=[field.value.is_none().then_some("warning")] { (both.say(|said| said.value(*name, field))) }
    } } } } } }
}

/// The boxes of every finding that has a place on this page.
fn boxes(shown: &Shown<'_>, row: &Row) -> Vec<Markup> {
    let page = row.page.unwrap_or(0);
    let file = shown.dossier.files.get(row.file);
    let sheet = file.and_then(|file| file.pages.as_ref().ok()?.get(page)?.sheet.as_ref().ok());
    let Some((width, height)) = sheet.map(|sheet| sheet.size) else {
        return Vec::new();
    };
    let percent =
        |at: f32, of: u32| format!("{:.2}%", (at / of.max(1) as f32 * 100.0).clamp(0.0, 100.0));
    let mut boxes = Vec::new();
    for finding in shown.findings {
        for mark in &finding.marks {
            let Some(place) = mark.place else { continue };
            if mark.file != row.file || mark.page != page {
                continue;
            }
            let style = format!(
                "left:{};top:{};width:{};height:{}",
                percent(place.left, width),
                percent(place.top, height),
                percent(place.width(), width),
                percent(place.height(), height)
            );
            let class = format!("box {}", severity(finding));
            boxes.push(html! { div class=(class) style=(style) { i { (finding.code) } } });
        }
    }
    boxes
}
