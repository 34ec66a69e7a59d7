//! Holds the bundle to what it promises, on the exhibits in fixtures/exhibits.

#![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use proptest::prelude::*;

use super::*;
use crate::typeset::fonts::SANS;

fn fixture(name: &str) -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/exhibits/");
    std::fs::read(format!("{path}{name}")).unwrap()
}

/// A letter of `pages` pages with everything a letter has: outline, labels, an attachment, metadata with claims.
fn letter(pages: usize) -> Vec<u8> {
    let mut doc = Document::with_version("1.7");
    let root = doc.new_object_id();
    let font = doc.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" },
    );
    let kids: Vec<ObjectId> = (0..pages)
        .map(|n| {
            let text = format!("BT /F 20 Tf 80 700 Td (Letter page {}) Tj ET", n + 1);
            let contents = doc.add_object(lopdf::Stream::new(Dictionary::new(), text.into_bytes()));
            doc.add_object(dictionary! { "Type" => "Page", "Parent" => root, "Contents" => contents, "StructParents" => n as i64 })
        })
        .collect();
    doc.set_object(
        root,
        dictionary! {
            "Type" => "Pages", "Count" => pages as i64,
            "Kids" => kids.iter().map(|k| Object::Reference(*k)).collect::<Vec<_>>(),
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
        },
    );
    let last = *kids.last().unwrap();
    let outlines = doc.new_object_id();
    let item = doc.add_object(dictionary! {
        "Title" => Object::string_literal("last"), "Parent" => outlines,
        "Dest" => vec![last.into(), "XYZ".into(), 0.into(), 800.into(), 0.into()],
    });
    doc.set_object(
        outlines,
        dictionary! { "Type" => "Outlines", "First" => item, "Last" => item, "Count" => 1 },
    );
    let file = doc.add_object(lopdf::Stream::new(
        dictionary! { "Type" => "EmbeddedFile" },
        b"attached".to_vec(),
    ));
    let spec = doc.add_object(dictionary! {
        "Type" => "Filespec", "F" => Object::string_literal("a.txt"), "UF" => Object::string_literal("a.txt"),
        "EF" => dictionary! { "F" => file },
    });
    let xmp = "<x xmlns:pdfaid=\"i\"><pdfaid:part>3</pdfaid:part><pdfuaid:part>1</pdfuaid:part><dc:title>T</dc:title></x>";
    let metadata = doc.add_object(lopdf::Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp.as_bytes().to_vec(),
    ));
    let catalog = doc.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => root, "Outlines" => outlines, "Metadata" => metadata, "Lang" => Object::string_literal("zh-CN"),
        "MarkInfo" => dictionary! { "Marked" => true }, "OutputIntents" => vec![],
        "PageLabels" => dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => "D" }.into()] },
        "Names" => dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![Object::string_literal("a.txt"), spec.into()] } },
    });
    doc.trailer.set("Root", catalog);
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

/// Bundles these exhibits behind page 2 and following of a letter, one behind each.
fn bundled(names: &[&str]) -> (Vec<u8>, Document) {
    let files: Vec<Vec<u8>> = names.iter().map(|n| fixture(n)).collect();
    let base = letter(2 + names.len());
    let counts: Vec<usize> = files
        .iter()
        .map(|f| crate::exhibit::inspect::inspect(f).bundle_pages())
        .collect();
    let total = 2 + names.len() + counts.iter().sum::<usize>();
    let mut number = 3;
    let inserts: Vec<Insert> = files
        .iter()
        .enumerate()
        .map(|(i, bytes)| {
            let first_number = number + 1;
            number = first_number + counts[i];
            Insert {
                after_page: 2 + i,
                bytes,
                mark: format!("证据{}", i + 1),
                first_number,
                total,
            }
        })
        .collect();
    let bytes = splice(&base, &inserts, SANS).unwrap();
    assert_eq!(bytes, splice(&base, &inserts, SANS).unwrap());
    let doc = Document::load_mem(&bytes).unwrap();
    assert_eq!(doc.xref_recovery, None);
    assert_eq!(page::pages(&doc).unwrap().len(), total);
    (bytes, doc)
}

/// The dictionary of the page with this number in the bundle.
fn nth(doc: &Document, number: usize) -> &Dictionary {
    let pages = page::pages(doc).unwrap();
    doc.get_dictionary(pages[number - 1].id).unwrap()
}

fn drawn(doc: &Document, number: usize) -> String {
    let content: Vec<u8> = portable::contents(doc, nth(doc, number))
        .iter()
        .flat_map(|s| [portable::decoded(doc, s, 1 << 20).unwrap(), vec![b'\n']].concat())
        .collect();
    String::from_utf8_lossy(&content).into_owned()
}

const MERGED: [&str; 17] = [
    "rotated-cropped.pdf",
    "shifted-inherited.pdf",
    "unbalanced.pdf",
    "dark-scan.pdf",
    "annotated.pdf",
    "form-filled.pdf",
    "form-no-appearance.pdf",
    "aes256-empty-password.pdf",
    "rc4-empty-password.pdf",
    "layers.pdf",
    "font-not-embedded.pdf",
    "exif-6.jpg",
    "cmyk.jpg",
    "alpha.png",
    "palette.png",
    "animated.gif",
    "plain.webp",
];

#[test]
fn every_mergeable_exhibit_comes_in_stamped_and_balanced() {
    let (_, doc) = bundled(&MERGED);
    let pages = page::pages(&doc).unwrap();
    let mut stamped = 0;
    for number in 1..=pages.len() {
        let content = drawn(&doc, number);
        let state = crate::pdf::content::survey(content.as_bytes());
        assert_eq!((state.missing, state.open), (0, 0), "page {number}");
        stamped += content.matches("/Artifact").count() / 2;
        assert!(nth(&doc, number).has(b"Parent"));
    }
    assert_eq!(stamped, pages.len() - 2 - MERGED.len());
    // The letter's own structure is still found from its own pages only.
    let tagged = (1..=pages.len())
        .filter(|n| nth(&doc, *n).has(b"StructParents"))
        .count();
    assert_eq!(tagged, 2 + MERGED.len());
}

#[test]
fn the_letter_stays_the_document() {
    let (bytes, doc) = bundled(&["forty-pages.pdf", "forty-pages.pdf"]);
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let catalog = doc.catalog().unwrap();
    assert!(!catalog.has(b"OutputIntents") && catalog.has(b"MarkInfo") && catalog.has(b"Lang"));
    let pages = page::pages(&doc).unwrap();
    let outlines = doc.get_dict_in_dict(catalog, b"Outlines").unwrap();
    let item = doc.get_dict_in_dict(outlines, b"First").unwrap();
    let target = item.get(b"Dest").unwrap().as_array().unwrap()[0]
        .as_reference()
        .unwrap();
    assert_eq!(target, pages[2 + 1 + 40].id);
    let metadata = doc
        .get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap())
        .unwrap();
    let metadata = String::from_utf8(metadata.as_stream().unwrap().content.clone()).unwrap();
    assert_eq!(metadata, "<x><dc:title>T</dc:title></x>");
    let files = doc.objects.values().filter_map(|o| o.as_stream().ok());
    assert!(
        files
            .filter(|s| s.dict.has_type(b"EmbeddedFile"))
            .any(|s| s.content == b"attached")
    );
    let labels = doc.get_dict_in_dict(catalog, b"PageLabels").unwrap();
    let nums = labels.get(b"Nums").unwrap().as_array().unwrap();
    let starts: Vec<i64> = nums
        .iter()
        .step_by(2)
        .map(|n| n.as_i64().unwrap())
        .collect();
    assert_eq!(starts, [0, 3, 43, 44]);
}

#[test]
fn boxes_rotation_and_inherited_attributes_stay() {
    let (_, doc) = bundled(&["rotated-cropped.pdf", "shifted-inherited.pdf"]);
    let pages = page::pages(&doc).unwrap();
    assert_eq!(
        pages[3..7].iter().map(|p| p.rotate).collect::<Vec<_>>(),
        [0, 90, 180, 270]
    );
    assert_eq!((pages[4].crop.x0, pages[4].crop.y1), (40.0, 800.0));
    assert_eq!(
        (pages[8].media.x0, pages[8].media.y0, pages[8].rotate),
        (-100.0, 200.0, 90)
    );
    assert!(nth(&doc, 9).has(b"Resources"));
}

#[test]
fn annotations_stay_links_lead_and_scripts_go() {
    let (_, doc) = bundled(&["annotated.pdf"]);
    let page = nth(&doc, 4);
    let kinds: Vec<String> = crate::exhibit::widgets::annotations(&doc, page)
        .map(|a| {
            String::from_utf8_lossy(a.get(b"Subtype").unwrap().as_name().unwrap()).into_owned()
        })
        .collect();
    assert_eq!(
        kinds,
        ["FreeText", "Highlight", "Stamp", "Link", "Link", "Link"]
    );
    let links: Vec<&Dictionary> = crate::exhibit::widgets::annotations(&doc, page)
        .filter(|a| a.get(b"Subtype").unwrap().as_name().unwrap() == b"Link")
        .collect();
    assert!(links[0].has(b"A"));
    let place = links[1].get(b"Dest").unwrap().as_array().unwrap();
    assert_eq!(
        place[0].as_reference().unwrap(),
        page::pages(&doc).unwrap()[4].id
    );
    assert!(!links[2].has(b"A"));
}

#[test]
fn fields_are_drawn_and_the_form_stays_behind() {
    let (_, doc) = bundled(&["form-filled.pdf"]);
    assert!(!doc.catalog().unwrap().has(b"AcroForm"));
    assert!(!nth(&doc, 4).has(b"Annots"));
    assert!(drawn(&doc, 4).contains("/PwField0 Do") && drawn(&doc, 4).contains("/PwField1 Do"));
}

#[test]
fn hidden_layers_stay_hidden() {
    let (_, doc) = bundled(&["layers.pdf"]);
    let layers = doc
        .get_dict_in_dict(doc.catalog().unwrap(), b"OCProperties")
        .unwrap();
    assert_eq!(layers.get(b"OCGs").unwrap().as_array().unwrap().len(), 2);
    let off = doc
        .get_dict_in_dict(layers, b"D")
        .unwrap()
        .get(b"OFF")
        .unwrap()
        .as_array()
        .unwrap();
    let off = doc.get_dictionary(off[0].as_reference().unwrap()).unwrap();
    assert_eq!(off.get(b"Name").unwrap().as_str().unwrap(), b"hidden");
}

#[test]
fn what_cannot_come_in_is_said() {
    let base = letter(3);
    let insert = |bytes, after_page| Insert {
        after_page,
        bytes,
        mark: "证据1".to_owned(),
        first_number: 4,
        total: 4,
    };
    let locked = fixture("user-password.pdf");
    assert!(matches!(
        splice(&base, &[insert(&locked, 2)], SANS),
        Err(BundleError::Unmergeable {
            exhibit: 0,
            why: Unmergeable::Locked
        })
    ));
    let cut = fixture("cut-short.jpg");
    assert!(matches!(
        splice(&base, &[insert(&cut, 2)], SANS),
        Err(BundleError::Unusable {
            exhibit: 0,
            why: Unusable::CutShort
        })
    ));
    let fine = fixture("dark-scan.pdf");
    assert!(matches!(
        splice(&base, &[insert(&fine, 3)], SANS),
        Err(BundleError::NoSuchPage {
            exhibit: 0,
            page: 3
        })
    ));
    assert!(matches!(
        splice(b"no pdf", &[insert(&fine, 0)], SANS),
        Err(BundleError::Letter(_))
    ));
    assert_eq!(splice(&base, &[], SANS).unwrap(), base);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Octets changed, cut out or doubled anywhere: what is still called mergeable is merged with as many pages as were told.
    #[test]
    fn damaged_exhibits_never_damage_the_bundle(
        which in 0..MERGED.len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..6),
    ) {
        let mut bytes = fixture(MERGED[which]);
        for (at, value, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = value,
                1 => drop(bytes.drain(at..(at + usize::from(value)).min(bytes.len() - 1))),
                _ => {
                    let again = bytes[at..(at + usize::from(value)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, again);
                }
            }
        }
        let found = crate::exhibit::inspect::inspect(&bytes);
        let pages = found.bundle_pages();
        let insert = Insert { after_page: 0, bytes: &bytes, mark: "证据1".to_owned(), first_number: 2, total: 9 };
        match splice(&letter(1), &[insert], SANS) {
            Ok(out) => {
                let doc = Document::load_mem(&out).unwrap();
                prop_assert_eq!(doc.xref_recovery, None);
                let all = page::pages(&doc).unwrap().len();
                // A signed or blank file could be merged all the same; nobody asks for that.
                prop_assert!(pages == 0 || all == 1 + pages);
            }
            Err(_) => prop_assert_eq!(pages, 0),
        }
    }
}
