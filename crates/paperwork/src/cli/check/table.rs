//! Words a check for the terminal: one line a paper, its findings below it, what concerns all papers, the verdict.

use i18n_embed_fl::fl;
use papers::dossier::Dossier;
use papers::rules::{Finding, Severity};
use unicode_width::UnicodeWidthStr as _;

use super::said::Said;
use crate::check::verdict::Verdict;

/// Everything that is shown.
pub struct Shown<'a> {
    /// What was handed in.
    pub dossier: &'a Dossier,
    /// What was found.
    pub findings: &'a [Finding],
    /// In a word.
    pub verdict: Verdict,
}

/// One line of the table: a paper, or a page or file without one.
pub struct Row {
    /// Which file, from 0.
    pub file: usize,
    /// Which page, from 0; `None` for a file without pages.
    pub page: Option<usize>,
    /// The number of the paper, from 0.
    pub paper: Option<usize>,
    /// The numbers of its findings.
    pub findings: Vec<usize>,
}

/// The lines in order, every finding in exactly one of them or, when it is about all papers, in none.
pub fn rows(dossier: &Dossier, findings: &[Finding]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, file) in dossier.files.iter().enumerate() {
        let pages = file.pages.as_ref().map_or(0, Vec::len);
        for page in 0..pages {
            let here = |(_, paper): &(usize, &papers::dossier::Paper)| {
                paper.file == at && paper.page == page
            };
            let papers: Vec<usize> = dossier
                .papers
                .iter()
                .enumerate()
                .filter(here)
                .map(|(n, _)| n)
                .collect();
            let none = papers.is_empty().then_some(None);
            rows.extend(papers.into_iter().map(Some).chain(none).map(|paper| Row {
                file: at,
                page: Some(page),
                paper,
                findings: Vec::new(),
            }));
        }
        if pages == 0 {
            rows.push(Row {
                file: at,
                page: None,
                paper: None,
                findings: Vec::new(),
            });
        }
    }
    for (number, finding) in findings.iter().enumerate() {
        let Some(mark) = finding.marks.first() else {
            continue;
        };
        let on_page = |row: &Row| row.file == mark.file && row.page.is_none_or(|p| p == mark.page);
        let inside = |row: &Row| {
            let paper = row.paper.and_then(|paper| dossier.papers.get(paper));
            mark.place
                .is_none_or(|place| paper.is_some_and(|p| p.region.holds(place.centre())))
        };
        let at = rows
            .iter()
            .position(|row| on_page(row) && inside(row))
            .or_else(|| rows.iter().position(on_page));
        if let Some(row) = at.and_then(|at| rows.get_mut(at)) {
            row.findings.push(number);
        }
    }
    rows
}

/// The whole text.
pub fn text(said: &Said<'_>, shown: &Shown<'_>) -> String {
    let rows = rows(shown.dossier, shown.findings);
    let cells: Vec<[String; 4]> = rows.iter().map(|row| cells(said, shown, row)).collect();
    let width = |column: usize| {
        let widths = cells
            .iter()
            .map(|row| row.get(column).map_or(0, |cell| cell.width()));
        widths.max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    let mut text = String::new();
    for (row, cells) in rows.iter().zip(&cells) {
        let [first, second, third, last] = cells;
        for (cell, width) in [first, second, third].into_iter().zip(widths) {
            text.push_str(cell);
            text.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        text.push_str(last);
        text.push('\n');
        for finding in row.findings.iter().filter_map(|at| shown.findings.get(*at)) {
            text.push_str(&one(said, shown, finding, true));
        }
    }
    let all: Vec<&Finding> = shown
        .findings
        .iter()
        .filter(|f| f.marks.is_empty())
        .collect();
    if !all.is_empty() {
        text.push_str(&format!("\n{}\n", fl!(said.words.loader, "check-together")));
        for finding in all {
            text.push_str(&one(said, shown, finding, false));
        }
    }
    text.push_str(&format!("\n{}\n", verdict(said, shown)));
    text
}

fn cells(said: &Said<'_>, shown: &Shown<'_>, row: &Row) -> [String; 4] {
    let l = &said.words.loader;
    let Some(file) = shown.dossier.files.get(row.file) else {
        return Default::default();
    };
    let name = said.page(file, row.page.unwrap_or(0));
    let worst = row
        .findings
        .iter()
        .filter_map(|at| shown.findings.get(*at))
        .map(|finding| finding.severity)
        .max();
    let state = match worst {
        Some(Severity::Error) => fl!(l, "check-state-error"),
        Some(Severity::Warning) => fl!(l, "check-state-warning"),
        Some(Severity::Note) | None => fl!(l, "check-state-fine"),
    };
    match row.paper.and_then(|paper| shown.dossier.papers.get(paper)) {
        Some(paper) => [name, said.kind(paper), said.about(paper), state],
        None => {
            let page = row
                .page
                .and_then(|page| file.pages.as_ref().ok()?.get(page));
            let why = match (&file.pages, page.map(|page| &page.sheet)) {
                (Err(why), _) | (_, Some(Err(why))) => said.refusal(why),
                _ => fl!(l, "kind-unknown"),
            };
            [name, why, String::new(), state]
        }
    }
}

/// One finding, indented: code and what was found, then what to do.
fn one(said: &Said<'_>, shown: &Shown<'_>, finding: &Finding, elsewhere: bool) -> String {
    let told = said.finding(finding);
    let mut text = format!("    {}  {}\n", finding.code, told.finds);
    let others = said.places(shown.dossier, finding);
    if elsewhere && others.len() > 1 {
        let others = others.get(1..).unwrap_or_default().join(" · ");
        text.push_str(&format!(
            "          {}\n",
            fl!(said.words.loader, "check-compared", files = others)
        ));
    }
    if !told.does.is_empty() {
        text.push_str(&format!("          → {}\n", told.does));
    }
    text
}

/// The verdict in a sentence or two, with what to do next.
pub fn verdict(said: &Said<'_>, shown: &Shown<'_>) -> String {
    let count = |severity| {
        let of = shown.findings.iter().filter(|f| f.severity == severity);
        of.count()
    };
    let (l, papers) = (&said.words.loader, shown.dossier.papers.len());
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match shown.verdict {
        Verdict::NothingFound => fl!(l, "check-verdict-nothing-found", papers = papers),
        Verdict::LookAgain => fl!(l, "check-verdict-look-again", warnings = warnings),
        Verdict::Rejected => {
            fl!(
                l,
                "check-verdict-rejected",
                errors = errors,
                warnings = warnings
            )
        }
        Verdict::NothingToJudge => fl!(l, "check-verdict-nothing-to-judge"),
    }
}
