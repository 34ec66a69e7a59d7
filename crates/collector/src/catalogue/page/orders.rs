//! Draws the orders: each known export with its rows, its days, a chart by month and its exact sums.
//!
//! Takes totals, gives markup: the chart is a drawing inside the page, its numbers stand beside it as text. Amounts of tables that may hold the same order
//! twice are told table by table.

use std::collections::BTreeMap;

use exports::facts::Sum;
use maud::{Markup, html};
use shell::escape;

use super::super::export::{Export, One};
use super::super::text::{amount, numbered};
use super::both::{Both, Said, payload, show, status};

/// Months that one chart can show; beyond them it shows years.
const MONTHS: usize = 120;
/// Bars that have room for their numbers.
const WIDE: usize = 24;

/// All exports that were recognised. `name` gives the name of an export by its id.
pub fn orders(
    both: &Both<'_>,
    exports: &BTreeMap<String, Export>,
    name: &dyn Fn(&str) -> Option<Said>,
) -> Markup {
    html! { @for (id, export) in exports {
        section class="export" {
            h3 { @match name(id) { Some(said) => { (show(&said)) } None => { (escape::line(id)) } } }
            p { (facts(both, export)) }
            @if export.overlap { p class="warning" { (both.word("catalogue-overlap")) } }
            (chart(both, &export.months))
            (sums(both, export))
            (tables(both, export))
        }
    } }
}

fn facts(both: &Both<'_>, export: &Export) -> Markup {
    let id = match export.orders_at_most {
        true => "catalogue-orders-at-most",
        false => "catalogue-orders",
    };
    html! {
        (both.count("catalogue-tables", export.tables)) " · "
        (both.with("catalogue-rows", &[("count", numbered(export.rows))]))
        @if let Some(orders) = export.orders { " · " (both.with(id, &[("count", numbered(orders))])) }
        @if let Some((first, last)) = &export.days { " · " (escape::line(first)) " – " (escape::line(last)) }
    }
}

/// Months since the year 0.
fn month(text: &str) -> Option<usize> {
    let (year, month) = text.split_once('-')?;
    let (year, month): (usize, usize) = (year.parse().ok()?, month.parse().ok()?);
    (year <= 9999 && (1..=12).contains(&month)).then(|| year * 12 + month - 1)
}

/// Bars: labels and counts of every month from the first to the last, or of every year where that is too many.
fn bars(months: &BTreeMap<String, u64>) -> Vec<(String, u64)> {
    let known: BTreeMap<usize, u64> = months
        .iter()
        .filter_map(|(text, count)| Some((month(text)?, *count)))
        .collect();
    let (Some((&first, _)), Some((&last, _))) = (known.first_key_value(), known.last_key_value())
    else {
        return Vec::new();
    };
    if last - first < MONTHS {
        let label = |at: usize| format!("{:04}-{:02}", at / 12, at % 12 + 1);
        return (first..=last)
            .map(|at| (label(at), known.get(&at).copied().unwrap_or(0)))
            .collect();
    }
    let mut years: BTreeMap<usize, u64> = BTreeMap::new();
    for (at, count) in known {
        let sum = years.entry(at / 12).or_default();
        *sum = sum.saturating_add(count);
    }
    years
        .into_iter()
        .map(|(year, count)| (format!("{year:04}"), count))
        .collect()
}

/// How bars are drawn: few ones wide, with their numbers; many narrow.
struct Scale {
    slot: usize,
    bar: usize,
    numbers: bool,
}

/// Height of the highest bar, and where all bars stand.
const HEIGHT: u64 = 90;
const GROUND: u64 = 106;

impl Scale {
    fn of(bars: usize) -> Self {
        let few = bars <= WIDE;
        Self {
            slot: if few { 48 } else { 14 },
            bar: if few { 34 } else { 10 },
            numbers: few,
        }
    }

    /// What stands below a bar: the month where there is room, the year with the first and with every January.
    fn below<'a>(&self, at: usize, label: &'a str) -> Option<&'a str> {
        let month = label.get(5..);
        match (at, self.numbers) {
            (0, _) => Some(label),
            (_, true) if month == Some("01") => Some(label),
            (_, true) => month.or(Some(label)),
            // The first label is wide: four narrow bars.
            (1..4, false) => None,
            (_, false) => label
                .get(..4)
                .filter(|_| month.is_none_or(|month| month == "01")),
        }
    }
}

fn chart(both: &Both<'_>, months: &BTreeMap<String, u64>) -> Markup {
    let bars = bars(months);
    let Some(most) = bars.iter().map(|bar| bar.1).max().filter(|most| *most > 0) else {
        return html! {};
    };
    let scale = Scale::of(bars.len());
    let width = bars.len() * scale.slot + 40;
    let tall =
        |count: u64| (u128::from(count) * u128::from(HEIGHT)).div_ceil(u128::from(most)) as u64;
    let empty = bars.iter().filter(|bar| bar.1 == 0).count() as u64;
    html! {
        div class="scroll" { svg class="chart" role="img" viewBox={ "0 0 " (width) " 124" } width=(width) height="124" {
            title { (both.of(|words| words.by_id("catalogue-chart", &[])).join(" · ")) }
            path class="axis" d={ "M0 106.5H" (width - 36) } {}
            @for (at, (label, count)) in bars.iter().enumerate() {
                @let left = at * scale.slot + 2;
                @let height = tall(*count).max(5);
                rect class=[(*count == 0).then_some("none")] x=(left) y=(GROUND - height) width=(scale.bar) height=(height) {
                    title { (label) ": " (numbered(*count)) }
                }
                @if scale.numbers { text class="over" x=(left + scale.bar / 2) y=(GROUND - 3 - height) { (numbered(*count)) } }
                @if let Some(below) = scale.below(at, label) { text x=(left) y="120" { (below) } }
            }
        } }
        @if empty > 0 { p class="warning" { (both.count("catalogue-chart-empty", empty)) } }
        details { summary { (both.word("catalogue-chart")) }
            ul class="months" { @for (label, count) in &bars { li { (label) " " b { (numbered(*count)) } } } } }
    }
}

/// Rows of a table of sums: column, status, total, rows, rows that are no number.
type Line<'a> = (&'a str, Option<&'a str>, Option<&'a str>, u64, u64);

fn table<'a>(both: &Both<'_>, lines: impl Iterator<Item = Line<'a>>) -> Markup {
    html! { table class="sums" {
        thead { tr {
            th { (both.word("catalogue-sum-column")) } th { (both.word("catalogue-sum-status")) }
            th class="n" { (both.word("catalogue-sum-total")) } th class="n" { (both.word("catalogue-sum-rows")) }
        } }
        tbody { @for (column, of, total, rows, unread) in lines { tr {
            td { bdi { (escape::line(column)) } }
            td { @if let Some(of) = of { bdi { (both.say(|words| status(words, of))) } } }
            td class="n" { @match total {
                Some(total) => { b { (amount(&escape::line(total))) } }
                None => { (both.word("catalogue-sum-too-large")) }
            } }
            td class="n" { (numbered(rows)) @if unread > 0 {
                p class="warning" { (both.with("catalogue-sum-unread", &[("count", numbered(unread))])) }
            } }
        } } }
    } }
}

fn sums(both: &Both<'_>, export: &Export) -> Markup {
    let lines = export.sums.iter().map(|sum| {
        (
            &*sum.column,
            sum.status.as_deref(),
            sum.total.as_deref(),
            sum.rows,
            sum.unread,
        )
    });
    html! { @if !export.sums.is_empty() { (table(both, lines)) } }
}

fn own(sum: &Sum) -> Line<'_> {
    (
        &sum.column,
        sum.status.as_deref(),
        Some(&sum.total),
        sum.rows,
        sum.unread,
    )
}

/// The tables one by one; with their own sums where they were not added up.
fn tables(both: &Both<'_>, export: &Export) -> Markup {
    let apart = export.sums.is_empty();
    let line = |one: &One| {
        html! { li {
            (payload(&one.payload))
            @if let Some(sheet) = one.sheet { " · " (both.with("catalogue-sheet", &[("sheet", sheet.to_string())])) }
            span class="soft" {
                " · " (both.with("catalogue-rows", &[("count", numbered(one.rows))]))
                @if let Some(orders) = one.orders { " · " (both.with("catalogue-orders", &[("count", numbered(orders))])) }
                @if let Some((first, last)) = &one.days { " · " (escape::line(first)) " – " (escape::line(last)) }
            }
            @if apart && !one.sums.is_empty() { (table(both, one.sums.iter().map(own))) }
        } }
    };
    let over = export.tables - export.each.len() as u64;
    html! { details open[export.tables <= 3 || apart && export.tables <= 6] {
        summary { (both.count("catalogue-tables", export.tables)) }
        ul { @for one in &export.each { (line(one)) } }
        @if over > 0 { p class="soft" { (both.with("catalogue-others-json", &[("count", numbered(over))])) } }
    } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_without_orders_stand_in_the_chart() {
        let months = BTreeMap::from(
            [("2024-11", 3), ("2025-02", 1), ("nonsense", 9)].map(|(m, n)| (m.to_owned(), n)),
        );
        let expected = [
            ("2024-11", 3),
            ("2024-12", 0),
            ("2025-01", 0),
            ("2025-02", 1),
        ];
        assert_eq!(bars(&months), expected.map(|(m, n)| (m.to_owned(), n)));
        assert!(bars(&BTreeMap::new()).is_empty());
    }

    #[test]
    fn a_date_that_is_far_off_does_not_make_a_chart_of_a_thousand_months() {
        let months = BTreeMap::from(
            [("0001-01", 1), ("2025-02", 1), ("2025-03", u64::MAX)].map(|(m, n)| (m.to_owned(), n)),
        );
        assert_eq!(
            bars(&months),
            [("0001".to_owned(), 1), ("2025".to_owned(), u64::MAX)]
        );
    }
}
