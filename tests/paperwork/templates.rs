//! What `templates` shows, and what becomes of templates of the person's own.

use paperwork::case::fields;
use paperwork::law::articles::Articles;
use paperwork::template::check::check;
use paperwork::template::{shipped, shipped_names};

use super::support::{Place, Ran};

const MANIFEST: &str = "title = { zh = \"情况说明\", en = \"Statement\" }\npurpose = { zh = \"说明情况。\", en = \"To state what happened.\" }\nrequired = [\"sender.name\", \"event.facts\"]\noptional = [\"sender.kind\"]\n";
const SOURCE: &str = "#import \"/common.typ\": *\n#show: letter\n#title[情况说明]\n#lines(\"event.facts\")\n#p[以上属实。]\n#closing[特此说明。]\n#sign(label: \"说明人\")\n";

/// Articles no letter may cite, by why: unknown to the table, replaced by another, not sure enough, fit for no letter.
const REFUSED: &[(&str, &str)] = &[
    ("unknown", "no-such-article"),
    ("superseded", "cyber-43"),
    ("unsure", "platform-rules-116-measures"),
    ("unfit", "civil-111"),
];

/// A folder with one template called `mine`.
fn own(manifest: &str, source: impl AsRef<[u8]>) -> Place {
    let place = Place::with("person");
    place.write("own/mine/template.toml", manifest);
    place.write("own/mine/letter.typ", source);
    place
}

fn letter(place: &Place, code: i32, more: &[&str]) -> Ran {
    let base = [
        "letter",
        "--templates",
        "own",
        "--template",
        "mine",
        "-o",
        "a.out",
        "--force",
    ];
    place.expect(code, &[&base[..], more].concat())
}

/// The template is refused in both languages, and nothing is written.
fn refused(name: &str, place: &Place) {
    let (english, chinese) = (
        letter(place, 2, &[]).err,
        letter(place, 2, &["--lang", "zh"]).err,
    );
    assert!(!place.list(".").contains(&"a.out".to_owned()));
    insta::assert_snapshot!(name, place.plain(&format!("{english}----\n{chinese}")));
}

#[test]
fn the_letters_are_listed_and_explained_in_both_languages() {
    let place = Place::new();
    for language in ["en", "zh"] {
        let list = place.expect(0, &["templates", "--lang", language]);
        insta::assert_snapshot!(format!("list_{language}"), list.text());
        let again = place.expect(0, &["templates", "list", "--lang", language]);
        assert_eq!(list.out, again.out);
        let show = place.expect(0, &["templates", "show", "complaint", "--lang", language]);
        insta::assert_snapshot!(format!("show_{language}"), show.text());
        for name in shipped_names() {
            let show = place.expect(0, &["templates", "show", &name, "--lang", language]);
            let manifest = shipped(&name).unwrap().unwrap().manifest;
            // A date that is not given is today's, so it is not told as something to give.
            let told = manifest.required.iter().filter(|key| *key != "letter.date");
            for key in told.chain(&manifest.optional) {
                let known = fields::find(key).is_some() || fields::REPEATED.contains(&key.as_str());
                assert!(
                    known && show.text().contains(&format!("\n  {key} ")),
                    "{name} {key}"
                );
            }
            for cite in &manifest.cite {
                assert!(
                    show.text().contains(&format!("\n  {}  《", cite.article)),
                    "{name} {}",
                    cite.article
                );
            }
        }
    }
    let unknown = place.expect(2, &["templates", "show", "nothing"]);
    assert!(
        unknown.err.contains("hint: there are: appeal application"),
        "{}",
        unknown.err
    );
    place.expect(2, &["templates", "show"]);
    assert!(place.list(".").is_empty());
}

#[test]
fn json_tells_of_templates_in_a_fixed_shape() {
    let place = Place::new();
    let one = place
        .expect(0, &["templates", "show", "guardian", "--json"])
        .json();
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&one).unwrap());
    let all = place.expect(0, &["templates", "--json"]).json();
    assert_eq!(
        (&all["liudi"], &all["version"]),
        (&"templates".into(), &1.into())
    );
    let names: Vec<&str> = all["templates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, shipped_names());
    assert_eq!(all["templates"][6], one);
}

#[test]
fn every_shipped_template_keeps_its_own_declarations() {
    let articles = Articles::shipped().unwrap();
    for name in shipped_names() {
        let template = shipped(&name).unwrap().unwrap();
        let manifest = &template.manifest;
        let known = |key: &str| fields::find(key).is_some() || fields::REPEATED.contains(&key);
        let refused = |id: &str| articles.may_cite(id, &name).err().map(|_| "refused");
        assert_eq!(check(&template, &known, &refused), [], "{name}");
        let both = [
            Some(&manifest.title),
            Some(&manifest.purpose),
            manifest.before.as_ref(),
        ];
        for both in both.into_iter().flatten() {
            assert!(
                both.zh.chars().any(|c| ('一'..='龥').contains(&c)),
                "{name}: {}",
                both.zh
            );
            let letters = both.en.chars().filter(char::is_ascii_alphabetic).count();
            assert!(letters * 2 > both.en.len(), "{name}: {}", both.en);
        }
        for cite in &manifest.cite {
            articles.may_cite(&cite.article, &name).unwrap();
            let article = articles.get(&cite.article).unwrap();
            // A fact an article presupposes is a condition of citing it, or always there.
            for need in &article.needs {
                let asked = cite.when.iter().any(|when| when.key == *need);
                assert!(
                    asked || manifest.required.contains(need),
                    "{name} cites {} without {need}",
                    cite.article
                );
            }
        }
        for key in manifest.declared() {
            assert!(known(key), "{name}: {key}");
        }
        if let Some(recipient) = &manifest.recipient {
            assert!(
                !recipient.source.is_empty()
                    && recipient.as_of.parse::<jiff::civil::Date>().is_ok(),
                "{name}"
            );
        }
    }
}

#[test]
fn a_template_of_ones_own_works_beside_the_shipped_ones() {
    let place = own(MANIFEST, SOURCE);
    letter(&place, 0, &[]);
    assert!(place.read("a.out").starts_with(b"%PDF"));
    let ran = letter(&place, 0, &["--format", "txt"]);
    assert!(
        ran.err.starts_with("情况说明 written: a.out"),
        "{}",
        ran.err
    );
    let text = String::from_utf8(place.read("a.out")).unwrap();
    assert!(
        text.ends_with("以上属实。\n特此说明。\n说明人（签名）：张留底\n2026年11月23日于北京市\n"),
        "{text}"
    );
    let list = place.expect(0, &["templates", "--templates", "own"]);
    assert!(
        list.text().contains("\nmine ") && list.text().contains("appeal "),
        "{}",
        list.text()
    );
    // One with the name of a shipped one takes its place; so does common.typ.
    place.write("own/appeal/template.toml", MANIFEST);
    place.write("own/appeal/letter.typ", SOURCE);
    let ran = place.expect(
        0,
        &[
            "letter",
            "--templates",
            "own",
            "--template",
            "appeal",
            "-o",
            "-",
            "--format",
            "txt",
        ],
    );
    assert!(ran.text().starts_with("情况说明\n"));
    let common = paperwork::template::shared("common.typ").unwrap();
    place.write(
        "own/common.typ",
        common
            .replace("人（签名）", "")
            .replace("[（签名）]", "[（亲笔）]"),
    );
    letter(&place, 0, &["--format", "txt"]);
    assert!(
        String::from_utf8(place.read("a.out"))
            .unwrap()
            .contains("说明人（亲笔）：张留底")
    );
    // A picture of its own, and a mark at the beginning as some editors leave it.
    let place = own(
        &format!("\u{FEFF}{MANIFEST}"),
        format!("\u{FEFF}{}", SOURCE.replace('\n', "\r\n")),
    );
    letter(&place, 0, &[]);
    let place = own(
        MANIFEST,
        format!("{SOURCE}#image(\"/logo.png\", alt: \"标志\")\n"),
    );
    place.write(
        "own/mine/logo.png",
        std::fs::read(super::support::fixtures().join("exhibits/plain.png")).unwrap(),
    );
    letter(&place, 0, &[]);
}

#[test]
fn a_broken_template_points_at_its_line() {
    let place = own(MANIFEST, format!("{SOURCE}#p[a\n"));
    refused("unclosed", &place);
    place.write("own/mine/letter.typ", format!("{SOURCE}#nothing()\n"));
    refused("unknown_function", &place);
    let uses =
        "#f(\"sender.nme\")\n#if has(\"event.reason\") [#f(\"event.reason\")]\n#law(\"pipl-47\")\n";
    place.write("own/mine/letter.typ", format!("{SOURCE}{uses}"));
    refused("undeclared", &place);
    place.write(
        "own/mine/letter.typ",
        format!("{SOURCE}#read(\"/etc/passwd\")\n"),
    );
    refused("reads_the_disk", &place);
    place.write(
        "own/mine/letter.typ",
        format!("{SOURCE}#import \"@preview/x:1.0.0\": *\n"),
    );
    refused("package", &place);
    place.write(
        "own/mine/letter.typ",
        format!("{SOURCE}#set text(font: \"No Such Font\")\n甲\n"),
    );
    refused("unknown_font", &place);
    place.write(
        "own/mine/letter.typ",
        [SOURCE.as_bytes(), b"#p[\xd6\xd0\xb9\xfa]\n"].concat(),
    );
    refused("gbk", &place);
    std::fs::remove_file(place.path("own/mine/letter.typ")).unwrap();
    refused("no_letter", &place);
}

#[test]
fn a_broken_manifest_points_at_its_line() {
    for (name, more) in [
        ("manifest_syntax", "cite = [\n"),
        ("manifest_key", "requird = []\n"),
        (
            "manifest_condition",
            "[[required_when]]\nif = \"sender kind\"\nfields = []\n",
        ),
        ("manifest_type", "[deadline]\nworking_days = \"fifteen\"\n"),
    ] {
        refused(name, &own(&format!("{MANIFEST}{more}"), SOURCE));
    }
    let place = own(&MANIFEST.replace("event.facts", "event.fact"), SOURCE);
    refused("manifest_field", &place);
    place.write("own/mine/template.toml", b"title = \"\xd6\xd0\"\n");
    refused("manifest_gbk", &place);
    let place = own(MANIFEST, SOURCE);
    let missing = place.expect(2, &["templates", "--templates", "nowhere"]);
    assert!(
        missing.err.contains("nowhere") && missing.err.contains("hint:"),
        "{}",
        missing.err
    );
}

#[test]
fn an_article_that_must_not_be_cited_is_refused() {
    let cite = |id: &str| {
        own(
            &format!("{MANIFEST}[[cite]]\narticle = \"{id}\"\n"),
            format!("{SOURCE}#law(\"{id}\")\n"),
        )
    };
    letter(&cite("pipl-47"), 0, &[]);
    for (name, id) in REFUSED {
        refused(&format!("article_{name}"), &cite(id));
    }
    // Before its law was in force it is cited no more than after.
    let early = letter(&cite("pipl-47"), 2, &["--date", "2020-01-01"]);
    assert!(
        early.err.contains("pipl-47") && early.err.contains("letter.typ, line 8"),
        "{}",
        early.err
    );
    // A table of one's own is held to the same rules.
    let place = cite("pipl-47");
    let table = paperwork::template::shared("articles.toml").unwrap();
    place.write(
        "own/articles.toml",
        table.replace("id = \"pipl-47\"", "id = \"pipl-4700\""),
    );
    assert!(letter(&place, 2, &[]).err.contains("pipl-47"));
    place.write("own/articles.toml", table.replace("says", "sayss"));
    let broken = letter(&place, 2, &[]);
    assert!(
        broken.err.contains("articles.toml") && broken.err.contains("line "),
        "{}",
        broken.err
    );
}

#[test]
fn a_text_that_is_too_long_for_its_form_is_refused_with_the_numbers() {
    let limit = "[text]\ncharacters = 60\nsource = \"虚构\"\nas_of = \"2026-11-21\"\n";
    let place = own(&format!("{MANIFEST}{limit}"), SOURCE);
    letter(&place, 0, &[]);
    letter(&place, 0, &["--format", "md"]);
    std::fs::remove_file(place.path("a.out")).unwrap();
    let base = [
        "letter",
        "--templates",
        "own",
        "--template",
        "mine",
        "-o",
        "a.txt",
        "--format",
        "txt",
    ];
    let english = place.expect(2, &base);
    let chinese = place.expect(2, &[&base[..], &["--lang", "zh"]].concat());
    insta::assert_snapshot!("too_long", format!("{}----\n{}", english.err, chinese.err));
    assert_eq!(place.list("."), ["case.toml", "own"]);
    place.expect(0, &[&base[..], &["--set", "event.facts=短。"]].concat());
    assert!(
        String::from_utf8(place.read("a.txt"))
            .unwrap()
            .chars()
            .count()
            <= 61
    );
    let shown = place.expect(0, &["templates", "show", "mine", "--templates", "own"]);
    assert!(shown.text().contains("60 characters"), "{}", shown.text());
}
