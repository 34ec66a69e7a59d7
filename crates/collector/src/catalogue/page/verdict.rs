//! Gives the verdict: the worst of all that was found, in plain words, and what it rests on.
//!
//! Takes totals, differences, kinds of data and what was left out, gives markup. Never says more than is known: what was not looked into is counted, and
//! where nothing was, there is no verdict.

use exports::finding::Severity;
use maud::{Markup, html};

use super::super::Catalogue;
use super::super::totals::Totals;
use super::both::Both;
use super::{Page, State, sections};
use crate::kind::Kind;

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

fn verdict(page: &Page<'_>, catalogue: &Catalogue<'_>, totals: &Totals) -> Verdict {
    let gap = |severity| page.gaps.iter().any(|gap| gap.severity() == severity);
    if totals.damaged > 0 || gap(Severity::Error) {
        Verdict::Broken
    } else if totals.doubtful > 0 || gap(Severity::Warning) {
        Verdict::Look
    } else if totals.looked_into == 0 {
        // "Nothing broken was found" would say more than is known.
        Verdict::Unknown
    } else if catalogue
        .skipped
        .iter()
        .any(|one| sections::grave(&one.reason))
        || page.points.iter().any(|point| point.state != State::Found)
    {
        Verdict::Look
    } else {
        Verdict::Fine
    }
}

/// The verdict in plain words, and what it rests on.
pub fn said(
    both: &Both<'_>,
    catalogue: &Catalogue<'_>,
    page: &Page<'_>,
    totals: &Totals,
) -> Markup {
    let (class, id) = match verdict(page, catalogue, totals) {
        Verdict::Broken => ("broken", "catalogue-verdict-broken"),
        Verdict::Look => ("look", "catalogue-verdict-look"),
        Verdict::Unknown => ("unknown", "catalogue-verdict-unknown"),
        Verdict::Fine => ("fine", "catalogue-verdict-fine"),
    };
    let compared = page
        .gaps
        .iter()
        .filter(|gap| gap.severity() == Severity::Warning)
        .count() as u64;
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
                (line(compared, "warning", "catalogue-verdict-compared", "#look"))
                (line(left_out, "warning", "catalogue-verdict-left-out", "#left-out"))
                (line(points, "warning", "catalogue-verdict-points", "#points"))
            }
            @if class == "broken" { p { (both.word("catalogue-verdict-again")) } }
            @if totals.damaged > 0 { p class="soft" { (both.word("catalogue-verdict-kept")) } }
            @if unlooked > 0 { p class="soft" { (both.count("catalogue-verdict-unlooked", unlooked)) } }
            @if videos { p class="soft" { (both.word("catalogue-verdict-videos")) } }
        }
    }
}
