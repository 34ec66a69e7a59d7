//! Judges how well a page can be read: rules E110 to N124.
//!
//! Takes what was measured of each page; limits stand in `data/limits.toml`. Pages that a program drew (an electronic licence, a letter
//! saved as PDF) have no blur, glare or slant and are left out of those. Of a pair of rules with one number (E110, W110) at most one
//! speaks of a page; where the cause is known (too small, blurred), what follows from it is not said again.

mod blurred;
mod colourless;
mod contrast;
mod cut_off;
mod cut_short;
mod fonts;
mod glare;
mod light;
mod lying;
mod marked;
mod reads_badly;
mod resolution;
mod several;
mod slanted;
mod unknown;
mod unread;

use reading::sheet::Sheet;

use super::limits::limits;
use super::{Finding, Rule};
use crate::dossier::Dossier;

/// The rules 1xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &resolution::TooSmall,
    &resolution::Small,
    &blurred::Blurred,
    &blurred::Soft,
    &glare::Glare,
    &glare::SomeGlare,
    &light::Light,
    &contrast::Contrast,
    &slanted::Slanted,
    &cut_off::CutOff,
    &lying::Lying,
    &cut_short::CutShort,
    &colourless::Colourless,
    &unread::Unread,
    &reads_badly::ReadsBadly,
    &unknown::NotRecognised,
    &fonts::FontsMissing,
    &several::SeveralPapers,
    &marked::Marked,
];

/// How bad a measured value is: the two rules of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grade {
    /// It would be rejected.
    Bad,
    /// Somebody should look.
    Poor,
}

/// One page that was read.
struct Seen<'a> {
    file: usize,
    page: usize,
    sheet: &'a Sheet,
}

impl Seen<'_> {
    /// A finding on the whole page.
    fn finding(&self, code: &'static str) -> Finding {
        Finding::new(code).on_page(self.file, self.page)
    }
}

/// Every page that was read.
fn pages(dossier: &Dossier) -> impl Iterator<Item = Seen<'_>> {
    dossier.files.iter().enumerate().flat_map(|(file, held)| {
        let leaves = held.pages.as_deref().unwrap_or_default();
        leaves.iter().enumerate().filter_map(move |(page, leaf)| {
            let sheet = leaf.sheet.as_ref().ok()?;
            Some(Seen { file, page, sheet })
        })
    })
}

/// Every page that was read and is a photograph or scan.
fn scans(dossier: &Dossier) -> impl Iterator<Item = Seen<'_>> {
    pages(dossier).filter(|seen| !seen.sheet.origin.drawn)
}

/// Every scan whose picture is whole: the grey rest of one cut short says nothing about the paper.
fn whole_scans(dossier: &Dossier) -> impl Iterator<Item = Seen<'_>> {
    scans(dossier).filter(|seen| !seen.sheet.origin.cut_short)
}

/// Adds a finding for every scan whose grade is the wanted one, with what was measured and the limit it missed.
fn graded(
    code: &'static str,
    wanted: Grade,
    dossier: &Dossier,
    found: &mut Vec<Finding>,
    grade: fn(&Sheet) -> Option<(Grade, String, String)>,
) {
    for seen in scans(dossier) {
        if let Some((given, value, limit)) = grade(seen.sheet)
            && given == wanted
        {
            let finding = seen.finding(code).value("found", value);
            found.push(finding.value("limit", limit));
        }
    }
}

/// A share as a percentage with one decimal.
fn percent(share: f32) -> String {
    format!("{:.1}", share * 100.0)
}

/// Whether as good as nothing was read of a page.
fn nothing_read(sheet: &Sheet) -> bool {
    let characters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let read: usize = sheet.lines.iter().map(|line| characters(&line.text)).sum();
    read < limits().quality.characters_least
}
