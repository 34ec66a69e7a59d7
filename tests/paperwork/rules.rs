//! Runs `paperwork rules`: the list, one rule, what a purpose needs, what a place of upload takes.

use papers::channel::Channel;
use papers::purpose::Purpose;
use papers::rules;
use serde_json::Value;

use super::run;

const LANGUAGES: [&str; 2] = ["zh", "en"];

fn json(arguments: &[&str]) -> Value {
    let (code, out, err) = run(&[arguments, &["--json"]].concat());
    assert_eq!((code, &*err), (Some(0), ""), "{arguments:?}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn every_rule_says_in_both_languages_what_it_finds_why_and_what_to_do() {
    let whole = json(&["rules"]);
    let listed = whole["rules"].as_array().unwrap();
    let codes: Vec<&str> = listed
        .iter()
        .map(|rule| rule["code"].as_str().unwrap())
        .collect();
    let known: Vec<&str> = rules::all().iter().map(|rule| rule.code()).collect();
    assert_eq!(codes, known);
    for rule in listed {
        for part in ["title", "finds", "why", "do"] {
            for language in LANGUAGES {
                let said = rule[part][language].as_str().unwrap();
                let there = !said.is_empty() && !said.contains("No localization");
                assert!(
                    there && !said.contains("{$"),
                    "{} {part} {language}: {said}",
                    rule["code"]
                );
            }
        }
        assert!(
            rule["source"].is_string() && rule["as_of"].is_string(),
            "{rule}"
        );
        // A table's cell holds it.
        let title = rule["title"]["zh"].as_str().unwrap();
        assert!(title.chars().count() <= 18, "{title}");
    }
}

#[test]
fn every_rule_is_listed_and_explained() {
    for language in LANGUAGES {
        let (code, listed, err) = run(&["rules", "--lang", language]);
        assert_eq!((code, &*err), (Some(0), ""));
        for rule in rules::all() {
            assert!(
                listed.contains(&format!("  {}  ", rule.code())),
                "{}",
                rule.code()
            );
        }
        // The families this file's neighbours word, and the way on.
        let from = listed.find("  E601").unwrap();
        insta::assert_snapshot!(format!("list_{language}"), &listed[from..]);
        let (code, one, _) = run(&["rules", "e206", "--lang", language]);
        assert_eq!(code, Some(0));
        insta::assert_snapshot!(format!("e206_{language}"), one);
        let (_, one, _) = run(&["rules", "E611", "--lang", language]);
        insta::assert_snapshot!(format!("e611_{language}"), one);
    }
}

#[test]
fn a_number_alone_or_in_small_letters_will_do() {
    let (_, whole, _) = run(&["rules", "E801", "--lang", "zh"]);
    for written in ["e801", "801", " E801 "] {
        assert_eq!(
            run(&["rules", written, "--lang", "zh"]),
            (Some(0), whole.clone(), String::new())
        );
    }
}

#[test]
fn a_code_nobody_gave_is_refused_with_the_nearest() {
    let (code, out, err) = run(&["rules", "W801"]);
    assert_eq!((code, &*out), (Some(2), ""));
    assert!(
        err.contains("there is no rule “W801”") && err.contains("did you mean E801?"),
        "{err}"
    );
    let (code, _, err) = run(&["rules", "W801", "--lang", "zh"]);
    assert_eq!(code, Some(2));
    assert!(
        err.contains("没有编号是“W801”的规则") && err.contains("是不是想看 E801？"),
        "{err}"
    );
    for nonsense in ["", "E9999", "规则", "E\u{1b}[31m", &"E".repeat(5000)] {
        let (code, _, err) = run(&["rules", nonsense]);
        assert_eq!(code, Some(2));
        assert!(
            err.contains("lists every rule") && !err.contains('\u{1b}') && err.len() < 400,
            "{err}"
        );
    }
}

#[test]
fn every_purpose_says_what_it_needs() {
    for purpose in Purpose::ALL {
        let machine = json(&["rules", "--for", purpose.id()]);
        let needs = machine["needs"].as_array().unwrap();
        assert!(
            needs.iter().any(|need| need["demand"] == "required"),
            "{machine}"
        );
        assert!(
            needs.iter().any(|need| need["demand"] == "groundless"),
            "{machine}"
        );
    }
    for language in LANGUAGES {
        for purpose in ["shop", "minor"] {
            let (code, out, _) = run(&["rules", "--for", purpose, "--lang", language]);
            assert_eq!(code, Some(0));
            insta::assert_snapshot!(format!("for_{purpose}_{language}"), out);
        }
    }
    let (code, _, err) = run(&["rules", "--for", "shopping"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("lawyer-letter"), "{err}");
}

#[test]
fn every_place_of_upload_says_what_it_takes() {
    for channel in Channel::all() {
        let machine = json(&["rules", "--channel", &channel.name]);
        assert_eq!(machine["most_octets"], channel.most_octets);
    }
    for language in LANGUAGES {
        for name in ["strict", "enterprise-5mb"] {
            let (code, out, _) = run(&["rules", "--channel", name, "--lang", language]);
            assert_eq!(code, Some(0));
            insta::assert_snapshot!(format!("channel_{name}_{language}"), out);
        }
    }
    let (code, _, err) = run(&["rules", "--channel", "fax"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("tiktok-10mb"), "{err}");
}

#[test]
fn a_code_and_a_purpose_are_not_asked_at_once() {
    let (code, _, err) = run(&["rules", "E206", "--for", "shop"]);
    assert_eq!(code, Some(2));
    assert!(!err.is_empty());
}
