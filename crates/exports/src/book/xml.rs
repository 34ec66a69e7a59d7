//! Reads the XML of office documents, piece by piece.
//!
//! Takes a reader, gives tags and text one after the other. Holds 64 KiB of input, of a tag and of a text: what is longer is read over and cut. Knows no
//! document types and expands nothing but the five entities and character numbers.

use std::borrow::Cow;
use std::io::{self, Read};

use super::Problem;

/// Octets that are kept of a tag or a text.
const KEPT: usize = 64 << 10;

/// A piece of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `<name …>`
    Open,
    /// `<name …/>`
    Empty,
    /// `</name>`
    Close,
    /// Text, or CDATA.
    Text,
    /// The end of the document.
    End,
}

/// A document.
pub(super) struct Xml<R> {
    source: R,
    buffer: Box<[u8]>,
    at: usize,
    filled: usize,
    /// The inside of the last tag, or the last text.
    content: Vec<u8>,
    /// Whether the last text is CDATA.
    raw: bool,
}

impl<R: Read> Xml<R> {
    /// Begins a document.
    pub(super) fn new(source: R) -> Result<Self, Problem> {
        let mut xml = Self {
            source,
            buffer: vec![0; KEPT].into_boxed_slice(),
            at: 0,
            filled: 0,
            content: Vec::new(),
            raw: false,
        };
        xml.peek()?;
        match xml.buffer.get(..xml.filled) {
            Some([0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..]) => {
                Err(Problem::Unread("utf-16"))
            }
            _ => Ok(xml),
        }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Token, Problem> {
        loop {
            match self.peek()? {
                None => return Ok(Token::End),
                Some(b'<') => {
                    self.at += 1;
                    if let Some(token) = self.markup()? {
                        return Ok(token);
                    }
                }
                Some(_) => {
                    self.text()?;
                    return Ok(Token::Text);
                }
            }
        }
    }

    /// Reads the rest over, so that its check value is compared.
    pub(super) fn drain(&mut self) -> Result<(), Problem> {
        io::copy(&mut self.source, &mut io::sink()).map_err(problem)?;
        Ok(())
    }

    /// The name of the last tag, without its prefix.
    pub(super) fn name(&self) -> &[u8] {
        let end = self.content.iter().position(|b| b.is_ascii_whitespace());
        local(
            self.content
                .get(..end.unwrap_or(self.content.len()))
                .unwrap_or_default(),
        )
    }

    /// The attributes of the last tag: names without prefix, values as written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let name = self.content.iter().position(|b| b.is_ascii_whitespace());
        let mut rest = self
            .content
            .get(name.unwrap_or(self.content.len())..)
            .unwrap_or_default();
        std::iter::from_fn(move || {
            let equals = rest.iter().position(|b| *b == b'=')?;
            let key = rest.get(..equals)?.trim_ascii();
            let value = rest.get(equals + 1..)?.trim_ascii_start();
            let (quote, value) = value.split_first()?;
            if !matches!(quote, b'"' | b'\'') {
                return None;
            }
            let end = value.iter().position(|b| b == quote)?;
            rest = value.get(end + 1..).unwrap_or_default();
            Some((local(key), value.get(..end)?))
        })
    }

    /// An attribute of the last tag.
    pub(super) fn attribute(&self, name: &[u8]) -> Option<Cow<'_, str>> {
        let found = self.attributes().find(|(key, _)| *key == name);
        found.map(|(_, value)| unescape(value))
    }

    /// The last text as it was meant.
    pub(super) fn content(&self) -> Cow<'_, str> {
        if self.raw {
            String::from_utf8_lossy(&self.content)
        } else {
            unescape(&self.content)
        }
    }

    fn peek(&mut self) -> Result<Option<u8>, Problem> {
        if self.at >= self.filled {
            self.at = 0;
            self.filled = loop {
                match self.source.read(&mut self.buffer) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    read => break read.map_err(problem)?,
                }
            };
        }
        Ok(self
            .buffer
            .get(..self.filled)
            .and_then(|b| b.get(self.at))
            .copied())
    }

    /// The next octet of a tag: a document does not end in one.
    fn octet(&mut self) -> Result<u8, Problem> {
        let octet = self.peek()?.ok_or(Problem::Damaged)?;
        self.at += 1;
        Ok(octet)
    }

    fn keep(&mut self, octet: u8) {
        if self.content.len() < KEPT {
            self.content.push(octet);
        }
    }

    fn text(&mut self) -> Result<(), Problem> {
        self.content.clear();
        self.raw = false;
        while self.peek()?.is_some_and(|octet| octet != b'<') {
            let here = self.buffer.get(self.at..self.filled).unwrap_or_default();
            let end = here.iter().position(|b| *b == b'<').unwrap_or(here.len());
            let room = KEPT.saturating_sub(self.content.len());
            let kept = here.get(..end.min(room)).unwrap_or_default();
            self.content.extend_from_slice(kept);
            self.at += end;
        }
        Ok(())
    }

    /// What follows a `<`; `None` for what says nothing.
    fn markup(&mut self) -> Result<Option<Token>, Problem> {
        self.content.clear();
        match self.octet()? {
            b'?' => self.until(b"?>", false).map(|()| None),
            b'!' => self.declaration(),
            b'/' => {
                self.read_to_end_of_tag(false)?;
                Ok(Some(Token::Close))
            }
            first => {
                self.keep(first);
                self.tag()
            }
        }
    }

    fn tag(&mut self) -> Result<Option<Token>, Problem> {
        self.read_to_end_of_tag(true)?;
        if self.content.last() == Some(&b'/') {
            self.content.pop();
            return Ok(Some(Token::Empty));
        }
        Ok(Some(Token::Open))
    }

    /// Keeps what is before the `>` of a tag, and goes behind it; between quotes it is none where `quotes` says so.
    fn read_to_end_of_tag(&mut self, quotes: bool) -> Result<(), Problem> {
        let mut quote = None;
        let mut last = None;
        loop {
            self.peek()?.ok_or(Problem::Damaged)?;
            let here = self.buffer.get(self.at..self.filled).unwrap_or_default();
            let end = here.iter().position(|octet| match (quote, octet) {
                (None, b'>') => true,
                (None, b'"' | b'\'') => {
                    quote = Some(*octet).filter(|_| quotes);
                    false
                }
                (Some(open), _) => {
                    if open == *octet {
                        quote = None;
                    }
                    false
                }
                _ => false,
            });
            let taken = here.get(..end.unwrap_or(here.len())).unwrap_or_default();
            let room = KEPT.saturating_sub(self.content.len());
            let kept = taken.get(..room).unwrap_or(taken);
            self.content.extend_from_slice(kept);
            last = taken.last().copied().or(last);
            self.at += taken.len();
            if end.is_some() {
                self.at += 1;
                break;
            }
        }
        // A tag too long to be kept still says that it is empty.
        if let (Some(kept), Some(last)) = (self.content.last_mut(), last) {
            *kept = last;
        }
        Ok(())
    }

    /// Comments, CDATA; document types are in no office document.
    fn declaration(&mut self) -> Result<Option<Token>, Problem> {
        match self.octet()? {
            b'-' => self.until(b"-->", false).map(|()| None),
            b'[' => {
                for expected in b"CDATA[" {
                    if self.octet()? != *expected {
                        return Err(Problem::Damaged);
                    }
                }
                self.until(b"]]>", true)?;
                self.raw = true;
                Ok(Some(Token::Text))
            }
            _ => Err(Problem::Damaged),
        }
    }

    /// Reads over to an end mark, keeping what is before it where that is wanted.
    fn until(&mut self, mark: &[u8], keep: bool) -> Result<(), Problem> {
        let mut last = [0u8; 3];
        let mut read = 0usize;
        loop {
            last.rotate_left(1);
            last[2] = self.octet()?;
            read = read.saturating_add(1);
            if keep {
                self.keep(last[2]);
            }
            if read >= mark.len() && last.ends_with(mark) {
                break;
            }
        }
        if keep && read <= KEPT {
            self.content.truncate(read - mark.len());
        }
        Ok(())
    }
}

/// What an error of a reader says of the workbook.
pub(super) fn problem(error: io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Problem::TooLarge,
        // Packed by a method that is not read, which is told only when the first octet is asked for.
        io::ErrorKind::Unsupported => Problem::Unread("zip"),
        _ => Problem::Damaged,
    }
}

fn local(name: &[u8]) -> &[u8] {
    let colon = name.iter().position(|b| *b == b':');
    colon.map_or(name, |at| name.get(at + 1..).unwrap_or_default())
}

/// Text without entities, character numbers and the `_x000D_` that Excel writes for control characters.
pub(super) fn unescape(octets: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(octets);
    if !text.contains('&') && !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest: &str = &text;
    while let Some(at) = rest.find(['&', '_']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (character, length) = escape(from).unwrap_or_else(|| {
            let first = from.chars().next().unwrap_or('&');
            (first, first.len_utf8())
        });
        out.push(character);
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that an escape at the start of a text stands for, and how long the escape is.
fn escape(text: &str) -> Option<(char, usize)> {
    if let Some(hex) = text.strip_prefix("_x") {
        let digits = hex.get(..4)?;
        let code = hex.get(4..5).filter(|end| *end == "_");
        let code = code.and_then(|_| u32::from_str_radix(digits, 16).ok())?;
        return char::from_u32(code).map(|c| (c, 7));
    }
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(10).position(|b| b == b';')?;
    let name = name.get(..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((character, end + 2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tokens(xml: &[u8]) -> Result<Vec<String>, Problem> {
        let mut xml = Xml::new(xml)?;
        let mut all = Vec::new();
        loop {
            let token = xml.next()?;
            all.push(match token {
                Token::End => return Ok(all),
                Token::Text => format!("text {}", xml.content()),
                _ => {
                    let name = String::from_utf8_lossy(xml.name()).into_owned();
                    let mut attributes = String::new();
                    for (key, value) in xml.attributes() {
                        attributes +=
                            &format!(" {}={}", String::from_utf8_lossy(key), unescape(value));
                    }
                    format!("{token:?} {name}{attributes}")
                }
            });
        }
    }

    #[test]
    fn tags_text_and_what_says_nothing() {
        let xml = b"<?xml version='1.0'?><!-- a > b --><x:c r=\"A1\" t='s>'><v>1&lt;2 &#x53F7;_x000D_</v><e /><![CDATA[a&b]]></x:c>";
        let expected = [
            "Open c r=A1 t=s>",
            "Open v",
            "text 1<2 号\r",
            "Close v",
            "Empty e",
            "text a&b",
            "Close c",
        ];
        assert_eq!(tokens(xml).unwrap(), expected);
    }

    #[test]
    fn what_is_cut_or_hostile_is_damage() {
        for xml in [
            &b"<a"[..],
            b"<a b=\"",
            b"<!-- ",
            b"<![CDATA[ ]]",
            b"<!DOCTYPE a [<!ENTITY b \"c\">]>",
            b"<",
        ] {
            assert_eq!(tokens(xml), Err(Problem::Damaged));
        }
        assert_eq!(tokens(b"\xFF\xFE<\0"), Err(Problem::Unread("utf-16")));
        assert_eq!(
            unescape(b"&bogus; & &#xD800; _xZZZZ_ _x"),
            "&bogus; & &#xD800; _xZZZZ_ _x"
        );
    }

    #[test]
    fn long_tags_and_texts_are_cut_and_read_over() {
        let long = "x".repeat(3 * KEPT);
        let xml = format!("<a b=\"{long}\">{long}<![CDATA[{long}]]></a>");
        let mut xml = Xml::new(xml.as_bytes()).unwrap();
        let mut seen = Vec::new();
        loop {
            let token = xml.next().unwrap();
            assert!(xml.content.len() <= KEPT);
            seen.push(token);
            if token == Token::End {
                break;
            }
        }
        assert_eq!(
            seen,
            [
                Token::Open,
                Token::Text,
                Token::Text,
                Token::Close,
                Token::End
            ]
        );
    }

    proptest! {
        #[test]
        fn any_octets_are_borne(octets in prop::collection::vec(prop::sample::select(b"<>/!?-[]CDATA\"'= a&;#x_".to_vec()), 0..200)) {
            let _ = tokens(&octets);
        }
    }
}
