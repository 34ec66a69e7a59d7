//! Reads a table out of text: encoding, delimiter, rows.
//!
//! Takes octets in pieces of any length, gives rows to a sink and says at the end what it was. The first [`LOOK`] octets are looked at before anything is
//! decided; if they are ASCII, the encoding is decided by as many from the first octet on that is not. What does not fit the encoding is counted,
//! never fatal. Memory: two such buffers and a row.

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8};

use super::known::Header;
use super::split::Splitter;
pub use super::split::{Ending, Malformed, Sink};
use super::tally::LOOKED;

/// Octets that are looked at before the encoding is decided.
pub const LOOK: usize = 64 << 10;

/// Reads rows out of text.
#[derive(Debug)]
pub struct Text {
    /// Octets that nothing is decided of yet.
    waiting: Vec<u8>,
    stage: Stage,
    coding: Coding,
    mark: bool,
    malformed: Malformed,
    /// It ended within a character.
    within: bool,
    /// Room for what is decoded.
    decoded: Vec<u8>,
}

#[derive(Debug)]
enum Stage {
    Head,
    Rows(Box<Splitter>, Shape),
}

enum Coding {
    /// Nothing but ASCII so far.
    Ascii,
    Utf8,
    Other(Box<Decoder>),
}

impl std::fmt::Debug for Coding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.encoding().name())
    }
}

impl Coding {
    fn of(encoding: &'static Encoding) -> Self {
        if encoding == UTF_8 {
            Self::Utf8
        } else {
            Self::Other(Box::new(encoding.new_decoder_without_bom_handling()))
        }
    }

    fn encoding(&self) -> &'static Encoding {
        match self {
            Self::Ascii | Self::Utf8 => UTF_8,
            Self::Other(decoder) => decoder.encoding(),
        }
    }
}

/// How cells stand in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What stands between them.
    pub delimiter: u8,
    /// Whether the first rows look like those of a table: a known header, or several of one width. One column alone does not.
    pub tabular: bool,
}

/// What a text was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Its encoding, as the Encoding Standard names it.
    pub encoding: &'static str,
    /// Whether it begins with a byte order mark.
    pub mark: bool,
    /// How cells stand in it.
    pub shape: Shape,
    /// How it ends.
    pub ending: Ending,
}

impl Default for Text {
    fn default() -> Self {
        Self::new()
    }
}

impl Text {
    /// Begins.
    #[must_use]
    pub fn new() -> Self {
        Self {
            waiting: Vec::new(),
            stage: Stage::Head,
            coding: Coding::Ascii,
            mark: false,
            malformed: Malformed::default(),
            within: false,
            decoded: Vec::new(),
        }
    }

    /// How cells stand in it, once that is decided.
    #[must_use]
    pub fn shape(&self) -> Option<Shape> {
        match &self.stage {
            Stage::Head => None,
            Stage::Rows(_, shape) => Some(*shape),
        }
    }

    /// Takes the next octets.
    pub fn feed(&mut self, octets: &[u8], sink: Sink<'_>) {
        match (&self.stage, &self.coding) {
            (Stage::Rows(..), Coding::Ascii) if self.waiting.is_empty() => {
                let ascii = Encoding::ascii_valid_up_to(octets);
                let (plain, rest) = octets.split_at_checked(ascii).unwrap_or((octets, &[]));
                self.split(plain, sink);
                self.wait(rest, sink);
            }
            (Stage::Head, _) | (_, Coding::Ascii) => self.wait(octets, sink),
            _ => self.decode(octets, false, sink),
        }
    }

    /// Keeps octets until there are enough to decide by.
    fn wait(&mut self, octets: &[u8], sink: Sink<'_>) {
        let room = LOOK.saturating_sub(self.waiting.len());
        let (now, rest) = octets.split_at_checked(room).unwrap_or((octets, &[]));
        self.waiting.extend_from_slice(now);
        if self.waiting.len() >= LOOK {
            self.decide(false, sink);
            self.feed(rest, sink);
        }
    }

    /// Decides by the octets that wait, all of the text if it is `whole`.
    fn decide(&mut self, whole: bool, sink: Sink<'_>) {
        let waiting = std::mem::take(&mut self.waiting);
        let mut rest = waiting.as_slice();
        let bom = match self.stage {
            Stage::Head => Encoding::for_bom(rest),
            Stage::Rows(..) => None,
        };
        if let Some((encoding, length)) = bom {
            self.mark = true;
            self.coding = Coding::of(encoding);
            rest = rest.get(length..).unwrap_or_default();
        } else if matches!(self.coding, Coding::Ascii) && !rest.is_ascii() {
            self.coding = Coding::of(guess(rest, whole));
        }
        if matches!(self.stage, Stage::Head) {
            let (text, _) = self.coding.encoding().decode_without_bom_handling(rest);
            let shape = shape(&text, whole);
            self.stage = Stage::Rows(Box::new(Splitter::new(shape.delimiter)), shape);
        }
        self.decode(rest, false, sink);
    }

    fn decode(&mut self, mut octets: &[u8], last: bool, sink: Sink<'_>) {
        let (Stage::Rows(splitter, _), Coding::Other(decoder)) =
            (&mut self.stage, &mut self.coding)
        else {
            self.split(octets, sink);
            return;
        };
        self.decoded.resize(32 << 10, 0);
        loop {
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(octets, &mut self.decoded, last);
            octets = octets.get(read..).unwrap_or_default();
            splitter.push(self.decoded.get(..written).unwrap_or_default(), sink);
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    if last {
                        self.within = true;
                    } else {
                        self.malformed.add(1, splitter.line());
                    }
                    splitter.push("\u{fffd}".as_bytes(), sink);
                }
            }
        }
    }

    fn split(&mut self, octets: &[u8], sink: Sink<'_>) {
        if let Stage::Rows(splitter, _) = &mut self.stage {
            splitter.push(octets, sink);
        }
    }

    /// Says that there is no more.
    pub fn finish(mut self, sink: Sink<'_>) -> End {
        if matches!(self.stage, Stage::Head) || !self.waiting.is_empty() {
            self.decide(true, sink);
        }
        self.decode(&[], true, sink);
        let encoding = self.coding.encoding().name();
        let (shape, mut ending) = match &mut self.stage {
            Stage::Rows(splitter, shape) => (*shape, splitter.finish(sink)),
            Stage::Head => (shape("", true), Ending::default()),
        };
        ending.inside |= self.within;
        if self.malformed.count > 0 {
            ending.malformed = self.malformed;
        }
        End {
            encoding,
            mark: self.mark,
            shape,
            ending,
        }
    }
}

/// Which encoding octets without a mark are of, some of them no ASCII: UTF-8 where they are, or where nine in ten of them are and the rest is damage;
/// else GB18030. (UTF-8 with damage may well be GB18030 by chance; GB18030 is as good as never UTF-8 by chance.)
fn guess(octets: &[u8], whole: bool) -> &'static Encoding {
    let mut good = 0_usize;
    let mut bad = 0_usize;
    let mut chunks = octets.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        good += chunk
            .valid()
            .bytes()
            .filter(|octet| !octet.is_ascii())
            .count();
        // A character that is not complete yet is no damage; at the end of all it may be what was cut.
        let at_end = chunks.peek().is_none()
            && std::str::from_utf8(chunk.invalid())
                .err()
                .is_some_and(|e| e.error_len().is_none());
        if !at_end || (whole && good == 0) {
            bad += chunk.invalid().len();
        }
    }
    if good >= bad.saturating_mul(9) {
        UTF_8
    } else {
        GB18030
    }
}

/// How cells stand in the first of a text, all of it if it is `whole`.
fn shape(text: &str, whole: bool) -> Shape {
    // What no header tells, the delimiter does that cuts the most rows alike.
    let mut best = (
        0,
        0,
        Shape {
            delimiter: b',',
            tabular: false,
        },
    );
    for delimiter in [b',', b'\t', b';'] {
        let mut names = 0;
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        let mut seen = 0;
        let mut sink = |cells: &[&str], _: u64| {
            seen += 1;
            if seen <= LOOKED {
                *widths.entry(cells.len()).or_default() += 1;
                let header = Header::of(cells);
                names = names.max(header.map_or(0, |header| header.columns.len()));
            }
        };
        let mut splitter = Splitter::new(delimiter);
        splitter.push(text.as_bytes(), &mut sink);
        if whole {
            splitter.finish(&mut sink);
        }
        let most = widths
            .iter()
            .max_by_key(|(width, count)| (**count, **width));
        let (width, count) = most.map_or((0, 0), |(width, count)| (*width, *count));
        let alike = if width > 1 { count } else { 0 };
        let all: usize = widths.values().sum();
        // Prose has commas too, but not as many in each line.
        let enough = if delimiter == b'\t' {
            alike >= 2 && alike * 5 >= all * 3
        } else {
            alike >= 3 && alike * 5 >= all * 4
        };
        if (names, alike) > (best.0, best.1) {
            let tabular = names > 0 || enough;
            best = (names, alike, Shape { delimiter, tabular });
        }
    }
    best.2
}

#[cfg(test)]
mod tests;
