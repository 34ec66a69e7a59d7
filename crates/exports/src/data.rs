//! Reads JSON exports: whether it is whole, which data export it is, how many of each sort of thing it holds.
//!
//! Takes JSON (or JSON lines) in pieces, gives [`Data`] and findings. Holds the file whole up to 64 MiB and says so beyond; nothing of its
//! content but counts leaves the room. Nesting of any depth is borne: what is not counted is passed over without recursion.

mod layout;
mod walk;

use crate::facts::{Data, Detail, Facts};
use crate::finding::{Code, Finding};
use crate::held::Held;
use crate::look::Look;
use crate::sniff::Format;

pub(crate) use layout::{Text, catalogue};

/// Looks at JSON of `size` octets.
#[must_use]
pub fn look(size: u64) -> Box<dyn Look> {
    Box::new(Json(Held::new(size)))
}

struct Json(Held);

impl Look for Json {
    fn feed(&mut self, octets: &[u8]) {
        self.0.feed(octets);
    }

    fn finish(self: Box<Self>) -> Facts {
        let mut facts = Facts::of(Format::Json);
        match self.0.whole() {
            Ok(octets) => {
                let (data, findings) = read(&octets);
                facts.detail = data.map_or(Detail::None, Detail::Data);
                facts.findings = findings;
            }
            Err(octets) => {
                let finding = Finding::new(Code::DataTooLarge).with("octets", octets);
                facts.findings.push(finding);
            }
        }
        facts
    }
}

/// Reads JSON: the export that it is (`layout: None`: another one), `None` where it cannot be read, and what is wrong with it.
pub(crate) fn read(octets: &[u8]) -> (Option<Data>, Vec<Finding>) {
    let broken = |why| (None, vec![Finding::new(Code::DataCut).with("why", why)]);
    let Some(text) = text(octets) else {
        return broken("invalid");
    };
    let seen = match walk::walk(&text, catalogue()) {
        Ok(seen) => seen,
        Err(error) if error.is_eof() => return broken("cut"),
        Err(_) => return broken("invalid"),
    };
    let mut findings = Vec::new();
    let Some(layout) = seen.layout(catalogue()) else {
        return (Some(Data::default()), findings);
    };
    if seen.links > 0 {
        findings.push(Finding::new(Code::LinksExpire).with("count", seen.links));
    }
    if seen.counts.values().all(|count| *count == 0) {
        findings.push(Finding::new(Code::DataEmpty));
    }
    let data = Data {
        layout: Some(layout.to_owned()),
        counts: seen.counts,
    };
    (Some(data), findings)
}

/// The text of a JSON file: UTF-8 as it should be, UTF-16 with its mark, or GB18030 as editors on Windows save it.
fn text(octets: &[u8]) -> Option<std::borrow::Cow<'_, str>> {
    let (encoding, mark) =
        encoding_rs::Encoding::for_bom(octets).unwrap_or((encoding_rs::UTF_8, 0));
    let rest = octets.get(mark..)?;
    let decode = |encoding: &'static encoding_rs::Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(rest)
    };
    decode(encoding).or_else(|| {
        // A character that the cut went through is no other encoding.
        let cut = std::str::from_utf8(rest).is_err_and(|error| error.error_len().is_none());
        if mark > 0 {
            None
        } else if cut {
            Some(String::from_utf8_lossy(rest))
        } else {
            decode(encoding_rs::GB18030)
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::look::{Looker, Settings};

    const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/found/data");

    fn looked(name: &str, octets: &[u8], piece: usize) -> Facts {
        let mut looker = Looker::new(name, octets.len() as u64, Settings::default());
        for piece in octets.chunks(piece) {
            looker.feed(piece);
        }
        looker.finish()
    }

    fn data(octets: &[u8]) -> (Option<Data>, Vec<&'static str>) {
        let (data, findings) = read(octets);
        (data, findings.iter().map(|f| f.code.as_str()).collect())
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test reads its fixture")]
    fn both_layouts_are_counted_alike() {
        let truth = std::fs::read(format!("{FIXTURES}/truth.json")).unwrap();
        let truth: BTreeMap<String, Data> = serde_json::from_slice(&truth).unwrap();
        assert!(truth.len() >= 3);
        for (name, expected) in truth {
            let octets = std::fs::read(format!("{FIXTURES}/{name}")).unwrap();
            for piece in [1, 333, 1 << 20] {
                let facts = looked(&name, &octets, piece);
                assert_eq!(facts.detail, Detail::Data(expected.clone()), "{name}");
            }
        }
    }

    #[test]
    fn json_that_is_no_export_is_only_judged_whole() {
        for json in [
            "{}",
            "[]",
            "1",
            " {\"a\": [1, {\"b\": null}]}\n",
            "{\"a\":1}\n{\"a\":2}\n",
        ] {
            assert_eq!(
                data(json.as_bytes()),
                (Some(Data::default()), vec![]),
                "{json}"
            );
        }
        for json in ["", "{", "{\"a\": [1,", "\"a", "{\"a\": \"名"] {
            assert_eq!(data(json.as_bytes()), (None, vec!["E353"]), "{json}");
        }
        let (_, findings) = read(b"{\"a\": \"\xE7\xBC");
        assert_eq!(findings[0].values["why"], "cut");
        let (_, findings) = read(b"{\"a\": 1}\0\0\0\0");
        assert_eq!(findings[0].values["why"], "invalid");
    }

    #[test]
    fn one_key_is_no_layout_and_one_with_its_list_is() {
        let one = data(br#"{"Activity": {"Other": []}}"#);
        assert_eq!(one, (Some(Data::default()), vec![]));
        let (found, codes) = data(br#"{"Activity": {"Search History": {"SearchList": [1, 2]}}}"#);
        let found = found.unwrap();
        assert_eq!(found.layout.as_deref(), Some("tiktok-json-old"));
        assert_eq!(found.counts["searches"], 2);
        assert_eq!(codes, [] as [&str; 0]);
        let (found, codes) = data(br#"{"Post": null, "Your Activity": null}"#);
        assert_eq!(found.unwrap().layout.as_deref(), Some("tiktok-json"));
        assert_eq!(codes, ["W356"]);
    }

    #[test]
    fn encodings_of_windows_editors_are_borne() {
        let json = "{\"名\": \"值\"}";
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(json.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let (gb, _, _) = encoding_rs::GB18030.encode(json);
        let marked = [b"\xEF\xBB\xBF", json.as_bytes()].concat();
        for octets in [&utf16[..], &gb, &marked] {
            assert_eq!(data(octets), (Some(Data::default()), vec![]));
        }
    }

    #[test]
    fn any_depth_is_borne() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(data(deep.as_bytes()).1, ["E353"]);
        let whole = deep + &"]".repeat(1_000_000);
        assert_eq!(data(whole.as_bytes()).1, [] as [&str; 0]);
        let known = format!("{{\"Post\":{{\"Posts\":{{\"VideoList\":{whole}}}}}}}");
        assert_eq!(data(known.as_bytes()).1, [] as [&str; 0]);
    }

    #[test]
    fn what_is_too_large_is_said() {
        let mut json = look(1);
        for _ in 0..65 {
            json.feed(&vec![b' '; 1 << 20]);
        }
        let facts = json.finish();
        assert_eq!(facts.findings[0].code, Code::DataTooLarge);
        assert_eq!(
            facts.findings[0].values["octets"],
            (65u64 << 20).to_string()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2500))]
        #[test]
        #[expect(clippy::disallowed_methods, reason = "a test reads its fixture")]
        fn mutations_are_borne_whatever_the_pieces(
            edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
            keep in any::<prop::sample::Index>(),
            cut in any::<bool>(),
            piece in 1usize..5000,
        ) {
            let mut octets = std::fs::read(format!("{FIXTURES}/good-tiktok-new.json")).unwrap();
            for (at, value) in edits {
                let at = at.index(octets.len());
                octets[at] = value;
            }
            if cut {
                octets.truncate(keep.index(octets.len()).max(1));
            }
            let whole = looked("user_data_tiktok.json", &octets, octets.len());
            prop_assert!(whole.findings.iter().all(|f| f.code != Code::LookFailed));
            prop_assert_eq!(whole, looked("user_data_tiktok.json", &octets, piece));
        }
    }
}
