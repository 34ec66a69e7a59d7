//! Exhibits of a letter: listed, attached, bundled, taken out of archives, and refused.
//!
//! `fixtures/exhibits/shop.zip` was made by `backup collect` of a folder `shop` with `保证金.png` and `订单/orders.csv`.

use std::collections::BTreeMap;

use lopdf::{Document, Object};

use super::support::{Place, Ran, fixtures};

const ORDERS: &str = "订单编号,金额\n2026000000000001,19.90\n2026000000000002,5.00\n";
const ROOT: &str = "f2b3a9c4fe4537f336868dd04c21172b6a5ff3e292c9840b1e0991ae2e528440";

/// A folder with a case and these exhibits beside it.
fn with(exhibits: &[&str]) -> Place {
    let place = Place::with("person");
    for name in exhibits {
        place.take(&format!("exhibits/{name}"));
    }
    place
}

fn letter(place: &Place, code: i32, more: &[&str]) -> Ran {
    place.expect(
        code,
        &[
            &["letter", "--template", "appeal", "-o", "a.pdf", "--force"][..],
            more,
        ]
        .concat(),
    )
}

/// Names and octets of what is attached to a PDF.
fn attached(pdf: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let doc = Document::load_mem(pdf).unwrap();
    let specs = doc
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has_type(b"Filespec"));
    specs
        .map(|spec| {
            let name = lopdf::decode_text_string(spec.get(b"UF").unwrap()).unwrap();
            let files = doc
                .dereference(spec.get(b"EF").unwrap())
                .unwrap()
                .1
                .as_dict()
                .unwrap();
            let file = doc
                .dereference(files.get(b"F").unwrap())
                .unwrap()
                .1
                .as_stream()
                .unwrap();
            (name, file.get_plain_content().unwrap())
        })
        .collect()
}

fn pages(pdf: &[u8]) -> usize {
    Document::load_mem(pdf).unwrap().get_pages().len()
}

#[test]
fn exhibits_are_listed_with_mark_title_pages_and_digest() {
    let place = with(&["plain.png", "forty-pages.pdf", "shop.zip"]);
    let listed = "\n[[exhibits]]\npath = \"plain.png\"\ntitle = \"处罚页面\"\nshows = \"处罚的时间和内容\"\nkind_of_original = \"screenshot\"\n\n[[exhibits]]\npath = \"shop.zip!/data/shop/订单/orders.csv\"\n";
    place.write("case.toml", super::support::case("person") + listed);
    let ran = letter(
        &place,
        0,
        &["--exhibit", "forty-pages.pdf=往来记录", "--format", "txt"],
    );
    let text = String::from_utf8(place.read("a.pdf")).unwrap();
    let list = &text[text.find("证据目录").unwrap()..];
    insta::assert_snapshot!("listed", format!("{list}----\n{}", ran.err));
    let json = letter(
        &place,
        0,
        &["--exhibit", "forty-pages.pdf=往来记录", "--json"],
    )
    .json();
    insta::assert_snapshot!(
        "listed_json",
        serde_json::to_string_pretty(&json["exhibits"]).unwrap()
    );
    assert_eq!(json["exhibits"][1]["archive"]["root_digest"], ROOT);
    // Paths of the case start from its folder, wherever the command runs.
    place.write("other/x.txt", "x");
    let mut command = place.command(&[
        "letter",
        "--template",
        "appeal",
        "--case",
        "../case.toml",
        "-o",
        "b.pdf",
    ]);
    assert_eq!(
        command
            .current_dir(place.path("other"))
            .output()
            .unwrap()
            .status
            .code(),
        Some(0)
    );
    assert!(attached(&place.read("other/b.pdf")).is_empty());
}

#[test]
fn originals_are_attached_octet_for_octet() {
    let place = with(&["plain.jpg", "signed.pdf", "shop.zip"]);
    place.write("视频.mp4", vec![7; 100_000]);
    let exhibits = [
        "plain.jpg",
        "signed.pdf=签名的合同",
        "shop.zip!/data/shop/订单/orders.csv",
        "视频.mp4",
    ];
    let given: Vec<&str> = exhibits.iter().flat_map(|one| ["--exhibit", one]).collect();
    letter(&place, 0, &[&given[..], &["--attach"]].concat());
    let found = attached(&place.read("a.pdf"));
    let names: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "证据1-plain.jpg",
            "证据2-signed.pdf",
            "证据3-orders.csv",
            "证据4-视频.mp4"
        ]
    );
    assert!(found["证据1-plain.jpg"] == place.read("plain.jpg"));
    assert!(found["证据2-signed.pdf"] == place.read("signed.pdf"));
    assert_eq!(found["证据3-orders.csv"], ORDERS.as_bytes());
    assert!(found["证据4-视频.mp4"] == vec![7; 100_000]);
}

#[test]
fn a_bundle_has_letter_index_slips_and_pages_under_their_marks() {
    let place = with(&[
        "plain.jpg",
        "rotated-cropped.pdf",
        "forty-pages.pdf",
        "shop.zip",
    ]);
    letter(&place, 0, &[]);
    let alone = pages(&place.read("a.pdf"));
    let exhibits = [
        "plain.jpg",
        "rotated-cropped.pdf",
        "shop.zip!/data/shop/保证金.png",
        "forty-pages.pdf",
    ];
    let given: Vec<&str> = exhibits.iter().flat_map(|one| ["--exhibit", one]).collect();
    let json = letter(&place, 0, &[&given[..], &["--bundle", "--json"]].concat()).json();
    let pdf = place.read("a.pdf");
    let merged: usize = json["exhibits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["pages"].as_u64().unwrap() as usize)
        .sum();
    assert_eq!(
        merged,
        1 + pages(&place.read("rotated-cropped.pdf")) + 1 + 40
    );
    assert_eq!(json["pages"].as_u64().unwrap() as usize, pages(&pdf));
    // The list of exhibits may need a page of its own.
    let rest = pages(&pdf) - merged - exhibits.len() - 1;
    assert!(
        rest == alone || rest == alone + 1,
        "{rest} pages of a letter of {alone}"
    );
    for exhibit in json["exhibits"].as_array().unwrap() {
        assert_eq!(
            (&exhibit["place"], &exhibit["attached"]),
            (&"merged".into(), &false.into())
        );
    }
    let whole = super::pages::pages(&pdf);
    let said =
        |at: usize| -> Vec<&str> { whole[at].iter().map(|line| line.text.as_str()).collect() };
    let mut at = alone + (rest - alone) + 1;
    for exhibit in json["exhibits"].as_array().unwrap() {
        let mark = exhibit["mark"].as_str().unwrap();
        assert_eq!(said(at)[0], mark, "slip sheet on page {}", at + 1);
        for page in 1..=exhibit["pages"].as_u64().unwrap() {
            // A page that is shown upside down or on its side has its stamps turned with it.
            let stamp = format!("{mark}第{page}/{}页", exhibit["pages"]);
            let number = format!("—{}/{}—", at + 1 + page as usize, whole.len());
            let mut found: Vec<char> = said(at + page as usize).concat().chars().collect();
            let mut wanted: Vec<char> = [stamp, number]
                .iter()
                .flat_map(|text| text.chars())
                .collect();
            found.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(found, wanted, "{mark}, page {page}");
        }
        at += 1 + exhibit["pages"].as_u64().unwrap() as usize;
    }
    assert_eq!(at, whole.len());
    assert!(attached(&pdf).is_empty());
    letter(&place, 0, &[&given[..], &["--bundle", "--attach"]].concat());
    assert_eq!(attached(&place.read("a.pdf")).len(), 4);
}

#[test]
fn what_cannot_be_merged_is_attached_and_says_why() {
    let all = [
        ("user-password.pdf", "locked"),
        ("truncated.pdf", "damaged"),
        ("signed.pdf", "signed"),
        ("xfa-only.pdf", "xfa"),
        ("no-pages.pdf", "no-pages"),
        ("all-blank.pdf", "blank"),
        ("cut-short.jpg", "cut-short"),
    ];
    for (name, why) in all {
        let place = with(&[name]);
        let ran = letter(&place, 1, &["--exhibit", name, "--bundle"]);
        let chinese = letter(&place, 1, &["--exhibit", name, "--bundle", "--lang", "zh"]);
        insta::assert_snapshot!(
            format!("attached_{why}"),
            format!("{}----\n{}", ran.err, chinese.err)
        );
        let json = letter(&place, 1, &["--exhibit", name, "--bundle", "--json"]).json();
        assert_eq!(
            (&json["exhibits"][0]["place"], &json["exhibits"][0]["why"]),
            (&"attached".into(), &why.into()),
            "{name}"
        );
        let pdf = place.read("a.pdf");
        assert!(
            attached(&pdf)[&format!("证据1-{name}")] == place.read(name),
            "{name}"
        );
        assert_eq!(json["pages"].as_u64().unwrap() as usize, pages(&pdf));
    }
    // A table is attached as a matter of course.
    let place = Place::with("person");
    place.write("订单.csv", ORDERS);
    let json = letter(&place, 0, &["--exhibit", "订单.csv", "--bundle", "--json"]).json();
    assert_eq!(json["exhibits"][0]["why"], "other");
}

#[test]
fn what_is_not_as_it_was_sealed_is_refused() {
    let place = with(&["shop.zip"]);
    let sealed = place.read("shop.zip");
    // In the file itself, and in the manifest.
    let png = std::fs::read(fixtures().join("exhibits/plain.png")).unwrap();
    let find = |part: &[u8]| sealed.windows(part.len()).position(|w| w == part).unwrap();
    for (name, at) in [
        ("flipped_itself", find(&png[100..116])),
        ("flipped_manifest", find(b"manifest-sha256.txt") + 60),
    ] {
        let mut octets = sealed.clone();
        octets[at] ^= 1;
        place.write("shop.zip", octets);
        let given = ["--exhibit", "shop.zip!/data/shop/保证金.png"];
        let base = ["letter", "--template", "appeal", "-o", "a.pdf"];
        let english = place.expect(2, &[&base[..], &given].concat());
        let chinese = place.expect(2, &[&base[..], &given, &["--lang", "zh"]].concat());
        insta::assert_snapshot!(
            name,
            place.plain(&format!("{}----\n{}", english.err, chinese.err))
        );
        assert_eq!(place.list("."), ["case.toml", "shop.zip"]);
    }
}

#[test]
fn every_exhibit_that_cannot_be_used_is_named_at_once() {
    let place = with(&["shop.zip", "plain.png"]);
    place.write("folder/x.txt", "x");
    place.write("other.zip", "no archive");
    let exhibits = [
        "nowhere.pdf",
        "folder",
        "plain.png",
        "other.zip!/data/x.csv",
        "shop.zip!/data/shop/订单/order.csv",
        "shop.zip!/data/shop/订单",
        "missing.zip!/data/x",
    ];
    let given: Vec<&str> = exhibits.iter().flat_map(|one| ["--exhibit", one]).collect();
    let base = ["letter", "--template", "appeal", "-o", "a.pdf"];
    let english = place.expect(2, &[&base[..], &given].concat());
    let chinese = place.expect(2, &[&base[..], &given, &["--lang", "zh"]].concat());
    insta::assert_snapshot!(
        "unusable",
        place.plain(&format!("{}----\n{}", english.err, chinese.err))
    );
    let none = place.expect(2, &[&base[..], &["--bundle"]].concat());
    assert!(none.err.contains("no exhibits to bundle"), "{}", none.err);
    assert!(!place.list(".").contains(&"a.pdf".to_owned()));
}

#[test]
fn the_same_file_twice_is_said() {
    let place = with(&["plain.png"]);
    place.write("copy.png", place.read("plain.png"));
    let ran = letter(
        &place,
        0,
        &[
            "--exhibit",
            "plain.png",
            "--exhibit",
            "copy.png",
            "--bundle",
            "--json",
        ],
    );
    assert_eq!(ran.json()["exhibits"][1]["same_as"], "证据1");
    let ran = letter(
        &place,
        0,
        &["--exhibit", "plain.png", "--exhibit", "copy.png"],
    );
    assert!(
        ran.err.contains("证据2 is the same file as 证据1."),
        "{}",
        ran.err
    );
}

#[test]
fn nothing_of_a_page_is_lost_when_it_is_merged() {
    let place = with(&["annotated.pdf"]);
    letter(&place, 0, &["--exhibit", "annotated.pdf", "--bundle"]);
    let kinds = |pdf: &[u8]| {
        let doc = Document::load_mem(pdf).unwrap();
        let mut kinds: Vec<String> = Vec::new();
        for id in doc.get_pages().values() {
            let page = doc.get_dictionary(*id).unwrap();
            let Ok(annots) = page.get(b"Annots") else {
                continue;
            };
            for annot in doc.dereference(annots).unwrap().1.as_array().unwrap() {
                let annot = doc.dereference(annot).unwrap().1.as_dict().unwrap();
                kinds.push(
                    String::from_utf8(
                        annot
                            .get(b"Subtype")
                            .and_then(Object::as_name)
                            .unwrap()
                            .to_vec(),
                    )
                    .unwrap(),
                );
            }
        }
        kinds.sort();
        kinds
    };
    let before = kinds(&place.read("annotated.pdf"));
    // The index of the bundle has links of its own.
    let mut after = kinds(&place.read("a.pdf"));
    for kind in &before {
        let at = after.iter().position(|one| one == kind);
        after.remove(at.unwrap_or_else(|| panic!("{kind} is lost")));
    }
    assert!(after.iter().all(|kind| kind == "Link"), "{after:?}");
}
