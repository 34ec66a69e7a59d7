//! Takes the claims to PDF/A and PDF/UA out of a document's metadata (XMP).
//!
//! Takes the packet, gives it without properties of the two schemas, whether written as elements or as attributes, and without the
//! description of extension schemas that PDF/A asks for. Everything else stays, octet for octet.

/// The packet without its claims. What is not UTF-8 is no XMP of ours and is returned as it is.
pub(super) fn without_claims(packet: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(packet) else {
        return packet.to_vec();
    };
    let mut text = text.to_owned();
    while cut_element(&mut text, "<pdfaExtension:schemas") {}
    for prefix in ["pdfaid:", "pdfuaid:"] {
        while cut_element(&mut text, &format!("<{prefix}")) {}
        while cut_attribute(&mut text, &format!(" {prefix}")) {}
    }
    for space in ["pdfaid", "pdfuaid"] {
        while cut_attribute(&mut text, &format!(" xmlns:{space}")) {}
    }
    text.into_bytes()
}

/// Cuts the first element that begins like this; `false` when there is none or it has no end.
fn cut_element(text: &mut String, begins: &str) -> bool {
    let Some(start) = text.find(begins) else {
        return false;
    };
    let rest = &text[start + 1..];
    let name: String = rest
        .chars()
        .take_while(|c| !c.is_whitespace() && !matches!(c, '>' | '/'))
        .collect();
    let Some(tag_end) = rest.find('>') else {
        return false;
    };
    let end = if rest[..tag_end].ends_with('/') {
        tag_end + 1
    } else {
        let close = format!("</{name}>");
        match rest.find(&close) {
            Some(at) => at + close.len(),
            None => return false,
        }
    };
    text.replace_range(start..start + 1 + end, "");
    true
}

/// Cuts the first attribute that begins like this (with the space before it).
fn cut_attribute(text: &mut String, begins: &str) -> bool {
    let Some(start) = text.find(begins) else {
        return false;
    };
    let rest = &text[start..];
    let Some(open) = rest.find(['"', '\'']) else {
        return false;
    };
    let quote = rest[open..].chars().next().unwrap_or('"');
    // Only an attribute: no tag may begin or end on the way.
    if rest[..open].contains(['<', '>']) {
        return false;
    }
    let Some(close) = rest[open + 1..].find(quote) else {
        return false;
    };
    text.replace_range(start..start + open + 1 + close + 1, "");
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn claims_go_and_the_rest_stays() {
        let packet = "<rdf:Description xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:dc=\"d\" pdfuaid:part='1'>\
                      <dc:title>申诉书</dc:title><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
                      <pdfaExtension:schemas><rdf:Bag><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix></rdf:Bag></pdfaExtension:schemas>\
                      <pdfuaid:part/></rdf:Description>";
        let clean = String::from_utf8(without_claims(packet.as_bytes())).unwrap();
        assert_eq!(
            clean,
            "<rdf:Description xmlns:dc=\"d\"><dc:title>申诉书</dc:title></rdf:Description>"
        );
        assert_eq!(without_claims(clean.as_bytes()), clean.as_bytes());
        assert_eq!(without_claims(b"\xFF<pdfaid:part>"), b"\xFF<pdfaid:part>");
    }

    proptest! {
        #[test]
        fn no_text_stops_it(text in "( |<|>|/|pdfaid:|pdfuaid:part|xmlns:|=|'|\"|x|证){0,40}") {
            let once = without_claims(text.as_bytes());
            prop_assert!(once.len() <= text.len());
        }
    }
}
