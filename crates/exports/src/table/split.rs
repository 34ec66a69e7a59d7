//! Splits text into rows and cells.
//!
//! Takes octets that should be UTF-8, in pieces of any length, gives each row as text to a sink. What is no UTF-8 is counted and replaced. Bounded: of a
//! row 1 MiB and 1 000 cells are kept, the rest is passed over.

use std::borrow::Cow;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Octets of a row that are kept.
const LONGEST: usize = 1 << 20;
/// Cells of a row that are kept.
const WIDEST: usize = super::damage::COLUMNS;

/// Takes a row: its cells and the line it ends in, from 1.
pub type Sink<'a> = &'a mut dyn FnMut(&[&str], u64);

/// Octets that are no text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Malformed {
    /// How many sequences.
    pub count: u64,
    /// The line of the first, from 1.
    pub line: u64,
}

impl Malformed {
    /// Counts sequences in a line.
    pub fn add(&mut self, count: u64, line: u64) {
        if self.count == 0 && count > 0 {
            self.line = line;
        }
        self.count = self.count.saturating_add(count);
    }
}

/// How text ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// A line end is the last of it.
    pub line_end: bool,
    /// In the middle of a quoted cell or of a character.
    pub inside: bool,
    /// What was no text.
    pub malformed: Malformed,
}

/// Splits text into rows.
#[derive(Debug)]
pub struct Splitter {
    reader: Reader,
    delimiter: u8,
    /// The row so far, in as many octets as there is room for.
    kept: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    ended: usize,
    /// More of the row came than is kept.
    over: bool,
    /// A row has begun.
    begun: bool,
    /// Where what is not kept goes.
    spare: [u8; 1024],
    spare_ends: [usize; 64],
    last: u8,
    malformed: Malformed,
    /// The row given last ended within a character.
    within: bool,
}

impl Splitter {
    /// Begins, with what stands between cells.
    #[must_use]
    pub fn new(delimiter: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            kept: vec![0; 16 << 10],
            filled: 0,
            ends: vec![0; WIDEST],
            ended: 0,
            over: false,
            begun: false,
            spare: [0; 1024],
            spare_ends: [0; 64],
            last: b'\n',
            malformed: Malformed::default(),
            within: false,
        }
    }

    /// The line that the next octet stands in, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.reader.line()
    }

    /// Takes the next octets.
    pub fn push(&mut self, mut input: &[u8], sink: Sink<'_>) {
        if let Some(last) = input.last() {
            self.last = *last;
        }
        while !input.is_empty() {
            let (result, taken) = self.step(input);
            let (before, rest) = input.split_at_checked(taken).unwrap_or((input, &[]));
            input = rest;
            match result {
                ReadRecordResult::Record => {
                    // After `\r\n` the line end is still to come.
                    let ended = before.last() == Some(&b'\n');
                    let line = self.reader.line().saturating_sub(u64::from(ended));
                    self.give(line, sink);
                }
                ReadRecordResult::InputEmpty | ReadRecordResult::End => break,
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
            }
        }
    }

    /// Takes one step; gives what came of it and how many octets it took.
    fn step(&mut self, input: &[u8]) -> (ReadRecordResult, usize) {
        if self.filled == self.kept.len() && self.kept.len() < LONGEST {
            self.kept.resize(self.kept.len() * 2, 0);
        }
        let room = self
            .kept
            .get_mut(self.filled..)
            .filter(|room| !room.is_empty());
        let room_ends = self
            .ends
            .get_mut(self.ended..)
            .filter(|room| !room.is_empty());
        let (kept, kept_end) = (room.is_some(), room_ends.is_some());
        let (result, taken, out, ends) = self.reader.read_record(
            input,
            room.unwrap_or(&mut self.spare),
            room_ends.unwrap_or(&mut self.spare_ends),
        );
        if kept {
            self.filled += out;
        } else {
            self.over |= out > 0;
        }
        if kept_end {
            self.ended += ends;
        }
        let mut octets = input.iter().take(taken);
        self.begun = result != ReadRecordResult::Record
            && (self.begun || octets.any(|octet| !matches!(octet, b'\r' | b'\n')));
        (result, taken)
    }

    /// Says that there is no more.
    pub fn finish(&mut self, sink: Sink<'_>) -> Ending {
        let line_end = matches!(self.last, b'\n' | b'\r');
        let mut ending = Ending {
            line_end,
            inside: false,
            malformed: self.malformed,
        };
        if !self.begun {
            return ending;
        }
        // Between quotes a delimiter is a part of the cell; else it begins another, which is left out again.
        let (filled, ended) = (self.filled, self.ended);
        let mut out = [0; 4];
        let mut ends = [0; 4];
        let delimiter = [self.delimiter];
        let (_, _, written, _) = self.reader.read_record(&delimiter, &mut out, &mut ends);
        self.reader.read_record(&[], &mut out, &mut ends);
        self.filled = filled;
        if let Some(end) = self.ends.get_mut(ended) {
            *end = filled;
            self.ended = ended + 1;
        }
        self.within = false;
        self.give(self.reader.line(), sink);
        ending.inside = written > 0 || (self.within && !line_end);
        if self.within && !line_end && !self.over {
            // The file was cut within a character: that is told as a cut.
            let count = self.malformed.count.saturating_sub(1);
            self.malformed.count = count;
        }
        ending.malformed = self.malformed;
        ending
    }

    /// Gives the row that is complete.
    fn give(&mut self, line: u64, sink: Sink<'_>) {
        let text = self.kept.get(..self.filled).unwrap_or_default();
        let ends = self.ends.get(..self.ended).unwrap_or_default();
        let borrowed = std::str::from_utf8(text)
            .ok()
            .and_then(|text| cells(text, ends));
        if let Some(cells) = borrowed {
            sink(&cells, line);
        } else {
            let mut from = 0;
            let mut owned: Vec<Cow<'_, str>> = Vec::with_capacity(ends.len());
            let mut count = 0;
            for end in ends {
                let to = (*end).clamp(from, text.len());
                let cell = text.get(from..to).unwrap_or_default();
                for chunk in cell.utf8_chunks() {
                    count += u64::from(!chunk.invalid().is_empty());
                }
                owned.push(String::from_utf8_lossy(cell));
                from = to;
            }
            let last = std::str::from_utf8(text).err();
            self.within = last.is_some_and(|error| error.error_len().is_none());
            // What was not kept is not known to be no text.
            if self.over && self.within {
                count = count.saturating_sub(1);
            }
            self.malformed.add(count, line);
            let cells: Vec<&str> = owned.iter().map(AsRef::as_ref).collect();
            sink(&cells, line);
        }
        self.filled = 0;
        self.ended = 0;
        self.over = false;
    }
}

/// The cells of a row, where none is cut within a character.
fn cells<'a>(text: &'a str, ends: &[usize]) -> Option<Vec<&'a str>> {
    let mut cells = Vec::with_capacity(ends.len());
    let mut from = 0;
    for end in ends {
        // Ends beyond what is kept are those of cells that were passed over.
        let to = (*end).clamp(from, text.len());
        cells.push(text.get(from..to)?);
        from = to;
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(octets: &[u8], delimiter: u8, piece: usize) -> (Vec<(u64, Vec<String>)>, Ending) {
        let mut rows = Vec::new();
        let mut sink = |cells: &[&str], line: u64| {
            rows.push((line, cells.iter().map(|cell| (*cell).to_owned()).collect()));
        };
        let mut splitter = Splitter::new(delimiter);
        for piece in octets.chunks(piece) {
            splitter.push(piece, &mut sink);
        }
        let ending = splitter.finish(&mut sink);
        (rows, ending)
    }

    #[test]
    fn rows_cells_quotes_and_lines() {
        for (octets, line_end) in [
            (&b"a,b\r\n\"1\n2\",\"x\"\"y\"\r\n\r\n\"id\"\t,z"[..], false),
            (b"a,b\n\"1\n2\",\"x\"\"y\"\n\n\"id\"\t,z\n", true),
        ] {
            for piece in 1..octets.len() {
                let (rows, ending) = split(octets, b',', piece);
                let cells: Vec<_> = rows.iter().map(|row| row.1.join("|")).collect();
                assert_eq!(cells, ["a|b", "1\n2|x\"y", "id\t|z"]);
                let lines: Vec<u64> = rows.iter().map(|row| row.0).collect();
                assert_eq!(lines, [1, 3, 5]);
                let expected = Ending {
                    line_end,
                    ..Ending::default()
                };
                assert_eq!(ending, expected);
            }
        }
    }

    #[test]
    fn endings_inside() {
        let inside = |octets: &[u8]| split(octets, b',', 3).1;
        assert!(inside(b"a,\"b").inside);
        assert!(inside(b"a,\"b\n").inside);
        assert!(!inside(b"a,\"b\"").inside);
        assert!(!inside(b"a,\"b\"\n").inside);
        let cut = inside(b"a,\xE7\xBC");
        assert!(cut.inside && cut.malformed.count == 0);
        let whole = inside(b"a,\xE7\xBC\n");
        assert!(!whole.inside && whole.malformed == Malformed { count: 1, line: 1 });
        assert_eq!(
            inside(b"a\nb\xFF,\xFE\xFF\nc\n").malformed,
            Malformed { count: 3, line: 2 }
        );
    }

    #[test]
    fn long_cells_and_wide_rows_are_bounded_and_the_next_row_is_right() {
        let mut octets = b"a,".to_vec();
        octets.extend("编".repeat(LONGEST).into_bytes());
        octets.extend(b",b\nc,d\n");
        octets.extend(b",".repeat(5000));
        octets.extend(b"\ne\n");
        for piece in [1000, 65536, octets.len()] {
            let (rows, ending) = split(&octets, b',', piece);
            assert_eq!(ending.malformed.count, 0);
            let shape: Vec<usize> = rows.iter().map(|row| row.1.len()).collect();
            assert_eq!(shape, [3, 2, WIDEST, 1]);
            assert!(rows[0].1[1].len() <= LONGEST + 2);
            assert_eq!(rows[1].1, ["c", "d"]);
            assert_eq!(rows[3].1, ["e"]);
        }
    }
}
