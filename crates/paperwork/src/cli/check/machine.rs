//! Writes a check as JSON: `"liudi": "check"`, version 1.
//!
//! Says what table and page say, with the numbers behind it: measured values, places in pixels, confidences. Private values are masked unless
//! asked for.

use papers::dossier::{Leaf, Paper};
use serde_json::{Value, json};

use super::said::Said;
use super::scans::Passed;
use super::table::Shown;
use crate::check::mask;

/// The whole object.
pub fn value(said: &Said<'_>, shown: &Shown<'_>, passed: &[(String, Passed)]) -> Value {
    let dossier = shown.dossier;
    let files: Vec<Value> = dossier
        .files
        .iter()
        .map(|file| {
            let (pages, refused) = match &file.pages {
                Ok(pages) => (pages.iter().map(|page| leaf(said, page)).collect(), None),
                Err(why) => (Vec::new(), Some(why)),
            };
            json!({
                "name": file.name,
                "octets": file.octets,
                "format": file.format,
                "refused": refused,
                "pages": pages,
            })
        })
        .collect();
    let papers: Vec<Value> = dossier.papers.iter().map(|one| paper(said, one)).collect();
    let findings: Vec<Value> = shown
        .findings
        .iter()
        .map(|finding| {
            let told = said.finding(finding);
            json!({
                "code": finding.code,
                "severity": finding.severity,
                "finds": told.finds,
                "why": told.why,
                "do": told.does,
                "marks": finding.marks,
            })
        })
        .collect();
    let passed: Vec<Value> = passed
        .iter()
        .map(|(name, why)| json!({"name": name, "why": self::passed(*why)}))
        .collect();
    json!({
        "liudi": "check",
        "version": 1,
        "date": dossier.today.to_string(),
        "purpose": dossier.purpose,
        "channel": dossier.channel.name,
        "verdict": shown.verdict.id(),
        "files": files,
        "papers": papers,
        "findings": findings,
        "passed_over": passed,
    })
}

fn passed(why: Passed) -> &'static str {
    match why {
        Passed::System => "system",
        Passed::Link => "link",
        Passed::Report => "report",
        Passed::Case => "case",
        Passed::Special => "special",
    }
}

fn leaf(said: &Said<'_>, leaf: &Leaf) -> Value {
    let sheet = match &leaf.sheet {
        Ok(sheet) => sheet,
        Err(why) => return json!({"refused": why}),
    };
    let masked = |text: &str| match said.private {
        true => text.to_owned(),
        false => mask::text(text),
    };
    let lines: Vec<Value> = sheet
        .lines
        .iter()
        .map(|line| {
            json!({
                "text": masked(&line.text),
                "confidence": line.confidence,
                "place": line.place,
                "sharpness": line.sharpness,
            })
        })
        .collect();
    json!({
        "size": sheet.size,
        "stored": sheet.origin.stored,
        "turned": sheet.turned,
        "source": sheet.source,
        "cut_short": sheet.origin.cut_short,
        "drawn": sheet.origin.drawn,
        "measures": sheet.measures,
        "seals": sheet.seals,
        "codes": sheet.codes.iter().map(|code| json!({"text": masked(&code.text), "place": code.place})).collect::<Vec<_>>(),
        "lines": lines,
    })
}

fn paper(said: &Said<'_>, paper: &Paper) -> Value {
    let fields: serde_json::Map<String, Value> = paper
        .fields
        .iter()
        .map(|(name, field)| {
            let read = field.value.as_ref().map(|_| said.value(*name, field));
            let raw = match (said.private, name.private()) {
                (true, _) => field.raw.clone(),
                (false, true) => mask::private(&field.raw),
                (false, false) => mask::text(&field.raw),
            };
            let value = json!({
                "value": read,
                "raw": raw,
                "place": field.place,
                "confidence": field.confidence,
                "repair": field.repair,
            });
            (name.id().to_owned(), value)
        })
        .collect();
    json!({
        "file": paper.file,
        "page": paper.page,
        "region": paper.region,
        "kind": paper.kind,
        "certainty": paper.certainty,
        "edition": paper.edition,
        "holder": paper.holder,
        "fields": fields,
    })
}
