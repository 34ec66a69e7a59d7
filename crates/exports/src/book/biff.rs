//! Reads the records (MS-XLS, BIFF8 and BIFF5) of an XLS workbook.
//!
//! Takes a compound file, gives what came of its sheets. Formulas are not read, only what they last came to. Octets that are walked over are no
//! more than twice those of the stream: sheets that share records cost nothing.

mod text;

use std::collections::BTreeMap;

use super::ole::{Ole, u16_at, u32_at};
use super::rows::{Budget, Rows};
use super::strings::Strings;
use super::{Problem, SHEETS, Sheets, cell};
use text::{Text, Version};

/// A record: its type, its content, where the next one begins.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    next: usize,
}

fn record(stream: &[u8], at: usize) -> Result<Record<'_>, Problem> {
    let kind = u16_at(stream, at)?;
    let length = usize::from(u16_at(stream, at.saturating_add(2))?);
    let begin = at.saturating_add(4);
    let next = begin.saturating_add(length);
    let data = stream.get(begin..next).ok_or(Problem::Damaged)?;
    Ok(Record { kind, data, next })
}

/// What holds for the whole workbook.
#[derive(Default)]
struct Globals {
    text: Text,
    from_1904: bool,
    strings: Strings,
    own: BTreeMap<u16, bool>,
    cells: Vec<u16>,
    /// Where the sheets begin, and their names.
    sheets: Vec<(usize, String)>,
}

/// Reads a workbook.
pub(super) fn read(ole: &Ole<'_>, budget: &mut Budget<'_>) -> Result<Sheets, Problem> {
    if ole.has("EncryptedPackage") {
        return Err(Problem::Locked);
    }
    let stream = match ole.stream("Workbook")? {
        Some(stream) => stream,
        None => match ole.stream("Book")? {
            Some(stream) => stream,
            None if ole.has("WordDocument") || ole.has("PowerPoint Document") => {
                return Err(Problem::Document);
            }
            None => return Err(Problem::NoBook),
        },
    };
    let globals = Globals::read(&stream)?;
    let mut sheets = Sheets::default();
    let mut left = stream.len().saturating_mul(2);
    for (at, name) in globals.sheets.iter().take(SHEETS) {
        let mut rows = Rows::new(budget);
        let result = globals.sheet(&stream, *at, &mut left, &mut rows);
        if !sheets.take(name, rows, result) {
            return Ok(sheets);
        }
    }
    if globals.sheets.len() > SHEETS {
        sheets.problem = Some(Problem::TooLarge);
    }
    Ok(sheets)
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, Problem> {
        let mut globals = Self::default();
        let mut at = 0;
        let first = record(stream, at)?;
        globals.text.version = match (first.kind, u16_at(first.data, 0)?) {
            (0x0809, 0x0600) => Version::Biff8,
            (0x0809, 0x0500) => Version::Biff5,
            (0x0009 | 0x0209 | 0x0409, _) => return Err(Problem::Unread("excel-4")),
            _ => return Err(Problem::Damaged),
        };
        loop {
            let Record { kind, data, next } = record(stream, at)?;
            at = next;
            match kind {
                0x000A => return Ok(globals),
                0x002F => return Err(Problem::Locked),
                0x0022 => globals.from_1904 = u16_at(data, 0)? == 1,
                0x0042 => globals.text.page = u16_at(data, 0)?,
                0x041E => {
                    let format = globals.text.format(data.get(2..).unwrap_or_default());
                    globals.own.insert(u16_at(data, 0)?, cell::is_date(&format));
                }
                0x00E0 => globals.cells.push(u16_at(data, 2)?),
                // Sheets of rows only: charts and macros have none.
                0x0085 if data.get(5) == Some(&0) => {
                    let name = globals.text.short(data.get(6..).unwrap_or_default());
                    globals.sheets.push((u32_at(data, 0)? as usize, name));
                }
                0x00FC => {
                    let mut parts = vec![data];
                    while let Ok(further) = record(stream, at) {
                        if further.kind != 0x003C {
                            break;
                        }
                        parts.push(further.data);
                        at = further.next;
                    }
                    // Of two tables only one is held.
                    globals.strings = Strings::default();
                    globals.strings = text::shared(&parts)?;
                }
                _ => {}
            }
        }
    }

    fn sheet(
        &self,
        stream: &[u8],
        at: usize,
        left: &mut usize,
        rows: &mut Rows<'_, '_>,
    ) -> Result<(), Problem> {
        let mut at = at;
        if record(stream, at)?.kind != 0x0809 {
            return Err(Problem::Damaged);
        }
        let mut depth = 0u32;
        // The formula whose text comes in a record of its own.
        let mut formula = (0, 0);
        loop {
            let Record { kind, data, next } = record(stream, at)?;
            *left = left.checked_sub(next - at).ok_or(Problem::TooLarge)?;
            at = next;
            // Charts inside of the sheet have cells of their own.
            match kind {
                0x0809 => depth = depth.saturating_add(1),
                0x000A => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
            if depth == 1 {
                self.cell(kind, data, &mut formula, rows)?;
            }
        }
    }

    fn cell(
        &self,
        kind: u16,
        data: &[u8],
        formula: &mut (u64, usize),
        rows: &mut Rows<'_, '_>,
    ) -> Result<(), Problem> {
        let place = || -> Result<(u64, usize), Problem> {
            Ok((
                u64::from(u16_at(data, 0)?) + 1,
                usize::from(u16_at(data, 2)?),
            ))
        };
        match kind {
            // LabelSst
            0x00FD => {
                let (line, column) = place()?;
                let text = self.strings.get(u32_at(data, 6)? as usize);
                rows.text(line, column, text.ok_or(Problem::Damaged)?)
            }
            // Label, RString
            0x0204 | 0x00D6 => {
                let (line, column) = place()?;
                rows.text(
                    line,
                    column,
                    &self.text.long(data.get(6..).unwrap_or_default()),
                )
            }
            // Number
            0x0203 => {
                let (line, column) = place()?;
                self.number(line, column, u16_at(data, 4)?, float_at(data, 6)?, rows)
            }
            // RK
            0x027E => {
                let (line, column) = place()?;
                self.number(line, column, u16_at(data, 4)?, rk(u32_at(data, 6)?), rows)
            }
            // MulRk: formats and numbers of cells side by side, then the last column.
            0x00BD => {
                let (line, first) = place()?;
                let end = data.len().checked_sub(2).ok_or(Problem::Damaged)?;
                let cells = data.get(4..end).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (first..).zip(cells) {
                    self.number(line, column, u16_at(cell, 0)?, rk(u32_at(cell, 2)?), rows)?;
                }
                Ok(())
            }
            // BoolErr
            0x0205 => {
                let (line, column) = place()?;
                let text = match (data.get(6), data.get(7)) {
                    (Some(0), Some(0)) => "FALSE",
                    (Some(_), Some(0)) => "TRUE",
                    _ => "#N/A",
                };
                rows.text(line, column, text)
            }
            // Formula
            0x0006 => {
                let (line, column) = place()?;
                *formula = (line, column);
                if u16_at(data, 12)? != 0xFFFF {
                    return self.number(line, column, u16_at(data, 4)?, float_at(data, 6)?, rows);
                }
                match (data.get(6), data.get(8)) {
                    (Some(1), Some(0)) => rows.text(line, column, "FALSE"),
                    (Some(1), _) => rows.text(line, column, "TRUE"),
                    (Some(2), _) => rows.text(line, column, "#N/A"),
                    _ => Ok(()),
                }
            }
            // String
            0x0207 => {
                let text = self.text.long(data);
                rows.text(formula.0, formula.1, &text)
            }
            _ => Ok(()),
        }
    }

    fn number(
        &self,
        line: u64,
        column: usize,
        format: u16,
        value: f64,
        rows: &mut Rows<'_, '_>,
    ) -> Result<(), Problem> {
        let format = self.cells.get(usize::from(format)).copied().unwrap_or(0);
        let date = self.own.get(&format).copied();
        let date = date.unwrap_or_else(|| cell::is_builtin_date(u32::from(format)));
        match cell::date(value, self.from_1904).filter(|_| date) {
            Some(text) => rows.text(line, column, &text),
            // With an exponent, so that no digit counts as written out.
            None => rows.number(line, column, &format!("{value:e}")),
        }
    }
}

fn float_at(data: &[u8], at: usize) -> Result<f64, Problem> {
    let found = data.get(at..).and_then(|rest| rest.first_chunk());
    found
        .map(|eight| f64::from_le_bytes(*eight))
        .ok_or(Problem::Damaged)
}

/// A number in 30 bits: whole, or the upper part of a floating point one; both perhaps in hundredths.
fn rk(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from((bits as i32) >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_read() {
        // MS-XLS 2.5.217: 1, 1.23, 12345.67, -1.
        assert_eq!(rk(0x3FF0_0000), 1.0);
        assert_eq!(rk(123 << 2 | 3), 1.23);
        assert_eq!(rk(1_234_567 << 2 | 3), 12_345.67);
        assert_eq!(rk(((-1i32) << 2) as u32 | 2), -1.0);
    }
}
