//! Splits a tag file into lines as its octets pass.
//!
//! Takes octets in pieces of any size and the declared encoding, gives lines of text with their numbers. Never holds more
//! than one line and one piece, so a manifest of any length costs no memory; a line longer than [`LONGEST_LINE`] is no
//! text. Lines end in LF, CR or CRLF, mixed as they come; the last one may lack its end (RFC 8493 §2.1.3, §2.2).

use encoding_rs::{DecoderResult, UTF_8, UTF_16BE, UTF_16LE};

/// Longest line accepted, in octets of UTF-8. Paths and values of bags are a thousand times shorter.
pub const LONGEST_LINE: usize = 1 << 20;

/// A character encoding that tag files can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    inner: &'static encoding_rs::Encoding,
    /// The label names no byte order: the mark decides, or else the first character.
    unordered: bool,
}

impl Encoding {
    /// UTF-8, the one we write.
    pub const UTF_8: Self = Self {
        inner: UTF_8,
        unordered: false,
    };

    /// The encoding of that label (any name of the WHATWG Encoding Standard, in any case).
    pub fn from_label(label: &str) -> Option<Self> {
        let inner = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
        let ordered = label.trim().to_ascii_lowercase().ends_with("le");
        Some(Self {
            inner,
            unordered: inner == UTF_16LE && !ordered,
        })
    }

    /// Its name in the Encoding Standard.
    pub fn name(self) -> &'static str {
        if self.unordered {
            "UTF-16"
        } else {
            self.inner.name()
        }
    }

    fn is_utf16(self) -> bool {
        self.inner == UTF_16LE || self.inner == UTF_16BE
    }
}

/// Why a tag file is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Octets that the encoding does not know.
    #[error("line {line} is not text in the declared encoding")]
    Undecodable {
        /// Line number, from 1.
        line: u64,
    },
    /// A line longer than [`LONGEST_LINE`].
    #[error("line {line} is too long to be one")]
    TooLong {
        /// Line number, from 1.
        line: u64,
    },
}

impl Fault {
    /// The line it happened in, from 1.
    pub fn line(self) -> u64 {
        match self {
            Self::Undecodable { line } | Self::TooLong { line } => line,
        }
    }
}

/// Splits one tag file. Feed it every piece, then finish it.
pub struct Lines {
    encoding: Encoding,
    /// `None` until the beginning was looked at for a byte order mark.
    decoder: Option<encoding_rs::Decoder>,
    head: Vec<u8>,
    text: String,
    scanned: usize,
    /// The last line ended in CR: an LF that follows belongs to it.
    after_cr: bool,
    number: u64,
    mark: bool,
}

/// Octets needed to tell every byte order mark (the one of GB18030 has four).
const HEAD: usize = 4;

impl Lines {
    /// A splitter for a tag file in `encoding`.
    pub fn new(encoding: Encoding) -> Self {
        Self {
            encoding,
            decoder: None,
            head: Vec::new(),
            text: String::new(),
            scanned: 0,
            after_cr: false,
            number: 0,
            mark: false,
        }
    }

    /// Whether the file begins with a byte order mark that its encoding does not need: a defect. Known once finished.
    pub fn has_needless_mark(&self) -> bool {
        self.mark
    }

    /// Takes the next octets and hands every line that ended to `on_line`, with its number from 1.
    pub fn feed(&mut self, octets: &[u8], on_line: &mut dyn FnMut(u64, &str)) -> Result<(), Fault> {
        if self.decoder.is_some() {
            return self.decode(octets, false, on_line);
        }
        self.head.extend_from_slice(octets);
        if self.head.len() < HEAD {
            return Ok(());
        }
        self.begin(false, on_line)
    }

    /// Hands over the last line when it lacks its end.
    pub fn finish(&mut self, on_line: &mut dyn FnMut(u64, &str)) -> Result<(), Fault> {
        if self.decoder.is_none() {
            self.begin(true, on_line)?;
        } else {
            self.decode(&[], true, on_line)?;
        }
        if !self.text.is_empty() {
            self.number += 1;
            on_line(self.number, &self.text);
            self.text.clear();
        }
        Ok(())
    }

    /// Looks for a byte order mark, settles the byte order, and decodes what was held back.
    fn begin(&mut self, last: bool, on_line: &mut dyn FnMut(u64, &str)) -> Result<(), Fault> {
        let head = std::mem::take(&mut self.head);
        let (encoding, skipped) = if self.encoding.is_utf16() {
            match head.as_slice() {
                [0xFF, 0xFE, ..] => (UTF_16LE, 2),
                [0xFE, 0xFF, ..] => (UTF_16BE, 2),
                [_, 0, ..] if self.encoding.unordered => (UTF_16LE, 0),
                _ if self.encoding.unordered => (UTF_16BE, 0),
                _ => (self.encoding.inner, 0),
            }
        } else {
            let skipped = match head.as_slice() {
                [0xEF, 0xBB, 0xBF, ..] => 3,
                [0x84, 0x31, 0x95, 0x33, ..] if self.encoding.name() == "gb18030" => 4,
                _ => 0,
            };
            self.mark = skipped > 0;
            (self.encoding.inner, skipped)
        };
        self.decoder = Some(encoding.new_decoder_without_bom_handling());
        self.decode(&head[skipped..], last, on_line)
    }

    fn decode(
        &mut self,
        mut octets: &[u8],
        last: bool,
        on_line: &mut dyn FnMut(u64, &str),
    ) -> Result<(), Fault> {
        loop {
            let Some(decoder) = &mut self.decoder else {
                return Ok(());
            };
            self.text.reserve(octets.len().min(1 << 16) + 16);
            let (result, read) =
                decoder.decode_to_string_without_replacement(octets, &mut self.text, last);
            octets = &octets[read..];
            self.split(on_line)?;
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    return Err(Fault::Undecodable {
                        line: self.number + 1,
                    });
                }
            }
        }
    }

    fn split(&mut self, on_line: &mut dyn FnMut(u64, &str)) -> Result<(), Fault> {
        let mut start = 0;
        loop {
            if self.after_cr && start < self.text.len() {
                self.after_cr = false;
                if self.text.as_bytes()[start] == b'\n' {
                    start += 1;
                }
            }
            let from = self.scanned.max(start);
            let end = self.text.as_bytes()[from..]
                .iter()
                .position(|octet| matches!(octet, b'\n' | b'\r'));
            let Some(end) = end.map(|at| from + at) else {
                break;
            };
            if end - start > LONGEST_LINE {
                break;
            }
            self.number += 1;
            on_line(self.number, &self.text[start..end]);
            self.after_cr = self.text.as_bytes()[end] == b'\r';
            start = end + 1;
            self.scanned = start;
        }
        self.text.drain(..start);
        self.scanned = self.text.len();
        if self.text.len() > LONGEST_LINE {
            return Err(Fault::TooLong {
                line: self.number + 1,
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(encoding: &str, octets: &[u8], piece: usize) -> Result<(Vec<String>, bool), Fault> {
        let mut split = Lines::new(Encoding::from_label(encoding).unwrap());
        let mut out = Vec::new();
        let mut on_line = |number: u64, line: &str| {
            assert_eq!(number as usize, out.len() + 1);
            out.push(line.to_owned());
        };
        for piece in octets.chunks(piece) {
            split.feed(piece, &mut on_line)?;
        }
        split.finish(&mut on_line)?;
        Ok((out, split.has_needless_mark()))
    }

    #[test]
    fn lone_cr_lf_and_crlf_end_lines() {
        for piece in 1..9 {
            let (out, mark) = lines("UTF-8", b"a\rb\nc\r\n\r\r\n\nd", piece).unwrap();
            assert_eq!(out, ["a", "b", "c", "", "", "", "d"], "{piece}");
            assert!(!mark);
        }
        assert_eq!(lines("UTF-8", b"", 1).unwrap().0, Vec::<String>::new());
        assert_eq!(lines("UTF-8", b"a\n", 1).unwrap().0, ["a"]);
    }

    #[test]
    fn a_byte_order_mark_is_noticed_where_it_is_not_needed() {
        for piece in 1..9 {
            let (out, mark) = lines("utf8", b"\xEF\xBB\xBFa\nb", piece).unwrap();
            assert_eq!((out.concat().as_str(), mark), ("ab", true));
            let (out, mark) = lines("GB18030", b"\x84\x31\x95\x33a", piece).unwrap();
            assert_eq!((out.concat().as_str(), mark), ("a", true));
            let (out, mark) = lines("UTF-16", b"\xFE\xFF\0a\0\n\0b", piece).unwrap();
            assert_eq!((out, mark), (vec!["a".into(), "b".into()], false));
            let (out, mark) = lines("UTF-16", b"\xFF\xFEa\0\r\0\n\0b\0", piece).unwrap();
            assert_eq!((out, mark), (vec!["a".into(), "b".into()], false));
        }
    }

    #[test]
    fn utf16_without_a_mark_is_read_too() {
        for (label, octets) in [
            ("UTF-16", b"\0a\0b".as_slice()),
            ("UTF-16", b"a\0b\0"),
            ("UTF-16BE", b"\0a\0b"),
            ("UTF-16BE", b"\xFE\xFF\0a\0b"),
            ("UTF-16LE", b"a\0b\0"),
        ] {
            assert_eq!(
                lines(label, octets, 1).unwrap().0,
                ["ab"],
                "{label} {octets:?}"
            );
        }
    }

    #[test]
    fn gb18030_is_text_and_its_second_octets_end_no_line() {
        let (octets, _, _) = encoding_rs::GB18030.encode("誠\\视频\n𠀀");
        for piece in 1..9 {
            assert_eq!(
                lines("GB18030", &octets, piece).unwrap().0,
                ["誠\\视频", "𠀀"]
            );
        }
    }

    #[test]
    fn what_is_no_text_is_told_with_its_line() {
        let fault = lines("UTF-8", b"a\nb\n\xFF", 2).unwrap_err();
        assert_eq!(fault, Fault::Undecodable { line: 3 });
        assert_eq!(lines("UTF-8", b"a\n\xE4\xBD", 2).unwrap_err().line(), 2);
        assert_eq!(Encoding::from_label("klingon"), None);
        assert_eq!(Encoding::from_label("hz-gb-2312"), None);
    }

    #[test]
    fn a_line_too_long_is_refused_however_it_comes() {
        let octets = vec![b'a'; LONGEST_LINE + 2];
        for piece in [1000, octets.len()] {
            let fault = lines("UTF-8", &octets, piece).unwrap_err();
            assert_eq!(fault, Fault::TooLong { line: 1 });
        }
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(text in "[ab中\r\n]{0,40}", piece in 1usize..12) {
            let whole = lines("UTF-8", text.as_bytes(), usize::MAX).unwrap();
            prop_assert_eq!(lines("UTF-8", text.as_bytes(), piece).unwrap(), whole);
        }

        #[test]
        fn arbitrary_octets_do_no_harm(
            octets in proptest::collection::vec(any::<u8>(), 0..200),
            label in proptest::sample::select(vec!["UTF-8", "GB18030", "UTF-16", "Big5", "iso-8859-1"]),
            piece in 1usize..50,
        ) {
            let _ = lines(label, &octets, piece);
        }
    }
}
