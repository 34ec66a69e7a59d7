//! What `collect` finds in the files it saves, what it says of them, and what the archive's own catalogue and page hold.

use std::collections::BTreeMap;
use std::path::Path;

use bag::digest::{Algorithm, Digest};
use serde_json::Value;

use super::support::{Place, Ran, entries, fixtures};

/// Folders of fixtures that are named after what is found in them, or `good-`.
const FOLDERS: [&str; 5] = ["books", "data", "pictures", "tables", "videos"];

/// Every such fixture: its folder and name, and the code in its name.
fn named() -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        for file in std::fs::read_dir(fixtures().join("../found").join(folder)).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let head = name.split(['-', '.']).next().unwrap();
            let code = matches!(head.as_bytes(), [b'E' | b'W' | b'N', digits @ ..] if digits.len() == 3 && digits.iter().all(u8::is_ascii_digit));
            if code || head == "good" {
                let code = code.then(|| head.to_owned());
                found.push((format!("{folder}/{name}"), code));
            }
        }
    }
    found.sort();
    assert!(found.len() > 150, "{}", found.len());
    found
}

/// All of them under `s`, and what `collect` says of them.
fn all(place: &Place) -> Vec<(String, Option<String>)> {
    let named = named();
    for (path, _) in &named {
        place.write(&format!("s/{path}"), super::support::found(path));
    }
    named
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The catalogue inside a zip.
pub fn catalogue(place: &Place, archive: &str) -> Value {
    let base = Path::new(archive).file_stem().unwrap().to_str().unwrap();
    let found = entries(&place.path(archive));
    serde_json::from_slice(&found[&format!("{base}/catalog.json")]).unwrap()
}

/// The codes in a list of findings, by path.
fn codes(findings: &Value) -> BTreeMap<String, Vec<String>> {
    let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in findings.as_array().unwrap() {
        let text = |name: &str| finding[name].as_str().unwrap().to_owned();
        codes.entry(text("path")).or_default().push(text("code"));
    }
    codes
}

fn is_bad(code: &str) -> bool {
    !code.starts_with('N')
}

/// Neither a message without words nor a value that was forgotten.
fn is_worded(text: &str) {
    for wrong in [
        "{",
        "No localization",
        "found-",
        "known-",
        "expect-",
        "Something is wrong with it:",
        "查看时发现了问题",
    ] {
        assert!(!text.contains(wrong), "{wrong}: {text}");
    }
}

#[test]
fn each_fixture_is_told_by_its_code_in_the_catalogue_and_good_ones_are_not() {
    let place = Place::new();
    let named = all(&place);
    let ran = place.expect(1, &["collect", "s", "-o", "a.zip", "--json"]);
    let (told, kept) = (json(&ran.out), catalogue(&place, "a.zip"));
    let (told, kept) = (codes(&told["known"]["findings"]), codes(&kept["findings"]));
    for (path, code) in named {
        let path = format!("data/s/{path}");
        let found = kept.get(&path).cloned().unwrap_or_default();
        let bad: Vec<String> = found.iter().filter(|code| is_bad(code)).cloned().collect();
        assert_eq!(told.get(&path).cloned().unwrap_or_default(), bad, "{path}");
        match code {
            Some(code) => assert!(found.contains(&code), "{path}: {found:?}"),
            None => assert_eq!(bad, Vec::<String>::new(), "{path}"),
        }
    }
}

#[test]
fn each_fixture_alone_gives_the_status_and_the_words_in_both_languages() {
    let place = Place::new();
    for (path, code) in all(&place) {
        let bad = code.as_deref().is_some_and(is_bad);
        let mut said = Vec::new();
        for language in ["en", "zh"] {
            let ran = place.expect(
                i32::from(bad),
                &[
                    "collect",
                    &format!("s/{path}"),
                    "-o",
                    "a.zip",
                    "--no-verify",
                    "--lang",
                    language,
                ],
            );
            std::fs::remove_file(place.path("a.zip")).unwrap();
            is_worded(&ran.out);
            let name = path.rsplit('/').next().unwrap();
            let lines: Vec<&str> = ran.out.lines().collect();
            let at = code.as_deref().and_then(|code| {
                lines
                    .iter()
                    .position(|line| line.starts_with(&format!("{code}  ")))
            });
            assert_eq!(at.is_some(), bad, "{path}: {}", ran.out);
            let Some(at) = at else { continue };
            assert!(lines[at + 1].contains(name), "{}", ran.out);
            let todo = lines[at..].iter().find(|line| line.starts_with("  → "));
            said.push(format!("{}{}", lines[at], todo.unwrap()));
        }
        if let [english, chinese] = &said[..] {
            let chinese_in =
                |text: &str| text.chars().filter(|c| ('一'..='鿿').contains(c)).count();
            assert!(chinese_in(chinese) > 20, "{chinese}");
            assert_ne!(english, chinese);
        }
    }
}

#[test]
fn bad_entries_are_archived_octet_for_octet_and_the_catalogue_agrees_with_the_manifest() {
    let place = Place::new();
    let named = all(&place);
    place.expect(1, &["collect", "s", "-o", "a.zip"]);
    place.expect(0, &["verify", "a.zip"]);
    let found = entries(&place.path("a.zip"));
    let kept = catalogue(&place, "a.zip");
    assert_eq!(kept["catalogue"], "liudi/1");
    assert_eq!(kept["name"], "a");
    assert_eq!(kept["date"], "2026-11-21");
    let manifest = String::from_utf8(found["a/manifest-sha256.txt"].clone()).unwrap();
    let listed: Vec<(&str, &str)> = manifest
        .lines()
        .map(|line| line.split_once("  ").unwrap())
        .collect();
    let entries = kept["entries"].as_array().unwrap();
    assert_eq!((entries.len(), listed.len()), (named.len(), named.len()));
    for (entry, (digest, path)) in entries.iter().zip(&listed) {
        assert_eq!(
            (&entry["path"], &entry["sha256"]),
            (&Value::from(*path), &Value::from(*digest))
        );
        let octets = place.read(path.strip_prefix("data/").unwrap());
        assert_eq!(entry["octets"], octets.len());
        assert_eq!(Digest::of(Algorithm::Sha256, &octets).to_string(), *digest);
        assert!(found[&format!("a/{path}")] == octets, "{path}");
    }
    let broken: Vec<String> = codes(&kept["findings"])
        .into_iter()
        .filter(|(_, codes)| codes.iter().any(|code| code.starts_with('E')))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(kept["damaged"], Value::from(broken));
    assert_eq!(kept["totals"]["files"], named.len());
    // The page names each file, and where it stands.
    let page = String::from_utf8(found["a/index.html"].clone()).unwrap();
    for (path, _) in named {
        assert!(page.contains(&format!("href=\"data/s/{path}\"")), "{path}");
    }
    assert!(!page.contains("{ $") && !page.contains("No localization"));
}

/// A table of orders in which buyers are named, as it would be once somebody deciphered it.
fn with_buyers() -> (String, [&'static str; 3]) {
    let buyers = ["欧阳试样", "13900001111", "试样市假设路八十八号"];
    let table =
        String::from_utf8(super::support::found("tables/good-doudian-order73.csv")).unwrap();
    let mut made = String::new();
    let mut cipher = false;
    let mut many = 0;
    for part in table.split("##") {
        made += match cipher {
            true => buyers[if many % 2 == 0 { 0 } else { 2 }],
            false => part,
        };
        many += usize::from(cipher);
        cipher = !cipher;
    }
    let telephones: Vec<&str> = made.split("$$").collect();
    let telephones = telephones
        .iter()
        .enumerate()
        .map(|(at, part)| if at % 2 == 1 { buyers[1] } else { part });
    (telephones.collect(), buyers)
}

#[test]
fn no_buyer_enters_the_catalogue_the_page_or_what_is_said() {
    let place = Place::new();
    let (table, buyers) = with_buyers();
    for buyer in buyers {
        assert!(table.matches(buyer).count() >= 30, "{buyer}");
    }
    place.write("s/订单.csv", &table);
    place.write("s/订单-断了.csv", &table[..table.len() - 40]);
    place.write(
        "s/没有表头.csv",
        format!("{},{},{}\n", buyers[0], buyers[1], buyers[2]).repeat(40),
    );
    place.write(
        "s/聊天.json",
        format!("{{\"{}\":\"{}\"}}", buyers[0], buyers[1]),
    );
    place.write(
        "s/名单.txt",
        format!("{} {}\n{}\n", buyers[0], buyers[1], buyers[2]),
    );
    let ciphers = super::support::found("tables/N334-ciphertext.csv");
    place.write("s/密文.csv", &ciphers);
    let told = place.expect(1, &["collect", "s", "-o", "a.zip", "--json"]);
    let shown = place.expect(1, &["collect", "s", "-o", "b.zip", "--lang", "zh"]);
    let listed = place.expect(1, &["list", "--summary", "a.zip"]);
    let found = entries(&place.path("a.zip"));
    let text = |name: &str| String::from_utf8(found[name].clone()).unwrap();
    let ciphers = String::from_utf8(ciphers).unwrap();
    let ciphers: Vec<&str> = ciphers.split("##").skip(1).step_by(2).collect();
    assert!(ciphers.len() > 3, "{ciphers:?}");
    for said in [
        text("a/catalog.json"),
        text("a/index.html"),
        told.out,
        shown.out,
        listed.out,
    ] {
        assert!(said.contains("订单"));
        for buyer in buyers.iter().chain(&ciphers) {
            assert!(!said.contains(buyer), "{buyer}: {said}");
        }
    }
}

#[test]
fn small_pictures_stand_in_the_page_unless_they_are_not_wanted() {
    let place = Place::new();
    all(&place);
    place.expect(
        1,
        &["collect", "s", "-o", "with/a.zip"].map(|a| if a == "with/a.zip" { "a.zip" } else { a }),
    );
    place.expect(1, &["collect", "s", "-o", "b.zip", "--no-thumbnails"]);
    let page = |base: &str| {
        String::from_utf8(
            entries(&place.path(&format!("{base}.zip")))[&format!("{base}/index.html")].clone(),
        )
        .unwrap()
    };
    let pictures = |base: &str| page(base).matches("src=\"data:image/jpeg;base64,").count();
    assert!(pictures("a") > 20, "{}", pictures("a"));
    assert_eq!(pictures("b"), 0);
    let told = |base: &str| {
        let mut value = catalogue(&place, &format!("{base}.zip"));
        value["name"] = Value::Null;
        value
    };
    assert_eq!(told("a"), told("b"), "what is known is the same");
}

#[test]
fn the_same_files_give_the_same_archive_again_and_with_any_number_of_threads() {
    let place = Place::new();
    all(&place);
    let mut made = Vec::new();
    for jobs in ["1", "1", "3", "8"] {
        place.expect(1, &["collect", "s", "-o", "a.zip", "--jobs", jobs]);
        made.push(place.read("a.zip"));
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    for other in &made[1..] {
        assert!(*other == made[0]);
    }
    place.write("z/a.zip", &made[0]);
    place.expect(1, &["collect", "s", "-o", "a", "--format", "dir"]);
    for (name, octets) in entries(&place.path("z/a.zip")) {
        assert!(place.read(&name) == octets, "{name}");
    }
}

#[test]
fn quiet_still_tells_troubles() {
    let place = Place::new();
    place.write(
        "s/直播.mp4",
        super::support::found("videos/E311-faststart.mp4"),
    );
    place.write(
        "s/好的.mp4",
        super::support::found("videos/good-faststart.mp4"),
    );
    for (language, word) in [("en", "breaks off"), ("zh", "断")] {
        let ran = place.expect(
            1,
            &["collect", "s", "-o", "a.zip", "-q", "--lang", language],
        );
        std::fs::remove_file(place.path("a.zip")).unwrap();
        assert_eq!(ran.out, "");
        for needed in ["E311", "data/s/直播.mp4", word, "→"] {
            assert!(ran.err.contains(needed), "{needed}: {}", ran.err);
        }
        assert!(!ran.err.contains("好的"), "{}", ran.err);
    }
}

#[test]
fn what_is_left_out_is_named_without_the_folders_of_this_computer() {
    let place = Place::new();
    place.write(
        "home/王某/店铺/好的.mp4",
        super::support::found("videos/good-faststart.mp4"),
    );
    place.write("home/王某/店铺/草稿/一.tmp", "x");
    place.write("home/王某/店铺/.DS_Store", "x");
    let source = place.path("home/王某/店铺");
    let list = place.write(
        "home/王某/清单.csv",
        super::support::found("lists/good-works.csv"),
    );
    let source = source.to_str().unwrap();
    place.expect(
        1,
        &[
            "collect",
            source,
            "-o",
            "a.zip",
            "--exclude",
            "*.tmp",
            "--expect-list",
            list.to_str().unwrap(),
        ],
    );
    let kept = catalogue(&place, "a.zip");
    let left: Vec<&str> = kept["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["path"].as_str().unwrap())
        .collect();
    assert_eq!(left, ["店铺/.DS_Store", "店铺/草稿/一.tmp"]);
    let found = entries(&place.path("a.zip"));
    let here = place.path("").canonicalize().unwrap();
    for name in [
        "a/catalog.json",
        "a/index.html",
        "a/bag-info.txt",
        "a/how-to-check.txt",
    ] {
        let text = String::from_utf8(found[name].clone()).unwrap();
        assert!(
            !text.contains("王某") && !text.contains(here.to_str().unwrap()),
            "{name}: {text}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_hostile_name_stays_text() {
    let place = Place::new();
    let names = [
        "<img src=x onerror=alert(1)>.mp4",
        "\"' onload='alert(2)'.mp4",
        "<!--.mp4",
        "&lt;b&gt;.mp4",
        "javascript:alert(3)",
        "\u{202e}4pm.exe",
        "a\u{1b}[31mb.mp4",
    ];
    for (at, name) in names.iter().enumerate() {
        let cut = super::support::found("videos/E311-faststart.mp4");
        place.write(&format!("s/{name}"), [&cut[..], &[at as u8]].concat());
    }
    let ran = place.expect(1, &["collect", "s", "-o", "a.zip"]);
    assert!(
        !ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'),
        "{}",
        ran.out
    );
    let found = entries(&place.path("a.zip"));
    let page = String::from_utf8(found["a/index.html"].clone()).unwrap();
    assert!(
        page.contains("&lt;img src=x onerror=alert(1)&gt;.mp4"),
        "{page}"
    );
    for wrong in [
        "<img src=x",
        " onload='",
        "<!--",
        "\u{202e}",
        "\u{1b}",
        "href=\"javascript:",
    ] {
        assert!(!page.contains(wrong), "{wrong:?}");
    }
    let kept = catalogue(&place, "a.zip");
    assert_eq!(kept["entries"].as_array().unwrap().len(), names.len());
}

fn summary(place: &Place, code: i32, archive: &str, more: &[&str]) -> Ran {
    place.expect(code, &[&["list", "--summary", archive], more].concat())
}

#[test]
fn the_summary_of_an_archive_says_what_collecting_it_said() {
    let place = Place::new();
    all(&place);
    for (language, unverified) in [("en", "not checked"), ("zh", "没有")] {
        let made = place.expect(1, &["collect", "s", "-o", "a.zip", "--lang", language]);
        let told = summary(&place, 1, "a.zip", &["--lang", language]);
        is_worded(&told.out);
        assert!(told.err.contains(unverified), "{}", told.err);
        // Every line of the account of the files stands in the summary too.
        let (_, troubles) = made
            .out
            .split_once("\nE301")
            .or_else(|| made.out.split_once("\nE3"))
            .unwrap();
        for line in troubles.lines().take_while(|line| !line.contains("a.zip")) {
            assert!(told.out.contains(line), "{line}\n{}", told.out);
        }
        let quiet = summary(&place, 1, "a.zip", &["-q"]);
        assert_eq!(quiet.err, "");
        let octets = summary(&place, 1, "a.zip", &["--json"]).out.into_bytes();
        assert!(octets == entries(&place.path("a.zip"))["a/catalog.json"]);
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    place.expect(1, &["collect", "s", "-o", "f", "--format", "dir"]);
    let octets = summary(&place, 1, "f", &["--json"]).out.into_bytes();
    assert!(octets == place.read("f/catalog.json"));
    place.expect(0, &["collect", "s/videos/good-whole.mkv", "-o", "g.zip"]);
    let good = summary(&place, 0, "g.zip", &[]);
    assert!(
        good.out.contains("g, collected on 2026-11-21"),
        "{}",
        good.out
    );
}

#[test]
fn an_archive_without_a_catalogue_or_with_another_one_says_so() {
    let place = Place::new();
    place.expect(
        0,
        &[
            "collect",
            fixtures()
                .join("../found/videos/good-whole.mkv")
                .to_str()
                .unwrap(),
            "-o",
            "f",
            "--format",
            "dir",
        ],
    );
    let kept = String::from_utf8(place.read("f/catalog.json")).unwrap();
    // Somebody made it look better, or worse, than it is.
    place.write("f/catalog.json", kept.replace("good-whole", "bad-wholes"));
    for (language, word) in [("en", "backup verify"), ("zh", "backup verify")] {
        let ran = summary(&place, 2, "f", &["--lang", language]);
        assert!(ran.out.is_empty() && ran.err.contains(word), "{ran:?}");
    }
    std::fs::remove_file(place.path("f/catalog.json")).unwrap();
    for (language, word) in [("en", "has no overview"), ("zh", "没有总览")] {
        let ran = summary(&place, 2, "f", &["--lang", language]);
        assert!(ran.out.is_empty() && ran.err.contains(word), "{ran:?}");
    }
    place.write("no.zip", "none");
    assert!(summary(&place, 2, "no.zip", &[]).err.contains("E201"));
}
