//! Reads and writes PDF text strings: UTF-16 with a mark, UTF-8 with a mark, PDFDocEncoding.
//!
//! Takes a string object, gives the text; reading never fails, what cannot be decoded becomes U+FFFD. Writing gives ASCII as it is and
//! everything else as UTF-16BE with its mark, which every viewer reads.

use lopdf::{Document, Object};

/// The text of a string object, references followed; `None` when it is no string.
pub fn read(doc: &Document, object: &Object) -> Option<String> {
    doc.dereference(object).ok()?.1.as_str().ok().map(decode)
}

/// The text of the bytes of a text string.
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // Not in the standard, but written by some programs and read by viewers.
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            // UTF-8 without a mark is not in the standard either; more than ASCII that is valid UTF-8 is never meant otherwise.
            Ok(text) => text.to_owned(),
            Err(_) => lopdf::decode_text_string(&Object::string_literal(bytes))
                .unwrap_or_else(|_| bytes.iter().map(|b| char::from(*b)).collect()),
        },
    }
}

/// `text` as a text string.
pub fn write(text: &str) -> Object {
    lopdf::text_string(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|p| unit([p[0], p[1]]));
    let mut text: String = char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    // A language code may stand between two escapes (ISO 32000-1, 7.9.2.2).
    while let Some(start) = text.find('\u{1B}') {
        let Some(length) = text[start + 1..].find('\u{1B}') else {
            break;
        };
        text.replace_range(start..start + length + 2, "");
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_encoding_is_read() {
        assert_eq!(decode(b"\xFE\xFF\x59\xD3\x54\x0D"), "姓名");
        assert_eq!(decode(b"\xFF\xFE\xD3\x59\x0D\x54"), "姓名");
        assert_eq!(decode("\u{FEFF}姓名".as_bytes()), "姓名");
        assert_eq!(decode("姓名".as_bytes()), "姓名");
        assert_eq!(decode(b"Gr\xF6\xDFe \xA0"), "Größe €");
        assert_eq!(decode(b"\xFE\xFF\x00\x1B\x00z\x00h\x00\x1B\x59\xD3"), "姓");
        assert_eq!(decode(b"\xFE\xFF\xD8\x00\x00"), "\u{FFFD}");
        assert_eq!(decode(b""), "");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "\\PC{0,40}") {
            let object = write(&text);
            prop_assert_eq!(read(&Document::new(), &object), Some(text));
        }

        #[test]
        fn no_bytes_stop_it(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            decode(&bytes);
        }
    }
}
