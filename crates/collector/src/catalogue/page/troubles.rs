//! Tells what is wrong with files: by code, the gravest first, each with what to do about it.
//!
//! Takes findings while the entries come in, gives markup. Of each code the first files are named, the others counted: they are marked in the list.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use exports::finding::{Code, Finding, Severity};
use maud::{Markup, html};

use super::super::Entry;
use super::super::text::numbered;
use super::both::{Both, Said, payload, show};

/// Files of a code that are named.
const NAMED: usize = 200;
/// Files of a code that are named before the rest is folded.
const OPEN: usize = 8;

/// What was found in all files.
#[derive(Default)]
pub struct Troubles(BTreeMap<(Reverse<Severity>, Code), Trouble>);

/// One code.
#[derive(Default)]
struct Trouble {
    count: u64,
    first: Vec<(String, Finding)>,
}

/// How a severity is called in classes.
pub fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

impl Troubles {
    /// Takes what was found in the next entry.
    pub fn take(&mut self, entry: &Entry<'_>) {
        for finding in entry.facts.iter().flat_map(|facts| &facts.findings) {
            let key = (Reverse(finding.code.severity()), finding.code);
            let trouble = self.0.entry(key).or_default();
            trouble.count += 1;
            if trouble.first.len() < NAMED {
                trouble
                    .first
                    .push((entry.payload.to_owned(), finding.clone()));
            }
        }
    }

    /// Whether anything of that severity was found.
    pub fn has(&self, severity: Severity) -> bool {
        self.0.keys().any(|(Reverse(found), _)| *found == severity)
    }

    /// Everything of the severities asked for.
    pub fn show(&self, both: &Both<'_>, wanted: impl Fn(Severity) -> bool) -> Markup {
        let wanted = self
            .0
            .iter()
            .filter(|((Reverse(severity), _), _)| wanted(*severity));
        html! { @for ((Reverse(severity), code), trouble) in wanted { (one(both, *severity, *code, trouble)) } }
    }
}

/// What all of them say, if they say the same.
fn shared(said: &[Option<Said>]) -> Option<&Said> {
    let first = said.first()?.as_ref()?;
    said.iter()
        .all(|other| other.as_ref() == Some(first))
        .then_some(first)
}

fn one(both: &Both<'_>, severity: Severity, code: Code, trouble: &Trouble) -> Markup {
    let found: Vec<_> = trouble
        .first
        .iter()
        .map(|(_, f)| Some(both.found(f)))
        .collect();
    let advice: Vec<_> = trouble.first.iter().map(|(_, f)| both.advice(f)).collect();
    let (same, same_advice) = (shared(&found), shared(&advice));
    let line = |at: usize| {
        let (path, _) = trouble.first.get(at)?;
        Some(html! { li {
            (payload(path))
            @if same.is_none() && let Some(Some(said)) = found.get(at) { " " span class="soft" { (show(said)) } }
            @if same_advice.is_none() && let Some(Some(said)) = advice.get(at) { p class="do" { (show(said)) } }
        } })
    };
    let named = trouble.first.len();
    // A fold for one or two lines is more work than the lines.
    let open = if named <= OPEN + 2 { named } else { OPEN };
    html! {
        section class={ "finding " (class(severity)) } id=(code.as_str()) {
            p { code class=(class(severity)) { (code.as_str()) }
                @if let Some(said) = same { (show(said)) " " }
                span class="soft" { (both.count("catalogue-files", trouble.count)) } }
            @if let Some(said) = same_advice { p class="do" { (show(said)) } }
            ul { @for at in 0..open { (line(at).unwrap_or_default()) } }
            @if open < named { details {
                summary { (both.count("catalogue-others", (named - open) as u64)) }
                ul { @for at in open..named { (line(at).unwrap_or_default()) } }
            } }
            @if trouble.count > named as u64 { p class="soft" {
                (both.with("catalogue-others-marked", &[
                    ("count", numbered(trouble.count - named as u64)), ("code", code.as_str().to_owned()),
                ]))
            } }
        }
    }
}
