//! Writes `catalog.json`: what an archive holds, for programs.
//!
//! Takes a [`Catalogue`], gives octets, one entry a line. Streams: walks over the entries for findings where there are any, and once for the list. Leaves out what is kept only while collecting (digests of order numbers) and small pictures, which are in the page.

use std::io::{self, Write};

use exports::facts::{Detail, Facts, Keys, Table};
use exports::finding::{Finding, Severity};
use exports::sniff::Format;
use serde::Serialize;
use serde_json::json;

use super::totals::worst;
use super::{Catalogue, Entry, text};

/// Name and version of the shape.
pub const SHAPE: &str = "liudi/1";

/// Octets gathered before they are written.
const ENOUGH: usize = 64 << 10;

/// Facts as the catalogue has them.
#[derive(Serialize)]
struct Shown<'a> {
    format: Format,
    #[serde(skip_serializing_if = "Detail::is_none")]
    detail: &'a Detail,
    #[serde(skip_serializing_if = "<[Finding]>::is_empty")]
    findings: &'a [Finding],
}

/// One finding with its file.
#[derive(Serialize)]
struct Found<'a> {
    path: &'a str,
    severity: &'static str,
    #[serde(flatten)]
    finding: &'a Finding,
}

/// A writer of lists: one item a line, a comma between.
struct Lines<'a> {
    out: &'a mut dyn Write,
    buffer: Vec<u8>,
    first: bool,
}

impl Lines<'_> {
    fn next(&mut self) -> io::Result<&mut Vec<u8>> {
        if self.buffer.len() >= ENOUGH {
            self.out.write_all(&self.buffer)?;
            self.buffer.clear();
        }
        self.buffer
            .extend_from_slice(if self.first { b"\n" } else { b",\n" });
        self.first = false;
        Ok(&mut self.buffer)
    }

    fn item(&mut self, value: &impl Serialize) -> io::Result<()> {
        Ok(serde_json::to_writer(self.next()?, value)?)
    }

    fn name(&mut self, name: &str) {
        self.buffer.extend_from_slice(b",\n\"");
        self.buffer.extend_from_slice(name.as_bytes());
        self.buffer.extend_from_slice(b"\":");
    }

    fn begin(&mut self, name: &str) {
        self.name(name);
        self.buffer.push(b'[');
        self.first = true;
    }

    fn end(&mut self) {
        self.buffer
            .extend_from_slice(if self.first { b"]" } else { b"\n]" });
    }

    fn field(&mut self, name: &str, value: &impl Serialize) -> io::Result<()> {
        self.name(name);
        Ok(serde_json::to_writer(&mut self.buffer, value)?)
    }

    /// A field that goes straight out.
    fn long(&mut self, name: &str, value: &impl Serialize) -> io::Result<()> {
        self.name(name);
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(serde_json::to_writer(&mut *self.out, value)?)
    }
}

/// Writes the catalogue.
pub fn write(catalogue: &Catalogue<'_>, out: &mut dyn Write) -> io::Result<()> {
    let totals = catalogue.totals;
    let mut lines = Lines {
        out,
        buffer: Vec::with_capacity(ENOUGH * 2),
        first: true,
    };
    lines.buffer.extend_from_slice(b"{\"catalogue\":");
    serde_json::to_writer(&mut lines.buffer, SHAPE)?;
    lines.field("agent", &catalogue.agent)?;
    lines.field("name", &catalogue.name)?;
    lines.field("date", &catalogue.date)?;
    lines.field("totals", totals)?;
    lines.begin("damaged");
    if totals.damaged > 0 {
        (catalogue.entries)(&mut |entry| match entry.facts.and_then(worst) {
            Some(Severity::Error) => lines.item(&entry.payload),
            _ => Ok(()),
        })?;
    }
    lines.end();
    lines.begin("findings");
    if totals.damaged + totals.doubtful + totals.noted > 0 {
        (catalogue.entries)(&mut |entry| findings(&mut lines, &entry))?;
    }
    lines.end();
    lines.begin("left_out");
    for skipped in catalogue.skipped {
        lines.item(&json!({
            "path": skipped.path.to_string_lossy(),
            "reason": skipped.reason.name(),
        }))?;
    }
    lines.end();
    // It may be of a million rows: it goes straight out.
    lines.long("comparison", &catalogue.comparison)?;
    lines.field("checklist", &catalogue.checklist)?;
    lines.begin("entries");
    (catalogue.entries)(&mut |entry| row(&mut lines, &entry))?;
    lines.end();
    lines.buffer.extend_from_slice(b"\n}\n");
    lines.out.write_all(&lines.buffer)
}

fn findings(lines: &mut Lines<'_>, entry: &Entry<'_>) -> io::Result<()> {
    for finding in entry.facts.iter().flat_map(|facts| &facts.findings) {
        let severity = match finding.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        lines.item(&Found {
            path: entry.payload,
            severity,
            finding,
        })?;
    }
    Ok(())
}

fn row(lines: &mut Lines<'_>, entry: &Entry<'_>) -> io::Result<()> {
    let out = lines.next()?;
    out.extend_from_slice(b"{\"path\":");
    serde_json::to_writer(&mut *out, entry.payload)?;
    let mut rest = String::with_capacity(160);
    rest.push_str(",\"octets\":");
    text::digits(&mut rest, entry.octets);
    rest.push_str(",\"modified\":");
    let before = rest.len();
    rest.push('"');
    if text::moment(&mut rest, entry.modified, 0, 'T') {
        rest.push_str("Z\"");
    } else {
        rest.truncate(before);
        rest.push_str("null");
    }
    rest.push_str(",\"sha256\":\"");
    text::hex(&mut rest, entry.sha256);
    rest.push('"');
    out.extend_from_slice(rest.as_bytes());
    if let Some(facts) = entry.facts {
        out.extend_from_slice(b",\"facts\":");
        write_facts(out, facts)?;
    }
    out.push(b'}');
    Ok(())
}

fn write_facts(out: &mut Vec<u8>, facts: &Facts) -> io::Result<()> {
    let without;
    let detail = match &facts.detail {
        Detail::Tables(tables) if tables.iter().any(|table| !table.keys.is_empty()) => {
            without = Detail::Tables(tables.iter().map(keyless).collect());
            &without
        }
        detail => detail,
    };
    let shown = Shown {
        format: facts.format,
        detail,
        findings: &facts.findings,
    };
    Ok(serde_json::to_writer(out, &shown)?)
}

/// The same table without the digests of its order numbers, which are many: the rest is copied.
fn keyless(table: &Table) -> Table {
    // Every field is named, so that a new one is not forgotten here.
    let Table {
        export,
        sheet,
        encoding,
        mark,
        delimiter,
        around,
        columns,
        width,
        rows,
        orders,
        days,
        months,
        sums,
        keys: _,
    } = table;
    Table {
        export: export.clone(),
        sheet: *sheet,
        encoding: encoding.clone(),
        mark: *mark,
        delimiter: *delimiter,
        around: *around,
        columns: columns.clone(),
        width: *width,
        rows: *rows,
        orders: *orders,
        days: days.clone(),
        months: months.clone(),
        sums: sums.clone(),
        keys: Keys::default(),
    }
}
