//! Words the parts of the page that concern everything together: what is missing, what was left out, which kinds of data are there, totals.
//!
//! Takes what others compared and checked, already said in both languages, gives markup.

use std::collections::BTreeMap;
use std::time::Duration;

use exports::finding::{Finding, Severity};
use maud::{Markup, html};
use shell::{escape, size};

use super::super::text::numbered;
use super::super::totals::{KindTotal, Totals};
use super::both::{Both, Said, show};
use super::troubles::class;
use crate::skipped::{Reason, Skipped};

/// Lines of one list before the rest is folded.
const OPEN: usize = 8;
/// Lines of one list on the page.
const MOST: usize = 500;

/// One kind of data that a closing account should have.
#[derive(Clone, Debug)]
pub struct Point {
    /// What was found for it.
    pub state: State,
    /// Its name.
    pub title: Said,
    /// What was found, and how surely.
    pub text: Vec<Said>,
    /// How the rest can be saved.
    pub next: Vec<Said>,
    /// Until when, and how long who keeps it.
    pub deadlines: Vec<Said>,
}

/// What was found for a kind of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is there, by its content.
    Found,
    /// It is there, and some of it may be lost or missing.
    Look,
    /// Something is there that may be it, by its name only or of another platform.
    Unsure,
    /// Nothing but damaged files.
    Damaged,
    /// Nothing was found.
    Missing,
}

/// One difference between what should be there and what is.
#[derive(Clone, Debug)]
pub struct Gap {
    /// What was found, with the values of its sentence. An error is something missing.
    pub finding: Finding,
    /// The works, orders or files it is about, each in a line: text of a list or a path.
    pub items: Vec<String>,
    /// How many there are, where `items` has only the first.
    pub count: u64,
}

impl Gap {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.finding.code.severity()
    }
}

/// Lines, the first open, the others folded, the last counted.
fn lines(both: &Both<'_>, items: &[String], count: u64) -> Markup {
    let shown = items.len().min(MOST);
    let open = if shown <= OPEN + 2 { shown } else { OPEN };
    let item = |item: &String| html! { li { bdi { (escape::line(item)) } } };
    let over = count.max(items.len() as u64) - shown as u64;
    html! {
        @if shown > 0 { ul { @for one in items.iter().take(open) { (item(one)) } } }
        @if open < shown { details {
            summary { (both.count("catalogue-others", (shown - open) as u64)) }
            ul { @for one in items.iter().take(shown).skip(open) { (item(one)) } }
        } }
        @if over > 0 { p class="soft" { (both.with("catalogue-others-json", &[("count", numbered(over))])) } }
    }
}

/// What should be there and is not, and other differences.
pub fn gaps<'a>(both: &Both<'_>, gaps: impl Iterator<Item = &'a Gap>) -> Markup {
    html! { @for gap in gaps {
        @let (class, code) = (class(gap.severity()), gap.finding.code.as_str());
        section class={ "finding " (class) } {
            p { code class=(class) { (code) } (show(&both.found(&gap.finding))) }
            @if let Some(advice) = both.advice(&gap.finding) { p class="do" { (show(&advice)) } }
            (lines(both, &gap.items, gap.count))
        }
    } }
}

/// Whether somebody should look at what was left out; what was asked for, and what systems drop into folders, is only told.
pub fn grave(reason: &Reason) -> bool {
    !matches!(reason, Reason::Junk | Reason::Excluded | Reason::System)
}

/// What was left out, by reason.
pub fn left_out(both: &Both<'_>, skipped: &[Skipped]) -> Markup {
    let mut reasons: BTreeMap<(bool, &str), Vec<&Skipped>> = BTreeMap::new();
    for one in skipped {
        let key = (!grave(&one.reason), one.reason.name());
        reasons.entry(key).or_default().push(one);
    }
    html! { @for ((light, reason), all) in &reasons {
        @let paths: Vec<String> = all.iter().take(MOST).map(|one| shell::words::path(&one.path)).collect();
        section class={ "finding " @if *light { "note" } @else { "warning" } } {
            p { (both.word(&format!("left-out-{reason}"))) " " span class="soft" { (both.count("catalogue-items", all.len() as u64)) } }
            (lines(both, &paths, all.len() as u64))
        }
    } }
}

/// The kinds of data that a closing account should have.
pub fn points(both: &Both<'_>, points: &[Point]) -> Markup {
    html! {
        table class="points" {
        thead { tr { th { (both.word("catalogue-point")) } th { (both.word("catalogue-point-state")) } th { (both.word("catalogue-point-next")) } } }
        tbody { @for point in points {
            @let (class, mark, id) = match point.state {
                State::Found => ("fine", "✓", "catalogue-point-found"),
                State::Look => ("warning", "!", "catalogue-point-look"),
                State::Unsure => ("warning", "?", "catalogue-point-unsure"),
                State::Damaged => ("error", "✗", "catalogue-point-damaged"),
                State::Missing => ("error", "✗", "catalogue-point-missing"),
            };
            tr {
                th scope="row" { (show(&point.title)) }
                td { b class=(class) { (mark) " " (both.word(id)) } @for said in &point.text { p class="soft" { (show(said)) } } }
                td { @for said in &point.next { p { (show(said)) } } }
            }
        } }
        }
        (deadlines(both, points))
    }
}

/// The deadlines, each once, with the kinds of data that it is about.
fn deadlines(both: &Both<'_>, points: &[Point]) -> Markup {
    let mut all: Vec<(&Said, Vec<&Said>)> = Vec::new();
    for point in points {
        for said in &point.deadlines {
            match all.iter_mut().find(|(other, _)| *other == said) {
                Some((_, titles)) => titles.push(&point.title),
                None => all.push((said, vec![&point.title])),
            }
        }
    }
    html! { @if !all.is_empty() { details class="deadlines" open {
        summary { (both.word("catalogue-point-deadlines")) }
        ul { @for (said, titles) in all { li {
            (show(said)) " "
            span class="soft" { @for (at, title) in titles.iter().enumerate() {
                @if at > 0 { " · " } (show(title))
            } }
        } } }
    } } }
}

/// One box a kind of file, and one for all.
pub fn totals(both: &Both<'_>, totals: &Totals) -> Markup {
    html! { div class="tiles" {
        div class="all" { b { (numbered(totals.files)) } " " (both.word("catalogue-all")) p { (size::text(totals.octets)) } }
        @for kind in &totals.kinds { div {
            b { (numbered(kind.files)) } " " (both.word(&format!("kind-{}", kind.kind)))
            p { (size::text(kind.octets)) (extent(both, kind)) }
        } }
    } }
}

/// How long, or how many rows, all files of a kind are together.
fn extent(both: &Both<'_>, kind: &KindTotal) -> Markup {
    let length = kind.milliseconds.filter(|length| *length > 0);
    html! {
        @if let Some(length) = length { " · " (both.say(|words| words.duration(Duration::from_millis(length)))) }
        @if length.is_some() && let Some(count @ 1..) = kind.without_length {
            " · " (both.with("catalogue-without-length", &[("count", numbered(count))]))
        }
        @if let Some(rows @ 1..) = kind.rows { " · " (both.with("catalogue-rows", &[("count", numbered(rows))])) }
    }
}
