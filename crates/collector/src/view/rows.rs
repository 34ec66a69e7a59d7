//! Splits text into rows and cells, only as far as they are wanted.
//!
//! Takes a reader, gives rows with the place where each begins. Never fails on what it reads: a quote that is not closed, a row of any
//! length and a cell of any size are borne with bounded memory; what is too much of a row is left out of it, and the row says so.

use std::io::{self, Read};

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// Cells of a row that are kept.
const CELLS: usize = 500;
/// Octets of a cell that are kept.
const CELL: usize = 2000;

/// One row.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells as they stand between the delimiters; quotes that enclose a cell are taken off.
    pub cells: Vec<Vec<u8>>,
    /// Whether there was more of it than is kept.
    pub more: bool,
}

/// The rows of a text, one after the other.
pub struct Rows<R> {
    input: R,
    parser: Box<Reader>,
    window: Box<[u8]>,
    used: usize,
    held: usize,
    at: u64,
    ended: bool,
}

impl<R: Read> Rows<R> {
    /// The rows of what `input` gives, which stands at octet `at` of its file.
    pub fn new(input: R, delimiter: u8, at: u64) -> Self {
        Self {
            input,
            parser: Box::new(ReaderBuilder::new().delimiter(delimiter).build()),
            window: vec![0; 64 * 1024].into(),
            used: 0,
            held: 0,
            at,
            ended: false,
        }
    }

    /// The octet of the file at which the next row begins.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// The next row; `None` at the end. Lines without anything are no rows.
    pub fn next_row(&mut self) -> io::Result<Option<Row>> {
        let mut row = Row::default();
        let mut cell = Vec::new();
        let mut output = [0; 1024];
        loop {
            if self.used == self.held && !self.ended {
                self.held = loop {
                    match self.input.read(&mut self.window) {
                        Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                        other => break other?,
                    }
                };
                self.used = 0;
                self.ended = self.held == 0;
            }
            let input = self.window.get(self.used..self.held).unwrap_or_default();
            let (result, taken, given) = self.parser.read_field(input, &mut output);
            self.used += taken;
            self.at = self.at.saturating_add(taken as u64);
            let room = CELL.saturating_sub(cell.len());
            row.more |= given > room;
            cell.extend(output.iter().take(given.min(room)));
            match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    match row.cells.len() < CELLS {
                        true => row.cells.push(std::mem::take(&mut cell)),
                        false => {
                            row.more = true;
                            cell.clear();
                        }
                    }
                    if record_end {
                        return Ok(Some(row));
                    }
                }
                ReadFieldResult::End => return Ok(None),
            }
        }
    }
}

/// The delimiter of a table that begins with these lines: the one there is most of outside quotes.
pub fn delimiter(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0usize), (b'\t', 0), (b';', 0)];
    let mut quoted = false;
    for &octet in head {
        if octet == b'"' {
            quoted = !quoted;
        } else if !quoted {
            for (_, count) in counts.iter_mut().filter(|(one, _)| *one == octet) {
                *count += 1;
            }
        }
    }
    // The first of equals: WeChat puts a tab behind each cell beside its comma.
    let best = counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map(|(one, _)| *one);
    best.unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(octets: &[u8], delimiter: u8) -> Vec<Vec<String>> {
        let mut rows = Rows::new(octets, delimiter, 0);
        let mut all = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            let cells = row.cells.iter();
            all.push(
                cells
                    .map(|cell| String::from_utf8_lossy(cell).into_owned())
                    .collect(),
            );
        }
        all
    }

    #[test]
    fn guards_stay_and_quotes_that_enclose_go() {
        let text = b"id,note\r\n=\"692\",\"a,\nb\"\n\"\t693\",'x\n\n`7,\"say \"\"hi\"\"\"";
        let expected = [
            vec!["id", "note"],
            vec!["=\"692\"", "a,\nb"],
            vec!["\t693", "'x"],
            vec!["`7", "say \"hi\""],
        ];
        assert_eq!(texts(text, b','), expected);
    }

    #[test]
    fn a_row_can_be_read_again_from_where_it_begins() {
        let text: String = (0..9000).map(|n| format!("{n},\"a\n{n}\"\r\n")).collect();
        let mut rows = Rows::new(text.as_bytes(), b',', 0);
        for _ in 0..8000 {
            rows.next_row().unwrap();
        }
        let at = rows.at();
        let mut again = Rows::new(text.as_bytes().get(at as usize..).unwrap(), b',', at);
        let row = again.next_row().unwrap().unwrap();
        assert_eq!(row.cells, [b"8000".to_vec(), b"a\n8000".to_vec()]);
        assert_eq!(row, rows.next_row().unwrap().unwrap());
        assert_eq!(again.at(), rows.at());
    }

    #[test]
    fn what_is_too_much_is_left_out_and_said() {
        let mut text = vec![b'x'; 3_000_000];
        text.extend(b",y\n");
        text.extend(vec![b','; 100_000]);
        text.extend(b"\nz\n");
        let mut rows = Rows::new(text.as_slice(), b',', 0);
        let long = rows.next_row().unwrap().unwrap();
        assert!(long.more && long.cells[0].len() == CELL && long.cells[1] == b"y");
        let wide = rows.next_row().unwrap().unwrap();
        assert!(wide.more && wide.cells.len() == CELLS);
        let last = rows.next_row().unwrap().unwrap();
        assert!(!last.more && last.cells == [b"z".to_vec()]);
        assert_eq!(rows.next_row().unwrap(), None);
    }

    #[test]
    fn the_delimiter_is_the_one_there_is_most_of() {
        assert_eq!(delimiter(b"a,b\t,c\n\"x\"\t,\"y;;;;;;;;\"\t,z\n"), b',');
        assert_eq!(delimiter(b"a\tb, c\td\n"), b'\t');
        assert_eq!(delimiter(b"a;b;c\n1,5;2;3"), b';');
        assert_eq!(delimiter(b"one column"), b',');
    }

    proptest! {
        #[test]
        fn any_octets_end(octets in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut rows = Rows::new(octets.as_slice(), b',', 0);
            let mut count = 0;
            while rows.next_row().unwrap().is_some() {
                count += 1;
            }
            prop_assert!(count <= octets.len());
            prop_assert_eq!(rows.at(), octets.len() as u64);
        }
    }
}
