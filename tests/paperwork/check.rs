//! Holds `paperwork check` to its promises on the specimen scans: every rule shown, nothing found on good papers, originals untouched.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::sync::Mutex;

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use toml::Table;

use super::support::{Place, Ran, fixtures, ran};

const DAY: &str = "2026-11-22";

/// What stands in `fixtures/scans/index.toml`.
fn index() -> Table {
    let text = std::fs::read_to_string(fixtures().join("scans/index.toml")).unwrap();
    text.parse().unwrap()
}

/// Checks an entry of the index as a person would, and gives what the program printed.
fn check(place: &Place, entry: &Table, more: &[&str]) -> Ran {
    let scans = fixtures().join("scans");
    let mut command = place.command(&["check", "--date", DAY]);
    command.args(more);
    for file in entry["files"].as_array().unwrap() {
        command.arg(scans.join(file.as_str().unwrap()));
    }
    for key in ["for", "channel"] {
        if let Some(value) = entry.get(key) {
            command.arg(format!("--{key}")).arg(value.as_str().unwrap());
        }
    }
    if let Some(case) = entry.get("case") {
        command
            .arg("--case")
            .arg(scans.join(case.as_str().unwrap()));
    }
    ran(command.output().unwrap())
}

fn codes(checked: &Value) -> Vec<(String, String)> {
    let findings = checked["findings"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    findings
        .iter()
        .map(|finding| (text(&finding["code"]), text(&finding["finds"])))
        .collect()
}

/// Runs `work` on every entry of a section, two at a time, and gives what it returned by name.
fn each<T: Send>(section: &str, work: impl Fn(&str, &Table) -> T + Sync) -> BTreeMap<String, T> {
    let index = index();
    let entries = Mutex::new(index[section].as_table().unwrap().iter());
    let done = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some((name, entry)) = entries.lock().unwrap().next() else {
                        break;
                    };
                    let one = work(name, entry.as_table().unwrap());
                    done.lock().unwrap().insert(name.clone(), one);
                }
            });
        }
    });
    done.into_inner().unwrap()
}

#[test]
fn nothing_is_found_on_good_papers() {
    let found = each("good", |_, entry| {
        let ran = check(&Place::new(), entry, &["--json", "--jobs", "1"]);
        let checked = ran.json();
        let papers = checked["papers"].as_array().unwrap().len();
        (ran.code, codes(&checked), papers)
    });
    assert!(found.len() >= 7, "one for every purpose, at least");
    for (name, (code, findings, papers)) in found {
        let notes_only = findings.iter().all(|(code, _)| code.starts_with('N'));
        assert!(
            notes_only && code == Some(0),
            "{name}: {code:?} {findings:#?}"
        );
        assert!(papers > 0, "{name}: nothing was recognised");
    }
}

#[test]
fn every_rule_has_a_scan_that_shows_it() {
    let found = each("bad", |rule, entry| {
        let ran = check(&Place::new(), entry, &["--json", "--jobs", "1"]);
        let checked = ran.json();
        (ran.code, codes(&checked), rule.starts_with('N'))
    });
    let mut wrong = Vec::new();
    for (rule, (code, findings, note)) in &found {
        let shown = findings.iter().any(|(code, _)| code == rule);
        // Never "all fine" on a bad one.
        // A file that is no page at all leaves nothing to judge.
        let told = matches!(
            (code, rule.as_bytes()),
            (Some(1), _) | (Some(2), [b'E', b'1', b'0', _])
        );
        if !shown || (!note && !told) {
            wrong.push(format!("{rule}: exit {code:?}, {findings:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What no stored picture can show is named with the reason, and tried by the tests of the rule itself.
    let index = index();
    let without = index["without"].as_table().unwrap();
    for rule in papers::rules::all() {
        let code = rule.code();
        assert!(
            found.contains_key(code) || without.contains_key(code),
            "{code} has no bad fixture"
        );
    }
}

#[test]
fn every_bad_scan_names_a_good_one() {
    let index = index();
    let good = index["good"].as_table().unwrap();
    for (rule, entry) in index["bad"].as_table().unwrap() {
        let name = entry["good"].as_str().unwrap();
        assert!(good.contains_key(name), "{rule}: {name}");
    }
}

/// The dossier of a company that closes its shop.
fn company() -> Table {
    index()["good"]["company"].as_table().unwrap().clone()
}

#[test]
fn a_report_is_one_page_in_both_languages_that_fetches_nothing() {
    let place = Place::new();
    let ran = check(&place, &company(), &["--html", "report.html"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("report.html"));
    let page = String::from_utf8(place.read("report.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>"));
    for needle in ["材料检查报告", "Check of papers", "data:image/jpeg;base64,"] {
        assert!(page.contains(needle), "{needle}");
    }
    for fetched in [
        "http://", "https://", "<script", "<link", "@import", "url(", "<iframe", "srcset",
    ] {
        assert!(!page.contains(fetched), "{fetched}");
    }
    // Made again it is refused, and replaced when asked for; it is the same to the octet.
    let again = check(&place, &company(), &["--html", "report.html"]);
    assert_eq!(again.code, Some(2));
    check(&place, &company(), &["--html", "report.html", "--force"]);
    assert_eq!(place.read("report.html"), page.as_bytes());
}

#[test]
fn private_numbers_are_masked_unless_asked_for() {
    let place = Place::new();
    let number = |ran: &Ran| {
        let checked = ran.json();
        let papers = checked["papers"].as_array().unwrap();
        let ids = papers
            .iter()
            .filter_map(|paper| paper["fields"]["id-number"]["value"].as_str());
        ids.map(str::to_owned).next().unwrap()
    };
    let open = check(
        &place,
        &company(),
        &["--json", "--show-private", "--html", "open.html"],
    );
    let shown = number(&open);
    assert_eq!(shown.len(), 18);
    assert!(
        String::from_utf8(place.read("open.html"))
            .unwrap()
            .contains(&shown)
    );

    let masked = check(&place, &company(), &["--json", "--html", "masked.html"]);
    assert!(number(&masked).contains("********"));
    let page = String::from_utf8(place.read("masked.html")).unwrap();
    for text in [masked.text(), &page, check(&place, &company(), &[]).text()] {
        assert!(!text.contains(&shown));
    }
}

#[test]
fn originals_are_only_read() {
    let place = Place::new();
    let mut before = Vec::new();
    for file in company()["files"].as_array().unwrap() {
        let name = place.take(&format!("scans/{}", file.as_str().unwrap()));
        let path = place.path(&name);
        let mut rights = path.metadata().unwrap().permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&path, rights).unwrap();
        before.push((
            name.clone(),
            Sha256::digest(place.read(&name)),
            path.metadata().unwrap().modified().unwrap(),
        ));
    }
    let ran = place.run(&["check", ".", "--date", DAY, "--html", "report.html"]);
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
    for (name, digest, modified) in &before {
        assert_eq!(&Sha256::digest(place.read(name)), digest);
        assert_eq!(
            &place.path(name).metadata().unwrap().modified().unwrap(),
            modified
        );
    }
    assert_eq!(place.list(".").len(), before.len() + 1);
    // The report itself is passed over the next time.
    let again = place.run(&["check", ".", "--date", DAY, "--json"]).json();
    assert_eq!(again["passed_over"][0]["why"], "report");
    // And never takes the place of a paper.
    let over = place.run(&["check", ".", "--html", &before[0].0, "--force"]);
    assert_eq!(over.code, Some(2));
}

#[test]
fn the_table_reads_well_in_both_languages() {
    let place = Place::new();
    let (mut entry, bad) = (company(), index());
    let expired = &bad["bad"]["E206"]["files"];
    entry.insert("files".to_owned(), expired.clone());
    let english = check(&place, &entry, &[]);
    assert_eq!(english.code, Some(1));
    insta::assert_snapshot!("check_expired_en", english.text());
    let chinese = check(&place, &entry, &["--lang", "zh"]);
    insta::assert_snapshot!("check_expired_zh", chinese.text());
    insta::assert_snapshot!(
        "check_company_zh",
        check(&place, &company(), &["--lang", "zh"]).text()
    );
}

#[test]
fn the_same_papers_give_the_same_answer_with_any_number_of_threads() {
    let place = Place::new();
    let one = check(&place, &company(), &["--json", "--jobs", "1"]);
    let many = check(&place, &company(), &["--json", "--jobs", "4"]);
    assert_eq!(one.text(), many.text());
}

#[test]
fn wrong_arguments_get_a_clear_answer() {
    let place = Place::new();
    place.write("empty/.DS_Store", "");
    for (arguments, says) in [
        (&["check"][..], "missing: <PATH>"),
        (&["check", "nowhere"], "“nowhere” cannot be opened"),
        (&["check", "empty"], "nothing to look at"),
        (
            &["check", "empty", "--for", "shops"],
            "“shops” is not a purpose",
        ),
        (
            &["check", "empty", "--channel", "fax"],
            "“fax” is not a channel",
        ),
        (&["check", "empty", "--date", "yesterday"], "yesterday"),
    ] {
        let ran = place.expect(2, arguments);
        assert!(ran.err.contains(says), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("hint: "), "{arguments:?}: {}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_130_and_leaves_no_report() {
    let place = Place::new();
    for n in 0..40 {
        let file = fixtures()
            .join("scans")
            .join(company()["files"][0].as_str().unwrap());
        place.write(&format!("docs/{n}.jpg"), std::fs::read(file).unwrap());
    }
    let mut command = place.command(&["check", "docs", "--html", "report.html"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let kill = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(kill.unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(!place.path("report.html").exists());
}

#[test]
fn a_folder_without_a_command_is_checked_with_a_report_beside_it() {
    let place = Place::new();
    let file = company()["files"][0].as_str().unwrap().to_owned();
    let scan = std::fs::read(fixtures().join("scans").join(file)).unwrap();
    place.write("资料/a.jpg", &scan);
    let dropped = place.path("资料");
    for report in ["资料-check.html", "资料-check-2.html"] {
        let ran = place.run(&[dropped.to_str().unwrap()]);
        assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
        assert!(ran.err.contains(report), "{ran:?}");
        let page = String::from_utf8(place.read(report)).unwrap();
        assert!(page.contains("a.jpg"), "{page}");
    }
    let inside: Vec<_> = std::fs::read_dir(&dropped).unwrap().collect();
    assert_eq!(inside.len(), 1, "nothing is written among the papers");
    assert_eq!(place.read("资料/a.jpg"), scan);
}
