//! Reads XLSX workbooks: the parts that say which sheets there are, the shared strings, the number formats, then the sheets.
//!
//! Takes a workbook from memory, gives what came of its sheets. What all its parts unpack to is counted as it comes, not as it is declared, and ends
//! at 512 MiB; a workbook of more than 10 000 parts is not opened.

mod sheet;

use std::collections::BTreeMap;
use std::io::Cursor;

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::rows::{Budget, Rows};
use super::strings::Strings;
use super::xml::{Token, Xml};
use super::{Problem, SHEETS, Sheets, cell};
use crate::packed::{self, Capped, Directory};

/// Octets that all parts that are read unpack to.
const UNPACKED: u64 = 512 << 20;

/// Parts of a workbook.
const PARTS: u64 = 10_000;

/// Number formats of cells; Excel has 65 490.
const FORMATS: usize = 1 << 17;

type Part<'a> = Xml<Capped<'a, ZipFile<'a, Cursor<Vec<u8>>>>>;

/// The parts of a workbook.
struct Parts {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Their places, by name in small letters.
    places: BTreeMap<String, usize>,
    /// Octets that may still be unpacked.
    left: u64,
}

impl Parts {
    fn open(octets: Vec<u8>) -> Result<Self, Problem> {
        let size = octets.len() as u64;
        let directory = Directory::find(&octets, size).map_err(|problem| match problem {
            packed::Problem::Cut => Problem::Cut,
            _ => Problem::Damaged,
        })?;
        if directory.entries > PARTS {
            return Err(Problem::TooLarge);
        }
        let mut locked = false;
        let walked = directory.walk(&octets, &mut |entry| locked |= entry.locked);
        walked.map_err(|_| Problem::Damaged)?;
        if locked {
            return Err(Problem::Locked);
        }
        let archive = packed::open(octets).map_err(|_| Problem::Damaged)?;
        let names = archive.file_names_raw().enumerate();
        let places = names.map(|(place, name)| {
            let name = String::from_utf8_lossy(name).replace('\\', "/");
            (name.to_ascii_lowercase(), place)
        });
        Ok(Self {
            places: places.collect(),
            archive,
            left: UNPACKED,
        })
    }

    fn has(&self, name: &str) -> bool {
        self.places.contains_key(&name.to_ascii_lowercase())
    }

    /// A part; `None` where there is none of that name.
    fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, Problem> {
        let Some(place) = self.places.get(&name.to_ascii_lowercase()) else {
            return Ok(None);
        };
        let file = self.archive.by_index(*place).map_err(|error| match error {
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                Problem::Unread("zip")
            }
            _ => Problem::Damaged,
        })?;
        Xml::new(Capped::new(file, &mut self.left)).map(Some)
    }
}

/// A relationship of the package.
struct Relation {
    id: String,
    /// The last word of its type: `worksheet`, `sharedStrings`.
    kind: String,
    target: String,
}

/// What the workbook part says.
#[derive(Default)]
struct Workbook {
    from_1904: bool,
    /// Names and relationships of the sheets.
    sheets: Vec<(String, String)>,
    /// Whether there are more than are read.
    more: bool,
}

/// Reads a workbook.
pub(super) fn read(octets: Vec<u8>, budget: &mut Budget<'_>) -> Sheets {
    let mut sheets = Sheets::default();
    if let Err(problem) = fill(octets, &mut sheets, budget) {
        sheets.problem = Some(problem);
    }
    sheets
}

fn fill(octets: Vec<u8>, sheets: &mut Sheets, budget: &mut Budget<'_>) -> Result<(), Problem> {
    let mut parts = Parts::open(octets)?;
    let path = book_path(&mut parts)?;
    let base = path
        .rsplit_once('/')
        .map_or("", |(base, _)| base)
        .to_owned();
    let last = path.rsplit('/').next().unwrap_or_default();
    let book = workbook(&mut parts, &path)?;
    let related = relations(&mut parts, &resolve(&base, &format!("_rels/{last}.rels")))?;
    let of = |kind: &str| {
        let found = related.iter().find(|relation| relation.kind == kind);
        found.map(|relation| resolve(&base, &relation.target))
    };
    let strings = shared(&mut parts, of("sharedStrings"))?;
    let dates = formats(&mut parts, of("styles"))?;
    for (name, id) in &book.sheets {
        let Some(relation) = related.iter().find(|relation| relation.id == *id) else {
            return Err(Problem::Damaged);
        };
        if relation.kind != "worksheet" {
            // A chart has no rows.
            continue;
        }
        let mut rows = Rows::new(budget);
        let result = match parts.part(&resolve(&base, &relation.target))? {
            Some(part) => sheet::Sheet::new(part, &strings, &dates, book.from_1904).read(&mut rows),
            None => Err(Problem::Damaged),
        };
        if !sheets.take(name, rows, result) {
            return Ok(());
        }
    }
    if book.more {
        return Err(Problem::TooLarge);
    }
    Ok(())
}

/// Where the workbook part is.
fn book_path(parts: &mut Parts) -> Result<String, Problem> {
    let related = relations(parts, "_rels/.rels")?;
    let found = related.iter().find(|r| r.kind == "officeDocument");
    let path = found.map_or_else(|| "xl/workbook.xml".to_owned(), |r| resolve("", &r.target));
    if path.starts_with("word/") || path.starts_with("ppt/") {
        return Err(Problem::Document);
    }
    if path.ends_with(".bin") {
        return Err(Problem::Unread("xlsb"));
    }
    if parts.has(&path) {
        Ok(path)
    } else {
        Err(Problem::NoBook)
    }
}

fn relations(parts: &mut Parts, path: &str) -> Result<Vec<Relation>, Problem> {
    let mut found = Vec::new();
    let Some(mut part) = parts.part(path)? else {
        return Ok(found);
    };
    loop {
        match part.next()? {
            Token::End => return Ok(found),
            Token::Open | Token::Empty if part.name() == b"Relationship" => {
                let text = |name| part.attribute(name).unwrap_or_default().into_owned();
                let kind = text(b"Type");
                found.push(Relation {
                    id: text(b"Id"),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: text(b"Target"),
                });
                if found.len() as u64 > PARTS {
                    return Err(Problem::TooLarge);
                }
            }
            _ => {}
        }
    }
}

fn workbook(parts: &mut Parts, path: &str) -> Result<Workbook, Problem> {
    let mut book = Workbook::default();
    let mut part = parts.part(path)?.ok_or(Problem::NoBook)?;
    let (mut opened, mut closed) = (false, false);
    loop {
        let token = part.next()?;
        match (token, part.name()) {
            (Token::End, _) if opened && !closed => return Err(Problem::Damaged),
            (Token::End, _) => return Ok(book),
            (Token::Open | Token::Empty, b"workbookPr") => {
                // Extensions have an element of this name too: what one sets, no other takes back.
                let set = part.attribute(b"date1904");
                book.from_1904 |= set.is_some_and(|set| set == "1" || set == "true");
            }
            (Token::Open, b"workbook") => opened = true,
            (Token::Close, b"workbook") => closed = true,
            (Token::Open | Token::Empty, b"sheet") if book.sheets.len() >= SHEETS => {
                book.more = true;
            }
            (Token::Open | Token::Empty, b"sheet") => {
                let text = |name| part.attribute(name).unwrap_or_default().into_owned();
                book.sheets.push((text(b"name"), text(b"id")));
            }
            _ => {}
        }
    }
}

fn shared(parts: &mut Parts, path: Option<String>) -> Result<Strings, Problem> {
    let mut strings = Strings::default();
    let Some(path) = path else {
        return Ok(strings);
    };
    let Some(mut part) = parts.part(&path)? else {
        return Ok(strings);
    };
    loop {
        let token = part.next()?;
        match (token, part.name()) {
            (Token::End, _) => return Ok(strings),
            (Token::Empty, b"si") => strings.end()?,
            (Token::Open, b"si") => {
                sheet::rich(&mut part, b"si", &mut |text| strings.add(text))?;
                strings.end()?;
            }
            _ => {}
        }
    }
}

/// Which cell formats show dates.
fn formats(parts: &mut Parts, path: Option<String>) -> Result<Vec<bool>, Problem> {
    let (mut dates, mut own) = (Vec::new(), BTreeMap::new());
    let Some(path) = path else {
        return Ok(dates);
    };
    let Some(mut part) = parts.part(&path)? else {
        return Ok(dates);
    };
    let mut cells = false;
    loop {
        let token = part.next()?;
        match (token, part.name()) {
            (Token::End, _) => return Ok(dates),
            (Token::Open, b"cellXfs") => cells = true,
            (Token::Close, b"cellXfs") => cells = false,
            (Token::Open | Token::Empty, b"numFmt") if own.len() < FORMATS => {
                let id = part
                    .attribute(b"numFmtId")
                    .and_then(|id| id.parse::<u32>().ok());
                let code = part.attribute(b"formatCode");
                if let (Some(id), Some(code)) = (id, code) {
                    own.insert(id, cell::is_date(&code));
                }
            }
            (Token::Open | Token::Empty, b"xf") if cells && dates.len() < FORMATS => {
                let id = part
                    .attribute(b"numFmtId")
                    .and_then(|id| id.parse::<u32>().ok());
                let id = id.unwrap_or(0);
                let date = own.get(&id).copied();
                dates.push(date.unwrap_or_else(|| cell::is_builtin_date(id)));
            }
            _ => {}
        }
    }
}

/// The name of a part that a relationship points to.
fn resolve(base: &str, target: &str) -> String {
    let mut names: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        base.split('/').collect()
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_as_writers_write_them() {
        for target in [
            "worksheets/sheet1.xml",
            "/xl/worksheets/sheet1.xml",
            "./worksheets/sheet1.xml",
            "../xl/worksheets/sheet1.xml",
        ] {
            assert_eq!(resolve("xl", target), "xl/worksheets/sheet1.xml");
        }
        assert_eq!(resolve("", "../../xl/workbook.xml"), "xl/workbook.xml");
    }
}
