//! Tells whether what a page shows inflates to its end.
//!
//! Takes a content stream. Viewers show what comes before the damage and say nothing, so a page would look whole and lack its end; a wrong
//! check sum alone loses nothing and is forgiven, as is what is compressed otherwise or inflates beyond [`CONTENTS`]. Never keeps
//! what it inflates.

use std::io::{self, Read as _};

use flate2::read::DeflateDecoder;
use lopdf::{Dictionary, Object, Stream};

use super::portable::CONTENTS;

/// Octets before the deflated data: the header of zlib.
const HEADER: usize = 2;

/// Whether nothing of the stream is lost.
pub(super) fn inflates(stream: &Stream) -> bool {
    // A filter named somewhere else is not followed.
    let filters: Option<Vec<&[u8]>> = match stream.dict.get(b"Filter") {
        Ok(Object::Array(all)) => all.iter().map(|one| one.as_name().ok()).collect(),
        Ok(one) => Some(one.as_name().into_iter().collect()),
        Err(_) => None,
    };
    match filters.as_deref().unwrap_or_default() {
        [b"FlateDecode" | b"Fl", ..] => to_its_end(&stream.content),
        // As text, which some programs write.
        [text @ (b"ASCII85Decode" | b"ASCIIHexDecode"), rest @ ..] => {
            let mut written = Stream::new(Dictionary::new(), stream.content.clone());
            written.dict.set("Filter", Object::Name(text.to_vec()));
            let octets = written.decompressed_content_with_limit(CONTENTS);
            let flate = matches!(rest, [b"FlateDecode" | b"Fl", ..]);
            octets.is_ok_and(|octets| !flate || to_its_end(&octets))
        }
        _ => true,
    }
}

fn to_its_end(octets: &[u8]) -> bool {
    match octets.get(HEADER..) {
        Some(data) => {
            let mut inflated = DeflateDecoder::new(data).take(CONTENTS as u64);
            io::copy(&mut inflated, &mut io::sink()).is_ok()
        }
        None => octets.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use lopdf::dictionary;
    use std::io::Write as _;

    fn deflated(text: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn stream(content: Vec<u8>) -> Stream {
        Stream::new(dictionary! { "Filter" => "FlateDecode" }, content)
    }

    #[test]
    fn what_breaks_off_is_noticed_and_a_wrong_sum_is_not() {
        let text: Vec<u8> = (0..20_000u32)
            .flat_map(|n| format!("{n} 0 m ").into_bytes())
            .collect();
        let whole = deflated(&text);
        assert!(inflates(&stream(whole.clone())));
        let mut summed = whole.clone();
        *summed.last_mut().unwrap() ^= 1;
        assert!(inflates(&stream(summed)));
        assert!(!inflates(&stream(whole[..whole.len() / 2].to_vec())));
        assert!(!inflates(&stream(b"x".to_vec())));
        assert!(inflates(&stream(Vec::new())));
        assert!(inflates(&Stream::new(dictionary! {}, b"x".to_vec())));
        let listed = dictionary! { "Filter" => vec!["FlateDecode".into()] };
        assert!(!inflates(&Stream::new(listed, whole[..9].to_vec())));
    }

    #[test]
    fn what_is_written_as_text_is_read_before_it_inflates() {
        let text = |content: &[u8]| {
            let filters = vec!["ASCII85Decode".into(), "FlateDecode".into()];
            inflates(&Stream::new(
                dictionary! { "Filter" => filters },
                content.to_vec(),
            ))
        };
        // 0 0 m 9 9 l S
        assert!(text(b"GapQd0MohjYQVf_KjY&a'Z:(1~>"));
        assert!(!text(b"GapQd0MohjYQ\xc3f_KjY&a'Z:(1~>"));
        assert!(!text(b"GapQd0Moh~>"));
    }

    #[test]
    fn a_bomb_is_not_followed_to_its_end() {
        let bomb = deflated(&vec![b' '; CONTENTS + (1 << 20)]);
        assert!(inflates(&stream(bomb)));
    }
}
