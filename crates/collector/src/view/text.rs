//! Decodes text of whatever encoding exports come in.
//!
//! Takes octets, gives text in which nothing invisible is left. The encoding is told from the beginning of a file: its mark, else strict
//! UTF-8, else GB18030; where nothing fits, UTF-8 with replacement characters. Cuts a stretch of text where no character or line is broken.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use shell::escape::hostile;

/// Octets of a file's beginning that tell its encoding.
pub const HEAD: u64 = 64 * 1024;

/// The encoding of a text that begins with `head`, all of it if `whole`.
pub fn encoding(head: &[u8], whole: bool) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    let fits = |encoding: &&'static Encoding| fitting(head, encoding, whole).is_some();
    [UTF_8, GB18030].into_iter().find(fits).unwrap_or(UTF_8)
}

/// How much of `octets` is whole characters of an encoding; `None` where some are none.
fn fitting(octets: &[u8], encoding: &'static Encoding, whole: bool) -> Option<usize> {
    // A character has at most four octets.
    let most = if whole { 0 } else { 3 };
    (0..=most).find_map(|cut| {
        let length = octets.len().checked_sub(cut)?;
        let part = octets.get(..length)?;
        encoding.decode_without_bom_handling_and_without_replacement(part)?;
        Some(length)
    })
}

/// Whether characters of this encoding take two octets or more, so that its line ends cannot be found octet by octet.
pub fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// How much of `octets`, which something follows, to show: up to the end of the last line if there is one, else of the last character.
pub fn cut(octets: &[u8], encoding: &'static Encoding) -> usize {
    let all = octets.len();
    if is_wide(encoding) {
        let end: [u8; 2] = match encoding == UTF_16LE {
            true => [b'\n', 0],
            false => [0, b'\n'],
        };
        let (units, _) = octets.as_chunks::<2>();
        return match units.iter().rposition(|unit| *unit == end) {
            Some(at) => (at + 1) * 2,
            None => units.len() * 2,
        };
    }
    match octets.iter().rposition(|&octet| octet == b'\n') {
        Some(at) => at + 1,
        None => fitting(octets, encoding, false).unwrap_or(all),
    }
}

/// Text for a page: decoded, its mark taken off, whatever moves, reorders or hides shown as `\u{…}`; tabs and line ends stay.
pub fn decode(octets: &[u8], encoding: &'static Encoding) -> String {
    let (text, _) = encoding.decode_with_bom_removal(octets);
    visible(&text)
}

/// The same of text that is decoded already.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' => {}
            '\t' | '\n' => shown.push(c),
            c if hostile(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

/// Reads text of any encoding as UTF-8.
pub struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    given: Vec<u8>,
    used: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// The text of `inner`, from its start.
    pub fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            given: Vec::new(),
            used: 0,
            ended: false,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.used == self.given.len() && !self.ended {
            let mut input = [0; 4096];
            let read = match self.inner.read(&mut input) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            self.ended = read == 0;
            let input = input.get(..read).unwrap_or_default();
            // Three octets of UTF-8 for each unit, and room for what was held back.
            self.given.resize(input.len() * 3 + 16, 0);
            let (_, _, written, _) =
                self.decoder
                    .decode_to_utf8(input, &mut self.given, self.ended);
            self.given.truncate(written);
            self.used = 0;
        }
        let rest = self.given.get(self.used..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(rest) {
            *to = *from;
        }
        self.used += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gbk(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    fn utf16(text: &str) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn each_encoding_is_told_and_read() {
        let text = "编号,金额\n“引号”,￥12\n";
        for octets in [
            text.as_bytes().to_vec(),
            ["\u{feff}", text].concat().into_bytes(),
            gbk(text),
            utf16(text),
        ] {
            let encoding = encoding(&octets, true);
            assert_eq!(decode(&octets, encoding), text);
            let mut read = String::new();
            let mut decoded = Decoded::new(octets.as_slice(), encoding);
            decoded.read_to_string(&mut read).unwrap();
            assert_eq!(read, text, "{}", encoding.name());
        }
        assert_eq!(encoding(b"\xff\xff\xff", true), UTF_8);
    }

    #[test]
    fn a_head_that_ends_inside_a_character_is_still_told() {
        for octets in [gbk("店铺订单"), "店铺订单".as_bytes().to_vec()] {
            let whole = encoding(&octets, true);
            for cut in 1..2 {
                assert_eq!(encoding(&octets[..octets.len() - cut], false), whole);
            }
        }
    }

    #[test]
    fn text_is_cut_between_lines_or_else_between_characters() {
        assert_eq!(cut(b"ab\ncd", UTF_8), 3);
        assert_eq!(cut("店铺".as_bytes().get(..5).unwrap(), UTF_8), 3);
        assert_eq!(cut(&gbk("店铺")[..3], GB18030), 2);
        assert_eq!(cut(&utf16("a\nb"), UTF_16LE), 6);
        assert_eq!(cut(&utf16("ab")[..5], UTF_16LE), 4);
    }

    #[test]
    fn nothing_invisible_is_left() {
        assert_eq!(visible("a\u{202e}b\r\n\tc\0"), "a\\u{202e}b\n\tc\\u{0}");
    }
}
