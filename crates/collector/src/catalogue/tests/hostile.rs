//! Gives the page names and texts that want to be more than text.

use std::collections::BTreeSet;

use exports::facts::{Detail, Facts, Sum, Table};
use exports::finding::{Code, Finding};
use exports::sniff::Format;
use proptest::prelude::*;

use super::invented::{facts, only, own, small, video};
use crate::catalogue::page::policy;

/// A piece of a page, as a browser's tokenizer cuts it.
#[derive(Debug, PartialEq)]
enum Token {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// Cuts HTML by the rules of browsers for the parts of them that the page uses; anything else is a panic.
fn tokens(mut html: &str) -> Vec<Token> {
    let mut all = Vec::new();
    while !html.is_empty() {
        let Some(rest) = html.strip_prefix('<') else {
            let (text, rest) = html.split_at(html.find('<').unwrap_or(html.len()));
            all.push(Token::Text(unescaped(text)));
            html = rest;
            continue;
        };
        if let Some(rest) = rest.strip_prefix('/') {
            let (name, rest) = rest.split_once('>').unwrap();
            all.push(Token::Close(name.to_owned()));
            html = rest;
            continue;
        }
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap();
        let (name, mut rest) = rest.split_at(end);
        assert!(!name.is_empty(), "{rest}");
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches([' ', '/']);
            if let Some(after) = rest.strip_prefix('>') {
                html = after;
                break;
            }
            let end = rest.find([' ', '>', '=', '/']).unwrap();
            let (attribute, after) = rest.split_at(end);
            let Some(value) = after.strip_prefix('=') else {
                attributes.push((attribute.to_owned(), String::new()));
                rest = after;
                continue;
            };
            let (value, after) = match value.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap(),
                None => value.split_at(value.find([' ', '>']).unwrap()),
            };
            attributes.push((attribute.to_owned(), unescaped(value)));
            rest = after;
        }
        all.push(Token::Open(name.to_owned(), attributes));
    }
    all
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').unwrap();
        out += before;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => panic!("{other}"),
        });
        rest = after;
    }
    assert!(!rest.contains('>') || text == rest, "{rest}");
    out + rest
}

/// What a browser asks for when such a relative link is followed: the path after percent-decoding.
fn followed(link: &str) -> String {
    assert!(
        !link.contains(['#', '?', '\\', '\n', '\r', '\t', ' ']),
        "{link}"
    );
    let mut octets = Vec::new();
    let mut rest = link.bytes();
    while let Some(octet) = rest.next() {
        octets.push(match octet {
            b'%' => {
                let pair = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap()
            }
            octet => octet,
        });
    }
    String::from_utf8(octets).unwrap()
}

/// The text and the address of every link of the list.
fn links(page: &str) -> Vec<(String, String)> {
    let list = page.split_once("<div id=list>").unwrap().1;
    let tokens = tokens(list.split_once("</div>").unwrap().0);
    let mut found = Vec::new();
    for pair in tokens.windows(2) {
        if let [Token::Open(name, attributes), Token::Text(text)] = pair
            && name == "a"
        {
            let href = attributes.iter().find(|(name, _)| name == "href").unwrap();
            found.push((text.clone(), href.1.clone()));
        }
    }
    found
}

const TAGS: &[&str] = &[
    "a",
    "b",
    "bdi",
    "br",
    "code",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "header",
    "i",
    "img",
    "input",
    "label",
    "li",
    "output",
    "p",
    "path",
    "rect",
    "section",
    "span",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Nothing on the page is a tag or an attribute that could act, or leads away.
fn harmless(shown: &str) {
    for token in tokens(shown) {
        let Token::Open(name, attributes) = token else {
            continue;
        };
        assert!(TAGS.contains(&&*name), "{name}");
        for (attribute, value) in attributes {
            assert!(
                !attribute.starts_with("on") && attribute != "style",
                "{attribute}"
            );
            match &*attribute {
                "href" => assert!(
                    value.starts_with('#') || value.starts_with("data/"),
                    "{value}"
                ),
                "src" => assert!(value.starts_with("data:image/jpeg;base64,"), "{value}"),
                _ => {}
            }
        }
    }
}

/// Characters that mean something to HTML, to addresses, to terminals or to lines of text.
fn name() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-z<>&\"'#?%/\\\\:; =\n\r\t`{}|^]{1,12}",
        "\\PC{1,8}",
        any::<String>(),
        Just("</a><script>alert(1)</script>".to_owned()),
        Just("javascript:alert(1)".to_owned()),
        Just("gpj.\u{202e}exe".to_owned()),
        Just("%2e%2e".to_owned()),
        Just("&lt;&#39;&amp".to_owned()),
        Just("视频.mp4".to_owned()),
    ];
    proptest::collection::vec(part, 1..4).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_name_reads_as_it_is_and_its_link_opens_it(names in proptest::collection::vec(name(), 1..6)) {
        let paths: Vec<String> = names.iter().map(|name| format!("data/{name}")).collect();
        let bad = || Some(video(1, &[Finding::new(Code::VideoCut).with("needs", "<b>").with("has", "\u{202e}\"")]));
        let mut told = only(paths.iter().map(|path| own(path, 1, bad())).collect());
        told.gaps = small().gaps;
        told.gaps[0].items.clone_from(&names);
        told.figures = 9;
        let page = told.page();
        harmless(&told.shown());
        let mut links = links(&page).into_iter();
        for (name, path) in names.iter().zip(&paths) {
            if name.split('/').any(|part| matches!(part, "" | "." | "..")) {
                continue;
            }
            let (text, link) = links.next().unwrap();
            prop_assert_eq!(&text, &*shell::escape::line(name));
            prop_assert_eq!(&followed(&link), path);
        }
        prop_assert!(links.next().is_none());
        let value: serde_json::Value = serde_json::from_str(&told.json()).unwrap();
        for (entry, path) in value["entries"].as_array().unwrap().iter().zip(&paths) {
            prop_assert_eq!(entry["path"].as_str().unwrap(), path);
        }
    }
}

#[test]
fn texts_from_inside_files_stay_text() {
    const BAD: &str = "</td><script>alert(1)</script>\u{202e}\n\"'&";
    let bad = || BAD.to_owned();
    let table = Table {
        export: Some(bad()),
        sheet: Some(2),
        columns: vec![bad()],
        rows: 1,
        days: Some((bad(), bad())),
        months: [(bad(), 3), ("2025-01".to_owned(), 1)].into(),
        sums: vec![Sum {
            column: bad(),
            status: Some(bad()),
            total: bad(),
            rows: 1,
            unread: 1,
        }],
        ..Table::default()
    };
    let finding = Finding::new(Code::DigitsLost)
        .with("column", BAD)
        .with("count", BAD);
    let one = facts(
        Format::Csv,
        Detail::Tables(vec![table.clone(), table]),
        &[finding],
    );
    let mut told = only(vec![own("data/a.csv", 1, Some(one))]);
    told.gaps = small().gaps;
    told.gaps[0].finding = Finding::new(Code::RowsMissing).with("says", BAD);
    told.gaps[0].items = vec![bad()];
    told.points = small().points;
    told.points[0].next = vec![[bad(), bad()]];
    told.points[0].deadlines = vec![[bad(), bad()]];
    let shown = told.shown();
    harmless(&shown);
    assert!(!shown.contains('\u{202e}'));
    assert!(
        shown
            .matches("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\u{202e}\\u{a}&quot;")
            .count()
            >= 8
    );
}

#[test]
fn the_page_asks_nothing_of_anywhere() {
    let page = small().page();
    for word in [
        "http:", "https:", "//", "@import", "url(", "<link", "<iframe", "<base", "fetch(",
        "XMLHttp",
    ] {
        let words: Vec<_> = page.match_indices(word).map(|(at, _)| at).collect();
        // The script has comments.
        let comments = page.matches("  // ").count() + page.matches("\n// ").count();
        assert!(
            words.is_empty() || word == "//" && words.len() <= comments + 1,
            "{word}"
        );
    }
    harmless(&small().shown());
    // The policy allows this style and this script by their digests, and nothing else.
    let style = page
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    let content = policy(style).replace('\'', "&#39;");
    let meta = page
        .split_once("Content-Security-Policy\" content=\"")
        .unwrap()
        .1;
    let meta = meta.split_once('"').unwrap().0;
    assert!(meta == content || meta == policy(style), "{meta}");
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
    let sources: BTreeSet<&str> = meta
        .split("; ")
        .filter_map(|part| part.split(' ').next())
        .collect();
    assert_eq!(
        sources,
        [
            "base-uri",
            "default-src",
            "form-action",
            "img-src",
            "script-src",
            "style-src"
        ]
        .into()
    );
    assert!(!meta.contains("unsafe") && !meta.contains('*') && !meta.contains("self"));
}

#[test]
fn a_payload_that_no_link_can_open_is_text() {
    let told = only(vec![own(
        "data/../outside",
        1,
        Some(Facts::of(Format::Plain)),
    )]);
    assert!(links(&told.page()).is_empty());
    assert!(told.shown().contains("<bdi>data/../outside</bdi>"));
}
