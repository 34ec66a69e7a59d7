//! What `collect` finds in the files it saves and what it says of them: each fixture by the code in its name.

use std::collections::BTreeMap;
use std::path::Path;

use bag::digest::{Algorithm, Digest};
use serde_json::Value;

use super::support::{Place, entries, fixtures};

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
                // What TikTok hands out holds links instead of videos, however good it is.
                let code = match name.starts_with("good-tiktok") {
                    true => Some("W354".to_owned()),
                    false => code.then(|| head.to_owned()),
                };
                found.push((format!("{folder}/{name}"), code));
            }
        }
    }
    found.sort();
    assert!(found.len() > 150, "{}", found.len());
    found
}

/// All of them under `s`, and what `collect` says of them.
pub fn all(place: &Place) -> Vec<(String, Option<String>)> {
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
pub fn codes(findings: &Value) -> BTreeMap<String, Vec<String>> {
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
pub fn is_worded(text: &str) {
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

/// The codes at the beginning of lines, indented that deep: 0 for files, 2 for everything together.
fn told(text: &str, indent: usize) -> Vec<&str> {
    let of = |line: &'_ str| line.strip_prefix(&" ".repeat(indent)).map(str::len);
    let codes = text.lines().filter_map(|line| {
        let line = &line[line.len() - of(line)?..];
        let (code, _) = line.split_once("  ")?;
        let octets = code.as_bytes();
        let digits = octets.len() == 4 && octets[1..].iter().all(u8::is_ascii_digit);
        (digits && matches!(octets[0], b'E' | b'W' | b'N')).then_some(code)
    });
    codes.collect()
}

#[cfg_attr(
    windows,
    ignore = "hundreds of runs: no question of the system, and minutes under Wine"
)]
#[test]
fn each_fixture_alone_gives_the_status_and_the_words_in_both_languages() {
    let place = Place::new();
    for (path, code) in all(&place) {
        let wanted: Vec<&str> = code
            .as_deref()
            .filter(|code| is_bad(code))
            .into_iter()
            .collect();
        let mut said = Vec::new();
        // What is in order is said by the same words for each file.
        let languages = if wanted.is_empty() {
            &["zh"][..]
        } else {
            &["en", "zh"]
        };
        for language in languages {
            let source = format!("s/{path}");
            let arguments = [
                "collect",
                &source,
                "-o",
                "a.zip",
                "--no-verify",
                "--lang",
                language,
            ];
            let ran = place.run(&arguments);
            std::fs::remove_file(place.path("a.zip")).unwrap();
            is_worded(&ran.out);
            let codes = told(&ran.out, 0);
            let fits = match wanted.first() {
                Some(code) => codes.contains(code),
                None => codes.is_empty(),
            };
            assert!(fits && codes.iter().all(|code| is_bad(code)), "{}", ran.out);
            // A table may name orders that no other table holds: that is of all files together.
            let together = told(&ran.out, 2);
            assert!(
                together
                    .iter()
                    .all(|code| ["W367", "W368", "W374"].contains(code)),
                "{}",
                ran.out
            );
            let bad = !wanted.is_empty() || !together.is_empty();
            assert_eq!(ran.code, Some(i32::from(bad)), "{path}: {}", ran.out);
            let Some(code) = wanted.first() else { continue };
            let lines: Vec<&str> = ran
                .out
                .lines()
                .skip_while(|line| !line.starts_with(code))
                .collect();
            assert!(
                lines[1].ends_with(path.rsplit('/').next().unwrap()),
                "{}",
                ran.out
            );
            let todo = lines[2].strip_prefix("  → ").unwrap();
            said.push(format!("{} {todo}", lines[0]));
        }
        if let [english, chinese] = &said[..] {
            let is_chinese = |c: &char| ('一'..='鿿').contains(c);
            assert_ne!(english, chinese);
            assert!(chinese.chars().filter(is_chinese).count() > 20, "{chinese}");
        }
    }
}

#[test]
fn each_file_gets_the_way_out_that_fits_it() {
    let place = Place::new();
    for name in ["E352-cut.zip", "E352-one-of-several.zip"] {
        place.write(
            &format!("s/{name}"),
            super::support::found(&format!("data/{name}")),
        );
    }
    for language in ["en", "zh"] {
        let ran = place.expect(1, &["collect", "s", "-o", "a.zip", "--lang", language]);
        std::fs::remove_file(place.path("a.zip")).unwrap();
        let lines: Vec<&str> = ran
            .out
            .lines()
            .skip_while(|line| !line.starts_with("E352"))
            .take(7)
            .collect();
        let ways: Vec<&str> = lines
            .iter()
            .filter_map(|line| line.strip_prefix("      → "))
            .collect();
        assert!(ways.len() == 2 && ways[0] != ways[1], "{lines:#?}");
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
