//! Reads the cells of one sheet of an XLSX workbook.
//!
//! Takes the part of the sheet, gives its cells to the rows in the order they are written. A cell without a place follows the one before.

use std::io::Read;

use super::super::rows::Rows;
use super::super::strings::Strings;
use super::super::xml::{Token, Xml};
use super::super::{Problem, cell};

/// A sheet that is being read.
pub(super) struct Sheet<'a, R> {
    xml: Xml<R>,
    strings: &'a Strings,
    /// Which cell formats show dates.
    dates: &'a [bool],
    from_1904: bool,
    line: u64,
    column: usize,
}

/// How the value of a cell is to be taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Date,
    Shared,
    Text,
    Truth,
    /// ISO 8601.
    Iso,
}

impl<'a, R: Read> Sheet<'a, R> {
    pub(super) fn new(
        xml: Xml<R>,
        strings: &'a Strings,
        dates: &'a [bool],
        from_1904: bool,
    ) -> Self {
        Self {
            xml,
            strings,
            dates,
            from_1904,
            line: 0,
            column: 0,
        }
    }

    pub(super) fn read(mut self, rows: &mut Rows<'_, '_>) -> Result<(), Problem> {
        let mut data = false;
        loop {
            let token = self.xml.next()?;
            match (token, self.xml.name()) {
                (Token::End, _) => return Err(Problem::Damaged),
                (Token::Open, b"sheetData") => data = true,
                (Token::Empty, b"sheetData") | (Token::Close, b"sheetData") => break,
                (Token::Open | Token::Empty, b"row") if data => {
                    let line = self.xml.attribute(b"r").and_then(|r| r.parse::<u32>().ok());
                    self.line = line.map_or(self.line.saturating_add(1), u64::from);
                    self.column = 0;
                }
                (Token::Open, b"c") if data => {
                    let kind = self.place();
                    self.cell(kind, rows)?;
                    self.column = self.column.saturating_add(1);
                }
                (Token::Empty, b"c") if data => {
                    self.place();
                    rows.text(self.line, self.column, "")?;
                    self.column = self.column.saturating_add(1);
                }
                _ => {}
            }
        }
        self.xml.drain()
    }

    /// Takes the place of the cell that opens, and how its value is to be taken.
    fn place(&mut self) -> Kind {
        let (mut place, mut kind, mut date) = (None, Kind::Number, false);
        for (name, value) in self.xml.attributes() {
            match name {
                b"r" => place = reference(value),
                b"s" => {
                    let format = std::str::from_utf8(value).ok();
                    let format = format.and_then(|s| s.parse::<usize>().ok());
                    date = format.and_then(|s| self.dates.get(s)).copied() == Some(true);
                }
                b"t" => {
                    kind = match value {
                        b"s" => Kind::Shared,
                        b"str" | b"e" | b"inlineStr" => Kind::Text,
                        b"b" => Kind::Truth,
                        b"d" => Kind::Iso,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        if let Some((line, column)) = place {
            self.line = line;
            self.column = column;
        }
        if kind == Kind::Number && date {
            Kind::Date
        } else {
            kind
        }
    }

    fn cell(&mut self, kind: Kind, rows: &mut Rows<'_, '_>) -> Result<(), Problem> {
        loop {
            let token = self.xml.next()?;
            match (token, self.xml.name()) {
                (Token::End, _) => return Err(Problem::Damaged),
                (Token::Close, b"c") => return Ok(()),
                (Token::Open, b"f") => while self.inside(b"f")? {},
                (Token::Open, b"v") => {
                    while self.inside(b"v")? {
                        self.value(kind, rows)?;
                    }
                }
                (Token::Open, b"is") => {
                    let mut text = String::new();
                    rich(&mut self.xml, b"is", &mut |piece| {
                        // The rows keep no more of a cell.
                        if text.len() < 64 << 10 {
                            text.push_str(piece);
                        }
                        Ok(())
                    })?;
                    rows.text(self.line, self.column, &text)?;
                }
                _ => {}
            }
        }
    }

    /// Goes to the next text inside of an element; `false` at its end.
    fn inside(&mut self, element: &[u8]) -> Result<bool, Problem> {
        loop {
            match self.xml.next()? {
                Token::End => return Err(Problem::Damaged),
                Token::Close if self.xml.name() == element => return Ok(false),
                Token::Text => return Ok(true),
                _ => {}
            }
        }
    }

    fn value(&self, kind: Kind, rows: &mut Rows<'_, '_>) -> Result<(), Problem> {
        let (line, column) = (self.line, self.column);
        let value = self.xml.content();
        match kind {
            Kind::Number => rows.number(line, column, &value),
            Kind::Date => {
                let serial = value.trim().parse::<f64>().ok();
                match serial.and_then(|serial| cell::date(serial, self.from_1904)) {
                    Some(date) => rows.text(line, column, &date),
                    None => rows.number(line, column, &value),
                }
            }
            Kind::Shared => {
                let number = value.trim().parse::<usize>().ok();
                let string = number.and_then(|number| self.strings.get(number));
                rows.text(line, column, string.ok_or(Problem::Damaged)?)
            }
            Kind::Text => rows.text(line, column, &value),
            Kind::Truth => {
                let truth = matches!(value.trim(), "1" | "true");
                rows.text(line, column, if truth { "TRUE" } else { "FALSE" })
            }
            Kind::Iso => {
                let text = value.trim().trim_end_matches('Z').replacen('T', " ", 1);
                rows.text(line, column, &text)
            }
        }
    }
}

/// Gives the text of an element with runs, up to its end; how it is to be pronounced is left out.
pub(super) fn rich<R: Read>(
    xml: &mut Xml<R>,
    element: &[u8],
    each: &mut dyn FnMut(&str) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let (mut text, mut spoken) = (false, false);
    loop {
        let token = xml.next()?;
        if token == Token::Text {
            if text && !spoken {
                each(&xml.content())?;
            }
            continue;
        }
        match (token, xml.name()) {
            (Token::End, _) => return Err(Problem::Damaged),
            (Token::Close, name) if name == element => return Ok(()),
            (Token::Open, b"t") => text = true,
            (Token::Close, b"t") => text = false,
            (Token::Open, b"rPh") => spoken = true,
            (Token::Close, b"rPh") => spoken = false,
            _ => {}
        }
    }
}

/// The line (from 1) and column (from 0) of `AB12`.
fn reference(text: &[u8]) -> Option<(u64, usize)> {
    let letters = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (letters, digits) = text.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 4 {
        return None;
    }
    let column = letters.iter().fold(0usize, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let line = std::str::from_utf8(digits).ok()?.parse::<u32>().ok()?;
    (line > 0).then(|| (u64::from(line), column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        assert_eq!(reference(b"A1"), Some((1, 0)));
        assert_eq!(reference(b"bw75"), Some((75, 74)));
        assert_eq!(reference(b"XFD1048576"), Some((1_048_576, 16_383)));
        for hostile in [
            &b"A"[..],
            b"1",
            b"",
            b"A0",
            b"AAAAAAAA1",
            b"A99999999999",
            b"A-1",
        ] {
            assert_eq!(reference(hostile), None);
        }
    }
}
